//! What parting two characters would cost.

use super::lists::is_nominal;
use super::segment::{Kind, Word};
use super::why::{Joint, NEVER, Why};
use super::words::words;

/// A place inside a clause of a headline that has two: they part before one of them is parted.
const CLAUSE: u32 = 500;
/// Most characters of a chain of nouns that is taken for one term.
const TERM: usize = 10;
/// A word of one character has little to hold itself up with.
const SHORT: u32 = 200;
/// A verb that ends a term goes with the noun before it.
const NOMINAL: u32 = 300;
/// In a long chain of nouns that has a better place to be parted at.
const STACKED: u32 = 600;

/// Returns for every character of `text` what it costs to begin a line with it, and why. `known` are
/// words that nothing parts.
pub fn joints(text: &str, known: &[String]) -> Vec<Joint> {
    let chars: Vec<char> = text.chars().collect();
    let words = words(text, known);
    let mut joints: Vec<Joint> = Vec::with_capacity(chars.len());
    for (at, word) in words.iter().enumerate() {
        let first = if at == 0 { Joint::of(Why::Bound) } else { between(&words, at) };
        joints.push(first);
        joints.extend((1..word.chars).map(|_| Joint::of(word.inside)));
    }
    quotations(&mut joints, &chars);
    clauses(&mut joints);
    joints
}

/// Returns what parting a word and the one before it costs.
fn between(words: &[Word], at: usize) -> Joint {
    let (left, right) = (&words[at - 1], &words[at]);
    if left.kind == Kind::Mark {
        let particle = right.kind == Kind::Particle;
        return Joint::of(if particle { Why::Particle } else { mark(words, at) });
    }
    if right.kind == Kind::Mark {
        let opens = opens(&right.text);
        return Joint::of(if opens { quotation(left) } else { Why::Bound });
    }
    let short = |word: &Word| if word.chars == 1 { SHORT } else { 0 };
    // A preposition of one character has its phrase behind it, a particle before it.
    let leans = matches!(right.kind, Kind::Preposition | Kind::Prefix);
    let alone = if leans { 0 } else { short(right) };
    let left_alone = if left.kind == Kind::Particle { 0 } else { short(left) };
    let why = in_clause(left, right);
    let mut more = left_alone + alone;
    let why = match why {
        // 十四届全国人大三次会议.
        _ if counts_meeting(right) && !right.text.starts_with('第') && is_chained(left) => {
            Why::Body
        }
        _ if counts_meeting(left) && right.is_body() => Why::Body,
        // 王某某同志 | 先进事迹.
        Why::Loose if at > 1 && left.is_title() && words[at - 2].kind == Kind::Person => why,
        // 农机合作社 | 理事长王某某: a title goes with the name.
        _ if is_chained(left) && left.chars > 2 && is_titled(words, at) => Why::Phrase,
        // 十强企业 | 金坛独占三席: a name before a verb is its subject.
        Why::Loose
            if right.kind == Kind::Name
                && words.get(at + 1).is_some_and(goes_on)
                && !is_governed(&words[..at]) =>
        {
            why
        }
        Why::Loose | Why::Phrase | Why::Object
            if is_chained(left) && (is_chained(right) || right.kind == Kind::Prefix) =>
        {
            let (why, dearer) = chained(words, at);
            more += dearer;
            why
        }
        // 推进 | 优化政策: the second verb is part of what the first one is about.
        Why::Phrase
            if is_verb(left) && is_verb(right) && words.get(at + 1).is_some_and(is_chained) =>
        {
            Why::Object
        }
        // 菜农和菜贩 is a pair.
        Why::Breath if is_conjunction(right) && is_short_pair(left, words.get(at + 1)) => {
            Why::Dun
        }
        Why::Object if at > 1 && is_verb(&words[at - 2]) && left.chars > 1 => Why::Compound,
        why => why,
    };
    Joint::of(why).plus(more)
}

fn is_conjunction(word: &Word) -> bool {
    matches!(word.text.as_str(), "和" | "与" | "及")
}

/// Returns whether two words about a conjunction are short and alike.
fn is_short_pair(left: &Word, right: Option<&Word>) -> bool {
    right.is_some_and(|right| {
        let kinds = matches!(left.kind, Kind::Noun | Kind::Name | Kind::Person)
            && matches!(right.kind, Kind::Noun | Kind::Name | Kind::Person);
        kinds && left.chars == right.chars && left.chars <= 4
    })
}

/// Returns whether a word counts meetings: 第三次.
fn counts_meeting(word: &Word) -> bool {
    word.kind == Kind::Number && word.text.ends_with(['次', '届'])
}

/// Returns whether a word is a title with the name of a person behind it.
fn is_titled(words: &[Word], at: usize) -> bool {
    words[at].is_title() && words.get(at + 1).is_some_and(|next| next.kind == Kind::Person)
}

/// Returns whether a word begins what is said of a subject.
fn goes_on(word: &Word) -> bool {
    matches!(word.kind, Kind::Verb | Kind::Adverb | Kind::Time)
}

/// Returns whether a verb governs what stands behind these words.
fn is_governed(words: &[Word]) -> bool {
    words.iter().rev().take_while(|word| word.kind != Kind::Mark).any(is_verb)
}

fn is_verb(word: &Word) -> bool {
    word.kind == Kind::Verb
}

/// Returns whether a word may be part of a chain of nouns.
fn is_chained(word: &Word) -> bool {
    matches!(word.kind, Kind::Noun | Kind::Name | Kind::Adjective | Kind::Other | Kind::Front)
}

/// Returns what parting a chain of nouns is: a short one is a term, a long one has to be parted somewhere,
/// best where something else begins than the term that it leads with.
fn chained(words: &[Word], at: usize) -> (Why, u32) {
    let run = words[..at].iter().rev().take_while(|word| is_chained(word)).count();
    let (start, behind) = (at - run, &words[at..]);
    let end = at + behind.iter().take_while(|word| is_chained(word)).count();
    let chars: usize = words[start..end].iter().map(|word| word.chars).sum();
    let leads = start > 0 && is_verb(&words[start - 1]);
    let place = !leads && words[start].kind == Kind::Name;
    let begins = |at: usize| begins_part(words, at) || !leads && is_work(words, at);
    let nominal = if is_nominal(&words[at].text) { NOMINAL } else { 0 };
    match chars {
        _ if begins(at) => (Why::Phrase, 0),
        ..=TERM => (Why::Compound, nominal),
        _ if place && at == start + 1 => (Why::Phrase, 0),
        _ if leads || (start + 1..end).any(begins) => (Why::Compound, nominal + STACKED),
        _ => (Why::Chain, nominal),
    }
}

/// Returns whether a word in a chain of nouns begins what is no longer of the term before it: 最新 进展,
/// 工作 推进会.
fn begins_part(words: &[Word], at: usize) -> bool {
    const PARTS: &[&str] = &[
        "最新", "重点", "重大", "主要", "相关", "有关", "系列", "具体", "配套", "先进", "工作",
        "情况", "任务", "现场",
    ];
    let word = words[at].text.as_str();
    PARTS.contains(&word) || word.starts_with('最')
}

/// Returns whether a word is 建设 before its predicate.
fn is_work(words: &[Word], at: usize) -> bool {
    words[at].text == "建设" && words.get(at + 1).is_some_and(goes_on)
}

/// Returns what beginning a line with the right one of two words is.
fn in_clause(left: &Word, right: &Word) -> Why {
    use Kind::{
        Adjective, Adverb, Front, Name, Noun, Number, Other, Particle, Person, Place, Prefix,
        Preposition, Time, Verb,
    };
    match (left.kind, right.kind) {
        _ if left.text.ends_with('之') => Why::Modifier,
        (_, Particle | Place) => Why::Particle,
        (Preposition | Prefix, _) => Why::Modifier,
        (Front, Noun | Name | Adjective | Number | Front | Prefix | Other) => Why::Modifier,
        (Verb, Noun | Name | Person | Adjective | Number | Front | Prefix)
            if left.chars == 1 =>
        {
            Why::Lone
        }
        (Number, Noun) if right.chars == 1 => Why::Number,
        (Number, Noun | Name | Front | Adjective) => Why::Close,
        (Noun | Name | Adjective | Other, Noun | Name | Other) if right.is_body() => Why::Body,
        // 注册会计师, 环卫工程师.
        (Noun | Verb, Noun) if right.chars > 2 && right.text.ends_with(['师', '员', '者']) => {
            Why::Body
        }
        (Person, Noun) if right.is_title() => Why::Close,
        (Noun | Name | Other, Person) if left.is_title() => Why::Title,
        (_, Noun | Number) if left.is_code() => Why::Close,
        (Name, Noun | Name) if right.chars == 1 => Why::Body,
        (Noun | Verb | Adjective | Other, Noun | Other | Adjective) if right.chars == 1 => {
            Why::Close
        }
        (Noun | Adjective | Other, Verb) if left.chars == 1 && right.chars == 1 => Why::Close,
        (Adverb, _) | (Time, Verb | Adverb | Number | Time) => Why::Close,
        (Verb, Noun | Name | Person | Number | Front | Prefix | Time) => Why::Object,
        (Verb, Verb | Adjective) | (Adjective, Noun) => Why::Phrase,
        (Verb, Adverb) => Why::Mark,
        (Noun | Name | Person | Place | Front, Verb | Adverb | Preposition | Time) => {
            Why::Breath
        }
        (Particle, _) => Why::Attribute,
        (_, Preposition) => Why::Breath,
        _ => Why::Loose,
    }
}

/// Returns whether a mark opens a quotation or bracket.
fn opens(mark: &str) -> bool {
    mark.chars().next().is_some_and(|c| closing(c).is_some())
}

/// Returns what beginning a line with a quotation is.
fn quotation(left: &Word) -> Why {
    match left.kind {
        Kind::Preposition | Kind::Adverb | Kind::Prefix | Kind::Front => Why::Modifier,
        Kind::Verb if left.chars == 1 => Why::Lone,
        Kind::Verb => Why::Object,
        _ => Why::Opening,
    }
}

/// Returns what beginning a line after a mark is.
fn mark(words: &[Word], at: usize) -> Why {
    let (left, right) = (&words[at - 1], &words[at]);
    let latin = |word: Option<&Word>| word.is_some_and(|word| word.is_code());
    match left.text.chars().next_back() {
        Some(
            '·' | '/' | '-' | '–' | '~' | '～' | '.' | ':' | '“' | '‘' | '《' | '（' | '「'
            | '『' | '〈' | '【' | '〔' | '(' | '+' | '&' | '#' | '@' | '$' | '￥',
        ) => Why::Bound,
        // 中国—东盟 is one word; —— is a pause.
        Some('—')
            if left.chars == 1 && at > 1 && words[at - 2].text != "—" && right.text != "—" =>
        {
            Why::Bound
        }
        Some('—') if right.text == "—" => Why::Bound,
        Some('”' | '’' | '」' | '』' | '》' | '）' | '〉')
            if matches!(right.kind, Kind::Place | Kind::Particle) =>
        {
            Why::Particle
        }
        Some('》' | '”') if right.is_body() => Why::Body,
        Some('”' | '’' | '」' | '』') if matches!(right.kind, Kind::Noun | Kind::Name) => {
            Why::Close
        }
        Some('》' | '）' | '〉') if matches!(right.kind, Kind::Noun | Kind::Name) => {
            Why::Phrase
        }
        Some('”' | '’' | '》' | '）' | '」' | '』' | '—' | '…') => Why::Mark,
        Some('、') if is_pair(words, at) => Why::Dun,
        Some('、') => Why::Mark,
        Some('%' | '‰' | '℃' | '°') => Why::Loose,
        Some(' ') if latin(at.checked_sub(2).map(|at| &words[at])) && latin(Some(right)) => {
            Why::Close
        }
        _ => Why::Clause,
    }
}

/// Returns whether a 、 stands between two posts, two names or two words of a pair.
fn is_pair(words: &[Word], at: usize) -> bool {
    let Some(left) = at.checked_sub(2).map(|at| &words[at]) else { return false };
    let right = &words[at];
    let both = |kind| left.kind == kind && right.kind == kind;
    let names = both(Kind::Name) || both(Kind::Person) || both(Kind::Number);
    let alike = left.chars == right.chars && left.chars <= 2 && left.kind == right.kind;
    let bodies = is_chained(left)
        && is_chained(right)
        && left.chars.min(right.chars) > 2
        && left.chars.abs_diff(right.chars) < 4;
    names
        || alike
        || bodies
        || left.is_title()
            && words[at..].iter().take_while(|word| word.kind != Kind::Mark).any(Word::is_title)
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
    use proptest::prelude::*;

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

    /// Names stay whole whatever the segmenter makes of them, and what follows them begins a line.
    #[test]
    fn names_of_persons_stay_whole() {
        for (text, inside, behind) in [
            ("市委书记王兴国到开发区调研", "兴国", "到"),
            ("代表高建明建议加强监管", "建明", "建议"),
            ("总统布尔加雷斯抵京", "雷斯", "抵"),
            ("省长欧阳文会见客商", "阳文", "会见"),
            ("买买提·吐尔逊江同志先进事迹", "提·吐", "先进"),
            ("重大项目开工　李国华讲话", "国华", "讲话"),
            ("范成大教授做客本报", "成大", "做客"),
        ] {
            let at = text.find(inside).expect("the text has it") + '国'.len_utf8();
            let at = text[..at].chars().count();
            let joints = joints(text, &[]);
            assert_eq!(joints[at].why, Why::Name, "{text} inside {inside}");
            assert!(cost(text, behind) < Why::Object.cost() + CLAUSE, "{text} before {behind}");
        }
    }

    /// Terms, numbered names and dates are words of their own.
    #[test]
    fn terms_and_numbers_stay_whole() {
        for (text, inside) in [
            ("天问一号飞抵火星", "一号"),
            ("墨子号卫星成功发射", "号"),
            ("风云四号B星升空", "B"),
            ("加快发展新质生产力", "生产"),
            ("粤港澳大湾区提速", "大湾"),
            ("三品一标农产品进城", "一标"),
            ("新规5月起实行", "起"),
            ("中国—东盟合作", "东盟"),
            ("11月28日至30日举行", "日至"),
        ] {
            assert!(cost(text, inside) >= NEVER, "{text} before {inside}");
        }
    }

    #[test]
    fn front_modifiers_and_suffixes_lean() {
        for (text, at) in [
            ("召开中央财经工作会议", "财经"),
            ("全省农业工作会议", "农业"),
            ("我市企业抢订单", "企业"),
            ("南京都市圈建设提速", "圈"),
            ("铁路江苏段铺轨", "段"),
            ("第十五届全运会开幕", "届"),
            ("在“三农”中找出路", "中"),
            ("改革之路越走越宽", "路"),
            ("改革之路越走越宽", "之"),
        ] {
            assert!(cost(text, at) >= Why::Body.cost(), "{text} before {at}");
        }
        assert!(cost("我市启动秋季征兵", "启动") < Why::Object.cost());
    }

    /// A term that no list has is parted later than what leads it and what comes behind it.
    #[test]
    fn a_stack_of_nouns_parts_about_its_term() {
        let text = "专家解读校舍围墙改造最新进展情况";
        assert!(cost(text, "改造") > cost(text, "校舍") + Why::Phrase.cost());
        assert!(cost(text, "改造") > cost(text, "最新") + Why::Phrase.cost());
        assert!(cost("我市推进茶园绿肥种植取得新成效", "种植") > Why::Compound.cost());
    }

    #[test]
    fn a_pair_is_not_parted_at_its_mark() {
        let why = |text: &str, at: &str| {
            let byte = text.find(at).expect("the text has it");
            joints(text, &[])[text[..byte].chars().count()].why
        };
        assert_eq!(why("市委常委、副市长王国栋调研", "副市长"), Why::Dun);
        assert_eq!(why("王国栋、李明霞获奖", "李"), Why::Dun);
        assert_eq!(why("抓项目、促投资", "促"), Why::Mark);
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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        /// What the rules look for in any order, at the head of a line as well.
        #[test]
        fn any_row_of_words_is_weighed(
            words in proptest::collection::vec(proptest::sample::select(ANY), 0..9),
        ) {
            let text = words.concat();
            prop_assert_eq!(joints(&text, &[]).len(), text.chars().count());
        }
    }

    /// Words and marks that some rule looks for.
    const ANY: &[&str] = &[
        "·",
        "・",
        "—",
        "、",
        "，",
        "　",
        " ",
        "“",
        "”",
        "《",
        "》",
        "|",
        "(",
        "-",
        ".",
        "：",
        "号",
        "区",
        "圈",
        "会",
        "大",
        "第",
        "届",
        "年",
        "月",
        "日",
        "日电",
        "起",
        "双",
        "一",
        "三",
        "十八",
        "12",
        "3.5",
        "%",
        "A",
        "C919",
        "之",
        "路",
        "的",
        "了",
        "在",
        "对",
        "和",
        "与",
        "就",
        "将",
        "副",
        "原",
        "市委书记",
        "代表",
        "总统",
        "同志",
        "院士",
        "王",
        "欧阳",
        "高",
        "建国",
        "布尔",
        "加雷斯",
        "阿卜杜",
        "中央",
        "全国",
        "我市",
        "最新",
        "重点",
        "工作",
        "建设",
        "改造",
        "认定",
        "推进",
        "召开",
        "聚焦",
        "产业",
        "体制",
        "农田",
        "一带一路",
        "三农",
        "千万工程",
        "亿元",
        "万",
        "人",
        "化",
        "者",
        "\u{0}",
        "e\u{301}",
        "👨\u{200D}👩",
    ];

    #[test]
    fn any_text_is_weighed_character_by_character() {
        for text in ["", "春", "“", "”“", "((", "e\u{301}👨\u{200D}👩\u{0}\u{10FFFF}", "　　"]
        {
            assert_eq!(joints(text, &["".to_owned()]).len(), text.chars().count());
        }
    }
}
