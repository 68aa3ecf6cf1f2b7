//! Page colours of more ink than the paper takes (ISO 12647-3: 220 % on newsprint).

use super::Sheet;
use crate::color::Ink;
use crate::diag::Severity;
use crate::edition::{Edition, NamedInk};
use crate::frame::{Datum, Finding, FrameItem, Piece};
use crate::rules::Code;
use crate::text;

/// Code of the findings.
const CODE: Code = Code::InkLimit;

/// Judges the ink of a piece.
pub(super) fn check(piece: &Piece, sheet: &mut Sheet) {
    let ink = match piece.item {
        FrameItem::Text(run) => run.ink,
        FrameItem::Shape(shape) => shape.ink,
        FrameItem::Image(_) | FrameItem::Group(_) => return,
    };
    let (total, limit) = (percent(ink), sheet.edition.press.recipe.ink_limit);
    if total <= f64::from(limit) {
        return;
    }
    let named = sheet.edition.press.inks.iter().find(|named| named.ink == ink);
    let name = named.map_or("?", |named| &named.name).to_owned();
    let source = named.map(|named| named.span.clone());
    let data = vec![(Datum::Total, total), (Datum::Limit, f64::from(limit))];
    let finding = sheet.find(CODE, piece, data, |page, slot| {
        (
            text!(
                "{page:#} {slot} 用的颜色 {name} 总墨量 {total}%，超过 {limit}%",
                "colour `{name}` in slot {slot} of page {page} takes {total} % of ink, \
                 over {limit} %"
            ),
            hint(),
        )
    });
    finding.source = source;
}

/// Returns the colours of the house style that are over the limit and stand on no page: a trap
/// for the day that uses them.
pub(super) fn check_unused(edition: &Edition, findings: &[Finding]) -> Vec<Finding> {
    let limit = edition.press.recipe.ink_limit;
    let told = |named: &&NamedInk| {
        findings.iter().any(|it| it.code == CODE && it.source.as_ref() == Some(&named.span))
    };
    let over = edition.press.inks.iter().filter(|named| percent(named.ink) > f64::from(limit));
    over.filter(|named| !told(named))
        .map(|NamedInk { name, ink, span }| {
            let total = percent(*ink);
            let message = text!(
                "颜色 {name} 总墨量 {total}%，超过 {limit}%，本期没有用到",
                "colour `{name}` takes {total} % of ink, over {limit} %; nothing uses it today"
            );
            Finding {
                severity: Severity::Warning,
                source: Some(span.clone()),
                hints: vec![hint()],
                data: vec![(Datum::Total, total), (Datum::Limit, f64::from(limit))],
                ..Finding::new(CODE, message)
            }
        })
        .collect()
}

fn percent(ink: Ink) -> f64 {
    f64::from(ink.total()) / 100.0
}

fn hint() -> crate::diag::Text {
    text!(
        "在 layouts/house.toml 的 [inks] 里减少 c、m、y，深色靠 k",
        "take c, m and y down under [inks] in layouts/house.toml; k makes it dark"
    )
}
