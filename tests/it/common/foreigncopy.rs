//! Foreign news without end, one Latin word in ten, and news full of figures: the same seed gives the
//! same paragraphs on every machine. Words and sentences are the project's own; what looks like the
//! name of a firm or a product is made of syllables and stands for none.

use super::Random;

/// Chinese words of which any row reads like copy to a composer.
const WORDS: &[&str] = &[
    "据",
    "外媒",
    "报道",
    "当地",
    "时间",
    "公司",
    "发布",
    "的",
    "消息",
    "称",
    "研究",
    "人员",
    "发现",
    "在",
    "市场",
    "表示",
    "新",
    "系统",
    "软件",
    "漏洞",
    "已经",
    "修复",
    "用户",
    "可以",
    "通过",
    "更新",
    "获得",
    "安全",
    "补丁",
    "分析师",
    "认为",
    "这",
    "一",
    "举措",
    "将",
    "影响",
    "全球",
    "供应链",
    "和",
    "价格",
    "走势",
    "部门",
    "计划",
    "于",
    "下",
    "季度",
    "推出",
    "面向",
    "企业",
    "服务",
    "与",
    "竞争对手",
    "相比",
    "其",
    "优势",
    "是",
    "成本",
    "更低",
    "速度",
    "更快",
    "目前",
    "尚未",
    "就此",
    "作出",
    "回应",
    "专家",
    "警告",
    "风险",
    "仍然",
    "存在",
    "投资者",
    "对",
    "前景",
    "持",
    "谨慎",
    "态度",
    "监管",
    "机构",
    "要求",
    "提供",
    "数据",
    "保护",
    "方案",
    "该国",
    "议会",
    "通过了",
    "相关",
    "法案",
    "总部",
    "位于",
    "海岸",
    "城市",
];

/// English words, as they stand in names of institutes, products and papers.
const ENGLISH: &[&str] = &[
    "research",
    "institute",
    "systems",
    "university",
    "journal",
    "science",
    "nature",
    "weather",
    "satellite",
    "network",
    "security",
    "windows",
    "office",
    "player",
    "browser",
    "express",
    "financial",
    "international",
    "technology",
    "electric",
    "motors",
    "energy",
    "capital",
    "street",
    "evening",
    "standard",
    "observer",
    "foundation",
    "museum",
    "airport",
    "airlines",
    "computing",
    "communications",
    "entertainment",
    "laboratory",
    "pharmaceutical",
    "bridge",
    "cloud",
    "phone",
    "chip",
    "watch",
    "drive",
    "search",
    "market",
    "report",
    "index",
];

/// Syllables of names.
const SYLLABLES: &[&str] = &[
    "ver", "tan", "dis", "mo", "ral", "qui", "nex", "lo", "ber", "gal", "ton", "sy", "pra",
    "den", "vo", "kar", "lin", "mer", "tis", "ar", "el", "bro", "win", "sto",
];

const ACRONYMS: &[&str] =
    &["AI", "NATO", "OPEC", "GDP", "CEO", "UNESCO", "5G", "IPO", "GPS", "H5N1", "3D", "LNG"];

/// A foreign desk.
pub(crate) struct ForeignDesk {
    random: Random,
}

impl ForeignDesk {
    /// Returns the desk of a seed.
    pub(crate) fn new(seed: u64) -> ForeignDesk {
        ForeignDesk { random: Random::new(seed) }
    }

    /// Returns paragraphs with at least `chars` characters in all.
    pub(crate) fn copy(&mut self, chars: usize) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut count = 0;
        while count < chars {
            let sentences = self.random.within(1, 6);
            let paragraph: String = (0..sentences).map(|_| self.sentence()).collect();
            count += paragraph.chars().count();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    fn chance(&mut self, of: u64) -> bool {
        self.random.within(0, of) == 0
    }

    fn one<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.random.within(0, words.len() as u64) as usize]
    }

    fn sentence(&mut self) -> String {
        let clauses = self.random.within(2, 5);
        let clauses: Vec<String> = (0..clauses).map(|_| self.clause()).collect();
        clauses.join("，") + if self.chance(20) { "！" } else { "。" }
    }

    fn clause(&mut self) -> String {
        let mut clause = String::new();
        for _ in 0..self.random.within(4, 12) {
            let word = if self.chance(10) { self.latin() } else { self.one(WORDS).to_owned() };
            let western = |c: char| c.is_ascii_alphanumeric();
            if clause.ends_with(western) && word.starts_with(western) {
                clause += if self.chance(3) { "、" } else { " " };
            }
            clause += &word;
        }
        clause
    }

    /// Returns a Latin word, now and then in quotes or brackets.
    fn latin(&mut self) -> String {
        let word = match self.random.within(0, 10) {
            0 | 1 => self.one(ACRONYMS).to_owned(),
            2 => self.one(ENGLISH).to_owned(),
            3..=5 => capitalised(self.one(ENGLISH)),
            _ => self.name(),
        };
        match self.random.within(0, 12) {
            0 => format!("“{word}”"),
            1 => format!("（{word}）"),
            _ => word,
        }
    }

    fn name(&mut self) -> String {
        let syllables = self.random.within(2, 5);
        let name: String = (0..syllables).map(|_| self.one(SYLLABLES)).collect();
        capitalised(&name)
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// Returns paragraphs of news of which every clause has a number, the figures half width.
pub(crate) fn figures(seed: u64, chars: usize) -> Vec<String> {
    const UNITS: &[&str] = &[
        "％",
        "%",
        "亿元",
        "万元",
        "公里",
        "吨",
        "平方米",
        "户",
        "℃",
        "万亩",
        "个百分点",
        "美元",
        "倍",
    ];
    let mut random = Random::new(seed);
    let mut paragraphs = Vec::new();
    let mut count = 0;
    while count < chars {
        let mut paragraph = String::new();
        for clause in 0..random.within(2, 16) {
            for _ in 0..random.within(2, 7) {
                paragraph += WORDS[random.within(0, WORDS.len() as u64) as usize];
            }
            let (a, b) = (random.within(1, 999), random.within(0, 1000));
            paragraph += &match random.within(0, 5) {
                0 => format!("{}.{}", a % 100, b % 10),
                1 => format!("{a},{b:03}"),
                2 => format!("{},{b:03},{:03}", a % 40 + 1, (a * 7) % 1000),
                3 => format!("{},{b:03}.{}", a % 90 + 1, b % 10),
                _ => format!("{a}.{:02}", b % 100),
            };
            paragraph += UNITS[random.within(0, UNITS.len() as u64) as usize];
            paragraph += if clause % 3 == 2 { "。" } else { "，" };
        }
        paragraph += "特此报告。";
        count += paragraph.chars().count();
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// Returns a text with its figures and the marks of its numbers full width, as agencies send them.
pub(crate) fn full_width(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let figure = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let wide = |(at, &c): (usize, &char)| match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        '.' | ',' if at > 0 && figure(at - 1) && figure(at + 1) => {
            if c == '.' {
                '．'
            } else {
                '，'
            }
        }
        '%' => '％',
        _ => c,
    };
    chars.iter().enumerate().map(wide).collect()
}
