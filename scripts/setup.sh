#!/bin/sh
# Gets the machine ready to build and test Dokhae (Debian 12, Node 20 or later). Installs only
# what is missing; takes no time when nothing is.
#
#   scripts/setup.sh
set -eu
cd "$(dirname "$0")/.."

# What each is for: the native build; tests and benchmarks; libraries (ICU with genbrk and
# CLDR's names, JSON, expected; stems of hunspell-ko); what lexicon-extended.bin is made of;
# the WebAssembly build; fuzzing; lint; browser tests.
packages="g++ cmake ninja-build ccache
  libgtest-dev libgmock-dev libbenchmark-dev
  libicu-dev icu-devtools nlohmann-json3-dev libexpected-dev hunspell-ko
  libhangul-data edict kanjidic libgeonames-common iso-codes
  emscripten
  clang-14 libclang-rt-14-dev
  clang-format-14
  chromium"

# Tests that need these are skipped without them: the other two engines (WebKit wants a display),
# and Korean glyphs to look at.
optional="firefox-esr webkit2gtk-driver xvfb fonts-noto-cjk"

if ! node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null ||
  ! command -v npm >/dev/null; then
  echo "setup: Node.js 20 or later with npm is needed (https://nodejs.org)" >&2
  exit 1
fi

if command -v dpkg-query >/dev/null; then
  # shellcheck disable=SC2086 # one word a package
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $packages $optional 2>/dev/null |
    sed -n 's/ installed$//p' || true)
  missing_of() {
    for package in "$@"; do
      echo "$installed" | grep -qxF "$package" || printf ' %s' "$package"
    done
  }
  # shellcheck disable=SC2086
  missing=$(missing_of $packages)
  # shellcheck disable=SC2086
  wanted=$(missing_of $optional)
  install() {
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@"
  }
  if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ]; then
      echo "setup: packages are missing; run this, then again what you ran:" >&2
      echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
      exit 1
    fi
    echo "setup: installing$missing"
    apt-get -qq update
    # shellcheck disable=SC2086
    install $missing
  fi
  if [ -n "$wanted" ] && [ "$(id -u)" -eq 0 ]; then
    echo "setup: installing$wanted"
    [ -n "$missing" ] || apt-get -qq update || true
    # shellcheck disable=SC2086
    install $wanted || echo "setup: not to be had:$wanted; tests that need them are skipped" >&2
  fi
else
  echo "setup: not a Debian system; needed are the counterparts of:" >&2
  echo "$packages" >&2
fi

if [ -f package.json ]; then
  if [ -f package-lock.json ]; then
    # npm writes this file last, so it also tells of an installation that was broken off.
    if [ ! -f node_modules/.package-lock.json ] ||
      [ -n "$(find package-lock.json -newer node_modules/.package-lock.json)" ]; then
      echo "setup: npm ci"
      npm ci --include=dev --no-audit --no-fund --loglevel=error
    fi
  elif [ ! -d node_modules ]; then
    echo "setup: npm install"
    npm install --include=dev --no-audit --no-fund --loglevel=error
  fi
fi

scripts/icu-wasm.sh
