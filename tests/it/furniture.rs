//! Fixed matter: the white in its rows, and words of two weights.

use banmian::frame::GlyphRun;
use banmian::geom::Abs;

use crate::common::Paper;
use crate::common::press;

const HOUSE: &str = r#"quote = { face = "kai", size = 10 }
small = { face = "song", size = 8, bold = "hei" }
[copy.news]
body = "body"
[heads.plain]
parts = [{ words = "title", face = "hei", size = 20 }]
[ladder]
1 = "plain"
[[paper.qr]]
label = ["江城晚报", "**数字报**"]
url = "https://example.com/paper"
[[furniture.folio]]
text = "责任编辑{en}李明"
style = "small"
y = 10
[[furniture.folio]]
text = "责任编辑李明"
style = "small"
y = 20
[[furniture.folio]]
text = "电话{en}0519"
style = "small"
y = 30
[[furniture.folio]]
qr = 1
style = "small"
x = 100
y = 0
height = 42
"#;

/// Returns the runs of the folio.
fn folio(house: &str) -> Vec<GlyphRun> {
    let paper = Paper::of_house([4, 10, 30], house)
        .slot("folio", "folio", [1, 4], [1, 4])
        .with("furniture = \"folio\"")
        .slot("lead", "story", [1, 4], [6, 29])
        .story("lead", "园区开工忙。");
    press::runs(&paper.made().pages[0].frame)
}

/// Returns where each glyph stands that shows this character.
fn at(runs: &[GlyphRun], c: char) -> Vec<Abs> {
    let places = runs.iter().flat_map(|run| {
        let shown = run.glyphs.iter().filter(|glyph| {
            run.text[glyph.text.start as usize..glyph.text.end as usize].contains(c)
        });
        shown.map(|glyph| run.origin.x + glyph.x)
    });
    places.collect()
}

#[test]
fn half_an_em_stands_between_a_label_and_what_it_names() {
    let runs = folio(HOUSE);
    let label = at(&runs, '辑');
    let name = at(&runs, '李');
    assert_eq!(name[0] - label[0], Abs::pt(8.0 + 4.0), "half an em of 8 pt");
    assert_eq!(name[1] - label[1], Abs::pt(8.0), "none where none is asked for");
    assert_eq!(at(&runs, '0')[0] - at(&runs, '话')[0], Abs::pt(12.0), "before figures too");
}

#[test]
fn a_fact_of_the_house_goes_before_the_white() {
    let runs = folio(&format!("{HOUSE}[paper.facts]\nen = \"Evening\"\n"));
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert!(words.contains("Evening"), "{words}");
}

#[test]
fn words_of_a_label_beside_a_code_may_be_bold() {
    let runs = folio(HOUSE);
    let run = |words: &str| runs.iter().find(|run| run.text == words).expect("it is set");
    let (plain, bold) = (run("江城晚报"), run("数字报"));
    assert_ne!(plain.face, bold.face);
    assert_eq!((plain.size, plain.origin.x), (bold.size, bold.origin.x));
}
