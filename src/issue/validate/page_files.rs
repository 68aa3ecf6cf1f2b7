//! What the files of single pages are called: names that every file system takes, no two alike.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::ids;
use super::super::raw::{House, Page};
use super::Files;
use super::page_names::{self, Said};
use super::report::Report;
use crate::diag::Text;
use crate::limits;
use crate::page_name::{FileFact, Numeral, PageName};
use crate::pattern::Pattern;
use crate::rules::Code;
use crate::text;

/// What no file name can have on one system or another.
pub(super) const BARRED: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// Names of devices, which are no files on Windows whatever stands behind a point.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// How the files of pages are called where the house says nothing.
const DEFAULT: &str = "{yyyymmdd}-{page2}";

/// Returns the name of each page's own file, without its ending; reports what is no name of a
/// file. `None` where it cannot be known.
pub(super) fn check(
    files: &Files,
    names: &[Option<PageName>],
    report: &mut Report,
) -> Option<Vec<String>> {
    let house = files.names()?;
    let date = ids::date(&files.issue.value)?.to_string();
    let own = house.press.file_name.as_ref().map(|name| name.value.clone());
    let pattern = own.unwrap_or_else(|| Pattern::of(DEFAULT));
    // What is wrong with the pattern itself is told once, and not of every page.
    if pattern.unknown().next().is_some() || pattern.words().any(has_barred) {
        return None;
    }
    let number = files.issue.value.edition.number.as_ref();
    let number = number.map(|number| number.value.to_string()).unwrap_or_default();
    let mut check = Check { files, house, report, told: Vec::new() };
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for (index, (page, called)) in files.issue.value.pages.iter().zip(names).enumerate() {
        let called = called.as_ref()?;
        let name = pattern.fill(|fact| match fact {
            FileFact::Page(fact) => fact.of(index as u32 + 1),
            FileFact::PageName => called.bare(Numeral::Figures),
            FileFact::Date => date.clone(),
            FileFact::Yyyymmdd => date.replace('-', ""),
            // A section may be called anything; a file may not.
            FileFact::Section => page.name.value.replace(BARRED, "_"),
            FileFact::Number => number.clone(),
        });
        check.page(page, called, &pattern, &name);
        // Some file systems take capitals and small letters for one.
        if let Some(first) = seen.insert(name.to_lowercase(), index) {
            check.alike(&name, page, &files.issue.value.pages[first]);
        }
        found.push(name);
    }
    Some(found)
}

/// Returns whether words have a character that no file name can have, or that hides what the
/// name is.
pub(super) fn has_barred(words: &str) -> bool {
    words.contains(BARRED) || words.contains(is_hidden)
}

/// Returns whether nobody sees a character, or it turns the order of those that one sees.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Looks at names of files.
struct Check<'a, 'r, 's> {
    files: &'a Files,
    house: &'a House,
    report: &'r mut Report<'s>,
    /// Places of the house style at which something was told.
    told: Vec<Range<usize>>,
}

impl Check<'_, '_, '_> {
    /// Reports what is wrong with the name of a page's file.
    fn page(
        &mut self,
        page: &Page,
        called: &PageName,
        pattern: &Pattern<FileFact>,
        name: &str,
    ) {
        let calls = |fact| pattern.facts().any(|own| own == fact);
        if calls(FileFact::Section) && page.name.value.contains(is_hidden) {
            let message = text!(
                "版面名称里有看不见的字符，不能作文件名",
                "the section has characters that nobody sees: no file can be called so"
            );
            let hint = text!("删去看不见的字符", "take the invisible characters out");
            self.report.error(Code::BadFileName, &page.name.range, message, hint);
        }
        if calls(FileFact::PageName) && called.own().is_some_and(has_barred) {
            let message = text!(
                "版名里有不能作文件名的字符",
                "the name of the page has characters that no file name can have"
            );
            self.tell(page, message);
        } else if name.starts_with('.') || is_device(name) {
            let message = text!("`{name}` 不能作文件名", "no file can be called `{name}`");
            self.tell(page, message);
        } else if name.len() > limits::PAGE_FILE_NAME.count() {
            let (bytes, most) = (name.len(), limits::PAGE_FILE_NAME.value);
            let message = text!(
                "这一版的文件名太长：{bytes} 字节",
                "the name of the page's file is too long: {bytes} bytes"
            );
            let hint = text!("最多 {most} 字节", "at most {most} bytes");
            let label = page.label.as_ref().filter(|label| {
                calls(FileFact::PageName) && label.value.len() > page.name.value.len()
            });
            let range = &label.unwrap_or(&page.name).range;
            self.report.error(Code::BadFileName, range, message, hint);
        }
    }

    /// Reports a fault where the name of a page is said; once where that is in the house style.
    fn tell(&mut self, page: &Page, message: Text) {
        let hint = text!("只用字母、数字、汉字和 - _ .", "use letters, figures, - _ and .");
        let kind = self.files.issue.value.kind();
        match (page_names::said(self.house, kind, page), &self.files.house) {
            (Said::House(range), Some(house)) => {
                if !self.told.contains(range) {
                    self.told.push(range.clone());
                    let mut report =
                        Report { source: house.source, sink: self.report.sink, ..*self.report };
                    report.error(Code::BadFileName, range, message, hint);
                }
            }
            (Said::Issue(range) | Said::House(range), _) => {
                self.report.error(Code::BadFileName, range, message, hint);
            }
        }
    }

    /// Reports a page whose file is called like another's.
    fn alike(&mut self, name: &str, page: &Page, first: &Page) {
        let at = page.label.as_ref().unwrap_or(&page.name);
        let there = first.label.as_ref().unwrap_or(&first.name);
        let message =
            text!("两个版的文件都叫 `{name}`", "the files of two pages are called `{name}`");
        let hint = text!(
            "改 label，或在 file_name 里加上 {{page2}}",
            "change the label, or add {{page2}} to `file_name`"
        );
        let there = self.report.source.span(there.range.clone());
        let diagnostic = self.report.at(Code::BadFileName, &at.range, message);
        self.report.push(diagnostic.label(there, text!("另一版", "the other page")).hint(hint));
    }
}

/// Returns whether a file of this name would be a device.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let (word, number) =
        stem.split_at(stem.find(|c: char| c.is_ascii_digit()).unwrap_or(stem.len()));
    match DEVICES.iter().position(|device| *device == word) {
        Some(0..4) => number.is_empty(),
        Some(_) => number.len() == 1,
        None => false,
    }
}
