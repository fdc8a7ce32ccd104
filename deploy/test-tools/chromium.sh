#!/bin/sh
# Prints the path of a Chromium for the browser tests, installing the distribution's if there is none.
# Set KICKOFF_CHROMIUM to use another one. Nothing else goes to standard output.
set -eu

find_chromium() {
    for name in "${KICKOFF_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

if [ -n "${KICKOFF_CHROMIUM:-}" ] && ! command -v "$KICKOFF_CHROMIUM" >/dev/null 2>&1; then
    echo "KICKOFF_CHROMIUM='$KICKOFF_CHROMIUM' is not a program that can be run" >&2
    exit 1
fi
if find_chromium; then
    exit 0
fi

explain() {
    echo "The browser tests need Chromium: $1" >&2
    echo "Install it (Debian, Ubuntu: sudo apt-get install chromium) or set KICKOFF_CHROMIUM to its path." >&2
    exit 1
}
command -v apt-get >/dev/null 2>&1 || explain "none was found, and there is no apt-get to install it with"
[ "$(id -u)" = 0 ] || explain "none was found, and installing it needs root"

echo "Installing Chromium for the browser tests" >&2
# Another test run may be installing at the same time; apt waits for its lock.
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 update -qq >&2 || explain "apt-get update failed"
apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends chromium fonts-liberation >&2 ||
    explain "apt-get install failed"
find_chromium || explain "it was installed but cannot be found"
