//! What becomes of Markdown: examples, and that no character is ever lost.

use proptest::prelude::*;

use super::{Body, read as read_by};
use crate::copy::{Block, BlockKind, Look};
use crate::diag::{Sink, Sources};
use crate::rules::Code;
use crate::terms::{ParagraphRule, Paragraphs};

/// Reads a body that stands behind a head of seven bytes.
fn read(body: &str) -> Vec<Block> {
    by(ParagraphRule::Auto, body).0.blocks
}

/// Reads a body by a rule, and counts what is told of its paragraphs.
fn by(rule: ParagraphRule, body: &str) -> (Body, usize) {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let source = sources.add("a.md", format!("+++\n+++{body}"));
    let read = read_by(body, 7, rule, source, &mut sink);
    for block in &read.blocks {
        check_places(block, sources.text(source));
    }
    let told = sink.diagnostics().iter().filter(|it| it.code == Code::GuessedParagraphs);
    (read, told.count())
}

/// Every byte of a block leads to a byte of its file; a character that was typed leads to
/// itself.
fn check_places(block: &Block, file: &str) {
    assert!(block.places.is_sorted_by(|a, b| a.0 < b.0), "{block:?}");
    assert!(block.added.is_sorted_by(|a, b| a < b), "{block:?}");
    for (range, _) in &block.looks {
        assert!(block.text.get(range.clone()).is_some_and(|words| !words.is_empty()));
    }
    for (index, (byte, c)) in block.text.char_indices().enumerate() {
        let place = block.file_byte(byte);
        assert!(place < file.len(), "{block:?}");
        let added = block.added.contains(&(index as u32));
        if !added && !file[..].contains('&') {
            assert!(file[place..].starts_with(c), "{c} of {block:?} at {place}");
        }
    }
}

/// The blocks as text, each with a letter for its kind, and bold words between `<` and `>`.
fn told(body: &str) -> Vec<String> {
    words(read(body))
}

fn words(blocks: Vec<Block>) -> Vec<String> {
    let kind = |kind| match kind {
        BlockKind::Paragraph => "p",
        BlockKind::Subhead => "h",
        BlockKind::Quote => "q",
        BlockKind::Pull => "u",
        BlockKind::Verse => "v",
        BlockKind::Item => "i",
        BlockKind::Names => "n",
    };
    let tell = |block: Block| {
        let mut text = block.text;
        for (range, look) in block.looks.iter().rev() {
            let signs = match look {
                Look { raised: true, .. } => ('↑', '↓'),
                Look { lowered: true, .. } => ('↓', '↑'),
                Look { dotted: true, .. } => ('{', '}'),
                _ => ('<', '>'),
            };
            text.insert(range.end, signs.1);
            text.insert(range.start, signs.0);
        }
        format!("{} {text}", kind(block.kind))
    };
    blocks.into_iter().map(tell).collect()
}

#[test]
fn blocks_of_every_kind() {
    let body = "首段\n\n## 小标\n\n> 引文\n\n- 一\n- 二\n\n诗\\\n行\n\n# 大标 #\n";
    assert_eq!(
        told(body),
        ["p 首段", "h 小标", "q 引文", "i 一", "i 二", "v 诗\n行", "h 大标"]
    );
    assert_eq!(told("> 甲\n>\n> 乙\n> 丙"), ["q 甲", "q 乙丙"]);
    assert_eq!(told("> 诗\\\n> 行"), ["q 诗\n行"]);
    assert_eq!(told("- 一\n\n- 二\n\n  三"), ["i 一", "i 二", "p 三"]);
}

#[test]
fn a_pull_quote_takes_its_own_lines_and_no_others() {
    assert_eq!(told(">> 甲\\\n>> 乙\n文"), ["u 甲\n乙", "p 文"]);
    assert_eq!(told("文\n>>甲\n>> 乙"), ["p 文", "u 甲乙"]);
    assert_eq!(told("> 引\n>> 甲\n> 引"), ["q 引", "u 甲", "q 引"]);
    assert_eq!(told("- 一\n>> 甲\n- 二"), ["i 一", "u 甲", "i 二"]);
    assert_eq!(told(">> ## 甲\n\n  >> 乙\n>>\n>> 丙"), ["u 甲", "u 乙", "u 丙"]);
    // A quotation in another is one; a pull quote counts in nothing.
    assert_eq!(told("> > 甲\n> > 乙"), ["q 甲乙"]);
    let chars: Vec<u32> = read("文\n>> 甲乙\n\n> 丙").iter().map(Block::chars).collect();
    assert_eq!(chars, [1, 0, 1]);
}

#[test]
fn bold_words_as_chinese_copy_has_them() {
    assert_eq!(told("**本报讯**　文"), ["p <本报讯>　文"]);
    assert_eq!(told("落实**“四到”**服务"), ["p 落实<“四到”>服务"]);
    assert_eq!(told("**本报讯（记者）**新春**，**好"), ["p <本报讯（记者）>新春<，>好"]);
    assert_eq!(told("5*3*2 和 ** 两个"), ["p 5*3*2 和 ** 两个"]);
    assert_eq!(told("*着重* `代 码` \\*星\\*"), ["p {着重} `代 码` *星*"]);
    assert_eq!(told("a **b"), ["p a **b"]);
    assert_eq!(told("**　本报讯**"), ["p <　本报讯>"]);
}

#[test]
fn what_a_chinese_author_means_as_text_stays() {
    assert_eq!(told("1. 一\n2. 二"), ["p 1. 一", "p 2. 二"]);
    assert_eq!(told("（一）甲；\n\n①乙"), ["p （一）甲；", "p ①乙"]);
    assert_eq!(told("始于\n2021. 那年"), ["p 始于2021. 那年"]);
    assert_eq!(
        told("    四格缩进**粗**\n\n　　两字缩进"),
        ["p 四格缩进<粗>", "p 　　两字缩进"]
    );
    assert_eq!(told("文\n---\n\n***\n\n==="), ["p 文---", "p ***", "p ==="]);
    assert_eq!(
        told("[注]: 见下\n\n[甲](见下) [乙](https://a.cn) [丙](7.5)"),
        ["p [注]: 见下", "p [甲](见下) [乙](https://a.cn) [丙](7.5)"]
    );
    assert_eq!(
        told("<div>\n**粗**</div> 3<5 <https://a.cn>"),
        ["p <div><粗></div> 3<5 https://a.cn"]
    );
    assert_eq!(told("```\n码\n```"), ["p ```码```"]);
    assert_eq!(told("+ 加\n\n-\n\n#\n\n#标签"), ["p + 加", "p -", "p #", "p #标签"]);
    assert_eq!(told("- - 一\n- # 二"), ["i - 一", "i # 二"]);
    assert_eq!(told("R&D &amp; &nbsp;|\\u"), ["p R&D & \u{a0}|\\u"]);
    assert_eq!(told("段一。\n　　段二。"), ["p 段一。", "p 　　段二。"]);
    assert_eq!(told("段一\n　　\n段二"), ["p 段一", "p 段二"]);
}

#[test]
fn lines_join_as_the_script_wants() {
    let blocks = read("中文\n中文 word\nword\n中，\nx");
    assert_eq!(blocks[0].text, "中文中文 word word中，x");
    assert_eq!(blocks[0].added, [9]);
    assert_eq!(blocks[0].chars(), 16);
    let blocks = read("诗\\\r\n行\\\r\n\r\n末");
    assert_eq!((blocks[0].text.as_str(), &blocks[0].added), ("诗\n行", &vec![1]));
    assert_eq!(blocks[0].chars(), 2);
    // Blanks that nobody sees end no line of verse, and hide no `\`.
    assert_eq!(told("甲  \n乙"), ["p 甲乙"]);
    assert_eq!(told("甲\\ \n乙"), ["v 甲\n乙"]);
}

#[test]
fn ranges_are_those_of_the_file() {
    let body = "\n一\n\n## 二\n\n- 三\n";
    let file = format!("+++\n+++{body}");
    let blocks = read(body);
    let ranges: Vec<&str> = blocks.iter().map(|block| &file[block.range.clone()]).collect();
    assert_eq!(ranges, ["一", "## 二", "三"]);
}

/// What copy is made of, signs among it; pictures are an error of their own.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "金坛", "，", "。", "“", "”", "（", "）", "——", "　", "　　", " ", "  ", "\t", "\n",
        "\n", "\n\n", "\r\n", "\\\n", "\\", "*", "**", "***", "_", "`", "```", "#", "# ",
        "## ", "> ", ">", ">> ", "- ", "-", "---", "===", "+ ", "1. ", "2)", "12.", "A",
        "word", "7.5", "<", ">", "<b>", "</b>", "<!--", "-->", "[", "]", "]:", ")", "](甲)",
        "&", "|", "~~~", "~", ":", "$", "{", "}", "\u{2060}",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// No character is lost, doubled or moved, but signs, blanks and line ends.
    #[test]
    fn no_character_is_lost(body in pieces()) {
        let kept = |text: &str| -> String {
            text.chars().filter(|c| !c.is_ascii_punctuation() && !c.is_whitespace()).collect()
        };
        let text: String = read(&body).iter().map(|block| block.text.as_str()).collect();
        prop_assert_eq!(kept(&text), kept(&body));
    }

    /// Copy without signs comes out whole, blanks at the ends of lines aside.
    #[test]
    fn plain_copy_comes_out_whole(lines in prop::collection::vec("[一-龥，。“”（）a-z0-9　 :：;—…]{1,30}", 1..6)) {
        let body = lines.join("\n\n");
        let trimmed = |line: &&String| !line.trim().is_empty();
        let wanted: Vec<&str> = lines.iter().filter(trimmed).map(|line| line.trim_matches(' ')).collect();
        let found = read(&body);
        let found: Vec<&str> = found.iter().map(|block| block.text.as_str()).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn nothing_makes_it_panic(body in any::<String>()) {
        read(&body.replace('&', ""));
    }
}

#[test]
fn lowered_figures_and_other_tildes() {
    assert_eq!(told("H~2~O与Ca(OH)~2~，SO~4~^2-^。"), ["p H↓2↑O与Ca(OH)↓2↑，SO↓4↑↑2-↓。"]);
    assert_eq!(
        told("5~10~15天，2~3个 ~~划掉~~ a~b c~"),
        ["p 5~10~15天，2~3个 ~~划掉~~ a~b c~"]
    );
    assert_eq!(told("见<http://a.cn/~user~1>"), ["p 见http://a.cn/~user~1"]);
}

#[test]
fn raised_figures_and_other_carets() {
    assert_eq!(told("占地5.34m^2^，10^-3^。"), ["p 占地5.34m↑2↓，10↑-3↓。"]);
    assert_eq!(told("^_^ a^b x^ 12345^67890^ ^^"), ["p ^_^ a^b x^ 12345^67890^ ^^"]);
}

#[test]
fn dotted_words_as_chinese_copy_has_them() {
    assert_eq!(told("*“四到”*服务*不变*"), ["p {“四到”}服务{不变}"]);
    assert_eq!(told("5*3、甲 * 乙、注*"), ["p 5*3、甲 * 乙、注*"]);
    // The mark of a share, not of words.
    assert_eq!(told("*ST甲、*ST乙"), ["p *ST甲、*ST乙"]);
}

#[test]
fn lists_of_names_keep_their_lines() {
    let names = "王甲　李甲乙　张丙\n陈　己　欧阳庚　赵辛\n周壬";
    let listed = "n 王甲　李甲乙　张丙　陈　己　欧阳庚　赵辛　周壬";
    assert_eq!(told(names), [listed]);
    assert_eq!(
        told(&format!("名单如下：\n{names}\n以上各位。")),
        ["p 名单如下：", listed, "p 以上各位。"]
    );
    // The line ends are white that nobody typed.
    let block = &read(names)[0];
    assert_eq!((block.chars(), block.added.len()), (names.chars().count() as u32 - 2, 2));
    // Words parted by white are no names for that, nor are two names in a line.
    for words in [
        "团结　紧张　严肃　活泼",
        "王甲　李甲乙",
        "- 王甲　李乙　张丙",
        "王甲　李乙　到场了吗？张丙",
    ] {
        assert!(told(words).iter().all(|words| !words.starts_with('n')), "{words}");
    }
}

/// What a body is read as by the program's own guess: what of it, by what, and whether it is told.
fn guessed(body: &str) -> (Vec<String>, Paragraphs, usize) {
    let (Body { blocks, paragraphs }, told) = by(ParagraphRule::Auto, body);
    (words(blocks), paragraphs, told)
}

#[test]
fn white_at_the_start_of_a_line_opens_a_paragraph_whatever_it_is_made_of() {
    for white in ["　　", "\u{3000}", "  ", "    ", "\t", "\u{a0}\u{a0}", " \u{3000}"] {
        let (blocks, read, told) =
            guessed(&format!("段一有字\n{white}段二有字\n{white}段三。"));
        let texts: Vec<&str> = blocks
            .iter()
            .map(|words| words.trim_start_matches(['p', ' ', '\u{3000}', '\u{a0}']))
            .collect();
        assert_eq!(texts, ["段一有字", "段二有字", "段三。"], "{white:?}");
        assert_eq!((read, told), (Paragraphs::Blank, 0), "{white:?}");
    }
    // One blank is a slip; under an item white says that it goes on.
    assert_eq!(told("段一有字\n 接着"), ["p 段一有字接着"]);
    assert_eq!(told("- 一\n  接着\n　　段"), ["i 一接着", "p 　　段"]);
    // A letter whose lines are all indented is cut all the same.
    let letter = "    各位读者来信收到了我们已经转给有关单位请他们\n    尽快答复。";
    assert_eq!(told(letter).len(), 1);
}

#[test]
fn a_line_a_paragraph_as_word_and_notepad_have_it() {
    let body = "一、总体要求\r\n坚持稳中求进。\r\n（一）推动“两业”融合：\r\n各镇要落实到人。 \r\n本报记者 某某\r\n";
    let (blocks, read, told) = guessed(body);
    assert_eq!(blocks.len(), 5, "{blocks:?}");
    assert_eq!((read, told), (Paragraphs::Line, 1));
    // A line longer than anyone cuts is a paragraph, whatever it ends with.
    let long = "春".repeat(80);
    assert_eq!(guessed(&format!("导语\n{long}\n结语")).0.len(), 3);
    // A line that stops after a comma goes on.
    let poem = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。";
    assert_eq!(told_words(poem), ["床前明月光，疑是地上霜。", "举头望明月，低头思故乡。"]);
}

fn told_words(body: &str) -> Vec<String> {
    read(body).into_iter().map(|block| block.text).collect()
}

#[test]
fn lines_that_a_program_cut_join() {
    let sentence = "春潮涌动万象新，园区里机器轰鸣，工人们正在赶制一批出口订单，";
    let paragraph = sentence.repeat(4) + "一派繁忙。";
    for width in [18, 35, 38, 40] {
        let cut = |text: &str| -> String {
            let chars: Vec<char> = text.chars().collect();
            let lines = chars.chunks(width).map(|line| line.iter().collect::<String>());
            lines.collect::<Vec<_>>().join("\r\n")
        };
        let body = [cut(&paragraph), cut(&paragraph), cut(&paragraph)].join("\r\n");
        let (blocks, read, told) = guessed(&body);
        assert_eq!(blocks.len(), 3, "{width}: {blocks:?}");
        assert_eq!((read, told), (Paragraphs::Cut, 1), "{width}");
        // Parted by empty lines nothing has to be guessed.
        let parted = [cut(&paragraph), cut(&paragraph)].join("\r\n\r\n");
        let (blocks, read, told) = guessed(&parted);
        assert_eq!((blocks.len(), read, told), (2, Paragraphs::Blank, 0), "{width}");
    }
}

#[test]
fn western_lines_that_a_program_cut_join() {
    let body = "The quick brown fox jumps over the lazy dog. It was a bright\n\
                cold day in April, and the clocks were striking thirteen and\n\
                more.\n\
                Second paragraph begins here and it goes on for a while\n\
                until it stops somewhere.";
    let (blocks, read, told) = guessed(body);
    assert_eq!((blocks.len(), read, told), (2, Paragraphs::Cut, 1), "{blocks:?}");
}

#[test]
fn the_house_decides() {
    let body = "甲。\n乙，\n丙。\n\n丁";
    let texts = |rule| {
        let (body, told) = by(rule, body);
        let texts: Vec<String> = body.blocks.into_iter().map(|block| block.text).collect();
        (texts.join("|"), body.paragraphs, told)
    };
    assert_eq!(texts(ParagraphRule::Blank), ("甲。乙，丙。|丁".into(), Paragraphs::Blank, 0));
    assert_eq!(texts(ParagraphRule::Line), ("甲。|乙，|丙。|丁".into(), Paragraphs::Line, 0));
    assert_eq!(texts(ParagraphRule::Auto), ("甲。|乙，丙。|丁".into(), Paragraphs::Line, 1));
    // Verse and pull quotes keep their lines by any rule.
    for rule in [ParagraphRule::Auto, ParagraphRule::Blank, ParagraphRule::Line] {
        let (body, told) = by(rule, "诗。\\\n行。\\\n\n>> 引。\n>> 语。");
        assert_eq!(words(body.blocks), ["v 诗。\n行。", "u 引。语。"], "{rule:?}");
        assert_eq!(told, 0);
    }
}
