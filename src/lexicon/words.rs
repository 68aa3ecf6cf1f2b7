//! The words of a text: those of the segmenter, with names, terms, numbers and suffixes put together.

use super::lists::{begins_with_predicate, is_body, is_nominal, is_predicate, is_suffix};
use super::names::{self, Chars};
use super::segment::{Kind, Word, segmented};
use super::why::Why;
use super::{numbers, terms, titles};

/// A word that is given, by its characters.
struct Given {
    start: usize,
    end: usize,
    kind: Kind,
    inside: Why,
}

/// Returns the words of a text; joined they are the text. `known` are words that nothing parts.
pub(super) fn words(text: &str, known: &[String]) -> Vec<Word> {
    let chars = Chars::new(text);
    let given = given(text, known);
    let words = recut(&chars, segmented(text, true), &given);
    let free = |run: &names::Run| {
        given.iter().all(|given| given.end <= run.start || run.end <= given.start)
    };
    let names = names::find(text, &words).into_iter().filter(free).map(|run| Given {
        start: run.start,
        end: run.end,
        kind: Kind::Person,
        inside: if run.certain { Why::Name } else { Why::Unknown },
    });
    let names: Vec<Given> = names.collect();
    let mut all: Vec<Given> = given.into_iter().chain(names).collect();
    all.sort_by_key(|given| given.start);
    let mut words = recut(&chars, words, &all);
    numbers::join(&mut words);
    join_meetings(&mut words);
    join_results(&mut words);
    join_suffixes(&mut words);
    make_nouns(&mut words);
    words
}

/// Returns the words of the house and the terms with marks in a text.
fn given(text: &str, known: &[String]) -> Vec<Given> {
    let house = known.iter().filter(|word| !word.is_empty()).flat_map(|word| {
        text.match_indices(word.as_str()).map(|(at, word)| (at, at + word.len(), Kind::Name))
    });
    let place = |byte: usize| text[..byte].chars().count();
    let marked = terms::marked(text).into_iter().map(|(from, to)| (from, to, Kind::Noun));
    let listed = house.chain(marked).map(|(from, to, kind)| (place(from), place(to), kind));
    let chars: Vec<char> = text.chars().collect();
    let numbered = terms::numbered(&chars);
    let numbered = numbered.into_iter().map(|(start, end)| (start, end, Kind::Noun));
    let mut ranges: Vec<(usize, usize, Kind)> = listed.chain(numbered).collect();
    ranges.sort_by_key(|(start, end, _)| (*start, usize::MAX - end));
    let mut given: Vec<Given> = Vec::new();
    for (start, end, kind) in ranges {
        if given.last().is_none_or(|last| last.end <= start) {
            given.push(Given { start, end, kind, inside: Why::Term });
        }
    }
    given
}

/// Cuts a text anew so that the given words are whole; what stands between them is cut by itself where
/// a word lay over their borders.
fn recut(text: &Chars, words: Vec<Word>, given: &[Given]) -> Vec<Word> {
    if given.is_empty() {
        return words;
    }
    let mut starts = Vec::with_capacity(words.len());
    let mut at = 0;
    for word in &words {
        starts.push(at);
        at += word.chars;
    }
    let between = |from: usize, to: usize| -> Vec<Word> {
        let first = starts.binary_search(&from);
        let last = if to == text.len() { Ok(words.len()) } else { starts.binary_search(&to) };
        match (first, last) {
            (Ok(first), Ok(last)) => words[first..last].to_vec(),
            _ => segmented(text.part(from, to), true),
        }
    };
    let mut cut = Vec::with_capacity(words.len());
    let mut from = 0;
    for given in given {
        if from < given.start {
            cut.extend(between(from, given.start));
        }
        let word = text.part(given.start, given.end).to_owned();
        cut.push(Word {
            text: word,
            chars: given.end - given.start,
            kind: given.kind,
            inside: given.inside,
        });
        from = given.end;
    }
    if from < text.len() {
        cut.extend(between(from, text.len()));
    }
    cut
}

/// Makes 推进 会 one word where a meeting is meant: before what meetings do, or at the end.
fn join_meetings(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let does = |word: &Word| {
            matches!(
                word.text.as_str(),
                "召开" | "举行" | "在" | "就" | "将" | "未" | "开幕" | "闭幕" | "聚焦"
            )
        };
        let meets = words[at].text == "会"
            && words[at - 1].chars >= 2
            && words[at - 1].kind != Kind::Person
            && words.get(at + 1).is_none_or(|next| does(next) || next.kind == Kind::Mark);
        if meets {
            append(words, at, Kind::Noun);
        } else {
            at += 1;
        }
    }
}

/// Makes 绘 就 and 办 起 one verb: behind a verb of one character its result.
fn join_results(words: &mut Vec<Word>) {
    /// What is no verb though it leans like one.
    const JOINING: &str = "和与及同在对将被把为向从以于由给让使就按据因跟比用自至往朝沿除凭靠连或而且并但不再更最很太正已都也还又要能可会应须是有没未便则却仅只均皆凡共别请曾首";
    const RESULTS: &str = "就起上下出到成入进回过满好完掉住开走在于向给";
    let mut at = 1;
    while at < words.len() {
        let left = &words[at - 1];
        let verb = left.chars == 1
            && matches!(left.kind, Kind::Verb | Kind::Preposition)
            && !JOINING.contains(&left.text);
        let next = words.get(at + 1).is_some_and(|next| next.kind != Kind::Mark);
        if verb && next && words[at].chars == 1 && RESULTS.contains(&words[at].text) {
            append(words, at, Kind::Verb);
        } else {
            at += 1;
        }
    }
}

/// Makes 都市 圈 one noun: some words of one character belong to the one before them.
fn join_suffixes(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let bears = matches!(
            words[at - 1].kind,
            Kind::Noun | Kind::Name | Kind::Adjective | Kind::Front | Kind::Other
        ) || words[at - 1].kind == Kind::Verb && words[at - 1].chars > 1;
        let leans = matches!(
            words[at].kind,
            Kind::Noun
                | Kind::Name
                | Kind::Number
                | Kind::Other
                | Kind::Front
                | Kind::Verb
                | Kind::Adjective
        ) && (is_suffix(&words[at].text, words[at - 1].kind == Kind::Verb)
            || words[at].text == "区" && is_nominal(&words[at - 1].text));
        let people = words[at].text == "人"
            && (words[at - 1].kind == Kind::Name || words[at - 1].chars > 3);
        let leans = leans || people;
        if bears && leans && (words[at - 1].chars > 1 || words[at - 1].is_code()) {
            append(words, at, Kind::Noun);
        } else {
            at += 1;
        }
    }
}

/// Makes 建造 a noun in 推进智能建造, 智能建造取得 and 智能建造会议: a verb that is no predicate behind a noun
/// where another verb governs the noun or is the predicate, and the object of a verb or preposition.
fn make_nouns(words: &mut [Word]) {
    let mut governed = false;
    for at in 0..words.len() {
        if is_noun_here(words, at, governed) {
            words[at].kind = Kind::Noun;
        }
        match words[at].kind {
            Kind::Mark | Kind::Particle => governed = false,
            Kind::Verb => governed = true,
            _ => {}
        }
    }
}

/// Returns whether a verb is used as a noun; `governed` where another verb stands before it.
fn is_noun_here(words: &[Word], at: usize, governed: bool) -> bool {
    let word = &words[at];
    let predicate = is_predicate(&word.text) || begins_with_predicate(&word.text);
    let Some(left) = at.checked_sub(1).map(|at| &words[at]) else { return false };
    if word.kind != Kind::Verb {
        return false;
    }
    let may_end = is_nominal(&word.text) || word.chars > 2 && word.text.ends_with('化');
    if may_end && ends_term(words, at, governed) {
        return true;
    }
    if predicate {
        return false;
    }
    let next = words.get(at + 1);
    let goes_on = next.is_some_and(|next| is_predicate(&next.text) && next.chars > 1);
    let noun = matches!(
        left.kind,
        Kind::Noun | Kind::Name | Kind::Front | Kind::Adjective | Kind::Other
    );
    if word.chars == 1 {
        return noun && governed && goes_on;
    }
    let body = next.is_some_and(|next| next.is_body() || next.text.starts_with("工作"));
    // 对再生塑料, 推进提级巡察.
    let object = matches!(left.text.as_str(), "对" | "就" | "以" | "按")
        || left.kind == Kind::Verb && left.chars > 1 && is_predicate(&left.text);
    noun && (governed || goes_on || body) || object
}

/// Returns whether a verb that may end a term does: a noun stands before it, none that it could govern
/// behind it, and another verb says what is done.
fn ends_term(words: &[Word], at: usize, governed: bool) -> bool {
    let finite = |word: &Word| is_predicate(&word.text) && !is_nominal(&word.text);
    let behind = words[at + 1..].iter().take_while(|word| word.kind != Kind::Mark);
    let noun = matches!(
        words[at - 1].kind,
        Kind::Noun | Kind::Name | Kind::Front | Kind::Adjective | Kind::Other
    );
    let stands = words.get(at + 1).is_none_or(|next| {
        let lead = matches!(next.text.as_str(), "相关" | "有关" | "建设" | "情况")
            || next.text.starts_with("工作");
        let kind = matches!(next.kind, Kind::Mark | Kind::Adverb | Kind::Preposition);
        lead || kind
            || next.kind == Kind::Front && next.chars > 1
            || next.text.starts_with('最')
            || finite(next)
            || is_nominal(&next.text)
    });
    noun && stands && (governed || behind.clone().any(finite))
}

/// Puts a word behind the one before it.
fn append(words: &mut Vec<Word>, at: usize, kind: Kind) {
    let part = words.remove(at);
    words[at - 1].text.push_str(&part.text);
    words[at - 1].chars += part.chars;
    words[at - 1].kind = kind;
}

impl Word {
    /// Returns whether bodies, works and rules are called by it: 中心, 委员会, 工程.
    pub(super) fn is_body(&self) -> bool {
        is_body(&self.text)
    }

    /// Returns whether it is one of the words that are put before or behind a person's name.
    pub(super) fn is_title(&self) -> bool {
        titles::ends_with_title(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_join_to_the_text() {
        for text in
            ["全区村和社区换届选举全部完成", "", "C919 首飞　成功！", "e\u{301}👨\u{200D}👩"]
        {
            let joined: String = words(text, &[]).into_iter().map(|word| word.text).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn a_name_of_three_characters_keeps_its_last_one() {
        let words = words("欧阳修文同志先进事迹报告会举行", &[]);
        assert_eq!(words[0].text, "欧阳修文");
    }
}
