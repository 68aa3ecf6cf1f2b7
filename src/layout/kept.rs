//! What layout keeps from run to run: stories as they were prepared, and the frames of their areas.

use std::sync::Arc;

use super::manuscript::Shelves;
use super::thread::{Input, Thread};
use crate::edition::{Memo, Story};
use crate::ids::StoryId;
use crate::plan::{CopyFit, Leg, PagePlan};

/// Stories as they were prepared, with the ways in which they were set, and as they stand in
/// their areas.
#[derive(Debug, Default)]
pub struct Kept {
    pub(crate) prepared: Shelves,
    pub(super) threads: Memo<ThreadFrom, Arc<Thread>>,
}

/// What a story comes from as it is set, beside the rules of the house: itself, the pages on
/// which it stands, where it goes on and how it is fitted. Where all of these are as they were,
/// so is its ink.
#[derive(Debug, PartialEq)]
pub(super) struct ThreadFrom {
    story: Arc<Story>,
    pages: Vec<Arc<PagePlan>>,
    legs: Vec<Leg>,
    fit: CopyFit,
}

impl ThreadFrom {
    pub(super) fn of(Input { edition, plan }: Input, id: StoryId) -> ThreadFrom {
        let story = &edition.stories[id.0];
        let legs = plan.legs(id);
        let slots = std::iter::once(story.slot).chain(legs.iter().map(|leg| leg.slot));
        ThreadFrom {
            story: story.clone(),
            pages: slots.map(|slot| plan.pages[slot.page.0].clone()).collect(),
            legs: legs.to_vec(),
            fit: plan.fit(id),
        }
    }
}
