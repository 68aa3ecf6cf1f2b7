//! `[paths]` of the house style.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;

/// Folders beside the root and the issue file's own from which files may be read
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paths {
    /// Folders of stories and pictures, from the root or absolute; layouts, faces and profiles stay
    /// in the root
    #[serde(default)]
    pub read: Vec<Spanned<String>>,
}
