//! Stories as they were fitted in earlier runs.
//!
//! Where a story begins it is fitted by nothing but itself, the page on which it stands, which of the
//! stories on that page may be left out, and the rules of the house: where all of these are as they were,
//! so is the fit.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::copyfit::Fitted;
use crate::edition::{Content, Edition, Limits, MakeupRules, Page, Story};
use crate::font::Book;
use crate::ids::StoryId;
use crate::layout;
use crate::text::Rules;

/// What make-up and layout keep from run to run.
#[derive(Debug, Default)]
pub struct Kept {
    /// Stories as they were prepared and set.
    pub layout: layout::Kept,
    fits: Mutex<Fits>,
}

/// Fits, and the faces by which they are.
#[derive(Debug, Default)]
struct Fits {
    book: Option<Arc<Book>>,
    by_story: BTreeMap<StoryId, KeptFit>,
}

/// A fit, with all that it came from.
#[derive(Debug)]
struct KeptFit {
    from: From,
    fitted: Fitted,
}

/// What the fit of a story comes from.
#[derive(Clone, Debug, PartialEq)]
struct From {
    story: Arc<Story>,
    page: Arc<Page>,
    /// Stories on the page that may be left out.
    optional: Vec<StoryId>,
    makeup: MakeupRules,
    limits: Limits,
    rules: Rules,
    lexicon: Vec<String>,
}

impl Kept {
    /// Returns how a story is fitted where it begins, by an earlier run or by `fit`.
    pub(super) fn fitted(
        &self,
        edition: &Edition,
        id: StoryId,
        fit: impl FnOnce() -> Fitted,
    ) -> Fitted {
        let from = From::of(edition, id);
        let lock = || self.fits.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().by_story.get(&id).filter(|known| known.from == from) {
            return known.fitted.clone();
        }
        let fitted = fit();
        lock().by_story.insert(id, KeptFit { from, fitted: fitted.clone() });
        fitted
    }

    /// Forgets what other faces fitted, and stories that are no more.
    pub(super) fn begin(&self, edition: &Edition) {
        let mut fits = self.fits.lock().unwrap_or_else(PoisonError::into_inner);
        let same = fits.book.as_ref().is_some_and(|book| Arc::ptr_eq(book, &edition.book));
        fits.by_story.retain(|id, _| same && id.0 < edition.stories.len());
        fits.book = Some(edition.book.clone());
    }
}

impl From {
    fn of(edition: &Edition, id: StoryId) -> From {
        let story = &edition.stories[id.0];
        let page = &edition.pages[story.slot.page.0];
        let on_page = page.template.iter().filter_map(|slot| match *slot.content {
            Content::Story(id) => Some(id),
            _ => None,
        });
        From {
            story: story.clone(),
            page: page.clone(),
            optional: on_page.filter(|id| edition.story(*id).optional).collect(),
            makeup: edition.makeup,
            limits: edition.limits,
            rules: edition.rules,
            lexicon: edition.lexicon.clone(),
        }
    }
}
