//! Chinese line composition: text in, lines of placed glyphs out.
//!
//! Nothing here knows of pages, columns or inks. A paragraph is made ready once ([`Setter::prepare`])
//! and then asked for lines at any widths, which may differ from line to line. The phases, a file
//! each:
//!
//! 1. `analyze` – characters become cells with class, face and glyph; `numbers` reads them as they are
//!    typed, `figures` makes small ones, `context` decides which quotes and dashes are Chinese.
//! 2. `kinsoku` and `units` – what a break before each cell would be; `syllables` parts words.
//! 3. `spacing` – natural widths, trimming of neighbouring marks, gaps, places that may open.
//! 4. `shape` – glyphs, and the widths that only the face knows.
//! 5. `first_fit` and `total_fit` – where the lines break; `cost` weighs a line.
//! 6. `justify` and `line` – the squeeze or stretch of one line, and its glyphs; `runs` gathers them.
//!    `pieces` answers for headlines; `settings` offers a paragraph some lines shorter or longer.
//!
//! A line down the page ([`Direction::Down`]) goes the same way: `orient` decides after step 2 what
//! stands upright, what is turned and what shares a cell, `forms` knows the vertical forms of a face,
//! and `upright` takes the place of `shape`. All widths are then lengths down the line.
//!
//! Clause numbers are those of clreq (Requirements for Chinese Text Layout), GB/T 15834-2011
//! (punctuation), UAX #14 (line breaking) and UAX #50 (vertical orientation).

mod analyze;
mod breaks;
mod class;
mod context;
mod cost;
mod faces;
mod figures;
mod first_fit;
mod forms;
mod justify;
mod kinsoku;
mod line;
mod numbers;
mod orient;
mod pieces;
mod prepared;
mod rules;
mod runs;
mod settings;
mod shape;
mod spacing;
mod sums;
mod syllables;
mod total_fit;
mod unicode;
mod units;
mod upright;

pub use breaks::{Break, End, Fit, break_lines};
pub use class::{Blank, blank};
pub use line::{CellPlace, Line, natural_end, set_line};
pub use prepared::{Odd, Prepared, Room};
pub use rules::{Direction, Level, LineStart, Rules, Source, StyleSpan, WidthStyle};
pub use runs::{LineGlyph, LineRun};

pub use settings::{Setting, settings};

use crate::font::{Book, FaceId};
use crate::geom::Abs;
use faces::Faces;

/// Returns whether a character would show nothing in text of `face`: neither it nor a face that stands in
/// for it has the character, or one that is as good.
pub fn lacks(book: &Book, face: FaceId, c: char) -> bool {
    analyze::lacks(book, face, c)
}

/// Makes paragraphs ready. It reads each face once and may be shared between threads.
pub struct Setter<'a> {
    faces: Faces<'a>,
}

impl<'a> Setter<'a> {
    /// Returns a setter for the faces of `book`; a face is read when a paragraph first asks for it.
    pub fn new(book: &'a Book) -> Setter<'a> {
        Setter { faces: Faces::new(book) }
    }

    /// Returns whether a face has every character of a text itself.
    pub fn has_all(&self, face: FaceId, text: &str) -> bool {
        let table = self.faces.table(face);
        text.chars().all(|c| table.glyph(c).is_some())
    }

    /// Returns the paragraph with natural widths, ready to be broken at any measure.
    pub fn prepare(&self, source: &Source<'_>) -> Prepared {
        let analyze::Analysis { styles, mut cells, odd } =
            analyze::analyze(&self.faces, source);
        let units = kinsoku::mark(&mut cells, &source.rules);
        let down = source.rules.direction == Direction::Down;
        if down {
            orient::orient(&self.faces, &mut cells, &styles, &units, &source.rules);
        }
        spacing::space(&mut cells, &styles, &units, &source.rules);
        let shape = if down { upright::shape } else { shape::shape };
        let glyphs = shape(&self.faces, &mut cells, &styles, &source.rules);
        if source.rules.western_grid {
            spacing::pad_to_grid(&mut cells, &styles);
        }
        let sums = sums::add_up(&cells, &styles, &source.rules);
        Prepared {
            text: source.text.to_owned(),
            rules: source.rules,
            widest: styles.iter().map(|style| style.em).max().unwrap_or(Abs::ZERO),
            styles,
            cells,
            glyphs,
            sums,
            units,
            odd,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_setters_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Setter<'static>>();
        shared::<Prepared>();
    }

    #[test]
    fn no_face_and_no_text_give_no_lines() {
        let book = Book::default();
        let source = Source { text: "", spans: &[], rules: Rules::default() };
        let prepared = Setter::new(&book).prepare(&source);
        let room = |_| Room::new(crate::geom::Abs::ZERO, crate::geom::Abs::ZERO);
        assert!(prepared.is_empty());
        assert!(break_lines(&prepared, &room, Fit::Total, true).is_empty());
    }
}
