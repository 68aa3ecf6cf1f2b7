//! Checks what no schema can: that names exist, places are free and numbers make sense.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::check::Checked;
use super::{Story, raw};
use crate::diag::Sink;
use crate::world::World;

/// All files of an edition; what could not be read is left out.
#[derive(Debug)]
pub(super) struct Files {
    /// The issue file's path.
    pub(super) path: PathBuf,
    /// The issue file.
    pub(super) issue: Checked<raw::IssueFile>,
    /// The house style.
    pub(super) house: Option<Checked<raw::House>>,
    /// The layouts by name.
    pub(super) layouts: BTreeMap<String, Checked<raw::Layout>>,
    /// The stories.
    pub(super) stories: Vec<Story>,
}

/// Reports every fault between the files of an edition.
pub(super) fn validate(files: &Files, world: &dyn World, root: &Path, sink: &mut Sink) {
    let _ = (files, world, root, sink);
}
