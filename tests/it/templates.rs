//! Templates by content: of the layouts that a page names the one that holds its stories and photographs best.

use std::path::Path;
use std::sync::Arc;

use banmian::diag::{Lang, Sink, Sources};
use banmian::export::report::{DecisionEntry, Report};
use banmian::frame::Step;
use banmian::ids::{PageId, SlotId, StoryId};
use banmian::issue;
use banmian::plan::judge::{self, Facts};
use banmian::plan::{Leg, Move, Plan};
use banmian::rules::Code;
use banmian::run::{self, Options};
use banmian::terms::SlotKind;
use banmian::world::{ReadError, World};

use crate::common::{DiskWorld, MemoryWorld, Paper, edition_of, png};

/// A lead with its photograph, and a second story beside them.
const WIDE: [Slot; 3] = [
    ("lead", "story", [1, 3], [1, 24], ""),
    ("photo", "photo", [1, 3], [5, 14], "within = \"lead\""),
    ("second", "story", [4, 4], [1, 24], ""),
];

/// The same with an upright photograph.
const UPRIGHT: [Slot; 3] = [
    ("lead", "story", [1, 3], [1, 24], ""),
    ("photo", "photo", [3, 3], [5, 18], "within = \"lead\""),
    ("second", "story", [4, 4], [1, 24], ""),
];

/// The same without a photograph.
const BARE: [Slot; 2] =
    [("lead", "story", [1, 3], [1, 14], ""), ("second", "story", [4, 4], [1, 24], "")];

/// Name, kind, columns, lines, further keys.
type Slot = (&'static str, &'static str, [u32; 2], [u32; 2], &'static str);

fn file(slots: &[Slot]) -> String {
    let slots = slots.iter().map(|(name, kind, columns, lines, keys)| {
        format!(
            "[[slot]]\nname = \"{name}\"\nkind = \"{kind}\"\ncolumns = {columns:?}\nlines = {lines:?}\n{keys}\n"
        )
    });
    slots.collect()
}

fn on(slots: &[Slot]) -> Paper {
    let paper = Paper::new([4, 12, 26]);
    slots.iter().fold(paper, |paper, (name, kind, columns, lines, keys)| {
        paper.slot(name, kind, *columns, *lines).with(keys)
    })
}

/// A page that names these layouts beside its own.
fn or(paper: Paper, others: &[(&str, &[Slot])]) -> Paper {
    let names: Vec<&str> = others.iter().map(|(name, _)| *name).collect();
    let paper = paper.page(1).with(&format!("or = {names:?}"));
    others.iter().fold(paper, |paper, (name, slots)| {
        paper.file(&format!("layouts/{name}.toml"), file(slots))
    })
}

fn copy(chars: usize) -> String {
    const WORDS: &str = "春节长假刚过园区里已是一派繁忙景象各家企业开足马力赶制新年订单";
    WORDS.chars().cycle().take(chars).collect::<String>() + "。"
}

fn report(paper: &Paper) -> Report {
    let world = paper.world();
    let made = run::make(&world, Path::new(""), Path::new("issue.toml"), &Options::default());
    made.unwrap_or_else(|faults| panic!("{}", faults.render(Lang::En, false))).report
}

fn faults(world: &MemoryWorld) -> Vec<(Code, String, Vec<String>)> {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    issue::load(world, Path::new(""), Path::new("issue.toml"), &mut sources, &mut sink);
    let told = |fault: &banmian::diag::Diagnostic| {
        let place = fault.span.as_ref().map(|span| {
            let place = sources.place(span.source, span.range.start);
            format!("{}:{}", sources.path(span.source).display(), place.line)
        });
        let hints = fault.hints.iter().map(|hint| hint.en.clone()).collect();
        (fault.code, place.unwrap_or_default(), hints)
    };
    sink.diagnostics().iter().map(told).collect()
}

fn choice(report: &Report) -> &DecisionEntry {
    let mut all = report.decisions.iter().filter(|one| one.step == Step::Template);
    all.next().expect("the choice is told")
}

fn total(report: &Report, layout: &str) -> f64 {
    let layouts = &choice(report).layouts;
    let entry = layouts.iter().find(|entry| entry.layout == layout).expect("it was weighed");
    entry.demerits.expect("it has all slots").total.to_f64()
}

/// A page with a picture of this shape, and copy that suits either template.
fn pictured(paper: Paper, (width, height): (u32, u32)) -> Paper {
    let paper = paper.page(1).story("lead", &copy(430)).story("second", &copy(240));
    paper.picture("photo", "a.png", png(width, height))
}

#[test]
fn the_shape_of_a_photograph_decides_both_ways() {
    for (shape, taken) in [((900, 500), "l1"), ((500, 900), "upright")] {
        let told = report(&pictured(or(on(&WIDE), &[("upright", &UPRIGHT)]), shape));
        assert_eq!(told.pages[0].layout, taken);
        let (one, other) = (total(&told, "l1"), total(&told, "upright"));
        assert_eq!(one < other, taken == "l1", "{one} and {other}");
        assert!(choice(&told).message.contains(taken), "{}", choice(&told).message);
        // Which one is the page's own makes no difference.
        let turned = report(&pictured(or(on(&UPRIGHT), &[("wide", &WIDE)]), shape));
        assert_eq!(turned.pages[0].layout == "wide", taken == "l1");
    }
}

#[test]
fn the_length_of_the_copy_decides_both_ways() {
    const LARGE: [Slot; 1] = [("lead", "story", [1, 4], [1, 26], "")];
    const SMALL: [Slot; 1] = [("lead", "story", [1, 2], [1, 26], "")];
    for (chars, taken) in [(1100, "l1"), (520, "small")] {
        let paper = or(on(&LARGE), &[("small", &SMALL)]).story("lead", &copy(chars));
        // What the smaller one leaves of the page is nobody's here.
        let paper = paper.house("[lint.rules]\nwhite-area = \"off\"");
        assert_eq!(report(&paper).pages[0].layout, taken, "{chars} characters");
    }
}

#[test]
fn every_slot_that_the_files_name_must_be_there_by_name_and_kind() {
    // Nothing is lost, whatever a template without the photograph would save.
    let told = report(&pictured(or(on(&WIDE), &[("bare", &BARE)]), (500, 900)));
    assert_eq!(told.pages[0].layout, "l1");
    let lacks: Vec<_> =
        choice(&told).layouts.iter().map(|it| (&*it.layout, &*it.lacks)).collect();
    assert_eq!(lacks, [("l1", &[][..]), ("bare", &["photo".to_owned()][..])]);
    // The page's own layout has no privilege.
    let told = report(&pictured(or(on(&BARE), &[("wide", &WIDE)]), (900, 500)));
    assert_eq!(told.pages[0].layout, "wide");
    // A slot of the same name that is another thing is another slot.
    let mut other = WIDE;
    other[2].1 = "comment";
    let told = report(&pictured(or(on(&WIDE), &[("other", &other)]), (900, 500)));
    let other = choice(&told).layouts.last().expect("two are told");
    assert_eq!((&*other.layout, &*other.lacks), ("other", &["second".to_owned()][..]));
}

#[test]
fn slots_of_jumps_the_day_and_the_index_count_too() {
    const TAIL: [Slot; 2] =
        [("own", "story", [1, 2], [1, 26], ""), ("tail-1", "tail", [3, 4], [1, 26], "")];
    const OTHER: [Slot; 2] =
        [("own", "story", [1, 2], [1, 26], ""), ("tail-2", "tail", [3, 4], [1, 26], "")];
    const NONE: [Slot; 1] = [("own", "story", [1, 4], [1, 26], "")];
    let second = |paper: Paper| {
        TAIL.iter().fold(paper.page(2), |paper, (name, kind, columns, lines, _)| {
            paper.slot(name, kind, *columns, *lines)
        })
    };
    let paper = |jump: &str| {
        let paper = on(&BARE).story("lead", &copy(900)).with(jump).story("second", &copy(240));
        let paper =
            second(paper).story("own", &copy(560)).page(2).with("or = [\"other\", \"none\"]");
        paper.file("layouts/other.toml", file(&OTHER)).file("layouts/none.toml", file(&NONE))
    };
    let lacks = |told: &Report| -> Vec<(String, Vec<String>)> {
        let layouts = choice(told).layouts.iter();
        layouts.map(|it| (it.layout.clone(), it.lacks.clone())).collect()
    };
    let named = report(&paper("jump = { page = 2, slot = \"tail-1\" }"));
    assert_eq!(named.pages[1].layout, "l2");
    assert!(
        lacks(&named).contains(&("other".into(), vec!["tail-1".into()])),
        "{:?}",
        lacks(&named)
    );
    assert!(lacks(&named).contains(&("none".into(), vec!["tail-1".into(), "tail".into()])));
    let free = report(&paper("jump = 2"));
    assert!(lacks(&free).contains(&("other".into(), Vec::new())));
    assert!(lacks(&free).contains(&("none".into(), vec!["tail".into()])));

    let changed = pictured(or(on(&WIDE), &[("bare", &BARE)]), (900, 500));
    let changed = changed.page(1).with("slots = { photo = { lines = [5, 12] } }");
    assert_eq!(report(&changed).pages[0].layout, "l1");
    let indexed = or(on(&BARE), &[("wide", &WIDE)]).story("lead", &copy(430)).page(1);
    let indexed = indexed.with("index = [{ story = \"lead-1\" }]").world();
    assert!(faults(&indexed).iter().any(|(code, ..)| *code == Code::NoIndexSlot));
}

#[test]
fn where_no_layout_fits_each_is_told_with_what_it_lacks() {
    const PHOTO: [Slot; 2] =
        [("lead", "story", [1, 3], [1, 24], ""), ("photo", "photo", [4, 4], [1, 24], "")];
    let paper = pictured(or(on(&BARE), &[("photo", &PHOTO)]), (900, 500)).world();
    let told = faults(&paper);
    let [(code, place, hints)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((*code, place.as_str()), (Code::NoLayoutFits, "issue.toml:6"));
    assert_eq!(hints[..], ["`l1` lacks `photo`", "`photo` lacks `second`"]);
    // What no layout has is told where it is named.
    let paper = or(on(&BARE), &[("photo", &PHOTO)]).story("third", &copy(100)).world();
    let told = faults(&paper);
    let [(code, ..)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(*code, Code::UnknownSlot);
}

#[test]
fn every_layout_that_is_named_is_checked_in_one_run() {
    let paper = pictured(on(&WIDE), (900, 500))
        .page(1)
        .with("or = [\"uprigt\", \"faulty\", \"upright\"]");
    let mut faulty = UPRIGHT;
    faulty[0].2 = [1, 9];
    let paper = paper.file("layouts/upright.toml", file(&UPRIGHT));
    let told = faults(&paper.file("layouts/faulty.toml", file(&faulty)).world());
    let unknown = told.iter().find(|(code, ..)| *code == Code::UnknownLayout).expect("told");
    assert_eq!(
        (unknown.1.as_str(), &*unknown.2),
        ("issue.toml:7", &["did you mean `upright`?".to_owned()][..])
    );
    assert!(
        told.iter().any(|(_, place, _)| place.starts_with("layouts/faulty.toml:")),
        "{told:?}"
    );
}

#[test]
fn what_the_last_front_had_costs_demerits() {
    let paper = |previous: &str| {
        let paper = pictured(or(on(&WIDE), &[("again", &WIDE)]), (900, 500));
        report(&paper.edition_keys(previous))
    };
    let silent = paper("");
    assert_eq!(silent.pages[0].layout, "l1", "of two alike the first is taken");
    let same = paper("previous = { layout = \"l1\" }");
    assert_eq!(same.pages[0].layout, "again");
    assert!(total(&same, "l1") > total(&silent, "l1"));
    assert!(total(&same, "again") - total(&silent, "again") < 0.01);
    // A lead of the same shape costs alike with both.
    let shape = paper("previous = { lead = \"landscape\" }");
    assert_eq!(shape.pages[0].layout, "l1");
    assert!(total(&shape, "l1") > total(&silent, "l1"));
    let other = paper("previous = { lead = \"portrait\" }");
    assert!(total(&other, "l1") - total(&silent, "l1") < 0.01);
}

#[test]
fn a_last_front_that_is_none_is_told() {
    let told = |previous: &str| {
        faults(&pictured(on(&WIDE), (900, 500)).edition_keys(previous).world())
    };
    let unknown = told("previous = { layout = \"front\" }");
    assert!(
        matches!(&unknown[..], [(Code::UnknownLayout, place, _)] if place == "issue.toml:4")
    );
    let word = told("previous = { lead = \"lanscape\" }");
    assert!(matches!(&word[..], [(Code::BadValue, ..)]), "{word:?}");
}

#[test]
fn what_stands_inside_a_template_moves_with_it_and_nothing_is_lost() {
    // The slots come in another order, so that every one has another number.
    let mut turned = UPRIGHT;
    turned.reverse();
    turned.swap(0, 1);
    let turned = [turned[1], turned[2], turned[0]];
    let paper = pictured(or(on(&WIDE), &[("turned", &turned)]), (500, 900));
    let told = report(&paper);
    assert_eq!(told.pages[0].layout, "turned");
    for story in &told.stories {
        assert_eq!(story.chars.placed + story.chars.overset, story.chars.total);
        assert_eq!(story.parts[0].slot, story.id.trim_end_matches("-1"));
    }
    assert_eq!(report(&paper), told, "the same files give the same pages");
}

/// The files of the project, with an issue and pictures of any shape beside them.
#[derive(Debug)]
struct Shipped(String);

impl World for Shipped {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        let shape = path.file_stem().and_then(|stem| stem.to_str()?.split_once('x'));
        let shape =
            shape.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
        match shape {
            Some((width, height)) => Ok(png(width, height).into()),
            None if path.ends_with("issues/shipped.toml") => Ok(self.0.as_bytes().into()),
            None => DiskWorld.read(path),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        path.extension().is_some_and(|end| end == "png") || DiskWorld.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        DiskWorld.list(path)
    }
}

/// Returns a page of a layout with something in each of its slots.
fn filled(name: &str, slots: &[toml::Value]) -> String {
    let mut page = format!("[[page]]\nname = \"版面\"\nlayout = \"{name}\"\n");
    for slot in slots {
        let text = |key: &str| slot[key].as_str().expect("it is a word").to_owned();
        let pair = |value: &toml::Value| -> [i64; 2] {
            let pair =
                value.as_array().or_else(|| value.get("at")?.as_array()).expect("a pair");
            [0, 1].map(|at| pair[at].as_integer().expect("a number"))
        };
        let (columns, lines) = (pair(&slot["columns"]), pair(&slot["lines"]));
        let (columns, lines) = (columns[1] - columns[0] + 1, lines[1] - lines[0] + 1);
        let name = text("name");
        page += &match text("kind").as_str() {
            "story" | "comment" | "notice" | "briefs" => {
                let jump = match name.as_str() {
                    "lead" | "second" => "jump = \"auto\"\n",
                    _ => "",
                };
                format!(
                    "[[page.story]]\nslot = \"{name}\"\ntitle = \"园区处处开工忙\"\nlength = 300\n{jump}"
                )
            }
            "ad" => format!("[[page.story]]\nslot = \"{name}\"\ntitle = \"广告\"\n"),
            "photo" => {
                let (width, height) = (columns * 140 - 10, (lines - 1) * 13);
                format!(
                    "[[page.photo]]\nslot = \"{name}\"\nfile = \"{width}x{height}.png\"\ncaption = \"园区。\"\n"
                )
            }
            _ => String::new(),
        };
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the files are those of the project")]
fn the_layouts_that_are_shipped_keep_the_rules_of_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> Vec<toml::Value> {
        let text = std::fs::read_to_string(root.join(format!("layouts/{name}.toml")));
        let file: toml::Table = text.expect("it is there").parse().expect("it is TOML");
        file["slot"].as_array().expect("it has slots").clone()
    };
    let fronts =
        ["", "-portrait", "-square", "-text", "-two", "-picture", "-meeting", "-vertical"];
    let fronts = fronts.map(|end| format!("front{end}"));
    let inside = [
        "news",
        "news-portrait",
        "news-stories",
        "news-text",
        "feature",
        "feature-portrait",
        "feature-text",
        "supplement",
        "supplement-square",
    ];
    for name in fronts.iter().map(String::as_str).chain(inside) {
        let first = format!(
            "[edition]\ndate = 2025-10-16\nnumber = 9\n{}",
            filled("front", &read("front"))
        );
        let (issue, page) = match name.starts_with("front") {
            true => {
                (first.replace(&filled("front", &read("front")), &filled(name, &read(name))), 0)
            }
            false => (first + &filled(name, &read(name)), 1),
        };
        let edition = edition_of(&Shipped(issue), root, "issues/shipped.toml");
        let mut plan = Plan::of(&edition);
        let tails: Vec<SlotId> = plan
            .areas()
            .filter(|(_, area)| area.look.kind == SlotKind::Tail)
            .map(|(id, _)| id)
            .collect();
        let home = |slot: &str| {
            edition.stories.iter().position(|story| story.id == format!("p1-{slot}"))
        };
        for (tail, slot) in tails.into_iter().zip(["lead", "second"]) {
            let story = StoryId(home(slot).expect("the front has it"));
            plan.apply(&Move::Jump(story, vec![Leg::whole(tail)]));
        }
        let facts = Facts::planned(&edition, &plan, PageId(page));
        let found = judge::check(&edition, plan.page(PageId(page)), &facts);
        assert_eq!(found, [], "{name}");
    }
}
