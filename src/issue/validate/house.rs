//! The house style: its page and grid, and that every name in it exists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::check::Checked;
use super::super::grid::{PageGrid, Units};
use super::super::paths::Folders;
use super::super::raw::{
    CopyStyle, FurnitureItem, Grid, HeadPart, HeadStyle, House, PageSize, TextStyle,
};
use super::super::{HouseFiles, OwnStyles};
use super::fillers;
use super::grid;
use super::lint;
use super::page_names;
use super::press;
use super::report::{Kind, Report};
use super::wording;
use super::{HouseFound, Ladder, Sought, located};
use crate::diag::{Sink, Spanned, counted};
use crate::geom::{Abs, Length};
use crate::limits;
use crate::rules::Code;
use crate::terms::Flow;
use crate::text;
use crate::text::{Blank, blank};

/// Reports every fault of the house style and returns what its names stand for.
pub(super) fn check(
    file: &Checked<House>,
    folders: &Folders,
    root: &Path,
    sink: &mut Sink,
) -> HouseFound {
    let house = &file.value;
    let names = file.is_sound().then_some(house);
    let grid = names.and_then(|house| PageGrid::of(&house.grid, &Grid::default()));
    let units = grid.map(|grid| grid.units).unwrap_or_default();
    let mut report = Report { source: file.source, names, units, sink };
    if house.paper.name.value.trim().is_empty() {
        let message = text!("报名是空的", "the name of the paper is blank");
        let hint = text!("写上报纸的名称", "write the paper's name");
        report.error(Code::BlankName, &house.paper.name.range, message, hint);
    }
    for code in &house.paper.qr {
        address(&code.url, &mut report);
    }
    page_size(&house.page, &mut report);
    let anchor = file.keys.get("grid");
    grid::check(&house.grid, &mut report);
    if names.is_some() {
        grid::check_whole(&house.grid, &anchor, &mut report);
    }
    if let Some(grid) = &grid {
        grid::check_room(grid, &house.page, &anchor, &mut report);
    }
    let faces = faces(file, folders, root, &mut report);
    let profile = profile(house, folders, root, &mut report);
    read_folders(house, &mut report);
    page_names::check(house, &mut report);
    press::check(house, &mut report);
    lint::check(house, &mut report);
    wording::check(house, &mut report);
    fillers::check_style(house, &mut report);
    for style in house.styles.values() {
        text_style(style, &mut report);
    }
    body_style(file, &mut report);
    for copy in house.copy.values() {
        copy_style(copy, &mut report);
    }
    heads(file, &mut report);
    let ladder = ladder(file, &mut report);
    for (name, items) in &house.furniture {
        for (index, item) in items.iter().enumerate() {
            let anchor = anchor_of(item, file.keys.get(&format!("furniture.{name}")));
            furniture(item, &anchor, index, house, &mut report);
        }
    }
    let files = faces.zip(profile).map(|(faces, profile)| HouseFiles { faces, profile });
    HouseFound { ladder, files }
}

fn page_size(page: &PageSize, report: &mut Report) {
    let limit =
        |key: &str, length: &Spanned<Length>, least: f64, most: f64, report: &mut Report| {
            let mm = Units::default().abs(length.value).to_pt() / Abs::mm(1.0).to_pt();
            if !(least..=most).contains(&mm) {
                let message = text!(
                    "`{key}` 超出范围：{mm:.1} 毫米",
                    "`{key}` is out of range: {mm:.1} mm"
                );
                let hint = text!("{least} 到 {most} 毫米", "from {least} to {most} mm");
                report.error(Code::BadPageSize, &length.range, message, hint);
            }
        };
    limit("width", &page.width, 20.0, 2000.0, report);
    limit("height", &page.height, 20.0, 2000.0, report);
    if let Some(bleed) = &page.bleed {
        limit("bleed", bleed, 0.0, 50.0, report);
    }
}

/// Returns where the files of the faces lie; reports those that are not there or are no files.
fn faces(
    file: &Checked<House>,
    folders: &Folders,
    root: &Path,
    report: &mut Report,
) -> Option<BTreeMap<String, PathBuf>> {
    let folder = root.join("fonts");
    let at = (folders.world, &folders.fonts);
    let sought = Sought {
        missing: Code::MissingFont,
        words: ["字体", "font"],
        hint: text!("写 fonts/ 里字体文件的名字", "name a face file in fonts/"),
    };
    let faces = file.value.faces.iter().map(|(role, face)| {
        for fallback in &face.fallback {
            report.name(Kind::Face, fallback);
        }
        report.opt_name(Kind::Face, face.western.as_ref());
        Some((role.clone(), located(&face.file, &folder, at, &sought, report)?))
    });
    let faces: Vec<_> = faces.collect();
    if file.is_sound() && !file.value.faces.contains_key("song") {
        let message = text!("[faces] 缺少 `song`（宋体）", "missing face `song` under [faces]");
        let hint = text!(
            "加上 song = {{ file = \"….otf\" }}，它是正文和后备字体",
            "add song = {{ file = \"….otf\" }}: it is the face of last resort"
        );
        report.error(Code::MissingFace, &file.keys.get("faces"), message, hint);
    }
    faces.into_iter().collect()
}

/// Returns where the profile of the press lies, where the house names one.
fn profile(
    house: &House,
    folders: &Folders,
    root: &Path,
    report: &mut Report,
) -> Option<Option<PathBuf>> {
    let Some(name) = &house.press.profile else { return Some(None) };
    let path = root.join("layouts").join(&name.value);
    let span = Some(report.source.span(name.range.clone()));
    folders.layouts.to_named(&path, &name.value, span, report.sink).map(Some)
}

/// Reports folders of `[paths]` that are not named.
fn read_folders(house: &House, report: &mut Report) {
    for folder in house.paths.read.iter().filter(|folder| folder.value.trim().is_empty()) {
        let message = text!("文件夹没有写", "the folder has no name");
        let hint = text!("写文件夹的路径，或删去它", "write the folder's path, or take it out");
        report.error(Code::BlankName, &folder.range, message, hint);
    }
}

fn text_style(style: &TextStyle, report: &mut Report) {
    report.name(Kind::Face, &style.face);
    report.opt_name(Kind::Face, style.bold.as_ref());
    report.opt_name(Kind::Ink, style.ink.as_ref());
    report.type_size("size", Some(&style.size));
}

/// What names no text style is set in `body`.
fn body_style(file: &Checked<House>, report: &mut Report) {
    let body = OwnStyles::BODY;
    if file.is_sound() && !file.value.styles.contains_key(body) {
        let message = text!(
            "[styles] 缺少 `{body}`（正文）",
            "missing text style `{body}` under [styles]"
        );
        let hint = text!(
            "加上 {body} = {{ face = \"song\", size = … }}",
            "add {body} = {{ face = \"song\", size = … }}"
        );
        report.error(Code::NoStyle, &file.keys.get("styles"), message, hint);
    }
}

fn copy_style(copy: &CopyStyle, report: &mut Report) {
    report.name(Kind::Style, &copy.body);
    for name in [&copy.lead_in, &copy.quote, &copy.verse, &copy.marker, &copy.credit] {
        report.opt_name(Kind::Style, name.as_ref());
    }
    report.opt_name(Kind::Style, copy.drop_initial.as_ref().map(|drop| &drop.style));
    if let Some(subhead) = &copy.subhead {
        report.name(Kind::Style, &subhead.style);
        report.opt_name(Kind::Ink, subhead.bar_ink.as_ref());
    }
    if let Some(pull) = &copy.pull {
        report.name(Kind::Style, &pull.style);
        report.opt_name(Kind::Ink, pull.rule_ink.as_ref());
        report.positive("leading", Some(&pull.leading));
    }
    if let Some(end) = &copy.end {
        report.opt_name(Kind::Style, end.style.as_ref());
        end_mark(&end.mark, report);
    }
    report.positive("leading", copy.leading.as_ref());
    for step in &copy.steps {
        report.positive("size", Some(&step.size));
        report.positive("leading", Some(&step.leading));
    }
}

/// Most characters of the sign at the end of a story.
const END_MARK: usize = 4;

/// A sign at the end of a story is seen, and is no words.
fn end_mark(mark: &Spanned<String>, report: &mut Report) {
    let count = mark.value.chars().count();
    let seen = mark.value.chars().all(|c| blank(c) != Blank::All);
    if count == 0 || count > END_MARK || !seen {
        let message = text!(
            "`mark` 要写 1 至 {END_MARK} 个看得见的符号",
            "`mark` takes one to {END_MARK} signs that are seen"
        );
        let hint = text!("写一个符号，如 ■", "write a sign, as ■");
        report.error(Code::BadValue, &mark.range, message, hint);
    }
}

fn heads(file: &Checked<House>, report: &mut Report) {
    for (name, head) in &file.value.heads {
        report.opt_name(Kind::Ink, head.top_rule_ink.as_ref());
        across(name, head, &file.value, report);
        if head.parts.is_empty() && file.is_sound() {
            let message =
                text!("标题样式 `{name}` 没有内容", "the headline style `{name}` has no parts");
            let hint = text!("在 `parts` 里至少写一项", "write at least one part");
            report.error(
                Code::EmptyHead,
                &file.keys.get(&format!("heads.{name}")),
                message,
                hint,
            );
        }
        for part in &head.parts {
            head_part(part, report);
        }
    }
}

/// Checks in which style a head down the page goes across: one that runs across itself.
fn across(name: &str, head: &HeadStyle, house: &House, report: &mut Report) {
    let Some(other) = &head.across else { return };
    report.name(Kind::Head, other);
    let Some(named) = house.heads.get(&other.value) else { return };
    if head.flow == Flow::Horizontal {
        let message = text!(
            "标题样式 `{name}` 本来就横排",
            "the headline style `{name}` runs across already"
        );
        let hint = text!(
            "删去 `across`，或写 flow = \"vertical\"",
            "delete `across`, or write flow = \"vertical\""
        );
        report.error(Code::BadAcross, &other.range, message, hint);
    } else if named.flow == Flow::Vertical {
        let message = text!(
            "标题样式 `{}` 是竖排的",
            "the headline style `{}` runs down the page",
            other.value
        );
        let hint = text!("写一个横排的样式", "name a style that runs across");
        report.error(Code::BadAcross, &other.range, message, hint);
    }
}

fn head_part(part: &HeadPart, report: &mut Report) {
    report.name(Kind::Face, &part.face);
    for ink in [&part.ink, &part.rule_ink, &part.panel] {
        report.opt_name(Kind::Ink, ink.as_ref());
    }
    report.type_size("size", Some(&part.size));
    report.type_size("min_size", part.min_size.as_ref());
    report.type_size("max_size", part.max_size.as_ref());
    report.positive("leading", part.leading.as_ref());
    let size = report.units.abs(part.size.value);
    if let Some(least) = &part.min_size
        && report.units.abs(least.value) > size
    {
        let message = text!("`min_size` 大于 `size`", "`min_size` is larger than `size`");
        let hint = text!("写不大于 `size` 的字号", "write a size up to `size`");
        report.error(Code::BadSize, &least.range, message, hint);
    }
    if let Some(most) = &part.max_size
        && report.units.abs(most.value) < size
    {
        let message = text!("`max_size` 小于 `size`", "`max_size` is smaller than `size`");
        let hint = text!("写不小于 `size` 的字号", "write a size from `size` on");
        report.error(Code::BadSize, &most.range, message, hint);
    }
}

/// Returns the headline style of each rung of the type ladder.
fn ladder(file: &Checked<House>, report: &mut Report) -> Ladder {
    let mut ladder = Ladder::new();
    for (rung, head) in &file.value.ladder {
        report.name(Kind::Head, head);
        match rung.parse::<u32>() {
            Ok(columns @ 1..=24) => {
                ladder.insert(columns, head.clone());
            }
            _ => {
                let message =
                    text!("字号阶梯里没有 `{rung}` 栏", "no slot spans `{rung}` columns");
                let hint =
                    text!("键是栏数，1 到 24", "the key is a number of columns, from 1 to 24");
                let key = file.keys.get(&format!("ladder.{rung}"));
                report.error(Code::BadRung, &key, message, hint);
            }
        }
    }
    ladder
}

/// Reports an address for which there is no QR code.
fn address(url: &Spanned<String>, report: &mut Report) {
    let (bytes, most) = (url.value.len(), limits::QR_ADDRESS);
    if bytes > most.count() {
        let ([zh, en], long) = (most.amount(), counted(bytes, "byte"));
        let message = text!(
            "网址长 {bytes} 字节，没有放得下它的二维码",
            "the address has {long}: no QR code holds it"
        );
        let hint = text!("换一个短网址，至多 {zh}", "give a shorter one, at most {en}");
        report.error(Code::QrTooLong, &url.range, message, hint);
    }
}

/// Returns where an item of fixed matter stands: its first value, else the key of its list.
fn anchor_of(item: &FurnitureItem, list: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = [&item.text, &item.style, &item.ink];
    let lengths = [&item.rule, &item.y, &item.x, &item.width, &item.height];
    let words = words.into_iter().flatten().map(|value| &value.range);
    let lengths = lengths.into_iter().flatten().map(|value| &value.range);
    let qr = item.qr.iter().map(|value| &value.range);
    words.chain(lengths).chain(qr).min_by_key(|range| range.start).cloned().unwrap_or(list)
}

fn furniture(
    item: &FurnitureItem,
    anchor: &std::ops::Range<usize>,
    index: usize,
    house: &House,
    report: &mut Report,
) {
    report.opt_name(Kind::Style, item.style.as_ref());
    report.opt_name(Kind::Ink, item.ink.as_ref());
    for part in item.left.iter().chain(&item.right) {
        report.name(Kind::Style, &part.style);
    }
    report.positive("rule", item.rule.as_ref());
    report.positive("height", item.height.as_ref());
    report.positive("width", item.width.as_ref());
    let is_row = !item.left.is_empty() || !item.right.is_empty();
    let kinds = [item.text.is_some(), item.rule.is_some(), is_row, item.qr.is_some()];
    let number = index + 1;
    if kinds.iter().filter(|given| **given).count() != 1 {
        let message = text!(
            "第 {number} 项固定内容须恰好是一种：`text`、`rule`、`left`/`right` 或 `qr`",
            "item {number} must be exactly one of `text`, `rule`, `left`/`right` and `qr`"
        );
        let hint = text!("一项只写一种，其余另起一项", "give each its own item");
        report.error(Code::BadFurniture, anchor, message, hint);
        return;
    }
    let missing = match () {
        () if item.text.is_some() && item.style.is_none() => Some("style"),
        () if item.y.is_none() => Some("y"),
        () => None,
    };
    if let Some(key) = missing {
        let message =
            text!("第 {number} 项缺少 `{key}`", "missing key `{key}` in item {number}");
        let hint = text!("加上 {key} = …", "add {key} = …");
        report.error(Code::MissingKey, anchor, message, hint);
    }
    let codes = house.paper.qr.len();
    if let Some(qr) = item.qr.as_ref().filter(|qr| qr.value as usize > codes)
        && report.names.is_some()
    {
        let wanted = qr.value;
        let message = text!(
            "没有第 {wanted} 个二维码：[[paper.qr]] 只有 {codes} 个",
            "there is no QR code {wanted}: [[paper.qr]] has {codes}"
        );
        let hint = text!("加一个 [[paper.qr]]", "add a [[paper.qr]]");
        report.error(Code::UnknownQr, &qr.range, message, hint);
    }
}
