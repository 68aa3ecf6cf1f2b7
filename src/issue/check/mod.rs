//! From the text of a TOML file to its struct, with every fault of the file reported.
//!
//! Three steps: [`toml`] parses and recovers, so that several syntax errors of one file show;
//! [`walk`] holds the tables against the JSON Schema of the struct and takes out what does not fit;
//! serde reads what is left. So one unknown key does not hide the faults of the stories that the
//! file names. [`Health`] tells how far names in the file can be relied on.

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
#[derive(Debug)]
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

/// The bytes of every key of a file, by its path: `page.0.slots.lead`.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<String, Range<usize>>);

impl Keys {
    /// Returns where the key at `path` stands.
    pub(super) fn get(&self, path: &str) -> Range<usize> {
        self.0.get(path).cloned().unwrap_or_default()
    }

    fn of(table: &DeTable) -> Keys {
        let mut keys = Keys::default();
        keys.add_table("", table);
        keys
    }

    fn add_table(&mut self, path: &str, table: &DeTable) {
        for (key, value) in table {
            let dot = if path.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{}", key.get_ref());
            self.add_value(&path, value.get_ref());
            self.0.insert(path, key.span());
        }
    }

    fn add_value(&mut self, path: &str, value: &DeValue) {
        match value {
            DeValue::Table(table) => self.add_table(path, table),
            DeValue::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    self.add_value(&format!("{path}.{index}"), value.get_ref());
                }
            }
            _ => {}
        }
    }
}

/// Reads the struct of a TOML file and reports every fault of the file.
///
/// `text` has the bytes of the source at their places; what is no TOML (the body of a story) is left
/// out or blank. Keys that are missing at the top are reported at `anchor`. `None` when nothing can be
/// read.
pub(super) fn check<T: DeserializeOwned + JsonSchema>(
    text: &str,
    anchor: Range<usize>,
    source: SourceId,
    sink: &mut Sink,
) -> Option<Checked<T>> {
    let (mut table, errors) = DeTable::parse_recoverable(text);
    let damage = syntax::report(text, source, &errors, sink);
    let mut faults = Sink::default();
    let walked = walk::walk(&schema::of::<T>(), &mut table, anchor, source, &mut faults);
    let health = match damage {
        Damage::Structure => Health::Broken,
        Damage::None if walked.whole => Health::Sound,
        Damage::None | Damage::Values => Health::Patched,
    };
    if health > Health::Broken {
        faults.diagnostics().iter().for_each(|fault| sink.push(fault.clone()));
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
            sink.push(Diagnostic::error(Code::BadValue, span, message));
            None
        }
    }
}
