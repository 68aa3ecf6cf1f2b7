//! The form of an issue, as the regulation counts it.

use crate::diag::Text;
use crate::ids::{PageId, SlotId};
use crate::terms::FormFact;

/// What the form of an issue comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Form errors, each with its cost.
    pub errors: u32,
    /// Most form errors with which an issue passes.
    pub limit: u32,
    /// Characters inspected: characters a line times lines, pictures by their share.
    pub chars_inspected: u32,
    /// Editing errors with which so many characters pass.
    pub editing_errors_allowed: u32,
    /// What is missing, in page order.
    pub missing: Vec<Missing>,
}

/// Something that the form of an issue lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Page on which it is missed.
    pub page: PageId,
    /// Slot on which it is missed, where it is missed on one.
    pub slot: Option<SlotId>,
    /// What is missing.
    pub what: FormFact,
    /// What it counts.
    pub cost: u32,
    /// One fact.
    pub message: Text,
    /// What to do.
    pub hint: Text,
}

impl Form {
    /// Returns whether the issue passes.
    pub fn passes(&self) -> bool {
        self.errors <= self.limit
    }
}
