//! The small editions whose pages are kept: one for each kind of slot and each thing that can stand on a page.

use crate::common::{Paper, png};

/// A brief, picture news and a house advertisement for white that is left.
const FILLERS: &str = r#"
[[filler]]
file = "brief.md"
[[filler]]
photo = "fill.png"
caption = "河口的鹭群。"
credit = "甲摄"
[[filler]]
ad = [{ file = "tree.png", lines = 8 }]
"#;

/// A house that has a style for everything.
const HOUSE: &str = r#"quote = { face = "kai", size = 10 }
verse = { face = "kai", size = 10.5 }
lead-in = { face = "hei", size = 10 }
subhead = { face = "hei", size = 10.5 }
marker = { face = "kai", size = 8 }
caption = { face = "hei", size = 8 }
credit = { face = "kai", size = 9 }
big = { face = "hei", size = 10 }
pull = { face = "hei", size = 14, ink = "red" }
plate = { face = "hei", size = 40 }
small = { face = "song", size = 7.5, bold = "hei" }
[inks]
red = { m = 100, y = 100 }
pale = { c = 8 }
[copy.news]
body = "body"
lead_in = "lead-in"
subhead = { style = "subhead", lines = 2 }
quote = "quote"
verse = "verse"
marker = "marker"
credit = "credit"
[copy.pulled]
body = "body"
pull = { style = "pull", leading = 18, rule_above = 1, rule_ink = "red", rule_below = 0.5 }
[copy.initial]
body = "body"
drop_initial = { style = "big", lines = 2 }
[copy.down]
body = "body"
verse = "verse"
flow = "vertical"
leading = 16
[copy.listed]
body = "body"
list = "hang-all"
[copy.hung]
body = "body"
hang = true
indent = 0
paragraph_space = 1
[heads.plain]
parts = [
  { words = "kicker", face = "kai", size = 12 },
  { words = "title", face = "hei", size = 24, min_size = 16, lines = 2, leading = 28 },
  { words = "deck", face = "song", size = 12, lines = 2, leading = 15 },
  { words = "summary", face = "kai", size = 9, paragraph = true, lines = 4, leading = 12 },
  { words = "byline", face = "kai", size = 9, place = "right" },
  { words = "marker", face = "kai", size = 8, place = "right" },
]
[heads.small]
parts = [{ words = "title", face = "hei", size = 14 }]
[heads.ruled]
align = "center"
top_rule = 2
top_rule_ink = "red"
parts = [{ words = "title", face = "hei", size = 16, min_width = 90, rule = 5, rule_length = 60, framed = true }]
[heads.down]
flow = "vertical"
parts = [
  { words = "title", face = "hei", size = 22, min_size = 16, lines = 2, leading = 24 },
  { words = "byline", face = "kai", size = 9 },
]
[heads.tail]
parts = [
  { words = "short_title", face = "hei", size = 14 },
  { words = "marker", face = "kai", size = 8, place = "right" },
]
[heads.label]
parts = [{ words = "label", face = "hei", size = 12, panel = "pale" }]
[heads.ad]
parts = [
  { words = "title", face = "hei", size = 14 },
  { words = "label", face = "hei", size = 8, place = "right" },
]
[ladder]
1 = "small"
2 = "plain"
"#;

/// The masthead and the folio, with an address as a QR code.
const FURNITURE: &str = r#"[[paper.qr]]
label = ["江城晚报", "数字报"]
url = "https://example.com/paper"
[[furniture.masthead]]
text = "{paper}"
style = "plate"
x = 0
y = 40
[[furniture.masthead]]
qr = 1
style = "small"
x = 260
y = 4
height = 42
[[furniture.masthead]]
rule = 1
ink = "red"
y = 54
[[furniture.masthead]]
y = 66
left = [
  { text = "{date}", style = "small", gap = 8 },
  { text = "{lunar_year}{lunar_day}", style = "small" },
]
right = [{ text = "**{number}**", style = "small", gap = 8 }, { text = "{pages}", style = "small" }]
[[furniture.folio]]
y = 12
left = [{ text = "第{page_ordinal}版", style = "small", gap = 8 }, { text = "{section}", style = "small" }]
right = [{ text = "{edition_kind}", style = "small", gap = 8 }, { text = "{correction}", style = "small" }]
[[furniture.folio]]
rule = 0.3
y = 18
pages = "odd"
"#;

/// Returns copy of so many characters in paragraphs of about a hundred.
fn copy(chars: usize) -> String {
    let sentence = "春节长假刚过，园区已是一派繁忙：今年1月，产值同比增长“两成”，再创新高。";
    let all: Vec<char> = sentence.chars().cycle().take(chars).collect();
    let paragraphs: Vec<String> = all.chunks(97).map(|chars| chars.iter().collect()).collect();
    format!("本报讯　{}", paragraphs.join("\n\n"))
}

/// Four columns of ten characters and thirty lines.
fn paper() -> Paper {
    Paper::of_house([4, 10, 30], HOUSE)
}

/// One story across the page in a slot with these keys.
fn one(keys: &str, body: &str) -> Paper {
    paper().slot("s", "story", [1, 4], [1, 20]).with(keys).story("s", body)
}

/// A story that has photographs and boxes inside.
fn round(chars: usize) -> Paper {
    one("", &copy(chars))
}

/// A lead that goes on elsewhere, without its tail.
fn lead(chars: usize, jump: &str) -> Paper {
    let lead = paper().slot("lead", "story", [1, 2], [1, 20]).story("lead", &copy(chars));
    lead.with(&format!("jump = {jump}")).head("short_title = \"园区忙\"")
}

/// A slot for tails across the next page.
fn tail(paper: Paper, page: usize, lines: [u32; 2]) -> Paper {
    paper.page(page).slot("tail", "tail", [1, 4], lines).headed("tail")
}

/// Three pages under their folios; the lead goes on on page 2, which the index names.
fn numbered() -> Paper {
    let folio = |paper: Paper, page: usize| {
        let paper = paper.page(page).slot("folio", "folio", [1, 4], [1, 2]);
        paper.with("furniture = \"folio\"")
    };
    let first = folio(paper().house(FURNITURE), 1)
        .with("")
        .slot("index", "index", [3, 4], [4, 8])
        .with("label = \"导读\"")
        .slot("lead", "story", [1, 2], [4, 20])
        .story("lead", &copy(420))
        .with("jump = 2")
        .page(1)
        .with("index = [{ story = \"b-2\", section = \"综合\" }, { story = \"lead-1\" }]");
    let second = folio(first, 2)
        .named("综合")
        .slot("tail", "tail", [1, 4], [4, 18])
        .headed("tail")
        .slot("b", "story", [1, 4], [20, 30])
        .story("b", &copy(200))
        .titled("长湖水渐暖");
    folio(second, 3).named("副刊")
}

/// Returns all of them by their names.
pub(crate) fn all() -> Vec<(&'static str, Paper)> {
    [heads(), copies(), photos(), boxes(), things(), jumps(), days()].concat()
}

/// Where a head stands and what it has.
fn heads() -> Vec<(&'static str, Paper)> {
    let words = "kicker = \"开局之年看园区\"\ndeck = \"前十占三　全国县域唯一\"\n\
                 summary = \"今年以来，园区企业开足马力，产值再创新高。\"\nbyline = \"本报记者　某某\"";
    let long = "园区处处开工忙|企业抢订单项目抢工期";
    vec![
        ("head-top", one("", &copy(300)).head(words)),
        ("head-two-lines", one("", &copy(300)).titled(long)),
        ("head-centred", one("head = \"ruled\"", &copy(300))),
        ("head-left", one("head_place = { side = \"left\", width = 70 }", &copy(300))),
        (
            "head-right-vertical",
            one("head = \"down\"\nhead_place = { side = \"right\", width = 60 }", &copy(300))
                .titled("园区处处|开工忙")
                .head("byline = \"本报记者　某某\""),
        ),
        ("head-room", one("head_place = { columns = [2, 3], lines = [8, 12] }", &copy(300))),
        ("head-too-long", one("head = \"small\"", &copy(300)).titled(&long.repeat(3))),
    ]
}

/// What running copy holds and how it is set.
fn copies() -> Vec<(&'static str, Paper)> {
    let opened = |rest: &str| format!("{}\n\n{rest}\n\n{}", copy(90), copy(150));
    let poem = "雷还在路上，\\\n第12个春天——“等‘雷’的人”……\\\n他用iPhone写下2025年，\\\n\
                去GDP与A+之间，走100～150米。";
    let stanzas = format!("{poem}\n\n{poem}");
    let numbers = "1. 第一项，要闻和一切要排第二行的\n10. 第十项，时事和一切要排第二行的\n\n\
                   （一）有括号的一项，也要排第二行\n\n①**圈码**的一项，也要排第二行";
    let names = "王甲　李甲乙　张丙　刘丁戊\n陈　己　杨庚辛　赵壬　黄癸　周子\n吴丑";
    let marked = "会上说，*“四到”服务，GDP增长*不变，占地5.34m^2^，有3⁄4的人说**要紧**的事：\
                  详见https://www.example.com/news/2024/09/18/index.html，又有45678元。";
    vec![
        ("copy-subhead", one("", &opened("## 一家龙头带动一条链"))),
        ("copy-quotation", one("", &opened("> 让创新在好服务里扎根"))),
        ("copy-pull-quote", one("copy = \"pulled\"", &opened(">> 让创新在好服务里扎根"))),
        ("copy-list", one("", &opened("- 第一项，要闻\n- 第二项，时事和一切要排第二行的"))),
        ("copy-names", one("", &opened(names))),
        ("copy-numbers", one("copy = \"listed\"", &opened(numbers))),
        (
            "copy-initial",
            one(
                "copy = \"initial\"",
                "记者从会上获悉，今年要抓好三件实事。".repeat(9).as_str(),
            ),
        ),
        (
            "copy-hung",
            one(
                "copy = \"hung\"",
                "**一问**　春耕忙什么？\n\n**一答**　田间地头一派繁忙，农机手驾着插秧机来回穿梭。",
            ),
        ),
        ("copy-marked", one("", &opened(marked))),
        (
            "copy-credit",
            one("", &copy(120))
                .head("credit = \"（融媒报道）\"\ndateline = \"江城10月16日电\""),
        ),
        ("copy-verse-loose", one("fill = \"loose\"\ncopy = \"news\"", &stanzas)),
        (
            "copy-vertical",
            one(
                "copy = \"down\"\nhead = \"down\"\nhead_place = { side = \"right\", width = 60 }",
                &stanzas,
            ),
        ),
        ("copy-vertical-tiers", one("copy = \"down\"\ninside = { columns = 2 }", &copy(250))),
        ("copy-inside", one("inside = { columns = 3, chars = 12, rule = true }", &copy(400))),
        ("copy-overset", one("", &copy(900))),
        ("copy-missing-glyph", one("", "见\u{E0B5}字，𠮷日。")),
    ]
}

/// Photographs, inside a story and of their own.
fn photos() -> Vec<(&'static str, Paper)> {
    let words = "caption = \"园区一角，车间里机器轰鸣\"\ncredit = \"某某 摄\"";
    let within = "within = \"s\"";
    vec![
        (
            "photo-inside",
            round(420).slot("p", "photo", [2, 3], [6, 14]).with(within).photo("p").with(words),
        ),
        (
            "photo-optional",
            round(640)
                .slot("p", "photo", [4, 4], [10, 18])
                .with(within)
                .photo("p")
                .with("optional = true"),
        ),
        (
            "photo-alone",
            round(500)
                .slot("p", "photo", [1, 2], [22, 30])
                .photo("p")
                .with(words)
                .slot("q", "photo", [3, 4], [22, 30])
                .with("caption = \"none\"\ninset = { left = 10, top = \"1行\" }")
                .photo("q")
                .with("focus = [0.1, 0.9]"),
        ),
    ]
}

/// Boxes, tints and rules.
fn boxes() -> Vec<(&'static str, Paper)> {
    vec![
        (
            "box-inside",
            round(420)
                .slot("b", "story", [3, 4], [10, 18])
                .with("within = \"s\"\nstandoff = 1\nbox = { frame = 0.5, tint = \"pale\" }\n\
                       inset = { left = 6, top = \"1行\", right = 6, bottom = \"1行\" }\n\
                       inside = { columns = 1 }\nhead = \"small\"")
                .story("b", "新闻链接：园区十年。")
                .titled("链接"),
        ),
        (
            "boxes-and-rules",
            paper()
                .slot("a", "story", [1, 2], [1, 14])
                .with("rules = [\"right\", \"below\"]")
                .story("a", &copy(150))
                .slot("b", "notice", [3, 4], [1, 14])
                .with("box = { tint = \"pale\", top = 1.2, lower_by = 5 }\n\
                       inset = { left = 8, top = \"1行\", right = 8, bottom = \"1行\" }\ninside = { columns = 1 }")
                .story("b", &copy(80))
                .titled("公告")
                .slot("c", "comment", [1, 4], [16, 30])
                .with("rules = [\"strong-above\", \"left\"]")
                .story("c", &copy(300))
                .titled("时评"),
        ),
    ]
}

/// Short stories, advertisements, what is not there yet, what the house fills.
fn things() -> Vec<(&'static str, Paper)> {
    vec![
        (
            "briefs",
            paper()
                .slot("briefs", "briefs", [1, 2], [1, 30])
                .with("label = \"简讯\"\nlabel_head = \"label\"\nhead = \"small\"")
                .story("briefs", &copy(60))
                .story("briefs", &copy(90))
                .titled("茶市开秤")
                .story("briefs", &copy(40))
                .titled("长湖水草返青"),
        ),
        (
            "advertisements",
            paper()
                .slot("words", "ad", [1, 2], [1, 12])
                .with(
                    "head = \"ad\"\nlabel = \"广告\"\nfill = \"loose\"\nbox = { frame = 0.3 }",
                )
                .story("words", "新茶上市，欢迎品尝。")
                .titled("江城茶叶")
                .slot("picture", "ad", [3, 4], [1, 12])
                .with("label = \"广告\"")
                .photo("picture")
                .slot("reserved", "ad", [1, 4], [14, 30])
                .with("label = \"广告\"")
                .booked("reserved", "新年音乐会"),
        ),
        ("dummy", paper().slot("s", "story", [1, 4], [1, 20]).dummy("s", 320)),
        (
            "held",
            paper()
                .slot("s", "story", [1, 4], [1, 14])
                .story("s", &copy(200))
                .with("hold = true")
                .slot("t", "story", [1, 4], [16, 30])
                .story("t", &copy(330)),
        ),
        (
            "fillers",
            paper()
                .edition_keys(FILLERS)
                .file("brief.md", format!("+++\ntitle = \"春灌开闸\"\n+++\n\n{}\n", copy(60)))
                .file("fill.png", png(900, 600))
                .file("tree.png", png(910, 700))
                .slot("s", "story", [1, 4], [1, 30])
                .story("s", &copy(330)),
        ),
        (
            "masthead",
            paper()
                .house(FURNITURE)
                .slot("masthead", "masthead", [1, 4], [1, 6])
                .with("furniture = \"masthead\"")
                .slot("s", "story", [1, 4], [8, 30])
                .story("s", &copy(500)),
        ),
    ]
}

/// Stories that go on elsewhere.
fn jumps() -> Vec<(&'static str, Paper)> {
    let next = |paper: Paper| {
        let next = paper.slot("next", "story", [3, 4], [1, 20]).story("next", &copy(520));
        next.titled("长湖水渐暖").with("jump = \"auto\"").head("short_title = \"长湖\"")
    };
    let two_slots = tail(lead(800, "\"auto\""), 2, [1, 8]);
    vec![
        ("jump", tail(lead(600, "2"), 2, [1, 20])),
        ("jump-dummy", {
            let dummy = paper().slot("lead", "story", [1, 2], [1, 20]).dummy("lead", 600);
            tail(dummy.with("jump = { page = 2, slot = \"tail\" }"), 2, [1, 20])
        }),
        ("jump-two-slots", two_slots.slot("more", "tail", [1, 4], [10, 18])),
        ("jump-two-bands", tail(next(lead(600, "\"auto\"")), 2, [1, 30])),
        ("jump-twice", {
            let twice = lead(1_000, "\"auto\"").house("[jumps]\nsecond = true");
            tail(tail(twice, 2, [1, 12]), 3, [1, 14])
        }),
        ("jump-nowhere", lead(600, "\"auto\"")),
    ]
}

/// Editions beside the paper of the day, and what their pages are called.
fn days() -> Vec<(&'static str, Paper)> {
    let names = "[page_names]\nregular = \"A{page2}\"\nextra = \"号外{page_ordinal}\"";
    vec![
        ("day", numbered()),
        ("day-named-pages", numbered().house(names).page(2).with("label = \"B01\"")),
        ("day-extra", numbered().edition_keys("kind = \"extra\"").house(names)),
        ("day-supplement", numbered().edition_keys("kind = \"supplement\"\ncorrection = 2")),
        (
            "day-changed-slot",
            one("", &copy(300))
                .page(1)
                .with("[page.slots.s]\nlines = [3, 18]\nhead = \"small\""),
        ),
    ]
}
