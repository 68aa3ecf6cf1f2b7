//! What is held back until the last minute: its slot stays white.

use std::sync::Arc;

use crate::edition::{Content, Page, Story};
use crate::ids::StoryId;

/// Leaves the slots of stories that are held back white, and the photographs inside them out.
/// `first` is the number of the stories before them.
pub(super) fn hold(held: &[Story], first: usize, pages: &mut [Page]) {
    for (number, story) in held.iter().enumerate() {
        let slots = &mut pages[story.slot.page.0].template;
        let own = &mut slots[story.slot.slot];
        if matches!(*own.content, Content::Briefs(_)) {
            continue;
        }
        own.content = Arc::new(Content::Held(StoryId(first + number)));
        let inside = slots.iter_mut().filter(|slot| slot.within == Some(story.slot.slot));
        for slot in inside.filter(|slot| matches!(*slot.content, Content::Photo(_))) {
            slot.content = Arc::new(Content::Empty);
        }
    }
}
