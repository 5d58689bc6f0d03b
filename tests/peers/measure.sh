#!/bin/sh
# The measurements of `claimcheck-cli compare --profile`, made by curl and openssl alone, to be put beside its own. Prints a
# line for each: NAME MEDIAN P99, in microseconds.
# measure.sh INTROSPECTION_URL CLIENT_ID SECRET TOKEN JWKS_URL COUNT COLD_COUNT    (a number of each goes into the URL's query:
# one curl process asks them all over one kept connection, its first request, which opens it, is left out)
set -eu
introspection=$1 client=$2 secret=$3 token=$4 jwks=$5 count=$6 cold=$7

# Seconds, one a line, to median and p99 by nearest rank.
quantiles() {
  sort -n | awk -v name="$1" '{ v[NR] = $1 }
    function rank(share,  r) { r = int(share * NR); if (r < share * NR) r++; return v[r < 1 ? 1 : r] }
    END { printf "%s %.1f %.1f\n", name, rank(0.5) * 1e6, rank(0.99) * 1e6 }'
}

# The settings hold the secrets: on standard input, so that no list of processes shows them.
settings() {
  printf 'silent\noutput = /dev/null\nwrite-out = "%%{time_total}\\n"\n'
}
introspect() {
  settings
  printf 'user = "%s:%s"\ndata-urlencode = "token=%s"\ndata = "token_type_hint=access_token"\n' "$client" "$secret" "$token"
}

introspect | curl --config - "$introspection?n=[0-$count]" | tail -n +2 | quantiles introspection-warm
for n in $(seq "$cold"); do
  introspect | curl --config - "$introspection"
done | quantiles introspection-cold
settings | curl --config - "$jwks?n=[0-$cold]" | tail -n +2 | quantiles key-fetch-warm
for n in $(seq "$cold"); do
  settings | curl --config - "$jwks"
done | quantiles key-fetch-cold

# What a signature costs without anything around it: openssl speed prints seconds for each verification, then verifications
# a second, both at the line's end.
for algorithm in rsa2048 ecdsap256; do
  openssl speed -seconds 1 "$algorithm" 2>/dev/null | awk -v name="verify-$algorithm" '/^ *(rsa|256 bits)/ {
    printf "%s %.1f %.1f\n", name, 1e6 / $NF, 1e6 / $NF }'
done
