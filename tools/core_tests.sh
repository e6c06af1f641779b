#!/bin/sh
# Run the tests of everything that knows no window where Qt is not installed.
# usage: core_tests.sh [PYTHON]     (default: the newest that works)
set -eu
python=${1:-$(sh tools/python.sh)}
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
venv=.venv-core-$version
if [ ! -e "$venv/.ready" ] || [ pyproject.toml -nt "$venv/.ready" ]; then
    "$python" -m venv --clear "$venv"
    # Everything that pyproject.toml asks for, but Qt and what draws on it.
    "$venv/bin/python" -c '
import tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
unwanted = ("PySide6", "pyqtgraph", "pytest-qt", "ruff", "mypy", "import-linter", "types-")
print("\n".join(name for name in wanted if not name.startswith(unwanted)))' >"$venv/wanted.txt"
    "$venv/bin/python" -m pip install --quiet --requirement "$venv/wanted.txt"
    "$venv/bin/python" -m pip install --quiet --no-deps --editable .
    touch "$venv/.ready"
fi
if "$venv/bin/python" -c 'import PySide6' 2>/dev/null; then
    echo "Qt can be imported in $venv: these tests would prove nothing" >&2
    exit 1
fi
echo "Core tests on Python $version without Qt"
exec "$venv/bin/python" -m pytest -c tests/core.ini --rootdir . -n 2 --dist worksteal -m "not nightly"
