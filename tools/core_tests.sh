#!/bin/sh
# Run the tests of everything that knows no window where Qt is not installed.
# usage: core_tests.sh [PYTHON]     (default: the newest that works)
# With QUICK set: without those that are marked slow.
set -eu
python=${1:-$(sh tools/python.sh)}
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
venv=.venv-core-$version
sh tools/install.sh "$venv" core "$python"
if "$venv/bin/python" -c 'import PySide6' 2>/dev/null; then
    echo "Qt can be imported in $venv: these tests would prove nothing" >&2
    exit 1
fi
echo "Core tests on Python $version without Qt"
exec "$venv/bin/python" -m pytest -c tests/core.ini --rootdir . -n 2 --dist worksteal -m "not nightly${QUICK:+ and not slow}"
