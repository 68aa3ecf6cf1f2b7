//! Stories as they were fitted in earlier runs.
//!
//! Where a story begins it is fitted by nothing but itself, the page on which it stands as it is
//! planned, which of the stories on that page may be left out, and the rules of the house: where all of these are as they were,
//! so is the fit. Jumps are weighed anew in every run: the way of one story depends on those of all others.

use std::sync::Arc;

use super::copyfit::Fitted;
use crate::edition::{Content, Edition, Memo, Story};
use crate::ids::StoryId;
use crate::layout;
use crate::plan::{PagePlan, Plan};

/// What make-up and layout keep from run to run.
#[derive(Debug, Default)]
pub struct Kept {
    /// Stories as they were prepared and set.
    pub layout: layout::Kept,
    pub(super) fits: Memo<FitFrom, Fitted>,
}

/// What the fit of a story comes from, beside the rules of the house.
#[derive(Debug, PartialEq)]
pub(super) struct FitFrom {
    story: Arc<Story>,
    page: Arc<PagePlan>,
    /// Stories on the page that may be left out.
    optional: Vec<StoryId>,
}

impl FitFrom {
    pub(super) fn of(edition: &Edition, plan: &Plan, id: StoryId) -> FitFrom {
        let story = &edition.stories[id.0];
        let page = &plan.pages[story.slot.page.0];
        let on_page = page.areas.iter().filter_map(|area| match *area.holds {
            Content::Story(id) => Some(id),
            _ => None,
        });
        FitFrom {
            story: story.clone(),
            page: page.clone(),
            optional: on_page.filter(|id| edition.story(*id).optional).collect(),
        }
    }
}
