//! The TOML head of a story file.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Spanned;
use crate::terms::PhotoFit;

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

/// A photograph of a story
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryPhoto {
    /// Picture file, relative to the story file
    pub file: Spanned<String>,
    /// What the picture shows
    #[serde(default)]
    pub caption: Option<Spanned<String>>,
    /// Who took it
    #[serde(default)]
    pub credit: Option<Spanned<String>>,
    /// The point that must stay in the crop: parts of width and height from the upper left,
    /// `[0.5, 0.4]`; the middle when left out, of a picture that is higher than wide a third from
    /// its top
    #[serde(default)]
    pub focus: Option<Spanned<[f64; 2]>>,
    /// How it fills its slot; as the slot says when left out, else whole where its pixels are
    /// those of a chart, a table or a document
    #[serde(default)]
    pub fit: Option<Spanned<PhotoFit>>,
    /// How much closer than the largest crop of the slot's shape it is shown, round `focus`
    #[serde(default)]
    #[schemars(range(min = 1.0, max = 20.0))]
    pub zoom: Option<Spanned<f64>>,
    /// The part of the picture that is shown, and nothing beyond it: left, top, width and height
    /// in parts of the picture, `[0.1, 0, 0.8, 1]`
    #[serde(default)]
    pub crop: Option<Spanned<[f64; 4]>>,
    /// Whether copyfit may leave it out where its room is wanted for copy
    #[serde(default)]
    pub optional: bool,
}
