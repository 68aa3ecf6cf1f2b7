//! What the tests of the library share: a world in memory and small editions in it.
#![allow(dead_code, unused_imports, unreachable_pub, reason = "every test takes what it needs")]
#![allow(clippy::disallowed_methods, reason = "tests read the files of the project")]

pub mod daily;
mod files;
pub mod jpeg;
mod memory;
pub mod newscopy;
pub mod pdftext;
mod pipeline;
pub mod press;
mod random;
pub mod small;

pub use files::{forbid_embedding, house, png, with_fonts};
pub use memory::MemoryWorld;
pub use pipeline::{DiskWorld, edition_of, press_file};
pub use random::Random;
