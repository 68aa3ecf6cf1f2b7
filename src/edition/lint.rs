//! What a night editor would send back, resolved.

use std::collections::BTreeMap;

use crate::diag::Severity;
use crate::rules::Code;
use crate::terms::FormFact;

/// The rules of the page and their limits.
#[derive(Clone, Debug)]
pub struct Lint {
    /// Rules that the house gives a weight of its own, by the code of their findings; `None` is
    /// off.
    pub weights: BTreeMap<Code, Option<Severity>>,
    /// Layouts on whose pages a rule does not hold.
    pub except: BTreeMap<Code, Vec<String>>,
    /// Lines by which the tops of two heads may differ and still stand side by side.
    pub side_lines: u32,
    /// Percent by which two type sizes may differ and still be alike.
    pub alike_percent: u32,
    /// Lines of white between a head and its text beyond which it flies.
    pub apart_lines: u32,
    /// Photographs one beside or under another that are too many.
    pub photos_in_row: u32,
    /// Lines of white, a column wide, from which on a white area is worth a look.
    pub white_lines: u32,
    /// Lines of white from which on it is a hole.
    pub hole_lines: u32,
    /// Words in a caption that stand for a credit.
    pub credit_words: Vec<String>,
    /// The form of the paper.
    pub form: Form,
}

/// The form of the paper as the regulation counts it.
#[derive(Clone, Debug)]
pub struct Form {
    /// Most form errors with which an issue passes.
    pub limit: u32,
    /// Whether an issue that does not pass goes to no press.
    pub fails: bool,
    /// What a missing or too small nameplate counts.
    pub nameplate_cost: u32,
    /// What anything else that is missing counts.
    pub cost: u32,
    /// Editing errors that 10,000 characters may hold.
    pub editing_errors: u32,
    /// Percent of a news photograph's area that counts as characters.
    pub photo_percent: u32,
    /// Percent of a decoration's area that counts as characters.
    pub decoration_percent: u32,
    /// The words that are looked for.
    pub words: FormWords,
}

/// Words that are looked for in what is printed; one of each list must be there, an empty list
/// asks for nothing.
#[derive(Clone, Debug)]
pub struct FormWords {
    /// The facts of page 1, each with its words.
    pub masthead: Vec<(FormFact, Vec<String>)>,
    /// The facts that may stand on any page, each with its words.
    pub imprint: Vec<(FormFact, Vec<String>)>,
    /// The number of a page in its folio.
    pub folio: Vec<String>,
    /// The mark of an advertisement.
    pub ad: Vec<String>,
    /// The marks of an extra issue.
    pub extra: Vec<String>,
}

impl Lint {
    /// Returns whether the house wants to hear what a rule finds, on pages of a layout where it is
    /// of one.
    pub fn hears(&self, code: Code, layout: Option<&String>) -> bool {
        let off = self.weights.get(&code) == Some(&None);
        let excepted = self.except.get(&code).zip(layout);
        !off && !excepted.is_some_and(|(layouts, layout)| layouts.contains(layout))
    }
}
