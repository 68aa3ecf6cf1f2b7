//! The index: a line an entry, and a second one for a title that is too long, parted by its sense.

use banmian::frame::Tag;

use crate::common::Paper;

/// The words of each line of the first entry, from the top, and its least type size in points.
fn entry(title: &str, lines: u32) -> (Vec<String>, f64) {
    let made = Paper::new([4, 10, 40])
        .slot("i", "index", [1, 2], [1, lines])
        .slot("s-1", "story", [1, 4], [10, 40])
        .page(1)
        .with(&format!(
            "index = [{{ story = \"s-1-1\", section = \"综合\", title = \"{title}\" }}]"
        ))
        .story("s-1", &"文".repeat(400))
        .made();
    let mut found: Vec<(banmian::geom::Abs, String)> = Vec::new();
    let mut least = f64::MAX;
    for piece in made.pages[0].frame.pieces() {
        let (Some(run), Some(Tag::Entry { .. })) = (piece.run(), piece.tag) else { continue };
        let y = piece.at.y + run.origin.y;
        match found.iter_mut().find(|(line, _)| *line == y) {
            Some((_, words)) => words.push_str(&run.text),
            None => found.push((y, run.text.clone())),
        }
        least = least.min(run.size.to_pt());
    }
    found.sort();
    (found.into_iter().map(|(_, words)| words).collect(), least)
}

#[test]
fn a_title_that_is_too_long_takes_a_spare_line() {
    let title = "全区村和社区换届选举全部完成　各地认真部署下一步工作";
    let (lines, size) = entry(title, 4);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("各地") && lines.concat().contains("全部完成"), "{lines:?}");
    let (one, small) = entry(title, 1);
    assert_eq!(one.len(), 1, "{one:?}");
    assert!(small < size, "{small} {size}");
    // A short one needs none.
    assert_eq!(entry("换届选举完成", 4).0.len(), 1);
}

/// A run of an index on paper: its words, its size, and where it begins.
type Set = (String, f64, banmian::geom::Point);

/// An index of so many entries in four lines under a label, with the findings of its page.
fn index(entries: usize, keys: &str) -> (Vec<Set>, Vec<&'static str>) {
    let names: Vec<String> = (1..=entries).map(|at| format!("s-{at}")).collect();
    let entry =
        |name: &String| format!("{{ story = \"{name}-1\", section = \"综合\", {keys} }}");
    let listed: Vec<String> = names.iter().map(entry).collect();
    let mut paper =
        Paper::new([8, 10, 90]).slot("i", "index", [6, 8], [1, 4]).with("label = \"导读\"");
    for (name, at) in names.iter().zip(1..) {
        paper = paper.slot(name, "story", [1, 8], [10 * at, 10 * at + 7]);
    }
    paper = paper.page(1).with(&format!("index = [{}]", listed.join(", ")));
    for (name, number) in names.iter().zip(["甲", "乙", "丙", "丁", "戊", "己", "庚"]) {
        paper = paper.story(name, &"文".repeat(300)).titled(&format!("{number}地春耕正忙"));
    }
    let made = paper.made();
    let mut found = Vec::new();
    for piece in made.pages[0].frame.pieces() {
        let (Some(run), Some(Tag::Entry { .. } | Tag::Label)) = (piece.run(), piece.tag) else {
            continue;
        };
        found.push((run.text.clone(), run.size.to_pt(), piece.at + run.origin));
    }
    let told = made.findings.iter().map(|found| found.code.word());
    (found, told.filter(|code| code.starts_with("index")).collect())
}

fn at<'a>(set: &'a [Set], words: &str) -> &'a Set {
    set.iter()
        .find(|(text, ..)| text.contains(words))
        .unwrap_or_else(|| panic!("{words}: {set:?}"))
}

#[test]
fn one_entry_or_two_stand_large_with_a_summary_under_each() {
    for entries in [1, 2] {
        let (set, told) = index(entries, "summary = \"一天插秧三百亩\"");
        let (title, summary) = (at(&set, "甲地"), at(&set, "三百亩"));
        assert_eq!(title.1, at(&index(3, "").0, "甲地").1 * 1.2);
        assert!(summary.2.y > title.2.y && summary.2.x == title.2.x, "{set:?}");
        assert_eq!(told, [""; 0]);
    }
    // More of them print none.
    let (three, _) = index(3, "summary = \"一天插秧三百亩\"");
    assert!(three.iter().all(|(words, ..)| !words.contains("三百亩")));
}

#[test]
fn a_summary_that_is_too_long_ends_with_a_clause() {
    let long =
        "一天插秧三百亩，全区春耕进度过半，农机手昼夜不停在田间地头来回奔忙着直到月底才歇";
    let (set, _) = index(2, &format!("summary = \"{long}\""));
    let words: String = set.iter().map(|(words, ..)| words.as_str()).collect();
    assert!(words.contains("过半……") && !words.contains("农机手"), "{words}");
}

#[test]
fn an_entry_more_than_the_lines_under_the_label_puts_it_at_the_side() {
    let (three, _) = index(3, "");
    assert!(at(&three, "导读").2.y < at(&three, "甲地").2.y);
    let (four, told) = index(4, "");
    assert_eq!(at(&four, "导读").2.y, at(&four, "甲地").2.y);
    assert_eq!((at(&four, "丁地").1, told), (at(&three, "甲地").1, vec![]));
}

#[test]
fn five_and_six_entries_stand_closer_and_seven_are_told() {
    for entries in [5, 6] {
        let (set, told) = index(entries, "");
        let (first, last) = (at(&set, "甲地"), at(&set, ["戊地", "己地"][entries - 5]));
        assert_eq!((first.2.x, first.1), (last.2.x, last.1));
        let step = (last.2.y - first.2.y).to_pt() / (entries as f64 - 1.0);
        assert!(first.1 >= 7.5 && step >= 1.08 * first.1, "{} {step}", first.1);
        assert_eq!(told, [""; 0]);
    }
    assert_eq!(index(7, "").1, ["index-too-long"]);
}
