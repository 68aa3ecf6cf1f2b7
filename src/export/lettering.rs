//! Words that outputs add to the pages: labels of the proof, the slug line.

use crate::color::Ink;
use crate::font::{Book, FaceId};
use crate::frame::{FrameItem, Glyph, GlyphRun};
use crate::geom::{Abs, Orientation, Point};

/// Sets words on one line, unshaped, in a face with its fallbacks.
#[derive(Clone, Copy)]
pub(super) struct Lettering<'a> {
    /// The faces.
    pub(super) book: &'a Book,
    /// The face to begin with.
    pub(super) face: FaceId,
}

/// Words measured for setting.
pub(super) struct Line {
    cells: Vec<Cell>,
    /// How wide they are.
    pub(super) width: Abs,
    size: Abs,
}

/// One character with its face and glyph, where a face has it, and its place.
struct Cell {
    c: char,
    found: Option<(FaceId, u16)>,
    x: Abs,
    advance: Abs,
}

impl Lettering<'_> {
    /// Measures as much of `words` as goes into `room`, ending in an ellipsis where some is left.
    pub(super) fn measure(&self, words: &str, size: Abs, room: Abs) -> Line {
        let mut line = Line { cells: Vec::new(), width: Abs::ZERO, size };
        for c in words.chars() {
            let cell = self.cell(c, size);
            if line.width + cell.advance > room {
                line.cut_short(self.cell('…', size), room);
                break;
            }
            line.push(cell);
        }
        line
    }

    /// Returns the cell of a character; one that no face has is a blank em.
    fn cell(&self, c: char, size: Abs) -> Cell {
        let found = self.book.find(self.face, c);
        let advance =
            found.map_or(size, |(face, glyph)| self.book.face(face).advance(glyph).at(size));
        Cell { c, found, x: Abs::ZERO, advance }
    }
}

impl Line {
    /// Returns the words with their baseline from `at` on, one run for each stretch of one face.
    pub(super) fn set(self, at: Point, ink: Ink) -> Vec<FrameItem> {
        let mut items = Vec::new();
        let mut run: Option<GlyphRun> = None;
        for Cell { c, found, x, .. } in self.cells {
            let Some((face, glyph)) = found else { continue };
            if run.as_ref().is_none_or(|run| run.face != face) {
                items.extend(run.take().map(FrameItem::Text));
            }
            let run = run.get_or_insert_with(|| GlyphRun {
                face,
                size: self.size,
                width: 1000,
                orientation: Orientation::Across,
                continues: false,
                ink,
                origin: Point::new(at.x + x, at.y),
                glyphs: Vec::new(),
                text: String::new(),
                span: None,
            });
            let from = run.text.len() as u32;
            run.text.push(c);
            let x = at.x + x - run.origin.x;
            let text = from..run.text.len() as u32;
            run.glyphs.push(Glyph { id: glyph, x, y: Abs::ZERO, text });
        }
        items.extend(run.map(FrameItem::Text));
        items
    }

    /// Adds a cell at the end.
    fn push(&mut self, cell: Cell) {
        let x = self.width;
        self.width += cell.advance;
        self.cells.push(Cell { x, ..cell });
    }

    /// Takes cells back until the ellipsis fits, and adds it.
    fn cut_short(&mut self, ellipsis: Cell, room: Abs) {
        while self.width + ellipsis.advance > room
            && let Some(last) = self.cells.pop()
        {
            self.width = last.x;
        }
        self.push(ellipsis);
    }
}
