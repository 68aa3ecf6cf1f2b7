//! What of an edition survives a run: its faces and the facts of its pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::digest::Digest;
use crate::font::Book;
use crate::image::Picture;
use crate::world::Stamp;

/// Faces and pictures of the runs before, each with the state in which its files were.
#[derive(Debug, Default)]
pub struct Kept {
    book: Mutex<Option<KeptBook>>,
    pictures: Mutex<BTreeMap<PathBuf, (Option<Stamp>, Picture)>>,
}

/// A face as a house asks for it: all that makes a book beside the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskedFace {
    /// Its role.
    pub(super) role: String,
    /// Its file.
    pub(super) file: String,
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
    pub(super) asked: Vec<AskedFace>,
    /// The states of the files.
    pub(super) states: Vec<State>,
    /// The files.
    pub(super) files: Vec<Arc<[u8]>>,
    /// The faces.
    pub(super) book: Arc<Book>,
}

impl Kept {
    /// Returns the faces that were `asked` for alike, when their files are in the states of before: they
    /// need not be read then.
    pub(super) fn book_in(&self, asked: &[AskedFace], states: &[State]) -> Option<Arc<Book>> {
        let is_known = states.iter().all(|(_, stamp)| stamp.is_some());
        self.book_if(asked, |kept| is_known && kept.states == states)
    }

    /// Returns the faces that were `asked` for alike and made from files of these bytes.
    pub(super) fn book_of(
        &self,
        asked: &[AskedFace],
        files: &[Arc<[u8]>],
    ) -> Option<Arc<Book>> {
        self.book_if(asked, |kept| {
            kept.files.len() == files.len()
                && kept.files.iter().zip(files).all(|(kept, file)| is_same(kept, file))
        })
    }

    fn book_if(
        &self,
        asked: &[AskedFace],
        is_it: impl Fn(&KeptBook) -> bool,
    ) -> Option<Arc<Book>> {
        let kept = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.asked == asked && is_it(kept))?;
        Some(kept.book.clone())
    }

    /// Keeps faces.
    pub(super) fn keep_book(&self, book: KeptBook) {
        *self.book.lock().unwrap_or_else(PoisonError::into_inner) = Some(book);
    }

    /// Returns the picture of a file that is in the state of before: it need not be read then.
    pub(super) fn picture(&self, path: &Path, stamp: Option<Stamp>) -> Option<Picture> {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let (then, picture) = kept.get(path)?;
        (stamp.is_some() && *then == stamp).then(|| picture.clone())
    }

    /// Returns whether the picture of a file that holds just this was found whole before.
    pub(super) fn is_whole(&self, path: &Path, digest: &Digest) -> bool {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(path).is_some_and(|(_, picture)| picture.digest == *digest)
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
