//! Pages come in sheets: a sheet folded once has four (newspaper.md, section 2). An extra may be a single leaf.

use crate::diag::counted;
use crate::edition::{Edition, EditionKind};
use crate::frame::{Datum, Finding};
use crate::rules::Code;
use crate::text;

/// Pages of a sheet that is folded once.
const SHEET: usize = 4;
/// Pages of a single leaf.
const LEAF: usize = 2;

/// Returns the finding of an edition whose pages fill no whole number of sheets.
pub fn check_sheets(edition: &Edition) -> Option<Finding> {
    let count = edition.pages.len();
    let is_leaf = edition.kind == EditionKind::Extra && count <= LEAF;
    if count.is_multiple_of(SHEET) || is_leaf {
        return None;
    }
    let more = SHEET - count % SHEET;
    let pages = counted(count, "page");
    let message = text!(
        "共 {count} 版，不是 {SHEET} 的倍数",
        "{pages} fill no whole number of sheets of {SHEET}"
    );
    Some(Finding {
        hints: vec![text!(
            "加 {more} 版，或减 {} 版",
            "add pages ({more}), or take some out ({})",
            count % SHEET
        )],
        data: vec![(Datum::Pages, count as f64)],
        ..Finding::new(Code::PageCount, message)
    })
}
