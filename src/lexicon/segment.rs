//! The segmenter: words with what they are in a sentence.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jieba_rs::{Jieba, TokenizeMode};

use super::why::Why;
use super::{lists, terms};

/// The tag under which the segmenter learns the terms.
const TERM: &str = "term";

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its characters.
    pub(super) text: String,
    /// Its number of characters.
    pub(super) chars: usize,
    /// What it is in a sentence.
    pub(super) kind: Kind,
    /// Why no line ends inside it.
    pub(super) inside: Why,
}

/// What a word is in a sentence, as far as a line break cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    /// A name of a place, a body or a thing.
    Name,
    /// A name of a person.
    Person,
    /// 今日 明年 夜间: says when, of what comes behind it.
    Time,
    Verb,
    Adjective,
    Adverb,
    Number,
    /// 里 上 前: leans on the noun before it.
    Place,
    /// 的 了 着 们: leans on what stands before it.
    Particle,
    /// 和 在 对 将: leans on what stands behind it.
    Preposition,
    /// 大 新 第: part of what stands behind it.
    Prefix,
    /// 中央 全国 新型: leans on the noun behind it.
    Front,
    /// White or a mark.
    Mark,
    Other,
}

/// Returns the segmenter.
fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    // The dictionary takes a while to read: only headlines that need it wait for it, and only once.
    JIEBA.get_or_init(|| {
        let mut jieba = Jieba::new();
        // The terms after the verbs that they are made with: 指挥部 has to outweigh 指挥.
        for verb in lists::predicates().filter(|verb| verb.chars().count() > 1) {
            jieba.add_word(verb, None, Some("v"));
        }
        for term in terms::learned() {
            jieba.add_word(term, None, Some(TERM));
        }
        jieba
    })
}

/// Returns the words of a text; joined they are the text. `guess` lets it make words of characters
/// that the dictionary has no word for.
pub(super) fn segmented(text: &str, guess: bool) -> Vec<Word> {
    let tags = jieba().tag(text, guess);
    tags.iter().map(|tag| Word::new(tag.word, tag.tag)).collect()
}

/// Returns the characters at which a word of the dictionary begins or ends, those inside longer words
/// too: where a term that no line holds is parted least badly.
pub fn borders(text: &str) -> BTreeSet<usize> {
    let words = jieba().tokenize(text, TokenizeMode::Search, false);
    words.iter().flat_map(|word| [word.start, word.end]).collect()
}

impl Word {
    /// Makes a word of the characters and the tag that the segmenter gives them.
    pub(super) fn new(text: &str, tag: &str) -> Word {
        let chars = text.chars().count();
        let kind = kind(text, chars, tag);
        let inside = match kind {
            _ if tag == TERM => Why::Term,
            Kind::Name => Why::Name,
            Kind::Number => Why::Number,
            Kind::Mark => Why::Bound,
            _ => Why::Word,
        };
        Word { text: text.to_owned(), chars, kind, inside }
    }

    /// Returns whether it is a code of Western letters and figures: C919, 5G.
    pub(super) fn is_code(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_alphanumeric())
            && self.text.contains(|c: char| c.is_ascii_alphabetic())
    }
}

/// Returns what a word is by the tag of the segmenter.
fn kind(text: &str, chars: usize, tag: &str) -> Kind {
    let marks = text.chars().all(|c| !c.is_alphanumeric());
    let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | ','));
    if let Some(kind) = lists::kind(text).filter(|_| !marks) {
        return kind;
    }
    match tag {
        "vn" if lists::is_predicate(text) => Kind::Verb,
        // 喜获丰收, 研究部署 say what is done.
        "i" | "l" if lists::begins_with_predicate(text) => Kind::Verb,
        _ if chars == 4 && lists::is_two_predicates(text) => Kind::Verb,
        _ if marks => Kind::Mark,
        _ if digits => Kind::Number,
        "p" | "c" => Kind::Preposition,
        "m" | "mq" | "q" => Kind::Number,
        "f" if chars == 1 => Kind::Place,
        "b" => Kind::Front,
        "nr" | "nrt" | "nrfg" | "ns" | "nt" | "nz" => Kind::Name,
        "t" => Kind::Time,
        TERM | "i" | "l" | "j" | "vn" | "s" => Kind::Noun,
        "d" => Kind::Adverb,
        "y" => Kind::Particle,
        _ if tag.starts_with('n') => Kind::Noun,
        _ if tag.starts_with('v') => Kind::Verb,
        _ if tag.starts_with('a') || tag == "z" => Kind::Adjective,
        _ if tag.starts_with('u') => Kind::Particle,
        _ => Kind::Other,
    }
}
