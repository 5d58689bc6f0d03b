#!/bin/sh
# The measurements of `claimcheck-cli compare --profile`, made by curl and openssl alone, to be put beside its own. Prints a
# line for each: NAME MIN MEDIAN P99, in microseconds.
# measure.sh INTROSPECTION_URL CLIENT_ID SECRET TOKEN JWKS_URL COUNT COLD_COUNT
# One curl process asks all of a kind, a number in the query telling them apart; the first is left out, as it starts curl.
set -eu
introspection=$1 client=$2 secret=$3 token=$4 jwks=$5 count=$6 cold=$7

# Seconds, one a line, to the quantiles by nearest rank.
quantiles() {
  sort -n | awk -v name="$1" '{ v[NR] = $1 }
    function rank(share,  r) { r = int(share * NR); if (r < share * NR) r++; return v[r < 1 ? 1 : r] * 1e6 }
    END { printf "%s %.1f %.1f %.1f\n", name, rank(0), rank(0.5), rank(0.99) }'
}

# The settings hold the secrets: on standard input, so that no list of processes shows them.
settings() {
  printf 'silent\noutput = /dev/null\nwrite-out = "%%{time_total}\\n"\n'
}
introspect() {
  settings
  printf 'user = "%s:%s"\ndata-urlencode = "token=%s"\ndata = "token_type_hint=access_token"\n' "$client" "$secret" "$token"
}
new_connections() {
  printf 'header = "Connection: close"\n'
}

introspect | curl --config - "$introspection?n=[0-$count]" | tail -n +2 | quantiles introspection-warm
{ introspect; new_connections; } | curl --config - "$introspection?n=[0-$cold]" | tail -n +2 | quantiles introspection-cold
settings | curl --config - "$jwks?n=[0-$cold]" | tail -n +2 | quantiles key-fetch-warm
{ settings; new_connections; } | curl --config - "$jwks?n=[0-$cold]" | tail -n +2 | quantiles key-fetch-cold

# What a signature costs without anything around it: the last number of openssl speed's line is verifications a second.
for algorithm in rsa2048 ecdsap256; do
  openssl speed -seconds 1 "$algorithm" 2>/dev/null | awk -v name="verify-$algorithm" '/^ *(rsa|256 bits)/ {
    printf "%s %.1f %.1f %.1f\n", name, 1e6 / $NF, 1e6 / $NF, 1e6 / $NF }'
done
