//! Characters that no face has, rare ones and traditional ones, in words of every kind: one finding of a
//! page for each that is missing, one of a story for all that are rare and for all that are traditional.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::findings::in_slot;
use super::index;
use super::thread::{Input, Thread};
use super::typesetter::Typesetter;
use crate::copy::Block;
use crate::diag::{SourceId, Span, Text, counted};
use crate::edition::{Content, Furniture, IndexEntry, TextStyle, Wording};
use crate::font::FaceId;
use crate::frame::{Datum, Finding};
use crate::han;
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::{Area, PagePlan};
use crate::rules::{Code, Severity};
use crate::text;

/// Different characters that a finding names.
const NAMED: usize = 12;
/// Places that a finding gives beside its own.
const PLACES: usize = 20;

/// What is odd about a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// No face has it.
    Missing(char),
    /// It comes from a face of rare characters.
    Rare,
    /// It has a simplified form.
    Traditional,
    /// It has one and is to stay as it is.
    Spared,
}

/// One character at one place.
#[derive(Clone, Debug)]
struct Sign {
    c: char,
    slot: SlotId,
    story: Option<StoryId>,
    place: Option<Span>,
    /// The face of the words and the one from which a rare character comes.
    faces: Option<(FaceId, FaceId)>,
}

/// Where words stand.
#[derive(Clone, Copy)]
struct At<'a> {
    slot: SlotId,
    story: Option<StoryId>,
    /// Where they are written.
    span: Option<&'a Span>,
}

/// Gathers signs, in the order of pages, stories and words.
struct Gather<'a> {
    typesetter: &'a Typesetter<'a>,
    input: Input<'a>,
    /// Names that keep their traditional characters.
    names: Vec<&'a str>,
    signs: BTreeMap<(PageId, Kind, Option<StoryId>), Vec<Sign>>,
    /// Places that were told: a title stands in the index too.
    told: BTreeSet<(SourceId, usize, char)>,
}

/// Returns what is wrong with the characters of an edition.
pub(super) fn findings<'a>(
    typesetter: &Typesetter,
    input: Input,
    threads: impl Iterator<Item = &'a Thread>,
) -> Vec<Finding> {
    let edition = input.edition;
    let names = std::iter::once(&edition.paper).chain(&edition.lexicon).map(String::as_str);
    let names = names.filter(|name| name.chars().any(|c| han::simplified(c).is_some()));
    let mut gather = Gather {
        typesetter,
        input,
        names: names.collect(),
        signs: BTreeMap::new(),
        told: BTreeSet::new(),
    };
    for thread in threads {
        gather.copy(thread);
        gather.heads(thread);
    }
    for page in &input.plan.pages {
        for (slot, area) in page.named() {
            gather.matter(slot, area);
        }
    }
    let Gather { signs, .. } = gather;
    signs.into_iter().map(|((.., kind, _), signs)| finding(input, kind, &signs)).collect()
}

impl<'a> Gather<'a> {
    /// Takes the copy of a story in, what has no place among it.
    fn copy(&mut self, thread: &Thread) {
        let story = self.input.edition.story(thread.story);
        let at = |block: &Block, byte: usize, c: char| Sign {
            c,
            slot: story.slot,
            story: Some(thread.story),
            // The sign at the end of a story is written in no story.
            place: (byte < block.text.len()).then(|| {
                let at = block.file_byte(byte);
                story.source.span(at..at + c.len_utf8())
            }),
            faces: None,
        };
        let mut missing = BTreeSet::new();
        for (number, odd) in &thread.odd {
            let sign = at(&story.blocks[*number], odd.byte, odd.c);
            match odd.from {
                None => {
                    missing.insert((*number, odd.byte));
                    self.add(Kind::Missing(odd.c), sign);
                }
                Some(_) if han::simplified(odd.c).is_some() => {}
                Some(from) => {
                    self.add(Kind::Rare, Sign { faces: Some((odd.own, from)), ..sign });
                }
            }
        }
        for (number, block) in story.blocks.iter().enumerate() {
            let mut traditional = traditional(&block.text).peekable();
            if traditional.peek().is_none() {
                continue;
            }
            let mut spared = self.named(&block.text);
            spared.extend(block.meant());
            for (byte, c) in traditional.filter(|(byte, _)| !missing.contains(&(number, *byte)))
            {
                self.add(kind(&spared, byte), at(block, byte, c));
            }
        }
    }

    /// Takes in the heads of the parts of a story.
    fn heads(&mut self, thread: &Thread) {
        let story = self.input.edition.story(thread.story);
        for region in &thread.regions {
            let area = self.input.plan.area(region.slot);
            for part in &area.look.head.parts {
                let words = story.head.words(part.words).unwrap_or_default();
                let span = story.head.place(part.words);
                let at =
                    At { slot: region.slot, story: Some(thread.story), span: span.as_ref() };
                self.words(&words, part.style, at);
            }
        }
    }

    /// Takes in what stands in a slot beside stories.
    fn matter(&mut self, slot: SlotId, area: &Area) {
        let input = self.input;
        let styles = &input.edition.styles;
        let mut say = |words: &Wording, style: TextStyle| {
            self.words(&words.text, style, At { slot, story: None, span: Some(&words.span) });
        };
        if let Some(label) = &area.look.label {
            let part = area.look.label_head.as_ref().and_then(|head| head.parts.first());
            say(label, part.map_or(styles.index_label, |part| part.style));
        }
        match &*area.holds {
            Content::Photo(photo) if area.look.caption => {
                photo.caption.iter().for_each(|words| say(words, styles.caption));
                photo.credit.iter().for_each(|words| say(words, styles.credit));
            }
            Content::Furniture(matter) => {
                for item in matter {
                    match item {
                        Furniture::Text { text, style, .. } => say(text, *style),
                        Furniture::Row { left, right, .. } => {
                            let parts = left.iter().chain(right);
                            parts.for_each(|(words, style, _)| say(words, *style));
                        }
                        Furniture::Qr { label, span, style, .. } => {
                            let lines = label.iter();
                            lines.for_each(|line| {
                                say(&Wording::new(line.as_str(), span.clone()), *style);
                            });
                        }
                        Furniture::Rule { .. } => {}
                    }
                }
            }
            Content::Index(entries) => {
                let stays = |entry: &&IndexEntry| !input.plan.out.contains(&entry.story);
                let entries: Vec<_> = entries.iter().filter(stays).collect();
                let page = input.plan.page(slot.page);
                let large = index::is_large(input.edition, page, area, entries.len());
                for IndexEntry { section, title, summary, .. } in entries {
                    say(section, styles.index_section);
                    say(title, styles.index_title);
                    let summary = summary.iter().filter(|_| large);
                    summary.for_each(|words| say(words, styles.index_summary));
                }
            }
            Content::Reserved(booked) => {
                let words = Wording::new(booked.title.as_str(), booked.span.clone());
                say(&words, styles.caption);
            }
            _ => {}
        }
    }

    /// Takes words in that stand on lines of their own; marks in them print nothing.
    fn words(&mut self, words: &str, style: TextStyle, at: At) {
        let plain = words.replace(['|', '{', '}', '*'], " ");
        let sign = |byte: usize, c: char| Sign {
            c,
            slot: at.slot,
            story: at.story,
            place: at.span.map(|span| within(span, words, byte, c)),
            faces: None,
        };
        let mut missing = BTreeSet::new();
        // Nearly all words end here: what their face has is not set again.
        let set = (!self.typesetter.has_all(&plain, style))
            .then(|| self.typesetter.words(&plain, style).prepared);
        for odd in set.iter().flat_map(|prepared| prepared.odd()) {
            match odd.from {
                None => {
                    missing.insert(odd.byte);
                    self.add(Kind::Missing(odd.c), sign(odd.byte, odd.c));
                }
                Some(_) if han::simplified(odd.c).is_some() => {}
                Some(from) => {
                    let faces = Some((odd.own, from));
                    self.add(Kind::Rare, Sign { faces, ..sign(odd.byte, odd.c) });
                }
            }
        }
        let mut traditional = traditional(words).peekable();
        if traditional.peek().is_none() {
            return;
        }
        let mut spared = self.named(words);
        spared.extend(braced(words));
        for (byte, c) in traditional.filter(|(byte, _)| !missing.contains(byte)) {
            self.add(kind(&spared, byte), sign(byte, c));
        }
    }

    /// Returns where names stand that keep their traditional characters.
    fn named(&self, words: &str) -> Vec<Range<usize>> {
        let found = self.names.iter().flat_map(|name| words.match_indices(name));
        found.map(|(at, name)| at..at + name.len()).collect()
    }

    fn add(&mut self, kind: Kind, sign: Sign) {
        let exact = sign.place.as_ref().filter(|span| span.range.len() == sign.c.len_utf8());
        let place = exact.map(|span| (span.source, span.range.start, sign.c));
        if place.is_some_and(|place| !self.told.insert(place)) {
            return;
        }
        // One that is missing is told of the page: one face mends all its places.
        let story = sign.story.filter(|_| !matches!(kind, Kind::Missing(_)));
        self.signs.entry((sign.slot.page, kind, story)).or_default().push(sign);
    }
}

/// Returns the traditional characters of a text.
fn traditional(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| han::simplified(*c).is_some())
}

fn kind(spared: &[Range<usize>], byte: usize) -> Kind {
    match spared.iter().any(|range| range.contains(&byte)) {
        true => Kind::Spared,
        false => Kind::Traditional,
    }
}

/// Returns what stands between braces in the words of a head.
fn braced(words: &str) -> impl Iterator<Item = Range<usize>> {
    words.match_indices('{').filter_map(|(open, _)| {
        let close = words[open..].find('}')?;
        Some(open..open + close)
    })
}

/// Returns the place of a character of words that stand at `span`: exact where they are a plain text in
/// quotation marks, else the whole.
fn within(span: &Span, words: &str, byte: usize, c: char) -> Span {
    if span.range.len() != words.len() + 2 {
        return span.clone();
    }
    let at = span.range.start + 1 + byte;
    Span { range: at..at + c.len_utf8(), ..span.clone() }
}

/// Returns the finding of signs of one kind on one page, in one story or in none.
fn finding(input: Input, kind: Kind, signs: &[Sign]) -> Finding {
    let first = &signs[0];
    let (page, area) = (input.plan.page(first.slot.page), input.plan.area(first.slot));
    let mut counts: Vec<(char, usize)> = Vec::new();
    for sign in signs {
        match counts.iter_mut().find(|(c, _)| *c == sign.c) {
            Some((_, count)) => *count += 1,
            None => counts.push((sign.c, 1)),
        }
    }
    let story = first.story.filter(|story| signs.iter().all(|it| it.story == Some(*story)));
    let whose = whose(input, page, story);
    let (code, message, hints) = match kind {
        Kind::Missing(c) => (Code::MissingGlyph, missing(c, signs.len()), mend(c)),
        Kind::Rare => (Code::RareCharacter, rare(&whose, &counts), of_rare(input, signs)),
        Kind::Traditional | Kind::Spared => {
            let spared = kind == Kind::Spared;
            let (message, hint) = of_traditional(&whose, &counts, spared);
            (Code::TraditionalCharacter, message, vec![hint])
        }
    };
    let told = in_slot(page, area, code, message);
    let things = (Datum::Things, signs.len() as f64);
    let code_point = (Datum::Codepoint, f64::from(u32::from(first.c)));
    let data = match kind {
        Kind::Missing(_) if signs.len() == 1 => vec![code_point],
        Kind::Missing(_) => vec![code_point, things],
        _ => vec![code_point, things, (Datum::Kinds, counts.len() as f64)],
    };
    Finding {
        severity: if kind == Kind::Spared { Severity::Warning } else { told.severity },
        story,
        source: first.place.clone(),
        places: signs.iter().skip(1).take(PLACES).filter_map(|it| it.place.clone()).collect(),
        hints,
        data,
        ..told
    }
}

/// Returns in what characters stand: a story by its title, else the page.
fn whose(input: Input, page: &PagePlan, story: Option<StoryId>) -> Text {
    let number = &page.given.called;
    match story {
        Some(story) => {
            let title = input.edition.story(story).head.plain_title();
            text!("《{title}》", "`{title}`")
        }
        None => text!("{number:#}稿件之外的文字", "matter of page {number} beside stories"),
    }
}

fn missing(c: char, times: usize) -> Text {
    let code = u32::from(c);
    match times {
        1 => text!(
            "没有字体能显示“{c}”（U+{code:04X}）",
            "no face has the character `{c}` (U+{code:04X})"
        ),
        _ => text!(
            "没有字体能显示“{c}”（U+{code:04X}），共 {times} 处",
            "no face has the character `{c}` (U+{code:04X}), {times} times"
        ),
    }
}

/// Returns what to do about a character that no face has.
fn mend(c: char) -> Vec<Text> {
    let other = han::ordinary(c).or_else(|| han::simplified(c));
    let other = other.map(|other| text!("写成“{other}”", "write `{other}`"));
    let face = text!(
        "换一个字，或在 layouts/house.toml 的 [faces] 里加一个有这个字的字体（只补造这一个字的也行），写进 fallback",
        "use another character, or add a face that has it under [faces] in layouts/house.toml, if it has this one only, and name it as a fallback"
    );
    other.into_iter().chain([face]).collect()
}

fn rare(whose: &Text, counts: &[(char, usize)]) -> Text {
    let (kinds, times) = (counts.len(), total(counts));
    let named = named(counts, |c| c.to_string());
    let (of_kinds, of_times) = (counted(kinds, "rare character"), counted(times, "place"));
    let Text { zh, en } = whose;
    let Text { zh: chars_zh, en: chars } = &named;
    text!(
        "{zh}有 {kinds} 个生僻字，共 {times} 处：{chars_zh}",
        "{en} has {of_kinds} in {of_times}: {chars}"
    )
}

/// Returns what to do about rare characters, and from which faces they come.
fn of_rare(input: Input, signs: &[Sign]) -> Vec<Text> {
    let mut hints =
        vec![text!("核对是不是这个字", "see whether each is the character that is meant")];
    let ordinary: BTreeMap<char, char> =
        signs.iter().filter_map(|sign| Some((sign.c, han::ordinary(sign.c)?))).collect();
    for (c, other) in ordinary.into_iter().take(NAMED) {
        let code = u32::from(c);
        hints.push(text!(
            "“{c}”（U+{code:04X}）是部首符号或兼容字，写成“{other}”",
            "`{c}` (U+{code:04X}) is a radical or a compatibility form: write `{other}`"
        ));
    }
    let book = &input.edition.book;
    let role = |face: FaceId| book.face(face).role();
    let faces: BTreeSet<_> = signs.iter().filter_map(|sign| sign.faces).collect();
    let from = faces.into_iter().map(|(own, from)| format!("{} → {}", role(own), role(from)));
    let from: Vec<String> = from.collect();
    if !from.is_empty() {
        let (zh, en) = (from.join("，"), from.join(", "));
        hints.push(text!(
            "字形取自最接近的字体，粗细可能与前后的字不同：{zh}",
            "they come from the nearest face, which may be lighter or bolder: {en}"
        ));
    }
    hints
}

fn of_traditional(whose: &Text, counts: &[(char, usize)], spared: bool) -> (Text, Text) {
    let (kinds, times) = (counts.len(), total(counts));
    let form = |c| format!("{c}→{}", han::simplified(c).unwrap_or(c));
    let named = named(counts, form);
    let of_kinds = counted(kinds, "traditional character");
    let of_times = counted(times, "place");
    let Text { zh, en } = whose;
    let Text { zh: chars_zh, en: chars } = &named;
    match spared {
        false => (
            text!(
                "{zh}有 {kinds} 个繁体字或异体字，共 {times} 处：{chars_zh}",
                "{en} has {of_kinds} in {of_times}: {chars}"
            ),
            text!(
                "改成简体；名字里要保留的，写进 layouts/house.toml 的 [lexicon] words，或用 {{…}} 括起来",
                "write the simplified form; a name that keeps its own goes into `words` under [lexicon] in layouts/house.toml, or between {{…}}"
            ),
        ),
        true => (
            text!(
                "{zh}的名字里保留了 {kinds} 个繁体字或异体字，共 {times} 处：{chars_zh}",
                "{en} keeps {of_kinds} in names, in {of_times}: {chars}"
            ),
            text!("核对是不是原名", "see whether the name is written so"),
        ),
    }
}

fn total(counts: &[(char, usize)]) -> usize {
    counts.iter().map(|(_, count)| count).sum()
}

/// Returns characters as they are named in a message, with how often each stands there.
fn named(counts: &[(char, usize)], name: impl Fn(char) -> String) -> Text {
    let one = |(c, count): &(char, usize)| match count {
        1 => [name(*c), name(*c)],
        _ => [format!("{}（{count} 处）", name(*c)), format!("{} ({count})", name(*c))],
    };
    let all: Vec<[String; 2]> = counts.iter().take(NAMED).map(one).collect();
    let list = |at: usize, between: &str| {
        all.iter().map(|names| names[at].as_str()).collect::<Vec<_>>().join(between)
    };
    let more = counts.len() > NAMED;
    let (zh, en) = if more { ("等", " and others") } else { ("", "") };
    Text { zh: format!("{}{zh}", list(0, "、")), en: format!("{}{en}", list(1, ", ")) }
}
