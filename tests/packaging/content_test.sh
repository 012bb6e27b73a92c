#!/usr/bin/env bash
# What an installation in PREFIX holds and finds. SOURCE says what there should be.
set -euo pipefail
prefix=$1 source=$2
fail() { echo "$1" >&2; exit 1; }
export PATH=$prefix/bin:$PATH
unset FOTFASTE_PLUGIN_PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

[ "$(command -v fotfaste)" = "$prefix/bin/fotfaste" ]
# The plugins beside it, all of them, and no others.
found=$(fotfaste plugin list --format json | sed -n 's/.*"file": "\([^"]*\)".*/\1/p' | sort)
there=$(find "$source/plugins" -mindepth 1 -maxdepth 1 -type d -printf "$prefix/lib/fotfaste/plugins/%f.so\n" | sort)
[ "$found" = "$there" ] || fail "plugins found:
$found
and not
$there"

# Nobody else's folders: the package works wherever it is put.
if grep -rlF -e "$source" "$prefix" | grep -v '\.so$\|/bin/fotfaste$'; then fail "these name the source tree"; fi

# A completion for every command, and a line on every command in the manual page.
bash -n "$prefix/share/bash-completion/completions/fotfaste"
for file in share/zsh/vendor-completions/_fotfaste share/fish/vendor_completions.d/fotfaste.fish; do
  grep -q "plugin new\|__fish_seen_subcommand_from new" "$prefix/$file" || fail "$file does not complete plugin new"
done
words=$(sed -n 's/^    "") list="\([^"]*\)".*/\1/p' "$prefix/share/bash-completion/completions/fotfaste")
[[ $words == *simulate* ]] || fail "the completion names no commands"
for word in $words; do
  [[ $word == --* ]] || grep -qwe "$word" "$prefix/share/man/man1/fotfaste.1" || fail "the manual page lacks $word"
done

# Documents lie to each other as in the source tree.
for file in README.md CHANGELOG.md copyright docs/tutorial-plugin.md configs/README.md; do
  [ -s "$prefix/share/doc/fotfaste/$file" ] || fail "$file is not among the documents"
done
diff -r "$source/core/sdk/templates" "$prefix/share/fotfaste/templates" -x build -x target -x Cargo.lock

# Without CMake, by pkg-config: a plugin that exports one symbol and is found.
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
cd "$folder"
cc -std=c99 -fPIC -fvisibility=hidden $(pkg-config --cflags fotfaste-sdk) -shared -o count-participations.so \
  "$prefix/share/doc/fotfaste/docs/examples/count-participations/count_participations.c" \
  -Wl,-z,defs,-z,now,--version-script="$(pkg-config --variable=version_script fotfaste-sdk)"
[ "$(pkg-config --variable=plugindir fotfaste-sdk)" -ef "$prefix/lib/fotfaste/plugins" ]
fotfaste --plugin-path . plugin info count-participations >/dev/null
symbols=$(nm -D --defined-only count-participations.so | awk '{ print $3 }')
[ "$symbols" = fotfaste_plugin ] || fail "it exports $symbols"
