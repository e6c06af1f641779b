#!/bin/sh
# Run the tests but the end-to-end ones with the newest or the lowest versions that pyproject.toml
# allows, on the newest or the oldest Python that works. The newest linters must agree too; types are
# those of the locked versions alone, since older libraries declare less.
# usage: resolved_tests.sh newest|lowest
set -eu
case $1 in
newest) python=$(sh tools/python.sh) resolution=highest goals="lint unit ui" ;;
lowest) python=$(sh tools/python.sh --all | tail -n 1) resolution=lowest-direct goals="unit ui" ;;
esac
venv=.venv-$1
"$python" -m venv --clear "$venv"
install() { sh tools/uv.sh pip install --quiet --python "$venv/bin/python" "$@"; }
install --upgrade --resolution "$resolution" --group dev --requirements pyproject.toml
install --no-deps --no-build-isolation --editable .
"$venv/bin/python" --version
sh tools/uv.sh pip list --python "$venv/bin/python"
exec make $goals VENV="$venv" READY=
