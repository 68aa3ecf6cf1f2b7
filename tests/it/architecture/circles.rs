//! Circles between files: who takes a name from whom, and who comes back to himself that way.
//!
//! A file takes a name by a path from `crate`, `super` or `self`, or through a module that it
//! declares. A name that a module only hands on is taken from where it was made. A child that names
//! what its parent made does not count: a room may be parted into files that share its types.

use std::collections::{BTreeMap, BTreeSet};

use super::{branches, sources};

/// The rooms in which no circle may join more than two files.
const OPEN: &[&str] = &["issue", "edition", "layout", "makeup"];

/// Files by module path, with the files from which each takes names.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Files by module path, with their code and the paths that it names.
type Named<'a> = BTreeMap<&'a str, (&'a str, Vec<Vec<String>>)>;

#[test]
fn no_circle_joins_more_than_two_files() {
    let files: Vec<_> =
        sources().into_iter().map(|file| (file.module.join("::"), file.code)).collect();
    let is_open = |file: &String| OPEN.iter().any(|room| lies_in(file, room));
    let graph = graph(&files);
    let shut: Vec<String> = circles(&graph)
        .into_iter()
        .filter(|circle| circle.len() > 2 && circle.iter().any(is_open))
        .map(|circle| tell(&circle, &graph))
        .collect();
    assert!(shut.is_empty(), "circles of more than two files:\n{}", shut.join("\n"));
}

#[test]
fn a_circle_of_three_is_found() {
    let found = made_up(&[
        ("room::a", "use super::b::B;"),
        ("room::b", "fn f(_: crate::room::c::C) {}"),
        ("room::c", "use crate::{geom, room::{a::{self, A}}};"),
        ("room::d", "use super::a::A;"),
    ]);
    assert_eq!(found, [["room::a", "room::b", "room::c"]]);
}

#[test]
fn a_circle_of_two_is_no_more_than_two() {
    let found = made_up(&[
        ("room::a", "use super::b::B;"),
        ("room::b", "use super::a::A; use super::c::C;"),
        ("room::c", ""),
    ]);
    assert_eq!(found, [["room::a", "room::b"]]);
}

#[test]
fn a_child_may_name_what_its_parent_made() {
    let found = made_up(&[
        ("room", "mod a; fn f() { a::run() } struct Own;"),
        ("room::a", "use super::Own; use super::b::B;"),
        ("room::b", "use super::Own;"),
    ]);
    assert_eq!(found, Vec::<Vec<String>>::new());
}

#[test]
fn a_name_handed_on_is_taken_from_where_it_was_made() {
    let found = made_up(&[
        ("room", "mod a; mod b; mod c; pub use a::A; use b::B;"),
        ("room::a", "use super::B; pub(super) struct A;"),
        ("room::b", "use super::c::C; fn b() -> B {} struct B;"),
        ("room::c", "use crate::room::A; struct C;"),
    ]);
    assert_eq!(found, [["room::a", "room::b", "room::c"]]);
}

/// Returns the circles between made-up files.
fn made_up(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let owned = |(module, code): &(&str, &str)| ((*module).to_owned(), (*code).to_owned());
    circles(&graph(&files.iter().map(owned).collect::<Vec<_>>()))
}

/// Returns who takes names from whom among files, each a module path and its code.
fn graph(files: &[(String, String)]) -> Graph {
    let modules: BTreeSet<&str> = files.iter().map(|(module, _)| module.as_str()).collect();
    let read = |(module, code): &'_ (String, String)| paths(module, code, &modules);
    let named: Named =
        files.iter().map(|file| (file.0.as_str(), (file.1.as_str(), read(file)))).collect();
    let takes = |module: &str| -> BTreeSet<String> {
        let homes = named[module].1.iter().filter_map(|path| home(path, &named));
        homes.filter(|home| !lies_in(module, home)).map(str::to_owned).collect()
    };
    files.iter().map(|(module, _)| (module.clone(), takes(module))).collect()
}

/// Returns the paths that the code of a module names, each from the root.
fn paths(module: &str, code: &str, modules: &BTreeSet<&str>) -> Vec<Vec<String>> {
    let own: Vec<String> = module.split("::").map(str::to_owned).collect();
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let mut all = Vec::new();
    for (at, _) in code.match_indices("::") {
        let start = code[..at].rfind(|c| !part(c)).map_or(0, |before| before + 1);
        let lead = &code[start..at];
        // The middle of a path, or a word in front of which a macro's `$` stands.
        if code[..start].ends_with([':', '$']) {
            continue;
        }
        let child = modules.contains(format!("{module}::{lead}").as_str());
        if !child && !["crate", "super", "self"].contains(&lead) {
            continue;
        }
        for path in branches(&code[start..]) {
            all.extend(from_root(&own, &path));
        }
    }
    // `crate::text` is the macro of that name.
    all.retain(|path| path != &["text"]);
    all
}

/// Returns a path as it reads from the root, for a module that names it; `None` above the root.
fn from_root(own: &[String], path: &[String]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    let (base, rest) = match path[0].as_str() {
        "crate" => (0, &path[1..]),
        _ => (own.len().checked_sub(ups)?, &path[ups..]),
    };
    let own = own[..base].iter();
    Some(own.chain(rest).filter(|name| *name != "self").cloned().collect())
}

/// Returns the module in which what a path names was made.
fn home<'a>(path: &[String], named: &Named<'a>) -> Option<&'a str> {
    let module = |end: &usize| named.get_key_value(path[..*end].join("::").as_str());
    let end = (1..=path.len()).rev().find(|end| module(end).is_some())?;
    let (module, (code, paths)) = module(&end)?;
    let Some(name) = path.get(end).filter(|name| !name.is_empty()) else {
        return Some(module);
    };
    // What is not made here is handed on.
    let handed = paths.iter().find(|from| from.last() == Some(name) && *from != path);
    match handed.filter(|_| !makes(code, name)) {
        Some(from) => home(from, named),
        None => Some(module),
    }
}

/// Returns whether code makes an item of this name.
fn makes(code: &str, name: &str) -> bool {
    let kinds = ["struct", "enum", "fn", "trait", "type", "const", "static", "union"];
    let is_it = |rest: &str| {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(part))
    };
    kinds.iter().any(|kind| code.split(&format!("{kind} ")).skip(1).any(is_it))
}

/// Returns the circles of a graph: files each of which is reached from each other.
fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|file| (file, reached(graph, file))).collect();
    let circle = |file: &String| -> Vec<String> {
        let back = |other: &&&String| reached[**other].contains(file);
        reached[file].iter().filter(back).map(|other| (*other).clone()).collect()
    };
    let all: BTreeSet<Vec<String>> = graph.keys().map(circle).collect();
    all.into_iter().filter(|circle| circle.len() > 1).collect()
}

/// Returns the files that are reached from a file.
fn reached<'a>(graph: &'a Graph, file: &String) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&String> = graph[file].iter().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(&graph[file]);
        }
    }
    found
}

/// Returns a circle with the steps that make it.
fn tell(circle: &[String], graph: &Graph) -> String {
    let steps = circle.iter().map(|file| {
        let to = graph[file].iter().filter(|to| circle.contains(to));
        format!("  {file} takes from {}", to.cloned().collect::<Vec<_>>().join(", "))
    });
    format!("{} files\n{}", circle.len(), steps.collect::<Vec<_>>().join("\n"))
}

/// Returns whether a module is another or lies in it.
fn lies_in(module: &str, room: &str) -> bool {
    module == room || module.strip_prefix(room).is_some_and(|rest| rest.starts_with("::"))
}
