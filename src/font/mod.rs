//! Typefaces: the files, their metrics, and which face stands in for which.
//!
//! A [`Book`] holds the faces of one edition. Only files of the project's `fonts/` folder (or
//! of the paper's own) ever enter it; no system font does.

mod book;
mod judge;

pub use book::{Book, Face, FaceError, FaceId, Western};
