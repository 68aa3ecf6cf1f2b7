//! Pull quotes (提要): lines of their own leading between two rules.

use std::sync::Arc;

use super::block::{Demand, Standing};
use crate::color::Ink;
use crate::edition::Pull;
use crate::geom::{Abs, Rect};
use crate::layout::settings::Setting;
use crate::layout::typesetter::rule_across;

/// Returns what a pull quote asks of a column: as many lines of the grid as its own lines are
/// high, and two for the white and the rules.
pub(super) fn demand(style: &Pull, setting: Arc<Setting>, pitch: Abs) -> Demand {
    let lines = setting.lines.len();
    let height = style.leading * lines as i64 + pitch;
    let grid = height.div_ceil(pitch) as usize;
    let white = (grid + 2).saturating_sub(lines);
    Demand { setting, white, falls_away: false, leads: false, yields: true }
}

/// Returns how its lines stand: about the middle, with its rules over and under them.
pub(super) fn standing(style: &Pull, rect: Rect, lines: i64) -> Standing {
    let text = style.leading * lines;
    let top = rect.y0 + (rect.y1 - rect.y0 - text) / 2 - style.leading / 4;
    let above = style.rule_above.map(|(weight, ink)| (top, weight, ink));
    let foot = top + text + style.leading / 2;
    let below = style.rule_below.map(|weight| (foot, weight, Ink::BLACK));
    let rule = |(y, weight, ink)| rule_across(rect.x0, rect.x1, y, weight, ink);
    Standing {
        first: top + style.leading,
        leading: style.leading,
        before: above.map(rule),
        after: below.map(rule),
    }
}
