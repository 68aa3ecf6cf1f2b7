//! A small edition of one house style, two layouts and a few stories, all of it right. Tests put one
//! fault in and look at what is said about it.

use std::path::Path;

use banmian::diag::{Diagnostic, Lang, Sink, Sources};
use banmian::issue::{self, Issue};

use super::MemoryWorld;

/// The issue file of the small edition.
pub(crate) const ISSUE: &str = include_str!("../../suite/issue/issue.toml");
/// Its house style.
pub(crate) const HOUSE: &str = include_str!("../../suite/issue/house.toml");
/// The layout of page 1.
pub(crate) const FRONT: &str = include_str!("../../suite/issue/front.toml");
/// The layout of page 2.
pub(crate) const NEWS: &str = include_str!("../../suite/issue/news.toml");
/// A story.
pub(crate) const STORY: &str = "+++\ntitle = \"园区开工忙\"\n+++\n\n本报讯　春节长假刚过。\n";

/// The small edition in memory.
pub(crate) fn world() -> MemoryWorld {
    let mut world = MemoryWorld::default();
    world.add("issues/issue.toml", ISSUE);
    world.add("layouts/house.toml", HOUSE);
    world.add("layouts/front.toml", FRONT);
    world.add("layouts/news.toml", NEWS);
    for name in ["lead", "second", "brief-1", "brief-2", "advert"] {
        world.add(format!("issues/day/{name}.md"), STORY);
    }
    for name in ["works.jpg", "lake.jpg"] {
        world.add(format!("issues/day/{name}"), "not looked at");
    }
    for name in ["Song.otf", "Hei.otf"] {
        world.add(format!("fonts/{name}"), "not looked at");
    }
    world
}

/// What came of loading an edition.
pub(crate) struct Loaded {
    /// The issue, when nothing was wrong.
    pub(crate) issue: Option<Issue>,
    /// The texts.
    pub(crate) sources: Sources,
    /// What was said.
    pub(crate) faults: Vec<Diagnostic>,
}

/// Loads the edition of a world.
pub(crate) fn load(world: &MemoryWorld) -> Loaded {
    load_issue(world, Path::new("issues/issue.toml"))
}

/// Returns the faults of the small edition after `from` was replaced by `to` in one file.
pub(crate) fn faults(file: &str, from: &str, to: &str) -> Vec<String> {
    edited(file, from, to).lines()
}

/// Loads the small edition after `from` was replaced by `to` in one file.
pub(crate) fn edited(file: &str, from: &str, to: &str) -> Loaded {
    let mut world = world();
    let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
    assert!(text.contains(from), "{file} has no {from}");
    world.add(file, text.replacen(from, to, 1));
    load(&world)
}

fn load_issue(world: &MemoryWorld, path: &Path) -> Loaded {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let issue = issue::load(world, Path::new(""), path, &mut sources, &mut sink);
    Loaded { issue, sources, faults: sink.diagnostics().to_vec() }
}

impl Loaded {
    /// Returns the faults as lines `file:line:column code: marked text`.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.faults.iter().map(|fault| self.line(fault)).collect()
    }

    fn line(&self, fault: &Diagnostic) -> String {
        assert!(
            !fault.message.get(Lang::Zh).is_empty() && !fault.message.get(Lang::En).is_empty()
        );
        let Some(span) = &fault.span else {
            return format!("- {}", fault.code.word());
        };
        let place = self.sources.place(span.source, span.range.start);
        let file = self.sources.path(span.source).file_name().unwrap_or_default();
        let marked = self.sources.text(span.source).get(span.range.clone()).unwrap_or("?");
        let marked = marked.lines().next().unwrap_or_default();
        let file = file.to_string_lossy();
        format!("{file}:{}:{} {}: {marked}", place.line, place.column, fault.code.word())
    }

    /// Returns all hints, in English.
    pub(crate) fn hints(&self) -> Vec<&str> {
        self.faults.iter().flat_map(|fault| &fault.hints).map(|hint| hint.en.as_str()).collect()
    }
}

/// Loads an edition of the project itself; only its fonts and pictures are not read.
#[expect(clippy::disallowed_methods, reason = "the files are those of the project")]
pub(crate) fn load_from_disk(issue: &str) -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut world = MemoryWorld::default();
    for folder in ["issues", "issues/2021-02-24", "layouts", "fonts"] {
        for file in std::fs::read_dir(root.join(folder)).expect("the project has the folder") {
            let path = file.expect("it can be listed").path();
            let is_text = path.extension().is_some_and(|end| end == "toml" || end == "md");
            let bytes = match is_text {
                true => std::fs::read(&path).expect("it can be read"),
                false => Vec::new(),
            };
            world.add(path.strip_prefix(root).expect("it is in the project"), bytes);
        }
    }
    load_issue(&world, Path::new(issue))
}
