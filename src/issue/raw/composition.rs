//! `[composition]` of the house style: how lines are set, as typed.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;

/// Rules of composition, for all copy of the paper
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompositionRules {
    /// Which characters may not begin or end a line
    #[serde(default)]
    pub level: Level,
    /// Width of marks inside a line
    #[serde(default)]
    pub punctuation: Punctuation,
    /// White between Chinese and Western characters, in em: 0 to 0.25, 0.125 where it is left out
    #[serde(default)]
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

/// Which characters may not begin or end a line (clreq 3.1.4)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No mark is kept from any place; numbers and words stay whole all the same
    None,
    /// No closing mark at a line start, no opening one at a line end
    Basic,
    /// Nor a solidus at a line end, nor an ellipsis at a line start
    #[default]
    Gb,
    /// Nor a dash at a line start
    Strict,
}

/// Width of marks inside a line (clreq 3.1.6)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Punctuation {
    /// 全角式: whole cells, neighbours share their blanks
    #[default]
    Quanjiao,
    /// 开明式: only 。？！ keep whole cells
    Kaiming,
    /// 半角式: half cells
    Banjiao,
    /// 行末半角: whole cells but at the end of a line
    Hangmobanjiao,
    /// 原样: whole cells everywhere
    Plain,
}

/// Opening marks at the start of a line
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineStart {
    /// Their blank is cut off: the ink is flush with the line below
    #[default]
    Trim,
    /// They keep a whole cell
    Full,
}
