# Shared by quickstart and check (sourced, bash): says what happens, installs what is missing, finds Meson, builds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
meson_needed=1.0
meson_pinned=1.3.2

heading() { printf '\n== %s\n' "$*"; }
say() { printf '   %s\n' "$*"; }
give_up() {
    printf '\n%s cannot go on: %s\n' "$(basename "$0")" "$1" >&2
    shift
    for line in "$@"; do printf '   %s\n' "$line" >&2; done
    exit 1
}

# Runs a command quietly; on failure shows the end of what it printed.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" > "$log" 2>&1 < /dev/null || status=$?
    if [ "$status" -ne 0 ]; then
        grep -vE '^\[[0-9]+/[0-9]+\] (Compiling|Linking|Generating)' "$log" | tail -n 25 | sed 's/^/   | /' >&2
    fi
    rm -f "$log"
    return "$status"
}

is_there() {
    case $1 in
        cmd:*) command -v "${1#cmd:}" > /dev/null ;;
        pc:*) command -v pkg-config > /dev/null && pkg-config --exists "${1#pc:}" ;;
        file:*) [ -e "${1#file:}" ] ;;
    esac
}

# Names of the packages of these kinds (build, check) that are not there.
missing_packages() {
    local when package probe
    while read -r when package probe; do
        case " $* " in *" $when "*) is_there "$probe" || printf '%s\n' "$package" ;; esac
    done < <(grep -v '^#' "$root/.ci/packages.txt")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
    command -v apt-get > /dev/null || give_up "these packages are missing and there is no apt-get here: $*" \
        "Install them (Debian names) with your own package manager, then run this again."
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
        give_up "these packages are missing, and installing needs root or sudo: $*" \
            "As root: apt-get install $*"
    fi
    if [ -z "${apt_updated:-}" ]; then
        quietly as_root apt-get update || say "apt-get update had trouble; going on with what it knows."
        apt_updated=1
    fi
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ||
        give_up "apt-get could not install: $*" "Is there a network, and is Ubuntu's 'universe' switched on?"
}

meson_is_new_enough() {
    local version
    version=$("$1" --version 2> /dev/null) || return 1
    [ "$(printf '%s\n' "$meson_needed" "$version" | sort -V | head -n 1)" = "$meson_needed" ]
}

# Sets $meson: the one on the path, Debian's, or a pinned one from PyPI in build-tools/.
find_meson() {
    local offered venv=$root/build-tools/meson
    for meson in "${MESON:-meson}" "$venv/bin/meson"; do
        if meson_is_new_enough "$meson"; then return; fi
    done
    offered=$(apt-cache policy meson 2> /dev/null | sed -n 's/^ *Candidate: //p')
    if [ "$(printf '%s\n' "$meson_needed" "${offered:-0}" | sort -V | head -n 1)" = "$meson_needed" ]; then
        say "Installing Meson $offered."
        install_packages meson
        meson=meson
        if meson_is_new_enough "$meson"; then return; fi
    fi
    say "The system offers no Meson $meson_needed or newer; getting Meson $meson_pinned from PyPI into build-tools/."
    python3 -c 'import ensurepip, venv' 2> /dev/null || install_packages python3-venv
    quietly python3 -m venv "$venv" || give_up "python3 could not make a virtual environment in build-tools/"
    quietly "$venv/bin/pip" install "meson==$meson_pinned" ||
        give_up "pip could not get meson $meson_pinned" "Is there a network?" \
            "Any Meson from $meson_needed on will do: MESON=/path/to/meson ./$(basename "$0")"
    meson=$venv/bin/meson
}

# prepare KIND...: installs what these kinds of work need and finds Meson.
prepare() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -gt 0 ]; then
        say "Installing: ${missing[*]}"
        install_packages "${missing[@]}"
    else
        say "All packages are there."
    fi
    find_meson
    say "$(cc --version | head -n 1); Meson $("$meson" --version); $(python3 --version)"
}

# Whether a build folder belongs to this source folder (a copied tree brings the original's along).
is_ours() {
    [ -f "$root/$1/build.ninja" ] && grep -q "\"source\": \"$root\"" "$root/$1/meson-info/meson-info.json"
}

# build FOLDER OPTION...: configures (again, if need be) and compiles.
build() {
    local folder=$1 targets=(all)
    shift
    if ! is_ours "$folder" || ! "$meson" configure "$root/$folder" "$@" > /dev/null 2>&1; then
        rm -rf "${root:?}/$folder"
        quietly "$meson" setup "$root/$folder" "$root" "$@" || give_up "configuring $folder/ failed; see above"
    fi
    # Newer Mesons leave test programs out of "all".
    if grep -q '^build meson-test-prereq:' "$root/$folder/build.ninja"; then targets+=(meson-test-prereq); fi
    quietly ninja -C "$root/$folder" "${targets[@]}" ||
        give_up "compiling in $folder/ failed; see above" "All of it: ninja -C $folder"
}
