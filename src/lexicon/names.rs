//! Names of persons in a text, whatever the segmenter makes of them.
//!
//! A name is looked for where one is to be expected: behind a title, before one, at the head of a clause,
//! after 会见 and its like, beside another name, around a ·. Of the lengths that it may have the one is
//! taken behind which the text goes on best; where two are as good, no line ends between them.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::foreign;
use super::lists::{is_deed, is_towards};
use super::segment::{Kind, Word, segmented};
use super::terms::listed;
use super::titles::{self, Title, is_title};
use super::why::Why;

/// A run of characters that stays whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is a name for certain; if not, it only ought to stay whole.
    pub(super) certain: bool,
}

/// A text by its characters.
pub(super) struct Chars<'t> {
    text: &'t str,
    chars: Vec<char>,
    bytes: Vec<usize>,
}

/// What is known of a text when names are looked for.
pub(super) struct Survey<'t> {
    pub(super) text: Chars<'t>,
    /// Where words of the segmenter begin, and what stands there.
    borders: Vec<bool>,
    words: Vec<(usize, Word)>,
    titles: Vec<Title>,
}

/// How well a text goes on behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum After {
    /// In the middle of a word.
    Torn,
    /// A word that seldom follows a name.
    Seldom,
    /// A noun or figure.
    Fair,
    /// A verb, a preposition, a mark, the end.
    Well,
}

/// Tables of characters.
struct Tables {
    surnames: HashSet<char>,
    compound: HashSet<String>,
    given: HashSet<char>,
}

/// Returns the names of a text and the runs that may be names, in their order; none lies over another.
pub(super) fn find(text: &str, words: &[Word]) -> Vec<Run> {
    let survey = Survey::new(text, words);
    let mut runs = foreign::dotted(&survey);
    let mut add = |run: Option<Run>| {
        let apart = |run: &Run, start, end| end <= run.start || run.end <= start;
        let free = |run: &Run| {
            let terms = survey
                .words
                .iter()
                .filter(|(_, word)| word.inside == Why::Term && word.chars > 2);
            runs.iter().all(|other| apart(run, other.start, other.end))
                && terms.clone().all(|(at, word)| apart(run, *at, at + word.chars))
        };
        if let Some(run) = run.filter(free) {
            runs.push(run);
        }
        run.map(|run| run.end)
    };
    for title in survey.titles.iter().filter(|title| survey.is_likely(title)) {
        let mut end = add(survey.behind(title.end, true));
        // 王某某、李某某; 王某某和李某某.
        while let Some(next) = end.and_then(|end| survey.beside(end)) {
            end = add(survey.behind(next, true));
        }
        if survey.is_whole(title) {
            add(survey.before(title.start).or_else(|| survey.before(title.post)));
        }
    }
    for at in survey.anchors() {
        let mut end = add(survey.behind(at, false));
        while let Some(next) = end.and_then(|end| survey.beside(end)) {
            end = add(survey.behind(next, false));
        }
    }
    for run in foreign::runs(&survey) {
        add(Some(run));
    }
    runs.sort_by_key(|run| run.start);
    runs
}

impl<'t> Chars<'t> {
    pub(super) fn new(text: &'t str) -> Chars<'t> {
        let (mut bytes, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        bytes.push(text.len());
        Chars { text, chars, bytes }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Returns the character at a place; a blank beyond the end.
    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or(' ')
    }

    pub(super) fn part(&self, from: usize, to: usize) -> &'t str {
        &self.text[self.bytes[from]..self.bytes[to.min(self.chars.len())]]
    }

    pub(super) fn is_han(&self, at: usize) -> bool {
        is_han(self.at(at))
    }
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

impl<'t> Survey<'t> {
    fn new(text: &'t str, words: &[Word]) -> Survey<'t> {
        let text = Chars::new(text);
        let mut borders = vec![false; text.len() + 1];
        let mut placed = Vec::with_capacity(words.len());
        let mut at = 0;
        for word in words {
            borders[at] = true;
            placed.push((at, word.clone()));
            at += word.chars;
        }
        borders[text.len()] = true;
        let titles = titles::find(&text);
        Survey { text, borders, words: placed, titles }
    }

    pub(super) fn is_border(&self, at: usize) -> bool {
        self.borders.get(at).copied().unwrap_or(true)
    }

    pub(super) fn words(&self) -> &[(usize, Word)] {
        &self.words
    }

    pub(super) fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// Returns whether a title may be one: it is no part of an ordinary word, as in 少年宫.
    fn is_likely(&self, title: &Title) -> bool {
        if self.is_border(title.end) {
            return true;
        }
        let over = self
            .words
            .iter()
            .find(|(at, word)| (*at..at + word.chars).contains(&(title.end - 1)));
        let ordinary = over.is_some_and(|(_, word)| {
            word.chars > 2 && !matches!(word.kind, Kind::Name | Kind::Other)
        });
        !ordinary && self.is_border(title.post)
    }

    /// Returns whether a title is one: no word of the segmenter's ends inside it.
    fn is_whole(&self, title: &Title) -> bool {
        self.is_border(title.end)
    }

    /// Returns where else a name may begin: at the head of a clause, and behind 会见 and its like.
    fn anchors(&self) -> Vec<usize> {
        let mut anchors = Vec::new();
        let mut head = true;
        for (at, word) in &self.words {
            if head && word.kind != Kind::Mark {
                anchors.push(*at);
            }
            if is_towards(&word.text) {
                anchors.push(at + word.chars);
            }
            head = word.kind == Kind::Mark && !word.text.ends_with(['·', '%', '+', '-', '.']);
        }
        anchors
    }

    /// Returns where the next name begins if a name ends at `end` and is one of several.
    fn beside(&self, end: usize) -> Option<usize> {
        matches!(self.text.at(end), '、' | '和' | '与' | '及' | '，' | '暨' | '同')
            .then_some(end + 1)
    }

    /// Returns how well the text goes on at a place.
    pub(super) fn after(&self, at: usize) -> After {
        if !self.text.is_han(at) {
            let c = self.text.at(at);
            return if c.is_ascii_alphanumeric() { After::Fair } else { After::Well };
        }
        let most = (at + 7).min(self.text.len());
        let end = (at..most).find(|at| !self.text.is_han(*at)).unwrap_or(most);
        let words = segmented(self.text.part(at, end), false);
        let Some(first) = words.first() else { return After::Well };
        // What is cut off at the end of the piece says nothing.
        let next = words.get(1).filter(|_| words.len() > 2 || end < most);
        let torn = next.is_some_and(|next| {
            next.chars == 1 && matches!(next.kind, Kind::Noun | Kind::Name | Kind::Other)
        });
        let after = match first.kind {
            // 和 and 胜 go on with a noun: before a verb they are part of the name.
            _ if first.chars == 1 && next.is_some_and(|next| self.is_last(first, next)) => {
                After::Torn
            }
            _ if is_deed(&first.text) || is_title(&first.text) => After::Well,
            Kind::Preposition | Kind::Particle | Kind::Adverb => After::Well,
            Kind::Verb if first.chars > 1 => After::Well,
            _ if first.chars > 1 => After::Fair,
            Kind::Verb | Kind::Number | Kind::Prefix => After::Seldom,
            _ => After::Torn,
        };
        match after {
            After::Well if torn && first.chars > 1 => After::Fair,
            After::Fair if torn => After::Seldom,
            after => after,
        }
    }

    /// Returns whether a word of one character is the last one of a name, by the word behind it.
    fn is_last(&self, word: &Word, next: &Word) -> bool {
        let verb = is_deed(&next.text)
            && (next.chars > 1 || next.kind == Kind::Preposition || next.kind == Kind::Verb);
        let joins = matches!(
            word.text.as_str(),
            "和" | "与" | "同" | "及" | "胜" | "会" | "有" | "成" | "进" | "获" | "领"
        );
        verb && joins
    }

    /// Returns the name that begins at a place; `titled` where a title stands before it.
    fn behind(&self, at: usize, titled: bool) -> Option<Run> {
        let end = self.han_end(at, 9);
        if end < at + 2 {
            return None;
        }
        let first = segmented(self.text.part(at, end), false).into_iter().next()?;
        let ordinary = first.chars > 1 && first.kind != Kind::Name;
        let native = self.native(at, end, &first, titled);
        let foreign = foreign::behind(self, at, end, ordinary, titled);
        let run = match (native, foreign) {
            (Some(native), Some(foreign))
                if foreign.end > native.end
                    && (foreign.end > at + 4 || self.after(native.end) < After::Well) =>
            {
                foreign
            }
            (Some(native), _) => native,
            (None, Some(foreign)) => foreign,
            // Behind a title characters of which the dictionary makes no word.
            (None, None)
                if titled
                    && first.chars == 1
                    && matches!(
                        first.kind,
                        Kind::Noun | Kind::Name | Kind::Other | Kind::Adjective
                    ) =>
            {
                Run { start: at, end: (at + 3).min(end), certain: false }
            }
            _ => return None,
        };
        Some(run)
    }

    /// Returns the Chinese name that begins at a place.
    fn native(&self, at: usize, end: usize, first: &Word, titled: bool) -> Option<Run> {
        let family = self.family(at)?;
        let enough = if titled { After::Seldom } else { After::Well };
        let ordinary = first.chars > family && first.kind != Kind::Name;
        let fair = if titled { After::Fair } else { After::Seldom };
        let mut readings =
            [1, 2].map(|given| at + family + given).into_iter().filter_map(|to| {
                // The word that the dictionary has here is the better reading if the text goes on behind it.
                let objection = ordinary
                    && (first.chars >= to - at || self.after(at + first.chars) >= fair);
                let after = Some(self.after(to)).filter(|_| to <= end && !objection)?;
                let likely = (at + family..to).map(|at| self.likely(at)).sum::<i32>();
                (after >= enough).then_some((4 * after as i32 + likely, to))
            });
        let run = |to: usize, certain| Some(Run { start: at, end: to, certain });
        let longer = at + family + 2;
        match (readings.next(), readings.next()) {
            (None, _) => None,
            (Some((_, to)), None) if to < longer && titled && self.may_go_on(to) => {
                run(to + 1, false)
            }
            (Some((_, to)), None) => run(to, titled || !ordinary),
            (Some((short, to)), Some((long, other))) => match short - long {
                // Where both are good, no line ends between them.
                ..=-3 => run(other, titled || !ordinary),
                3.. if !self.may_go_on(to) => run(to, titled || !ordinary),
                _ => run(other, false),
            },
        }
    }

    /// Returns whether a name of one given character may have another one: what follows is a word of one
    /// character with which names end.
    fn may_go_on(&self, at: usize) -> bool {
        let given = tables().given.contains(&self.text.at(at)) && self.likely(at) == 0;
        let end = self.han_end(at, 4);
        given
            && segmented(self.text.part(at, end), false)
                .first()
                .is_some_and(|word| word.chars == 1)
    }

    /// Returns the name that ends at a place, where a title begins.
    fn before(&self, end: usize) -> Option<Run> {
        let mut found = None;
        for chars in [2, 3, 4] {
            let Some(start) = end.checked_sub(chars) else { break };
            if !(start..end).all(|at| self.text.is_han(at)) {
                break;
            }
            let family =
                self.family(start).filter(|family| (1..=2).contains(&(chars - family)));
            let Some(family) = family.filter(|_| self.is_border(start)) else { continue };
            let likely = (start + family..end).map(|at| self.likely(at)).sum::<i32>();
            if likely < -2 || self.is_words(start, end, family) {
                continue;
            }
            found = Some(Run { start, end, certain: true });
        }
        // A foreign name that is longer has the Chinese one in it by chance.
        let foreign = foreign::before(self, end);
        foreign
            .filter(|foreign| found.is_none_or(|found: Run| foreign.start < found.start))
            .or(found)
    }

    /// Returns whether a range is made of words of two characters and more that are no names.
    fn is_words(&self, start: usize, end: usize, family: usize) -> bool {
        self.words.iter().any(|(at, word)| {
            let ordinary = word.chars > family && word.kind != Kind::Name;
            let inside = *at >= start && at + word.chars <= end;
            ordinary && inside && (word.chars > 2 || end - start != 3)
        })
    }

    /// Returns the number of characters of the family name at a place.
    fn family(&self, at: usize) -> Option<usize> {
        let two =
            self.text.is_han(at + 1) && tables().compound.contains(self.text.part(at, at + 2));
        match two {
            true => Some(2),
            false => tables().surnames.contains(&self.text.at(at)).then_some(1),
        }
    }

    /// Returns how likely a character is one of a given name.
    fn likely(&self, at: usize) -> i32 {
        let c = self.text.at(at);
        match c {
            '的' | '了' | '在' | '和' | '与' | '到' | '对' | '将' | '被' | '把' | '是'
            | '不' | '我' | '获' | '赴' | '抵' | '率' | '说' | '谈' | '访' | '称' | '为'
            | '从' | '等' | '给' | '让' => -6,
            c if tables().given.contains(&c) => 0,
            _ => -1,
        }
    }

    /// Returns where the Han characters from a place on end, `most` of them at most.
    pub(super) fn han_end(&self, at: usize, most: usize) -> usize {
        (at..at + most).find(|at| !self.text.is_han(*at)).unwrap_or(at + most)
    }
}

/// Returns whether a name begins with a family name.
pub fn has_surname(name: &str) -> bool {
    let mut chars = name.char_indices();
    let first = chars.next().is_some_and(|(_, c)| tables().surnames.contains(&c));
    let end = chars.nth(1).map_or(name.len(), |(end, _)| end);
    first || tables().compound.contains(&name[..end])
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let surnames = || listed(include_str!("names/surnames.txt"));
        let two = |name: &&str| name.chars().count() <= 4;
        Tables {
            surnames: surnames().filter(|name| !two(name)).flat_map(str::chars).collect(),
            compound: surnames().filter(two).map(str::to_owned).collect(),
            given: listed(include_str!("names/given.txt")).flat_map(str::chars).collect(),
        }
    })
}
