//! Photographs of the issue file and of stories: the file is there, the focus in it, and room for it.

use std::path::Path;

use super::super::Story;
use super::super::names::suggest_file;
use super::Files;
use super::report::Report;
use crate::diag::Spanned;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;
use crate::world::World;

/// Reports what is wrong with the photographs of an edition.
pub(super) fn check(files: &Files, world: &dyn World, report: &mut Report) {
    let folder = files.path.parent().unwrap_or(Path::new(""));
    for photo in files.issue.value.pages.iter().flat_map(|page| &page.photos) {
        check_file(&photo.file, folder, world, report);
        check_focus(photo.focus.as_ref(), report);
    }
    for story in &files.stories {
        let mut report = Report { source: story.source, sink: report.sink, ..*report };
        for photo in &story.head.photos {
            check_file(&photo.file, &story.folder, world, &mut report);
            check_focus(photo.focus.as_ref(), &mut report);
        }
        check_room(files, story, &mut report);
    }
}

fn check_file(file: &Spanned<String>, folder: &Path, world: &dyn World, report: &mut Report) {
    let name = file.value.as_str();
    let path = folder.join(name);
    if !world.exists(&path) {
        let message = text!("没有图片文件 `{name}`", "there is no picture file `{name}`");
        let diagnostic = report.at(Code::MissingFile, &file.range, message);
        let folder = path.parent().unwrap_or(folder);
        report.push(suggest_file(diagnostic, world, &path, folder));
    }
}

fn check_focus(focus: Option<&Spanned<Vec<f64>>>, report: &mut Report) {
    if let Some(focus) = focus
        && !focus.value.iter().all(|part| (0.0..=1.0).contains(part))
    {
        let message = text!("`focus` 在图片之外", "`focus` lies outside the picture");
        let hint = text!(
            "写从左上角起占宽和高的几分之几，0 到 1：[0.5, 0.4]",
            "write parts of width and height from the upper left, from 0 to 1: [0.5, 0.4]"
        );
        report.error(Code::BadFocus, &focus.range, message, hint);
    }
}

/// Checks that the photographs of a story find free photo slots inside its slot.
fn check_room(files: &Files, story: &Story, report: &mut Report) {
    let page = &files.issue.value.pages[story.page];
    let slot = &page.stories[story.placement].slot.value;
    let Some(layout) = files.layout(page) else {
        return;
    };
    if layout.value.slots.iter().all(|known| known.name.value != *slot) {
        return;
    }
    let inside = layout.value.slots.iter().filter(|inner| {
        inner.kind.value == SlotKind::Photo
            && inner.within.as_ref().is_some_and(|outer| outer.value == *slot)
            && page.photos.iter().all(|photo| photo.slot.value != inner.name.value)
    });
    let free = inside.count();
    if let Some(photo) = story.head.photos.get(free) {
        let count = story.head.photos.len();
        let message = text!(
            "稿件有 {count} 张图片，版位 `{slot}` 里只有 {free} 个空的图片版位",
            "the story has {count} photographs, and the slot `{slot}` {free} free photo slots"
        );
        let hint = text!(
            "少放图片，或在版式里加 within = \"{slot}\" 的图片版位",
            "take some out, or add photo slots within = \"{slot}\" to the layout"
        );
        report.error(Code::NoPhotoSlot, &photo.file.range, message, hint);
    }
}
