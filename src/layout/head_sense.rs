//! What is known of the places of a head: where a line may begin, what parting there does to the sense,
//! and what is printed of a line that ends there.

use std::ops::Range;

use crate::frame::PartedKind;
use crate::head_marks::Marked;
use crate::lexicon::{Joint, NEVER, Why, borders, joints};
use crate::limits::HEAD_PLACES;
use crate::text::Prepared;

/// A place inside a unit that is no border of the words that it is made of.
const TORN: i64 = 5_000_000;

/// The sense of the words of a head.
pub(super) struct Sense<'m> {
    marked: &'m Marked,
    /// Every character's byte with the joint before it.
    joints: Vec<(usize, Joint)>,
    /// Bytes at which the rules of composition let a line begin.
    openings: Vec<usize>,
}

/// A place at which a line may begin; the start and the end of the words are among them.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its byte.
    pub(super) byte: usize,
    /// What it costs.
    pub(super) cost: i64,
    /// What parts there.
    pub(super) border: Border,
}

/// What a place lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    /// Words.
    Words,
    /// Clauses, at a mark.
    Mark,
    /// Clauses, at a space of the head.
    Space,
}

/// Words that a line end parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartedWords {
    /// What they are.
    pub(super) kind: PartedKind,
    /// Their bytes.
    pub(super) bytes: Range<usize>,
}

/// Marks between which words are quoted.
const QUOTES: [(char, char); 10] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('(', ')'),
];

impl<'m> Sense<'m> {
    /// Weighs the places of a head; `known` are words that stay whole.
    pub(super) fn of(marked: &'m Marked, prepared: &Prepared, known: &[String]) -> Sense<'m> {
        let words = marked.text.as_str();
        let bytes = words.char_indices().map(|(byte, _)| byte);
        let joints = bytes.zip(joints(words, known)).collect();
        Sense { marked, joints, openings: prepared.openings() }
    }

    /// Returns the words.
    pub(super) fn words(&self) -> &str {
        &self.marked.text
    }

    /// Returns the places where lines may begin so that names, words and what the author keeps stay
    /// whole; or, `at_any_rate`, all but those that the author forbids, each at its price.
    pub(super) fn places(&self, at_any_rate: bool) -> impl Iterator<Item = Place> {
        let held = move |byte: usize, joint: &Joint| {
            let kept = self.marked.kept.iter().any(|kept| kept.start < byte && byte < kept.end);
            kept || !at_any_rate && joint.cost >= NEVER
        };
        let borders = at_any_rate.then(|| borders(self.words()));
        let torn = move |at: usize| borders.as_ref().is_some_and(|known| !known.contains(&at));
        let mut openings = self.openings.iter().peekable();
        let open = self
            .joints
            .iter()
            .enumerate()
            .filter(move |(_, (byte, _))| openings.next_if(|open| *open == byte).is_some());
        open.filter(move |(_, (byte, joint))| !held(*byte, joint)).map(
            move |(at, (byte, joint))| {
                let torn = if joint.cost >= NEVER && torn(at) { TORN } else { 0 };
                Place {
                    byte: *byte,
                    cost: i64::from(joint.cost) + price(joint.why) + torn,
                    border: self.border(*byte, joint),
                }
            },
        )
    }

    /// Returns what a place lies between.
    fn border(&self, byte: usize, joint: &Joint) -> Border {
        let before = &self.words()[..byte];
        let western = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        let between_words = before.ends_with(' ')
            && western(before.trim_end().chars().next_back())
            && western(self.words()[byte..].chars().next());
        match before.chars().next_back() {
            _ if joint.why != Why::Clause || between_words => Border::Words,
            Some(c) if c.is_whitespace() => Border::Space,
            // Who speaks stands on the line with the first of his words.
            Some('：' | ':') => Border::Words,
            _ => Border::Mark,
        }
    }

    /// Returns what is printed of a line between two bytes, and its byte: without white at its ends, and
    /// without the comma, full stop or 、 that the line end replaces. The 、 of a pair is printed.
    pub(super) fn line(&self, start: usize, end: usize) -> (usize, &str) {
        let line = &self.words()[start..end];
        let shown = line.trim_start();
        let at = start + line.len() - shown.len();
        (at, if self.is_dun(end) { pair_words(shown) } else { line_words(shown) })
    }

    /// Returns the printed words of the lines that begin at these bytes, the first one at the start.
    pub(super) fn lines(&self, starts: &[usize]) -> Vec<String> {
        let from = std::iter::once(0).chain(starts.iter().copied());
        let to = starts.iter().copied().chain([self.words().len()]);
        from.zip(to).map(|(start, end)| self.line(start, end).1.to_owned()).collect()
    }

    /// Returns whether a line that ends here ends at the 、 of a pair.
    fn is_dun(&self, byte: usize) -> bool {
        self.joint(byte).is_some_and(|at| self.joints[at].1.why == Why::Dun)
    }

    /// Returns which joint stands at a byte.
    fn joint(&self, byte: usize) -> Option<usize> {
        self.joints.binary_search_by_key(&byte, |(byte, _)| *byte).ok()
    }

    /// Returns the joints at these bytes.
    pub(super) fn joints_at(&self, starts: &[usize]) -> Vec<Joint> {
        let joint = |start: &usize| Some(self.joints[self.joint(*start)?].1);
        starts.iter().filter_map(joint).collect()
    }

    /// Returns what lines that begin at these bytes part.
    pub(super) fn parted(&self, starts: &[usize]) -> Vec<PartedWords> {
        let mut parted: Vec<PartedWords> = Vec::new();
        for start in starts {
            let Some(found) = self.parted_at(*start) else { continue };
            // What is parted twice is told once.
            if parted.last() != Some(&found) {
                parted.push(found);
            }
        }
        parted
    }

    fn parted_at(&self, byte: usize) -> Option<PartedWords> {
        let at = self.joint(byte)?;
        let why = self.joints[at].1.why;
        let kind = match why {
            Why::Name => PartedKind::Name,
            Why::Number => PartedKind::Number,
            Why::Term => PartedKind::Term,
            Why::Unknown => PartedKind::Unknown,
            Why::Word => PartedKind::Word,
            _ => return self.quoted(byte),
        };
        let heavier = matches!(kind, PartedKind::Name | PartedKind::Number);
        if let Some(quoted) = self.quoted(byte).filter(|_| !heavier) {
            return Some(quoted);
        }
        let same = |(_, joint): &&(usize, Joint)| joint.why == why;
        let before = self.joints[..at].iter().rev().take_while(same).count();
        let behind = self.joints[at..].iter().take_while(same).count();
        let start = self.joints[at - before].0;
        let start =
            self.words()[..start].char_indices().next_back().map_or(0, |(byte, _)| byte);
        let end = self.joints.get(at + behind).map_or(self.words().len(), |(byte, _)| *byte);
        Some(PartedWords { kind, bytes: start..end })
    }

    /// Returns the quotation round a byte.
    fn quoted(&self, byte: usize) -> Option<PartedWords> {
        let mut open: Vec<(char, usize)> = Vec::new();
        for (at, c) in self.words().char_indices() {
            if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == c) {
                open.push((*close, at));
                continue;
            }
            let Some(from) = open.iter().rposition(|(close, _)| *close == c) else { continue };
            let start = open[from].1;
            open.truncate(from);
            if start < byte && byte <= at {
                let bytes = start..at + c.len_utf8();
                return Some(PartedWords { kind: PartedKind::Quotation, bytes });
            }
        }
        None
    }
}

/// Returns what it costs to part a unit beyond what its joint costs: more than any partition that holds
/// it. What may never be parted has no place where units are held.
fn price(why: Why) -> i64 {
    match why {
        // Only the best of what is bad anyhow.
        Why::Dun => 1_500,
        Why::Unknown => 500_000,
        Why::Quotation => 1_000_000,
        Why::Word => 10_000_000,
        Why::Term => 20_000_000,
        Why::Name | Why::Number => 50_000_000,
        Why::Bound => 100_000_000,
        _ => 0,
    }
}

/// Returns whether words have more places than are weighed.
pub(super) fn is_endless(marked: &Marked, prepared: &Prepared) -> bool {
    let places = match marked.ends.is_empty() {
        true => prepared.openings().len(),
        false => marked.ends.len(),
    };
    places > HEAD_PLACES.count()
}

/// Returns the words of a line without the comma, full stop, 、 or space at its end, which the line end
/// replaces.
pub(super) fn line_words(line: &str) -> &str {
    line.trim().trim_end_matches(['，', '、', '；', '。', '　', ' '])
}

/// Returns the words of a line that ends with the 、 of a pair.
fn pair_words(line: &str) -> &str {
    line.trim().trim_end_matches(['，', '；', '。', '　', ' '])
}
