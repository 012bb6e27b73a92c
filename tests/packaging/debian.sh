#!/usr/bin/env bash
# Makes the Debian packages of BUILD in FOLDER, looks at what they say of themselves, and unpacks them into
# FOLDER/root.
set -euo pipefail
build=$1 folder=$2
fail() { echo "$1" >&2; exit 1; }
rm -rf "$folder"
mkdir -p "$folder/root"
(cd "$build" && cpack -G DEB -B "$folder") >"$folder/log" || { cat "$folder/log" >&2; exit 1; }

program=$(echo "$folder"/fotfaste_*.deb) development=$(echo "$folder"/fotfaste-dev_*.deb)
depends=$(dpkg-deb -f "$program" Depends)
for library in libc6 libstdc++6 libseccomp2 libsodium23 libxlsxwriter; do
  [[ $depends == *$library* ]] || fail "fotfaste does not depend on $library: $depends"
done
version=$(dpkg-deb -f "$program" Version)
[[ $(dpkg-deb -f "$development" Depends) == "fotfaste (= $version)" ]] ||
  fail "fotfaste-dev depends on: $(dpkg-deb -f "$development" Depends)"

dpkg-deb -c "$program" | grep -qE '/(include|cmake|templates)/' && fail "fotfaste holds files for developers"
dpkg-deb -c "$development" | grep -qE '/(bin|plugins)/' && fail "fotfaste-dev holds programs"
# A file of both would keep the second from being installed.
twice=$( (dpkg-deb -c "$program"; dpkg-deb -c "$development") | awk '$1 !~ /^d/ { print $6 }' | sort | uniq -d)
[ -z "$twice" ] || fail "both packages hold $twice"

for package in "$program" "$development"; do dpkg-deb -x "$package" "$folder/root"; done
# Every library that a program or plugin needs is one that the package depends on or the system's own.
for file in "$folder/root/usr/bin/fotfaste" "$folder"/root/usr/lib/fotfaste/plugins/*.so; do
  if ldd "$file" | grep -q "not found"; then fail "$file lacks a library"; fi
done
