//! Blanks that indent a paragraph or end a line, and paragraphs without an empty line between them.
//!
//! What is a paragraph the reader of the copy says, so that a mended file is read as the pasted one
//! was.

use std::ops::Range;

use super::{Edit, Rule};
use crate::copy::BlockKind;
use crate::issue::CopyFile;

/// Blanks that pasted copy has at the ends of lines.
const BLANKS: [char; 4] = [' ', '\t', '\u{3000}', '\u{A0}'];

/// The same, and the ends of lines.
const BLANKS_AND_ENDS: [char; 6] = [' ', '\t', '\u{3000}', '\u{A0}', '\n', '\r'];

/// The blank of web pages at which no line may end.
const FIXED: char = '\u{A0}';

/// Returns the changes of blanks and line ends in the body of a text.
pub(super) fn edits(copy: &CopyFile, text: &str) -> Vec<Edit> {
    let mut edits = ends(copy, text);
    let blocks = copy.blocks.iter().filter(|block| block.range.start >= copy.body);
    let mut before: Option<BlockKind> = None;
    for block in blocks {
        let start = line_start(text, block.range.start);
        let line = &text[start..];
        let indent = line.len() - line.trim_start_matches(BLANKS).len();
        let verse = block.kind == BlockKind::Verse;
        if indent > 0 && !verse && !line[indent..].starts_with(['\n', '\r']) {
            edits.push(edit(start..start + indent, ""));
        }
        let listed = [BlockKind::Item, BlockKind::Quote].contains(&block.kind);
        let goes_on = listed && before == Some(block.kind);
        if before.is_some() && !goes_on && !is_parted(text, start, copy.body) {
            edits.push(Edit { range: start..start, to: "\n".into(), rule: Rule::Paragraph });
        }
        before = Some(block.kind);
    }
    edits
}

/// Returns the changes that join the lines of each paragraph: what line ends are is told by the lines, which
/// other mends make longer; on one line a paragraph is read alike whatever they say.
pub(super) fn joined(copy: &CopyFile, text: &str) -> Vec<Edit> {
    // Signs that take a line keep it: what is a heading yet stands in a paragraph still.
    let lined = |range: &Range<usize>| {
        let all = &copy.leftovers;
        let first = all.partition_point(|found| found.range.end <= range.start);
        let mut inside = all[first..].iter().take_while(|found| found.range.start < range.end);
        inside.any(|found| {
            let parts = found.to.as_ref().is_some_and(|to| to.contains('\n'));
            parts || found.kind.takes_lines()
        })
    };
    let own = copy.blocks.iter().filter(|block| {
        let paragraph = block.kind == BlockKind::Paragraph && block.range.start >= copy.body;
        paragraph && !lined(&block.range)
    });
    own.flat_map(|block| joins(text, block.range.clone())).collect()
}

fn joins(text: &str, range: Range<usize>) -> Vec<Edit> {
    let is_blank = |c: char| BLANKS_AND_ENDS.contains(&c);
    let mut edits = Vec::new();
    for (end, _) in text[range.clone()].match_indices('\n') {
        let (before, after) = text.split_at(range.start + end);
        let (above, below) =
            (before.trim_end_matches(is_blank), after.trim_start_matches(is_blank));
        // Two Western words keep a blank between them.
        let western = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
        let words = western(above.chars().next_back()) && western(below.chars().next());
        let to = if words { " " } else { "" };
        let range = above.len()..text.len() - below.len();
        edits.push(Edit { range, to: to.to_owned(), rule: Rule::Paragraph });
    }
    edits
}

/// Returns the changes at the ends of lines, of blanks at which no line may end, and of empty lines
/// beyond the one that parts paragraphs.
fn ends(copy: &CopyFile, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = copy.body;
    // A file without a head begins with its copy.
    let mut empty = at == 0;
    let end = text.trim_end_matches(BLANKS_AND_ENDS).len();
    for line in text[copy.body..].split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let kept = words.trim_end_matches(BLANKS);
        let lead = kept.len() - kept.trim_start_matches(BLANKS).len();
        edits.extend(
            (kept.len() < words.len()).then(|| edit(at + kept.len()..at + words.len(), "")),
        );
        let spare = kept.is_empty() && (empty || at > end);
        edits.extend((spare && !line.is_empty()).then(|| edit(at..at + line.len(), "")));
        empty = kept.is_empty();
        let fixed = kept[lead..].match_indices(FIXED);
        edits.extend(fixed.map(|(byte, blank)| {
            let start = at + lead + byte;
            edit(start..start + blank.len(), " ")
        }));
        at += line.len();
    }
    edits
}

fn edit(range: Range<usize>, to: &str) -> Edit {
    Edit { range, to: to.to_owned(), rule: Rule::Blanks }
}

/// Returns where the line of a byte begins.
fn line_start(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |end| end + 1)
}

/// Returns whether an empty line, or nothing, stands before a line.
fn is_parted(text: &str, start: usize, body: usize) -> bool {
    let before = &text[body.min(start)..start];
    let line =
        before.strip_suffix('\n').map(|before| &before[line_start(before, before.len())..]);
    line.is_none_or(|line| line.trim().trim_start_matches('>').is_empty())
}
