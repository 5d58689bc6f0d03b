#!/usr/bin/env bash
# Installs what is missing, builds, and starts Claimcheck on its built-in provider.
# Without a display it runs the same login on the terminal and writes pictures of the window to build/pictures.
set -eu -o pipefail
cd "$(dirname "$0")/.."
. packaging/lib.sh

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; }

install_packages build
build release claimcheck claimcheck-cli

bin=build/release/bin
if has_display; then
  say "starting $bin/claimcheck --demo"
  exec "$bin/claimcheck" --demo
fi

say "no display here (DISPLAY and WAYLAND_DISPLAY are empty): the same login without a window"
"$bin/claimcheck-cli" flow --demo </dev/null
say "taking pictures of the window"
QT_QPA_PLATFORM=offscreen "$bin/claimcheck" --pictures build/pictures </dev/null
say "pictures in build/pictures:"
find build/pictures -name '*.png' | sort | sed 's/^/    /'
