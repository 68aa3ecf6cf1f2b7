//! What other programs left in the copy.

use banmian::diag::Lang;
use banmian::frame::{Datum, Finding};

use super::{Judged, NONE, day, filler};
use crate::common::Paper;

/// A story with this title and these words before its copy.
fn story(title: &str, body: &str) -> Paper {
    let body = format!("{body}\n\n{}", filler(300));
    day().slot("a", "story", [1, 4], [9, 40]).headed("plain").story("a", &body).titled(title)
}

/// Where a finding stands in its file, and how many things it tells of.
fn place(finding: &Finding) -> (usize, usize) {
    let start = finding.source.as_ref().map_or(0, |span| span.range.start);
    let things = finding.data.iter().find(|(datum, _)| *datum == Datum::Things);
    (start, things.map_or(0, |(_, count)| *count as usize))
}

#[test]
fn each_leftover_is_told_at_its_place() {
    for sign in [
        "##小标题",
        "＃＃小标题",
        "甲**乙",
        "甲~~乙~~",
        "+++",
        "-----",
        "[报告](http://a.cn)",
        "甲<br>乙",
        "甲&nbsp;乙",
        "甲`乙`",
        "甲[^1]",
        "甲\u{200B}乙",
        "\u{F0B7} 甲",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |",
    ] {
        let paper = story("园区", sign);
        assert_eq!(paper.told(), ["markup-in-copy 1 a"], "{sign}");
        let findings = paper.findings();
        let span = findings[0].source.clone().expect("it has a place");
        let world = paper.world();
        let mut files = world.files();
        let (_, file) = files.find(|(path, _)| path.ends_with("a-1.md")).expect("the story");
        let told = String::from_utf8_lossy(&file[span.range.clone()]).into_owned();
        assert!(!told.is_empty() && sign.contains(&told), "{sign}: {told}");
    }
    assert_eq!(story("园区", "## 小标题\n\n**甲**乙，*丙*。\n\n- 丁").told(), NONE);
}

#[test]
fn rows_of_one_kind_are_one_finding_and_kinds_are_not_mixed() {
    let findings =
        story("园区", "<p>甲</p>\n<p>乙</p>\n\n文\n\n文\n\n文\n\n甲</b>乙&nbsp;").findings();
    let things: Vec<usize> = findings.iter().map(|finding| place(finding).1).collect();
    assert_eq!(things, [4, 1, 1]);
    let each = story("园区", "##甲\n\n＃＃乙\n\n+++\n\n----").findings();
    assert_eq!(each.iter().map(|finding| place(finding).1).collect::<Vec<_>>(), [1; 4]);
}

#[test]
fn signs_in_heads_are_told() {
    for title in ["园*区", "**园区**", "# 园区", "园区&amp;城市", "园\u{200B}区"] {
        assert_eq!(story(title, "文").told(), ["markup-in-copy 1 a"], "{title}");
    }
    assert_eq!(story("{园区}|城市", "文").told(), NONE);
}

#[test]
fn western_marks_are_one_finding_a_story_with_their_count() {
    let paper = story("园区:城市", "他说,今天(周一)到.\n\n还有,明天");
    assert_eq!(paper.told(), ["western-mark 1 a"]);
    let finding = &paper.findings()[0];
    assert_eq!(place(finding).1, 6);
    let message = finding.message.get(Lang::Zh);
    assert!(message.contains("6 处") && message.contains(", ×2"), "{message}");
    let odd = story("园区", "他说\"好").findings();
    assert_eq!(odd[0].hints.len(), 2, "what has no mend is told: {odd:?}");
    for right in [
        "他说，收入3,000万元，增长3.5%，10:30开会。",
        "见https://a.cn/b,c。",
        "Apple Inc.说“OK”。",
    ] {
        assert_eq!(story("园区", right).told(), NONE, "{right}");
    }
}
