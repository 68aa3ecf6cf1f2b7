//! What is found in pasted copy, what is not, and what is written instead.

use super::{Found, Kind, of_copy, of_words};
use crate::copy::Block;

/// A text as one block, read as it stands.
fn block(text: &str) -> Block {
    Block {
        text: text.to_owned(),
        places: vec![(0, 0)],
        range: 0..text.len(),
        ..Block::default()
    }
}

/// What is found in a text, with what is written instead.
fn told(text: &str) -> Vec<(Kind, &str, Option<String>)> {
    let found = of_copy(text, 0..text.len(), &[block(text)]);
    found.into_iter().map(|Found { kind, range, to, .. }| (kind, &text[range], to)).collect()
}

/// The text with all that can be mended.
fn mended(text: &str) -> String {
    let mut out = text.to_owned();
    for found in of_copy(text, 0..text.len(), &[block(text)]).into_iter().rev() {
        if let Some(to) = found.to {
            out.replace_range(found.range, &to);
        }
    }
    out
}

#[test]
fn marks_between_and_beside_chinese_characters() {
    for (written, right) in [
        ("他说,明天见.", "他说，明天见。"),
        ("他说, 明天见 .", "他说，明天见 。"),
        ("时间:上午;地点:礼堂", "时间：上午；地点：礼堂"),
        ("好吗?好!", "好吗？好！"),
        ("什么?!", "什么？！"),
        ("约翰(John)说", "约翰（John）说"),
        ("约翰 (John) 说", "约翰（John）说"),
        ("他说:\"好,走吧.\"", "他说：“好，走吧。”"),
        ("他说:\"叫'小灵'的那个\"", "他说：“叫‘小灵’的那个”"),
        ("“你好\"", "“你好”"),
        ("等等...还有。。。", "等等……还有……"),
        ("他--走了", "他——走了"),
        ("用的是iPhone,华为", "用的是iPhone，华为"),
        ("去过KTV?", "去过KTV？"),
        ("增长5%,同比", "增长5%，同比"),
        ("约翰•史密斯", "约翰·史密斯"),
        ("同比增长5%,3月回落", "同比增长5%，3月回落"),
        ("见https://a.cn/b,并转发", "见https://a.cn/b，并转发"),
        (
            "国产手机用上iPhone的屏幕,比分2:1,共3,000人",
            "国产手机用上iPhone的屏幕，比分2:1，共3,000人",
        ),
    ] {
        assert_eq!(mended(written), right, "{written}");
        assert_eq!(told(right), [], "{right}");
    }
}

#[test]
fn marks_of_figures_english_and_addresses_stay() {
    for text in [
        "全年收入3,000万元，增长3.5%，时间为10:30，比分2:1，日期2026.11.28。",
        "Chinese readers say \"OK, fine.\" and leave.",
        "公司与Apple Inc.合作，产品由Foo Co., Ltd.生产。",
        "网址https://www.a.cn/b?c=1,2;d和news@a.com.cn都可以用。",
        "1.加强管理。2.改进作风。图1.示意。还有局限3. 对后世",
        "1)加强；2)改进",
        "用C++、Node.js和.NET写成，版本v2.0。",
        "他引用了一句话：To be, or not to be: that is the question.",
        "5G、Wi-Fi、A股、J.K.罗琳、U.S.的",
        "“他说‘好’”，don't的用法，北京-上海，3～5天，3~5天",
        "运行时加 --write 才写入",
        "The caption of it says what the picture shows（示例图片）.",
        "时速350km/h，55\"电视，5*3，*ST金坛，电话138****1234",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn marks_without_a_partner_are_told_and_have_no_mend() {
    let western = |text: &'static str| (Kind::Western, text, None);
    assert_eq!(told("他说\"好"), [western("\"")]);
    assert_eq!(told("甲)乙"), [western(")")]);
    assert_eq!(told("甲(乙"), [western("(")]);
    assert_eq!(told("完了。。"), [western("。。")]);
    assert_eq!(told("共有30.其中"), [western(".")]);
}

#[test]
fn signs_of_lines() {
    for (written, kind, to) in [
        ("##小标题", Kind::Heading, Some("## ")),
        ("＃＃小标题", Kind::Heading, Some("## ")),
        ("＃＃　小标题", Kind::Heading, Some("## ")),
        ("#小标题", Kind::Heading, Some("# ")),
        ("------", Kind::Rule, Some("")),
        ("* * *", Kind::Rule, Some("")),
        ("___", Kind::Rule, Some("")),
        ("+++", Kind::Rule, Some("")),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", Kind::Table, None),
        ("甲\t乙\n1\t2", Kind::Table, None),
        ("```\n代码\n```", Kind::Code, None),
        ("• 甲项", Kind::Bullet, Some("- ")),
        ("\u{F0B7}\t甲项", Kind::Bullet, Some("- ")),
        ("+ 甲项", Kind::Bullet, Some("- ")),
        ("发件人：甲\n发送时间：今天\n主题：稿子", Kind::Mail, None),
        ("2026年11月2日，甲 <a@b.cn> 写道：\n> 一\n> 二", Kind::Mail, None),
        ("[1]: https://a.cn", Kind::Link, None),
    ] {
        let found = told(written);
        assert_eq!(found.len(), 1, "{written}: {found:?}");
        assert_eq!((found[0].0, found[0].2.as_deref()), (kind, to), "{written}");
    }
    assert_eq!(mended("小标题\n====\n正文。"), "## 小标题\n\n正文。");
    assert_eq!(told("# 标题\n\n- 项\n\n> 引文\n\n#话题#很热\n\n1. 甲\n\n甲|乙，1|2"), []);
}

#[test]
fn signs_inside_lines() {
    for (written, kind, to) in [
        ("[报告](http://a.cn/b)", Kind::Link, Some("报告（http://a.cn/b）")),
        ("[](http://a.cn)", Kind::Link, Some("http://a.cn")),
        ("[[词条]]", Kind::Link, Some("词条")),
        ("![图](a.jpg)", Kind::Image, None),
        ("<br/>", Kind::Tag, Some("\n\n")),
        ("<p class=\"x\">", Kind::Tag, Some("\n\n")),
        ("<span style=\"a:b\">", Kind::Tag, Some("")),
        ("</strong>", Kind::Tag, None),
        ("<!-- 注 -->", Kind::Tag, None),
        ("&nbsp;", Kind::Entity, Some(" ")),
        ("&#8220;", Kind::Entity, Some("“")),
        ("`代码`", Kind::Code, None),
        ("[^1]", Kind::Footnote, None),
        ("{ HYPERLINK \"http://a.cn\" }", Kind::Field, None),
        ("错误！未找到引用源", Kind::Field, None),
        ("**", Kind::Emphasis, None),
        ("*", Kind::Emphasis, None),
        ("~~", Kind::Struck, None),
        ("==", Kind::Marked, None),
        ("\\", Kind::Backslash, None),
        ("\u{200B}", Kind::Invisible, Some("")),
        ("\u{FEFF}", Kind::Invisible, Some("")),
        ("\u{E123}", Kind::PrivateUse, None),
        ("\u{FFFD}", Kind::Garbled, None),
    ] {
        let text = format!("前文{written}后文");
        let found = told(&text);
        assert_eq!(found.len(), 1, "{written}: {found:?}");
        let (kind_found, words, mend) = &found[0];
        assert_eq!((*kind_found, *words, mend.as_deref()), (kind, written, to));
    }
    assert_eq!(told("3<5，a_b，[a](b)、<https://a.cn>，R&D，C&A，[2026]5号"), []);
}

#[test]
fn heads_know_no_signs() {
    let found = |words: &str| -> Vec<(Kind, String, Option<String>)> {
        let all = of_words(words).into_iter();
        all.map(|it| (it.kind, words[it.range].to_owned(), it.to)).collect()
    };
    let took =
        |kind, words: &str, to: Option<&str>| (kind, words.to_owned(), to.map(str::to_owned));
    assert_eq!(found("# 标题"), [took(Kind::Heading, "# ", Some(""))]);
    assert_eq!(
        found("**标题**"),
        [took(Kind::Emphasis, "**", Some("")), took(Kind::Emphasis, "**", Some(""))]
    );
    assert_eq!(found("标题*"), [took(Kind::Emphasis, "*", None)]);
    assert_eq!(found("甲:乙"), [took(Kind::Western, ":", Some("："))]);
    assert_eq!(found("“甲”｜乙　#话题#　{丙}|丁"), []);
}

/// Files of one endless line of signs take no longer than others of their length: each of these would
/// run for minutes were a sign to look for its end in all of the line.
#[test]
fn endless_lines_end() {
    for unit in
        ["[a", "<a", "((", "`", ",.", "a.cn ", "{{", "![", "1,", "_中", "\" ", "(中", "&amp;"]
    {
        let text = format!("中文{}", unit.repeat(10_000));
        let found = of_copy(&text, 0..text.len(), &[block(&text)]);
        assert!(found.iter().all(|found| found.range.end <= text.len()));
    }
}
