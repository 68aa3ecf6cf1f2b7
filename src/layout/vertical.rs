//! Vertical heads (竖题): the parts of a head stand one under the other down a strip, each in one or
//! more vertical lines from right to left.

use super::headline::{HeadWords, SetHead, clauses};
use super::headline_lines::{Marked, Parting, line_words};
use super::typesetter::{HAIRLINE, Typesetter, rule_across};
use crate::edition::{HeadAlign, HeadStyle, PartStyle, TextStyle, shown};
use crate::frame::{FrameItem, Group, Tag};
use crate::geom::{Abs, Point, em_box};
use crate::text::{self, Fit, Room};

/// Vertical lines of one part, at most.
const MOST_LINES: u32 = 6;

/// Sets the parts of a head down a strip of this width and height: smaller where it does not fit, then
/// in more vertical lines as far as its style allows; past that it is told as too long.
pub(crate) fn set(
    typesetter: &Typesetter,
    style: &HeadStyle,
    parts: &[(&PartStyle, String)],
    width: Abs,
    height: Abs,
    head: &HeadWords,
) -> SetHead {
    let strip = Strip { typesetter, style, parts, width, head };
    let most = parts.iter().map(|(part, _)| part.lines).max().unwrap_or(1).min(MOST_LINES);
    let sizes = |lines: u32| (0..=20).map(move |step| (lines, 1000 - step * 25));
    let fits = |set: &SetHead, widest: Abs| set.height <= height && widest <= width;
    for (lines, permille) in (1..=most).flat_map(sizes) {
        let (set, widest) = strip.stack(lines, permille, false);
        // What the style itself makes wider than the strip is set all the same.
        if fits(&set, if lines == 1 { Abs::ZERO } else { widest }) {
            return set;
        }
    }
    let more = (most + 1..=MOST_LINES).map(|lines| strip.stack(lines, 500, true));
    let set = more.into_iter().find(|(set, widest)| fits(set, *widest));
    let (mut set, _) = set.unwrap_or_else(|| strip.stack(most, 500, false));
    let longest = parts.iter().max_by_key(|(_, words)| words.chars().count());
    set.too_long.extend(longest.map(|(_, words)| shown(words)));
    set
}

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
}

impl Strip<'_, '_> {
    /// Stacks the parts at this share (in thousandths) of their sizes, the longest in up to `lines`
    /// vertical lines, beyond what its style allows only `at_any_rate`; returns the width as well.
    fn stack(&self, lines: u32, permille: i64, at_any_rate: bool) -> (SetHead, Abs) {
        let length =
            |part: &PartStyle, words: &str| part.leading * words.chars().count() as i64;
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
                let part = shrunk(part, permille);
                (part, self.part(&part, words, lines.min(most)))
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
            if let Some(rule) = part.rule {
                let length = rule.length.unwrap_or(widest).min(self.width);
                let (left, right) = (middle - length / 2, middle + length / 2);
                y += rule.below;
                let rule = rule_across(left, right, y, HAIRLINE * 3, rule.ink);
                out.items.extend(Group::of(Tag::Rule, Point::new(left, y), vec![rule]));
            }
        }
        out.height = y;
        (out, widest)
    }

    fn part(&self, part: &PartStyle, words: &str, lines: u32) -> SetPart {
        match part.across {
            0 | 1 => self.down(part, &self.lines(part, words, lines)),
            _ => self.rows(part, &shown(words)),
        }
    }

    /// Returns the words in vertical lines: those that the author marked, if there may be as many; else
    /// by their sense, as equal as they can be.
    fn lines(&self, part: &PartStyle, words: &str, lines: u32) -> Vec<String> {
        let marked = Marked::read(words);
        let wanted = marked.lines();
        let wants = wanted > 1 && wanted <= part.lines.max(lines) as usize;
        let count = if wants { wanted } else { lines as usize };
        if count <= 1 {
            return vec![marked.text];
        }
        if let Some(clauses) = clauses(&marked.text, count).filter(|_| !wants) {
            return clauses;
        }
        let set = self.typesetter.words_down(&marked.text, part.style, leading(part));
        let known = self.typesetter.lexicon();
        let parting = Parting::new(&marked, &set.prepared, known, part.style.size, false);
        // A line much longer than the others would make all of them smaller.
        let even = set.prepared.natural_width() / count as i64 + part.style.size * 3 / 2;
        match parting.lines(count, even).filter(|parted| parted.sensible) {
            Some(parted) => parted.lines,
            None => self.balanced(part, &marked.text, count),
        }
    }

    /// Returns the words broken into `count` lines or fewer, the longest as short as it can be.
    fn balanced(&self, part: &PartStyle, words: &str, count: usize) -> Vec<String> {
        let set = self.typesetter.words_down(words, part.style, leading(part));
        let whole = set.prepared.natural_width();
        let step = (part.style.size / 4).max(Abs::from_units(1));
        let mut measure = whole / count as i64;
        loop {
            let room = Room::new(measure, Abs::ZERO);
            let breaks = text::break_lines(&set.prepared, &|_| room, Fit::Total, false);
            let parted = breaks.iter().any(|line| line.emergency);
            if measure >= whole || !parted && breaks.len() <= count {
                let text = set.prepared.text();
                return breaks.iter().map(|line| text[line.bytes.clone()].to_owned()).collect();
            }
            measure += step;
        }
    }

    /// Sets lines down the page, right to left.
    fn down(&self, part: &PartStyle, lines: &[String]) -> SetPart {
        let (size, leading) = (part.style.size, leading(part));
        let pitch = size + leading.max(size.ratio(15, 100));
        let width = size + pitch * (lines.len() as i64 - 1).max(0);
        let (tag, span) = (self.head.origin)(part.words);
        let mut set = SetPart { tag, items: Vec::new(), width, height: Abs::ZERO };
        for (at, line) in lines.iter().enumerate() {
            let words = self.typesetter.words_down(line_words(line), part.style, leading);
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
        let (size, leading) = (part.style.size, part.leading);
        let width = size * i64::from(part.across);
        let (tag, span) = (self.head.origin)(part.words);
        let mut set = SetPart { tag, items: Vec::new(), width, height: Abs::ZERO };
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
    part.leading - part.style.size
}

/// Returns a part at this share of its size, but not under its least.
fn shrunk(part: &PartStyle, permille: i64) -> PartStyle {
    let size = part.style.size.ratio(permille, 1000).max(part.min_size);
    let leading = part.leading.ratio(size.units(), part.style.size.units().max(1));
    let drop = part.drop.ratio(permille, 1000);
    PartStyle { style: TextStyle { size, ..part.style }, leading, drop, ..*part }
}
