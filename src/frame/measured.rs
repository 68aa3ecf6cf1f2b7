//! What copy comes to at a measure, before any page exists.

use crate::geom::{Abs, Em};

/// Copy set in one endless column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// The measure, in em of the body.
    pub measure: Em,
    /// Size of the body: the em of all distances.
    pub em: Abs,
    /// Characters of the copy, counted as the report counts them, but for variation selectors.
    pub chars: u32,
    /// Pull quotes, which repeat copy and are not measured.
    pub pulls: u32,
    /// The lines of each paragraph.
    pub paragraphs: Vec<Vec<MeasuredLine>>,
    /// Characters that no face has, each once, in the order in which they come.
    pub missing: Vec<char>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredLine {
    /// Characters of the copy before it.
    pub from: u32,
    /// Characters of the copy up to its end.
    pub to: u32,
    /// Its characters.
    pub text: String,
    /// Left edge and width of each character's cell, from the left edge of the column; the width is
    /// without what justification adds behind it.
    pub cells: Vec<(Abs, Abs)>,
    /// Right edge of the last cell, an added hyphen included.
    pub right: Abs,
    /// Whether a hyphen was added.
    pub hyphen: bool,
}
