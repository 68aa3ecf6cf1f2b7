//! A story file: a TOML head between two lines `+++`, then the body in Markdown.

use std::ops::Range;
use std::path::PathBuf;

use super::check::{self, Checked, Health, Keys};
use super::leftovers;
use super::markup::{self, Body};
use super::raw::StoryHead;
use super::title_marks;
use super::{CopyFile, CopyRules};
use crate::copy::{Block, BlockKind, is_stray};
use crate::diag::{Diagnostic, Sink, SourceId, Spanned, acts, counted};
use crate::head_marks::shown;
use crate::pasted::Found;
use crate::rules::Code;
use crate::terms::Paragraphs;
use crate::text;

/// What is written in a story file.
#[derive(Debug)]
pub(super) struct Copy {
    /// Byte at which the body begins.
    pub(super) body: usize,
    /// The head.
    pub(super) head: StoryHead,
    /// Where everything stands in it.
    pub(super) keys: Keys,
    /// The body.
    pub(super) read: Body,
    /// What other programs left in the file.
    pub(super) leftovers: Vec<Found>,
}

/// A story as its file, or the issue file for a dummy, has it, and where the issue file places
/// it.
#[derive(Debug)]
pub(super) struct StoryFile {
    /// Stem of the file; of a dummy its page and slot.
    pub(super) id: String,
    /// The path as the issue file gives it; of a dummy the name of the issue file.
    pub(super) file: String,
    /// The folder from which the story's own paths count.
    pub(super) folder: PathBuf,
    /// The file's text.
    pub(super) source: SourceId,
    /// The head.
    pub(super) head: StoryHead,
    /// Where everything stands in the head of the file.
    pub(super) keys: Keys,
    /// The body.
    pub(super) blocks: Vec<Block>,
    /// What other programs left in the file.
    pub(super) leftovers: Vec<Found>,
    /// What its line ends were taken for.
    pub(super) paragraphs: Paragraphs,
    /// Whether the body is filler.
    pub(super) dummy: bool,
    /// Its page.
    pub(super) page: usize,
    /// Its placement, among the page's stories.
    pub(super) placement: usize,
}

/// The line before and after the head.
pub(super) const FENCE: &str = "+++";

/// Reads a story and reports every fault of its file; `None` when it has no head that can be
/// used.
pub(super) fn read(
    text: &str,
    rules: &CopyRules,
    source: SourceId,
    sink: &mut Sink,
) -> Option<Copy> {
    let parts = split(text, source, sink)?;
    let toml = blank_before(text, parts.head.clone());
    let head: Option<Checked<StoryHead>> = check::check(&toml, parts.fence, source, sink);
    let body = &text[parts.body.clone()];
    control_characters(body, parts.body.start, source, sink);
    let mut body = markup::read(body, parts.body.start, rules.paragraphs, source, sink);
    let blocks = &mut body.blocks;
    if blocks.iter().all(|block| block.text.trim().is_empty()) {
        let end = parts.body.start.min(text.trim_end().len());
        let message = text!("稿件没有正文", "the story has no copy");
        let hint = text!("在第二个 `+++` 之后写正文", "write the copy after the second `+++`");
        sink.push(Diagnostic::new(Code::EmptyStory, source.span(end..end), message).hint(hint));
    }
    let Checked { value: head, keys, health, .. } = head?;
    if !prints(&head.title.value) && health > Health::Broken {
        let span = source.span(head.title.range.clone());
        let message = text!("标题是空的", "the title is blank");
        let hint = text!("写上主题", "write a headline");
        sink.push(Diagnostic::new(Code::BlankTitle, span, message).hint(hint));
    }
    let heads = [
        &head.kicker,
        &head.short_title,
        &head.deck,
        &head.summary,
        &head.byline,
        &head.credit,
        &head.section,
    ];
    for words in std::iter::once(&head.title).chain(heads.into_iter().flatten()) {
        title_marks::check(words, source, sink);
    }
    let others = [
        ("kicker", &head.kicker),
        ("short_title", &head.short_title),
        ("deck", &head.deck),
        ("byline", &head.byline),
        ("credit", &head.credit),
    ];
    let others = others.into_iter().filter_map(|(key, words)| Some((key, words.as_ref()?)));
    let title = Some(("title", &head.title)).filter(|(_, title)| prints(&title.value));
    for (key, words) in title.into_iter().chain(others) {
        head_words(words, key, source, sink);
    }
    let leftovers = leftovers::of_story(text, Some(&head), parts.body.clone(), blocks);
    if let Some(dateline) = &head.dateline {
        put_dateline(blocks, dateline, text);
    }
    part_lead_ins(blocks, rules);
    Some(Copy { body: parts.body.start, head, keys, read: body, leftovers })
}

/// Reads the copy of a story and reports every fault of its file; a file that does not begin
/// with `+++` is all copy.
pub(super) fn read_copy(
    text: &str,
    rules: &CopyRules,
    source: SourceId,
    sink: &mut Sink,
) -> Option<CopyFile> {
    if first_line(text.trim_start()).trim_end() == FENCE {
        let Copy { body, read, leftovers, .. } = read(text, rules, source, sink)?;
        let markup::Body { blocks, paragraphs } = read;
        return Some(CopyFile { source, body, blocks, paragraphs, leftovers });
    }
    control_characters(text, 0, source, sink);
    let markup::Body { mut blocks, paragraphs } =
        markup::read(text, 0, rules.paragraphs, source, sink);
    let leftovers = leftovers::of_story(text, None, 0..text.len(), &blocks);
    part_lead_ins(&mut blocks, rules);
    Some(CopyFile { source, body: 0, blocks, paragraphs, leftovers })
}

/// Returns the paragraphs of raw text, one a line; blank lines are none.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line
            .strip_suffix('\n')
            .map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        if !words.trim().is_empty() {
            blocks.push(Block {
                text: words.to_owned(),
                places: vec![(0, at as u32)],
                range: at..at + words.len(),
                ..Block::default()
            });
        }
        at += line.len();
    }
    blocks
}

/// Where the parts of a story stand in its file.
struct Parts {
    /// The first line `+++`.
    fence: Range<usize>,
    /// The TOML between the two lines.
    head: Range<usize>,
    /// Everything after the second line.
    body: Range<usize>,
}

fn split(text: &str, source: SourceId, sink: &mut Sink) -> Option<Parts> {
    let open = text.len() - text.trim_start().len();
    let hint = text!(
        "稿件开头写成：+++ 换行 title = \"…\" 换行 +++",
        "open the file with a line `+++`, a line `title = \"…\"` and a line `+++`"
    );
    if !first_line(&text[open..]).trim_end().eq(FENCE) {
        let message =
            text!("稿件没有 `+++` 稿件头", "the story has no head between `+++` lines");
        let end = open + first_line(&text[open..]).trim_end().len();
        let span = source.span(open..end);
        sink.push(Diagnostic::new(Code::NoHead, span, message).hint(hint));
        return None;
    }
    let fence = open..open + FENCE.len();
    let head_start = open + first_line(&text[open..]).len();
    let mut at = head_start;
    while at < text.len() {
        let line = first_line(&text[at..]);
        if line.trim_end() == FENCE {
            return Some(Parts {
                fence,
                head: head_start..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    let message = text!("稿件头没有结尾的 `+++`", "the head is not closed by a line `+++`");
    sink.push(Diagnostic::new(Code::HeadNotClosed, source.span(fence), message).hint(hint));
    None
}

/// Returns the first line with its end.
pub(super) fn first_line(text: &str) -> &str {
    &text[..text.find('\n').map_or(text.len(), |end| end + 1)]
}

/// Returns the head with blanks before it, so that its bytes stand where they do in the file.
fn blank_before(text: &str, head: Range<usize>) -> String {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    text[..head.start].bytes().map(blank).chain(text[head].chars()).collect()
}

/// Returns whether words of a head leave anything in print: not white, nor a mark that says where a line
/// may end.
pub(super) fn prints(words: &str) -> bool {
    shown(words).chars().any(|c| !c.is_whitespace() && !acts(c))
}

/// Reports words of a head that would not print as they are written: line ends, which no headline has, and
/// marks alone.
pub(super) fn head_words(
    words: &Spanned<String>,
    key: &str,
    source: SourceId,
    sink: &mut Sink,
) {
    let span = source.span(words.range.clone());
    if words.value.trim().contains(['\n', '\r']) {
        let message = text!("`{key}` 里有换行", "`{key}` has a line end");
        let hint = text!(
            "写成一行，用 | 标明可以分行的地方",
            "write it on one line, with | where a line may end"
        );
        sink.push(Diagnostic::new(Code::ControlCharacter, span.clone(), message).hint(hint));
    }
    if words.value.trim().is_empty() || prints(&words.value) {
        return;
    }
    let message = text!(
        "`{key}` 只有分行记号，什么也印不出来",
        "`{key}` has marks alone: nothing prints"
    );
    let hint = text!("写上文字，或删去 {key}", "write words, or take {key} out");
    sink.push(Diagnostic::new(Code::BlankTitle, span, message).hint(hint));
}

/// Reports characters that no editor shows and no face has, each once with how often it stands there.
fn control_characters(body: &str, at: usize, source: SourceId, sink: &mut Sink) {
    let mut found: Vec<(char, usize, usize)> = Vec::new();
    for (offset, c) in body.char_indices().filter(|(_, c)| is_stray(*c)) {
        match found.iter_mut().find(|(known, ..)| *known == c) {
            Some((.., count)) => *count += 1,
            None => found.push((c, offset, 1)),
        }
    }
    for (c, offset, count) in found {
        let span = source.span(at + offset..at + offset + c.len_utf8());
        let (code, times) = (u32::from(c), counted(count, "time"));
        let message = text!(
            "正文里有控制字符 U+{code:04X}，共 {count} 处",
            "the copy has a control character U+{code:04X}, {times}"
        );
        let hint = text!("删去这个看不见的字符", "take this invisible character out");
        sink.push(Diagnostic::new(Code::ControlCharacter, span, message).hint(hint));
    }
}

/// Puts the dateline before the first paragraph unless the author typed it there.
///
/// Its characters are copy and count; the ideographic space after it does not.
fn put_dateline(blocks: &mut Vec<Block>, dateline: &Spanned<String>, text: &str) {
    let words = dateline.value.trim();
    if words.is_empty() {
        return;
    }
    let first = blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
    let Some(block) = first.map(|first| &mut blocks[first]) else {
        let mut block = Block { range: dateline.range.clone(), ..Block::default() };
        insert_words(&mut block, 0, words, "", dateline_byte(dateline, text));
        blocks.insert(0, block);
        return;
    };
    let copy = block.text.trim_start();
    let at = block.text.len() - copy.len();
    if copy.starts_with(words) {
        return;
    }
    let space = if is_bracketed(copy) { "" } else { "\u{3000}" };
    insert_words(block, at, words, space, dateline_byte(dateline, text));
}

/// Whether copy opens with a bracket, which stands close behind what opens a story.
fn is_bracketed(copy: &str) -> bool {
    copy.starts_with(['（', '(', '【', '〔', '［', '['])
}

/// Returns where the words of a dateline begin in the file.
fn dateline_byte(dateline: &Spanned<String>, text: &str) -> usize {
    let written = text.get(dateline.range.clone()).unwrap_or_default();
    dateline.range.start + written.find(dateline.value.trim()).unwrap_or_default()
}

/// Opens a story wherever it is printed.
const LEAD_IN: &str = "本报讯";

/// Parts the words that open a story (本报讯) from what follows by one em of white, which counts in
/// nothing, unless that is a bracket, a mark or white that the author typed.
fn part_lead_ins(blocks: &mut [Block], rules: &CopyRules) {
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph) {
        let copy = block.text.trim_start();
        let start = block.text.len() - copy.len();
        let words = rules.lead_ins.iter().map(String::as_str).chain([LEAD_IN]);
        let found = words.filter(|words| !words.is_empty() && copy.starts_with(words));
        let Some(words) = found.max_by_key(|words| words.len()) else { continue };
        let rest = &copy[words.len()..];
        let opens = |c: char| c.is_alphanumeric() || "“‘《〈「『".contains(c);
        if !is_bracketed(rest) && rest.starts_with(opens) {
            let at = start + words.len();
            let file = block.file_byte(at);
            insert_words(block, at, "", "\u{3000}", file);
        }
    }
}

/// Inserts `words` that are typed at byte `typed` of the file, and an added `space`, at byte `at`
/// of a block.
fn insert_words(block: &mut Block, at: usize, words: &str, space: &str, typed: usize) {
    let chars_before = block.text[..at].chars().count() as u32;
    let word_chars = words.chars().count() as u32;
    let grown = words.len() + space.len();
    let file = block.file_byte(at) as u32;
    block.text.insert_str(at, &format!("{words}{space}"));
    let shift = word_chars + space.chars().count() as u32;
    for added in block.added.iter_mut().filter(|added| **added >= chars_before) {
        *added += shift;
    }
    if !space.is_empty() {
        let place = block.added.partition_point(|added| *added < chars_before);
        block.added.insert(place, chars_before + word_chars);
    }
    for (range, _) in block.looks.iter_mut().filter(|(range, _)| range.end > at) {
        let start = if range.start >= at { range.start + grown } else { range.start };
        *range = start..range.end + grown;
    }
    let split = block.places.partition_point(|(text, _)| (*text as usize) < at);
    let mut after = block.places.split_off(split);
    for (text, _) in &mut after {
        *text += grown as u32;
    }
    block.places.push((at as u32, typed as u32));
    let resumed = (at + grown) as u32;
    if after.first().is_none_or(|(text, _)| *text > resumed)
        && resumed < block.text.len() as u32
    {
        block.places.push((resumed, file));
    }
    block.places.append(&mut after);
}
