//! How well heads part: on the heads of `tests/suite/heads`, on names that are made up here, and on terms
//! of public life.
//!
//! A copy desk said of each head where its lines may end, at three widths. A break is wrong if it parts a
//! name, a term, a number with its unit or a quotation that a line could hold, leaves a front modifier at
//! the end of its line, or leaves one character or 的 alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use banmian::diag::{Sink, Sources};
use banmian::edition::{Chars, HeadStyles, Words, head_styles};
use banmian::frame::MeasuredHead;
use banmian::geom::Em;
use banmian::issue::load_house;
use banmian::layout::measure_heads;
use serde::Deserialize;

use crate::common::{Paper, Random};

mod made;

/// A head with the breaks that a copy desk takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    /// The title with a | wherever a line may end.
    ends: String,
    /// Whole partitions by the width in characters.
    at: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Heads {
    head: Vec<Head>,
}

/// Files that the lexicon may be tuned on, and one that it may not.
const CORPUS: [&str; 4] = ["politics", "economy", "life", "world"];
const ASIDE: [&str; 1] = ["aside"];

/// How much wider than its room at full size a line may be: 92 % of the width at 16 of 20 pt.
const REACH: f64 = 20.0 / 16.0 / 0.92;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/heads").join(file);
    std::fs::read_to_string(path).expect("the heads")
}

fn heads(files: &[&str]) -> Vec<Head> {
    let of = |file: &&str| toml::from_str::<Heads>(&read(&format!("{file}.toml")));
    files.iter().flat_map(|file| of(file).expect("they are TOML").head).collect()
}

/// Returns head styles of one to six lines.
fn styles() -> HeadStyles {
    let style = |lines: usize| {
        format!(
            "[heads.of-{lines}]\nparts = [{{ words = \"title\", face = \"hei\", size = 20, \
             min_size = 16, min_width = 92, lines = {lines}, leading = 24 }}]\n"
        )
    };
    let styles: String = (1..=6).map(style).collect();
    let house = format!("[copy.news]\nbody = \"body\"\n{styles}[ladder]\n1 = \"of-2\"\n");
    let world = Paper::of_house([1, 20, 10], &house).world();
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let house = load_house(&world, Path::new(""), &mut sources, &mut sink).expect("a house");
    head_styles(&house, &Chars::default(), &world, &mut sink).expect("its faces")
}

/// Fits a head to a width in at most so many lines.
fn fitted(styles: &HeadStyles, title: &str, width: f64, lines: usize) -> MeasuredHead {
    let style = &styles.styles[&format!("of-{}", lines.clamp(1, 6))];
    let mut measured =
        measure_heads(styles, style, &[(Words::Title, title)], &[Em::new(width)]);
    measured.remove(0).remove(0)
}

/// Returns the width of some words in characters, as a copy desk counts.
fn width(words: &str) -> f64 {
    words.chars().map(|c| if c.is_ascii() || c == '·' { 0.5 } else { 1.0 }).sum()
}

/// Returns the places, counted in characters, at which the lines of a head begin.
fn starts(title: &str, lines: &[String]) -> Vec<usize> {
    let chars: Vec<char> = title.chars().collect();
    let mut at = 0;
    let mut starts = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let first = line.chars().next();
        // What a line end takes the place of is not printed.
        while chars.get(at).copied() != first && at < chars.len() {
            at += 1;
        }
        if number > 0 {
            starts.push(at);
        }
        at += line.chars().count();
    }
    starts
}

/// Returns the places of the | in a partition.
fn bars(partition: &str) -> BTreeSet<usize> {
    let bars = partition.match_indices('|').enumerate();
    bars.map(|(number, (byte, _))| partition[..byte].chars().count() - number).collect()
}

/// Returns the ranges of characters that a line that reaches so far ought to keep whole.
fn whole(title: &str, names: &[String], terms: &[String], reach: f64) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    let mut add = |byte: usize, words: &str| {
        let start = title[..byte].chars().count();
        if width(words) <= reach {
            whole.push(start..start + words.chars().count());
        }
    };
    for words in names.iter().chain(terms) {
        title.match_indices(words.as_str()).for_each(|(byte, words)| add(byte, words));
    }
    for (open, close) in [('“', '”'), ('《', '》')] {
        for (byte, _) in title.match_indices(open) {
            let quoted = title[byte..].find(close);
            quoted
                .into_iter()
                .for_each(|end| add(byte, &title[byte..byte + end + close.len_utf8()]));
        }
    }
    let figure = |c: char| c.is_ascii_digit() || ".,%".contains(c);
    let mut rest = 0;
    while let Some(found) = title[rest..].find(|c: char| c.is_ascii_digit()) {
        let from = rest + found;
        let number = title[from..].find(|c| !figure(c)).map_or(title.len(), |end| from + end);
        let units = |c: char| {
            "年月日时点元万亿千百吨亩公里米个项家户名位人次岁天周度届号级倍".contains(c)
        };
        let unit = title[number..].chars().next().filter(|c| units(*c));
        rest = number + unit.map_or(0, char::len_utf8);
        add(from, &title[from..rest]);
    }
    whole
}

/// Returns whether a break is one that a copy desk never takes.
fn is_wrong(title: &str, whole: &[Range<usize>], line: Range<usize>, next: usize) -> bool {
    const FRONTS: [&str; 20] = [
        "中央", "全国", "国家", "国际", "全省", "全市", "全区", "全县", "省委", "市委", "区委",
        "县委", "我省", "我市", "我区", "我县", "现代", "新型", "第", "各",
    ];
    let chars: Vec<char> = title.chars().collect();
    let words: String = chars[line.clone()].iter().collect();
    let behind = chars.get(line.end).copied().unwrap_or(' ');
    let parts = whole.iter().any(|whole| whole.start < line.end && line.end < whole.end);
    let front = FRONTS.iter().any(|front| words.ends_with(front));
    let alone = line.len() == 1 || next - line.end == 1;
    parts || front || alone || "的了着等之".contains(behind)
}

/// What was counted.
#[derive(Default)]
struct Score {
    settings: usize,
    /// Settings of which a copy desk takes every break, and those that it would make itself.
    good: usize,
    same: usize,
    breaks: usize,
    wrong: usize,
    told: String,
}

fn score(files: &[&str]) -> Score {
    let styles = styles();
    let terms = terms();
    let mut random = Random::new(13);
    let mut score = Score::default();
    for head in heads(files) {
        let made = made::names_of(&mut random, &head.title);
        let names: Vec<String> = made.iter().map(|(_, name)| name.clone()).collect();
        let filled = |words: &str| {
            made.iter()
                .fold(words.to_owned(), |words, (mark, name)| words.replacen(mark, name, 1))
        };
        let title = filled(&head.title);
        let ends = bars(&filled(&head.ends));
        for (chars, partitions) in &head.at {
            let room: f64 = chars.parse().expect("a width");
            let most = partitions.iter().map(|lines| lines.matches('|').count() + 1).max();
            let fitted = fitted(&styles, &title, room, most.unwrap_or(1));
            let starts = starts(&title, &fitted.lines);
            let whole = whole(&title, &names, &terms, room * REACH);
            let got: BTreeSet<usize> = starts.iter().copied().collect();
            score.settings += 1;
            score.good += usize::from(got.is_subset(&ends));
            let taken = partitions.iter().any(|lines| bars(&filled(lines)) == got);
            score.same += usize::from(taken);
            score.breaks += starts.len();
            let mut from = 0;
            for (number, start) in starts.iter().enumerate() {
                let next = starts.get(number + 1).copied().unwrap_or(title.chars().count());
                let wrong =
                    !ends.contains(start) && is_wrong(&title, &whole, from..*start, next);
                if wrong {
                    score.wrong += 1;
                    score.told += &format!("{room}: {}\n", fitted.lines.join(" | "));
                }
                from = *start;
            }
        }
    }
    score
}

fn terms() -> Vec<String> {
    let list = read("terms.txt");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The widths at which names and terms are tried: 7 and 11 characters, and what gives two and three lines.
fn widths(title: &str) -> [(f64, usize); 4] {
    let whole = width(title);
    [(7.0, 4), (11.0, 3), ((whole / 2.0 * 1.05).ceil(), 2), ((whole / 3.0 * 1.05).ceil(), 3)]
}

/// Sets words in a head at the widths, and returns how often it was tried, and where it was parted.
fn tried(styles: &HeadStyles, title: &str, words: &str, told: &mut Vec<String>) -> usize {
    let mut tried = 0;
    for (room, lines) in widths(title) {
        if width(words) > room {
            continue;
        }
        tried += 1;
        let fitted = fitted(styles, title, room, lines);
        if !fitted.lines.iter().any(|line| line.contains(words)) {
            told.push(format!("{words} at {room}: {}", fitted.lines.join(" | ")));
        }
    }
    tried
}

#[test]
fn names_are_not_parted() {
    let styles = styles();
    let mut random = Random::new(7);
    let (mut all, mut parted) = (0, Vec::new());
    for _ in 0..300 {
        let name = made::name(&mut random);
        for title in made::settings_of_name(&mut random, &name) {
            all += tried(&styles, &title, &name, &mut parted);
        }
    }
    assert!(all > 3000 && parted.len() * 200 < all, "{} of {all}: {parted:#?}", parted.len());
}

#[test]
fn terms_of_public_life_are_not_parted() {
    let styles = styles();
    let (mut all, mut parted) = (0, Vec::new());
    for term in terms() {
        for title in made::settings_of_term(&term) {
            all += tried(&styles, &title, &term, &mut parted);
        }
    }
    assert!(all > 3000 && parted.len() * 50 < all, "{} of {all}: {parted:#?}", parted.len());
}

#[test]
fn heads_part_as_a_copy_desk_parts_them() {
    // README says these.
    for (files, count, good, same) in [(&CORPUS[..], 310, 88, 80), (&ASIDE[..], 100, 85, 75)] {
        assert!(heads(files).len() >= count);
        let score = score(files);
        let share = |part: usize| part * 100 / score.settings;
        let said = format!(
            "{files:?}: {} settings, every break taken in {} %, as the desk in {} %; {} of {} \
             breaks wrong:\n{}",
            score.settings,
            share(score.good),
            share(score.same),
            score.wrong,
            score.breaks,
            score.told
        );
        assert!(score.wrong * 25 <= score.breaks, "{said}");
        assert!(share(score.good) >= good && share(score.same) >= same, "{said}");
        std::io::Write::write_all(&mut std::io::stdout(), said.as_bytes()).expect("it is read");
    }
}

/// Each partition is of the words of its title, ends where lines may end, and is no wider than it can be.
#[test]
fn the_heads_of_the_desk_are_sound() {
    for head in heads(&CORPUS).into_iter().chain(heads(&ASIDE)) {
        let ends = bars(&head.ends);
        assert_eq!(head.ends.replace('|', ""), head.title);
        assert!(head.at.len() >= 3, "{}", head.title);
        for partition in head.at.values().flatten() {
            assert_eq!(partition.replace('|', ""), head.title);
            assert!(bars(partition).is_subset(&ends), "{partition}");
        }
    }
}
