//! What the report promises of every edition: copy is on the page or told as overset, whole and once.

use std::collections::BTreeMap;

use banmian::diag::Severity;
use banmian::export::report::{Report, Status, StoryEntry};
use banmian::rules::Code;
use banmian::{Lang, Made};

/// Holds that the sums of a report are whole.
pub(super) fn hold(made: &Made) {
    let report = &made.report;
    for story in &report.stories {
        of_story(story);
    }
    of_findings(made);
    overset_once(report);
    for (page, slot) in
        report.pages.iter().flat_map(|page| page.slots.iter().map(move |s| (page, s)))
    {
        let [x0, y0, x1, y1] = slot.bbox_pt.0;
        assert!(x0 <= x1 && y0 <= y1, "{}/{}: a box turned over", page.number, slot.slot);
        if let Some(lines) = slot.lines {
            let (used, capacity) = (lines.used, lines.capacity);
            assert!(
                used <= capacity,
                "more lines are used than there are: {used} of {capacity}"
            );
        }
    }
    for story in made.edition.stories.iter().filter(|story| !story.dummy) {
        if let Some(entry) = report.stories.iter().find(|entry| entry.id == story.id) {
            assert_eq!(
                entry.chars.total,
                story.chars(),
                "characters are counted: {}",
                story.id
            );
        }
    }
}

fn of_story(story: &StoryEntry) {
    let (id, chars) = (&story.id, story.chars);
    assert_eq!(chars.placed + chars.overset, chars.total, "a sum is not whole: {id}");
    let mut at = 0;
    for part in &story.parts {
        assert_eq!(part.from, at, "parts do not join: {id}");
        assert!(part.to >= part.from, "a part runs backwards: {id}");
        at = part.to;
        let mut inner = part.from;
        for column in &part.columns {
            assert_eq!(column.from, inner, "columns do not join: {id}");
            assert!(column.to >= column.from, "a column runs backwards: {id}");
            inner = column.to;
        }
        assert_eq!(inner, part.to, "columns do not fill their part: {id}");
    }
    assert_eq!(at, chars.placed, "parts are not what is placed: {id}");
    assert!((chars.overset > 0) == (story.lines.overset > 0), "overset without lines: {id}");
}

fn of_findings(made: &Made) {
    for finding in &made.composition.findings {
        let words = [finding.message.get(Lang::Zh), finding.message.get(Lang::En)];
        assert!(words.iter().all(|words| !words.is_empty()), "a finding without words");
        if let Some(span) = &finding.source {
            let text = made.sources.text(span.source);
            assert!(text.get(span.range.clone()).is_some(), "a place outside its file");
        }
    }
    let heaviest = made.composition.findings.iter().map(|finding| finding.severity).max();
    let status = match heaviest {
        None => Status::Clean,
        Some(Severity::Warning) => Status::Warnings,
        Some(Severity::Error) => Status::Errors,
    };
    assert_eq!(made.report.status, status, "the status is not that of the findings");
}

/// Holds that each story with copy left over is told once, with its total, and no other.
fn overset_once(report: &Report) {
    let mut told: BTreeMap<&str, u32> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.code == Code::Overset) {
        assert_eq!(finding.severity, Severity::Error, "overset copy is an error");
        if let Some(story) = &finding.story {
            *told.entry(story).or_default() += 1;
        }
    }
    for story in &report.stories {
        let count = told.remove(story.id.as_str()).unwrap_or(0);
        let due = u32::from(story.chars.overset > 0);
        assert_eq!(count, due, "told {count} times as overset: {}", story.id);
    }
    assert!(told.is_empty(), "overset stories that the report has not");
}
