//! `schema`: the JSON Schema of what people write and of what the program writes.

use std::path::Path;

use banmian::delivery::{Before, DeliveryError, Folder, Place};
use banmian::export::{heads, measure, report};
use banmian::issue::{self, FileKind};
use clap::ValueEnum;
use serde_json::{Map, Value};

use super::args::{SchemaArgs, SchemaName};
use super::disk::{SystemDisk, undelivered};
use super::failure::{Exit, Failure};
use super::settings::Settings;
use super::system;
use super::terminal::Terminal;

/// Runs the verb.
pub(super) fn run(
    args: &SchemaArgs,
    settings: &Settings,
    terminal: &Terminal,
) -> Result<Exit, Failure> {
    let names = match args.name {
        Some(name) => vec![name],
        None => SchemaName::value_variants().to_vec(),
    };
    if let Some(folder) = &settings.out {
        system::probe(folder)?;
        write(&names, folder, terminal).map_err(|error| undelivered(&error))?;
        return Ok(Exit::Good);
    }
    let value = match args.name {
        Some(name) => schema(name),
        None => {
            let all = names.into_iter().map(|name| (word(name), schema(name)));
            all.collect::<Map<_, _>>().into()
        }
    };
    super::print(&report::pretty(&value))?;
    Ok(Exit::Good)
}

/// Writes schemas into a folder.
fn write(names: &[SchemaName], path: &Path, terminal: &Terminal) -> Result<(), DeliveryError> {
    let disk = SystemDisk { terminal };
    let mut folder = Folder::open(&disk, path)?;
    let file = |name: SchemaName| format!("{}.schema.json", word(name));
    folder.begin(names.iter().map(|name| Place::unnamed(&file(*name))).collect())?;
    for name in names {
        folder.put(&file(*name), report::pretty(&schema(*name)).as_bytes())?;
    }
    folder.exchange(Before::Stays)?;
    folder.conclude()
}

/// Returns the schema of one file.
fn schema(name: SchemaName) -> Value {
    match name {
        SchemaName::Issue => issue::schema(FileKind::Issue),
        SchemaName::House => issue::schema(FileKind::House),
        SchemaName::Layout => issue::schema(FileKind::Layout),
        SchemaName::Story => issue::schema(FileKind::Story),
        SchemaName::Report => report::schema().to_value(),
        SchemaName::Measure => measure::schema().to_value(),
        SchemaName::Heads => heads::schema().to_value(),
    }
}

/// Returns the name as typed.
fn word(name: SchemaName) -> String {
    name.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}
