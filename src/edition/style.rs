//! Resolved styles: faces, inks and lengths instead of names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::color::Ink;
use crate::diag::Span;
use crate::font::{Book, FaceId};
use crate::geom::{Abs, Em, em_box};
use crate::head_marks::shown;
use crate::terms::{Flow, HeadAlign, ListStyle, PartPlace, SubheadForm, Words};
use crate::text::Rules;

/// A text style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The face.
    pub face: FaceId,
    /// The face of bold words.
    pub bold: FaceId,
    /// Type size.
    pub size: Abs,
    /// Horizontal scale in thousandths.
    pub width: u16,
    /// Ink.
    pub ink: Ink,
    /// Extra white after each character.
    pub tracking: Em,
}

/// How running copy is set.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyStyle {
    /// Running text.
    pub body: TextStyle,
    /// First-line indent.
    pub indent: Em,
    /// The same in columns of ten characters and fewer (clreq 3.4.1).
    pub narrow_indent: Em,
    /// Whether lines are filled to the measure.
    pub justify: bool,
    /// Words that open a story.
    pub lead_in: TextStyle,
    /// The words themselves, longest first.
    pub lead_ins: Vec<String>,
    /// Subheads.
    pub subhead: Subhead,
    /// Quotations in the column.
    pub quote: TextStyle,
    /// Pull quotes; they are left out where it is `None`.
    pub pull: Option<Pull>,
    /// Verse.
    pub verse: TextStyle,
    /// Jump lines.
    pub marker: TextStyle,
    /// The credit, where it stands at the end of the copy.
    pub credit: Option<TextStyle>,
    /// The first character of a story, where it is set apart.
    pub drop_initial: Option<DropInitial>,
    /// The sign behind the last character of a story.
    pub end: Option<EndMark>,
    /// Rules of composition.
    pub rules: Rules,
    /// Paragraphs that open bold hang from their bold words.
    pub hang: bool,
    /// Which items of lists hang.
    pub list: ListStyle,
    /// Lines of white between paragraphs.
    pub paragraph_space: u32,
    /// Across, or in lines down the page.
    pub flow: Flow,
    /// From one vertical line to the next; the grid's pitch where it is `None`.
    pub leading: Option<Abs>,
    /// Sizes of verse that stands as a figure, from the smallest; where there are none it runs like copy.
    pub steps: Vec<VerseStep>,
}

/// A size of verse that stands as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerseStep {
    /// Type size.
    pub size: Abs,
    /// From baseline to baseline at least.
    pub leading: Abs,
}

/// The ways of setting copy of a house style, for copy that stands in no edition yet.
#[derive(Debug)]
pub struct CopyStyles {
    /// The faces.
    pub book: Arc<Book>,
    /// Rules of composition, for all copy of the paper.
    pub rules: Rules,
    /// The ways by name.
    pub styles: BTreeMap<String, Arc<CopyStyle>>,
}

/// The headline styles of a house style, for heads that stand in no edition yet.
#[derive(Debug)]
pub struct HeadStyles {
    /// The faces.
    pub book: Arc<Book>,
    /// Rules of composition, for all matter of the paper.
    pub rules: Rules,
    /// Words that headlines keep whole.
    pub lexicon: Vec<String>,
    /// The styles by name.
    pub styles: BTreeMap<String, Arc<HeadStyle>>,
    /// The name of that on the lowest rung of the type ladder, or the first.
    pub first: Option<String>,
}

/// Subheads inside the copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subhead {
    /// Style of the words.
    pub style: TextStyle,
    /// Grid lines that a subhead of one line takes.
    pub lines: u32,
    /// How far below the middle of these lines the words stand.
    pub drop: Abs,
    /// How they stand in the column.
    pub form: SubheadForm,
    /// Ink of the bar before them.
    pub bar: Ink,
}

/// A first character that is some lines high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropInitial {
    /// Its style; the size follows from the lines.
    pub style: TextStyle,
    /// Lines that it is high.
    pub lines: u32,
    /// Distance from line to line.
    pub pitch: Abs,
}

/// A sign at the end of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct EndMark {
    /// The characters.
    pub mark: String,
    /// Their style.
    pub style: TextStyle,
}

/// Pull quotes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// Style of the words.
    pub style: TextStyle,
    /// Distance from baseline to baseline.
    pub leading: Abs,
    /// Weight and ink of the rule above.
    pub rule_above: Option<(Abs, Ink)>,
    /// Weight of the rule below.
    pub rule_below: Option<Abs>,
    /// How many of a story stand, the first ones: make-up leaves out what copy has no room for.
    pub most: usize,
}

/// The words of a story's head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// 引题.
    pub kicker: Option<String>,
    /// 主题, with `|` where the author allows a line to end.
    pub title: String,
    /// Short headline.
    pub short_title: Option<String>,
    /// 副题.
    pub deck: Option<String>,
    /// 提要.
    pub summary: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Credit of the desk.
    pub credit: Option<String>,
    /// Section.
    pub section: Option<String>,
    /// Where the words stand in the story's file.
    pub places: Vec<(Words, Span)>,
}

/// A headline style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadStyle {
    /// Where lines stand in their room.
    pub align: HeadAlign,
    /// Across or down.
    pub flow: Flow,
    /// The parts from top to bottom.
    pub parts: Vec<PartStyle>,
    /// Weight and ink of a rule along the top.
    pub top_rule: Option<(Abs, Ink)>,
    /// White at each side of several rows down the page that stand beside something.
    pub aside: Abs,
    /// The style in which a long head down the page goes across.
    pub across: Option<Arc<HeadStyle>>,
}

/// White at the sides of rows down the page, at least.
pub const ASIDE: Abs = Abs::from_units(6_000_000);

/// One part of a headline style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartStyle {
    /// Which words.
    pub words: Words,
    /// Their style, at full size and width.
    pub style: TextStyle,
    /// Smallest size.
    pub min_size: Abs,
    /// Largest size of words that are short for their room, where they may grow.
    pub max_size: Option<Abs>,
    /// Smallest horizontal scale in thousandths.
    pub min_width: u16,
    /// On its own lines, after the part before, or flush right beside it.
    pub place: PartPlace,
    /// From the baseline before to this one's.
    pub drop: Abs,
    /// The same when this part is the first.
    pub first: Abs,
    /// Most lines.
    pub lines: u32,
    /// Distance from baseline to baseline, or from character to character down the page, at full
    /// size; by its lines where it is `None`.
    pub leading: Option<Abs>,
    /// From its last baseline to the end of a head that it closes; by its size where it is `None`.
    pub foot: Option<Abs>,
    /// White before a part that stands after another.
    pub gap: Abs,
    /// A rule under the part.
    pub rule: Option<HeadRule>,
    /// Ink of a panel behind the words.
    pub panel: Option<Ink>,
    /// A hairline frame round the words.
    pub framed: bool,
    /// In vertical heads: characters a row.
    pub across: u32,
    /// Set as a justified paragraph.
    pub paragraph: bool,
}

/// A rule under a part of a headline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadRule {
    /// From the part's last baseline.
    pub below: Abs,
    /// Ink.
    pub ink: Ink,
    /// Length; the head's width when `None`.
    pub length: Option<Abs>,
}

/// White under a head, as a share of the size of its last line.
const WHITE: (i64, i64) = (30, 100);
/// The least share, which large type comes to.
const LEAST_WHITE: (i64, i64) = (25, 100);
/// White beyond which only the least share is taken: more, and the head floats.
const MUCH_WHITE: Abs = Abs::from_units(16_000_000);
/// White under any head, at least.
const SOME_WHITE: Abs = Abs::from_units(7_000_000);

impl TextStyle {
    /// Returns the size that the eye takes the type for: what is condensed looks smaller.
    pub fn seen(&self) -> Abs {
        seen(self.size, self.width)
    }
}

/// Returns the size that the eye takes type for that is this high and so wide, in thousandths.
pub fn seen(size: Abs, width: u16) -> Abs {
    size.ratio((i64::from(width) * 1000).isqrt(), 1000)
}

impl PartStyle {
    /// Returns whether it shows the title.
    pub fn is_title(&self) -> bool {
        matches!(self.words, Words::Title | Words::ShortTitle)
    }

    /// Returns the part at this share of its sizes and distances.
    pub fn scaled(&self, of: Abs, to: Abs) -> PartStyle {
        let by = |length: Abs| length.ratio(to.units(), of.units().max(1));
        PartStyle {
            style: TextStyle { size: by(self.style.size), ..self.style },
            min_size: by(self.min_size),
            max_size: self.max_size.map(by),
            drop: by(self.drop),
            first: by(self.first),
            leading: self.leading.map(by),
            foot: self.foot.map(by),
            gap: by(self.gap),
            ..*self
        }
    }

    /// Returns how far the baselines of so many lines are apart that are set in this size. What the
    /// house says counts for the full size: lines that were made smaller may not fall apart.
    pub fn baselines(&self, lines: usize, size: Abs) -> Abs {
        match self.leading {
            Some(leading) => leading.ratio(size.units(), self.style.size.units().max(1)),
            None if !self.is_title() => size.ratio(12, 10),
            None if lines <= 2 => size.ratio(110, 100),
            None => size.ratio(115, 100),
        }
    }

    /// Returns how far its characters are apart down the page.
    pub fn pitch(&self) -> Abs {
        self.leading.unwrap_or(self.style.size.ratio(12, 10))
    }

    /// Returns how far a head ends under the last baseline of this part when it closes the head in
    /// this size: so that the white between its ink and what follows is a share of the size.
    pub fn foot(&self, size: Abs) -> Abs {
        let (share, least) =
            (size.ratio(WHITE.0, WHITE.1), size.ratio(LEAST_WHITE.0, LEAST_WHITE.1));
        let white = share.min(least.max(MUCH_WHITE)).max(SOME_WHITE);
        let free = em_box::INK_DESCENT.at(size) + white;
        let ruled = self.rule.map_or(Abs::ZERO, |rule| rule.below + SOME_WHITE);
        self.foot.unwrap_or(free.max(ruled))
    }
}

impl CopyStyle {
    /// Returns the same with its text and verse in another size.
    pub fn sized(&self, size: Abs) -> CopyStyle {
        self.resized(|_| size)
    }

    /// Returns the same with its text and verse larger or smaller, in percent of their sizes.
    pub fn scaled(&self, percent: i64) -> CopyStyle {
        self.resized(|size| size.ratio(percent, 100))
    }

    fn resized(&self, size: impl Fn(Abs) -> Abs) -> CopyStyle {
        let mut sized = self.clone();
        for style in [&mut sized.body, &mut sized.verse, &mut sized.quote, &mut sized.lead_in] {
            style.size = size(style.size);
        }
        sized
    }
}

impl HeadStyle {
    /// Returns the style with more white at the sides of rows down the page.
    pub fn with_aside(&self, aside: Abs) -> HeadStyle {
        HeadStyle { aside, ..self.clone() }
    }

    /// Returns the style with its title in this size and with this white after each character.
    pub fn titled(&self, size: Abs, tracking: Em) -> HeadStyle {
        let titled = |part: &PartStyle| match part.is_title() {
            true => {
                let scaled = part.scaled(part.style.size, size);
                let style = TextStyle { size, tracking, ..scaled.style };
                let (min_size, foot) = (part.min_size.min(size), part.foot);
                // What grows needs no more white above it.
                let higher = em_box::INK_ASCENT.at((size - part.style.size).max(Abs::ZERO));
                let first = scaled.first.min(part.first + higher);
                let drop = scaled.drop.min(part.drop + higher);
                PartStyle { style, min_size, foot, first, drop, ..scaled }
            }
            false => *part,
        };
        HeadStyle { parts: self.parts.iter().map(titled).collect(), ..self.clone() }
    }

    /// Returns the part that shows some words of a story; where there is none, that of the title.
    pub fn part(&self, words: Words) -> Option<&PartStyle> {
        let part = |words: Words| self.parts.iter().find(|part| part.words == words);
        part(words)
            .or_else(|| part(Words::Title))
            .or_else(|| part(Words::ShortTitle))
            .or(self.parts.first())
    }
}

impl Head {
    /// Returns the words of a part; the standing word and the jump line are not the story's.
    pub fn words(&self, part: Words) -> Option<String> {
        match part {
            Words::Kicker => self.kicker.clone(),
            Words::Title => Some(self.title.clone()),
            Words::ShortTitle => Some(self.short()),
            Words::Deck => self.deck.clone(),
            Words::Summary => self.summary.clone(),
            Words::Byline => self.byline.clone(),
            Words::Credit => self.credit.clone(),
            Words::Section => self.section.clone(),
            Words::Label | Words::Marker => None,
        }
    }

    /// Returns where the words of a part stand in the story's file.
    pub fn place(&self, part: Words) -> Option<Span> {
        let part = match part {
            Words::ShortTitle if self.short_title.is_none() => Words::Title,
            part => part,
        };
        self.places.iter().find(|(words, _)| *words == part).map(|(_, span)| span.clone())
    }

    /// Returns the short headline, or the title without its break marks.
    pub fn short(&self) -> String {
        match &self.short_title {
            Some(short) => shown(short),
            None => self.plain_title(),
        }
    }

    /// Returns the title without its break marks.
    pub fn plain_title(&self) -> String {
        shown(&self.title)
    }
}
