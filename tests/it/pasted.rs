//! A hundred files of pasted copy (`tests/suite/pasted`), made by other programs from articles that the
//! manifest has: each paragraph and each mark is accounted for, nothing is dropped, and what is found
//! is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use banmian::diag::{Sink, Sources};
use banmian::issue::{self, CopyFile, CopyRules};
use banmian::pasted::Kind;
use banmian::tidy::{self, Tidied};
use serde_json::Value;

/// A file of the folder, with what its maker says of it.
struct Pasted {
    name: String,
    text: String,
    about: Value,
}

impl Pasted {
    fn copy(&self) -> CopyFile {
        read(&self.text)
    }

    fn tidied(&self) -> Tidied {
        tidy::tidy(&self.copy(), &self.text, &CopyRules::default())
    }

    fn is(&self, key: &str) -> bool {
        self.about[key] == true
    }

    fn paragraphs(&self) -> Vec<String> {
        let all = self.about["paragraphs"].as_array().into_iter().flatten();
        all.filter_map(Value::as_str).map(squeezed).collect()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/pasted")
}

fn files() -> Vec<Pasted> {
    let manifest = fs::read_to_string(folder().join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let all = manifest.as_array().expect("a list").iter().map(|about| {
        let name = about["file"].as_str().expect("a name").to_owned();
        let text = fs::read_to_string(folder().join(&name)).expect("it is there");
        Pasted { name, text, about: about.clone() }
    });
    let all: Vec<Pasted> = all.collect();
    assert_eq!(all.len(), 100);
    all
}

fn read(text: &str) -> CopyFile {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let rules = CopyRules::default();
    let copy =
        issue::read_copy((Path::new("a.md"), text.to_owned()), &rules, &mut sources, &mut sink);
    copy.expect("it can be read")
}

/// The words of the blocks, without white.
fn blocks(copy: &CopyFile) -> Vec<String> {
    copy.blocks.iter().map(|block| squeezed(&block.text)).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What may not be lost: characters and marks that no program takes for a sign.
fn copy(text: &str) -> String {
    let text = text.replace("&nbsp;", "").replace("&lt;", "<").replace("&amp;", "&");
    let is_copy =
        |c: &char| !c.is_whitespace() && !"#*<>_~=\\-".contains(*c) && *c != '\u{2060}';
    text.chars().filter(is_copy).collect()
}

fn gathered(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_is_dropped() {
    let mut wrong = Vec::new();
    for file in files() {
        let printed: String =
            file.copy().blocks.iter().map(|block| copy(&block.text)).collect();
        if printed != copy(&file.text) {
            wrong.push(format!("{}: {printed}", file.name));
        }
    }
    gathered(&wrong);
}

#[test]
fn what_is_found_is_there_and_what_is_there_is_found() {
    let mut wrong = Vec::new();
    for file in files() {
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for it in file.copy().leftovers {
            *found.entry(format!("{:?}", it.kind).to_lowercase()).or_default() += 1;
        }
        let western = found.remove("western").unwrap_or(0);
        let kinds = file.about["kinds"].as_object().into_iter().flatten();
        let kinds: BTreeMap<String, usize> = kinds
            .map(|(kind, count)| {
                (kind.replace('-', ""), count.as_u64().unwrap_or_default() as usize)
            })
            .collect();
        // What a mail quotes is one leftover with all that is in it.
        let wanted = file.about["western"].as_u64().map_or(western, |count| count as usize);
        if found != kinds || western != wanted {
            wrong.push(format!(
                "{}: {found:?} for {kinds:?}, {western} marks for {wanted}",
                file.name
            ));
        }
    }
    gathered(&wrong);
}

#[test]
fn mended_files_hold_their_article_again() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.is("mended")) {
        let tidied = file.tidied();
        let read = read(&tidied.text());
        let (found, wanted) = (blocks(&read), file.paragraphs());
        let same = match file.is("parted") {
            true => found == wanted,
            false => found.concat() == wanted.concat(),
        };
        if !same || !read.leftovers.is_empty() {
            wrong.push(format!(
                "{}:\n{found:#?}\nfor {wanted:#?}\nleft {:?}",
                file.name, read.leftovers
            ));
        }
    }
    gathered(&wrong);
}

#[test]
fn a_mended_file_needs_no_mend_and_loses_no_word() {
    let words = |text: &str| -> String {
        let text = ["<p>", "</p>", "<br>", "<h2>", "</h2>", "<li>", "</li>", "<ul>", "</ul>"]
            .iter()
            .fold(text.replace("&nbsp;", ""), |text, tag| text.replace(tag, ""));
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let mut wrong = Vec::new();
    for file in files() {
        let once = file.tidied().text();
        let again = tidy::tidy(&read(&once), &once, &CopyRules::default()).text();
        let styled = file.text.contains("style=");
        if once != again || !styled && words(&once) != words(&file.text) {
            wrong.push(format!("{}:\n{}", file.name, file.tidied().diff(&file.name)));
        }
    }
    gathered(&wrong);
}

#[test]
fn clean_files_are_left_alone() {
    for file in files().iter().filter(|file| file.name.starts_with("clean")) {
        assert_eq!(file.copy().leftovers, [], "{}", file.name);
        let tidied = file.tidied();
        assert!(!tidied.is_changed(), "{}", tidied.diff(&file.name));
        assert_eq!(blocks(&file.copy()), file.paragraphs(), "{}", file.name);
    }
}

#[test]
fn what_no_mend_is_certain_of_is_listed() {
    for file in files().iter().filter(|file| !file.is("mended")) {
        let left: Vec<Kind> = file.tidied().left.into_iter().map(|(_, it)| it.kind).collect();
        assert!(!left.is_empty(), "{}", file.name);
    }
}
