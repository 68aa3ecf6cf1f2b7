//! A layout: its slots lie on the grid, apart from each other, and name what exists.

use super::super::Ties;
use super::super::check::Checked;
use super::super::grid::PageGrid;
use super::super::names;
use super::super::raw::{Layout, Slot};
use super::grid::{self, Cells};
use super::photo_edges;
use super::report::{Kind, Report};
use super::space::{Fault, Sheet};
use super::styles::Styles;
use super::{Files, bending};
use crate::diag::{Diagnostic, Spanned, Text};
use crate::rules::Code;
use crate::terms::{Matter, SlotKind};
use crate::text;

/// Reports every fault of a layout and returns how its slots hang together.
pub(super) fn check(
    file: &Checked<Layout>,
    files: &Files,
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Ties> {
    let layout = &file.value;
    let size = files.grid(file);
    grid::check(&layout.grid, report);
    if let (Some(house), Some(grid)) = (report.names, &size) {
        let anchor = file.keys.get("grid");
        if anchor != (0..0) {
            grid::check_room(grid, &house.page, &anchor, report);
        }
    }
    for slot in &layout.slots {
        names_of(slot, report);
        briefs_run_across(slot, report);
        place(slot, size, report);
        bending::check(slot, report);
        if let (Some(styles), true) = (styles, file.is_sound()) {
            styles.check(slot, grid::span(&slot.columns.value), report);
        }
    }
    if !file.is_sound() {
        return None;
    }
    if layout.slots.is_empty() {
        let message = text!("版式里没有版位", "the layout has no slots");
        let hint = text!("加上 [[slot]]", "add [[slot]]");
        report.error(Code::NoSlots, &(0..0), message, hint);
    }
    let mut outer = Vec::new();
    for (index, slot) in layout.slots.iter().enumerate() {
        let before = &layout.slots[..index];
        duplicate(slot, before, report);
        outer.push(within(slot, before, report));
    }
    let takers = layout.slots.iter().map(|slot| bending::takers(layout, slot, report));
    let absorb: Vec<_> = takers.collect();
    let cells = |index: usize| {
        let slot = &layout.slots[index];
        Cells::of(&slot.columns.value, &slot.lines.at.value)
    };
    rooms(layout, size, &cells, report);
    photo_edges::check(layout, report);
    overlaps(layout, &cells, report, |report, (slot, own), (other, taken)| {
        let (name, with) = (&slot.name.value, &other.name.value);
        let message =
            text!("版位 `{name}` 与 `{with}` 重叠", "the slot `{name}` overlaps `{with}`");
        let hints = apart((slot, own), (other, taken));
        let label = report.source.span(other.name.range.clone());
        let there = text!("另一个版位", "the other slot");
        let diagnostic = report.at(Code::SlotsOverlap, &slot.name.range, message);
        report.push(hints.into_iter().fold(diagnostic.label(label, there), Diagnostic::hint));
    });
    let within = outer.into_iter().collect::<Option<_>>()?;
    Some(Ties { within, absorb: absorb.into_iter().collect::<Option<_>>()? })
}

/// Returns what parts two slots that overlap: fewer lines, or the one within the other where that one takes
/// slots.
fn apart((slot, own): (&Slot, Cells), (other, taken): (&Slot, Cells)) -> Vec<Text> {
    let (name, with) = (&slot.name.value, &other.name.value);
    let mut hints = vec![shorter(name, own, taken, with)];
    let holds = |(outer, all): (&Slot, Cells), inner: Cells| {
        outer.kind.value.wants_copy() && all != inner && all.contain(inner)
    };
    let inside = |inner: &str, outer: &str| {
        text!(
            "若 `{inner}` 放在 `{outer}` 里面，给 `{inner}` 写 within = \"{outer}\"",
            "if `{inner}` stands inside `{outer}`, give it within = \"{outer}\""
        )
    };
    if holds((other, taken), own) {
        hints.push(inside(name, with));
    } else if holds((slot, own), taken) {
        hints.push(inside(with, name));
    }
    hints
}

/// Returns which lines a slot may keep beside another, or that one of them has to move.
pub(super) fn shorter(name: &str, own: Cells, taken: Cells, with: &str) -> Text {
    match own.lines_beside(taken) {
        Some([first, last]) => text!(
            "`{name}` 改成 lines = [{first}, {last}]，或移开 `{with}`",
            "give `{name}` lines = [{first}, {last}], or move `{with}`"
        ),
        None => text!("移开 `{name}` 或 `{with}`", "move `{name}` or `{with}`"),
    }
}

/// Checks that every slot leaves room for what stands in it.
fn rooms(
    layout: &Layout,
    size: Option<PageGrid>,
    cells: &dyn Fn(usize) -> Option<Cells>,
    report: &mut Report,
) {
    let sheet = report.names.zip(size).and_then(|(house, size)| Sheet::new(size, house));
    let Some(sheet) = sheet else { return };
    for (at, slot) in layout.slots.iter().enumerate() {
        let faults = cells(at).map_or(Vec::new(), |cells| sheet.faults(slot, cells));
        for Fault { code, range, message, hint } in faults {
            report.error(code, &range, message, hint);
        }
    }
}

/// Calls `overlap` for every two slots that share a cell although neither stands inside the
/// other.
pub(super) fn overlaps(
    layout: &Layout,
    cells: &dyn Fn(usize) -> Option<Cells>,
    report: &mut Report,
    overlap: impl Fn(&mut Report, (&Slot, Cells), (&Slot, Cells)),
) {
    for (index, slot) in layout.slots.iter().enumerate() {
        for (other_index, other) in layout.slots[..index].iter().enumerate() {
            let (Some(a), Some(b)) = (cells(index), cells(other_index)) else {
                continue;
            };
            let nested = is_inside(layout, slot, other) || is_inside(layout, other, slot);
            // What a slot with a faulty `within` stands in is anybody's guess.
            let doubtful = [slot, other].into_iter().any(|slot| is_astray(layout, slot));
            if a.overlap(b) && !nested && !doubtful {
                overlap(report, (slot, a), (other, b));
            }
        }
    }
}

/// Whether a slot stands within another, or within one that does.
fn is_inside(layout: &Layout, slot: &Slot, outer: &Slot) -> bool {
    let mut slot = slot;
    // No chain is longer than the list, even where slots stand within each other.
    for _ in &layout.slots {
        let Some(name) = &slot.within else {
            return false;
        };
        if name.value == outer.name.value {
            return true;
        }
        match layout.slots.iter().find(|slot| slot.name.value == name.value) {
            Some(next) => slot = next,
            None => return false,
        }
    }
    false
}

/// Whether a slot says to stand within what cannot hold it.
fn is_astray(layout: &Layout, slot: &Slot) -> bool {
    slot.within.as_ref().is_some_and(|name| {
        let outer = layout.slots.iter().find(|outer| outer.name.value == name.value);
        outer.is_none_or(|outer| !outer.kind.value.wants_copy())
    })
}

/// Short stories stand one under the other: their copy cannot run down the page.
fn briefs_run_across(slot: &Slot, report: &mut Report) {
    let Some(house) = report.names else { return };
    if slot.kind.value != SlotKind::Briefs || !super::is_vertical(house, slot) {
        return;
    }
    let place = slot.copy.as_ref().map_or(&slot.name.range, |copy| &copy.range);
    let message =
        text!("短讯版位的稿件不能竖排", "the copy of short stories cannot be vertical");
    let hint = text!("换一个横排的排文样式", "take a copy style that runs across");
    report.error(Code::VerticalBriefs, place, message, hint);
}

fn names_of(slot: &Slot, report: &mut Report) {
    report.opt_name(Kind::Head, slot.head.as_ref());
    report.opt_name(Kind::Head, slot.label_head.as_ref());
    report.opt_name(Kind::Copy, slot.copy.as_ref());
    report.opt_name(Kind::Furniture, slot.furniture.as_ref());
    if let Some(boxed) = &slot.boxed {
        report.opt_name(Kind::Ink, boxed.tint.as_ref());
        report.positive("frame", boxed.frame.as_ref());
        report.positive("top", boxed.top.as_ref());
    }
    let kind = slot.kind.value;
    let of_photos = [
        ("fit", slot.fit.as_ref().map(|fit| &fit.range)),
        ("keyline", slot.keyline.as_ref().map(|keyline| &keyline.range)),
    ];
    for (key, range) in of_photos {
        if let Some(range) = range.filter(|_| !kind.takes(Matter::Photo)) {
            let message = text!(
                "`{key}` 只用于放图片的版位",
                "`{key}` is for slots that take photographs"
            );
            let hint = text!("删去它", "take it out");
            let diagnostic = report.at(Code::WrongSlotKind, range, message);
            let label = report.source.span(slot.kind.range.clone());
            report.push(diagnostic.label(label, text!("它的类型", "its kind")).hint(hint));
        }
    }
    let fixed = matches!(kind, SlotKind::Masthead | SlotKind::Folio | SlotKind::Furniture);
    if fixed && slot.furniture.is_none() {
        let message = text!("版位缺少 `furniture`", "missing key `furniture`");
        let hint = text!(
            "写明放报纸样式里的哪一组固定内容：furniture = \"…\"",
            "name the fixed matter of the house style: furniture = \"…\""
        );
        report.error(Code::MissingKey, &slot.name.range, message, hint);
    }
    if slot.name.value.trim().is_empty() {
        let message = text!("版位没有名字", "the slot has no name");
        let hint = text!("写上名字，期次文件用它", "write a name for the issue file to use");
        report.error(Code::BlankName, &slot.name.range, message, hint);
    }
}

/// Checks that a slot and its headline lie on the grid.
fn place(slot: &Slot, size: Option<PageGrid>, report: &mut Report) {
    let lines = grid::last_line(size, slot.kind.value);
    grid::check_pair("columns", &slot.columns, size.map(|size| size.columns), report);
    grid::check_pair("lines", &slot.lines.at, lines, report);
    let Some(head) = &slot.head_place else { return };
    report.positive("width", head.width.as_ref());
    if let (Some(columns), None, None) = (&head.columns, &head.lines, head.side) {
        let on_grid =
            grid::check_pair("columns", columns, size.map(|size| size.columns), report);
        let ([first, last], [left, right]) = (columns.value, slot.columns.value);
        if on_grid && (first < left || right < last) {
            outside(columns, report);
        }
        return;
    }
    let (Some(columns), Some(lines)) = (&head.columns, &head.lines) else {
        let one = head.columns.as_ref().or(head.lines.as_ref());
        if one.is_some() || head.side.is_none() {
            let range = one.map_or(&slot.name.range, |pair| &pair.range);
            let message =
                text!("`head_place` 不完整", "`head_place` says not where the headline stands");
            let hint = text!(
                "写 side，或写 columns，或同时写 columns 和 lines",
                "write side, or columns, or both columns and lines"
            );
            report.error(Code::BadHeadPlace, range, message, hint);
        }
        return;
    };
    let across = grid::check_pair("columns", columns, size.map(|size| size.columns), report);
    let down = grid::check_pair("lines", lines, size.map(|size| size.lines), report);
    let outer = Cells::of(&slot.columns.value, &slot.lines.at.value);
    let inner = Cells::of(&columns.value, &lines.value);
    if let (Some(outer), Some(inner)) = (outer, inner)
        && across
        && down
        && !outer.contain(inner)
    {
        outside(columns, report);
    }
}

/// Reports a head that would stand outside its slot.
fn outside(columns: &Spanned<[u32; 2]>, report: &mut Report) {
    let message = text!("标题的位置在版位之外", "the headline stands outside its slot");
    let hint = text!("放在版位的栏和行之内", "keep within the slot's columns and lines");
    report.error(Code::BadHeadPlace, &columns.range, message, hint);
}

fn duplicate(slot: &Slot, before: &[Slot], report: &mut Report) {
    let name = &slot.name;
    if let Some(first) = before.iter().find(|first| first.name.value == name.value) {
        let word = &name.value;
        let message = text!("版位 `{word}` 重名", "there are two slots `{word}`");
        let label = report.source.span(first.name.range.clone());
        let hint = text!("给其中一个另取名字", "give one of them another name");
        let diagnostic = report.at(Code::DuplicateSlot, &name.range, message);
        report.push(diagnostic.label(label, text!("第一个", "the first")).hint(hint));
    }
}

/// Returns the slot inside which this one stands, if in any; `None` when it cannot.
fn within(slot: &Slot, before: &[Slot], report: &mut Report) -> Option<Option<usize>> {
    let Some(name) = &slot.within else { return Some(None) };
    let word = name.value.as_str();
    let Some(at) = before.iter().position(|outer| outer.name.value == word) else {
        let message =
            text!("前面没有版位 `{word}`", "there is no slot `{word}` before this one");
        let diagnostic = report.at(Code::UnknownSlot, &name.range, message);
        let candidates = before.iter().filter(|outer| outer.kind.value.wants_copy());
        let candidates = candidates.map(|outer| outer.name.value.as_str());
        report.push(names::suggest(diagnostic, word, candidates));
        return None;
    };
    let outer = &before[at];
    if !outer.kind.value.wants_copy() {
        let message = text!("`{word}` 不是放稿件的版位", "`{word}` is not a slot for stories");
        let label = report.source.span(outer.kind.range.clone());
        let hint = text!("within 须指向放稿件的版位", "name a slot that takes a story");
        let diagnostic = report.at(Code::WrongSlotKind, &name.range, message);
        report.push(diagnostic.label(label, text!("它的类型", "its kind")).hint(hint));
        return None;
    }
    let cells = |slot: &Slot| Cells::of(&slot.columns.value, &slot.lines.at.value);
    if let (Some(inner), Some(outside)) = (cells(slot), cells(outer))
        && !outside.contain(inner)
    {
        let message = text!("版位超出了 `{word}`", "the slot is not inside `{word}`");
        let hint = text!("放在它的栏和行之内", "keep within its columns and lines");
        report.error(Code::OutsideSlot, &name.range, message, hint);
    }
    Some(Some(at))
}
