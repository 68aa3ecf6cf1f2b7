//! What `heads` tells: how heads part at some widths.

use std::fmt::Write as _;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::frame::{HeadEnd, MeasuredHead, PartedKind};

/// The version of the shape.
pub const SCHEMA: &str = "banmian/heads/1";

/// How the heads of a file part.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Heads {
    /// `banmian/heads/1`.
    pub schema: String,
    /// The file as it was named.
    pub file: String,
    /// The headline style.
    pub style: String,
    /// The heads, in order.
    pub heads: Vec<HeadEntry>,
}

/// One head.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HeadEntry {
    /// The words as they are written.
    pub words: String,
    /// How they part, width by width.
    pub at: Vec<WidthEntry>,
}

/// How a head parts at one width.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WidthEntry {
    /// The width in characters of the full size.
    pub chars: f64,
    /// The lines as they are printed.
    pub lines: Vec<String>,
    /// The size in points.
    pub size_pt: f64,
    /// The horizontal scale in percent.
    pub width_percent: f64,
    /// Why each line but the last ends where it does.
    pub ends: Vec<EndEntry>,
    /// Whether there are more lines than the style has.
    pub too_long: bool,
    /// Whether the head is too long to be parted by its sense, and is wrapped like copy.
    pub wrapped: bool,
    /// What the lines part.
    pub parted: Vec<PartedEntry>,
}

/// The end of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EndEntry {
    /// The reason, as the table of joints calls it.
    pub why: String,
    /// What it costs to part there.
    pub cost: u32,
}

/// Words that a line end parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartedEntry {
    /// What they are.
    pub kind: PartedKind,
    /// The words.
    pub words: String,
}

impl Heads {
    /// Returns what is told of the heads of a file, each with how it parts.
    pub fn new<'h>(
        file: &str,
        style: &str,
        heads: impl Iterator<Item = (&'h str, &'h [MeasuredHead])>,
    ) -> Heads {
        let entry = |(words, at): (&str, &[MeasuredHead])| HeadEntry {
            words: words.to_owned(),
            at: at.iter().map(width).collect(),
        };
        Heads {
            schema: SCHEMA.to_owned(),
            file: file.to_owned(),
            style: style.to_owned(),
            heads: heads.map(entry).collect(),
        }
    }

    /// Returns the heads for people: under each its lines, width by width.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for head in &self.heads {
            let _ = writeln!(out, "{}", head.words);
            for at in &head.at {
                let lines = at.lines.join(" / ");
                let size = format!("{} pt {}%", at.size_pt, at.width_percent);
                let _ = write!(out, "{:>4}  {lines}  {size}", at.chars);
                let whys: Vec<&str> = at.ends.iter().map(|end| end.why.as_str()).collect();
                if !whys.is_empty() {
                    let _ = write!(out, "  [{}]", whys.join(", "));
                }
                out.push('\n');
            }
        }
        out
    }
}

/// Returns the JSON Schema of [`Heads`].
pub fn schema() -> Schema {
    SchemaGenerator::default().into_root_schema_for::<Heads>()
}

fn width(head: &MeasuredHead) -> WidthEntry {
    let end = |end: &HeadEnd| EndEntry { why: end.why.clone(), cost: end.cost };
    let parted = |(kind, words): &(PartedKind, String)| PartedEntry {
        kind: *kind,
        words: words.clone(),
    };
    let hundredths = |number: f64| (number * 100.0).round() / 100.0;
    WidthEntry {
        chars: head.measure.to_em(),
        lines: head.lines.clone(),
        size_pt: hundredths(head.size.to_pt()),
        width_percent: f64::from(head.width) / 10.0,
        ends: head.ends.iter().map(end).collect(),
        too_long: head.too_long,
        wrapped: head.endless,
        parted: head.parted.iter().map(parted).collect(),
    }
}
