#!/bin/sh
# Run the tests of everything that knows no window where Qt is not installed.
# usage: core_tests.sh [PYTHON [compiled]]     (default: the newest that works)
# With compiled: in the copy that compiled.sh makes, once its runs give the same bytes as ours.
# With QUICK set: without those that are marked slow.
set -eu
python=${1:-$(sh tools/python.sh)}
way=${2:-plain}
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
venv=$(pwd)/.venv-core-$version
sh tools/install.sh "$venv" core "$python"
if "$venv/bin/python" -c 'import PySide6' 2>/dev/null; then
    echo "Qt can be imported in $venv: these tests would prove nothing" >&2
    exit 1
fi
if [ "$way" = compiled ]; then
    sh tools/compiled.sh "$python"
    PYTHONPATH=. "$venv/bin/python" -m tests.same_bytes . "build/compiled-$version"
    cd "build/compiled-$version"
    # Programs that tests start in other folders are the compiled ones too.
    PYTHONPATH=$(pwd)
    export PYTHONPATH
fi
echo "Core tests on Python $version without Qt, $way"
export NANDVIZ_TESTED="$way"
exec "$venv/bin/python" -m pytest -c tests/core.ini --rootdir . -n 2 --dist worksteal \
  -m "not nightly${QUICK:+ and not slow}"
