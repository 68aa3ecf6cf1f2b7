//! Sets one line: cells get their places, glyphs are gathered into runs.

use std::ops::Range;

use super::breaks::{Break, End};
use super::class::Class;
use super::justify::{Change, justify};
use super::prepared::{Cell, Prepared, Room, Span};
use crate::font::FaceId;
use crate::geom::{Abs, Em};

/// One line, set. All distances are from the line's left edge, indent included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Glyphs by face, size and tag, in reading order.
    pub runs: Vec<LineRun>,
    /// Right edge of the last cell.
    pub right: Abs,
    /// Place of each character.
    pub cells: Vec<CellPlace>,
    /// The widest opening between two characters; above 0.33 em the line is worth a report.
    pub gap: Em,
}

/// The place of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// Byte index of the character in the paragraph.
    pub byte: usize,
    /// Left edge of its cell.
    pub x: Abs,
    /// Width of its cell, without what justification adds behind it.
    pub advance: Abs,
}

/// Glyphs of one face, size and tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRun {
    /// The face; a fallback where the style's own lacks the characters.
    pub face: FaceId,
    /// Type size.
    pub size: Abs,
    /// Horizontal scale in thousandths.
    pub width: u16,
    /// The tag of the style.
    pub tag: u16,
    /// The glyphs in reading order.
    pub glyphs: Vec<LineGlyph>,
    /// The characters of the run.
    pub text: String,
}

/// One glyph of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineGlyph {
    /// Number of the glyph in its face.
    pub id: u16,
    /// Distance of its origin from the line's left edge.
    pub x: Abs,
    /// Distance of its origin from the baseline, down.
    pub y: Abs,
    /// Bytes of the run's text that it shows; empty when an earlier glyph shows them.
    pub text: Range<u32>,
}

/// Sets the line `b` in its room.
///
/// With `justify` a line is squeezed where it is too long, and stretched to the measure exactly
/// unless a paragraph or a forced line ends with it.
pub fn set_line(p: &Prepared, b: &Break, room: Room, justify: bool) -> Line {
    let room = p.fit_room(room);
    let span = p.span(b.cells.start, b.cells.end, b.hyphen);
    let stretch = b.end == End::Soft;
    let width = if justify {
        room.measure - room.indent
    } else {
        span.width
    };
    let (changes, gap) = self::justify(p, &span, width, stretch);
    let mut setting = Setting {
        p,
        line: Line {
            gap,
            ..Line::default()
        },
        x: room.indent,
    };
    for at in span.start..span.head {
        setting.drop_cell(at);
    }
    for (at, change) in (span.head..span.tail).zip(&changes) {
        setting.put_cell(at, &span, change);
    }
    setting.line.right = setting.x;
    if b.hyphen {
        setting.put_hyphen(span.tail - 1);
    }
    for at in span.tail..span.end {
        setting.drop_cell(at);
    }
    setting.line
}

/// A line under way.
struct Setting<'p> {
    p: &'p Prepared,
    line: Line,
    x: Abs,
}

impl Setting<'_> {
    /// Puts a cell that shows, or takes room.
    fn put_cell(&mut self, at: usize, span: &Span, change: &Change) {
        let cell = &self.p.cells[at];
        if at > span.head {
            self.x += cell.gap + change.before;
        }
        let advance = cell.advance - change.cut;
        // A cut on the left moves the ink left; one on both sides moves it half as far.
        let shift = match cell.class {
            Class::Open => change.cut,
            Class::Mid => change.cut / 2,
            _ => Abs::ZERO,
        };
        self.put(at, self.x, advance, shift);
        self.x += advance;
    }

    /// Puts a cell that has no room at a line's edge: its character stays in the text.
    fn drop_cell(&mut self, at: usize) {
        let cell = &self.p.cells[at];
        self.line.cells.push(CellPlace {
            byte: cell.byte as usize,
            x: self.x,
            advance: Abs::ZERO,
        });
        if cell.class != Class::Newline {
            self.append_text(at);
        }
    }

    fn put(&mut self, at: usize, x: Abs, advance: Abs, shift: Abs) {
        let cell = &self.p.cells[at];
        self.line.cells.push(CellPlace {
            byte: cell.byte as usize,
            x,
            advance,
        });
        self.append_text(at);
        let glyphs = self.p.glyphs_of(at);
        let Some(run) = self.line.runs.last_mut().filter(|_| !glyphs.is_empty()) else {
            return;
        };
        let bytes = self.p.byte(at + 1) - self.p.byte(at);
        let (start, end) = ((run.text.len() - bytes) as u32, run.text.len() as u32);
        for (index, glyph) in glyphs.iter().enumerate() {
            run.glyphs.push(LineGlyph {
                id: glyph.id,
                x: x + glyph.x - shift,
                y: glyph.y,
                text: if index == 0 { start..end } else { end..end },
            });
        }
    }

    /// Adds a character to the text of its run, and begins the run where it differs.
    fn append_text(&mut self, at: usize) {
        let p = self.p;
        let cell = p.cells[at];
        let run = self.run_for(&cell);
        let before = run.text.len() as u32;
        run.text.push_str(&p.text[p.byte(at)..p.byte(at + 1)]);
        // The glyph of a dash or of a letter with its accent shows this character too.
        let shown_before = cell.class == Class::Mark || cell.class == Class::Dash;
        let run_end = run.text.len() as u32;
        if shown_before
            && p.glyphs_of(at).is_empty()
            && let Some(glyph) = run
                .glyphs
                .iter_mut()
                .rev()
                .find(|glyph| !glyph.text.is_empty())
            && glyph.text.end == before
        {
            glyph.text.end = run_end;
        }
    }

    /// Returns the run that a cell belongs to.
    fn run_for(&mut self, cell: &Cell) -> &mut LineRun {
        let style = &self.p.styles[usize::from(cell.style)];
        let fits = self.line.runs.last().is_some_and(|run| {
            let styled = (run.size, run.width, run.tag) == (style.size, style.width, style.tag);
            styled && (run.face == cell.face || cell.glyph == 0)
        });
        if !fits {
            self.line.runs.push(LineRun {
                face: cell.face,
                size: style.size,
                width: style.width,
                tag: style.tag,
                glyphs: Vec::new(),
                text: String::new(),
            });
        }
        let last = self.line.runs.len() - 1;
        &mut self.line.runs[last]
    }

    fn put_hyphen(&mut self, after: usize) {
        let Some(hyphen) = self.p.style(after).hyphen else {
            return;
        };
        let cell = Cell {
            face: hyphen.face,
            glyph: hyphen.glyph,
            ..self.p.cells[after]
        };
        let x = self.x;
        let run = self.run_for(&cell);
        let end = run.text.len() as u32;
        run.glyphs.push(LineGlyph {
            id: hyphen.glyph,
            x,
            y: Abs::ZERO,
            text: end..end,
        });
        self.x += hyphen.advance;
        self.line.right = self.x;
    }
}

impl Prepared {
    /// Returns the glyphs of a cell.
    fn glyphs_of(&self, at: usize) -> &[super::prepared::CellGlyph] {
        let end = self
            .cells
            .get(at + 1)
            .map_or(self.glyphs.len(), |next| next.first_glyph as usize);
        self.glyphs
            .get(self.cells[at].first_glyph as usize..end)
            .unwrap_or(&[])
    }
}
