//! Subheads (小标题): words in the middle of the whole lines that their style gives them.

use std::sync::Arc;

use super::block::{Demand, Standing};
use crate::edition::Subhead;
use crate::geom::{Abs, Rect, em_box};
use crate::layout::settings::Setting;

/// Returns what a subhead asks of a column: the lines of its style, but none of white at the
/// head.
pub(super) fn demand(style: &Subhead, setting: Arc<Setting>) -> Demand {
    let white = (style.lines as usize).saturating_sub(1);
    Demand { setting, white, falls_away: true, leads: true, yields: false }
}

/// Returns how its lines stand: about the middle, lower where it has white.
pub(super) fn standing(
    style: &Subhead,
    rect: Rect,
    lines: i64,
    white: bool,
    pitch: Abs,
) -> Standing {
    let middle = rect.y0 + (rect.y1 - rect.y0) / 2;
    let drop = if white { style.drop } else { Abs::ZERO };
    let first = middle - pitch * (lines - 1) / 2 + em_box::MIDDLE.at(style.style.size) + drop;
    Standing { first, leading: pitch, before: None, after: None }
}
