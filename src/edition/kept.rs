//! What of an edition survives a run: its faces and the facts of its pictures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::font::Book;
use crate::image::Picture;

/// Faces and pictures of the runs before, each with the files that it came from.
#[derive(Debug, Default)]
pub struct Kept {
    book: Mutex<Option<KeptBook>>,
    pictures: Mutex<BTreeMap<PathBuf, KeptPicture>>,
}

/// A picture, with the bytes that it was read from.
type KeptPicture = (Arc<[u8]>, Picture);

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

/// The faces, with what they were made from.
#[derive(Debug)]
struct KeptBook {
    asked: Vec<AskedFace>,
    files: Vec<Arc<[u8]>>,
    book: Arc<Book>,
}

impl Kept {
    /// Returns the faces that were made from these files, when they were `asked` for alike.
    pub(super) fn book(&self, asked: &[AskedFace], files: &[Arc<[u8]>]) -> Option<Arc<Book>> {
        let kept = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| kept.asked == asked)?;
        let same = kept.files.len() == files.len()
            && kept.files.iter().zip(files).all(|(kept, file)| is_same(kept, file));
        same.then(|| kept.book.clone())
    }

    /// Keeps the faces that were made from these files.
    pub(super) fn keep_book(
        &self,
        asked: Vec<AskedFace>,
        files: Vec<Arc<[u8]>>,
        book: &Arc<Book>,
    ) {
        let mut kept = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(KeptBook { asked, files, book: book.clone() });
    }

    /// Returns the picture that was read from these bytes.
    pub(super) fn picture(&self, path: &Path, bytes: &Arc<[u8]>) -> Option<Picture> {
        let kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let (from, picture) = kept.get(path)?;
        is_same(from, bytes).then(|| picture.clone())
    }

    /// Keeps the picture that was read from these bytes.
    pub(super) fn keep_picture(&self, path: &Path, bytes: Arc<[u8]>, picture: &Picture) {
        let mut kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(path.to_owned(), (bytes, picture.clone()));
    }

    /// Forgets the pictures that are not among these.
    pub(super) fn only<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) {
        let wanted: std::collections::BTreeSet<&PathBuf> = paths.collect();
        let mut kept = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|path, _| wanted.contains(path));
    }
}

/// Returns whether two files have the same bytes; most often they are one.
fn is_same(one: &Arc<[u8]>, other: &Arc<[u8]>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
