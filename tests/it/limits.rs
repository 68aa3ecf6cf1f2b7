//! Every limit of the table on both sides: what lies on it is taken, what lies beyond is told.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use banmian::diag::{self, Diagnostic, Lang, Sink, Sources, Text};
use banmian::image::{self, Picture, PictureError};
use banmian::issue::{self, CopyRules, Form};
use banmian::limits::{self, Limit, Side};
use banmian::rules::Code;
use banmian::run;
use banmian::world::{ReadError, World};
use banmian::{preflight, text};

use crate::common::{MemoryWorld, Paper, png, small};

/// Limits that are tried where it takes the program, or a search of its own, to come to them.
const ELSEWHERE: [&str; 6] =
    ["cache", "cache-file", "choices", "head-places", "measure", "picture-data"];

#[test]
fn every_limit_holds_and_holds_no_sooner() {
    for limit in limits::ALL.iter().filter(|limit| !ELSEWHERE.contains(&limit.name)) {
        let beyond = match limit.side {
            Side::Most => limit.value + 1,
            Side::Least => limit.value - 1,
        };
        let (on, over) = (is_told(limit, limit.value), is_told(limit, beyond));
        assert_eq!((on, over), (false, true), "{} on {}, at {beyond}", limit.name, limit.value);
    }
}

/// Returns whether something is told of so much.
fn is_told(limit: &Limit, amount: u64) -> bool {
    let count = amount as usize;
    match limit.name {
        "page-file-name" => {
            let press = "[press]\nfile_name = \"{page2}-{section}\"\n[page]";
            let mut world = small::world();
            world.add("layouts/house.toml", small::HOUSE.replacen("[page]", press, 1));
            let section = "n".repeat(amount as usize - "02-".len());
            world.add("issues/issue.toml", small::ISSUE.replace("综合新闻", &section));
            small::load(&world).faults.iter().any(|fault| Some(fault.code) == limit.code)
        }
        "picture-file" => is_too_long(limit, "a.png", amount),
        "face-file" => is_too_long(limit, "fonts/BaozhiKai-Regular.ttf", amount),
        "profile-file" => is_too_long(limit, "layouts/own.icc", amount),
        "texts" => {
            let own = small::load(&small::world()).sources.bytes();
            let mut world = small::world();
            let mut left = count - own;
            let mut pages = String::new();
            for number in 0.. {
                let page = format!("\n[[page]]\nname = \"副刊\"\nlayout = \"l{number}\"\n");
                let more = left.saturating_sub(page.len()).min(1 << 20);
                if more <= small::FRONT.len() {
                    pages += &"\n".repeat(left);
                    break;
                }
                let filler =
                    format!("{}#{}", small::FRONT, "x".repeat(more - small::FRONT.len() - 1));
                world.add(format!("layouts/l{number}.toml"), filler);
                left -= page.len() + more;
                pages += &page;
            }
            world.add("issues/issue.toml", format!("{}{pages}", small::ISSUE));
            is_beyond(limit, &world)
        }
        "value" => {
            let text = small::STORY.replacen("园区开工忙", &"春".repeat(count), 1);
            tells(limit, "issues/day/lead.md", text)
        }
        "characters" => {
            let length = 50_000;
            let dummies = (count / length - 1) as u64;
            let mut world =
                with_stories(dummies, |_| format!("title = \"园区\"\nlength = {length}"));
            let rest = count - dummies as usize * length - 4 * own_copy();
            let copy = "春".repeat(15_000) + "\n\n";
            let copy = copy.repeat(rest / 15_000) + &"春".repeat(rest % 15_000);
            world.add(
                "issues/day/lead.md",
                small::STORY.replacen("本报讯　春节长假刚过。", &copy, 1),
            );
            is_beyond(limit, &world)
        }
        "paragraph" => {
            let text = small::STORY.replacen("本报讯　春节长假刚过。", &"春".repeat(count), 1);
            tells(limit, "issues/day/lead.md", text)
        }
        "paragraphs" => {
            // The four other stories have one each.
            let copy = "春\n\n".repeat(count - 4);
            let text = small::STORY.replacen("本报讯　春节长假刚过。", &copy, 1);
            tells(limit, "issues/day/lead.md", text)
        }
        "stories" => {
            let own = small::ISSUE.matches("[[page.story]]").count() as u64;
            let file = |number| format!("file = \"day/s{number}.md\"");
            is_beyond(limit, &with_stories(amount - own, file))
        }
        "photos" => {
            let photo = "\n[[page.photo]]\nslot = \"lead-photo\"\nfile = \"day/works.jpg\"\n";
            let text = format!("{}{}", small::ISSUE, photo.repeat(count - 1));
            tells(limit, "issues/issue.toml", text)
        }
        "layouts" => {
            let others = vec!["\"front\""; count - 1].join(", ");
            let layout = "layout = \"front\"";
            let text = small::ISSUE.replacen(layout, &format!("{layout}\nor = [{others}]"), 1);
            tells(limit, "issues/issue.toml", text)
        }
        "slots" => {
            let own = small::FRONT.matches("[[slot]]").count();
            let slots = (own..count).map(|at| slot(&format!("s{at}"), ""));
            let text = format!("{}{}", small::FRONT, slots.collect::<String>());
            tells(limit, "layouts/front.toml", text)
        }
        "nesting" => {
            let inside = |at| match at {
                0 => slot("s0", ""),
                at => slot(&format!("s{at}"), &format!("within = \"s{}\"", at - 1)),
            };
            let text =
                format!("{}{}", small::FRONT, (0..=count).map(inside).collect::<String>());
            tells(limit, "layouts/front.toml", text)
        }
        "picture-memory" => {
            // A pixel of three channels of 16 bits takes nine bytes, with what it is made into.
            let width = 8000;
            let height =
                amount.div_ceil(9 * u64::from(width)) - u64::from(amount == limit.value);
            let read = header(width, height as u32, [16, 2]);
            matches!(read, Err(PictureError::TooHeavy { .. }))
        }
        "picture-side" => is_too_large(amount as u32, 1),
        "picture-area" => {
            let width = 10_000;
            is_too_large(width, amount.div_ceil(u64::from(width)) as u32)
        }
        "syntax-errors" | "kind" | "messages" | "message" => is_cut(limit, amount),
        _ => is_refused(limit, amount),
    }
}

/// Returns whether files with so much in them have a fault of the limit's code.
fn is_refused(limit: &Limit, amount: u64) -> bool {
    let count = amount as usize;
    match limit.name {
        "text-file" => {
            let mut world = MemoryWorld::default();
            world.add("a.txt", "\n".repeat(count));
            let (mut sources, mut sink) = (Sources::default(), Sink::default());
            let path = Path::new("a.txt");
            issue::load_copy(
                &world,
                path,
                (Form::Plain, &CopyRules::default()),
                &mut sources,
                &mut sink,
            );
            sink.diagnostics().iter().any(|fault| Some(fault.code) == limit.code)
        }
        "pages" => {
            let page = "\n[[page]]\nname = \"要闻\"\nlayout = \"front\"\n";
            let issue = format!("[edition]\ndate = 2021-02-24\n{}", page.repeat(count));
            tells(limit, "issues/issue.toml", issue)
        }
        "length" => {
            let from = "[page]";
            let text = small::HOUSE.replacen(from, &format!("{from}\nbleed = {amount}"), 1);
            assert_ne!(text, small::HOUSE);
            tells(limit, "layouts/house.toml", text)
        }
        "qr-address" => {
            let from = "https://example.com/epaper";
            let text = small::HOUSE.replacen(from, &"x".repeat(count), 1);
            assert_ne!(text, small::HOUSE);
            tells(limit, "layouts/house.toml", text)
        }
        "qr-module" => {
            // The smallest code has 21 modules a side.
            let side = amount as f64 / 1000.0 * 21.0;
            let house = format!(
                "[[paper.qr]]\nlabel = []\nurl = \"x\"\n[[furniture.plate]]\nqr = 1\nx = 0\ny = 0\n\
                 style = \"body\"\nheight = \"{side}mm\"\n"
            );
            let paper = Paper::new([4, 8, 30])
                .house(&house)
                .slot("plate", "furniture", [1, 4], [1, 8])
                .with("furniture = \"plate\"");
            let (edition, composition) = (paper.edition(), paper.made());
            let findings = preflight::check(&edition, &composition);
            findings.iter().any(|finding| Some(finding.code) == limit.code)
        }
        other => panic!("the limit {other} is tried nowhere"),
    }
}

/// Returns whether of so much less is told.
fn is_cut(limit: &Limit, amount: u64) -> bool {
    let count = amount as usize;
    match limit.name {
        "syntax-errors" => {
            let mut wrong = String::new();
            for line in 0..amount {
                let _ = writeln!(wrong, "a{line} = x");
            }
            let mut world = small::world();
            world.add("issues/issue.toml", wrong);
            let faults = small::load(&world).faults;
            faults.iter().filter(|it| it.code == Code::TomlSyntax).count() < count
        }
        "kind" => {
            let keys: String =
                (0..amount).fold(String::new(), |keys, at| format!("{keys}key{at} = 1\n"));
            let mut world = small::world();
            world
                .add("issues/day/lead.md", format!("+++\ntitle = \"园\"\n{keys}+++\n正文。\n"));
            let faults = small::load(&world).faults;
            faults.iter().filter(|fault| fault.code == Code::UnknownKey).count() < count
        }
        "messages" => {
            let (mut sources, mut sink) = (Sources::default(), Sink::default());
            let mut source = sources.add("a.md", "a");
            for at in 0..count {
                if at % limits::KIND.count() == 0 {
                    source = sources.add("a.md", "a");
                }
                let message = text!("空", "empty");
                sink.push(Diagnostic::new(Code::EmptyStory, source.span(0..1), message));
            }
            let told = diag::render(&sink, &sources, Lang::En, false);
            told.contains("1 more are not listed")
        }
        "message" => {
            let long = "x".repeat(count);
            text!("空", "{long}").en.contains('…')
        }
        other => panic!("the limit {other} is tried nowhere"),
    }
}

/// Returns whether the small edition with this file in its place has a fault of the limit's code.
fn tells(limit: &Limit, file: &str, text: String) -> bool {
    let mut world = small::world();
    world.add(file, text);
    is_beyond(limit, &world)
}

/// Returns whether the edition of a world has a fault of the limit's code that tells this limit.
fn is_beyond(limit: &Limit, world: &MemoryWorld) -> bool {
    let [_, most] = limit.amount();
    let told = |hints: &[Text]| hints.iter().any(|hint| hint.en.contains(&most));
    let own = |fault: &Diagnostic| {
        // Several limits share this code: the hint says which is meant.
        fault.code != Code::TooMuch || told(&fault.hints)
    };
    let faults = small::load(world).faults;
    faults.iter().any(|fault| Some(fault.code) == limit.code && own(fault))
}

/// Returns the small edition with more stories in the slot of the short ones.
fn with_stories(count: u64, keys: impl Fn(u64) -> String) -> MemoryWorld {
    let stories = (0..count)
        .map(|number| format!("\n[[page.story]]\nslot = \"briefs\"\n{}\n", keys(number)));
    let mut world = small::world();
    world.add("issues/issue.toml", format!("{}{}", small::ISSUE, stories.collect::<String>()));
    world
}

/// Returns the characters of a story of the small edition.
fn own_copy() -> usize {
    let issue = small::load(&small::world()).issue.expect("it is right");
    issue.stories[0].blocks.iter().map(|block| block.chars() as usize).sum()
}

/// Returns a slot of a layout.
fn slot(name: &str, keys: &str) -> String {
    let place = "columns = [4, 5]\nlines = [32, 77]";
    format!("\n[[slot]]\nname = \"{name}\"\nkind = \"story\"\n{place}\n{keys}\n")
}

/// Returns whether a picture is refused for what its header says.
fn is_too_large(width: u32, height: u32) -> bool {
    matches!(header(width, height, [8, 0]), Err(PictureError::TooLarge { .. }))
}

/// Reads the header of a PNG of these sides, this depth and kind of colours.
fn header(width: u32, height: u32, [depth, color]: [u8; 2]) -> Result<Picture, PictureError> {
    let mut file = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
    let sides = [width, height].map(u32::to_be_bytes).concat();
    file.extend([&sides[..], &[depth, color, 0, 0, 0]].concat());
    let mut crc = flate2::Crc::new();
    crc.update(&file[12..]);
    file.extend(crc.sum().to_be_bytes());
    // Pixels would come next; there are none.
    file.extend(b"\0\0\0\0IDAT\x35\xAF\x06\x1E");
    image::read(Arc::from(file), &|_| None)
}

/// Returns whether an edition is refused because one of its files says to be so long; what it reads is
/// short.
fn is_too_long(limit: &Limit, file: &'static str, length: u64) -> bool {
    let profile = include_bytes!("../../layouts/icc/newsprint-snap2007.icc");
    let world = Paper::new([2, 8, 20])
        .house("[press]\nprofile = \"own.icc\"")
        .slot("lead", "photo", [1, 2], [1, 20])
        .picture("lead", "a.png", png(40, 30))
        .file("layouts/own.icc", profile)
        .world();
    let read = run::read(&Long { world, file, length }, Path::new(""), Path::new("issue.toml"));
    read.err().is_some_and(|faults| {
        faults.sink.diagnostics().iter().any(|fault| Some(fault.code) == limit.code)
    })
}

/// A world in which a file says to be longer than it is.
struct Long {
    world: MemoryWorld,
    file: &'static str,
    length: u64,
}

impl World for Long {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.world.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.world.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.world.list(path)
    }

    fn length(&self, path: &Path) -> Result<u64, ReadError> {
        if path.ends_with(self.file) { Ok(self.length) } else { self.world.length(path) }
    }
}
