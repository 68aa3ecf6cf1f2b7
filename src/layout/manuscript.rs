//! The bodies of stories, prepared once for all the tries of make-up.

use std::sync::{Arc, Mutex, PoisonError};

use super::passage::{self, At, Passage};
use super::typesetter::Typesetter;
use crate::copy::{Block, BlockKind};
use crate::edition::{CopyStyle, Edition, Story};
use crate::font::Book;
use crate::ids::StoryId;
use crate::text::Rules;

/// The body of a story, prepared in one copy style.
#[derive(Debug)]
pub(crate) struct Manuscript {
    blocks: Vec<Block>,
    copy: Arc<CopyStyle>,
    /// Its passages, one for each block that stands.
    pub(crate) passages: Vec<Arc<Passage>>,
}

/// Who sets the stories of an edition: a typesetter, with what was prepared for its tries.
pub(crate) struct Compositor<'a> {
    /// Sets words.
    pub(crate) typesetter: Typesetter<'a>,
    prepared: Manuscripts,
}

/// The bodies of one story that are kept.
type Shelf = Arc<Mutex<Vec<Arc<Manuscript>>>>;

/// What was prepared, by story.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manuscripts(Vec<Shelf>);

/// What was prepared in earlier runs, with the faces and rules by which it was.
#[derive(Debug, Default)]
pub(crate) struct Shelves(Mutex<Option<(Arc<Book>, Rules, Manuscripts)>>);

impl Shelves {
    /// Returns a shelf for each story of an edition, with what is kept of it. What other faces
    /// or other rules have prepared is forgotten; a story that took another's number finds
    /// nothing that is like it.
    pub(super) fn of(&self, edition: &Edition) -> Manuscripts {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(book, rules, shelves): (Arc<Book>, Rules, Manuscripts)| {
            let same = Arc::ptr_eq(&book, &edition.book) && rules == edition.rules;
            same.then_some(shelves)
        };
        let mut shelves = kept.take().and_then(same).unwrap_or_default();
        shelves.0.resize_with(edition.stories.len(), Shelf::default);
        *kept = Some((edition.book.clone(), edition.rules, shelves.clone()));
        shelves
    }
}

/// Bodies of one story that are kept: in the style of its slot, in that without an initial, and
/// one that a remedy tries.
const KEPT: usize = 3;

impl<'a> Compositor<'a> {
    /// Returns a compositor who prepares stories once.
    pub(super) fn new(typesetter: Typesetter<'a>, prepared: Manuscripts) -> Compositor<'a> {
        Compositor { typesetter, prepared }
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
    /// Returns the body of a story in a copy style. Blocks that were prepared before, with the
    /// same ones before them, are not prepared again.
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
        let is_alike = |known: &Arc<Manuscript>| known.is_in(copy);
        let is_it = |known: &Arc<Manuscript>| is_alike(known) && known.blocks == story.blocks;
        let known = shelf.iter().position(is_it).or_else(|| shelf.iter().position(is_alike));
        // What is used goes to the end, so that what nobody uses any more leaves first.
        if let Some(at) = known {
            shelf[at..].rotate_left(1);
        }
        let model = known.and_then(|_| shelf.last());
        if let Some(known) = model.filter(|known| is_it(known)) {
            return known.clone();
        }
        let model = model.map(Arc::as_ref);
        let made = Arc::new(Manuscript::of(typesetter, &story.blocks, copy, model));
        if shelf.len() >= KEPT {
            shelf.remove(0);
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
        let most = copy.pull.map_or(0, |pull| pull.most);
        let (mut from, mut pulls) = (0, 0);
        let last = passage::last(blocks);
        let mut same = true;
        for (at, block) in blocks.iter().enumerate() {
            let is_pull = block.kind == BlockKind::Pull;
            pulls += usize::from(is_pull);
            let stands = !is_pull || pulls <= most;
            same &= model.is_some_and(|model| model.blocks.get(at) == Some(block));
            if !stands {
                continue;
            }
            let ends = last == Some(at);
            let known = model.filter(|_| same).and_then(|it| it.passages.get(passages.len()));
            let known = known.filter(|known| known.ends == ends);
            let place = At { block: at, from, opens: passages.is_empty(), ends };
            let anew = || passage::prepare(typesetter, block, place, copy).map(Arc::new);
            passages.extend(known.cloned().or_else(anew));
            from += block.chars();
        }
        Manuscript { blocks: blocks.to_vec(), copy: copy.clone(), passages }
    }

    fn is_in(&self, copy: &Arc<CopyStyle>) -> bool {
        Arc::ptr_eq(&self.copy, copy) || self.copy == *copy
    }
}
