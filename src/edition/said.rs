//! Which characters an edition says anywhere.

use super::{Content, Edition, FillerMatter, Furniture, Head, Photo, Story};

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub struct Chars(Vec<u64>);

impl Chars {
    /// Takes the characters of a text in.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            let (word, bit) = (c as usize / 64, c as usize % 64);
            if word >= self.0.len() {
                self.0.resize(word + 1, 0);
            }
            self.0[word] |= 1 << bit;
        }
    }

    /// Returns the characters in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = char> {
        let words = self.0.iter().enumerate();
        words.filter(|(_, word)| **word != 0).flat_map(|(at, word)| {
            let set = (0..64).filter(move |bit| word >> bit & 1 == 1);
            set.filter_map(move |bit| char::from_u32((at * 64 + bit) as u32))
        })
    }
}

/// Returns every character that an edition says, and those of stories that wait.
pub(super) fn said(edition: &Edition) -> Chars {
    let mut chars = Chars::default();
    let numerals = &edition.numerals;
    chars.add(&edition.paper);
    for wording in [&numerals.to, &numerals.from, &numerals.index] {
        chars.add(&wording.text);
    }
    let stories = edition.stories.iter().map(|story| &**story).chain(&edition.held);
    stories.for_each(|story| of_story(story, &mut chars));
    for filler in edition.fillers.given.iter() {
        match &filler.matter {
            FillerMatter::Brief(story) => of_story(story, &mut chars),
            FillerMatter::Picture(photo) => of_photo(photo, &mut chars),
            FillerMatter::Ad(_) => {}
        }
    }
    // What another template says is asked for as well: it may be taken.
    let others = edition.templates.iter().flat_map(|templates| &templates.others);
    for page in edition.pages.iter().chain(others) {
        chars.add(&page.name);
        chars.add(&page.called.label());
        for slot in &page.template {
            slot.look.label.iter().for_each(|label| chars.add(&label.text));
            of_content(&slot.content, &mut chars);
        }
    }
    chars
}

fn of_story(story: &Story, chars: &mut Chars) {
    let Head { kicker, title, short_title, deck, summary, byline, credit, section, places: _ } =
        &story.head;
    chars.add(title);
    let words = [kicker, short_title, deck, summary, byline, credit, section];
    words.into_iter().flatten().for_each(|words| chars.add(words));
    story.blocks.iter().for_each(|block| chars.add(&block.text));
}

fn of_photo(Photo { caption, credit, .. }: &Photo, chars: &mut Chars) {
    let words = [caption, credit].into_iter().flatten();
    words.for_each(|words| chars.add(&words.text));
}

fn of_content(content: &Content, chars: &mut Chars) {
    match content {
        Content::Photo(photo) => of_photo(photo, chars),
        Content::Furniture(matter) => matter.iter().for_each(|item| of_furniture(item, chars)),
        Content::Index(entries) => {
            for entry in entries {
                chars.add(&entry.section.text);
                chars.add(&entry.title.text);
                if let Some(summary) = &entry.summary {
                    chars.add(&summary.text);
                    // Where one is cut.
                    chars.add("…");
                }
            }
        }
        Content::Reserved(booked) => chars.add(&booked.title),
        Content::Empty
        | Content::Absorbed
        | Content::Story(_)
        | Content::Briefs(_)
        | Content::Tail
        | Content::Held(_) => {}
    }
}

fn of_furniture(item: &Furniture, chars: &mut Chars) {
    match item {
        Furniture::Text { text, .. } => chars.add(&text.text),
        Furniture::Row { left, right, .. } => {
            left.iter().chain(right).for_each(|(words, ..)| chars.add(&words.text));
        }
        Furniture::Qr { label, .. } => label.iter().for_each(|line| chars.add(line)),
        Furniture::Rule { .. } => {}
    }
}
