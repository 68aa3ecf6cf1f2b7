//! Facts that furniture calls and nobody gives: the words round them would be left out without a word.

use super::super::facts;
use super::super::names;
use super::Files;
use super::report::Report;
use crate::diag::{Diagnostic, SourceId, Spanned, nearest};
use crate::rules::Code;
use crate::text;

/// Who makes a page: a house may call them before anybody is named.
const STAFF: [&str; 3] = ["editor", "proof", "makeup"];

/// Warns of facts that no file gives and whose name is nearly that of one: a slip. Any other fact may be given
/// on another day, and words that call it are meant to be left out today.
pub(super) fn check(files: &Files, report: &mut Report) {
    let Some(house) = files.house.as_ref().filter(|house| house.is_sound()) else { return };
    let known = known(files);
    for item in house.value.furniture.values().flatten() {
        let parts = item.left.iter().chain(&item.right).map(|part| &part.text);
        for words in item.text.iter().chain(parts) {
            for fact in facts::called(&words.value).filter(|fact| !known.contains(fact)) {
                if nearest(fact, known.iter().copied()).is_some() {
                    report.push(unknown(fact, words, house.source, &known));
                }
            }
        }
    }
}

fn unknown(fact: &str, words: &Spanned<String>, house: SourceId, known: &[&str]) -> Diagnostic {
    let message = text!(
        "没有 `{fact}` 这项内容，这些文字不会印出来",
        "nothing gives the fact `{fact}`: these words will not print"
    );
    let fault = Diagnostic::new(Code::UnknownFact, house.span(words.range.clone()), message);
    names::suggest(fault, fact, known.iter().copied())
}

/// Returns the names of all facts of an edition.
fn known(files: &Files) -> Vec<&str> {
    let issue = &files.issue.value;
    let house = files.house.iter().flat_map(|house| house.value.paper.facts.keys());
    let pages = issue.pages.iter().flat_map(|page| page.facts.keys().chain(page.staff.keys()));
    let given = house.chain(issue.edition.facts.keys()).chain(pages).map(String::as_str);
    facts::OF_EVERY_PAGE.into_iter().chain(STAFF).chain(given).collect()
}
