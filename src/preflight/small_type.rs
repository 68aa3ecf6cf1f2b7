//! Type too small for how it prints: in several inks, which are never quite in register, or
//! left white in a panel, whose ink closes it (GWG 2015, newspapers: at least 9 pt and 8 pt).

use super::{Sheet, points};
use crate::frame::{Datum, Ground, Piece, Under};
use crate::rules::Code;
use crate::text;

/// Judges the size of type.
pub(super) fn check(piece: &Piece, ground: &Ground, sheet: &mut Sheet) {
    let Some(run) = piece.run() else { return };
    if run.text.trim().is_empty() {
        return;
    }
    let limits = &sheet.edition.limits;
    let (plates, size) = (run.ink.plates(), points(run.size));
    if plates > 1 && run.size < limits.type_in_inks {
        let least = points(limits.type_in_inks);
        let data =
            vec![(Datum::SizePt, size), (Datum::LimitPt, least), (Datum::Inks, plates as f64)];
        sheet.find(Code::SmallTypeInInks, piece, data, |page, slot| {
            (
                text!(
                    "{page:#} {slot} 有 {size} 磅的字用 {plates} 种油墨印，不到 {least} 磅容易套不准",
                    "type of {size} pt in slot {slot} of page {page} prints with {plates} \
                     inks; under {least} pt they are not in register"
                ),
                text!(
                    "字放大，或改用一种油墨",
                    "make the type larger, or print it with one ink"
                ),
            )
        });
    }
    let reversed = run.ink.is_paper()
        && ground.under(run, piece.at).iter().any(|under| !matches!(under, Under::Paper));
    if reversed && run.size < limits.type_reversed {
        let least = points(limits.type_reversed);
        let data = vec![(Datum::SizePt, size), (Datum::LimitPt, least)];
        sheet.find(Code::SmallTypeReversed, piece, data, |page, slot| {
            (
                text!(
                    "{page:#} {slot} 有 {size} 磅的反白字，不到 {least} 磅容易糊掉",
                    "type of {size} pt in slot {slot} of page {page} is left white; under \
                     {least} pt the ink closes it"
                ),
                text!(
                    "字放大加粗，或不用反白",
                    "make the type larger and bolder, or print it dark on light"
                ),
            )
        });
    }
}
