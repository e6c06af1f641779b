#!/bin/sh
# Run uv, which resolves versions and writes lock files, in an environment of its own.
set -eu
sh tools/install.sh .venv-uv uv
exec .venv-uv/bin/uv "$@"
