#!/usr/bin/env bash
# Prints the path of a Prometheus server for the tests, with promtool in the same folder; gets the distribution's if there
# is none. Set KICKOFF_PROMETHEUS to use another one. Nothing else goes to standard output.
#
# The Debian package would start a service that listens on all addresses. So it is never installed: it is only
# downloaded, and unpacked into $KICKOFF_CACHE, by default ~/.cache/kickoff. That needs no root.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

explain() {
    echo "The tests of traffic sources need Prometheus: $1" >&2
    echo "Get it (Debian, Ubuntu: apt-get download prometheus) or set KICKOFF_PROMETHEUS to the path of the server," >&2
    echo "with promtool in the same folder." >&2
    exit 1
}

# Succeeds if this server and the promtool beside it run.
works() {
    "$1" --version >/dev/null 2>&1 && "$(dirname "$1")/promtool" --version >/dev/null 2>&1
}

cache_folder() {
    local folder="${KICKOFF_CACHE:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/kickoff}"
    if ! mkdir -p "$folder" 2>/dev/null || [ ! -w "$folder" ]; then
        folder="$here/target/kickoff-cache"
        mkdir -p "$folder"
    fi
    echo "$folder"
}

# Package lists of its own: the machine's may be empty, and refreshing them needs root.
unpack_package() {
    local root="$1" work
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        explain "none was found, and there is no apt-get to get it with"
    work="$(mktemp -d "$(dirname "$root")/prometheus-download.XXXXXX")"
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    local apt=(apt-get -o Debug::NoLocking=1 -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3
        -o APT::Update::Pre-Invoke::= -o APT::Update::Post-Invoke::=
        -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache")
    echo "Downloading Prometheus for the tests of traffic sources" >&2
    "${apt[@]}" update >"$work/log" 2>&1 || { cat "$work/log" >&2; explain "apt-get update failed"; }
    (cd "$work" && "${apt[@]}" download prometheus) >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; explain "apt-get download failed"; }
    dpkg -x "$work"/prometheus_*.deb "$work/root"
    rm -rf "$root"
    mv "$work/root" "$root"
    rm -rf "$work"
    trap - EXIT
}

if [ -n "${KICKOFF_PROMETHEUS:-}" ]; then
    command -v "$KICKOFF_PROMETHEUS" >/dev/null && works "$(command -v "$KICKOFF_PROMETHEUS")" || {
        echo "KICKOFF_PROMETHEUS='$KICKOFF_PROMETHEUS' is not a server with promtool in its folder" >&2
        exit 1
    }
    command -v "$KICKOFF_PROMETHEUS"
    exit 0
fi

installed="$(command -v prometheus || true)"
if [ -n "$installed" ] && works "$installed"; then
    echo "$installed"
    exit 0
fi

root="$(cache_folder)/prometheus"
server="$root/usr/bin/prometheus"
# Several modules' tests may come here at the same time.
exec 9>"$root.lock"
flock 9
works "$server" || unpack_package "$root"
works "$server" || explain "it was unpacked into $root and does not run"
echo "$server"
