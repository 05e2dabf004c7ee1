#!/bin/sh
# Writes the pinned, hashed requirement files from pyproject.toml. Needs `uv`; run by `make lock` only.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}
compile pyproject.toml --group build --output-file requirements/site.txt
compile pyproject.toml --group build --group test --group lint --constraint requirements/site.txt --output-file requirements/test.txt
# Other generators, to measure against; they need not agree with ours on anything.
compile --group bench --output-file requirements/bench.txt
