//! An edition made up, set and judged; with other templates where those first taken leave errors.

use crate::edition::Edition;
use crate::frame::{Composition, CopyWanted, Finding, Form};
use crate::ids::PageId;
use crate::layout;
use crate::lint;
use crate::makeup::{self, Kept, MadeUp};
use crate::plan::{Decision, Plan, TemplateChoice};
use crate::preflight;
use crate::rules::Severity;

/// An edition, made up and judged.
pub(super) struct Judged {
    /// The edition, each page by the template that it took.
    pub(super) edition: Edition,
    /// Which templates were taken.
    pub(super) templates: Vec<TemplateChoice>,
    pub(super) plan: Plan,
    pub(super) decisions: Vec<Decision>,
    /// The pages with all that is wrong with them.
    pub(super) composition: Composition,
    pub(super) wanted: Vec<CopyWanted>,
    pub(super) form: Option<Form>,
}

/// How often an edition is set with other templates: each time costs as much as the first.
const TRIES: usize = 4;

impl Judged {
    /// Takes the templates of an edition, makes it up and judges it. Templates are weighed by fits that are only
    /// sounded: where errors are left, the next best of the pages that have them are set whole as well, and the
    /// edition with the fewest errors stands.
    pub(super) fn of(given: Edition, kept: &Kept) -> Judged {
        let (edition, templates) = makeup::take_templates(given.clone(), kept);
        let mut best = Judged::set(edition, templates, kept);
        let pages = best.pages_with_errors();
        if best.templates.is_empty() || pages.is_empty() {
            return best;
        }
        for (edition, templates) in
            makeup::other_templates(&given, &best.templates, &pages).into_iter().take(TRIES)
        {
            let other = Judged::set(edition, templates, kept);
            if other.weight() < best.weight() {
                best = other;
            }
            if best.weight().0 == 0 {
                break;
            }
        }
        best
    }

    fn set(edition: Edition, templates: Vec<TemplateChoice>, kept: &Kept) -> Judged {
        let MadeUp { plan, decisions, mut composition } = makeup::make_up_with(&edition, kept);
        // All three read the pages and change nothing about them.
        let (wanted, (refused, judged)) = rayon::join(
            || layout::copy_wanted_with(&edition, &plan, &composition, &kept.layout),
            || {
                rayon::join(
                    || preflight::check(&edition, &composition),
                    || lint::check(&edition, &plan, &composition),
                )
            },
        );
        layout::tell(&mut composition.findings, &wanted);
        composition.findings.extend(refused);
        composition.findings.extend(judged.findings);
        lint::one_a_place(&mut composition.findings);
        composition.findings.extend(preflight::check_sheets(&edition));
        composition.findings.sort_by_key(Finding::rank);
        let form = judged.form;
        Judged { edition, templates, plan, decisions, composition, wanted, form }
    }

    fn errors(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.composition.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Error)
    }

    /// Returns how much is wrong: errors, then warnings.
    fn weight(&self) -> (usize, usize) {
        let errors = self.errors().count();
        (errors, self.composition.findings.len() - errors)
    }

    /// Returns the pages that have errors, and those on which stories with errors begin.
    fn pages_with_errors(&self) -> Vec<PageId> {
        let begins = |finding: &Finding| {
            let story = finding.story.filter(|id| id.0 < self.edition.stories.len())?;
            Some(self.edition.story(story).slot.page)
        };
        let pages = self.errors().flat_map(|finding| [finding.page, begins(finding)]);
        let mut pages: Vec<PageId> = pages.flatten().collect();
        pages.sort();
        pages.dedup();
        pages
    }
}
