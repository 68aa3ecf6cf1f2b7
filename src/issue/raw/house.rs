//! `layouts/house.toml`: what does not change from day to day.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::composition::CompositionRules;
use super::filler::FillerStyle;
use super::grid::Grid;
use super::lint::Lint;
use super::number::{Hundredths, Permille, Whole};
use super::page_names::PageNames;
use super::paths::Paths;
use super::wording::WordingRules;
use crate::color::RenderingIntent;
use crate::diag::Spanned;
use crate::geom::Length;
use crate::page_name::FileFact;
use crate::pattern::Pattern;
use crate::terms::{Flow, HeadAlign, ListStyle, ParagraphRule, PartPlace, SubheadForm, Words};
use crate::text::WidthStyle;

/// The house style of a paper: its facts, page, grid, faces, inks and styles
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct House {
    /// Facts of the paper
    pub paper: Paper,
    /// The trimmed page
    pub page: PageSize,
    /// The column grid that a layout takes when it gives none
    pub grid: Grid,
    /// Typeface files by role; `song` must be among them
    pub faces: BTreeMap<String, Face>,
    /// Page colours by name, as inks
    #[serde(default)]
    pub inks: BTreeMap<String, Spanned<InkMix>>,
    /// Rules of composition, for all copy of the paper
    #[serde(default)]
    pub composition: CompositionRules,
    /// How copy is read
    #[serde(default)]
    pub manuscript: Manuscript,
    /// Words that headlines keep whole
    #[serde(default)]
    pub lexicon: Lexicon,
    /// Text styles by name; `body` must be among them. `caption`, `credit`, `index-label`,
    /// `index-section`, `index-title`, `index-marker` and `index-summary` set what they name, in `body` where
    /// they are left out
    pub styles: BTreeMap<String, TextStyle>,
    /// Ways of setting running copy, by name; that of slots that name none is `news`, or the
    /// only one there is
    pub copy: BTreeMap<String, CopyStyle>,
    /// Headline styles by name
    pub heads: BTreeMap<String, HeadStyle>,
    /// The type ladder: the headline style of a slot that names none, by the columns it spans
    /// at least; where no rung is as narrow, the only headline style there is
    #[serde(default)]
    pub ladder: BTreeMap<String, Spanned<String>>,
    /// Lists of fixed matter (masthead, folio, imprint), by name
    #[serde(default)]
    pub furniture: BTreeMap<String, Vec<FurnitureItem>>,
    /// Words and numerals of jump lines
    #[serde(default)]
    pub numerals: Numerals,
    /// What pages are called in print where it is not their number
    #[serde(default)]
    pub page_names: PageNames,
    /// Limits beyond which something is reported
    #[serde(default)]
    pub limits: Limits,
    /// What make-up may change so that pages come out full
    #[serde(default)]
    pub copyfit: Copyfit,
    /// How what stands where white is left is set
    #[serde(default)]
    pub filler: FillerStyle,
    /// Rules of jumps
    #[serde(default)]
    pub jumps: Jumps,
    /// What a night editor would send back
    #[serde(default)]
    pub lint: Lint,
    /// How the paper writes
    #[serde(default)]
    pub wording: WordingRules,
    /// The press
    #[serde(default)]
    pub press: Press,
    /// Folders beside the root and the issue file's own from which files may be read
    #[serde(default)]
    pub paths: Paths,
}

/// How copy is read
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manuscript {
    /// What parts paragraphs
    #[serde(default)]
    pub paragraphs: ParagraphRule,
}

/// Words that headlines keep whole, beside those that every dictionary has
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// Names of places, bodies and people
    #[serde(default)]
    pub words: Vec<String>,
}

/// Facts of the paper
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Name of the paper
    pub name: Spanned<String>,
    /// Words that open a news story and are set in the lead-in style
    #[serde(default)]
    pub lead_ins: Vec<String>,
    /// Any other facts; furniture calls them by `{key}`. One that only some days have is declared as ""
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// QR codes, in the order in which furniture calls them
    #[serde(default)]
    pub qr: Vec<Qr>,
}

/// A QR code with its label
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qr {
    /// The label, a line each, with `**bold**`
    pub label: Vec<String>,
    /// The address
    pub url: Spanned<String>,
}

/// The trimmed page
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSize {
    /// Trimmed width
    pub width: Spanned<Length>,
    /// Trimmed height
    pub height: Spanned<Length>,
    /// Bleed beyond the trim; none when left out
    #[serde(default)]
    pub bleed: Option<Spanned<Length>>,
}

/// A typeface file
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Face {
    /// File in `fonts/`
    pub file: Spanned<String>,
    /// Which face of a file that holds several (`.ttc`, `.otc`), counted from 0
    #[serde(default)]
    pub index: Option<u32>,
    /// Holds rare characters only: as a fallback it is read only for copy that has one which no
    /// face before it shows, and such characters are told (`rare-character`)
    #[serde(default)]
    pub rare: bool,
    /// Roles to try, in order, for characters that the face lacks
    #[serde(default)]
    pub fallback: Vec<Spanned<String>>,
    /// Role of the face that sets Western letters and figures in text of this one
    #[serde(default)]
    pub western: Option<Spanned<String>>,
    /// Size of these letters and figures in percent of the text's, where they look too large or
    /// small
    #[serde(default)]
    #[schemars(range(min = 50, max = 150))]
    pub western_size: Option<Spanned<Permille>>,
}

/// Inks in percent; with `spot`, a spot ink and the process inks that stand in for it where the
/// issue books no plate for it
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InkMix {
    /// Cyan
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub c: Hundredths,
    /// Magenta
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub m: Hundredths,
    /// Yellow
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub y: Hundredths,
    /// Black
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub k: Hundredths,
    /// Name of a spot ink, as on its plate; the other inks are its full alternate
    #[serde(default)]
    pub spot: Option<Spanned<String>>,
    /// How much of the spot ink, in percent; all when left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub tint: Option<Spanned<Hundredths>>,
}

/// A text style
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Role of the face
    pub face: Spanned<String>,
    /// Type size
    pub size: Spanned<Length>,
    /// Role of the face of `**bold**` words; the text's own when left out
    #[serde(default)]
    pub bold: Option<Spanned<String>>,
    /// Name of the ink; black when left out
    #[serde(default)]
    pub ink: Option<Spanned<String>>,
    /// Horizontal scale in percent
    #[serde(default)]
    #[schemars(range(min = 80, max = 120))]
    pub width: Option<Spanned<Permille>>,
    /// Extra white after each character, in em
    #[serde(default)]
    #[schemars(range(min = -0.5, max = 5))]
    pub tracking: Option<Spanned<f64>>,
}

/// How running copy is set
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyStyle {
    /// Style of the text
    pub body: Spanned<String>,
    /// First-line indent in em; 2 when left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 20))]
    pub indent: Option<Spanned<f64>>,
    /// Whether lines are filled to the measure; they are when this is left out
    #[serde(default)]
    pub justify: Option<bool>,
    /// Style of the words that open a story (本报讯), those of `paper.lead_ins`; the text's
    /// when left out
    #[serde(default)]
    pub lead_in: Option<Spanned<String>>,
    /// Subheads inside the copy; one line in the text's style when left out
    #[serde(default)]
    pub subhead: Option<SubheadStyle>,
    /// Style of quotations (`>`); the text's when left out
    #[serde(default)]
    pub quote: Option<Spanned<String>>,
    /// Pull quotes (`>>`); left out and told where this is not given
    #[serde(default)]
    pub pull: Option<PullStyle>,
    /// Style of verse (lines that end in `\`); the text's when left out
    #[serde(default)]
    pub verse: Option<Spanned<String>>,
    /// Style of jump lines; the text's when left out
    #[serde(default)]
    pub marker: Option<Spanned<String>>,
    /// The first character of a story, some lines high
    #[serde(default)]
    pub drop_initial: Option<DropInitial>,
    /// The sign behind the last character of a story: none behind verse or a list of names, and none
    /// in short stories
    #[serde(default)]
    pub end: Option<EndStyle>,
    /// Style of the story's credit, where it stands flush right at the end of the copy
    #[serde(default)]
    pub credit: Option<Spanned<String>>,
    /// White between Chinese and Western characters, in em; the house's where it is left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 0.25))]
    pub gap: Option<Spanned<f64>>,
    /// Width of marks inside a line; the house's where it is left out
    #[serde(default)]
    pub punctuation: Option<WidthStyle>,
    /// Paragraphs that open with bold words hang from them: later lines begin where the text after
    /// the bold words begins
    #[serde(default)]
    pub hang: bool,
    /// Which items of lists hang; their marks stand at the margin, in whole cells
    #[serde(default)]
    pub list: ListStyle,
    /// Lines of white between two paragraphs; none when left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub paragraph_space: Option<u32>,
    /// Across, or in lines down the page from right to left (竖排). Vertical copy stays in its
    /// slot: it cannot jump. It has no pull quotes, and the columns `inside` a slot
    /// are tiers
    #[serde(default)]
    pub flow: Flow,
    /// From one vertical line to the next; the grid's pitch where it is left out
    #[serde(default)]
    pub leading: Option<Spanned<Length>>,
    /// Sizes of verse that stands as a figure, where its slot has `fill = "loose"`: the largest is taken that
    /// the room holds, the block stands in the middle, stanzas stay whole. Advertisements keep their size
    #[serde(default)]
    #[schemars(length(max = 9))]
    pub steps: Vec<VerseStep>,
}

/// A size of verse that stands as a figure
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerseStep {
    /// Type size
    pub size: Spanned<Length>,
    /// From baseline to baseline; short verse opens its lines beyond that
    pub leading: Spanned<Length>,
}

/// Subheads inside the copy
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubheadStyle {
    /// Style of the words
    pub style: Spanned<String>,
    /// Grid lines that a subhead of one line takes
    #[schemars(range(min = 1, max = 6))]
    pub lines: Spanned<u32>,
    /// How far below the middle of these lines the words stand
    #[serde(default)]
    pub drop: Option<Spanned<Length>>,
    /// How they stand in their columns; at the left in vertical copy
    #[serde(default)]
    pub form: SubheadForm,
    /// Ink of the bar; black when left out
    #[serde(default)]
    pub bar_ink: Option<Spanned<String>>,
}

/// The first character of a story, some lines high
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropInitial {
    /// Style of the character; its size follows from the lines
    pub style: Spanned<String>,
    /// Lines that it is high
    #[schemars(range(min = 2, max = 5))]
    pub lines: Spanned<u32>,
}

/// The sign at the end of a story
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndStyle {
    /// The sign: ■, or another that its face has
    pub mark: Spanned<String>,
    /// Style of the sign; the text's when left out
    #[serde(default)]
    pub style: Option<Spanned<String>>,
}

/// Pull quotes
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PullStyle {
    /// Style of the words
    pub style: Spanned<String>,
    /// Distance from baseline to baseline
    pub leading: Spanned<Length>,
    /// Weight of the rule above
    #[serde(default)]
    pub rule_above: Option<Spanned<Length>>,
    /// Ink of the rule above
    #[serde(default)]
    pub rule_ink: Option<Spanned<String>>,
    /// Weight of the rule below
    #[serde(default)]
    pub rule_below: Option<Spanned<Length>>,
}

/// A headline style: how kicker, title, deck and the other parts stand together
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadStyle {
    /// Where lines stand in their room
    #[serde(default)]
    pub align: HeadAlign,
    /// Across, or down a strip at the side
    #[serde(default)]
    pub flow: Flow,
    /// Of a head down a strip at the side: the style in which one of thirteen characters or more, or one
    /// for which the strip has no room, stands across the top of its slot instead. All stay in their strips
    /// when left out
    #[serde(default)]
    pub across: Option<Spanned<String>>,
    /// The parts from top to bottom; a part that the story lacks takes no room
    pub parts: Vec<HeadPart>,
    /// From the last baseline to the text; what is left to whole grid lines stands above the head.
    /// By default the white between head and text is three tenths of the size of the head's last
    /// line, 7 pt at least
    #[serde(default)]
    pub foot: Option<Spanned<Length>>,
    /// Weight of a rule along the top of the head
    #[serde(default)]
    pub top_rule: Option<Spanned<Length>>,
    /// Ink of that rule
    #[serde(default)]
    pub top_rule_ink: Option<Spanned<String>>,
}

/// One part of a headline
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadPart {
    /// Which words it shows
    pub words: Words,
    /// Role of the face
    pub face: Spanned<String>,
    /// Type size
    pub size: Spanned<Length>,
    /// Smallest size that the words may fall to where they do not fit
    #[serde(default)]
    pub min_size: Option<Spanned<Length>>,
    /// Largest size to which the title may grow where its words use less than 62 % of their width;
    /// past it their characters are set wider apart, by 0.12 em at most. `size` when left out, and
    /// then nothing is set apart either
    #[serde(default)]
    pub max_size: Option<Spanned<Length>>,
    /// Horizontal scale in percent
    #[serde(default)]
    #[schemars(range(min = 80, max = 120))]
    pub width: Option<Spanned<Permille>>,
    /// Smallest horizontal scale in percent
    #[serde(default)]
    #[schemars(range(min = 80, max = 100))]
    pub min_width: Option<Spanned<Permille>>,
    /// Name of the ink; black when left out
    #[serde(default)]
    pub ink: Option<Spanned<String>>,
    /// Where the part stands: on its own lines, after the part before it, or flush right on its
    /// baseline
    #[serde(default)]
    pub place: PartPlace,
    /// From the baseline before (or the top of the head) to this part's baseline; in vertical
    /// heads the white before the part
    #[serde(default)]
    pub drop: Option<Spanned<Length>>,
    /// The same when this part is the first that the story has
    #[serde(default)]
    pub first: Option<Spanned<Length>>,
    /// Most lines; words that need more are made smaller
    #[serde(default)]
    #[schemars(range(min = 1, max = 20))]
    pub lines: Option<Spanned<u32>>,
    /// Distance from baseline to baseline of its lines at full size; what is made smaller is set
    /// closer alike. By default 1.10 of the size for a title of two lines, 1.15 for more. In vertical
    /// heads from character to character
    #[serde(default)]
    pub leading: Option<Spanned<Length>>,
    /// White before a part that stands after another
    #[serde(default)]
    pub gap: Option<Spanned<Length>>,
    /// A hairline this far under the part's last baseline
    #[serde(default)]
    pub rule: Option<Spanned<Length>>,
    /// Ink of that line
    #[serde(default)]
    pub rule_ink: Option<Spanned<String>>,
    /// Length of that line; the width of the head when left out
    #[serde(default)]
    pub rule_length: Option<Spanned<Length>>,
    /// Ink of a panel behind the words
    #[serde(default)]
    pub panel: Option<Spanned<String>>,
    /// In vertical heads: characters a row, set across
    #[serde(default)]
    #[schemars(range(min = 1, max = 20))]
    pub across: Option<Spanned<u32>>,
    /// A hairline frame round the words
    #[serde(default)]
    pub framed: bool,
    /// Set as a justified paragraph (提要) instead of balanced lines
    #[serde(default)]
    pub paragraph: bool,
}

/// One piece of fixed matter; exactly one of `text`, `rule`, `left`/`right` and `qr` is given
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurnitureItem {
    /// Words, with `{facts}` and `**bold**`; `{en}` is white half an em wide
    #[serde(default)]
    pub text: Option<Spanned<String>>,
    /// Style of the words
    #[serde(default)]
    pub style: Option<Spanned<String>>,
    /// From the left side of the slot
    #[serde(default)]
    pub x: Option<Spanned<Length>>,
    /// From the upper side of the slot to the baseline, the rule or the code
    #[serde(default)]
    pub y: Option<Spanned<Length>>,
    /// Width in which words are centred, or length of a rule across
    #[serde(default)]
    pub width: Option<Spanned<Length>>,
    /// Height of a rule that runs down, or size of a code
    #[serde(default)]
    pub height: Option<Spanned<Length>>,
    /// Weight of a rule
    #[serde(default)]
    pub rule: Option<Spanned<Length>>,
    /// Ink of a rule
    #[serde(default)]
    pub ink: Option<Spanned<String>>,
    /// Words in a row from the left side
    #[serde(default)]
    pub left: Vec<FurniturePart>,
    /// Words in a row that ends at the right side
    #[serde(default)]
    pub right: Vec<FurniturePart>,
    /// Which of the paper's QR codes, from 1
    #[serde(default)]
    #[schemars(range(min = 1, max = 20))]
    pub qr: Option<Spanned<u32>>,
    /// Only on odd or only on even pages
    #[serde(default)]
    pub pages: Option<PageParity>,
}

/// Odd or even pages
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageParity {
    /// 1, 3, 5 …
    Odd,
    /// 2, 4, 6 …
    Even,
}

/// Words in a row of fixed matter
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurniturePart {
    /// Words, with `{facts}` and `**bold**`; left out when a fact in them is empty. `{en}` is white
    /// half an em wide
    pub text: Spanned<String>,
    /// Style of the words
    pub style: Spanned<String>,
    /// White between this part and the next towards the middle
    #[serde(default)]
    pub gap: Option<Spanned<Length>>,
}

/// Words and numerals of jump lines; `{page}` is the page's number
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Numerals {
    /// The line that sends the reader on
    pub to: Spanned<String>,
    /// The line that tells where a tail comes from
    pub from: Spanned<String>,
    /// The line of the index
    pub index: Spanned<String>,
    /// Chinese ordinals (二) instead of figures (2)
    pub chinese: bool,
}

/// Limits beyond which something is reported
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Free lines in one column that are still no gap; in a slot of several, one line fewer than it has columns
    #[schemars(range(min = 0, max = 500))]
    pub gap_lines: u32,
    /// Smallest picture resolution in pixels an inch before an error
    #[schemars(range(min = 0, max = 10_000))]
    pub picture_error_ppi: u32,
    /// Smallest picture resolution in pixels an inch before a warning
    #[schemars(range(min = 0, max = 10_000))]
    pub picture_warning_ppi: u32,
    /// Lines of text that must follow a subhead in its column
    #[schemars(range(min = 0, max = 500))]
    pub lines_after_subhead: u32,
    /// Smallest type in two or more inks, which are never quite in register
    pub type_in_inks: Length,
    /// Smallest type that is left white in a panel
    pub type_reversed: Length,
    /// Thinnest rule in one ink
    pub rule: Length,
    /// Thinnest rule that is white or in two or more inks
    pub rule_in_inks: Length,
}

/// Copyfit: what make-up may change so that a story ends with the last line of its room, in the
/// order in which it is tried
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Copyfit {
    /// Percent of its lines, but one at least, that the paragraphs of a story may give or take
    /// together, each one at most and never two that follow each other; 0 for none
    #[schemars(range(min = 0, max = 20))]
    pub paragraphs: u32,
    /// Percent by which a headline may become smaller or larger
    #[schemars(range(min = 0, max = 50))]
    pub headline: u32,
    /// Lines that a headline may take more than it needs (标题多占行): white above it, with more
    /// of which it would float. Heads side by side get none
    #[schemars(range(min = 0, max = 1))]
    pub white: u32,
    /// Percent of its height by which a photograph inside a story may become lower or higher; one
    /// that stands whole may go beyond that. 30 when left out
    #[schemars(range(min = 0, max = 100))]
    pub picture_percent: Option<u32>,
    /// The same in lines, for a house that gives no `picture_percent`
    #[schemars(range(min = 0, max = 500))]
    pub picture: Option<u32>,
    /// Whether all subheads of a page may gain a line of white where that fills it
    pub spacing: bool,
    /// Whether photographs and boxes marked `optional` may be left out; pull quotes always are
    /// where copy has no room
    pub optional: bool,
}

/// Rules of jumps (转版)
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Jumps {
    /// Lines that stand before a jump at least
    #[schemars(range(min = 0, max = 500))]
    pub before: u32,
    /// Lines that stand after it at least
    #[schemars(range(min = 0, max = 500))]
    pub after: u32,
    /// Fewest lines of a paragraph that a jump carries to the next page
    #[schemars(range(min = 0, max = 500))]
    pub carry: u32,
    /// Whether a story may jump twice
    pub second: bool,
}

/// The press
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// ICC profile of the printing condition, a file in `layouts/`
    #[serde(default)]
    pub profile: Option<Spanned<String>>,
    /// Name of the condition as registered
    #[serde(default)]
    pub condition: Option<String>,
    /// The condition in plain words
    #[serde(default)]
    pub condition_text: Option<String>,
    /// Where the condition is registered
    #[serde(default)]
    pub registry: Option<String>,
    /// The profile's name
    #[serde(default)]
    pub info: Option<String>,
    /// Largest sum of inks in percent, of pictures and of everything else
    #[serde(default)]
    #[schemars(range(min = 150, max = 400))]
    pub ink_limit: Option<Spanned<Whole>>,
    /// Name of a page's own file, without `.pdf`: {date} {yyyymmdd} {page} {page2} {page3}
    /// {page_name} {section} {number}; `{yyyymmdd}-{page2}` when left out. `{page_name}` is
    /// what the page is called: A02, or its number
    #[serde(default)]
    pub file_name: Option<Spanned<Pattern<FileFact>>>,
    /// How photographs are made ready for the press
    #[serde(default)]
    pub pictures: Pictures,
}

/// How photographs are made ready for the press
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pictures {
    /// Pixels an inch at the placed size; 200 when left out. Coarser pictures stay as they are
    #[serde(default)]
    #[schemars(range(min = 100, max = 600))]
    pub ppi: Option<Spanned<Whole>>,
    /// Sharpening in percent; 0 for none
    #[serde(default)]
    #[schemars(range(min = 0, max = 200))]
    pub sharpen: Option<Spanned<Whole>>,
    /// Percent points by which midtones become lighter
    #[serde(default)]
    #[schemars(range(min = 0, max = 30))]
    pub midtones: Option<Spanned<Whole>>,
    /// Largest black of a grey photograph in percent
    #[serde(default)]
    #[schemars(range(min = 70, max = 100))]
    pub black_limit: Option<Spanned<Whole>>,
    /// Quality of JPEG data
    #[serde(default)]
    #[schemars(range(min = 50, max = 100))]
    pub quality: Option<Spanned<Whole>>,
    /// How colours beyond the condition's range come in
    #[serde(default)]
    pub intent: RenderingIntent,
}

impl House {
    /// Returns the way of setting copy of slots that name none: `news`, else the only one there is.
    pub fn default_copy(&self) -> Option<&str> {
        let only = || self.copy.iter().next().filter(|_| self.copy.len() == 1);
        let name = self.copy.get_key_value("news").or_else(only);
        name.map(|(name, _)| name.as_str())
    }
}

impl Default for Numerals {
    fn default() -> Numerals {
        let word = |text: &str| Spanned::new(text.to_owned(), 0..0);
        Numerals {
            to: word("（下转第{page}版）"),
            from: word("（上接第{page}版）"),
            index: word("▶ 详见{page}版"),
            chinese: true,
        }
    }
}

impl Default for Copyfit {
    fn default() -> Copyfit {
        Copyfit {
            paragraphs: 9,
            headline: 10,
            white: 1,
            picture_percent: None,
            picture: None,
            spacing: true,
            optional: true,
        }
    }
}

impl Default for Jumps {
    fn default() -> Jumps {
        Jumps { before: 10, after: 12, carry: 3, second: false }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            gap_lines: 1,
            picture_error_ppi: 100,
            picture_warning_ppi: 150,
            lines_after_subhead: 2,
            type_in_inks: Length::pt(9.0),
            type_reversed: Length::pt(8.0),
            rule: Length::pt(0.25),
            rule_in_inks: Length::pt(0.5),
        }
    }
}
