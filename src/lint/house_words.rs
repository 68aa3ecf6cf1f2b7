//! Words that the house does not write, and names that do not go with their titles or stand in another order
//! than the house names them. The lists are the house's (`[wording]`); an advertiser's words are his own.

use std::collections::HashMap;
use std::ops::Range;

use super::finding;
use super::survey::Survey;
use crate::diag::{Span, Text};
use crate::edition::{Content, HouseWords, NamedPerson, Story, Words, WrongWords};
use crate::frame::Finding;
use crate::head_marks::shown;
use crate::ids::{SlotId, StoryId};
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// The parts of a head that are read.
const PARTS: [Words; 4] = [Words::Kicker, Words::Title, Words::Deck, Words::Summary];
/// What stands between two names of a list.
const JOINS: [&str; 6] = ["、", "，", "和", "与", "及", "以及"];
/// What makes another title of a title behind it.
const BEFORE_TITLES: [char; 6] = ['副', '原', '前', '代', '兼', '总'];

/// Words of an edition, and where they are written.
struct Read<'a> {
    text: String,
    /// Returns where bytes of the text are written.
    place: Box<dyn Fn(Range<usize>) -> Span + 'a>,
    story: Option<StoryId>,
    slot: SlotId,
}

/// What is wrong with bytes of a text.
struct Wrong {
    bytes: Range<usize>,
    code: Code,
    words: (Text, Text),
}

/// Judges heads, copy and captions.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let rules = &survey.edition.words;
    if rules.wrong.is_empty() && rules.names.is_empty() {
        return Vec::new();
    }
    let search = Search::of(rules);
    let mut found = Vec::new();
    for read in everything(survey) {
        for wrong in search.wrong(&read.text) {
            found.extend(told(survey, &read, wrong));
        }
    }
    found
}

/// Returns the words of all stories and captions but those of advertisements.
fn everything<'a>(survey: &Survey<'a>) -> Vec<Read<'a>> {
    let mut all = Vec::new();
    let edition = survey.edition;
    let is_ad = |slot: SlotId| {
        let sheet = survey.sheet(slot.page);
        sheet.is_none_or(|sheet| sheet.page.kind(slot) == SlotKind::Ad)
    };
    for (id, _) in survey.stories() {
        let story = edition.story(id);
        if !story.dummy && !is_ad(story.slot) {
            all.extend(of_story(id, story));
        }
    }
    for sheet in &survey.sheets {
        for picture in sheet.pictures.iter().filter(|picture| !picture.in_ad) {
            let Content::Photo(photo) = &*sheet.page.area(picture.slot).holds else { continue };
            all.extend(photo.caption.iter().map(|caption| {
                let span = caption.span.clone();
                Read {
                    text: caption.text.clone(),
                    place: Box::new(move |_| span.clone()),
                    story: None,
                    slot: picture.slot,
                }
            }));
        }
    }
    all
}

fn of_story(id: StoryId, story: &Story) -> impl Iterator<Item = Read<'_>> {
    let heads = PARTS.into_iter().filter_map(move |part| {
        let (words, span) = (story.head.words(part)?, story.head.place(part)?);
        let place = Box::new(move |_| span.clone());
        Some(Read { text: shown(&words), place, story: Some(id), slot: story.slot })
    });
    let blocks = story.blocks.iter().map(move |block| Read {
        text: block.text.clone(),
        place: Box::new(|bytes| story.source.span(block.file_range(bytes))),
        story: Some(id),
        slot: story.slot,
    });
    heads.chain(blocks)
}

/// Puts what is wrong at the place on the page where its first character stands.
fn told(survey: &Survey, read: &Read, wrong: Wrong) -> Option<Finding> {
    let span = (read.place)(wrong.bytes);
    let holds = |own: &Span| own.source == span.source && own.range.contains(&span.range.start);
    let stands = survey.sheets.iter().find_map(|sheet| {
        let mut runs = sheet.runs.iter();
        runs.find(|run| run.ink.span.as_ref().is_some_and(holds)).map(|run| (sheet, run))
    });
    let mut finding = match stands {
        Some((sheet, run)) => finding(wrong.code, sheet, Some(run.slot), run.rect, wrong.words),
        None => {
            let sheet = survey.sheet(read.slot.page)?;
            finding(wrong.code, sheet, Some(read.slot), sheet.rect(read.slot), wrong.words)
        }
    };
    finding.story = read.story;
    finding.source = Some(span);
    Some(finding)
}

/// The lists of the house, ready to be looked for.
struct Search<'a> {
    rules: &'a HouseWords,
    /// Words that are not to stand, and names, by their first characters.
    first: HashMap<char, Vec<Entry<'a>>>,
}

/// Something that is looked for.
#[derive(Clone, Copy)]
enum Entry<'a> {
    Wrong(&'a WrongWords),
    /// A person, by the place in the house's order.
    Name(usize),
}

/// A person named in a text, with the title before the name.
struct Naming {
    person: usize,
    bytes: Range<usize>,
    /// Where the title before the name begins, or the name.
    start: usize,
    /// Where the title behind the name ends, or the name.
    end: usize,
}

impl<'a> Search<'a> {
    fn of(rules: &'a HouseWords) -> Search<'a> {
        let mut first: HashMap<char, Vec<Entry>> = HashMap::new();
        let wrong = rules.wrong.iter().map(|wrong| (wrong.words.as_str(), Entry::Wrong(wrong)));
        let names = rules.names.iter().enumerate();
        let names = names.map(|(at, person)| (person.name.as_str(), Entry::Name(at)));
        for (words, entry) in wrong.chain(names) {
            if let Some(c) = words.chars().next() {
                first.entry(c).or_default().push(entry);
            }
        }
        Search { rules, first }
    }

    /// Returns what is wrong in a text, in its order.
    fn wrong(&self, text: &str) -> Vec<Wrong> {
        let mut found = Vec::new();
        let mut named: Vec<Naming> = Vec::new();
        for (at, c) in text.char_indices() {
            for entry in self.first.get(&c).into_iter().flatten() {
                match *entry {
                    Entry::Wrong(wrong) => found.extend(wording(text, at, wrong)),
                    Entry::Name(person) => {
                        let name = &self.rules.names[person].name;
                        if text[at..].starts_with(name.as_str()) {
                            named.push(self.naming(text, at, person));
                        }
                    }
                }
            }
        }
        found.extend(named.iter().filter_map(|naming| self.title_of_another(text, naming)));
        found.extend(self.misspelt(text, &named));
        found.extend(named.windows(2).filter_map(|two| self.out_of_order(text, two)));
        found.sort_by_key(|wrong| wrong.bytes.start);
        found
    }

    fn naming(&self, text: &str, at: usize, person: usize) -> Naming {
        let NamedPerson { name, titles } = &self.rules.names[person];
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let own = |there: &dyn Fn(&str) -> bool| {
            let all = titles.iter().filter(|title| there(title));
            all.map(String::len).max().unwrap_or(0)
        };
        let ahead = own(&|title| before.ends_with(title));
        let behind = own(&|title| after.starts_with(title));
        let end = at + name.len();
        Naming { person, bytes: at..end, start: at - ahead, end: end + behind }
    }

    /// Tells a title before a name that the house gives to another person, or one that is more or less than the
    /// person's own: 副区长 for 区长.
    fn title_of_another(&self, text: &str, naming: &Naming) -> Option<Wrong> {
        let NamedPerson { name, titles } = &self.rules.names[naming.person];
        if titles.is_empty() {
            return None;
        }
        let before = &text[..naming.bytes.start];
        let own = &text[naming.start..naming.bytes.start];
        let more = before[..before.len() - own.len()].chars().next_back();
        let changed = more.filter(|c| !own.is_empty() && BEFORE_TITLES.contains(c));
        let others = self.rules.names.iter().flat_map(|person| &person.titles);
        let other = others
            .filter(|title| before.ends_with(title.as_str()) && !titles.contains(title))
            .filter(|title| title.len() > own.len())
            .max_by_key(|title| title.len());
        let written = match (other, changed) {
            (Some(title), _) => title.clone(),
            (None, Some(c)) => format!("{c}{own}"),
            (None, None) => return None,
        };
        let titles = titles.join("、");
        let start = naming.bytes.start - written.len();
        Some(Wrong {
            bytes: start..naming.bytes.end,
            code: Code::NameMismatch,
            words: (
                text!(
                    "`{written}{name}`：表上 {name} 的职务是 {titles}",
                    "`{written}{name}`: the list gives {name} the title {titles}"
                ),
                text!(
                    "核对职务；有变动就改 [[wording.names]]",
                    "check the title; where it has changed, mend [[wording.names]]"
                ),
            ),
        })
    }

    /// Tells names behind a title that are those of its holder but for one character.
    fn misspelt(&self, text: &str, named: &[Naming]) -> Vec<Wrong> {
        let mut found: Vec<Wrong> = Vec::new();
        let persons = self.rules.names.iter();
        for (name, title) in
            persons.flat_map(|it| it.titles.iter().map(|title| (&it.name, title)))
        {
            if title.is_empty() {
                continue;
            }
            for (at, _) in text.match_indices(title.as_str()) {
                let start = at + title.len();
                let count = name.chars().count();
                let Some(written) = first_chars(&text[start..], count) else { continue };
                let alike = written.chars().zip(name.chars()).filter(|(a, b)| a == b).count();
                // Somebody else of the list may have the title, or the name, too.
                let other = named.iter().any(|naming| naming.bytes.start == start);
                let told = found.iter().any(|wrong| wrong.bytes.start == start);
                if count < 2 || alike + 1 != count || other || told {
                    continue;
                }
                found.push(Wrong {
                    bytes: start..start + written.len(),
                    code: Code::NameMismatch,
                    words: (
                        text!(
                            "`{title}{written}`：表上是 {name}",
                            "`{title}{written}`: the list has {name}"
                        ),
                        text!("核对姓名", "check the name"),
                    ),
                });
            }
        }
        found
    }

    /// Tells two names of a list that stand in another order than the house's.
    fn out_of_order(&self, text: &str, two: &[Naming]) -> Option<Wrong> {
        let [left, right] = two else { return None };
        let between = text.get(left.end..right.start)?.trim();
        let joined = JOINS.contains(&between) || between.is_empty();
        if !joined || left.person <= right.person {
            return None;
        }
        let [first, second] = [right, left].map(|naming| &self.rules.names[naming.person].name);
        Some(Wrong {
            bytes: left.bytes.start..right.bytes.end,
            code: Code::NameMismatch,
            words: (
                text!("{first} 应排在 {second} 前面", "{first} is named before {second}"),
                text!(
                    "按 [[wording.names]] 的顺序排列",
                    "name them in the order of [[wording.names]]"
                ),
            ),
        })
    }
}

/// Returns the first characters of a text, or `None` where it has not so many.
fn first_chars(text: &str, count: usize) -> Option<&str> {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.nth(count.checked_sub(1)?).map(|end| &text[..end])
}

/// Tells words that are not to stand at byte `at`, but inside the longer ones in which they may.
fn wording(text: &str, at: usize, wrong: &WrongWords) -> Option<Wrong> {
    let words = wrong.words.as_str();
    if !text[at..].starts_with(words) {
        return None;
    }
    let bytes = at..at + words.len();
    let allowed = wrong.except.iter().any(|longer| {
        longer.match_indices(words).any(|(inner, _)| {
            at.checked_sub(inner)
                .and_then(|start| text.get(start..))
                .is_some_and(|rest| rest.starts_with(longer.as_str()))
        })
    });
    let (message, hint) = match &wrong.right {
        Some(right) => (
            text!("`{words}` 本报写作 `{right}`", "the paper writes `{right}` for `{words}`"),
            text!("改成 `{right}`", "write `{right}`"),
        ),
        None => (
            text!("本报不用 `{words}`", "the paper does not print `{words}`"),
            text!("换一个说法", "say it in other words"),
        ),
    };
    (!allowed).then_some(Wrong { bytes, code: Code::Wording, words: (message, hint) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;

    /// Returns the marked words and what is told of them. The persons are called by letters.
    fn told(text: &str) -> Vec<(String, String)> {
        let words = |words: &str, right: Option<&str>, except: &[&str]| WrongWords {
            words: words.to_owned(),
            right: right.map(str::to_owned),
            except: except.iter().map(|word| (*word).to_owned()).collect(),
        };
        let person = |name: &str, titles: &[&str]| NamedPerson {
            name: name.to_owned(),
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
        };
        let rules = HouseWords {
            wrong: vec![
                words("截止目前", Some("截至目前"), &[]),
                words("大湾区", Some("粤港澳大湾区"), &["粤港澳大湾区"]),
                words("据悉", None, &[]),
            ],
            names: vec![
                person("甲乙丙", &["区委书记", "书记"]),
                person("丁戊", &["区长"]),
                person("己庚辛", &[]),
            ],
        };
        let search = Search::of(&rules);
        let found = search.wrong(text).into_iter();
        found
            .map(|wrong| (text[wrong.bytes].to_owned(), wrong.words.0.get(Lang::En).to_owned()))
            .collect()
    }

    fn marked(text: &str) -> Vec<String> {
        told(text).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn words_are_told_but_inside_those_in_which_they_may_stand() {
        assert_eq!(marked("据悉，截止目前已完成"), ["据悉", "截止目前"]);
        assert_eq!(marked("粤港澳大湾区与大湾区"), ["大湾区"]);
        assert_eq!(marked("截至目前"), [""; 0]);
    }

    #[test]
    fn titles_go_with_their_names() {
        for right in [
            "区委书记甲乙丙出席",
            "甲乙丙书记说",
            "区长丁戊、己庚辛",
            "会上，丁戊说",
            "副主任己庚辛",
        ] {
            assert_eq!(told(right), [], "{right}");
        }
        assert_eq!(marked("区长甲乙丙出席"), ["区长甲乙丙"]);
        assert_eq!(marked("副区长丁戊出席"), ["副区长丁戊"]);
        assert_eq!(marked("区委书记丁戊出席"), ["区委书记丁戊"]);
        assert_eq!(marked("区委书记甲乙丁出席"), ["甲乙丁"]);
    }

    #[test]
    fn names_of_a_list_stand_in_the_house_s_order() {
        assert_eq!(marked("区长丁戊、区委书记甲乙丙出席"), ["丁戊、区委书记甲乙丙"]);
        assert_eq!(marked("甲乙丙、丁戊、己庚辛出席"), [""; 0]);
        // In two sentences there is no list.
        assert_eq!(marked("丁戊主持会议。甲乙丙讲话"), [""; 0]);
    }
}
