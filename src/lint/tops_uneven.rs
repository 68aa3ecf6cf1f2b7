//! Tops that should meet (newspaper.md §5): columns of one story, or its text and its photograph, side by
//! side, that begin a few lines apart look like a slip; a large step is a design.

use super::finding;
use super::survey::{Picture, Sheet, Survey, beside, in_lines};
use crate::edition::Flow;
use crate::frame::{Datum, Finding, Part};
use crate::geom::{Abs, Rect};
use crate::ids::StoryId;
use crate::rules::Code;
use crate::text;

/// Tenths of a line from which on, and up to which, a step is a slip.
const SLIP: (i64, i64) = (7, 43);

/// Judges the first lines of the columns of each story, and the photographs at the top of columns.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for (story, part) in survey.parts(sheet) {
            let area = sheet.page.area(part.slot);
            let copy = &area.look.copy;
            // Columns of verse step down as its figure wants.
            if copy.flow == Flow::Horizontal && copy.justify {
                found.extend(of_part(survey, sheet, story, part));
            }
        }
    }
    found
}

fn of_part(survey: &Survey, sheet: &Sheet, story: StoryId, part: &Part) -> Option<Finding> {
    let tops = tops(part);
    let pitch = sheet.page.given.grid.pitch;
    let slips = |a: Rect, b: Rect| slip(b.y0 - a.y0, pitch);
    let pairs = tops.windows(2).map(|pair| (pair[0], pair[1]));
    let near = |(a, b): &(Rect, Rect)| b.x0 - a.x1 <= sheet.page.given.grid.gutter * 5 / 2;
    let text = pairs.filter(near).find(|(a, b)| slips(*a, *b));
    let picture = || {
        let own = sheet
            .pictures
            .iter()
            .filter(|it| sheet.page.outer(it.slot) == Some(part.slot) && !under_text(it, part));
        own.flat_map(|it| tops.iter().map(move |top| (*top, it.rect)))
            .filter(|(top, it)| beside(sheet, *top, *it))
            .find(|(top, it)| slips(*top, *it))
    };
    let (with_text, (a, b)) =
        text.map(|pair| (true, pair)).or_else(|| picture().map(|pair| (false, pair)))?;
    let apart = in_lines((b.y0 - a.y0).abs(), pitch);
    let (number, title) =
        (&sheet.page.given.called, survey.edition.story(story).head.plain_title());
    let words = match with_text {
        true => (
            text!(
                "{number:#}《{title}》相邻两栏的头一行差 {apart} 行",
                "two columns of `{title}` on page {number} begin {apart} lines apart"
            ),
            text!(
                "让压在栏上的图片同高，或把题区写成整行",
                "make what stands over the columns equally high, or give the head whole lines"
            ),
        ),
        false => (
            text!(
                "{number:#}《{title}》的图片和旁边的正文差 {apart} 行，没有齐头",
                "a photograph of `{title}` on page {number} begins {apart} lines apart from the text beside it"
            ),
            text!(
                "在版式里给图片写 align = \"text\"，让它和正文的头一行齐",
                "write align = \"text\" for the photograph in the layout, so that it begins with the text"
            ),
        ),
    };
    Some(Finding {
        story: Some(story),
        data: vec![(Datum::Lines, apart)],
        ..finding(Code::TopsUneven, sheet, Some(part.slot), a.union(b), words)
    })
}

/// Returns the first run of each column, from the left to the right.
fn tops(part: &Part) -> Vec<Rect> {
    let mut tops: Vec<Rect> = Vec::new();
    for rect in part.columns.iter().map(|run| run.rect) {
        let same = |top: &&mut Rect| (top.x0 - rect.x0).abs() * 2 < rect.width();
        match tops.iter_mut().find(same) {
            Some(top) if rect.y0 < top.y0 => *top = rect,
            Some(_) => {}
            None => tops.push(rect),
        }
    }
    tops.sort_by_key(|top| top.x0);
    tops
}

/// Returns whether text of its story stands over a photograph.
fn under_text(picture: &Picture, part: &Part) -> bool {
    part.columns.iter().map(|run| run.rect).any(|run| {
        run.x0 < picture.rect.x1
            && picture.rect.x0 < run.x1
            && run.y0 < picture.rect.y0
            && run.y1 <= picture.rect.middle().y
    })
}

fn slip(apart: Abs, pitch: Abs) -> bool {
    let tenths = apart.abs() * 10;
    tenths > pitch * SLIP.0 && tenths <= pitch * SLIP.1
}
