#!/bin/sh
# Make build/compiled-VERSION of a Python: a copy of this checkout whose hot modules are compiled.
# usage: compiled.sh [PYTHON]     (default: the newest that works)
# It is compiled again only where something has changed, by what requirements/compile.txt says. Ends
# with 3 where this Python has no C compiler.
set -eu
python=${1:-$(sh tools/python.sh)}
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
venv=.venv-compile-$version
wheels=build/wheels-$version
copy=build/compiled-$version

sh tools/install.sh "$venv" compile "$python"
if ! PYTHONPATH=tools "$venv/bin/python" -c \
    'import build_backend, sys; sys.exit(not build_backend.can_compile())'; then
    echo "No C compiler, or no headers, for Python $version: all of it is plain Python" >&2
    exit 3
fi
state=$(find nandviz tools/build_backend.py setup.py pyproject.toml requirements/compile.txt \
    -type f ! -name '*.pyc' | LC_ALL=C sort | xargs cat | cksum)
if [ "$state" != "$(cat "$wheels/.ready" 2>/dev/null)" ]; then
    echo "Compiling for Python $version"
    rm -rf "$wheels"
    NANDVIZ_COMPILE=1 "$venv/bin/python" -m pip wheel --quiet --no-index --no-deps \
        --no-build-isolation --wheel-dir "$wheels" .
    echo "$state" >"$wheels/.ready"
fi
rm -rf "$copy"
mkdir -p "$copy"
tar cf - --exclude=./.git --exclude='./.venv*' --exclude='./.*cache' --exclude=./build \
    --exclude=./dist --exclude=./out --exclude=./.hypothesis --exclude=__pycache__ . | tar xf - -C "$copy"
# What some tests read beside the checkout.
[ ! -d ../shared ] || ln -sfn ../../shared build/shared
"$venv/bin/python" - "$wheels"/*.whl "$copy" <<'END'
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as wheel:
    made = [name for name in wheel.namelist() if name.endswith((".so", ".pyd"))]
    wheel.extractall(sys.argv[2], made)
END
