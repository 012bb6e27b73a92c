#!/usr/bin/env bash
# coverage.sh check|write ROOT PROGRAM COVERAGE: runs every configuration that rows.csv names and hands what came
# of it to the program coverage.
set -euo pipefail
mode=$1 root=$2 program=$3 coverage=$4
evidence=$(mktemp -d)
trap 'rm -rf "$evidence"' EXIT
"$program" --lang en --help >"$evidence/help.txt"
"$program" --format json explain >"$evidence/rules.json"
for name in $(tail -n +2 "$root/tests/coverage/rows.csv" | cut -d ';' -f 2 | sort -u); do
  "$program" --quiet run "$root/configs/$name" --out "$evidence/$name" >"$evidence/run.txt"
  # Findings are what is looked for: they are no fault here.
  "$program" --format json check --design "$root/configs/$name" >"$evidence/$name/design.json" || [ $? -eq 1 ]
done
"$coverage" "$mode" "$root" "$evidence"
