//! Words of captions, datelines and heads.

use banmian::diag::Lang;

use super::{Judged, NONE, WORDS, day, filler};
use crate::common::png;

#[test]
fn photographs_have_a_caption_and_a_credit() {
    let told = |keys: &str, words: &str| {
        day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("p", "photo", [1, 4], [24, 40])
            .with(keys)
            .story("a", &filler(200))
            .titled("园区")
            .photo("p")
            .with(words)
            .told()
    };
    assert_eq!(told("", ""), ["caption-missing 1 p", "credit-missing 1 p"]);
    assert_eq!(told("", "caption = \"园区\""), ["credit-missing 1 p"]);
    assert_eq!(told("", "credit = \"某某\""), ["caption-missing 1 p"]);
    assert_eq!(told("", "caption = \"园区。某某 摄\""), NONE);
    assert_eq!(told("", WORDS), NONE);
    assert_eq!(told("caption = \"none\"", ""), NONE);
}

#[test]
fn one_photograph_twice_is_told() {
    let told = |second: u32| {
        let desk = day()
            .slot("a", "story", [1, 4], [9, 22])
            .headed("plain")
            .slot("p", "photo", [1, 1], [24, 40])
            .slot("q", "photo", [3, 4], [24, 40])
            .story("a", &filler(200))
            .titled("园区")
            .picture("p", "p.png", png(900, 600))
            .with(WORDS);
        desk.picture("q", "q.png", png(second, 600)).with(WORDS).told()
    };
    assert_eq!(told(900), ["same-photo 1 q"]);
    assert_eq!(told(901), NONE);
}

/// The edition is of 16 October 2025.
#[test]
fn a_dateline_after_the_day_is_told() {
    let told = |head: &str, body: &str| {
        let body = format!("{body}{}", filler(300));
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .story("a", &body)
            .titled("园区")
            .head(head)
            .told()
    };
    for late in [
        "本报10月17日讯　",
        "新华社江城2025年10月17日电　",
        "本报讯（记者 某某 10月17日）",
        "本报讯（10月17日，记者某某）",
    ] {
        assert_eq!(told("", late), ["late-dateline 1 a"], "{late}");
    }
    assert_eq!(told("dateline = \"江城10月17日\"", ""), ["late-dateline 1 a"]);
    for right in [
        "本报10月16日讯　",
        "新华社江城10月15日电　",
        "10月20日，园区将开工。",
        "本报讯（记者某某）10月20日上午，",
        "10月20日10:00，",
        "10月20日电影节开幕，",
        "园区办展（10月20日），",
    ] {
        assert_eq!(told("", right), NONE, "{right}");
    }
    assert_eq!(told("dateline = \"江城10月16日\"", ""), NONE);
}

#[test]
fn numbers_of_the_head_stand_in_the_copy() {
    let told = |title: &str, body: &str| {
        let body = format!("{body}{}", filler(300));
        day()
            .slot("a", "story", [1, 4], [9, 40])
            .headed("plain")
            .story("a", &body)
            .titled(title)
    };
    let wrong = told("产值增27.3%", "产值同比增长23.7%，");
    assert_eq!(wrong.told(), ["number-mismatch 1 a"]);
    assert!(wrong.findings()[0].hints[0].get(Lang::En).contains("23.7%"));
    assert!(wrong.findings()[0].source.is_some());
    assert_eq!(told("装机8.7亿度", "装机7.8亿度，").told(), ["number-mismatch 1 a"]);
    for (title, body) in [
        ("产值增27.3%", "产值同比增长27.3%，"),
        ("产值增27.3%", "产值同比增长27.31%，"),
        ("两个100%", "实现了百分之百，"),
        ("投资1.25亿", "投资12500万元，"),
        ("产值增50%", "产值增长五成，"),
        ("超200家", "共有213家，"),
        ("园区5家", "五家企业，"),
        ("2025年开工", "今年开工，"),
        ("聚焦2025江城两会", "大会今天开幕，"),
        ("三席变四席", "今年开工，"),
        ("12345热线", "拨打12345，"),
    ] {
        assert_eq!(told(title, body).told(), NONE, "{title} {body}");
    }
}

/// The lists are the house's; the names stand for no one.
#[test]
fn the_house_says_how_it_is_written() {
    let wording = "[wording]\nforbidden = [{ words = \"据悉\" }]\n\
        fixed = [{ words = \"截至目前\", not = [\"截止目前\"] }]\n\
        names = [{ name = \"甲乙丙\", titles = [\"区委书记\"] }, { name = \"丁戊\", titles = [\"区长\"] }]\n";
    let page = |kind: &str, title: &str, caption: &str, body: &str| {
        let body = format!("{}{body}{}", filler(60), filler(200));
        day()
            .house(wording)
            .slot("a", kind, [1, 4], [9, 22])
            .headed("plain")
            .slot("p", "photo", [1, 4], [24, 40])
            .story("a", &body)
            .titled(title)
            .photo("p")
            .with(&format!("caption = \"{caption}\"\ncredit = \"某某\""))
    };
    let told =
        |title: &str, caption: &str, body: &str| page("story", title, caption, body).told();
    assert_eq!(told("园区", "园区", "截至目前，区委书记甲乙丙、区长丁戊"), NONE);
    assert_eq!(told("园区", "园区", "截止目前"), ["wording 1 a"]);
    assert_eq!(told("据悉园区", "园区", ""), ["wording 1 a"]);
    assert_eq!(told("园区", "区长甲乙丙在园区", ""), ["name-mismatch 1 p"]);
    assert_eq!(told("丁戊、甲|乙丙", "园区", ""), ["name-mismatch 1 a"]);
    // An advertiser writes as he likes.
    assert_eq!(page("ad", "广告　据悉", "园区", "截止目前").told(), NONE);

    let page = page("story", "园区", "园区", "截止目前");
    let finding = &page.findings()[0];
    assert!(finding.hints[0].get(Lang::Zh).contains("截至目前"));
    let source = finding.source.as_ref().expect("it stands in the file");
    assert_eq!(source.range.len(), "截止目前".len());
    // The line in which it stands, not the slot.
    let height = finding.rect.expect("it has a place").height();
    assert!(height < banmian::geom::Abs::pt(20.0), "{height:?}");
}
