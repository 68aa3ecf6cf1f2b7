//! Terms of the trade in which the files speak and a page is described: closed lists of words.
//!
//! Each list exists once. Serde reads it from the files, its comments become the descriptions of the
//! schema, and edition, layout, lint and report use the same enum.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// What an issue file puts into a slot by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A story.
    Story,
    /// A photograph.
    Photo,
}

impl SlotKind {
    /// Returns the word of the files and the report.
    pub fn word(self) -> &'static str {
        match self {
            SlotKind::Story => "story",
            SlotKind::Tail => "tail",
            SlotKind::Briefs => "briefs",
            SlotKind::Photo => "photo",
            SlotKind::Notice => "notice",
            SlotKind::Comment => "comment",
            SlotKind::Ad => "ad",
            SlotKind::Masthead => "masthead",
            SlotKind::Index => "index",
            SlotKind::Folio => "folio",
            SlotKind::Furniture => "furniture",
        }
    }

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

    /// Returns whether the house fills the slot, day after day, and not the issue file's stories and
    /// photographs.
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

    /// Returns whether the slot may leave the type area: fixed matter stands in the margin too.
    pub fn may_leave_grid(self) -> bool {
        matches!(self, SlotKind::Furniture | SlotKind::Folio)
    }
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
        let words: Vec<&str> = read.iter().map(|kind| kind.word()).collect();
        assert_eq!(serde_json::json!(words), kinds);
        for kind in read {
            assert_ne!(
                kind.is_fixed(),
                kind.wants_copy() || kind.takes(Matter::Photo),
                "{kind:?}"
            );
        }
    }
}
