//! Bylines at the right, and credits that do not stand alone under a caption.

use banmian::frame::GlyphRun;
use banmian::geom::Abs;

use crate::common::Paper;
use crate::common::press;

const HOUSE: &str = r#"caption = { face = "hei", size = 8 }
credit = { face = "kai", size = 8 }
[copy.news]
body = "body"
[heads.plain]
parts = [
  { words = "title", face = "hei", size = 20, min_size = 16, lines = 2 },
  { words = "byline", face = "kai", size = 9, place = "end", drop = 14 },
]
[ladder]
1 = "plain"
"#;

/// Returns the runs of a page of one story in a slot of twenty characters.
fn page(title: &str) -> Vec<GlyphRun> {
    let paper = Paper::of_house([1, 20, 30], HOUSE)
        .slot("s", "story", [1, 1], [1, 30])
        .story("s", "园区开工忙。")
        .titled(title)
        .head("byline = \"本报记者\"");
    press::runs(&paper.made().pages[0].frame)
}

fn run<'r>(runs: &'r [GlyphRun], words: &str) -> &'r GlyphRun {
    runs.iter().find(|run| run.text.contains(words)).expect("the words are set")
}

/// Returns where a run ends.
fn end(run: &GlyphRun) -> Abs {
    run.origin.x + run.glyphs.last().map_or(Abs::ZERO, |glyph| glyph.x) + run.size
}

#[test]
fn a_byline_stands_at_the_right_of_the_last_line_of_the_head() {
    let runs = page("园区春来早");
    let (title, byline) = (run(&runs, "春来早"), run(&runs, "本报记者"));
    assert_eq!(byline.origin.y, title.origin.y);
    let left = title.origin.x;
    assert_eq!(end(byline), left + Abs::pt(200.0));
    // As large as without it: a byline takes nothing from a title.
    assert_eq!(title.size, Abs::pt(20.0));
}

#[test]
fn or_on_a_line_of_its_own_at_the_right() {
    let runs = page("园区春来早一派新气象");
    let (title, byline) = (run(&runs, "春来早"), run(&runs, "本报记者"));
    assert_eq!(title.size, Abs::pt(20.0));
    assert_eq!(byline.origin.y - title.origin.y, Abs::pt(14.0));
    assert_eq!(end(byline), title.origin.x + Abs::pt(200.0));
}

/// Returns the lines of the words under a photograph, from top to bottom.
fn caption(words: &str) -> Vec<String> {
    let paper = Paper::of_house([1, 20, 30], HOUSE)
        .slot("p", "photo", [1, 1], [1, 20])
        .photo("p")
        .with(&format!("caption = \"{words}\"\ncredit = \"新华社供图\""));
    let runs = press::runs(&paper.made().pages[0].frame);
    let mut lines: Vec<(Abs, String)> = Vec::new();
    for run in runs {
        match lines.iter_mut().find(|(y, _)| *y == run.origin.y) {
            Some((_, words)) => words.push_str(&run.text),
            None => lines.push((run.origin.y, run.text)),
        }
    }
    lines.into_iter().map(|(_, words)| words).collect()
}

#[test]
fn a_credit_without_room_takes_words_of_the_caption_along() {
    assert_eq!(caption("带灯的钢框伸向远处"), ["带灯的钢框伸向远处新华社供图"]);
    // Twenty-five characters a line.
    let parted = caption("带灯的钢框一重又套着一重，一直伸向远处的山边。");
    assert_eq!(parted, ["带灯的钢框一重又套着一重，", "一直伸向远处的山边。新华社供图"]);
    let plain = caption("带灯的钢框一重又套着一重一直伸向远处的山边");
    assert_eq!(plain.len(), 2);
    assert!(plain[1].ends_with("新华社供图") && plain[1].chars().count() >= 9, "{plain:?}");
}

#[test]
fn a_caption_of_several_lines_keeps_its_width_where_the_credit_has_room() {
    let words = "带灯的钢框一重又套着一重一直伸向远处的山边再过去是一条大河";
    let lines = caption(words);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].chars().count(), 25, "{lines:?}");
}
