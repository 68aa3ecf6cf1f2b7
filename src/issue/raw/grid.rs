//! `[grid]` of the house style and of layouts.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;
use crate::geom::Length;

/// A column grid. A layout may give its own; keys that it leaves out are the house's
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Number of basic columns
    #[serde(default)]
    #[schemars(range(min = 1, max = 24))]
    pub columns: Option<Spanned<u32>>,
    /// Characters a column
    #[serde(default)]
    #[schemars(range(min = 1, max = 200))]
    pub chars: Option<Spanned<u32>>,
    /// Size of the body type; 字 counts in it
    #[serde(default)]
    pub body: Option<Spanned<Length>>,
    /// White between two columns
    #[serde(default)]
    pub gutter: Option<Spanned<Length>>,
    /// Distance from baseline to baseline; 行 counts in it
    #[serde(default)]
    pub pitch: Option<Spanned<Length>>,
    /// Lines a column
    #[serde(default)]
    #[schemars(range(min = 1, max = 500))]
    pub lines: Option<Spanned<u32>>,
    /// Margins of the type area; left out sides are shared evenly
    #[serde(default)]
    pub margins: Option<Margins>,
}

/// Margins of the type area
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// From the left edge of the trim to the first column
    #[serde(default)]
    pub left: Option<Spanned<Length>>,
    /// From the upper edge of the trim to the em box of line 1
    #[serde(default)]
    pub top: Option<Spanned<Length>>,
}
