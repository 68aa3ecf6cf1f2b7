//! From a slot on the grid to the ordered places of its lines.
//!
//! A region is a slot minus what stands inside it (head, photographs, another story). Before
//! any text is set it becomes a list of [`LinePlace`]s, each with its own measure, so that text
//! runs round pictures and through columns of different widths, and copyfit becomes counting.

use crate::edition::{Grid, HeadPlace};
use crate::geom::{Abs, Rect};
use crate::plan::{Area, PagePlan};

/// The place of one line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LinePlace {
    /// Index of the region in its thread.
    pub(crate) region: usize,
    /// Number of the unbroken run of lines that it belongs to; it grows in reading order.
    pub(crate) run: u32,
    /// Grid line.
    pub(crate) line: u32,
    /// Left side.
    pub(crate) x: Abs,
    /// Width.
    pub(crate) measure: Abs,
    /// Upper side of the em box.
    pub(crate) top: Abs,
    /// Baseline.
    pub(crate) baseline: Abs,
}

/// A column before anything is taken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Left side.
    pub(crate) x: Abs,
    /// Width.
    pub(crate) measure: Abs,
}

/// Where the head and the text of a slot may stand.
#[derive(Clone, Debug)]
pub(crate) struct CopyArea {
    /// The slot without its insets.
    pub(crate) content: Rect,
    /// Where the head may stand; its height is the slot's.
    pub(crate) head: Rect,
    /// The lines of a head that has its own room.
    pub(crate) head_lines: Option<(u32, u32)>,
    /// Where text may stand beside the head.
    pub(crate) text: Rect,
    /// The columns of text.
    pub(crate) columns: Vec<Column>,
}

/// Shortest measure, in em, at which text still runs beside a picture, across or down.
pub(super) const SHORTEST: i64 = 6;

impl CopyArea {
    /// Returns the copy area of a slot whose copy is set at size `em`.
    pub(crate) fn of(grid: &Grid, slot: &Area, em: Abs) -> CopyArea {
        let content = grid.rect(slot.cells.columns, slot.cells.lines).inset(slot.look.inset);
        let head = slot.head_area(grid);
        let text = match slot.look.head_place {
            HeadPlace::Left(_) => Rect { x0: head.x1, ..content },
            HeadPlace::Right(_) => Rect { x1: head.x0, ..content },
            HeadPlace::Top | HeadPlace::Cells(..) => content,
        };
        let head_lines = match slot.look.head_place {
            HeadPlace::Cells(_, lines) => Some(lines),
            _ => None,
        };
        CopyArea { content, head, head_lines, text, columns: columns(grid, slot, text, em) }
    }
}

/// Returns the columns of a slot: the grid's, or its own (破栏).
fn columns(grid: &Grid, slot: &Area, text: Rect, em: Abs) -> Vec<Column> {
    let plain = slot.look.inside.is_none() && text.x0 == grid.column_x(slot.cells.columns.0);
    if plain && text.x1 == grid.column_x(slot.cells.columns.1) + grid.column {
        let basic = slot.cells.columns.0..=slot.cells.columns.1;
        return basic.map(|c| Column { x: grid.column_x(c), measure: grid.column }).collect();
    }
    let inside = slot.look.inside;
    let count = inside.map_or(1, |inside| i64::from(inside.columns));
    let gutter = inside.and_then(|inside| inside.gutter);
    let least = gutter.unwrap_or(if count > 1 { grid.gutter } else { Abs::ZERO });
    let widest = (text.width() - least * (count - 1)) / count;
    let fitting = (em * widest.div_floor(em).max(1)).min(widest.max(em));
    let asked = inside.and_then(|inside| inside.chars).map(|chars| em * i64::from(chars));
    let measure = asked.filter(|asked| *asked <= widest).unwrap_or(fitting);
    let rest = text.width() - measure * count;
    let gutter = match count {
        1 => Abs::ZERO,
        _ => gutter.unwrap_or(rest / (count - 1)),
    };
    // What a single column leaves over goes between it and a head at its side.
    let left_over = text.width() - measure * count - gutter * (count - 1);
    let first = match slot.look.head_place {
        HeadPlace::Left(_) => text.x0 + left_over,
        _ => text.x0,
    };
    (0..count).map(|c| Column { x: first + (measure + gutter) * c, measure }).collect()
}

/// Returns the line places of region `region`: the columns of `room` from `top` to the foot of
/// the slot, minus what stands inside the slot.
pub(crate) fn line_places(
    page: &PagePlan,
    slot: usize,
    copy_area: &CopyArea,
    top: Abs,
    region: usize,
) -> Vec<LinePlace> {
    let grid = &page.given.grid;
    let first = grid.first_line_from(top);
    let last = grid.last_line_until(copy_area.content.y1);
    let obstacles = obstacles(page, slot, copy_area, first);
    let shortest = grid.em * SHORTEST;
    let mut places: Vec<LinePlace> = Vec::new();
    let mut run = 0;
    for column in &copy_area.columns {
        let mut before: Option<(u32, Abs, Abs)> = None;
        for line in first..=last {
            for (x, measure) in free(column, grid, line, &obstacles, shortest) {
                let joins = before.is_some_and(|(above, at, wide)| {
                    above + 1 == line && at == x && wide == measure
                });
                if !joins {
                    run += 1;
                }
                before = Some((line, x, measure));
                let (top, baseline) = (grid.line_top(line), grid.baseline(line));
                places.push(LinePlace { region, run, line, x, measure, top, baseline });
            }
        }
    }
    drop_single_lines(places)
}

/// A part of the page that no text of the slot may touch, in grid lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Obstacle {
    pub(super) x0: Abs,
    pub(super) x1: Abs,
    pub(super) lines: (u32, u32),
}

/// Returns what stands inside a slot whose text begins on line `text`: the filled slots that say so, and a
/// head with its own room.
pub(super) fn obstacles(
    page: &PagePlan,
    slot: usize,
    copy_area: &CopyArea,
    text: u32,
) -> Vec<Obstacle> {
    let grid = &page.given.grid;
    let outer = &page.areas[slot];
    let widen = |first: u32, last: u32, by: u32| (first.saturating_sub(by), last + by);
    let inner = page
        .areas
        .iter()
        .enumerate()
        .filter(|(_, inner)| inner.within == Some(slot) && !inner.holds.is_nothing());
    let mut all: Vec<Obstacle> = inner
        .map(|(at, inner)| {
            let cells = page.cells_beside(at, text);
            let rect = grid.rect(cells.columns, cells.lines).inset(inner.look.inset);
            let lines = widen(cells.lines.0, cells.lines.1, inner.look.standoff);
            Obstacle { x0: rect.x0, x1: rect.x1, lines }
        })
        .collect();
    if let Some(lines) = copy_area.head_lines {
        let lines = widen(lines.0, lines.1, outer.look.standoff);
        all.push(Obstacle { x0: copy_area.head.x0, x1: copy_area.head.x1, lines });
    }
    all
}

/// Returns the free stretches of one line of a column, each a whole number of characters unless
/// it is the whole column.
fn free(
    column: &Column,
    grid: &Grid,
    line: u32,
    obstacles: &[Obstacle],
    shortest: Abs,
) -> Vec<(Abs, Abs)> {
    let mut stretches = vec![(column.x, column.x + column.measure)];
    for obstacle in obstacles.iter().filter(|o| o.lines.0 <= line && line <= o.lines.1) {
        stretches = stretches
            .into_iter()
            .flat_map(|(x0, x1)| {
                if obstacle.x1 <= x0 || x1 <= obstacle.x0 {
                    return vec![(x0, x1)];
                }
                let left = (x0, obstacle.x0 - grid.gutter);
                let right = (obstacle.x1 + grid.gutter, x1);
                [left, right].into_iter().filter(|(x0, x1)| *x1 - *x0 >= shortest).collect()
            })
            .collect();
    }
    let whole = |x0: Abs, x1: Abs| (x0, x1) == (column.x, column.x + column.measure);
    let fit = |(x0, x1): (Abs, Abs)| match whole(x0, x1) {
        true => (x0, x1 - x0),
        false => (x0, grid.em * (x1 - x0).div_floor(grid.em)),
    };
    stretches.into_iter().map(fit).collect()
}

/// Takes out runs of a single line: one line of text between two pictures reads as a caption.
fn drop_single_lines(places: Vec<LinePlace>) -> Vec<LinePlace> {
    if places.len() < 2 {
        return places;
    }
    let alone = |at: usize| {
        let run = places[at].run;
        let before = at.checked_sub(1).is_some_and(|before| places[before].run == run);
        let after = places.get(at + 1).is_some_and(|after| after.run == run);
        !before && !after
    };
    (0..places.len()).filter(|at| !alone(*at)).map(|at| places[at]).collect()
}
