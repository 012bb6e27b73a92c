#!/usr/bin/env bash
# Installs BUILD into the empty folder PREFIX.
set -euo pipefail
build=$1 prefix=$2
rm -rf "$prefix"
cmake --install "$build" --prefix "$prefix" >/dev/null
test -x "$prefix/bin/fotfaste"
