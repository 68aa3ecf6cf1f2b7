//! How many characters the slots of an edition take, for those who write them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::geom::Abs;
use crate::ids::{SlotId, StoryId};
use crate::terms::SlotKind;

/// What one slot that takes copy has of it, and wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyWanted {
    /// The slot.
    pub slot: SlotId,
    /// Its kind.
    pub kind: SlotKind,
    /// How far what belongs here is.
    pub state: CopyState,
    /// The story that stands, or will stand, here.
    pub story: Option<StoryId>,
    /// Body lines that there are places for under the headline.
    pub lines: u32,
    /// Characters of copy that there is room for.
    pub holds: u32,
    /// Characters of copy that there are.
    pub chars: u32,
    /// Characters that are missing until the slot is full; below zero, those that are too many.
    pub missing: i64,
    /// Type size of the main headline as it is set; of an empty slot, that of its style.
    pub head: Option<Abs>,
}

/// How far the copy of a slot is
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CopyState {
    /// Nobody has filled it
    Empty,
    /// It is booked for an advertisement that is not there
    Reserved,
    /// It is made up with filler
    Dummy,
    /// Its story is left out until the last minute
    Held,
    /// Copy stands in it
    Filled,
}
