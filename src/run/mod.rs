//! The run: from an issue file to its pages, its report and its press file.
//!
//! [`make`] goes the whole way to the judged pages; it is [`read`], which takes the files as they
//! are [`Given`], and then [`set`], which decides, sets and judges: a program that wants to say
//! something between the two, or to stop there, calls them one by one. [`press`](press()) writes
//! what was [`Made`] for the press, [`proof`] for the desk while errors stand against it.
//!
//! Nothing is written to a disk and nothing is printed: faults of the files come back as
//! [`Faults`], everything else that is wrong is a finding of the report, and bytes are returned.

#[cfg(all(feature = "pdf", feature = "pictures"))]
mod content;
mod judged;
mod keeper;
mod make;
#[cfg(all(feature = "pdf", feature = "pictures"))]
mod press;
mod remedies;

pub use keeper::Keeper;
pub use make::{Kept, make, read, read_with, set};
#[cfg(all(feature = "pdf", feature = "pictures"))]
pub use press::{
    PressError, PressFile, PressOptions, Pressed, embeds, info, press, proof, reproduce,
};

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::diag::{self, Lang, Sink, Sources};
use crate::edition::Edition;
use crate::export::report::{self, Matter, Report, Status};
use crate::frame::{Composition, Finding};
use crate::issue::Issue;
use crate::plan::Plan;
use crate::rules::Code;

/// What is wanted of a run. Take the rest from [`Options::default`]: options may be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Language of the report and of the words on a proof.
    pub lang: Lang,
    /// Codes of errors that may pass to press.
    pub allow: Vec<Code>,
    /// Whether the report tells what make-up weighed.
    pub explain: bool,
}

/// What the files give: an edition that can be set.
#[derive(Debug)]
pub struct Given {
    /// The files, as they are written.
    pub issue: Arc<Issue>,
    /// The edition, as the files have it.
    pub edition: Edition,
    /// The texts of the files.
    pub sources: Sources,
    /// What is doubtful about the files; no error is among it.
    pub sink: Sink,
}

/// An edition, set and judged.
#[derive(Debug)]
#[non_exhaustive]
pub struct Made {
    /// The files, as they are written: `issue.keys` and those of house, layouts and stories say
    /// where each key and each value stands, in bytes of its text in [`sources`](Made::sources),
    /// so that a program can edit one and leave the rest of the file alone.
    pub issue: Arc<Issue>,
    /// The edition as it was given.
    pub edition: Edition,
    /// What was decided about it.
    pub plan: Plan,
    /// The set pages, with all findings.
    pub composition: Composition,
    /// What the report says.
    pub report: Report,
    /// The texts of the files.
    pub sources: Sources,
    /// What was wanted of the run.
    pub options: Options,
}

/// Why an issue cannot be set: the faults of its files, with the texts to show them in.
#[derive(Debug)]
pub struct Faults {
    /// All faults and doubts, in the order in which they were found.
    pub sink: Sink,
    /// The texts of the files.
    pub sources: Sources,
}

impl Made {
    /// Returns all that is wrong, in the order of the report.
    pub fn findings(&self) -> &[Finding] {
        &self.composition.findings
    }

    /// Returns whether no error stands against printing, but for those that were allowed.
    pub fn may_go_to_press(&self) -> bool {
        match self.report.status {
            Status::Clean | Status::Warnings => true,
            Status::Errors => false,
        }
    }

    /// Returns the report as a page for people; `sources` is the way from its folder to the one
    /// from which the report names files: `../../`.
    pub fn html(&self, sources: &str) -> String {
        let matter = Matter {
            composition: &self.composition,
            book: &self.edition.book,
            spots: &self.edition.press.spots,
            sources,
        };
        report::html(&self.report, &matter)
    }
}

impl Faults {
    /// Returns the faults as text, each with its place and its line of the file.
    pub fn render(&self, lang: Lang, color: bool) -> String {
        diag::render(&self.sink, &self.sources, lang, color)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.render(Lang::En, false).trim_end())
    }
}

impl Error for Faults {}
