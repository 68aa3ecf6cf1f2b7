//! The limits: every bound on what is given to a run, and on what a run tells, each once with its reason.
//!
//! A leaf. Who holds a bound names its row and has no number of its own: `MOST_PAGES.value`. `explain
//! limits` and `docs/limits.md` are made of the table, and `tests/it/limits.rs` tries each row on both
//! sides. Ranges of single keys stand in the schemas of the files.

use serde::Serialize;

use crate::number::grouped;
use crate::rules::{Code, Words};

/// A bound.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Its name on the command line.
    pub name: &'static str,
    /// Whether it is the most or the least that is taken.
    pub side: Side,
    /// How much.
    pub value: u64,
    /// Of what.
    pub unit: Unit,
    /// Under which code it is told that it does not hold; of bounds on what is told, none.
    pub code: Option<Code>,
    /// What it bounds.
    pub of: Words,
    /// Why there is a bound, and why there.
    pub why: Words,
}

/// On which side a bound lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// More is refused.
    Most,
    /// Less is refused.
    Least,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Bytes of a file.
    Bytes,
    /// Pixels.
    Pixels,
    /// Characters.
    Characters,
    /// Micrometres on paper.
    Micrometres,
    /// Things, of which `of` says which.
    Things,
}

impl Limit {
    /// Returns the bound as a length of something.
    pub const fn count(&self) -> usize {
        self.value as usize
    }

    /// Returns how much it is, with its unit.
    pub fn amount(&self) -> [String; 2] {
        let (number, zh, en) = match self.unit {
            Unit::Bytes if self.value.is_multiple_of(1 << 20) => {
                (grouped(self.value >> 20), " MiB", " MiB")
            }
            Unit::Bytes if self.value.is_multiple_of(1 << 10) => {
                (grouped(self.value >> 10), " KiB", " KiB")
            }
            Unit::Bytes => (grouped(self.value), " 字节", " bytes"),
            Unit::Pixels => (grouped(self.value), " 像素", " pixels"),
            Unit::Characters => (grouped(self.value), " 字", " characters"),
            Unit::Micrometres => (thousandths(self.value), " mm", " mm"),
            Unit::Things => (grouped(self.value), "", ""),
        };
        [format!("{number}{zh}"), format!("{number}{en}")]
    }
}

/// Returns thousandths as a decimal number without noughts at its end.
fn thousandths(number: u64) -> String {
    let decimal = format!("{}.{:03}", number / 1000, number % 1000);
    decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Lists the limits.
macro_rules! limits {
    ($($name:ident = $word:literal, $side:ident $value:expr, $unit:ident, $code:expr;
        $of_zh:literal, $of_en:literal; $why_zh:literal, $why_en:literal;)*) => {
        $(
            #[doc = concat!($of_en, ".")]
            pub const $name: Limit = Limit {
                name: $word,
                side: Side::$side,
                value: $value,
                unit: Unit::$unit,
                code: $code,
                of: Words { zh: $of_zh, en: $of_en },
                why: Words { zh: $why_zh, en: $why_en },
            };
        )*

        /// Every limit, what is given first, then what is told.
        pub const ALL: &[Limit] = &[$($name,)*];
    };
}

limits! {
    TEXT_FILE = "text-file", Most 1 << 20, Bytes, Some(Code::FileTooLarge);
        "文本文件：期次文件、版式、稿件", "A text file: issue, template or story";
        "一版的稿件不过几十 KB；更大的多半是拿错了文件",
        "a page of copy is some tens of KB; what is larger is most likely another file";
    PICTURE_FILE = "picture-file", Most 256 << 20, Bytes, Some(Code::UnreadablePicture);
        "图片文件", "A picture file";
        "够放一张不压缩的整版图片；读之前先问长度",
        "an uncompressed picture as large as a page has no more; its length is asked before it is read";
    FACE_FILE = "face-file", Most 256 << 20, Bytes, Some(Code::UnreadableFace);
        "字体文件", "A file of a face";
        "收全汉字的字体只有它的十分之一",
        "faces of all Han characters have a tenth";
    PROFILE_FILE = "profile-file", Most 32 << 20, Bytes, Some(Code::UnreadableProfile);
        "ICC 特性文件", "An ICC profile";
        "印刷厂的特性文件只有它的十分之一",
        "those of presses have a tenth";
    PAGE_FILE_NAME = "page-file-name", Most 240, Bytes, Some(Code::BadFileName);
        "一版的文件名，不算扩展名", "The name of a page's own file, without its ending";
        "文件系统最多收 255 字节，扩展名还要占地方",
        "file systems take 255, and endings want room";
    PAGES = "pages", Most 200, Things, Some(Code::TooManyPages);
        "一期的版数", "Pages of an edition";
        "再多内存放不下，日报也没有这么厚",
        "more would not stay in memory, and no daily paper is as thick";
    TEXTS = "texts", Most 8 << 20, Bytes, Some(Code::FileTooLarge);
        "一期的全部文本文件", "All text files of an edition";
        "一百多个整版的稿件；再多内存放不下",
        "the copy of more than a hundred full pages; more would not stay in memory";
    VALUE = "value", Most 2500, Characters, Some(Code::TooMuch);
        "一个键里的文字：标题、图片说明、标签", "The words of one key: a title, a caption, a label";
        "一栏正文也只有这么长", "a column of copy is as long";
    CHARACTERS = "characters", Most 1_500_000, Characters, Some(Code::TooMuch);
        "一期的全部正文，占位稿也算", "All copy of an edition, dummies too";
        "一百多个整版；再多内存放不下",
        "more than a hundred full pages; more would not stay in memory";
    PARAGRAPH = "paragraph", Most 20_000, Characters, Some(Code::TooMuch);
        "一段", "A paragraph";
        "两个整版；行从整段求得，太长就要等",
        "two full pages; lines are found for all of it at once, which takes its time";
    PARAGRAPHS = "paragraphs", Most 50_000, Things, Some(Code::TooMuch);
        "一期的段落", "Paragraphs of an edition";
        "一个整版有一百来段；再多内存放不下",
        "a full page has about a hundred; more would not stay in memory";
    STORIES = "stories", Most 2000, Things, Some(Code::TooMuch);
        "一期的稿件", "Stories of an edition";
        "一版排不下几十篇", "a page holds some dozens";
    PHOTOS = "photos", Most 2000, Things, Some(Code::TooMuch);
        "一期的图片", "Photographs of an edition";
        "一版排不下几十张", "a page holds some dozens";
    LAYOUTS = "layouts", Most 32, Things, Some(Code::TooMuch);
        "一版可选的版式", "Layouts of which a page takes one";
        "每个都要试排", "each of them is tried";
    SLOTS = "slots", Most 300, Things, Some(Code::TooMuch);
        "一个版式的版位", "Slots of a layout";
        "每两个都要相比，太多就要等", "each is held against each other, which takes its time";
    NESTING = "nesting", Most 8, Things, Some(Code::TooMuch);
        "一个版位外面套着的版位", "Slots inside which a slot stands";
        "版面上看得出的不过两三层", "two or three can be told apart on a page";
    HEAD_PLACES = "head-places", Most 100, Things, Some(Code::LongHead);
        "标题里可以断行的地方", "Places of a head where a line may end";
        "按意思断行要两两相比；再多的标题读者一眼看不完",
        "its sense is weighed for each two of them, and no reader takes in more at a glance";
    QR_ADDRESS = "qr-address", Most 2331, Bytes, Some(Code::QrTooLong);
        "二维码的网址", "The address of a QR code";
        "再长就没有放得下它的二维码（ISO/IEC 18004，版本 40，纠错级 M）",
        "no code holds more (ISO/IEC 18004, version 40 at level M)";
    QR_MODULE = "qr-module", Least 330, Micrometres, Some(Code::SmallQr);
        "二维码的一格", "A module of a QR code";
        "新闻纸上油墨会扩张，再小手机认不出",
        "ink spreads on newsprint, and phones no longer read smaller ones";
    KIND = "kind", Most 50, Things, None;
        "一个文件或一篇稿件里逐条列出的同一种问题", "Messages of one kind told one by one of a file or a story";
        "后面的同样改法；总数照样写在报告里",
        "the rest is mended alike; how many there are is told all the same";
    MESSAGES = "messages", Most 300, Things, None;
        "终端上列出的问题", "Messages told on the terminal";
        "再多没人看；其余在 report.html 里，或改好这些再运行",
        "nobody reads more; the rest is in report.html, or comes when these are mended";
    MESSAGE = "message", Most 600, Characters, None;
        "一条信息", "A message";
        "引用的文字过长时从中间省去", "what it quotes may be longer, and is cut in the middle";
    SYNTAX_ERRORS = "syntax-errors", Most 12, Things, None;
        "一个 TOML 文件里报告的语法错误", "Syntax errors told of one TOML file";
        "后面的错误多半由前面的引起",
        "those that come later mostly follow from the first";
    LENGTH = "length", Most 20_000, Things, Some(Code::OutOfRange);
        "写出的长度（点、毫米、字、行），正负均同", "A length as written, in points, mm, 字 or 行, either way";
        "任何版面都没有这么长；更大的数相加会溢出",
        "no page is as long, and sums of larger ones would overflow";
    PICTURE_SIDE = "picture-side", Most 16_000, Pixels, Some(Code::PictureTooLarge);
        "图片的一边", "A side of a picture";
        "按 300 ppi 有 1.3 米，超过一个对开版",
        "1.3 m at 300 ppi, more than a broadsheet page is high";
    PICTURE_AREA = "picture-area", Most 120_000_000, Pixels, Some(Code::PictureTooLarge);
        "图片的总像素", "Pixels of a picture";
        "解码后每个通道一字节就要 0.5 GB",
        "decoded, it takes half a gigabyte of memory";
    PICTURE_MEMORY = "picture-memory", Most 480 << 20, Bytes, Some(Code::PictureTooLarge);
        "图片解码时占的内存，同时处理的几张合计也算", "Memory that a picture takes to be decoded, and all that are made ready at a time";
        "按宽、高、通道、位深和编码事先算出；整个程序不超过 1 GB",
        "reckoned before from sides, channels, depth and coding; a run stays under 1 GB";
    PICTURE_DATA = "picture-data", Most 16 << 20, Bytes, None;
        "PNG 里解压后的色彩特性文件等", "What is packed into a PNG beside its pixels, unpacked: its colour profile";
        "特性文件不过几 MB；更大的是压缩炸弹，不解压",
        "profiles have a few megabytes; what is larger was made to fill the memory, and is left packed";
    MEASURE = "measure", Most 1000, Characters, None;
        "`measure --chars` 的一行", "A line of `measure --chars`";
        "任何报纸的栏都没有这么宽", "no column of any paper is as wide";
    CHOICES = "choices", Most 200_000, Things, None;
        "逐一试过的转版方案", "Ways of jumps that are all tried";
        "不超过此数时保证最省；再多则从好的方案逐步改进",
        "up to here the cheapest is found for certain; beyond, good ways are made better step by step";
    CACHE = "cache", Most 512 << 20, Bytes, None;
        "用户缓存文件夹里的图片", "Reproduced pictures in the user's cache folder";
        "约够一周的图片；最久不用的先删",
        "about a week of pictures; what was not used for longest goes first";
    CACHE_FILE = "cache-file", Most 128 << 20, Bytes, None;
        "缓存文件夹里的一个文件", "A file of the cache folder";
        "整版大的图片也只有几千万字节；更大的不是本程序留下的",
        "a picture as large as a page has some dozens of millions; what is larger was not kept by the program";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_limit_has_a_name_of_its_own_and_says_why() {
        let names: BTreeSet<&str> = ALL.iter().map(|limit| limit.name).collect();
        assert_eq!(names.len(), ALL.len());
        for limit in ALL {
            let name = limit.name;
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
            for words in [limit.of, limit.why] {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{name}");
                assert!(!words.zh.ends_with('。') && !words.en.ends_with('.'), "{name}");
            }
            assert!(limit.value > 0, "{name}");
        }
    }

    #[test]
    fn amounts_are_told_in_the_unit_that_is_read_most_easily() {
        let amount = |value, unit| Limit { value, unit, ..PAGES }.amount();
        assert_eq!(amount(1 << 20, Unit::Bytes), ["1 MiB", "1 MiB"]);
        assert_eq!(amount(512 << 10, Unit::Bytes), ["512 KiB", "512 KiB"]);
        assert_eq!(amount(2331, Unit::Bytes), ["2,331 字节", "2,331 bytes"]);
        assert_eq!(amount(330, Unit::Micrometres), ["0.33 mm", "0.33 mm"]);
        assert_eq!(amount(120_000_000, Unit::Pixels)[1], "120,000,000 pixels");
        assert_eq!(amount(999, Unit::Things), ["999", "999"]);
    }
}
