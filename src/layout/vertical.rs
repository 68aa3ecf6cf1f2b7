//! Vertical heads (竖题): the parts of a head stand one under the other down a strip, each in one or
//! more vertical lines from right to left.

use super::head_sense::{PartedWords, Sense, is_endless, line_words};
use super::headline::{Flaw, HeadWords, SetHead, Wrong, flaws};
use super::headline_lines::{Parting, Reach, Widths, marked_places};
use super::heads::{Fitting, HeadSize, PartedUnit, Run, Wanted};
use super::typesetter::{HAIRLINE, Typesetter, rule_across};
use std::sync::Arc;

use crate::edition::{HeadAlign, HeadStyle, PartStyle, TextStyle};
use crate::frame::{FrameItem, Group, Tag};
use crate::geom::{Abs, Point, em_box};
use crate::head_marks::{Marked, shown};
use crate::limits::HEAD_PLACES;
use crate::text::{self, Break, Fit, Room};

/// Vertical lines of one part, at most.
const MOST_LINES: u32 = 6;

/// Sets the parts of a head down a strip of this width and height: smaller where it does not fit, then
/// in more vertical lines as far as its style allows; past that it is told as too long.
pub(super) fn set(
    typesetter: &Typesetter,
    style: &HeadStyle,
    parts: &[(&PartStyle, String)],
    [width, height]: [Abs; 2],
    head: &HeadWords,
    words: &str,
) -> SetHead {
    let strip = Strip { typesetter, style, parts, width, head };
    let size = typesetter.heads().size(words, style, [width, height], || strip.size(height));
    let (mut set, _) = strip.stack(size.lines.0, size.permille, size.lines.1);
    if size.too_long {
        let longest = parts.iter().max_by_key(|(_, words)| words.chars().count());
        let too_long = longest.map(|(part, words)| {
            let (_, source) = (head.origin)(part.words);
            Flaw { words: shown(words), source, wrong: Wrong::Lines }
        });
        set.flaws.extend(too_long);
    }
    set
}

/// Steps of a quarter em by which lines become longer before the steps do.
const SMALL_STEPS: u32 = 64;

/// Characters by which a line may be longer than is even where the sense wants it.
const FURTHER: i64 = 8;

/// The strip with what stands in it.
struct Strip<'a, 'b> {
    typesetter: &'a Typesetter<'b>,
    style: &'a HeadStyle,
    parts: &'a [(&'a PartStyle, String)],
    width: Abs,
    head: &'a HeadWords<'a>,
}

/// One part, set from (0, 0) down, its middle at 0.
struct SetPart {
    tag: Tag,
    items: Vec<FrameItem>,
    width: Abs,
    height: Abs,
    /// What is wrong with its words.
    flaws: Vec<Flaw>,
}

impl Strip<'_, '_> {
    /// Returns the white that several rows want beside them: rows that stand at the side of their slot
    /// have something at one side only.
    fn aside(&self) -> Abs {
        match self.style.align {
            HeadAlign::Left => self.style.aside,
            HeadAlign::Center => self.style.aside * 2,
        }
    }

    /// Returns how the parts fit into this height: smaller where they do not, then in more lines.
    fn size(&self, height: Abs) -> HeadSize {
        let fits = |lines: u32, permille: i64, at_any_rate: bool| {
            let (set, widest) = self.stack(lines, permille, at_any_rate);
            // What the style itself makes wider than the strip is set all the same.
            let widest = if lines == 1 { Abs::ZERO } else { widest + self.aside() };
            set.height <= height && widest <= self.width
        };
        let most = self.parts.iter().map(|(part, _)| part.lines).max().unwrap_or(1);
        let most = most.min(MOST_LINES);
        // What no sense parts is no head: only its least size is tried.
        // Only long words are asked: to part any by their sense takes a dictionary, which takes its time.
        let endless = self.parts.iter().any(|(part, words)| {
            words.chars().count() > HEAD_PLACES.count() && self.lines(part, words, 2).endless
        });
        let steps = if endless { 20..=20 } else { 0..=20 };
        let sizes = |lines: u32| steps.clone().map(move |step: i64| (lines, 1000 - step * 25));
        let mut all = (1..=most).flat_map(sizes);
        if let Some((lines, permille)) =
            all.find(|(lines, permille)| fits(*lines, *permille, false))
        {
            return HeadSize { permille, lines: (lines, false), too_long: false };
        }
        let more = (most + 1..=MOST_LINES).find(|lines| fits(*lines, 500, true));
        let lines = more.map_or((most, false), |lines| (lines, true));
        HeadSize { permille: 500, lines, too_long: true }
    }

    /// Stacks the parts at this share (in thousandths) of their sizes, the longest in up to `lines`
    /// vertical lines, beyond what its style allows only `at_any_rate`; returns the width as well.
    fn stack(&self, lines: u32, permille: i64, at_any_rate: bool) -> (SetHead, Abs) {
        let length =
            |part: &PartStyle, words: &str| part.pitch() * words.chars().count() as i64;
        let longest = self.parts.iter().map(|(part, words)| length(part, words)).max();
        let parts: Vec<(PartStyle, SetPart)> = self
            .parts
            .iter()
            .map(|(part, words)| {
                let most = match Some(length(part, words)) == longest {
                    true if at_any_rate => MOST_LINES,
                    true => part.lines,
                    // Only what is long gains by it.
                    false => 1,
                };
                let smaller = shrunk(part, permille);
                (smaller, self.part((part, &smaller), words, lines.min(most)))
            })
            .collect();
        let widest = parts.iter().map(|(_, set)| set.width).max().unwrap_or(Abs::ZERO);
        let middle = match self.style.align {
            HeadAlign::Center => self.width / 2,
            HeadAlign::Left => widest / 2,
        };
        let mut out = SetHead::default();
        let mut y = Abs::ZERO;
        for (at, (part, set)) in parts.into_iter().enumerate() {
            y += if at == 0 { part.first } else { part.drop };
            let own = Group::of(set.tag, Point::default(), set.items);
            out.items.extend(own.map(|part| part.moved(Point::new(middle, y))));
            y += set.height;
            out.flaws.extend(set.flaws);
            if let Some(rule) = part.rule {
                let length = rule.length.unwrap_or(widest).min(self.width);
                let (left, right) = (middle - length / 2, middle + length / 2);
                y += rule.below;
                let rule = rule_across(left, right, y, HAIRLINE * 3, rule.ink);
                out.items.extend(Group::of(Tag::Rule, Point::new(left, y), vec![rule]));
            }
        }
        out.height = y;
        out.rows = (lines > 1).then_some(widest);
        out.slack = match self.style.align {
            HeadAlign::Center => Abs::ZERO,
            HeadAlign::Left => (self.width - widest).max(Abs::ZERO),
        };
        (out, widest)
    }

    /// Sets a part in a size of its own; its lines are those of its full size.
    fn part(&self, (full, part): (&PartStyle, &PartStyle), words: &str, lines: u32) -> SetPart {
        match part.across {
            0 | 1 => {
                let fitting = self.lines(full, words, lines);
                let set = self.down(part, &fitting.lines);
                let (_, source) = (self.head.origin)(part.words);
                SetPart { flaws: flaws(&fitting, words, source.as_ref()), ..set }
            }
            _ => self.rows(part, &shown(words)),
        }
    }

    /// Returns the words in vertical lines: those that the author marked, if there may be as many; else
    /// by their sense, as equal as they can be.
    fn lines(&self, part: &PartStyle, words: &str, lines: u32) -> Arc<Fitting> {
        let wanted = Wanted::of(part, Run::Down(leading(part), lines));
        let heads = self.typesetter.heads();
        heads.fitting(words, wanted, || self.parted(part, words, lines))
    }

    /// Returns the lines, with what they part.
    fn parted(&self, part: &PartStyle, words: &str, lines: u32) -> Fitting {
        let marked = Marked::read(words);
        let wanted = marked.lines();
        let wants = wanted > 1 && wanted <= part.lines.max(lines) as usize;
        let count = if wants { wanted } else { lines as usize };
        if count <= 1 {
            return Fitting::of(vec![line_words(&marked.text).to_owned()], part.style);
        }
        let set = self.typesetter.words_down(&marked.text, part.style, leading(part));
        if is_endless(&marked, &set.prepared) {
            let (lines, _) = self.balanced(part, &marked.text, count);
            return Fitting { endless: true, ..Fitting::of(lines, part.style) };
        }
        let sense = Sense::of(&marked, &set.prepared, self.typesetter.lexicon());
        let widths = Widths { full: &set.prepared, least: None };
        let em = part.style.size;
        let parting = |at_any_rate: bool| match wants {
            true => Parting::new(&sense, marked_places(&marked), widths, em, false),
            false => Parting::new(&sense, sense.places(at_any_rate), widths, em, false),
        };
        // A line much longer than the others would make all of them smaller.
        let even = set.prepared.natural_width() / count as i64 + em * 3 / 2;
        let reach = Reach { full: even, condensed: even, least: even + em * FURTHER };
        let any = Reach { least: Abs::HUGE, ..reach };
        let best = |at_any_rate: bool, reach: Reach| {
            parting(at_any_rate).best(count..=count, count, reach)
        };
        let best = best(false, reach).or_else(|| best(false, any)).or_else(|| best(true, any));
        let (lines, starts) = match best {
            Some(parted) => (sense.lines(&parted.starts), parted.starts),
            None => self.balanced(part, &marked.text, count),
        };
        let unit = |PartedWords { kind, bytes }: PartedWords| {
            let words = marked.text[bytes].to_owned();
            PartedUnit { kind, words, fits: false }
        };
        let parted = sense.parted(&starts).into_iter().map(unit).collect();
        Fitting { parted, ..Fitting::of(lines, part.style) }
    }

    /// Returns the words broken into `count` lines or fewer, the longest as short as it can be, and the
    /// bytes at which the lines after the first begin.
    fn balanced(
        &self,
        part: &PartStyle,
        words: &str,
        count: usize,
    ) -> (Vec<String>, Vec<usize>) {
        let set = self.typesetter.words_down(words, part.style, leading(part));
        let whole = set.prepared.natural_width();
        let mut step = (part.style.size / 4).max(Abs::from_units(1));
        let mut measure = whole / count as i64;
        for tried in 1.. {
            let room = Room::new(measure, Abs::ZERO);
            let breaks = text::break_lines(&set.prepared, &|_| room, Fit::Total, false);
            let parted = breaks.iter().any(|line| line.emergency);
            if measure >= whole || !parted && breaks.len() <= count {
                let text = set.prepared.text();
                let line = |line: &Break| line_words(&text[line.bytes.clone()]).to_owned();
                let starts = breaks.iter().skip(1).map(|line| line.bytes.start).collect();
                return (breaks.iter().map(line).collect(), starts);
            }
            measure += step;
            // Words that no line parts are longer than any line should be: nothing small helps.
            step = if tried % SMALL_STEPS == 0 { step * 2 } else { step };
        }
        (Vec::new(), Vec::new())
    }

    /// Sets lines down the page, right to left.
    fn down(&self, part: &PartStyle, lines: &[String]) -> SetPart {
        let (size, leading) = (part.style.size, leading(part));
        let pitch = size + leading.max(size.ratio(15, 100));
        let width = size + pitch * (lines.len() as i64 - 1).max(0);
        let (tag, span) = (self.head.origin)(part.words);
        let mut set =
            SetPart { tag, items: Vec::new(), width, height: Abs::ZERO, flaws: Vec::new() };
        for (at, line) in lines.iter().enumerate() {
            let words = self.typesetter.words_down(line, part.style, leading);
            let x = (width - size) / 2 - pitch * at as i64;
            // The em box of the first character is centred in its pitch, as those below it are.
            let top = Point::new(x, leading / 2);
            set.items.extend(words.on_one_line(top, span.as_ref()));
            set.height = set.height.max(words.prepared.natural_width() + leading);
        }
        set
    }

    /// Sets words in rows of `across` characters each: a label over a vertical headline.
    fn rows(&self, part: &PartStyle, words: &str) -> SetPart {
        let chars: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        let (size, leading) = (part.style.size, part.pitch());
        let width = size * i64::from(part.across);
        let (tag, span) = (self.head.origin)(part.words);
        let mut set =
            SetPart { tag, items: Vec::new(), width, height: Abs::ZERO, flaws: Vec::new() };
        for row in chars.chunks(part.across as usize) {
            let row: String = row.iter().collect();
            let baseline = set.height + (leading - size) / 2 + em_box::ASCENT.at(size);
            let words = self.typesetter.words(&row, part.style);
            let left = -words.prepared.natural_width() / 2;
            let at = Point::new(left, baseline);
            set.items.extend(words.on_one_line(at, span.as_ref()));
            set.height += leading;
        }
        set
    }
}

/// Returns the white between one character of a part and the next.
fn leading(part: &PartStyle) -> Abs {
    part.pitch() - part.style.size
}

/// Returns a part at this share of its size, but not under its least.
fn shrunk(part: &PartStyle, permille: i64) -> PartStyle {
    let size = part.style.size.ratio(permille, 1000).max(part.min_size);
    let leading = Some(part.pitch().ratio(size.units(), part.style.size.units().max(1)));
    let drop = part.drop.ratio(permille, 1000);
    PartStyle { style: TextStyle { size, ..part.style }, leading, drop, ..*part }
}
