//! What a night editor would send back: [`check`] looks at the finished pages for patterns that a good
//! page never shows, [`form`] counts what the regulation asks of every issue, and both read what is
//! printed.
//!
//! One rule a file, each with its source and its limits, which the house sets in `[lint]`. A rule gets a
//! `Survey` of all pages and returns what it finds with its own weight; [`check`] then
//! takes out what the house has switched off and gives the rest the weight that the house wants.

mod ad_beside_lead;
mod broken_jump;
mod butting_heads;
mod flying_head;
mod form;
mod form_words;
mod head_order;
mod index_target;
mod late_dateline;
mod lone_line;
mod number_mismatch;
mod numbers;
mod photos_in_row;
mod picture_in_path;
mod picture_words;
mod same_photo;
mod seam;
mod survey;
mod text_above_head;

use crate::diag::{Severity, Text};
use crate::edition::Edition;
use crate::frame::{Composition, Finding, Form};
use crate::geom::Rect;
use crate::plan::Plan;
use crate::rules::Code;

use survey::{Sheet, Survey};

/// A rule: what it finds on all pages.
type Rule = fn(&Survey) -> Vec<Finding>;

/// The rules, in the order in which they are told.
const RULES: &[Rule] = &[
    butting_heads::check,
    seam::check,
    flying_head::check,
    text_above_head::check,
    lone_line::check,
    picture_in_path::check,
    head_order::check,
    ad_beside_lead::check,
    photos_in_row::check,
    broken_jump::check,
    index_target::check,
    form::check,
    picture_words::check,
    same_photo::check,
    late_dateline::check,
    number_mismatch::check,
];

/// Returns what is wrong with the pages of an edition, in page order.
pub fn check(edition: &Edition, plan: &Plan, composition: &Composition) -> Vec<Finding> {
    let survey = Survey::of(edition, plan, composition);
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&survey)).collect();
    findings.retain(|finding| holds(edition, finding));
    for finding in &mut findings {
        if let Some(Some(weight)) = edition.lint.weights.get(&finding.code) {
            finding.severity = *weight;
        }
    }
    findings.sort_by_key(Finding::rank);
    findings
}

/// Returns the form errors of an edition and what they come to; `None` where the house does not look at
/// them.
pub fn form(edition: &Edition, plan: &Plan, composition: &Composition) -> Option<Form> {
    let off = edition.lint.weights.get(&form::CODE) == Some(&None);
    (!off).then(|| form::count(&Survey::of(edition, plan, composition)))
}

/// Returns whether the house wants to hear of a finding.
fn holds(edition: &Edition, finding: &Finding) -> bool {
    let lint = &edition.lint;
    if lint.weights.get(&finding.code) == Some(&None) {
        return false;
    }
    let layouts = lint.except.get(&finding.code);
    let page = finding.page.map(|page| edition.page(page));
    let excepted =
        layouts.zip(page).is_some_and(|(layouts, page)| layouts.contains(&page.layout));
    !excepted
}

/// Returns a warning at a place of a slot, with what to do about it.
fn finding(
    code: Code,
    sheet: &Sheet,
    slot: Option<usize>,
    rect: Rect,
    (message, hint): (Text, Text),
) -> Finding {
    Finding {
        code,
        severity: Severity::Warning,
        page: Some(sheet.id),
        slot: slot.map(|slot| sheet.slot_id(slot)),
        story: None,
        rect: Some(rect),
        source: None,
        message,
        hints: vec![hint],
        data: Vec::new(),
    }
}
