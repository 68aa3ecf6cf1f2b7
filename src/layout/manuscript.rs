//! The bodies of stories, prepared once for all the tries of make-up.

use std::sync::{Arc, Mutex, PoisonError};

use super::passage::{self, Passage};
use super::setting::Typesetter;
use crate::copy::Block;
use crate::edition::{CopyStyle, Story};
use crate::ids::StoryId;

/// The body of a story, prepared in one copy style.
#[derive(Debug)]
pub(crate) struct Manuscript {
    blocks: Vec<Block>,
    copy: Arc<CopyStyle>,
    /// Its passages, one for each block.
    pub(crate) passages: Vec<Arc<Passage>>,
}

/// Who sets the stories of an edition: a typesetter, with what was prepared for its tries.
pub(crate) struct Compositor<'a> {
    /// Sets words.
    pub(crate) typesetter: Typesetter<'a>,
    prepared: Manuscripts,
}

/// What was prepared, by story.
#[derive(Debug)]
struct Manuscripts(Vec<Mutex<Vec<Arc<Manuscript>>>>);

/// Bodies of one story that are kept: in the style of its slot, in that without an initial, and one that
/// a remedy tries.
const KEPT: usize = 3;

impl<'a> Compositor<'a> {
    /// Returns a compositor who prepares so many stories once.
    pub(crate) fn new(typesetter: Typesetter<'a>, stories: usize) -> Compositor<'a> {
        Compositor { typesetter, prepared: Manuscripts::of(stories) }
    }

    /// Returns the body of a story, prepared in a copy style.
    pub(crate) fn manuscript(
        &self,
        id: StoryId,
        story: &Story,
        copy: &Arc<CopyStyle>,
    ) -> Arc<Manuscript> {
        self.prepared.get(&self.typesetter, id, story, copy)
    }
}

impl Manuscripts {
    /// Returns a shelf for so many stories.
    fn of(stories: usize) -> Manuscripts {
        Manuscripts((0..stories).map(|_| Mutex::default()).collect())
    }

    /// Returns the body of a story in a copy style. Blocks that were prepared before, with the same ones
    /// before them, are not prepared again.
    fn get(
        &self,
        typesetter: &Typesetter,
        id: StoryId,
        story: &Story,
        copy: &Arc<CopyStyle>,
    ) -> Arc<Manuscript> {
        let Some(shelf) = self.0.get(id.0) else {
            return Arc::new(Manuscript::of(typesetter, &story.blocks, copy, None));
        };
        // Whatever a thread that panicked has entered was entered whole.
        let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let same_copy = |known: &&Arc<Manuscript>| known.is_in(copy);
        let mut alike = shelf.iter().filter(same_copy);
        if let Some(known) = alike.clone().find(|known| known.blocks == story.blocks) {
            return known.clone();
        }
        let model = alike.next();
        let model = model.map(Arc::as_ref);
        let made = Arc::new(Manuscript::of(typesetter, &story.blocks, copy, model));
        if shelf.len() >= KEPT {
            shelf.pop();
        }
        shelf.push(made.clone());
        made
    }
}

impl Manuscript {
    fn of(
        typesetter: &Typesetter,
        blocks: &[Block],
        copy: &Arc<CopyStyle>,
        model: Option<&Manuscript>,
    ) -> Manuscript {
        let mut passages = Vec::with_capacity(blocks.len());
        let mut from = 0;
        let mut same = true;
        for (at, block) in blocks.iter().enumerate() {
            let known =
                model.and_then(|model| Some((model.blocks.get(at)?, &model.passages[at])));
            let known = known.filter(|(known, _)| same && *known == block);
            same = known.is_some();
            let anew = || Arc::new(passage::prepare(typesetter, block, at, from, copy));
            passages.push(known.map_or_else(anew, |(_, passage)| passage.clone()));
            from += block.chars();
        }
        Manuscript { blocks: blocks.to_vec(), copy: copy.clone(), passages }
    }

    fn is_in(&self, copy: &Arc<CopyStyle>) -> bool {
        Arc::ptr_eq(&self.copy, copy) || self.copy == *copy
    }
}
