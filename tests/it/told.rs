//! What a run tells: nothing given vanishes without a word, no kind fills the terminal, and nothing that is
//! told acts on it.

use std::path::Path;

use banmian::diag::{Lang, acts};
use banmian::frame::Datum;
use banmian::limits;
use banmian::rules::Code;
use banmian::run::{self, Options};

use crate::common::Paper;
use crate::common::press::one_page;
use crate::common::small::{self, faults};

const LEAD: &str = "issues/day/lead.md";
const ISSUE: &str = "issues/issue.toml";
const HOUSE: &str = "layouts/house.toml";

/// Words that would leave the page white are faults with their place.
#[test]
fn a_head_that_prints_nothing_is_told() {
    let title = "title = \"园区开工忙\"";
    for blank in ["", "  ", "|", "{}{}", "|{ }|", "\u{200B}\u{FEFF}", "\u{3000}"] {
        let found = faults(LEAD, title, &format!("title = \"{blank}\""));
        let found = found.iter().any(|fault| fault.starts_with("lead.md:2:9 blank-title"));
        assert!(found, "{blank:?}");
    }
    for key in ["kicker", "deck", "short_title"] {
        let told = |words: &str| faults(LEAD, title, &format!("{title}\n{key} = \"{words}\""));
        let fault = told("|{}");
        assert!(
            fault[0].starts_with("lead.md:3:") && fault[0].contains("blank-title"),
            "{key}"
        );
        // What is not written is not missed.
        assert_eq!((told(""), told("春|耕")), (vec![], vec![]), "{key}");
    }
}

/// A headline has no line ends; words behind one lay over the others.
#[test]
fn a_line_end_in_a_head_is_told() {
    let title = "title = \"园区开工忙\"";
    for key in ["title", "kicker", "byline"] {
        let more = if key == "title" { "" } else { "title = \"园区开工忙\"\n" };
        let found = faults(LEAD, title, &format!("{more}{key} = \"春\\n耕\""));
        assert!(found[0].contains("control-character"), "{key}: {found:?}");
    }
}

/// A fact that is built in, a role of the staff or declared may be empty today; any other is a slip, but where
/// the issue gives it.
#[test]
fn a_fact_that_nobody_declares_is_told() {
    let from = "text = \"{paper}\"";
    let told = |words: &str| faults(HOUSE, from, &format!("text = \"{words}\""));
    let known = ["{paper}", "{page_ordinal}", "{editor}", "第{page}版　{section}"];
    for words in known {
        assert_eq!(told(words), [""; 0], "{words}");
    }
    for slip in ["{secton}", "{weather}", "{}", "{ section }"] {
        let found = told(slip);
        assert!(found[0].contains(&format!("unknown-fact: \"{slip}\"")), "{found:?}");
    }
    let hints = small::edited(HOUSE, from, "text = \"{secton}\"").faults;
    assert!(hints[0].hints[0].en.contains("section"), "{hints:?}");
    let open = told("{paper}　第{page版");
    assert!(open[0].contains("unpaired-brace"), "{open:?}");

    let mut world = small::world();
    let calling = small::HOUSE.replace(from, "text = \"{weather}\"");
    world.add(HOUSE, calling.clone());
    let number = "number = 4567";
    for key in [
        "number = 4567\nfacts = { weather = \"晴\" }",
        "number = 4567\nfacts = { weather = \"\" }",
    ] {
        world.add(ISSUE, small::ISSUE.replace(number, key));
        let lines = small::load(&world).lines();
        assert!(lines[0].contains("undeclared-fact: \"{weather}\""), "{lines:?}");
        assert_eq!(lines.len(), 1, "{lines:?}");
    }
    let declared = calling.replace("[page]\n", "[paper.facts]\nweather = \"\"\n\n[page]\n");
    world.add(HOUSE, declared);
    world.add(ISSUE, small::ISSUE);
    assert_eq!(small::load(&world).lines(), [""; 0]);
}

/// Words of a photograph in a slot without a caption are told.
#[test]
fn a_caption_that_its_slot_does_not_show_is_told() {
    let told = |keys: &str| {
        let paper = Paper::new([4, 8, 30])
            .slot("p", "photo", [1, 4], [1, 30])
            .with(keys)
            .photo("p")
            .with("caption = \"园区\"\ncredit = \"某某 摄\"");
        let findings = paper.made().findings;
        findings.iter().filter(|finding| finding.code == Code::WordsNotShown).count()
    };
    assert_eq!((told(""), told("caption = \"none\"")), (0, 2));
}

/// A control character in any words of any file.
#[test]
fn control_characters_are_told_wherever_they_stand() {
    for (file, from, to) in [
        (LEAD, "title = \"园区开工忙\"", "title = \"园区\\u0007开工忙\""),
        (LEAD, "title = \"园区开工忙\"", "title = \"园\"\nkicker = \"\\u001b[31m春\""),
        (LEAD, "title = \"园区开工忙\"", "title = \"园\"\nbyline = \"某\\u009b某\""),
        (LEAD, "title = \"园区开工忙\"", "title = \"园\"\ncredit = \"某\\u0000某\""),
        (HOUSE, "name = \"江城晚报\"", "name = \"江城\\u0001晚报\""),
        (HOUSE, "label = [\"数字报\"]", "label = [\"数字\\u007f报\"]"),
        (HOUSE, "lead_ins = [\"本报讯\"]", "lead_ins = [\"本报\\u0008讯\"]"),
    ] {
        let found = faults(file, from, to);
        assert!(
            found.iter().any(|fault| fault.contains("control-character")),
            "{to}: {found:?}"
        );
    }
}

/// One message for each character of a file, with how often it stands there.
#[test]
fn many_of_a_kind_are_one_message() {
    let mut world = small::world();
    let paragraph = format!("{}\n\n", "园\u{7}".repeat(280));
    let body = format!("{}\u{1b}", paragraph.repeat(100));
    world.add(LEAD, format!("+++\ntitle = \"园\"\n+++\n{body}\n"));
    let loaded = small::load(&world);
    assert_eq!(loaded.faults.len(), 2);
    assert!(loaded.faults[0].message.en.ends_with("U+0007, 28000 times"));
    let message = &loaded.faults[1].message;
    assert_eq!(message.get(Lang::Zh), "正文里有控制字符 U+001B，共 1 处");
}

/// A character that no face has is one finding of a story; of many such, the first ones are told.
#[test]
fn a_character_that_is_missing_often_is_one_finding() {
    let made = |body: &str| {
        let world = one_page("", body).world();
        let made =
            run::make(&world, Path::new(""), Path::new("issue.toml"), &Options::default());
        let findings = made.expect("it can be set").report.findings;
        let mut findings = findings;
        findings.retain(|finding| finding.code == Code::MissingGlyph);
        findings
    };
    let one = made(&"见\u{E0B5}字。".repeat(300));
    assert_eq!(one.len(), 1);
    let times = one[0].data.figures.0.iter().find(|(datum, _)| *datum == Datum::Things);
    assert_eq!(times.map(|(_, figure)| figure.to_f64()), Some(300.0));
    assert!(one[0].message.ends_with("共 300 处"), "{}", one[0].message);
    let most = limits::KIND.count();
    let signs = |count: usize| -> String {
        (0..count as u32).filter_map(|at| char::from_u32(0xE100 + at)).collect()
    };
    let (on, over) = (made(&signs(most)), made(&signs(most + 1)));
    assert_eq!((on.len(), over.len()), (most, most));
    let times = |finding: &banmian::export::report::FindingEntry| {
        finding.data.figures.0.iter().any(|(datum, _)| *datum == Datum::Things)
    };
    assert!(!on.iter().any(times) && times(&over[0]) && !times(&over[1]));
}

/// What acts on a terminal is shown, in whatever language, whether it stands in a name, a path or a line of
/// the file.
#[test]
fn nothing_that_is_told_of_files_acts_on_the_terminal() {
    let evil = "\u{202e}\u{2066}\u{200f}";
    for (file, from, to) in [
        (ISSUE, "layout = \"front\"", format!("layout = \"{evil}\"")),
        (LEAD, "title = \"园区开工忙\"", format!("title = \"{{{evil}园\"")),
        (LEAD, "title = \"园区开工忙\"", format!("title = 1 # {evil}\u{1b}[2J")),
    ] {
        let loaded = small::edited(file, from, &to);
        let mut sink = banmian::diag::Sink::default();
        loaded.faults.iter().for_each(|fault| sink.push(fault.clone()));
        assert!(!loaded.faults.is_empty(), "{to:?}");
        for lang in [Lang::Zh, Lang::En] {
            let told = banmian::diag::render(&sink, &loaded.sources, lang, false);
            assert!(!told.contains(|c| acts(c) && c != '\n'), "{told:?}");
        }
    }
}
