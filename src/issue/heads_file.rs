//! Heads in a file of their own: one a line, or the head of a story file.

use std::path::Path;

use super::CopyRules;
use super::load::loose_file;
use super::story::{self, FENCE, first_line};
use super::title_marks;
use crate::diag::{Sink, SourceId, Sources, Spanned};
use crate::terms::Words;
use crate::world::World;

/// The heads of a file that no edition names.
#[derive(Debug)]
pub struct HeadsFile {
    /// The text of the file.
    pub source: SourceId,
    /// The heads, in order.
    pub heads: Vec<HeadLine>,
}

/// One head of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadLine {
    /// Which words of a story they are.
    pub part: Words,
    /// The words, with the marks of their author.
    pub words: String,
}

/// Loads the heads of a file: of one that begins with `+++` those of the story's head, else each line
/// that is not blank.
pub fn load_heads(
    world: &dyn World,
    path: &Path,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Option<HeadsFile> {
    let source = loose_file(world, path, sources, sink)?;
    let text = sources.text(source);
    let heads = match first_line(text.trim_start()).trim_end() == FENCE {
        true => of_story(text, source, sink)?,
        false => of_lines(text, source, sink),
    };
    Some(HeadsFile { source, heads })
}

fn of_story(text: &str, source: SourceId, sink: &mut Sink) -> Option<Vec<HeadLine>> {
    let head = story::read(text, &CopyRules::default(), source, sink)?.head;
    let parts = [
        (Words::Kicker, head.kicker.as_ref()),
        (Words::Title, Some(&head.title)),
        (Words::ShortTitle, head.short_title.as_ref()),
        (Words::Deck, head.deck.as_ref()),
    ];
    let parts = parts.into_iter().filter_map(|(part, words)| Some((part, words?.value.trim())));
    let written = parts.filter(|(_, words)| !words.is_empty());
    Some(written.map(|(part, words)| HeadLine { part, words: words.to_owned() }).collect())
}

fn of_lines(text: &str, source: SourceId, sink: &mut Sink) -> Vec<HeadLine> {
    let (mut heads, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if words.is_empty() {
            continue;
        }
        let spanned = Spanned::new(words.to_owned(), start..start + words.len());
        title_marks::check(&spanned, source, sink);
        heads.push(HeadLine { part: Words::Title, words: words.to_owned() });
    }
    heads
}
