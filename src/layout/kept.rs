//! What layout keeps from run to run: stories as they were prepared, and the frames of their areas.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::manuscript::Shelves;
use super::thread::{Input, Thread};
use crate::edition::{Limits, MakeupRules, Numerals, Story};
use crate::font::Book;
use crate::ids::StoryId;
use crate::plan::{CopyFit, Leg, PagePlan};
use crate::text::Rules;

/// Stories as they were prepared, with the ways in which they were set, and as they stand in their areas.
#[derive(Debug, Default)]
pub struct Kept {
    pub(crate) prepared: Shelves,
    set: Mutex<Set>,
}

/// Stories as they were set, and the faces in which they are.
#[derive(Debug, Default)]
struct Set {
    book: Option<Arc<Book>>,
    by_story: BTreeMap<StoryId, (From, Arc<Thread>)>,
}

/// What a story comes from as it is set: itself, the pages on which it stands, where it goes on, how it is
/// fitted, and the rules of the house. Where all of these are as they were, so is its ink.
#[derive(Debug, PartialEq)]
struct From {
    story: Arc<Story>,
    pages: Vec<Arc<PagePlan>>,
    legs: Vec<Leg>,
    fit: CopyFit,
    makeup: MakeupRules,
    limits: Limits,
    rules: Rules,
    lexicon: Vec<String>,
    numerals: Numerals,
}

impl Kept {
    /// Forgets what other faces have set, and stories that are no more.
    pub(super) fn begin(&self, input: Input) {
        let mut set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        let book = &input.edition.book;
        let same = set.book.as_ref().is_some_and(|known| Arc::ptr_eq(known, book));
        set.by_story.retain(|id, _| same && id.0 < input.edition.stories.len());
        set.book = Some(book.clone());
    }

    /// Returns a story as it is set, by an earlier run or by `set`.
    pub(super) fn thread(
        &self,
        input: Input,
        id: StoryId,
        set: impl FnOnce() -> Thread,
    ) -> Arc<Thread> {
        let from = From::of(input, id);
        let lock = || self.set.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, thread)) = lock().by_story.get(&id).filter(|(known, _)| *known == from)
        {
            return thread.clone();
        }
        let thread = Arc::new(set());
        lock().by_story.insert(id, (from, thread.clone()));
        thread
    }
}

impl From {
    fn of(Input { edition, plan }: Input, id: StoryId) -> From {
        let story = &edition.stories[id.0];
        let legs = plan.legs(id);
        let slots = std::iter::once(story.slot).chain(legs.iter().map(|leg| leg.slot));
        From {
            story: story.clone(),
            pages: slots.map(|slot| plan.pages[slot.page.0].clone()).collect(),
            legs: legs.to_vec(),
            fit: plan.fit(id),
            makeup: edition.makeup,
            limits: edition.limits,
            rules: edition.rules,
            lexicon: edition.lexicon.clone(),
            numerals: edition.numerals.clone(),
        }
    }
}
