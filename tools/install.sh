#!/bin/sh
# Put into a virtual environment exactly what a lock file says, and this checkout itself.
# usage: install.sh VENV LOCK [PYTHON]     requirements/LOCK.txt; the newest Python that works
# The network is asked only for what is missing: what was done is kept in VENV/.ready by the content of
# the files and not by their times, and a checkout that has moved is only put in again itself.
set -eu
venv=$1
lock=$2
export PIP_DISABLE_PIP_VERSION_CHECK=1

state() { echo "$1 $(cat "requirements/$1.txt" pyproject.toml setup.py | cksum) $(pwd -P)"; }
pip() { "$venv/bin/python" -m pip "$@"; }
locked() { pip install --quiet --require-hashes --no-deps --requirement "requirements/$lock.txt" "$@"; }

# The lock for developers holds all that the others hold, in the same versions.
if [ -x "$venv/bin/python" ] && [ -e "$venv/.ready" ]; then
    done=$(cat "$venv/.ready")
    if [ "$done" = "$(state "$lock")" ] || [ "$done" = "$(state dev)" ]; then exit 0; fi
fi

if ! { [ -x "$venv/bin/python" ] && pip --version >/dev/null 2>&1; }; then
    python=${3:-$(sh tools/python.sh)}
    echo "$venv: $python"
    "$python" -m venv --clear "$venv"
fi
if ! locked --no-index 2>/dev/null; then
    said=$(locked 2>&1) || {
        echo "$venv lacks what requirements/$lock.txt says: $(echo "$said" | grep -m 1 '^ERROR')" >&2
        exit 1
    }
fi
# What an earlier lock brought and none names now; a left plugin of pytest would still be loaded.
known=" pip $(sed -n 's/^\([a-z0-9.-]*\)==.*/\1/p' "requirements/$lock.txt" requirements/dev.txt | tr '\n' ' ')"
for name in $(pip list --format=freeze --exclude-editable | sed 's/==.*//' | tr 'A-Z_' 'a-z-'); do
    case $known in *" $name "*) ;; *) pip uninstall --quiet --yes "$name" ;; esac
done
if grep -q '^setuptools==' "requirements/$lock.txt"; then
    pip install --quiet --no-index --no-deps --no-build-isolation --editable .
fi
state "$lock" >"$venv/.ready"
