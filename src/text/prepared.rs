//! A paragraph made ready: cells with natural widths, and sums that answer for any line of it.

use std::ops::Range;

use super::class::Class;
use super::rules::{Direction, LineStart, Rules};
use super::sums::Matter;
use crate::font::FaceId;
use crate::geom::Abs;

/// A paragraph with natural widths, apart from any measure.
///
/// Every character is one cell; `cells[k].byte` grows with `k`.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(super) text: String,
    pub(super) rules: Rules,
    pub(super) styles: Vec<Style>,
    /// The longest full cell of any style.
    pub(super) widest: Abs,
    pub(super) cells: Vec<Cell>,
    pub(super) glyphs: Vec<CellGlyph>,
    /// `sums[k]` tells of the cells before `k`; one more than there are cells.
    pub(super) sums: Vec<Sum>,
    /// Units of more than one cell, in order.
    pub(super) units: Vec<Unit>,
    pub(super) odd: Vec<Odd>,
}

/// A style, with what is reckoned from it again and again.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) face: FaceId,
    pub(super) size: Abs,
    pub(super) width: u16,
    pub(super) rise: Abs,
    pub(super) tag: u16,
    /// Length of a full cell along the line: across, the size with the horizontal scale applied.
    pub(super) em: Abs,
    /// The hyphen that a broken word gets.
    pub(super) hyphen: Option<Hyphen>,
}

/// The glyph of an added hyphen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hyphen {
    pub(super) face: FaceId,
    pub(super) glyph: u16,
    pub(super) advance: Abs,
}

/// One character with its natural room.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Where the character starts in the text.
    pub(super) byte: u32,
    /// The character that is shown.
    pub(super) c: char,
    /// The style, as an index.
    pub(super) style: u16,
    /// The face that has the character.
    pub(super) face: FaceId,
    /// The character's glyph; 0 where no face has it.
    pub(super) glyph: u16,
    pub(super) class: Class,
    /// How it stands in its line.
    pub(super) pose: Pose,
    /// What a break before this cell would be.
    pub(super) seam: Seam,
    /// How the room before this cell may open.
    pub(super) open: Open,
    /// Natural width, after neighbours are trimmed.
    pub(super) advance: Abs,
    /// What an edge or a squeeze may still take from the width.
    pub(super) blank: Abs,
    /// Natural room before the cell, not counted at a line start.
    pub(super) gap: Abs,
    /// The first of its glyphs, as an index; they end where those of the next cell begin.
    pub(super) first_glyph: u32,
}

/// A character that no face has, or one that comes from a face of rare characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The character, as it was typed.
    pub c: char,
    /// Its byte in the text.
    pub byte: usize,
    /// The face of the text.
    pub own: FaceId,
    /// The face that shows it; `None` where none has it.
    pub from: Option<FaceId>,
}

/// One glyph of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellGlyph {
    pub(super) id: u16,
    /// Along the line, from where the cell begins.
    pub(super) x: Abs,
    /// Across it: down from the baseline; in a line down the page, right from its middle.
    pub(super) y: Abs,
}

/// How a character stands in its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pose {
    /// Upright.
    #[default]
    Upright,
    /// Upright down the page, in one cell with the character after it (纵中横).
    Beside,
    /// Down the page, turned a quarter clockwise.
    Turned,
}

/// Cells that no line parts while they fit into it (clreq 3.1.5).
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) cells: Range<u32>,
    /// Whether it is a web or mail address, which breaks where its own signs invite it.
    pub(super) address: bool,
}

/// What a break before a cell would be, from impossible to wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seam {
    /// Inside one character, or before a space.
    Inside,
    /// Inside a dash.
    Joint,
    /// Forbidden by the rules of line starts and ends.
    Kinsoku,
    /// Before the last of three closing marks: forbidden but for need (clreq 3.1.4, note).
    Rescue,
    /// Inside a unit.
    Unit,
    /// Between two letters of a word that no syllable parts: with a hyphen, at need.
    Letters,
    /// Inside a unit, but after a connector or separator.
    Separator,
    /// After the connector of a range: allowed where the range is long for the measure.
    Range,
    /// After the space between a number and its unit: allowed where the line would gape without it.
    Spaced,
    /// A break that shows a hyphen.
    Hyphen,
    /// Allowed, but it parts a number from its measure word.
    Counter,
    /// Allowed.
    Free,
    /// Allowed and welcome: after a comma or a sentence.
    Clause,
    /// A line ends here whatever happens.
    Forced,
}

impl Seam {
    /// Returns whether a line that ends there shows an added hyphen.
    pub(super) fn shows_hyphen(self) -> bool {
        matches!(self, Seam::Hyphen | Seam::Letters)
    }
}

/// How the room before a cell may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Never.
    Never,
    /// After a Western space (step E1).
    Word,
    /// Between Chinese and Western, with an elastic gap (steps E2 and E3).
    Gap,
    /// Between characters (step E3).
    Even,
    /// Beside a connector: once the characters stand as far apart as such gaps (step E3).
    Side,
    /// Only in a line that has nothing else: inside brackets, before closing marks.
    Last,
}

/// Running totals over the cells before a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// Natural widths with the gaps before them.
    pub(super) width: i64,
    /// What the steps S2–S6 can take.
    pub(super) soft: i64,
    /// What step S7 can take.
    pub(super) hard: i64,
    /// What word spaces can grow (E1).
    pub(super) words: i64,
    /// What the Chinese–Western gaps can grow (E2).
    pub(super) gaps: i64,
    /// What the white of marks can grow.
    pub(super) marks: i64,
    /// What is left of the Chinese–Western gaps after step S6.
    pub(super) shut: i64,
    /// Widths of cells that are text and no marks.
    pub(super) matter: i64,
    /// Places between characters, which step E3 opens first.
    pub(super) even: u32,
    /// Places with a Chinese–Western gap.
    pub(super) mixed: u32,
    /// Places beside connectors.
    pub(super) sides: u32,
    /// Further places for the last resort.
    pub(super) last: u32,
    /// Where the content of a line that ends here ends: trailing spaces are left out.
    pub(super) tail: u32,
}

/// The room for one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Full width of the line.
    pub measure: Abs,
    /// Blank at its start.
    pub indent: Abs,
    /// Whether it may end in an added hyphen: the last full line of a column may not.
    pub hyphen: bool,
    /// Added to the indent where a forced line turns over, as verse does.
    pub turnover: Abs,
}

impl Room {
    /// Returns the room of a line that may end in a hyphen.
    pub fn new(measure: Abs, indent: Abs) -> Room {
        Room { measure, indent, hyphen: true, turnover: Abs::ZERO }
    }

    /// Returns the room of a line that the one before turned over.
    #[must_use]
    pub fn turned_over(self) -> Room {
        Room { indent: self.indent + self.turnover, ..self }
    }
}

/// The cells of one line with their edges trimmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// First cell of the line.
    pub(super) start: usize,
    /// First cell that shows or takes room.
    pub(super) head: usize,
    /// One past the last cell that shows.
    pub(super) tail: usize,
    /// One past the last cell.
    pub(super) end: usize,
    /// Taken from the head at the line's start; negative where it is given back.
    pub(super) head_cut: Abs,
    /// Taken from the last cell at the line's end.
    pub(super) tail_cut: Abs,
    /// What may stand outside the measure: a mark at the line's end, where marks may hang.
    pub(super) hang: Abs,
    /// Width of an added hyphen.
    pub(super) hyphen: Abs,
    /// Natural width, edges trimmed, hyphen included.
    pub(super) width: Abs,
}

impl Prepared {
    /// Returns the text as it was handed in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether its lines run down the page.
    pub fn is_down(&self) -> bool {
        self.rules.direction == Direction::Down
    }

    /// Returns whether there is no character at all.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns whether a word of it may be parted with a hyphen.
    pub fn has_hyphens(&self) -> bool {
        self.cells.iter().any(|cell| cell.seam == Seam::Hyphen)
    }

    /// Returns the characters that no face has, and those that come from faces of rare ones, in order.
    pub fn odd(&self) -> &[Odd] {
        &self.odd
    }

    /// Returns the width with everything on one line and the edges trimmed; of verse, that of the
    /// longest line.
    pub fn natural_width(&self) -> Abs {
        let mut widest = Abs::ZERO;
        let mut start = 0;
        while start < self.cells.len() {
            let end = self.forced_end(start);
            widest = widest.max(self.span(start, end, false).width);
            start = end;
        }
        widest
    }

    /// Returns what its sums are made of.
    pub(super) fn matter(&self) -> Matter<'_> {
        Matter { cells: &self.cells, styles: &self.styles, rules: &self.rules }
    }

    /// Returns a full cell of the text, by which the openings of its lines are reckoned.
    pub(super) fn em(&self) -> Abs {
        self.styles.first().map_or(Abs::ZERO, |style| style.em)
    }

    /// Returns the byte index of a cell; that of the text's end past the last cell.
    pub(super) fn byte(&self, cell: usize) -> usize {
        self.cells.get(cell).map_or(self.text.len(), |cell| cell.byte as usize)
    }

    /// Returns the style of a cell.
    pub(super) fn style(&self, cell: usize) -> &Style {
        &self.styles[usize::from(self.cells[cell].style)]
    }

    /// Returns where the line that no rule breaks would end: after a forced break, or at the end.
    pub(super) fn forced_end(&self, start: usize) -> usize {
        let later = self.cells.iter().skip(start + 1);
        let ahead = later.take_while(|cell| cell.seam != Seam::Forced).count();
        (start + 1 + ahead).min(self.cells.len())
    }

    /// Returns the line of the cells `start..end`, edges trimmed (GB/T 15834 5.1.10, clreq 3.1.6).
    // Asked for every line end that is tried: a call takes as long as the answer.
    #[inline]
    pub(super) fn span(&self, start: usize, end: usize, hyphen: bool) -> Span {
        let tail = (self.sums[end].tail as usize).max(start);
        let mut head = start;
        while head < tail && self.cells[head].class.is_void() {
            head += 1;
        }
        let mut span = Span {
            start,
            head,
            tail,
            end,
            head_cut: Abs::ZERO,
            tail_cut: Abs::ZERO,
            hang: Abs::ZERO,
            hyphen: Abs::ZERO,
            width: Abs::ZERO,
        };
        if head == tail {
            return span;
        }
        span.head_cut = self.head_cut(head);
        span.tail_cut = self.tail_cut(tail - 1);
        if self.rules.hang_end && self.may_hang(head, tail - 1) {
            span.hang = self.cells[tail - 1].advance - span.tail_cut;
        }
        if hyphen {
            span.hyphen =
                self.style(tail - 1).hyphen.map_or(Abs::ZERO, |hyphen| hyphen.advance);
        }
        let sums = self.sums[tail].width - self.sums[head].width;
        let cells = Abs::from_units(sums) - self.cells[head].gap;
        span.width = cells - span.head_cut - span.tail_cut + span.hyphen;
        span
    }

    fn head_cut(&self, head: usize) -> Abs {
        let cell = &self.cells[head];
        if cell.class != Class::Open || !self.rules.trims_edges() {
            return Abs::ZERO;
        }
        match self.rules.line_start_open {
            LineStart::Trim => cell.blank,
            LineStart::Full => cell.advance - self.style(head).em,
        }
    }

    fn tail_cut(&self, last: usize) -> Abs {
        let cell = &self.cells[last];
        let trimmable = matches!(cell.class, Class::Close | Class::Comma | Class::Stop);
        if trimmable && self.rules.trims_edges() { cell.blank } else { Abs::ZERO }
    }

    /// Returns whether a line from `head` may end with this cell outside its measure: a single comma or
    /// full stop after text (clreq 3.1.7).
    fn may_hang(&self, head: usize, last: usize) -> bool {
        let single =
            matches!(self.cells[last].c, '，' | '、' | '。' | '．' | '；' | '：' | '！' | '？');
        let before = self.cells[head..last].iter().rev().find(|cell| !cell.class.is_void());
        single && before.is_some_and(|cell| !cell.class.is_mark())
    }

    /// Returns the measure and indent to use: an indent never leaves less than two cells.
    pub(super) fn fit_room(&self, room: Room) -> Room {
        let most = (room.measure - self.em() * 2).max(Abs::ZERO);
        Room { indent: room.indent.min(most), ..room }
    }
}
