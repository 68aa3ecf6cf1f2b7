//! Inks, spot inks and the press.

use super::super::names;
use super::super::raw::{House, InkMix};
use super::Files;
use super::page_files::has_barred;
use super::report::Report;
use crate::diag::Spanned;
use crate::page_name::FileFact;
use crate::pattern::{Facts, Pattern};
use crate::rules::Code;
use crate::text;

/// Reports faults of the inks and of `[press]`.
pub(super) fn check(house: &House, report: &mut Report) {
    for mix in house.inks.values() {
        ink(mix, house, report);
    }
    let press = &house.press;
    if let Some(pattern) = &press.file_name {
        file_name(pattern, report);
    }
}

/// Returns the ink of each spot ink that an issue books; reports those that the house style
/// does not have.
pub(super) fn check_spots(files: &Files, report: &mut Report) -> Option<Vec<usize>> {
    let house = files.names()?;
    let spots: Vec<_> = house.inks.values().map(|mix| mix.value.spot.as_ref()).collect();
    let mut known: Vec<&str> = spots.iter().flatten().map(|spot| spot.value.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let mut booked = Vec::new();
    for name in &files.issue.value.edition.spots {
        let word = name.value.as_str();
        let is_it =
            |spot: &Option<&Spanned<String>>| spot.is_some_and(|spot| spot.value == word);
        let at = spots.iter().position(is_it);
        if at.is_none() {
            let message = text!(
                "报纸样式里没有专色 `{word}`",
                "no ink of the house style has the spot ink `{word}`"
            );
            let diagnostic = report.at(Code::UnknownSpot, &name.range, message);
            report.push(names::suggest(diagnostic, word, known.iter().copied()));
        }
        booked.push(at);
    }
    booked.into_iter().collect()
}

/// One spot ink has one alternate: two would be two plates of one name (GWG 2022 R0021).
fn ink(mix: &Spanned<InkMix>, house: &House, report: &mut Report) {
    let mix = &mix.value;
    let Some(spot) = &mix.spot else {
        if let Some(tint) = &mix.tint {
            let message = text!("`tint` 只用于专色", "`tint` is for spot inks only");
            let hint = text!("直接写四色的百分比", "write the percentages of c, m, y and k");
            report.error(Code::TintWithoutSpot, &tint.range, message, hint);
        }
        return;
    };
    let name = spot.value.as_str();
    let process = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];
    if name.trim().is_empty() || process.iter().any(|ink| ink.eq_ignore_ascii_case(name)) {
        let message =
            text!("`{name}` 不能作专色名", "`{name}` cannot be the name of a spot ink");
        let hint = text!("写版子上的专色名", "write the name of the ink as on its plate");
        report.error(Code::BadSpot, &spot.range, message, hint);
    }
    let parts = |mix: &InkMix| [mix.c, mix.m, mix.y, mix.k];
    let others = house
        .inks
        .values()
        .map(|other| &other.value)
        .filter(|other| other.spot.as_ref().is_some_and(|other| other.value == spot.value));
    let first = others.min_by_key(|other| other.spot.as_ref().map(|spot| spot.range.start));
    if first.is_some_and(|first| parts(first) != parts(mix)) {
        let message = text!(
            "专色 `{name}` 有两种替代色",
            "the spot ink `{name}` has two different alternates"
        );
        let hint = text!(
            "c、m、y、k 写成一样，深浅用 tint",
            "give the same c, m, y and k; tint makes it lighter"
        );
        report.error(Code::SpotAlternates, &spot.range, message, hint);
    }
}

fn file_name(pattern: &Spanned<Pattern<FileFact>>, report: &mut Report) {
    let (pattern, range) = (&pattern.value, &pattern.range);
    for name in pattern.unknown() {
        let message = text!("`file_name` 里没有 {{{name}}}", "`file_name` knows no {{{name}}}");
        let diagnostic = report.at(Code::BadFileName, range, message);
        let known = FileFact::ALL.iter().map(|(name, _)| *name);
        report.push(names::suggest(diagnostic, name, known));
    }
    let tells = |fact| matches!(fact, FileFact::Page(_) | FileFact::PageName);
    if !pattern.facts().any(tells) {
        let message = text!(
            "`file_name` 里没有版号，各版文件会同名",
            "`file_name` has no page number: all pages would have one name"
        );
        let hint = text!(
            "加上 {{page}}、{{page2}} 或 {{page_name}}",
            "add {{page}}, {{page2}} or {{page_name}}"
        );
        report.error(Code::BadFileName, range, message, hint);
    }
    if pattern.words().any(has_barred)
        || pattern.words().next().is_some_and(|words| words.starts_with('.'))
    {
        let message = text!(
            "`file_name` 里有不能作文件名的字符",
            "`file_name` has characters that no file name can have"
        );
        let hint = text!("只用字母、数字、汉字和 - _ .", "use letters, figures, - _ and .");
        report.error(Code::BadFileName, range, message, hint);
    }
}
