//! What a page is called in print: by its number, or by a name of its own (A02, 增1, B01).
//!
//! The name is made once, where the files are checked, and goes with the page into its
//! composition. Folio, jump lines, index, outline and labels of the PDF, marks, proof, report
//! and messages all read it there, so that a page has one name wherever it is told of. 第 and
//! 版 stand round a number, after a name only 版: 下转第二版, and 下转A02版.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::calendar::chinese_number;
use crate::pattern::Facts;

/// What a page is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PageName {
    /// By its number.
    Number(u32),
    /// By a name of its own, which the house style or the issue gives it.
    Own(Arc<str>),
}

/// How numbers of pages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numeral {
    /// 12.
    #[default]
    Figures,
    /// 十二.
    Chinese,
}

/// The number of a page, as a pattern of names may call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFact {
    /// 2.
    Plain,
    /// 02.
    Two,
    /// 002.
    Three,
    /// 二.
    Ordinal,
}

impl Facts for PageFact {
    const ALL: &'static [(&'static str, PageFact)] = &[
        ("page", PageFact::Plain),
        ("page2", PageFact::Two),
        ("page3", PageFact::Three),
        ("page_ordinal", PageFact::Ordinal),
    ];
}

impl PageFact {
    /// Returns the number so.
    pub fn of(self, number: u32) -> String {
        match self {
            PageFact::Plain => number.to_string(),
            PageFact::Two => format!("{number:02}"),
            PageFact::Three => format!("{number:03}"),
            PageFact::Ordinal => chinese_number(number),
        }
    }
}

/// What the name of a page's own file may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFact {
    /// The number of the page.
    Page(PageFact),
    /// The day: 2021-02-24.
    Date,
    /// The day: 20210224.
    Yyyymmdd,
    /// The page's name: A02; its number where it has no name of its own.
    PageName,
    /// The section of the page.
    Section,
    /// The total number of the issue.
    Number,
}

impl Facts for FileFact {
    const ALL: &'static [(&'static str, FileFact)] = &[
        ("page", FileFact::Page(PageFact::Plain)),
        ("page2", FileFact::Page(PageFact::Two)),
        ("page3", FileFact::Page(PageFact::Three)),
        ("page_name", FileFact::PageName),
        ("date", FileFact::Date),
        ("yyyymmdd", FileFact::Yyyymmdd),
        ("section", FileFact::Section),
        ("number", FileFact::Number),
    ];
}

impl PageName {
    /// Returns the name of its own that the page has.
    pub fn own(&self) -> Option<&str> {
        match self {
            PageName::Number(_) => None,
            PageName::Own(name) => Some(name),
        }
    }

    /// Returns the name without 第 and 版: 2, 二, A02.
    pub fn bare(&self, numeral: Numeral) -> String {
        match (self, numeral) {
            (PageName::Own(name), _) => name.to_string(),
            (PageName::Number(number), Numeral::Figures) => number.to_string(),
            (PageName::Number(number), Numeral::Chinese) => chinese_number(*number),
        }
    }

    /// Returns words that call for a page as `{key}`, without the 第 that stands before a
    /// number only.
    pub fn fitting<'w>(&self, words: &'w str, key: &str) -> Cow<'w, str> {
        match self {
            PageName::Number(_) => words.into(),
            PageName::Own(_) => {
                words.replace(&format!("第{{{key}}}"), &format!("{{{key}}}")).into()
            }
        }
    }

    /// Returns words with the name in the place of `{page}`.
    pub fn fill(&self, words: &str, numeral: Numeral) -> String {
        self.fitting(words, "page").replace("{page}", &self.bare(numeral))
    }

    /// Returns the name as a label says it: 第2版, A02版.
    pub fn label(&self) -> String {
        self.fill("第{page}版", Numeral::Figures)
    }

    /// Returns the name as an ordinal: 第二版, A02版.
    pub fn ordinal(&self) -> String {
        self.fill("第{page}版", Numeral::Chinese)
    }
}

/// In a sentence, `{}` gives the bare name (page 2, page A02), `{:#}` the Chinese one (第 2 版,
/// A02 版), `{:+#}` the Chinese one behind Chinese words, which a blank parts from Latin ones
/// (转到第 2 版, 转到 A02 版).
impl fmt::Display for PageName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, f.alternate()) {
            (PageName::Number(number), false) => write!(f, "{number}"),
            (PageName::Number(number), true) => write!(f, "第 {number} 版"),
            (PageName::Own(name), false) => f.write_str(name),
            (PageName::Own(name), true) => {
                let latin = name.starts_with(|c: char| c.is_ascii());
                let before = if latin && f.sign_plus() { " " } else { "" };
                let behind = if name.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
                write!(f, "{before}{name}{behind}版")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordinals_and_names_are_not() {
        let (second, a02) = (PageName::Number(2), PageName::Own("A02".into()));
        let forms = |page: &PageName| {
            [page.label(), page.ordinal(), format!("{page}"), format!("{page:#}")]
        };
        assert_eq!(forms(&second), ["第2版", "第二版", "2", "第 2 版"]);
        assert_eq!(forms(&a02), ["A02版", "A02版", "A02", "A02 版"]);
        let there = [second, a02, PageName::Own("增一".into())];
        let there = there.map(|page| format!("转到{page:+#}"));
        assert_eq!(there, ["转到第 2 版", "转到 A02 版", "转到增一版"]);
    }

    #[test]
    fn the_house_has_its_own_words_for_a_jump() {
        let (second, a02) = (PageName::Number(2), PageName::Own("A02".into()));
        let words = "（下转第{page}版）";
        assert_eq!(second.fill(words, Numeral::Chinese), "（下转第二版）");
        assert_eq!(second.fill(words, Numeral::Figures), "（下转第2版）");
        assert_eq!(a02.fill(words, Numeral::Chinese), "（下转A02版）");
        assert_eq!(a02.fill("▶{page}", Numeral::Figures), "▶A02");
    }
}
