# Shared by packaging/run.sh and tests/run.sh: what must be installed, and how to build. Sourced from the repository's root.
# shellcheck shell=bash disable=SC2046,SC2048,SC2086 # lists of names are split into words on purpose

# Names by package manager. a|b: the first that the distribution has. A name that ends in ? may be missing.
apt_build="g++ cmake ninja-build qt6-base-dev qt6-networkauth-dev qt6-svg-dev|libqt6svg6-dev qtkeychain-qt6-dev
  libssl-dev zlib1g-dev fonts-dejavu-core"
apt_tests="git openssl xvfb xauth nodejs npm chromium?"
dnf_build="gcc-c++ cmake ninja-build qt6-qtbase-devel qt6-qtnetworkauth-devel qt6-qtsvg-devel qtkeychain-qt6-devel
  openssl-devel zlib-ng-compat-devel dejavu-sans-fonts"
dnf_tests="git openssl xorg-x11-server-Xvfb xorg-x11-xauth nodejs nodejs-npm chromium"
pacman_build="gcc cmake ninja qt6-base qt6-networkauth qt6-svg qtkeychain-qt6 openssl zlib ttf-dejavu"
pacman_tests="git xorg-server-xvfb xorg-xauth nodejs npm chromium"
brew_build="cmake ninja qt qtkeychain openssl@3 zlib"
brew_tests="git node chromium"

say() { printf '==> %s\n' "$*"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

processors() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# Those of the wanted names (a|b, a?) of which no alternative is installed, one a line.
missing_packages() {
  local installed want name
  # dpkg-query fails when it does not know one of the names: what it does know is all that is asked.
  installed=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $(tr '|?' '  ' <<<"$*") 2>/dev/null |
    awk '$2 == "installed" { printf "%s ", $1 }' || :)"
  for want in $*; do
    for name in $(tr '|?' '  ' <<<"$want"); do
      case "$installed" in *" $name "*) continue 2 ;; esac
    done
    case "$want" in
      nodejs|npm) if command -v npm >/dev/null && command -v node >/dev/null; then continue; fi ;;
    esac
    echo "$want"
  done
}

# The first alternative that apt can install; nothing for an optional package (a?) that it cannot.
choose_package() {
  local name
  for name in $(tr '|?' '  ' <<<"$1"); do
    case "$(apt-cache policy "$name" 2>/dev/null)" in
      *'Candidate: (none)'*) ;;
      *'Candidate: '*) echo "$name"; return ;;
    esac
  done
  case "$1" in *\?) ;; *) echo "${1%%|*}" ;; esac
}

apt_install() {
  local missing want name chosen=()
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || { say "packages: all there"; return 0; }
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "not root and no sudo; install these first: $(tr '\n' ' ' <<<"$missing")"
    say "packages: sudo is asked for, to install" $missing
  fi
  say "packages: reading the lists"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q -o Acquire::Retries=3 </dev/null >/dev/null ||
    say "packages: the lists could not be refreshed, going on with those there are"
  for want in $missing; do
    name=$(choose_package "$want")
    if [ -n "$name" ]; then chosen+=("$name"); else say "packages: no ${want%\?} here, its tests will be skipped"; fi
  done
  [ ${#chosen[@]} -gt 0 ] || return 0
  say "packages: installing ${chosen[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends -o Acquire::Retries=3 \
    -o Dpkg::Use-Pty=0 "${chosen[@]}" </dev/null | awk '/^(Setting up|E:)/ { n++; if (n % 25 == 0) print "    " n " packages set up"; fflush() }' ||
    fail "apt-get could not install: ${chosen[*]}"
}

# install_packages build|tests: installs what is missing, or names it where there is no apt.
install_packages() {
  local apt=$apt_build dnf=$dnf_build pacman=$pacman_build brew=$brew_build
  if [ "$1" = tests ]; then
    apt+=" $apt_tests" dnf+=" $dnf_tests" pacman+=" $pacman_tests" brew+=" $brew_tests"
  fi
  if [ "${CLAIMCHECK_PACKAGES:-}" = installed ]; then
    say "packages: not looked at (CLAIMCHECK_PACKAGES=installed)"
  elif command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    apt_install $apt
  else
    cat <<END
This script installs packages on Debian and Ubuntu only. Elsewhere, install these, then run it again with
CLAIMCHECK_PACKAGES=installed in the environment:
  apt install$(printf ' %s' $(sed 's/|[^ ]*//g; s/?//g' <<<"$apt"))
  dnf install$(printf ' %s' $dnf)
  pacman -S$(printf ' %s' $pacman)
  brew install$(printf ' %s' $brew)
END
    exit 2
  fi
}

# configure PRESET [OPTION…]: once; Ninja does it again when it must.
configure() {
  local preset=$1; shift
  mkdir -p build
  cmake --preset "$preset" "$@" </dev/null >"build/configure-$preset.log" 2>&1 ||
    { cat "build/configure-$preset.log" >&2; fail "cmake could not configure"; }
}

# build PRESET [TARGET…]: configures where that was not done, and builds.
build() {
  local preset=$1 quick=
  shift
  if [ ! -e "build/$preset/build.ninja" ]; then
    # A folder as one translation unit takes a fraction of the time; a compiler cache does better with single files.
    command -v ccache >/dev/null || quick="-DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=0"
    say "configuring build/$preset"
    configure "$preset" $quick
  fi
  say "building build/$preset"
  if ! compile "$preset" "$@"; then
    grep -q '^CMAKE_UNITY_BUILD:.*=ON' "build/$preset/CMakeCache.txt" || fail "the build failed"
    say "building build/$preset file by file"
    configure "$preset" -DCMAKE_UNITY_BUILD=OFF
    compile "$preset" "$@" || fail "the build failed"
  fi
}

compile() {
  local preset=$1; shift
  cmake --build --preset "$preset" --parallel "$(processors)" ${1:+--target "$@"} </dev/null
}
