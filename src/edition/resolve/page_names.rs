//! What pages are called in print.

use crate::calendar::chinese_number;
use crate::edition::EditionKind;
use crate::issue::Issue;
use crate::page_name::PageName;

/// Returns what a page is called: by its own label, else by the pattern of the house for such
/// an edition, else by its number.
pub(super) fn page_name(issue: &Issue, index: usize) -> PageName {
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
    let number = index as u32 + 1;
    let label = issue.file.pages.get(index).and_then(|page| page.label.as_ref());
    let label = label.map(|label| label.value.trim().to_owned());
    match label.or_else(|| Some(fill(&pattern?, number))) {
        Some(name) => PageName::Own(name.into()),
        None => PageName::Number(number),
    }
}

fn fill(pattern: &str, number: u32) -> String {
    pattern
        .replace("{page}", &number.to_string())
        .replace("{page2}", &format!("{number:02}"))
        .replace("{page3}", &format!("{number:03}"))
        .replace("{page_ordinal}", &chinese_number(number))
}
