//! News copy without end: the same seed gives the same paragraphs on every machine.
//!
//! The density of marks, quotations, figures, units, Latin and dashes is that of a city paper; words
//! and sentences are the project's own.

use super::Random;

const PLACES: &[&str] = &[
    "城东片区",
    "临江新城",
    "北山水库",
    "柳溪镇",
    "老码头",
    "南湖社区",
    "青石街",
    "高铁站前广场",
    "开发区",
    "白鹭洲",
    "第三中学",
    "市民中心",
    "西河大桥",
    "云岭村",
    "果品市场",
    "体育公园",
];
const THINGS: &[&str] = &[
    "排水管网",
    "老旧小区",
    "动力电池",
    "早稻",
    "公交线路",
    "社区食堂",
    "绿道",
    "污水处理厂",
    "图书角",
    "数字地图",
    "养老床位",
    "港口岸桥",
    "龙舟队",
    "茶园",
    "夜间集市",
    "充电桩",
    "粮库",
    "古戏台",
    "应急演练",
    "职业技能培训",
    "跨境电商",
    "雨水花园",
    "健身步道",
    "中药材",
];
const DEEDS: &[&str] = &[
    "完成改造",
    "投入使用",
    "迎来检修",
    "全面铺开",
    "提前完工",
    "扩大试点",
    "通过验收",
    "开始招标",
    "重新开放",
    "提档升级",
    "持续推进",
    "稳步增长",
    "向居民免费开放",
    "纳入年度计划",
];
const PEOPLE: &[&str] = &[
    "负责人",
    "工程师",
    "老住户",
    "驾驶员",
    "班主任",
    "技术员",
    "村支书",
    "护士长",
    "志愿者",
    "研究员",
    "店主",
    "值班员",
];
const NAMES: &[&str] = &[
    "周岭",
    "沈一禾",
    "何大江",
    "顾晓",
    "陶文远",
    "柏青",
    "钟小满",
    "骆平",
    "欧阳知秋",
    "丁未",
];
const CLAUSES: &[&str] = &[
    "施工队避开早晚高峰",
    "把意见一条条记在本子上",
    "先易后难、分段推进",
    "让居民少跑一趟路",
    "沿河的石阶也一并修好",
    "由街道和物业一起盯着",
    "孩子们围着看了很久",
    "账目每月张榜公布",
    "从选址到验收都请居民参加",
    "雨停以后水很快就退了",
    "设备要到下个月才能运到",
    "价格比去年略有回落",
    "不少人特地从外地赶来",
    "所需资金由市、区两级分担",
    "晚上八点以后依然灯火通明",
];
const SAYINGS: &[&str] = &[
    "路修好了，心里就踏实了",
    "这笔账要算长远",
    "水清了，鸟也回来了",
    "手艺不能断在我们这一代",
    "先把眼前的事做完，再谈别的",
    "从前要跑五六趟，现在半天就办好",
    "谁用谁知道",
    "只要大家点头，我们马上开工",
];
const BOOKS: &[&str] = &[
    "城市排水条例",
    "社区养老服务办法",
    "三年行动方案",
    "关于支持小微企业的若干意见",
    "河湖长制手册",
];
const LATIN: &[&str] = &[
    "5G", "AI", "GDP", "APP", "C919", "LED", "PM2.5", "Wi-Fi", "CPI", "COVID-19", "3D", "VR",
    "FM98.6", "T1-2", "ETC", "B2B",
];
const WORDS: &[&str] = &[
    "international",
    "smart city",
    "newspaper",
    "open source",
    "Jazz Festival",
    "marathon",
    "well-known",
    "information",
    "Green Week",
];
const UNITS: &[&str] = &[
    "亿元",
    "万元",
    "公里",
    "吨",
    "GWh",
    "kW",
    "MW",
    "平方米",
    "户",
    "台",
    "人次",
    "℃",
    "万亩",
    "mm",
    "个",
    "米",
];

/// A writer of news copy.
pub(crate) struct Reporter {
    random: Random,
    /// Whether English words and other long units come up.
    english: bool,
}

impl Reporter {
    /// Returns the writer of a seed.
    pub(crate) fn new(seed: u64) -> Reporter {
        Reporter { random: Random::new(seed), english: true }
    }

    /// Returns a writer who leaves out English words and speeds: what fills half a narrow column and
    /// cannot be parted leaves any composer without a choice.
    pub(crate) fn plain(seed: u64) -> Reporter {
        Reporter { random: Random::new(seed), english: false }
    }

    /// Returns paragraphs with at least `chars` characters in all.
    pub(crate) fn copy(&mut self, chars: usize) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut count = 0;
        while count < chars {
            let paragraph = self.paragraph();
            count += paragraph.chars().count();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    fn paragraph(&mut self) -> String {
        let sentences = self.random.within(1, 6);
        let lead = if self.random.within(0, 9) == 0 { "本报讯　" } else { "" };
        (0..sentences).fold(lead.to_owned(), |text, _| text + &self.sentence())
    }

    fn one<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.random.within(0, words.len() as u64) as usize]
    }

    fn figure(&mut self) -> String {
        let (a, b) = (self.random.within(1, 9999), self.random.within(0, 100));
        match self.random.within(0, 9) {
            0 | 1 => format!("{}", a % 90 + 2),
            2 | 3 => format!("{a}"),
            4 | 5 => format!("{}.{}", a % 1000, b % 10),
            6 => format!("{},{:03}", a % 90 + 1, b * 7 + 100),
            7 => format!("{}.{:02}万", a % 40, b),
            _ => format!("{}～{}", a % 50 + 1, a % 50 + 10 + b),
        }
    }

    fn share(&mut self) -> String {
        format!("{}.{}%", self.random.within(0, 80), self.random.within(0, 10))
    }

    fn day(&mut self) -> String {
        format!("{}月{}日", self.random.within(1, 13), self.random.within(1, 29))
    }

    fn person(&mut self) -> String {
        self.one(PEOPLE).to_owned() + self.one(NAMES)
    }

    fn sentence(&mut self) -> String {
        let (place, thing, deed) = (self.one(PLACES), self.one(THINGS), self.one(DEEDS));
        let (clause, saying) = (self.one(CLAUSES), self.one(SAYINGS));
        let (figure, share, unit) = (self.figure(), self.share(), self.one(UNITS));
        let (day, person, book) = (self.day(), self.person(), self.one(BOOKS));
        let (latin, word, other) = (self.one(LATIN), self.one(WORDS), self.one(THINGS));
        match self.random.within(if self.english { 0 } else { 3 }, 20) {
            10 => format!("{day}，{place}的{thing}{deed}，{clause}。"),
            17 => format!(
                "记者从{place}获悉，今年{thing}达到{figure}{unit}，同比增长{share}，{clause}。"
            ),
            18 => format!("“{saying}。”{person}说，{clause}。"),
            3 => format!("{person}告诉记者：“{saying}！”"),
            4 => format!(
                "根据《{book}》，到2027年，{place}将新增{figure}{unit}的{thing}（含{other}）{deed}。"
            ),
            5 => format!(
                "为什么是{place}？{person}算了一笔账：{thing}每年可省{figure}{unit}，占{share}。"
            ),
            6 => format!("{clause}，{clause}——这是许多人对{thing}的印象。"),
            7 => format!("{thing}、{other}和{place}……{person}一样一样地数给记者看。"),
            8 => format!("{latin}覆盖{place}，{thing}{deed}；{clause}。"),
            9 => format!("气温在-3℃至12.5℃之间，{place}一带{clause}，10:00-11:30分段放行。"),
            0 => format!("展板上写着“{word}”，{person}笑着解释：{saying}。"),
            11 => format!(
                "项目总投资{figure}万元，每户补￥{}，其中{other}占{share}，{thing}占三分之一。",
                self.random.within(20, 900)
            ),
            12 => format!("（链接：《{book}》，{}年版）", self.random.within(2015, 2026)),
            13 => format!("（上接“{thing}”一节）{place}也在做同样的事：{clause}。"),
            14 => format!("“‘{saying}’，这是父亲常说的话。”{person}说。"),
            15 => format!("比分定格在3:1，{place}代表队的{person}连呼“不可思议”！"),
            16 => format!("真的要{deed}吗？！{person}起初不信。{clause}。"),
            1 => format!("作家马克·吐温写过的{word}一词，如今印在{place}的{thing}上。"),
            2 => format!("{place}—{other}线全长{figure}公里，每小时60km/h，票价2元/人次。"),
            _ => format!("一方面，{clause}；另一方面，{thing}{deed}，{}。", self.one(CLAUSES)),
        }
    }
}
