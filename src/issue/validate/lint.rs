//! `[lint]`: what it makes exceptions from are rules.

use super::super::names;
use super::super::raw::House;
use super::report::Report;
use crate::rules::Code;
use crate::text;

/// Reports exceptions from rules that are none.
pub(super) fn check(house: &House, report: &mut Report) {
    for (rule, layouts) in &house.lint.except {
        if Code::weighed_by_house().any(|code| code.word() == rule) {
            continue;
        }
        let message = text!("没有检查规则 `{rule}`", "there is no rule `{rule}`");
        let diagnostic = report.at(Code::UnknownRule, &layouts.range, message);
        report.push(names::suggest(diagnostic, rule, Code::weighed_by_house().map(Code::word)));
    }
}
