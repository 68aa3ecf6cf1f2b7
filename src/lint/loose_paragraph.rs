//! A paragraph whose lines are opened: a patch of grey lighter than the column it stands in. One line
//! may be an accident, a paragraph is seen at arm's length (clreq 3.5.4, practice of composition).

use std::collections::BTreeMap;

use super::finding;
use super::survey::{Run, Sheet, Survey};
use crate::edition::Flow;
use crate::frame::{Datum, Finding, Tag};
use crate::geom::{Abs, Rect};
use crate::ids::BlockId;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// White between ideographs, in thousandths of an em, above which lines are seen to be lighter than
/// their neighbours: in the mean of a paragraph.
const LOOSE: i64 = 50;
/// Lines that fill their measure: of fewer nobody says that they are a paragraph.
const LINES: usize = 2;
/// Pairs of ideographs in a line that is measured: a line of figures and words says nothing.
const PAIRS: usize = 4;

/// A line of a paragraph.
struct Line {
    /// The page, among the sheets.
    sheet: usize,
    /// About where it stands.
    rect: Rect,
    baseline: Abs,
    /// Where the last ideograph begins, if the line goes on from one.
    last: Option<Abs>,
    /// White between ideographs, in thousandths of an em, added up.
    white: i64,
    pairs: usize,
}

/// Judges the paragraphs of each story, over all of their columns.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut paragraphs: BTreeMap<BlockId, Vec<Line>> = BTreeMap::new();
    for (at, sheet) in survey.sheets.iter().enumerate() {
        for run in &sheet.runs {
            let Tag::Block(block) = run.tag else { continue };
            if counts(survey, sheet, run, block) {
                add(paragraphs.entry(block).or_default(), at, run);
            }
        }
    }
    paragraphs.iter().filter_map(|(block, lines)| told(survey, *block, lines)).collect()
}

/// Returns whether a run is copy that fills its lines, across the page: an advertiser sets his lines as
/// he likes.
fn counts(survey: &Survey, sheet: &Sheet, run: &Run, block: BlockId) -> bool {
    let copy = &survey.plan.area(survey.edition.story(block.story).slot).look.copy;
    let in_ad = sheet.page.around(run.slot).any(|slot| sheet.page.kind(slot) == SlotKind::Ad);
    copy.flow == Flow::Horizontal && copy.justify && !in_ad
}

/// Adds a run to the line on whose baseline it stands.
fn add(lines: &mut Vec<Line>, sheet: usize, run: &Run) {
    let ink = run.ink;
    let same = |line: &&mut Line| {
        line.sheet == sheet && line.baseline == ink.origin.y && line.rect.x0 <= run.rect.x0
    };
    if lines.last_mut().filter(same).is_none() {
        lines.push(Line {
            sheet,
            rect: run.rect,
            baseline: ink.origin.y,
            last: None,
            white: 0,
            pairs: 0,
        });
    }
    let Some(line) = lines.last_mut() else { return };
    line.rect = line.rect.union(run.rect);
    let em = ink.size.ratio(i64::from(ink.width), 1000);
    for glyph in &ink.glyphs {
        let shown = &ink.text[glyph.text.start as usize..glyph.text.end as usize];
        let Some(c) = shown.chars().next() else { continue };
        let x = ink.origin.x + glyph.x;
        let han = ('\u{4E00}'..='\u{9FFF}').contains(&c);
        if let Some(last) = line.last.filter(|_| han) {
            line.white += ((x - last - em).in_em(em).units()) / 1000;
            line.pairs += 1;
        }
        line.last = han.then_some(x);
    }
}

/// Returns what is told of a paragraph, if it is loose; its last line fills nothing.
fn told(survey: &Survey, block: BlockId, lines: &[Line]) -> Option<Finding> {
    let (_, full) = lines.split_last()?;
    let means = full.iter().filter(|line| line.pairs >= PAIRS);
    let means: Vec<i64> = means.map(|line| line.white / line.pairs as i64).collect();
    let copy = &survey.plan.area(survey.edition.story(block.story).slot).look.copy;
    let tracking = copy.body.tracking.units() / 1000;
    let mean = means.iter().sum::<i64>() / means.len().max(1) as i64 - tracking;
    if means.len() < LINES || mean <= LOOSE {
        return None;
    }
    let first = full.first()?;
    let sheet = &survey.sheets[first.sheet];
    let here = lines.iter().filter(|line| line.sheet == first.sheet);
    let same = here.map(|line| line.rect).filter(|rect| rect.x0 < first.rect.x1);
    let rect = same.reduce(|all, rect| all.union(rect))?;
    let slot = sheet.runs.iter().find(|run| run.tag == Tag::Block(block))?.slot;
    let story = survey.edition.story(block.story);
    let (number, title) = (&sheet.page.given.called, story.head.plain_title());
    let gap = mean as f64 / 1000.0;
    let words = (
        text!(
            "{number:#}《{title}》有一段字距平均拉开 {gap:.2} 字",
            "a paragraph of `{title}` on page {number} is opened by {gap:.2} em in the mean"
        ),
        text!(
            "在这一段里增减几个字，让长的数字或英文换个位置",
            "add or cut a few characters in it, so that long numbers and words fall elsewhere"
        ),
    );
    let at = story.blocks[block.block].file_byte(0);
    Some(Finding {
        story: Some(block.story),
        source: Some(story.source.span(at..at)),
        data: vec![(Datum::GapEm, gap), (Datum::Lines, means.len() as f64)],
        ..finding(Code::LooseParagraph, sheet, Some(slot), rect, words)
    })
}
