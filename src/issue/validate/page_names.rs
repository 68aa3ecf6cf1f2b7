//! What pages are called in print: every pattern tells one page from another.

use super::super::names;
use super::super::raw::House;
use super::report::Report;
use crate::rules::Code;
use crate::text;

/// What a pattern may hold between braces.
const KNOWN: [&str; 4] = ["page", "page2", "page3", "page_ordinal"];

/// Reports faults of `[page_names]`.
pub(super) fn check(house: &House, report: &mut Report) {
    let names = &house.page_names;
    for pattern in [&names.regular, &names.extra, &names.supplement].into_iter().flatten() {
        let mut rest = pattern.value.as_str();
        let mut has_page = false;
        while let Some((_, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            has_page |= KNOWN.contains(&name);
            if !KNOWN.contains(&name) {
                let message =
                    text!("版名里没有 {{{name}}}", "the name of a page knows no {{{name}}}");
                let diagnostic = report.at(Code::BadPageName, &pattern.range, message);
                report.push(names::suggest(diagnostic, name, KNOWN));
                has_page = true;
            }
            rest = after;
        }
        if !has_page {
            let message = text!(
                "版名里没有版号，各版会同名",
                "the name has no page number: all pages would have one name"
            );
            let hint = text!("加上 {{page}} 或 {{page2}}", "add {{page}} or {{page2}}");
            report.error(Code::BadPageName, &pattern.range, message, hint);
        }
    }
}
