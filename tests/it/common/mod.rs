//! What the tests of the library share: a world in memory and small editions in it.

pub(crate) mod daily;
mod files;
pub(crate) mod foreigncopy;
pub(crate) mod jpeg;
mod memory;
pub(crate) mod newscopy;
mod paper;
pub(crate) mod pdftext;
mod pipeline;
pub(crate) mod press;
mod random;
pub(crate) mod setup;
pub(crate) mod small;

pub(crate) use files::{flat_png, png, with_rights};
pub(crate) use memory::MemoryWorld;
pub(crate) use paper::{Paper, bending, slot_table};
pub(crate) use pipeline::{DiskWorld, edition_of};
pub(crate) use random::Random;
