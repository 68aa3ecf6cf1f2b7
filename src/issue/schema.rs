//! The JSON Schemas of the TOML files, made from the structs in [`raw`].

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::raw;

/// Names one of the file formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The issue file.
    Issue,
    /// `layouts/house.toml`.
    House,
    /// `layouts/<name>.toml`.
    Layout,
    /// The TOML head of a story.
    Story,
}

impl FileKind {
    /// All file formats.
    pub const ALL: [FileKind; 4] =
        [FileKind::Issue, FileKind::House, FileKind::Layout, FileKind::Story];
}

/// Returns the JSON Schema of a file format.
pub fn schema(kind: FileKind) -> Value {
    let (title, mut schema) = match kind {
        FileKind::Issue => ("banmian issue file", of::<raw::IssueFile>()),
        FileKind::House => ("banmian house file", of::<raw::House>()),
        FileKind::Layout => ("banmian layout file", of::<raw::Layout>()),
        FileKind::Story => ("banmian story file", of::<raw::StoryHead>()),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), title.into());
    }
    schema
}

/// Returns the schema of the struct of a file, without `null`: TOML has no such value.
pub(super) fn of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    drop_null(&mut schema);
    schema
}

/// Takes `null` out of a schema and everything inside it.
fn drop_null(schema: &mut Value) {
    match schema {
        Value::Array(values) => values.iter_mut().for_each(drop_null),
        Value::Object(keys) => {
            keys.retain(|key, value| key != "default" || !value.is_null());
            drop_null_type(keys);
            drop_null_choice(keys);
            keys.values_mut().for_each(drop_null);
        }
        _ => {}
    }
}

/// Turns `"type": ["string", "null"]` into `"type": "string"`.
fn drop_null_type(schema: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = schema.get_mut("type") else {
        return;
    };
    types.retain(|name| name != "null");
    if let [one] = types.as_mut_slice() {
        let one = one.take();
        schema.insert("type".to_owned(), one);
    }
}

/// Turns `"anyOf": [X, {"type": "null"}]` into X.
fn drop_null_choice(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else {
        return;
    };
    choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
    let [Value::Object(_)] = choices.as_slice() else {
        return;
    };
    if let Some(Value::Array(mut choices)) = schema.remove("anyOf")
        && let Some(Value::Object(one)) = choices.pop()
    {
        for (key, value) in one {
            schema.entry(key).or_insert(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_schema_speaks_of_null() {
        for kind in FileKind::ALL {
            let text = schema(kind).to_string();
            assert!(!text.contains("null"), "{kind:?}: {text}");
        }
    }

    /// The check reads no regular expressions: a pattern must come with a format that it knows.
    #[test]
    fn every_pattern_has_a_format() {
        fn patterns(value: &Value, found: &mut u32) {
            if value.get("pattern").is_some() {
                assert_eq!(value["format"], "length");
                *found += 1;
            }
            let values = value.as_object().into_iter().flat_map(|keys| keys.values());
            let values = values.chain(value.as_array().into_iter().flatten());
            values.for_each(|value| patterns(value, found));
        }
        let mut found = 0;
        FileKind::ALL.into_iter().for_each(|kind| patterns(&schema(kind), &mut found));
        assert!(found > 10);
    }

    #[test]
    fn every_key_is_described() {
        for kind in FileKind::ALL {
            let schema = schema(kind);
            let tables = schema["$defs"].as_object().into_iter().flat_map(|defs| defs.values());
            for table in tables.chain([&schema]) {
                let keys = table["properties"].as_object().into_iter().flatten();
                for (key, value) in keys {
                    assert!(value["description"].is_string(), "{kind:?}: {key}");
                }
            }
        }
    }
}
