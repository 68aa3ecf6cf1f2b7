//! Copy that leaves a composer little choice: foreign news with a Latin word in ten, and news full of
//! figures, half and full width. `cargo test --test it text_news:: -- --nocapture` prints the figures.
#![allow(clippy::print_stdout, reason = "the figures are for those who ask for them")]

use banmian::text::{Break, End, Fit, Line, Prepared, Rules, break_lines, set_line};

use crate::common::foreigncopy::{ForeignDesk, figures, full_width};
use crate::common::setup;

/// Sets a paragraph, justified, with an indent.
fn compose(p: &Prepared, measure: f64) -> Vec<(Break, Line)> {
    let indent = if measure <= 10.0 { 1.0 } else { 2.0 };
    let room = |line: usize| setup::room(measure, if line == 0 { indent } else { 0.0 });
    let breaks = break_lines(p, &room, Fit::Total, true);
    let set = |(at, line): (usize, Break)| {
        let set = set_line(p, &line, room(at), true);
        (line, set)
    };
    breaks.into_iter().enumerate().map(set).collect()
}

/// Returns the white before each character of a line that shows, with that character and the one
/// before it.
fn whites<'t>(text: &'t str, line: &'t Line) -> impl Iterator<Item = (char, char, f64)> + 't {
    let shown: Vec<_> = line.cells.iter().filter(|cell| cell.advance.units() > 0).collect();
    let char_at = |byte: usize| text[byte..].chars().next().expect("a character");
    (1..shown.len()).map(move |at| {
        let (left, right) = (shown[at - 1], shown[at]);
        let white = setup::in_em(right.x - left.x - left.advance);
        (char_at(left.byte), char_at(right.byte), white)
    })
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// What may not have white before it while anything else could take it.
const MARKS: &str = "，。、；：？！”’）》…·";

#[test]
fn foreign_news_spreads_no_letters_and_opens_nothing_before_a_mark() {
    let copy = ForeignDesk::new(1).copy(60_000);
    for measure in [12.0, 13.0] {
        let (mut count, mut loose, mut short, mut hyphens) = (0, 0, 0, 0);
        for text in &copy {
            let p = setup::prepare(text, "song", Rules::default());
            for (line, set) in compose(&p, measure) {
                count += 1;
                loose += usize::from(line.gap.to_em() > 0.33);
                short += usize::from(line.short);
                hyphens += usize::from(line.hyphen);
                let words = &text[line.bytes.clone()];
                for (left, right, white) in whites(text, &set) {
                    let letters = left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric();
                    assert!(!letters || white.abs() < 1e-6, "{left}{right} spread in {words}");
                    let mark = MARKS.contains(right);
                    assert!(!mark || white < 1e-6, "{white} em before {right} in {words}");
                    // The white of a mark grows on top of what all places open.
                    let grows = MARKS.contains(left) || "“‘（《".contains(right);
                    let most = if grows { 0.626 } else { 0.501 };
                    assert!(white < most, "{white} em between {left} and {right} in {words}");
                }
                let full = line.end == End::Soft && !line.short;
                assert!(!full || setup::in_em(set.right) > measure - 1e-5, "{words}");
                assert!(!line.emergency, "parted: {words}");
            }
        }
        println!(
            "{measure} em: {count} lines, {loose} loose, {short} short, {hyphens} hyphens"
        );
        assert!((loose + short) * 1000 < 5 * count, "{loose} loose, {short} short of {count}");
        assert!(short * 1000 < count, "{short} short of {count}");
    }
}

/// A number as it is typed, full or half width.
fn belongs_to_number(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || ".,．，%％".contains(c)
}

#[test]
fn no_number_is_parted_whether_its_figures_are_half_or_full_width() {
    let half = figures(3, 100_000);
    let full: Vec<String> = half.iter().map(|text| full_width(text)).collect();
    for measure in [9.0, 11.0, 13.0, 17.0, 22.0] {
        let (mut count, mut loose) = (0, 0);
        for text in half.iter().chain(&full) {
            let p = setup::prepare(text, "song", Rules::default());
            let mut joined = String::new();
            for (line, set) in compose(&p, measure) {
                count += 1;
                loose += usize::from(line.gap.to_em() > 0.33);
                joined += &text[line.bytes.clone()];
                let (before, after) = text.split_at(line.bytes.end);
                let ends = before.chars().next_back().filter(|c| belongs_to_number(*c));
                let begins = after.chars().next().filter(|c| belongs_to_number(*c));
                let clause = matches!(ends, Some('%' | '％' | '，' | '.' | ','));
                assert!(clause || ends.is_none() || begins.is_none(), "{before}|{after}");
                for (left, right, white) in whites(text, &set) {
                    let inside = belongs_to_number(left) && belongs_to_number(right);
                    assert!(!inside || white < 1e-6, "{left}{right} opened");
                    let gap = is_han(left) && right.is_numeric();
                    let tight = !gap || white < 0.2501 + (line.gap.to_em() - 0.199).max(0.0);
                    assert!(tight, "{white} em before {right}, opened by {:?}", line.gap);
                }
            }
            assert_eq!(joined, *text);
        }
        println!("{measure} em: {count} lines, {loose} loose");
    }
}
