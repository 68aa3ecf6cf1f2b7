//! What the caller hands in: the text with its styles, and the house's rules for setting it.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::font::FaceId;
use crate::geom::{Abs, Em};

/// One paragraph to be set, with its styles.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// The characters; `'\n'` is a forced line break (verse).
    pub text: &'t str,
    /// The styles, in order, covering the text without gaps.
    pub spans: &'t [StyleSpan],
    /// The house's rules for this paragraph.
    pub rules: Rules,
}

/// One style and the bytes of the text that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSpan {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The face; characters it lacks come from its fallbacks.
    pub face: FaceId,
    /// Type size.
    pub size: Abs,
    /// Horizontal scale in thousandths: 1000 is natural.
    pub width: u16,
    /// How far above the baseline it stands.
    pub rise: Abs,
    /// Handed through to the runs untouched; the caller maps it to ink and the like.
    pub tag: u16,
}

/// Which characters may not begin or end a line (clreq 3.1.4)
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No mark is kept from any place; numbers and words stay whole all the same
    None,
    /// No closing mark at a line start, no opening one at a line end
    Basic,
    /// Nor a solidus at a line end, nor an ellipsis at a line start
    #[default]
    Gb,
    /// Nor a dash at a line start
    Strict,
}

/// Width of marks inside a line (clreq 3.1.6)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WidthStyle {
    /// 全角式: whole cells, neighbours share their blanks
    #[default]
    Quanjiao,
    /// 开明式: only 。？！ keep whole cells
    Kaiming,
    /// 半角式: half cells
    Banjiao,
    /// 行末半角: whole cells but at the end of a line
    Hangmobanjiao,
    /// 原样: whole cells everywhere
    Plain,
}

/// The way a line runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right (横排).
    #[default]
    Across,
    /// Down the page (竖排, clreq 2.4.2).
    Down,
}

/// Opening marks at the start of a line
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineStart {
    /// Their blank is cut off: the ink is flush with the line below
    #[default]
    Trim,
    /// They keep a whole cell
    Full,
}

/// The house's rules for one paragraph. [`Rules::default`] is news body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Strictness at line starts and ends.
    pub level: Level,
    /// Width of punctuation inside a line.
    pub width_style: WidthStyle,
    /// Blank between Chinese and Western characters; stretches only when it is not zero.
    pub cjk_latin_gap: Em,
    /// Opening marks at a line start.
    pub line_start_open: LineStart,
    /// Whether English words may be hyphenated.
    pub hyphenate: bool,
    /// Added between all characters alike.
    pub tracking: Em,
    /// Width of a typed U+3000.
    pub ideographic_space: Em,
    /// Whether a sentence end inside a line may be squeezed when nothing else is left (step S7).
    pub squeeze_stops: bool,
    /// Whether a comma or a full stop for which a line has no room may stand outside the
    /// measure, one a line at most (clreq 3.1.7).
    pub hang_end: bool,
    /// Whether a number and the measure word after it (20万) are one unit.
    pub keep_counters: bool,
    /// Whether figures take the face's half-width forms, two to a cell.
    pub half_digits: bool,
    /// Whether Western phrases are padded to whole cells (clreq 3.2.5), instead of the gap.
    pub western_grid: bool,
    /// Whether up to four figures and three capitals of a line down the page stand upright, a cell each:
    /// heads.
    pub short_upright: bool,
    /// The way the lines run. All widths are then lengths along the line.
    pub direction: Direction,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            level: Level::Gb,
            width_style: WidthStyle::Quanjiao,
            cjk_latin_gap: Em::from_units(125_000),
            line_start_open: LineStart::Trim,
            hyphenate: true,
            tracking: Em::ZERO,
            ideographic_space: Em::ONE,
            squeeze_stops: true,
            hang_end: false,
            keep_counters: false,
            half_digits: true,
            western_grid: false,
            short_upright: false,
            direction: Direction::Across,
        }
    }
}

impl Rules {
    /// Returns the rules for display sizes: half-width marks, no hyphens, numbers kept with their
    /// measure words, and a clause space narrow enough not to tear the head apart.
    pub fn headline() -> Rules {
        Rules {
            width_style: WidthStyle::Banjiao,
            hyphenate: false,
            ideographic_space: Em::from_units(620_000),
            keep_counters: true,
            ..Rules::default()
        }
    }

    /// Returns the house's rules with those of display sizes on top.
    pub fn for_headlines(self) -> Rules {
        let Rules { level, cjk_latin_gap, line_start_open, .. } = self;
        Rules { level, cjk_latin_gap, line_start_open, ..Rules::headline() }
    }

    /// Returns the same rules for lines that run down the page.
    pub fn down(self) -> Rules {
        Rules { direction: Direction::Down, ..self }
    }

    /// Returns whether neighbouring marks share their blanks (clreq 3.1.6).
    pub(super) fn trims_neighbours(&self) -> bool {
        matches!(self.width_style, WidthStyle::Quanjiao | WidthStyle::Kaiming)
    }

    /// Returns whether marks lose their outer blank at the edges of a line.
    pub(super) fn trims_edges(&self) -> bool {
        self.width_style != WidthStyle::Plain
    }
}
