//! What figures are called: their keys in `report.json`, their words on the page for people.

use crate::diag::Lang;
use crate::frame::Datum;

/// A figure: its key, its word in Chinese, its word in English.
type Called = (Datum, &'static str, &'static str, &'static str);

/// Every figure, in the order of [`Datum`].
const CALLED: [Called; Datum::Kept as usize + 1] = [
    (Datum::Chars, "chars", "字数", "characters"),
    (Datum::Lines, "lines", "行数", "lines"),
    (Datum::AreaCm2, "area_cm2", "面积 cm²", "area in cm²"),
    (Datum::GapEm, "gap_em", "字距 em", "gap in em"),
    (Datum::Codepoint, "codepoint", "码位", "code point"),
    (Datum::Asked, "asked", "要求", "asked"),
    (Datum::Entries, "entries", "条目", "entries"),
    (Datum::Ppi, "ppi", "分辨率 ppi", "ppi"),
    (Datum::Limit, "limit", "限值", "limit"),
    (Datum::HeadPt, "head_pt", "标题 pt", "headline in pt"),
    (Datum::Heading, "heading", "是小标题", "is a subhead"),
    (Datum::Photos, "photos", "图片数", "photographs"),
    (Datum::Column, "column", "栏", "column"),
    (Datum::Seams, "seams", "通缝数", "seams"),
    (Datum::Line, "line", "行", "line"),
    (Datum::Number, "number", "数字", "number"),
    (Datum::FirstPage, "first_page", "先见版次", "page of the first"),
    (Datum::Cost, "cost", "计差错", "counts as"),
    (Datum::Errors, "errors", "差错数", "errors"),
    (Datum::SizePt, "size_pt", "字号 pt", "size in pt"),
    (Datum::AbovePt, "above_pt", "上方标题 pt", "headline above in pt"),
    (Datum::BesidePt, "beside_pt", "旁边标题 pt", "headline beside in pt"),
    (Datum::LeadingPt, "leading_pt", "行距 pt", "from line to line in pt"),
    (Datum::WhitePt, "white_pt", "空白 pt", "white in pt"),
    (Datum::Pages, "pages", "版数", "pages"),
    (Datum::WeightPt, "weight_pt", "线粗 pt", "weight in pt"),
    (Datum::LimitPt, "limit_pt", "限值 pt", "limit in pt"),
    (Datum::Total, "total", "墨量 %", "ink %"),
    (Datum::Inks, "inks", "油墨数", "inks"),
    (Datum::LinesLeft, "lines_left", "余行", "lines left"),
    (Datum::LinesOver, "lines_over", "溢出行", "lines over"),
    (Datum::Percent, "percent", "百分比", "percent"),
    (Datum::CutChars, "cut_chars", "应删字数", "characters to cut"),
    (Datum::MoreChars, "more_chars", "可补字数", "characters to add"),
    (Datum::OversetLines, "overset_lines", "溢出行数", "overset lines"),
    (Datum::RulesBroken, "rules_broken", "违反的转版规则", "broken rules"),
    (Datum::ReceivingPages, "receiving_pages", "接转版数", "receiving pages"),
    (Datum::Jumps, "jumps", "转版次数", "jumps"),
    (Datum::Slots, "slots", "占用版位", "slots taken"),
    (Datum::FreeLines, "free_lines", "空行", "free lines"),
    (Datum::EmptySlots, "empty_slots", "空版位", "empty tail slots"),
    (Datum::Backward, "backward", "向前翻的次数", "jumps backwards"),
    (Datum::PagesTurned, "pages_turned", "翻过的版数", "pages turned"),
    (Datum::BeyondPt, "beyond_pt", "伸出 pt", "out of place in pt"),
    (Datum::Things, "things", "处", "times"),
    (Datum::ModuleMm, "module_mm", "一格 mm", "module in mm"),
    (Datum::LimitMm, "limit_mm", "限值 mm", "limit in mm"),
    (Datum::Kinds, "kinds", "种数", "different ones"),
    (Datum::WhiteEm, "white_em", "行末空 em", "white at the line end in em"),
    (Datum::Columns, "columns", "栏数", "columns"),
    (Datum::Kept, "kept", "留下 %", "% kept"),
];

/// That the table has every figure at its place is seen when this is compiled.
const _: () = {
    let mut at = 0;
    while at < CALLED.len() {
        assert!(CALLED[at].0 as usize == at, "a figure stands at another's place");
        at += 1;
    }
};

/// Returns every figure.
pub(super) fn all() -> impl Iterator<Item = Datum> {
    CALLED.iter().map(|(datum, ..)| *datum)
}

/// Returns the key of a figure.
pub(super) fn key(datum: Datum) -> &'static str {
    CALLED[datum as usize].1
}

/// Returns what a figure is called.
pub fn word(datum: Datum, lang: Lang) -> &'static str {
    let (.., zh, en) = CALLED[datum as usize];
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
