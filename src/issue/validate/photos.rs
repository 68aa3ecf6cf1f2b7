//! Photographs of the issue file and of stories: the file is there, the focus in it, and room
//! for it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::paths::Folders;
use super::super::raw::{Cropping, Layout, Slot};
use super::super::story::StoryFile;
use super::report::Report;
use super::{Files, Sought, located};
use crate::diag::{Spanned, counted};
use crate::rules::Code;
use crate::terms::{PhotoFit, SlotKind};
use crate::text;

/// Reports what is wrong with the photographs that the issue file places and returns where their
/// files lie, by page.
pub(super) fn of_pages(
    files: &Files,
    folders: &Folders,
    report: &mut Report,
) -> Option<Vec<Vec<PathBuf>>> {
    let folder = files.path.parent().unwrap_or(Path::new(""));
    let pages = files.issue.value.pages.iter().map(|page| {
        let pictures = page.photos.iter().map(|photo| {
            check_cropping(photo.cropping(), report);
            file(&photo.file, folder, folders, report)
        });
        pictures.collect::<Vec<_>>()
    });
    // Every fault is told before the first that is missed.
    let pages: Vec<_> = pages.collect();
    pages.into_iter().map(|pictures| pictures.into_iter().collect()).collect()
}

/// Reports what is wrong with the files of the photographs of stories and returns, of each story, where they
/// lie.
pub(super) fn of_stories(
    files: &Files,
    folders: &Folders,
    report: &mut Report,
) -> Vec<Option<Vec<PathBuf>>> {
    let found = files.stories.iter().map(|story| {
        let mut report = Report { source: story.source, sink: report.sink, ..*report };
        let pictures = story.head.photos.iter().map(|photo| {
            let found = file(&photo.file, &story.folder, folders, &mut report);
            check_cropping(photo.cropping(), &mut report);
            found
        });
        let pictures: Vec<_> = pictures.collect();
        pictures.into_iter().collect()
    });
    found.collect()
}

/// The slots of the photographs of stories on one page, by the place of each story among all.
pub(super) type Inside = BTreeMap<usize, Vec<usize>>;

/// Returns the slots of the photographs of stories on a page of this layout; reports those without one.
pub(super) fn inside(
    files: &Files,
    page: usize,
    layout: &Layout,
    report: &mut Report,
) -> Option<Inside> {
    let (mut taken, mut whole, mut inside) = (BTreeSet::new(), true, Inside::new());
    for (at, story) in files.stories.iter().enumerate().filter(|(_, it)| it.page == page) {
        let mut report = Report { source: story.source, sink: report.sink, ..*report };
        match room(files, (story, layout), &mut taken, &mut report) {
            Some(slots) => inside.extend([(at, slots)]),
            None => whole = false,
        }
    }
    whole.then_some(inside)
}

/// Returns where the file of a photograph lies; reports one that is not there or is no file.
pub(super) fn file(
    file: &Spanned<String>,
    folder: &Path,
    folders: &Folders,
    report: &mut Report,
) -> Option<PathBuf> {
    let sought = Sought {
        missing: Code::MissingFile,
        words: ["图片", "picture"],
        hint: text!("写图片文件的名字", "write the name of a picture file"),
    };
    located(file, folder, (folders.world, &folders.copy), &sought, report)
}

/// Checks that what is said of a crop lies in the picture and does not contradict itself.
pub(super) fn check_cropping(asked: Cropping, report: &mut Report) {
    let is_part = |part: &f64| (0.0..=1.0).contains(part);
    if let Some(focus) = asked.focus
        && !focus.value.iter().all(is_part)
    {
        let message = text!("`focus` 在图片之外", "`focus` lies outside the picture");
        let hint = text!(
            "写从左上角起占宽和高的几分之几，0 到 1：[0.5, 0.4]",
            "write parts of width and height from the upper left, from 0 to 1: [0.5, 0.4]"
        );
        report.error(Code::BadFocus, &focus.range, message, hint);
    }
    if let Some(crop) = asked.crop {
        check_crop(crop, asked, report);
    }
    let Some(zoom) = asked.zoom else { return };
    if asked.crop.is_some() {
        let message = text!("`zoom` 和 `crop` 只能写一个", "`zoom` and `crop` are both there");
        let hint = text!("留下一个", "keep one of them");
        report.error(Code::BadCrop, &zoom.range, message, hint);
    } else if asked.fit.is_some_and(|fit| fit.value == PhotoFit::Whole) {
        let message =
            text!("整幅放的图片不能再写 `zoom`", "a picture that stands whole has no `zoom`");
        let hint = text!(
            "删去一个；只放一部分，写 crop",
            "take one of them out; to show a part, write crop"
        );
        report.error(Code::BadCrop, &zoom.range, message, hint);
    }
}

/// Checks that a crop lies in the picture and holds the focus.
fn check_crop(crop: &Spanned<[f64; 4]>, asked: Cropping, report: &mut Report) {
    /// Shares that are written with few places need not add up to one exactly.
    const SLACK: f64 = 0.002;
    let [x, y, width, height] = crop.value;
    let fits =
        |from: f64, share: f64| from >= 0.0 && share > SLACK && from + share <= 1.0 + SLACK;
    if !fits(x, width) || !fits(y, height) {
        let message = text!(
            "`crop` 在图片之外，或没有大小",
            "`crop` lies outside the picture, or has no size"
        );
        let hint = text!(
            "写左、上、宽、高各占图片的几分之几：[0.1, 0, 0.8, 1]",
            "write left, top, width and height in parts of the picture: [0.1, 0, 0.8, 1]"
        );
        report.error(Code::BadCrop, &crop.range, message, hint);
        return;
    }
    let holds =
        |from: f64, share: f64, at: f64| from - SLACK <= at && at <= from + share + SLACK;
    if let Some(focus) = asked.focus
        && !(holds(x, width, focus.value[0]) && holds(y, height, focus.value[1]))
    {
        let message = text!("`focus` 在 `crop` 之外", "`focus` lies outside `crop`");
        let hint = text!(
            "两样都按整幅图片的几分之几写",
            "both are written in parts of the whole picture"
        );
        report.error(Code::BadFocus, &focus.range, message, hint);
    }
}

/// Returns the slots of the photographs of a story: free photo slots inside its own, in order.
fn room(
    files: &Files,
    (story, layout): (&StoryFile, &Layout),
    taken: &mut BTreeSet<usize>,
    report: &mut Report,
) -> Option<Vec<usize>> {
    let page = &files.issue.value.pages[story.page];
    let placement = &page.stories[story.placement];
    let slot = &placement.slot.value;
    let slots = &layout.slots;
    slots.iter().find(|known| known.name.value == *slot)?;
    let is_free = |(at, inner): &(usize, &Slot)| {
        inner.kind.value == SlotKind::Photo
            && inner.within.as_ref().is_some_and(|outer| outer.value == *slot)
            && page.photos.iter().all(|photo| photo.slot.value != inner.name.value)
            && !taken.contains(at)
    };
    let inside: Vec<usize> =
        slots.iter().enumerate().filter(is_free).map(|(at, _)| at).collect();
    let free = inside.len();
    if let Some(photo) = story.head.photos.get(free) {
        let count = story.head.photos.len();
        let (photos, slots) = (counted(count, "photograph"), counted(free, "free photo slot"));
        let message = text!(
            "稿件有 {count} 张图片，版位 `{slot}` 里只有 {free} 个空的图片版位",
            "the story has {photos}, and the slot `{slot}` {slots}"
        );
        let hint = text!(
            "少放图片，或在版式里加 within = \"{slot}\" 的图片版位",
            "take some out, or add photo slots within = \"{slot}\" to the layout"
        );
        report.error(Code::NoPhotoSlot, &photo.file.range, message, hint);
        return None;
    }
    let own = inside[..story.head.photos.len()].to_vec();
    // A story that is held back gives its room to the others of its slot.
    if !placement.hold {
        taken.extend(own.iter().copied());
    }
    Some(own)
}
