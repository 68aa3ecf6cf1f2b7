//! What is held back until the last minute: its slot stays white.

use std::sync::Arc;

use crate::edition::{Content, Page};
use crate::ids::StoryId;

/// Leaves the slots of stories that are held back white, and the photographs inside them out.
pub(super) fn hold(held: Vec<(StoryId, usize)>, page: &mut Page) {
    for (story, slot) in held {
        let own = &mut page.template[slot];
        if matches!(*own.content, Content::Briefs(_)) {
            continue;
        }
        own.content = Arc::new(Content::Held(story));
        let inside = page.template.iter_mut().filter(|inner| inner.within == Some(slot));
        for inner in inside.filter(|inner| matches!(*inner.content, Content::Photo(_))) {
            inner.content = Arc::new(Content::Empty);
        }
    }
}
