//! A daily of as many pages as asked, with copy that nobody here wrote: five or six stories a page, some of
//! which go on in the tail of another page.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::newscopy::Reporter;
use super::{Paper, Random, bending, png, slot_table};

const HOUSE: &str = r#"lead-in = { face = "hei", size = 10 }
subhead = { face = "hei", size = 10.5 }
marker = { face = "kai", size = 9 }
caption = { face = "hei", size = 8 }
[copy.news]
body = "body"
lead_in = "lead-in"
subhead = { style = "subhead", lines = 2 }
marker = "marker"
[heads.one]
parts = [{ words = "title", face = "hei", size = 16, min_size = 13, lines = 2, leading = 20 }]
[heads.wide]
parts = [{ words = "title", face = "hei", size = 28, min_size = 22, lines = 2, leading = 34 }]
[heads.tail]
parts = [
  { words = "short_title", face = "hei", size = 16, min_size = 13 },
  { words = "marker", face = "kai", size = 9, place = "right" },
]
[ladder]
1 = "one"
2 = "wide"
"#;

/// Slots of a page: name, kind, columns, lines, more keys.
type Slot = (&'static str, &'static str, [u32; 2], [u32; 2], &'static str);

const PAGES: [&[Slot]; 2] = [
    &[
        ("lead", "story", [1, 3], [1, 30], ""),
        ("photo", "photo", [2, 3], [6, 18], "within = \"lead\""),
        ("side", "story", [4, 5], [1, 30], ""),
        ("second", "story", [1, 2], [32, 56], ""),
        ("third", "story", [3, 4], [32, 56], ""),
        ("fourth", "story", [5, 5], [32, 56], ""),
        ("tail", "tail", [1, 3], [58, 76], "head = \"tail\""),
        ("brief", "story", [4, 5], [58, 76], ""),
    ],
    &[
        ("lead", "story", [1, 5], [1, 24], ""),
        ("second", "story", [1, 2], [26, 52], ""),
        ("third", "story", [3, 3], [26, 52], ""),
        ("fourth", "story", [4, 5], [26, 52], ""),
        ("tail", "tail", [1, 2], [54, 76], "head = \"tail\""),
        ("fifth", "story", [3, 5], [54, 76], ""),
    ],
];

/// What stands elsewhere in the other layout of each page.
const OTHERS: [&[Slot]; 2] = [
    &[("photo", "photo", [3, 3], [6, 24], "within = \"lead\"")],
    &[("second", "story", [1, 1], [26, 52], ""), ("third", "story", [2, 3], [26, 52], "")],
];

/// Lines by which a slot of a daily that bends may become lower or higher.
const BENDS: u32 = 8;

/// Returns a daily whose stories hold what their room takes, eight percent more or less. Every lead is long
/// enough to fill a tail too.
pub(crate) fn paper(pages: usize, seed: u64) -> Paper {
    filled(&Desk { pages, seed, bends: false })
}

/// Returns the same with all that make-up may do: slots bend, each page has a layout beside its own, and
/// photographs change their shape.
pub(crate) fn bending_paper(pages: usize, seed: u64) -> Paper {
    filled(&Desk { pages, seed, bends: true })
}

/// A daily to be written.
struct Desk {
    pages: usize,
    seed: u64,
    bends: bool,
}

fn filled(desk: &Desk) -> Paper {
    let mut random = Random::new(desk.seed);
    let rooms = rooms();
    desk.written(&mut |template, slot| {
        let room = rooms[&(template, slot.to_owned())];
        let tail = rooms[&(template, "tail".to_owned())];
        let full = if slot == "lead" { room + tail } else { room };
        full * random.within(92, 109) as usize / 100
    })
}

/// Returns how many characters the slots of each template take: as many as stand there of copy that is far
/// too long.
fn rooms() -> &'static BTreeMap<(usize, String), usize> {
    static ROOMS: OnceLock<BTreeMap<(usize, String), usize>> = OnceLock::new();
    ROOMS.get_or_init(|| {
        let desk = Desk { pages: PAGES.len(), seed: 1, bends: false };
        let made = desk.written(&mut |_, _| 3_000).made();
        let parts = made.stories.iter().flat_map(|story| &story.parts);
        let room = |part: &banmian::frame::Part| {
            (
                (part.slot.page.0, made.names.slot(part.slot).to_owned()),
                (part.to - part.from) as usize,
            )
        };
        parts.map(room).collect()
    })
}

impl Desk {
    /// Returns the daily; `chars` tells how long the story of a template's slot is.
    fn written(&self, chars: &mut dyn FnMut(usize, &str) -> usize) -> Paper {
        let mut paper = Paper::of_house([5, 13, 76], HOUSE).sheet("275mm", "390mm");
        let picture = png(900, 600);
        for page in 0..self.pages {
            let template = page % PAGES.len();
            let title = ["稳产保供底气足", "老街巷里新日子", "一江清水向东流"][page % 3];
            paper = paper.page(page + 1);
            if self.bends {
                paper = paper.or(&other(template));
            }
            for (number, slot) in PAGES[template].iter().enumerate() {
                let (name, kind, columns, lines, keys) = slot;
                paper = paper.slot(name, kind, *columns, *lines);
                if let Some((min, max)) = bends(slot).filter(|_| self.bends) {
                    paper = paper.bends(min, max);
                }
                paper = paper.with(keys);
                match *kind {
                    "story" => {
                        let seed = self.seed * 10_000 + page as u64 * 10 + number as u64;
                        let copy = copy(seed, chars(template, name));
                        let jumps = if *name == "lead" { "jump = \"auto\"" } else { "" };
                        paper = paper.story(name, &copy).titled(title).with(jumps);
                    }
                    "photo" => {
                        paper = paper.picture(name, "p.png", &picture).with("caption = \"图\"");
                    }
                    _ => {}
                }
            }
        }
        paper
    }
}

/// Returns between how many lines a slot bends.
fn bends((_, kind, _, [first, last], _): &Slot) -> Option<(u32, u32)> {
    let high = last + 1 - first;
    (*kind != "photo").then_some((high - BENDS, high + BENDS))
}

/// Returns the other layout of a page.
fn other(template: usize) -> String {
    let slots = PAGES[template].iter().map(|own| {
        let moved = OTHERS[template].iter().find(|other| other.0 == own.0);
        let slot @ (name, kind, columns, lines, keys) = moved.unwrap_or(own);
        let lines = format!("{lines:?}");
        let lines = bends(slot).map_or(lines.clone(), |(min, max)| bending(&lines, min, max));
        format!("{}{keys}\n", slot_table(name, kind, *columns, &lines))
    });
    slots.collect()
}

/// Returns news of about so many characters, in paragraphs; long copy has a subhead.
fn copy(seed: u64, chars: usize) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut left = chars;
    for paragraph in Reporter::plain(seed).copy(chars) {
        let own = paragraph.chars().count();
        let text: String = paragraph.chars().take(left).collect();
        left -= own.min(left);
        match text.chars().count() {
            // A few characters are no paragraph: they stand at the end of the one before.
            0..=12 => {
                if let Some(last) = paragraphs.last_mut() {
                    last.push_str(&text);
                }
            }
            _ => paragraphs.push(text),
        }
    }
    if chars > 900 {
        paragraphs.insert(paragraphs.len() / 2, "## 一张新名片".to_owned());
    }
    paragraphs.join("\n\n")
}
