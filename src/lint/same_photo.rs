//! One photograph twice in an edition, told by the content of the files and not by their names.

use std::collections::BTreeMap;

use super::finding;
use super::survey::Survey;
use crate::frame::{Datum, Finding};
use crate::rules::Code;
use crate::text;

/// Judges the photographs of the whole edition; those of advertisements are the advertiser's.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for picture in sheet.pictures.iter().filter(|picture| !picture.in_ad) {
            let Some(file) = survey.edition.pictures.get(picture.photo.image.0 as usize) else {
                continue;
            };
            let name = &sheet.page.area(picture.slot).look.name;
            let here = (sheet.page, name.clone());
            let Some((page, slot)) = first.get(&file.digest).cloned() else {
                first.insert(file.digest, here);
                continue;
            };
            let (here, there) = (&sheet.page.given.called, &page.given.called);
            let file = &picture.photo.file;
            let words = (
                text!(
                    "{here:#} {name} 的图片 {file} 与{there:+#} {slot} 的是同一张",
                    "photograph {file} in slot {name} of page {here} is the one in slot {slot} of page {there}"
                ),
                text!("换一张图片，或撤下一张", "take another photograph, or leave one out"),
            );
            let mut finding =
                finding(Code::SamePhoto, sheet, Some(picture.slot), picture.rect, words);
            finding.source = Some(picture.photo.span.clone());
            finding.data = vec![(Datum::FirstPage, f64::from(page.given.number))];
            found.push(finding);
        }
    }
    found
}
