//! `[lint]`: what it makes exceptions from are rules.

use super::super::names;
use super::super::raw::House;
use super::report::Report;
use crate::rules::Code;
use crate::text;

/// Reports exceptions from rules that are none.
pub(super) fn check(house: &House, report: &mut Report) {
    let rules = house.lint.rules.all();
    for (rule, layouts) in &house.lint.except {
        if rules.iter().any(|(code, _)| code.word() == rule) {
            continue;
        }
        let message = text!("没有检查规则 `{rule}`", "there is no rule `{rule}`");
        let diagnostic = report.at(Code::UnknownRule, &layouts.range, message);
        report.push(names::suggest(
            diagnostic,
            rule,
            rules.iter().map(|(code, _)| code.word()),
        ));
    }
}
