//! Dots under emphasised characters (着重号; GB/T 15834 5.2.5, clreq 3.1.8).
//!
//! One dot a character, centred under it; none under marks, blanks and Western words. They take no room:
//! the lead between the lines holds them.

use std::ops::Range;

use super::setting::{Typesetter, Words};
use crate::edition::TextStyle;
use crate::frame::{FrameItem, Glyph, GlyphRun};
use crate::geom::{Abs, Point};
use crate::text::Line;

/// The character whose glyph is the dot.
const DOT: &str = "●";

/// Returns the dots under a line of `words` whose left end is `at` on the baseline.
pub(crate) fn under(
    typesetter: &Typesetter,
    words: &Words,
    line: &Line,
    dotted: &[Range<usize>],
    style: TextStyle,
    at: Point,
) -> Option<FrameItem> {
    let text = words.prepared.text();
    let takes = |byte: usize| {
        let c = text[byte..].chars().next();
        dotted.iter().any(|range| range.contains(&byte))
            && c.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii())
    };
    let size = style.size.ratio(22, 100);
    let centres: Vec<Abs> = line
        .cells
        .iter()
        .filter(|cell| takes(cell.byte) && cell.advance > Abs::ZERO)
        .map(|cell| cell.x + cell.advance / 2)
        .collect();
    let first = *centres.first()?;
    let dot = typesetter.words(DOT, TextStyle { size, width: 1000, ..style });
    let FrameItem::Text(run) = dot.on_one_line(at, 0).pop()? else { return None };
    let id = run.glyphs.first()?.id;
    // The dot of a full cell is drawn 0.38 em above the baseline: it comes to stand 0.26 em below it.
    let y = at.y + style.size.ratio(26, 100) + size.ratio(38, 100);
    let glyphs = centres.iter().map(|x| Glyph { id, x: *x - first, y: Abs::ZERO, text: 0..0 });
    Some(FrameItem::Text(GlyphRun {
        glyphs: glyphs.collect(),
        origin: Point::new(at.x + first - size / 2, y),
        text: String::new(),
        ..run
    }))
}
