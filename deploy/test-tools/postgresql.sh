#!/usr/bin/env bash
# Prints the folder of PostgreSQL's server and client programs for the test of backup and restore; gets the distribution's if
# there are none. Set KICKOFF_POSTGRESQL to use another folder. Nothing else goes to standard output.
#
# The Debian package would start a server. So it is never installed: it is only downloaded, and unpacked into
# $KICKOFF_CACHE, by default ~/.cache/kickoff. That needs no root.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

explain() {
    echo "The test of backups needs PostgreSQL's own programs: $1" >&2
    echo "Get them (Debian, Ubuntu: apt-get download postgresql-15 postgresql-client-15 libpq5) or set KICKOFF_POSTGRESQL" >&2
    echo "to the folder that has initdb, pg_ctl, pg_dump and pg_restore." >&2
    exit 1
}

works() {
    local program
    for program in initdb postgres pg_ctl pg_dump pg_restore; do
        "$1/$program" --version >/dev/null 2>&1 || return 1
    done
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
unpack_packages() {
    local root="$1" work version
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        explain "none were found, and there is no apt-get to get them with"
    work="$(mktemp -d "$(dirname "$root")/postgresql-download.XXXXXX")"
    # shellcheck disable=SC2064 # the folder of now
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    local apt_options=(-o Debug::NoLocking=1 -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3
        -o APT::Update::Pre-Invoke::= -o APT::Update::Post-Invoke::=
        -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache")
    echo "Downloading PostgreSQL for the test of backups" >&2
    apt-get "${apt_options[@]}" update >"$work/log" 2>&1 || { cat "$work/log" >&2; explain "apt-get update failed"; }
    version="$(apt-cache "${apt_options[@]}" depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -1)"
    [ -n "$version" ] || explain "the distribution has no package postgresql"
    (cd "$work" && apt-get "${apt_options[@]}" download "postgresql-$version" "postgresql-client-$version" libpq5) \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; explain "apt-get download failed"; }
    local package
    for package in "$work"/*.deb; do
        dpkg -x "$package" "$work/root"
    done
    rm -rf "$root"
    mv "$work/root" "$root"
    rm -rf "$work"
    trap - EXIT
}

newest() {
    find "$1"/usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1
}

if [ -n "${KICKOFF_POSTGRESQL:-}" ]; then
    works "$KICKOFF_POSTGRESQL" || {
        echo "KICKOFF_POSTGRESQL='$KICKOFF_POSTGRESQL' is not a folder with initdb, postgres, pg_ctl, pg_dump, pg_restore" >&2
        exit 1
    }
    echo "$KICKOFF_POSTGRESQL"
    exit 0
fi

installed="$(newest "")"
if [ -n "$installed" ] && works "$installed"; then
    echo "$installed"
    exit 0
fi

root="$(cache_folder)/postgresql"
exec 9>"$root.lock"
flock 9
[ -n "$(newest "$root")" ] && works "$(newest "$root")" || unpack_packages "$root"
works "$(newest "$root")" || explain "they were unpacked into $root and do not run"
newest "$root"
