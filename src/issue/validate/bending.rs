//! What a layout lets bend: lines between bounds, panels that end with their copy, and slots that give
//! their room to neighbours when nothing stands in them.

use super::super::names;
use super::super::raw::{Bends, Layout, Slot};
use super::grid::{self, Cells};
use super::report::Report;
use crate::diag::{Diagnostic, Spanned};
use crate::geom;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Reports bounds between which a slot cannot be as high as it is, and those of what keeps its place.
pub(super) fn check(slot: &Slot, report: &mut Report) {
    if let Some(Bends { min, max }) = &slot.lines.bends {
        let high = grid::span(&slot.lines.at.value);
        if let Some(min) = min.as_ref().filter(|min| min.value > high) {
            let least = min.value;
            let message = text!(
                "`min` 大于版位现在的 {high} 行：{least}",
                "`min` is more than the {high} lines of the slot: {least}"
            );
            let hint = text!("不大于 {high}", "at most {high}");
            report.error(Code::OutOfRange, &min.range, message, hint);
        }
        if let Some(max) = max.as_ref().filter(|max| max.value < high) {
            let largest = max.value;
            let message = text!(
                "`max` 小于版位现在的 {high} 行：{largest}",
                "`max` is less than the {high} lines of the slot: {largest}"
            );
            let hint = text!("不小于 {high}", "at least {high}");
            report.error(Code::OutOfRange, &max.range, message, hint);
        }
        keeps_its_place(slot, &slot.lines.at.range, report);
    } else if slot.shrink {
        keeps_its_place(slot, &slot.name.range, report);
    }
    if slot.shrink && !shrinks(slot.kind.value) && !slot.kind.value.keeps_place() {
        let word = &slot.name.value;
        let message = text!(
            "版位 `{word}` 不能 shrink：只有稿件、启事、评论的版位可以",
            "the slot `{word}` cannot shrink: only those of stories, notices and comments can"
        );
        let hint = text!("删去 shrink", "take `shrink` out");
        report.error(Code::WrongSlotKind, &slot.kind.range, message, hint);
    }
}

/// Returns whether a slot of this kind may end with its copy.
fn shrinks(kind: SlotKind) -> bool {
    matches!(kind, SlotKind::Story | SlotKind::Notice | SlotKind::Comment)
}

/// Warns that what is booked or fixed does not bend.
fn keeps_its_place(slot: &Slot, range: &std::ops::Range<usize>, report: &mut Report) {
    if !slot.kind.value.keeps_place() {
        return;
    }
    let word = &slot.name.value;
    let message = text!(
        "版位 `{word}` 位置固定：min、max、shrink 不起作用",
        "the slot `{word}` keeps its place: `min`, `max` and `shrink` have no effect"
    );
    let hint = text!(
        "写成 lines = [头, 尾]，删去 shrink",
        "write lines = [first, last], and take `shrink` out"
    );
    let span = report.source.span(range.clone());
    report.push(Diagnostic::new(Code::KeepsPlace, span, message).hint(hint));
}

/// Returns the slots that take the room of this one when it is empty; `None` when one cannot.
pub(super) fn takers(layout: &Layout, slot: &Slot, report: &mut Report) -> Option<Vec<usize>> {
    let names = &slot.absorb.0;
    let found: Vec<Option<usize>> =
        names.iter().map(|name| taker(layout, slot, name, report)).collect();
    let found = found.into_iter().collect::<Option<Vec<usize>>>()?;
    let Some(first) = names.first() else { return Some(found) };
    let cells = |slot: &Slot| {
        let cells = Cells::of(&slot.columns.value, &slot.lines.at.value)?;
        Some(geom::Cells { columns: cells.columns, lines: cells.lines })
    };
    // What is no range was told.
    let own = cells(slot)?;
    let takers = found.iter().map(|at| cells(&layout.slots[*at]));
    let takers = takers.collect::<Option<Vec<_>>>()?;
    if own.given_to(&takers).is_some() {
        return Some(found);
    }
    let (word, to) = (
        &slot.name.value,
        names::list(&names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>())
            .unwrap_or_default(),
    );
    let message = text!(
        "{to} 与版位 `{word}` 没有一整条公共的边",
        "{to} and the slot `{word}` have no whole side in common"
    );
    let hint = text!(
        "写紧挨着它（最多隔一行）、与它同栏或同行的版位；几个合起来占满这一边也可以：absorb = [\"…\", \"…\"]",
        "name a slot right beside it, at most a line away, over the same columns or lines; several that fill that side together will do: absorb = [\"…\", \"…\"]"
    );
    report.error(Code::BadAbsorb, &first.range, message, hint);
    None
}

/// Returns the slot of that name, if it may take the room of another.
fn taker(
    layout: &Layout,
    slot: &Slot,
    name: &Spanned<String>,
    report: &mut Report,
) -> Option<usize> {
    let word = name.value.as_str();
    let others = || layout.slots.iter().filter(|other| other.name.value != slot.name.value);
    let Some(at) = layout.slots.iter().position(|other| other.name.value == word) else {
        let message = text!("版式里没有版位 `{word}`", "the layout has no slot `{word}`");
        let diagnostic = report.at(Code::UnknownSlot, &name.range, message);
        report.push(names::suggest(
            diagnostic,
            word,
            others().map(|other| other.name.value.as_str()),
        ));
        return None;
    };
    let taker = &layout.slots[at];
    let outer = |slot: &Slot| slot.within.as_ref().map(|outer| outer.value.clone());
    let (message, hint) = if word == slot.name.value {
        (
            text!(
                "版位 `{word}` 不能把地方让给自己",
                "the slot `{word}` cannot take its own room"
            ),
            text!("写相邻的版位", "name a neighbour"),
        )
    } else if matches!(taker.kind.value, SlotKind::Ad | SlotKind::Masthead | SlotKind::Folio) {
        (
            text!(
                "版位 `{word}` 的大小是定好的，不能加大",
                "the slot `{word}` keeps its size and takes no room"
            ),
            text!("写放稿件或图片的版位", "name a slot of a story or a photograph"),
        )
    } else if outer(taker) != outer(slot) {
        (
            text!(
                "版位 `{word}` 与 `{}` 不在同一个版位里",
                "`{word}` and the slot `{}` do not stand inside the same slot",
                slot.name.value
            ),
            text!(
                "写相邻的版位；放在稿件里面的版位空着时，地方本来就归那篇稿件",
                "name a neighbour; a slot inside a story gives its room to that story by itself"
            ),
        )
    } else {
        return Some(at);
    };
    report.error(Code::BadAbsorb, &name.range, message, hint);
    None
}
