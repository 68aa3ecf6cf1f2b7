//! Words to ink: short matter set on one baseline, and lines of copy turned into frame items.

use std::ops::Range;

use super::heads::Heads;
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::TextStyle;
use crate::frame::{FrameItem, Glyph, GlyphRun, Group, Shape, Tag};
use crate::geom::{Abs, Orientation, Point, Rect};
use crate::plan::PagePlan;
use crate::text::{CellPlace, LineRun, Prepared, Room, Rules, Setter, Source, StyleSpan};

/// The setter of an edition, with the rules and words that layout hands to it again and again.
pub(crate) struct Typesetter<'a> {
    setter: Setter<'a>,
    rules: Rules,
    lexicon: &'a [String],
    heads: Heads,
}

/// Words prepared for setting, with the ink of each style in them.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// The prepared words.
    pub(crate) prepared: Prepared,
    /// Ink by the tag of a run.
    pub(crate) inks: Vec<Ink>,
}

/// A stretch of text in one style.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'t> {
    /// The characters.
    pub(crate) text: &'t str,
    /// Their style.
    pub(crate) style: TextStyle,
    /// Whether the bold face sets them.
    pub(crate) bold: bool,
    /// Their size and height.
    pub(crate) script: Script,
}

/// The size of figures beside the words they stand with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Script {
    /// As large as the words.
    #[default]
    Full,
    /// Small and raised: m², the upper figures of a fraction.
    Raised,
    /// Small and lowered: the figures of H₂O.
    Lowered,
    /// Small on the baseline: the lower figures of a fraction.
    Small,
}

impl<'t> Stretch<'t> {
    /// Returns a stretch of plain words.
    pub(crate) fn plain(text: &'t str, style: TextStyle) -> Stretch<'t> {
        Stretch { text, style, bold: false, script: Script::Full }
    }
}

/// Size from which marks in a headline take half a cell and a space between clauses 0.62 em.
const DISPLAY: Abs = Abs::from_units(13_000_000);

impl<'a> Typesetter<'a> {
    /// Returns a typesetter for the faces of `setter` that keeps the house's rules, and the words
    /// of `lexicon` whole in headlines.
    pub(crate) fn new(
        setter: Setter<'a>,
        rules: Rules,
        lexicon: &'a [String],
    ) -> Typesetter<'a> {
        Typesetter { setter, rules, lexicon, heads: Heads::default() }
    }

    /// Returns the words that headlines keep whole.
    pub(crate) fn lexicon(&self) -> &'a [String] {
        self.lexicon
    }

    /// Returns the heads that were fitted before.
    pub(super) fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Returns whether the face of a style has every character of words itself.
    pub(crate) fn has_all(&self, words: &str, style: TextStyle) -> bool {
        self.setter.has_all(style.face, words)
    }

    /// Returns the house's rules of composition.
    pub(crate) fn rules(&self) -> Rules {
        self.rules
    }

    /// Returns the rules of matter that stands on one line, or of a headline, in `style`.
    pub(crate) fn line_rules(&self, style: TextStyle) -> Rules {
        let rules = match style.size >= DISPLAY {
            true => self.rules.for_headlines(),
            false => self.rules,
        };
        Rules { tracking: style.tracking, hyphenate: false, ..rules }
    }

    /// Prepares stretches of text as one paragraph.
    pub(crate) fn prepare(&self, stretches: &[Stretch], rules: Rules) -> Words {
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut inks = Vec::new();
        for stretch in stretches.iter().filter(|stretch| !stretch.text.is_empty()) {
            let start = text.len();
            text.push_str(stretch.text);
            let style = stretch.style;
            // Raised figures reach as high as capitals and are as dark as the words.
            let (size, rise) = match stretch.script {
                Script::Full => (style.size, Abs::ZERO),
                Script::Raised => (style.size.ratio(60, 100), style.size.ratio(34, 100)),
                Script::Lowered => (style.size.ratio(60, 100), -style.size.ratio(14, 100)),
                Script::Small => (style.size.ratio(60, 100), Abs::ZERO),
            };
            spans.push(StyleSpan {
                range: start..text.len(),
                face: if stretch.bold { style.bold } else { style.face },
                size,
                width: style.width,
                rise,
                tag: inks.len() as u16,
            });
            inks.push(style.ink);
        }
        let prepared = self.setter.prepare(&Source { text: &text, spans: &spans, rules });
        Words { prepared, inks }
    }

    /// Prepares words that may hold `**bold**`, for one line of fixed matter or of a headline.
    pub(crate) fn words(&self, text: &str, style: TextStyle) -> Words {
        self.bold_words(text, style, self.line_rules(style))
    }

    fn bold_words(&self, text: &str, style: TextStyle, rules: Rules) -> Words {
        let stretches: Vec<Stretch> = text
            .split("**")
            .enumerate()
            .map(|(at, text)| Stretch { bold: at % 2 == 1, ..Stretch::plain(text, style) })
            .collect();
        self.prepare(&stretches, rules)
    }

    /// Prepares words that may hold `**bold**` for lines down the page (竖排), with `leading` between
    /// their cells.
    pub(crate) fn words_down(&self, text: &str, style: TextStyle, leading: Abs) -> Words {
        let size = style.size.max(Abs::from_units(1));
        let tracking = style.tracking + leading.in_em(size);
        let rules = self.line_rules(style).down();
        self.bold_words(text, style, Rules { tracking, short_upright: true, ..rules })
    }

    /// Returns the width of words on one line.
    pub(crate) fn width(&self, text: &str, style: TextStyle) -> Abs {
        self.words(text, style).prepared.natural_width()
    }
}

impl Words {
    /// Returns the cells of the words on one line.
    pub(crate) fn cells(&self) -> Vec<CellPlace> {
        let whole = Room::new(Abs::HUGE, Abs::ZERO);
        let fit = crate::text::Fit::First;
        let lines = crate::text::break_lines(&self.prepared, &|_| whole, fit, false);
        let set =
            lines.iter().map(|it| crate::text::set_line(&self.prepared, it, whole, false));
        set.flat_map(|line| line.cells).collect()
    }

    /// Returns the ink items of the words on one line, its left end at `at` on the baseline; `span` is
    /// where all of them are written.
    pub(crate) fn on_one_line(&self, at: Point, span: Option<&Span>) -> Vec<FrameItem> {
        let whole = Room::new(Abs::HUGE, Abs::ZERO);
        let breaks = crate::text::break_lines(
            &self.prepared,
            &|_| whole,
            crate::text::Fit::First,
            false,
        );
        breaks
            .iter()
            .flat_map(|line_break| {
                let line = crate::text::set_line(&self.prepared, line_break, whole, false);
                self.items(line.runs, at, &|_| span.cloned())
            })
            .collect()
    }

    /// Returns the ink items of a set line whose left end is `at` on the baseline; `span` tells where
    /// bytes of the words are written.
    pub(crate) fn items(
        &self,
        runs: Vec<LineRun>,
        at: Point,
        span: &dyn Fn(Range<usize>) -> Option<Span>,
    ) -> Vec<FrameItem> {
        let runs = runs.into_iter().filter(|run| !run.glyphs.is_empty());
        runs.enumerate()
            .map(|(number, run)| {
                let ink = self.inks.get(usize::from(run.tag)).copied().unwrap_or(Ink::BLACK);
                let first = run.glyphs.first().map_or(Point::default(), |glyph| {
                    match run.orientation {
                        Orientation::Across => Point::new(glyph.x, Abs::ZERO),
                        Orientation::Upright | Orientation::Turned => {
                            Point::new(glyph.x, glyph.y)
                        }
                    }
                });
                let glyphs = run.glyphs.iter().map(|glyph| Glyph {
                    id: glyph.id,
                    x: glyph.x - first.x,
                    y: glyph.y - first.y,
                    text: glyph.text.clone(),
                });
                let bytes = run.byte..run.byte + run.text.len();
                FrameItem::Text(GlyphRun {
                    face: run.face,
                    size: run.size,
                    width: run.width,
                    orientation: run.orientation,
                    continues: run.orientation != Orientation::Across && number > 0,
                    ink,
                    origin: Point::new(at.x + first.x, at.y + first.y),
                    glyphs: glyphs.collect(),
                    text: run.text,
                    span: span(bytes),
                })
            })
            .collect()
    }
}

/// Returns a rule across, its middle at `y`.
pub(crate) fn rule_across(x0: Abs, x1: Abs, y: Abs, weight: Abs, ink: Ink) -> FrameItem {
    let (above, below) = (weight / 2, weight - weight / 2);
    let rect = Rect::new(x0, y - above, x1, y + below);
    FrameItem::Shape(Shape { rect, ink, outline: None })
}

/// Returns a hairline in the middle of the white line above a place or a band that stands there.
pub(crate) fn hairline_above(page: &PagePlan, rect: Rect) -> Option<FrameItem> {
    let y = rect.y0 - page.given.grid.pitch + page.given.grid.em / 2;
    let rule = rule_across(rect.x0, rect.x1, y, HAIRLINE, Ink::BLACK);
    Group::of(Tag::Rule, rect.corner(), vec![rule])
}

/// Returns a rule down, its middle at `x`.
pub(crate) fn rule_down(x: Abs, y0: Abs, y1: Abs, weight: Abs, ink: Ink) -> FrameItem {
    let (left, right) = (weight / 2, weight - weight / 2);
    let rect = Rect::new(x - left, y0, x + right, y1);
    FrameItem::Shape(Shape { rect, ink, outline: None })
}

/// Weight of a hairline on newsprint.
pub(crate) const HAIRLINE: Abs = Abs::from_units(300_000);
/// Weight of the rule above the advertising.
pub(crate) const STRONG: Abs = Abs::from_units(1_000_000);
