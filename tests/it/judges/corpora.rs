//! The copy that is judged: news without end, the stories of the sample edition, any Unicode.

use std::path::Path;

use banmian::geom::Em;
use banmian::text::{Fit, Level, LineStart, Rules, WidthStyle};

use super::proof::Proof;
use super::{Verdict, judge};
use crate::common::foreigncopy::ForeignDesk;
use crate::common::newscopy::Reporter;
use crate::common::{DiskWorld, edition_of};

/// Returns the faults as text, the first few in full.
fn told(faults: &[String]) -> String {
    let shown: Vec<&str> = faults.iter().take(40).map(String::as_str).collect();
    format!("{} faults:\n{}", faults.len(), shown.join("\n"))
}

fn judged(paragraphs: &[String], measure: f64, indent: f64, fit: Fit) -> Verdict {
    let mut all = Verdict::default();
    for paragraph in paragraphs {
        let verdict = judge(&Proof::new(paragraph, measure, indent, fit, true));
        all.faults.extend(verdict.faults);
        all.openings.extend(verdict.openings);
    }
    all
}

/// Judges copy at all these measures.
fn at_measures(copy: &[String], measures: &[f64], fit: Fit) {
    let mut faults = Vec::new();
    for &measure in measures {
        let indent = if measure <= 10.0 { 1.0 } else { 2.0 };
        faults.extend(judged(copy, measure, indent, fit).faults);
    }
    assert!(faults.is_empty(), "{}", told(&faults));
}

#[test]
fn a_hundred_thousand_characters_at_13_em_keep_every_rule() {
    let verdict = judged(&Reporter::new(7).copy(100_000), 13.0, 2.0, Fit::Total);
    assert!(verdict.faults.is_empty(), "{}", told(&verdict.faults));
    assert!(verdict.openings.len() > 5_000, "{} lines", verdict.openings.len());
}

#[test]
fn copy_without_english_words_keeps_every_rule() {
    for seed in 1..4 {
        at_measures(&Reporter::plain(seed).copy(30_000), &[11.0, 13.0, 15.0], Fit::Total);
    }
}

#[test]
fn news_keeps_every_rule_at_all_measures() {
    let measures: Vec<f64> = (8..=40).map(f64::from).collect();
    at_measures(&Reporter::new(8).copy(12_000), &measures, Fit::Total);
    at_measures(&Reporter::new(9).copy(12_000), &[9.5, 11.25, 12.7, 14.3, 17.77], Fit::Total);
}

/// Returns news with what people type into it: addresses, straight quotes, numbers of all kinds.
fn typed(seed: u64, chars: usize) -> Vec<String> {
    const TYPED: &[&str] = &[
        "来稿请寄gaojian2021@example.com，或登录https://www.example.org/a/b?id=7查询。",
        "他说\"路修好了\"，又说\"心里踏实\"。",
        "全长12 345 678米，误差10⁻⁶米，≥60分为合格，约5~10天完工。",
        "入选的占７５．７％，经费１，２３４，５６７元，人均3．5万元，共70多天、8 万元。",
    ];
    let paragraphs = Reporter::plain(seed).copy(chars).into_iter().zip(0..);
    paragraphs.map(|(text, at)| TYPED[at % TYPED.len()].to_owned() + &text).collect()
}

#[test]
fn what_people_type_keeps_every_rule() {
    at_measures(&typed(13, 15_000), &[9.0, 11.0, 13.0, 17.0, 22.0], Fit::Total);
}

#[test]
fn foreign_news_keeps_every_rule() {
    let copy = ForeignDesk::new(14).copy(20_000);
    let mut faults: Vec<String> =
        [12.0, 13.0].iter().flat_map(|at| judged(&copy, *at, 2.0, Fit::Total).faults).collect();
    // The judge does not know where the syllables lie, so not what could have been taken.
    faults.retain(|fault| {
        !fault.contains("it could have taken") && !fault.contains("without need")
    });
    assert!(faults.is_empty(), "{}", told(&faults));
}

#[test]
fn the_stories_of_the_sample_edition_keep_every_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = edition_of(&DiskWorld, root, "issues/2021-02-24.toml");
    let blocks = edition.stories.iter().flat_map(|story| &story.blocks);
    let texts = blocks.flat_map(|block| block.text.lines().map(str::to_owned));
    let copy: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    assert!(copy.len() > 50, "{} paragraphs", copy.len());
    at_measures(&copy, &[11.0, 13.0, 13.5, 17.0, 22.0], Fit::Total);
}

#[test]
fn english_among_chinese_is_hyphenated_by_the_rules() {
    let words = ["information", "newspaper", "communication", "understanding", "development"];
    let copy: Vec<String> = (0..60)
        .map(|start| {
            let text = (0..12).map(|at| words[(start + at * at) % 5].to_owned() + "与");
            text.collect::<String>() + "同行。"
        })
        .collect();
    let proofs =
        |measure| copy.iter().map(move |text| Proof::new(text, measure, 2.0, Fit::Total, true));
    let mut hyphens = 0;
    for proof in [9.0, 10.5, 12.0, 14.0].into_iter().flat_map(proofs) {
        let mut faults = judge(&proof).faults;
        // The judge does not know where the syllables lie, so not what could have been taken.
        faults.retain(|fault| !fault.contains("it could have taken"));
        assert!(faults.is_empty(), "{}", told(&faults));
        hyphens += proof.lines.iter().filter(|line| line.hyphen).count();
    }
    assert!(hyphens > 100, "{hyphens} hyphens");
}

#[test]
fn quick_drafts_keep_the_rules_of_edges_and_widths() {
    let copy = Reporter::new(10).copy(20_000);
    let mut faults = judged(&copy, 13.0, 2.0, Fit::First).faults;
    // Line by line nobody sees what comes.
    faults.retain(|fault| {
        !fault.contains("it could have taken") && !fault.contains("without need")
    });
    assert!(faults.is_empty(), "{}", told(&faults));
}

#[test]
fn copy_that_is_not_justified_is_judged_alike() {
    for paragraph in Reporter::new(11).copy(20_000) {
        let proof = Proof::new(&paragraph, 13.0, 2.0, Fit::Total, false);
        let faults = judge(&proof).faults;
        assert!(faults.is_empty(), "{}", told(&faults));
        for line in proof.lines.iter().filter(|line| !line.hyphen) {
            let indent = proof.measure - proof.room(line.from);
            let right = indent + proof.natural(line.from, line.to);
            assert!((line.right - right).abs() < 0.001, "{paragraph}");
        }
    }
}

/// The judge is worth something only if it sees what is wrong.
#[test]
fn the_judge_sees_other_rules_than_its_own() {
    let copy = Reporter::new(12).copy(10_000);
    let usual = Rules::default();
    for (name, rules) in [
        ("level", Rules { level: Level::None, ..usual }),
        ("solidus", Rules { level: Level::Basic, ..usual }),
        ("kaiming", Rules { width_style: WidthStyle::Kaiming, ..usual }),
        ("banjiao", Rules { width_style: WidthStyle::Banjiao, ..usual }),
        ("neighbours", Rules { width_style: WidthStyle::Hangmobanjiao, ..usual }),
        ("edges", Rules { width_style: WidthStyle::Plain, ..usual }),
        ("starts", Rules { line_start_open: LineStart::Full, ..usual }),
        ("gap", Rules { cjk_latin_gap: Em::new(0.25), ..usual }),
        ("elastic gap", Rules { cjk_latin_gap: Em::ZERO, ..usual }),
        ("tracking", Rules { tracking: Em::new(0.05), ..usual }),
        ("grid", Rules { western_grid: true, ..usual }),
        ("figures", Rules { half_digits: false, ..usual }),
    ] {
        let set =
            |text: &String| judge(&Proof::under(rules, text, 13.0, 2.0, Fit::Total, true));
        let faults: usize = copy.iter().map(|text| set(text).faults.len()).sum();
        assert!(faults > 0, "{name} is not seen");
    }
}
