//! Marks in the words of a head: what prints, what is told, and that all readers of them agree.

use banmian::frame::Tag;
use banmian::terms::Words;

use crate::common::press::{one_page, runs};
use crate::common::small::faults;

const LEAD: &str = "issues/day/lead.md";

/// Returns what is printed of a title, its lines joined.
fn printed(title: &str) -> String {
    let made = one_page("", "正文。").titled(title).pressed();
    let head = |tag: Tag| matches!(tag, Tag::Head { part: Words::Title, .. });
    let frame = &made.composition.pages[0].frame;
    let pieces = frame.pieces().filter(|piece| piece.tag.is_some_and(head));
    let words: String = pieces.filter_map(|piece| Some(piece.run()?.text.clone())).collect();
    assert!(runs(frame).iter().any(|run| run.text == "正文。"));
    assert_eq!(made.composition.stories[0].headline, words, "the report says what is printed");
    words
}

#[test]
fn bars_and_braces_print_where_they_mark_nothing() {
    for (title, prints) in [
        ("春耕|备耕", "春耕备耕"),
        ("春耕||备耕", "春耕|备耕"),
        ("春耕｜备耕", "春耕｜备耕"),
        ("视频 | 探访", "视频 | 探访"),
        ("{春耕}备耕", "春耕备耕"),
    ] {
        assert_eq!(printed(title), prints);
    }
}

#[test]
fn a_bar_between_blanks_is_told_at_its_place() {
    let title = "title = \"园区开工忙\"";
    let told = |words: &str| faults(LEAD, title, &format!("title = \"{words}\""));
    assert!(told("视频 | 探访")[0].starts_with("lead.md:2:13 bar-in-title"));
    assert_eq!(told("视频 | 探访 | 直播").len(), 2);
    for words in ["视频|探访", "视频 |探访", "视频｜探访", "视频||探访", "视频 || 探访"]
    {
        assert_eq!(told(words), [""; 0], "{words}");
    }
    for key in ["kicker", "deck", "short_title", "summary", "byline", "credit"] {
        let told = |words: &str| faults(LEAD, title, &format!("{title}\n{key} = \"{words}\""));
        assert!(told("视频 | 探访")[0].contains("bar-in-title"), "{key}");
        assert!(told("视频{探访")[0].contains("unpaired-brace"), "{key}");
    }
}
