//! The words of a text, from the segmenter, with names put together again.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::why::Why;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its characters.
    pub(super) text: String,
    /// Its number of characters.
    pub(super) chars: usize,
    /// What it is in a sentence.
    pub(super) kind: Kind,
}

/// What a word is in a sentence, as far as a line break cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    /// A name of a person, place or body.
    Name,
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
    /// 大 新 全 第: part of what stands behind it.
    Prefix,
    /// White or a mark.
    Mark,
    Other,
}

/// Words that lean on what stands before them: no line begins with one.
const PARTICLES: &[&str] =
    &["的", "地", "得", "了", "着", "过", "们", "等", "之", "吗", "呢", "吧", "所"];

/// Words that lean on what stands behind them: no line ends with one.
const PREPOSITIONS: &[&str] = &[
    "和", "与", "及", "以及", "同", "在", "对", "将", "被", "把", "为", "向", "从", "以", "于",
    "由", "给", "让", "使", "就", "按", "据", "因", "跟", "比", "用", "关于", "对于", "为了",
    "按照", "通过", "不", "再", "更", "最", "很", "正", "已", "都", "也", "还", "又", "要",
    "能", "可", "会", "应", "须", "是", "有",
];

/// Words of one character that are part of what stands behind them: no line ends with one, and the
/// place before them is no better than before any noun.
const PREFIXES: &[&str] = &[
    "第", "每", "各", "该", "本", "这", "那", "某", "全", "新", "大", "老", "小", "首", "副",
    "总",
];

/// Adverbs that dictionaries take for nouns and verbs: no line ends with one.
const ADVERBS: &[&str] = &[
    "全力",
    "积极",
    "成功",
    "正式",
    "全面",
    "深入",
    "扎实",
    "不断",
    "持续",
    "进一步",
    "有序",
    "稳步",
    "加快",
    "切实",
    "首次",
    "再次",
    "即将",
    "同步",
    "联合",
    "共同",
    "主动",
    "精心",
    "高效",
    "着力",
    "奋力",
    "大力",
    "累计",
    "坚定不移",
    "毫不动摇",
    "如何",
    "怎样",
    "怎么",
    "为何",
];

/// Phrases of the day's language that dictionaries part: one word for a headline.
const PHRASES: &[&str] = &[
    "乡村振兴",
    "专精特新",
    "动力电池",
    "营商环境",
    "优化营商环境",
    "高质量发展",
    "污染防治",
    "党史学习教育",
    "重大项目",
    "项目一线",
    "民生工程",
    "基层治理",
    "共同富裕",
    "产业链",
    "供应链",
    "医保缴费",
    "公共就业",
    "一体化示范区",
    "长三角一体化",
    "安全生产",
    "复工复产",
    "文明城市",
    "全域旅游",
    "农业现代化",
    "高标准农田",
    "先行区",
    "示范区",
    "先锋队",
    "融媒体",
    "融媒体中心",
    "国家公祭",
    "存款准备金率",
    "小巨人",
];

/// What bodies are called: the word before belongs to their name.
const BODIES: &[&str] = &[
    "中心",
    "医院",
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "集团",
    "公司",
    "银行",
    "支行",
    "法院",
    "检察院",
    "委员会",
    "管委会",
    "联合会",
    "协会",
    "学会",
    "商会",
    "研究院",
    "研究所",
    "实验室",
    "博物馆",
    "图书馆",
    "合作社",
    "代表团",
    "代表大会",
    "示范区",
    "开发区",
    "自治区",
];

/// Words after a person's name, or before it: what a name of three characters may have been cut
/// from.
const TITLES: &[&str] = &[
    "同志",
    "先生",
    "女士",
    "书记",
    "市长",
    "区长",
    "县长",
    "镇长",
    "主任",
    "局长",
    "教授",
    "院士",
    "烈士",
    "老人",
    "医生",
    "老师",
    "记者",
    "代表",
    "委员",
    "会长",
    "经理",
    "董事长",
];

/// Returns the words of a text; joined they are the text.
pub(super) fn words(text: &str) -> Vec<Word> {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    // The dictionary takes a while to read: only headlines that need it wait for it, and only once.
    let jieba = JIEBA.get_or_init(Jieba::new);
    let tags = jieba.tag(text, true);
    let mut words: Vec<Word> = tags.iter().map(|tag| word(tag.word, tag.tag)).collect();
    join_names(&mut words);
    join_meetings(&mut words);
    join_results(&mut words);
    join_numbered(&mut words);
    words
}

/// Returns the phrases that no line parts, beside the words of the dictionary.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().copied()
}

fn word(text: &str, tag: &str) -> Word {
    let chars = text.chars().count();
    let marks = text.chars().all(|c| !c.is_alphanumeric());
    let digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | ','));
    let kind = match tag {
        _ if marks => Kind::Mark,
        _ if PARTICLES.contains(&text) => Kind::Particle,
        _ if PREPOSITIONS.contains(&text) => Kind::Preposition,
        _ if PREFIXES.contains(&text) => Kind::Prefix,
        _ if ADVERBS.contains(&text) => Kind::Adverb,
        _ if digits => Kind::Number,
        "i" | "l" | "j" | "vn" => Kind::Noun,
        "p" | "c" => Kind::Preposition,
        "m" | "mq" | "q" => Kind::Number,
        "f" if chars == 1 => Kind::Place,
        "nr" | "nrt" | "nrfg" | "ns" | "nt" | "nz" => Kind::Name,
        _ if tag.starts_with('n') || tag == "vn" || tag == "s" || tag == "t" => Kind::Noun,
        _ if tag.starts_with('v') => Kind::Verb,
        _ if tag.starts_with('a') || tag == "b" || tag == "z" => Kind::Adjective,
        "d" => Kind::Adverb,
        _ if tag.starts_with('u') || tag == "y" => Kind::Particle,
        _ => Kind::Other,
    };
    Word { text: text.to_owned(), chars, kind }
}

/// Puts a character that was cut from a person's name back: 欧阳修 文 同志.
fn join_names(words: &mut Vec<Word>) {
    let mut at = 0;
    while at + 2 < words.len() {
        let (name, rest, title) = (&words[at], &words[at + 1], &words[at + 2]);
        let cut = name.kind == Kind::Name
            && (2..=3).contains(&name.chars)
            && rest.chars == 1
            && matches!(rest.kind, Kind::Noun | Kind::Name | Kind::Adjective | Kind::Other)
            && TITLES.contains(&title.text.as_str());
        if cut {
            let rest = words.remove(at + 1);
            words[at].text.push_str(&rest.text);
            words[at].chars += rest.chars;
        }
        at += 1;
    }
}

/// Makes 推进 会 one word where a meeting is meant: before what meetings do, or at the end.
fn join_meetings(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let does = |word: &Word| {
            matches!(word.text.as_str(), "召开" | "举行" | "在" | "开幕" | "闭幕")
        };
        let meets = words[at].text == "会"
            && words[at - 1].chars >= 2
            && words.get(at + 1).is_none_or(|next| does(next) || next.kind == Kind::Mark);
        if meets {
            let meeting = words.remove(at);
            words[at - 1].text.push_str(&meeting.text);
            words[at - 1].chars += meeting.chars;
            words[at - 1].kind = Kind::Noun;
        }
        at += 1;
    }
}

/// Makes 绘 就 one verb: after a verb of one character, 就 is its result.
fn join_results(words: &mut Vec<Word>) {
    let mut at = 1;
    while at < words.len() {
        let verb = words[at - 1].chars == 1 && words[at - 1].kind == Kind::Verb;
        if verb && words[at].text == "就" {
            words.remove(at);
            words[at - 1].text.push('就');
            words[at - 1].chars += 1;
        }
        at += 1;
    }
}

/// Makes 神舟 二十 号 one name.
fn join_numbered(words: &mut Vec<Word>) {
    let mut at = 0;
    while at + 2 < words.len() {
        let numbered = matches!(words[at].kind, Kind::Name | Kind::Noun)
            && words[at + 1].kind == Kind::Number
            && words[at + 2].text == "号";
        if numbered {
            for part in words.drain(at + 1..=at + 2).collect::<Vec<_>>() {
                words[at].text.push_str(&part.text);
                words[at].chars += part.chars;
            }
            words[at].kind = Kind::Name;
        }
        at += 1;
    }
}

impl Word {
    /// Returns why no line ends inside it.
    pub(super) fn inside(&self) -> Why {
        match self.kind {
            Kind::Name => Why::Name,
            Kind::Number => Why::Number,
            Kind::Mark => Why::Bound,
            _ => Why::Word,
        }
    }

    /// Returns whether bodies are called by it: 中心, 委员会.
    pub(super) fn is_body(&self) -> bool {
        BODIES.contains(&self.text.as_str())
    }

    /// Returns whether it is a code of Western letters and figures: C919, 5G.
    pub(super) fn is_code(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_alphanumeric())
            && self.text.contains(|c: char| c.is_ascii_alphabetic())
    }

    /// Returns whether it is one of the words that are put before or behind a person's name.
    pub(super) fn is_title(&self) -> bool {
        TITLES.iter().any(|title| self.text.ends_with(title))
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
            let joined: String = words(text).into_iter().map(|word| word.text).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn a_name_of_three_characters_keeps_its_last_one() {
        let words = words("欧阳修文同志先进事迹报告会举行");
        assert_eq!(words[0].text, "欧阳修文");
    }
}
