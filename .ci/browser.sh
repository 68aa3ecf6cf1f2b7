#!/bin/sh
# Looks at report.html as a browser does: that it lays out at every width, says nothing on the console, and
# prints on A4. Installs Chromium and poppler-utils where they are missing (Debian). Ends with `all good`.
set -eu
cd "$(dirname "$0")/.."

need() {
    command -v "$1" >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends "$2"; } >&2
}
need chromium chromium
need pdftotext poppler-utils
fail() { echo "$*" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
browse() {
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --enable-logging=stderr "$@" \
        2>>"$work/log"
}

# The sample, and the sample with a comment three times as long as its room.
cargo run -q -- render issues/2021-02-24.toml --quiet --out "$work/clean"
mkdir "$work/root"
cp -r issues layouts "$work/root"
ln -s "$PWD/fonts" "$work/root/fonts"
story=$work/root/issues/2021-02-24/comment-service.md
body=$(sed '1,/^+++$/d' "$story")
printf '\n%s\n\n%s\n' "$body" "$body" >>"$story"
cargo run -q -- render "$work/root/issues/2021-02-24.toml" --root "$work/root" --quiet --lang en --out "$work/overset" &&
    fail "overset, and no error"

# What the browser measured, told in the title of the page.
measure='<script>
const faults = [];
const seen = (what, list) => list.length || faults.push("no " + what);
if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the window");
const pictures = [...document.querySelectorAll("section.page svg")];
seen("picture", pictures);
for (const svg of pictures) if (svg.getBoundingClientRect().height < 200) faults.push("a flat picture");
seen("line of copy", document.querySelectorAll(".matter text[textLength]"));
seen("jump", document.querySelectorAll(".strip a.jump path"));
seen("line to sign on", document.querySelectorAll(".sign tbody tr"));
for (const chip of document.querySelectorAll(".chip")) {
  const [plate, words] = [chip.querySelector("rect").getBBox(), chip.querySelector("text").getBBox()];
  if (words.x + words.width > plate.x + plate.width + 0.5) faults.push("words beyond their label: " + chip.textContent);
}
for (const link of document.querySelectorAll("a[href^=\"#\"]"))
  if (!document.getElementById(link.getAttribute("href").slice(1))) faults.push(link.getAttribute("href"));
document.title = faults.length ? "faults: " + faults.join("; ") : "laid out";
</script>'

for edition in clean overset; do
    page=$work/$edition/report.html
    { cat "$page"; echo "$measure"; } >"$work/$edition/measured.html"
    for width in 1280 500; do
        browse --window-size=$width,900 --dump-dom "file://$work/$edition/measured.html" >"$work/dom"
        grep -q '<title>laid out</title>' "$work/dom" || fail "$edition at $width: $(grep -o '<title>[^<]*' "$work/dom" | head -1)"
    done
    browse --no-pdf-header-footer --print-to-pdf="$work/$edition.pdf" "file://$page"
    pdfinfo -f 1 -l 99 "$work/$edition.pdf" | grep 'Page.*size:' | grep -qv A4 && fail "$edition prints on other paper than A4"
    pages=$(pdfinfo "$work/$edition.pdf" | sed -n 's/^Pages: *//p')
    { [ "$pages" -ge 6 ] && [ "$pages" -le 8 ]; } || fail "$edition prints on $pages sheets"
    pdftotext "$work/$edition.pdf" - | tr -d ' \n' >"$work/$edition.txt"
done
hash=$(sha256sum "$work/clean/press.pdf" | cut -c1-64)
grep -q "$hash" "$work/clean.txt" || fail "the printed report lacks the hash of the press file"
grep -q 'Nopressfile:errorsstand' "$work/overset.txt" || fail "the printed report does not say why there is no press file"
! grep CONSOLE "$work/log" || fail "the browser complains"
echo "all good"
