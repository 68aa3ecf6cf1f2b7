//! The facts that furniture calls by `{name}`.

/// The facts that every page has, whatever the files say.
pub const OF_EVERY_PAGE: [&str; 14] = [
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
];

/// Returns the names that words call.
pub(super) fn called(words: &str) -> impl Iterator<Item = &str> {
    words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}
