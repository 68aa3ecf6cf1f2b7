//! The ladder: what can be changed so that a story takes more of its room or less.
//!
//! The steps stand in the order in which an editor tries them: the headline a little smaller or larger, a
//! photograph some lines lower or higher, the white round subheads, that round the headline, and last what is
//! marked optional.

use std::sync::Arc;

use crate::copy::BlockKind;
use crate::edition::{Content, CopyStyle, Edition, HeadPlace};
use crate::ids::SlotId;
use crate::layout::{headline, thread::Thread};

/// A step that could be taken: the variant and what it is.
pub(super) struct Try {
    pub(super) edition: Edition,
    pub(super) slot: SlotId,
    pub(super) step: &'static str,
    pub(super) data: Vec<(&'static str, f64)>,
}

/// The room that copy wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// More: some of it is overset.
    More,
    /// Less: it leaves lines free.
    Less,
}

/// Finds the tries of a step, from the edition as it was given and as it is now. How far a step goes counts
/// from what was given.
pub(super) type Step = fn(&Edition, &Edition, &Thread, Want) -> Vec<Try>;

/// The steps.
pub(super) const LADDER: [Step; 5] = [headlines, pictures, spacing, white, optional];

/// Returns the slots in which a story stands alone: what is changed in another moves other stories too.
fn own_slots(edition: &Edition, thread: &Thread) -> Vec<SlotId> {
    let shared = |slot: &SlotId| {
        let legs = edition.legs.iter().filter(|(story, _)| **story != thread.story);
        legs.flat_map(|(_, legs)| legs).any(|leg| leg.slot == *slot)
    };
    let slots = thread.regions.iter().map(|region| region.slot);
    slots.filter(|slot| !shared(slot)).collect()
}

/// Returns the heads of a story's slots smaller where copy wants room, else larger.
fn headlines(given: &Edition, now: &Edition, thread: &Thread, want: Want) -> Vec<Try> {
    let over = want == Want::More;
    let slots = own_slots(now, thread);
    let steps = (1..=now.makeup.headline).step_by(2);
    let all = steps.flat_map(|by| slots.iter().map(move |slot| (by, *slot)));
    let sizes = all.map(|(by, slot)| {
        let percent = if over { 100 - i64::from(by) } else { 100 + i64::from(by) };
        let scaled = headline::scaled(&given.slot(slot).head, percent * 10);
        Try {
            edition: now.with_slot(slot, |slot| slot.head = Arc::new(scaled)),
            slot,
            step: "headline",
            data: vec![("percent", percent as f64)],
        }
    });
    sizes.collect()
}

/// Returns the heads of a story's slots with less white round them where copy wants room, else with more.
fn white(_: &Edition, now: &Edition, thread: &Thread, want: Want) -> Vec<Try> {
    let on_top = |slot: &SlotId| now.slot(*slot).head_place == HeadPlace::Top;
    let slots = own_slots(now, thread).into_iter().filter(on_top);
    let all = slots.flat_map(|slot| {
        let lines = now.slot(slot).head_lines_more;
        let others = match want {
            Want::More => 0..lines,
            Want::Less => lines + 1..now.makeup.white + 1,
        };
        others.map(move |lines| Try {
            edition: now.with_slot(slot, |slot| slot.head_lines_more = lines),
            slot,
            step: "head-white",
            data: vec![("lines", f64::from(lines))],
        })
    });
    all.collect()
}

/// Shortest photograph, in lines.
const LOWEST: u32 = 4;

/// Returns the photographs inside a story's slots lower where copy wants room, else higher.
fn pictures(given: &Edition, now: &Edition, thread: &Thread, want: Want) -> Vec<Try> {
    let over = want == Want::More;
    let slots = own_slots(now, thread);
    let photos: Vec<SlotId> = slots.into_iter().flat_map(|slot| photos(now, slot)).collect();
    let most = i64::from(now.makeup.picture);
    let all = (0..=most).flat_map(|by| if by == 0 { vec![0] } else { vec![-by, by] });
    let all = all.flat_map(|by| photos.iter().map(move |photo| (by, *photo)));
    let height = |(first, last): (u32, u32)| last - first;
    all.filter_map(|(by, photo)| {
        let before = given.slot(photo).lines;
        let lines = changed(now, photo, before, by.unsigned_abs() as u32, by < 0)?;
        let now_high = height(now.slot(photo).lines);
        let nearer = if over { height(lines) < now_high } else { height(lines) > now_high };
        nearer.then(|| Try {
            edition: now.with_slot(photo, |slot| slot.lines = lines),
            slot: photo,
            step: "picture",
            data: vec![("lines", by as f64)],
        })
    })
    .collect()
}

/// Returns the photographs that stand inside a slot.
pub(super) fn photos(edition: &Edition, outer: SlotId) -> impl Iterator<Item = SlotId> {
    let slots = edition.page(outer.page).slots.iter().enumerate();
    slots
        .filter(move |(_, slot)| slot.within == Some(outer.slot))
        .filter(|(_, slot)| matches!(slot.content, Content::Photo(_)))
        .map(move |(slot, _)| SlotId { page: outer.page, slot })
}

/// Returns the photographs and boxes inside a slot that may be left out.
pub(super) fn optionals(edition: &Edition, outer: SlotId) -> Vec<SlotId> {
    let slots = edition.page(outer.page).slots.iter().enumerate();
    let inside = slots.filter(|(_, slot)| slot.within == Some(outer.slot));
    let optional = inside.filter(|(_, slot)| match &slot.content {
        Content::Photo(photo) => photo.optional && edition.makeup.optional,
        Content::Story(id) => edition.story(*id).optional && edition.makeup.optional,
        _ => false,
    });
    optional.map(|(slot, _)| SlotId { page: outer.page, slot }).collect()
}

/// Returns the lines of a photograph that became lower or higher by so many than these; the edge moves that does
/// not lie at an edge of the story.
pub(super) fn changed(
    edition: &Edition,
    photo: SlotId,
    (first, last): (u32, u32),
    by: u32,
    lower: bool,
) -> Option<(u32, u32)> {
    let page = edition.page(photo.page);
    let slot = &page.slots[photo.slot];
    let outer = &page.slots[slot.within?];
    let at_foot = last == outer.lines.1;
    let lines = match (lower, at_foot) {
        (true, true) => (first + by, last),
        (true, false) => (first, last.checked_sub(by)?),
        (false, true) => (first.checked_sub(by)?, last),
        (false, false) => (first, last + by),
    };
    let room = outer.lines.0 < lines.0 && lines.1 <= outer.lines.1;
    let tall = lines.1 >= lines.0 + LOWEST;
    let clear = page.slots.iter().enumerate().all(|(at, other)| {
        at == photo.slot
            || other.within != slot.within
            || matches!(other.content, Content::Empty)
            || lines.1 + other.standoff < other.lines.0
            || other.lines.1 + other.standoff < lines.0
            || slot.columns.1 < other.columns.0
            || other.columns.1 < slot.columns.0
    });
    (tall && (lower || room && clear)).then_some(lines)
}

/// Returns the subheads of a story with a line of white less where copy wants room, else with one more.
fn spacing(given: &Edition, now: &Edition, thread: &Thread, want: Want) -> Vec<Try> {
    if !now.makeup.spacing || thread.subheads == 0 {
        return Vec::new();
    }
    let slot = now.story(thread.story).slot;
    let mut copy = (*now.slot(slot).copy).clone();
    let before = i64::from(given.slot(slot).copy.subhead.lines);
    let lines = i64::from(copy.subhead.lines) + if want == Want::More { -1 } else { 1 };
    if lines < 1 || lines.abs_diff(before) > 1 {
        return Vec::new();
    }
    copy.subhead.lines = lines as u32;
    vec![Try {
        edition: now.with_slot(slot, |slot| slot.copy = Arc::new(copy)),
        slot,
        step: "spacing",
        data: vec![("lines", (lines - before) as f64)],
    }]
}

/// Returns a story with its pull quotes set as quotations, or without one of the photographs and boxes that
/// may be left out, where copy wants room.
fn optional(_: &Edition, now: &Edition, thread: &Thread, want: Want) -> Vec<Try> {
    if want == Want::Less {
        return Vec::new();
    }
    let slots = own_slots(now, thread);
    let optionals = slots.into_iter().flat_map(|slot| optionals(now, slot));
    let gone = optionals.map(|slot| Try {
        edition: now.with_slot(slot, |slot| slot.content = Content::Empty),
        slot,
        step: "optional",
        data: Vec::new(),
    });
    quotations(now, thread).into_iter().chain(gone).collect()
}

/// Returns a story whose pull quotes stand in the column as quotations: no word of them is lost.
fn quotations(now: &Edition, thread: &Thread) -> Option<Try> {
    let story = now.story(thread.story);
    let copy = &now.slot(story.slot).copy;
    let has_pulls = story.blocks.iter().any(|block| block.kind == BlockKind::Quote);
    if !has_pulls || copy.pull.is_none() || !now.makeup.optional {
        return None;
    }
    let plain = CopyStyle { pull: None, ..(**copy).clone() };
    Some(Try {
        edition: now.with_slot(story.slot, |slot| slot.copy = Arc::new(plain)),
        slot: story.slot,
        step: "quotation",
        data: Vec::new(),
    })
}
