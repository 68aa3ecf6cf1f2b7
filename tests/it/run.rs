//! The run as a library gives it: faults come back, the press file is refused while errors stand.

use std::path::Path;
use std::sync::Arc;

use banmian::image::Glance;
use banmian::rules::Code;
use banmian::run::{self, Faults, Made, Options, PressError, PressFile, PressOptions};
use banmian::world::{Nowhere, ReadError, Store, World};

use crate::common::press::{images, one_page, runs};
use crate::common::{MemoryWorld, Paper, png};

const ISSUE: &str = "issue.toml";

fn make(world: &MemoryWorld, options: &Options) -> Result<Made, Faults> {
    banmian::make(world, Path::new(""), Path::new(ISSUE), options)
}

/// The one-page edition with more copy than its slot takes.
fn overfull() -> MemoryWorld {
    one_page("", &"园区处处开工忙，春节长假刚过。".repeat(200)).world()
}

#[test]
fn an_edition_goes_to_press_with_its_hash_in_the_report() {
    let world = one_page("", "园区处处开工忙。").picture("p0", "a.png", png(40, 30)).world();
    let mut made = make(
        &world,
        &Options {
            allow: vec![Code::PictureResolution, Code::WhiteArea],
            ..Options::default()
        },
    )
    .expect("it can be set");
    let wanted = PressOptions { split: true, ..PressOptions::default() };
    let pressed = banmian::press(&made, &wanted, &Nowhere).expect("nothing stands against it");
    let names: Vec<&str> = pressed.files.iter().map(PressFile::name).collect();
    assert_eq!(names, ["press.pdf", "press/20251016-01.pdf"]);
    assert_eq!(pressed.entry.file.bytes, pressed.files[0].bytes.len() as u64);
    made.report.press = Some(pressed.entry);
    assert!(made.report.to_json().contains("\"file\": \"press.pdf\""));
    assert!(made.html("../").contains("sha"));
    let frame = &made.composition.pages[0].frame;
    assert_eq!((images(frame).len(), runs(frame).is_empty()), (1, false));
}

/// A plate needs the pictures of its own page, not those of the whole edition.
#[test]
fn a_page_file_holds_the_pictures_of_its_page() {
    let paper = Paper::new([4, 10, 40]).slot("p", "photo", [1, 2], [1, 12]).photo("p");
    let paper = paper.page(2).slot("q", "photo", [1, 2], [1, 12]).photo("q");
    let paper = paper.slot("r", "photo", [3, 4], [1, 12]).photo("r");
    let allow = vec![Code::PictureResolution, Code::WhiteArea];
    let made = make(&paper.world(), &Options { allow, ..Options::default() });
    let wanted = PressOptions { split: true, ..PressOptions::default() };
    let pressed = banmian::press(&made.expect("it can be set"), &wanted, &Nowhere);
    let files = pressed.expect("nothing stands against it").files;
    let pictures = |file: &PressFile| {
        file.bytes.windows(15).filter(|word| word == b"/Subtype /Image").count()
    };
    assert_eq!(files.iter().map(pictures).collect::<Vec<_>>(), [3, 1, 2]);
}

#[test]
fn an_error_keeps_an_edition_from_the_press_until_it_is_allowed() {
    let world = overfull();
    let made = make(&world, &Options::default()).expect("it can be set");
    let wanted = PressOptions::default();
    assert!(made.findings().iter().any(|finding| finding.code == Code::Overset));
    let refused = banmian::press(&made, &wanted, &Nowhere);
    assert_eq!(refused.err(), Some(PressError::NotForPress));
    let proof = banmian::proof(&made, &wanted, &Nowhere).expect("it can be written");
    assert_eq!(proof.name(), "proof.pdf");
    let codes = made.report.findings.iter().map(|finding| finding.code.to_owned()).collect();
    let allowed = make(&world, &Options { allow: codes, ..Options::default() });
    let allowed = allowed.expect("it can be set");
    assert!(banmian::press(&allowed, &wanted, &Nowhere).is_ok());
}

#[test]
fn a_page_that_is_not_there_cannot_be_had() {
    let made = make(&overfull(), &Options::default()).expect("it can be set");
    let wanted = PressOptions { pages: vec![1, 3], ..PressOptions::default() };
    let refused = banmian::proof(&made, &wanted, &Nowhere).err();
    assert_eq!(refused, Some(PressError::NoPage { number: 3, count: 1 }));
}

#[test]
fn faults_of_all_files_come_back_with_their_places() {
    let mut world = overfull();
    let issue = String::from_utf8(world.text(ISSUE)).expect("it is UTF-8");
    world.add(ISSUE, issue.replace("slot = \"s\"", "slot = \"t\""));
    let story = issue.split("file = \"").nth(1).and_then(|rest| rest.split('"').next());
    let story = story.expect("it names a story");
    world.remove(story);
    let faults = make(&world, &Options::default()).expect_err("two faults");
    let told = faults.to_string();
    assert!(told.contains("issue.toml:9") && told.contains(story), "{told}");
}

#[test]
fn reading_and_setting_one_after_the_other_makes_the_same() {
    let (world, options) = (overfull(), Options { explain: true, ..Options::default() });
    let given = run::read(&world, Path::new(""), Path::new(ISSUE)).expect("no fault");
    let at_once = make(&world, &options).expect("no fault").report.to_json();
    assert_eq!(run::set(given, &options).report.to_json(), at_once);
}

/// A world whose store says of every picture that it was found whole before.
struct Trusting(MemoryWorld);

impl World for Trusting {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.0.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.0.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.0.list(path)
    }

    fn store(&self) -> &dyn Store {
        self
    }
}

impl Store for Trusting {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        name.starts_with("glance-").then(|| Glance::default().to_bytes())
    }

    fn put(&self, _: &str, _: &[u8]) {}
}

/// A file may be spoilt after it was checked; who asks for the press file has to know which.
#[test]
fn a_picture_that_cannot_be_converted_is_named_in_both_languages() {
    let mut spoilt = png(40, 30);
    let data = spoilt.windows(4).position(|word| word == b"IDAT").expect("it has pixels");
    spoilt[data + 4..data + 8].fill(0xFF);
    let world =
        Trusting(one_page("", "园区处处开工忙。").picture("p0", "a.png", spoilt).world());
    let allow = vec![Code::PictureResolution, Code::WhiteArea];
    let options = Options { allow, ..Options::default() };
    let made = banmian::make(&world, Path::new(""), Path::new(ISSUE), &options);
    let made = made.expect("it is not decoded");
    let refused = banmian::press(&made, &PressOptions::default(), &world);
    let message = refused.expect_err("it has no pixels").message();
    assert_eq!(message.zh, "图片 a.png 无法转换：内容已损坏");
    assert!(message.en.contains("picture a.png cannot be converted: "), "{message}");
}

/// What a file says is changed where it says it, and nothing else of the file.
#[test]
fn an_edit_is_a_range_of_bytes() {
    let paper = one_page("# 首行\n", "园区处处开工忙，春节长假刚过。");
    let mut world = paper.world();
    let made = make(&world, &Options::default()).expect("it can be set");
    let story = &made.issue.stories[0];
    let title = story.keys.at("title").expect("a story has a title");
    let old = made.sources.text(story.source);
    let mut new = old.to_owned();
    new.replace_range(title.value.clone(), "\"江堤合龙\"");
    assert_eq!(new.len(), old.len() - title.value.len() + "\"江堤合龙\"".len());
    world.add(made.sources.path(story.source), &new);
    let number = made.issue.keys.at("edition.number").expect("the issue has a number");
    let mut issue = made.sources.text(made.issue.source).to_owned();
    issue.replace_range(number.value.clone(), "9002");
    world.add(ISSUE, issue);
    let again = make(&world, &Options::default()).expect("it can be set");
    assert_eq!(again.edition.stories[0].head.title, "江堤合龙");
    assert_eq!(again.edition.number, Some(9002));
    let copy = |made: &Made| made.edition.stories[0].blocks[0].text.clone();
    assert_eq!(copy(&again), copy(&made));
    // And where the edition was told, in the house style and in the layout.
    let house = made.issue.house.keys.at("styles.body.size").expect("the house has a body");
    let words = &made.sources.text(made.issue.house.source)[house.value.clone()];
    assert_eq!(words, "10");
    assert!(made.issue.layouts[0].keys.at("slot.0.name").is_some());
}

#[test]
fn the_name_of_a_page_is_the_name_of_its_file() {
    let names = "[press]\nfile_name = \"{yyyymmdd}-{page_name}\"\n[page_names]\nregular = \"A{page2}\"\n[lint.rules]\nwhite-area = \"off\"\n";
    let world = one_page("", "园区处处开工忙。").house(names).world();
    let made = make(&world, &Options::default()).expect("it can be set");
    let wanted = PressOptions { split: true, ..PressOptions::default() };
    let pressed = banmian::press(&made, &wanted, &Nowhere).expect("nothing stands against it");
    let names: Vec<&str> = pressed.files.iter().map(PressFile::name).collect();
    assert_eq!(names, ["press.pdf", "press/20251016-A01.pdf"]);
}
