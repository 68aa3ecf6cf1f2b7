//! `[wording]` of the house style: how the paper writes, as typed.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;

/// How the paper writes: words that it does not print, words that are written in one way only, and
/// persons with their titles
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WordingRules {
    /// Words that the paper does not print
    pub forbidden: Vec<ForbiddenWords>,
    /// Words that are written in one way only
    pub fixed: Vec<FixedWords>,
    /// Persons with their titles, in the order in which the paper names them
    pub names: Vec<NamedPerson>,
}

/// Words that the paper does not print
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForbiddenWords {
    /// The words
    pub words: Spanned<String>,
    /// What to write instead
    #[serde(default)]
    pub instead: Option<String>,
    /// Longer words in which they may stand
    #[serde(default)]
    pub except: Vec<String>,
}

/// Words that are written in one way only
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixedWords {
    /// How they are written
    pub words: Spanned<String>,
    /// How they are not
    pub not: Vec<Spanned<String>>,
}

/// A person with the titles that the paper gives them
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedPerson {
    /// The name
    pub name: Spanned<String>,
    /// The titles, of which any may stand before or behind it; none where no title is checked
    #[serde(default)]
    pub titles: Vec<String>,
}
