#!/usr/bin/env python3
"""Sets the paragraphs of `cases.toml` in Typst; writes the text of their lines to `typst.json`.

    pip install typst; typst_lines.py            (needs pdftotext)

    typst_lines.py FILE MEASURE                  prints how many lines a file of raw paragraphs takes

The song face of the project at 10 pt, an indent of 2 em, justified, `cjk-latin-spacing: auto`.
"""
import html, json, re, subprocess, sys, tempfile, tomllib
from importlib.metadata import version
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "fonts"
STYLE = """
#set text(font: "Noto Serif CJK SC", size: 10pt, lang: "zh", region: "cn", cjk-latin-spacing: auto)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 4pt, spacing: 4pt)
"""
MEASURES = [11, 13, 17]


def lines(source):
    """Returns the text of the lines of a document, without spaces, page by page from the top."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.typ"
        path.write_text(STYLE + source, encoding="utf-8")
        typst.compile(str(path), output=str(path.with_suffix(".pdf")), root=folder,
                      font_paths=[str(FONTS)], ignore_system_fonts=True)
        run = ["pdftotext", "-bbox", "-enc", "UTF-8", str(path.with_suffix(".pdf")), "-"]
        words = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    out = []
    for page in words.split("<page ")[1:]:
        rows = {}
        for top, word in re.findall(r'yMin="(-?[0-9.]+)"[^>]*>(.*?)</word>', page):
            rows.setdefault(round(float(top) / 7), []).append(html.unescape(word))
        out += ["".join(rows[top]) for top in sorted(rows)]
    return out


def par(text):
    return f"#par({json.dumps(text, ensure_ascii=False)})"


def count(path, measure):
    paragraphs = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
    page = f"#set page(width: {float(measure) * 10}pt, height: 1400pt, margin: 0pt)\n"
    print(len(lines(page + "\n".join(map(par, paragraphs)))))


def record():
    cases = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
    entries = []
    for paragraph in cases["paragraphs"]:
        for measure in MEASURES:
            page = f"#set page(width: {measure * 10}pt, height: auto, margin: 0pt)\n"
            entry = {"text": paragraph, "measure": measure, "lines": lines(page + par(paragraph))}
            entries.append(json.dumps(entry, ensure_ascii=False))
    body = ",\n  ".join(entries)
    out = f'{{\n "tool": "Typst {version("typst")}",\n "paragraphs": [\n  {body}\n ]\n}}\n'
    (HERE / "typst.json").write_text(out, encoding="utf-8")


count(*sys.argv[1:]) if len(sys.argv) == 3 else record()
