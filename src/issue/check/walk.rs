//! Holds TOML tables against a JSON Schema, reports what does not fit and takes it out.
//!
//! It knows the words of JSON Schema that [`schemars`] writes for our structs: `type`, `const`,
//! `enum`, `anyOf`/`oneOf`, `$ref`, `properties`, `required`, `additionalProperties`, `items`,
//! the limits, and the formats `date` and `length`. A pattern always comes with one of these
//! formats, so no regular expressions are needed.

use std::ops::Range;
use std::str::FromStr;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use super::super::names;
use super::super::too_much::too_much;
use crate::copy::is_stray;
use crate::diag::{Diagnostic, Sink, SourceId, Text, counted};
use crate::geom::Length;
use crate::limits;
use crate::rules::Code;
use crate::text;

/// Takes out of `table` what its schema does not allow. `text` is what the table was read from, `anchor` is
/// where keys are missed that belong at the top.
pub(super) fn walk(
    schema: &Value,
    table: &mut Spanned<DeTable>,
    (text, source): (&str, SourceId),
    anchor: Range<usize>,
    sink: &mut Sink,
) -> Walked {
    let mut walk = Walk { root: schema, text, source, sink, whole: true };
    let usable = walk.table(schema, table.get_mut(), anchor);
    Walked { usable, whole: walk.whole }
}

/// What is left of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walked {
    /// Whether it is enough for its struct.
    pub(super) usable: bool,
    /// Whether it is all that was written.
    pub(super) whole: bool,
}

struct Walk<'a> {
    root: &'a Value,
    text: &'a str,
    source: SourceId,
    sink: &'a mut Sink,
    /// Whether nothing was missed, taken out or put in the place of something else.
    whole: bool,
}

/// A value under way: what the messages call it, and its bytes.
struct At<'a> {
    key: &'a str,
    range: Range<usize>,
}

impl Walk<'_> {
    fn report(&mut self, code: Code, range: Range<usize>, message: Text, hint: Text) {
        let span = self.source.span(range);
        self.sink.push(Diagnostic::new(code, span, message).hint(hint));
    }

    /// Returns whether the value fits, after taking out of it what does not but can be missed.
    fn value(&mut self, schema: &Value, key: &str, value: &mut Spanned<DeValue>) -> bool {
        let schema = resolve(self.root, schema);
        let at = At { key, range: value.span() };
        if let Some(words) = words_of(schema) {
            return self.word(&words, &at, value.get_ref());
        }
        if let Some(choices) =
            schema.get("anyOf").or(schema.get("oneOf")).and_then(Value::as_array)
        {
            return self.choice(schema, choices, key, value);
        }
        let types = types_of(schema);
        if !types.is_empty()
            && !types.iter().any(|name| has_type(name, schema, value.get_ref()))
        {
            self.wrong_type(schema, &types, &at, value.get_ref());
            return is_date(schema) && self.stand_in(value);
        }
        match value.get_mut() {
            DeValue::Integer(number) => self.integer(schema, &at, number),
            DeValue::Float(number) => {
                let number = number.as_str().replace('_', "").parse().unwrap_or(f64::NAN);
                self.number(schema, &at, number)
            }
            DeValue::String(text) => self.text(schema, &at, text),
            DeValue::Datetime(date) => self.date(&at, date) || self.stand_in(value),
            DeValue::Array(values) => {
                let whole = self.length(schema, &at, values.len());
                let items = schema.get("items").unwrap_or(&Value::Null);
                let before = values.len();
                let fits = values.iter_mut().map(|value| self.value(items, key, value));
                let fits: Vec<bool> = fits.collect();
                self.whole &= fits.iter().all(|fits| *fits);
                keep(values, &fits);
                // Of a pair both are wanted; of a list of tables the others are good without
                // it.
                let fixed = schema.get("minItems").is_some();
                whole && (!fixed || values.len() == before)
            }
            DeValue::Table(table) => self.table(schema, table, at.range),
            DeValue::Boolean(_) => true,
        }
    }

    fn table(&mut self, schema: &Value, table: &mut DeTable, range: Range<usize>) -> bool {
        let none = serde_json::Map::new();
        let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        self.renamed(schema, table);
        let mut drop: Vec<String> = Vec::new();
        for (key, value) in table.iter_mut() {
            let name = key.get_ref().to_string();
            let fits = match known.get(&name).or(others) {
                Some(schema) => self.value(schema, &name, value),
                None => {
                    self.unknown_key(&name, key.span(), known);
                    false
                }
            };
            if !fits {
                drop.push(name);
            }
        }
        let mut whole = true;
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            let key = key.as_str().unwrap_or_default();
            whole &= !drop.iter().any(|dropped| dropped == key);
            if !table.keys().any(|present| present.get_ref() == key) {
                self.missing_key(key, known.get(key), range.clone());
                whole = false;
            }
        }
        self.whole &= whole && drop.is_empty();
        for key in &drop {
            table.remove(key.as_str());
        }
        whole
    }

    /// A value that may be one of several things: the first that fits, else the faults of the
    /// one whose type it has.
    fn choice(
        &mut self,
        schema: &Value,
        choices: &[Value],
        key: &str,
        value: &mut Spanned<DeValue>,
    ) -> bool {
        let mut best: Option<Sink> = None;
        for choice in choices {
            let choice = resolve(self.root, choice);
            let mut sink = Sink::default();
            let mut trial = value.clone();
            let mut walk = Walk {
                root: self.root,
                text: self.text,
                source: self.source,
                sink: &mut sink,
                whole: true,
            };
            let fits = walk.value(choice, key, &mut trial);
            if fits && !sink.has_errors() {
                self.sink.append(sink);
                *value = trial;
                return true;
            }
            let types = types_of(choice);
            let alike = types.iter().any(|name| has_type(name, choice, value.get_ref()));
            if alike || words_of(choice).is_some() && value.get_ref().is_str() {
                best = Some(sink);
            }
        }
        if let Some(faults) = best {
            self.sink.append(faults);
        } else {
            let types: Vec<&str> = choices
                .iter()
                .map(|choice| resolve(self.root, choice))
                .flat_map(|choice| match words_of(choice) {
                    Some(_) => vec!["string"],
                    None => types_of(choice),
                })
                .collect();
            let at = At { key, range: value.span() };
            self.wrong_type(schema, &types, &at, value.get_ref());
        }
        false
    }

    fn word(&mut self, words: &[&str], at: &At, value: &DeValue) -> bool {
        let key = at.key;
        let DeValue::String(word) = value else {
            self.wrong_type(&Value::Null, &["string"], at, value);
            return false;
        };
        if words.contains(&word.as_ref()) {
            return true;
        }
        let message = text!("`{key}` 不能是 `{word}`", "`{key}` cannot be `{word}`");
        let span = self.source.span(at.range.clone());
        let diagnostic = Diagnostic::new(Code::BadValue, span, message);
        self.sink.push(names::suggest(diagnostic, word, words.iter().copied()));
        false
    }

    fn integer(&mut self, schema: &Value, at: &At, number: &DeInteger) -> bool {
        let digits = number.as_str().replace('_', "");
        let value = i128::from_str_radix(&digits, number.radix()).unwrap_or(i128::MAX);
        // An integer of the file is at most an i64; what the struct holds may be less.
        let most = match schema.get("format").and_then(Value::as_str) {
            Some("uint32") => i128::from(u32::MAX),
            _ => i128::from(i64::MAX),
        };
        if value > most || value < i128::from(i64::MIN) {
            let key = at.key;
            let message = text!("`{key}` 太大：{digits}", "`{key}` is too large: {digits}");
            let hint = text!("最大 {most}", "at most {most}");
            self.report(Code::OutOfRange, at.range.clone(), message, hint);
            return false;
        }
        self.number(schema, at, value as f64)
    }

    /// Reports a number outside its range, as it is after rounding. It stays where the struct
    /// can hold it: names hang on no number, and of files with an error nothing is printed.
    fn number(&mut self, schema: &Value, at: &At, number: f64) -> bool {
        let key = at.key;
        let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
        let rounded = match limit("x-parts") {
            Some(parts) => (number * parts).round() / parts,
            None => number,
        };
        let (least, most) = (limit("minimum"), limit("maximum"));
        let is_length = schema.get("format").is_some_and(|format| format == "length");
        let longest = limits::LENGTH.value as f64;
        let most = most.or(is_length.then_some(longest));
        let least = least.or(is_length.then_some(-longest));
        let fits = rounded.is_finite()
            && least.is_none_or(|least| rounded >= least)
            && most.is_none_or(|most| rounded <= most);
        if fits {
            return true;
        }
        let message = text!("`{key}` 超出范围：{number}", "`{key}` is out of range: {number}");
        let hint = match (least, most) {
            (Some(least), Some(most)) => text!("{least} 到 {most}", "from {least} to {most}"),
            (Some(least), None) => text!("不小于 {least}", "at least {least}"),
            (None, Some(most)) => text!("不大于 {most}", "at most {most}"),
            (None, None) => text!("须是有限的数", "give a finite number"),
        };
        self.report(Code::OutOfRange, at.range.clone(), message, hint);
        let parts = number * limit("x-parts").unwrap_or(1.0);
        (0.0..=f64::from(u16::MAX)).contains(&parts) && !is_length
    }

    fn text(&mut self, schema: &Value, at: &At, text: &str) -> bool {
        self.control_characters(at, text);
        if text.len() > limits::VALUE.count() {
            let count = text.chars().count();
            if count > limits::VALUE.count() {
                let key = at.key;
                let message = text!("`{key}` 有 {count} 字", "`{key}` has {count} characters");
                let span = self.source.span(at.range.clone());
                self.sink.push(too_much(span, message, &limits::VALUE));
                return false;
            }
        }
        let is_length = schema.get("format").is_some_and(|format| format == "length");
        if !is_length {
            return true;
        }
        if let Ok(length) = Length::from_str(text) {
            return self.number(schema, at, length.value);
        }
        let key = at.key;
        let message = text!("`{key}` 不是长度：`{text}`", "`{key}` is not a length: `{text}`");
        let hint = text!(
            "写数字（点）或带单位：\"10pt\"、\"3mm\"、\"2字\"、\"1.5行\"",
            "write a number of points, or a unit: \"10pt\", \"3mm\", \"2字\", \"1.5行\""
        );
        self.report(Code::BadLength, at.range.clone(), message, hint);
        false
    }

    /// Reports characters that do not print, in any words of any file; the words stay, as no file with an
    /// error is printed.
    fn control_characters(&mut self, at: &At, text: &str) {
        let mut stray = text.chars().filter(|c| is_stray(*c));
        let Some(first) = stray.next() else { return };
        let (key, code, count) = (at.key, u32::from(first), 1 + stray.count());
        let all = counted(count, "control character");
        let message = text!(
            "`{key}` 里有 {count} 个控制字符，第一个是 U+{code:04X}",
            "`{key}` has {all}, the first U+{code:04X}"
        );
        let hint = text!("删去这个看不见的字符", "take this invisible character out");
        self.report(Code::ControlCharacter, at.range.clone(), message, hint);
    }

    fn date(&mut self, at: &At, date: &toml::value::Datetime) -> bool {
        if date.date.is_some() && date.time.is_none() && date.offset.is_none() {
            return true;
        }
        let key = at.key;
        let message = text!(
            "`{key}` 须是一天，不带时刻：{date}",
            "`{key}` must be a day without a time: {date}"
        );
        let hint = match date.date {
            Some(day) => text!("写成 {day}", "write {day}"),
            None => text!("写成 年-月-日：2021-02-24", "write year-month-day: 2021-02-24"),
        };
        self.report(Code::BadDate, at.range.clone(), message, hint);
        false
    }

    /// Puts a day in the place of one that is none, so that the rest of the file is read all
    /// the same.
    fn stand_in(&mut self, value: &mut Spanned<DeValue>) -> bool {
        let date = toml::value::Date { year: 2000, month: 1, day: 1 };
        *value.get_mut() = DeValue::Datetime(date.into());
        self.whole = false;
        true
    }

    fn length(&mut self, schema: &Value, at: &At, length: usize) -> bool {
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64);
        let least = limit("minItems").unwrap_or(0);
        let most = limit("maxItems").unwrap_or(u64::MAX);
        if (least..=most).contains(&(length as u64)) {
            return true;
        }
        let key = at.key;
        let message = text!(
            "`{key}` 的值个数不对：{length} 个",
            "`{key}` has the wrong number of values: {length}"
        );
        let hint = match least == most {
            true => text!("须是 {least} 个", "give {least}"),
            false => text!("须是 {least} 到 {most} 个", "give {least} to {most}"),
        };
        self.report(Code::WrongCount, at.range.clone(), message, hint);
        false
    }

    fn unknown_key(
        &mut self,
        key: &str,
        range: Range<usize>,
        known: &serde_json::Map<String, Value>,
    ) {
        let message = text!("没有 `{key}` 这个键", "unknown key `{key}`");
        let diagnostic = Diagnostic::new(Code::UnknownKey, self.source.span(range), message);
        self.sink.push(names::suggest(diagnostic, key, known.keys().map(String::as_str)));
    }

    /// Gives keys that have changed their names the new ones, so that old files are read as
    /// they were meant.
    ///
    /// The schema of a table lists them in `x-renamed`, the old name before the new.
    fn renamed(&mut self, schema: &Value, table: &mut DeTable) {
        let names = schema.get("x-renamed").and_then(Value::as_object);
        for (old, new) in names.into_iter().flatten() {
            let new = new.as_str().unwrap_or_default();
            // Of both, the old one is told as a key that is unknown.
            if table.keys().any(|key| key.get_ref() == new) {
                continue;
            }
            let Some((key, value)) = table.remove_entry(old.as_str()) else { continue };
            let span = self.source.span(key.span());
            let message = text!("`{old}` 现在叫 `{new}`", "`{old}` is called `{new}` now");
            self.sink.push(
                Diagnostic::new(Code::RenamedKey, span, message)
                    .hint(text!("改写成 `{new}`", "write `{new}`")),
            );
            table.insert(Spanned::new(key.span(), new.to_owned().into()), value);
        }
    }

    fn missing_key(&mut self, key: &str, schema: Option<&Value>, range: Range<usize>) {
        let schema = schema.map_or(&Value::Null, |schema| resolve(self.root, schema));
        let example = match types_of(schema).first().copied() {
            Some("string") => format!("{key} = \"…\""),
            Some("integer" | "number") => format!("{key} = 1"),
            Some("array") => format!("{key} = [ … ]"),
            Some("object") => format!("[{key}]"),
            _ => match words_of(schema).and_then(|words| words.first().copied()) {
                Some(word) => format!("{key} = \"{word}\""),
                None => format!("{key} = …"),
            },
        };
        let message = text!("缺少 `{key}`", "missing key `{key}`");
        let hint = text!("加上 {example}", "add {example}");
        self.report(Code::MissingKey, range, message, hint);
    }

    fn wrong_type(&mut self, schema: &Value, types: &[&str], at: &At, value: &DeValue) {
        let key = at.key;
        let mut types = types.to_vec();
        types.dedup();
        let wanted = Text {
            zh: types
                .iter()
                .map(|name| type_words(name, schema).0)
                .collect::<Vec<_>>()
                .join("或"),
            en: types
                .iter()
                .map(|name| type_words(name, schema).1)
                .collect::<Vec<_>>()
                .join(" or "),
        };
        let found = type_words(type_of(value), &Value::Null);
        let message = Text {
            zh: format!("`{key}` 的类型不对：这里是{}", found.0),
            en: format!("`{key}` has the wrong type: {}", found.1),
        };
        // A header of single brackets where each of several wants a double one.
        let header = self.text.get(at.range.clone()).filter(|text| text.starts_with('['));
        let hint = match header
            .filter(|_| types == ["array"] && !matches!(value, DeValue::Array(_)))
        {
            Some(header) => text!(
                "用双方括号，有几个就写几个：[{header}]",
                "write double brackets, once for each: [{header}]"
            ),
            None => {
                Text { zh: format!("须是{}", wanted.zh), en: format!("give {}", wanted.en) }
            }
        };
        self.report(Code::WrongType, at.range.clone(), message, hint);
    }
}

/// Takes out of a list the values that do not fit.
fn keep<'i>(values: &mut DeArray<'i>, fits: &[bool]) {
    let all = std::mem::replace(values, DeArray::new()).into_iter().zip(fits);
    *values = all.filter_map(|(value, fits)| fits.then_some(value)).collect();
}

/// Follows `$ref` to the definition it names.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    while let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let pointer = target.trim_start_matches('#');
        match root.pointer(pointer) {
            Some(found) => schema = found,
            None => break,
        }
    }
    schema
}

/// Returns the words that a schema lists, if it lists words.
fn words_of(schema: &Value) -> Option<Vec<&str>> {
    if let Some(word) = schema.get("const") {
        return Some(vec![word.as_str()?]);
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(Value::as_str).collect();
    }
    let choices = schema.get("oneOf").and_then(Value::as_array)?;
    let mut words = Vec::new();
    for choice in choices {
        words.extend(words_of(choice)?);
    }
    Some(words)
}

fn types_of(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_date(schema: &Value) -> bool {
    schema.get("format").is_some_and(|format| format == "date")
}

fn has_type(name: &str, schema: &Value, value: &DeValue) -> bool {
    match value {
        DeValue::String(_) => name == "string" && !is_date(schema),
        DeValue::Datetime(_) => name == "string" && is_date(schema),
        DeValue::Integer(_) => name == "integer" || name == "number",
        DeValue::Float(_) => name == "number",
        DeValue::Boolean(_) => name == "boolean",
        DeValue::Array(_) => name == "array",
        DeValue::Table(_) => name == "object",
    }
}

fn type_of(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "string",
        DeValue::Datetime(_) => "date",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
    }
}

/// Returns the words for a type in Chinese and English.
fn type_words(name: &str, schema: &Value) -> (&'static str, &'static str) {
    match name {
        "string" if is_date(schema) => {
            ("日期，不加引号：2021-02-24", "a date without quotation marks: 2021-02-24")
        }
        "string" => ("文字（加引号）", "a text in quotation marks"),
        "integer" => ("整数", "a whole number"),
        "number" => ("数字", "a number"),
        "boolean" => (" true 或 false", "true or false"),
        "array" => ("列表 [ … ]", "a list [ … ]"),
        "date" => ("日期", "a date"),
        _ => ("表", "a table"),
    }
}
