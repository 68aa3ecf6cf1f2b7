//! A story of verse that stands as a figure.

use std::sync::Arc;

use super::skeleton::Skeleton;
use super::{Composer, Thread};
use crate::edition::{CopyStyle, Flow, HeadPlace, RulePlace, VerseStep};
use crate::geom::{Abs, Point, Rect};
use crate::layout::flow;
use crate::layout::manuscript::Compositor;
use crate::layout::verse::{self, Figure, Way};
use crate::terms::{Fill, SlotKind};

/// White between a rule and what stands as a figure, in points.
const CLEAR: f64 = 13.0;

/// Sets the verse of a slot as a figure; `None` where it does not stand as one, or its room holds none.
pub(super) fn compose(
    compositor: &Compositor,
    composer: &Composer,
    skeleton: &Skeleton,
) -> Option<Thread> {
    let copy = composer.copy;
    let page = composer.page(skeleton.slot);
    let area = page.area(skeleton.slot);
    let inner = page.areas.iter().any(|inner| {
        inner.within == Some(skeleton.slot.slot)
            && !inner.holds.is_nothing()
            && inner.look.kind != SlotKind::Photo
    });
    if copy.steps.is_empty()
        || copy.flow == Flow::Vertical
        || area.look.fill != Fill::Loose
        || inner
    {
        return None;
    }
    let clear = (Abs::pt(CLEAR) - page.given.grid.gutter / 2).max(Abs::ZERO);
    let ruled =
        |side: RulePlace| if area.look.rules.contains(&side) { clear } else { Abs::ZERO };
    let room = Rect {
        x0: skeleton.room.x0 + ruled(RulePlace::Left),
        x1: skeleton.room.x1 - ruled(RulePlace::Right),
        ..skeleton.room
    };
    // What an advertiser has booked keeps its type.
    let own = VerseStep { size: copy.body.size, leading: page.given.grid.pitch };
    let booked = page.kind(skeleton.slot) == SlotKind::Ad;
    let steps = if booked { &[own][..] } else { &copy.steps };
    let set: Vec<(VerseStep, Arc<CopyStyle>)> =
        steps.iter().rev().map(|step| (*step, Arc::new(copy.sized(step.size)))).collect();
    let manuscripts: Vec<_> = set
        .iter()
        .map(|(_, copy)| compositor.manuscript(composer.id, composer.story, copy))
        .collect();
    let counts = verse::columns(&manuscripts.last()?.passages, room);
    let grid = (skeleton.first, page.given.grid.pitch);
    let flush = booked && area.look.head_place == HeadPlace::Top;
    let sizes = 0..set.len();
    let tries = counts.flat_map(|columns| sizes.clone().map(move |at| (columns, at)));
    // Half the white between stanzas, before copy is over.
    let tries =
        [100, 50].into_iter().flat_map(|space| tries.clone().map(move |it| (space, it)));
    let mut fitting = tries.filter_map(|(space, (columns, at))| {
        let way = Way { step: set[at].0, columns, space, flush };
        verse::figure(&manuscripts[at].passages, way, room, grid).map(|it| (at, it))
    });
    let (at, figure) = fitting.next()?;
    let own = Composer { copy: &set[at].1, passages: &manuscripts[at].passages, ..*composer };
    let skeleton = lowered(skeleton, figure, area.look.head_place == HeadPlace::Top);
    let rules = flow::Rules { keep_whole: true, fill: None, ..own.rules() };
    let flow = flow::distribute(own.passages, &skeleton.places, &[], rules);
    (flow.over() == 0).then(|| own.commit(vec![skeleton], flow, &[]))
}

/// Puts the places of a figure into a region; a head over it stands as low as it.
fn lowered(skeleton: &Skeleton, figure: Figure, over: bool) -> Skeleton {
    let mut lowered = skeleton.clone();
    lowered.places = figure.places;
    if over {
        lowered.lower_head(Point::new(Abs::ZERO, figure.lower));
    }
    lowered
}
