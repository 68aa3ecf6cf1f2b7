#!/usr/bin/env python3
"""Asks Chromium for breaks, widths and gaps of `cases.toml`; writes `chromium.json`.

    chromium.py            (needs `chromium` on the PATH)

The page sets the project's own song face; every figure is read with Range.getBoundingClientRect.
`hanging-punctuation` is not asked: Chromium has none.
"""
import html, json, re, subprocess, tempfile, tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FACE = HERE.parents[2] / "fonts" / "NotoSerifCJKsc-Regular.otf"

PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8">
<style>
@font-face { font-family: Song; src: url("FACE"); }
body { font: 100px Song; font-feature-settings: "hwid" 0; margin: 0; width: 9000px; }
div { width: 0; line-break: strict; word-break: normal; white-space: normal; }
span { white-space: nowrap; text-autospace: normal; }
</style><body><script>
const CASES = DATA;
const rects = node => [...node.data].reduce((all, c) => {
  const range = document.createRange(), at = all.units;
  range.setStart(node, at); range.setEnd(node, at + c.length);
  all.units += c.length; all.list.push(range.getBoundingClientRect()); return all;
}, { units: 0, list: [] }).list;
const put = (tag, text, style) => {
  const element = document.createElement(tag);
  element.textContent = text; element.style.cssText = style || "";
  document.body.append(element); document.body.append(document.createElement("br"));
  return element.firstChild;
};
const round = x => Math.round(x * 10) / 1000;
document.fonts.load("100px Song").then(() => {
  const out = { edges: {} };
  out.breaks = CASES.breaks.map(text => {
    const list = rects(put("div", text)), ends = [];
    for (let at = 1; at < list.length; at++)
      if (list[at].top > list[at - 1].top + 20) ends.push(at);
    return ends;
  });
  const widths = (texts, trim) => texts.map(text => {
    const list = rects(put("span", text, "text-spacing-trim:" + trim));
    return [list.map(rect => round(rect.width)), list.map(rect => round(rect.left - list[0].left))];
  });
  out.widths = widths(CASES.widths, "normal");
  for (const trim of ["normal", "space-first", "trim-start"])
    out.edges[trim] = CASES.edges.map(text => {
      const list = rects(put("p", text, "margin:0;width:550px;text-spacing-trim:" + trim));
      return list.map(rect => round(rect.width));
    });
  const pre = document.createElement("pre");
  pre.textContent = JSON.stringify(out); document.body.append(pre);
});
</script></body></html>"""


def main():
    cases = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
    page = PAGE.replace("FACE", FACE.as_uri()).replace("DATA", json.dumps(cases))
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(page)
        file.flush()
        run = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
               "--allow-file-access-from-files", "--virtual-time-budget=20000", f"file://{file.name}"]
        dom = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    told = json.loads(html.unescape(re.search(r"<pre>(.*)</pre>", dom, re.S)[1]))
    version = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=True)
    out = {"tool": " ".join(version.stdout.split()[:2])}
    out["breaks"] = dict(zip(cases["breaks"], told["breaks"]))
    out["widths"] = {text: {"advance": advance, "x": x}
                     for text, (advance, x) in zip(cases["widths"], told["widths"])}
    out["edges"] = {trim: dict(zip(cases["edges"], all)) for trim, all in told["edges"].items()}
    lines = json.dumps(out, ensure_ascii=False, indent=1)
    lines = re.sub(r"\[\s+([^\[\]]*?)\s+\]", lambda m: "[" + re.sub(r"\s+", " ", m[1]) + "]", lines)
    (HERE / "chromium.json").write_text(lines + "\n", encoding="utf-8")


main()
