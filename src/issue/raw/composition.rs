//! `[composition]` of the house style: how lines are set, as typed.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;
use crate::text::{Level, LineStart, WidthStyle};

/// Rules of composition, for all copy of the paper
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompositionRules {
    /// Which characters may not begin or end a line
    #[serde(default)]
    pub level: Level,
    /// Width of marks inside a line
    #[serde(default)]
    pub punctuation: WidthStyle,
    /// White between Chinese and Western characters, in em; 0.125 where it is left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 0.25))]
    pub gap: Option<Spanned<f64>>,
    /// Opening marks at the start of a line
    #[serde(default)]
    pub line_start: LineStart,
    /// Whether English words may be parted with a hyphen
    #[serde(default)]
    pub hyphenate: Option<bool>,
    /// Whether 。？！ inside a line may be squeezed when nothing else is left
    #[serde(default)]
    pub squeeze_stops: Option<bool>,
    /// Whether a comma or full stop for which a line has no room may stand outside it
    #[serde(default)]
    pub hang_end: bool,
    /// Whether Western words and numbers are padded to whole cells instead of the gap
    #[serde(default)]
    pub western_grid: bool,
}
