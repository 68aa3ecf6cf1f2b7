//! Words of a head fitted across: into how many lines, in which size, and what had to be parted.
//!
//! 1. The lines that the style allows, in full size, condensed, or smaller: the best partition that
//!    holds names, words and what the author marked.
//! 2. More lines than that, in the least size.
//! 3. Ever smaller than that while the author's marks hold, or a Western word is wider than the line; what
//!    then is in no line's reach, a name of many characters, is parted.
//! 4. Wrapped like copy: what is longer than a reader takes in, or has no place to be parted at.

use super::head_sense::{PartedWords, Sense, is_endless, line_words};
use super::headline_lines::{Parted, Parting, Reach, Widths, marked_places};
use super::heads::{Fitting, PartedUnit};
use super::typesetter::{Stretch, Typesetter, Words};
use crate::edition::{PartStyle, TextStyle};
use crate::geom::Abs;
use crate::head_marks::Marked;
use crate::text::{self, Fit, Room};

/// How many lines more than its style allows, or than its words fill, a headline that is too long may take.
const MORE_LINES: usize = 6;

/// Size under which no headline falls.
const SMALLEST: Abs = Abs::from_units(7_500_000);

/// Width in thousandths under which not even the author's marks condense a headline.
const NARROWEST: u16 = 800;

/// Rounding of the widths of single glyphs, over all of a line.
const ROUNDING: Abs = Abs::from_units(500);

/// The words of a part that are fitted to lines of one length.
pub(super) struct Fitter<'a, 'b> {
    pub(super) typesetter: &'a Typesetter<'b>,
    pub(super) part: &'a PartStyle,
    /// The length of a line.
    pub(super) room: Abs,
    /// Whether lines stand in the middle.
    pub(super) centred: bool,
}

/// Words wrapped at a measure.
struct Wrapped {
    /// Bytes at which its lines begin, the first left out.
    starts: Vec<usize>,
    /// Whether a word or number had to be parted.
    parted: bool,
}

impl Fitter<'_, '_> {
    /// Fits words to the lines.
    pub(super) fn fit(&self, words: &str) -> Fitting {
        let marked = Marked::read(words);
        let allowed = (self.part.lines as usize).min(marked.text.chars().count().max(1));
        let whole = vec![line_words(&marked.text).to_owned()];
        if marked.ends.is_empty()
            && let Some(style) = self.style_that_fits(&whole)
        {
            return Fitting::of(whole, style);
        }
        let full = self.prepared(&marked.text, self.part.style);
        match is_endless(&marked, &full.prepared) {
            true => self.endless(&marked, allowed),
            false => self.by_sense(&marked, &full, allowed),
        }
    }

    /// Fits words by their sense.
    fn by_sense(&self, marked: &Marked, full: &Words, allowed: usize) -> Fitting {
        let (part, known) = (self.part, self.typesetter.lexicon());
        let sense = Sense::of(marked, &full.prepared, known);
        let least = self.least();
        let display = |style| self.typesetter.line_rules(style).width_style;
        let otherwise = display(part.style) != display(least);
        let smaller = otherwise.then(|| self.prepared(&marked.text, least));
        let by = |style: TextStyle| style.size.units() * i64::from(style.width);
        let ratio = (by(least).max(1), by(part.style));
        let widths = Widths {
            full: &full.prepared,
            least: smaller.as_ref().map(|smaller| (&smaller.prepared, ratio)),
        };
        let em = part.style.size;
        let parting = |at_any_rate: bool| match marked.ends.is_empty() {
            true => Parting::new(&sense, sense.places(at_any_rate), widths, em, self.centred),
            false => Parting::new(&sense, marked_places(marked), widths, em, self.centred),
        };
        let set = |fitting: Fitting, starts: &[usize]| Fitting {
            parted: self.parted(&sense, marked, starts),
            joints: sense.joints_at(starts),
            ..fitting
        };
        let strict = parting(false);
        let first = marked.lines().min(allowed);
        if let Some(parted) = strict.best(first..=allowed, allowed, self.reach()) {
            let lines = strict.lines(&parted);
            if let Some(style) = self.style_that_fits(&lines) {
                return set(Fitting::of(lines, style), &parted.starts);
            }
        }
        // More lines than the style allows, still by sense, where every line fits at the least size.
        let too_long = |lines: Vec<String>, style, starts: &[usize]| {
            set(Fitting { too_long: true, ..Fitting::of(lines, style) }, starts)
        };
        let reach = Reach::one(self.reach_at(least));
        let most = |parting: &Parting, limit: Abs| {
            let lines = allowed.max(marked.lines());
            (lines + MORE_LINES).max(parting.least_lines(limit) + MORE_LINES)
        };
        let more = (allowed + 1..=most(&strict, reach.least))
            .find_map(|count| strict.best(count..=count, allowed, reach));
        if let Some(parted) = more {
            return too_long(strict.lines(&parted), least, &parted.starts);
        }
        let any = parting(true);
        let fits = |style: TextStyle| -> Option<Parted> {
            let limit = self.reach_at(style);
            any.best(1..=most(&any, limit), allowed, Reach::one(limit))
        };
        for style in self.smaller(marked) {
            let Some(parted) = fits(style) else { continue };
            let lines = any.lines(&parted);
            // Marks of small type are wider than those of display type.
            if lines.iter().all(|line| self.line_width(line, style) <= self.room) {
                let is_short = lines.len() <= allowed && style == least;
                let fitting = too_long(lines, style, &parted.starts);
                return Fitting { too_long: !is_short, ..fitting };
            }
        }
        match self.without_marks(marked) {
            Some(unmarked) => {
                Fitting { too_long: true, ..self.by_sense(&unmarked, full, allowed) }
            }
            None => {
                let (wrapped, style) = self.lengthened(marked);
                too_long(sense.lines(&wrapped.starts), style, &wrapped.starts)
            }
        }
    }

    /// Returns a head without the marks of its author that no line can follow: his ends go first, what he
    /// keeps last. `None` where it has no marks.
    fn without_marks(&self, marked: &Marked) -> Option<Marked> {
        match (marked.ends.is_empty(), marked.kept.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Marked { kept: Vec::new(), ..marked.clone() }),
            (false, _) => Some(Marked { ends: Vec::new(), ..marked.clone() }),
        }
    }

    /// Wraps words that are longer than a reader takes in, like copy.
    fn endless(&self, marked: &Marked, allowed: usize) -> Fitting {
        let lines = |wrapped: &Wrapped| {
            let from = std::iter::once(0).chain(wrapped.starts.iter().copied());
            let to = wrapped.starts.iter().copied().chain([marked.text.len()]);
            from.zip(to)
                .map(|(from, to)| line_words(&marked.text[from..to]).to_owned())
                .collect()
        };
        let full = self.wrapped(&marked.text, self.part.style);
        let fits = !full.parted && full.starts.len() < allowed;
        let (wrapped, style) = match fits {
            true => (full, self.part.style),
            false => self.lengthened(marked),
        };
        Fitting { too_long: !fits, endless: true, ..Fitting::of(lines(&wrapped), style) }
    }

    /// Wraps words on as many lines as they take; a word wider than the line is made smaller before
    /// it is parted.
    fn lengthened(&self, marked: &Marked) -> (Wrapped, TextStyle) {
        let mut style = self.least();
        let mut set = self.wrapped(&marked.text, style);
        while set.parted && style.size > SMALLEST {
            style.size = style.size.ratio(9, 10).max(SMALLEST);
            set = self.wrapped(&marked.text, style);
        }
        (set, style)
    }

    /// Returns the least style, and those below it that are tried before the author's marks go or a word
    /// that no line holds is parted like copy.
    fn smaller(&self, marked: &Marked) -> impl Iterator<Item = TextStyle> {
        let least = self.least();
        let is_marked = !marked.ends.is_empty() || !marked.kept.is_empty();
        let next = move |style: &TextStyle| {
            let size = style.size.ratio(9, 10).max(SMALLEST.min(style.size));
            let narrow = (u32::from(style.width) * 97 / 100) as u16;
            let width =
                if is_marked { narrow.max(NARROWEST.min(style.width)) } else { style.width };
            let smaller = TextStyle { size, width, ..*style };
            (smaller != *style).then_some(smaller)
        };
        std::iter::successors(Some(least), next)
    }

    /// Returns what lines that begin at these bytes part, each with whether a line could hold it.
    fn parted(&self, sense: &Sense, marked: &Marked, starts: &[usize]) -> Vec<PartedUnit> {
        let unit = |PartedWords { kind, bytes }: PartedWords| {
            let words = marked.text[bytes.clone()].to_owned();
            let own = marked.ends.iter().any(|end| bytes.start < *end && *end < bytes.end);
            let fits = !own && self.line_width(&words, self.least()) <= self.room;
            PartedUnit { kind, words, fits }
        };
        sense.parted(starts).into_iter().map(unit).collect()
    }

    /// Returns the least style.
    fn least(&self) -> TextStyle {
        TextStyle { size: self.part.min_size, width: self.part.min_width, ..self.part.style }
    }

    /// Returns how wide lines may be.
    fn reach(&self) -> Reach {
        let style = self.part.style;
        let condensed = TextStyle { width: self.part.min_width.min(style.width), ..style };
        Reach {
            full: self.reach_at(style),
            condensed: self.reach_at(condensed),
            least: self.reach_at(self.least()),
        }
    }

    /// Returns how wide a line may be at full size that fits in this style.
    fn reach_at(&self, style: TextStyle) -> Abs {
        let full = self.part.style;
        let size = self.room.ratio(full.size.units(), style.size.units().max(1));
        let width = size.ratio(full.width.into(), i64::from(style.width).max(1));
        if style == full { self.room } else { width - ROUNDING }
    }

    /// Returns the largest style between full and least in which every line fits.
    fn style_that_fits(&self, lines: &[String]) -> Option<TextStyle> {
        let (part, room) = (self.part, self.room);
        let step = Abs::pt(0.5);
        let mut size = part.style.size;
        loop {
            let style = TextStyle { size, ..part.style };
            let widest = lines.iter().map(|line| self.line_width(line, style)).max()?;
            if widest <= room {
                return Some(style);
            }
            // Condensed first: the same size reads as the same weight (clreq 3.5: within limits).
            let needed = i64::from(style.width) * room.units() / widest.units().max(1);
            if needed >= i64::from(part.min_width) {
                return Some(TextStyle { width: needed as u16, ..style });
            }
            if size <= part.min_size {
                return None;
            }
            size = (size - step).max(part.min_size);
        }
    }

    /// Returns the lines that words take at the measure.
    fn wrapped(&self, words: &str, style: TextStyle) -> Wrapped {
        let set = self.prepared(words, style);
        let room = Room::new(self.room, Abs::ZERO);
        let breaks = text::break_lines(&set.prepared, &|_| room, Fit::Total, false);
        Wrapped {
            parted: breaks.iter().any(|line| line.emergency),
            starts: breaks.iter().skip(1).map(|line| line.bytes.start).collect(),
        }
    }

    fn prepared(&self, words: &str, style: TextStyle) -> Words {
        let stretch = Stretch::plain(words, style);
        self.typesetter.prepare(&[stretch], self.typesetter.line_rules(style))
    }

    fn line_width(&self, line: &str, style: TextStyle) -> Abs {
        self.typesetter.width(line, style)
    }
}
