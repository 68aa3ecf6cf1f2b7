//! What stands where white is left: each entry is one thing, its files are there, and the house has styles for
//! it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::SlotStyles;
use super::super::paths::Folders;
use super::super::raw::{Filler, House};
use super::super::story::StoryFile;
use super::photos;
use super::report::{Kind, Report};
use super::styles::Styles;
use super::{Files, FillerFound};
use crate::diag::Spanned;
use crate::ids::PageId;
use crate::rules::Code;
use crate::text;

/// The headline style of briefs where the house names none for what fills white.
const HEAD: &str = "brief";

/// Reports names of the house style that it does not have.
pub(super) fn check_style(house: &House, report: &mut Report) {
    report.opt_name(Kind::Head, house.filler.head.as_ref());
    report.opt_name(Kind::Copy, house.filler.copy.as_ref());
}

/// Reports what is wrong with the fillers of an issue and returns what their names stand for.
pub(super) fn check(
    files: &Files,
    folders: &Folders,
    styles: Option<Styles>,
    report: &mut Report,
) -> Option<Vec<FillerFound>> {
    let folder = files.path.parent().unwrap_or(Path::new(""));
    let fillers = files.issue.value.fillers.iter().enumerate().map(|(at, filler)| {
        let anchor = files.issue.keys.get(&format!("filler.{at}"));
        let whole = one_thing(filler, &anchor, report) && spans(filler, report);
        photos::check_cropping(filler.cropping(), report);
        let pictures =
            filler.pictures().map(|file| photos::file(file, folder, folders, report));
        let pictures: Vec<Option<PathBuf>> = pictures.collect();
        let pages: Vec<Option<PageId>> =
            filler.pages.iter().map(|page| on_page(files, page, report)).collect();
        let brief = files.fillers.get(at).and_then(Option::as_ref);
        brief.iter().for_each(|brief| no_photographs(brief, report));
        let pictures = pictures.into_iter().collect::<Option<_>>();
        let pages = pages.into_iter().collect::<Option<_>>();
        whole.then_some(FillerFound { pictures: pictures?, pages: pages? })
    });
    let fillers: Vec<_> = fillers.collect();
    let brief = files.issue.value.fillers.iter().find_map(|filler| filler.file.as_ref());
    if let Some((brief, styles)) = brief.zip(styles)
        && of_briefs(styles).is_none()
    {
        report.error(
            Code::NoStyle,
            &brief.range,
            text!(
                "补白的简讯没有标题样式或排文样式",
                "a brief that fills white has no headline style or no copy style"
            ),
            text!(
                "在 house.toml 的 [filler] 里写 head 和 copy",
                "write head and copy under [filler] of house.toml"
            ),
        );
    }
    fillers.into_iter().collect()
}

/// Returns by what briefs are set that fill white.
pub(super) fn of_briefs(styles: Styles) -> Option<SlotStyles> {
    let House { filler, heads, .. } = styles.house;
    let own = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    let brief = || heads.contains_key(HEAD).then(|| HEAD.to_owned());
    styles.named((own(&filler.head).or_else(brief), own(&filler.copy)), 1)
}

/// Reports photographs of a brief: it stands where there is room for it alone.
fn no_photographs(brief: &StoryFile, report: &mut Report) {
    let mut report = Report { source: brief.source, sink: report.sink, ..*report };
    for photo in &brief.head.photos {
        let message =
            text!("补白的简讯不带图片", "a brief that fills white has no photographs");
        let hint = text!(
            "删去图片，或另写一项 photo",
            "take it out, or give it a [[filler]] of its own"
        );
        report.error(Code::BadFiller, &photo.file.range, message, hint);
    }
}

/// Returns whether a filler is one thing, and says nothing that belongs to another.
fn one_thing(filler: &Filler, anchor: &Range<usize>, report: &mut Report) -> bool {
    let kinds = [filler.file.is_some(), filler.photo.is_some(), !filler.ad.is_empty()];
    if kinds.iter().filter(|given| **given).count() != 1 {
        let message = text!(
            "[[filler]] 须恰好是一种：`file`、`photo` 或 `ad`",
            "a [[filler]] must be exactly one of `file`, `photo` and `ad`"
        );
        let hint = text!("一项只写一种，其余另起一项", "give each a [[filler]] of its own");
        report.error(Code::BadFiller, anchor, message, hint);
        return false;
    }
    let Filler { caption, credit, focus, fit, zoom, crop, .. } = filler;
    let words = [("caption", caption), ("credit", credit)];
    let words = words.into_iter().filter_map(|(key, it)| Some((key, &it.as_ref()?.range)));
    let cropping = [
        ("focus", focus.as_ref().map(|it| &it.range)),
        ("fit", fit.as_ref().map(|it| &it.range)),
        ("zoom", zoom.as_ref().map(|it| &it.range)),
        ("crop", crop.as_ref().map(|it| &it.range)),
    ];
    let cropping = cropping.into_iter().filter_map(|(key, range)| Some((key, range?)));
    let mut idle: Vec<(&str, &Range<usize>)> =
        words.chain(cropping).filter(|_| filler.photo.is_none()).collect();
    let columns = filler.columns.as_ref().filter(|_| !filler.ad.is_empty());
    idle.extend(columns.map(|columns| ("columns", &columns.range)));
    for (key, range) in &idle {
        let message =
            text!("`{key}` 在这一项里没有用", "`{key}` means nothing in this [[filler]]");
        let hint = text!(
            "图片的键写在 photo 的一项里；公益广告的栏数写在 ad 的各个尺寸里",
            "keys of a picture belong to one with `photo`, the columns of a house advertisement to each of its sizes"
        );
        report.error(Code::BadFiller, range, message, hint);
    }
    idle.is_empty()
}

/// Returns whether the columns of a filler are a span.
fn spans(filler: &Filler, report: &mut Report) -> bool {
    let Some(columns) = &filler.columns else { return true };
    let [least, most] = columns.value;
    let spans = 0 < least && least <= most;
    if !spans {
        let message = text!("`columns` 写反了，或从 0 数起", "`columns` is no span of columns");
        let hint = text!("写最少和最多几栏：[1, 2]", "write the fewest and the most: [1, 2]");
        report.error(Code::BadRange, &columns.range, message, hint);
    }
    spans
}

/// Returns a page that a filler names.
fn on_page(files: &Files, page: &Spanned<u32>, report: &mut Report) -> Option<PageId> {
    let count = files.issue.value.pages.len();
    let there = (page.value as usize).checked_sub(1).filter(|index| *index < count);
    // Where a page could not be read, the numbers of those behind it are not what they were.
    if there.is_none() && files.issue.is_sound() {
        let number = page.value;
        let message = text!("没有第 {number} 版", "there is no page {number}");
        let hint = text!("这一期有 1 到 {count} 版", "the pages are 1 to {count}");
        report.error(Code::UnknownPage, &page.range, message, hint);
    }
    there.map(PageId)
}
