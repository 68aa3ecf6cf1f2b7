//! Subheads (小标题): words in the middle of the whole lines that their style gives them, parted by
//! their sense where they are longer than a line.

use std::sync::Arc;

use super::block::{Demand, Standing};
use crate::edition::Subhead;
use crate::frame::{FrameItem, Shape};
use crate::geom::{Abs, Rect, em_box};
use crate::head_marks::Marked;
use crate::layout::head_sense::{Sense, is_endless};
use crate::layout::headline_lines::{Parting, Reach, Widths};
use crate::layout::settings::Setting;
use crate::terms::SubheadForm;
use crate::text::{Break, Prepared, Room};

/// Lines of a subhead; it takes more only for want of a better way.
const LINES: usize = 2;

/// Lines of a subhead beyond which it is wrapped like copy.
const MOST_LINES: usize = 8;

/// Returns the lines of a subhead that is longer than one, parted by its sense; `None` where it has no
/// places for that. `known` are words that stay whole.
pub(super) fn lines(
    prepared: &Prepared,
    known: &[String],
    size: Abs,
    rooms: &dyn Fn(usize) -> Room,
) -> Option<Vec<Break>> {
    let Room { measure, indent, .. } = rooms(0);
    let width = measure - indent;
    let marked = Marked { text: prepared.text().to_owned(), ..Marked::default() };
    if prepared.natural_width() <= width || is_endless(&marked, prepared) {
        return None;
    }
    let sense = Sense::of(&marked, prepared, known);
    let parted = |at_any_rate: bool| {
        let widths = Widths { full: prepared, least: None };
        let parting = Parting::new(&sense, sense.places(at_any_rate), widths, size, true);
        parting.best(LINES..=MOST_LINES, LINES, Reach::one(width))
    };
    let parted = parted(false).or_else(|| parted(true))?;
    Some(prepared.lines_at(&parted.starts, rooms))
}

/// Width of the bar before a subhead.
const BAR: Abs = Abs::from_units(2_500_000);

/// Returns the room that the words of a line have in this measure.
pub(super) fn room(style: &Subhead, measure: Abs) -> Room {
    let em = style.style.size;
    match style.form {
        SubheadForm::Left | SubheadForm::Centred => Room::new(measure, Abs::ZERO),
        // A bracket before the first line, and one after the last.
        SubheadForm::Brackets => Room::new((measure - em).max(em * 2), em),
        SubheadForm::Bar => Room::new(measure, em.min(measure / 4)),
    }
}

/// Returns what a subhead asks of a column: the lines of its style, but none of white at the
/// head.
pub(super) fn demand(style: &Subhead, setting: Arc<Setting>) -> Demand {
    let white = (style.lines as usize).saturating_sub(1);
    Demand { setting, white, falls_away: true, leads: true, yields: false }
}

/// Returns how its lines stand: about the middle, lower where it has white.
pub(super) fn standing(
    style: &Subhead,
    rect: Rect,
    lines: i64,
    white: bool,
    pitch: Abs,
) -> Standing {
    let middle = rect.y0 + (rect.y1 - rect.y0) / 2;
    let drop = if white { style.drop } else { Abs::ZERO };
    let first = middle - pitch * (lines - 1) / 2 + em_box::MIDDLE.at(style.style.size) + drop;
    let bar = (style.form == SubheadForm::Bar).then(|| {
        let last = first + pitch * (lines - 1);
        let (ascent, descent) = (em_box::INK_ASCENT, em_box::INK_DESCENT);
        let size = style.style.size;
        let (y0, y1) = (first - ascent.at(size), last + descent.at(size));
        let rect = Rect { y0, y1, x1: rect.x0 + BAR, ..rect };
        FrameItem::Shape(Shape { rect, ink: style.bar, outline: None })
    });
    Standing { first, leading: pitch, before: bar, after: None }
}
