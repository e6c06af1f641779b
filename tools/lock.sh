#!/bin/sh
# Write requirements/*.txt anew: the newest versions that pyproject.toml allows, with their hashes,
# for every Python and system at once.
set -eu
compile() {
    name=$1
    shift
    echo "requirements/$name.txt"
    sh tools/uv.sh pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command "make lock" --output-file "requirements/$name.txt" "$@"
}
as_developers="--constraints requirements/dev.txt"

compile uv --group lock
compile dev --group dev pyproject.toml
compile run --group build $as_developers pyproject.toml
compile compile --group compile $as_developers
compile core --group core $as_developers pyproject.toml \
    --no-emit-package pyside6-essentials --no-emit-package shiboken6 --no-emit-package pyqtgraph
