#!/bin/sh
# What a build server runs: builds the plugin and tests it. Needs fotfaste and cargo; nothing is fetched.
set -eu
cd "$(dirname "$0")"
cargo build --release --offline
./test.sh target/release
"${FOTFASTE:-fotfaste}" plugin check --only-failed --config plugin-check.toml target/release/libyour_metric.so
