#!/usr/bin/env bash
# Follows a tutorial, TEXT, with the installation in PREFIX, in an empty folder: writes its files, runs its
# commands, and looks for its output in what they print.
#
#   ```cpp file=NAME   is added to the file NAME
#   ```sh              is run; the block ```text after it stands in what it prints, line by line, each line as
#                      part of a printed one
#   any other block fails, so that nothing stands there untried
set -euo pipefail
prefix=$1 text=$(realpath "$2")
export PATH=$prefix/bin:$PATH CMAKE_PREFIX_PATH=$prefix COLUMNS=100
unset FOTFASTE_PLUGIN_PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() { echo "$1" >&2; exit 1; }

commands=0 files=0 outputs=0 printed=

finish() {  # opening line, content
  case $1 in
    *' file='*)
      local name=${1##* file=}
      [[ $name != /* && $name != *..* ]] || fail "not a file of the tutorial: $name"
      mkdir -p "$(dirname "$name")"
      printf '%s' "$2" >> "$name"
      files=$((files + 1)) ;;
    sh)
      printf '%s' "$2" > commands.sh
      printed=$(bash -euo pipefail commands.sh 2>&1) || fail "this fails:
$2
$printed"
      commands=$((commands + 1)) ;;
    text)
      local rest=$printed line
      while IFS= read -r line; do
        [[ $rest == *"$line"* ]] || fail "this is not printed:
$line
but this:
$printed"
        rest=${rest#*"$line"}
      done <<< "${2%$'\n'}"
      outputs=$((outputs + 1)) ;;
    *) fail "what is to be done with a block \"$1\"?" ;;
  esac
}

inside= opening= content=
while IFS= read -r line; do
  if [[ $line == '```'* ]]; then
    if [ -n "$inside" ]; then
      finish "$opening" "$content"
      inside=
    else
      inside=yes opening=${line#'```'} content=
    fi
  elif [ -n "$inside" ]; then
    content+=$line$'\n'
  fi
done < "$text"
[ -z "$inside" ] || fail "the last block does not end"
[ $commands -gt 2 ] && [ $files -gt 5 ] && [ $outputs -gt 1 ] || fail "there is less in it than a tutorial has"
lines=$(grep -cv '^$' early_exits.cpp)
echo "$files blocks of files, $commands of commands, $outputs of output; the plugin has $lines lines"
[ "$lines" -le 50 ] || fail "that is more than the tutorial promises"
