//! What stands where white is left: the list of an issue file, and how the house sets it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::photograph::photograph;
use crate::diag::Spanned;
use crate::terms::RulePlace;

photograph! {
    @shown
    /// Matter that stands where white is left on a page that is made up: a brief (`file`), picture news
    /// (`photo`) or a house advertisement (`ad`); each once at most
    pub struct Filler {
        /// A brief: its story file, relative to the issue file. It stands whole or not at all
        #[serde(default)]
        pub file: Option<Spanned<String>>,
        /// Picture news: its picture file, relative to the issue file
        #[serde(default)]
        pub photo: Option<Spanned<String>>,
        /// A house advertisement: its picture in each of the sizes in which it is there
        #[serde(default)]
        pub ad: Vec<HouseAd>,
        /// How many columns a brief or a picture spans, at least and at most: `[1, 2]` when left out
        #[serde(default)]
        pub columns: Option<Spanned<[u32; 2]>>,
        /// Numbers of the pages on which it may stand; any page when left out
        #[serde(default)]
        pub pages: Vec<Spanned<u32>>,
    }
}

/// A house advertisement in one of its sizes
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseAd {
    /// Picture file, relative to the issue file; it stands whole
    pub file: Spanned<String>,
    /// How many grid lines high it stands
    #[schemars(range(min = 4, max = 500))]
    pub lines: Spanned<u32>,
    /// How many columns wide; one when left out
    #[serde(default)]
    #[schemars(range(min = 1, max = 24))]
    pub columns: Option<Spanned<u32>>,
}

/// How what stands where white is left is set
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FillerStyle {
    /// Headline style of briefs; `brief` when left out, or that of a slot of one column
    #[serde(default)]
    pub head: Option<Spanned<String>>,
    /// Way of setting briefs; that of a slot that names none when left out
    #[serde(default)]
    pub copy: Option<Spanned<String>>,
    /// Rules that part it from its neighbours; one above when left out
    #[serde(default)]
    pub rules: Option<Vec<RulePlace>>,
}

impl Filler {
    /// The columns of what says nothing of them.
    const COLUMNS: [u32; 2] = [1, 2];

    /// Returns how many columns it spans, at least and at most.
    pub fn span(&self) -> [u32; 2] {
        self.columns.as_ref().map_or(Filler::COLUMNS, |columns| columns.value)
    }

    /// Returns the files of its pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> + Clone {
        self.photo.iter().chain(self.ad.iter().map(|ad| &ad.file))
    }
}

impl HouseAd {
    /// Returns how many columns wide it stands.
    pub fn span(&self) -> u32 {
        self.columns.as_ref().map_or(1, |columns| columns.value)
    }
}
