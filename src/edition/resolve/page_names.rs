//! What pages are called in print where it is not their number.

use std::collections::BTreeMap;

use crate::calendar::chinese_number;
use crate::edition::EditionKind;
use crate::issue::{Issue, raw};

/// Returns what pages are called that are not called by their number, by number.
pub(super) fn page_names(issue: &Issue) -> BTreeMap<u32, String> {
    let names = &issue.house.style.page_names;
    let given = |name: &Option<crate::diag::Spanned<String>>| {
        name.as_ref().map(|name| name.value.clone())
    };
    let pattern = match issue.kind() {
        EditionKind::Regular => given(&names.regular),
        EditionKind::Extra => given(&names.extra),
        EditionKind::Supplement => {
            Some(given(&names.supplement).unwrap_or_else(|| "增{page}".to_owned()))
        }
    };
    let name = |(at, page): (usize, &raw::Page)| {
        let number = at as u32 + 1;
        let label = page.label.as_ref().map(|label| label.value.trim().to_owned());
        let by_pattern = || pattern.as_ref().map(|pattern| fill(pattern, number));
        Some((number, label.or_else(by_pattern)?))
    };
    issue.file.pages.iter().enumerate().filter_map(name).collect()
}

fn fill(pattern: &str, number: u32) -> String {
    pattern
        .replace("{page}", &number.to_string())
        .replace("{page2}", &format!("{number:02}"))
        .replace("{page3}", &format!("{number:03}"))
        .replace("{page_ordinal}", &chinese_number(number))
}
