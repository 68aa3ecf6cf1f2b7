//! What pages are called in print.

use crate::edition::EditionKind;
use crate::issue::Issue;
use crate::page_name::PageName;
use crate::pattern::Pattern;

/// Returns what a page is called: by its own label, else by the pattern of the house for such
/// an edition, else by its number.
pub(super) fn page_name(issue: &Issue, index: usize) -> PageName {
    let names = &issue.house.style.page_names;
    let pattern = match issue.kind() {
        EditionKind::Regular => names.regular.as_ref().map(|name| name.value.clone()),
        EditionKind::Extra => names.extra.as_ref().map(|name| name.value.clone()),
        EditionKind::Supplement => {
            let own = names.supplement.as_ref().map(|name| name.value.clone());
            Some(own.unwrap_or_else(|| Pattern::of("增{page}")))
        }
    };
    let number = index as u32 + 1;
    let label = issue.file.pages.get(index).and_then(|page| page.label.as_ref());
    let label = label.map(|label| label.value.trim().to_owned());
    match label.or_else(|| Some(pattern?.fill(|fact| fact.of(number)))) {
        Some(name) => PageName::Own(name.into()),
        None => PageName::Number(number),
    }
}
