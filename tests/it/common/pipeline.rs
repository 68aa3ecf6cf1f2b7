//! The whole way from an issue file to a press file, for tests that look at the end.

use std::path::Path;
use std::sync::Arc;

use banmian::edition::Edition;
use banmian::run;
use banmian::world::{ReadError, World};

/// The files of the project as they lie on the disk.
#[derive(Debug)]
pub(crate) struct DiskWorld;

impl World for DiskWorld {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        std::fs::read(path).map(Arc::from).map_err(|error| ReadError::Other(error.to_string()))
    }

    fn exists(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn list(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// Returns the edition of an issue file; the test fails with what is wrong with it.
pub(crate) fn edition_of(world: &dyn World, root: &Path, issue: &str) -> Edition {
    let given = run::read(world, root, &root.join(issue));
    given.unwrap_or_else(|faults| panic!("{faults}")).edition
}
