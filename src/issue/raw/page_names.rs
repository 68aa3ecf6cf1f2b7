//! What pages are called in print.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;
use crate::page_name::PageFact;
use crate::pattern::Pattern;

/// What pages are called in folio, index and jump lines alike, where it is not their number:
/// `{page}` 2, `{page2}` 02, `{page_ordinal}` 二
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageNames {
    /// Pages of the paper of the day: `A{page2}`; their numbers when left out
    #[serde(default)]
    pub regular: Option<Spanned<Pattern<PageFact>>>,
    /// Pages of an extra (号外); their numbers when left out
    #[serde(default)]
    pub extra: Option<Spanned<Pattern<PageFact>>>,
    /// Pages of a supplement (增刊); `增{page}` when left out
    #[serde(default)]
    pub supplement: Option<Spanned<Pattern<PageFact>>>,
}
