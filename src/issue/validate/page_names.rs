//! What pages are called in print: every pattern tells one page from another, and no two pages
//! of an issue have one name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::names;
use super::super::raw::{House, Page};
use super::Files;
use super::report::Report;
use crate::page_name::{Numeral, PageFact, PageName};
use crate::pattern::{Facts, Pattern};
use crate::rules::Code;
use crate::terms::EditionKind;
use crate::text;

/// Reports faults of `[page_names]`.
pub(super) fn check(house: &House, report: &mut Report) {
    let names = &house.page_names;
    for pattern in [&names.regular, &names.extra, &names.supplement].into_iter().flatten() {
        for name in pattern.value.unknown() {
            let message =
                text!("版名里没有 {{{name}}}", "the name of a page knows no {{{name}}}");
            let diagnostic = report.at(Code::BadPageName, &pattern.range, message);
            let known = PageFact::ALL.iter().map(|(name, _)| *name);
            report.push(names::suggest(diagnostic, name, known));
        }
        if !tells(&pattern.value) && pattern.value.unknown().next().is_none() {
            let message = text!(
                "版名里没有版号，各版会同名",
                "the name has no page number: all pages would have one name"
            );
            let hint = text!("加上 {{page}} 或 {{page2}}", "add {{page}} or {{page2}}");
            report.error(Code::BadPageName, &pattern.range, message, hint);
        }
    }
}

/// Returns whether a pattern tells one page from another.
fn tells(pattern: &Pattern<PageFact>) -> bool {
    pattern.facts().next().is_some()
}

/// Returns what each page is called: by its own label, else by the pattern of the house for
/// such an edition, else by its number; `None` where that cannot be known. Reports labels that
/// are blank, and pages that have one name.
pub(super) fn of_pages(files: &Files, report: &mut Report) -> Vec<Option<PageName>> {
    let file = &files.issue.value;
    // Where a page could not be read, the numbers of those behind it are not what they were.
    let house = files.names().filter(|_| files.issue.is_sound());
    let pattern = house.map(|house| pattern(house, file.kind()));
    let numbered = |number: u32| match pattern.as_ref()? {
        // What is wrong with the pattern itself is told in the house style.
        Some(pattern) if !tells(pattern) || pattern.unknown().next().is_some() => None,
        Some(pattern) => Some(PageName::Own(pattern.fill(|fact| fact.of(number)).into())),
        None => Some(PageName::Number(number)),
    };
    let names = (1..).zip(&file.pages).map(|(number, page)| match &page.label {
        Some(label) if label.value.trim().is_empty() => {
            let message = text!("版名是空的", "the label of the page is blank");
            let hint =
                text!("写 B01 一类，或删去 label", "write something like B01, or take it out");
            report.error(Code::BlankLabel, &label.range, message, hint);
            None
        }
        Some(label) => Some(PageName::Own(label.value.trim().into())),
        None => numbered(number),
    });
    let names: Vec<_> = names.collect();
    apart(&file.pages, &names, report);
    names
}

/// Returns the pattern by which a house calls the pages of such an edition, where it is not by
/// their numbers.
fn pattern(house: &House, kind: EditionKind) -> Option<Pattern<PageFact>> {
    let names = &house.page_names;
    let (own, default) = match kind {
        EditionKind::Regular => (&names.regular, None),
        EditionKind::Extra => (&names.extra, None),
        EditionKind::Supplement => (&names.supplement, Some("增{page}")),
    };
    own.as_ref().map(|name| name.value.clone()).or_else(|| default.map(Pattern::of))
}

/// Reports pages that are called like one before them, in figures or in Chinese numerals.
fn apart(pages: &[Page], names: &[Option<PageName>], report: &mut Report) {
    let mut owners = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        let forms = [Numeral::Figures, Numeral::Chinese].map(|numeral| name.bare(numeral));
        let taken = forms.iter().find_map(|form| Some((form, *owners.get(form)?)));
        if let Some((word, first)) = taken {
            alike(word, &pages[first], &pages[index], report);
        }
        for form in forms {
            owners.entry(form).or_insert(index);
        }
    }
}

/// Reports a page that is called like another: at its label, or at the other's where only that
/// one has one.
fn alike(word: &str, first: &Page, page: &Page, report: &mut Report) {
    let (at, there) = match (&first.label, &page.label) {
        (Some(label), None) => (label, &page.name),
        (first_label, own) => {
            (own.as_ref().unwrap_or(&page.name), first_label.as_ref().unwrap_or(&first.name))
        }
    };
    let message = text!("两个版都叫 `{word}`", "two pages are called `{word}`");
    let hint = text!("给它另一个 label", "give it another label");
    let there = report.source.span(there.range.clone());
    let diagnostic = report.at(Code::DuplicateLabel, &at.range, message);
    report.push(diagnostic.label(there, text!("另一版", "the other page")).hint(hint));
}

/// Where the name of a page is said.
pub(super) enum Said<'a> {
    /// In the issue file.
    Issue(&'a Range<usize>),
    /// In the house style, for all pages.
    House(&'a Range<usize>),
}

/// Returns where the name of a page is said: at its label, else in the house's pattern, else
/// where the page is.
pub(super) fn said<'a>(house: &'a House, kind: EditionKind, page: &'a Page) -> Said<'a> {
    let names = &house.page_names;
    let pattern = match kind {
        EditionKind::Regular => &names.regular,
        EditionKind::Extra => &names.extra,
        EditionKind::Supplement => &names.supplement,
    };
    match (&page.label, pattern) {
        (Some(label), _) => Said::Issue(&label.range),
        (None, Some(pattern)) => Said::House(&pattern.range),
        (None, None) => Said::Issue(&page.name.range),
    }
}
