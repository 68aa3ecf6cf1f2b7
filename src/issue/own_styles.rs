//! The text styles that the program itself asks a house for.

use super::raw::House;

/// Names of text styles of a house for what no other key names a style for.
///
/// `body` must be there; whatever else a house leaves out is set in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnStyles {
    /// Running text, and whatever names no style.
    pub body: String,
    /// Captions.
    pub caption: String,
    /// Credits under captions.
    pub credit: String,
    /// The word over an index.
    pub index_label: String,
    /// The section of an index entry.
    pub index_section: String,
    /// The words of an index entry.
    pub index_title: String,
    /// Where an index entry sends its readers.
    pub index_marker: String,
    /// The summary under an index entry.
    pub index_summary: String,
}

impl OwnStyles {
    /// The style of running text.
    pub const BODY: &str = "body";

    /// Returns the styles of a house; `None` when it has none for running text.
    pub(super) fn of(house: &House) -> Option<OwnStyles> {
        let named = |name: &str| house.styles.contains_key(name).then(|| name.to_owned());
        let body = named(OwnStyles::BODY)?;
        let own = |name: &str| named(name).unwrap_or_else(|| body.clone());
        Some(OwnStyles {
            caption: own("caption"),
            credit: own("credit"),
            index_label: own("index-label"),
            index_section: own("index-section"),
            index_title: own("index-title"),
            index_marker: own("index-marker"),
            index_summary: named("index-summary").unwrap_or_else(|| own("index-section")),
            body,
        })
    }
}
