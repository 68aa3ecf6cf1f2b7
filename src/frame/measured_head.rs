//! A head fitted to a width before any page exists.

use super::PartedKind;
use crate::geom::{Abs, Em};

/// How a head parts at one width.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredHead {
    /// The width, in characters of the full size.
    pub measure: Em,
    /// Its lines as they are printed.
    pub lines: Vec<String>,
    /// Its size.
    pub size: Abs,
    /// Its horizontal scale in thousandths.
    pub width: u16,
    /// Why each line but the last may end where it does, and what that costs.
    pub ends: Vec<HeadEnd>,
    /// Whether it takes more lines than its style has.
    pub too_long: bool,
    /// Whether it is too long to be parted by its sense.
    pub endless: bool,
    /// What its lines part.
    pub parted: Vec<(PartedKind, String)>,
}

/// The end of a line of a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadEnd {
    /// The reason, as the table of joints calls it.
    pub why: String,
    /// What it costs to part there.
    pub cost: u32,
}
