//! Small editions in a few lines: a grid, pages with slots, and what stands in them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use banmian::edition::Edition;
use banmian::frame::Composition;
use banmian::makeup::{self, MadeUp};

use super::files::with_fonts;
use super::press::Pressed;
use super::{MemoryWorld, edition_of, png};

/// The issue file of every small edition.
const ISSUE: &str = "issue.toml";
/// Its house style.
const HOUSE: &str = "layouts/house.toml";

/// The title of a story that has no other.
const TITLE: &str = "园区开工忙";

/// A house of one headline style and one way of setting copy.
const PLAIN: &str = r#"quote = { face = "kai", size = 10 }
[copy.news]
body = "body"
quote = "quote"
[heads.plain]
parts = [{ words = "title", face = "hei", size = 26, min_size = 20 }]
[ladder]
1 = "plain"
"#;

/// A small edition under way. Slots, stories and photographs go to the page that was begun last;
/// [`with`](Paper::with) adds keys to whatever was named last.
#[derive(Clone)]
pub(crate) struct Paper {
    grid: [u32; 3],
    type_size: String,
    pitch: String,
    sheet: Option<[String; 2]>,
    house: String,
    edits: Vec<[String; 2]>,
    edition: String,
    pages: Vec<Page>,
    /// The page under way.
    at: usize,
    last: Named,
    files: BTreeMap<String, Arc<[u8]>>,
}

/// What was named last.
#[derive(Clone, Copy)]
enum Named {
    Page,
    Slot,
    Matter,
}

#[derive(Clone, Default)]
struct Page {
    name: String,
    keys: String,
    slots: Vec<String>,
    /// Layouts beside its own.
    others: Vec<String>,
    matter: Vec<Matter>,
}

/// What stands in a slot.
#[derive(Clone)]
struct Matter {
    slot: String,
    kind: Kind,
    /// More keys of its placement.
    keys: String,
}

#[derive(Clone)]
enum Kind {
    /// A story of a file.
    Story { file: String, title: String, head: String, body: String },
    /// A story that has yet to be written, or an advertisement that has yet to come.
    Reserved { title: String },
    /// A photograph of a file.
    Photo { file: String },
}

impl Paper {
    /// An edition of one page, as yet empty, on a grid of columns, characters and lines.
    pub(crate) fn new(grid: [u32; 3]) -> Paper {
        Paper::of_house(grid, PLAIN)
    }

    /// The same in a house style of its own: what stands behind the body style in its file.
    pub(crate) fn of_house(grid: [u32; 3], house: &str) -> Paper {
        let paper = Paper {
            grid,
            type_size: "10".to_owned(),
            pitch: "13".to_owned(),
            sheet: None,
            house: house.to_owned(),
            edits: Vec::new(),
            edition: String::new(),
            pages: Vec::new(),
            at: 0,
            last: Named::Page,
            files: BTreeMap::new(),
        };
        paper.page(1)
    }

    // The house.

    /// Sets the size of its pages; without it they leave a little white round the grid.
    pub(crate) fn sheet(mut self, width: &str, height: &str) -> Paper {
        self.sheet = Some([width.to_owned(), height.to_owned()]);
        self
    }

    /// Sets the size of body type and the pitch of its lines.
    pub(crate) fn type_size(mut self, size: &str, pitch: &str) -> Paper {
        (self.type_size, self.pitch) = (size.to_owned(), pitch.to_owned());
        self
    }

    /// Adds tables to the house style.
    pub(crate) fn house(mut self, tables: &str) -> Paper {
        self.house = format!("{}\n{tables}", self.house);
        self
    }

    /// Writes `to` where the house style says `from`, the first time that it does.
    pub(crate) fn edit(mut self, from: &str, to: &str) -> Paper {
        self.edits.push([from.to_owned(), to.to_owned()]);
        self
    }

    // Pages.

    /// Adds keys to the edition.
    pub(crate) fn edition_keys(mut self, keys: &str) -> Paper {
        self.edition = format!("{}{keys}\n", self.edition);
        self
    }

    /// Goes to a page; it and those before it are begun if need be.
    pub(crate) fn page(mut self, number: usize) -> Paper {
        while self.pages.len() < number {
            self.pages.push(Page { name: "要闻".to_owned(), ..Page::default() });
        }
        (self.at, self.last) = (number - 1, Named::Page);
        self
    }

    /// Names the page under way.
    pub(crate) fn named(mut self, name: &str) -> Paper {
        name.clone_into(&mut self.pages[self.at].name);
        self
    }

    /// Puts a slot on the page: its columns and lines, from the first to the last.
    pub(crate) fn slot(
        mut self,
        name: &str,
        kind: &str,
        columns: [u32; 2],
        lines: [u32; 2],
    ) -> Paper {
        self.pages[self.at].slots.push(slot_table(name, kind, columns, &format!("{lines:?}")));
        self.last = Named::Slot;
        self
    }

    /// Lets the slot that was named last bend between so many lines.
    pub(crate) fn bends(mut self, min: u32, max: u32) -> Paper {
        let slot = self.pages[self.at].slots.last_mut().expect("a slot was named");
        let (before, lines) = slot.split_once("\nlines = ").expect("it has lines");
        let (at, after) = lines.split_once('\n').expect("its lines end");
        let lines = bending(at, min, max);
        *slot = format!("{before}\nlines = {lines}\n{after}");
        self
    }

    /// Lets another layout take the place of the page's own: these slots.
    pub(crate) fn or(mut self, slots: &str) -> Paper {
        let number = self.at + 1;
        let others = self.pages[self.at].others.len();
        let name = format!("l{number}-{others}");
        let file = format!("layouts/{name}.toml");
        self.pages[self.at].others.push(name);
        self.file(&file, slots)
    }

    /// Sets the slot that was named last under a headline style of its own.
    pub(crate) fn headed(self, style: &str) -> Paper {
        self.with(&format!("head = \"{style}\""))
    }

    // What stands in the slots.

    /// Puts a story into a slot of the page.
    pub(crate) fn story(self, slot: &str, body: &str) -> Paper {
        let (file, title) = (self.fresh(slot, "md"), TITLE.to_owned());
        let (head, body) = (String::new(), body.to_owned());
        self.place(slot, Kind::Story { file, title, head, body })
    }

    /// Keeps room for a story of so many characters that has yet to be written.
    pub(crate) fn dummy(self, slot: &str, chars: u32) -> Paper {
        let reserved = self.place(slot, Kind::Reserved { title: TITLE.to_owned() });
        reserved.with(&format!("length = {chars}"))
    }

    /// Books a slot for an advertisement that has yet to come.
    pub(crate) fn booked(self, slot: &str, title: &str) -> Paper {
        self.place(slot, Kind::Reserved { title: title.to_owned() })
    }

    /// Puts a photograph into a slot of the page, one that is like no other.
    pub(crate) fn photo(self, slot: &str) -> Paper {
        let pictures = self.files.keys().filter(|file| file.ends_with(".png")).count() as u32;
        let file = self.fresh(slot, "png");
        self.picture(slot, &file, png(900 + pictures, 600))
    }

    /// Puts a picture file of these bytes into a slot of the page.
    pub(crate) fn picture(self, slot: &str, file: &str, bytes: impl AsRef<[u8]>) -> Paper {
        self.file(file, bytes).place(slot, Kind::Photo { file: file.to_owned() })
    }

    /// Gives the story that was named last another title.
    pub(crate) fn titled(mut self, new: &str) -> Paper {
        let matter = self.pages[self.at].matter.iter_mut().rev();
        let mut titles = matter.filter_map(|matter| match &mut matter.kind {
            Kind::Story { title, .. } | Kind::Reserved { title } => Some(title),
            Kind::Photo { .. } => None,
        });
        new.clone_into(titles.next().expect("a story was named"));
        self
    }

    /// Adds keys to the head of the story that was named last.
    pub(crate) fn head(mut self, keys: &str) -> Paper {
        let matter = self.pages[self.at].matter.iter_mut().rev();
        let mut heads = matter.filter_map(|matter| match &mut matter.kind {
            Kind::Story { head, .. } => Some(head),
            Kind::Reserved { .. } | Kind::Photo { .. } => None,
        });
        let head = heads.next().expect("a story was named");
        *head = format!("{head}{keys}\n");
        self
    }

    /// Adds keys to the page, the slot, or the placement that was named last.
    pub(crate) fn with(mut self, keys: &str) -> Paper {
        let page = &mut self.pages[self.at];
        let text = match self.last {
            Named::Page => Some(&mut page.keys),
            Named::Slot => page.slots.last_mut(),
            Named::Matter => page.matter.last_mut().map(|matter| &mut matter.keys),
        };
        let text = text.expect("something was named");
        *text = format!("{text}{keys}\n");
        self
    }

    /// Puts in a file that nothing else writes, or another in the place of one.
    pub(crate) fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Paper {
        self.files.insert(path.to_owned(), Arc::from(bytes.as_ref()));
        self
    }

    fn place(mut self, slot: &str, kind: Kind) -> Paper {
        let matter = Matter { slot: slot.to_owned(), kind, keys: String::new() };
        self.pages[self.at].matter.push(matter);
        self.last = Named::Matter;
        self
    }

    /// Returns a name for a file of a slot: `lead-1.md`, and `lead-1-2.md` for the next one.
    fn fresh(&self, slot: &str, extension: &str) -> String {
        let page = self.at + 1;
        let own = self.pages[self.at].matter.iter().filter(|matter| matter.slot == slot);
        match own.count() {
            0 => format!("{slot}-{page}.{extension}"),
            others => format!("{slot}-{page}-{}.{extension}", others + 1),
        }
    }

    // What comes of it.

    /// Returns the files of the edition; its issue file is `issue.toml`.
    pub(crate) fn world(&self) -> MemoryWorld {
        let mut world = MemoryWorld::default();
        with_fonts(&mut world);
        world.add(HOUSE, self.house_file());
        let mut issue =
            format!("[edition]\ndate = 2025-10-16\nnumber = 9001\n{}", self.edition);
        for (number, page) in (1..).zip(&self.pages) {
            world.add(format!("layouts/l{number}.toml"), page.slots.concat());
            let Page { name, keys, others, matter, .. } = page;
            let _ =
                writeln!(issue, "[[page]]\nname = \"{name}\"\nlayout = \"l{number}\"\n{keys}");
            if !others.is_empty() {
                let _ = writeln!(issue, "or = {others:?}");
            }
            for Matter { slot, kind, keys } in matter {
                let (table, key, value) = match kind {
                    Kind::Story { file, .. } => ("story", "file", file),
                    Kind::Reserved { title } => ("story", "title", title),
                    Kind::Photo { file } => ("photo", "file", file),
                };
                // A list of names stands as it is.
                let slot = match slot.starts_with('[') {
                    true => slot.clone(),
                    false => format!("\"{slot}\""),
                };
                let _ = write!(
                    issue,
                    "[[page.{table}]]\nslot = {slot}\n{key} = \"{value}\"\n{keys}"
                );
                if let Kind::Story { file, title, head, body } = kind {
                    let title = toml::Value::from(title.as_str());
                    world.add(file, format!("+++\ntitle = {title}\n{head}+++\n\n{body}\n"));
                }
            }
        }
        world.add(ISSUE, issue);
        for (path, bytes) in &self.files {
            world.add_shared(path, bytes.clone());
        }
        world
    }

    fn house_file(&self) -> String {
        let Paper { grid: [columns, chars, lines], type_size, pitch, house, .. } = self;
        let points = |length: &str| -> f64 { length.parse().expect("a number of points") };
        let [width, height] = self.sheet.clone().unwrap_or_else(|| {
            let width = f64::from(columns * (chars + 1)) * points(type_size);
            [width, f64::from(*lines) * points(pitch)].map(|side| format!("{}pt", side + 80.0))
        });
        let mut file = format!(
            r#"[paper]
name = "江城晚报"
lead_ins = ["本报讯"]
[page]
width = "{width}"
height = "{height}"
[grid]
columns = {columns}
chars = {chars}
body = {type_size}
gutter = "1字"
pitch = {pitch}
lines = {lines}
[faces]
song = {{ file = "NotoSerifCJKsc-Regular.otf", fallback = ["hei"] }}
hei = {{ file = "NotoSansCJKsc-Bold.otf" }}
kai = {{ file = "BaozhiKai-Regular.ttf", fallback = ["song"] }}
[styles]
body = {{ face = "song", size = {type_size}, bold = "hei" }}
{house}"#
        );
        for [from, to] in &self.edits {
            assert!(file.contains(from.as_str()), "the house style does not say {from}");
            file = file.replacen(from.as_str(), to, 1);
        }
        file
    }

    /// Returns the edition; the test fails with what is wrong with its files.
    pub(crate) fn edition(&self) -> Edition {
        edition_of(&self.world(), Path::new(""), ISSUE)
    }

    /// Returns its pages, made up.
    pub(crate) fn made(&self) -> Composition {
        self.made_up().composition
    }

    /// Returns what make-up does with it; the test fails with what is wrong with its files.
    pub(crate) fn made_up(&self) -> MadeUp {
        makeup::make_up(&self.edition())
    }

    /// Returns its press file.
    pub(crate) fn pressed(&self) -> Pressed {
        Pressed::new(self.edition())
    }
}

/// Returns a slot as a layout has it.
pub(crate) fn slot_table(name: &str, kind: &str, columns: [u32; 2], lines: &str) -> String {
    format!(
        "[[slot]]\nname = \"{name}\"\nkind = \"{kind}\"\ncolumns = {columns:?}\nlines = {lines}\n"
    )
}

/// Returns lines that bend as a layout has them.
pub(crate) fn bending(at: &str, min: u32, max: u32) -> String {
    format!("{{ at = {at}, min = {min}, max = {max} }}")
}
