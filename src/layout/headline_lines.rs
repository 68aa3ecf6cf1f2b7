//! A headline parted into lines by its sense, as even as the sense allows.
//!
//! Sense comes before evenness: a line may end after a clause or a phrase, not inside a word, a name, a
//! number or a quotation, and not so that 的 begins a line or 在 ends one. What is left to choose is
//! settled by evenness, the upper lines rather longer than the lower ones where they are centred.

use crate::geom::Abs;
use crate::head_marks::Marked;
use crate::lexicon::{NEVER, joints};
use crate::limits::HEAD_PLACES;
use crate::text::Prepared;

/// Cost of a line that is one em off the mean; it grows with the square.
const UNEVEN: i64 = 25;
/// Cost of a line for each em that it is wider than its room: type has to be smaller then.
const WIDE: i64 = 300;
/// A line of one character.
const SINGLE: i64 = 20_000;
/// A line of two characters beside longer ones.
const PAIR: i64 = 600;

/// The words of a headline, ready to be parted.
pub(super) struct Parting<'t> {
    words: &'t str,
    /// Bytes at which a line may begin, with what it costs; the start and the end are among them.
    places: Vec<(usize, i64)>,
    /// What each two places have between them: those that begin at the first place, and so on.
    pieces: Vec<Piece>,
    /// The width of all words on one line.
    whole: Abs,
    em: Abs,
    centred: bool,
}

/// What stands between two places.
#[derive(Clone, Copy, Default)]
struct Piece {
    width: Abs,
    /// What it costs as a line for being short.
    short: i64,
    /// What it costs as a line beside others for being short.
    short_beside: i64,
}

/// A headline parted: its lines, and whether all places are such as a reader takes.
pub(super) struct Parted {
    pub(super) lines: Vec<String>,
    pub(super) sensible: bool,
}

impl<'t> Parting<'t> {
    /// Weighs the places of a headline that is set at size `em`; `known` are words that stay whole.
    /// `None` where there are too many of them.
    pub(super) fn new(
        marked: &'t Marked,
        prepared: &Prepared,
        known: &[String],
        em: Abs,
        centred: bool,
    ) -> Option<Parting<'t>> {
        let words = marked.text.as_str();
        if is_endless(marked, prepared) {
            return None;
        }
        let mut places = vec![(0, 0)];
        if marked.ends.is_empty() {
            places.extend(sensible(marked, prepared, known));
        } else {
            places.extend(marked.ends.iter().map(|byte| (*byte, 0)));
        }
        places.push((words.len(), 0));
        let whole = prepared.width_of(0..words.len());
        let pieces = pieces(words, prepared, &places);
        let em = em.max(Abs::from_units(1));
        Some(Parting { words, places, pieces, whole, em, centred })
    }

    /// Returns the headline in `count` lines, or `None` when it has no places for so many.
    pub(super) fn lines(&self, count: usize, room: Abs) -> Option<Parted> {
        let end = self.places.len() - 1;
        if count == 0 || count > end {
            return None;
        }
        let thousandths = |length: Abs| length.units() * 1000 / self.em.units();
        // What a line costs whatever its place among the others.
        let fixed: Vec<i64> = self
            .pieces
            .iter()
            .map(|piece| {
                let over = thousandths((piece.width - room).max(Abs::ZERO)).min(100_000);
                let short = if count > 1 { piece.short_beside } else { piece.short };
                WIDE * over / 1000 + short
            })
            .collect();
        // best[k]: the least cost of lines up to place k, and where the last of them begins.
        let mut best: Vec<Option<(i64, usize)>> = vec![None; end + 1];
        best[0] = Some((0, 0));
        let mut trail = Vec::with_capacity(count);
        for line in 0..count {
            let ideal = self.ideal(line, count);
            let reach = |to: usize| {
                let reached = (line..to).filter_map(|from| {
                    let (before, _) = best[from]?;
                    let piece = from * self.places.len() + to;
                    let off = thousandths(self.pieces[piece].width - ideal);
                    let off = off.clamp(-100_000, 100_000);
                    Some((before + UNEVEN * off * off / 1_000_000 + fixed[piece], from))
                });
                reached.min().map(|(cost, from)| (cost + self.places[to].1, from))
            };
            // Each line that follows needs a place, and the last one ends with the words.
            let left = count - 1 - line;
            let ends = if left == 0 { end..=end } else { line + 1..=end - left };
            let next: Vec<_> =
                (0..=end).map(|to| if ends.contains(&to) { reach(to) } else { None }).collect();
            trail.push(next.clone());
            best = next;
        }
        best[end]?;
        let mut ends = vec![end];
        for steps in trail.iter().rev() {
            let at = *ends.last()?;
            ends.push(steps[at]?.1);
        }
        ends.reverse();
        let inner = &ends[1..ends.len() - 1];
        let sensible = inner.iter().all(|place| self.places[*place].1 < i64::from(NEVER));
        let lines = ends
            .windows(2)
            .map(|two| self.words[self.places[two[0]].0..self.places[two[1]].0].to_owned());
        Some(Parted { lines: lines.collect(), sensible })
    }

    /// Returns how wide a line should be by its place among `count` lines.
    fn ideal(&self, line: usize, count: usize) -> Abs {
        // The upper lines may be a little longer, most of all where they are centred.
        let top = if self.centred { self.em / 2 } else { self.em / 10 };
        let lean = top - top * 2 * line as i64 / (count as i64 - 1).max(1);
        self.whole / count as i64 + if count > 1 { lean } else { Abs::ZERO }
    }
}

/// Returns whether a headline has more places than are weighed.
pub(super) fn is_endless(marked: &Marked, prepared: &Prepared) -> bool {
    let places = match marked.ends.is_empty() {
        true => prepared.openings().len(),
        false => marked.ends.len(),
    };
    places > HEAD_PLACES.count()
}

/// Measures what each two places have between them.
fn pieces(words: &str, prepared: &Prepared, places: &[(usize, i64)]) -> Vec<Piece> {
    let count = places.len();
    let mut pieces = vec![Piece::default(); count * count];
    for (from, (start, _)) in places.iter().enumerate() {
        for (to, (end, _)) in places.iter().enumerate().skip(from + 1) {
            let piece = &words[*start..*end];
            let shown = line_words(piece);
            let start = start + (piece.len() - piece.trim_start().len());
            let (short, short_beside) = match shown.chars().take(3).count() {
                0 | 1 => (SINGLE, SINGLE),
                2 => (0, PAIR),
                _ => (0, 0),
            };
            let width = prepared.width_of(start..start + shown.len());
            pieces[from * count + to] = Piece { width, short, short_beside };
        }
    }
    pieces
}

/// Returns the bytes at which a line may begin, each with what it costs.
fn sensible(marked: &Marked, prepared: &Prepared, known: &[String]) -> Vec<(usize, i64)> {
    let words = marked.text.as_str();
    let joints = words.char_indices().map(|(byte, _)| byte).zip(joints(words, known));
    let mut openings = prepared.openings().into_iter().peekable();
    let allowed = joints.filter(|(byte, _)| openings.next_if_eq(byte).is_some());
    let kept =
        |byte: usize| marked.kept.iter().any(|kept| kept.start < byte && byte < kept.end);
    allowed
        .map(|(byte, joint)| (byte, i64::from(if kept(byte) { NEVER } else { joint.cost })))
        .collect()
}

/// Returns the words of a headline line without the comma, full stop or space at its end, which the line
/// end replaces.
pub(super) fn line_words(line: &str) -> &str {
    line.trim().trim_end_matches(['，', '、', '；', '。', '　', ' '])
}
