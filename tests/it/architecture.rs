//! Holds the doors between the rooms of the house: who may use whom, and which outside crate or
//! system call belongs to which room alone.
//!
//! `circles` holds how the files of a room hang together.
//!
//! The tables below are the rule; `CONTRIBUTING.md` tells the reasons. A room that needs a new door
//! gets it here, in the same commit and with a reason in its message.

mod circles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms whose names it may use, leaves first.
const DOORS: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("han", &[]),
    ("rules", &[]),
    ("number", &[]),
    ("limits", &["rules", "number"]),
    ("diag", &["rules", "limits"]),
    ("color", &["diag"]),
    ("calendar", &[]),
    ("copy", &[]),
    ("digest", &[]),
    ("pasted", &["copy", "diag"]),
    ("demerits", &[]),
    ("head_marks", &[]),
    ("ids", &[]),
    ("pattern", &[]),
    ("page_name", &["calendar", "pattern"]),
    ("lexicon", &[]),
    ("qr", &["limits"]),
    ("terms", &["ids"]),
    ("world", &["geom", "diag"]),
    ("font", &["geom", "diag", "world"]),
    ("frame", &["terms", "rules", "ids", "page_name", "geom", "diag", "color", "font"]),
    ("text", &["demerits", "geom", "diag", "font"]),
    ("image", &["limits", "geom", "diag", "color", "digest", "world"]),
    ("repro", &["limits", "ids", "geom", "color", "digest", "world", "frame", "image"]),
    (
        "issue",
        &[
            "han",
            "head_marks",
            "lexicon",
            "limits",
            "page_name",
            "pattern",
            "ids",
            "text",
            "terms",
            "rules",
            "geom",
            "diag",
            "color",
            "world",
            "calendar",
            "copy",
            "pasted",
        ],
    ),
    (
        "edition",
        &[
            "head_marks",
            "qr",
            "limits",
            "pattern",
            "ids",
            "terms",
            "rules",
            "geom",
            "diag",
            "color",
            "world",
            "calendar",
            "copy",
            "digest",
            "font",
            "frame",
            "image",
            "page_name",
            "pasted",
            "repro",
            "text",
        ],
    ),
    ("edition::resolve", &["issue"]),
    ("tidy", &["terms", "diag", "copy", "pasted", "issue"]),
    ("plan", &["demerits", "terms", "ids", "geom", "frame", "edition"]),
    ("plan::judge", &["head_marks", "terms", "rules", "ids", "geom", "font", "edition"]),
    (
        "layout",
        &[
            "han",
            "head_marks",
            "qr",
            "limits",
            "plan",
            "ids",
            "demerits",
            "terms",
            "rules",
            "geom",
            "diag",
            "color",
            "calendar",
            "copy",
            "font",
            "frame",
            "image",
            "lexicon",
            "text",
            "edition",
        ],
    ),
    (
        "makeup",
        &[
            "limits", "plan", "demerits", "terms", "rules", "ids", "geom", "diag", "copy",
            "font", "frame", "edition", "layout",
        ],
    ),
    (
        "preflight",
        &[
            "limits",
            "page_name",
            "terms",
            "rules",
            "ids",
            "geom",
            "diag",
            "color",
            "font",
            "frame",
            "edition",
        ],
    ),
    (
        "lint",
        &[
            "demerits",
            "head_marks",
            "plan",
            "terms",
            "rules",
            "ids",
            "page_name",
            "geom",
            "diag",
            "calendar",
            "color",
            "copy",
            "pasted",
            "font",
            "frame",
            "edition",
        ],
    ),
    ("export", &["frame"]),
    ("export::lettering", &["geom", "color", "font", "frame"]),
    ("export::marks", &["geom", "color", "digest", "font", "frame"]),
    (
        "export::pdf",
        &[
            "geom", "diag", "color", "world", "calendar", "digest", "font", "frame", "image",
            "repro",
        ],
    ),
    ("export::heads", &["frame"]),
    ("export::measure", &["geom", "frame"]),
    (
        "export::report",
        &[
            "number",
            "demerits",
            "plan",
            "page_name",
            "terms",
            "rules",
            "ids",
            "geom",
            "diag",
            "color",
            "digest",
            "font",
            "frame",
            "edition",
        ],
    ),
    ("export::proof", &["ids", "geom", "diag", "color", "font", "frame"]),
    ("delivery", &["digest", "export"]),
    (
        "run",
        &[
            "demerits",
            "terms",
            "copy",
            "digest",
            "limits",
            "page_name",
            "plan",
            "rules",
            "ids",
            "geom",
            "diag",
            "color",
            "world",
            "font",
            "frame",
            "image",
            "repro",
            "issue",
            "edition",
            "layout",
            "makeup",
            "preflight",
            "lint",
            "export",
        ],
    ),
];

/// Names from outside that only some rooms may say.
const OWNED: &[(&str, &[&str])] = &[
    ("pdf_writer::", &["export::pdf"]),
    ("subsetter::", &["export::pdf"]),
    ("xmp_writer::", &["export::pdf"]),
    ("harfrust::", &["text"]),
    ("lcms2::", &["repro"]),
    ("fast_image_resize::", &["repro"]),
    ("jpeg_encoder::", &["repro"]),
    ("zune_jpeg::", &["image"]),
    ("fast_qr::", &["qr"]),
    ("sha2::", &["digest"]),
    ("jieba_rs::", &["lexicon"]),
    ("pulldown_cmark::", &["issue"]),
    ("annotate_snippets::", &["diag"]),
    ("icu_calendar::", &["calendar"]),
    ("toml::", &["issue", "diag"]),
    ("clap::", &["cli"]),
    ("indicatif::", &["cli"]),
    ("tempfile::", &["cli"]),
    ("std::fs", &["cli"]),
    ("std::env::", &["cli"]),
    ("std::net", &["cli"]),
    ("std::process", &["cli", "main"]),
    ("std::time", &["cli"]),
];

#[test]
fn every_room_uses_only_the_rooms_it_may() {
    let mut shut = Vec::new();
    for file in sources() {
        for target in mentions(&file.code, "crate") {
            if !file.may_use(&target) {
                shut.push(format!("{} uses {target}", file.path.display()));
            }
        }
    }
    assert!(shut.is_empty(), "doors that are shut:\n{}", shut.join("\n"));
}

#[test]
fn outside_names_stay_in_their_rooms() {
    let mut found = Vec::new();
    for file in sources() {
        for (name, owners) in OWNED {
            let owned = owners.iter().any(|owner| file.is_in(owner));
            if !owned && says(&file.code, name) {
                found.push(format!("{} says {name}", file.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "names out of place:\n{}", found.join("\n"));
}

/// What stands for an id, a kind, a code, a step or another of a closed list is typed; words are made of it
/// in these rooms, or by serde.
const WORDED: &[&str] = &["rules", "export", "cli"];

#[test]
fn nothing_stands_for_another_as_a_string() {
    let mut found = Vec::new();
    for file in sources() {
        if WORDED.iter().any(|room| file.is_in(room)) {
            continue;
        }
        for name in ["code", "kind", "step", "state", "lang", "severity", "stage", "id"] {
            // What a file calls a story is a string there.
            let open = if name == "id" { &[][..] } else { &["&str", "String"] };
            for text in ["&'static str", "Option<&'static str>"].iter().chain(open) {
                let field = format!("{name}: {text}");
                if says(&file.code, &field) {
                    found.push(format!("{} has {field}", file.path.display()));
                }
            }
        }
        // Tables and lists by words, and words of one of a closed list.
        for keyed in [
            "(&'static str, f64)",
            "Map<&'static str,",
            "Set<&'static str>",
            "Vec<&'static str>",
            "fn word(self)",
        ] {
            if file.code.contains(keyed) {
                found.push(format!("{} says {keyed}", file.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "strings that stand for something:\n{}", found.join("\n"));
}

#[test]
fn the_library_does_not_know_the_command_line() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("it is there");
    assert!(!lib.contains("mod cli"));
}

#[test]
fn every_room_is_in_the_table() {
    let known: BTreeSet<_> = DOORS.iter().map(|(room, _)| *room).collect();
    for file in sources() {
        let room = file.room.split("::").next().unwrap_or_default();
        assert!(known.contains(room) || ["cli", "lib", "main"].contains(&room), "{room}");
    }
}

#[test]
fn every_module_says_what_it_is_and_imports_by_name() {
    for file in sources() {
        let path = file.path.display();
        assert!(file.text.starts_with("//!"), "{path} has no module comment");
        assert!(!file.code.contains("use super::*"), "{path} imports everything from above");
    }
}

#[test]
fn the_reader_of_paths_understands_use_trees() {
    let code = "use crate::geom::Abs; use crate::{diag::{Lang, Text}, frame}; fn f(_: crate::export::pdf::Info) {}";
    let expected = ["diag", "export::pdf", "frame", "geom"].map(str::to_owned);
    assert_eq!(mentions(code, "crate").into_iter().collect::<Vec<_>>(), expected);
}

/// One file of `src/`.
struct Source {
    path: PathBuf,
    module: Vec<String>,
    room: String,
    text: String,
    code: String,
}

impl Source {
    /// Returns whether the file lies in `room` or in a room inside it.
    fn is_in(&self, room: &str) -> bool {
        self.room == room || self.room.starts_with(&format!("{room}::"))
    }

    /// Returns whether a door leads from this file to `target`.
    fn may_use(&self, target: &str) -> bool {
        let own = ["lib", "main", "cli"].iter().any(|free| self.is_in(free));
        let doors = DOORS.iter().filter(|(room, _)| self.is_in(room));
        let mut open = doors.flat_map(|(_, open)| open.iter());
        let inside = |room: &str| target == room || target.starts_with(&format!("{room}::"));
        let same = self.room == target
            || inside(self.room.split("::").next().unwrap_or_default())
                && !target.contains("::")
            || inside(&self.room);
        own || same || open.any(|room| inside(room))
    }
}

/// Returns all files of `src/`, without comments and without their unit tests.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&src).expect("it lies in src").with_extension("");
        let mut names: Vec<_> =
            inside.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        names.retain(|name| name != "mod");
        let text = fs::read_to_string(&path).expect("it is text");
        Source { room: room_of(&names), module: names, code: strip(&text), text, path }
    };
    paths.into_iter().map(read).collect()
}

/// Returns the room of a module path: its first name, or two where a room has rooms inside.
fn room_of(names: &[String]) -> String {
    let full = names.join("::");
    let mut deep = DOORS.iter().map(|(room, _)| *room).filter(|room| room.contains("::"));
    let found = deep.find(|room| full == *room || full.starts_with(&format!("{room}::")));
    found.map_or_else(|| names.first().cloned().unwrap_or_default(), str::to_owned)
}

/// Returns the rooms that `code` names behind `root::`.
fn mentions(code: &str, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let lead = format!("{root}::");
    for (at, _) in code.match_indices(&lead) {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        if before.is_alphanumeric() || matches!(before, '_' | '$' | ':') {
            continue;
        }
        for path in branches(&code[at + lead.len()..]) {
            // `use crate::text;` fetches the macro of that name, not the room.
            if path != ["text"] {
                found.insert(room_of(&path));
            }
        }
    }
    found
}

/// Returns every path of the use tree with which the code begins.
fn branches(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim_start();
    let Some(inner) = tree.strip_prefix('{') else {
        let name: String =
            tree.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let rest = tree[name.len()..].trim_start();
        let Some(rest) = rest.strip_prefix("::") else {
            return vec![vec![name]];
        };
        let next = branches(rest);
        let join = |path: Vec<String>| std::iter::once(name.clone()).chain(path).collect();
        return next.into_iter().map(join).collect();
    };
    let mut depth = 0;
    let mut start = 0;
    let mut all = Vec::new();
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                all.extend(branches(&inner[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                all.extend(branches(&inner[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    all.retain(|path| path.iter().any(|name| !name.is_empty()));
    all
}

/// Returns whether `code` says `name` as a path of its own, not as the end of a longer word.
fn says(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && !matches!(before, '_' | ':')
    })
}

/// Returns the text without line comments and without the unit tests at its end.
fn strip(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
