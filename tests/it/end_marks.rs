//! The sign at the end of a story: behind its last character, on its line, and no word of it.

use banmian::frame::{Composition, GlyphRun};
use banmian::geom::Abs;

use crate::common::Paper;
use crate::common::press;

const HOUSE: &str = r#"quote = { face = "kai", size = 10 }
sign = { face = "hei", size = 6 }
verse = { face = "kai", size = 10 }
[copy.news]
body = "body"
quote = "quote"
verse = "verse"
pull = { style = "body", leading = 13 }
end = { mark = "■", style = "sign" }
[heads.plain]
parts = [{ words = "title", face = "hei", size = 20 }]
[heads.tail]
parts = [
  { words = "short_title", face = "hei", size = 14 },
  { words = "marker", face = "kai", size = 8, place = "right" },
]
[ladder]
1 = "plain"
"#;

/// One story in a column of ten characters.
fn story(body: &str) -> Paper {
    let paper = Paper::of_house([1, 10, 40], HOUSE);
    paper.slot("s", "story", [1, 1], [1, 40]).story("s", body)
}

/// Returns the runs of a page; signs show no character.
fn runs(made: &Composition, page: usize) -> Vec<GlyphRun> {
    press::runs(&made.pages[page].frame)
}

fn is_sign(run: &GlyphRun) -> bool {
    run.text.is_empty() && run.size == Abs::pt(6.0)
}

fn signs(made: &Composition, page: usize) -> Vec<GlyphRun> {
    runs(made, page).into_iter().filter(is_sign).collect()
}

#[test]
fn the_sign_stands_on_the_line_of_the_last_character() {
    let sentence: Vec<char> =
        "春节长假刚过园区已是一派繁忙景象人们开工".chars().cycle().take(60).collect();
    for count in 1..60 {
        for stop in ["", "。", "”"] {
            let words: String = sentence[..count].iter().collect();
            let made = story(&format!("{words}{stop}")).made();
            let (runs, signs) = (runs(&made, 0), signs(&made, 0));
            assert_eq!(signs.len(), 1, "{count} {stop}");
            let before = runs.iter().rev().find(|run| !is_sign(run)).expect("the last line");
            // In the middle of the line: as much higher as it is smaller.
            let rise = before.origin.y - signs[0].origin.y;
            assert!(rise > Abs::ZERO && rise < Abs::pt(3.0), "{count} {stop}: {rise:?}");
            let last = before.glyphs.last().expect("a glyph");
            let end = before.origin.x + last.x + before.size / 2;
            let apart = signs[0].origin.x - end;
            assert!(apart >= Abs::ZERO && apart < Abs::pt(10.0), "{count} {stop}: {apart:?}");
        }
    }
}

#[test]
fn it_is_no_word_of_the_story() {
    let body = "春节长假刚过，园区已是一派繁忙景象。";
    let made = story(body).made();
    let words: String = runs(&made, 0).iter().map(|run| run.text.as_str()).collect();
    assert!(words.contains("繁忙景象。") && !words.contains('■'), "{words}");
    assert!(!words.contains('\u{2060}') && !words.contains('\u{a0}'), "{words}");
    let report = &made.stories[0];
    assert_eq!(report.parts[0].to, body.chars().count() as u32);
    assert!(made.findings.iter().all(|finding| finding.code.word() != "missing-glyph"));
}

#[test]
fn verse_and_lists_of_names_have_none_and_a_pull_quote_is_no_end() {
    let ends = |body: &str| signs(&story(body).made(), 0).len();
    assert_eq!(ends("春眠不觉晓\\\n处处闻啼鸟"), 0);
    assert_eq!(ends("春节长假刚过。\n\n春眠不觉晓\\\n处处闻啼鸟"), 0);
    assert_eq!(ends("张三　李小四　王五　赵六"), 0);
    assert_eq!(ends("春节长假刚过。\n\n>> 一派繁忙"), 1);
    assert_eq!(ends("春节长假刚过。\n\n> 一派繁忙"), 1);
    assert_eq!(ends("春节长假刚过。\n\n- 一派繁忙"), 1);
    let one = story("春节长假刚过。\n\n园区开工。").made();
    assert_eq!(signs(&one, 0).len(), 1, "the last paragraph only");
}

#[test]
fn none_stands_before_a_jump() {
    let body: String = "春节长假刚过园区已是一派繁忙。".chars().cycle().take(300).collect();
    let made = Paper::of_house([2, 10, 30], HOUSE)
        .slot("lead", "story", [1, 2], [1, 14])
        .story("lead", &body)
        .with("jump = { page = 2, slot = \"tail\" }")
        .page(2)
        .slot("tail", "tail", [1, 2], [1, 20])
        .with("head = \"tail\"")
        .made();
    assert_eq!((signs(&made, 0).len(), signs(&made, 1).len()), (0, 1));
}

#[test]
fn short_stories_have_none() {
    let made = Paper::of_house([1, 10, 40], HOUSE)
        .slot("briefs", "briefs", [1, 1], [1, 40])
        .story("briefs", "春节长假刚过。")
        .made();
    assert_eq!(signs(&made, 0).len(), 0);
}
