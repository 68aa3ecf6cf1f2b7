//! From the bytes of the TOML and Markdown files to a checked [`Issue`].
//!
//! [`load`] reads the issue file, the house style, the layouts it names and every story, and reports
//! each fault with its file, line and column. What it returns is whole: every name in it exists.
//! [`load_house`] and [`load_copy`] read the house style and one story without an edition.

mod check;
mod dummy;
mod grid;
mod ids;
mod load;
mod markup;
mod names;
pub mod raw;
mod read;
mod schema;
mod story;
mod validate;

pub use grid::{PageGrid, Units};
pub use load::{Form, load, load_copy, load_house};
pub use schema::{FileKind, schema};

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::calendar::Date;
use crate::copy::Block;
use crate::diag::SourceId;
use crate::terms::EditionKind;

/// One edition as its files tell it, with all names checked.
#[derive(Debug)]
pub struct Issue {
    /// The issue file.
    pub path: PathBuf,
    /// The issue file's text.
    pub source: SourceId,
    /// The issue file's tables.
    pub file: raw::IssueFile,
    /// The house style.
    pub house: HouseFile,
    /// The layouts that the pages name.
    pub layouts: BTreeMap<String, LayoutFile>,
    /// The stories, in the order of the issue file.
    pub stories: Vec<Story>,
    /// Days are written once: weekday and lunar date follow from this.
    pub date: Date,
}

impl Issue {
    /// Returns what kind of edition it is.
    pub fn kind(&self) -> EditionKind {
        self.file.edition.kind.as_ref().map_or(EditionKind::Regular, |kind| kind.value)
    }

    /// Returns where the issue file places a story.
    pub fn placement(&self, story: &Story) -> &raw::StoryPlacement {
        &self.file.pages[story.page].stories[story.placement]
    }
}

/// The house style and the text it was read from.
#[derive(Debug)]
pub struct HouseFile {
    /// Its text.
    pub source: SourceId,
    /// Its tables.
    pub style: raw::House,
    /// Its grid.
    pub grid: PageGrid,
}

/// Copy that stands in no edition yet.
#[derive(Debug)]
pub struct CopyFile {
    /// The file's text.
    pub source: SourceId,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A layout and the text it was read from.
#[derive(Debug)]
pub struct LayoutFile {
    /// Its text.
    pub source: SourceId,
    /// Its tables.
    pub layout: raw::Layout,
    /// Its grid.
    pub grid: PageGrid,
}

/// One story: its head and its body as blocks.
#[derive(Debug)]
pub struct Story {
    /// Stem of the file; of a dummy its page and slot: `p1-lead`.
    pub id: String,
    /// The path as the issue file gives it; of a dummy the name of the issue file.
    pub file: String,
    /// The folder from which the story's own paths count.
    pub folder: PathBuf,
    /// The file's text; spans of head and blocks count in it.
    pub source: SourceId,
    /// The head.
    pub head: raw::StoryHead,
    /// The body.
    pub blocks: Vec<Block>,
    /// Whether the body is filler, because the copy is not there yet.
    pub dummy: bool,
    /// Index of the page it begins on.
    pub page: usize,
    /// Index of its placement among the page's stories.
    pub placement: usize,
}
