//! Rules of the press: ink, type and rules as a plant takes them.

use super::{Code, Rule, Stage, source};

/// At which stage they are judged.
const STAGE: Stage = Stage::Press;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule::warning(Code::PageCount, STAGE, source::FOLD)
        .about(
            "版数不是四的倍数，凑不成整张报纸。",
            "The pages fill no whole number of sheets, each of four.",
        )
        .mend("加几版，或减几版", "add pages, or take some out"),
    Rule::error(Code::InkLimit, STAGE, source::ISO3)
        .about(
            "颜色的总墨量超过新闻纸的限度，会背面透印、粘脏。",
            "A colour takes more ink than newsprint holds: it would set off and show through.",
        )
        .mend(
            "在 [inks] 里减少 c、m、y，深色靠 k",
            "take c, m and y down under [inks]; k makes it dark",
        ),
    Rule::error(Code::FaceEmbedding, STAGE, source::FSTYPE)
        .about(
            "字体的厂商不许把它嵌入文件，印刷文件必须嵌入字体。",
            "The maker of a face forbids embedding it, and a press file must embed its faces.",
        )
        .mend(
            "换一个可以嵌入的字体；已得许可的用 --allow face-embedding",
            "name another face; with leave of its maker let it pass with --allow \
             face-embedding",
        ),
    Rule::warning(Code::Hairline, STAGE, source::GWG)
        .about("线太细，印出来断断续续。", "A rule is too thin to print without breaks.")
        .mend("加粗，或只用一种油墨", "make it heavier, or print it with one ink"),
    Rule::warning(Code::SmallQr, STAGE, source::QR)
        .about(
            "二维码的格子太小，印在新闻纸上手机认不出。",
            "The modules of a QR code are so small that phones cannot read them off newsprint.",
        )
        .mend(
            "把二维码放大（height），或缩短网址",
            "make the code larger (height), or its address shorter",
        ),
    Rule::warning(Code::SmallTypeInInks, STAGE, source::GWG)
        .about(
            "小字用几种油墨印，稍有套不准就发虚。",
            "Small type prints with several inks, which are never quite in register.",
        )
        .mend("字放大，或改用一种油墨", "make it larger, or print it with one ink"),
    Rule::warning(Code::SmallTypeReversed, STAGE, source::GWG)
        .about(
            "反白的小字，油墨一涨就糊掉。",
            "Small type is left white in a panel, whose ink closes it.",
        )
        .mend("字放大加粗，或不用反白", "make it larger and bolder, or print it dark on light"),
];
