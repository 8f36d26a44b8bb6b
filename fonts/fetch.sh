#!/bin/sh
# Gets the font that tests compare with into fonts/cache/: Noto Sans Mongolian 3.002, SIL Open Font License 1.1.
# Needs npm. Safe to run again: a font that is there and right is left alone.
set -eu

package=@expo-google-fonts/noto-sans-mongolian
version=0.4.1
member=package/400Regular/NotoSansMongolian_400Regular.ttf
sha256=7c0edce49dfc23a2f7b5697df7d73b0dad24c8bb751a1ea1a4b9b59fc849f481

here=$(cd "$(dirname "$0")" && pwd)
font=$here/cache/NotoSansMongolian-Regular.ttf

is_right() {
    [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$sha256" ]
}

if is_right "$font"; then
    echo "fonts/cache/NotoSansMongolian-Regular.ttf is there already."
    exit 0
fi
if ! command -v npm > /dev/null; then
    echo "fetch.sh: npm is missing (Debian, Ubuntu: apt-get install npm)." >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! (cd "$work" && npm pack --loglevel=error "$package@$version" > log 2>&1); then
    echo "fetch.sh: npm could not get $package $version:" >&2
    sed 's/^/  /' "$work/log" >&2
    exit 1
fi
tar -xzf "$work"/*.tgz -C "$work" "$member" package/LICENSE_FONT
if ! is_right "$work/$member"; then
    echo "fetch.sh: the font in $package $version is not the pinned one (SHA-256 differs); nothing was kept." >&2
    exit 1
fi
mkdir -p "$here/cache"
cp "$work/package/LICENSE_FONT" "$here/cache/OFL.txt"
cp "$work/$member" "$font"
echo "fonts/cache/NotoSansMongolian-Regular.ttf: Noto Sans Mongolian 3.002, SIL Open Font License 1.1 (OFL.txt)."
