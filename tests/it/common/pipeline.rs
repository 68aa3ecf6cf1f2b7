//! The whole way from an issue file to a press file, for tests that look at the end.

use std::path::Path;
use std::sync::Arc;

use banmian::diag::{Lang, Sink, Sources, render};
use banmian::edition::{self, Edition};
use banmian::issue;
use banmian::world::{ReadError, World};

use super::press::Pressed;

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
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let edition = issue::load(world, root, &root.join(issue), &mut sources, &mut sink)
        .and_then(|issue| edition::resolve(&issue, world, root, &mut sink));
    edition.unwrap_or_else(|| {
        panic!("{}", render(sink.diagnostics(), &sources, Lang::En, false));
    })
}

/// Returns the press file of an issue file.
pub(crate) fn press_file(world: &dyn World, root: &Path, issue: &str) -> Vec<u8> {
    Pressed::new(edition_of(world, root, issue)).bytes
}
