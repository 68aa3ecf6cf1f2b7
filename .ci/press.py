#!/usr/bin/env python3
"""press.py PDF…: judges press files as PDF/X-4 or PDF/X-1a:2003 for a newspaper, object by object.

The rules are those of ISO 15930-7 and 15930-4, of the Ghent Workgroup's 2022 sheet (R00nn) and of
newspaper printing; the file alone is read, never the program. One line a fault; exit code 1 on any.
`--self-test PDF` breaks a good file in many ways and fails where a judge does not see it.
"""

import base64
import copy
import re
import sys
import zlib
from xml.etree import ElementTree

import pdf as model
from pdf import IDENTITY, Pdf, Program, bounds, is_ref, meet, operations, point, text, times, walk

# Points: lettering and rules below these sizes are small (R0009, R0010), above LARGE large.
SMALL_TYPE, LARGE_TYPE, THIN_RULE = 12, 24, 2
# Ink in percent: what may lie under black that overprints, and what a page colour may sum to.
UNDER_BLACK, RICH = 190, 220
SLACK = 0.01

# Keys that no press file of this house holds, with why.
BARRED_KEYS = {
    "/Annots": "annotation",
    "/AA": "action",
    "/JS": "script",
    "/JavaScript": "script",
    "/AcroForm": "form",
    "/EmbeddedFiles": "embedded file",
    "/Collection": "embedded file",
    "/OCProperties": "layer",
    "/OC": "layer",
    "/OCGs": "layer",
    "/SMask": "transparency",
    "/SMaskInData": "transparency",
    "/Group": "transparency",
    "/ca": "transparency",
    "/CA": "transparency",
    "/BM": "transparency",
    "/TR": "transfer function",
    "/TR2": "transfer function",
    "/HT": "halftone",
    "/HTP": "halftone",
    "/BG": "black generation",
    "/UCR": "undercolour removal",
    "/Alternates": "alternate picture",
    "/OPI": "OPI",
    "/Ref": "reference XObject",
    "/Interpolate": "interpolation",
    "/SeparationInfo": "separated page",
    "/Encrypt": "encryption",
    "/ArtBox": "second page box beside TrimBox",
    "/CropBox": "CropBox (R0003)",
    "/UserUnit": "UserUnit (R0002)",
    "/Rotate": "Rotate (R0004)",
    "/CharProcs": "Type 3 font",
}
BARRED_NAMES = {
    *("/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/DeviceN", "/Indexed", "/Pattern"),
    *("/LZWDecode", "/JPXDecode", "/JBIG2Decode", "/Crypt", "/RunLengthDecode", "/CCITTFaxDecode"),
    *("/URI", "/Launch", "/GoToR", "/GoTo", "/Named", "/SubmitForm", "/Movie", "/Sound", "/Type3", "/PS"),
}
OPERATORS = set(
    "q Q cm w J j M d gs m l c v y h re f F f* S s B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T*"
    " Tj TJ k K cs CS sc scn SC SCN Do BMC BDC EMC MP DP".split()
)
INTENTS = {"/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual"}


def main(arguments):
    if arguments[:1] == ["--self-test"]:
        return self_test(arguments[1])
    count = 0
    for path in arguments:
        file = Pdf(path)
        faults = judge(file)
        for fault in faults:
            print(f"press: {path}: {fault}")
        if not faults:
            print(f"press: {path}: {standard(file)}, {len(file.pages())} pages, no fault")
        count += len(faults)
    return 1 if count or not arguments else 0


def judge(pdf):
    """Returns the faults of a file, each once."""
    faults = []
    for check in (file_form, barred, identification, output_intent, separations, page_boxes, navigation):
        faults += guarded(check, pdf)
    faults += guarded(page_contents, pdf)
    return list(dict.fromkeys(faults))


def guarded(check, pdf):
    """What cannot even be read is a fault of the file, not of the judge."""
    faults = []
    try:
        faults.extend(check(pdf))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, zlib.error) as error:
        faults.append(f"{check.__name__} cannot be read: {type(error).__name__} {error}")
    return faults


def info_of(pdf):
    return pdf.get(pdf.trailer.get("/Info")) or {}


def standard(pdf):
    return text(info_of(pdf).get("/GTS_PDFXVersion")) or xmp_of(pdf).get("GTS_PDFXVersion") or "no PDF/X"


def is_x1a(pdf):
    return standard(pdf) == "PDF/X-1a:2003"


def file_form(pdf):
    """ISO 15930-7, 6.1; ISO 32000-1, 7.5.2."""
    version = re.match(rb"%PDF-1\.([3-7])[\r\n]+%([^\r\n]*)", pdf.raw)
    if version is None:
        yield "no header %PDF-1.n at byte 0 with a comment behind it"
        return
    most = 4 if is_x1a(pdf) else 6
    if int(version[1]) > most:
        yield f"header 1.{version[1].decode()} is above 1.{most}"
    if sum(byte >= 0x80 for byte in version[2]) < 4:
        yield "the comment behind the header has no four bytes of 0x80 and more"
    if "/Encrypt" in pdf.trailer:
        yield "the file is encrypted"
    parts = pdf.trailer.get("/ID") or []
    if len(parts) != 2 or any(len(it) < 2 + 16 for it in parts):
        yield "the trailer has no /ID of two strings"
    if is_x1a(pdf):
        start = re.findall(rb"startxref\s+(\d+)", pdf.raw)
        if not start or not pdf.raw[int(start[-1]) :].startswith(b"xref"):
            yield "PDF/X-1a asks for a classic xref table"
        if re.search(rb"/Type\s*/(ObjStm|XRef)\b", pdf.raw):
            yield "PDF/X-1a allows no object streams"
    for ref, it in pdf.objects.items():
        if "stream" not in it:
            continue
        stream = it["stream"]["dict"]
        filters = pdf.filters(stream)
        if any(it not in ("/FlateDecode", "/DCTDecode") for it in filters) or len(filters) > 1:
            yield f"{ref}: filter {filters}"
        if stream.keys() & {"/F", "/FFilter", "/FDecodeParms"}:
            yield f"{ref}: an external stream"
        if "/FlateDecode" in filters:
            zlib.decompress(base64.b64decode(it["stream"]["data"]))


def barred(pdf):
    """No annotation, action, layer, transparency, transfer function, device of light."""
    for ref, it in pdf.objects.items():
        value = it["stream"]["dict"] if "stream" in it else it["value"]
        for part in walk(value):
            for key in sorted(part.keys() & BARRED_KEYS.keys()):
                yield f"{ref}: {key}: {BARRED_KEYS[key]}"
        for name in sorted(names(value) & BARRED_NAMES):
            yield f"{ref}: {name} may not be there"
    catalog = pdf.catalog()
    if isinstance(pdf.get(catalog.get("/OpenAction")), dict):
        yield "the catalog has an open action"
    for ref, it in pdf.objects.items():
        state = it.get("value")
        if isinstance(state, dict) and state.get("/Type") == "/ExtGState":
            more = state.keys() - {"/Type", "/OP", "/op", "/OPM"}
            if more:
                yield f"{ref}: graphics state with {sorted(more)}"


def names(value):
    """Returns the names that stand as values, not as keys."""
    if isinstance(value, dict):
        return set().union(*(names(it) for it in value.values()), set())
    if isinstance(value, list):
        return set().union(*(names(it) for it in value), set())
    return {value} if isinstance(value, str) and value.startswith("/") else set()


def xmp_of(pdf):
    """Returns the packet's properties by their local names."""
    ref = pdf.catalog().get("/Metadata")
    if ref is None:
        return {}
    try:
        root = ElementTree.fromstring(pdf.data(ref))
    except (ElementTree.ParseError, KeyError):
        return {}
    rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    found = {}
    for description in root.iter(f"{rdf}Description"):
        pairs = list(description.attrib.items()) + [(it.tag, "".join(it.itertext()).strip()) for it in description]
        for name, value in pairs:
            space, local = name[1:].split("}") if name.startswith("{") else ("", name)
            if local == "GTS_PDFXVersion" and space != "http://www.npes.org/pdfx/ns/id/":
                continue
            found[local] = value
    return found


def identification(pdf):
    """ISO 15930-7, 6.4: Info and packet agree; each standard names itself in its own place."""
    info, ref = info_of(pdf), pdf.catalog().get("/Metadata")
    if ref is None:
        yield "no XMP packet"
        return
    metadata = pdf.get(ref)
    if pdf.filters(metadata) or (metadata.get("/Type"), metadata.get("/Subtype")) != ("/Metadata", "/XML"):
        yield "the XMP packet is filtered or of no XML"
    xmp = xmp_of(pdf)
    if b"<?xpacket begin" not in pdf.data(ref) or not xmp:
        yield "the XMP packet cannot be read"
    in_info, in_packet = text(info.get("/GTS_PDFXVersion")), xmp.get("GTS_PDFXVersion")
    if (in_info, in_packet) not in [(None, "PDF/X-4"), ("PDF/X-1a:2003", None), ("PDF/X-1a:2003", "PDF/X-1a:2003")]:
        yield f"GTS_PDFXVersion: Info says {in_info}, the packet {in_packet}"
    if "/GTS_PDFXConformance" in info:
        yield "GTS_PDFXConformance belongs to PDF/X-1a:2001"
    pairs = [("/Title", "title"), ("/Creator", "CreatorTool"), ("/Producer", "Producer")]
    for key, name in pairs:
        if not text(info.get(key)) or text(info.get(key)) != xmp.get(name):
            yield f"{key}: Info says {text(info.get(key))}, the packet {xmp.get(name)}"
    for key, name in [("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")]:
        date = iso_date(text(info.get(key)))
        if date is None or date != xmp.get(name):
            yield f"{key}: Info says {text(info.get(key))}, the packet {xmp.get(name)}"
    if "MetadataDate" not in xmp:
        yield "the packet has no MetadataDate"
    trapped = {"/True": "True", "/False": "False"}.get(info.get("/Trapped"))
    if trapped is None or xmp.get("Trapped") != trapped:
        yield f"/Trapped: Info says {info.get('/Trapped')}, the packet {xmp.get('Trapped')}"
    for name in ("DocumentID", "VersionID", "RenditionClass"):
        if not xmp.get(name):
            yield f"the packet has no {name}"


def iso_date(date):
    """Returns a date of Info as the packet writes it."""
    found = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)", date or "")
    if found is None:
        return None
    year, month, day, hour, minute, second, zone, zone_minute = found.groups()
    tail = f"{zone}:{zone_minute}" if zone else "Z"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{tail}"


def output_intent(pdf):
    """ISO 15930-7, 6.2; R0035."""
    intents = pdf.get(pdf.catalog().get("/OutputIntents")) or []
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    intent = pdf.get(intents[0])
    if intent.get("/S") != "/GTS_PDFX":
        yield f"the output intent is of {intent.get('/S')}"
    for key in ("/OutputConditionIdentifier", "/OutputCondition", "/RegistryName", "/Info"):
        if not text(intent.get(key)):
            yield f"the output intent has no {key}"
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        yield "the output intent has no profile"
        return
    data = pdf.data(profile)
    if pdf.get(profile).get("/N") != 4:
        yield "the profile's /N is not 4"
    if int.from_bytes(data[:4], "big") != len(data) or data[36:40] != b"acsp":
        yield "the profile is not a whole ICC profile"
    if data[12:20] != b"prtrCMYK":
        yield f"the profile is of {data[12:20]}, not prtr and CMYK"
    if data[8] not in ((2,) if is_x1a(pdf) else (2, 4)):
        yield f"the profile is of version {data[8]}"
    if b"A2B" not in data or b"B2A" not in data:
        yield "the profile does not convert both ways"


def separations(pdf):
    """One name, one alternate, one tint transform (R0021)."""
    known = {}
    for name, alternate, tint in all_separations(pdf):
        if alternate != "/DeviceCMYK":
            yield f"the alternate of {name} is {alternate}"
        if name in ("/None", "/Cyan", "/Magenta", "/Yellow", "/Black"):
            yield f"{name} is no spot ink"
        if known.setdefault(name, (alternate, pdf.get(tint))) != (alternate, pdf.get(tint)):
            yield f"{name} has two alternates"


def all_separations(pdf):
    def arrays(value):
        if isinstance(value, list):
            if value[:1] == ["/Separation"]:
                yield value
            for it in value:
                yield from arrays(it)
        elif isinstance(value, dict):
            for it in value.values():
                yield from arrays(it)

    for it in pdf.objects.values():
        for array in arrays(it["stream"]["dict"] if "stream" in it else it["value"]):
            yield array[1], array[2], array[3]


def box(page, name):
    return page[name] if isinstance(page.get(name), list) and len(page[name]) == 4 else None


def page_boxes(pdf):
    """ISO 15930-7, 6.5: TrimBox in the page itself, inside BleedBox, inside MediaBox; one size."""
    sizes = set()
    pages = pdf.pages()
    if not pages:
        yield "no pages"
    for number, ref in enumerate(pages, 1):
        page = pdf.get(ref)
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        if trim is None or media is None:
            yield f"page {number}: no TrimBox or MediaBox in the page itself"
            continue
        bleed = bleed or trim
        if not (inside(trim, bleed) and inside(bleed, media)):
            yield f"page {number}: TrimBox, BleedBox and MediaBox do not lie in each other"
        sizes.add((round(trim[2] - trim[0], 2), round(trim[3] - trim[1], 2)))
    if len(sizes) > 1:
        yield f"trim sizes differ: {sorted(sizes)}"


def inside(small, large, slack=SLACK):
    return (
        small[0] >= large[0] - slack
        and small[1] >= large[1] - slack
        and small[2] <= large[2] + slack
        and small[3] <= large[3] + slack
    )


def navigation(pdf):
    """Page labels, outline and threads are well formed and act on nothing."""
    catalog, pages = pdf.catalog(), pdf.pages()
    numbers = (pdf.get(catalog.get("/PageLabels")) or {}).get("/Nums") or []
    starts = numbers[::2]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] >= len(pages):
        yield f"page labels begin at {starts}"
    outline = pdf.get(catalog.get("/Outlines")) or {}
    ref, before, count = outline.get("/First"), None, 0
    while ref is not None and count <= len(pdf.objects):
        item = pdf.get(ref)
        if item.get("/Prev") != before:
            yield f"{ref}: the outline is no chain"
        if "/A" in item:
            yield f"{ref}: the outline acts"
        dest = pdf.get(item.get("/Dest")) or [None]
        if dest[0] not in pages or not text(item.get("/Title")):
            yield f"{ref}: an outline item without title or page"
        ref, before, count = item.get("/Next"), ref, count + 1
    if outline and (outline.get("/Last") != before or abs(outline.get("/Count", 0)) != count):
        yield "the outline's end or count is wrong"
    beads_of = {ref: pdf.get(pdf.get(ref).get("/B")) or [] for ref in pages}
    placed = 0
    for thread in pdf.get(catalog.get("/Threads")) or []:
        first = pdf.get(thread)["/F"]
        ref = first
        if pdf.get(first).get("/T") != thread:
            yield f"{thread}: the first bead does not name its thread"
        while True:
            bead = pdf.get(ref)
            if ref not in beads_of.get(bead.get("/P"), []):
                yield f"{ref}: the bead's page does not list it"
            after = bead["/N"]
            if pdf.get(after).get("/V") != ref:
                yield f"{ref}: the beads are no ring"
                break
            if not inside(bead["/R"], box(pdf.get(bead["/P"]), "/TrimBox"), 1):
                yield f"{ref}: the bead lies outside the trim"
            placed += 1
            ref = after
            if ref == first or placed > len(pdf.objects):
                break
    if placed != sum(len(beads) for beads in beads_of.values()):
        yield "pages list beads that no thread has"


class State:
    """Graphics state as far as a press cares."""

    def __init__(self):
        # Black, as a page begins (ISO 32000-1, 8.4.1); spaces by name, Separation by its array.
        self.fill, self.stroke = ("/DeviceGray", (0.0,)), ("/DeviceGray", (0.0,))
        self.op, self.OP, self.opm = False, False, 0
        self.matrix, self.clip, self.width = IDENTITY, None, 1.0
        self.font, self.size, self.rise, self.scale = None, 0.0, 0.0, 1.0

    def copy(self):
        return copy.copy(self)


def total(color):
    """Returns the sum of inks in percent."""
    space, values = color
    if space == "/DeviceGray":
        return 100 * (1 - values[0])
    return 100 * sum(values)


def plates(color):
    space, values = color
    return sum(value > 0 for value in (values if space != "/DeviceGray" else [1 - values[0]]))


BLACK = ("/DeviceCMYK", (0.0, 0.0, 0.0, 1.0))


def page_contents(pdf):
    faces = {}
    for number, ref in enumerate(pdf.pages(), 1):
        page = Page(pdf, ref, faces)
        for fault in page.run():
            yield f"page {number}: {fault}"
    for ref, codes in faces.items():
        for fault in guarded(lambda pdf, ref=ref, codes=codes: font(pdf, ref, codes), pdf):
            yield f"font {ref}: {fault}"
    for ref, it in pdf.objects.items():
        if "stream" in it and it["stream"]["dict"].get("/Subtype") == "/Image":
            for fault in guarded(lambda pdf, ref=ref: image(pdf, ref), pdf):
                yield f"picture {ref}: {fault}"


class Page:
    """Runs the content of a page and looks at everything that is painted."""

    def __init__(self, pdf, ref, faces):
        self.pdf, self.page, self.faces = pdf, pdf.get(ref), faces
        self.resources = pdf.get(self.page.get("/Resources")) or {}
        self.trim = box(self.page, "/TrimBox") or [0, 0, 0, 0]
        # Panels and pictures painted so far, with their ink: what lies under small black.
        self.under = []
        # Pictures: reference, matrix, clip. Fills in other inks than black: their boxes.
        self.pictures, self.colored = [], []
        self.painted = 0

    def resource(self, kind, name):
        found = (self.pdf.get(self.resources.get(kind)) or {}).get(name)
        if found is None:
            raise ValueError(f"{kind} has no {name}")
        return found

    def run(self):
        state, stack, marks, lettering = State(), [], 0, False
        matrix = line = IDENTITY
        path, path_clip = [], False
        for operator, operands in operations(self.pdf.contents(self.page)):
            if operator not in OPERATORS:
                yield f"operator {operator}"
                continue
            if operator == "q":
                stack.append(state)
                state = state.copy()
            elif operator == "Q":
                if not stack:
                    yield "Q without q"
                    continue
                state = stack.pop()
            elif operator == "cm":
                state.matrix = times(operands, state.matrix)
            elif operator == "w":
                state.width = operands[0]
            elif operator == "d" and operands[0]:
                yield "dashes"
            elif operator == "gs":
                dictionary = self.pdf.get(self.resource("/ExtGState", operands[0]))
                state.OP = dictionary.get("/OP", state.OP)
                state.op = dictionary.get("/op", dictionary.get("/OP", state.op))
                state.opm = dictionary.get("/OPM", state.opm)
            elif operator == "k":
                state.fill = ("/DeviceCMYK", tuple(operands))
            elif operator == "K":
                state.stroke = ("/DeviceCMYK", tuple(operands))
            elif operator in ("cs", "CS"):
                name = operands[0]
                space = self.pdf.get(self.resource("/ColorSpace", name)) if not name.startswith("/Device") else [name]
                if space[0] != "/Separation":
                    yield f"{operator} {space[0]}"
                color = (space[1] if len(space) > 1 else space[0], (1.0,))
                state.fill, state.stroke = (color, state.stroke) if operator == "cs" else (state.fill, color)
            elif operator in ("sc", "scn"):
                state.fill = (state.fill[0], tuple(operands))
            elif operator in ("SC", "SCN"):
                state.stroke = (state.stroke[0], tuple(operands))
            elif operator == "re":
                x, y, w, h = operands
                path.append(bounds(state.matrix, x, y, x + w, y + h))
            elif operator in ("m", "l"):
                path.append((*point(state.matrix, *operands), *point(state.matrix, *operands)))
            elif operator in ("c", "v", "y"):
                for x, y in zip(operands[::2], operands[1::2]):
                    path.append((*point(state.matrix, x, y), *point(state.matrix, x, y)))
            elif operator in ("W", "W*"):
                path_clip = True
            elif operator in ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"):
                if operator in ("f", "F", "f*", "B", "B*", "b", "b*"):
                    for rect in path:
                        yield from self.filled(rect, state)
                if operator in ("S", "s", "B", "B*", "b", "b*"):
                    yield from self.stroked(path, state)
                if path_clip and path:
                    around = (
                        min(it[0] for it in path),
                        min(it[1] for it in path),
                        max(it[2] for it in path),
                        max(it[3] for it in path),
                    )
                    state.clip = meet(state.clip, around)
                path, path_clip = [], False
            elif operator == "Do":
                yield from self.picture(operands[0], state)
            elif operator in ("BMC", "BDC"):
                marks += 1
            elif operator == "EMC":
                marks -= 1
            elif operator == "BT":
                if lettering:
                    yield "BT inside BT"
                lettering, matrix, line = True, IDENTITY, IDENTITY
            elif operator == "ET":
                lettering = False
            elif operator == "Tf":
                state.font, state.size = self.resource("/Font", operands[0]), operands[1]
            elif operator == "Tr" and operands != [0.0]:
                yield f"text rendering mode {operands[0]:g}"
            elif operator == "Tz":
                state.scale = operands[0] / 100
            elif operator == "Ts":
                state.rise = operands[0]
            elif operator == "Tm":
                matrix = line = tuple(operands)
            elif operator in ("Td", "TD"):
                matrix = line = times((1, 0, 0, 1, *operands), line)
            elif operator in ("Tj", "TJ"):
                strings = operands if operator == "Tj" else [it for it in operands[0] if isinstance(it, bytes)]
                codes = b"".join(strings)
                known = self.faces.setdefault(state.font, set())
                known.update(codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2))
                if not lettering or len(codes) % 2:
                    yield "text outside BT or of half a code"
                yield from self.shown(times(matrix, state.matrix), state)
        if stack or marks or lettering:
            yield "q, BDC or BT that never ends"
        if not self.painted:
            yield "nothing is painted (R0005)"

    def common(self, what, color, overprint, state):
        """What holds for text, fills and strokes alike."""
        self.painted += 1
        space, values = color
        if space not in ("/DeviceCMYK", "/DeviceGray") and not space.startswith("/"):
            yield f"{what} in {space}"
        if space == "/DeviceGray":
            yield f"{what} in DeviceGray (R0011)"
        if overprint and color != BLACK and space != "/All":
            kind = "white" if total(color) == 0 else "colour"
            yield f"{kind} {what} {values} overprints (R0007, R0008)"
        if overprint and state.opm != 1:
            yield f"{what} overprints without OPM 1"
        if space == "/DeviceCMYK" and total(color) > RICH + 0.5:
            yield f"{what} of {total(color):.0f} % ink"

    def dense(self, x, y):
        """Returns the ink under a point; a picture may hold any."""
        for (x0, y0, x1, y1), ink in reversed(self.under):
            if x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1:
                return ink
        return 0

    def filled(self, rect, state):
        rect = meet(rect, state.clip)
        width, height = rect[2] - rect[0], rect[3] - rect[1]
        if width <= 0 or height <= 0:
            return
        thin = min(width, height)
        yield from self.common("fill", state.fill, state.op, state)
        if state.fill[0] == "/All" and meets(rect, self.trim):
            yield "/All inside the trim (R0024)"
        yield from self.weight(thin, state.fill)
        if state.fill == BLACK and thin < THIN_RULE - SLACK and not state.op and self.dense(rect[0], rect[1]) <= 100:
            yield f"black rule of {thin:.2f} pt knocks out (R0010)"
        if state.fill[0] != "/DeviceCMYK" or any(state.fill[1][:3]):
            self.colored.append(rect)
        if thin >= THIN_RULE:
            self.under.append((rect, total(state.fill)))

    def stroked(self, path, state):
        scale = abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]) ** 0.5
        width = state.width * scale
        yield from self.common("stroke", state.stroke, state.OP, state)
        yield from self.weight(width, state.stroke)
        for rect in path:
            rect = (rect[0] - width / 2, rect[1] - width / 2, rect[2] + width / 2, rect[3] + width / 2)
            if state.stroke[0] == "/All" and meets(rect, self.trim):
                yield "/All inside the trim (R0024)"
            if state.stroke == BLACK and width < THIN_RULE - SLACK and not state.OP and self.dense(*rect[:2]) <= 100:
                yield f"black stroke of {width:.2f} pt knocks out (R0010)"

    def weight(self, thin, color):
        least = 0.25 if plates(color) == 1 else 0.5
        if color[0] != "/All" and thin < least - 0.002:
            yield f"a line of {thin:.3f} pt with {plates(color)} inks is thinner than {least}"

    def picture(self, name, state):
        ref = self.resource("/XObject", name)
        dictionary = self.pdf.get(ref)
        if dictionary.get("/Subtype") != "/Image":
            yield f"XObject of {dictionary.get('/Subtype')}"
            return
        self.painted += 1
        if state.op or state.OP:
            yield "a picture overprints"
        place = bounds(state.matrix, 0, 0, 1, 1)
        self.pictures.append((ref, state.matrix, meet(place, state.clip)))
        self.under.append((meet(place, state.clip), 400))
        width, height = dictionary["/Width"], dictionary["/Height"]
        across = (state.matrix[0] ** 2 + state.matrix[1] ** 2) ** 0.5 / 72
        down = (state.matrix[2] ** 2 + state.matrix[3] ** 2) ** 0.5 / 72
        if min(width, height) > 16 and min(width / across, height / down) < 99.5:
            yield f"picture {ref} of {min(width / across, height / down):.0f} ppi"

    def shown(self, matrix, state):
        size = state.size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        color, x, y = state.fill, matrix[4], matrix[5]
        yield from self.common("text", color, state.op, state)
        if color[0] == "/All" and meets((x, y, x + size, y + size), self.trim):
            yield "/All inside the trim (R0024)"
        ink = self.dense(x, y)
        if color == BLACK:
            if size < SMALL_TYPE - SLACK and not state.op and ink <= 100:
                yield f"black text of {size:g} pt knocks out (R0009)"
            if size < LARGE_TYPE - SLACK and state.op and 400 > ink > UNDER_BLACK:
                yield f"black text of {size:g} pt overprints {ink:.0f} % ink"
            if size >= LARGE_TYPE - SLACK and state.op and ink > 0:
                yield f"black text of {size:g} pt overprints what lies under it"
        elif plates(color) > 1 and size < 9 - SLACK:
            yield f"text of {size:g} pt in {plates(color)} inks"
        elif total(color) == 0 and size < 8 - SLACK:
            yield f"white text of {size:g} pt"


def meets(a, b):
    return a[0] < b[2] - SLACK and a[2] > b[0] + SLACK and a[1] < b[3] - SLACK and a[3] > b[1] + SLACK


def font(pdf, ref, codes):
    """Embedded, subset, readable, its widths those of the program (ISO 15930-7, 6.3)."""
    face = pdf.get(ref)
    if face.get("/Subtype") != "/Type0" or face.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        yield f"{face.get('/Subtype')} with {face.get('/Encoding')}"
        return
    cid = pdf.get(pdf.get(face["/DescendantFonts"])[0])
    descriptor = pdf.get(cid["/FontDescriptor"])
    bases = {face.get("/BaseFont"), cid.get("/BaseFont"), descriptor.get("/FontName")}
    if len(bases) > 1 or not re.match(r"/[A-Z]{6}\+.", face.get("/BaseFont", "")):
        yield f"names {sorted(map(str, bases))} are not one name of a subset"
    is_cff = cid.get("/Subtype") == "/CIDFontType0"
    program = descriptor.get("/FontFile3" if is_cff else "/FontFile2")
    if program is None:
        yield "not embedded"
        return
    if is_cff and pdf.get(program).get("/Subtype") != "/CIDFontType0C":
        yield f"program of {pdf.get(program).get('/Subtype')}"
    if not is_cff and cid.get("/CIDToGIDMap") != "/Identity":
        yield f"CIDToGIDMap {cid.get('/CIDToGIDMap')}"
    real = Program(pdf.data(program), is_cff).widths
    written, default = cid_widths(pdf, cid), cid.get("/DW", 1000)
    meaning = to_unicode(pdf.data(face["/ToUnicode"])) if "/ToUnicode" in face else {}
    for code in sorted(codes):
        if code == 0:
            yield "shows .notdef"
        elif code not in real:
            yield f"code {code} has no glyph"
        elif abs(real[code] - written.get(code, default)) > 1:
            yield f"width of code {code} is {written.get(code, default)}, that of the program {real[code]:g}"
        if not meaning.get(code):
            yield f"code {code} has no character"


def cid_widths(pdf, cid):
    """Reads /W (ISO 32000-1, 9.7.4.3)."""
    found, rest = {}, list(pdf.get(cid.get("/W")) or [])
    while rest:
        first, second = rest.pop(0), pdf.get(rest.pop(0))
        if isinstance(second, list):
            found.update(enumerate(second, first))
        else:
            found.update(dict.fromkeys(range(first, second + 1), rest.pop(0)))
    return found


def to_unicode(data):
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, chars in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = chars
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for first, last, chars in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found.update(dict.fromkeys(range(int(first, 16), int(last, 16) + 1), chars))
    return found


def image(pdf, ref):
    """8 bits of CMYK or grey; a JPEG's own word agrees with the dictionary's."""
    it = pdf.get(ref)
    channels = {"/DeviceGray": 1, "/DeviceCMYK": 4}.get(it.get("/ColorSpace"))
    if channels is None:
        yield f"colour space {it.get('/ColorSpace')}"
        return
    if it.get("/BitsPerComponent") != 8:
        yield f"{it.get('/BitsPerComponent')} bits"
    if it.get("/Intent", "/Perceptual") not in INTENTS or "/Mask" in it or it.get("/ImageMask"):
        yield "an unknown intent, or a mask"
    turned, plain = [1, 0] * channels, [0, 1] * channels
    decode, size = it.get("/Decode"), (it["/Width"], it["/Height"])
    if "/DCTDecode" not in pdf.filters(it):
        if decode not in (None, plain):
            yield f"Decode {decode}"
        if len(pdf.data(ref)) != size[0] * size[1] * channels:
            yield "not as many samples as pixels"
        return
    head = model.jpeg_head(pdf.data(ref))
    if head is None or head["frame"] not in (0xC0, 0xC1) or head["bits"] != 8:
        yield "the JPEG is not baseline of 8 bits"
        return
    if head["size"] != size or len(head["sampling"]) != channels:
        yield f"the JPEG is {head['size']} of {len(head['sampling'])}, the dictionary says {size} of {channels}"
    if len(set(head["sampling"])) > 1:
        yield "the JPEG's colour is subsampled"
    # Adobe Technical Note 5116: with their marker inks are stored turned over.
    wanted = (turned,) if channels == 4 and head["adobe"] is not None else (None, plain)
    if decode not in wanted or head["adobe"] not in (None, 0, 2):
        yield f"Decode {decode} with Adobe's marker {head['adobe']}"


# The judge judged: a good file, broken in one place, must be found out.


def self_test(path):
    good = Pdf(path)
    faults = judge(good)
    if faults:
        print(f"press: {path} is no good file to break: {faults[0]}")
        return 1
    missed = 0
    for name, word, break_it in breakages(good):
        broken = copy.copy(good)
        broken.objects, broken.trailer = copy.deepcopy(good.objects), copy.deepcopy(good.trailer)
        break_it(broken)
        found = judge(broken)
        if not any(word in fault for fault in found):
            print(f"press: self-test: {name} goes unseen ({found[:2]})")
            missed += 1
    count = len(list(breakages(good)))
    print(f"press: self-test: {count - missed} of {count} broken files found out")
    return 1 if missed else 0


def breakages(good):
    """Returns name, a word of the fault that must be told, and what breaks the file."""
    page_ref = good.pages()[0]
    page = good.get(page_ref)
    content_ref = page["/Contents"]
    resources = good.get(page["/Resources"])
    info_ref = good.trailer["/Info"]
    image_ref = next(ref for ref, it in good.objects.items() if "stream" in it and it["stream"]["dict"].get("/Subtype") == "/Image")
    font_ref = next(iter(good.get(resources["/Font"]).values()))
    cid_ref = good.get(good.get(font_ref)["/DescendantFonts"])[0]
    descriptor_ref = good.get(cid_ref)["/FontDescriptor"]
    gstate = good.get(resources["/ExtGState"])

    def own(ref, **keys):
        """Sets keys of a dictionary; None takes one away."""

        def change(pdf):
            of = pdf.get(ref)
            for key, value in keys.items():
                of.pop(f"/{key}", None) if value is None else of.update({f"/{key}": value})

        return change

    def stream(ref, edit):
        def change(pdf):
            data = edit(pdf.data(ref))
            pdf.objects[ref]["stream"]["data"] = base64.b64encode(data).decode()
            pdf.objects[ref]["stream"]["dict"].pop("/Filter", None)

        return change

    def add(content):
        return stream(content_ref, lambda data: data + b"\n" + content)

    def swap(old, new):
        def edit(data):
            if old not in data:
                raise AssertionError(f"the file to break has no {old}")
            return data.replace(old, new)

        return edit

    def raw(edit):
        def change(pdf):
            pdf.raw = edit(pdf.raw)

        return change

    def catalog(**keys):
        return own(good.trailer["/Root"], **keys)

    metadata = good.catalog()["/Metadata"]
    intent = good.get(good.get(good.catalog()["/OutputIntents"])[0])
    profile = intent["/DestOutputProfile"]
    trim = page["/TrimBox"]
    x, y = (trim[0] + trim[2]) / 2, trim[1] + 8
    outline = good.get(good.catalog()["/Outlines"])
    thread = good.get(good.catalog()["/Threads"])[0]

    def spot(name, alternate, pdf):
        tint = {"/FunctionType": 2, "/Domain": [0, 1], "/C0": [0] * 4, "/C1": alternate, "/N": 1}
        of = pdf.get(pdf.get(page_ref)["/Resources"]).setdefault("/ColorSpace", {})
        of[f"/X{len(of)}"] = ["/Separation", name, "/DeviceCMYK", tint]

    def two_spots(pdf):
        spot("/Red", [0, 1, 1, 0], pdf)
        spot("/Red", [0, 1, 0.8, 0], pdf)

    def all_inside(pdf):
        spot("/All", [1, 1, 1, 1], pdf)
        spaces = pdf.get(pdf.get(page_ref)["/Resources"])["/ColorSpace"]
        name = next(key for key, it in spaces.items() if isinstance(it, list) and it[1] == "/All")
        add(f"/N gs {name} cs 1 scn {x} {y} 9 9 re f".encode())(pdf)

    def light_image(pdf):
        pdf.get(image_ref)["/ColorSpace"] = ["/ICCBased", profile]

    def encrypted(pdf):
        pdf.trailer["/Encrypt"] = {"/Filter": "/Standard"}

    def no_id(pdf):
        pdf.trailer.pop("/ID")

    def wrong_id(pdf):
        pdf.trailer["/ID"] = pdf.trailer["/ID"][:1]

    def two_intents(pdf):
        pdf.catalog()["/OutputIntents"] = pdf.get(pdf.catalog()["/OutputIntents"]) * 2

    def intent_without(pdf):
        of = copy.deepcopy(pdf.get(pdf.get(pdf.catalog()["/OutputIntents"])[0]))
        of.pop("/OutputCondition")
        pdf.catalog()["/OutputIntents"] = [of]

    def not_embedded(pdf):
        for key in ("/FontFile2", "/FontFile3"):
            pdf.get(descriptor_ref).pop(key, None)

    def wide(pdf):
        pdf.get(cid_ref)["/W"] = [1, 65535, 777]

    def bead_lost(pdf):
        bead = pdf.get(pdf.get(pdf.get(thread)["/F"]))
        pdf.get(bead["/P"])["/B"] = []

    at = f"{x} {y}".encode()
    font_name = next(iter(good.get(resources["/Font"]))).encode()
    letters = b"BT %s %%s Tf 1 0 0 1 %s Tm <0001> Tj ET" % (font_name, at)
    yield "bytes before the header", "header", raw(lambda data: b"\n" + data)
    yield "PDF 1.7", "above", raw(lambda data: data.replace(b"%PDF-1.6", b"%PDF-1.7").replace(b"%PDF-1.4", b"%PDF-1.7"))
    yield "no binary comment", "0x80", raw(lambda data: re.sub(rb"%[\x80-\xff]+", b"%abcd", data, count=1))
    yield "encryption", "encrypt", encrypted
    yield "no ID", "/ID", no_id
    yield "half an ID", "/ID", wrong_id
    yield "LZW", "LZW", own(image_ref, Filter="/LZWDecode")
    yield "two filters", "filter", own(image_ref, Filter=["/FlateDecode", "/DCTDecode"])
    yield "external stream", "external", own(image_ref, F="u:photo.jpg")
    yield "filtered packet", "cannot be read", own(metadata, Filter="/FlateDecode")
    yield "no packet", "packet", catalog(Metadata=None)
    yield "packet of another name", "GTS_PDFXVersion", own(info_ref, GTS_PDFXVersion="u:PDF/X-3:2003")
    yield "another title", "/Title", own(info_ref, Title="u:Other")
    yield "another producer", "/Producer", stream(metadata, lambda data: re.sub(rb"(pdf:Producer[^>]*>)", rb"\1x", data, count=1))
    yield "another date", "/ModDate", own(info_ref, ModDate="u:D:20210224000001+08'00'")
    yield "another zone", "/CreationDate", own(info_ref, CreationDate="u:D:20210224000000+09'00'")
    yield "trapped unknown", "/Trapped", own(info_ref, Trapped="/Unknown")
    yield "no version id", "VersionID", stream(metadata, lambda data: data.replace(b"VersionID", b"OtherID"))
    yield "two intents", "output intents", two_intents
    yield "intent without condition", "/OutputCondition", intent_without
    yield "display profile", "prtr", stream(profile, lambda data: data[:12] + b"mntr" + data[16:])
    yield "RGB profile", "CMYK", stream(profile, lambda data: data[:16] + b"RGB " + data[20:])
    yield "ICC version 5", "version", stream(profile, lambda data: data[:8] + b"\x05" + data[9:])
    yield "cut profile", "whole", stream(profile, lambda data: data[:-9])
    yield "N 3", "/N", own(profile, N=3)
    yield "no TrimBox", "TrimBox", own(page_ref, TrimBox=None)
    yield "bleed inside trim", "lie in", own(page_ref, BleedBox=[trim[0] + 9, trim[1] + 9, trim[2] - 9, trim[3] - 9])
    yield "CropBox", "CropBox", own(page_ref, CropBox=trim)
    yield "ArtBox", "second page box", own(page_ref, ArtBox=trim)
    yield "Rotate", "Rotate", own(page_ref, Rotate=90)
    yield "UserUnit", "UserUnit", own(page_ref, UserUnit=2)
    yield "annotation", "annotation", own(page_ref, Annots=[])
    yield "page action", "action", own(page_ref, AA={})
    yield "open action", "action", catalog(OpenAction={"/S": "/GoTo", "/D": []})
    yield "script", "script", catalog(Names={"/JavaScript": {}})
    yield "layers", "layer", catalog(OCProperties={})
    yield "page group", "transparency", own(page_ref, Group={"/S": "/Transparency"})
    yield "soft mask", "transparency", own(image_ref, SMask=profile)
    yield "alpha", "transparency", own(gstate["/N"], ca=0.5)
    yield "blend mode", "transparency", own(gstate["/N"], BM="/Multiply")
    yield "transfer function", "transfer", own(gstate["/N"], TR="/Identity")
    yield "rg", "operator rg", add(b"1 0 0 rg")
    yield "nested RG", "operator RG", add(b"q q 1 0 0 RG Q Q")
    yield "g", "operator g", add(b"0 g")
    yield "sh", "operator sh", add(b"/Sh0 sh")
    yield "BX", "operator BX", add(b"BX EX")
    yield "inline image", "operator", add(b"BI /W 1 ID EI")
    yield "cs of a device", "cs /DeviceCMYK", add(b"/DeviceCMYK cs")
    yield "RGB after a string with rg in it", "operator rg", add(b"BT (a\\) rg \\() Tj ET 0 1 0 rg")
    yield "Q too many", "Q without q", add(b"Q")
    yield "q without end", "never ends", add(b"q")
    yield "white overprints", "white fill", add(b"/K gs 0 0 0 0 k %s 9 9 re f" % at)
    yield "colour overprints", "colour fill", add(b"/K gs 0 1 1 0 k %s 9 9 re f" % at)
    yield "tint of black overprints", "colour text", add(b"/K gs 0 0 0 .5 k " + letters % b"9")
    yield "small black knocks out", "R0009", add(b"/N gs 0 0 0 1 k " + letters % b"9")
    yield "thin black knocks out", "R0010", add(b"/N gs 0 0 0 1 k %s 90 1 re f" % at)
    yield "OPM 0", "OPM", own(gstate["/K"], OPM=0)
    yield "hairline", "thinner", add(b"/K gs 0 0 0 1 k %s 90 .1 re f" % at)
    yield "line of no width", "thinner", add(b"/K gs 0 0 0 1 K 0 w %s m 300 300 l S" % at)
    yield "coloured hairline", "thinner", add(b"/N gs 0 1 1 0 k %s 90 .3 re f" % at)
    yield "grey text", "DeviceGray", stream(content_ref, lambda data: b"/K gs " + letters % b"9" + b"\n" + data)
    yield "small coloured text", "in 2 inks", add(b"/N gs 0 1 1 0 k " + letters % b"6")
    yield "small white text", "white text", add(b"/N gs 0 0 0 0 k " + letters % b"6")
    yield "rich black", "% ink", add(b"/N gs .6 .6 .6 1 k " + letters % b"30")
    yield "black on a dense panel", "overprints", add(b"/N gs 1 1 0 0 k %s 90 90 re f /K gs 0 0 0 1 k " % at + letters % b"9")
    yield "notdef", "notdef", add((b"/K gs 0 0 0 1 k " + letters % b"9").replace(b"<0001>", b"<0000>"))
    yield "code without glyph", "no glyph", add((b"/K gs 0 0 0 1 k " + letters % b"9").replace(b"<0001>", b"<fff0>"))
    yield "text mode", "rendering mode", add(b"BT 1 Tr ET")
    yield "empty page", "nothing is painted", stream(content_ref, lambda data: b"q Q")
    yield "two alternates", "two alternates", two_spots
    yield "/All inside the trim", "R0024", all_inside
    yield "image with a profile", "ICCBased", light_image
    yield "RGB image", "DeviceRGB", own(image_ref, ColorSpace="/DeviceRGB")
    yield "16-bit image", "bits", own(image_ref, BitsPerComponent=16)
    yield "Decode of another kind", "Decode", own(image_ref, Decode=[0, 1, 1, 0, 0, 1, 0, 1])
    yield "another width", "dictionary says", own(image_ref, Width=good.get(image_ref)["/Width"] + 1)
    yield "interpolated", "interpolation", own(image_ref, Interpolate=True)
    yield "coarse picture", "ppi", stream(content_ref, lambda data: re.sub(rb"(\S+) 0 0 (\S+) (\S+ \S+) cm", lambda it: b"%f 0 0 %f %s cm" % (float(it[1]) * 9, float(it[2]) * 9, it[3]), data))
    yield "font not embedded", "not embedded", not_embedded
    yield "no tag", "subset", own(font_ref, BaseFont="/Song")
    yield "no ToUnicode", "no character", own(font_ref, ToUnicode=None)
    yield "wrong widths", "width of code", wide
    yield "Type 3", "Type3", own(font_ref, Subtype="/Type3")
    yield "labels from page 2", "labels", catalog(PageLabels={"/Nums": [1, {"/S": "/D"}]})
    yield "outline acts", "acts", own(outline["/First"], A={"/S": "/URI"})
    yield "outline counts wrong", "outline", own(good.catalog()["/Outlines"], Count=99)
    yield "bead lost", "bead", bead_lost
    if is_x1a(good):
        yield "xref stream", "classic", raw(lambda data: data.replace(b"\nxref", b"\nyref"))
        yield "object stream", "object streams", raw(lambda data: data + b"/Type /ObjStm")
        yield "ICC version 4", "version", stream(profile, lambda data: data[:8] + b"\x04" + data[9:])
        yield "conformance key", "Conformance", own(info_ref, GTS_PDFXConformance="u:PDF/X-1a:2003")
        yield "x1a without its name", "GTS_PDFXVersion", own(info_ref, GTS_PDFXVersion=None)
    else:
        yield "x4 with a name in Info", "GTS_PDFXVersion", own(info_ref, GTS_PDFXVersion="u:PDF/X-4")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
