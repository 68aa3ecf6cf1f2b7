//! The copy of an advertisement, spread in it: what was booked keeps its size, its edges and its type, so that
//! white which the copy leaves stands between its paragraphs, not in a heap at its foot.
//!
//! Between head and copy, between paragraphs and at the foot stands the same white, a line at most. What is left
//! then lies over and under the copy; one column takes its head along.
//!
//! **Worked example.** Three small advertisements leave 60 points free under a head: a fourth of it is more than a
//! line, so that 13 points stand over each of them. Of the 21 that are left 9.45 lie above.

use super::Composer;
use super::skeleton::Skeleton;
use crate::edition::{Flow as Direction, HeadPlace};
use crate::geom::{Abs, Point};
use crate::layout::flow::Flow;
use crate::layout::places::LinePlace;
use crate::terms::SlotKind;

/// Percent of what is left in height that lies above.
const ABOVE: i64 = 45;

/// Columns of places that copy uses: the places, with how many gaps between paragraphs lie above each.
struct Column {
    from: usize,
    gaps: Vec<i64>,
    /// What copy leaves free at its foot.
    free: Abs,
}

/// Spreads the copy of an advertisement over its room.
pub(super) fn advertisement(composer: &Composer, skeleton: &mut Skeleton, flow: &Flow) {
    let page = composer.page(skeleton.slot);
    let across = composer.copy.flow == Direction::Horizontal;
    if page.kind(skeleton.slot) != SlotKind::Ad || !across || flow.over() > 0 {
        return;
    }
    let area = page.area(skeleton.slot);
    let (pitch, em) = (page.given.grid.pitch, page.given.grid.em.max(composer.copy.body.size));
    let Some(columns) = columns(skeleton, flow, em) else { return };
    let over = area.look.head_place == HeadPlace::Top && !skeleton.head.is_empty();
    let Some(free) = columns.iter().map(|column| column.free).min() else { return };
    let gaps = |column: &Column| column.gaps.last().copied().unwrap_or(0) + i64::from(over);
    let most = columns.iter().map(gaps).max().unwrap_or(0);
    let gap = if most > 0 { (free / (most + 1)).min(pitch) } else { Abs::ZERO };
    let single = columns.len() == 1;
    let above = (free - gap * most).ratio(ABOVE, 100);
    let under_head = if over { gap } else { Abs::ZERO };
    for column in &columns {
        for (place, gaps) in skeleton.places[column.from..].iter_mut().zip(&column.gaps) {
            lower(place, above + under_head + gap * *gaps);
        }
    }
    if single && over {
        skeleton.lower_head(Point::new(Abs::ZERO, above));
    }
}

/// Returns the columns of an advertisement as its copy uses them; `None` where something that stands in one of
/// them parts it.
fn columns(skeleton: &Skeleton, flow: &Flow, em: Abs) -> Option<Vec<Column>> {
    let places = &skeleton.places;
    let mut columns: Vec<Column> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for placed in &flow.placed {
        let (place, passage) = (placed.place, placed.passage);
        let opens = before.is_none_or(|(last, _)| places[last].run != places[place].run);
        if opens {
            let same = |column: &Column| places[column.from].x == places[place].x;
            if columns.iter().any(same) {
                return None;
            }
            columns.push(Column { from: place, gaps: Vec::new(), free: Abs::ZERO });
        }
        let column = columns.last_mut()?;
        let parts = !opens && before.is_some_and(|(_, other)| other != passage);
        let gaps = column.gaps.last().copied().unwrap_or(0);
        // White that the style puts between paragraphs goes along with the one before.
        column.gaps.resize(place - column.from, gaps);
        column.gaps.resize(place - column.from + placed.count, gaps + i64::from(parts));
        let last = places[place + placed.count - 1];
        column.free = (skeleton.room.y1 - last.top - em).max(Abs::ZERO);
        before = Some((place + placed.count - 1, passage));
    }
    let credit = flow.credit.filter(|credit| credit.beside.is_none());
    match credit {
        Some(_) => None,
        None => Some(columns),
    }
}

fn lower(place: &mut LinePlace, by: Abs) {
    place.top += by;
    place.baseline += by;
}
