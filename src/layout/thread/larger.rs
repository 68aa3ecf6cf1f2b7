//! A panel with little copy: its type is set a step larger, and the block stands in the middle of the panel.

use super::skeleton::Skeleton;
use super::{Composer, Thread};
use crate::edition::{Flow, HeadPlace};
use crate::geom::{Abs, Em, Point, em_box};
use crate::layout::balance;
use crate::layout::flow;
use crate::layout::places::LinePlace;

/// From baseline to baseline of the larger type.
const LEADING: Em = Em::from_units(1_400_000);

/// Percent of what is left in height that lies above.
const ABOVE: i64 = 45;

/// Sets the copy of a panel, whose style is a step larger already.
pub(super) fn compose(composer: &Composer, mut skeleton: Skeleton) -> Thread {
    let size = composer.copy.body.size;
    skeleton.places = leaded(&skeleton, size);
    let rules = flow::Rules { fill: None, ..composer.rules() };
    let even = balance::distribute(composer.passages, &skeleton.places, &[], rules, true);
    skeleton.places = even.last.places;
    skeleton.places.truncate(even.flow.end);
    centre(composer, &mut skeleton, size);
    composer.commit(vec![skeleton], even.flow, &[])
}

/// Returns the places of a panel with the leading of the larger type, as many as its room holds.
fn leaded(skeleton: &Skeleton, size: Abs) -> Vec<LinePlace> {
    let leading = LEADING.at(size);
    let runs = skeleton.places.chunk_by(|a, b| a.run == b.run);
    let column = |run: &[LinePlace]| -> Vec<LinePlace> {
        let Some(first) = run.first().copied() else { return Vec::new() };
        let last = run.last().map_or(first.top, |place| place.top);
        let count = (last - first.top).div_floor(leading).max(0) + 1;
        let place = |at: i64| {
            let top = first.top + leading * at;
            let baseline = top + em_box::ASCENT.at(size);
            LinePlace { top, baseline, line: first.line + at as u32, ..first }
        };
        (0..count).map(place).collect()
    };
    runs.flat_map(column).collect()
}

/// Moves copy and head to the middle of the panel; a head down the page fills its strip and stays.
fn centre(composer: &Composer, skeleton: &mut Skeleton, size: Abs) {
    let area = composer.page(skeleton.slot).area(skeleton.slot);
    let room = skeleton.room;
    let foot = skeleton.places.iter().map(|place| place.top + size).max().unwrap_or(room.y0);
    let moves = area.look.head.flow == Flow::Horizontal
        && !matches!(area.look.head_place, HeadPlace::Cells(..));
    let foot = if moves { foot.max(skeleton.head_foot) } else { foot };
    let lower = (room.y1 - foot).max(Abs::ZERO).ratio(ABOVE, 100);
    for place in &mut skeleton.places {
        place.top += lower;
        place.baseline += lower;
    }
    if moves {
        skeleton.lower_head(Point::new(Abs::ZERO, lower));
    }
}
