//! Facts that furniture calls: each is built in, a role of the staff, or declared by the house, so that a slip
//! in a name cannot take words off the page without a word.

use super::super::facts;
use super::super::names;
use super::Files;
use super::report::Report;
use crate::diag::{Diagnostic, SourceId, Spanned, Text};
use crate::rules::Code;
use crate::text;

/// Tells facts that no house declares: an error, or a warning where the issue gives them today. A fact that is
/// declared and has no value takes away its own part, as meant.
pub(super) fn check(files: &Files, report: &mut Report) {
    let Some(house) = files.house.as_ref().filter(|house| house.is_sound()) else { return };
    // What a broken issue gives is not known.
    if !files.issue.is_sound() {
        return;
    }
    let declared = house.value.paper.facts.keys().map(String::as_str);
    let known: Vec<&str> =
        facts::OF_EVERY_PAGE.into_iter().chain(facts::STAFF).chain(declared).collect();
    let given = given(files);
    for item in house.value.furniture.values().flatten() {
        let parts = item.left.iter().chain(&item.right).map(|part| &part.text);
        for words in item.text.iter().chain(parts) {
            let called = facts::called(&words.value);
            for fact in called.names.into_iter().filter(|fact| !known.contains(fact)) {
                report.push(match given.contains(&fact) {
                    true => undeclared(fact, words, house.source),
                    false => unknown(fact, words, house.source, &known),
                });
            }
            if called.open {
                report.push(open(words, house.source));
            }
        }
    }
}

fn unknown(fact: &str, words: &Spanned<String>, house: SourceId, known: &[&str]) -> Diagnostic {
    let message = text!("固定内容里没有 `{fact}` 这一项", "furniture knows no fact `{fact}`");
    let fault = Diagnostic::new(Code::UnknownFact, house.span(words.range.clone()), message);
    let meant = names::meant(fact, known.iter().copied());
    meant.into_iter().fold(fault, Diagnostic::hint).hint(declare(fact))
}

fn undeclared(fact: &str, words: &Spanned<String>, house: SourceId) -> Diagnostic {
    let message = text!(
        "`{fact}` 这一项期次文件给了，报纸样式没有登记",
        "the issue gives the fact `{fact}`, the house style does not declare it"
    );
    Diagnostic::new(Code::UndeclaredFact, house.span(words.range.clone()), message)
        .hint(declare(fact))
}

fn declare(fact: &str) -> Text {
    text!(
        "登记：[paper.facts] 里写 {fact} = \"\"，哪天有就由期次文件给出",
        "declare it: {fact} = \"\" under [paper.facts]; the issue gives it on its days"
    )
}

fn open(words: &Spanned<String>, house: SourceId) -> Diagnostic {
    let message = text!("`{{` 没有配上 `}}`", "`{{` has no `}}` behind it");
    Diagnostic::new(Code::UnpairedBrace, house.span(words.range.clone()), message)
        .hint(text!("写成 {{名称}}", "write {{name}}"))
}

/// Returns the names of the facts and of the staff that the issue gives, on any page.
fn given(files: &Files) -> Vec<&str> {
    let issue = &files.issue.value;
    let pages = issue.pages.iter().flat_map(|page| page.facts.keys().chain(page.staff.keys()));
    issue.edition.facts.keys().chain(pages).map(String::as_str).collect()
}
