//! The ladder: what can be changed so that a story takes more of its room or less.
//!
//! The steps stand in the order in which an editor tries them: the headline a little smaller or
//! larger, a photograph some lines lower or higher, the white round subheads, that round the
//! headline, then pull quotes, and last what is marked optional.

use super::reins::{Reins, Sizes, in_row, reins};
use crate::copy::BlockKind;
use crate::edition::{Content, Edition, HeadPlace, Jump, Words};
use crate::ids::{SlotId, StoryId};
use crate::layout::Fit;
use crate::plan::{Move, Plan};

/// A step that could be taken: what it changes and what it is.
pub(super) struct Try {
    pub(super) change: Move,
    pub(super) slot: SlotId,
    /// How far that is from what was given, as [`Deed::Moved`](crate::plan::Deed::Moved) counts.
    pub(super) by: i32,
}

/// The room that copy wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// More: some of it is overset.
    More,
    /// Less: it leaves lines free.
    Less,
}

/// What the tries of a step are found from. How far a step goes counts from what was given.
#[derive(Clone, Copy)]
pub(super) struct Rung<'a> {
    pub(super) edition: &'a Edition,
    /// The plan as it was given.
    pub(super) given: &'a Plan,
    /// The plan as it is now.
    pub(super) now: &'a Plan,
    /// How the story comes out by it.
    pub(super) fit: &'a Fit,
    /// Heads that have their size already.
    pub(super) sizes: &'a Sizes,
    pub(super) want: Want,
}

/// A step of the ladder.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Finds its tries.
    pub(super) tries: fn(Rung) -> Vec<Try>,
    /// Whether a head may come to have fewer lines by it.
    pub(super) fewer_lines: bool,
}

/// The steps.
pub(super) const LADDER: [Step; 5] = [
    Step::of(headlines),
    Step::of(white),
    Step { tries: shorter_heads, fewer_lines: true },
    Step::of(pulls),
    Step::of(optional),
];

impl Step {
    const fn of(tries: fn(Rung) -> Vec<Try>) -> Step {
        Step { tries, fewer_lines: false }
    }
}

/// Returns the slots in which a story stands alone: what is changed in another moves other
/// stories too.
pub(super) fn own_slots(plan: &Plan, fit: &Fit) -> Vec<SlotId> {
    let shared = |slot: &SlotId| {
        let legs = plan.legs.iter().filter(|(story, _)| **story != fit.story);
        legs.flat_map(|(_, legs)| legs).any(|leg| leg.slot == *slot)
    };
    let slots = fit.parts.iter().map(|part| part.slot);
    slots.filter(|slot| !shared(slot)).collect()
}

/// Returns the heads of a story's slots smaller where copy wants room, else larger.
fn headlines(rung: Rung) -> Vec<Try> {
    let over = rung.want == Want::More;
    let free = |slot: &SlotId| !rung.sizes.contains_key(slot);
    let slots: Vec<(SlotId, Reins)> = own_slots(rung.now, rung.fit)
        .into_iter()
        .filter(free)
        .map(|slot| (slot, reins(rung.given, slot)))
        .filter(|(_, reins)| !reins.held)
        .collect();
    let steps = (1..=rung.edition.makeup.headline).step_by(2);
    let all = steps.flat_map(|by| slots.iter().map(move |slot| (by, *slot)));
    let sizes = all.filter_map(|(by, (slot, reins))| {
        let percent = if over { 100_u32.saturating_sub(by) } else { 100 + by };
        (reins.least..=reins.most).contains(&(percent * 10)).then_some(Try {
            change: Move::ScaleHead(slot, percent * 10),
            slot,
            by: percent as i32,
        })
    });
    sizes.collect()
}

/// Parts of a head's size by which it becomes smaller until it has a line less, in percent.
const SMALLER: usize = 2;

/// Returns the heads of a story's slots smaller, below the bound of the house down to the least size
/// that their style allows their title, where copy wants room: so they may do with fewer lines. One
/// that could go on elsewhere does that.
fn shorter_heads(rung: Rung) -> Vec<Try> {
    let Rung { edition, now, fit, sizes, .. } = rung;
    let jumps = edition.story(fit.story).jump != Jump::Never;
    if rung.want == Want::Less || jumps {
        return Vec::new();
    }
    let free = |slot: &SlotId| !sizes.contains_key(slot) && !reins(rung.given, *slot).held;
    let slots = own_slots(now, fit).into_iter().filter(free);
    let tries = slots.flat_map(|slot| {
        let parts = &now.area(slot).look.head.parts;
        let titles = parts.iter().filter(|part| {
            matches!(part.words, Words::Title | Words::ShortTitle) && part.lines > 1
        });
        let least = titles
            .map(|title| title.min_size.units() * 100 / title.style.size.units().max(1))
            .max()
            .map_or(100, |least| u32::try_from(least).unwrap_or(100));
        let most = 100_u32.saturating_sub(edition.makeup.headline);
        (least..most).rev().step_by(SMALLER).map(move |percent| Try {
            change: Move::ScaleHead(slot, percent * 10),
            slot,
            by: percent as i32,
        })
    });
    tries.collect()
}

/// Returns the heads of a story's slots without the white above them where copy wants room, else with
/// it. Heads side by side keep their common line.
fn white(rung: Rung) -> Vec<Try> {
    let on_top = |slot: &SlotId| {
        let top = rung.now.area(*slot).look.head_place == HeadPlace::Top;
        top && !reins(rung.given, *slot).held && !in_row(rung.given, *slot)
    };
    let slots = own_slots(rung.now, rung.fit).into_iter().filter(on_top);
    let all = slots.flat_map(|slot| {
        let lines = rung.now.area(slot).head_fit.white;
        let others = match rung.want {
            Want::More => 0..lines,
            Want::Less => lines + 1..rung.edition.makeup.white + 1,
        };
        others.map(move |lines| Try {
            change: Move::White(slot, lines),
            slot,
            by: lines as i32,
        })
    });
    all.collect()
}

/// Returns the photographs and boxes inside a slot that may be left out.
pub(super) fn optionals(edition: &Edition, plan: &Plan, outer: SlotId) -> Vec<SlotId> {
    let slots = plan.page(outer.page).areas.iter().enumerate();
    let inside = slots.filter(|(_, slot)| slot.within == Some(outer.slot));
    let optional = inside.filter(|(_, slot)| match &*slot.holds {
        Content::Photo(photo) => photo.optional && edition.makeup.optional,
        Content::Story(id) => edition.story(*id).optional && edition.makeup.optional,
        _ => false,
    });
    optional.map(|(slot, _)| SlotId { page: outer.page, slot }).collect()
}

/// Returns a story with fewer of its pull quotes where copy wants room: they repeat copy, so that
/// no word is lost. The last ones go first.
fn pulls(rung: Rung) -> Vec<Try> {
    if rung.want == Want::Less {
        return Vec::new();
    }
    let standing = pulls_standing(rung.edition, rung.now, rung.fit.story);
    (0..standing).rev().map(|stand| without_pulls(rung, standing, stand)).collect()
}

/// Returns a story with so many of its standing pull quotes.
pub(super) fn without_pulls(rung: Rung, standing: usize, stand: usize) -> Try {
    let id = rung.fit.story;
    let slot = rung.edition.story(id).slot;
    Try { change: Move::Pulls(id, stand), slot, by: (standing - stand) as i32 }
}

/// Returns how many pull quotes of a story stand by a plan.
pub(super) fn pulls_standing(edition: &Edition, plan: &Plan, id: StoryId) -> usize {
    let story = edition.story(id);
    let copy = plan.copy(id, &plan.area(story.slot).look.copy);
    let pulls = story.blocks.iter().filter(|block| block.kind == BlockKind::Pull).count();
    copy.pull.map_or(0, |pull| pull.most.min(pulls))
}

/// Returns a story without one of the photographs and boxes inside its slots that may be left
/// out, where copy wants room.
fn optional(rung: Rung) -> Vec<Try> {
    if rung.want == Want::Less {
        return Vec::new();
    }
    let Rung { edition, now, fit, .. } = rung;
    let slots = own_slots(now, fit);
    let optionals = slots.into_iter().flat_map(|slot| optionals(edition, now, slot));
    optionals.map(|slot| Try { change: Move::Leave(slot), slot, by: 0 }).collect()
}
