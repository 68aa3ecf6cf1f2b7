//! From the bytes of the TOML and Markdown files to a checked [`Issue`].
//!
//! [`load`] reads the issue file, the house style, the layouts it names and every story, and
//! reports each fault with its file, line and column. What it returns is whole: every name in
//! it exists. [`load_house`] and [`load_copy`] read the house style and one story without an
//! edition.

mod bounds;
mod check;
mod dummy;
pub mod facts;
mod grid;
mod heads_file;
mod ids;
mod kept;
mod leftovers;
mod load;
mod markup;
mod names;
mod own_styles;
mod paths;
pub mod raw;
mod read;
mod schema;
mod story;
mod title_marks;
mod too_much;
mod validate;

pub use check::{Keys, Written};
pub use grid::{PageGrid, Units};
pub use heads_file::{HeadLine, HeadsFile, load_heads};
pub use kept::Kept;
pub use load::{Form, load, load_copy, load_house, load_with, read_copy};
pub use own_styles::OwnStyles;
pub use schema::{FileKind, schema};

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::calendar::Date;
use crate::copy::Block;
use crate::diag::SourceId;
use crate::ids::{PageId, SlotId};
use crate::page_name::PageName;
use crate::pasted::Found;
use crate::terms::{EditionKind, Jump, ParagraphRule, Paragraphs};

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
    pub layouts: Vec<LayoutFile>,
    /// What the names of each page stand for.
    pub pages: Vec<Page>,
    /// The stories, in the order of the issue file.
    pub stories: Vec<Story>,
    /// What its fillers stand for, in the order of the issue file.
    pub fillers: Vec<Filler>,
    /// By what briefs are set that fill white; none where there are none.
    pub filler_styles: Option<SlotStyles>,
    /// The inks of the house style whose spot inks have a plate of their own, by their place in
    /// it.
    pub spots: Vec<usize>,
    /// Where everything stands in the issue file.
    pub keys: Keys,
    /// Days are written once: weekday and lunar date follow from this.
    pub date: Date,
}

impl Issue {
    /// Returns what kind of edition it is.
    pub fn kind(&self) -> EditionKind {
        self.file.kind()
    }

    /// Returns where the issue file places a story.
    pub fn placement(&self, story: &Story) -> &raw::StoryPlacement {
        &self.file.pages[story.slot.page.0].stories[story.placement]
    }
}

/// What an entry of the fillers stands for.
#[derive(Debug)]
pub struct Filler {
    /// Its story, where it is a brief.
    pub story: Option<Story>,
    /// Where the files of its pictures lie, links followed.
    pub pictures: Vec<PathBuf>,
    /// The pages on which it may stand; any where there is none.
    pub pages: Vec<PageId>,
}

/// The house style and the text it was read from.
#[derive(Debug)]
pub struct HouseFile {
    /// Its text.
    pub source: SourceId,
    /// Its tables.
    pub style: raw::House,
    /// Where everything stands in it.
    pub keys: Keys,
    /// Its grid.
    pub grid: PageGrid,
    /// The text styles that the program itself asks for.
    pub own: OwnStyles,
    /// Where the files lie that it names.
    pub files: HouseFiles,
}

/// Where the files lie that a house style names, links followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseFiles {
    /// The faces, by role.
    pub faces: BTreeMap<String, PathBuf>,
    /// The profile of the press, where it has one.
    pub profile: Option<PathBuf>,
}

/// How a house reads copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyRules {
    /// What parts paragraphs.
    pub paragraphs: ParagraphRule,
    /// Words that open a story.
    pub lead_ins: Vec<String>,
}

impl CopyRules {
    /// Returns how the copy of a house style is read.
    fn of(house: &raw::House) -> CopyRules {
        let lead_ins = house.paper.lead_ins.clone();
        CopyRules { paragraphs: house.manuscript.paragraphs, lead_ins }
    }
}

impl HouseFile {
    /// Returns how the house reads copy.
    pub fn copy_rules(&self) -> CopyRules {
        CopyRules::of(&self.style)
    }
}

/// Copy that stands in no edition yet.
#[derive(Debug)]
pub struct CopyFile {
    /// The file's text.
    pub source: SourceId,
    /// Byte at which its body begins.
    pub body: usize,
    /// The body.
    pub blocks: Vec<Block>,
    /// What its line ends were taken for.
    pub paragraphs: Paragraphs,
    /// What other programs left in the file, in its order.
    pub leftovers: Vec<Found>,
}

/// A layout and the text it was read from.
#[derive(Debug)]
pub struct LayoutFile {
    /// Its name: the stem of its file.
    pub name: String,
    /// Its text.
    pub source: SourceId,
    /// Its tables.
    pub layout: raw::Layout,
    /// Where everything stands in it.
    pub keys: Keys,
    /// Its grid.
    pub grid: PageGrid,
    /// What the names of its slots stand for.
    pub ties: Ties,
}

/// How the slots of a layout hang together, slot by slot.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// The slot inside which it stands.
    pub within: Vec<Option<usize>>,
    /// The slots that take its room when nothing stands in it.
    pub absorb: Vec<Vec<usize>>,
}

/// What the names of one page stand for.
#[derive(Debug)]
pub struct Page {
    /// What they stand for in the layout with which make-up begins: of those that the page names the first
    /// that has all its slots.
    pub template: Template,
    /// What they stand for in the others that have all its slots.
    pub others: Vec<Template>,
    /// The layouts that lack slots, and which.
    pub lacking: Vec<(String, Vec<String>)>,
    /// What it is called in print.
    pub called: PageName,
    /// What its own file is called, without an ending.
    pub file_name: String,
    /// Where the file of each photograph lies that the issue file places, links followed.
    pub pictures: Vec<PathBuf>,
    /// The story of each entry of the index, among those of the issue.
    pub index: Vec<usize>,
}

/// What the names of one page stand for in one layout.
#[derive(Debug)]
pub struct Template {
    /// The layout, among those of the issue.
    pub layout: usize,
    /// By what each slot of the layout is set today.
    pub styles: Vec<SlotStyles>,
    /// The slot of each story that the issue file places.
    pub stories: Vec<usize>,
    /// The slot of each photograph that the issue file places.
    pub photos: Vec<usize>,
    /// The slots of the photographs of each story, by its place among the stories of the issue.
    pub inside: BTreeMap<usize, Vec<usize>>,
    /// The slot of the index, where there is one.
    pub index_slot: Option<usize>,
}

/// By what a slot is set; one for copy has both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotStyles {
    /// Its headline style, by name.
    pub head: Option<String>,
    /// Its way of setting copy, by name.
    pub copy: Option<String>,
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
    /// Where everything stands in the head; nothing of a dummy's, whose head is in the issue
    /// file.
    pub keys: Keys,
    /// The body.
    pub blocks: Vec<Block>,
    /// What other programs left in the file, in its order.
    pub leftovers: Vec<Found>,
    /// What the line ends of the body were taken for.
    pub paragraphs: Paragraphs,
    /// Whether the body is filler, because the copy is not there yet.
    pub dummy: bool,
    /// Its placement, among the page's stories.
    pub placement: usize,
    /// The slot in which it begins.
    pub slot: SlotId,
    /// Where the file of each of its photographs lies, links followed.
    pub pictures: Vec<PathBuf>,
    /// Where it may go on.
    pub jump: Jump,
}
