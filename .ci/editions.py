#!/usr/bin/env python3
"""editions.py OUT: writes throw-away editions that stress the press file.

`OUT/pictures` holds pictures of every kind with what they ought to look like (`pictures.json`, for
plates.py), `OUT/spot` the sample edition with a booked spot ink and bleed, `OUT/eight` eight pages of
made-up copy, `OUT/heavy` 24 photographs of twelve megapixels when asked for by `--heavy`. Each is a root
of its own with the house's layouts and faces and one `issue.toml`. Needs Pillow and numpy.
"""

import io
import json
import os
import random
import re
import shutil
import struct
import sys
import zlib
from pathlib import Path

import numpy
from PIL import Image, ImageCms, ImageDraw, ImageEnhance, TiffImagePlugin

HOUSE = Path(__file__).resolve().parent.parent
SAMPLE = HOUSE / "issues" / "2021-02-24"
# Rows of the picture wall: ten lines high, one line apart.
ROWS, COLUMNS = 6, 5


def main():
    out = Path(sys.argv[1])
    if "--heavy" in sys.argv:
        heavy(root_at(out / "heavy"))
        return
    pictures(root_at(out / "pictures"))
    spot(root_at(out / "spot"))
    eight(root_at(out / "eight"))


def root_at(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(HOUSE / "layouts", folder / "layouts")
    os.symlink(HOUSE / "fonts", folder / "fonts")
    return folder


# ICC profiles of light, made from their numbers (ICC.1:2001-04).


def icc(space, tags):
    """Returns a version 2 display profile."""
    head_length = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    for name, data in tags:
        data += b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, head_length + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", head_length + len(body), b"none", 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2021, 2, 24, 0, 0, 0, b"acsp") + b"\0" * 24 + struct.pack(">I", 0)
    head += xyz(0.9642, 1.0, 0.8249)[8:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def xyz(*values):
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def gamma(value):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256))


def described(name):
    return b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" * 80


# The primaries of Adobe RGB (1998), adapted to D50; its curve is 2.2.
WIDE = icc(
    b"RGB ",
    [
        (b"desc", described(b"wide")),
        (b"cprt", b"text\0\0\0\0none\0"),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.60974, 0.31111, 0.01947)),
        (b"gXYZ", xyz(0.20528, 0.62567, 0.06087)),
        (b"bXYZ", xyz(0.14919, 0.06322, 0.74457)),
        (b"rTRC", gamma(2.19921875)),
        (b"gTRC", gamma(2.19921875)),
        (b"bTRC", gamma(2.19921875)),
    ],
)
DARK_GREY = icc(
    b"GRAY",
    [
        (b"desc", described(b"gamma 1.8")),
        (b"cprt", b"text\0\0\0\0none\0"),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"kTRC", gamma(1.8)),
    ],
)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def to_srgb(picture, profile, mode="RGB"):
    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.profileToProfile(picture, own, SRGB, renderingIntent=1, outputMode=mode)


# Files that Pillow does not write.


def tiff(path, samples, photometric, big=False, deflate=False, icc_profile=None):
    """Writes a chunky TIFF of 8 or 16 bits (TIFF 6.0) in strips."""
    order = ">" if big else "<"
    height, width, channels = samples.shape
    bits = samples.dtype.itemsize * 8
    data = samples.astype(samples.dtype.newbyteorder(order)).tobytes()
    rows = 64
    step = rows * width * channels * bits // 8
    strips = [data[at : at + step] for at in range(0, len(data), step)]
    strips = [zlib.compress(strip) for strip in strips] if deflate else strips
    offsets, at = [], 8
    for strip in strips:
        offsets.append(at)
        at += len(strip) + len(strip) % 2
    entries = [
        (256, 4, [width]),
        (257, 4, [height]),
        (258, 3, [bits] * channels),
        (259, 3, [8 if deflate else 1]),
        (262, 3, [photometric]),
        (273, 4, offsets),
        (277, 3, [channels]),
        (278, 4, [rows]),
        (279, 4, [len(strip) for strip in strips]),
        (284, 3, [1]),
    ]
    if icc_profile:
        entries.append((34675, 7, list(icc_profile)))
    extra_at, extra, table = at + 2 + 12 * len(entries) + 4, b"", b""
    for tag, kind, values in entries:
        packed = struct.pack(f"{order}{len(values)}{ {3: 'H', 4: 'I', 7: 'B'}[kind] }", *values)
        if len(packed) > 4:
            value = struct.pack(f"{order}I", extra_at + len(extra))
            extra += packed + b"\0" * (len(packed) % 2)
        else:
            value = packed.ljust(4, b"\0")
        table += struct.pack(f"{order}HHI", tag, kind, len(values)) + value
    out = struct.pack(f"{order}2sHI", b"MM" if big else b"II", 42, at)
    out += b"".join(strip + b"\0" * (len(strip) % 2) for strip in strips)
    out += struct.pack(f"{order}H", len(entries)) + table + b"\0" * 4 + extra
    path.write_bytes(out)


def png(path, samples, color, interlaced=False):
    """Writes a PNG of 8 or 16 bits without filters, interlaced by Adam7 if asked for."""
    height, width = samples.shape[:2]
    bits = samples.dtype.itemsize * 8
    steps = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    passes = [samples[y::dy, x::dx] for y, x, dy, dx in steps] if interlaced else [samples]
    rows = b"".join(b"\0" + row.astype(row.dtype.newbyteorder(">")).tobytes() for part in passes for row in part)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, int(interlaced))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def segments(data):
    """Splits a JPEG into its marker segments before the scan, and the rest."""
    at, found = 2, []
    while data[at + 1] != 0xDA:
        length = struct.unpack_from(">H", data, at + 2)[0]
        found.append(data[at : at + 2 + length])
        at += 2 + length
    return found, data[at:]


ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00"


def with_adobe(data, transform):
    """Returns a JPEG with this word of Adobe's marker, or without the marker; JFIF's goes."""
    parts, rest = segments(data)
    parts = [part for part in parts if part[1] not in (0xE0, 0xEE)]
    if transform is not None:
        parts.insert(0, ADOBE + bytes([transform]))
    return b"\xff\xd8" + b"".join(parts) + rest


def jpeg(picture, **options):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, subsampling=0, **options)
    return out.getvalue()


def cmyk_jpeg(inks, adobe, ycck=False):
    """Returns a JPEG of inks: turned over behind Adobe's marker, as they are without."""
    values = numpy.asarray(inks).astype(float)
    if ycck:
        c, m, y = (values[..., at] for at in range(3))
        luma = 0.299 * c + 0.587 * m + 0.114 * y
        stored = [luma, 128 + (y - luma) / 1.772, 128 + (c - luma) / 1.402, 255 - values[..., 3]]
        stored = numpy.stack(stored, -1)
    else:
        stored = 255 - values if adobe else values
    # Pillow turns over what it writes.
    turned = Image.fromarray((255 - stored.round().clip(0, 255)).astype("uint8"), "CMYK")
    return with_adobe(jpeg(turned), (2 if ycck else 0) if adobe else None)


def exif_turned(picture, number):
    """Returns a picture stored so that this orientation of Exif shows it upright."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[274] = number
    return (picture.transpose(back[number]) if number in back else picture), exif.tobytes()


# Motifs.


def photo(name, width=640, height=427):
    picture = Image.open(SAMPLE / f"{name}.jpg").convert("RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def cmyk_of(picture):
    """Separates by rule of thumb, within 220 % ink."""
    light = numpy.asarray(picture).astype(float) / 255
    black = (1 - light.max(-1)) * 0.8
    colors = (1 - light) * 0.7 - black[..., None] * 0.5
    inks = numpy.concatenate([colors.clip(0, 1), black[..., None]], -1)
    return Image.fromarray((inks * 255).round().astype("uint8"), "CMYK")


def logo():
    art = Image.new("RGB", (600, 400), "white")
    draw = ImageDraw.Draw(art)
    draw.ellipse((60, 60, 300, 300), fill=(200, 16, 46))
    draw.rectangle((330, 80, 560, 180), fill=(0, 71, 171))
    draw.polygon([(330, 320), (560, 320), (445, 210)], fill=(255, 205, 0))
    draw.line((20, 370, 580, 370), fill="black", width=6)
    return art


def screenshot():
    shot = Image.new("RGB", (900, 600), (246, 246, 246))
    draw = ImageDraw.Draw(shot)
    draw.rectangle((0, 0, 900, 60), fill=(40, 60, 90))
    for row in range(14):
        draw.text((40 + row % 3 * 20, 90 + row * 34), "Render --profile x4 --split " * 3, fill=(20, 20, 20))
        draw.rectangle((780, 90 + row * 34, 780 + row * 7, 108 + row * 34), fill=(30 + row * 12, 140, 90))
    return shot


def pictures(root):
    """Every kind of picture on a wall of small slots, and large ones on a page of their own."""
    folder = root / "pictures"
    folder.mkdir()
    tea, otter, street, mila, osprey = (
        photo(name) for name in ("tea-gardens", "oakland-zoo-otters", "beacon-street-sunset", "casa-mila", "perched-osprey")
    )
    small, large = [], []

    def add(name, data, reference, space=None, to=small):
        """Takes a file and what it ought to show: a picture of sRGB, grey or inks."""
        if data is not None:
            (folder / name).write_bytes(data)
        kept = f"{Path(name).stem}-{Path(name).suffix[1:]}.ref.tif"
        reference.save(folder / kept)
        to.append({"file": f"pictures/{name}", "reference": f"pictures/{kept}", "space": space or reference.mode})

    def save(name, picture, reference=None, space=None, **options):
        picture.save(folder / name, **options)
        add(name, None, reference or picture, space)

    add("untagged.jpg", jpeg(tea), tea)
    add("srgb.jpg", jpeg(otter, icc_profile=SRGB.tobytes()), otter)
    add("wide.jpg", jpeg(tea, icc_profile=WIDE), to_srgb(tea, WIDE))
    add("progressive.jpg", jpeg(street, progressive=True), street)
    add("halved.jpg", subsampled(street), street)
    add("plain-rgb.jpg", with_adobe(jpeg(Image.merge("YCbCr", mila.split())), 0), mila)
    for number in range(1, 9):
        stored, exif = exif_turned(osprey, number)
        add(f"exif-{number}.jpg", jpeg(stored, exif=exif), osprey)
    grey = mila.convert("L")
    add("grey.jpg", jpeg(grey), grey)
    add("grey-profile.jpg", jpeg(grey, icc_profile=DARK_GREY), to_srgb(grey, DARK_GREY).convert("L"))
    add("grey-as-rgb.jpg", jpeg(grey.convert("RGB")), grey)
    inks = cmyk_of(otter)
    add("cmyk-adobe.jpg", cmyk_jpeg(inks, True), inks)
    add("cmyk-plain.jpg", cmyk_jpeg(inks, False), inks)
    add("ycck-adobe.jpg", cmyk_jpeg(inks, True, True), inks)
    for packing in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        save(f"rgb-{packing}.tif", tea, compression=packing)
    for packing in ("raw", "tiff_lzw", "tiff_adobe_deflate"):
        save(f"cmyk-{packing}.tif", inks, compression=packing)
        save(f"grey-{packing}.tif", grey, compression=packing)
    wide = numpy.asarray(tea).astype("uint16") * 257
    for big in (False, True):
        name = f"rgb-16-{'big' if big else 'little'}.tif"
        tiff(folder / name, wide, 2, big, deflate=big)
        add(name, None, tea)
    tiff(folder / "grey-16.tif", numpy.asarray(grey).astype("uint16")[..., None] * 257, 1)
    add("grey-16.tif", None, grey)
    for big in (False, True):
        name = f"cmyk-16-{'big' if big else 'little'}.tif"
        tiff(folder / name, numpy.asarray(inks).astype("uint16") * 257, 5, big, deflate=big)
        add(name, None, inks)
    save("wide.tif", street, to_srgb(street, WIDE), icc_profile=WIDE)
    turned, _ = exif_turned(osprey, 6)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[274] = 6
    save("turned.tif", turned, osprey, tiffinfo=tags)
    save("rgb.png", mila)
    save("wide.png", tea, to_srgb(tea, WIDE), icc_profile=WIDE)
    alpha = Image.linear_gradient("L").resize(otter.size)
    white = Image.new("RGB", otter.size, "white")
    save("alpha.png", Image.merge("RGBA", (*otter.split(), alpha)), Image.composite(otter, white, alpha))
    save("alpha.tif", Image.merge("RGBA", (*otter.split(), alpha)), Image.composite(otter, white, alpha))
    white = Image.new("L", grey.size, 255)
    save("grey-alpha.png", Image.merge("LA", (grey, alpha)), Image.composite(grey, white, alpha))
    few = tea.quantize(200)
    save("indexed.png", few, few.convert("RGB"))
    colors = otter.quantize(64)
    opaque = colors.convert("RGBA")
    first = colors.getpixel((320, 213))
    holes = numpy.asarray(opaque).copy()
    holes[numpy.asarray(colors) == first] = 255
    save("indexed-through.png", colors, Image.fromarray(holes).convert("RGB"), transparency=first)
    save("grey.png", grey)
    lines = logo().convert("L").point(lambda light: 255 * (light > 90)).convert("1")
    save("one-bit.png", lines, lines.convert("L"))
    png(folder / "rgb-16.png", wide, 2)
    add("rgb-16.png", None, tea)
    png(folder / "grey-16.png", numpy.asarray(grey).astype("uint16") * 257, 0)
    add("grey-16.png", None, grey)
    png(folder / "interlaced.png", numpy.asarray(street), 2, interlaced=True)
    add("interlaced.png", None, street)
    deep = ImageEnhance.Color(ImageEnhance.Brightness(street).enhance(0.35)).enhance(3)
    add("deep.jpg", jpeg(deep), deep)
    deep_wide = ImageEnhance.Brightness(tea).enhance(0.3)
    add("deep-wide.jpg", jpeg(deep_wide, icc_profile=WIDE), to_srgb(deep_wide, WIDE))
    full = Image.merge("CMYK", [Image.new("L", (640, 427), 255)] * 3 + [Image.linear_gradient("L").resize((640, 427))])
    add("full.jpg", cmyk_jpeg(full, True), full, "any")
    save("full.tif", full, space="any")
    save("logo.png", logo())
    save("screenshot.png", screenshot())
    save("tiny.png", photo("tea-gardens", 16, 11))
    save("dot.png", Image.new("RGB", (1, 1), (200, 30, 30)))
    big = photo("lake-sherburne", 4000, 3000)
    add("twelve.jpg", jpeg(big), big)
    add("twelve-large.jpg", jpeg(big), big, to=large)
    huge = photo("rocket", 3000, 2000)
    add("turned-large.jpg", jpeg(exif_turned(huge, 8)[0], exif=exif_turned(huge, 8)[1]), huge, to=large)
    inks = cmyk_of(photo("singaporean-cityscape", 3000, 1700))
    add("inks-large.jpg", cmyk_jpeg(inks, True), inks, to=large)

    wall = "".join(
        slot(f"p{row * COLUMNS + column}", (column + 1, column + 1), (1 + 12 * row, 11 + 12 * row))
        for row in range(ROWS)
        for column in range(COLUMNS)
    )
    (root / "layouts" / "wall.toml").write_text(wall, encoding="utf-8")
    high = "".join(slot(f"p{row}", (1, 5), (1 + 25 * row, 25 + 25 * row)) for row in range(3))
    (root / "layouts" / "high.toml").write_text(high, encoding="utf-8")
    issue = ["[edition]", "date = 2021-03-01", "number = 1", ""]
    manifest = []
    for kind, each, all_of in (("wall", ROWS * COLUMNS, small), ("high", 3, large)):
        for at, entry in enumerate(all_of):
            if at % each == 0:
                issue += ["[[page]]", 'name = "图片"', f'layout = "{kind}"', ""]
            issue += ["  [[page.photo]]", f'  slot = "p{at % each}"', f'  file = "{entry["file"]}"', ""]
            manifest.append({"page": sum(line == "[[page]]" for line in issue), "slot": f"p{at % each}", **entry})
    (root / "issue.toml").write_text("\n".join(issue), encoding="utf-8")
    (root / "pictures.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def subsampled(picture):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, subsampling=2)
    return out.getvalue()


def slot(name, columns, lines):
    return (
        f'[[slot]]\nname = "{name}"\nkind = "photo"\ncolumns = [{columns[0]}, {columns[1]}]\n'
        f'lines = [{lines[0]}, {lines[1]}]\ncaption = "none"\n\n'
    )


def spot(root):
    """The sample edition, its red a spot ink with a plate of its own, with 3 mm of bleed."""
    house = root / "layouts" / "house.toml"
    words = house.read_text(encoding="utf-8")
    words = replaced(words, "red = { m = 100, y = 100 }", 'red = { m = 95, y = 100, spot = "PANTONE 485 C" }')
    words = replaced(words, 'height = "390mm"', 'height = "390mm"\nbleed = "3mm"')
    house.write_text(words, encoding="utf-8")
    shutil.copytree(SAMPLE, root / SAMPLE.name)
    issue = SAMPLE.with_suffix(".toml").read_text(encoding="utf-8")
    issue = replaced(issue, "number = 4567", 'number = 4567\nspots = ["PANTONE 485 C"]')
    (root / "issue.toml").write_text(issue, encoding="utf-8")


def replaced(words, old, new):
    if old not in words:
        raise SystemExit(f"editions: the sample has no line {old}")
    return words.replace(old, new)


# Copy of no meaning, of the characters and marks of news.
CHARS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条"


def copy_of(seed, chars):
    rng = random.Random(seed)
    paragraphs, count = [], 0
    while count < chars:
        words = ""
        for _ in range(rng.randint(2, 5)):
            words += "".join(rng.choice(CHARS) for _ in range(rng.randint(6, 22)))
            words += rng.choice(["，", "，", "、", "；"]) if rng.random() < 0.6 else rng.choice([f"{rng.randint(1, 9999)}万元，", "“", "20.5%，"])
            words = re.sub("“$", "“" + rng.choice(CHARS) * 2 + "”，", words)
        paragraphs.append(words.rstrip("，、；") + "。")
        count += len(paragraphs[-1])
    return "\n\n".join(paragraphs)


def eight(root):
    """Eight pages of the house's layouts with made-up copy."""
    folder = root / "copy"
    folder.mkdir()
    for path in SAMPLE.glob("*.jpg"):
        shutil.copy(path, folder)
    photos = sorted(path.name for path in SAMPLE.glob("*.jpg"))
    stories = {
        "front": [("lead", 700), ("second", 420), ("picture-story", 240), ("comment", 420), ("notice", 100)],
        "news": [("lead", 900), ("briefs", 160), ("briefs", 180), ("briefs", 170), ("second", 420)],
        "feature": [("feature", 2300), ("sidebar", 420)],
        "supplement": [("essay-1", 550), ("essay-2", 900), ("poem", 160), ("public", 60), ("classified", 160)],
    }
    slots = {
        "front": ["lead-photo", "picture-1", "picture-2"],
        "news": ["photo"],
        "feature": ["photo-1", "photo-2", "photo-3"],
        "supplement": ["photo", "public-photo"],
    }
    issue = ["[edition]", "date = 2021-03-02", "number = 2", ""]
    pages = ["front", "news", "news", "feature", "news", "news", "feature", "supplement"]
    # Page → the page whose tails take what its two first stories leave over.
    jumps, tails = {1: 2, 2: 3, 3: 5, 5: 6}, {"lead": ("tail-1", 900), "second": ("tail-2", 650)}
    for number, layout in enumerate(pages, 1):
        issue += ["[[page]]", f'name = "第{number}叠"', f'layout = "{layout}"', ""]
        for at, (place, chars) in enumerate(stories[layout]):
            jumps_to = jumps.get(number) if place in tails else None
            chars += tails[place][1] if jumps_to else 0
            name = f"story-{number}-{at}"
            title = copy_of(f"{name} title", 1)[:9].strip("，、；。“”0123456789.%万元") or "标题"
            head = f'+++\ntitle = "{title}"\n+++\n\n'
            (folder / f"{name}.md").write_text(head + copy_of(name, chars), encoding="utf-8")
            issue += ["  [[page.story]]", f'  slot = "{place}"', f'  file = "copy/{name}.md"']
            issue += [f'  jump = {{ page = {jumps_to}, slot = "{tails[place][0]}" }}' if jumps_to else "", ""]
        for at, place in enumerate(slots[layout]):
            issue += ["  [[page.photo]]", f'  slot = "{place}"', f'  file = "copy/{photos[(number + at) % len(photos)]}"', ""]
    (root / "issue.toml").write_text("\n".join(issue), encoding="utf-8")


def heavy(root):
    """24 photographs of twelve megapixels, eight to a page, for measuring memory and time."""
    folder = root / "pictures"
    folder.mkdir()
    names = sorted(path.stem for path in SAMPLE.glob("*.jpg"))
    rng = numpy.random.default_rng(1)
    grain = rng.normal(0, 4, (3000, 4000, 1))
    layout = "".join(slot(f"p{row * 2 + half}", (1 + 3 * half, 2 + 3 * half), (1 + 18 * row, 17 + 18 * row)) for row in range(4) for half in range(2))
    (root / "layouts" / "eight.toml").write_text(layout, encoding="utf-8")
    issue = ["[edition]", "date = 2021-03-03", "number = 3", ""]
    for at in range(24):
        samples = numpy.asarray(photo(names[at % len(names)], 4000, 3000)).astype(float) + numpy.roll(grain, at * 97)
        data = jpeg(Image.fromarray(samples.clip(0, 255).astype("uint8")))
        (folder / f"{at}.jpg").write_bytes(data)
        if at % 8 == 0:
            issue += ["[[page]]", 'name = "图片"', 'layout = "eight"', ""]
        issue += ["  [[page.photo]]", f'  slot = "p{at % 8}"', f'  file = "pictures/{at}.jpg"', ""]
    (root / "issue.toml").write_text("\n".join(issue), encoding="utf-8")


if __name__ == "__main__":
    main()
