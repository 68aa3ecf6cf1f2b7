//! Terms of the trade in which the files speak and a page is described: closed lists of words.
//!
//! Each list exists once. Serde reads it from the files, its comments become the descriptions
//! of the schema, and edition, layout, lint and report use the same enum.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{PageId, SlotId};

/// What may stand in a slot
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// A story from its beginning
    Story,
    /// What jumps here from another page
    Tail,
    /// Several short stories, one under the other
    Briefs,
    /// A photograph with its caption
    Photo,
    /// A story as notice or announcement
    Notice,
    /// A signed comment
    Comment,
    /// An advertisement: a story or a picture, with the word 广告
    Ad,
    /// The title of page 1
    Masthead,
    /// The list of what stands inside (导读)
    Index,
    /// The line of page number, section and date
    Folio,
    /// Other fixed matter: imprint, foot line, plate of a supplement
    Furniture,
}

/// How copy fills the columns of a slot
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fill {
    /// Columns end within one line of each other: what copy leaves free rises over all of them
    #[default]
    Balanced,
    /// Column after column to the foot
    Columns,
    /// White is part of the design (verse, advertisements): free lines are no gap, stanzas stay
    /// whole, the last column ends with the first
    Loose,
}

/// The shape of the photograph of a page's lead
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeadShape {
    /// Wider than high
    Landscape,
    /// Higher than wide
    Portrait,
    /// About as wide as high
    Square,
    /// No photograph
    None,
}

/// What parts the paragraphs of copy
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphRule {
    /// Empty lines, white at the start of a line and numbers; what other line ends are, the
    /// lines themselves tell, and a finding says what was assumed
    #[default]
    Auto,
    /// Empty lines, white at the start of a line and numbers; other line ends are nothing
    Blank,
    /// Every line end
    Line,
}

/// What the line ends of a story were taken for
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Paragraphs {
    /// Nothing: empty lines and white at the start of a line part its paragraphs
    #[default]
    Blank,
    /// Every line is a paragraph, but where it stops inside a sentence
    Line,
    /// Lines were cut at some width: one that ends before it ends a paragraph
    Cut,
}

/// Which items of lists hang: their later lines begin under their words, not under the mark
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ListStyle {
    /// Items (`- `) and numbered lines (`1. `)
    #[default]
    Hang,
    /// These, and paragraphs that open with 1、 （1） 一、 （一） ①
    HangAll,
    /// None: items are indented like paragraphs
    Run,
}

/// How subheads stand in their columns
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubheadForm {
    /// At the left
    #[default]
    Left,
    /// In the middle of the column
    Centred,
    /// At the left between 【 and 】
    Brackets,
    /// At the left behind an upright bar
    Bar,
}

/// How a photograph fills the place it has
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PhotoFit {
    /// It covers its place and is cropped to the shape of that
    #[default]
    Cover,
    /// It stands whole, scaled into its place
    Whole,
}

/// On what line a photograph inside a story begins
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhotoAlign {
    /// On the first line of the text, whatever the head over it takes; its last line stays
    Text,
}

/// With what an edge of a photograph inside a story moves
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhotoTie {
    /// With the foot of the head's own room beside it or over it
    Head,
}

/// What an issue file puts into a slot by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A story.
    Story,
    /// A photograph.
    Photo,
}

/// What the form of a newspaper asks every issue to print
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FormFact {
    /// The name of the paper
    Nameplate,
    /// The day of publication
    Date,
    /// The total number of the issue
    Number,
    /// The number of pages
    Pages,
    /// The national serial number
    Cn,
    /// The supervising unit
    Supervisor,
    /// The sponsors
    Sponsor,
    /// The publisher
    Publisher,
    /// The address of the paper
    Address,
    /// How to reach the paper
    Contact,
    /// The printer
    Printer,
    /// Distribution, or the postal code of the paper
    Distribution,
    /// The price
    Price,
    /// The number of a page
    Folio,
    /// The mark of an advertisement
    Ad,
    /// The mark of an extra issue
    Extra,
}

impl LeadShape {
    /// Returns the shape of a photograph that stands so wide and so high.
    pub fn of(width: f64, height: f64) -> LeadShape {
        // Within an eighth of a square nobody sees which side is longer.
        match width / height.max(f64::MIN_POSITIVE) {
            ratio if ratio > 1.125 => LeadShape::Landscape,
            ratio if ratio < 1.0 / 1.125 => LeadShape::Portrait,
            _ => LeadShape::Square,
        }
    }
}

impl SlotKind {
    /// Returns whether an issue file may put such matter here; tails are filled by jumps.
    pub fn takes(self, matter: Matter) -> bool {
        use SlotKind::{Ad, Briefs, Comment, Notice, Photo, Story};
        match matter {
            Matter::Story => matches!(self, Story | Briefs | Notice | Comment | Ad),
            Matter::Photo => matches!(self, Photo | Ad),
        }
    }

    /// Returns whether copy runs here, which other slots may displace.
    pub fn wants_copy(self) -> bool {
        self == SlotKind::Tail || self.takes(Matter::Story)
    }

    /// Returns whether the house fills the slot, day after day, and not the issue file's
    /// stories and photographs.
    pub fn is_fixed(self) -> bool {
        match self {
            SlotKind::Masthead | SlotKind::Index | SlotKind::Folio | SlotKind::Furniture => {
                true
            }
            SlotKind::Story
            | SlotKind::Tail
            | SlotKind::Briefs
            | SlotKind::Photo
            | SlotKind::Notice
            | SlotKind::Comment
            | SlotKind::Ad => false,
        }
    }

    /// Returns whether the slot stands where the template has it, day after day: what is booked is as large as
    /// it was sold.
    pub fn keeps_place(self) -> bool {
        self.is_fixed() || self == SlotKind::Ad
    }

    /// Returns whether the slot may leave the type area: fixed matter stands in the margin too.
    pub fn may_leave_grid(self) -> bool {
        matches!(self, SlotKind::Furniture | SlotKind::Folio)
    }
}

/// Where a story may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// Nowhere.
    Never,
    /// In this tail slot.
    To(SlotId),
    /// In tail slots of this page (or, with `None`, of any other page) that make-up chooses.
    Choose(Option<PageId>),
}

/// What kind of edition it is, where it is not the paper of the day; furniture calls its word
/// by `{edition_kind}`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditionKind {
    /// The paper of the day: files do not say so
    #[default]
    #[serde(skip)]
    Regular,
    /// An extra (号外)
    Extra,
    /// A supplement (增刊)
    Supplement,
}

impl EditionKind {
    /// Returns whether it is the paper of the day.
    pub fn is_regular(&self) -> bool {
        *self == EditionKind::Regular
    }
}

/// The way a headline or copy runs
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Across the room
    #[default]
    Horizontal,
    /// Down the page, lines from right to left (竖排)
    Vertical,
}

/// Where headline lines stand
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadAlign {
    /// Flush left
    #[default]
    Left,
    /// Centred
    Center,
}

/// Which words of a story or its slot a part of a headline shows
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// The kicker above the headline (引题)
    Kicker,
    /// The main headline (主题)
    Title,
    /// The short headline, or the title
    ShortTitle,
    /// The deck under the headline (副题)
    Deck,
    /// The summary (提要)
    Summary,
    /// Who wrote it
    Byline,
    /// The credit of the desk
    Credit,
    /// The section
    Section,
    /// The slot's standing word
    Label,
    /// Where a tail comes from
    Marker,
}

/// Where a part of a headline stands
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartPlace {
    /// On lines of its own
    #[default]
    Line,
    /// On the baseline of the part before, after it
    After,
    /// On the baseline of the part before, flush right
    Right,
    /// Flush right, on the last line of the part before where that leaves room, else on a line of its own;
    /// the part before keeps its width
    End,
}

/// A rule at a side of a slot
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RulePlace {
    /// A hairline in the middle of the empty line above
    Above,
    /// A hairline in the middle of the empty line below
    Below,
    /// A hairline in the gutter at the left
    Left,
    /// A hairline in the gutter at the right
    Right,
    /// A strong rule in the middle of the empty line above
    StrongAbove,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_fixed_or_is_filled_by_the_day() {
        let kinds = serde_json::json!([
            "story",
            "tail",
            "briefs",
            "photo",
            "notice",
            "comment",
            "ad",
            "masthead",
            "index",
            "folio",
            "furniture"
        ]);
        let read: Vec<SlotKind> = serde_json::from_value(kinds.clone()).expect("all are kinds");
        assert_eq!(serde_json::json!(read), kinds);
        for kind in read {
            assert_ne!(
                kind.is_fixed(),
                kind.wants_copy() || kind.takes(Matter::Photo),
                "{kind:?}"
            );
        }
    }
}
