//! Make-up: from an [`Edition`] to the variant of it that comes out full.
//!
//! [`make_up`] decides what the files leave open, within the bounds of the house style, and has
//! [`layout::compose`] set what it decided. Nothing is decided anywhere else.
//!
//! - `copyfit` makes a story end with the last line of its room, by the ladder of the house: paragraphs (which
//!   layout itself sets a line shorter or longer), headline, picture, spacing, what is optional;
//! - `jumps` decides which stories go on elsewhere, and where; `bands` stacks the tails that share a slot,
//!   `cost` tells which of two ways is better, `search` finds the best;
//! - `remedies` tries what would mend what is left: a hint that a finding gives is true.

mod bands;
mod copyfit;
mod cost;
mod jumps;
mod remedies;
mod search;

use std::collections::BTreeMap;

use crate::edition::{Edition, Jump, StoryId};
use crate::frame::{Composition, Decision};
use crate::layout::{self, Typesetter, thread, thread::Thread};

pub use jumps::{Jumpers, Outcome};

/// An edition, made up.
#[derive(Debug)]
pub struct MadeUp {
    /// The variant that was chosen.
    pub edition: Edition,
    /// Its pages, with what was decided and what is still wrong.
    pub composition: Composition,
}

/// Makes up an edition.
pub fn make_up(edition: &Edition) -> MadeUp {
    let desk = Desk { typesetter: layout::typesetter(edition) };
    let mut decided: BTreeMap<StoryId, Vec<Decision>> = BTreeMap::new();
    let mut edition = edition.clone();
    let mut jumpers = Vec::new();
    for id in stories(&edition) {
        let thread = desk.set(&edition, id);
        let may_jump = edition.story(id).jump != Jump::Never;
        if thread.overset_lines == 0 && thread.free() <= edition.limits.gap_lines {
            decided.entry(id).or_default().extend(copyfit::paragraphs(&edition, &thread));
            continue;
        }
        let fitted = copyfit::fit(&desk, &edition, id, thread);
        if fitted.thread.overset_lines > 0 && may_jump {
            jumpers.push(id);
            continue;
        }
        edition = fitted.edition;
        decided.entry(id).or_default().extend(fitted.decisions);
    }
    if !jumpers.is_empty() {
        let jumped = jumps::decide(&desk, &edition, &jumpers);
        edition.legs = jumped.legs;
        for (id, decision) in jumped.decisions {
            let thread = desk.set(&edition, id);
            let fitted = copyfit::fit(&desk, &edition, id, thread);
            edition = fitted.edition;
            let all = decided.entry(id).or_default();
            all.push(decision);
            all.extend(fitted.decisions);
        }
    }
    let mut composition = layout::compose(&edition);
    composition.decisions = decided.into_values().flatten().collect();
    remedies::add(&desk, &edition, &mut composition);
    MadeUp { edition, composition }
}

/// Returns the stories that have a slot of their own: short ones in a stack take what they need.
fn stories(edition: &Edition) -> Vec<StoryId> {
    let own = |id: &StoryId| {
        let slot = edition.slot(edition.story(*id).slot);
        matches!(slot.content, crate::edition::Content::Story(_))
    };
    (0..edition.stories.len()).map(StoryId).filter(own).collect()
}

/// What every try needs.
pub(crate) struct Desk<'a> {
    typesetter: Typesetter<'a>,
}

impl Desk<'_> {
    /// Sets a story of a variant.
    fn set(&self, edition: &Edition, id: StoryId) -> Thread {
        thread::compose(&self.typesetter, edition, id)
    }
}
