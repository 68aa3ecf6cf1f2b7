//! 通缝, 断版: one gutter down the whole height of the stories, or one line of white across their whole
//! width, so that the page falls into two (newspaper.md §5, design.md §8: steps of the blocks stop it).
//!
//! A block as wide or as high as the page makes a seam of its own edge, which is no fault; so does the
//! advertising at the foot, which is not looked at.

use super::finding;
use super::survey::{Sheet, Survey};
use crate::frame::{Datum, Finding};
use crate::geom::{Abs, Rect};
use crate::plan::Area;
use crate::rules::Code;
use crate::text;

/// Judges how the blocks of each page meet.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let sheets = survey.sheets.iter();
    sheets.flat_map(|sheet| [down(sheet), across(sheet)].into_iter().flatten()).collect()
}

/// Returns the finding of gutters that run down the whole height.
fn down(sheet: &Sheet) -> Option<Finding> {
    let blocks: Vec<&Area> = sheet.blocks().collect();
    let area = area(sheet, &blocks)?;
    let grid = &sheet.page.grid;
    let ends = blocks.iter().flat_map(|slot| [slot.cells.lines.0, slot.cells.lines.1]);
    let (first, last) = (ends.clone().min()?, ends.max()?);
    let tall = |slot: &&Area| slot.cells.lines.0 <= first && slot.cells.lines.1 >= last;
    let splits = |column: &u32| {
        let left = blocks.iter().filter(|slot| slot.cells.columns.1 <= *column).count();
        let right = blocks.iter().filter(|slot| slot.cells.columns.0 > *column).count();
        let edge = |slot: &&&Area| {
            slot.cells.columns.1 == *column || slot.cells.columns.0 == *column + 1
        };
        let inevitable = blocks.iter().filter(edge).any(&tall);
        left + right == blocks.len() && left > 1 && right > 1 && !inevitable
    };
    let columns: Vec<u32> = (1..grid.columns).filter(splits).collect();
    let first = *columns.first()?;
    let x = grid.column_x(first) + grid.column;
    let place = Rect { x0: x, x1: x + grid.gutter.max(Abs::pt(1.0)), ..area };
    let number = &sheet.page.called;
    let words = (
        text!(
            "{number:#}第 {first} 栏右边的栏缝从上到下贯通",
            "the gutter right of column {first} runs down the whole of page {number}"
        ),
        text!(
            "让一篇稿件、一个标题或一张图片跨过这条缝",
            "let a story, a head or a photograph stand across it"
        ),
    );
    let data = vec![(Datum::Column, f64::from(first)), (Datum::Seams, columns.len() as f64)];
    Some(Finding { data, ..finding(Code::Seam, sheet, None, place, words) })
}

/// Returns the finding of lines of white that run across the whole width.
fn across(sheet: &Sheet) -> Option<Finding> {
    let blocks: Vec<&Area> = sheet.blocks().collect();
    let area = area(sheet, &blocks)?;
    let grid = &sheet.page.grid;
    let sides = blocks.iter().flat_map(|slot| [slot.cells.columns.0, slot.cells.columns.1]);
    let (first, last) = (sides.clone().min()?, sides.max()?);
    let wide = |slot: &&&Area| slot.cells.columns.0 <= first && slot.cells.columns.1 >= last;
    let mut ends: Vec<u32> = blocks.iter().map(|slot| slot.cells.lines.1).collect();
    ends.sort_unstable();
    ends.dedup();
    let splits = |line: &u32| {
        let above: Vec<&&Area> =
            blocks.iter().filter(|slot| slot.cells.lines.1 <= *line).collect();
        let below: Vec<&&Area> =
            blocks.iter().filter(|slot| slot.cells.lines.0 > *line).collect();
        let Some(next) = below.iter().map(|slot| slot.cells.lines.0).min() else {
            return false;
        };
        let inevitable = above.iter().filter(|slot| slot.cells.lines.1 == *line).any(&wide)
            || below.iter().filter(|slot| slot.cells.lines.0 == next).any(&wide);
        above.len() + below.len() == blocks.len()
            && above.len() > 1
            && below.len() > 1
            && !inevitable
    };
    let lines: Vec<u32> = ends.into_iter().filter(splits).collect();
    let line = *lines.first()?;
    let place =
        Rect { y0: grid.line_bottom(line), y1: grid.line_top(line + 2).max(Abs::ZERO), ..area };
    let number = &sheet.page.called;
    let words = (
        text!(
            "{number:#}在第 {line} 行下面横断全版",
            "page {number} falls into two under line {line}"
        ),
        text!(
            "让一篇稿件或一张图片跨过这一行，使各块错开",
            "let a story or a photograph stand across this line, so that the blocks meet in steps"
        ),
    );
    let data = vec![(Datum::Line, f64::from(line)), (Datum::Seams, lines.len() as f64)];
    Some(Finding { data, ..finding(Code::Seam, sheet, None, place, words) })
}

/// Returns where the blocks stand.
fn area(sheet: &Sheet, blocks: &[&Area]) -> Option<Rect> {
    let rects =
        blocks.iter().map(|slot| sheet.page.grid.rect(slot.cells.columns, slot.cells.lines));
    rects.reduce(Rect::union)
}
