//! How far ink reaches, as far as it must stand inside something.

use crate::font::Book;
use crate::frame::{Glyph, GlyphRun};
use crate::geom::{Abs, Orientation, Rect, em_box};
use crate::text::{Blank, blank};

/// Returns how far a run reaches in its frame; `None` where it shows nothing.
///
/// Along its line a mark of punctuation counts as nothing: its cell has a blank half, which the end of
/// a line cuts off, and it may hang (clreq 3.1.6); a run of nothing else counts with the ink of its first.
/// Across the line the whole em box counts.
pub(super) fn of_run(run: &GlyphRun, book: &Book) -> Option<Rect> {
    let kind = |glyph: &Glyph| {
        let c = run.text.get(glyph.text.start as usize..).and_then(|text| text.chars().next());
        // What shows the text of an earlier glyph is a part of its letter.
        c.filter(|_| !glyph.text.is_empty()).map_or(Blank::None, blank)
    };
    let solid = |glyph: &&Glyph| kind(glyph) == Blank::None;
    let advance = |glyph: &Glyph| {
        let advance = match run.orientation {
            // A glyph that stands upright in a line down the page has a whole cell of it, however narrow it is.
            Orientation::Upright => run.size,
            Orientation::Across | Orientation::Turned => {
                book.face(run.face).advance(glyph.id).at(run.size)
            }
        };
        advance.ratio(run.width.into(), 1000)
    };
    if let Some(first) = run.glyphs.iter().find(solid) {
        let last = run.glyphs.iter().rfind(solid).unwrap_or(first);
        let start = cell(run, first, Abs::ZERO, Abs::ZERO);
        return Some(start.union(cell(run, last, Abs::ZERO, advance(last))));
    }
    let marks = run.glyphs.iter().map(|glyph| (glyph, kind(glyph)));
    let (mark, blank) = marks.into_iter().find(|(_, blank)| *blank != Blank::All)?;
    let own = advance(mark);
    // Only a mark that fills a cell has a blank half in it.
    let middle = match blank {
        Blank::Before if own * 4 > run.size * 3 => own * 3 / 4,
        Blank::After if own * 4 > run.size * 3 => own / 4,
        _ => own / 2,
    };
    Some(cell(run, mark, middle, middle))
}

/// Returns the part of a glyph's cell between these distances from its origin along the line.
fn cell(run: &GlyphRun, glyph: &Glyph, from: Abs, to: Abs) -> Rect {
    let (x, y) = (run.origin.x + glyph.x, run.origin.y + glyph.y);
    let (above, below) = (em_box::ASCENT.at(run.size), em_box::DESCENT.at(run.size));
    match run.orientation {
        Orientation::Across => Rect::new(x + from, y - above, x + to, y + below),
        // Upright glyphs of a line down the page stand on baselines of their own, and are scaled along it.
        Orientation::Upright => {
            let top = y - above.ratio(run.width.into(), 1000);
            Rect::new(x, top + from, x + run.size, top + to)
        }
        Orientation::Turned => Rect::new(x - below, y + from, x + above, y + to),
    }
}
