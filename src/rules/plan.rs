//! Rules that need geometry only: areas, what each holds, and the sizes of heads.

use super::{Code, Rule, Stage, source};

/// At which stage they are judged.
const STAGE: Stage = Stage::Plan;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule::warning(Code::Seam, STAGE, source::TRADE)
        .about(
            "一条栏间或一行空白贯通整版（通缝、断版），版面裂成两半。",
            "A gutter or a line of white runs through the whole page (通缝, 断版): the page falls \
             into two.",
        )
        .mend("错开版位的边，让一块跨过去", "let the edges of the slots step, so that a block bridges it")
        .weighed_by_house(),
    Rule::warning(Code::ButtingHeads, STAGE, source::TRADE)
        .about(
            "两个同级标题左右相碰（碰题），读者会连成一句读。",
            "Two heads of one level stand side by side (碰题): readers read them as one line.",
        )
        .mend(
            "换一种字体、字号或方向，或加框，或错开高低",
            "take another face, size or direction, box one of them, or let them stand at \
             different heights",
        )
        .weighed_by_house(),
    Rule::warning(Code::HeadOrder, STAGE, source::TRADE)
        .about(
            "下面的标题比上面的都大：字号应当从上到下由大到小。",
            "A lower head is larger than all that stand above it: sizes fall from the top of \
             the page to its foot.",
        )
        .mend("换一个小些的标题样式，或换版位", "take a smaller headline style, or another slot")
        .weighed_by_house(),
    Rule::warning(Code::LadderFlat, STAGE, source::TRADE)
        .about(
            "相邻的两个标题字号相差不到两成，又不一样大：看不出谁主谁次，像是排错了。",
            "Two heads that touch differ in size, but by less than a fifth: neither leads, and the \
             difference looks like a mistake.",
        )
        .mend(
            "把小的改小到六分之五以下，或者换一种字体",
            "make the smaller one five sixths of the other or less, or give it another face",
        )
        .weighed_by_house(),
    Rule::warning(Code::HeadAiry, STAGE, source::TRADE)
        .about(
            "一个标题的几行离得太开，行距超过字号的 1.25 倍，读者不连着读。",
            "The lines of one head stand more than 1.25 of their size apart: they are not read as one.",
        )
        .mend(
            "标题样式的 `leading` 写小一些，或不写",
            "write a smaller `leading` in the headline style, or none",
        )
        .weighed_by_house(),
    Rule::warning(Code::HeadGlued, STAGE, source::TRADE)
        .about(
            "标题贴着正文，中间的白不到标题末行字号的两成。",
            "A head stands on its text: the white between them is less than a fifth of the size of \
             its last line.",
        )
        .mend(
            "标题样式的 `foot` 写大一些，或不写；竖题把 `head_place` 的宽度加大",
            "write a larger `foot` in the headline style, or none; give a head down the page a wider \
             `head_place`",
        )
        .weighed_by_house(),
    Rule::warning(Code::AdBesideLead, STAGE, source::TRADE)
        .about(
            "广告紧挨头条，抢了当天最要紧的新闻。",
            "An advertisement touches the lead story, the news that counts most.",
        )
        .mend("把广告移开，或在两者之间放别的稿件", "move it, or let another story stand between")
        .weighed_by_house(),
    Rule::warning(Code::ThreePhotos, STAGE, source::TRADE)
        .about(
            "三张图片排成一排，读者的眼睛无处落脚。",
            "Three photographs stand in a row, which no eye can enter.",
        )
        .mend("放大一张，撤下一张，或用文字隔开", "make one larger, take one out, or let text stand between")
        .weighed_by_house(),
];
