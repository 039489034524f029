#!/bin/sh
# Builds the part of ICU that dokhae.wasm links and keeps it outside the build folders.
#
#   scripts/icu-wasm.sh          build it when it is not there yet
#   scripts/icu-wasm.sh --path   print where it is, or would be
#
# The folder's name holds a hash of everything the result depends on; the source stays beside
# it. Nothing of the system is changed and no root is needed: apt reads a source list of our
# own, in a temporary folder.
set -eu

VERSION=72.1
# icu4c-72_1-src.tgz as released upstream; Debian's icu_72.1.orig.tar.gz is the same file.
SHA256=a2d2d38217092a7ed56635e34467f92f976b370e20182ad325edea6681a71d68
URL=https://github.com/unicode-org/icu/releases/download/release-72-1/icu4c-72_1-src.tgz

root=$(cd "$(dirname "$0")/.." && pwd)
toolchain=/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake
emscripten=$(cat /usr/share/emscripten/emscripten-version.txt 2>/dev/null || echo none)

hash=$( { echo "$SHA256 $emscripten"; cat "$root"/wasm/icu/* "$root/wasm/link.cmake" "$root/wasm/runtime.cpp" "$0"; } |
  sha256sum | cut -c1-12)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dokhae
source=$cache/icu-$VERSION.tar.gz
target=$cache/icu-$VERSION-$hash

if [ "${1:-}" = --path ]; then
  echo "$target"
  exit
fi
[ -f "$target/lib/libdokhae_icu_wasm.a" ] && exit

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

right() { [ -f "$1" ] && echo "$SHA256  $1" | sha256sum --check --status; }

# Debian's source package, by way of the machine's own package sources (mirror, proxy, keys).
from_apt() {
  command -v apt-get >/dev/null || return 1
  mkdir -p "$work/apt/parts" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/apt/parts/$(basename "$file")"
  done
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] && sed -n 's/^deb /deb-src /p' "$file" >"$work/apt/parts/from-$(basename "$file" .list).list"
  done
  set -- -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/apt/parts" \
    -o Dir::State::Lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" \
    -o APT::Sandbox::User=root
  # Sources that have no source packages, or are out of reach, do not matter here.
  apt-get "$@" update >"$work/log" 2>&1 || true
  (cd "$work" && apt-get "$@" source --download-only --tar-only icu >>log 2>&1) || {
    cat "$work/log" >&2
    return 1
  }
  right "$work/icu_$VERSION.orig.tar.gz" && mv "$work/icu_$VERSION.orig.tar.gz" "$work/icu.tar.gz"
}

from_upstream() {
  command -v curl >/dev/null && curl --fail --location --silent --show-error --output "$work/icu.tar.gz" "$URL" &&
    right "$work/icu.tar.gz"
}

mkdir -p "$cache"
if ! right "$source"; then
  echo "ICU $VERSION for WebAssembly: fetching the source" >&2
  from_apt || from_upstream || {
    echo "icu-wasm.sh: no ICU $VERSION source, neither by apt-get source nor from $URL" >&2
    exit 1
  }
  mv "$work/icu.tar.gz" "$source"
fi
tar -xf "$source" -C "$work" icu/source/common icu/LICENSE

echo "ICU $VERSION for WebAssembly: building and testing" >&2
{
  cmake -S "$root/wasm/icu" -B "$work/build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$toolchain" \
    -DICU_SOURCE="$work/icu/source" -DCMAKE_INSTALL_PREFIX="$work/install" &&
    cmake --build "$work/build" &&
    ctest --test-dir "$work/build" --output-on-failure &&
    cmake --install "$work/build"
} >"$work/log" 2>&1 || {
  cat "$work/log" >&2
  exit 1
}
cp "$work/icu/LICENSE" "$work/install/"

# In one step, so that a build that was broken off leaves nothing behind.
staged=$(mktemp -d "$cache/new.XXXXXX")
cp -R "$work/install/." "$staged/"
chmod 755 "$staged"
mv -T "$staged" "$target" 2>/dev/null || rm -rf "$staged" # another run was faster
[ -f "$target/lib/libdokhae_icu_wasm.a" ]
