//! The files of a folder, as the library takes them.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banmian::world::{ReadError, World};

/// The disk.
#[derive(Debug)]
pub struct Disk;

impl World for Disk {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        std::fs::read(path).map(Arc::from).map_err(|error| match error.kind() {
            ErrorKind::NotFound => ReadError::NotFound,
            _ => ReadError::Other(error.to_string()),
        })
    }

    fn exists(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn real(&self, path: &Path) -> Result<PathBuf, ReadError> {
        let path = if path == Path::new("") { Path::new(".") } else { path };
        std::fs::canonicalize(path).map_err(|_| ReadError::NotFound)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        let files = std::fs::read_dir(path).into_iter().flatten().flatten();
        files.filter_map(|file| file.file_name().into_string().ok()).collect()
    }
}
