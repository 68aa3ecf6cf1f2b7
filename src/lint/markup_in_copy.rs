//! Signs of other programs that go to press: a finding for each, with its place and what to do about it;
//! rows of one kind one under the other are one.

use super::finding;
use super::survey::{Sheet, Survey};
use crate::diag::{Text, counted, visible};
use crate::edition::Story;
use crate::frame::{Datum, Finding};
use crate::ids::StoryId;
use crate::pasted::{self, Found, Kind};
use crate::rules::Code;
use crate::terms::Words;
use crate::text;

/// Judges the head and the copy of each story, and the captions that the issue file gives.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, _) in survey.stories() {
        let story = survey.edition.story(id);
        let Some(sheet) = survey.sheets.get(story.slot.page.0) else { continue };
        let signs = story.leftovers.iter().filter(|it| it.kind != Kind::Western);
        for group in groups(signs) {
            found.push(of_story(sheet, (id, story), &group));
        }
    }
    for sheet in &survey.sheets {
        found.extend(captions(survey, sheet));
    }
    found
}

/// Gathers leftovers of one kind on lines one under the other, with a blank one between them or not.
fn groups<'f>(all: impl Iterator<Item = &'f Found>) -> Vec<Vec<&'f Found>> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    for found in all {
        let last = groups.iter_mut().rev().find(|group| {
            let last = group[group.len() - 1];
            last.kind == found.kind && found.line <= last.line + 2
        });
        match last {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups
}

fn of_story(sheet: &Sheet, (id, story): (StoryId, &Story), group: &[&Found]) -> Finding {
    let first = group[0];
    let (page, title, count) =
        (&sheet.page.given.called, story.head.plain_title(), group.len());
    let (what, hint) = told(first.kind);
    let in_head = story.head.place(Words::Title).is_some_and(|title| {
        first.range.start >= title.range.start && first.range.end <= title.range.end
    });
    let Text { zh, en } = what;
    let sign = sign(first);
    let message = match (in_head, count) {
        (true, 1) => text!(
            "{page:#}《{title}》的标题里有{zh}：{sign}",
            "the title of `{title}` on page {page} has {en}: {sign}"
        ),
        (_, 1) => text!(
            "{page:#}《{title}》里有{zh}：{sign}",
            "`{title}` on page {page} has {en}: {sign}"
        ),
        _ => {
            let times = counted(count, "time");
            text!(
                "{page:#}《{title}》里有{zh}，共 {count} 处：{sign}",
                "`{title}` on page {page} has {en}, {times}: {sign}"
            )
        }
    };
    let place = match sheet.head(id).filter(|_| in_head) {
        Some(head) => head.rect,
        None => sheet.rect(story.slot),
    };
    let found = finding(Code::MarkupInCopy, sheet, Some(story.slot), place, (message, hint));
    Finding {
        story: Some(id),
        source: Some(story.source.span(first.range.clone())),
        data: vec![(Datum::Things, count as f64)],
        ..found
    }
}

/// Judges the captions of photographs that no story brings along.
fn captions(survey: &Survey, sheet: &Sheet) -> Vec<Finding> {
    let own = sheet.pictures.iter().filter(|it| it.photo.span.source == survey.edition.source);
    let mut all = Vec::new();
    for picture in own {
        let words = [&picture.photo.caption, &picture.photo.credit].into_iter().flatten();
        for words in words {
            let mut found = pasted::of_words(&words.text);
            pasted::in_order(&words.text, &mut found);
            for found in found.iter().filter(|it| it.kind != Kind::Western) {
                let (page, file) = (&sheet.page.given.called, &picture.photo.file);
                let (what, hint) = told(found.kind);
                let sign = sign(found);
                let Text { zh, en } = what;
                let message = text!(
                    "{page:#}图片 {file} 的说明里有{zh}：{sign}",
                    "the caption of {file} on page {page} has {en}: {sign}"
                );
                let slot = Some(picture.slot);
                let told =
                    finding(Code::MarkupInCopy, sheet, slot, picture.rect, (message, hint));
                all.push(Finding { source: Some(words.span.clone()), ..told });
            }
        }
    }
    all
}

/// Returns a leftover as it can be read: characters that nobody sees by their numbers.
fn sign(found: &Found) -> String {
    let unseen = matches!(found.kind, Kind::Invisible | Kind::PrivateUse);
    match found.written.chars().next() {
        Some(c) if unseen => format!("U+{:04X}", u32::from(c)),
        _ => visible(&found.written).replace('\n', " "),
    }
}

/// Returns what a leftover is called, and what to do about it.
fn told(kind: Kind) -> (Text, Text) {
    let tidy = || {
        text!(
            "banmian tidy 列出改法，加 --write 写入",
            "`banmian tidy` shows how it is mended, --write writes it"
        )
    };
    let (what, hint) = match kind {
        Kind::Heading => (
            text!("不成小标题的标题记号", "the sign of a subhead that is none"),
            text!(
                "写成“## 小标题”，# 后空一格",
                "write `## ` with a blank, on a line of its own"
            ),
        ),
        Kind::Rule => (
            text!("一行分隔记号", "a line of signs alone"),
            text!(
                "删去这一行，空一行就是分段",
                "take the line out: a blank line parts paragraphs"
            ),
        ),
        Kind::Emphasis => (
            text!("没有配对的 * 或 _", "a `*` or `_` without a partner"),
            text!(
                "成对写成 **粗体**，或删去；要印星号写 \\*",
                "write **bold** in pairs or take it out; `\\*` prints an asterisk"
            ),
        ),
        Kind::Struck => (
            text!("删除线记号 ~~", "the sign of words struck out, ~~"),
            text!("删去记号，或连字一起删去", "take the signs out, or the words with them"),
        ),
        Kind::Marked => (
            text!("标亮记号 ==", "the sign of words marked, =="),
            text!("删去记号", "take the signs out"),
        ),
        Kind::Table => (
            text!("表格", "rows of a table"),
            text!(
                "改写成一行一条，或做成图片",
                "write it as items, or have it made into a picture"
            ),
        ),
        Kind::Link => (
            text!("链接", "a link"),
            text!(
                "留下文字，网址另写或删去",
                "keep its words; write out the address, or take it out"
            ),
        ),
        Kind::Image => (
            text!("图片记号", "the sign of a picture"),
            text!("图片写进稿件头的 photos", "name pictures under `photos` in the head"),
        ),
        Kind::Tag => (
            text!("网页标签", "tags of a web page"),
            text!("删去标签；段落之间空一行", "take them out; a blank line parts paragraphs"),
        ),
        Kind::Entity => (text!("网页字符代码", "entities of a web page"), tidy()),
        Kind::Code => (
            text!("代码记号 `", "the sign of code, a backtick"),
            text!("删去记号", "take the signs out"),
        ),
        Kind::Backslash => (
            text!("反斜线", "a backslash"),
            text!("删去；要印出来写 \\\\", "take it out; `\\\\` prints one"),
        ),
        Kind::Footnote => (
            text!("脚注记号", "the sign of a footnote"),
            text!("写进正文，或删去", "write the note into the copy, or take it out"),
        ),
        Kind::Bullet => (
            text!("不成条目的列表记号", "a bullet that makes no item"),
            text!("写成“- 条目”", "write `- ` before the item"),
        ),
        Kind::Field => (
            text!("文字处理软件的域代码", "a field of a word processor"),
            text!("写上它显示的文字", "write the words that it shows"),
        ),
        Kind::Mail => (
            text!("邮件头、引用或签名", "the header, the quotation or the signature of a mail"),
            text!("删去", "take it out"),
        ),
        Kind::Invisible => (text!("看不见的字符", "characters that nobody sees"), tidy()),
        Kind::PrivateUse => (
            text!("只有某个字体才有的字符", "characters that only one face knows"),
            text!("换成通用的字或符号", "write a character that every face has"),
        ),
        Kind::Garbled => (
            text!("乱码", "what is left where characters were lost"),
            text!("对照原稿补上", "write what the manuscript has"),
        ),
        Kind::Western => (text!("西文标点", "Western marks"), tidy()),
    };
    (what, hint)
}
