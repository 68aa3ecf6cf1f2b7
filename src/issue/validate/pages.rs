//! The pages of an issue: every story has a slot of its own, and every name a target.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::grid::PageGrid;
use super::super::ids;
use super::super::names;
use super::super::raw::{Layout, Page, Slot};
use super::super::title_marks;
use super::super::{Page as IssuePage, SlotStyles, Template};
use super::Files;
use super::grid::{self, Cells};
use super::layout;
use super::page_files;
use super::photos;
use super::report::{Kind, Report};
use super::space::{Fault, Sheet};
use super::styles::Styles;
use super::templates;
use crate::diag::{Diagnostic, Sink, Spanned};
use crate::page_name::PageName;
use crate::rules::Code;
use crate::terms::{Matter, SlotKind};
use crate::text;

/// Reports what is wrong with the pages of an issue and returns what their names stand for.
pub(super) fn check(
    files: &Files,
    names: &[Option<PageName>],
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Vec<IssuePage>> {
    let issue = &files.issue;
    day(files, report);
    let pages = &issue.value.pages;
    if pages.is_empty() && issue.is_sound() {
        let message = text!("这一期没有版面", "the edition has no pages");
        let hint = text!("加上 [[page]]", "add [[page]]");
        report.error(Code::NoPages, &(0..0), message, hint);
    }
    duplicate_stories(files, report);
    let file_names = page_files::check(files, names, report);
    let mut found = Vec::new();
    for (index, (page, called)) in pages.iter().zip(names).enumerate() {
        let template = first_template(files, index, styles, report);
        let entries = index_entries(files, page, report);
        let file_name = file_names.as_ref().map(|names| names[index].clone());
        let whole = || {
            let mut lacking = files.candidates[index].lacking.clone();
            Some(IssuePage {
                template: template?,
                others: other_templates(files, index, styles, report, &mut lacking),
                lacking,
                called: called.clone()?,
                file_name: file_name?,
                pictures: Vec::new(),
                index: entries?,
            })
        };
        found.push(whole());
    }
    found.into_iter().collect()
}

/// Returns what the names of a page stand for in the layout with which make-up begins; reports what is wrong.
fn first_template(
    files: &Files,
    index: usize,
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Template> {
    let page = &files.issue.value.pages[index];
    if templates::none_fits(page, &files.candidates[index], report) {
        return None;
    }
    template(files, (index, files.layout_name(index)?), styles, report)
}

/// Returns what they stand for in the other layouts that can hold the page; where the changes of the day do
/// not fit one, the slots that they change are among what it lacks.
fn other_templates(
    files: &Files,
    index: usize,
    styles: Option<Styles>,
    report: &Report,
    lacking: &mut Vec<(String, Vec<String>)>,
) -> Vec<Template> {
    let names = files.candidates[index].fit.iter().skip(1);
    let templates = names.filter_map(|name| {
        let mut sink = Sink::default();
        let mut tried = Report {
            source: report.source,
            names: report.names,
            units: report.units,
            sink: &mut sink,
        };
        let found = template(files, (index, name), styles, &mut tried);
        let found = found.filter(|_| !sink.has_errors());
        if found.is_none() {
            let slots = files.issue.value.pages[index].slots.keys().cloned().collect();
            lacking.push((name.clone(), slots));
        }
        found
    });
    templates.collect()
}

/// Returns what the names of a page stand for in one layout, and reports what is wrong.
fn template(
    files: &Files,
    (index, name): (usize, &str),
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Template> {
    let page = &files.issue.value.pages[index];
    let layout = files.named_layout(name)?;
    let slots = fill(page, &layout.value, report);
    optional(page, &layout.value, report);
    changes(files, index, &layout.value, files.grid(layout), report);
    let styles = slot_styles(files, index, &layout.value, styles, report);
    in_pictures(page, &layout.value, report);
    let index_slot = index_slot(page, (name, &layout.value), report);
    let inside = photos::inside(files, index, &layout.value, report);
    let (stories, photos) = slots?;
    Some(Template {
        layout: files.layouts.keys().position(|known| known == name)?,
        styles: styles?,
        stories,
        photos,
        inside: inside?,
        index_slot: index_slot?,
    })
}

/// Returns by what each slot of a page is set; reports those for copy that lack a style over
/// the columns that the day gives them.
fn slot_styles(
    files: &Files,
    index: usize,
    layout: &Layout,
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Vec<SlotStyles>> {
    let styles = styles?;
    let page = &files.issue.value.pages[index];
    let of_slots = layout.slots.iter().map(|slot| {
        let change = page.slots.get(&slot.name.value);
        let columns = change.and_then(|change| change.columns.as_ref());
        let head = change.and_then(|change| change.head.as_ref());
        let span = grid::span(&columns.unwrap_or(&slot.columns).value);
        let found = styles.of(slot, head.map(|head| head.value.as_str()), span);
        // What the template itself lacks is told there.
        let before = || styles.of(slot, None, grid::span(&slot.columns.value));
        if let (None, Some(columns), Some(_)) = (&found, columns, before()) {
            let name = &slot.name.value;
            let message = text!(
                "改动后版位 `{name}`（{span} 栏）没有标题样式",
                "so changed, the slot `{name}` over {span} columns has no headline style"
            );
            let hint = text!("写上 head = \"…\"", "write head = \"…\" as well");
            report.error(Code::NoStyle, &columns.range, message, hint);
        }
        found
    });
    // Every fault of the page is told.
    let of_slots: Vec<_> = of_slots.collect();
    of_slots.into_iter().collect()
}

fn day(files: &Files, report: &mut Report) {
    if ids::date(&files.issue.value).is_none() {
        let date = &files.issue.value.edition.date;
        let written = &date.value;
        let message = text!("没有 {written} 这一天", "there is no day {written}");
        let hint = text!("写成 年-月-日：2021-02-24", "write year-month-day: 2021-02-24");
        report.error(Code::BadDate, &date.range, message, hint);
    }
}

/// Ids name stories in the index and the report, so that no two may be alike.
fn duplicate_stories(files: &Files, report: &mut Report) {
    let mut seen: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    let stories = files.issue.value.pages.iter().flat_map(|page| &page.stories);
    let places = stories.map(|story| story.file.as_ref().unwrap_or(&story.slot));
    let placed = ids::stories(&files.issue.value).into_iter().zip(places);
    let briefs = files.issue.value.fillers.iter().filter_map(|filler| filler.file.as_ref());
    let briefs = briefs.map(|file| (ids::stem(&file.value), file));
    for (id, place) in placed.chain(briefs) {
        let Some(first) = seen.get(&id) else {
            seen.insert(id, place);
            continue;
        };
        let message = text!("稿件 `{id}` 出现两次", "the story `{id}` stands twice");
        let label = report.source.span(first.range.clone());
        let hint = text!(
            "稿件的名字是去掉扩展名的文件名，一期之内不能重复",
            "a story is named by the stem of its file, once in an edition"
        );
        let diagnostic = report.at(Code::DuplicateStory, &place.range, message);
        report.push(diagnostic.label(label, text!("第一次", "the first time")).hint(hint));
    }
}

/// What has taken a slot, by its name, and where the issue file says so.
type Taken<'a> = BTreeMap<&'a str, (Matter, Range<usize>)>;

/// Returns the slots of the stories and of the photographs of a page: of their kind, one each.
fn fill(page: &Page, layout: &Layout, report: &mut Report) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut taken = Taken::new();
    let mut place = |matter, name| slot_for(matter, name, layout, &mut taken, report);
    let stories = page.stories.iter().map(|story| place(Matter::Story, &story.slot));
    let stories: Vec<_> = stories.collect();
    let photos = page.photos.iter().map(|photo| place(Matter::Photo, &photo.slot));
    let photos: Vec<_> = photos.collect();
    let elsewhere = page.photos.iter().flat_map(|photo| photo.slot.others());
    let elsewhere: Vec<_> =
        elsewhere.map(|name| known_slot(Matter::Photo, name, layout, report)).collect();
    elsewhere.into_iter().collect::<Option<Vec<_>>>()?;
    Some((
        stories.into_iter().collect::<Option<_>>()?,
        photos.into_iter().collect::<Option<_>>()?,
    ))
}

/// Returns the slot of that name, if it takes such matter.
fn known_slot(
    matter: Matter,
    name: &Spanned<String>,
    layout: &Layout,
    report: &mut Report,
) -> Option<usize> {
    let word = name.value.as_str();
    let Some(at) = layout.slots.iter().position(|slot| slot.name.value == word) else {
        unknown_slot(layout, word, &name.range, report);
        return None;
    };
    let slot = &layout.slots[at];
    if !slot.kind.value.takes(matter) {
        wrong_kind(matter, name, slot, layout, report);
        return None;
    }
    Some(at)
}

/// Returns the slot of that name, if it takes such matter and is free.
fn slot_for<'a>(
    matter: Matter,
    name: &Spanned<String>,
    layout: &'a Layout,
    taken: &mut Taken<'a>,
    report: &mut Report,
) -> Option<usize> {
    let word = name.value.as_str();
    let at = known_slot(matter, name, layout, report)?;
    let slot = &layout.slots[at];
    let Some((first_matter, first)) = taken.get(slot.name.value.as_str()) else {
        taken.insert(&slot.name.value, (matter, name.range.clone()));
        return Some(at);
    };
    if slot.kind.value == SlotKind::Briefs && matter == Matter::Story {
        return Some(at);
    }
    let message = text!("版位 `{word}` 已经占用", "the slot `{word}` is taken");
    let there = match first_matter {
        Matter::Story => text!("这里放了稿件", "a story stands here"),
        Matter::Photo => text!("这里放了图片", "a photograph stands here"),
    };
    let label = report.source.span(first.clone());
    let hint = text!("一个版位只放一样；换一个版位", "one thing a slot: choose another");
    let diagnostic = report.at(Code::SlotTaken, &name.range, message);
    report.push(diagnostic.label(label, there).hint(hint));
    None
}

/// Warns of what is marked optional and stands inside no story: it has no room to give.
fn optional(page: &Page, layout: &Layout, report: &mut Report) {
    let stories = page.stories.iter().map(|story| (story.optional, &story.slot));
    let photos = page.photos.iter().map(|photo| (photo.optional, &*photo.slot));
    for (_, name) in stories.chain(photos).filter(|(optional, _)| *optional) {
        let mut slots = layout.slots.iter();
        let slot = slots.find(|slot| slot.name.value == name.value);
        if slot.is_some_and(|slot| slot.within.is_none()) {
            let word = &name.value;
            let message = text!(
                "版位 `{word}` 不在别的稿件里，optional 不起作用",
                "the slot `{word}` lies inside no other: `optional` has no effect"
            );
            let span = report.source.span(name.range.clone());
            report.push(Diagnostic::new(Code::OptionalAlone, span, message).hint(text!(
                "删去 optional，或放进 within 的版位",
                "take `optional` out, or choose a slot with `within`"
            )));
        }
    }
}

fn unknown_slot(layout: &Layout, word: &str, range: &Range<usize>, report: &mut Report) {
    let message = text!("版式里没有版位 `{word}`", "the layout has no slot `{word}`");
    let diagnostic = report.at(Code::UnknownSlot, range, message);
    let all = layout.slots.iter().map(|slot| slot.name.value.as_str());
    report.push(names::suggest(diagnostic, word, all));
}

fn wrong_kind(
    matter: Matter,
    name: &Spanned<String>,
    slot: &Slot,
    layout: &Layout,
    report: &mut Report,
) {
    let word = &name.value;
    let message = match matter {
        Matter::Story => text!("版位 `{word}` 不放稿件", "the slot `{word}` takes no story"),
        Matter::Photo => {
            text!("版位 `{word}` 不放图片", "the slot `{word}` takes no photograph")
        }
    };
    let fit = layout.slots.iter().filter(|slot| slot.kind.value.takes(matter));
    let fit: Vec<&str> = fit.map(|slot| slot.name.value.as_str()).collect();
    let diagnostic = report.at(Code::WrongSlotKind, &name.range, message);
    let hint = match (slot.kind.value, names::list(&fit)) {
        (SlotKind::Tail, _) => text!(
            "接转版位由 jump 填入：在稿件开头处写 jump",
            "tails are filled by jumps: write jump where the story begins"
        ),
        (_, Some(fit)) => text!("可用的版位：{fit}", "these do: {fit}"),
        (_, None) => text!("这个版式没有这样的版位", "the layout has none that does"),
    };
    report.push(diagnostic.hint(hint));
}

/// Checks the changes of the day to slots.
fn changes(
    files: &Files,
    index: usize,
    layout: &Layout,
    size: Option<PageGrid>,
    report: &mut Report,
) {
    let page = &files.issue.value.pages[index];
    let key = |name: &str| files.issue.keys.get(&format!("page.{index}.slots.{name}"));
    for (name, change) in &page.slots {
        let Some(slot) = layout.slots.iter().find(|slot| slot.name.value == *name) else {
            unknown_slot(layout, name, &key(name), report);
            continue;
        };
        if let Some(columns) = &change.columns {
            grid::check_pair("columns", columns, size.map(|size| size.columns), report);
        }
        if let Some(lines) = &change.lines {
            let most = grid::last_line(size, slot.kind.value);
            grid::check_pair("lines", lines, most, report);
        }
        report.opt_name(Kind::Head, change.head.as_ref());
    }
    let cells = |at: usize| {
        let slot = &layout.slots[at];
        let change = page.slots.get(&slot.name.value);
        let columns =
            change.and_then(|change| change.columns.as_ref()).unwrap_or(&slot.columns);
        let lines = change.and_then(|change| change.lines.as_ref()).unwrap_or(&slot.lines.at);
        Cells::of(&columns.value, &lines.value)
    };
    if let Some(sheet) =
        files.names().zip(size).and_then(|(house, size)| Sheet::new(size, house))
    {
        rooms(page, layout, (&sheet, &cells), &key, report);
    }
    layout::overlaps(layout, &cells, report, |report, slot, other| {
        // What overlaps in the template itself is reported there.
        let is_changed = |(slot, _): &(&Slot, Cells)| page.slots.contains_key(&slot.name.value);
        let Some(changed) = [slot, other].into_iter().find(is_changed) else { return };
        let with = if std::ptr::eq(changed.0, slot.0) { other } else { slot };
        let (name, with_name) = (&changed.0.name.value, &with.0.name.value);
        let message = text!(
            "改动后版位 `{name}` 与 `{with_name}` 重叠",
            "so changed, the slot `{name}` overlaps `{with_name}`"
        );
        let hint = layout::shorter(name, changed.1, with.1, with_name);
        report.error(Code::SlotsOverlap, &key(name), message, hint);
    });
}

/// Checks that what the day changed leaves each slot in its place and with room: `cells` are those of the
/// day, `key` is where the issue file changes a slot.
fn rooms(
    page: &Page,
    layout: &Layout,
    (sheet, cells): (&Sheet, &dyn Fn(usize) -> Option<Cells>),
    key: &dyn Fn(&str) -> Range<usize>,
    report: &mut Report,
) {
    let changed = |name: &str| page.slots.contains_key(name);
    for (at, slot) in layout.slots.iter().enumerate() {
        let name = &slot.name.value;
        let outer = slot.within.as_ref().map(|outer| &outer.value);
        let at_outer = outer.filter(|outer| changed(outer));
        let Some(place) =
            Some(name).filter(|name| changed(name)).or(at_outer).map(|at| key(at))
        else {
            continue;
        };
        let Some(own) = cells(at) else { continue };
        let outside = outer.and_then(|outer| {
            let at = layout.slots.iter().position(|slot| slot.name.value == *outer)?;
            cells(at).filter(|outside| !outside.contain(own)).map(|_| outer)
        });
        if let Some(outer) = outside {
            let message = text!(
                "改动后版位 `{name}` 超出了 `{outer}`",
                "so changed, the slot `{name}` is not inside `{outer}`"
            );
            let hint = text!("放在它的栏和行之内", "keep within its columns and lines");
            report.error(Code::OutsideSlot, &place, message, hint);
        }
        if let Some(head) = slot.head_place.as_ref()
            && let (Some(columns), Some(lines)) = (&head.columns, &head.lines)
            && Cells::of(&columns.value, &lines.value).is_some_and(|head| !own.contain(head))
        {
            let message = text!(
                "改动后版位 `{name}` 的标题在版位之外",
                "so changed, the headline of the slot `{name}` stands outside it"
            );
            let hint =
                text!("放在版位的栏和行之内", "keep within the slot's columns and lines");
            report.error(Code::BadHeadPlace, &place, message, hint);
        }
        if changed(name) {
            let faults = sheet.faults(slot, own).into_iter().filter(|fault| {
                // What the template itself leaves no room for is reported there.
                let own = Cells::of(&slot.columns.value, &slot.lines.at.value);
                let told = own.map_or(Vec::new(), |own| sheet.faults(slot, own));
                told.iter().all(|told| told.code != fault.code)
            });
            for Fault { code, message, hint, .. } in faults.collect::<Vec<_>>() {
                report.error(code, &place, message, hint);
            }
        }
    }
}

/// Reports slots inside one that a picture fills: copy runs round them, a picture does not.
fn in_pictures(page: &Page, layout: &Layout, report: &mut Report) {
    let filled = |name: &str| {
        let stories = page.stories.iter().filter(|story| !story.hold).map(|story| &story.slot);
        let photos = page.photos.iter().map(|photo| &*photo.slot);
        stories.chain(photos).find(|slot| slot.value == name)
    };
    for photo in &page.photos {
        let outer = &photo.slot.value;
        let inner = layout
            .slots
            .iter()
            .filter(|slot| slot.within.as_ref().is_some_and(|within| within.value == *outer));
        for inner in inner {
            let name = &inner.name.value;
            let fixed = inner.kind.value.is_fixed();
            let Some(place) = filled(name).or(fixed.then_some(&*photo.slot)) else { continue };
            let message = text!(
                "版位 `{name}` 在放了图片的 `{outer}` 里面",
                "the slot `{name}` lies inside `{outer}`, which a picture fills"
            );
            let hint = text!(
                "空出其中一个，或换一个版位",
                "leave one of them empty, or take another slot"
            );
            report.error(Code::SlotInPicture, &place.range, message, hint);
        }
    }
}

/// Returns the story of each entry of a page's index.
fn index_entries(files: &Files, page: &Page, report: &mut Report) -> Option<Vec<usize>> {
    let ids = ids::stories(&files.issue.value);
    let mut entries = Vec::new();
    for entry in &page.index {
        let word = &entry.story.value;
        if files.issue.is_sound() && !ids.contains(word) {
            let message = text!("这一期没有稿件 `{word}`", "the edition has no story `{word}`");
            let diagnostic = report.at(Code::UnknownStory, &entry.story.range, message);
            report.push(names::suggest(diagnostic, word, ids.iter().map(String::as_str)));
        }
        let words = [&entry.title, &entry.section].into_iter().flatten();
        let source = report.source;
        let faults = words.flat_map(|words| title_marks::faults(words, source));
        faults.for_each(|fault| report.push(fault));
        entries.push(files.stories.iter().position(|story| story.id == *word));
    }
    entries.into_iter().collect()
}

/// Returns the slot of a page's index, if it has entries; `None` when there is none for them.
fn index_slot(
    page: &Page,
    (name, layout): (&str, &Layout),
    report: &mut Report,
) -> Option<Option<usize>> {
    let Some(entry) = page.index.first() else { return Some(None) };
    let slot = layout.slots.iter().position(|slot| slot.kind.value == SlotKind::Index);
    if slot.is_none() {
        let message = text!(
            "版式 `{name}` 没有导读的版位",
            "the layout `{name}` has no slot for an index"
        );
        let hint =
            text!("在版式里加 kind = \"index\" 的版位", "add a slot of kind \"index\" to it");
        report.error(Code::NoIndexSlot, &entry.story.range, message, hint);
    }
    slot.map(Some)
}
