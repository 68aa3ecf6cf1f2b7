//! What `measure` tells: how long copy runs, line by line.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::frame::{Measured, MeasuredLine};
use crate::geom::Abs;

/// The version of the shape.
pub const SCHEMA: &str = "banmian/measure/1";

/// The lines that the copy of one file takes at a measure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Measurement {
    /// `banmian/measure/1`.
    pub schema: String,
    /// The file as it was named.
    pub file: String,
    /// Measure in em: characters a line.
    pub measure_em: f64,
    /// Number of lines.
    pub lines: usize,
    /// Number of characters, counted as in `report.json`, but without variation selectors.
    pub chars: u32,
    /// Number of pull quotes, which repeat copy and are not measured.
    pub pull_quotes: u32,
    /// Characters that no face has; each is set as a cell of one em.
    pub missing: Vec<String>,
    /// The paragraphs, subheads, quotations and verses, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Paragraph {
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Line {
    /// Characters of the file's copy before the line.
    pub from: u32,
    /// Characters of the file's copy up to its end.
    pub to: u32,
    /// The characters; those of all lines of a paragraph joined are the source, with a space
    /// for a line end between Western words, which does not count.
    pub text: String,
    /// Left edge of each character's cell from the column's edge, in em.
    pub x_em: Vec<f64>,
    /// Width of each character's cell in em, without what justification adds behind it; 0 for a
    /// character that setting drops.
    pub advance_em: Vec<f64>,
    /// Right edge of the last cell in em.
    pub right_em: f64,
    /// Whether a hyphen was added.
    pub hyphen: bool,
}

impl Measurement {
    /// Returns what is told of the copy of a file.
    pub fn new(file: &str, measured: &Measured) -> Measurement {
        let paragraph = |lines: &Vec<MeasuredLine>| Paragraph {
            lines: lines.iter().map(|l| line(l, measured.em)).collect(),
        };
        Measurement {
            schema: SCHEMA.to_owned(),
            file: file.to_owned(),
            measure_em: round(measured.measure.to_em()),
            lines: measured.paragraphs.iter().map(Vec::len).sum(),
            chars: measured.chars,
            pull_quotes: measured.pulls,
            missing: measured.missing.iter().map(char::to_string).collect(),
            paragraphs: measured.paragraphs.iter().map(paragraph).collect(),
        }
    }
}

/// Returns the JSON Schema of a [`Measurement`].
pub fn schema() -> Schema {
    SchemaGenerator::default().into_root_schema_for::<Measurement>()
}

fn line(line: &MeasuredLine, em: Abs) -> Line {
    let in_em = |length: Abs| round(length.units() as f64 / em.units().max(1) as f64);
    Line {
        from: line.from,
        to: line.to,
        text: line.text.clone(),
        x_em: line.cells.iter().map(|(x, _)| in_em(*x)).collect(),
        advance_em: line.cells.iter().map(|(_, advance)| in_em(*advance)).collect(),
        right_em: in_em(line.right),
        hyphen: line.hyphen,
    }
}

/// Rounds to six places, without a minus before zero.
fn round(em: f64) -> f64 {
    (em * 1e6).round() / 1e6 + 0.0
}
