//! A hole (天窗): an empty rectangle of the type area, a column wide and some lines high. A reader sees it
//! at arm's length, and a newsroom sends the page back.
//!
//! It is judged from the ink: lines of type, rules, tints, pictures. White that is meant is none: beside a
//! head, in verse and advertisements, in fixed matter, where a story is held back, or copy or an
//! advertisement is not there yet.

use std::ops::RangeInclusive;

use super::empty::Empty;
use super::finding;
use super::survey::{Head, Sheet, Survey};
use crate::diag::{Severity, counted};
use crate::edition::{Content, HeadPlace};
use crate::frame::{Datum, Finding};
use crate::geom::{Abs, Rect, Sides, Size};
use crate::ids::{SlotId, StoryId};
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// White that is as wide as this percent of a column is as wide as a column: characters at the edges of
/// columns reach over them.
const COLUMN_PERCENT: i64 = 94;

/// No page has more holes worth telling one by one.
const MOST: usize = 12;

/// Looks for holes on every page: from so many lines on they are errors, from a few less a warning.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    survey.sheets.iter().flat_map(|sheet| on_page(survey, sheet)).collect()
}

fn on_page(survey: &Survey, sheet: &Sheet) -> Vec<Finding> {
    let grid = &sheet.page.given.grid;
    let area = grid.rect((1, grid.columns), (1, grid.lines));
    let mut ink = sheet.ink.clone();
    ink.extend(meant(survey, sheet));
    let width = grid.column.ratio(COLUMN_PERCENT, 100);
    // So many lines of type would go into it.
    let high = |lines: u32| grid.pitch * (i64::from(lines) - 1) + grid.em;
    let size = |lines: u32| Size::new(width, high(lines));
    let lint = &survey.edition.lint;
    let mut small = Empty::of(area, &ink, size(lint.white_lines));
    let mut large = Empty::of(area, &ink, size(lint.hole_lines));
    let holes: Vec<Rect> = std::iter::from_fn(|| large.take()).take(MOST).collect();
    // What is left beside a hole is the same place.
    let round = Sides::all(-grid.pitch);
    holes.iter().for_each(|hole| small.fill(hole.inset(round)));
    // A few lines over a head are its own white.
    let over = sheet.heads.iter().filter_map(|head| over(survey, sheet, head));
    over.for_each(|white| small.fill(white));
    let slivers = std::iter::from_fn(|| small.take()).take(MOST);
    let weighed = holes.iter().map(|hole| (*hole, Severity::Error));
    let weighed = weighed.chain(slivers.map(|white| (white, Severity::Warning)));
    weighed.map(|(rect, severity)| told(survey, sheet, rect, severity)).collect()
}

/// Returns where white is meant, or is judged elsewhere.
fn meant(survey: &Survey, sheet: &Sheet) -> Vec<Rect> {
    let page = sheet.page;
    let mut found: Vec<Rect> =
        sheet.heads.iter().filter_map(|head| beside(survey, sheet, head)).collect();
    let hair = Sides::all(-page.given.grid.pitch / 6);
    for (slot, area) in page.named() {
        let rect = page.rect(area);
        if area.look.kind.is_fixed() {
            found.push(rect.inset(hair));
        } else if page.kind(slot) == SlotKind::Ad
            || matches!(*area.holds, Content::Held(_) | Content::Reserved(_))
        {
            found.push(rect);
        }
    }
    for slot in sheet.slots {
        let dummy = slot.story.is_some_and(|story| survey.edition.story(story).dummy);
        let area = page.area(slot.slot);
        let verse = slot.story.is_some() && !area.look.copy.justify;
        if dummy || slot.dummy || slot.held || verse {
            found.push(page.rect(area));
        }
    }
    found
}

/// Returns the room beside a head that runs across: its width is judged with the head.
fn beside(survey: &Survey, sheet: &Sheet, head: &Head) -> Option<Rect> {
    if head.vertical {
        return None;
    }
    let (page, slot) = (sheet.page, head.facts.slot);
    let area = page.area(slot);
    let (x0, x1) = match area.look.head_place {
        HeadPlace::Left(_) | HeadPlace::Right(_) => return None,
        HeadPlace::Cells(columns, lines) => {
            let room = page.given.grid.rect(columns, lines);
            (room.x0, room.x1)
        }
        HeadPlace::Top if area.look.kind == SlotKind::Briefs => {
            let own = survey.parts(sheet).filter(|(story, part)| {
                (*story, part.slot) == (head.facts.story, head.facts.slot)
            });
            let runs = own.flat_map(|(_, part)| part.columns.iter().map(|run| run.rect));
            let room = runs.reduce(Rect::union)?;
            (room.x0, room.x1)
        }
        HeadPlace::Top => {
            let room = page.rect(area);
            (room.x0, room.x1)
        }
    };
    Some(Rect { x0: x0.min(head.rect.x0), x1: x1.max(head.rect.x1), ..head.rect })
}

/// Returns the room over a head at the top of its slot, with the white line above that.
fn over(survey: &Survey, sheet: &Sheet, head: &Head) -> Option<Rect> {
    let top = sheet.rect(head.facts.slot).y0 - sheet.page.given.grid.pitch;
    let beside = beside(survey, sheet, head)?;
    (top < beside.y0).then_some(Rect { y0: top, y1: beside.y0, ..beside })
}

fn told(survey: &Survey, sheet: &Sheet, rect: Rect, severity: Severity) -> Finding {
    let grid = &sheet.page.given.grid;
    let lines = ((rect.height() - grid.em).div_floor(grid.pitch) + 1).max(1);
    let step = grid.column + grid.gutter;
    let columns = places(rect.x0 - grid.left, rect.width(), step);
    let rows = places(rect.y0 - grid.top, rect.height(), grid.pitch);
    let (left, right) = (columns.start(), columns.end());
    let (top, foot) = (rows.start(), rows.end());
    let wide = right + 1 - left;
    let (slot, story) = owner(survey, sheet, rect);
    let number = &sheet.page.given.called;
    let (of_lines, of_columns) = (counted(lines, "line"), counted(wide, "column"));
    let words = (
        text!(
            "{number:#}有一块白：第 {left}–{right} 栏，第 {top}–{foot} 行，{wide} 栏宽、{lines} 行高",
            "a hole of {of_columns} by {of_lines} is on page {number}: columns {left} to {right}, lines {top} to {foot}"
        ),
        text!(
            "补稿、把图片放高，或换一个版式",
            "write more, make a photograph taller, or take another layout"
        ),
    );
    Finding {
        severity,
        story,
        data: vec![
            (Datum::Lines, lines as f64),
            (Datum::Columns, wide as f64),
            (Datum::Column, *left as f64),
            (Datum::Line, *top as f64),
        ],
        ..finding(Code::WhiteArea, sheet, slot, rect, words)
    }
}

/// Returns which places of a row of equal ones a length from `at` on covers, more or less.
fn places(at: Abs, length: Abs, step: Abs) -> RangeInclusive<i64> {
    let nearest = |at: Abs| (at + step / 2).div_floor(step).max(0) + 1;
    let first = nearest(at);
    first..=(nearest(at + length) - 1).max(first)
}

/// Returns the slot on which most of a hole lies, and the one story that stands there.
fn owner(survey: &Survey, sheet: &Sheet, rect: Rect) -> (Option<SlotId>, Option<StoryId>) {
    let page = sheet.page;
    // A photograph that is not there gives its room to the text round it.
    let gives = |slot: SlotId| {
        let area = page.area(slot);
        area.within.is_some() && matches!(*area.holds, Content::Empty)
    };
    let shares = page.named().filter(|(slot, _)| !gives(*slot)).filter_map(|(slot, area)| {
        let own = page.rect(area);
        let share = own.intersection(rect);
        let size = share.width().to_pt() * share.height().to_pt();
        own.overlaps(rect).then_some((slot, size))
    });
    let slot = shares.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(slot, _)| slot);
    let mut stories = survey.parts(sheet).filter(|(_, part)| Some(part.slot) == slot);
    let story = stories.next().map(|(story, _)| story);
    (slot, story.filter(|story| stories.all(|(other, _)| other == *story)))
}
