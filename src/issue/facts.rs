//! The facts that furniture calls by `{name}`.

/// The facts that every page has, whatever the files say; `en` is white half an em wide.
pub const OF_EVERY_PAGE: [&str; 15] = [
    "paper",
    "page",
    "page_ordinal",
    "section",
    "date",
    "year_month",
    "day",
    "weekday",
    "lunar_year",
    "lunar_day",
    "number",
    "edition_kind",
    "correction",
    "pages",
    "en",
];

/// Who makes a page: a house may call them before anybody is named.
pub(super) const STAFF: [&str; 3] = ["editor", "proof", "makeup"];

/// What words call.
pub(super) struct Called<'a> {
    /// The names between braces.
    pub(super) names: Vec<&'a str>,
    /// Whether a brace is opened and not closed.
    pub(super) open: bool,
}

/// Returns what words call.
pub(super) fn called(words: &str) -> Called<'_> {
    let parts = words.split('{').skip(1).map(|rest| rest.split_once('}'));
    let (closed, open): (Vec<_>, Vec<_>) = parts.partition(Option::is_some);
    let names = closed.into_iter().flatten().map(|(name, _)| name).collect();
    Called { names, open: !open.is_empty() }
}
