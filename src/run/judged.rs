//! An edition made up, set and judged; with other templates where those first taken leave errors.

use std::collections::BTreeSet;

use crate::demerits::template;
use crate::edition::Edition;
use crate::frame::{Composition, CopyWanted, Datum, Finding, Form};
use crate::ids::PageId;
use crate::layout;
use crate::lint;
use crate::makeup::{self, Kept, MadeUp};
use crate::plan::{Decision, Plan, TemplateChoice};
use crate::preflight;
use crate::rules::{Code, Severity};

/// An edition, made up and judged.
pub(super) struct Judged {
    /// The edition, each page by the template that it took, with the slots of fillers that stand.
    pub(super) edition: Edition,
    /// The same without these; `None` where none stands.
    given: Option<Edition>,
    /// Which templates were taken.
    pub(super) templates: Vec<TemplateChoice>,
    pub(super) plan: Plan,
    pub(super) decisions: Vec<Decision>,
    /// The pages with all that is wrong with them.
    pub(super) composition: Composition,
    pub(super) wanted: Vec<CopyWanted>,
    pub(super) form: Option<Form>,
    /// Other layouts by which the edition was set whole and was no better, with their pages.
    pub(super) tried: Vec<(PageId, String)>,
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
        best.try_templates(&given, kept);
        best
    }

    /// Takes the next best templates of the pages that have errors where the edition is better by them, one page
    /// after the other: what is better is what the next is tried on.
    fn try_templates(&mut self, given: &Edition, kept: &Kept) {
        let layouts = |edition: &Edition| -> Vec<String> {
            edition.pages.iter().map(|page| page.layout.clone()).collect()
        };
        let mut known = BTreeSet::from([layouts(&self.edition)]);
        let mut tried = Vec::new();
        while known.len() <= TRIES && self.weight().0 > 0 && !self.templates.is_empty() {
            let others =
                makeup::other_templates(given, &self.templates, &self.pages_with_errors());
            let next = others.into_iter().find(|(edition, _)| known.insert(layouts(edition)));
            let Some((edition, templates)) = next else { break };
            let mut other = Judged::set(edition, templates, kept);
            if other.weight() < self.weight() {
                std::mem::swap(self, &mut other);
            }
            tried.extend(other.others(self));
        }
        tried.sort();
        tried.dedup();
        // One that is no worse in another company may be the one that was taken.
        let taken = |page: PageId, layout: &str| self.edition.page(page).layout == layout;
        tried.retain(|(page, layout)| !taken(*page, layout));
        self.tried = tried;
    }

    /// Returns the layouts that it has and the one that is better has not, with their pages.
    fn others(&self, better: &Judged) -> Vec<(PageId, String)> {
        let pages = self.edition.pages.iter().zip(better.edition.pages.iter());
        let differ = pages.filter(|(own, other)| own.layout != other.layout);
        differ.map(|(own, _)| (own.id, own.layout.clone())).collect()
    }

    pub(super) fn set(edition: Edition, templates: Vec<TemplateChoice>, kept: &Kept) -> Judged {
        let made = makeup::make_up_with(&edition, kept);
        let MadeUp { plan, decisions, mut composition, edition: filled } = made;
        let (edition, given) = match filled {
            Some(filled) => (filled, Some(edition)),
            None => (edition, None),
        };
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
        let tried = Vec::new();
        Judged { edition, given, templates, plan, decisions, composition, wanted, form, tried }
    }

    /// Returns the edition as it was before any filler stood in it: what is made up anew.
    pub(super) fn given(&self) -> &Edition {
        self.given.as_ref().unwrap_or(&self.edition)
    }

    pub(super) fn errors(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.composition.findings.iter();
        findings.filter(|finding| finding.severity == Severity::Error)
    }

    /// Returns how much is wrong: the demerits of all errors, then how many warnings there are.
    pub(super) fn weight(&self) -> (u32, usize) {
        let errors = self.errors().count();
        let demerits = self.errors().map(demerits).sum();
        (demerits, self.composition.findings.len() - errors)
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

/// Returns the demerits of an error: a hole has more the larger it is, overset copy the longer it is.
fn demerits(error: &Finding) -> u32 {
    let figure = |wanted: Datum| {
        let found = error.data.iter().find(|(datum, _)| *datum == wanted);
        found.map_or(0, |(_, value)| value.max(0.0) as u32)
    };
    match error.code {
        Code::WhiteArea => {
            let cells = figure(Datum::Lines) * figure(Datum::Columns).max(1);
            template::HOLE + cells * template::EMPTY / template::HOLE_LINES
        }
        Code::Overset => template::OVERSET + figure(Datum::Lines) * template::OVER,
        _ => template::RULE,
    }
}
