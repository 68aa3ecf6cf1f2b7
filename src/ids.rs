//! Names of the things of an edition: stable for as long as it lives, whatever make-up decides
//! about it.
//!
//! A name is an index into the list that the edition keeps of such things; nothing is
//! renumbered on the way, so that a name given by `edition` still names the same thing in a
//! finding.

/// Names one page of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// Names one slot of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId {
    /// Its page.
    pub page: PageId,
    /// Its place among the slots of the page.
    pub slot: usize,
}

/// Names one story of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub usize);

/// Names one block of the body of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId {
    /// Its story.
    pub story: StoryId,
    /// Its place among the blocks of the body.
    pub block: usize,
}

/// Names one picture of an edition; exporters get the pictures beside the composition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoId(pub u32);
