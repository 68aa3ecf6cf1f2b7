#!/usr/bin/env bash
# A pipe in the place of every file that a run reads: told, and not waited for. `pipes.sh PROGRAM`
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

for file in issues/2021-02-24.toml issues/2021-02-24/election.md issues/2021-02-24/tea-gardens.jpg \
    layouts/front.toml layouts/house.toml layouts/icc/newsprint-snap2007.icc \
    fonts/NotoSerifCJKsc-Regular.otf; do
    rm -rf "$place/root"
    mkdir "$place/root"
    cp -r issues layouts "$place/root"
    mkdir "$place/root/fonts"
    ln fonts/*.otf fonts/*.ttf "$place/root/fonts" 2>/dev/null || cp fonts/*.otf fonts/*.ttf "$place/root/fonts"
    rm "$place/root/$file"
    mkfifo "$place/root/$file"
    code=0
    told=$(cd "$place/root" && BANMIAN_CACHE='' timeout 60 "$program" check --lang en \
        --out "$place/out" issues/2021-02-24.toml 2>&1) || code=$?
    case "$code $told" in
    2*"a device or a pipe"*) ;;
    *) echo "$file as a pipe: exit $code: $told" && exit 1 ;;
    esac
done

# Entries of the cache under their own names.
run() {
    (cd "$place/root" && BANMIAN_CACHE="$place/cache" timeout 120 "$program" check --quiet \
        --out "$place/out" issues/2021-02-24.toml)
}
rm -rf "$place/root" && mkdir "$place/root" && cp -r issues layouts fonts "$place/root"
run
for entry in "$place"/cache/*; do
    rm "$entry" && mkfifo "$entry"
done
run
echo "pipes: told, and not waited for"
