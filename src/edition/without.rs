//! An edition without some of its stories.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Content, Edition, Page, Story};
use crate::ids::{PageId, SlotId, StoryId};

impl Edition {
    /// Returns the edition without these stories: they are held back, with the photographs inside them, their
    /// slots are empty, and no index names them.
    #[must_use]
    pub fn without(&self, gone: &BTreeSet<StoryId>) -> Edition {
        let stay = (0..self.stories.len()).map(StoryId).filter(|id| !gone.contains(id));
        let ids: BTreeMap<StoryId, StoryId> =
            stay.enumerate().map(|(at, id)| (id, StoryId(at))).collect();
        let slots: BTreeSet<SlotId> = gone.iter().map(|id| self.story(*id).slot).collect();
        let page = |(at, page): (usize, &Arc<Page>)| {
            let emptied =
                slots.iter().filter(|slot| slot.page == PageId(at)).map(|slot| slot.slot);
            Arc::new(renumbered(page, &ids, &emptied.collect()))
        };
        let held = gone.iter().map(|id| Story::clone(self.story(*id)));
        Edition {
            stories: ids.keys().map(|id| self.stories[id.0].clone()).collect(),
            pages: self.pages.iter().enumerate().map(page).collect(),
            legs: self
                .legs
                .iter()
                .filter_map(|(id, legs)| Some((*ids.get(id)?, legs.clone())))
                .collect(),
            held: self.held.iter().cloned().chain(held).collect(),
            ..self.clone()
        }
    }
}

/// Returns a page whose slots name stories by their new numbers, without the photographs inside `emptied`.
fn renumbered(
    page: &Page,
    ids: &BTreeMap<StoryId, StoryId>,
    emptied: &BTreeSet<usize>,
) -> Page {
    let mut page = page.clone();
    for slot in &mut page.slots {
        match &mut slot.content {
            Content::Story(id) => match ids.get(id) {
                Some(new) => *id = *new,
                None => slot.content = Content::Empty,
            },
            Content::Briefs(stories) => {
                *stories = stories.iter().filter_map(|id| ids.get(id).copied()).collect();
            }
            Content::Index(entries) => {
                entries.retain(|entry| ids.contains_key(&entry.story));
                for entry in entries {
                    entry.story = ids.get(&entry.story).copied().unwrap_or(entry.story);
                }
            }
            _ => {}
        }
    }
    for slot in &mut page.slots {
        let inside = slot.within.is_some_and(|outer| emptied.contains(&outer));
        if inside && matches!(slot.content, Content::Photo(_)) {
            slot.content = Content::Empty;
        }
    }
    page
}
