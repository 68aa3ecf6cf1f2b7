//! A paragraph as the library set it, in em, for the judge to look at.

use banmian::text::{End, Fit, Prepared, Rules, break_lines, set_line};

use super::signs::{self, Sign};
use crate::common::setup;

/// A paragraph set at a measure.
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) text: Vec<char>,
    pub(crate) signs: Vec<Sign>,
    /// Width of each cell inside a line; the face's word is taken only for letters, spaces and
    /// Western signs.
    pub(crate) widths: Vec<f64>,
    /// Room that lies before each cell inside a line that is neither opened nor squeezed.
    pub(crate) gaps: Vec<f64>,
    /// The bracket that closes a label with which the paragraph opens (【招租】): its cells stay as they are.
    pub(crate) label: Option<usize>,
    pub(crate) measure: f64,
    pub(crate) indent: f64,
    pub(crate) lines: Vec<Set>,
}

/// One line of it.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    /// Its characters.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Left edges and widths of the cells.
    pub(crate) x: Vec<f64>,
    pub(crate) advance: Vec<f64>,
    pub(crate) right: f64,
    pub(crate) hyphen: bool,
    /// Whether the line is to be filled.
    pub(crate) full: bool,
    /// Whether the library says that nothing else was possible.
    pub(crate) emergency: bool,
    /// Whether it says that nothing could fill the line.
    pub(crate) short: bool,
}

impl Proof {
    /// Sets a paragraph in the song face under the rules of news body.
    pub(crate) fn new(text: &str, measure: f64, indent: f64, fit: Fit, justify: bool) -> Proof {
        Proof::under(Rules::default(), text, measure, indent, fit, justify)
    }

    /// Sets a paragraph under other rules than the judge's.
    pub(crate) fn under(
        rules: Rules,
        text: &str,
        measure: f64,
        indent: f64,
        fit: Fit,
        justify: bool,
    ) -> Proof {
        let prepared = setup::prepare(text, "song", rules);
        let lines = lines(&prepared, measure, indent, fit, justify);
        let text: Vec<char> = signs::plain_numbers(&text.chars().collect::<Vec<char>>());
        let signs = signs::read(&text);
        let strip = &self::lines(&prepared, 1e6, 0.0, Fit::First, false)[0];
        let told = signs::widths(&text, &signs).into_iter();
        let widths = told.enumerate().map(|(at, told)| told.unwrap_or(strip.advance[at]));
        let gaps = (0..text.len()).map(|at| natural_gap(&text, &signs, strip, at));
        Proof {
            widths: widths.collect(),
            gaps: gaps.collect(),
            label: label(&text),
            text,
            signs,
            measure,
            indent,
            lines,
        }
    }

    /// Returns the room of a line that begins at `from`.
    pub(crate) fn room(&self, from: usize) -> f64 {
        self.measure - if from == 0 { self.indent } else { 0.0 }
    }

    /// Returns the first and the last character of a line that take room at its edges.
    pub(crate) fn ink(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut seen = (from..to).filter(|&at| !self.signs[at].is_blank());
        let first = seen.next()?;
        Some((first, seen.next_back().unwrap_or(first)))
    }

    /// Returns the width of a cell in a line with these edges (clreq 3.1.6, GB/T 15834 5.1.10).
    pub(crate) fn width_in(&self, at: usize, (first, last): (usize, usize)) -> f64 {
        if self.label == Some(at) {
            return self.widths[at];
        }
        let trimmed = (at == first && self.signs[at] == Sign::Open)
            || (at == last && self.signs[at].has_blank() && self.signs[at] != Sign::Open);
        if trimmed { 0.5 } else { self.widths[at] }
    }

    /// Returns the width of the line `from..to` before it is squeezed or opened.
    pub(crate) fn natural(&self, from: usize, to: usize) -> f64 {
        let Some(edges) = self.ink(from, to) else { return 0.0 };
        (edges.0..=edges.1)
            .map(|at| self.width_in(at, edges) + if at > edges.0 { self.gaps[at] } else { 0.0 })
            .sum()
    }
}

/// Returns where the label of no more than twelve characters closes with which a text opens.
fn label(text: &[char]) -> Option<usize> {
    let first = text.iter().position(|c| !c.is_whitespace())?;
    let close = text[first..].iter().take(12).position(|c| *c == '】')? + first;
    (text[first] == '【').then_some(close)
}

fn lines(p: &Prepared, measure: f64, indent: f64, fit: Fit, justify: bool) -> Vec<Set> {
    let room = |line: usize| setup::room(measure, if line == 0 { indent } else { 0.0 });
    let breaks = break_lines(p, &room, fit, justify);
    let mut from = 0;
    let set = breaks.iter().enumerate().map(|(at, line)| {
        let set = set_line(p, line, room(at), justify);
        let to = from + set.cells.len();
        let line = Set {
            from,
            to,
            x: set.cells.iter().map(|cell| setup::in_em(cell.x)).collect(),
            advance: set.cells.iter().map(|cell| setup::in_em(cell.advance)).collect(),
            right: setup::in_em(set.right),
            hyphen: line.hyphen,
            full: justify && line.end == End::Soft,
            emergency: line.emergency,
            short: line.short,
        };
        from = to;
        line
    });
    set.collect()
}

/// Returns the room before a cell: an eighth of an em between an ideograph and a letter or figure
/// (clreq 3.2.2), none beside marks; beside Western signs the face and the house are believed.
fn natural_gap(text: &[char], signs: &[Sign], strip: &Set, at: usize) -> f64 {
    let Some(before) = (0..at).rev().find(|&before| signs[before] != Sign::Stripped) else {
        return 0.0;
    };
    let (left, right) = (signs[before], signs[at]);
    let beside_sign = left == Sign::Other || right == Sign::Other;
    if right == Sign::Stripped {
        return 0.0;
    }
    let meets =
        (left == Sign::Han && right.is_western()) || (left.is_western() && right == Sign::Han);
    if beside_sign && !left.is_mark() && !right.is_mark() && text.len() > at {
        return strip.x[at] - strip.x[before] - strip.advance[before];
    }
    if meets { 0.125 } else { 0.0 }
}
