//! What a page of a PDF paints, read from its content stream: glyphs with place, characters and ink,
//! rectangles, pictures. It knows the operators that a press file may hold and fails on any other.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, Stream, String as PdfString};
use hayro_syntax::page::Page;

/// What a page paints, each kind in the order of the stream.
#[derive(Default)]
pub(crate) struct Painted {
    /// Glyphs shown.
    pub(crate) glyphs: Vec<ShownGlyph>,
    /// Rectangles filled or stroked.
    pub(crate) rects: Vec<ShownRect>,
    /// Pictures placed.
    pub(crate) images: Vec<ShownImage>,
    /// Operators used.
    pub(crate) operators: BTreeSet<String>,
}

/// One glyph.
pub(crate) struct ShownGlyph {
    /// Resource name of its font.
    pub(crate) font: String,
    /// Its code.
    pub(crate) code: u16,
    /// The characters that a reader copies for it: those of ActualText where it stands in such a span
    /// (all at the span's first glyph), else those of ToUnicode.
    pub(crate) chars: String,
    /// Where its baseline starts.
    pub(crate) at: (f64, f64),
    /// Whether it is turned a quarter clockwise.
    pub(crate) turned: bool,
    /// Type size.
    pub(crate) size: f64,
    /// Colour and overprint.
    pub(crate) ink: Ink,
}

/// One rectangle.
pub(crate) struct ShownRect {
    /// Left, lower side, width and height.
    pub(crate) sides: [f64; 4],
    /// Weight of the stroke; `None` where it is filled.
    pub(crate) stroke: Option<f64>,
    /// Colour and overprint.
    pub(crate) ink: Ink,
}

/// One picture.
pub(crate) struct ShownImage {
    /// The matrix that places it.
    pub(crate) matrix: [f64; 6],
    /// The rectangle inside which it shows: left, lower side, width and height.
    pub(crate) clip: [f64; 4],
    /// The graphics state's overprint.
    pub(crate) state: String,
}

/// With what something is painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ink {
    /// C, M, Y and K; all none where a colour space of the page is named.
    pub(crate) cmyk: [f64; 4],
    /// Resource name of the colour space and the tint, for what is printed with a plate of its own.
    pub(crate) plate: Option<(String, f64)>,
    /// Resource name of the ExtGState in force; empty before the first.
    pub(crate) state: String,
}

/// A composite font as a reader sees it.
pub(crate) struct ReadFont {
    /// Object number.
    pub(crate) id: ObjRef,
    /// Whether it is shown in vertical writing mode.
    pub(crate) down: bool,
    /// Characters by code.
    pub(crate) chars: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
    default: f64,
}

impl ReadFont {
    /// Reads a Type 0 font.
    pub(crate) fn new(id: ObjRef, font: &Dict<'_>) -> ReadFont {
        let descendants: Array<'_> = font.get("DescendantFonts").expect("a composite font");
        let cid: Dict<'_> = descendants.iter().next().expect("a descendant");
        let mut widths = BTreeMap::new();
        let array: Array<'_> = cid.get("W").unwrap_or_default();
        let mut items = array.iter::<Object<'_>>();
        while let Some(first) = items.next() {
            let first = first.into_u16().expect("W names codes");
            match items.next() {
                Some(Object::Array(each)) => {
                    for (at, width) in each.iter::<f64>().enumerate() {
                        widths.insert(first + at as u16, width);
                    }
                }
                Some(last) => {
                    let last = last.into_u16().expect("W names codes");
                    let width = items.next().and_then(Object::into_number).expect("and widths");
                    widths.extend((first..=last).map(|code| (code, width.as_f64())));
                }
                None => panic!("W ends early"),
            }
        }
        let cmap: Stream<'_> = font.get("ToUnicode").expect("ToUnicode");
        let cmap = cmap.decoded_data().expect("it can be read");
        let encoding: Name<'_> = font.get("Encoding").expect("an encoding");
        let down = match encoding.as_str() {
            "Identity-H" => false,
            "Identity-V" => true,
            other => panic!("encoding {other}"),
        };
        assert!(
            !cid.contains_key("DW2") && !cid.contains_key("W2"),
            "vertical metrics by default"
        );
        ReadFont {
            id,
            down,
            chars: to_unicode(std::str::from_utf8(&cmap).expect("a CMap is ASCII")),
            widths,
            default: cid.get("DW").unwrap_or(1000.0),
        }
    }

    /// Returns the advance of a code in thousandths of an em.
    pub(crate) fn width(&self, code: u16) -> f64 {
        *self.widths.get(&code).unwrap_or(&self.default)
    }
}

/// Reads the `bfchar` lines of a CMap.
fn to_unicode(cmap: &str) -> BTreeMap<u16, String> {
    let mut chars = BTreeMap::new();
    let mut inside = false;
    for line in cmap.lines() {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            [_, "beginbfchar"] => inside = true,
            ["endbfchar"] => inside = false,
            [code, text] if inside => {
                let code = hex(code);
                assert_eq!(code.len(), 1, "codes have two bytes");
                let text = String::from_utf16(&hex(text)).expect("ToUnicode gives UTF-16");
                assert!(chars.insert(code[0], text).is_none(), "a code is mapped once");
            }
            _ => assert!(!inside, "no line of bfchar: {line}"),
        }
    }
    chars
}

fn hex(text: &str) -> Vec<u16> {
    let digits = text.trim_start_matches('<').trim_end_matches('>');
    let units =
        digits.as_bytes().chunks(4).map(|unit| std::str::from_utf8(unit).expect("ASCII"));
    units.map(|unit| u16::from_str_radix(unit, 16).expect("hexadecimal")).collect()
}

/// Returns the characters of a text string (ISO 32000-1, 7.9.2.2).
pub(crate) fn text_string(string: &PdfString<'_>) -> String {
    match string.as_bytes() {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        bytes => {
            assert!(bytes.is_ascii(), "PDFDocEncoding beyond ASCII");
            String::from_utf8(bytes.to_vec()).expect("ASCII")
        }
    }
}

/// Returns the fonts of a page by resource name.
pub(crate) fn fonts(page: &Page<'_>) -> BTreeMap<String, ReadFont> {
    let resources: Dict<'_> = page.raw().get("Resources").expect("a page has resources");
    let all: Dict<'_> = resources.get("Font").unwrap_or_default();
    let read = |name: Name<'_>| {
        let id = all.get_ref(&name).expect("fonts are indirect");
        let font = all.get(&name).expect("a font is a dictionary");
        (name.as_str().to_owned(), ReadFont::new(id, &font))
    };
    all.keys().map(read).collect()
}

/// Reads what a page paints.
pub(crate) fn painted(page: &Page<'_>, fonts: &BTreeMap<String, ReadFont>) -> Painted {
    let mut reader = Reader {
        fonts,
        state: State::default(),
        stack: Vec::new(),
        path: Vec::new(),
        actual: None,
        out: Painted::default(),
    };
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        let operator = std::str::from_utf8(instruction.operator).expect("ASCII").to_owned();
        let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
        reader.step(&operator, &operands);
        reader.out.operators.insert(operator);
    }
    assert!(reader.stack.is_empty(), "every q has its Q");
    assert!(reader.actual.is_none(), "every BDC has its EMC");
    reader.out
}

/// The graphics state, as far as a press file needs it.
#[derive(Clone, Default)]
struct State {
    fill: Ink,
    stroke: Ink,
    parameters: String,
    line_width: f64,
    matrix: Option<[f64; 6]>,
    clip: [f64; 4],
    font: String,
    size: f64,
    stretch: f64,
    text: [f64; 6],
}

struct Reader<'a> {
    fonts: &'a BTreeMap<String, ReadFont>,
    state: State,
    stack: Vec<State>,
    path: Vec<[f64; 4]>,
    /// Inside a span with ActualText: its characters until the first glyph has taken them.
    actual: Option<String>,
    out: Painted,
}

impl Reader<'_> {
    fn step(&mut self, operator: &str, operands: &[Object<'_>]) {
        match operator {
            "q" => self.stack.push(self.state.clone()),
            "Q" => self.state = self.stack.pop().expect("every Q has its q"),
            "gs" => self.state.parameters = name(&operands[0]),
            "k" => self.state.fill = Ink { cmyk: numbers(operands), ..Ink::default() },
            "K" => self.state.stroke = Ink { cmyk: numbers(operands), ..Ink::default() },
            "cs" => self.state.fill = plate(&operands[0]),
            "CS" => self.state.stroke = plate(&operands[0]),
            "scn" => self.state.fill.tint(operands),
            "SCN" => self.state.stroke.tint(operands),
            "w" => [self.state.line_width] = numbers(operands),
            "cm" => {
                assert!(self.state.matrix.is_none(), "one matrix places a picture");
                self.state.matrix = Some(numbers(operands));
            }
            "re" => self.path.push(numbers(operands)),
            "W" => self.state.clip = *self.path.last().expect("a path to clip to"),
            "n" => self.path.clear(),
            "f" => self.paint(None),
            "S" => self.paint(Some(self.state.line_width)),
            "Do" => self.out.images.push(ShownImage {
                matrix: self.state.matrix.expect("a matrix places a picture"),
                clip: self.state.clip,
                state: self.state.parameters.clone(),
            }),
            "BT" => {
                assert!(self.state.matrix.is_none(), "text stands in page coordinates");
                self.state.text = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
                self.state.stretch = 1.0;
            }
            "ET" => {}
            "Tf" => {
                self.state.font = name(&operands[0]);
                [self.state.size] = numbers(&operands[1..]);
            }
            "Tr" => assert_eq!(numbers(operands), [0.0], "text is filled"),
            "Tz" => self.state.stretch = numbers::<1>(operands)[0] / 100.0,
            "Tm" => self.state.text = numbers(operands),
            "TJ" => self.show(operands),
            "BDC" => {
                assert!(self.actual.is_none(), "spans are not nested");
                let Some(Object::Dict(properties)) = operands.get(1) else {
                    panic!("properties stand in the stream");
                };
                let text = properties.get::<PdfString<'_>>("ActualText").expect("ActualText");
                self.actual = Some(text_string(&text));
            }
            "EMC" => {
                let left = self.actual.take().expect("every EMC has its BDC");
                assert!(left.is_empty(), "a span shows a glyph");
            }
            other => panic!("operator {other}"),
        }
    }

    fn paint(&mut self, stroke: Option<f64>) {
        assert!(self.state.matrix.is_none(), "rectangles stand in page coordinates");
        let ink = if stroke.is_some() { &self.state.stroke } else { &self.state.fill };
        let ink = Ink { state: self.state.parameters.clone(), ..ink.clone() };
        for sides in self.path.drain(..) {
            self.out.rects.push(ShownRect { sides, stroke, ink: ink.clone() });
        }
    }

    fn show(&mut self, operands: &[Object<'_>]) {
        let Some(Object::Array(items)) = operands.first() else { panic!("TJ takes an array") };
        for item in items.iter::<Object<'_>>() {
            match item {
                Object::Number(number) => self.advance(-number.as_f64()),
                Object::String(codes) => {
                    assert_eq!(codes.as_bytes().len() % 2, 0, "codes have two bytes");
                    for pair in codes.as_bytes().chunks(2) {
                        self.glyph(u16::from_be_bytes([pair[0], pair[1]]));
                    }
                }
                other => panic!("TJ takes no {other}"),
            }
        }
    }

    fn glyph(&mut self, code: u16) {
        let font = &self.fonts[&self.state.font];
        let chars = match &mut self.actual {
            Some(text) => std::mem::take(text),
            None => font.chars.get(&code).expect("every code shown is in ToUnicode").clone(),
        };
        let [a, b, c, d, x, y] = self.state.text;
        let turned = match (a, b, c, d) {
            (_, 0.0, 0.0, 1.0) => false,
            (0.0, -1.0, 1.0, 0.0) => true,
            other => panic!("text stands upright or is turned clockwise, not {other:?}"),
        };
        assert!(!(turned && font.down), "what is turned is shown across");
        // In vertical writing mode the pen stands over the middle of the glyph (ISO 32000-1, 9.7.4.3).
        let (x, y) = match font.down {
            true => {
                let size = self.state.size;
                (x - font.width(code) / 2000.0 * size * a, y - 0.88 * size)
            }
            false => (x, y),
        };
        self.out.glyphs.push(ShownGlyph {
            font: self.state.font.clone(),
            code,
            chars,
            at: (x, y),
            turned,
            size: self.state.size,
            ink: Ink { state: self.state.parameters.clone(), ..self.state.fill.clone() },
        });
        self.advance(if font.down { -1000.0 } else { font.width(code) });
    }

    /// Moves the pen by thousandths of the em.
    fn advance(&mut self, thousandths: f64) {
        let [a, b, c, d, ..] = self.state.text;
        let length = thousandths / 1000.0 * self.state.size;
        let (right, up) = match self.fonts[&self.state.font].down {
            true => (c, d),
            false => (a * self.state.stretch, b * self.state.stretch),
        };
        self.state.text[4] += length * right;
        self.state.text[5] += length * up;
    }
}

impl Ink {
    fn tint(&mut self, operands: &[Object<'_>]) {
        let [tint] = numbers(operands);
        self.plate.as_mut().expect("a colour space is named").1 = tint;
    }
}

fn plate(space: &Object<'_>) -> Ink {
    Ink { plate: Some((name(space), 1.0)), ..Ink::default() }
}

fn name(object: &Object<'_>) -> String {
    let Object::Name(name) = object else { panic!("a name, not {object}") };
    name.as_str().to_owned()
}

fn numbers<const N: usize>(operands: &[Object<'_>]) -> [f64; N] {
    let number = |object: &Object<'_>| match object {
        Object::Number(number) => number.as_f64(),
        other => panic!("a number, not {other}"),
    };
    let all: Vec<f64> = operands.iter().map(number).collect();
    all.try_into().unwrap_or_else(|all: Vec<f64>| panic!("{} operands, not {N}", all.len()))
}
