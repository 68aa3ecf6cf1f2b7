//! From the text of a TOML file to its struct, with every fault of the file reported.
//!
//! Three steps: [`toml`] parses and recovers, so that several syntax errors of one file show;
//! [`walk`] holds the tables against the JSON Schema of the struct and takes out what does not
//! fit; serde reads what is left. So one unknown key does not hide the faults of the stories
//! that the file names. [`Health`] tells how far names in the file can be relied on.

mod slips;
mod syntax;
mod walk;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::schema;
use crate::diag::{Diagnostic, Sink, SourceId};
use crate::rules::Code;
use crate::text;
use syntax::Damage;

/// What was read from a TOML file.
#[derive(Clone, Debug)]
pub(super) struct Checked<T> {
    /// The file's text.
    pub(super) source: SourceId,
    /// Its tables; what was faulty is left out.
    pub(super) value: T,
    /// Where the keys stand.
    pub(super) keys: Keys,
    /// Whether anything was left out.
    pub(super) health: Health,
}

/// How much of a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Health {
    /// Its syntax is broken: what was read may be anything.
    Broken,
    /// Keys are missing or wrong: what was read is right, but not whole.
    Patched,
    /// All of it.
    Sound,
}

impl<T> Checked<T> {
    /// Returns whether a name that is not in the file is truly missing.
    pub(super) fn is_sound(&self) -> bool {
        self.health == Health::Sound
    }
}

/// Where everything stands that a file says, by its path: `page.0.slots.lead`.
#[derive(Clone, Debug, Default)]
pub struct Keys(BTreeMap<String, Written>);

/// Where a key and its value stand, in bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The key; of one of a list, its value.
    pub key: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

impl Keys {
    /// Returns where a path stands; `None` when the file does not say it.
    pub fn at(&self, path: &str) -> Option<&Written> {
        self.0.get(path)
    }

    /// Returns where the key at `path` stands, for what is told about it.
    pub(super) fn get(&self, path: &str) -> Range<usize> {
        self.at(path).map(|written| written.key.clone()).unwrap_or_default()
    }

    fn of(table: &DeTable) -> Keys {
        let mut keys = Keys::default();
        keys.add_table("", table);
        keys
    }

    fn add_table(&mut self, path: &str, table: &DeTable) {
        for (key, value) in table {
            let dot = if path.is_empty() { "" } else { "." };
            self.add(format!("{path}{dot}{}", key.get_ref()), key.span(), value);
        }
    }

    fn add(&mut self, path: String, key: Range<usize>, value: &Spanned<DeValue>) {
        match value.get_ref() {
            DeValue::Table(table) => self.add_table(&path, table),
            DeValue::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.add(format!("{path}.{index}"), value.span(), value);
                }
            }
            _ => {}
        }
        self.0.insert(path, Written { key, value: value.span() });
    }
}

/// Reads the struct of a TOML file and reports every fault of the file.
///
/// `text` has the bytes of the source at their places; what is no TOML (the body of a story) is
/// left out or blank. Keys that are missing at the top are reported at `anchor`. `None` when
/// nothing can be read.
pub(super) fn check<T: DeserializeOwned + JsonSchema>(
    text: &str,
    anchor: Range<usize>,
    source: SourceId,
    sink: &mut Sink,
) -> Option<Checked<T>> {
    if text.trim_start().starts_with("+++") {
        let start = text.len() - text.trim_start().len();
        let message = text!(
            "这是稿件（以 +++ 开头），不是 TOML 文件",
            "this is a story (it begins with +++), no TOML file"
        );
        let hint = text!(
            "期次文件是写明各版、引用稿件的那个 .toml",
            "an issue is the .toml that lists the pages and names the stories"
        );
        sink.push(
            Diagnostic::new(Code::NotToml, source.span(start..start + 3), message).hint(hint),
        );
        return None;
    }
    let (mut table, errors) = DeTable::parse_recoverable(text);
    let damage = syntax::report(text, source, &errors, sink);
    let mut faults = Sink::default();
    let walked =
        walk::walk(&schema::of::<T>(), &mut table, (text, source), anchor, &mut faults);
    let health = match damage {
        Damage::Structure => Health::Broken,
        Damage::None if walked.whole => Health::Sound,
        Damage::None | Damage::Values => Health::Patched,
    };
    if health > Health::Broken {
        sink.append(faults);
    }
    if !walked.usable {
        return None;
    }
    let keys = Keys::of(table.get_ref());
    read(table, source, health, sink).map(|value| Checked { source, value, keys, health })
}

/// Lets serde read the tables; it must agree with the schema, so a fault here is a rare one.
fn read<T: DeserializeOwned>(
    table: Spanned<DeTable>,
    source: SourceId,
    health: Health,
    sink: &mut Sink,
) -> Option<T> {
    match T::deserialize(toml::Deserializer::from(table)) {
        Ok(value) => Some(value),
        // What is wrong was said.
        Err(_) if health < Health::Sound => None,
        Err(fault) => {
            let words = fault.message();
            let span = source.span(fault.span().unwrap_or_default());
            let message = text!("值不可用：{words}", "the value cannot be used: {words}");
            sink.push(Diagnostic::new(Code::BadValue, span, message));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::diag::Sources;
    use crate::rules::Severity;

    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-renamed" = { "room": "lines", "paper_white": "white" }))]
    struct Sheet {
        lines: u32,
        #[serde(default)]
        white: bool,
    }

    /// What is told of a sheet: how heavy it is, where it stands, its hints.
    type Told = (Severity, Range<usize>, Vec<String>);

    fn read(text: &str) -> (Option<Checked<Sheet>>, Vec<Told>) {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let source = sources.add("sheet.toml", text);
        let sheet = check(text, 0..0, source, &mut sink);
        let told = sink.diagnostics().iter().map(|told| {
            let hints = told.hints.iter().map(|hint| hint.en.clone()).collect();
            (told.severity, told.span.as_ref().map_or(0..0, |span| span.range.clone()), hints)
        });
        (sheet, told.collect())
    }

    #[test]
    fn a_key_that_has_changed_its_name_is_read_with_a_warning() {
        let (sheet, told) = read("room = 12\nwhite = true\n");
        let sheet = sheet.expect("old files are read");
        assert_eq!((sheet.value.lines, sheet.value.white), (12, true));
        assert!(sheet.is_sound());
        assert_eq!(told, [(Severity::Warning, 0..4, vec!["write `lines`".to_owned()])]);
        assert_eq!(sheet.keys.at("lines"), Some(&Written { key: 0..4, value: 7..9 }));
        assert_eq!(sheet.keys.at("room"), None);
    }

    #[test]
    fn the_old_name_beside_the_new_one_is_unknown() {
        let (_, told) = read("lines = 12\nroom = 13\n");
        let told: Vec<_> =
            told.into_iter().map(|(severity, range, _)| (severity, range)).collect();
        assert_eq!(told, [(Severity::Error, 11..15)]);
    }
}
