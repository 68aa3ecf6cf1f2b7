//! What pages are called in print: every pattern tells one page from another.

use super::super::names;
use super::super::raw::House;
use super::report::Report;
use crate::page_name::PageFact;
use crate::pattern::Facts;
use crate::rules::Code;
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
        if pattern.value.facts().next().is_none() && pattern.value.unknown().next().is_none() {
            let message = text!(
                "版名里没有版号，各版会同名",
                "the name has no page number: all pages would have one name"
            );
            let hint = text!("加上 {{page}} 或 {{page2}}", "add {{page}} or {{page2}}");
            report.error(Code::BadPageName, &pattern.range, message, hint);
        }
    }
}
