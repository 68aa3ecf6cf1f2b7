//! Rules too thin to print (GWG 2015, newspapers: 0.25 pt in one ink, 0.5 pt white or in several).

use super::{Sheet, points};
use crate::frame::{Datum, FrameItem, Piece};
use crate::rules::Code;
use crate::text;

/// Judges the weight of a rule or an outline.
pub(super) fn check(piece: &Piece, sheet: &mut Sheet) {
    let FrameItem::Shape(shape) = piece.item else { return };
    let weight = shape.outline.unwrap_or(shape.rect.width().min(shape.rect.height()));
    let limits = &sheet.edition.limits;
    let least = match shape.ink.plates() {
        1 => limits.rule,
        _ => limits.rule_in_inks,
    };
    if weight >= least {
        return;
    }
    let (weight, least) = (points(weight), points(least));
    let data = vec![(Datum::WeightPt, weight), (Datum::LimitPt, least)];
    sheet.find(Code::Hairline, piece, data, |page, slot| {
        (
            text!(
                "{page:#} {slot} 的线只有 {weight} 磅，不到 {least} 磅",
                "a rule in slot {slot} of page {page} is {weight} pt thin, under {least} pt"
            ),
            text!(
                "把线加粗，或只用一种油墨",
                "make the rule heavier, or print it with one ink"
            ),
        )
    });
}
