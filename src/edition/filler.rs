//! What may stand where white is left, and the edition in which some of it does.
//!
//! An edition is what was given; where a filler stands make-up decides. A page gains a slot of its own for it,
//! behind those of its template and described like them, in a variant of the edition.

use std::sync::Arc;

use super::{Content, Edition, Jump, Look, Page, Photo, Slot, Story};
use crate::geom::Cells;
use crate::ids::{PageId, SlotId, StoryId};

/// What may stand where white is left, with how each kind of it looks.
#[derive(Clone, Debug)]
pub struct Fillers {
    /// In the order of the issue file.
    pub given: Arc<[Filler]>,
    /// How briefs look, over as many columns as they span.
    pub brief: Arc<Look>,
    /// How picture news looks.
    pub picture: Arc<Look>,
    /// How house advertisements look.
    pub ad: Arc<Look>,
}

/// One thing that may stand where white is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// What it is.
    pub matter: FillerMatter,
    /// Columns that it spans, at least and at most.
    pub columns: (u32, u32),
    /// The pages on which it may stand; any where there is none.
    pub pages: Vec<PageId>,
}

/// What a filler is.
#[derive(Clone, Debug, PartialEq)]
pub enum FillerMatter {
    /// A short story, which stands whole or not at all.
    Brief(Story),
    /// A photograph with its caption, as high as its shape lets it.
    Picture(Photo),
    /// A house advertisement in each of its sizes.
    Ad(Vec<HouseAd>),
}

/// A house advertisement in one of its sizes.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseAd {
    /// Its picture.
    pub photo: Photo,
    /// Columns.
    pub columns: u32,
    /// Grid lines.
    pub lines: u32,
}

/// Where a filler stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    /// Which of the fillers.
    pub(crate) filler: usize,
    /// Which of its sizes, for a house advertisement.
    pub(crate) size: usize,
    /// The page.
    pub(crate) page: PageId,
    /// Its place on the grid of that.
    pub(crate) cells: Cells,
    /// The slot inside which it stands.
    pub(crate) within: Option<usize>,
}

impl Filler {
    /// Returns whether it may stand on a page.
    pub(crate) fn may_stand_on(&self, page: PageId) -> bool {
        self.pages.is_empty() || self.pages.contains(&page)
    }
}

impl Edition {
    /// Returns a variant in which a filler stands in a slot of its own, and that slot.
    pub(crate) fn with_filler(&self, stand: &Stand) -> (Edition, SlotId) {
        let mut edition = self.clone();
        let id = SlotId { page: stand.page, slot: self.page(stand.page).template.len() };
        let (look, content) = match &self.fillers.given[stand.filler].matter {
            FillerMatter::Brief(story) => {
                let content = Content::Story(StoryId(self.stories.len()));
                edition.add(Story { slot: id, jump: Jump::Never, ..story.clone() });
                (&self.fillers.brief, content)
            }
            FillerMatter::Picture(photo) => {
                (&self.fillers.picture, Content::Photo(photo.clone()))
            }
            FillerMatter::Ad(sizes) => {
                (&self.fillers.ad, Content::Photo(sizes[stand.size].photo.clone()))
            }
        };
        let page = Arc::make_mut(&mut edition.pages[stand.page.0]);
        let name = page.free_name(&format!("filler-{}", stand.filler + 1));
        let look = Look { id, name, ..Look::clone(look) };
        page.template.push(Slot {
            look: Arc::new(look),
            cells: stand.cells,
            bends: None,
            shrinks: false,
            within: stand.within,
            absorb: Vec::new(),
            content: Arc::new(content),
        });
        (edition, id)
    }

    /// Adds a story behind the others; those that are held back have their ids behind all of them.
    fn add(&mut self, story: Story) {
        self.stories = self.stories.iter().cloned().chain([Arc::new(story)]).collect();
        if self.held.is_empty() {
            return;
        }
        for page in &mut self.pages {
            let held = |slot: &Slot| matches!(*slot.content, Content::Held(_));
            if !page.template.iter().any(held) {
                continue;
            }
            for slot in Arc::make_mut(page).template.iter_mut().filter(|slot| held(slot)) {
                if let Content::Held(id) = Arc::make_mut(&mut slot.content) {
                    id.0 += 1;
                }
            }
        }
    }
}

impl Page {
    /// Returns a name that no slot of the page has: this one, or with strokes behind it.
    fn free_name(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while self.template.iter().any(|slot| slot.look.name == name) {
            name.push('\'');
        }
        name
    }
}
