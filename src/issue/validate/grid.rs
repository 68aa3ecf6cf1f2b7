//! The column grid: whether it is whole and fits the page, and cells on it.

use std::ops::Range;

use super::super::grid::PageGrid;
use super::super::raw::{Grid, PageSize};
use super::report::Report;
use crate::diag::Spanned;
use crate::geom::{Abs, Length, LengthUnit};
use crate::limits;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Reports what is wrong with the lengths of a grid.
pub(super) fn check(grid: &Grid, report: &mut Report) {
    own_unit("body", grid.body.as_ref(), &[LengthUnit::Zi, LengthUnit::Line], report);
    own_unit("pitch", grid.pitch.as_ref(), &[LengthUnit::Line], report);
    report.type_size("body", grid.body.as_ref());
    pitch(grid.pitch.as_ref(), report);
    let units = report.units;
    let is_negative = |gutter: &&Spanned<Length>| units.abs(gutter.value) < Abs::ZERO;
    let negative = grid.gutter.as_ref().filter(is_negative);
    if let Some(gutter) = negative {
        let message = text!("`gutter` 不能为负", "`gutter` cannot be negative");
        let hint = text!("写零或正的长度", "write zero or a length above it");
        report.error(Code::OutOfRange, &gutter.range, message, hint);
    }
}

/// Reports a pitch at which no lines are set.
fn pitch(pitch: Option<&Spanned<Length>>, report: &mut Report) {
    let Some(pitch) = pitch else { return };
    let points = report.units.abs(pitch.value).to_pt();
    if !(1.0..=1000.0).contains(&points) {
        let message =
            text!("`pitch` 超出范围：{points} 点", "`pitch` is out of range: {points} pt");
        let hint = text!("行距须在 1 到 1000 点之间", "lines are from 1 to 1000 pt apart");
        report.error(Code::OutOfRange, &pitch.range, message, hint);
    }
}

/// Reports the keys that the house's grid must have, because nothing else gives them.
pub(super) fn check_whole(grid: &Grid, anchor: &Range<usize>, report: &mut Report) {
    let keys = [
        ("columns", grid.columns.is_some()),
        ("chars", grid.chars.is_some()),
        ("body", grid.body.is_some()),
        ("pitch", grid.pitch.is_some()),
        ("lines", grid.lines.is_some()),
    ];
    for (key, _) in keys.iter().filter(|(_, given)| !given) {
        let message = text!("[grid] 缺少 `{key}`", "missing key `{key}` in [grid]");
        let hint = text!("加上 {key} = …", "add {key} = …");
        report.error(Code::MissingKey, anchor, message, hint);
    }
}

/// Reports a grid that is wider or higher than its page. `anchor` is where a layout has its
/// grid.
pub(super) fn check_room(
    grid: &PageGrid,
    page: &PageSize,
    anchor: &Range<usize>,
    report: &mut Report,
) {
    let width = grid.left.unwrap_or(Abs::ZERO) + grid.width();
    let height = grid.top.unwrap_or(Abs::ZERO) + grid.height();
    let trim_width = grid.units.abs(page.width.value);
    let trim_height = grid.units.abs(page.height.value);
    for (zh, en, needed, there) in
        [("宽", "wide", width, trim_width), ("高", "high", height, trim_height)]
    {
        if needed <= there || there <= Abs::ZERO {
            continue;
        }
        let (needed, there) = (needed.to_pt(), there.to_pt());
        let message = text!(
            "版心比版面{zh}：{needed:.1} 点，版面只有 {there:.1} 点",
            "the grid is {needed:.1} pt {en} and the page only {there:.1} pt"
        );
        let hint = text!(
            "减少栏数、每栏字数或行数，或缩小边距",
            "take fewer columns, characters or lines, or a smaller margin"
        );
        report.error(Code::GridOffPage, anchor, message, hint);
    }
}

/// Reports a length that counts in itself.
fn own_unit(
    key: &str,
    length: Option<&Spanned<Length>>,
    units: &[LengthUnit],
    report: &mut Report,
) {
    if let Some(length) = length.filter(|length| units.contains(&length.value.unit)) {
        let message = text!(
            "`{key}` 本身决定字和行的大小，不能再用它们计量",
            "`{key}` is what 字 and 行 count in and cannot count in them"
        );
        let hint = text!("用点或毫米", "write points or millimetres");
        report.error(Code::BadUnit, &length.range, message, hint);
    }
}

/// A rectangle of grid cells, its last column and line included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cells {
    /// First and last column.
    pub(super) columns: (u32, u32),
    /// First and last line.
    pub(super) lines: (u32, u32),
}

/// Returns how many columns lie from the first to the last, both included.
pub(super) fn span([first, last]: &[u32; 2]) -> u32 {
    last.saturating_sub(*first).saturating_add(1)
}

impl Cells {
    /// Returns the cells of two pairs, or `None` when one of them is not in order.
    pub(super) fn of(columns: &[u32; 2], lines: &[u32; 2]) -> Option<Cells> {
        let pair =
            |[first, last]: [u32; 2]| (1 <= first && first <= last).then_some((first, last));
        Some(Cells { columns: pair(*columns)?, lines: pair(*lines)? })
    }

    /// Returns whether the two share a cell.
    pub(super) fn overlap(self, other: Cells) -> bool {
        let meet = |a: (u32, u32), b: (u32, u32)| a.0 <= b.1 && b.0 <= a.1;
        meet(self.columns, other.columns) && meet(self.lines, other.lines)
    }

    /// Returns the lines that these cells keep where they end before `other` or begin behind it, whichever are
    /// more; `None` where `other` takes them all.
    pub(super) fn lines_beside(self, other: Cells) -> Option<[u32; 2]> {
        let above = (self.lines.0, other.lines.0.saturating_sub(1).min(self.lines.1));
        let below = (other.lines.1.saturating_add(1).max(self.lines.0), self.lines.1);
        let longest = [above, below].into_iter().filter(|(first, last)| first <= last);
        longest.max_by_key(|(first, last)| last - first).map(|(first, last)| [first, last])
    }

    /// Returns whether all cells of `other` are among these.
    pub(super) fn contain(self, other: Cells) -> bool {
        let hold = |a: (u32, u32), b: (u32, u32)| a.0 <= b.0 && b.1 <= a.1;
        hold(self.columns, other.columns) && hold(self.lines, other.lines)
    }
}

/// Returns the last line on which a slot of this kind may end: fixed matter may stand in the margin under
/// the type area.
pub(super) fn last_line(size: Option<PageGrid>, kind: SlotKind) -> Option<u32> {
    match kind.may_leave_grid() {
        true => Some(limits::LENGTH.count() as u32),
        false => size.map(|size| size.lines),
    }
}

/// Returns whether a pair is in order and on the grid; reports one that is not: `what` is `columns` or `lines`.
pub(super) fn check_pair(
    what: &str,
    pair: &Spanned<[u32; 2]>,
    most: Option<u32>,
    report: &mut Report,
) -> bool {
    let [first, last] = pair.value;
    if first == 0 || first > last {
        let message = text!(
            "`{what}` 须从小到大，从 1 起：[{first}, {last}]",
            "`{what}` must run from first to last, from 1 on: [{first}, {last}]"
        );
        let (low, high) = (first.min(last).max(1), first.max(last).max(1));
        let hint = text!("写成 [{low}, {high}]", "write [{low}, {high}]");
        report.error(Code::BadRange, &pair.range, message, hint);
        false
    } else if let Some(most) = most.filter(|most| last > *most) {
        let message = text!(
            "`{what}` 到 {last}，超出网格：只有 {most}",
            "`{what}` runs to {last}, beyond the grid's {most}"
        );
        let hint = text!("最大写 {most}", "end at {most} or before");
        report.error(Code::OffGrid, &pair.range, message, hint);
        false
    } else {
        true
    }
}
