//! A number of the head that the copy does not have: 273.9% above, 237.9% below. Amounts in figures only,
//! percentages, decimals and numbers of two digits and more; what a head calls rough (超, 近, 余 …), dates,
//! names and ordinals are let pass.

use super::finding;
use super::numbers::{Number, agree, of_copy, of_head};
use super::survey::Survey;
use crate::edition::{Story, Words};
use crate::frame::{Datum, Finding};
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// The parts of a head that are held against the copy.
const PARTS: [Words; 3] = [Words::Kicker, Words::Title, Words::Deck];

/// Judges the numbers of each story; an advertiser's are his own.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, _) in survey.stories() {
        let story = survey.edition.story(id);
        let Some(sheet) = survey.sheets.get(story.slot.page.0) else { continue };
        if sheet.page.kind(story.slot) == SlotKind::Ad || story.chars() == 0 {
            continue;
        }
        let named = named(story);
        if named.is_empty() {
            continue;
        }
        let copy = copy(story);
        let known = |number: &Number| copy.iter().any(|other| agree(number, other));
        for (words, number) in named.into_iter().filter(|(_, number)| !known(number)) {
            let (page, title, written) =
                (&sheet.page.given.called, story.head.plain_title(), &number.words);
            // The number that it was meant to be, as far as its unit tells.
            let alike = copy.iter().find(|other| {
                other.telling
                    && other.percent == number.percent
                    && (number.percent || !number.unit.is_empty() && other.unit == number.unit)
            });
            let hint = match alike {
                Some(other) => {
                    let other = format!("{}{}", other.words, other.unit);
                    text!(
                        "核对标题和正文，正文里有 {other}",
                        "hold head and copy against each other; the copy has {other}"
                    )
                }
                None => text!("核对标题和正文", "hold head and copy against each other"),
            };
            let message = text!(
                "{page:#}《{title}》标题里的 {written} 在正文里没有",
                "the copy of `{title}` on page {page} does not have the {written} of its head"
            );
            let head = sheet.head(id);
            let place = head.map_or(sheet.rect(story.slot), |head| head.rect);
            let slot = Some(story.slot);
            let mut finding =
                finding(Code::NumberMismatch, sheet, slot, place, (message, hint));
            finding.story = Some(id);
            finding.source = story.head.place(words);
            finding.data = vec![(Datum::Number, number.value)];
            found.push(finding);
        }
    }
    found
}

/// Returns the numbers of the copy, those of the summary among them.
fn copy(story: &Story) -> Vec<Number> {
    let blocks = story.blocks.iter().map(|block| block.text.as_str());
    blocks.chain(story.head.summary.as_deref()).flat_map(of_copy).collect()
}

/// Returns the numbers that the head names, each once.
fn named(story: &Story) -> Vec<(Words, Number)> {
    let mut named: Vec<(Words, Number)> = Vec::new();
    for part in PARTS {
        let words = story.head.words(part).unwrap_or_default();
        for number in of_head(&words) {
            if !named.iter().any(|(_, other)| other.value == number.value) {
                named.push((part, number));
            }
        }
    }
    named
}
