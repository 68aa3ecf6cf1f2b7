//! What ink stands for: told by layout, which knows, to all who would have to guess.

use crate::ids::{BlockId, PageId, PhotoId, SlotId, StoryId};
use crate::terms::Words;

/// What the matter of a group stands for. The innermost tag is what a piece is; the area round it says
/// to which slot it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// All that stands in a slot, or belongs to it: its box and its rules too.
    Area(SlotId),
    /// A part of the head of a story.
    Head {
        /// The story.
        story: StoryId,
        /// Which of its words.
        part: Words,
    },
    /// A block of the copy of a story; the bars of a dummy too.
    Block(BlockId),
    /// The credit at the end of the copy of a story.
    Credit(StoryId),
    /// The line that sends the reader of a story on to a page.
    JumpTo {
        /// The story.
        story: StoryId,
        /// The page.
        page: PageId,
    },
    /// The line, in the head of a tail, that says from which page a story comes.
    JumpFrom {
        /// The story.
        story: StoryId,
        /// The page.
        page: PageId,
    },
    /// The standing word of a slot that is no part of a story's head.
    Label,
    /// An entry of the index.
    Entry {
        /// The story.
        story: StoryId,
        /// The page to which it sends the reader.
        page: PageId,
    },
    /// A photograph.
    Picture(PhotoId),
    /// What stands under a photograph.
    Caption(PhotoId),
    /// Who took a photograph.
    PhotoCredit(PhotoId),
    /// Fixed matter: masthead, folio, imprint.
    Furniture,
    /// What keeps the room of an advertisement that is not there.
    Booked,
    /// The panel and the frame of a slot.
    Boxed,
    /// A rule that parts a slot, or a story in it, from what stands beside.
    Rule,
}

impl Tag {
    /// Returns the story in whose head this stands, with the word on its label and whence it comes.
    pub fn head(self) -> Option<StoryId> {
        match self {
            Tag::Head { story, .. } | Tag::JumpFrom { story, .. } => Some(story),
            _ => None,
        }
    }
}
