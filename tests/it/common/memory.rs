//! A world of files in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banmian::world::{ReadError, World};

/// Files in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct MemoryWorld {
    files: BTreeMap<PathBuf, Arc<[u8]>>,
}

impl MemoryWorld {
    /// Puts a file in, or another in its place.
    pub(crate) fn add(&mut self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        self.add_shared(path, Arc::from(bytes.as_ref()));
    }

    /// Puts a file in without copying its bytes.
    pub(crate) fn add_shared(&mut self, path: impl AsRef<Path>, bytes: Arc<[u8]>) {
        self.files.insert(path.as_ref().to_owned(), bytes);
    }

    /// Returns the bytes of a file that is there.
    pub(crate) fn text(&self, path: impl AsRef<Path>) -> Vec<u8> {
        self.files[path.as_ref()].to_vec()
    }

    /// Returns every file.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_path(), &bytes[..]))
    }

    /// Takes a file out.
    pub(crate) fn remove(&mut self, path: impl AsRef<Path>) {
        self.files.remove(path.as_ref());
    }
}

impl World for MemoryWorld {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        if let Some(bytes) = self.files.get(path) {
            return Ok(bytes.clone());
        }
        let is_folder =
            self.files.keys().any(|file| file.ancestors().skip(1).any(|a| a == path));
        Err(if is_folder { ReadError::IsFolder } else { ReadError::NotFound })
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        let inside = self.files.keys().filter(|file| file.parent() == Some(path));
        inside.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned())).collect()
    }
}
