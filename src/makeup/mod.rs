//! Make-up: from an [`Edition`] to the variant of it that comes out full.
//!
//! [`make_up`] decides what the files leave open, within the bounds of the house style, and has
//! [`layout::compose`] set what it decided. Nothing is decided anywhere else.
//!
//! - `copyfit` makes a story end with the last line of its room, by the `ladder` of the house: paragraphs (which
//!   layout itself sets some lines shorter or longer), headline, picture, spacing, what is optional;
//! - `jumps` decides which stories go on elsewhere, and where; `bands` stacks the tails that share a slot,
//!   `cost` counts what is bad about a way ([`demerits::jump`](crate::demerits::jump) says which is
//!   better), `search` finds the best;
//! - `remedies` tries what would mend what is left: a hint that a finding gives is true.

mod bands;
mod copyfit;
mod cost;
mod jumps;
mod ladder;
mod remedies;
mod search;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::edition::{Content, Edition, Jump};
use crate::frame::{Composition, Decision};
use crate::ids::StoryId;
use crate::layout::flow::Care;
use crate::layout::thread::{self, Thread};
use crate::layout::{self, Typesetter};

use copyfit::Fitted;

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
    let AtHome { mut edition, mut decided, jumpers } = at_home(&desk, edition);
    if !jumpers.is_empty() {
        let jumped = jumps::decide(&desk, &edition, &jumpers);
        edition.legs = jumped.legs;
        let fitted = fit_all(&desk, &edition, &jumpers);
        for ((id, decision), fitted) in jumped.decisions.into_iter().zip(fitted) {
            fitted.put_into(&mut edition);
            let all = decided.entry(id).or_default();
            all.push(decision);
            all.extend(fitted.decisions);
        }
    }
    let (edition, gone) = left_out(edition);
    decided.retain(|id, _| !gone.contains(id));
    let mut composition = layout::compose_with(&desk.typesetter, &edition);
    composition.decisions = decided.into_values().flatten().collect();
    remedies::add(&desk, &edition, &mut composition);
    MadeUp { edition, composition }
}

/// Shows the stories of an edition that must go on elsewhere, with all their ways; `None` where all fit.
pub fn with_jumpers<R>(edition: &Edition, look: impl FnOnce(&Jumpers) -> R) -> Option<R> {
    let desk = Desk { typesetter: layout::typesetter(edition) };
    let home = at_home(&desk, edition);
    (!home.jumpers.is_empty()).then(|| look(&Jumpers::new(&desk, &home.edition, &home.jumpers)))
}

/// An edition whose stories are fitted where they begin.
struct AtHome {
    edition: Edition,
    decided: BTreeMap<StoryId, Vec<Decision>>,
    /// Stories that do not fit all the same, and may go on elsewhere.
    jumpers: Vec<StoryId>,
}

/// Fits every story into the slot in which it begins, as far as the ladder reaches.
fn at_home(desk: &Desk, edition: &Edition) -> AtHome {
    let mut home =
        AtHome { edition: edition.clone(), decided: BTreeMap::new(), jumpers: Vec::new() };
    let stories = stories(edition);
    let fitted: Vec<_> = stories.iter().zip(fit_all(desk, edition, &stories)).collect();
    // What stands inside a story comes first: the story may leave it out.
    let (outer, inner): (Vec<_>, Vec<_>) = fitted
        .into_iter()
        .partition(|(id, _)| edition.slot(edition.story(**id).slot).within.is_none());
    for (id, fitted) in inner.into_iter().chain(outer) {
        if fitted.thread.overset_lines > 0 && edition.story(*id).jump != Jump::Never {
            home.jumpers.push(*id);
            continue;
        }
        fitted.put_into(&mut home.edition);
        home.decided.entry(*id).or_default().extend(fitted.decisions);
    }
    // What was left out goes nowhere.
    home.jumpers.retain(|id| has_slot(&home.edition, *id));
    home.jumpers.sort();
    home
}

/// Fits stories side by side: none changes what another stands in.
fn fit_all(desk: &Desk, edition: &Edition, stories: &[StoryId]) -> Vec<Fitted> {
    stories.par_iter().map(|id| copyfit::fit(desk, edition, *id)).collect()
}

/// Holds the boxes back whose room the ladder gave to the stories round them; returns which.
fn left_out(edition: Edition) -> (Edition, BTreeSet<StoryId>) {
    let is_out = |id: &StoryId| {
        let story = edition.story(*id);
        story.optional && matches!(edition.slot(story.slot).content, Content::Empty)
    };
    let gone: BTreeSet<StoryId> =
        (0..edition.stories.len()).map(StoryId).filter(is_out).collect();
    match gone.is_empty() {
        true => (edition, gone),
        false => (edition.without(&gone), gone),
    }
}

/// Returns the stories that have a slot of their own: short ones in a stack take what they need.
fn stories(edition: &Edition) -> Vec<StoryId> {
    let all = (0..edition.stories.len()).map(StoryId);
    all.filter(|id| has_slot(edition, *id)).collect()
}

fn has_slot(edition: &Edition, id: StoryId) -> bool {
    matches!(edition.slot(edition.story(id).slot).content, Content::Story(_))
}

/// What every try needs.
pub(crate) struct Desk<'a> {
    typesetter: Typesetter<'a>,
}

impl Desk<'_> {
    /// Sets a story of a variant as it would be printed, but without ink.
    fn set(&self, edition: &Edition, id: StoryId) -> Thread {
        thread::compose(&self.typesetter, edition, id, Care::Lines)
    }

    /// Sets a story of a variant only to learn how much room it takes when every paragraph is as long as
    /// is best: many times faster.
    fn sound(&self, edition: &Edition, id: StoryId) -> Thread {
        thread::compose(&self.typesetter, edition, id, Care::Quick)
    }
}
