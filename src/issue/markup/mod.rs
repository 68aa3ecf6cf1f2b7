//! From the Markdown body of a story to its blocks.
//!
//! What counts follows from what the author typed: signs of Markdown (`##`, `>`, `>>`, `- `, `**`,
//! `*`, `^`, `~`, `\` at a line end, `<…>` round an address) and line ends do not; every other
//! character does, however it is set: links and code have no signs here, they print as they stand
//! and are told. [`prepare`] makes the copy safe for the parser, the parser's events become
//! [`Block`]s here.

mod lines;
mod paragraphs;
mod prepare;
mod writer;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::copy::{Block, BlockKind};
use crate::diag::{Diagnostic, Sink, SourceId, counted};
use crate::rules::Code;
use crate::terms::{ParagraphRule, Paragraphs};
use crate::text;
use lines::{Line, PULL};
use paragraphs::Parting;
use prepare::Prepared;
use writer::{Sign, Writer};

/// The body of a story as it was read.
#[derive(Debug)]
pub(super) struct Body {
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// What its line ends were taken for.
    pub(super) paragraphs: Paragraphs,
}

/// Reads a body that begins at byte `at` of its file.
pub(super) fn read(
    body: &str,
    at: usize,
    rule: ParagraphRule,
    source: SourceId,
    sink: &mut Sink,
) -> Body {
    let lines = Line::all(body, at);
    let parting = Parting::of(&lines, rule);
    tell(&parting, &lines, source, sink);
    let prepared = prepare::prepare(&lines, &parting);
    let mut reader = Reader {
        prepared: &prepared,
        source,
        sink,
        quotes: 0,
        pull: false,
        items: 0,
        writer: None,
        literal_link: None,
        blocks: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&prepared.text, Options::empty()).into_offset_iter() {
        reader.event(event, range);
    }
    Body { blocks: reader.blocks, paragraphs: parting.read }
}

/// Tells once what line ends were taken for that could be either.
fn tell(parting: &Parting, lines: &[Line], source: SourceId, sink: &mut Sink) {
    let Some(first) = parting.first.map(|first| lines[first]) else { return };
    let Parting { parted, joined, .. } = parting;
    let end = first.at + first.text.trim_end().len();
    let last = first.text.trim_end().chars().next_back().map_or(0, char::len_utf8);
    let (ends, joins) = (counted(parted, "line end"), counted(joined, "line end"));
    let message = match (parted, joined) {
        (_, 0) => text!(
            "稿件有 {parted} 处换行没有空行，当作分段",
            "{ends} without an empty line taken for the end of a paragraph"
        ),
        (0, _) => text!(
            "稿件有 {joined} 行在句末换行而没有空行，当作同一段，接着排",
            "{joins} without an empty line at the end of a sentence, taken for nothing"
        ),
        _ => text!(
            "稿件有 {parted} 处换行没有空行，当作分段；另有 {joined} 行在句末换行，接着排",
            "{ends} without an empty line taken for the end of a paragraph, {joins} at the end of a sentence for nothing"
        ),
    };
    let hint = text!(
        "对就不必改；不对就在段间加空行，或在 layouts/house.toml 写 [manuscript] paragraphs = \"line\"（每行一段）或 \"blank\"（空行分段）",
        "if that is wrong, part paragraphs by empty lines, or write [manuscript] paragraphs = \"line\" (a paragraph a line) or \"blank\" (empty lines part them) in layouts/house.toml"
    );
    let span = source.span(end - last..end);
    sink.push(Diagnostic::new(Code::GuessedParagraphs, span, message).hint(hint));
}

/// Turns the parser's events into blocks.
struct Reader<'a> {
    prepared: &'a Prepared,
    source: SourceId,
    sink: &'a mut Sink,
    /// How many quotations are open.
    quotes: u32,
    /// Whether the outermost of them is a pull quote.
    pull: bool,
    /// How many list items are open.
    items: u32,
    /// The block under way.
    writer: Option<Writer<'a>>,
    /// Set inside a link, all of which is copy: where its last text ended.
    literal_link: Option<usize>,
    blocks: Vec<Block>,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => {
                let typed = self.prepared.text[range.clone()] == *words;
                let end = range.end;
                let writer = self.writer(&range);
                match typed {
                    true => writer.slice(range),
                    false => writer.entity(&words, range.start),
                }
                self.passed(end);
            }
            Event::InlineHtml(_) | Event::Html(_) => {
                self.writer(&range).slice(range.clone());
                self.passed(range.end);
            }
            Event::SoftBreak => self.writer(&range).soft_break(range.start),
            Event::HardBreak => self.writer(&range).hard_break(range.start),
            // Rules and backticks are escaped; tables, footnotes, tasks and mathematics are off.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match tag {
            Tag::BlockQuote(_) => {
                self.close();
                if self.quotes == 0 {
                    self.pull = self.prepared.text[range.start..].starts_with(PULL);
                }
                self.quotes += 1;
            }
            Tag::Item => {
                self.close();
                self.items += 1;
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                let names = self.prepared.has_names(range.start);
                let writer = self.writer(&range);
                if names {
                    writer.lists_names();
                }
            }
            Tag::Heading { .. } => {
                self.close();
                let kind = self.quoted().unwrap_or(BlockKind::Subhead);
                self.writer = Some(Writer::new(self.prepared, kind, range));
            }
            Tag::Strong => self.writer(&range).start(Sign::Bold),
            Tag::Emphasis => self.writer(&range).start(Sign::Dotted),
            Tag::Link { .. } if !self.is_address(&range) => {
                let start = range.start;
                self.writer(&range).slice(start..start + 1);
                self.literal_link = Some(start + 1);
            }
            Tag::Image { .. } => {
                let span = self.source.span(self.prepared.file_range(range));
                let message =
                    text!("正文里不能放图片", "a picture cannot stand inside the copy");
                let hint = text!(
                    "写进稿件头的 `photos`，或期次文件的 [[page.photo]]",
                    "name it under `photos` in the head, or as [[page.photo]] in the issue file"
                );
                self.sink.push(Diagnostic::new(Code::ImageInBody, span, message).hint(hint));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Heading(_) => {
                self.close()
            }
            TagEnd::Strong => self.writer(&range).end(Sign::Bold),
            TagEnd::Emphasis => self.writer(&range).end(Sign::Dotted),
            TagEnd::Link => {
                if let Some(from) = self.literal_link.take() {
                    self.writer(&range).slice(from..range.end);
                }
            }
            _ => {}
        }
    }

    /// Returns what a block inside an open quotation is.
    fn quoted(&self) -> Option<BlockKind> {
        let kind = if self.pull { BlockKind::Pull } else { BlockKind::Quote };
        (self.quotes > 0).then_some(kind)
    }

    /// Returns the block under way; text directly in a list item opens one.
    fn writer(&mut self, range: &Range<usize>) -> &mut Writer<'a> {
        let plain = if self.items > 0 { BlockKind::Item } else { BlockKind::Paragraph };
        let kind = self.quoted().unwrap_or(plain);
        let prepared = self.prepared;
        self.writer.get_or_insert_with(|| Writer::new(prepared, kind, range.clone()))
    }

    /// Whether a link is an address alone: `<https://a.cn>`.
    fn is_address(&self, range: &Range<usize>) -> bool {
        self.prepared.text[range.clone()].starts_with('<')
    }

    fn passed(&mut self, end: usize) {
        if let Some(from) = &mut self.literal_link {
            *from = end;
        }
    }

    fn close(&mut self) {
        let block = self.writer.take().and_then(Writer::finish);
        if let Some(block) = &block {
            self.check_subhead(block);
        }
        self.blocks.extend(block);
    }

    /// Tells a subhead without words: nobody wants its signs printed.
    fn check_subhead(&mut self, block: &Block) {
        let signs = block.text.trim();
        if signs.is_empty() || signs.chars().any(|c| c != '#') {
            return;
        }
        let span = self.source.span(block.range.clone());
        let message = text!("小标题没有文字", "a subhead has no words");
        let hint = text!("写上小标题，或删去这一行", "write the subhead, or take the line out");
        self.sink.push(Diagnostic::new(Code::EmptySubhead, span, message).hint(hint));
    }
}

#[cfg(test)]
mod tests;
