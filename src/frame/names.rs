//! What the pages, slots and stories of an edition are called in its files.
//!
//! A composition tells of things by their ids; words are made of them where they are written, in
//! `export` and `cli`.

use crate::ids::{PageId, SlotId, StoryId};
use crate::page_name::PageName;

/// The names behind the ids of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The pages in order.
    pub pages: Vec<PageNames>,
    /// The stories in order, those that are held back behind the others: the stems of their files.
    pub stories: Vec<String>,
}

/// The names of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageNames {
    /// Its number, from one.
    pub number: u32,
    /// What it is called in print.
    pub called: PageName,
    /// Its slots, as the template calls them.
    pub slots: Vec<String>,
}

impl Names {
    /// Returns the number of a page.
    pub fn page(&self, id: PageId) -> u32 {
        self.pages.get(id.0).map_or(0, |page| page.number)
    }

    /// Returns what a page is called in print.
    pub fn called(&self, id: PageId) -> PageName {
        self.pages.get(id.0).map_or(PageName::Number(0), |page| page.called.clone())
    }

    /// Returns the name of a slot.
    pub fn slot(&self, id: SlotId) -> &str {
        let page = self.pages.get(id.page.0);
        page.and_then(|page| page.slots.get(id.slot)).map_or("", String::as_str)
    }

    /// Returns the name of a story.
    pub fn story(&self, id: StoryId) -> &str {
        self.stories.get(id.0).map_or("", String::as_str)
    }
}
