//! What parting two characters would cost.

use super::words::{Kind, Word, phrases, words};

/// A place where no line may end: inside a word, a name, a number with its unit.
pub const NEVER: u32 = 10_000;
/// A line that begins with a particle, or ends with a word that leans forward.
const HANGING: u32 = 5_000;
/// A place inside a quotation or bracket.
const QUOTED: u32 = 2_500;
/// Two words that are nearly one: a number and what it counts, a name and its title.
const CLOSE: u32 = 1_500;
/// A place inside a clause of a headline that has two: they part before one of them is parted.
const CLAUSE: u32 = 500;
/// Words of one phrase: an adverb and its verb, an adjective and its noun.
const PHRASE: u32 = 450;
/// Two nouns in a row, a verb and its object.
const LOOSE: u32 = 330;
/// After 的: what it belongs to comes with the next line.
const ATTRIBUTE: u32 = 240;
/// Between subject and predicate, before a preposition: where a reader draws breath.
const BREATH: u32 = 60;
/// A word of one character has little to hold itself up with.
const SHORT: u32 = 200;

/// Returns for every character of `text` what it costs to begin a line with it; 0 after a mark or a
/// space between clauses. `known` are words that nothing parts.
pub fn joints(text: &str, known: &[String]) -> Vec<u32> {
    let chars: Vec<char> = text.chars().collect();
    let mut costs = vec![NEVER; chars.len()];
    let words = words(text);
    let mut at = 0;
    for pair in words.windows(2) {
        at += pair[0].chars;
        costs[at] = between(&pair[0], &pair[1]);
    }
    keep(&mut costs, text, known.iter().map(String::as_str));
    keep(&mut costs, text, phrases());
    quotations(&mut costs, &chars);
    clauses(&mut costs);
    costs
}

/// Returns what parting two neighbouring words costs.
fn between(left: &Word, right: &Word) -> u32 {
    use Kind::{
        Adjective, Adverb, Mark, Name, Noun, Number, Particle, Place, Prefix, Preposition, Verb,
    };
    if left.kind == Mark {
        return mark(&left.text);
    }
    let short = |word: &Word| if word.chars == 1 { SHORT } else { 0 };
    // A preposition of one character has its phrase behind it.
    let alone = if matches!(right.kind, Preposition | Prefix) { 0 } else { short(right) };
    let joint = match (left.kind, right.kind) {
        (_, Mark) if opens(&right.text) => return quotation(left),
        (_, Mark) => NEVER,
        (_, Particle) | (Preposition | Prefix, _) => HANGING,
        (_, Place) => HANGING,
        (Number, Number) => NEVER,
        (Number, Noun) if right.chars == 1 => NEVER,
        (Number, Noun | Name) => CLOSE,
        (Noun | Name | Adjective, Noun | Name) if right.is_body() => CLOSE * 2,
        (_, Noun | Number) if left.is_code() => CLOSE,
        (Name, Noun | Name) if right.chars == 1 => CLOSE * 2,
        (Name, Noun) if right.is_title() => CLOSE,
        (Noun, Name) if left.is_title() => PHRASE,
        (Adverb, _) => CLOSE,
        (Verb, Noun | Name) if left.chars + right.chars <= 3 => CLOSE,
        (Verb, Noun | Name | Number) => LOOSE,
        (Verb, Verb | Adjective) => PHRASE,
        (Adjective, Noun) => PHRASE,
        (Noun | Name, Noun | Name) => LOOSE,
        (Noun | Name | Place, Verb | Adverb | Preposition) => BREATH,
        (Particle, _) => ATTRIBUTE,
        (_, Preposition) => BREATH,
        _ => LOOSE,
    };
    // A particle has its phrase before it.
    let left_alone = if left.kind == Particle { 0 } else { short(left) };
    (joint + left_alone + alone).min(NEVER)
}

/// Returns whether a mark opens a quotation or bracket.
fn opens(mark: &str) -> bool {
    mark.chars().next().is_some_and(|c| closing(c).is_some())
}

/// Returns what beginning a line with a quotation costs.
fn quotation(left: &Word) -> u32 {
    match left.kind {
        Kind::Preposition | Kind::Adverb => HANGING,
        Kind::Verb if left.chars == 1 => CLOSE,
        Kind::Verb => LOOSE,
        _ => BREATH * 2,
    }
}

/// Returns what beginning a line after a mark costs.
fn mark(text: &str) -> u32 {
    match text.chars().next_back() {
        Some(
            '·' | '/' | '-' | '–' | '~' | '～' | '.' | ':' | '“' | '‘' | '《' | '（' | '「'
            | '『',
        ) => NEVER,
        Some('”' | '’' | '》' | '）' | '」' | '』' | '—' | '…' | '、') => BREATH,
        _ => 0,
    }
}

/// Keeps every occurrence of the known words whole.
fn keep<'w>(costs: &mut [u32], text: &str, known: impl Iterator<Item = &'w str>) {
    for word in known.filter(|word| !word.is_empty()) {
        for (byte, _) in text.match_indices(word) {
            let start = text[..byte].chars().count();
            let count = word.chars().count();
            costs[start + 1..start + count].fill(NEVER);
            // What stood inside another word of the segmenter's may be the border of this one.
            for border in [start, start + count] {
                if let Some(cost) =
                    costs.get_mut(border).filter(|cost| **cost == NEVER && border > 0)
                {
                    *cost = LOOSE;
                }
            }
        }
    }
}

/// Makes places inside quotations and brackets dear.
fn quotations(costs: &mut [u32], chars: &[char]) {
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        if let Some(close) = closing(c) {
            open.push((close, at));
            continue;
        }
        let Some(from) = open.iter().rposition(|(close, _)| *close == c) else { continue };
        let start = open[from].1;
        open.truncate(from);
        for cost in &mut costs[start + 1..=at] {
            *cost = (*cost + QUOTED).min(NEVER);
        }
    }
}

/// Makes places inside clauses dearer where there is one between clauses.
fn clauses(costs: &mut [u32]) {
    if costs.iter().skip(1).any(|cost| *cost == 0) {
        let inside = costs.iter_mut().filter(|cost| (1..NEVER).contains(*cost));
        inside.for_each(|cost| *cost = (*cost + CLAUSE).min(NEVER - 1));
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
        joints(text, &[])[text[..byte].chars().count()]
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
        assert!(cost("企业家座谈会上听到的心里话", "的") >= HANGING);
        assert!(cost("产业学院与园区共建实训基地", "园区") >= HANGING);
        assert!(cost("小分队把岗位送到家门口", "岗位") >= HANGING);
    }

    #[test]
    fn a_breath_is_cheaper_than_a_compound() {
        let text = "示范村建设现场推进会在我区召开";
        assert!(cost(text, "在") < cost(text, "现场"));
    }

    #[test]
    fn quotations_stay_whole_and_known_words_too() {
        let text = "激荡“一池春水”助企惠民";
        assert!(cost(text, "一池") >= QUOTED && cost(text, "助企") < QUOTED);
        let known = ["长荡湖".to_owned()];
        let text = "志愿者长荡湖畔清滩护鸟";
        let costs = joints(text, &known);
        assert_eq!(costs[4..6], [NEVER, NEVER]);
        assert!(costs[3] < NEVER && costs[6] < NEVER);
    }

    #[test]
    fn any_text_is_weighed_character_by_character() {
        for text in ["", "春", "“", "”“", "((", "e\u{301}👨\u{200D}👩\u{0}\u{10FFFF}", "　　"]
        {
            assert_eq!(joints(text, &["".to_owned()]).len(), text.chars().count());
        }
    }
}
