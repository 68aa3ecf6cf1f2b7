//! Where a Chinese headline may be parted without hurting its sense.
//!
//! [`joints`] weighs every place between two characters, and [`Why`] is the table of the reasons: not
//! inside a word, a name, a number with its unit or a quotation; not before 的 and its like; not after a
//! preposition or conjunction that would hang in the air; best between the clauses, then between subject
//! and predicate.
//!
//! `segment` has the words of a dictionary that has learned the `terms` of public life; `names` finds
//! persons by their `titles` and by what follows, `foreign` those of other tongues; `numbers` and `words`
//! put together what belongs together; `lists` say what a word is in a headline; `joint` weighs. The
//! house gives the names that nobody else has.

mod foreign;
mod joint;
mod lists;
mod names;
mod numbers;
mod segment;
mod terms;
mod titles;
mod why;
mod words;

pub use joint::joints;
pub use names::has_surname;
pub use segment::borders;
pub use why::{Joint, NEVER, Why};
