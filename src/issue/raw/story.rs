//! The TOML head of a story file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::photograph::photograph;
use crate::diag::Spanned;

/// The head of a story, between two lines `+++`
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryHead {
    /// Kicker above the headline (引题)
    #[serde(default)]
    pub kicker: Option<Spanned<String>>,
    /// Main headline (主题); `|` marks where a line may end, `{…}` what stays on one line
    pub title: Spanned<String>,
    /// Short headline, for the tail of a jump and the index
    #[serde(default)]
    pub short_title: Option<Spanned<String>>,
    /// Deck under the headline (副题)
    #[serde(default)]
    pub deck: Option<Spanned<String>>,
    /// Summary (提要), printed where the headline style has it
    #[serde(default)]
    pub summary: Option<Spanned<String>>,
    /// Words that open the first paragraph (电头)
    #[serde(default)]
    pub dateline: Option<Spanned<String>>,
    /// Who wrote it
    #[serde(default)]
    pub byline: Option<Spanned<String>>,
    /// Credit of the desk: 融媒报道
    #[serde(default)]
    pub credit: Option<Spanned<String>>,
    /// Section, for the index
    #[serde(default)]
    pub section: Option<Spanned<String>>,
    /// Weight among the stories of the edition, 1 the heaviest
    #[serde(default)]
    #[schemars(range(min = 1, max = 99))]
    pub priority: Option<Spanned<u32>>,
    /// Photographs that belong to the story; they fill the photo slots inside its slot, in order
    #[serde(default)]
    pub photos: Vec<StoryPhoto>,
}

photograph! {
    /// A photograph of a story
    pub struct StoryPhoto {
        /// Picture file, relative to the story file
        pub file: Spanned<String>,
    }
}
