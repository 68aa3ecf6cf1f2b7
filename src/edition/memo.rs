//! What was made of stories, kept for as long as what it was made from stays the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Edition, Limits, MakeupRules, Numerals};
use crate::font::Book;
use crate::ids::StoryId;
use crate::text::Rules;

/// Values by story; each stands beside the `From` that it was made from.
#[derive(Debug)]
pub(crate) struct Memo<From, Value>(Mutex<Known<From, Value>>);

#[derive(Debug)]
struct Known<From, Value> {
    house: Option<House>,
    by_story: BTreeMap<StoryId, Arc<(From, Value)>>,
}

/// What everything is set by, in the whole of an edition.
#[derive(Debug)]
struct House {
    book: Arc<Book>,
    makeup: MakeupRules,
    limits: Limits,
    rules: Rules,
    lexicon: Vec<String>,
    numerals: Numerals,
}

impl<From: PartialEq, Value: Clone> Memo<From, Value> {
    /// Forgets what another house has set, and stories that are no more.
    pub(crate) fn begin(&self, edition: &Edition) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = known.house.as_ref().is_some_and(|house| house.is_of(edition));
        if !same {
            known.by_story.clear();
            known.house = Some(House::of(edition));
        }
        known.by_story.retain(|id, _| id.0 < edition.stories.len());
    }

    /// Returns the value of a story: the one that is kept where it was made from the same, else a new one,
    /// which is kept.
    pub(crate) fn get(&self, id: StoryId, from: From, make: impl FnOnce() -> Value) -> Value {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What a story comes from is long: it is compared while others may look for theirs.
        let known = lock().by_story.get(&id).cloned();
        if let Some(known) = known.filter(|known| known.0 == from) {
            return known.1.clone();
        }
        let value = make();
        lock().by_story.insert(id, Arc::new((from, value.clone())));
        value
    }
}

impl<From, Value> Default for Memo<From, Value> {
    fn default() -> Memo<From, Value> {
        Memo(Mutex::new(Known { house: None, by_story: BTreeMap::new() }))
    }
}

impl House {
    fn of(edition: &Edition) -> House {
        House {
            book: edition.book.clone(),
            makeup: edition.makeup,
            limits: edition.limits,
            rules: edition.rules,
            lexicon: edition.lexicon.clone(),
            numerals: edition.numerals.clone(),
        }
    }

    fn is_of(&self, edition: &Edition) -> bool {
        Arc::ptr_eq(&self.book, &edition.book)
            && self.makeup == edition.makeup
            && self.limits == edition.limits
            && self.rules == edition.rules
            && self.lexicon == edition.lexicon
            && self.numerals == edition.numerals
    }
}
