#!/bin/sh
# Lint and test with the newest or the lowest versions that pyproject.toml allows, on the newest or
# the oldest Python that works; the end-to-end tests aside.
# usage: resolved_tests.sh newest|lowest
set -eu
case $1 in
newest) python=$(sh tools/python.sh) resolution=highest ;;
lowest) python=$(sh tools/python.sh --all | tail -n 1) resolution=lowest-direct ;;
esac
venv=.venv-$1
"$python" -m venv --clear "$venv"
install() { sh tools/uv.sh pip install --quiet --python "$venv/bin/python" "$@"; }
install --upgrade --resolution "$resolution" --group dev --requirements pyproject.toml
install --no-deps --no-build-isolation --editable .
"$venv/bin/python" --version
sh tools/uv.sh pip list --python "$venv/bin/python"
exec make lint unit ui VENV="$venv" READY=
