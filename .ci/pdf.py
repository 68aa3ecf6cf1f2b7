"""A PDF as objects, for the judges: read by way of `qpdf --json`, its page contents by an own
tokeniser, its font programs and profiles by their bytes. It knows nothing of the program that wrote it.
"""

import base64
import json
import re
import struct
import subprocess
import zlib
from pathlib import Path

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Pdf:
    """One file: its bytes, its objects by reference (`12 0 R`), its trailer."""

    def __init__(self, path):
        self.raw = Path(path).read_bytes()
        options = ["--json=2", "--json-stream-data=inline", "--decode-level=none"]
        told = subprocess.run(["qpdf", *options, str(path)], capture_output=True, check=True)
        _, objects = json.loads(told.stdout)["qpdf"]
        self.trailer = objects.pop("trailer")["value"]
        self.objects = {name.removeprefix("obj:"): it for name, it in objects.items()}

    def get(self, value):
        """Follows a reference: a dictionary (of a stream, its own), an array, a plain value."""
        while is_ref(value):
            it = self.objects.get(value, {"value": None})
            value = it["stream"]["dict"] if "stream" in it else it["value"]
        return value

    def data(self, ref):
        """Returns the bytes of a stream, Flate undone, all else as it is stored."""
        stream = self.objects[ref]["stream"]
        data = base64.b64decode(stream["data"])
        filters = self.filters(stream["dict"])
        if filters[:1] == ["/FlateDecode"]:
            data = zlib.decompress(data)
        return data

    def filters(self, of):
        filters = self.get(of.get("/Filter"))
        return [] if filters is None else filters if isinstance(filters, list) else [filters]

    def catalog(self):
        return self.get(self.trailer["/Root"])

    def pages(self):
        """Returns the references of the pages in order."""
        found, todo = [], [self.catalog()["/Pages"]]
        while todo:
            ref = todo.pop(0)
            node = self.get(ref)
            if node.get("/Type") == "/Pages":
                todo = list(self.get(node["/Kids"])) + todo
            else:
                found.append(ref)
        return found

    def contents(self, page):
        refs = page.get("/Contents")
        if is_ref(refs) and "stream" in self.objects[refs]:
            refs = [refs]
        return b"\n".join(self.data(ref) for ref in self.get(refs) or [])


def is_ref(value):
    return isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value) is not None


def text(value):
    """Returns a string object as text."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        raw = bytes.fromhex(value[2:])
        return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")
    return None


def walk(value):
    """Returns every dictionary inside a value, references not followed."""
    if isinstance(value, dict):
        yield value
        for it in value.values():
            yield from walk(it)
    elif isinstance(value, list):
        for it in value:
            yield from walk(it)


# Page contents (ISO 32000-1, 7.2 and 7.8).

TOKEN = re.compile(
    rb"(?P<space>[\0\t\n\f\r ]+|%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)"
    rb"|(?P<string>\()"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)"
)


def operations(data):
    """Returns the operators of a content stream with their operands: numbers, names as text, strings
    as bytes, arrays and dictionaries as lists."""
    at, operands, nests = 0, [], []
    while at < len(data):
        found = TOKEN.match(data, at)
        if found is None:
            raise ValueError(f"no token at byte {at}: {data[at:at + 20]!r}")
        kind, at = found.lastgroup, found.end()
        if kind == "space":
            continue
        if kind == "open":
            nests.append(operands)
            operands = []
            continue
        if kind == "close":
            if not nests:
                raise ValueError(f"an array or dictionary ends at byte {at} that never began")
            value, operands = operands, nests.pop()
        elif kind == "number":
            value = float(found[0])
        elif kind == "name":
            value = found[0].decode("latin-1")
        elif kind == "hex":
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", found[0])
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        elif kind == "string":
            value, at = literal(data, at)
        else:
            word = found[0].decode("latin-1")
            if nests and word in ("true", "false", "null"):
                operands.append(word)
                continue
            if nests:
                raise ValueError(f"operator {word} inside an array")
            yield word, operands
            operands = []
            continue
        operands.append(value)
    if operands or nests:
        raise ValueError("operands without an operator at the end")


def literal(data, at):
    """Reads a string in parentheses from behind the first; returns it and where it ends."""
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    out, depth = bytearray(), 1
    while at < len(data):
        byte = data[at : at + 1]
        at += 1
        if byte == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal[0], 8) & 255)
                at = octal.end()
            else:
                byte = data[at : at + 1]
                at += 1
                out += escapes.get(byte, b"" if byte in b"\r\n" else byte)
            continue
        depth += (byte == b"(") - (byte == b")")
        if depth == 0:
            return bytes(out), at
        out += byte
    raise ValueError("a string without an end")


def times(a, b):
    """Returns the matrix that does `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def point(matrix, x, y):
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def bounds(matrix, x0, y0, x1, y1):
    """Returns the box round a rectangle that a matrix has moved."""
    corners = [point(matrix, x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def meet(a, b):
    if a is None or b is None:
        return a or b
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


# Font programs.


class Program:
    """Glyph count and advances (thousandths of an em) of an embedded font program."""

    def __init__(self, data, is_cff):
        self.widths = cff_widths(data) if is_cff else hmtx_widths(data)


def hmtx_widths(data):
    """Reads TrueType advances (OpenType: head, hhea, maxp, hmtx)."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for at in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * at)
        tables[tag] = data[offset : offset + length]
    em = struct.unpack_from(">H", tables[b"head"], 18)[0]
    long = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    units = [struct.unpack_from(">H", tables[b"hmtx"], 4 * min(at, long - 1))[0] for at in range(glyphs)]
    return {at: unit * 1000 / em for at, unit in enumerate(units)}


def cff_widths(data):
    """Reads the advances of a CFF font by CID (Adobe Technical Notes 5176 and 5177)."""
    _, at = cff_index(data, data[2])
    tops, at = cff_index(data, at)
    _, at = cff_index(data, at)
    global_subrs, _ = cff_index(data, at)
    top = cff_dict(tops[0])
    glyphs, _ = cff_index(data, int(top[17][0]))
    cids = cff_charset(data, int(top.get(15, [0])[0]), len(glyphs)) if 1230 in top else range(len(glyphs))
    if 1236 in top:
        fonts = [cff_dict(it) for it in cff_index(data, int(top[1236][0]))[0]]
        choice = cff_select(data, int(top[1237][0]), len(glyphs))
    else:
        fonts, choice = [top], [0] * len(glyphs)
    privates = [cff_private(data, font) for font in fonts]
    # Matrices of the font and of its part go together; where neither stands, an em has 1000 units.
    outer = top[1207][0] if 1207 in top else None
    inner = [font[1207][0] if 1207 in font and font is not top else None for font in fonts]
    scales = [1000 * (0.001 if outer is it is None else (outer or 1) * (it or 1)) for it in inner]
    widths = {}
    for cid, glyph, font in zip(cids, glyphs, choice):
        default, nominal, subrs = privates[font]
        more = charstring_width(glyph, subrs, global_subrs)
        widths[cid] = (default if more is None else nominal + more) * scales[font]
    return widths


def cff_index(data, at):
    count = struct.unpack_from(">H", data, at)[0]
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    base = at + 3
    offsets = [int.from_bytes(data[base + size * i : base + size * (i + 1)], "big") for i in range(count + 1)]
    start = base + size * (count + 1) - 1
    return [data[start + a : start + b] for a, b in zip(offsets, offsets[1:])], start + offsets[-1]


def cff_dict(data):
    found, operands, at = {}, [], 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = 1200 + data[at]
                at += 1
            found[byte], operands = operands, []
        elif byte == 28:
            operands.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif byte == 29:
            operands.append(struct.unpack_from(">i", data, at)[0])
            at += 4
        elif byte == 30:
            digits = ""
            while not digits.endswith("f"):
                digits += f"{data[at]:02x}"
                at += 1
            signs = str.maketrans({"a": ".", "b": "E", "c": "E-", "e": "-", "f": ""})
            operands.append(float(digits.split("f")[0].translate(signs)))
        elif byte <= 246:
            operands.append(byte - 139)
        else:
            operands.append((byte - 247) * 256 + data[at] + 108 if byte <= 250 else -(byte - 251) * 256 - data[at] - 108)
            at += 1
    return found


def cff_charset(data, at, count):
    kind, at, cids = data[at], at + 1, [0]
    while len(cids) < count:
        first = struct.unpack_from(">H", data, at)[0]
        if kind == 0:
            left, at = 0, at + 2
        elif kind == 1:
            left, at = data[at + 2], at + 3
        else:
            left, at = struct.unpack_from(">H", data, at + 2)[0], at + 4
        cids.extend(range(first, first + left + 1))
    return cids[:count]


def cff_select(data, at, count):
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + count])
    ranges = struct.unpack_from(">H", data, at + 1)[0]
    chosen = []
    for it in range(ranges):
        first, font, end = struct.unpack_from(">HBH", data, at + 3 + 3 * it)
        chosen.extend([font] * (end - first))
    return chosen


def cff_private(data, font):
    size, at = (int(it) for it in font.get(18, [0, 0]))
    private = cff_dict(data[at : at + size])
    subrs = cff_index(data, at + int(private[19][0]))[0] if 19 in private else []
    return private.get(20, [0])[0], private.get(21, [0])[0], subrs


def charstring_width(glyph, subrs, global_subrs):
    """Returns what a Type 2 charstring adds to the nominal width; `None` where it says nothing. The
    width stands before the operands of the first operator that clears the stack."""
    stack, todo = [], [(glyph, 0)]
    while todo:
        code, at = todo.pop()
        while at < len(code):
            byte = code[at]
            at += 1
            if byte == 28:
                stack.append(struct.unpack_from(">h", code, at)[0])
                at += 2
            elif byte == 255:
                stack.append(struct.unpack_from(">i", code, at)[0] / 65536)
                at += 4
            elif byte >= 247:
                high = (byte - 247) * 256 + 108 if byte <= 250 else -(byte - 251) * 256 - 108
                stack.append(high + code[at] if byte <= 250 else high - code[at])
                at += 1
            elif byte >= 32:
                stack.append(byte - 139)
            elif byte in (10, 29):
                called = subrs if byte == 10 else global_subrs
                bias = 107 if len(called) < 1240 else 1131 if len(called) < 33900 else 32768
                todo.append((code, at))
                code, at = called[int(stack.pop()) + bias], 0
            elif byte == 11:
                break
            elif byte in (1, 3, 18, 23, 19, 20):
                return stack[0] if len(stack) % 2 else None
            elif byte == 21:
                return stack[0] if len(stack) > 2 else None
            elif byte in (4, 22):
                return stack[0] if len(stack) > 1 else None
            elif byte == 14:
                return stack[0] if len(stack) in (1, 5) else None
            else:
                raise ValueError(f"operator {byte} before the first move")
    raise ValueError("a charstring without an end")


def jpeg_head(data):
    """Returns what a JPEG says of itself: frame marker, bits, size, sampling, Adobe's marker."""
    at, adobe = 2, None
    while at + 4 <= len(data):
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xEE and data[at + 4 : at + 9] == b"Adobe":
            adobe = data[at + 15]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            bits, height, width, parts = struct.unpack_from(">BHHB", data, at + 4)
            sampling = [data[at + 11 + 3 * part] for part in range(parts)]
            return {"frame": marker, "bits": bits, "size": (width, height), "sampling": sampling, "adobe": adobe}
        at += 2 + length
    return None
