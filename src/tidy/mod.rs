//! Mends of pasted copy: what can be set right without a change of words, and what is for the desk.
//!
//! [`tidy`] applies what [`pasted`](crate::pasted) is certain of, takes blanks out that indent or end a
//! line, and puts an empty line between paragraphs where the copy is read so. It goes over the copy
//! until nothing is left to mend, so that a second run finds nothing. Text goes in and comes out; every
//! mend knows the line of the file that it changes.

mod blanks;
mod diff;

use std::ops::Range;
use std::path::Path;

use crate::diag::{Sink, Sources};
use crate::issue::{self, CopyFile, CopyRules};
use crate::pasted::{Found, Kind};
use crate::terms::{ParagraphRule, Paragraphs};

/// What a mend sets right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Something that another program left.
    Left(Kind),
    /// Blanks that indent or end a line, or that no line may end at.
    Blanks,
    /// Paragraphs without an empty line between them.
    Paragraph,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// Line of the file, from 1.
    pub line: usize,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
    /// Why.
    pub rule: Rule,
}

/// The copy of a file, mended.
#[derive(Clone, Debug)]
pub struct Tidied {
    /// Each line as it was, with what has become of it.
    lines: Vec<(String, String)>,
    /// The changes, in the order of the lines.
    pub mends: Vec<Mend>,
    /// What is left over and for the desk to mend: its line in the file as it was, and what it is in
    /// the mended text.
    pub left: Vec<(usize, Found)>,
}

/// A change of a text.
struct Edit {
    range: Range<usize>,
    to: String,
    rule: Rule,
}

/// Most times that the copy is gone over: what one mend brings to light the next takes.
const PASSES: usize = 12;

/// Returns the copy of a file with its mends; `text` is what the file has, `rules` how the house reads
/// it.
pub fn tidy(copy: &CopyFile, text: &str, rules: &CopyRules) -> Tidied {
    let lines = text.split_inclusive('\n').map(|line| (line.to_owned(), line.to_owned()));
    let mut tidied = Tidied { lines: lines.collect(), mends: Vec::new(), left: Vec::new() };
    let mut now = text.to_owned();
    let mut left = copy.leftovers.clone();
    let mut edits = edits(copy, &now, rules);
    for _ in 0..PASSES {
        if edits.is_empty() {
            break;
        }
        tidied.apply(&now, edits);
        now = tidied.text();
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let again =
            issue::read_copy((Path::new(""), now.clone()), rules, &mut sources, &mut sink);
        // Mends spoil nothing that was read before.
        let Some(copy) = again else { break };
        edits = self::edits(&copy, &now, rules);
        left = copy.leftovers;
    }
    tidied.mends.sort_by_key(|mend| mend.line);
    tidied.left = tidied.at_home(left);
    tidied
}

/// Returns what is to be changed in a text, in its order and apart from one another.
fn edits(copy: &CopyFile, text: &str, rules: &CopyRules) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for found in &copy.leftovers {
        edits.extend(found.to.clone().map(|to| Edit {
            range: found.range.clone(),
            to,
            rule: Rule::Left(found.kind),
        }));
    }
    edits.extend(blanks::edits(copy, text));
    let guessed = rules.paragraphs == ParagraphRule::Auto && !edits.is_empty();
    if guessed || copy.paragraphs != Paragraphs::Blank {
        edits.extend(blanks::joined(copy, text));
    }
    edits.retain(|edit| text[edit.range.clone()] != edit.to);
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut end = 0;
    edits.retain(|edit| {
        let free = edit.range.start >= end;
        if free {
            end = edit.range.end;
        }
        free
    });
    edits
}

impl Tidied {
    /// Returns the mended text.
    pub fn text(&self) -> String {
        self.lines.iter().map(|(_, now)| now.as_str()).collect()
    }

    /// Returns whether anything was changed.
    pub fn is_changed(&self) -> bool {
        self.lines.iter().any(|(was, now)| was != now)
    }

    /// Returns the changes as a unified diff of the file that is called `name`.
    pub fn diff(&self, name: &str) -> String {
        diff::unified(name, &self.lines)
    }

    /// Makes changes to the text as it is now.
    fn apply(&mut self, now: &str, edits: Vec<Edit>) {
        let line_end = if now.contains("\r\n") { "\r\n" } else { "\n" };
        let mends = self.mends.len();
        let starts = self.starts();
        // From the last to the first, so that those before stay where they are.
        for Edit { range, to, rule } in edits.into_iter().rev() {
            let to = to.replace('\n', line_end);
            let first = line_at(&starts, range.start);
            let start = starts[first];
            self.mends.push(Mend {
                line: first + 1,
                from: now[range.clone()].to_owned(),
                to: to.clone(),
                rule,
            });
            let own = &mut self.lines[first].1;
            let end = own.len().min(range.end - start);
            let mut rest = range.end - start - end;
            own.replace_range(range.start - start..end, &to);
            for (_, now) in &mut self.lines[first + 1..] {
                let taken = rest.min(now.len());
                now.replace_range(..taken, "");
                rest -= taken;
                if rest == 0 {
                    break;
                }
            }
        }
        self.mends[mends..].reverse();
    }

    /// Returns where what has become of each line begins.
    fn starts(&self) -> Vec<usize> {
        let mut end = 0;
        let start = |(_, now): &(String, String)| {
            end += now.len();
            end - now.len()
        };
        self.lines.iter().map(start).collect()
    }

    /// Returns what is left over, each with its line in the file.
    fn at_home(&self, left: Vec<Found>) -> Vec<(usize, Found)> {
        let starts = self.starts();
        let left = left.into_iter().filter(|found| found.to.is_none());
        left.map(|found| (line_at(&starts, found.range.start) + 1, found)).collect()
    }
}

/// Returns which line of the file a byte of the text as it is now comes from: the last that begins there or
/// before and is not gone.
fn line_at(starts: &[usize], byte: usize) -> usize {
    starts.partition_point(|start| *start <= byte).saturating_sub(1)
}

#[cfg(test)]
mod tests;
