//! What other implementations do with the same copy, recorded once and replayed: Chromium and the
//! default algorithm of UAX #14 (breaks), Chromium (widths), Typst (lines of paragraphs).
//!
//! Where we agree the agreement is held; where we differ, `reasons.toml` says on what ground. A
//! difference without a reason fails, and so does a reason without a difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use banmian::geom::Abs;
use banmian::text::{Fit, Room, Rules, break_lines, set_line};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::common::setup;

/// A string and what was told of it.
type Told<T> = BTreeMap<String, T>;

#[derive(Deserialize)]
struct Breaks {
    tool: String,
    breaks: Told<Vec<usize>>,
}

#[derive(Deserialize)]
struct Chromium {
    widths: Told<Cells>,
    edges: BTreeMap<String, Told<Vec<f64>>>,
}

#[derive(Deserialize)]
struct Cells {
    advance: Vec<f64>,
    x: Vec<f64>,
}

#[derive(Deserialize)]
struct Typst {
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    text: String,
    measure: f64,
    lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reasons {
    reason: Vec<Reason>,
}

/// Why we differ.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// The row of our decisions, with its clause.
    why: String,
    /// `chromium-breaks`, `uax14-breaks`, `chromium-widths`, `chromium-normal` …
    peers: Vec<String>,
    texts: Vec<String>,
}

fn peers() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/peers")
}

fn record<T: DeserializeOwned>(name: &str) -> T {
    let text = std::fs::read_to_string(peers().join(name)).expect("a record");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares the differences from a peer with those that have a reason.
fn compare(peer: &str, differences: &BTreeMap<String, String>) {
    let text = std::fs::read_to_string(peers().join("reasons.toml")).expect("the reasons");
    let reasons: Reasons = toml::from_str(&text).expect("sound reasons");
    let of_peer =
        reasons.reason.iter().filter(|reason| reason.peers.iter().any(|it| it == peer));
    let mut known = BTreeSet::new();
    for reason in of_peer {
        assert!(reason.why.chars().count() > 10, "a reason names its row");
        known.extend(reason.texts.iter().map(String::as_str));
    }
    let new: Vec<String> = differences
        .iter()
        .filter(|(text, _)| !known.contains(text.as_str()))
        .map(|(text, what)| format!("{text:?}: {what}"))
        .collect();
    assert!(
        new.is_empty(),
        "{peer}: {} differences without a reason:\n{}",
        new.len(),
        new.join("\n")
    );
    let stale: Vec<&&str> =
        known.iter().filter(|text| !differences.contains_key(**text)).collect();
    assert!(stale.is_empty(), "{peer}: reasons without a difference: {stale:?}");
}

/// Returns where a line may end, in characters.
fn ends(text: &str) -> Vec<usize> {
    // No room is narrower than two em: two ideographs stand before the text.
    let rules = Rules { hyphenate: false, ..Rules::default() };
    let p = &setup::prepare(&format!("一一{text}"), "song", rules);
    let measure = setup::SIZE * 40;
    let mut ends = BTreeSet::new();
    let count = p.text().chars().count();
    for step in 1..count as i64 * 10 {
        // The width is what the indent leaves: units are weighed against the measure.
        let indent = measure - setup::SIZE * step / 8;
        let room = |line: usize| Room::new(measure, if line == 0 { indent } else { Abs::ZERO });
        let lines = break_lines(p, &room, Fit::First, false);
        let first = &lines[0];
        if !first.emergency && (3..count).contains(&first.cells.end) {
            ends.insert(first.cells.end - 2);
        }
    }
    ends.into_iter().collect()
}

fn compare_breaks(peer: &str, file: &str) {
    let told: Breaks = record(file);
    assert!(told.tool.contains(char::is_numeric), "the version is named");
    assert!(told.breaks.len() >= 150, "{} strings", told.breaks.len());
    let mut differences = BTreeMap::new();
    for (text, theirs) in &told.breaks {
        let ours = ends(text);
        if ours != *theirs {
            differences.insert(text.clone(), format!("ours {ours:?}, theirs {theirs:?}"));
        }
    }
    compare(peer, &differences);
}

#[test]
fn breaks_are_those_of_chromium_but_where_a_rule_says_otherwise() {
    compare_breaks("chromium-breaks", "chromium.json");
}

#[test]
fn breaks_are_those_of_uax_14_but_where_a_rule_says_otherwise() {
    compare_breaks("uax14-breaks", "uax14.json");
}

/// Returns the cells of a text that stands in lines of this measure: widths and left edges in em.
fn cells(text: &str, measure: f64) -> (Vec<f64>, Vec<f64>) {
    let p = setup::prepare(text, "song", Rules { half_digits: false, ..Rules::default() });
    let room = |_| setup::room(measure, 0.0);
    let lines = break_lines(&p, &room, Fit::First, false);
    let set = lines.iter().map(|line| set_line(&p, line, room(0), false));
    let cells: Vec<_> = set.flat_map(|line| line.cells).collect();
    let width = cells.iter().map(|cell| setup::in_em(cell.advance)).collect();
    (width, cells.iter().map(|cell| setup::in_em(cell.x)).collect())
}

/// Returns whether two rows of figures are as good as equal: glyphs have whole font units, and the
/// browser rounds to a sixty-fourth of its pixels.
fn alike(ours: &[f64], theirs: &[f64]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 0.004)
}

#[test]
fn cells_are_as_wide_as_in_chromium_but_where_a_rule_says_otherwise() {
    let told: Chromium = record("chromium.json");
    let mut differences = BTreeMap::new();
    for (text, theirs) in &told.widths {
        let (_, x) = cells(text, 40.0);
        if !alike(&x, &theirs.x) {
            let advance = &theirs.advance;
            differences.insert(
                text.clone(),
                format!("ours at {x:?}, theirs at {:?}, wide {advance:?}", theirs.x),
            );
        }
    }
    assert!(told.widths.len() > 80, "{} strings", told.widths.len());
    compare("chromium-widths", &differences);
}

#[test]
fn edges_are_those_of_chromium_but_where_a_rule_says_otherwise() {
    let told: Chromium = record("chromium.json");
    for (trim, texts) in &told.edges {
        let mut differences = BTreeMap::new();
        for (text, theirs) in texts {
            let (width, _) = cells(text, 5.5);
            if !alike(&width, theirs) {
                differences.insert(text.clone(), format!("ours {width:?}, theirs {theirs:?}"));
            }
        }
        compare(&format!("chromium-{trim}"), &differences);
    }
}

/// Returns how many characters beside blanks stand before each line but the first.
fn cuts<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<usize> {
    let mut at = 0;
    let counts = lines.map(|line| {
        at += line.chars().filter(|c| !c.is_whitespace()).count();
        at
    });
    let mut cuts: Vec<usize> = counts.collect();
    cuts.pop();
    cuts
}

#[test]
fn lines_are_no_more_than_in_typst_and_end_where_ours_may() {
    let told: Typst = record("typst.json");
    let (mut ours, mut theirs) = (0, 0);
    let mut differences = BTreeMap::new();
    for paragraph in &told.paragraphs {
        let text = &paragraph.text;
        let p = setup::prepare(text, "song", Rules::default());
        let room =
            |line: usize| setup::room(paragraph.measure, if line == 0 { 2.0 } else { 0.0 });
        ours += break_lines(&p, &room, Fit::Total, true).len();
        theirs += paragraph.lines.len();
        let blanks =
            |upto: usize| text.chars().take(upto).filter(|c| c.is_whitespace()).count();
        let allowed: BTreeSet<usize> =
            ends(text).into_iter().map(|at| at - blanks(at)).collect();
        for cut in cuts(paragraph.lines.iter().map(String::as_str)) {
            if !allowed.contains(&cut) {
                let words: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                let before: String = words[cut.saturating_sub(3)..cut].iter().collect();
                let after: String = words[cut..(cut + 3).min(words.len())].iter().collect();
                differences.insert(
                    format!("{before}|{after}"),
                    "no line of ours ends there".to_owned(),
                );
            }
        }
    }
    assert!(theirs > 100, "{theirs} lines");
    assert!(ours * 100 <= theirs * 101, "{ours} lines, Typst {theirs}");
    compare("typst-breaks", &differences);
}
