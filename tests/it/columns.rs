//! How the columns of a story begin and end: no remnants of paragraphs, no hyphen at the foot.

use banmian::frame::Composition;
use banmian::geom::Rect;

use crate::common::{Paper, Random, press};

const HOUSE: &str = r#"[copy.news]
body = "body"
[heads.one]
parts = [{ words = "title", face = "song", size = 15 }]
[ladder]
1 = "one"
"#;

/// Four columns of 13 characters and 18 lines, filled by one story.
fn paper(body: &str) -> Paper {
    let paper = Paper::of_house([4, 13, 20], HOUSE).slot("s", "story", [1, 4], [1, 20]);
    paper.story("s", body).titled("春耕")
}

/// Composes one story.
fn composed(body: &str) -> Composition {
    paper(body).made()
}

/// Paragraphs as reporters write them: clauses of several lengths.
fn paragraphs(random: &mut Random) -> Vec<String> {
    let clauses = [
        "春耕时节",
        "田间地头一派繁忙",
        "农机手驾着插秧机来回穿梭",
        "这个村今年种了八百多亩水稻",
        "合作社统一育秧",
        "农户只管下田",
        "技术员每天都来看苗",
    ];
    (0..random.within(12, 20))
        .map(|_| {
            let count = random.within(2, 9);
            let words: Vec<&str> =
                (0..count).map(|_| clauses[random.within(0, 7) as usize]).collect();
            words.join("，") + "。"
        })
        .collect()
}

/// Returns for each column but the first how many characters it begins with of a paragraph that began
/// before it; 0 where a paragraph begins with the column.
fn remnants(composed: &Composition, paragraphs: &[String]) -> Vec<usize> {
    let mut ends = Vec::new();
    for paragraph in paragraphs {
        ends.push(ends.last().copied().unwrap_or(0) + paragraph.chars().count());
    }
    let columns = composed.stories[0].parts.iter().flat_map(|part| &part.columns);
    columns
        .skip(1)
        .map(|run| {
            let from = run.from as usize;
            let begins = from == 0 || ends.contains(&from);
            let end = ends.iter().find(|end| **end > from).copied().unwrap_or(from);
            if begins { 0 } else { end - from }
        })
        .collect()
}

#[test]
fn columns_begin_with_a_remnant_only_where_no_paragraph_can_give() {
    let mut random = Random::new(7);
    let (mut columns, mut forbidden, mut disliked) = (0, 0, 0);
    for _ in 0..150 {
        let paragraphs = paragraphs(&mut random);
        let remnants = remnants(&composed(&paragraphs.join("\n\n")), &paragraphs);
        columns += remnants.len();
        forbidden += remnants.iter().filter(|chars| (1..=6).contains(*chars)).count();
        disliked += remnants.iter().filter(|chars| (7..=13).contains(*chars)).count();
    }
    // No line may be torn for it: what a repair has is a paragraph that can be a line shorter, seldom one that
    // can be longer, and the foot of a column that may rise by a line. Measured: 9 and 36 of 450.
    assert!(columns > 300, "{columns} columns");
    assert!(forbidden * 45 <= columns, "{forbidden} of {columns} columns begin with a remnant");
    assert!(disliked * 11 <= columns, "{disliked} of {columns} columns begin with a last line");
}

#[test]
fn a_repair_loses_nothing() {
    let mut random = Random::new(11);
    for _ in 0..40 {
        let paragraphs = paragraphs(&mut random);
        let composed = composed(&paragraphs.join("\n\n"));
        let story = &composed.stories[0];
        let total: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
        assert_eq!(story.total as usize, total);
        let runs: Vec<(u32, u32, Rect)> = story
            .parts
            .iter()
            .flat_map(|part| &part.columns)
            .map(|run| (run.from, run.to, run.rect))
            .collect();
        assert!(runs.windows(2).all(|two| two[0].1 == two[1].0), "the columns join");
        assert_eq!(runs.last().map(|run| run.1), Some(story.placed));
    }
}

#[test]
fn no_hyphen_ends_the_last_full_line_of_a_column() {
    let word = "internationalization ";
    let mut inside = 0;
    for shift in 0..24 {
        let body = format!("{}{}", "春".repeat(shift), word.repeat(90));
        let composed = composed(&body);
        let columns = composed.stories[0].parts.iter().flat_map(|part| &part.columns);
        for run in columns.take(3) {
            let before: String = body.chars().take(run.to as usize).collect();
            let tail: String = before.chars().rev().take(12).collect();
            assert!(before.ends_with([' ', '春']), "a column ends inside a word: {tail}");
        }
        inside += hyphens(&composed);
    }
    assert!(inside > 24, "lines inside the columns are hyphenated");
}

/// Returns how many lines end in an added hyphen: a glyph that shows no character.
fn hyphens(composed: &Composition) -> usize {
    let runs = press::runs(&composed.pages[0].frame).into_iter();
    runs.filter(|run| run.glyphs.last().is_some_and(|glyph| glyph.text.is_empty())).count()
}

#[test]
fn every_rule_of_the_house_reaches_the_lines() {
    let body = "（春耕）“春分”时节，共有24个村、3200亩田下种。又一年，internationalization misunderstanding counterproductive合作社（育秧）忙，\
                “看苗”的人说：今年稻子长得好！新机器、新办法，大家都学会了。——，——，……，农户们，\
                说好。春耕时节田间地头一派繁忙农，机手驾着插秧机来回穿，梭在水田里。"
        .repeat(2);
    let body = format!("{body}\n\n一年之计在于春耕备耕好，大家都说今年的稻子一定好");
    let set = |paper: Paper| paper.made().pages.remove(0).frame;
    let whole = |rule: &str| set(paper(&body).house(&format!("[composition]\n{rule}")));
    let usual = set(paper(&body));
    for rule in [
        "level = \"none\"",
        "punctuation = \"kaiming\"",
        "punctuation = \"banjiao\"",
        "punctuation = \"hangmobanjiao\"",
        "punctuation = \"plain\"",
        "gap = 0",
        "line_start = \"full\"",
        "hyphenate = false",
        "western_grid = true",
        "hang_end = true",
    ] {
        assert!(whole(rule) != usual, "{rule}");
    }
    let own = paper(&body).edit("[copy.news]", "[copy.news]\npunctuation = \"banjiao\"");
    let all = whole("punctuation = \"banjiao\"");
    assert!(set(own) == all, "the copy's own rule stands for the house's");
}
