//! Dots at emphasised characters (着重号; GB/T 15834 5.2.5, clreq 3.1.8).
//!
//! One dot a character, centred under it, or at its right in a line down the page; none at
//! marks, blanks and Western words. They take no room: the lead between the lines holds them.

use std::ops::Range;

use super::typesetter::{Typesetter, Words};
use crate::diag::Span;
use crate::edition::TextStyle;
use crate::frame::{FrameItem, Glyph, GlyphRun};
use crate::geom::{Abs, Point, em_box};
use crate::text::Line;

/// The character whose glyph is the dot.
const DOT: &str = "●";

/// How far beyond the middle of its character a dot stands, in hundredths of an em: 0.26 em
/// below the baseline of a line across, as far to the right of a line down the page.
const BEYOND: i64 = 64;

/// Returns the dots of a line of `words`; `place` gives the middle of the character whose
/// middle lies so far along the line, `span` where the line is written.
pub(crate) fn dots(
    typesetter: &Typesetter,
    words: &Words,
    line: &Line,
    dotted: &[Range<usize>],
    style: TextStyle,
    place: &dyn Fn(Abs) -> Point,
    span: Option<&Span>,
) -> Option<FrameItem> {
    let text = words.prepared.text();
    let takes = |byte: usize| {
        let c = text[byte..].chars().next();
        dotted.iter().any(|range| range.contains(&byte))
            && c.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii())
    };
    let cells = line.cells.iter().filter(|cell| takes(cell.byte) && cell.advance > Abs::ZERO);
    let size = style.size.ratio(22, 100);
    let beyond = style.size.ratio(BEYOND, 100);
    let down = words.prepared.is_down();
    let middles: Vec<Point> = cells
        .map(|cell| {
            let Point { x, y } = place(cell.x + cell.advance / 2);
            if down { Point::new(x + beyond, y) } else { Point::new(x, y + beyond) }
        })
        .collect();
    let first = *middles.first()?;
    let dot = typesetter.words(DOT, TextStyle { size, width: 1000, ..style });
    let FrameItem::Text(run) = dot.on_one_line(first, span).pop()? else { return None };
    let id = run.glyphs.first()?.id;
    let glyphs = middles.iter().map(|middle| Glyph {
        id,
        x: middle.x - first.x,
        y: middle.y - first.y,
        text: 0..0,
    });
    // The dot of a full cell is drawn in the middle of its em box.
    let origin = Point::new(first.x - size / 2, first.y + em_box::MIDDLE.at(size));
    Some(FrameItem::Text(GlyphRun {
        glyphs: glyphs.collect(),
        origin,
        text: String::new(),
        ..run
    }))
}
