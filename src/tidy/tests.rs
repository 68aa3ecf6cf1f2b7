//! What is mended, what stays, and that a second run finds nothing.

use std::path::Path;

use proptest::prelude::*;

use super::{Rule, Tidied, tidy};
use crate::diag::{Sink, Sources};
use crate::issue::{self, CopyRules};
use crate::pasted::Kind;

fn tidied(text: &str) -> Tidied {
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let rules = CopyRules::default();
    let copy =
        issue::read_copy((Path::new("a.md"), text.to_owned()), &rules, &mut sources, &mut sink);
    tidy(&copy.expect("it can be read"), text, &rules)
}

fn told(text: &str) -> String {
    tidied(text).text()
}

#[test]
fn pasted_copy_is_set_right() {
    for (pasted, right) in [
        ("\u{A0}\u{A0}他说,明天(周一)到.  \n", "他说，明天（周一）到。\n"),
        ("##小标题\n正文\n", "## 小标题\n\n正文\n"),
        ("甲<br>乙&nbsp;丙\n", "甲\n\n乙 丙\n"),
        ("<p>甲</p>\n<p>乙</p>\n", "甲\n\n乙\n"),
        ("• 甲\n• 乙\n", "- 甲\n- 乙\n"),
        ("甲\n----\n\n乙\u{200B}丙\n", "## 甲\n\n乙丙\n"),
        ("　　甲。\n　　乙。\n", "甲。\n\n乙。\n"),
        ("[报告](http://a.cn)\n", "报告（http://a.cn）\n"),
        ("甲&quot;乙&quot;\n", "甲“乙”\n"),
        (
            "这是一封信里的话，写信的程序把每行都断在三十来个字的地方，一\n行接着一行地断下去，直到这一段完了为止，读信的人要自己接起来\n。\n第二段也是这样断开来的，每一行都差不多一样长短，只有最后一行\n短一些就完了，别的都在同一个地方断开，谁也看不出道理来。\n",
            "这是一封信里的话，写信的程序把每行都断在三十来个字的地方，一行接着一行地断下去，直到这一段完了为止，读信的人要自己接起来。\n\n第二段也是这样断开来的，每一行都差不多一样长短，只有最后一行短一些就完了，别的都在同一个地方断开，谁也看不出道理来。\n",
        ),
        ("诗\\\n　行\\\n", "诗\\\n　行\\\n"),
        ("甲,\r\n\r\n乙\r\n", "甲，\r\n\r\n乙\r\n"),
    ] {
        assert_eq!(told(pasted), right, "{pasted:?}");
    }
}

#[test]
fn heads_are_mended_where_they_are_written_and_their_keys_stay() {
    let text =
        "+++\ntitle = \"说\\\"好\\\",走\" # 题,\nkicker = '甲:乙'\npriority = 3\n+++\n\n甲。\n";
    let right =
        "+++\ntitle = \"说“好”，走\" # 题,\nkicker = '甲：乙'\npriority = 3\n+++\n\n甲。\n";
    assert_eq!(told(text), right);
}

#[test]
fn what_is_not_certain_is_left_and_told() {
    let tidied = tidied("他说\"好\n\n**甲\n\n| 甲 | 乙 |\n|---|---|\n");
    assert!(!tidied.is_changed());
    let left: Vec<(Kind, usize)> =
        tidied.left.iter().map(|(line, it)| (it.kind, *line)).collect();
    assert_eq!(left, [(Kind::Western, 1), (Kind::Emphasis, 3), (Kind::Table, 5)]);
}

#[test]
fn mends_know_the_lines_of_the_file() {
    let tidied = tidied("<p>甲</p>\n\n乙,丙\n");
    let mends: Vec<(usize, &str, Rule)> =
        tidied.mends.iter().map(|it| (it.line, it.from.as_str(), it.rule)).collect();
    assert!(mends.contains(&(1, "<p>", Rule::Left(Kind::Tag))), "{mends:?}");
    assert!(mends.contains(&(3, ",", Rule::Left(Kind::Western))), "{mends:?}");
}

#[test]
fn the_diff_is_one_of_lines() {
    assert_eq!(
        tidied("一。\n\n二。\n\n三,四\n\n五。\n").diff("a.md"),
        "--- a.md\n+++ a.md\n@@ -2,6 +2,6 @@\n \n 二。\n \n-三,四\n+三，四\n \n 五。\n"
    );
    assert_eq!(
        tidied("一,二").diff("a"),
        "--- a\n+++ a\n@@ -1,1 +1,1 @@\n-一,二\n\\ No newline at end of file\n+一，二\n\\ No newline at end of file\n"
    );
    assert_eq!(tidied("一。\n　　二。\n").diff("a").matches("\n+").count(), 3);
    assert_eq!(tidied("一，二。\n").diff("a"), "");
    assert_eq!(
        tidied("三,四\n五\n").diff("a"),
        "--- a\n+++ a\n@@ -1,2 +1,1 @@\n-三,四\n-五\n+三，四五\n"
    );
}

/// What pasted copy is made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "金坛",
        "，",
        "。",
        "“",
        "”",
        "（",
        "）",
        "——",
        "　",
        "　　",
        " ",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\\\n",
        "\\",
        "*",
        "**",
        "_",
        "`",
        "```",
        "#",
        "##",
        "## ",
        "＃＃",
        "> ",
        ">> ",
        "- ",
        "---",
        "===",
        "+++",
        "+ ",
        "1. ",
        "A",
        "word",
        "7.5",
        "<br>",
        "<p>",
        "</p>",
        "<b>",
        "[",
        "]",
        "](http://a.cn)",
        "![",
        "&nbsp;",
        "&lt;",
        "&quot;",
        "&amp;",
        "|",
        "~~",
        ",",
        ".",
        "...",
        "。。。",
        ":",
        ";",
        "?",
        "!",
        "(",
        ")",
        "\"",
        "'",
        "--",
        "\u{200B}",
        "\u{A0}",
        "• ",
        "\u{F0B7}\t",
        "[^1]",
        "3,000",
        "{",
        "}",
        "<<",
        ">>",
        "•",
        "･",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The characters that no mend may touch.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_run_finds_nothing_and_no_word_is_lost(body in pieces()) {
        let body = format!("文{body}");
        let once = told(&body);
        prop_assert_eq!(&told(&once), &once);
        // Letters of tags and entities are no words.
        let bare = |text: &str| {
            let signs = ["<br>", "<p>", "</p>", "&nbsp;", "&lt;", "&quot;", "&amp;"];
            words(&signs.iter().fold(text.to_owned(), |text, sign| text.replace(sign, "")))
        };
        prop_assert_eq!(bare(&once), bare(&body));
    }
}
