//! The colour of the text: a paragraph whose lines are opened.

use std::sync::Arc;

use banmian::frame::{Frame, FrameItem, Tag};
use banmian::lint;

use super::{Judged, but_for_white, day, filler, tell};

/// Opens the copy in a frame by so many thousandths of an em between its characters, as no setting of ours does.
fn open(frame: &mut Frame, gap: i64, copy: bool) {
    for item in &mut frame.items {
        match item {
            FrameItem::Text(run) if copy => {
                for (at, glyph) in run.glyphs.iter_mut().enumerate() {
                    glyph.x += run.size.ratio(gap * at as i64, 1000);
                }
            }
            FrameItem::Group(group) => {
                let copy =
                    matches!(group.tag, Some(Tag::Block(_))) || copy && group.tag.is_none();
                open(Arc::make_mut(&mut group.frame), gap, copy);
            }
            _ => {}
        }
    }
}

/// What is said of a story of so many characters whose lines are opened.
fn told(kind: &str, chars: usize, gap: i64) -> Vec<String> {
    let keys = if kind == "ad" { "head = \"ad\"" } else { "head = \"small\"" };
    let desk = day().slot("a", kind, [1, 4], [9, 16]).with(keys);
    let (edition, plan, mut composition) = desk.story("a", &filler(chars)).titled("园区").set();
    composition.pages.iter_mut().for_each(|page| open(&mut page.frame, gap, false));
    let found = but_for_white(lint::check(&edition, &plan, &composition).findings);
    let found = found.iter().filter(|found| found.code.word() == "loose-paragraph");
    found.map(|found| tell(found, &composition.names)).collect()
}

#[test]
fn a_paragraph_opened_above_a_twentieth_of_an_em_is_told() {
    assert_eq!(told("story", 90, 70), ["loose-paragraph 1 a"]);
    // One that is not seen, and one of a single full line.
    assert_eq!(told("story", 90, 45), [""; 0]);
    assert_eq!(told("story", 90, 0), [""; 0]);
    assert_eq!(told("story", 14, 70), [""; 0]);
    // An advertiser sets his lines as he likes.
    assert_eq!(told("ad", 90, 70), [""; 0]);
}
