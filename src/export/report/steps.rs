//! What the steps of make-up are called, for people.

use crate::diag::Lang;
use crate::frame::Step;

/// A step: its word in Chinese, its word in English.
type Called = (Step, &'static str, &'static str);

/// Every step, in the order of [`Step`].
const CALLED: [Called; Step::Template as usize + 1] = [
    (Step::Paragraphs, "段落", "paragraphs"),
    (Step::Headline, "标题", "headline"),
    (Step::Picture, "图片", "photograph"),
    (Step::Whole, "整幅", "whole picture"),
    (Step::Swap, "图片换位", "photographs"),
    (Step::HeadWhite, "标题占行", "white round the headline"),
    (Step::Spacing, "小标题占行", "white round subheads"),
    (Step::PullQuote, "大字引语", "pull quotes"),
    (Step::Type, "字号", "type"),
    (Step::Optional, "撤下", "left out"),
    (Step::Edge, "版位边线", "edge"),
    (Step::Absorb, "让出", "room given"),
    (Step::Filler, "补白", "filler"),
    (Step::Jump, "转版", "jump"),
    (Step::NoJump, "不转", "no jump"),
    (Step::Template, "选版式", "template"),
];

/// That the table has every step at its place is seen when this is compiled.
const _: () = {
    let mut at = 0;
    while at < CALLED.len() {
        assert!(CALLED[at].0 as usize == at, "a step stands at another's place");
        at += 1;
    }
};

/// Returns what a step is called.
pub fn word(step: Step, lang: Lang) -> &'static str {
    let (_, zh, en) = CALLED[step as usize];
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
