//! Photographs: cropped to their room round the focus, with caption and credit.

use super::findings;
use super::typesetter::{Stretch, Typesetter};
use crate::color::Ink;
use crate::diag::Severity;
use crate::edition::{Edition, Grid, Photo, PhotoFit, Placed, Wording};
use crate::frame::{Datum, Finding, FrameItem, Group, ImageItem, PictureReport, Shape, Tag};
use crate::geom::{Abs, Point, Rect, Size};
use crate::plan::{Area, PagePlan};
use crate::rules::Code;
use crate::text::{self, Break, Fit, Prepared, Room};

/// Distance of a picture's edges from the em boxes of its first and last line, so that they meet the
/// ink of the text beside it and not its body.
const OPTICAL: Abs = Abs::from_units(500_000);

/// A photograph, set.
pub(crate) struct Figure {
    /// Picture, caption and credit.
    pub(crate) items: Vec<FrameItem>,
    /// How the picture stands.
    pub(crate) report: PictureReport,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
}

/// Returns how many lines the words under a photograph take in a slot.
pub(crate) fn caption_lines(
    typesetter: &Typesetter,
    edition: &Edition,
    grid: &Grid,
    slot: &Area,
    photo: &Photo,
) -> u32 {
    if !slot.look.caption {
        return 0;
    }
    let area = grid.rect(slot.cells.columns, slot.cells.lines).inset(slot.look.inset);
    caption(typesetter, edition, photo, area.width()).len() as u32
}

/// Returns how many lines are kept under the photograph of an area for words: as many as those take that
/// end in a row with it, so that all their pictures end on one line.
pub(crate) fn row_captions(
    typesetter: &Typesetter,
    edition: &Edition,
    page: &PagePlan,
    at: usize,
) -> u32 {
    let rows = page.photo_rows();
    let Some(row) = rows.into_iter().find(|row| row.len() > 1 && row.contains(&at)) else {
        return 0;
    };
    let foot = page.areas[at].cells.lines.1;
    let ends = row.into_iter().map(|at| &page.areas[at]).filter(|it| it.cells.lines.1 == foot);
    let lines = ends.filter_map(|area| {
        let photo = area.photo()?;
        Some(caption_lines(typesetter, edition, &page.given.grid, area, photo))
    });
    lines.max().unwrap_or(0)
}

/// Sets the photograph of a slot; `row` lines are kept for the captions of its row, so that its picture
/// ends where those beside it end.
pub(crate) fn set(
    typesetter: &Typesetter,
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    photo: &Photo,
    row: u32,
) -> Figure {
    let grid = &page.given.grid;
    let area = grid.rect(slot.cells.columns, slot.cells.lines).inset(slot.look.inset);
    let lines = |width: Abs| match slot.look.caption {
        true => caption(typesetter, edition, photo, width),
        false => Vec::new(),
    };
    let across = lines(area.width());
    let (first, foot) = (grid.first_line_from(area.y0), grid.last_line_until(area.y1));
    let under = row.max(across.len() as u32).min(foot.saturating_sub(first));
    let caption_lines = under.min(across.len() as u32);
    let last = foot.saturating_sub(under);
    let fit = photo.fit_in(&slot.look);
    let placed = photo.placed(room(grid, slot, under), fit);
    let Placed { rect, full } = placed;
    // A picture that is lower than its room has its caption under it, not at the foot of the slot.
    let last = last.min(grid.first_line_from(rect.y1 + OPTICAL - grid.em));
    // Under one that is narrower the caption is as wide as it, where it takes no more lines so.
    let narrow = || Some(lines(rect.width())).filter(|narrow| narrow.len() <= across.len());
    let (left, caption) = match rect.width() < area.width() {
        true => narrow().map_or((area.x0, across), |narrow| (rect.x0, narrow)),
        false => (area.x0, across),
    };
    let alt = photo.caption.as_ref().map_or("", |caption| &caption.text);
    let image = ImageItem { image: photo.image, rect, full, alt: alt.into() };
    let keyline = keyline(edition, slot, photo, placed);
    let image = [FrameItem::Image(image)].into_iter().chain(keyline).collect();
    let mut items: Vec<FrameItem> =
        Group::of(Tag::Picture(photo.image), rect.corner(), image).into_iter().collect();
    let too_long = caption.len() as u32 > caption_lines;
    let (mut words, mut credit) = (Vec::new(), Vec::new());
    for (at, line) in caption.into_iter().take(caption_lines as usize).enumerate() {
        let at = Point::new(left, grid.baseline(last + 1 + at as u32));
        words.extend(line.words.into_iter().map(|item| item.moved(at)));
        credit.extend(line.credit.into_iter().map(|item| item.moved(at)));
    }
    let at = Point::new(left, grid.line_bottom(last));
    items.extend(Group::of(Tag::Caption(photo.image), at, words));
    items.extend(Group::of(Tag::PhotoCredit(photo.image), at, credit));
    let report = report(edition, photo, placed, fit);
    let coarse = resolution(edition, page, slot, photo, &report);
    let mut findings: Vec<Finding> = coarse.into_iter().collect();
    findings.extend(judged(edition, page, slot, photo, rect, too_long));
    Figure { items, report, findings }
}

/// Returns how a picture stands.
fn report(edition: &Edition, photo: &Photo, placed: Placed, fit: PhotoFit) -> PictureReport {
    let Placed { rect, full } = placed;
    let pixels = f64::from(edition.pictures[photo.image.0 as usize].width);
    let kept = photo.kept(Size::new(rect.width(), rect.height()), fit);
    PictureReport {
        file: photo.file.clone(),
        rect,
        ppi: (pixels / (full.width().to_pt() / 72.0)).floor() as u32,
        kept: (kept * 1000.0).round() as u32,
        fit,
    }
}

/// Weight of a keyline.
const KEYLINE: Abs = Abs::from_units(300_000);

/// Returns the hairline inside the edge of a picture that the paper would run into, or where its slot asks for
/// one: no thinner than the house prints rules, in black alone.
fn keyline(edition: &Edition, slot: &Area, photo: &Photo, placed: Placed) -> Option<FrameItem> {
    let pale = || edition.has_pale_edge(photo.image, placed);
    let weight = KEYLINE.max(edition.limits.rule);
    let line =
        Shape { rect: placed.rect, ink: Ink::percent(0, 0, 0, 40), outline: Some(weight) };
    slot.look.keyline.unwrap_or_else(pale).then_some(FrameItem::Shape(line))
}

/// Returns the room of the picture over so many lines of caption: an inset is exact; where there is none, the
/// picture meets the ink of the text beside it.
pub(crate) fn room(grid: &Grid, slot: &Area, caption_lines: u32) -> Rect {
    let area = grid.rect(slot.cells.columns, slot.cells.lines).inset(slot.look.inset);
    let (first, foot) = (grid.first_line_from(area.y0), grid.last_line_until(area.y1));
    let caption_lines = caption_lines.min(foot.saturating_sub(first));
    let last = foot.saturating_sub(caption_lines);
    let room = Rect {
        y0: if slot.look.inset.top > Abs::ZERO { area.y0 } else { area.y0 + OPTICAL },
        y1: match caption_lines == 0 && slot.look.inset.bottom > Abs::ZERO {
            true => area.y1,
            false => grid.line_bottom(last) - OPTICAL,
        },
        ..area
    };
    // Between insets that leave no whole line of the grid a picture takes what there is.
    if room.y0 < room.y1 { room } else { area }
}

/// Returns what is wrong with a photograph and its words, beside its resolution.
fn judged(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    photo: &Photo,
    rect: Rect,
    too_long: bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if too_long {
        findings.push(caption_too_long(page, slot, photo));
    }
    if edition.pictures[photo.image.0 as usize].unused_profile {
        findings.push(profile_not_used(page, slot, photo, rect));
    }
    if !slot.look.caption {
        let written = [&photo.caption, &photo.credit].into_iter().flatten();
        findings.extend(written.map(|words| not_shown(page, slot, words)));
    }
    findings
}

/// A line of a caption, with what stands of the credit on it.
struct CaptionLine {
    words: Vec<FrameItem>,
    credit: Vec<FrameItem>,
}

/// White between the words of a caption and the credit on the same line, in halves of its size.
const BEFORE_CREDIT: i64 = 1;

/// Percent of its width that the lines of a caption take at least which share their last with the credit.
const CAPTION_SHARE: i64 = 50;

/// Marks behind which a line of a caption ends by its sense.
const CLAUSE_ENDS: [char; 7] = ['，', '。', '；', '：', '、', '？', '！'];

/// Characters that stand before a credit, where the line before them ends by no sense.
const SOME_WORDS: usize = 4;

/// Returns the lines of a caption, from (0, 0) on the baseline of each; the credit stands flush right
/// on the last one where it fits. Where it would stand alone on the next, words of the caption go there too.
fn caption(
    typesetter: &Typesetter,
    edition: &Edition,
    photo: &Photo,
    width: Abs,
) -> Vec<CaptionLine> {
    let mut lines: Vec<CaptionLine> = Vec::new();
    let mut end = Abs::ZERO;
    if let Some(words) = &photo.caption {
        let style = edition.styles.caption;
        let set = typesetter.prepare(&[Stretch::plain(&words.text, style)], typesetter.rules());
        let credit = photo.credit.as_ref().map_or(Abs::ZERO, |credit| {
            let style = edition.styles.credit;
            typesetter.width(&credit.text, style) + style.size * BEFORE_CREDIT / 2
        });
        let (breaks, room) = shared(&set.prepared, width, credit);
        for line_break in breaks {
            let line = text::set_line(&set.prepared, &line_break, room, true);
            end = line.right;
            let span = |_| Some(words.span.clone());
            let words = set.items(line.runs, Point::default(), &span);
            lines.push(CaptionLine { words, credit: Vec::new() });
        }
    }
    if let Some(words) = &photo.credit {
        let style = edition.styles.credit;
        let set = typesetter.words(&words.text, style);
        let x = width - set.prepared.natural_width();
        let at = Point::new(x.max(Abs::ZERO), Abs::ZERO);
        let credit = set.on_one_line(at, Some(&words.span));
        match lines.last_mut().filter(|_| end + style.size * BEFORE_CREDIT / 2 <= x) {
            Some(last) => last.credit = credit,
            None => lines.push(CaptionLine { words: Vec::new(), credit }),
        }
    }
    lines
}

/// Returns the lines of a caption in this width and their room: narrower where the last line would else
/// leave no room for the credit, and has some when a line more is taken.
fn shared(caption: &Prepared, width: Abs, credit: Abs) -> (Vec<Break>, Room) {
    let set = |width: Abs| {
        let room = Room::new(width, Abs::ZERO);
        (text::break_lines(caption, &|_| room, Fit::Total, true), room)
    };
    let whole = set(width);
    let has_room = |(breaks, room): &(Vec<Break>, Room)| {
        let end = |line| text::natural_end(caption, line, *room);
        breaks.last().map_or(Abs::ZERO, end) + credit <= width
    };
    if credit == Abs::ZERO || credit > width || has_room(&whole) {
        return whole;
    }
    let steps = 100 - CAPTION_SHARE;
    let narrower = (1..=steps).map(|step| set(width.ratio(100 - step, 100)));
    let one_more = |(breaks, _): &(Vec<Break>, Room)| breaks.len() == whole.0.len() + 1;
    let mut tries: Vec<_> = narrower.filter(one_more).filter(has_room).collect();
    let words = |line: &Break| caption.text()[line.bytes.clone()].trim_end().to_owned();
    let by_sense = |(breaks, _): &(Vec<Break>, Room)| {
        breaks.iter().rev().nth(1).is_some_and(|line| words(line).ends_with(CLAUSE_ENDS))
    };
    let enough = |(breaks, _): &(Vec<Break>, Room)| {
        breaks.last().is_some_and(|line| words(line).chars().count() >= SOME_WORDS)
    };
    let best = tries.iter().position(by_sense).or_else(|| tries.iter().position(enough));
    best.map_or(whole, |best| tries.swap_remove(best))
}

fn caption_too_long(page: &PagePlan, slot: &Area, photo: &Photo) -> Finding {
    let (file, name) = (&photo.file, &slot.look.name);
    Finding {
        source: Some(photo.span.clone()),
        hints: vec![crate::text!("缩短图片说明", "shorten the caption")],
        ..findings::in_slot(
            page,
            slot,
            Code::CaptionTooLong,
            crate::text!(
                "图片 {file} 的说明在 {name} 里放不下",
                "the caption of picture {file} does not fit into slot {name}"
            ),
        )
    }
}

/// Returns the finding of words of a photograph for which its slot has no caption.
fn not_shown(page: &PagePlan, slot: &Area, words: &Wording) -> Finding {
    let (name, number, text) = (&slot.look.name, &page.given.called, &words.text);
    Finding {
        source: Some(words.span.clone()),
        hints: vec![crate::text!(
            "从版式里删去这个版位的 caption = \"none\"，或删去这些文字",
            "take caption = \"none\" of the slot out of the layout, or take the words out"
        )],
        ..findings::in_slot(
            page,
            slot,
            Code::WordsNotShown,
            crate::text!(
                "“{text}”没有印出来：{number:+#} {name} 不排图片说明",
                "`{text}` is not printed: slot {name} of page {number} has no caption"
            ),
        )
    }
}

fn profile_not_used(page: &PagePlan, slot: &Area, photo: &Photo, rect: Rect) -> Finding {
    let file = &photo.file;
    Finding {
        rect: Some(rect),
        source: Some(photo.span.clone()),
        hints: vec![crate::text!(
            "看一下颜色；不对就转成 sRGB 另存",
            "look at its colours; where they are wrong, convert it to sRGB and save it anew"
        )],
        ..findings::in_slot(
            page,
            slot,
            Code::ProfileNotUsed,
            crate::text!(
                "图片 {file} 自带的色彩特性没有用：损坏、太大，或属于另一种颜色",
                "the colour profile of picture {file} is not used: damaged, too large, or of another kind of colour"
            ),
        )
    }
}

/// Reports a picture that is too coarse at its placed size (GWG 2022: error below 100 ppi, warning below
/// 150).
fn resolution(
    edition: &Edition,
    page: &PagePlan,
    slot: &Area,
    photo: &Photo,
    report: &PictureReport,
) -> Option<Finding> {
    let (ppi, rect) = (report.ppi, report.rect);
    let (severity, least) = match ppi {
        _ if ppi < edition.limits.picture_error_ppi => {
            (Severity::Error, edition.limits.picture_error_ppi)
        }
        _ if ppi < edition.limits.picture_warning_ppi => {
            (Severity::Warning, edition.limits.picture_warning_ppi)
        }
        _ => return None,
    };
    let file = &photo.file;
    Some(Finding {
        severity,
        rect: Some(rect),
        source: Some(photo.span.clone()),
        hints: vec![crate::text!(
            "换一张更大的图，或把图放小",
            "take a larger picture, or place it smaller"
        )],
        data: vec![(Datum::Ppi, f64::from(ppi)), (Datum::Limit, f64::from(least))],
        ..findings::in_slot(
            page,
            slot,
            Code::PictureResolution,
            crate::text!(
                "图片 {file} 在版面上只有 {ppi} ppi，低于 {least}",
                "picture {file} has {ppi} ppi at its placed size, under {least}"
            ),
        )
    })
}
