//! What of an edition survives a run: its faces and the facts of its pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::digest::Digest;
use crate::font::Book;
use crate::image::{Glance, Picture};
use crate::world::Stamp;

/// Faces and pictures of the runs before, each with the state in which its files were.
#[derive(Debug, Default)]
pub struct Kept {
    book: Mutex<Option<KeptBook>>,
    /// The book to which faces of rare characters were added, and what came of it.
    rare: Mutex<Option<(Arc<Book>, KeptBook)>>,
    pictures: Mutex<BTreeMap<PathBuf, (Option<Stamp>, Picture)>>,
}

/// A face as a house asks for it: all that makes a book beside the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskedFace {
    /// Its role.
    pub(super) role: String,
    /// Its file.
    pub(super) file: String,
    /// Which face of the file it is.
    pub(super) index: Option<u32>,
    /// Whether it holds rare characters only.
    pub(super) rare: bool,
    /// The roles that stand in for it.
    pub(super) fallback: Vec<String>,
    /// The role that sets its Western letters, and their size in thousandths.
    pub(super) western: Option<(String, u16)>,
}

/// A file, and the state in which it was before it was read.
pub(super) type State = (PathBuf, Option<Stamp>);

/// The faces, with what they were made from.
#[derive(Debug)]
pub(super) struct KeptBook {
    /// What the house asked for.
    asked: Vec<AskedFace>,
    /// The states of the files.
    states: Vec<State>,
    /// The files.
    files: Vec<Arc<[u8]>>,
    /// The faces.
    book: Arc<Book>,
}

impl KeptBook {
    /// Returns faces that were asked for, the files as they were read and what came of them.
    pub(super) fn new(
        asked: Vec<AskedFace>,
        states: Vec<State>,
        files: Vec<Arc<[u8]>>,
        book: Arc<Book>,
    ) -> KeptBook {
        KeptBook { asked, states, files, book }
    }

    /// Returns whether the files of the same faces are in the states of before: they need not be read then.
    fn is_in(&self, asked: &[AskedFace], states: &[State]) -> bool {
        let is_known = states.iter().all(|(_, stamp)| stamp.is_some());
        is_known && self.asked == asked && self.states == states
    }

    /// Returns whether the same faces are made from files of these bytes.
    fn is_of(&self, asked: &[AskedFace], files: &[Arc<[u8]>]) -> bool {
        self.asked == asked
            && self.files.len() == files.len()
            && self.files.iter().zip(files).all(|(kept, file)| is_same(kept, file))
    }
}

impl Kept {
    /// Returns the faces that were `asked` for alike, when their files are in the states of before.
    pub(super) fn book_in(&self, asked: &[AskedFace], states: &[State]) -> Option<Arc<Book>> {
        self.book_if(|kept| kept.is_in(asked, states))
    }

    /// Returns the faces that were `asked` for alike and made from files of these bytes.
    pub(super) fn book_of(
        &self,
        asked: &[AskedFace],
        files: &[Arc<[u8]>],
    ) -> Option<Arc<Book>> {
        self.book_if(|kept| kept.is_of(asked, files))
    }

    fn book_if(&self, is_it: impl Fn(&KeptBook) -> bool) -> Option<Arc<Book>> {
        let kept = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        Some(kept.as_ref().filter(|kept| is_it(kept))?.book.clone())
    }

    /// Keeps faces.
    pub(super) fn keep_book(&self, book: KeptBook) {
        *self.book.lock().unwrap_or_else(PoisonError::into_inner) = Some(book);
    }

    /// Returns `base` with faces of rare characters, as [`Kept::book_in`] does.
    pub(super) fn rare_in(
        &self,
        base: &Arc<Book>,
        asked: &[AskedFace],
        states: &[State],
    ) -> Option<Arc<Book>> {
        self.rare_if(base, |kept| kept.is_in(asked, states))
    }

    /// Returns `base` with faces of rare characters, as [`Kept::book_of`] does.
    pub(super) fn rare_of(
        &self,
        base: &Arc<Book>,
        asked: &[AskedFace],
        files: &[Arc<[u8]>],
    ) -> Option<Arc<Book>> {
        self.rare_if(base, |kept| kept.is_of(asked, files))
    }

    fn rare_if(
        &self,
        base: &Arc<Book>,
        is_it: impl Fn(&KeptBook) -> bool,
    ) -> Option<Arc<Book>> {
        let kept = self.rare.lock().unwrap_or_else(PoisonError::into_inner);
        let (under, kept) = kept.as_ref()?;
        (Arc::ptr_eq(under, base) && is_it(kept)).then(|| kept.book.clone())
    }

    /// Keeps faces of rare characters beside those of `base`.
    pub(super) fn keep_rare(&self, base: Arc<Book>, book: KeptBook) {
        *self.rare.lock().unwrap_or_else(PoisonError::into_inner) = Some((base, book));
    }

    /// Returns the picture of a file that is in the state of before: it need not be read then.
    pub(super) fn picture(&self, path: &Path, stamp: Option<Stamp>) -> Option<Picture> {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let (then, picture) = kept.get(path)?;
        (stamp.is_some() && *then == stamp).then(|| picture.clone())
    }

    /// Returns what a glance told of a file that holds just this, when it was found whole before.
    pub(super) fn glance(&self, path: &Path, digest: &Digest) -> Option<Glance> {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let own = kept.get(path).filter(|(_, picture)| picture.digest == *digest);
        own.map(|(_, picture)| picture.glance.clone())
    }

    /// Keeps the picture of a file that was in this state before it was read.
    pub(super) fn keep_picture(&self, path: &Path, stamp: Option<Stamp>, picture: &Picture) {
        let mut kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(path.to_owned(), (stamp, picture.clone()));
    }

    /// Forgets the pictures that are not among these.
    pub(super) fn only<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) {
        let wanted: BTreeSet<&PathBuf> = paths.collect();
        let mut kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|path, _| wanted.contains(path));
    }

    /// Returns the files of pictures that are read again only when their state is another.
    pub(crate) fn left(&self) -> Vec<PathBuf> {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let left = kept.iter().filter(|(_, (stamp, _))| stamp.is_some());
        left.map(|(path, _)| path.clone()).collect()
    }
}

/// Returns whether two files have the same bytes; most often they are one.
fn is_same(one: &Arc<[u8]>, other: &Arc<[u8]>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
