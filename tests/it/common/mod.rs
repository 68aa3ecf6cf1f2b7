//! What the tests of the library share: a world in memory and small editions in it.

pub(crate) mod daily;
mod files;
pub(crate) mod jpeg;
mod memory;
pub(crate) mod newscopy;
pub(crate) mod pdftext;
mod pipeline;
pub(crate) mod press;
mod random;
pub(crate) mod setup;
pub(crate) mod small;

pub(crate) use files::{forbid_embedding, house, png, with_fonts};
pub(crate) use memory::MemoryWorld;
pub(crate) use pipeline::{DiskWorld, edition_of, press_file};
pub(crate) use random::Random;
