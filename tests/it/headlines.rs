//! Headlines parted by their sense: the cases of `tests/suite/heads/rules.toml`, and what holds for all.

use std::path::Path;

use banmian::frame::{Composition, GlyphRun};
use banmian::geom::Abs;
use banmian::layout;
use banmian::limits;
use banmian::plan::Plan;
use banmian::rules::Code;
use proptest::prelude::*;
use serde::Deserialize;

use crate::common::{Paper, press};

const HOUSE: &str = r#"[copy.news]
body = "body"
[lexicon]
words = ["长荡湖", "蜂巢能源", "贝特瑞", "金坛"]
[heads.one]
align = "ALIGN"
parts = [{ words = "title", face = "hei", size = 20, min_size = 16, min_width = 92, lines = LINES, leading = 24 }]
[ladder]
1 = "one"
"#;

/// A headline and the lines that it must give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    rule: String,
    title: String,
    /// Width of the head, in characters of its full size.
    chars: u32,
    #[serde(default = "two")]
    lines: u32,
    #[serde(default)]
    centred: bool,
    gives: Vec<String>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn two() -> u32 {
    2
}

/// Composes a page with this headline, as wide as so many of its characters, in at most so many lines.
fn composed(title: &str, chars: u32, lines: u32, centred: bool) -> Composition {
    let house = HOUSE.replace("ALIGN", if centred { "center" } else { "left" });
    let paper = Paper::of_house([1, chars, 10], &house.replace("LINES", &lines.to_string()))
        .sheet("700pt", "300pt")
        .type_size("20", "26")
        .slot("s", "story", [1, 1], [1, 10])
        .story("s", "正文。")
        .titled(title);
    let edition = paper.edition();
    layout::compose(&edition, &Plan::of(&edition), &layout::Kept::default())
}

/// Returns the runs of the headline: all text but the body.
fn runs(composed: &Composition) -> Vec<GlyphRun> {
    let runs = press::runs(&composed.pages[0].frame).into_iter();
    runs.filter(|run| run.text != "正文。").collect()
}

/// Returns the lines of the headline from top to bottom.
fn lines(composed: &Composition) -> Vec<String> {
    let mut lines: Vec<(i64, String)> = Vec::new();
    for run in runs(composed) {
        let y = run.origin.y.units();
        match lines.iter_mut().find(|line| line.0 == y) {
            Some(line) => line.1.push_str(&run.text),
            None => lines.push((y, run.text.clone())),
        }
    }
    lines.sort();
    lines.into_iter().map(|line| line.1).collect()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the cases are a file of the project")]
fn every_case_gives_its_lines() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/heads/rules.toml");
    let text = std::fs::read_to_string(path).expect("the cases");
    let cases: Cases = toml::from_str(&text).expect("they are TOML");
    let mut wrong = String::new();
    for case in &cases.case {
        let given = lines(&composed(&case.title, case.chars, case.lines, case.centred));
        if given != case.gives {
            wrong += &format!("\n{}\n  {}\n  gives {:?}\n", case.rule, case.title, given);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Returns words of so many characters.
fn words(chars: usize) -> String {
    const WORDS: &str =
        "全区村和社区换届选举工作圆满完成新能源汽车产业链加速集聚企业抢订单项目抢工期";
    WORDS.chars().cycle().take(chars).collect()
}

/// The sense of a head is weighed only as far as a reader takes it in: beyond, this never ended.
#[test]
fn a_head_as_long_as_a_story_is_wrapped_and_told() {
    let most = limits::HEAD_PLACES.count() + 1;
    let cases =
        [(10, false), (80, false), (most, false), (most + 1, true), (200, true), (2000, true)];
    for (chars, is_long) in cases {
        let title = words(chars);
        for (columns, most) in [(5, 6), (20, 2), (30, 20)] {
            let composed = composed(&title, columns, most, false);
            let told = |code| composed.findings.iter().any(|found| found.code == code);
            assert_eq!(told(Code::LongHead), is_long, "{chars} in {columns}");
            let room = (columns * most) as usize;
            assert!(told(Code::HeadlineTooLong) || chars <= room, "{chars} in {columns}");
            assert_eq!(lines(&composed).concat(), title, "{chars} in {columns}");
        }
    }
}

/// Only places where a line may end count: a sentence of a Western language has few of them.
#[test]
fn words_without_places_are_no_long_head() {
    for (title, is_long) in [("newspaper ".repeat(90), false), ("a ".repeat(120), true)] {
        let composed = composed(title.trim_end(), 30, 9, true);
        let told = composed.findings.iter().any(|found| found.code == Code::LongHead);
        assert_eq!(told, is_long, "{title}");
    }
}

/// Words of which headlines are made, and what else may turn up in one.
const PIECES: &[&str] = &[
    "全区",
    "乡村",
    "企业",
    "项目",
    "建设",
    "推进",
    "在",
    "的",
    "和",
    "了",
    "“一池春水”",
    "《观鸟》",
    "20亿元",
    "27.3%",
    "C919",
    "马克·吐温",
    "，",
    "、",
    "：",
    "！",
    "　",
    " ",
    "|",
    "——",
    "……",
    "创新",
    "发展",
    "e\u{301}",
    "\u{200B}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn no_headline_loses_a_character_or_leaves_its_room(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..14),
        chars in 4_u32..30,
        most in 1_u32..4,
    ) {
        let title = format!("春{}", pieces.concat());
        let composed = composed(&title, chars, most, false);
        let lines = lines(&composed);
        // Only marks and blanks at the ends of lines may be left out.
        let mut left = title.replace('|', "");
        left.retain(|c| !c.is_whitespace() && c != '\u{200B}');
        for line in &lines {
            let shown: String =
                line.chars().filter(|c| !c.is_whitespace() && !"|\u{200B}".contains(*c)).collect();
            let rest = left.trim_start_matches(['，', '、', '；', '。']);
            let rest = if rest.starts_with(&shown) { rest } else { left.as_str() };
            prop_assert!(rest.starts_with(&shown), "{line:?} of {title:?}: {lines:?}");
            left = rest[shown.len()..].to_owned();
        }
        prop_assert!(left.chars().all(|c| "，、；。".contains(c)), "{left:?} of {title:?}");
        let told = composed.findings.iter().any(|found| found.code.word() == "headline-too-long");
        prop_assert!(told || lines.len() <= most as usize, "{lines:?}");
        // The type area stands in the middle of a page of 700 pt.
        let (left, right) = (350 - i64::from(chars) * 10, 350 + i64::from(chars) * 10);
        for run in runs(&composed) {
            let last = run.glyphs.last().map_or(Abs::ZERO, |glyph| glyph.x);
            prop_assert!(run.origin.x >= Abs::pt(left as f64 - 11.0), "{lines:?}");
            prop_assert!(run.origin.x + last < Abs::pt(right as f64), "{lines:?}");
        }
        // What the author's own marks do is the author's; so are his spaces between clauses. A quotation
        // that fills a line leaves what follows it no other place.
        if !told && !title.contains(['|', '　']) && !title.contains("”的") {
            for line in lines.iter().skip(1) {
                let first = line.chars().next().unwrap_or(' ');
                prop_assert!(!"的了，、：！”》".contains(first), "{lines:?} of {title:?}");
            }
        }
    }
}
