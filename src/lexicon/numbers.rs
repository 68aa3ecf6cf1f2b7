//! Numbers with their units, put together: 3.2亿元, 5月起, 第十五届, 神舟二十号.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::lists;
use super::segment::{Kind, Word};
use super::terms::listed;
use super::why::Why;

/// What a number counts, and what makes it larger or nearly so.
const UNITS: &str = include_str!("lists/units.txt");

/// What follows a time and belongs to it: 5月起.
const TIMES: &str = "起 前 后 末 初 底 内 间 中旬 上旬 下旬 以来 以上 以下 以内 以前 以后 之前 之后 之内 左右 期间 凌晨 上午 下午 晚";

/// Puts numbers together with what they count.
pub(super) fn join(words: &mut Vec<Word>) {
    split(words);
    let mut at = 0;
    while at < words.len() {
        let end = number_end(words, at);
        if end > at + 1 || end > at && words[at].kind != Kind::Number {
            merge(words, at, end);
        }
        at += 1;
    }
    named(words);
}

/// Parts 8月25 日电 and 18 日至: the unit belongs to the number.
fn split(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let word = &words[at];
        let joined = word.chars == 2 && word.text.starts_with(['年', '月', '日', '时']);
        if joined && is_number(&words[at - 1]) && words[at - 1].kind != Kind::Mark {
            let (unit, rest) = word.text.split_at('日'.len_utf8());
            let kind = lists::kind(rest).unwrap_or(Kind::Noun);
            let parts = [(unit, Kind::Number), (rest, kind)].map(|(text, kind)| Word {
                text: text.to_owned(),
                chars: 1,
                kind,
                inside: Why::Word,
            });
            words.splice(at..=at, parts);
        }
        at += 1;
    }
}

/// Makes one word of those from `at` to `end`.
fn merge(words: &mut Vec<Word>, at: usize, end: usize) {
    for part in words.drain(at + 1..end).collect::<Vec<_>>() {
        words[at].text.push_str(&part.text);
        words[at].chars += part.chars;
    }
    let word = &mut words[at];
    let time = word.text.ends_with([
        '年', '月', '日', '起', '前', '后', '末', '初', '底', '内', '间', '时', '旬', '来',
        '午', '晨', '晚',
    ]);
    word.kind = if time { Kind::Time } else { Kind::Number };
    word.inside = Why::Number;
}

/// Returns where the number ends that begins at a word; the word itself where none does.
fn number_end(words: &[Word], at: usize) -> usize {
    let first = usize::from(matches!(words[at].text.as_str(), "第" | "每"));
    let start = at + first;
    if !words.get(start).is_some_and(is_number) {
        return at;
    }
    let mut end = start + 1;
    let mut unit = false;
    while let Some(word) = words.get(end) {
        let next = words.get(end + 1);
        let range = matches!(
            word.text.as_str(),
            "至" | "到" | "—" | "-" | "~" | "～" | "－" | "–" | "." | "∶" | ":" | "：" | "/"
        ) && next
            .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()))
            && words[end - 1]
                .text
                .ends_with(|c: char| c.is_ascii_digit() || "%℃元年月日时".contains(c));
        let dated = is_number(word)
            && (!unit
                || words[end - 1]
                    .text
                    .ends_with(['年', '月', '日', '时', '亿', '万', '多', '余']));
        // 七大 行动, but not 三 大 是 …
        let large = word.text == "大" && next.is_none_or(|next| next.kind != Kind::Noun);
        let counts = is_unit(&word.text) && !large;
        if !(range || dated || counts) {
            break;
        }
        unit = counts;
        end += 1;
    }
    if end > start + 1 || words[start].text.ends_with(['年', '月', '日', '时']) {
        end += usize::from(words.get(end).is_some_and(|word| is_time(&word.text)));
    }
    end
}

/// Makes 神舟 二十 号, 墨子 号, 五号 B one name.
fn named(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let bears = |word: &Word| {
            word.chars >= 2
                && !matches!(
                    word.kind,
                    Kind::Mark | Kind::Number | Kind::Preposition | Kind::Adverb | Kind::Verb
                )
                || word.is_code()
        };
        let numbered = words[at].text.ends_with('号')
            && words[at].chars <= 5
            && words[at].text != "号"
            && words[at].kind == Kind::Number
            || words[at].text == "号" && words[at - 1].kind != Kind::Number
            || words[at].chars == 2 && words[at].text.ends_with('号');
        if numbered && bears(&words[at - 1]) && !words[at - 1].text.ends_with(['月', '年']) {
            let part = words.remove(at);
            let word = &mut words[at - 1];
            word.text.push_str(&part.text);
            word.chars += part.chars;
            word.kind = Kind::Name;
            word.inside = Why::Name;
            at -= 1;
        }
        let letters = |text: &str| {
            text.chars().all(|c| c.is_ascii_alphanumeric())
                || matches!(text, "甲" | "乙" | "丙" | "丁" | "改")
        };
        let lettered = words[at].text.ends_with('号')
            && words.get(at + 1).is_some_and(|word| letters(&word.text) && word.chars <= 4);
        if lettered {
            let part = words.remove(at + 1);
            words[at].text.push_str(&part.text);
            words[at].chars += part.chars;
            words[at].kind = Kind::Name;
        }
        at += 1;
    }
}

fn is_number(word: &Word) -> bool {
    let numeral =
        |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两半几数".contains(c);
    word.kind == Kind::Number || word.text.chars().all(numeral)
}

fn is_unit(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(UNITS).collect()).contains(word)
}

fn is_time(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(TIMES).collect()).contains(word)
}
