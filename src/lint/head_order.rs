//! A lower head that is larger than a higher one (newspaper.md §3 and §5: sizes fall from the top of the
//! page to the bottom). A wider story may shout louder than a narrow one above it, but not louder than all
//! that stand above.

use super::finding;
use super::survey::{Head, Sheet, Survey};
use crate::frame::{Datum, Finding};
use crate::geom::Abs;
use crate::rules::Code;
use crate::terms::SlotKind::{Comment, Notice, Story, Tail};
use crate::text;

/// Judges the heads of each page.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let lower = sheet
            .heads
            .iter()
            .filter(|head| matches!(sheet.kind(head.slot), Story | Comment | Notice | Tail));
        for head in lower {
            let Some(above) = outdone(sheet, head) else { continue };
            let [a, b] = [above, head].map(|head| survey.edition.story(head.story));
            let (number, larger, smaller) =
                (&sheet.page.called, points(head.size), points(above.size));
            let (title, other) = (b.head.plain_title(), a.head.plain_title());
            let words = (
                text!(
                    "{number:#}下面的标题“{title}”（{larger} 磅）比上面的“{other}”（{smaller} 磅）大",
                    "headline `{title}` on page {number} ({larger} pt) is larger than `{other}` above it ({smaller} pt)"
                ),
                text!(
                    "把下面的标题改小，或把这两篇对调",
                    "make the lower head smaller, or let the two stories change places"
                ),
            );
            let mut finding =
                finding(Code::HeadOrder, sheet, Some(head.slot), head.title, words);
            finding.story = Some(head.story);
            finding.data = vec![(Datum::SizePt, larger), (Datum::AbovePt, smaller)];
            found.push(finding);
        }
    }
    found
}

/// Returns the head above that is smaller than it may be.
fn outdone<'a>(sheet: &'a Sheet, head: &Head) -> Option<&'a Head> {
    let place = sheet.rect(head.slot);
    let higher = |other: &&Head| {
        let above = sheet.rect(other.slot);
        matches!(sheet.kind(other.slot), Story | Comment)
            && above.y0 + sheet.page.grid.pitch < place.y0
            && other.title.y1 <= head.title.y0
    };
    let all: Vec<&Head> = sheet.heads.iter().filter(higher).collect();
    // A head that its own length has made smaller keeps the rank of its style.
    let smaller = |other: &Head| other.full_size(sheet) < head.size;
    let loudest = all.iter().all(|other| smaller(other));
    let as_wide = |other: &Head| sheet.rect(other.slot).width() + Abs::pt(1.0) >= place.width();
    let outdone = all.iter().filter(|other| smaller(other) && (loudest || as_wide(other)));
    outdone.copied().max_by_key(|other| other.size)
}

/// Returns a size in points for a message: one decimal at most.
fn points(size: Abs) -> f64 {
    (size.to_pt() * 10.0).round() / 10.0
}
