#!/usr/bin/env python3
"""judge.py ISSUE.toml OUT: asks poppler whether OUT/press.pdf says what OUT/report.json claims.

Fonts are embedded, subset and readable as text; pages and their boxes are those of the report; the
text inside the box of every column is, spaces aside, the very stretch of the story's file that the
report names. It reads the story files itself, so an error of the program cannot hide in both.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

# Dots an inch at which poppler is asked to cut out a box: a tenth of a point a dot.
DPI = 720


def main() -> int:
    issue, out = Path(sys.argv[1]), Path(sys.argv[2])
    press = out / "press.pdf"
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    faults = [
        *check_status(report),
        *check_fonts(press),
        *check_boxes(press, report),
        *check_sums(report),
        *check_copy(press, report, issue.parent),
    ]
    for fault in faults:
        print(f"judge: {fault}")
    columns = sum(len(part["columns"]) for story in report["stories"] for part in story["parts"])
    if not faults:
        print(f"judge: {len(report['stories'])} stories, {columns} columns, every character in its place")
    return 1 if faults else 0


def check_status(report):
    if report["status"] == "errors":
        yield "the report has errors, so there must be no press file"


def check_fonts(press):
    """Every line of pdffonts ends in: emb sub uni object generation."""
    rows = run("pdffonts", press).splitlines()[2:]
    if not rows:
        yield "the press file has no fonts"
    for row in rows:
        embedded, subset, unicode = row.split()[-5:-2]
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            yield f"font is not embedded, subset and readable: {row}"


def check_boxes(press, report):
    pages = len(report["pages"])
    if report["edition"]["pages"] != pages:
        yield "edition.pages is not the number of pages"
    count = re.search(r"^Pages:\s+(\d+)", run("pdfinfo", press), re.M)
    if int(count[1]) != pages:
        yield f"the press file has {count[1]} pages, the report {pages}"
        return
    for page in report["pages"]:
        trim = box(press, page["number"], "TrimBox")
        size = [trim[2] - trim[0], trim[3] - trim[1]]
        if any(abs(a - b) > 0.02 for a, b in zip(size, page["trim_pt"])):
            yield f"page {page['number']}: trim {size} is not {page['trim_pt']}"
        media = box(press, page["number"], "MediaBox")
        bleed = box(press, page["number"], "BleedBox")
        if not (inside(trim, bleed) and inside(bleed, media)):
            yield f"page {page['number']}: trim, bleed and media do not lie in each other"


def check_sums(report):
    for story in report["stories"]:
        chars, at = story["chars"], 0
        if chars["placed"] + chars["overset"] != chars["total"]:
            yield f"{story['id']}: placed and overset do not make the total"
        for part in story["parts"]:
            if part["from"] != at:
                yield f"{story['id']}: a part begins at {part['from']} instead of {at}"
            for column in part["columns"]:
                if column["from"] != at:
                    yield f"{story['id']}: a column begins at {column['from']} instead of {at}"
                at = column["to"]
            if part["to"] != at:
                yield f"{story['id']}: a part ends at {part['to']}, its columns at {at}"
                at = part["to"]
        if at != chars["placed"]:
            yield f"{story['id']}: the parts end at {at}, placed are {chars['placed']}"


def check_copy(press, report, folder):
    for story in report["stories"]:
        body = body_of(folder / story["file"])
        if len(body) != story["chars"]["total"]:
            yield f"{story['id']}: the file has {len(body)} characters, the report {story['chars']['total']}"
            continue
        for part in story["parts"]:
            for column in part["columns"]:
                expected = squeeze(body[column["from"] : column["to"]])
                found = squeeze(text_in(press, part["page"], column["bbox_pt"]))
                if found != expected:
                    place = f"{story['id']}, page {part['page']}, characters {column['from']}-{column['to']}"
                    yield f"{place}:\n  file  {expected}\n  press {found}"


def body_of(path):
    """Returns the body of a story file without its head, its Markdown signs and its line ends."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    if text.startswith("+++"):
        text = text.split("\n+++", 1)[1].split("\n", 1)[1]
    lines = []
    for line in text.split("\n"):
        # A pull quote repeats copy: it is no body.
        if line.lstrip().startswith(">>"):
            continue
        line = re.sub(r"^ {0,3}(#{1,6} +|> ?|[-*+] +)", "", line)
        lines.append(line.strip(" \t").removesuffix("\\"))
    return re.sub(r"\*\*|(?<!\\)\*", "", "".join(lines)).replace("\\", "")


def text_in(press, page, bbox):
    """Returns the text that poppler finds in a box of the report on a page."""
    trim, media = box(press, page, "TrimBox"), box(press, page, "MediaBox")
    left, top = trim[0] - media[0] + bbox[0], media[3] - trim[1] - bbox[3]
    width, height = bbox[2] - bbox[0], bbox[3] - bbox[1]
    dots = [round(side * DPI / 72) for side in (left, top, width, height)]
    cut = [word for pair in zip(("-x", "-y", "-W", "-H"), map(str, dots)) for word in pair]
    number = str(page)
    return run("pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-r", str(DPI), "-f", number, "-l", number, *cut, press, "-")


def box(press, page, name, known={}):
    """Returns one of the boxes of a page; a page is asked for once."""
    if page not in known:
        told = run("pdfinfo", "-box", "-f", str(page), "-l", str(page), press)
        rows = re.findall(r"(\w+Box):\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)", told)
        known[page] = {row[0]: [float(side) for side in row[1:]] for row in rows}
    return known[page][name]


def inside(small, large):
    slack = 0.01
    return all(a >= b - slack for a, b in zip(small[:2], large[:2])) and all(
        a <= b + slack for a, b in zip(small[2:], large[2:])
    )


def squeeze(text):
    return "".join(text.split())


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
