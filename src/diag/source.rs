//! The texts that faults can stand in, and places inside them.

use std::ops::Range;
use std::path::{Path, PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// Names one text of a [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A run of bytes in one source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// Its bytes.
    pub range: Range<usize>,
}

/// A value with the bytes of the file that it was read from; equality ignores the bytes.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stood in its file.
    pub range: Range<usize>,
}

/// A line and a column, both counted from one; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line of the file.
    pub line: usize,
    /// Character of the line.
    pub column: usize,
}

/// All texts that were read, kept for printing faults with their lines.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<(PathBuf, String)>,
}

impl Sources {
    /// Takes a text in under the path that messages show.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        self.files.push((path.into(), text.into()));
        SourceId(self.files.len() as u32 - 1)
    }

    /// Returns how many bytes all texts have.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|(_, text)| text.len()).sum()
    }

    /// Returns the path of a source.
    pub fn path(&self, id: SourceId) -> &Path {
        &self.files[id.0 as usize].0
    }

    /// Returns the text of a source.
    pub fn text(&self, id: SourceId) -> &str {
        &self.files[id.0 as usize].1
    }

    /// Returns line and column of a byte of a source.
    pub fn place(&self, id: SourceId, byte: usize) -> Place {
        let text = self.text(id);
        let mut end = byte.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl SourceId {
    /// Returns the span of `range` in this source.
    pub fn span(self, range: Range<usize>) -> Span {
        Span { source: self, range }
    }
}

impl<T> Spanned<T> {
    /// Returns `value` with the bytes it came from.
    pub fn new(value: T, range: Range<usize>) -> Spanned<T> {
        Spanned { value, range }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Spanned<T>) -> bool {
        self.value == other.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Spanned<T>, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        let range = spanned.span();
        Ok(Spanned { value: spanned.into_inner(), range })
    }
}

/// A spanned value has the schema of the value: the span is no part of the file.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let mut sources = Sources::default();
        let id = sources.add("a.toml", "标题\n第二行 x\n");
        assert_eq!(sources.place(id, 0), Place { line: 1, column: 1 });
        let x = "标题\n第二行 ".len();
        assert_eq!(sources.place(id, x), Place { line: 2, column: 5 });
        assert_eq!(sources.place(id, 10_000), Place { line: 3, column: 1 });
    }
}
