//! Characters that no face has, rare ones and traditional ones, in words of every kind.

use std::path::Path;

use banmian::diag::Severity;
use banmian::export::report::FindingEntry;
use banmian::frame::{Datum, Finding};
use banmian::rules::Code;
use banmian::run::{self, Options};

use crate::common::Paper;
use crate::faces::with_rare;

/// A page of a story, a photograph and the house's own words.
fn page(copy: &str) -> Paper {
    captioned(copy, "图")
}

fn captioned(copy: &str, caption: &str) -> Paper {
    with_rare(
        Paper::new([4, 10, 40])
            .slot("s", "story", [1, 4], [1, 20])
            .slot("p", "photo", [1, 2], [22, 40])
            .slot("f", "folio", [3, 4], [22, 40])
            .with("furniture = \"own\"")
            .house("[[furniture.own]]\ntext = \"江城\"\nstyle = \"body\"\nx = 0\ny = 20\n")
            .story("s", copy)
            .photo("p")
            .with(&format!("caption = \"{caption}\"")),
    )
}

fn told(paper: &Paper, code: Code) -> Vec<Finding> {
    let world = crate::faces::world(paper);
    let made = run::make(&world, Path::new(""), Path::new("issue.toml"), &Options::default());
    let mut findings = made.unwrap_or_else(|faults| panic!("{faults}")).findings().to_vec();
    findings.retain(|finding| finding.code == code);
    findings
}

fn datum(finding: &Finding, datum: Datum) -> Option<f64> {
    finding.data.iter().find(|(found, _)| *found == datum).map(|(_, value)| *value)
}

/// Whatever words it stands in, a character that no face has is one finding of a page.
#[test]
fn a_missing_character_is_one_finding_of_a_page_in_words_of_every_kind() {
    let c = '\u{323AF}';
    let paper = captioned(&format!("正文{c}。\n\n又{c}。"), &format!("图{c}"))
        .edit("江城\"\nstyle", &format!("江城{c}\"\nstyle"))
        .titled(&format!("园{c}区"));
    let found = told(&paper, Code::MissingGlyph);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(datum(&found[0], Datum::Things), Some(5.0));
    assert_eq!(datum(&found[0], Datum::Codepoint), Some(f64::from(u32::from(c))));
    assert!(found[0].message.zh.contains("U+323AF") && found[0].places.len() == 4);
    assert!(found[0].hints.iter().any(|hint| hint.zh.contains("[faces]")), "{:?}", found[0]);
}

/// All rare characters of a story are one finding, with how often each stands there and whence it comes.
#[test]
fn rare_characters_of_a_story_are_one_warning() {
    let found = told(&page("王龘、李龘与䲜，**囧**，⼈。").titled("喆龘"), Code::RareCharacter);
    assert_eq!(found.len(), 1, "{found:?}");
    let [one] = &found[..] else { unreachable!() };
    assert_eq!(one.severity, Severity::Warning);
    assert!(one.message.zh.contains("4 个生僻字，共 6 处：龘（3 处）、䲜、囧、⼈"), "{one:?}");
    assert_eq!((datum(one, Datum::Things), datum(one, Datum::Kinds)), (Some(6.0), Some(4.0)));
    let hints: String = one.hints.iter().map(|hint| hint.zh.as_str()).collect();
    assert!(hints.contains("song → song-rare") && hints.contains("hei → hei-rare"), "{hints}");
    assert!(hints.contains("（U+2F08）是部首符号或兼容字，写成“人”"), "{hints}");
    assert_eq!(told(&page("喆昇堃淼，乾坤，瞭望，於，徵。"), Code::RareCharacter), []);
}

#[test]
fn traditional_characters_are_told_with_their_simplified_forms() {
    let found = told(&page("龍國的語言，龍的後人。"), Code::TraditionalCharacter);
    let [one] = &found[..] else { panic!("{found:?}") };
    assert_eq!(one.severity, Severity::Error);
    assert!(one.message.zh.contains("龍→龙（2 处）、國→国、語→语、後→后"), "{one:?}");
    assert_eq!(one.source.as_ref().map(|span| span.range.len()), Some(3));
    // They are told once, not as rare characters too; standard characters are never told.
    assert_eq!(told(&page("龍國的語言。"), Code::RareCharacter), []);
    assert_eq!(told(&page("乾坤，瞭望，於，徵，囧，著。"), Code::TraditionalCharacter), []);
    // In a head, a caption and the house's words too.
    let paper = page("正文。").titled("龍泉").edit("江城\"\nstyle", "江城時報\"\nstyle");
    let found = told(&paper, Code::TraditionalCharacter);
    assert_eq!(found.len(), 2, "{found:?}");
}

/// Names that the house lists, and what stands between braces, keep their characters: a warning.
#[test]
fn names_may_keep_traditional_characters() {
    let weights = |paper: &Paper| {
        let found = told(paper, Code::TraditionalCharacter);
        found.iter().map(|it| (it.severity, datum(it, Datum::Things))).collect::<Vec<_>>()
    };
    let listed = |copy: &str| page(copy).house("[lexicon]\nwords = [\"龍泉\"]\n");
    assert_eq!(weights(&listed("龍泉青瓷。")), [(Severity::Warning, Some(1.0))]);
    let both = [(Severity::Error, Some(1.0)), (Severity::Warning, Some(1.0))];
    assert_eq!(weights(&listed("龍泉青瓷，龍年。")), both);
    assert_eq!(weights(&page("看{龍泉}青瓷。")), [(Severity::Warning, Some(1.0))]);
    assert_eq!(weights(&page("看{龍泉}青瓷，龍年。")), both);
    let head = page("正文。").titled("看{龍泉}青瓷");
    assert_eq!(weights(&head), [(Severity::Warning, Some(1.0))]);
}

/// Braces round traditional characters print nothing in copy; all others print.
#[test]
fn braces_in_copy_print_but_round_traditional_characters() {
    let printed = |copy: &str| {
        let edition = crate::common::edition_of(
            &crate::faces::world(&page(copy)),
            Path::new(""),
            "issue.toml",
        );
        edition.stories[0].blocks[0].text.clone()
    };
    assert_eq!(printed("看{龍泉}青瓷"), "看龍泉青瓷");
    assert_eq!(printed("写{龙泉}，{，}与{龍"), "写{龙泉}，{，}与{龍");
}

/// The report has the other places of a finding.
#[test]
fn the_report_has_every_place() {
    let world = crate::faces::world(&page("龍年。\n\n國语。"));
    let made = run::make(&world, Path::new(""), Path::new("issue.toml"), &Options::default());
    let report = made.unwrap_or_else(|faults| panic!("{faults}")).report;
    let of = |entry: &&FindingEntry| entry.code == Code::TraditionalCharacter;
    let entry = report.findings.iter().find(of).expect("it is told");
    assert_eq!((entry.line, entry.column, entry.places.len()), (Some(5), Some(1), 1));
    assert_eq!((entry.places[0].line, entry.places[0].column), (7, 1));
}
