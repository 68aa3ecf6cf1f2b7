//! What a night editor would send back for its geometry alone: rules that need no ink.
//!
//! They judge a page as it is planned and what is known of the heads and photographs on it
//! ([`Facts`]): read from the ink of a set page, or taken from the plan before anything is set,
//! so that a solver can count what a try would cost. One rule a file, each with its source in
//! the head; the words for people are `lint`'s.

mod ad_beside_lead;
mod butting_heads;
mod facts;
mod head_airy;
mod head_glued;
mod head_order;
mod ladder_flat;
mod photos_in_row;
mod seam;

pub use facts::{Facts, HeadFacts, PictureFacts};
pub use ladder_flat::{STEP, are_flat, stands_across, touch};

use super::PagePlan;
use crate::edition::Edition;
use crate::geom::{Abs, Rect};
use crate::ids::{SlotId, StoryId};
use crate::rules::Code;

/// One thing that is wrong with a page as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Where it is wrong.
    pub rect: Rect,
    /// The slot that is told, where there is one.
    pub slot: Option<SlotId>,
    /// The story that is told, where there is one.
    pub story: Option<StoryId>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a page as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The head that is told looks like that of another story, at its left.
    ButtingHeads {
        /// The other story.
        left: StoryId,
        /// The size of the head that is told.
        size: Abs,
    },
    /// A gutter runs down the whole height of the stories.
    SeamDown {
        /// The column at its left.
        column: u32,
        /// How many there are of its kind.
        seams: usize,
    },
    /// White runs across the whole width of the stories.
    SeamAcross {
        /// The line above it.
        line: u32,
        /// How many there are of its kind.
        seams: usize,
    },
    /// The head that is told is larger than one above it.
    HeadOrder {
        /// The story above.
        above: StoryId,
        /// The size of its head.
        above_size: Abs,
        /// The size of the head that is told.
        size: Abs,
    },
    /// The head that is told is hardly smaller than one beside, above or under it.
    LadderFlat {
        /// The story of the other.
        beside: StoryId,
        /// Its size.
        beside_size: Abs,
        /// The size of the head that is told.
        size: Abs,
    },
    /// The lines of the head that is told stand too far apart.
    HeadAiry {
        /// How far.
        leading: Abs,
        /// Their size.
        size: Abs,
    },
    /// The head that is told stands on its text.
    HeadGlued {
        /// The white between them.
        white: Abs,
        /// The size of its last line.
        size: Abs,
    },
    /// The advertisement that is told touches the lead, which is the story that is told.
    AdBesideLead,
    /// Photographs stand in a row that begins in the slot that is told.
    PhotosInRow {
        /// How many there are.
        count: usize,
    },
}

/// A rule: what it finds on a page.
type Rule = fn(&Edition, &PagePlan, &Facts) -> Vec<Breach>;

/// The rules.
const RULES: &[Rule] = &[
    butting_heads::check,
    seam::check,
    head_order::check,
    ladder_flat::check,
    head_airy::check,
    head_glued::check,
    ad_beside_lead::check,
    photos_in_row::check,
];

/// Returns what is wrong with a page and the house wants to hear of, rule by rule.
pub fn check(edition: &Edition, page: &PagePlan, facts: &Facts) -> Vec<Breach> {
    let found = RULES.iter().flat_map(|rule| rule(edition, page, facts));
    let layout = Some(&page.given.layout);
    found.filter(|breach| edition.lint.hears(breach.wrong.code(), layout)).collect()
}

impl Wrong {
    /// Returns the code under which it is told.
    pub fn code(&self) -> Code {
        match self {
            Wrong::ButtingHeads { .. } => Code::ButtingHeads,
            Wrong::SeamDown { .. } | Wrong::SeamAcross { .. } => Code::Seam,
            Wrong::HeadOrder { .. } => Code::HeadOrder,
            Wrong::HeadAiry { .. } => Code::HeadAiry,
            Wrong::HeadGlued { .. } => Code::HeadGlued,
            Wrong::LadderFlat { .. } => Code::LadderFlat,
            Wrong::AdBesideLead => Code::AdBesideLead,
            Wrong::PhotosInRow { .. } => Code::ThreePhotos,
        }
    }
}
