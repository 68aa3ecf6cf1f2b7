//! Editions beside the paper of the day, what their pages are called, and what is held back.

use std::collections::BTreeMap;

use super::pages;
use crate::calendar::chinese_number;
use crate::edition::{Content, EditionKind, Page, Story};
use crate::issue::{Issue, raw};

/// Returns what kind of edition it is.
pub(super) fn kind(issue: &Issue) -> EditionKind {
    match issue.file.edition.kind.as_ref().map(|kind| kind.value) {
        None => EditionKind::Regular,
        Some(raw::EditionKind::Extra) => EditionKind::Extra,
        Some(raw::EditionKind::Supplement) => EditionKind::Supplement,
    }
}

/// Returns the word that an edition beside the paper of the day carries.
pub(super) fn kind_word(kind: EditionKind) -> &'static str {
    match kind {
        EditionKind::Regular => "",
        EditionKind::Extra => "号外",
        EditionKind::Supplement => "增刊",
    }
}

/// Returns what pages are called that are not called by their number, by number.
pub(super) fn page_names(issue: &Issue) -> BTreeMap<u32, String> {
    let names = &issue.house.style.page_names;
    let given = |name: &Option<crate::diag::Spanned<String>>| {
        name.as_ref().map(|name| name.value.clone())
    };
    let pattern = match kind(issue) {
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

/// Leaves the slots of stories that are held back white, and the photographs inside them out.
pub(super) fn hold(held: &[Story], pages: &mut [Page]) {
    for (number, story) in held.iter().enumerate() {
        let slots = &mut pages[story.slot.page.0].slots;
        let own = &mut slots[story.slot.slot];
        if matches!(own.content, Content::Briefs(_)) {
            continue;
        }
        own.content = Content::Held(number);
        let inside = slots.iter_mut().filter(|slot| slot.within == Some(story.slot.slot));
        for slot in inside.filter(|slot| matches!(slot.content, Content::Photo(_))) {
            slot.content = Content::Empty;
        }
    }
}

/// Returns whether a story of the issue is left out until the last minute.
pub(super) fn is_held(issue: &Issue, story: &crate::issue::Story) -> bool {
    pages::placement(issue, story).hold
}
