//! Which template a page took of those that it names, and what the others would have cost.

use crate::demerits::template::Cost;
use crate::ids::PageId;

/// The template that a page took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateChoice {
    /// The page.
    pub page: PageId,
    /// Every template that it names, the one that was taken first, then by what they cost.
    pub weighed: Vec<WeighedTemplate>,
}

/// A template that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedTemplate {
    /// Its name.
    pub layout: String,
    /// What speaks against it.
    pub verdict: Verdict,
}

/// What speaks against a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It lacks slots that the files name.
    Lacks(Vec<String>),
    /// It was set, and has these demerits.
    Set(Cost),
    /// It has these demerits before anything is set, which is more than another has in all.
    Worse(Cost),
    /// It has fewer demerits than the one taken, but the whole edition has more errors by it.
    Failed(Cost),
}

impl TemplateChoice {
    /// Takes another of the templates in place of the first.
    pub(crate) fn take(&mut self, rank: usize) {
        let taken = self.weighed.remove(rank);
        if let Some(first) = self.weighed.first_mut()
            && let Verdict::Set(cost) | Verdict::Worse(cost) = first.verdict
        {
            first.verdict = Verdict::Failed(cost);
        }
        self.weighed.insert(0, taken);
    }
}
