//! Photographs in a row (newspaper.md §5): side by side in one story, tops, feet and captions stand on common
//! lines; a little apart they look like a slip.

use super::finding;
use super::survey::{Picture, Sheet, Survey, beside, in_lines};
use crate::diag::Text;
use crate::frame::{Datum, Finding, Tag};
use crate::geom::{Abs, Rect};
use crate::rules::Code;
use crate::text;

/// Tenths of a line from which on, and up to which, a step is a slip.
const SLIP: (i64, i64) = (2, 33);

/// Judges each two photographs of one story that stand side by side.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let mut pictures: Vec<&Picture> =
            sheet.pictures.iter().filter(|picture| !picture.in_ad).collect();
        pictures.sort_by_key(|picture| picture.rect.x0);
        for (at, a) in pictures.iter().enumerate() {
            for b in &pictures[at + 1..] {
                let one_story = sheet.page.outer(a.slot) == sheet.page.outer(b.slot);
                if one_story && a.slot != b.slot && beside(sheet, a.rect, b.rect) {
                    found.extend(told(sheet, a, b));
                }
            }
        }
    }
    found
}

fn told(sheet: &Sheet, a: &Picture, b: &Picture) -> Option<Finding> {
    let pitch = sheet.page.given.grid.pitch;
    let slips = |apart: &Abs| {
        let tenths = apart.abs() * 10;
        tenths > pitch * SLIP.0 && tenths <= pitch * SLIP.1
    };
    let (tops, feet) = (b.rect.y0 - a.rect.y0, b.rect.y1 - a.rect.y1);
    let captions = caption(sheet, a).zip(caption(sheet, b)).map(|(a, b)| b.y0 - a.y0);
    // Where the feet are apart, the captions are too.
    let captions = captions.filter(|_| !slips(&feet));
    let edges: [(Text, Option<Abs>); 3] = [
        (text!("上边", "tops"), Some(tops)),
        (text!("下边", "feet"), Some(feet)),
        (text!("说明", "captions"), captions),
    ];
    let mut wrong = edges.into_iter().filter_map(|(edge, apart)| Some((edge, apart?)));
    let (edge, apart) = wrong.find(|(_, apart)| slips(apart))?;
    let apart = in_lines(apart.abs(), pitch);
    let name = |it: &Picture| sheet.page.area(it.slot).look.name.clone();
    let (left, right, number) = (name(a), name(b), &sheet.page.given.called);
    let (zh, en) = (edge.zh, edge.en);
    let words = (
        text!(
            "{number:#}并排的图片 {left} 和 {right} 的{zh}差 {apart} 行",
            "photographs {left} and {right} side by side on page {number} have their {en} {apart} lines apart"
        ),
        text!(
            "让两张图片同高，说明行数一样",
            "make them equally high, with captions of as many lines"
        ),
    );
    Some(Finding {
        data: vec![(Datum::Lines, apart)],
        ..finding(Code::RowUneven, sheet, Some(a.slot), a.rect.union(b.rect), words)
    })
}

/// Returns where the first line of a photograph's caption stands.
fn caption(sheet: &Sheet, picture: &Picture) -> Option<Rect> {
    let own = sheet.runs.iter().filter(|run| run.slot == picture.slot);
    let words = own.filter(|run| matches!(run.tag, Tag::Caption(_))).map(|run| run.rect);
    words.min_by_key(|rect| rect.y0)
}
