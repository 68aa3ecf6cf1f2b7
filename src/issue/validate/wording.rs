//! The lists of `[wording]`: what can never be found, or would be told of words that are right.

use super::super::raw::House;
use super::report::Report;
use crate::diag::Spanned;
use crate::rules::Code;
use crate::text;

/// Reports entries that cannot be meant.
pub(super) fn check(house: &House, report: &mut Report) {
    let wording = &house.wording;
    let forbidden = wording.forbidden.iter().map(|entry| &entry.words);
    let fixed = wording.fixed.iter().flat_map(|entry| entry.not.iter().chain([&entry.words]));
    let names = wording.names.iter().map(|entry| &entry.name);
    for words in forbidden.chain(fixed).chain(names) {
        if words.value.trim().is_empty() {
            let message = text!("这里没有字", "there are no words");
            let hint = text!("写上词，或删去这一条", "write the words, or take the entry out");
            report.error(Code::BadWording, &words.range, message, hint);
        }
    }
    for entry in &wording.fixed {
        // What stands inside the right words is right there, but nothing is wrong that is right.
        for not in entry.not.iter().filter(|not| not.value == entry.words.value) {
            let message = text!("`{}` 既对又不对", "`{}` is both right and wrong", not.value);
            let hint = text!("从 not 里删去它", "take it out of `not`");
            report.error(Code::BadWording, &not.range, message, hint);
        }
    }
    for (at, person) in wording.names.iter().enumerate() {
        let same = |other: &&Spanned<String>| other.value == person.name.value;
        let before = wording.names[..at].iter().map(|entry| &entry.name).find(same);
        if before.is_some() {
            let message = text!(
                "`{}` 在名单里有两次",
                "`{}` stands twice in the list",
                person.name.value
            );
            let hint =
                text!("合成一条，职务都写在 titles 里", "make it one entry with all titles");
            report.error(Code::BadWording, &person.name.range, message, hint);
        }
    }
}
