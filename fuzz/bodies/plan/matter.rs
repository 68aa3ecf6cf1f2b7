//! What stands in the slots: an issue file with stories, photographs, jumps, an index, and what is missing.

use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use super::super::choices::Choices;
use super::super::files::png;
use super::layout::{Page, Slot};
use super::words;
use crate::common::MemoryWorld;

/// Sizes of the photographs.
const SIZES: &[(u32, u32)] = &[
    (1, 1),
    (3, 700),
    (700, 3),
    (17, 23),
    (64, 48),
    (320, 240),
    (900, 600),
    (601, 1207),
    (1400, 400),
];

/// An issue under way.
struct Issue<'a> {
    text: String,
    stories: Vec<String>,
    files: Vec<(String, String)>,
    world: &'a mut MemoryWorld,
    photos: usize,
    /// Slots whose story brings its own photographs.
    own: Vec<String>,
}

/// Puts things into the slots of pages; returns the texts of issue file and stories. Photographs go into the
/// world.
pub(super) fn fill(
    pages: &[Page],
    choices: &mut Choices,
    world: &mut MemoryWorld,
) -> Vec<(String, String)> {
    let text = "[edition]\ndate = 2025-10-16\nnumber = 9001\n".to_owned();
    let mut issue = Issue {
        text,
        stories: Vec::new(),
        files: Vec::new(),
        world,
        photos: 0,
        own: Vec::new(),
    };
    let tails: Vec<(usize, &str)> = (1..)
        .zip(pages)
        .flat_map(|(number, page)| {
            let tails = page.slots.iter().filter(|slot| slot.kind == "tail");
            tails.map(move |slot| (number, slot.name.as_str()))
        })
        .collect();
    for (number, page) in (1..).zip(pages) {
        let _ = write!(issue.text, "[[page]]\nname = \"要闻\"\nlayout = \"l{number}\"\n");
        if choices.chance(20) {
            issue.text += "label = \"A0\"\n".replace('0', &number.to_string()).as_str();
        }
        let indexed = page.slots.iter().any(|slot| slot.kind == "index") || choices.chance(1);
        if indexed && choices.chance(70) && !issue.stories.is_empty() {
            let entries: Vec<String> = (0..choices.within(1, 6))
                .map(|_| {
                    let at = choices.within(0, issue.stories.len() as u64) as usize;
                    format!("{{ story = \"{}\" }}", issue.stories[at])
                })
                .collect();
            let _ = writeln!(issue.text, "index = [{}]", entries.join(", "));
        }
        moved(&mut issue.text, page, choices);
        for slot in &page.slots {
            if choices.chance(88) {
                let elsewhere: Vec<_> =
                    tails.iter().filter(|tail| tail.0 != number).copied().collect();
                issue.slot(slot, page, &elsewhere, choices);
            }
        }
    }
    let Issue { text, mut files, .. } = issue;
    files.push((super::ISSUE.to_owned(), text));
    files
}

/// Moves a slot for the day.
fn moved(text: &mut String, page: &Page, choices: &mut Choices) {
    if !choices.chance(8) {
        return;
    }
    let slot = &page.slots[choices.within(0, page.slots.len() as u64) as usize];
    let [c0, c1, l0, l1] = slot.cells;
    let (l0, l1) = match choices.within(0, 3) {
        0 => (l0, l1.saturating_sub(2).max(l0)),
        1 => ((l0 + 2).min(l1), l1),
        _ if choices.chance(10) => (l0, l1 + 2),
        _ => (l0, l1),
    };
    let _ = writeln!(
        text,
        "[page.slots]\n{} = {{ lines = [{l0}, {l1}], columns = [{c0}, {c1}] }}",
        slot.name
    );
}

impl Issue<'_> {
    fn slot(
        &mut self,
        slot: &Slot,
        page: &Page,
        tails: &[(usize, &str)],
        choices: &mut Choices,
    ) {
        match slot.kind {
            "photo" => {
                let outer = slot.within.map(|outer| &page.slots[outer].name);
                if !outer.is_some_and(|outer| self.own.contains(outer)) {
                    self.photo(slot, choices);
                }
            }
            "briefs" => {
                for _ in 0..choices.within(1, 6) {
                    self.story(slot, slot.room / 4, tails, choices);
                }
            }
            "ad" => match choices.within(0, 4) {
                0 => self.photo(slot, choices),
                1 => {
                    let _ = write!(self.text, "[[page.story]]\nslot = \"{}\"\n", slot.name);
                    let title = toml::Value::from(words::head(choices));
                    let _ = writeln!(self.text, "title = {title}");
                }
                _ => self.story(slot, slot.room, tails, choices),
            },
            "story" | "notice" | "comment" => self.story(slot, slot.room, tails, choices),
            _ => {}
        }
    }

    fn story(
        &mut self,
        slot: &Slot,
        room: usize,
        tails: &[(usize, &str)],
        choices: &mut Choices,
    ) {
        let _ = write!(self.text, "[[page.story]]\nslot = \"{}\"\n", slot.name);
        if choices.chance(10) {
            let title = toml::Value::from(words::head(choices));
            let length = (room as u64).clamp(1, 5000) * choices.within(1, 20) / 10;
            let _ = write!(self.text, "title = {title}\nlength = {}\n", length.max(1));
        } else {
            let id = format!("s{}", self.stories.len() + 1);
            let _ = writeln!(self.text, "file = \"{id}.md\"");
            let percent = choices.pick(&[0, 5, 40, 70, 85, 95, 100, 105, 120, 160, 300]);
            let least = if choices.chance(1) { 0 } else { 6 };
            let chars = (room * percent / 100).clamp(least, 9000);
            let text = format!("{}{}", self.head(slot, choices), words::body(choices, chars));
            self.files.push((format!("{id}.md"), text));
            self.stories.push(id);
        }
        if choices.chance(4) {
            self.text += "hold = true\n";
        }
        if slot.within.is_some() && choices.chance(15) {
            self.text += "optional = true\n";
        }
        let jumps = slot.kind == "story" && (!slot.vertical || choices.chance(2));
        if jumps && choices.chance(60) {
            let (page, tail) = match tails.is_empty() {
                true => (1, "tail"),
                false => tails[choices.within(0, tails.len() as u64) as usize],
            };
            self.text += &match choices.within(0, 6) {
                0 => "jump = false\n".to_owned(),
                1 if !tails.is_empty() && choices.chance(30) => format!("jump = {page}\n"),
                2 if !tails.is_empty() && choices.chance(30) => {
                    format!("jump = {{ page = {page}, slot = \"{tail}\" }}\n")
                }
                _ => "jump = \"auto\"\n".to_owned(),
            };
        }
    }

    /// Returns the head of a story's file.
    fn head(&mut self, slot: &Slot, choices: &mut Choices) -> String {
        let mut head = format!("+++\ntitle = {}\n", toml::Value::from(words::head(choices)));
        for key in ["kicker", "deck", "short_title", "summary", "byline", "credit", "dateline"]
        {
            if choices.chance(30) {
                let _ = writeln!(head, "{key} = {}", toml::Value::from(words::head(choices)));
            }
        }
        if slot.frames && choices.chance(30) {
            let file = self.picture(choices);
            let caption = toml::Value::from(caption(choices));
            self.own.push(slot.name.clone());
            let _ = writeln!(head, "photos = [{{ file = \"{file}\", caption = {caption} }}]");
        }
        head + "+++\n\n"
    }

    fn photo(&mut self, slot: &Slot, choices: &mut Choices) {
        let file = self.picture(choices);
        let _ =
            write!(self.text, "[[page.photo]]\nslot = \"{}\"\nfile = \"{file}\"\n", slot.name);
        if choices.chance(75) {
            let caption = toml::Value::from(caption(choices));
            let _ = writeln!(self.text, "caption = {caption}");
        }
        if choices.chance(50) {
            let credit = toml::Value::from(words::head(choices));
            let _ = writeln!(self.text, "credit = {credit}");
        }
        if choices.chance(30) {
            let (x, y) =
                (choices.within(0, 11) as f64 / 10.0, choices.within(0, 11) as f64 / 10.0);
            let _ = writeln!(self.text, "focus = [{x:?}, {y:?}]");
        }
        if choices.chance(15) {
            self.text += "optional = true\n";
        }
    }

    /// Puts a photograph into the world and returns its file.
    fn picture(&mut self, choices: &mut Choices) -> String {
        static PICTURES: OnceLock<Vec<Arc<[u8]>>> = OnceLock::new();
        let made = || SIZES.iter().map(|(w, h)| Arc::from(png(*w, *h))).collect();
        let at = choices.within(0, SIZES.len() as u64) as usize;
        self.photos += 1;
        let file = format!("f{}.png", self.photos);
        self.world.add_shared(&file, PICTURES.get_or_init(made)[at].clone());
        file
    }
}

fn caption(choices: &mut Choices) -> String {
    let count = choices.pick(&[0, 6, 15, 30, 80, 300]);
    words::plain(choices, count)
}
