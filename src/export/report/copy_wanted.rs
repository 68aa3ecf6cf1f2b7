//! The shopping list in the report: how much copy each slot takes.

use schemars::JsonSchema;
use serde::Serialize;

use super::model::Figure;
use crate::frame::{CopyState, CopyWanted, Names};
use crate::terms::SlotKind;

/// How much copy a slot takes, and how much is missing
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WantedEntry {
    /// Page number
    pub page: u32,
    /// Slot
    pub slot: String,
    /// Kind of the slot
    pub kind: SlotKind,
    /// How far what belongs here is
    pub state: CopyState,
    /// Id of the story that stands, or will stand, here
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub story: Option<String>,
    /// Body lines that there is room for under the headline
    pub lines: u32,
    /// Characters of copy that there is room for at the present headline; of an empty slot under a headline of
    /// one line
    pub holds: u32,
    /// Characters of copy that there are, those without a place among them
    pub chars: u32,
    /// Han characters that are missing until the slot is full, in new paragraphs of about 120; below zero, those that are
    /// too many. Exact for such copy, within a line a paragraph for any other
    pub missing: i64,
    /// Type size of the main headline in points
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub head_pt: Option<Figure>,
}

impl WantedEntry {
    /// Returns the entry of a slot.
    pub(super) fn of(wanted: &CopyWanted, names: &Names) -> WantedEntry {
        WantedEntry {
            page: names.page(wanted.slot.page),
            slot: names.slot(wanted.slot).to_owned(),
            kind: wanted.kind,
            state: wanted.state,
            story: wanted.story.map(|story| names.story(story).to_owned()),
            lines: wanted.lines,
            holds: wanted.holds,
            chars: wanted.chars,
            missing: wanted.missing,
            head_pt: wanted.head.map(Figure::points),
        }
    }
}
