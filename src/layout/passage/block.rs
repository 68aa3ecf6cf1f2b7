//! What a block is to the others: to the flow a [`Demand`]; to the ink a rectangle, in which its
//! lines [stand](Standing) and something is painted before and after them.

use std::sync::Arc;

use crate::frame::FrameItem;
use crate::geom::Abs;
use crate::layout::settings::Setting;

/// What a block asks of a column.
pub(crate) struct Demand {
    /// Its lines.
    pub(crate) setting: Arc<Setting>,
    /// Places that it takes beside one a line.
    pub(crate) white: usize,
    /// Whether these hold white on purpose, and fall away at the head of a column.
    pub(crate) falls_away: bool,
    /// Whether lines of text must follow it in its run (背题).
    pub(crate) leads: bool,
    /// Whether it gives way where it finds no place, instead of being overset.
    pub(crate) yields: bool,
}

/// How the lines of a block stand in its rectangle.
pub(crate) struct Standing {
    /// The baseline of the first line.
    pub(crate) first: Abs,
    /// From baseline to baseline.
    pub(crate) leading: Abs,
    /// What is painted before the lines.
    pub(crate) before: Option<FrameItem>,
    /// What is painted after them.
    pub(crate) after: Option<FrameItem>,
}
