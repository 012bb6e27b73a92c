#!/usr/bin/env bash
# From an installation in PREFIX and an empty folder: plugin new in LANGUAGE, build, check, enabled in a project,
# in results.json.
set -euo pipefail
prefix=$1 language=$2
fail() { echo "$1" >&2; exit 1; }
if [ "$language" = rust ] && ! command -v cargo >/dev/null; then
  echo "Skipped: there is no cargo here; script/bootstrap tests installs it."
  exit 77
fi
export PATH=$prefix/bin:$PATH CMAKE_PREFIX_PATH=$prefix CARGO_NET_OFFLINE=true
export CFLAGS="-Wall -Wextra -Wpedantic -Wconversion -Werror" RUSTFLAGS="-D warnings"
export CXXFLAGS=$CFLAGS
unset FOTFASTE FOTFASTE_PLUGIN_PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fotfaste --lang en plugin new my-share --lang "$language"
if grep -rn "your.metric" my-share; then fail "the template's name is left"; fi

# All that its README and its build server do: built, its example compared, checked.
my-share/ci.sh
if [ "$language" = rust ]; then
  plugin=my-share/target/release/libmy_share.so
else
  cmake --install my-share/build --prefix installed
  plugin=installed/lib/fotfaste/plugins/my-share.so
fi
symbols=$(nm -D --defined-only "$plugin" | awk '{ print $3 }')
[ "$symbols" = fotfaste_plugin ] || fail "it exports $symbols"
readelf --notes --wide "$plugin" 2>/dev/null | grep -q "found in: .note.fotfaste" || fail "it has no identity note"
if readelf --dynamic --wide "$plugin" | grep NEEDED | grep -vE '\[(lib(c|m|stdc\+\+|gcc_s)\.so|ld-linux)'; then
  fail "it needs a library that another machine may not have"
fi

# Its test sees a wrong row.
sed -i 's/"numerator": 2/"numerator": 3/' my-share/example/expected
if my-share/test.sh "$(dirname "$plugin")" >/dev/null 2>&1; then fail "the example accepts wrong rows"; fi

# In a project that it was not made for.
cp -r "$prefix/share/doc/fotfaste/configs/jobb-inom-sex-manader" project
printf '\n[[plugin]]\nid = "my-share"\n' >> project/project.toml
FOTFASTE_PLUGIN_PATH=$(dirname "$plugin") fotfaste --quiet run project --out out --shards 3
sed -n '/"id": "my-share"/,$s/^ *{\("gender": .*"not_due": [0-9]*\),.*/\1/p' out/results.json > rows
diff - rows <<'ROWS'
"gender": "woman", "numerator": 12, "denominator": 22, "unknown": 2, "not_due": 0
"gender": "man", "numerator": 22, "denominator": 32, "unknown": 4, "not_due": 0
ROWS
# The same people as longitudinal-followup finds in employment then.
for row in '"woman"}, "numerator": 12, "denominator": 22, "unknown": 2,' \
  '"man"}, "numerator": 22, "denominator": 32, "unknown": 4,'; do
  grep -qF "\"point\": \"exit+6m\", \"state\": \"employed\", \"stratum\": {\"gender\": $row" out/results.json ||
    fail "longitudinal-followup counts otherwise than: $row"
done

# Not over what is there already.
if fotfaste plugin new my-share --lang "$language" 2>/dev/null; then fail "plugin new wrote over a folder"; fi
echo "new, built, checked, enabled, in results.json: $language"
