//! Foreign names in a text: runs of the characters with which they are written, and parts about a ·.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::names::{After, Run, Survey};
use super::segment::Kind;
use super::terms::listed;

/// Most characters of a part of a foreign name.
const LONGEST: usize = 8;

/// Characters with which foreign names are written.
struct Tables {
    /// Those that seldom stand for anything else.
    core: HashSet<char>,
    all: HashSet<char>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let lines = || listed(include_str!("names/foreign.txt"));
        Tables {
            core: lines().take(1).flat_map(str::chars).collect(),
            all: lines().flat_map(str::chars).collect(),
        }
    })
}

/// Returns the names with a ·, each with all of its parts.
pub(super) fn dotted(survey: &Survey) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for at in (0..survey.text.len()).filter(|at| is_dot(survey.text.at(*at))) {
        let from = runs.last().map_or(0, |run| run.end);
        if at < from {
            continue;
        }
        let start = first_part(survey, from, at);
        let mut dot = at;
        while let Some(next) =
            (dot + 2..=dot + 1 + LONGEST).find(|next| !survey.text.is_han(*next))
        {
            if !is_dot(survey.text.at(next)) {
                break;
            }
            dot = next;
        }
        let end = last_part(survey, dot + 1);
        if start < at && end > dot + 1 {
            runs.push(Run { start, end, certain: true });
        }
    }
    runs
}

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧')
}

/// Returns where the part that ends at `end`, at a ·, begins.
fn first_part(survey: &Survey, from: usize, end: usize) -> usize {
    let least = from.max(end.saturating_sub(LONGEST));
    let clause =
        (least..end).rev().find(|at| !survey.text.is_han(*at)).map_or(least, |at| at + 1);
    // Nothing stands before a · at the head of a line, or behind another one.
    if clause >= end {
        return end;
    }
    let titles = survey.titles().iter().map(|title| title.end);
    if let Some(title) = titles.filter(|title| (clause..end).contains(title)).max() {
        return title;
    }
    let run = (clause..end).rev().take_while(|at| is_foreign(survey, *at)).last();
    let mut start = run.unwrap_or(end - 1);
    // No part begins inside a word, and none is the last character of a clause's head.
    while start > clause && !survey.is_border(start) {
        start -= 1;
    }
    let head = clause == 0 || clause > least;
    if head && start > clause && start - clause <= 1 { clause } else { start }
}

/// Returns where the last part of a name ends that begins at `start`, behind a ·.
fn last_part(survey: &Survey, start: usize) -> usize {
    let end = survey.han_end(start, LONGEST);
    let score = |to: usize| {
        let foreign: i32 =
            (start..to).map(|at| if is_foreign(survey, at) { 2 } else { -4 }).sum();
        3 * survey.after(to) as i32 + foreign
    };
    (start + 1..=end).max_by_key(|to| (score(*to), *to)).unwrap_or(start)
}

/// Returns the foreign name that begins at a place and ends before `end`.
pub(super) fn behind(
    survey: &Survey,
    at: usize,
    end: usize,
    ordinary: bool,
    titled: bool,
) -> Option<Run> {
    let run = (at..end).take_while(|at| is_foreign(survey, *at)).last()? + 1;
    let least = if titled { 2 } else { 3 };
    // Behind a title, or at some length, a run of them is a name though each may stand in a word.
    let likely = |to: usize| {
        let long = at + if titled { 4 } else { 5 };
        is_likely(survey, at..to) || to >= long && (titled || !has_words(survey, at..to))
    };
    if run < at + least || !likely(run) {
        return None;
    }
    let enough = if titled && !ordinary { After::Fair } else { After::Well };
    let ends = (at + least..=run).filter(|to| likely(*to));
    let to = ends.filter(|to| survey.after(*to) >= enough).max();
    match to {
        Some(to) => Some(Run { start: at, end: to, certain: true }),
        None if ordinary => None,
        None => Some(Run { start: at, end: run, certain: false }),
    }
}

/// Returns the foreign name that ends at a place, where a title begins.
pub(super) fn before(survey: &Survey, end: usize) -> Option<Run> {
    let least = end.saturating_sub(LONGEST);
    let start = (least..end).rev().take_while(|at| is_foreign(survey, *at)).last()?;
    let start = (start..end).find(|at| survey.is_border(*at))?;
    let likely = end - start >= 5 || is_likely(survey, start..end);
    let name = end - start >= 3 && likely && !has_words(survey, start..end);
    name.then_some(Run { start, end, certain: true })
}

/// Returns whether half of a range is words of two characters and more that are no names.
fn has_words(survey: &Survey, range: Range<usize>) -> bool {
    let ordinary = survey.words().iter().filter(|(at, word)| {
        range.contains(at) && word.chars > 1 && !matches!(word.kind, Kind::Name | Kind::Other)
    });
    ordinary.map(|(_, word)| word.chars).sum::<usize>() * 2 >= range.len()
}

/// Returns the foreign names that stand anywhere: runs of three characters and more of which the
/// dictionary makes no words.
pub(super) fn runs(survey: &Survey) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < survey.text.len() {
        let Some(run) = (at..survey.text.len()).take_while(|at| is_foreign(survey, *at)).last()
        else {
            at += 1;
            continue;
        };
        let whole = at..run + 1;
        at = run + 1;
        runs.extend(inside(survey, whole));
    }
    runs
}

/// Returns the foreign name in a run of characters.
fn inside(survey: &Survey, run: Range<usize>) -> Option<Run> {
    let words =
        survey.words().iter().filter(|(at, word)| *at < run.end && run.start < at + word.chars);
    let name = |word: &&(usize, super::segment::Word)| {
        matches!(word.1.kind, Kind::Name | Kind::Other) || word.1.chars == 1
    };
    let mut best: Option<(usize, usize)> = None;
    let mut open: Option<(usize, usize)> = None;
    for word in words {
        let (at, end) = (word.0.max(run.start), (word.0 + word.1.chars).min(run.end));
        open = match open {
            _ if !name(&word) => None,
            Some((start, _)) => Some((start, end)),
            None => Some((at, end)),
        };
        if let Some(open) = open {
            best = best.filter(|best| best.1 - best.0 >= open.1 - open.0).or(Some(open));
        }
    }
    let (start, end) = best?;
    let likely = end - start >= 3 && is_likely(survey, start..end);
    likely.then_some(Run { start, end, certain: false })
}

fn is_foreign(survey: &Survey, at: usize) -> bool {
    tables().all.contains(&survey.text.at(at))
}

/// Returns whether half of the characters seldom stand for anything but foreign names.
fn is_likely(survey: &Survey, run: Range<usize>) -> bool {
    let chars = run.len();
    run.filter(|at| tables().core.contains(&survey.text.at(*at))).count() * 2 >= chars
}
