#!/bin/sh
# Print the newest Python, 3.11 or later, that really works and can make a virtual environment.
# With --all: one per minor version, newest first, each on a line of its own.
# A name that merely exists proves nothing (pyenv leaves shims that fail), so each one is called.
set -eu

probe='import sys, ssl, venv, ensurepip, zlib
if sys.version_info < (3, 11): sys.exit(1)
print("%d.%d" % sys.version_info[:2], sys.executable)'

candidates() {
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        command -v "$name" || true
        echo "/usr/bin/$name"
        echo "/usr/local/bin/$name"
    done
    for root in "${PYENV_ROOT:-}" "$HOME/.pyenv"; do
        [ -n "$root" ] || continue
        for python in "$root"/versions/*/bin/python3; do echo "$python"; done
    done
}

working() {
    candidates | while read -r python; do
        [ -x "$python" ] || continue
        "$python" -I -c "$probe" 2>/dev/null || true
    done | sort -t. -k1,1nr -k2,2nr -s | awk '!seen[$1]++ { sub(/^[^ ]+ /, ""); print }'
}

found=$(working)
if [ -z "$found" ]; then
    echo "No working Python 3.11 or later with venv found. On Debian or Ubuntu:" >&2
    echo "  apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ "${1:-}" = "--all" ]; then echo "$found"; else echo "$found" | head -n 1; fi
