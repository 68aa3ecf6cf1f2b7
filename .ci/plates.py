#!/usr/bin/env python3
"""plates.py PRESS.pdf REPORT.json [--spot NAME]… [--pictures PICTURES.json --profile ICC]: judges plates.

Ghostscript separates the press file (`tiffsep`, overprint honoured); then the ink of every square of
15 mm² inside the trim is summed (at most 240 % in the mean), body copy must lie on the black plate
alone, and there are just the plates that were booked. With `--pictures`, as editions.py writes it, every
picture is compared with what it ought to show: upright, of the right colours, grey on black alone.
Needs Ghostscript, Pillow and numpy; one line a fault, exit code 1 on any.
"""

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image, ImageCms

from pdf import Pdf
from press import Page, box

DPI = 100
# Side of a square of 15 mm² in dots, and the most ink that it may hold in the mean (ISO 12647-3).
SIDE = round(15**0.5 / 25.4 * DPI)
MOST = 240.0
# Dots at the edge of a picture that are not held against what it ought to be.
EDGE = 2
PROCESS = ["Cyan", "Magenta", "Yellow", "Black"]
# How far a picture may be from what it ought to be, in ΔE*ab: on the average, and as a cast.
FAR, CAST = 3.0, 1.5


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("press", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--spot", action="append", default=[])
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--self-test", action="store_true", help="break the plates of a good file and tell what goes unseen")
    asked = parser.parse_args()
    case = Case(asked)
    with tempfile.TemporaryDirectory() as folder:
        plates = separate(asked.press, Path(folder), len(case.pages))
    if asked.self_test:
        return self_test(case, plates)
    faults, most = case.judge(plates)
    for fault in faults:
        print(f"plates: {asked.press}: {fault}")
    if not faults:
        count = len(case.expected)
        more = f", {count} pictures as they ought to be (worst ΔE {case.eye.worst:.1f})" if count else ""
        print(f"plates: {asked.press}: at most {most:.0f} % ink in 15 mm², copy on black alone{more}")
    return 1 if faults else 0


class Case:
    """A press file with what is said of it."""

    def __init__(self, asked):
        self.pdf, self.spots = Pdf(asked.press), asked.spot
        self.pages = self.pdf.pages()
        self.report = json.loads(asked.report.read_text(encoding="utf-8"))
        self.expected = json.loads(asked.pictures.read_text(encoding="utf-8")) if asked.pictures else []
        self.folder = asked.pictures.parent if asked.pictures else None
        self.eye = Eye(asked.profile) if asked.pictures else None

    def judge(self, plates):
        """Returns the faults and the most ink of any square."""
        faults, most = [], 0.0
        for at, ref in enumerate(self.pages):
            page, number = Sheet(self.pdf, ref, plates[at]), self.report["pages"][at]["number"]
            heaviest, fault = page.ink()
            most = max(most, heaviest)
            told = [*fault, *page.plates_are(self.spots), *page.copy(self.report, number)]
            faults += [f"page {number}: {it}" for it in told]
            for entry in (entry for entry in self.expected if entry["page"] == number):
                told = self.eye.picture(page, self.report, number, entry, self.folder)
                faults += [f"page {number}, {entry['file']}: {it}" for it in told]
        used = {name for page in plates for name, plate in page.items() if plate.any()}
        return faults + [f"nothing prints on the plate {name}" for name in self.spots if name not in used], most


def self_test(case, plates):
    """Breaks plates in ways that a press would show; each must be found out."""
    faults, _ = case.judge(plates)
    if faults:
        print(f"plates: no good file to break: {faults[0]}")
        return 1

    def edit(change):
        return [{name: change(name, plate.astype("int32")).clip(0, 255).astype("uint8") for name, plate in page.items()} for page in plates]

    def dense(name, plate):
        plate[400 : 400 + SIDE, 400 : 400 + SIDE] = 160
        return plate

    def shared(name, plate):
        return plates[0]["Black"] // 8 if name == "Cyan" and plate.shape == plates[0]["Black"].shape else plate

    broken = {
        "a square of 251 % ink": ("% ink at", edit(dense)),
        "a plate nobody booked": ("booked", [{**page, "Orange": page["Black"]} for page in plates]),
    }
    if any(part["columns"] for story in case.report["stories"] for part in story["parts"]):
        broken["copy on two plates"] = ("print on", edit(shared))
    if case.expected:
        broken |= {
            "grey on two plates": ("grey prints", edit(shared)),
            "pictures without magenta": ("ΔE", edit(lambda name, plate: plate * (name != "Magenta"))),
            "a cast of yellow": ("cast", edit(lambda name, plate: plate + 14 * (plate > 0) * (name == "Yellow"))),
            "pictures turned over": ("ΔE", edit(lambda name, plate: plate[::-1])),
            "pictures mirrored": ("ΔE", edit(lambda name, plate: plate[:, ::-1])),
            "pictures too dark": ("ΔE", edit(lambda name, plate: plate * 5 // 4)),
        }
    missed = [name for name, (word, made) in broken.items() if not any(word in it for it in case.judge(made)[0])]
    case.spots = ["Gold"]
    missed += [] if any("Gold" in it for it in case.judge(plates)[0]) else ["a plate that is missing"]
    for name in missed:
        print(f"plates: self-test: {name} goes unseen")
    print(f"plates: self-test: {len(broken) + 1 - len(missed)} of {len(broken) + 1} broken sets of plates found out")
    return 1 if missed else 0


def separate(press, folder, count):
    """Returns the plates of every page by name: ink to 255 by dot."""
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}", "-sCompression=none"]
    told = subprocess.run([*command, f"-o{folder}/s%d.tif", str(press)], capture_output=True, text=True, check=True)
    if told.stderr.strip():
        raise SystemExit(f"plates: Ghostscript says: {told.stderr.strip()}")
    pages = [{} for _ in range(count)]
    for path in sorted(folder.glob("s*(*).tif")):
        number, name = re.fullmatch(r"s(\d+)\((.*)\)\.tif", path.name).groups()
        pages[int(number) - 1][name] = 255 - numpy.asarray(Image.open(path).convert("L"))
    return pages


class Sheet:
    """One page with its plates."""

    def __init__(self, pdf, ref, plates):
        page = pdf.get(ref)
        self.plates = plates
        self.media, self.trim = box(page, "/MediaBox"), box(page, "/TrimBox")
        contents = Page(pdf, ref, {})
        list(contents.run())
        self.pictures, self.colored = [clip for _, _, clip in contents.pictures], contents.colored

    def cut(self, plate, rect, shrink=0):
        """Returns the dots of a plate inside a box of page coordinates."""
        x0, x1 = ((side - self.media[0]) * DPI / 72 for side in (rect[0], rect[2]))
        y0, y1 = ((self.media[3] - side) * DPI / 72 for side in (rect[3], rect[1]))
        x0, x1, y0, y1 = round(x0) + shrink, round(x1) - shrink, round(y0) + shrink, round(y1) - shrink
        return plate[max(y0, 0) : y1, max(x0, 0) : x1]

    def ink(self):
        """Returns the most ink of any square inside the trim, and the fault if it is too much."""
        total = sum(self.cut(plate, self.trim).astype("float64") for plate in self.plates.values()) / 2.55
        sums = numpy.pad(total.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        mean = (sums[SIDE:, SIDE:] - sums[:-SIDE, SIDE:] - sums[SIDE:, :-SIDE] + sums[:-SIDE, :-SIDE]) / SIDE**2
        heaviest = mean.max()
        if heaviest <= MOST:
            return heaviest, []
        y, x = numpy.unravel_index(mean.argmax(), mean.shape)
        return heaviest, [f"{heaviest:.0f} % ink at {x * 72 / DPI:.0f}, {y * 72 / DPI:.0f} pt from the upper left corner"]

    def plates_are(self, spots):
        extra = sorted(self.plates.keys() - {*PROCESS, *spots})
        if extra:
            yield f"plates nobody booked: {extra}"

    def copy(self, report, number):
        """Columns of running copy, their coloured rules and panels aside, lie on the black plate alone."""
        plates = {name: plate.copy() for name, plate in self.plates.items()}
        for plate in (plate for name, plate in plates.items() if name != "Black"):
            for rect in self.colored:
                self.cut(plate, rect, -1)[:] = 0
        for story in report["stories"]:
            for part in (part for part in story["parts"] if part["page"] == number):
                for column in part["columns"]:
                    rect = [side + self.trim[at % 2] for at, side in enumerate(column["bbox_pt"])]
                    used = [name for name, plate in plates.items() if self.cut(plate, rect, 1).any()]
                    if used != ["Black"]:
                        yield f"{story['id']}, characters {column['from']}-{column['to']} print on {used}"

    def picture_in(self, rect):
        """Returns the place of the picture whose middle lies in a box."""
        for clip in self.pictures:
            x, y = (clip[0] + clip[2]) / 2, (clip[1] + clip[3]) / 2
            if rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]:
                return clip
        return None


class Eye:
    """Compares pictures with what they ought to be, through the profile of the press."""

    def __init__(self, profile):
        self.worst = 0.0
        press = ImageCms.ImageCmsProfile(io.BytesIO(profile.read_bytes()))
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        relative, compensated = 1, 0x2000
        self.to_inks = ImageCms.buildTransform(srgb, press, "RGB", "CMYK", relative, compensated)
        self.to_lab = ImageCms.buildTransform(press, lab, "CMYK", "LAB", relative, 0)
        self.lab_of_light = ImageCms.buildTransform(srgb, lab, "RGB", "LAB", relative, 0)
        black = Image.new("CMYK", (1, 1), (0, 0, 0, round(2.55 * 95)))
        self.darkest = luminance(self.lab(black)[0, 0, 0])

    def lab(self, picture, transform=None):
        found = numpy.asarray(ImageCms.applyTransform(picture, transform or self.to_lab)).astype(float)
        found[..., 0] *= 100 / 255
        found[..., 1:] = (found[..., 1:] + 128) % 256 - 128
        return found

    def picture(self, page, report, number, entry, folder):
        slots = next(it["slots"] for it in report["pages"] if it["number"] == number)
        rect = next(it["bbox_pt"] for it in slots if it["slot"] == entry["slot"])
        rect = [side + page.trim[at % 2] for at, side in enumerate(rect)]
        place = page.picture_in(rect)
        if place is None:
            yield "is not there"
            return
        # A keyline stands inside the edge of a pale picture.
        inks = numpy.stack([page.cut(page.plates[name], place, EDGE) for name in PROCESS], -1)
        if entry["space"] == "any":
            return
        ought = Image.open(folder / entry["reference"])
        height, width = inks.shape[:2]
        ought = covering(ought, (place[2] - place[0]) / (place[3] - place[1]))
        ought = coarser(ought, (width + 2 * EDGE, height + 2 * EDGE)).crop((EDGE, EDGE, width + EDGE, height + EDGE))
        if ought.mode in ("L", "1") and inks[..., :3].any():
            yield "grey prints in colours"
            return
        is_lab = self.lab(Image.fromarray(inks, "CMYK"))
        if ought.mode == "L":
            ought_lab = self.lab(ought.convert("RGB"), self.lab_of_light)
            light = self.darkest + (1 - self.darkest) * luminance(ought_lab[..., 0])
            ought_lab = numpy.stack([lightness(light), is_lab[..., 1], is_lab[..., 2]], -1)
        elif ought.mode == "CMYK":
            ought_lab = self.lab(ought)
        else:
            ought_lab = self.lab(ImageCms.applyTransform(ought.convert("RGB"), self.to_inks))
        # What sharpening and JPEG do to single dots is not what is asked for here.
        apart = averaged(is_lab) - averaged(ought_lab)
        far, cast = (apart**2).sum(-1) ** 0.5, apart.mean((0, 1))
        self.worst = max(self.worst, far.mean())
        if far.mean() > FAR or abs(cast).max() > CAST:
            yield f"ΔE {far.mean():.1f} on the average, cast {cast.round(1).tolist()}"


def averaged(lab):
    """Returns means of squares, about 24 a side."""
    step = max(1, min(lab.shape[:2]) // 24)
    height, width = (side // step * step for side in lab.shape[:2])
    return lab[:height, :width].reshape(height // step, step, width // step, step, 3).mean((1, 3))


def covering(picture, proportion):
    """Returns the middle of a picture that fills a frame of this proportion."""
    width, height = picture.size
    if width > height * proportion:
        cut = (width - height * proportion) / 2
        return picture.crop((round(cut), 0, round(width - cut), height))
    cut = (height - width / proportion) / 2
    return picture.crop((0, round(cut), width, round(height - cut)))


def coarser(picture, size):
    """Returns a picture with so many dots: light is mixed as light, ink as ink."""
    if picture.mode == "CMYK":
        return picture.resize(size, Image.Resampling.BOX)
    bands = []
    for band in picture.convert("L" if picture.mode == "1" else picture.mode).split():
        light = Image.fromarray(((numpy.asarray(band) / 255) ** 2.2).astype("float32"), "F")
        light = numpy.asarray(light.resize(size, Image.Resampling.BOX)).clip(0, 1)
        bands.append(Image.fromarray((light ** (1 / 2.2) * 255).round().astype("uint8"), "L"))
    return bands[0] if len(bands) == 1 else Image.merge("RGB", bands)


def luminance(lightness):
    """CIE 15, 8.2.1."""
    lightness = numpy.asarray(lightness)
    return numpy.where(lightness > 8, ((lightness + 16) / 116) ** 3, lightness / 903.3)


def lightness(luminance):
    return numpy.where(luminance > 0.008856, 116 * numpy.cbrt(luminance) - 16, 903.3 * luminance)


if __name__ == "__main__":
    sys.exit(main())
