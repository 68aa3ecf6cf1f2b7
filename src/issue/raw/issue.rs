//! The issue file: the pages of one day and what stands on them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::filler::Filler;
use super::photo_slots::PhotoSlots;
use super::photograph::photograph;
use crate::diag::Spanned;
use crate::terms::{EditionKind, LeadShape};

/// One edition
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueFile {
    /// The day
    pub edition: Edition,
    /// The pages in order
    #[serde(default, rename = "page")]
    pub pages: Vec<Page>,
    /// What stands where white is left: briefs, picture news, house advertisements. Of those that
    /// fill a room as well the first named is taken; one for which there is no room stays out
    #[serde(default, rename = "filler")]
    pub fillers: Vec<Filler>,
}

impl IssueFile {
    /// Returns what kind of edition it is.
    pub fn kind(&self) -> EditionKind {
        self.edition.kind.as_ref().map_or(EditionKind::Regular, |kind| kind.value)
    }
}

/// The day of an edition
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Day of publication: 2021-02-24
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Spanned<toml::value::Datetime>,
    /// Total number of the issue (总第N期)
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub number: Option<Spanned<u32>>,
    /// What kind of edition it is; the paper of the day when left out
    #[serde(default)]
    pub kind: Option<Spanned<EditionKind>>,
    /// Which correction of the day's edition this is (更正); furniture calls it by `{correction}`
    #[serde(default)]
    #[schemars(range(min = 1, max = 99))]
    pub correction: Option<Spanned<u32>>,
    /// Spot inks that have a plate of their own today, by the names of the house style
    #[serde(default)]
    pub spots: Vec<Spanned<String>>,
    /// Facts of the day; they take the place of the paper's of the same name
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// What the front of the last edition was: to repeat it costs demerits where page 1 names
    /// other layouts under `or`
    #[serde(default)]
    pub previous: Option<Previous>,
}

/// The front of the last edition
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// Its template: the stem of a file in `layouts/`
    #[serde(default)]
    pub layout: Option<Spanned<String>>,
    /// The shape of its lead photograph
    #[serde(default)]
    pub lead: Option<Spanned<LeadShape>>,
}

/// A page
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Name of the section: 要闻
    pub name: Spanned<String>,
    /// Template: the stem of a file in `layouts/`
    pub layout: Spanned<String>,
    /// Other templates: of those that have, by name and kind, every slot that the page's files
    /// name, the one with the least demerits is taken
    #[serde(default)]
    pub or: Vec<Spanned<String>>,
    /// What the page is called in folio, index and jump lines in place of its number: B01
    #[serde(default)]
    pub label: Option<Spanned<String>>,
    /// Who made the page; furniture calls them by `{editor}`, `{proof}`, `{makeup}`
    #[serde(default)]
    pub staff: BTreeMap<String, String>,
    /// Facts of the page; they take the place of the edition's of the same name
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Changes of the day to slots of the template
    #[serde(default)]
    pub slots: BTreeMap<String, SlotChange>,
    /// Stories
    #[serde(default, rename = "story")]
    pub stories: Vec<StoryPlacement>,
    /// Photographs
    #[serde(default, rename = "photo")]
    pub photos: Vec<PhotoPlacement>,
    /// Entries of the index (导读)
    #[serde(default)]
    pub index: Vec<IndexEntry>,
}

/// A change of the day to one slot
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotChange {
    /// First and last grid line; the slot keeps them and bends no more
    #[serde(default)]
    pub lines: Option<Spanned<[u32; 2]>>,
    /// First and last basic column
    #[serde(default)]
    pub columns: Option<Spanned<[u32; 2]>>,
    /// Headline style
    #[serde(default)]
    pub head: Option<Spanned<String>>,
}

/// A story in its slot
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryPlacement {
    /// Slot of the page's layout
    pub slot: Spanned<String>,
    /// Story file, relative to the issue file; without one the story is a dummy: `title` and
    /// `length` keep its room until the copy is there
    #[serde(default)]
    pub file: Option<Spanned<String>>,
    /// Where the story goes on: a page, `{ page = 2, slot = "tail-1" }`, `"auto"` or false
    #[serde(default)]
    pub jump: Option<Spanned<Jump>>,
    /// Left out of the edition until the last minute: its slot stays white
    #[serde(default)]
    pub hold: bool,
    /// A box inside the slot of another story that make-up may leave out where that story does
    /// not fit else
    #[serde(default)]
    pub optional: bool,
    /// Headline of a dummy; an advertisement needs nothing else
    #[serde(default)]
    pub title: Option<Spanned<String>>,
    /// Characters that the copy of a dummy will have
    #[serde(default)]
    #[schemars(range(min = 1, max = 50_000))]
    pub length: Option<Spanned<u32>>,
    /// Kicker of a dummy (引题)
    #[serde(default)]
    pub kicker: Option<Spanned<String>>,
    /// Deck of a dummy (副题)
    #[serde(default)]
    pub deck: Option<Spanned<String>>,
    /// Who writes a dummy's story
    #[serde(default)]
    pub byline: Option<Spanned<String>>,
}

/// Where a story goes on
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Jump {
    /// `false`: nowhere
    Never(bool),
    /// A page; its first free tail slot
    Page(u32),
    /// `"auto"`: the first free tail slot of the edition
    Word(JumpWord),
    /// A page and its slot
    Slot {
        /// Page number
        page: u32,
        /// Tail slot of that page
        #[serde(default)]
        slot: Option<String>,
    },
}

/// Words for a jump
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JumpWord {
    /// The program chooses
    Auto,
}

photograph! {
    /// A photograph in its slot
    pub struct PhotoPlacement {
        /// Photo slot of the page's layout. With a list, `["picture-1", "picture-2"]`, the photograph
        /// may change places with another that names its slot too, where both are cropped less so; one
        /// whose caption holds 左, 右, 上, 下 or 图 stays
        pub slot: PhotoSlots,
        /// Picture file, relative to the issue file
        pub file: Spanned<String>,
    }
}

/// An entry of the index
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexEntry {
    /// Id of the story: the stem of its file
    pub story: Spanned<String>,
    /// Section label; the story's own when left out
    #[serde(default)]
    pub section: Option<Spanned<String>>,
    /// Words; the story's short title or title when left out
    #[serde(default)]
    pub title: Option<Spanned<String>>,
    /// Words under the title, where the index has one or two entries; the story's deck or summary
    /// when left out
    #[serde(default)]
    pub summary: Option<Spanned<String>>,
}
