//! What parting two characters would cost.

use super::why::{Joint, NEVER, Why};
use super::words::{Kind, Word, phrases, words};

/// A place inside a clause of a headline that has two: they part before one of them is parted.
const CLAUSE: u32 = 500;
/// A word of one character has little to hold itself up with.
const SHORT: u32 = 200;

/// Returns for every character of `text` what it costs to begin a line with it, and why. `known` are
/// words that nothing parts.
pub fn joints(text: &str, known: &[String]) -> Vec<Joint> {
    let chars: Vec<char> = text.chars().collect();
    let words = words(text);
    let mut joints: Vec<Joint> = Vec::with_capacity(chars.len());
    for (at, word) in words.iter().enumerate() {
        let first = match at {
            0 => Joint::of(Why::Bound),
            at => between(&words[at - 1], word),
        };
        joints.push(first);
        joints.extend((1..word.chars).map(|_| Joint::of(word.inside())));
    }
    keep(&mut joints, text, known.iter().map(String::as_str));
    keep(&mut joints, text, phrases());
    quotations(&mut joints, &chars);
    clauses(&mut joints);
    joints
}

/// Returns what parting two neighbouring words costs.
fn between(left: &Word, right: &Word) -> Joint {
    use Kind::{
        Adjective, Adverb, Mark, Name, Noun, Number, Particle, Place, Prefix, Preposition, Verb,
    };
    if left.kind == Mark {
        return Joint::of(mark(&left.text));
    }
    let short = |word: &Word| if word.chars == 1 { SHORT } else { 0 };
    // A preposition of one character has its phrase behind it.
    let alone = if matches!(right.kind, Preposition | Prefix) { 0 } else { short(right) };
    let why = match (left.kind, right.kind) {
        (_, Mark) if opens(&right.text) => return Joint::of(quotation(left)),
        (_, Mark) => return Joint::of(Why::Bound),
        (_, Particle | Place) => Why::Particle,
        (Preposition | Prefix, _) => Why::Modifier,
        (Number, Number) => Why::Number,
        (Number, Noun) if right.chars == 1 => Why::Number,
        (Number, Noun | Name) => Why::Close,
        (Noun | Name | Adjective, Noun | Name) if right.is_body() => Why::Body,
        (_, Noun | Number) if left.is_code() => Why::Close,
        (Name, Noun | Name) if right.chars == 1 => Why::Body,
        (Name, Noun) if right.is_title() => Why::Close,
        (Noun, Name) if left.is_title() => Why::Phrase,
        (Adverb, _) => Why::Close,
        (Verb, Noun | Name) if left.chars + right.chars <= 3 => Why::Close,
        (Verb, Noun | Name | Number) => Why::Object,
        (Verb, Verb | Adjective) | (Adjective, Noun) => Why::Phrase,
        (Noun | Name, Noun | Name) => Why::Loose,
        (Noun | Name | Place, Verb | Adverb | Preposition) => Why::Breath,
        (Particle, _) => Why::Attribute,
        (_, Preposition) => Why::Breath,
        _ => Why::Loose,
    };
    // A particle has its phrase before it.
    let left_alone = if left.kind == Particle { 0 } else { short(left) };
    Joint::of(why).plus(left_alone + alone)
}

/// Returns whether a mark opens a quotation or bracket.
fn opens(mark: &str) -> bool {
    mark.chars().next().is_some_and(|c| closing(c).is_some())
}

/// Returns what beginning a line with a quotation is.
fn quotation(left: &Word) -> Why {
    match left.kind {
        Kind::Preposition | Kind::Adverb => Why::Modifier,
        Kind::Verb if left.chars == 1 => Why::Close,
        Kind::Verb => Why::Object,
        _ => Why::Opening,
    }
}

/// Returns what beginning a line after a mark is.
fn mark(text: &str) -> Why {
    match text.chars().next_back() {
        Some(
            '·' | '/' | '-' | '–' | '~' | '～' | '.' | ':' | '“' | '‘' | '《' | '（' | '「'
            | '『',
        ) => Why::Bound,
        Some('”' | '’' | '》' | '）' | '」' | '』' | '—' | '…' | '、') => {
            Why::Mark
        }
        _ => Why::Clause,
    }
}

/// Keeps every occurrence of the known words whole.
fn keep<'w>(joints: &mut [Joint], text: &str, known: impl Iterator<Item = &'w str>) {
    for word in known.filter(|word| !word.is_empty()) {
        for (byte, _) in text.match_indices(word) {
            let start = text[..byte].chars().count();
            let count = word.chars().count();
            joints[start + 1..start + count].fill(Joint::of(Why::Term));
            // What stood inside another word of the segmenter's may be the border of this one.
            for border in [start, start + count] {
                let joint = joints.get_mut(border).filter(|_| border > 0);
                if let Some(joint) = joint.filter(|joint| joint.cost == NEVER) {
                    *joint = Joint::of(Why::Loose);
                }
            }
        }
    }
}

/// Makes places inside quotations and brackets dear.
fn quotations(joints: &mut [Joint], chars: &[char]) {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        if let Some(close) = closing(c) {
            open.push((close, at));
            continue;
        }
        let Some(from) = open.iter().rposition(|(close, _)| *close == c) else { continue };
        let start = open[from].1;
        open.truncate(from);
        for joint in &mut joints[start + 1..=at] {
            let why = if joint.cost < NEVER { Why::Quotation } else { joint.why };
            *joint = Joint { why, ..joint.plus(Why::Quotation.cost()) };
        }
    }
}

/// Makes places inside clauses dearer where there is one between clauses.
fn clauses(joints: &mut [Joint]) {
    if joints.iter().any(|joint| joint.cost == 0) {
        for joint in joints.iter_mut().filter(|joint| joint.cost > 0) {
            *joint = joint.plus(CLAUSE);
        }
    }
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '（' => '）',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〔' => '〕',
        '(' => ')',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(text: &str, at: &str) -> u32 {
        let byte = text.find(at).expect("the text has it");
        joints(text, &[])[text[..byte].chars().count()].cost
    }

    #[test]
    fn words_and_names_are_not_parted() {
        for (text, inside) in [
            ("我区新能源汽车产业链加速集聚", "能源"),
            ("我区新能源汽车产业链加速集聚", "业链"),
            ("王小明荣获五一劳动奖章", "小明"),
            ("投资20亿元的项目开工", "亿元"),
            ("增长273.9%创新高", "%"),
            ("马克·吐温故居开放", "吐温"),
        ] {
            assert!(cost(text, inside) >= NEVER, "{text} before {inside}");
        }
    }

    #[test]
    fn particles_and_prepositions_hang() {
        assert!(cost("企业家座谈会上听到的心里话", "的") >= Why::Modifier.cost());
        assert!(cost("产业学院与园区共建实训基地", "园区") >= Why::Modifier.cost());
        assert!(cost("小分队把岗位送到家门口", "岗位") >= Why::Modifier.cost());
    }

    #[test]
    fn a_breath_is_cheaper_than_a_compound() {
        let text = "示范村建设现场推进会在我区召开";
        assert!(cost(text, "在") < cost(text, "现场"));
    }

    #[test]
    fn quotations_stay_whole_and_known_words_too() {
        let text = "激荡“一池春水”助企惠民";
        assert!(
            cost(text, "一池") >= Why::Quotation.cost()
                && cost(text, "助企") < Why::Quotation.cost()
        );
        let known = ["长荡湖".to_owned()];
        let text = "志愿者长荡湖畔清滩护鸟";
        let costs = joints(text, &known);
        assert_eq!(costs[4..6], [Joint::of(Why::Term); 2]);
        assert!(costs[3].cost < NEVER && costs[6].cost < NEVER);
    }

    #[test]
    fn any_text_is_weighed_character_by_character() {
        for text in ["", "春", "“", "”“", "((", "e\u{301}👨\u{200D}👩\u{0}\u{10FFFF}", "　　"]
        {
            assert_eq!(joints(text, &["".to_owned()]).len(), text.chars().count());
        }
    }
}
