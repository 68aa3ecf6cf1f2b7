//! Sets one line: cells get their places, glyphs are gathered into runs.

use super::breaks::{Break, End};
use super::class::Class;
use super::justify::{Change, justify};
use super::prepared::{CellGlyph, Prepared, Room};
use super::rules::Direction;
use super::runs::{Gather, LineRun};
use crate::geom::{Abs, Em, em_box};

/// One line, set. All distances are from the line's left edge, indent included; of a line down the
/// page, from its upper edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Glyphs by face, size and tag, in reading order.
    pub runs: Vec<LineRun>,
    /// Right edge of the last cell; down the page its lower edge. A mark that hangs lies past
    /// the measure.
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
    /// Left edge of its cell; down the page the upper edge.
    pub x: Abs,
    /// Width of its cell (down the page its height), without what justification adds behind it.
    pub advance: Abs,
}

/// Sets the line `b` in its room.
///
/// With `justify` a line is squeezed where it is too long, and stretched to the measure exactly
/// unless a paragraph or a forced line ends with it.
pub fn set_line(p: &Prepared, b: &Break, room: Room, justify: bool) -> Line {
    let room = p.fit_room(room);
    let span = p.span(b.cells.start, b.cells.end, b.hyphen);
    let stretch = b.end == End::Soft;
    let width = if justify { room.measure - room.indent } else { span.width };
    let (changes, gap) = self::justify(p, &span, width, stretch);
    let mut setting = Setting {
        p,
        gather: Gather::new(p),
        cells: Vec::with_capacity(span.end - span.start),
        x: room.indent,
    };
    (span.start..span.head).for_each(|at| setting.drop_cell(at));
    for (at, change) in (span.head..span.tail).zip(&changes) {
        setting.put_cell(at, at == span.head, change);
    }
    if b.hyphen {
        setting.put_hyphen(span.tail - 1);
    }
    (span.tail..span.end).for_each(|at| setting.drop_cell(at));
    let Setting { gather, cells, x: right, .. } = setting;
    Line { runs: gather.finish(), right, cells, gap }
}

/// Returns where the line `b` ends when nothing in it is squeezed or stretched: the right edge that
/// [`set_line`] gives it without `justify`, but without setting it.
pub fn natural_end(p: &Prepared, b: &Break, room: Room) -> Abs {
    p.fit_room(room).indent + p.span(b.cells.start, b.cells.end, b.hyphen).width
}

/// A line under way.
struct Setting<'p> {
    p: &'p Prepared,
    gather: Gather<'p>,
    cells: Vec<CellPlace>,
    x: Abs,
}

impl Setting<'_> {
    /// Puts a cell that shows, or takes room.
    fn put_cell(&mut self, at: usize, first: bool, change: &Change) {
        let cell = &self.p.cells[at];
        if !first {
            self.x += cell.gap + change.before;
        }
        let advance = cell.advance - change.cut;
        // A cut on the left moves the ink left; one on both sides moves it half as far.
        let shift = match cell.class {
            Class::Open => change.cut,
            Class::Mid => change.cut / 2,
            _ => Abs::ZERO,
        };
        let x = self.x;
        self.cells.push(CellPlace { byte: cell.byte as usize, x, advance });
        let rise = self.p.style(at).rise;
        let glyphs = self.p.glyphs_of(at).iter();
        let down = self.p.rules.direction == Direction::Down;
        let placed = glyphs.map(|glyph| {
            let along = x + glyph.x - shift;
            match down {
                false => CellGlyph { x: along, y: glyph.y - rise, ..*glyph },
                // Down the page the right side is the upper one.
                true => CellGlyph { x: glyph.y + rise, y: along, ..*glyph },
            }
        });
        self.gather.add(at, cell.face, placed);
        self.x += advance;
    }

    /// Puts a cell that has no room at a line's edge: its character stays in the text.
    fn drop_cell(&mut self, at: usize) {
        let cell = &self.p.cells[at];
        let (x, advance) = (self.x, Abs::ZERO);
        self.cells.push(CellPlace { byte: cell.byte as usize, x, advance });
        self.gather.add(at, cell.face, []);
    }

    fn put_hyphen(&mut self, after: usize) {
        let Some(hyphen) = self.p.style(after).hyphen else {
            return;
        };
        let (x, y) = match self.p.rules.direction {
            Direction::Across => (self.x, Abs::ZERO),
            Direction::Down => (-em_box::MIDDLE.at(self.p.style(after).size), self.x),
        };
        let glyph = CellGlyph { id: hyphen.glyph, x, y };
        self.gather.add_sign(after, hyphen.face, glyph);
        self.x += hyphen.advance;
    }
}
