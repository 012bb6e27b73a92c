#!/bin/sh
# What a build server runs: builds everything anew and tests it. Needs Debian 12 with fotfaste, fotfaste-dev,
# cmake and a compiler.
set -eu
cd "$(dirname "$0")"
cmake -B build "$@"
cmake --build build
ctest --test-dir build --output-on-failure
