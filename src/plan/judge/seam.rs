//! 通缝, 断版: one gutter down the whole height of the stories, or one line of white across their
//! whole width, so that the page falls into two (newspaper.md §5, design.md §8: steps of the
//! blocks stop it).
//!
//! A block as wide or as high as the page makes a seam of its own edge, which is no fault; so
//! does the advertising at the foot, which is not looked at.

use super::{Breach, Facts, Wrong};
use crate::edition::{Content, Edition};
use crate::geom::{Abs, Rect};
use crate::plan::{Area, PagePlan};
use crate::terms::SlotKind;

/// Judges how the blocks of a page meet.
pub(super) fn check(_: &Edition, page: &PagePlan, _: &Facts) -> Vec<Breach> {
    [down(page), across(page)].into_iter().flatten().collect()
}

/// Returns the breach of gutters that run down the whole height.
fn down(page: &PagePlan) -> Option<Breach> {
    let blocks: Vec<&Area> = blocks(page).collect();
    let area = area(page, &blocks)?;
    let grid = &page.given.grid;
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
    let rect = Rect { x0: x, x1: x + grid.gutter.max(Abs::pt(1.0)), ..area };
    let wrong = Wrong::SeamDown { column: first, seams: columns.len() };
    Some(Breach { rect, slot: None, story: None, wrong })
}

/// Returns the breach of lines of white that run across the whole width.
fn across(page: &PagePlan) -> Option<Breach> {
    let blocks: Vec<&Area> = blocks(page).collect();
    let area = area(page, &blocks)?;
    let grid = &page.given.grid;
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
    let rect =
        Rect { y0: grid.line_bottom(line), y1: grid.line_top(line + 2).max(Abs::ZERO), ..area };
    let wrong = Wrong::SeamAcross { line, seams: lines.len() };
    Some(Breach { rect, slot: None, story: None, wrong })
}

/// Returns the filled areas of stories and photographs that stand in no other.
fn blocks(page: &PagePlan) -> impl Iterator<Item = &Area> {
    let filled = |area: &&Area| {
        let wanted = !area.look.kind.is_fixed() && area.look.kind != SlotKind::Ad;
        wanted && area.within.is_none() && !is_empty(&area.holds)
    };
    page.areas.iter().filter(filled)
}

fn is_empty(content: &Content) -> bool {
    match content {
        Content::Empty | Content::Absorbed => true,
        Content::Briefs(stories) => stories.is_empty(),
        _ => false,
    }
}

/// Returns where the blocks stand.
fn area(page: &PagePlan, blocks: &[&Area]) -> Option<Rect> {
    blocks.iter().map(|area| page.rect(area)).reduce(Rect::union)
}
