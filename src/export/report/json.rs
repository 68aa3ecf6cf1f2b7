//! Pretty JSON in which a row of numbers stays one line.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Report;
use crate::diag::acts;

impl Report {
    /// Returns the text of `report.json`, with a line end at its end.
    pub fn to_json(&self) -> String {
        pretty(&self.to_value())
    }

    /// Returns the report as a JSON value, keys in the order of the format.
    #[expect(
        clippy::expect_used,
        reason = "strings, numbers and lists of them always serialize"
    )]
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).expect("a report is plain data")
    }
}

/// Returns `value` over several lines, boxes and other rows of scalars on one, with a line end at
/// its end. Characters that act on a terminal are escaped: they stand in strings only.
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out.push('\n');
    if !out.contains(escaped) {
        return out;
    }
    let mut safe = String::with_capacity(out.len() + 16);
    for c in out.chars() {
        match escaped(c) {
            false => safe.push(c),
            true => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    safe.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    safe
}

fn escaped(c: char) -> bool {
    acts(c) && c != '\n'
}

/// Returns the word that the report has for one of a closed list.
pub(super) fn word<T: Serialize>(one: &T) -> String {
    let value = serde_json::to_value(one).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Array(items) if items.iter().all(is_number) => {
            write_row(items, out);
        }
        Value::Array(items) => {
            write_block(items, ['[', ']'], depth, out, |item, out| write(item, depth + 1, out));
        }
        Value::Object(map) if map.is_empty() => out.push_str("{}"),
        Value::Object(map) if map.values().all(is_number) => write_flat(map, out),
        Value::Object(map) => {
            write_block(map, ['{', '}'], depth, out, |(key, value), out| {
                write_key(key, out);
                write(value, depth + 1, out);
            });
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Writes the items one a line between the two brackets.
fn write_block<I: IntoIterator>(
    items: I,
    brackets: [char; 2],
    depth: usize,
    out: &mut String,
    mut each: impl FnMut(I::Item, &mut String),
) {
    out.push(brackets[0]);
    for (at, item) in items.into_iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        each(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
    out.push(brackets[1]);
}

fn write_row(items: &[Value], out: &mut String) {
    let items: Vec<_> = items.iter().map(Value::to_string).collect();
    out.push('[');
    out.push_str(&items.join(", "));
    out.push(']');
}

fn write_flat(map: &Map<String, Value>, out: &mut String) {
    out.push_str("{ ");
    for (at, (key, value)) in map.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        write_key(key, out);
        out.push_str(&value.to_string());
    }
    out.push_str(" }");
}

fn write_key(key: &str, out: &mut String) {
    out.push_str(&Value::from(key).to_string());
    out.push_str(": ");
}

fn is_number(value: &Value) -> bool {
    value.is_number()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_comes_back() {
        let value = json!({ "a\u{9b}": "\u{1b}[31m要\u{202e}\u{e0041}\n" });
        let text = pretty(&value);
        assert!(!text.contains(escaped), "{text}");
        assert!(text.contains("\\u009b") && text.contains("\\u202e"), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
    }

    #[test]
    fn rows_of_numbers_stay_on_one_line() {
        let value =
            json!({ "box": [1, 2.5], "lines": { "used": 3 }, "none": [], "a": ["\"x\""] });
        let text = pretty(&value);
        let expected = "{\n  \"box\": [1, 2.5],\n  \"lines\": { \"used\": 3 },\n  \"none\": [],\n  \
                        \"a\": [\n    \"\\\"x\\\"\"\n  ]\n}\n";
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
    }
}
