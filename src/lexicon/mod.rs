//! Where a Chinese headline may be parted without hurting its sense.
//!
//! [`joints`] weighs every place between two characters, and [`Why`] is the table of the reasons: not inside a word, a name, a number
//! with its unit or a quotation; not before 的 and its like; not after a preposition or
//! conjunction that would hang in the air; best between the clauses, then between subject and
//! predicate. Words come from a segmenter with a dictionary, names that no dictionary has from
//! the house.

mod joint;
mod why;
mod words;

pub use joint::joints;
pub use why::{Joint, NEVER, Why};
