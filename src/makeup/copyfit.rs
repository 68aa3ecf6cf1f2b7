//! Copyfit: the ladder by which a story comes to end with the last line of its room.
//!
//! The steps stand in the order in which an editor tries them: the headline a little smaller or larger, a
//! photograph some lines lower or higher, the white round subheads, and last what is marked optional. A
//! step is taken only when it brings the story nearer to its last line.

use std::sync::Arc;

use super::Desk;
use super::cost::{broken, is_short};
use crate::edition::{Content, Edition, HeadPlace, SlotId, StoryId};
use crate::frame::Decision;
use crate::layout::{headline, thread::Thread};
use crate::text;

/// A story, fitted.
pub(super) struct Fitted {
    /// The variant.
    edition: Edition,
    /// The slots that are others in it.
    changed: Vec<SlotId>,
    /// The story, set in it.
    pub(super) thread: Thread,
    /// What was done.
    pub(super) decisions: Vec<Decision>,
}

/// A step that could be taken: the variant and what it is.
struct Try {
    edition: Edition,
    slot: SlotId,
    step: &'static str,
    data: Vec<(&'static str, f64)>,
}

impl Fitted {
    /// Changes an edition as it takes to fit the story.
    pub(super) fn put_into(&self, edition: &mut Edition) {
        for id in &self.changed {
            *edition = edition.with_slot(*id, |slot| *slot = self.edition.slot(*id).clone());
        }
    }
}

/// Brings a story as near to its last line as the ladder reaches.
pub(super) fn fit(desk: &Desk, edition: &Edition, id: StoryId) -> Fitted {
    let mut fitted = Fitted {
        edition: edition.clone(),
        changed: Vec::new(),
        thread: desk.set(edition, id),
        decisions: Vec::new(),
    };
    if !edition.slot(edition.story(id).slot).loose {
        for tries in [headlines, pictures, spacing, optional] {
            if is_full(&fitted) || out_of_reach(&fitted.edition, &fitted.thread) {
                break;
            }
            step(desk, id, &mut fitted, tries);
        }
    }
    let paragraphs = paragraphs(&fitted.edition, &fitted.thread);
    fitted.decisions.splice(0..0, paragraphs);
    fitted
}

/// Returns what layout did with the paragraphs of a story.
pub(super) fn paragraphs(edition: &Edition, thread: &Thread) -> Option<Decision> {
    let lines = thread.shift;
    let message = match lines {
        0 => return None,
        1.. => text!("段落排长 {lines} 行，栏底排满", "paragraphs set {lines} lines longer"),
        _ => text!(
            "段落排短 {less} 行，全文排下",
            "paragraphs set {less} lines shorter",
            less = -lines
        ),
    };
    let last = thread.regions.last()?;
    let data = vec![("lines", f64::from(lines))];
    Some(decision(edition, thread.story, last.slot, "paragraphs", message, data))
}

/// Returns a decision about a story in a slot.
pub(super) fn decision(
    edition: &Edition,
    story: StoryId,
    slot: SlotId,
    step: &'static str,
    message: crate::diag::Text,
    data: Vec<(&'static str, f64)>,
) -> Decision {
    Decision {
        story: edition.story(story).id.clone(),
        page: edition.pages[slot.page].number,
        slot: edition.slot(slot).name.clone(),
        step,
        message,
        data,
        weighed: Vec::new(),
    }
}

/// Tries of a step that are set in full.
const SET: usize = 3;

/// Takes the try that brings the story nearest to its last line, if one does. All are sounded; the most
/// promising are set.
fn step(
    desk: &Desk,
    id: StoryId,
    fitted: &mut Fitted,
    tries: fn(&Edition, &Thread) -> Vec<Try>,
) {
    let heads = heads(&fitted.thread);
    let sounded = tries(&fitted.edition, &fitted.thread).into_iter().filter_map(|attempt| {
        let thread = desk.sound(&attempt.edition, id);
        let off = thread.over().max(thread.free());
        // A head keeps its lines: another line is another head.
        (self::heads(&thread) == heads).then_some((off, attempt))
    });
    let mut sounded: Vec<(u32, Try)> = sounded.collect();
    // The order of equal ones stays: the smallest change comes first.
    sounded.sort_by_key(|(off, _)| *off);
    sounded.dedup_by_key(|(off, _)| *off);
    // Beyond the reach of paragraphs nothing comes out full; the nearest may be a step on the way.
    let reach = fitted.edition.makeup.reach(fitted.thread.places());
    let near = sounded.iter().filter(|(off, _)| *off <= reach).count();
    sounded.truncate(near.clamp(1, SET));
    // Too few lines before or after a jump weigh more than how it parts a paragraph.
    let rules_broken = |edition: &Edition, thread: &Thread| {
        let rules = &edition.makeup;
        let short = thread.breaks.iter().filter(|parted| is_short(rules, parted)).count();
        let broken = thread.breaks.iter().map(|parted| broken(rules, parted));
        (short, broken.sum::<u32>())
    };
    let broken_now = rules_broken(&fitted.edition, &fitted.thread);
    let set = sounded.into_iter().filter_map(|(_, attempt)| {
        let thread = desk.set(&attempt.edition, id);
        // What fills a tail may not spoil the jump that leads to it.
        let kept = rules_broken(&attempt.edition, &thread) <= broken_now;
        kept.then(|| (distance(&thread), attempt, thread))
    });
    let best = set.min_by_key(|(distance, ..)| *distance);
    let Some((after, Try { edition, slot, step, mut data }, thread)) = best else { return };
    if after >= distance(&fitted.thread) {
        return;
    }
    data.push(("lines_left", f64::from(thread.free())));
    data.push(("lines_over", f64::from(thread.over())));
    let message = message(step, &data);
    fitted.decisions.push(decision(&edition, id, slot, step, message, data));
    fitted.changed.push(slot);
    (fitted.edition, fitted.thread) = (edition, thread);
}

fn message(step: &str, data: &[(&str, f64)]) -> crate::diag::Text {
    let figure = data.first().map_or(0.0, |(_, figure)| *figure);
    match step {
        "headline" => text!("标题排成 {figure}%", "headline set at {figure} %"),
        "picture" => text!("图片高度改 {figure} 行", "photograph changed by {figure} lines"),
        "head-white" => text!("标题上方多空一行", "a line of white above the headline"),
        "spacing" => {
            text!("小标题占行改 {figure} 行", "white round subheads changed by {figure} lines")
        }
        _ => text!("拿掉可不用的图片", "optional photograph left out"),
    }
}

/// Returns how far a story is from its last line: lines without a place weigh more than places without
/// a line.
fn distance(thread: &Thread) -> u32 {
    thread.over() * 1000 + thread.free()
}

/// Returns of each head of a story how many lines it has and how many of its parts are too long.
fn heads(thread: &Thread) -> Vec<(usize, usize)> {
    thread.regions.iter().map(|region| (region.head_lines, region.too_long.len())).collect()
}

fn is_full(fitted: &Fitted) -> bool {
    let thread = &fitted.thread;
    thread.over() == 0 && thread.free() == 0
}

/// Returns whether all the steps together could not make up for what is wrong.
fn out_of_reach(edition: &Edition, thread: &Thread) -> bool {
    let rules = &edition.makeup;
    let columns = |slot: SlotId| {
        let slot = edition.slot(slot);
        slot.inside.map_or(slot.columns.1 + 1 - slot.columns.0, |inside| inside.columns)
    };
    let widest = thread.regions.iter().map(|region| columns(region.slot)).max().unwrap_or(1);
    let photos = thread.regions.iter().flat_map(|region| photos(edition, region.slot)).count();
    let optional =
        thread.regions.iter().flat_map(|region| photos_left_out(edition, region.slot));
    let optional: u32 = optional
        .map(|id| edition.slot(id))
        .map(|slot| (slot.lines.1 + 3 - slot.lines.0) * (slot.columns.1 + 1 - slot.columns.0))
        .sum();
    let reach = rules.reach(thread.places())
        + widest * (3 + rules.picture * photos as u32)
        + thread.subheads
        + optional;
    thread.over().max(thread.free()) > reach
}

/// Returns the slots in which a story stands alone: what is changed in another moves other stories too.
fn own_slots(edition: &Edition, thread: &Thread) -> Vec<SlotId> {
    let shared = |slot: &SlotId| {
        let legs = edition.legs.iter().filter(|(story, _)| **story != thread.story);
        legs.flat_map(|(_, legs)| legs).any(|leg| leg.slot == *slot)
    };
    let slots = thread.regions.iter().map(|region| region.slot);
    slots.filter(|slot| !shared(slot)).collect()
}

/// Returns the heads of a story's slots smaller where copy is overset, else larger or with a line of white
/// above them.
fn headlines(edition: &Edition, thread: &Thread) -> Vec<Try> {
    let over = thread.over() > 0;
    let slots = own_slots(edition, thread);
    let steps = (1..=edition.makeup.headline).step_by(2);
    let all = steps.flat_map(|by| slots.iter().map(move |slot| (by, *slot)));
    let sizes = all.map(|(by, slot)| {
        let percent = if over { 100 - i64::from(by) } else { 100 + i64::from(by) };
        let scaled = headline::scaled(&edition.slot(slot).head, percent * 10);
        Try {
            edition: edition.with_slot(slot, |slot| slot.head = Arc::new(scaled)),
            slot,
            step: "headline",
            data: vec![("percent", percent as f64)],
        }
    });
    let on_top = |slot: &SlotId| edition.slot(*slot).head_place == HeadPlace::Top;
    let wants_white = !over && edition.makeup.headline > 0;
    let white = slots.iter().copied().filter(on_top).filter(|_| wants_white).map(|slot| {
        let pitch = edition.pages[slot.page].grid.pitch;
        Try {
            edition: edition.with_slot(slot, |slot| slot.inset.top += pitch),
            slot,
            step: "head-white",
            data: vec![("lines", 1.0)],
        }
    });
    sizes.chain(white).collect()
}

/// Shortest photograph, in lines.
const LOWEST: u32 = 4;

/// Returns the photographs inside a story's slots lower where copy is overset, else higher.
fn pictures(edition: &Edition, thread: &Thread) -> Vec<Try> {
    let over = thread.over() > 0;
    let slots = own_slots(edition, thread);
    let photos: Vec<SlotId> =
        slots.into_iter().flat_map(|slot| photos(edition, slot)).collect();
    let most = edition.makeup.picture;
    let all = (1..=most).flat_map(|by| photos.iter().map(move |photo| (by, *photo)));
    all.filter_map(|(by, photo)| {
        let lines = changed(edition, photo, by, over)?;
        let figure = if over { -f64::from(by) } else { f64::from(by) };
        Some(Try {
            edition: edition.with_slot(photo, |slot| slot.lines = lines),
            slot: photo,
            step: "picture",
            data: vec![("lines", figure)],
        })
    })
    .collect()
}

/// Returns the photographs that stand inside a slot.
pub(super) fn photos(edition: &Edition, outer: SlotId) -> impl Iterator<Item = SlotId> {
    let slots = edition.pages[outer.page].slots.iter().enumerate();
    slots
        .filter(move |(_, slot)| slot.within == Some(outer.slot))
        .filter(|(_, slot)| matches!(slot.content, Content::Photo(_)))
        .map(move |(slot, _)| SlotId { page: outer.page, slot })
}

fn photos_left_out(edition: &Edition, outer: SlotId) -> impl Iterator<Item = SlotId> {
    photos(edition, outer).filter(|id| match &edition.slot(*id).content {
        Content::Photo(photo) => photo.optional && edition.makeup.optional,
        _ => false,
    })
}

/// Returns the lines of a photograph that became lower or higher by so many; the edge moves that does
/// not lie at an edge of the story.
pub(super) fn changed(
    edition: &Edition,
    photo: SlotId,
    by: u32,
    lower: bool,
) -> Option<(u32, u32)> {
    let page = &edition.pages[photo.page];
    let slot = &page.slots[photo.slot];
    let outer = &page.slots[slot.within?];
    let (first, last) = slot.lines;
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

/// Returns the subheads of a story with a line of white less where copy is overset, else with one more.
fn spacing(edition: &Edition, thread: &Thread) -> Vec<Try> {
    if !edition.makeup.spacing || thread.subheads == 0 {
        return Vec::new();
    }
    let slot = edition.story(thread.story).slot;
    let mut copy = (*edition.slot(slot).copy).clone();
    let lines = &mut copy.subhead.lines;
    let figure = match thread.over() > 0 {
        true if *lines > 1 => -1.0,
        true => return Vec::new(),
        false => 1.0,
    };
    *lines = if figure < 0.0 { *lines - 1 } else { *lines + 1 };
    vec![Try {
        edition: edition.with_slot(slot, |slot| slot.copy = Arc::new(copy)),
        slot,
        step: "spacing",
        data: vec![("lines", figure)],
    }]
}

/// Returns a story without one of its optional photographs, where copy is overset.
fn optional(edition: &Edition, thread: &Thread) -> Vec<Try> {
    if thread.over() == 0 {
        return Vec::new();
    }
    let slots = own_slots(edition, thread);
    let photos = slots.into_iter().flat_map(|slot| photos_left_out(edition, slot));
    photos
        .map(|photo| Try {
            edition: edition.with_slot(photo, |slot| slot.content = Content::Empty),
            slot: photo,
            step: "optional",
            data: Vec::new(),
        })
        .collect()
}
