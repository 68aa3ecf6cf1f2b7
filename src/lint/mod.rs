//! What a night editor would send back: [`check`] looks at the finished pages for patterns that a good
//! page never shows, `form` counts what the regulation asks of every issue, and both read what is
//! printed.
//!
//! One rule a file, each with its source and its limits, which the house sets in `[lint]`. A rule gets a
//! `Survey` of all pages and returns what it finds with its own weight; rules that need geometry only
//! stand in [`plan::judge`](crate::plan::judge), and `planned` puts what they find into words. [`check`] then
//! takes out what the house has switched off and gives the rest the weight that the house wants.

mod broken_jump;
mod crops;
mod empty;
mod flying_head;
mod form;
mod form_words;
mod head_ink;
mod house_words;
mod index_target;
mod late_dateline;
mod lone_line;
mod loose_paragraph;
mod markup_in_copy;
mod number_mismatch;
mod numbers;
mod one_place;
mod pale_edge;
mod panel_empty;
mod picture_in_path;
mod picture_words;
mod planned;
mod row_uneven;
mod same_photo;
mod survey;
mod text_above_head;
mod tops_uneven;
mod western_mark;
mod white_area;

use crate::diag::Text;
use crate::edition::Edition;
use crate::frame::{Composition, Finding, Form};
use crate::geom::Rect;
use crate::ids::SlotId;
use crate::plan::Plan;
use crate::rules::Code;

pub use one_place::one_a_place;

use survey::{Sheet, Survey};

/// A rule.
enum Rule {
    /// Judges the plan, with what the pages tell of heads and photographs.
    Plan(Code),
    /// Judges all pages as they are set.
    Page(fn(&Survey) -> Vec<Finding>),
    /// Tells what the form of the issue lacks.
    Form,
}

/// The rules, in the order in which they are told.
const RULES: &[Rule] = &[
    Rule::Plan(Code::ButtingHeads),
    Rule::Plan(Code::Seam),
    Rule::Page(flying_head::check),
    Rule::Page(text_above_head::check),
    Rule::Page(lone_line::check),
    Rule::Page(crops::check),
    Rule::Page(pale_edge::check),
    Rule::Page(loose_paragraph::check),
    Rule::Page(picture_in_path::check),
    Rule::Page(white_area::check),
    Rule::Page(panel_empty::check),
    Rule::Page(tops_uneven::check),
    Rule::Page(row_uneven::check),
    Rule::Plan(Code::HeadOrder),
    Rule::Plan(Code::LadderFlat),
    Rule::Plan(Code::HeadAiry),
    Rule::Plan(Code::HeadGlued),
    Rule::Plan(Code::AdBesideLead),
    Rule::Plan(Code::ThreePhotos),
    Rule::Page(broken_jump::check),
    Rule::Page(index_target::check),
    Rule::Form,
    Rule::Page(picture_words::check),
    Rule::Page(same_photo::check),
    Rule::Page(late_dateline::check),
    Rule::Page(number_mismatch::check),
    Rule::Page(house_words::check),
    Rule::Page(markup_in_copy::check),
    Rule::Page(western_mark::check),
];

impl Rule {
    fn check(&self, survey: &Survey, form: Option<&Form>) -> Vec<Finding> {
        match self {
            Rule::Plan(code) => planned::told(survey, *code),
            Rule::Page(check) => check(survey),
            Rule::Form => form.map_or(Vec::new(), |form| form::told(survey, form)),
        }
    }
}

/// What a night editor says of an edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What is wrong with its pages, in page order.
    pub findings: Vec<Finding>,
    /// Its form errors and what they come to; `None` where the house does not look at them.
    pub form: Option<Form>,
}

/// Judges the pages of an edition.
pub fn check(edition: &Edition, plan: &Plan, composition: &Composition) -> Judged {
    let survey = Survey::of(edition, plan, composition);
    let off = edition.lint.weights.get(&form::CODE) == Some(&None);
    let form = (!off).then(|| form::count(&survey));
    let mut findings: Vec<Finding> =
        RULES.iter().flat_map(|rule| rule.check(&survey, form.as_ref())).collect();
    findings.retain(|finding| holds(edition, finding));
    for finding in &mut findings {
        if let Some(Some(weight)) = edition.lint.weights.get(&finding.code) {
            // A slight case of what is an error is never heavier than it was.
            finding.severity = match finding.severity < finding.code.rule().weight {
                true => finding.severity.min(*weight),
                false => *weight,
            };
        }
    }
    findings.sort_by_key(Finding::rank);
    Judged { findings, form }
}

/// Returns whether the house wants to hear of a finding.
fn holds(edition: &Edition, finding: &Finding) -> bool {
    let layout = finding.page.map(|page| &edition.page(page).layout);
    edition.lint.hears(finding.code, layout)
}

/// Returns a finding at a place of a slot, with what to do about it.
fn finding(
    code: Code,
    sheet: &Sheet,
    slot: Option<SlotId>,
    rect: Rect,
    (message, hint): (Text, Text),
) -> Finding {
    Finding {
        page: Some(sheet.id),
        slot,
        rect: Some(rect),
        hints: vec![hint],
        ..Finding::new(code, message)
    }
}
