#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests.
#
# usage: tests/run.sh [PRESET] [CTEST OPTION…]      e.g. tests/run.sh · tests/run.sh dev -L core · tests/run.sh asan
#   PRESET   dev (if none is given), release, coverage, asan (address and undefined behaviour: everything)
#            or tsan (threads: the tests of net, flow and the provider)
# CLAIMCHECK_VECTORS names the folder of public test vectors; without it their tests are skipped, by name.
set -eu -o pipefail
cd "$(dirname "$0")/.."
. packaging/lib.sh

preset=dev
case "${1:-}" in
  dev|release|coverage|asan|tsan) preset=$1; shift ;;
  -h|--help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
  ''|-*) ;;
  *) fail "no preset $1 (dev, release, coverage, asan, tsan)" ;;
esac

# Node 22 comes with the peers, pinned: Debian 12 has Node 18.
install_peers() {
  local peers=tests/peers
  [ -f $peers/package-lock.json ] || return 0
  if [ $peers/node_modules/.package-lock.json -nt $peers/package-lock.json ]; then say "peers: all there"; return 0; fi
  say "peers: npm ci in $peers"
  (cd $peers && npm ci --no-audit --no-fund --loglevel=error </dev/null) || fail "npm ci failed in $peers"
  touch $peers/node_modules/.package-lock.json
}

install_packages tests
install_peers
build "$preset"
[ -n "${CLAIMCHECK_VECTORS:-}" ] || say "CLAIMCHECK_VECTORS is not set: the tests of the public vectors are skipped"
say "testing build/$preset"
if [ "$preset" = tsan ] && [ $# = 0 ]; then set -- -L '^(net|flow|flows|peers|provider)$'; fi
runner=()
if [ "$preset" = tsan ] && setarch "$(uname -m)" -R true 2>/dev/null; then
  runner=(setarch "$(uname -m)" -R) # with much address randomisation older thread sanitizers cannot start
fi
status=0
"${runner[@]}" ctest --preset "$preset" -j2 --output-on-failure "$@" </dev/null || status=$?
# No secret in anything that the tests printed.
searcher=build/$preset/tests/tst_secrets
log=$PWD/build/$preset/Testing/Temporary/LastTest.log
if [ -x "$searcher" ] && ! found=$(CLAIMCHECK_TEST_LOG=$log "$searcher" -silent whatTheTestsPrintedHoldsNoSecret 2>&1); then
  printf '%s\n' "$found"
  status=1
fi
exit $status
