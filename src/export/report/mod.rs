//! The overflow and prepress report: `report.json` for machines, `report.html` for people.
//!
//! [`report`] turns a [`Composition`] into a [`Report`], which is the JSON file field for field;
//! [`Report::to_json`] writes it and [`html`] draws it. But for the matter of the page pictures the page
//! shows nothing that the JSON lacks, so a script sees what the operator sees. Whether an edition may go to press is decided here too:
//! see [`Report::status`].

mod build;
mod copy_wanted;
mod decisions;
mod figures;
mod html;
mod json;
mod model;
mod steps;
mod summed;

pub use build::{Meta, report};
pub use figures::word as figure_word;
pub use html::{Matter, html};
pub use json::pretty;
pub use model::{
    Area, BBox, Chars, ColumnEntry, Data, DecisionEntry, EditionEntry, Figure, Figures,
    FileEntry, FindingEntry, FormEntry, LayoutDemerits, LayoutEntry, LegEntry, Lines,
    MissingEntry, OversetLines, PageEntry, PartEntry, PressEntry, Report, SCHEMA, SlotEntry,
    Status, StoryEntry, WeighedEntry, schema,
};

pub use copy_wanted::WantedEntry;
pub use steps::word as step_word;
pub use summed::{Summed, summed};

#[cfg(doc)]
use crate::frame::Composition;
