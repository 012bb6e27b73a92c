#!/bin/sh
# Runs the example project with the plugin in FOLDER, and compares its rows with those in example/expected.
set -eu
[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
example=$(cd "$(dirname "$0")/example" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"${FOTFASTE:-fotfaste}" --quiet --plugin-path "$1" run "$example" --out "$out"
# Every row of a table is a line of results.json. What the host adds to a row stands behind the plugin's own.
sed -n 's/^ *{\("gender": .*"not_due": [0-9]*\),.*/\1/p' "$out/results.json" | diff "$example/expected" -
echo "The example's rows are as expected."
