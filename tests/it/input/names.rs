//! What pages and their files are called: no two alike, and nothing that a file cannot be.

use super::{HOUSE, ISSUE};
use crate::common::small;

const PATTERN: &str = "file_name = \"{yyyymmdd}-{page_name}\"";

/// Returns what is said of the small edition with tables before `[page]` of its house, and labels
/// on its two pages.
fn told(house: &str, labels: [&str; 2]) -> Vec<String> {
    let label = |words: &str| match words {
        "" => String::new(),
        words => format!("label = \"{words}\"\n"),
    };
    let issue = small::ISSUE
        .replace("layout = \"front\"\n", &format!("layout = \"front\"\n{}", label(labels[0])))
        .replace("layout = \"news\"\n", &format!("layout = \"news\"\n{}", label(labels[1])));
    let mut world = small::world();
    world.add(ISSUE, issue);
    world.add(HOUSE, small::HOUSE.replacen("[page]\n", &format!("{house}\n[page]\n"), 1));
    small::load(&world).lines()
}

#[test]
fn pages_that_are_called_alike_in_print() {
    let regular = "[page_names]\nregular = \"A{page2}\"\n";
    assert_eq!(told(regular, ["", "B01"]), [""; 0]);
    // By the house's pattern and by a label of another page, before it or behind it.
    assert_eq!(told(regular, ["", "A01"]), ["issue.toml:25:9 duplicate-label: \"A01\""]);
    assert_eq!(told(regular, ["A02", ""]), ["issue.toml:8:9 duplicate-label: \"A02\""]);
    // By its number, in figures and in Chinese.
    assert_eq!(told("", ["2", ""]), ["issue.toml:8:9 duplicate-label: \"2\""]);
    assert_eq!(told("", ["二", ""]), ["issue.toml:8:9 duplicate-label: \"二\""]);
    assert_eq!(told("", ["1", "2"]), [""; 0]);
    assert_eq!(told("", ["B01", " B01 "]), ["issue.toml:26:9 duplicate-label: \" B01 \""]);
}

#[test]
fn the_checked_issue_has_the_names() {
    let mut world = small::world();
    let tables =
        "[press]\nfile_name = \"{date}-{page_name}\"\n[page_names]\nregular = \"A{page2}\"\n";
    world.add(HOUSE, small::HOUSE.replacen("[page]\n", &format!("{tables}\n[page]\n"), 1));
    world.add(
        ISSUE,
        small::ISSUE.replace("layout = \"news\"\n", "layout = \"news\"\nlabel = \"B01\"\n"),
    );
    let issue = small::load(&world).issue.expect("nothing is wrong");
    let called: Vec<_> = issue.pages.iter().map(|page| page.called.label()).collect();
    assert_eq!(called, ["A01版", "B01版"]);
    let files: Vec<_> = issue.pages.iter().map(|page| page.file_name.as_str()).collect();
    assert_eq!(files, ["2021-02-24-A01", "2021-02-24-B01"]);
}

#[test]
fn names_that_no_file_can_have() {
    let press = format!("[press]\n{PATTERN}\n");
    assert_eq!(told(&press, ["", ""]), [""; 0]);
    let at = |words: &str| told(&press, ["", words]);
    let fault = |words: &str| [format!("issue.toml:25:9 bad-file-name: \"{words}\"")];
    for words in ["A/2", "A:2", "A\\\\2", "A*", "甲\\u202E乙", "A\\n2", "A\\u200B"] {
        assert_eq!(at(words), fault(words), "{words}");
    }
    // It prints nowhere either.
    let stray = "issue.toml:25:9 control-character: \"A\\u0000\"".to_owned();
    assert_eq!(at("A\\u0000"), [stray, fault("A\\u0000")[0].clone()]);
    let long = "长".repeat(80);
    assert_eq!(at(&long), fault(&long));
    // Capitals and small letters are one on some disks.
    assert_eq!(told(&press, ["a01", "A01"]), ["issue.toml:26:9 bad-file-name: \"A01\""]);
    // Nothing calls the name of the page: it may be anything.
    assert_eq!(told("", ["", "A/2"]), [""; 0]);
    let alone = "[press]\nfile_name = \"{page_name}\"\n";
    assert_eq!(told(alone, ["", ".b"]), ["issue.toml:25:9 bad-file-name: \".b\""]);
    assert_eq!(told(alone, ["", "Con"]), ["issue.toml:25:9 bad-file-name: \"Con\""]);
    assert_eq!(told(alone, ["", "com1"]), ["issue.toml:25:9 bad-file-name: \"com1\""]);
    assert_eq!(told(alone, ["", "Contra"]), [""; 0]);
    // A pattern of the house is told once, where it stands.
    let pattern = format!("{press}[page_names]\nregular = \"A/{{page}}\"\n");
    assert_eq!(told(&pattern, ["", ""]), ["house.toml:12:11 bad-file-name: \"A/{page}\""]);
    let hidden = "[press]\nfile_name = \"{page}\u{202e}\"\n";
    assert_eq!(told(hidden, ["", ""]), ["house.toml:10:13 bad-file-name: \"{page}\u{202e}\""]);
    let none = "[press]\nfile_name = \"{date}\"\n";
    assert_eq!(told(none, ["", ""])[0], "house.toml:10:13 bad-file-name: \"{date}\"");
}

#[test]
fn sections_in_the_names_of_files() {
    let press = "[press]\nfile_name = \"{page2}-{section}\"\n";
    let section = |words: &str| {
        let mut world = small::world();
        world.add(ISSUE, small::ISSUE.replace("综合新闻", words));
        world.add(HOUSE, small::HOUSE.replacen("[page]\n", &format!("{press}\n[page]\n"), 1));
        small::load(&world)
    };
    let right = section("国际/国内").issue.expect("a section may be called anything");
    assert_eq!(right.pages[1].file_name, "02-国际_国内");
    for words in ["国际\\n国内", "国际\\u202E"] {
        let told = section(words).lines();
        assert_eq!(told, [format!("issue.toml:23:8 bad-file-name: \"{words}\"")], "{words}");
    }
    assert_eq!(section("\\u0000").lines().len(), 2);
    let long = "长".repeat(85);
    assert_eq!(section(&long).lines(), [format!("issue.toml:23:8 bad-file-name: \"{long}\"")]);
}

#[test]
fn jumps_call_pages_as_the_paper_does() {
    let mut world = small::world();
    let issue = small::ISSUE
        .replace("layout = \"front\"\n", "layout = \"front\"\nlabel = \"A01\"\n")
        .replace("file = \"day/second.md\"", "file = \"day/second.md\"\n  jump = 1");
    world.add(ISSUE, issue);
    let loaded = small::load(&world);
    let message = &loaded.faults[0].message;
    assert_eq!(message.zh, "A01 版没有接转版位");
    assert_eq!(message.en, "page A01 has no slot for a tail");
}
