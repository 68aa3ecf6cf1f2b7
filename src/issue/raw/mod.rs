//! The TOML files as they are written: one struct a table, one field a key.
//!
//! These structs are the single source of the file formats. Deserialization reads them, `schema`
//! prints them as JSON Schema (their comments become its descriptions), and the check of
//! unknown keys and wrong types walks that same schema. Nothing here knows whether a name it
//! holds exists.

mod composition;
mod elastic;
mod filler;
mod forms;
mod grid;
mod house;
mod issue;
mod layout;
mod lint;
mod number;
mod one_or_more;
mod page_names;
mod paths;
mod photo_slots;
mod photograph;
mod story;
mod wording;

pub use composition::CompositionRules;
pub use elastic::{Bends, Lines};
pub use filler::{Filler, FillerStyle, HouseAd};
pub use grid::{Grid, Margins};
pub use house::{
    CopyStyle, DropInitial, Face, FurnitureItem, FurniturePart, HeadPart, HeadStyle, House,
    InkMix, Lexicon, Limits, Manuscript, Numerals, PageParity, PageSize, Paper, Pictures,
    Press, PullStyle, Qr, SubheadStyle, TextStyle, VerseStep,
};
pub use issue::{
    Edition, IndexEntry, IssueFile, Jump, JumpWord, Page, PhotoPlacement, Previous, SlotChange,
    StoryPlacement,
};
pub use layout::{BoxStyle, Caption, HeadPlace, HeadSide, Inset, Inside, Layout, Slot};
pub use lint::{Form, FormWords, Lint, LintLevel, LintRules};
pub use number::{Hundredths, Permille, Rounded, Whole};
pub use one_or_more::OneOrMore;
pub use page_names::PageNames;
pub use photo_slots::{PhotoSlots, settle};
pub use photograph::Cropping;
pub use story::{StoryHead, StoryPhoto};
pub use wording::{FixedWords, ForbiddenWords, NamedPerson, WordingRules};
