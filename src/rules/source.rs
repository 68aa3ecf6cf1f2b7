//! Where the rules come from.

use super::Words;

/// The format of the files, as the schema has it.
pub(super) const FORMAT: Words =
    Words::new("文件格式（banmian schema）", "the format of the files (banmian schema)");

/// The language of the files.
pub(super) const TOML: Words = Words::new("TOML 1.0", "TOML 1.0");

/// The format of profiles.
pub(super) const ICC: Words =
    Words::new("ICC.1；印刷厂的特性文件", "ICC.1; the profile of the plant");

/// What a night editor sends back.
pub(super) const TRADE: Words = Words::new("报纸版面惯例", "the practice of newspapers");

/// The bounds that a house sets itself.
pub(super) const HOUSE: Words = Words::new(
    "报社自定的限度：[limits] 和样式",
    "the house's own bounds: [limits] and its styles",
);

/// Nothing is lost in silence.
pub(super) const LOST: Words = Words::new(
    "不丢一字：没有印出来的一律报告",
    "no copy is dropped in silence: what is not printed is told",
);

/// Everything stands in its place.
pub(super) const PLACE: Words = Words::new(
    "各在其位：印出来的都在自己的版位里，互不相压",
    "everything stands in its place: inside its slot and on the page, nothing over anything",
);

/// Pictures in print.
pub(super) const GWG22: Words = Words::new("GWG 2022", "GWG 2022");

/// Type and rules in newspapers.
pub(super) const GWG: Words = Words::new("GWG 2015，报纸", "GWG 2015, newspapers");

/// Codes that phones read.
pub(super) const QR: Words = Words::new("ISO/IEC 18004", "ISO/IEC 18004");

/// Lines of Chinese copy.
pub(super) const CLREQ: Words =
    Words::new("中文排版需求（clreq）", "Requirements for Chinese Text Layout (clreq)");

/// Marks of Chinese copy.
pub(super) const MARKS: Words =
    Words::new("GB/T 15834—2011《标点符号用法》", "GB/T 15834—2011, use of punctuation marks");

/// Characters of Simplified Chinese.
pub(super) const STANDARD_CHARACTERS: Words = Words::new(
    "《国家通用语言文字法》第十一条、第十七条；通用规范汉字表",
    "Law on the Standard Spoken and Written Language, articles 11 and 17; 通用规范汉字表",
);

/// Who made a photograph.
pub(super) const LAW: Words = Words::new(
    "《著作权法》第十条：署名权",
    "Copyright Law, article 10: the right of authorship",
);

/// The form of an issue.
pub(super) const FORM: Words = Words::new(
    "《报纸期刊质量管理规定》（国新出发〔2020〕10号）",
    "《报纸期刊质量管理规定》 (国新出发〔2020〕10号), its annex on form errors",
);

/// Ink on newsprint.
pub(super) const ISO3: Words =
    Words::new("ISO 12647-3：新闻纸 220%", "ISO 12647-3: 220 % on newsprint");

/// Rights of a face.
pub(super) const FSTYPE: Words =
    Words::new("OpenType OS/2 fsType；ISO 15930", "OpenType OS/2 fsType; ISO 15930");

/// Sheets of a newspaper.
pub(super) const FOLD: Words =
    Words::new("一张对折四版", "a sheet that is folded once has four pages");
