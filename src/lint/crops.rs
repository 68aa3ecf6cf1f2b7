//! What the shape of a slot cuts off a picture, beyond what the editor asked for: an osprey without its head, a
//! chart without its first bar. Less than seven tenths left and readers see that something is gone, less than half
//! and it may be what the picture was about.

use super::finding;
use super::survey::{Picture, Sheet, Survey};
use crate::demerits::photo::{HARD, KEPT};
use crate::diag::{Severity, Text};
use crate::edition::{Content, Photo, PhotoFit};
use crate::frame::{Datum, Finding};
use crate::geom::{Abs, Rect, Size};
use crate::ids::SlotId;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Judges what is left of each picture.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut found = Vec::new();
    for sheet in &survey.sheets {
        for picture in &sheet.pictures {
            let fit = picture.photo.fit_in(&sheet.page.area(picture.slot).look);
            let kept = permille(picture.photo, picture.rect, fit);
            if kept < KEPT {
                found.push(told(sheet, picture, kept));
            }
        }
    }
    found
}

fn told(sheet: &Sheet, picture: &Picture, kept: u32) -> Finding {
    let (number, file) = (&sheet.page.given.called, &picture.photo.file);
    let (percent, limit) = (kept / 10, if kept < HARD { HARD } else { KEPT } / 10);
    let words = (
        text!(
            "{number:#}的图片 {file} 只留下 {percent}%",
            "picture {file} on page {number} keeps {percent} %"
        ),
        text!(
            "写 fit = \"whole\" 整幅放，或用 crop 选定要的部分",
            "let it stand whole: fit = \"whole\", or choose the part with crop"
        ),
    );
    let finding = finding(Code::CropTooHard, sheet, Some(picture.slot), picture.rect, words);
    let better = better(sheet, picture, kept);
    let own = finding.hints.clone();
    Finding {
        severity: if kept < HARD { Severity::Error } else { Severity::Warning },
        source: Some(picture.photo.span.clone()),
        data: vec![(Datum::Kept, f64::from(kept) / 10.0), (Datum::Limit, f64::from(limit))],
        hints: better.into_iter().chain(own).collect(),
        ..finding
    }
}

/// Returns the slot of the page that keeps most of a picture, where that is enough: an empty one, or that of a
/// picture that keeps enough in exchange.
fn better(sheet: &Sheet, picture: &Picture, kept: u32) -> Option<Text> {
    let slots = sheet.page.named().filter(|(slot, area)| {
        *slot != picture.slot
            && area.look.kind == SlotKind::Photo
            && sheet.page.kind(*slot) != SlotKind::Ad
    });
    let tried = slots.filter_map(|(slot, area)| {
        let there = sheet.pictures.iter().find(|other| other.slot == slot);
        let room = match there {
            Some(other) => other.rect,
            None if matches!(*area.holds, Content::Empty) => room(sheet, picture, slot),
            None => return None,
        };
        let own = permille(picture.photo, room, picture.photo.fit_in(&area.look));
        let back = there.map(|other| {
            let look = &sheet.page.area(picture.slot).look;
            permille(other.photo, picture.rect, other.photo.fit_in(look))
        });
        let enough = own >= KEPT.max(kept + 1) && back.is_none_or(|back| back >= KEPT);
        enough.then_some((own, slot, back))
    });
    let (own, slot, back) =
        tried.max_by_key(|(own, slot, _)| (*own, std::cmp::Reverse(*slot)))?;
    let (name, own) = (&sheet.page.area(slot).look.name, own / 10);
    Some(match back.map(|back| back / 10) {
        None => text!(
            "放到版位 {name}，留下 {own}%",
            "place it in slot {name}: it keeps {own} % there"
        ),
        Some(back) => text!(
            "与版位 {name} 的图片对调，留下 {own}%，那一张留下 {back}%",
            "let it and the picture in slot {name} change places: it keeps {own} %, the other {back} %"
        ),
    })
}

/// Returns the room of an empty slot for a picture with the words under it.
fn room(sheet: &Sheet, picture: &Picture, slot: SlotId) -> Rect {
    let area = sheet.page.area(slot);
    let rect = sheet.page.rect(area).inset(area.look.inset);
    // Words as long as where it stands now, in lines of this width.
    let own = sheet.page.area(picture.slot);
    let now = sheet.page.rect(own).inset(own.look.inset);
    let words = match area.look.caption {
        true => (now.y1 - picture.rect.y1).max(sheet.page.given.grid.pitch),
        false => Abs::ZERO,
    };
    let high = words.ratio(now.width().units(), rect.width().units().max(1));
    Rect { y1: (rect.y1 - high).max(rect.y0), ..rect }
}

/// Returns thousandths of what is asked for of a photograph that a place shows.
fn permille(photo: &Photo, place: Rect, fit: PhotoFit) -> u32 {
    let kept = photo.kept(Size::new(place.width(), place.height()), fit);
    (kept * 1000.0).round() as u32
}
