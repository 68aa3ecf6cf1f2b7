//! The report's tables: one struct an object of `report.json`, one field a key.

use std::borrow::Cow;
use std::fmt;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::copy_wanted::WantedEntry;
use super::figures::{self, key};
use crate::diag::Lang;
use crate::digest::Digest;
use crate::frame::{Datum, PartedKind, Step};
use crate::geom::{Abs, Rect};
use crate::page_name::PageName;
use crate::rules::{Code, Severity, Stage};
use crate::terms::{EditionKind, FormFact, Paragraphs, PhotoFit, SlotKind};

/// Name of the format; a key may be added to it, none changes its name or meaning.
pub const SCHEMA: &str = "banmian/report/1";

/// The overflow and prepress report of one edition
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Report {
    /// Name of the format
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// The program that wrote the report, with its version
    pub generator: String,
    /// Language of the messages
    pub lang: Lang,
    /// What was set
    pub edition: EditionEntry,
    /// The heaviest severity among the findings
    pub status: Status,
    /// The file for the press; absent where there is none. `check` names the one of the last `render`
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PressEntry")]
    pub press: Option<PressEntry>,
    /// The proof, while errors stand; absent where there is none. `check` names the one of the last `render`
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "FileEntry")]
    pub proof: Option<FileEntry>,
    /// The pages in order
    pub pages: Vec<PageEntry>,
    /// Where the copy of each story went
    pub stories: Vec<StoryEntry>,
    /// What is wrong, in page order
    pub findings: Vec<FindingEntry>,
    /// The form of the issue, where the house looks at it
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "FormEntry")]
    pub form: Option<FormEntry>,
    /// What make-up decided, story by story: jumps and the steps of copyfit
    pub decisions: Vec<DecisionEntry>,
    /// How much copy the slots take: advertisements first, then by page and place
    #[serde(rename = "room")]
    pub wanted: Vec<WantedEntry>,
}

impl Report {
    /// Returns what a page is called in print.
    pub fn called(&self, number: u32) -> PageName {
        let page = self.pages.iter().find(|page| page.number == number);
        match page.and_then(|page| page.label.as_deref()) {
            Some(name) => PageName::Own(name.into()),
            None => PageName::Number(number),
        }
    }
}

/// What make-up decided about a story, or about a page
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DecisionEntry {
    /// Id of the story; absent where it is about the page
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub story: Option<String>,
    /// Page on which something changed
    pub page: u32,
    /// Slot in which something changed; absent where it is about the page
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub slot: Option<String>,
    /// What was done
    pub step: Step,
    /// What came of it, of a jump with the reason
    pub message: String,
    /// Figures by name
    pub data: Figures,
    /// The ways that were weighed, with `--explain`; only of jumps
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weighed: Vec<WeighedEntry>,
    /// The templates that the page names, where it names several: the one that it took first
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layouts: Vec<LayoutEntry>,
}

/// A template that a page names
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LayoutEntry {
    /// Its name
    pub layout: String,
    /// Whether the page took it
    pub chosen: bool,
    /// The slots that the files name and it lacks
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<String>,
    /// Its demerits; absent where it lacks slots
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "LayoutDemerits")]
    pub demerits: Option<LayoutDemerits>,
}

/// What is bad about a page as a template has it: 1 is what only a typographer with a rule finds, 10 sends a page
/// back
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LayoutDemerits {
    /// All of it
    #[schemars(with = "f64")]
    pub total: Figure,
    /// Copy without a place, and white at its end; absent where the page was not set so, because another template
    /// costs less in all
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub copy: Option<Figure>,
    /// Slots that nothing fills
    #[schemars(with = "f64")]
    pub empty: Figure,
    /// Pictures cropped to a shape that is not theirs
    #[schemars(with = "f64")]
    pub pictures: Figure,
    /// Heads too short or too long for their room
    #[schemars(with = "f64")]
    pub heads: Figure,
    /// Rules of the page that are broken
    #[schemars(with = "f64")]
    pub rules: Figure,
    /// What the front of the last edition had
    #[schemars(with = "f64")]
    pub repeated: Figure,
}

/// A way that was weighed
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WeighedEntry {
    /// Where the story would go on, as `page/slot`; nowhere when empty
    pub legs: Vec<LegEntry>,
    /// Whether it was chosen
    pub chosen: bool,
    /// What the edition would cost so, while all other stories go as they do; absent where it cannot be set so
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Figures")]
    pub cost: Option<Figures>,
}

/// A slot in which a story goes on
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegEntry {
    /// Page number
    pub page: u32,
    /// Slot
    pub slot: String,
}

/// The form of the issue as the regulation counts it: what every newspaper must print
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FormEntry {
    /// Form errors: the costs of what is missing
    pub errors: u32,
    /// Most form errors with which an issue passes
    pub limit: u32,
    /// Whether it passes
    pub pass: bool,
    /// Characters inspected: characters a line times lines, pictures by their share
    pub chars_inspected: u32,
    /// Editing errors with which so many characters pass
    pub editing_errors_allowed: u32,
    /// What is missing, in page order; each is a finding `form-error` too
    pub missing: Vec<MissingEntry>,
}

/// Something that the form lacks
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingEntry {
    /// Page on which it is missed
    pub page: u32,
    /// What it is
    pub what: FormFact,
    /// What it counts
    pub cost: u32,
    /// One fact
    pub message: String,
}

/// The edition
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditionEntry {
    /// Name of the paper
    pub paper: String,
    /// Day of publication: 2021-02-24
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Total number of the issue (总第N期)
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub number: Option<u32>,
    /// What it is beside the paper of the day, for which this is absent
    #[serde(skip_serializing_if = "EditionKind::is_regular")]
    pub kind: EditionKind,
    /// Which correction of the day's edition this is
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub correction: Option<u32>,
    /// Number of pages
    pub pages: usize,
}

/// Whether the edition may go to press
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing was found
    Clean,
    /// Something is worth a look
    Warnings,
    /// Something must be mended before the press
    Errors,
}

/// The file for the press, and how to know that it is the one that was signed
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PressEntry {
    /// The whole edition
    #[serde(flatten)]
    pub file: FileEntry,
    /// What it keeps to: `PDF/X-4` or `PDF/X-1a:2003`; absent where the house names no profile of its
    /// press, for then it is a plain PDF
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub standard: Option<String>,
    /// One file a page, with `--split`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub split: Vec<FileEntry>,
}

/// A PDF file
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileEntry {
    /// Path from the folder of the report: press.pdf
    pub file: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits in small letters
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Pages in it
    pub pages: usize,
    /// Its length
    pub bytes: u64,
    /// Numbers of its pages
    #[serde(default)]
    pub numbers: Vec<u32>,
    /// SHA-256 of what it shows: two files of the same pages in the same state have the same
    #[serde(default)]
    pub content: String,
    /// Whether its pages have changed since it was written; absent where they have not
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[schemars(with = "bool")]
    pub stale: bool,
}

/// A page
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PageEntry {
    /// Page number, from 1
    pub number: u32,
    /// What it is called in print; absent where that is its number
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub label: Option<String>,
    /// Name of the section: 要闻
    pub name: String,
    /// Template
    pub layout: String,
    /// Trimmed width and height in points
    pub trim_pt: Area,
    /// The slots in reading order
    pub slots: Vec<SlotEntry>,
    /// The pictures in reading order
    pub pictures: Vec<PictureEntry>,
}

/// A picture as it stands
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PictureEntry {
    /// Slot in which it stands
    pub slot: String,
    /// Its file, as the issue file or the story names it
    pub file: String,
    /// Its place
    pub bbox_pt: BBox,
    /// Pixels an inch at its placed size
    pub ppi: u32,
    /// Share of what is asked for, of the whole or of `crop`, that the shape of its place shows, from 0 to 1; a
    /// `zoom` is asked for
    #[schemars(with = "f64")]
    pub kept: Figure,
    /// Whether it covers its place or stands whole
    pub fit: PhotoFit,
}

/// A slot and what stands in it
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SlotEntry {
    /// Name in the template
    pub slot: String,
    /// Kind in the template
    pub kind: SlotKind,
    /// Id of the story that stands here
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub story: Option<String>,
    /// True where filler or an outline keeps the room
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dummy: bool,
    /// True where the slot stays white for a story that is held back
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Its place
    pub bbox_pt: BBox,
    /// Body lines; only slots with running copy have them
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Lines")]
    pub lines: Option<Lines>,
}

/// Body lines of a slot
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lines {
    /// Places left after heads, pictures and spacing
    pub capacity: u32,
    /// Places that hold text or a marker
    pub used: u32,
}

/// A story
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StoryEntry {
    /// Stem of its file; of a dummy its page and slot: `p1-lead`
    pub id: String,
    /// Path as the issue file gives it; of a dummy the name of the issue file
    pub file: String,
    /// True while filler stands for copy that is not there
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub dummy: bool,
    /// What the line ends of its file were taken for
    pub paragraphs: Paragraphs,
    /// The main headline
    pub headline: String,
    /// Characters of the body: placed + overset = total
    pub chars: Chars,
    /// Lines of the body
    pub lines: OversetLines,
    /// What stands of it in each slot, in reading order, without gap or overlap
    pub parts: Vec<PartEntry>,
}

/// Characters of a story's body, as Unicode scalar values
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Chars {
    /// All
    pub total: u32,
    /// Those on a page
    pub placed: u32,
    /// Those without a place
    pub overset: u32,
}

/// Lines without a place
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OversetLines {
    /// Lines that the overset characters would take
    pub overset: u32,
}

/// What stands of a story in one slot
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PartEntry {
    /// Page number
    pub page: u32,
    /// Slot
    pub slot: String,
    /// First character
    pub from: u32,
    /// One past the last character
    pub to: u32,
    /// Page on which the story goes on
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub continues_to: Option<u32>,
    /// Page from which it comes
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub continued_from: Option<u32>,
    /// The jump line as printed
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub marker: Option<String>,
    /// Unbroken runs of body lines, in reading order
    pub columns: Vec<ColumnEntry>,
}

/// An unbroken run of body lines
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ColumnEntry {
    /// Encloses these lines and nothing else
    pub bbox_pt: BBox,
    /// First character
    pub from: u32,
    /// One past the last character
    pub to: u32,
}

/// A place in a file
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceEntry {
    /// The file
    pub file: String,
    /// Line, from 1
    pub line: usize,
    /// Character of that line, from 1
    pub column: usize,
}

/// Something wrong
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FindingEntry {
    /// What it is about
    #[serde(serialize_with = "word")]
    #[schemars(schema_with = "codes")]
    pub code: Code,
    /// How much it weighs
    pub severity: Severity,
    /// True for an error that `--allow` lets pass; its severity is then `warning`
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub allowed: bool,
    /// Page number
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u32")]
    pub page: Option<u32>,
    /// Slot
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub slot: Option<String>,
    /// Story id
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub story: Option<String>,
    /// Place on the page
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BBox")]
    pub bbox_pt: Option<BBox>,
    /// What it is held against: the place that it leaves, what it lies over
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BBox")]
    pub other_bbox_pt: Option<BBox>,
    /// File that must be mended
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub file: Option<String>,
    /// Line of that file, from 1
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub line: Option<usize>,
    /// Character of that line, from 1
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize")]
    pub column: Option<usize>,
    /// Other places in files of what it tells, the first ones
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceEntry>,
    /// One fact
    pub message: String,
    /// What to do, one action each
    pub hints: Vec<String>,
    /// Figures by name; of words that a headline's line parts what they are, and the words
    pub data: Data,
}

/// Figures by name, in the order in which they are told
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(pub Vec<(Datum, Figure)>);

/// What machines read of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// Its figures.
    pub figures: Figures,
    /// Words that were parted, with what they are.
    pub parted: Option<(PartedKind, String)>,
}

/// A number with at most two decimals, kept in hundredths so that it prints alike everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure(i64);

/// Left, lower, right and upper side in points, from the lower left corner of the trim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BBox(pub [Figure; 4]);

/// Width and height in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Area(pub [Figure; 2]);

/// Returns the JSON Schema of `report.json`.
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Report>()
}

impl Figure {
    /// Returns a length in points.
    pub fn points(length: Abs) -> Figure {
        Figure(length.ratio(1, 10_000).units())
    }

    /// Returns a number of hundredths.
    pub fn hundredths(count: i64) -> Figure {
        Figure(count)
    }

    /// Returns any number, rounded; `None` when it is no number.
    pub fn rounded(number: f64) -> Option<Figure> {
        let hundredths = (number * 100.0).round();
        (hundredths.abs() < 1e15).then_some(Figure(hundredths as i64))
    }

    /// Returns the number for drawing.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Returns the number as JSON: whole numbers have no decimals.
    pub fn to_value(self) -> Value {
        if self.0 % 100 == 0 { Value::from(self.0 / 100) } else { Value::from(self.to_f64()) }
    }
}

impl FileEntry {
    /// Returns what the report says of a file.
    pub fn of(
        file: String,
        numbers: Vec<u32>,
        bytes: &[u8],
        digest: &Digest,
        content: &Digest,
    ) -> FileEntry {
        FileEntry {
            file,
            sha256: digest.to_string(),
            pages: numbers.len(),
            bytes: bytes.len() as u64,
            numbers,
            content: content.to_string(),
            stale: false,
        }
    }
}

impl BBox {
    /// Returns the box of a rectangle on a page of height `trim`.
    pub fn of(rect: Rect, trim: Abs) -> BBox {
        let [x0, y0] = [rect.x0, trim - rect.y1].map(Figure::points);
        let [x1, y1] = [rect.x1, trim - rect.y0].map(Figure::points);
        BBox([x0, y0, x1, y1])
    }
}

impl Figures {
    /// Returns the figures that are numbers, rounded.
    pub(super) fn of(data: &[(Datum, f64)]) -> Figures {
        let figure = |&(datum, number): &(Datum, f64)| Some((datum, Figure::rounded(number)?));
        Figures(data.iter().filter_map(figure).collect())
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(datum, figure)| (key(*datum), figure)))
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (datum, figure) in &self.figures.0 {
            map.serialize_entry(key(*datum), figure)?;
        }
        if let Some((kind, words)) = &self.parted {
            map.serialize_entry("kind", kind)?;
            map.serialize_entry("words", words)?;
        }
        map.end()
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_value(), f)
    }
}

impl Serialize for LegEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.page, self.slot))
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

/// Returns the schema of `count` numbers in a row.
fn numbers(count: u32, description: &str) -> Schema {
    json_schema!({
        "description": description,
        "type": "array",
        "items": { "type": "number" },
        "minItems": count,
        "maxItems": count,
    })
}

/// Writes the word of a code.
fn word<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.word())
}

/// Returns the schema of the codes that a finding may have: rules of the files only tell where they are
/// warnings, for else there is no report.
fn codes(_: &mut SchemaGenerator) -> Schema {
    let files = |code: &&Code| code.rule().stage == Stage::Files;
    let told = |code: &&Code| !files(code) || code.rule().weight == Severity::Warning;
    let words: Vec<&str> = Code::ALL.iter().filter(told).map(|code| code.word()).collect();
    json_schema!({ "type": "string", "description": "What it is about", "enum": words })
}

impl JsonSchema for Figures {
    fn schema_name() -> Cow<'static, str> {
        "Figures".into()
    }

    /// Names every figure, so that none is told that the schema does not know.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Figures by name",
            "type": "object",
            "properties": numbers_by_name(),
            "additionalProperties": false,
        })
    }
}

impl JsonSchema for Data {
    fn schema_name() -> Cow<'static, str> {
        "Data".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut known = numbers_by_name();
        let kind = generator.subschema_for::<PartedKind>();
        known.insert("kind".to_owned(), kind.to_value());
        let words =
            json!({ "description": "Words that a headline's line parts", "type": "string" });
        known.insert("words".to_owned(), words);
        json_schema!({
            "description": "Figures by name, and words that were parted",
            "type": "object",
            "properties": known,
            "additionalProperties": false,
        })
    }
}

/// Returns the schema of every figure, by its name.
fn numbers_by_name() -> Map<String, Value> {
    let number = |datum| {
        let about = figures::word(datum, Lang::En);
        (key(datum).to_owned(), json!({ "description": about, "type": "number" }))
    };
    figures::all().map(number).collect()
}

impl JsonSchema for LegEntry {
    fn schema_name() -> Cow<'static, str> {
        "LegEntry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl JsonSchema for BBox {
    fn schema_name() -> Cow<'static, str> {
        "BBox".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        numbers(4, "x0, y0, x1, y1 in points from the lower left corner of the trim, y up")
    }
}

impl JsonSchema for Area {
    fn schema_name() -> Cow<'static, str> {
        "Area".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        numbers(2, "width and height in points")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_on_the_lower_left_corner() {
        let pt = Abs::pt;
        let rect = Rect::new(pt(40.0), pt(100.0), pt(160.005), pt(130.0));
        let box_ = serde_json::to_string(&BBox::of(rect, pt(1105.51))).unwrap_or_default();
        assert_eq!(box_, "[40,975.51,160.01,1005.51]");
    }

    #[test]
    fn figures_drop_what_is_no_number() {
        assert_eq!(Figure::rounded(6.1).map(Figure::to_value), Some(Value::from(6.1)));
        assert_eq!(Figure::rounded(52.0).map(Figure::to_value), Some(Value::from(52)));
        assert_eq!(Figure::rounded(f64::NAN), None);
        assert_eq!(Figure::rounded(f64::INFINITY), None);
    }
}
