//! Photographs of the news without a caption or without a credit: a reader wants to know what it shows, the
//! law who took it (Copyright Law, article 10: the right of authorship).

use super::finding;
use super::survey::{Picture, Survey};
use crate::diag::Text;
use crate::edition::{Content, Edition};
use crate::frame::Finding;
use crate::plan::PagePlan;
use crate::rules::Code;
use crate::text;

/// Judges the words of each photograph; those of advertisements, and slots that ask for no caption, have
/// none.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        let news = sheet.pictures.iter();
        let news = news.filter(|it| !it.in_ad && sheet.page.area(it.slot).look.caption);
        for picture in news {
            let (number, file) = (&sheet.page.given.called, &picture.photo.file);
            let mut tell = |code, words: (Text, Text)| {
                let finding = finding(code, sheet, Some(picture.slot), picture.rect, words);
                let source = Some(picture.photo.span.clone());
                found.push(Finding { source, ..finding });
            };
            if picture.photo.caption.is_none() {
                tell(
                    Code::CaptionMissing,
                    (
                        text!(
                            "{number:#}的图片 {file} 没有说明",
                            "photograph {file} on page {number} has no caption"
                        ),
                        text!("写上 caption", "give it a `caption`"),
                    ),
                );
            }
            if !credited(survey.edition, sheet.page, picture) {
                tell(
                    Code::CreditMissing,
                    (
                        text!(
                            "{number:#}的图片 {file} 没有署名",
                            "photograph {file} on page {number} has no credit"
                        ),
                        text!(
                            "写上 credit，或在说明里写明谁摄",
                            "give it a `credit`, or say in the caption who took it"
                        ),
                    ),
                );
            }
        }
    }
    found
}

/// Returns whether somebody is named for a photograph: beside it, in its caption, or in the head of the
/// story that it belongs to.
fn credited(edition: &Edition, page: &PagePlan, picture: &Picture) -> bool {
    let words = &edition.lint.credit_words;
    let names = |text: &str| words.iter().any(|word| !word.is_empty() && text.contains(word));
    let caption = picture.photo.caption.as_ref().map_or("", |caption| &caption.text);
    let outer = page.outer(picture.slot).map(|outer| &*page.area(outer).holds);
    let story = match outer {
        Some(Content::Story(id)) => Some(edition.story(*id)),
        _ => None,
    };
    let by_story = story.is_some_and(|story| {
        let head = &story.head;
        [&head.credit, &head.byline].into_iter().flatten().any(|words| names(words))
    });
    picture.photo.credit.is_some() || names(caption) || by_story
}
