//! Where paragraphs of copy begin.
//!
//! An empty line parts two paragraphs, and so does what an author types for one: white at the
//! start of a line (ideographic spaces, blanks, no-break spaces and tabs alike), the number of a
//! list. Beyond that the house says what a line end is, since copy comes with one a paragraph
//! (Word, 记事本) and with lines cut at some width (mail). Where it leaves that to the program,
//! the lines themselves tell:
//!
//! - Lines that a program cut are nearly as wide as each other, and each ends where its next
//!   word had no room: only a line that ends before is the last of its paragraph.
//! - Else a line at whose end a sentence ends is one; and where there is such a line, or one so
//!   long that nobody cut it, so is every line that does not stop after a comma.
//!
//! What was assumed is counted, so that it can be told.

use std::ops::RangeInclusive;

use super::lines::{Line, Mark, number};
use crate::copy::{self, list_number};
use crate::lexicon;
use crate::terms::{ParagraphRule, Paragraphs};

/// How the lines of a body make paragraphs.
#[derive(Debug, Default)]
pub(super) struct Parting {
    /// Of each line whether it begins a paragraph under the line before it.
    begins: Vec<bool>,
    /// Of each line whether it is names and nothing else.
    names: Vec<bool>,
    /// How the line ends were taken.
    pub(super) read: Paragraphs,
    /// Lines that were taken for the last of a paragraph without a sign of it.
    pub(super) parted: usize,
    /// Lines at whose end a sentence ends, and which were joined to the next all the same.
    pub(super) joined: usize,
    /// The first of all these.
    pub(super) first: Option<usize>,
}

impl Parting {
    /// Returns how lines make paragraphs by the rule of the house.
    pub(super) fn of(lines: &[Line], rule: ParagraphRule) -> Parting {
        let guess = Guess::of(lines, rule);
        let begins = vec![false; lines.len()];
        let mut parting = Parting { begins, names: names(lines), ..Parting::default() };
        for at in 1..lines.len() {
            let (before, line) = (lines[at - 1], lines[at]);
            // A list of names takes its own lines and no others.
            let listed = [parting.names[at - 1], parting.names[at]];
            if listed != [false, false] && !before.is_blank() && !line.is_blank() {
                parting.begins[at] = listed != [true, true];
                continue;
            }
            parting.begins[at] = match (between(before, line), &guess) {
                (Between::Parted, _) => true,
                (Between::Joined, _) => false,
                (Between::Level, Guess::Cut(_)) | (Between::Open, _) => {
                    parting.open(&guess, lines, at)
                }
                (Between::Level, _) => true,
            };
        }
        parting.read = match (rule, parting.parted, &guess) {
            (ParagraphRule::Auto, _, Guess::Cut(_)) if parting.first.is_some() => {
                Paragraphs::Cut
            }
            (ParagraphRule::Blank, ..) | (ParagraphRule::Auto, 0, _) => Paragraphs::Blank,
            (ParagraphRule::Line, ..) | (ParagraphRule::Auto, ..) => Paragraphs::Line,
        };
        parting
    }

    /// Returns whether a line is names and nothing else.
    pub(super) fn names(&self, line: usize) -> bool {
        self.names[line]
    }

    /// Returns whether a line begins a paragraph.
    pub(super) fn begins(&self, line: usize) -> bool {
        self.begins[line]
    }

    /// Decides what no sign tells.
    fn open(&mut self, guess: &Guess, lines: &[Line], at: usize) -> bool {
        let (before, line) = (lines[at - 1], lines[at]);
        let ends = before.ends_sentence();
        let parted = match guess {
            Guess::Told(parted) => return *parted,
            Guess::Cut(cut) => !cut.is_full(before, line) && !goes_on(before),
            Guess::Whole => !goes_on(before),
            Guess::Unknown => ends,
        };
        self.parted += usize::from(parted);
        self.joined += usize::from(ends && !parted);
        if parted || ends {
            self.first.get_or_insert(at - 1);
        }
        parted
    }
}

/// Names in a line from which on it is a list of them, and opens one.
const LIST: usize = 3;

/// Returns of each line whether it is names and nothing else: three or more, most of which begin
/// with a surname, or fewer under such a line.
fn names(lines: &[Line]) -> Vec<bool> {
    let mut under = false;
    let listed = lines.iter().map(|line| {
        let all = copy::names(line.text).filter(|_| line.mark() == Mark::None);
        let all = all.unwrap_or_default();
        let known = all.iter().filter(|name| {
            let name: String = name.iter().map(|(_, c)| *c).collect();
            lexicon::has_surname(&name)
        });
        let enough = if under { 1 } else { LIST };
        under = all.len() >= enough && known.count() * 3 >= all.len() * 2;
        under
    });
    listed.collect()
}

/// What is known of two lines of which none is empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// The second begins a paragraph.
    Parted,
    /// It does not, or Markdown says so without help.
    Joined,
    /// Both open with the same white: each is a paragraph, or all are cut and moved in.
    Level,
    /// Nothing says.
    Open,
}

fn between(before: Line, line: Line) -> Between {
    if before.is_blank() || line.is_blank() {
        return Between::Joined;
    }
    let (above, mark) = (before.mark(), line.mark());
    // A pull quote is no copy: it goes on in no line of another kind, and no other in it.
    if (above == Mark::Pull) != (mark == Mark::Pull) {
        return Between::Parted;
    }
    let opens = matches!(mark, Mark::Heading | Mark::Item) || above == Mark::Heading;
    if opens || mark == Mark::Pull || before.breaks() {
        return Between::Joined;
    }
    if mark == Mark::Quote && above != Mark::Quote {
        return Between::Joined;
    }
    if is_listed(before, line) {
        return Between::Parted;
    }
    let (white, ideographic) = (line.indent(), line.text.starts_with('\u{3000}'));
    match white >= 2 {
        // Under an item blanks say that it goes on.
        true if above == Mark::Item && !ideographic => Between::Joined,
        true if white == before.indent() && !ideographic => Between::Level,
        true => Between::Parted,
        false => Between::Open,
    }
}

/// Whether a line opens with the number of a list of which there is another, or the first.
fn is_listed(before: Line, line: Line) -> bool {
    let marked = |line: Line| {
        let text = line.after_blanks().text;
        let digits = number(text).filter(|digits| text[digits + 1..].starts_with([' ', '\t']));
        digits.map(|digits| text[..digits].to_owned())
    };
    // `2021. ` may end a sentence.
    let first = marked(line).is_some_and(|number| number == "1" || marked(before).is_some());
    let rests = before.words().ends_with(['。', '；', '：', '！', '？', ';', ':', '”']);
    let listed = |line: Line| list_number(line.words()).is_some_and(|number| !number.spaced);
    first || listed(line) && (rests || listed(before))
}

/// What the lines of a body tell of it.
enum Guess {
    /// The house says what an open line end is.
    Told(bool),
    /// A program cut the lines.
    Cut(Cut),
    /// Lines are paragraphs.
    Whole,
    /// There is nothing to tell by.
    Unknown,
}

/// Lines narrower than this (in half cells) nobody cut, nor wider ones than that.
const CUT: RangeInclusive<usize> = 32..=104;

/// Half cells by which marks that may not begin a line reach beyond the width of the others.
const BEYOND: usize = 4;

impl Guess {
    fn of(lines: &[Line], rule: ParagraphRule) -> Guess {
        match rule {
            ParagraphRule::Blank => return Guess::Told(false),
            ParagraphRule::Line => return Guess::Told(true),
            ParagraphRule::Auto => {}
        }
        let is_open = |pair: &&[Line]| {
            matches!(between(pair[0], pair[1]), Between::Open | Between::Level)
        };
        let pairs: Vec<&[Line]> = lines.windows(2).filter(is_open).collect();
        let open: Vec<&[Line]> =
            pairs.iter().copied().filter(|pair| !pair[0].ends_sentence()).collect();
        let widest = pairs.iter().flat_map(|pair| *pair).map(|line| line.width()).max();
        let widest = widest.unwrap_or(0);
        let cut = Cut::of(open.iter().map(|pair| pair[0]));
        let full = open.iter().filter(|pair| cut.is_full(pair[0], pair[1])).count();
        if CUT.contains(&cut.width) && widest <= cut.width + BEYOND && full * 2 > open.len() {
            Guess::Cut(cut)
        } else if open.len() < pairs.len() || widest > *CUT.end() {
            Guess::Whole
        } else {
            Guess::Unknown
        }
    }
}

/// At what width a program cuts lines: some count cells, some characters.
struct Cut {
    /// In half cells.
    width: usize,
    /// In characters.
    chars: usize,
}

impl Cut {
    /// Returns the width of the widest of lines.
    fn of<'a>(lines: impl Iterator<Item = Line<'a>> + Clone) -> Cut {
        let width = lines.clone().map(Line::width).max().unwrap_or(0);
        Cut { width, chars: lines.map(Line::chars).max().unwrap_or(0) }
    }

    /// Whether the next word had no room on a line.
    fn is_full(&self, line: Line, next: Line) -> bool {
        let first = next.first_unit();
        let western = |c: char| c.is_ascii_graphic();
        let space = line.words().ends_with(western) && first.text.starts_with(western);
        let beyond =
            |own: usize, first: usize, most: usize| own + usize::from(space) + first > most;
        beyond(line.width(), first.width(), self.width)
            || beyond(line.chars(), first.chars(), self.chars)
    }
}

/// Whether a line stops where no paragraph ends.
fn goes_on(line: Line) -> bool {
    line.words().ends_with(['，', '、', ',', '（', '《', '“', '—'])
}
