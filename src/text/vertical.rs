//! Vertical lines (直排) for headlines: cells stacked down the page, marks in their vertical forms.
//!
//! Orientation follows UAX #50 with the mainland's ways where it differs: ： and ； stand upright,
//! curly quotes become corner brackets (GB/T 15834 5.2.3), two figures share one cell (纵中横).
//! Runs of Latin letters and longer numbers are stacked upright; a run cannot be turned yet.

use std::ops::Range;

use super::Setter;
use super::class::Class;
use super::faces::Way;
use super::line::CellPlace;
use super::prepared::{Cell, CellGlyph, Prepared, Seam};
use super::runs::{Gather, LineRun};
use crate::font::FaceId;
use crate::geom::{Abs, Em};

/// A vertical line, set. Distances are from the middle of the column's top edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerticalLine {
    /// Glyphs by face, size and tag, in reading order.
    pub runs: Vec<LineRun>,
    /// Lower edge of the last cell.
    pub bottom: Abs,
    /// Place of each character; `x` is the upper edge of its cell.
    pub cells: Vec<CellPlace>,
}

/// One cell of the column: a character, or two that share it.
struct Slot {
    cells: Range<usize>,
    /// Height, without what the pitch adds.
    height: Abs,
    /// How far the ink is moved up out of the cell, where a mark loses its upper half.
    lift: Abs,
}

impl Setter<'_> {
    /// Sets the cells `cells` of a paragraph down the page, with `leading` more room than the
    /// type needs between one cell and the next; it may be negative.
    pub fn set_vertical(
        &self,
        p: &Prepared,
        cells: Range<usize>,
        leading: Abs,
    ) -> VerticalLine {
        let mut gather = Gather::new(p);
        let mut line = VerticalLine::default();
        let mut y = Abs::ZERO;
        for slot in slots(p, cells) {
            if y > Abs::ZERO && slot.height > Abs::ZERO {
                y += leading;
            }
            for (index, at) in slot.cells.clone().enumerate() {
                let advance = if index == 0 { slot.height } else { Abs::ZERO };
                let byte = p.cells[at].byte as usize;
                line.cells.push(CellPlace { byte, x: y, advance });
                let (face, glyphs) = self.vertical_glyphs(p, at, &slot);
                let placed =
                    glyphs.into_iter().map(|glyph| CellGlyph { y: y + glyph.y, ..glyph });
                gather.add(at, face, placed);
            }
            y += slot.height;
        }
        line.runs = gather.finish();
        line.bottom = y;
        line
    }

    /// Returns the glyphs of a cell, placed from the middle of its upper edge.
    fn vertical_glyphs(
        &self,
        p: &Prepared,
        at: usize,
        slot: &Slot,
    ) -> (FaceId, Vec<CellGlyph>) {
        let cell = &p.cells[at];
        let style = p.style(at);
        if cell.glyph == 0 || cell.class.is_void() || slot.height == Abs::ZERO {
            return (cell.face, Vec::new());
        }
        if cell.class.is_western() {
            return (cell.face, self.upright(p, at, slot));
        }
        if cell.class == Class::Dash && cell.c == '—' {
            let strokes = self.faces.table(cell.face).dash_down().iter();
            let place = |&(id, x, y): &(u16, Em, Em)| CellGlyph {
                id,
                x: x.at(style.em),
                y: y.at(style.size),
            };
            let joint = cell.seam == Seam::Joint;
            return (cell.face, strokes.filter(|_| !joint).map(place).collect());
        }
        let c = vertical_char(cell.c);
        let own = self.faces.table(cell.face).glyph(c).map(|_| cell.face);
        let face = own.or_else(|| self.faces.find(cell.face, c).map(|found| found.0));
        let (face, c) = face.map_or((cell.face, cell.c), |face| (face, c));
        let shaped = self.faces.table(face).shape(&[c], Way::Vertical);
        let glyphs = shaped.iter().filter(|one| one.id != 0).map(|one| {
            let middle = match cell.class {
                // Half a cell high: the dot keeps to the middle of its cell.
                Class::Mid | Class::Solidus => (style.size - slot.height) / 2,
                _ => slot.lift,
            };
            CellGlyph { id: one.id, x: one.x.at(style.em), y: -one.y.at(style.size) - middle }
        });
        (face, glyphs.collect())
    }

    /// Returns the glyphs of a Western cell, upright; the characters of one slot stand side by side.
    fn upright(&self, p: &Prepared, at: usize, slot: &Slot) -> Vec<CellGlyph> {
        let style = p.style(at);
        let width: Abs = slot.cells.clone().map(|at| p.cells[at].advance).sum();
        let before: Abs = (slot.cells.start..at).map(|at| p.cells[at].advance).sum();
        // The typographic ascender of Chinese faces: 0.88 em above the baseline is the cell's top.
        let baseline = style.size.ratio(88, 100);
        let glyphs = p.glyphs_of(at).iter();
        let place = |glyph: &CellGlyph| CellGlyph {
            id: glyph.id,
            x: before - width / 2 + glyph.x,
            y: baseline + glyph.y,
        };
        glyphs.map(place).collect()
    }
}

/// Returns the character whose vertical form stands for `c` (GB/T 15834 5.2.3).
fn vertical_char(c: char) -> char {
    match c {
        '“' => '『',
        '”' => '』',
        '‘' => '「',
        '’' => '」',
        _ => c,
    }
}

/// Parts the cells into the slots of the column.
fn slots(p: &Prepared, cells: Range<usize>) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut at = cells.start;
    while at < cells.end {
        let count = figures(p, at, &cells);
        let cell = &p.cells[at];
        let (height, lift) = height(p, at, cell);
        slots.push(Slot { cells: at..at + count, height, lift });
        at += count;
    }
    trim_edges(p, &mut slots);
    slots
}

/// Returns how many cells share the slot at `at`: two for a number of two figures, else one.
fn figures(p: &Prepared, at: usize, cells: &Range<usize>) -> usize {
    let digit = |at: usize| cells.contains(&at) && p.cells[at].class == Class::Digit;
    let before = at.checked_sub(1).is_some_and(digit);
    let pair = digit(at) && digit(at + 1) && !digit(at + 2) && !before;
    if pair && p.style(at).face == p.style(at + 1).face { 2 } else { 1 }
}

/// Returns the height of a cell and how far its ink is lifted.
fn height(p: &Prepared, at: usize, cell: &Cell) -> (Abs, Abs) {
    let size = p.style(at).size;
    let half = size / 2;
    let trimmed = cell.blank == Abs::ZERO;
    match cell.class {
        class if class.is_void() => (Abs::ZERO, Abs::ZERO),
        Class::Open if trimmed => (size - half, half),
        Class::Close if trimmed => (size - half, Abs::ZERO),
        // Colons, question and exclamation marks are rigid down the page (clreq 3.1.6).
        Class::Comma | Class::Stop
            if trimmed && matches!(cell.c, '，' | '、' | '。' | '．') =>
        {
            (size - half, Abs::ZERO)
        }
        Class::Mid | Class::Solidus => (half, Abs::ZERO),
        Class::Connector if cell.c == '–' => (half, Abs::ZERO),
        Class::Space => (size / 4, Abs::ZERO),
        Class::IdSpace => (p.rules.ideographic_space.at(size), Abs::ZERO),
        Class::Glue => (Abs::ZERO, Abs::ZERO),
        _ => (size, Abs::ZERO),
    }
}

/// Trims the marks at the column's head and foot, and drops the spaces there.
fn trim_edges(p: &Prepared, slots: &mut [Slot]) {
    let space = |slot: &&mut Slot| {
        let class = p.cells[slot.cells.start].class;
        class.is_void() || matches!(class, Class::Space | Class::IdSpace)
    };
    slots.iter_mut().take_while(space).for_each(|slot| slot.height = Abs::ZERO);
    slots.iter_mut().rev().take_while(space).for_each(|slot| slot.height = Abs::ZERO);
    let shown = |slot: &&mut Slot| slot.height > Abs::ZERO;
    if let Some(first) = slots.iter_mut().find(shown) {
        let cell = &p.cells[first.cells.start];
        if cell.class == Class::Open && first.lift == Abs::ZERO {
            first.lift = first.height / 2;
            first.height -= first.lift;
        }
    }
    if let Some(last) = slots.iter_mut().rfind(shown) {
        let cell = &p.cells[last.cells.start];
        let trims = cell.class == Class::Close || matches!(cell.c, '，' | '、' | '。' | '．');
        if trims && cell.blank > Abs::ZERO {
            last.height = last.height - last.height / 2;
        }
    }
}
