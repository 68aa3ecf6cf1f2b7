//! Jumps: where a story goes on there must be a page with a tail that nothing else has taken.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::names;
use super::super::raw::{self, Layout, Slot};
use super::Files;
use super::report::Report;
use crate::diag::{Diagnostic, Text};
use crate::ids::{PageId, SlotId};
use crate::page_name::PageName;
use crate::rules::Code;
use crate::terms::{Jump, SlotKind};
use crate::text;

/// A jump with the page it starts from.
struct From<'a> {
    page: u32,
    range: &'a Range<usize>,
}

/// The tails that jumps have taken so far.
#[derive(Default)]
struct Taken<'a> {
    /// Named tails, by page and name.
    named: BTreeMap<(u32, &'a str), &'a Range<usize>>,
    /// How many jumps go to a page.
    pages: BTreeMap<u32, usize>,
}

/// Returns, by page and placement, where each story may go on; reports what is wrong with the
/// jumps.
pub(super) fn check(
    files: &Files,
    names: &[Option<PageName>],
    report: &mut Report,
) -> Vec<Vec<Option<Jump>>> {
    let issue = Issue { files, names };
    let mut taken = Taken::default();
    let pages = files.issue.value.pages.iter().enumerate().map(|(index, page)| {
        let jumps = page.stories.iter().map(|story| {
            let Some(jump) = &story.jump else { return Some(Jump::Never) };
            let from = From { page: index as u32 + 1, range: &jump.range };
            if jump.value != raw::Jump::Never(false)
                && is_vertical(files, index, &story.slot.value)
            {
                let message = text!("竖排的稿件不能转版", "vertical copy cannot jump");
                let hint = text!(
                    "删去 jump，或换一个横排的排文样式",
                    "take jump out, or take a copy style that runs across"
                );
                report.error(Code::VerticalJump, from.range, message, hint);
                return None;
            }
            one(&issue, &from, &jump.value, &mut taken, report)
        });
        jumps.collect::<Vec<_>>()
    });
    pages.collect()
}

/// The files, and what their pages are called.
struct Issue<'a> {
    files: &'a Files,
    names: &'a [Option<PageName>],
}

impl Issue<'_> {
    /// Returns what a page is called; by its number where that is not known.
    fn called(&self, page: u32) -> PageName {
        let name = self.names.get(page as usize - 1).cloned().flatten();
        name.unwrap_or(PageName::Number(page))
    }
}

/// Returns where one story may go on.
fn one<'a>(
    issue: &Issue<'a>,
    from: &From<'a>,
    jump: &'a raw::Jump,
    taken: &mut Taken<'a>,
    report: &mut Report,
) -> Option<Jump> {
    match jump {
        raw::Jump::Never(true) => {
            let message = text!("`jump = true` 没有说转到哪里", "`jump = true` says not where");
            let hint = text!(
                "写版次、{{ page, slot }}、\"auto\" 或 false",
                "write a page, {{ page, slot }}, \"auto\" or false"
            );
            report.error(Code::BadJump, from.range, message, hint);
            None
        }
        raw::Jump::Never(false) => Some(Jump::Never),
        raw::Jump::Word(raw::JumpWord::Auto) => Some(Jump::Choose(None)),
        raw::Jump::Page(page) => target(issue, from, *page, None, taken, report),
        raw::Jump::Slot { page, slot } => {
            target(issue, from, *page, slot.as_deref(), taken, report)
        }
    }
}

/// Returns whether copy runs down the page in this slot.
fn is_vertical(files: &Files, page: usize, slot: &str) -> bool {
    let slots = files.layout(page).map(|layout| &layout.value.slots);
    let slot = slots.and_then(|slots| slots.iter().find(|other| other.name.value == slot));
    let house = files.names();
    house.zip(slot).is_some_and(|(house, slot)| super::is_vertical(house, slot))
}

fn target<'a>(
    issue: &Issue<'a>,
    from: &From<'a>,
    page: u32,
    slot: Option<&'a str>,
    taken: &mut Taken<'a>,
    report: &mut Report,
) -> Option<Jump> {
    let files = issue.files;
    let count = files.issue.value.pages.len();
    // Where a page could not be read, the numbers of those behind it are not what they were.
    if !files.issue.is_sound() {
        return None;
    }
    let Some(there) = (page as usize).checked_sub(1).filter(|index| *index < count) else {
        let message = text!("没有第 {page} 版", "there is no page {page}");
        let hint = text!("这一期有 1 到 {count} 版", "the pages are 1 to {count}");
        report.error(Code::UnknownPage, from.range, message, hint);
        return None;
    };
    if page == from.page {
        let message = text!("稿件不能转到本版", "a story cannot jump to its own page");
        let hint = text!("转到另一版，或删去 jump", "jump to another page, or take jump out");
        report.error(Code::JumpToSelf, from.range, message, hint);
        return None;
    }
    let called = issue.called(page);
    let layout = files.layout(there)?;
    let is_tail = |slot: &&Slot| slot.kind.value == SlotKind::Tail;
    let tails: Vec<&str> = layout
        .value
        .slots
        .iter()
        .filter(is_tail)
        .map(|slot| slot.name.value.as_str())
        .collect();
    let named = match slot {
        Some(name) => {
            Some(tail(&layout.value, name, &tails, from, (page, &called, taken), report)?)
        }
        None => None,
    };
    if tails.is_empty() {
        let message = text!("{called:#}没有接转版位", "page {called} has no slot for a tail");
        let hint = text!(
            "在它的版式里加 kind = \"tail\" 的版位",
            "add a slot of kind \"tail\" to its layout"
        );
        report.error(Code::NoTail, from.range, message, hint);
        return None;
    }
    if !has_tail((page, &called), tails.len(), from, taken, report) {
        return None;
    }
    let page = PageId(page as usize - 1);
    Some(named.map_or(Jump::Choose(Some(page)), |slot| Jump::To(SlotId { page, slot })))
}

/// Counts a jump to a page; returns whether one of its tails is left for it.
fn has_tail(
    (page, called): (u32, &PageName),
    tails: usize,
    from: &From,
    taken: &mut Taken,
    report: &mut Report,
) -> bool {
    let jumps = taken.pages.entry(page).or_default();
    *jumps += 1;
    if *jumps > tails {
        let message = text!(
            "转到{called:+#}的稿件多于它的接转版位（{tails} 个）",
            "more stories jump to page {called} than it has tails ({tails})"
        );
        let hint = text!("转到别的版，或在版式里加版位", "jump elsewhere, or add a slot");
        report.error(Code::TooManyJumps, from.range, message, hint);
    }
    *jumps <= tails
}

/// Returns which tails a page has.
fn tails_of(tails: &[&str], called: &PageName) -> Text {
    match names::list(tails) {
        Some(tails) => {
            text!("{called:#}的接转版位：{tails}", "the tails of page {called}: {tails}")
        }
        None => text!(
            "{called:#}没有接转版位：在它的版式里加 kind = \"tail\" 的版位，或转到别的版",
            "page {called} has no tail: add a slot of kind \"tail\" to its layout, or jump elsewhere"
        ),
    }
}

/// Checks the slot that a jump names; returns it if it is a tail that was free.
fn tail<'a>(
    layout: &Layout,
    name: &'a str,
    tails: &[&str],
    from: &From<'a>,
    (page, called, taken): (u32, &PageName, &mut Taken<'a>),
    report: &mut Report,
) -> Option<usize> {
    let Some(at) = layout.slots.iter().position(|slot| slot.name.value == name) else {
        let message =
            text!("{called:#}没有版位 `{name}`", "page {called} has no slot `{name}`");
        let diagnostic = report.at(Code::UnknownSlot, from.range, message);
        let meant = names::meant(name, tails.iter().copied());
        let diagnostic = meant.into_iter().fold(diagnostic, Diagnostic::hint);
        report.push(diagnostic.hint(tails_of(tails, called)));
        return None;
    };
    if layout.slots[at].kind.value != SlotKind::Tail {
        let message = text!("版位 `{name}` 不是接转版位", "the slot `{name}` is no tail");
        let diagnostic = report.at(Code::NotATail, from.range, message);
        report.push(diagnostic.hint(tails_of(tails, called)));
        return None;
    }
    if let Some(first) = taken.named.get(&(page, name)) {
        let message = text!("接转版位 `{name}` 已经占用", "the tail `{name}` is taken");
        let label = report.source.span((*first).clone());
        let hint = text!("转到另一个接转版位", "jump to another tail");
        let diagnostic = report.at(Code::TailTaken, from.range, message);
        let there = text!("另一篇转到这里", "another story jumps here");
        report.push(diagnostic.label(label, there).hint(hint));
        return None;
    }
    taken.named.insert((page, name), from.range);
    Some(at)
}
