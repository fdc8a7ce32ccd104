#!/usr/bin/env bash
# The moto server, an emulator of AWS for tests and demos.
#
#   moto.sh serve PORT   runs it on 127.0.0.1:PORT in the foreground, installing it first if need be
#   moto.sh install      only installs it
#
# Uses a moto that is already there if it is new enough and loads. Otherwise it takes one from the packages of a newer
# Debian, without root and without touching the system: into $KICKOFF_CACHE, by default ~/.cache/kickoff. The package
# mirror is the one that this machine already uses. Set KICKOFF_MOTO_SUITE to take it from another suite.
set -euo pipefail

# Timestamps of older versions cannot be read by the AWS SDK for Java.
readonly OLDEST=5.1.18
readonly SUITE="${KICKOFF_MOTO_SUITE:-forky}"
# These must come from the newer suite together; all else fits from the machine's own.
readonly FROM_SUITE="python3-moto python3-botocore python3-boto3 python3-s3transfer python3-responses"
# Needed by the server although the package does not say so.
readonly UNDECLARED="python3-flask-cors"
readonly KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

fail() {
    echo "moto.sh: $*" >&2
    exit 1
}

cache_folder() {
    local folder="${KICKOFF_CACHE:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/kickoff}"
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
        folder="$here/target/kickoff-cache"
        mkdir -p "$folder"
    fi
    echo "$folder"
}

# Succeeds if this Python has a moto that is new enough and whose server can be made.
has_moto() {
    "$@" - "$OLDEST" >/dev/null 2>&1 <<'PYTHON'
import re, sys
import moto
from moto.moto_server.werkzeug_app import create_backend_app
version = lambda text: [int(part) for part in re.findall(r"\d+", text)[:3]]
if version(moto.__version__) < version(sys.argv[1]):
    sys.exit(1)
create_backend_app("autoscaling")
PYTHON
}

# Prints the Pythons that may have a moto installed: the one of the moto_server command, then those on the path.
pythons() {
    local server interpreter
    server="$(command -v moto_server || true)"
    if [ -n "$server" ]; then
        if command -v pyenv >/dev/null; then
            server="$(pyenv which moto_server 2>/dev/null || echo "$server")"
        fi
        interpreter="$(head -n 1 "$server" | sed -n 's/^#! *\(\/[^ ]*python[^ ]*\).*/\1/p')"
        [ -z "$interpreter" ] || echo "$interpreter"
    fi
    command -v python3 || true
    echo /usr/bin/python3
}

# Prints "MIRROR CODENAME" of the machine's own Debian, whatever format its sources have.
own_mirror() {
    local codename
    codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
    "${APT[@]}" -o Dir::State::lists="$work/none" update --print-uris |
        sed -n "s|^'\(.*\)/dists/\($codename\)/InRelease'.*|\1 \2|p" | head -n 1
}

install_packages() {
    local root="$1" work mirror codename signed=""
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        fail "no moto >= $OLDEST here and no apt-get to get one: pip install 'moto[server]>=$OLDEST'," \
            "or set KICKOFF_TEST_AWS_ENDPOINT to an emulator that runs"
    [ -x /usr/bin/python3 ] || fail "moto needs /usr/bin/python3: install the package python3"
    work="$(mktemp -d "$(dirname "$root")/moto-install.XXXXXX")"
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$work/none/partial" "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    APT=(apt-get -o Debug::NoLocking=1 -o APT::Sandbox::User=root -o APT::Default-Release=
        -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3
        -o APT::Update::Pre-Invoke::= -o APT::Update::Post-Invoke::=
        -o Dir::Cache="$work/cache" -o Dir::State::extended_states="$work/extended_states")

    read -r mirror codename < <(own_mirror) ||
        fail "cannot tell this machine's Debian mirror from its apt sources; install moto >= $OLDEST by hand," \
            "or set KICKOFF_TEST_AWS_ENDPOINT to an emulator that runs"
    [ ! -r "$KEYRING" ] || signed="[signed-by=$KEYRING] "
    printf 'deb %s%s %s main\n' "$signed" "$mirror" "$codename" "$signed" "$mirror" "$SUITE" >"$work/sources.list"
    printf 'Package: *\nPin: release n=%s\nPin-Priority: 100\n' "$SUITE" >"$work/preferences"
    APT+=(-o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o Dir::Etc::preferences="$work/preferences" -o Dir::Etc::preferencesparts=/dev/null
        -o Dir::State::lists="$work/lists")

    echo "moto.sh: getting moto from Debian $SUITE" >&2
    "${APT[@]}" update >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "apt-get update failed"; }
    # shellcheck disable=SC2086
    "${APT[@]}" install --download-only --assume-yes --no-install-recommends \
        $(printf "%s/$SUITE " $FROM_SUITE) $UNDECLARED >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; fail "apt-get could not download moto"; }
    local package
    for package in "$work"/cache/archives/python3-*.deb; do
        dpkg -x "$package" "$work/root"
    done
    rm -rf "$root"
    mv "$work/root" "$root"
    rm -rf "$work"
    trap - EXIT
}

# Sets COMMAND to what runs the server, installing it first if need be.
find_or_install() {
    local python
    while read -r python; do
        if [ -x "$python" ] && has_moto "$python"; then
            COMMAND=("$python")
            return
        fi
    done < <(pythons)

    local root packages
    root="$(cache_folder)/moto-$SUITE"
    packages="$root/usr/lib/python3/dist-packages"
    COMMAND=(env PYTHONPATH="$packages" /usr/bin/python3)
    # Several modules' tests may come here at the same time.
    exec 9>"$root.lock"
    flock 9
    if ! has_moto "${COMMAND[@]}"; then
        install_packages "$root"
        has_moto "${COMMAND[@]}" || fail "moto was unpacked into $root and does not load:" \
            "$("${COMMAND[@]}" -c 'import moto.server' 2>&1 | tail -n 1)"
    fi
    exec 9>&-
}

case "${1:-}" in
    install)
        find_or_install
        echo "moto.sh: ready: ${COMMAND[*]} -m moto.server" >&2
        ;;
    serve)
        [[ "${2:-}" =~ ^[0-9]+$ ]] || fail "usage: moto.sh serve PORT"
        find_or_install
        exec "${COMMAND[@]}" -m moto.server -H 127.0.0.1 -p "$2"
        ;;
    *)
        fail "usage: moto.sh install | serve PORT"
        ;;
esac
