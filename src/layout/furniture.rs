//! Fixed matter: masthead, folio, imprint, QR codes, boxes and rules.

use super::typesetter::{HAIRLINE, STRONG, Typesetter, rule_across, rule_down};
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::{Boxed, Furniture, RulePlace, TextStyle, Wording};
use crate::frame::{FrameItem, Group, Shape, Tag};
use crate::geom::{Abs, Point, Rect};
use crate::plan::{Area, PagePlan};
use crate::qr::Modules;

/// Sets the fixed matter of a slot.
pub(crate) fn set(
    typesetter: &Typesetter,
    page: &PagePlan,
    slot: &Area,
    items: &[Furniture],
) -> Vec<FrameItem> {
    let area = page.given.grid.rect(slot.cells.columns, slot.cells.lines);
    let items = items.iter().flat_map(|item| set_item(typesetter, area, item)).collect();
    Group::of(Tag::Furniture, area.corner(), items).into_iter().collect()
}

fn set_item(typesetter: &Typesetter, area: Rect, item: &Furniture) -> Vec<FrameItem> {
    match item {
        Furniture::Text { text, style, x, y, width } => {
            let words = typesetter.words(&text.text, *style);
            let free = width.map_or(Abs::ZERO, |width| width - words.prepared.natural_width());
            let at = Point::new(area.x0 + *x + free / 2, area.y0 + *y);
            words.on_one_line(at, Some(&text.span))
        }
        Furniture::Rule { x, y, width, height, weight, ink } => {
            let (left, top) = (area.x0 + *x, area.y0 + *y);
            vec![match height {
                Some(height) => rule_down(left, top, top + *height, *weight, *ink),
                None => {
                    let right = width.map_or(area.x1, |width| left + width);
                    rule_across(left, right, top, *weight, *ink)
                }
            }]
        }
        Furniture::Row { y, left, right } => row(typesetter, area, *y, left, right),
        Furniture::Qr { code, span, label, style, x, y, size } => {
            let at = Point::new(area.x0 + *x, area.y0 + *y);
            let mut items = qr(code, at, *size);
            items.extend(qr_label(typesetter, label, span, *style, at, *size));
            items
        }
    }
}

/// Sets words in a row from the left, and others up to the right.
fn row(
    typesetter: &Typesetter,
    area: Rect,
    y: Abs,
    left: &[Row],
    right: &[Row],
) -> Vec<FrameItem> {
    let baseline = area.y0 + y;
    let widths = row_width(typesetter, left) + row_width(typesetter, right);
    // Two rows that would meet in the middle are both made smaller.
    let free = area.width() - least_gap(left, right);
    let permille = match widths <= free {
        true => 1000,
        false => 1000 * free.units().max(1) / widths.units().max(1),
    };
    let left = scaled(left, permille);
    let right = scaled(right, permille);
    let mut items = set_row(typesetter, &left, Point::new(area.x0, baseline));
    let start = area.x1 - row_width(typesetter, &right);
    items.extend(set_row(typesetter, &right, Point::new(start, baseline)));
    items
}

/// Words in a row with the white after them.
type Row = (Wording, TextStyle, Abs);

/// Returns the white that must remain between the two rows of a line.
fn least_gap(left: &[Row], right: &[Row]) -> Abs {
    match (left.last(), right.first()) {
        (Some((_, style, _)), Some(_)) => style.size,
        _ => Abs::ZERO,
    }
}

/// Returns a row at this share of its sizes.
fn scaled(row: &[Row], permille: i64) -> Vec<Row> {
    let scale = |(text, style, gap): &Row| {
        let style = TextStyle { size: style.size.ratio(permille, 1000), ..*style };
        (text.clone(), style, gap.ratio(permille, 1000))
    };
    row.iter().map(scale).collect()
}

/// Returns the width of a row, the white after its last part left out.
fn row_width(typesetter: &Typesetter, row: &[Row]) -> Abs {
    let words: Abs =
        row.iter().map(|(text, style, _)| typesetter.width(&text.text, *style)).sum();
    let white: Abs = row.iter().rev().skip(1).map(|(_, _, gap)| *gap).sum();
    words + white
}

fn set_row(typesetter: &Typesetter, row: &[Row], at: Point) -> Vec<FrameItem> {
    let mut items = Vec::new();
    let mut x = at.x;
    for (text, style, gap) in row {
        let words = typesetter.words(&text.text, *style);
        items.extend(words.on_one_line(Point::new(x, at.y), Some(&text.span)));
        x += words.prepared.natural_width() + *gap;
    }
    items
}

/// Draws a QR code as rows of black modules; the paper's white around it is its quiet zone.
fn qr(code: &Modules, at: Point, size: Abs) -> Vec<FrameItem> {
    let edge = |module: usize| size.ratio(module as i64, code.side as i64);
    let mut items = Vec::new();
    for y in 0..code.side {
        let row = code.row(y);
        let mut x = 0;
        while x < code.side {
            let start = x;
            while x < code.side && row[x] {
                x += 1;
            }
            if x > start {
                let rect = Rect::new(
                    at.x + edge(start),
                    at.y + edge(y),
                    at.x + edge(x),
                    at.y + edge(y + 1),
                );
                items.push(FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: None }));
            }
            x += 1;
        }
    }
    items
}

/// Sets the label of a code at its right, its lines about the middle.
fn qr_label(
    typesetter: &Typesetter,
    label: &[String],
    span: &Span,
    style: TextStyle,
    at: Point,
    size: Abs,
) -> Vec<FrameItem> {
    let leading = style.size.ratio(16, 10);
    let height = leading * (label.len() as i64 - 1).max(0);
    let first = at.y + (size - height) / 2 + style.size.ratio(36, 100);
    let x = at.x + size + style.size.ratio(7, 10);
    let lines = label.iter().enumerate().flat_map(|(line, text)| {
        let baseline = first + leading * line as i64;
        typesetter.words(text, style).on_one_line(Point::new(x, baseline), Some(span))
    });
    lines.collect()
}

/// Returns the box of a slot on its page.
pub(crate) fn box_rect(page: &PagePlan, slot: &Area, boxed: &Boxed) -> Rect {
    let area = page.given.grid.rect(slot.cells.columns, slot.cells.lines);
    Rect { y0: area.y0 + boxed.lower_by, ..area }
}

/// Paints the panel and the frame of a slot; what stands in the slot is painted over it.
pub(crate) fn boxed(page: &PagePlan, slot: &Area) -> Option<FrameItem> {
    let boxed = slot.look.boxed.as_ref()?;
    let rect = box_rect(page, slot, boxed);
    let mut items = Vec::new();
    if let Some(ink) = boxed.tint {
        items.push(FrameItem::Shape(Shape { rect, ink, outline: None }));
    }
    if let Some(weight) = boxed.frame {
        items.push(FrameItem::Shape(Shape { rect, ink: Ink::BLACK, outline: Some(weight) }));
    }
    if let Some(weight) = boxed.top {
        items.push(rule_across(rect.x0, rect.x1, rect.y0 + weight / 2, weight, Ink::BLACK));
    }
    Group::of(Tag::Boxed, rect.corner(), items)
}

/// Draws the rules that part a slot from its neighbours, each in the middle of the white between them.
pub(crate) fn rules(page: &PagePlan, slot: &Area) -> Option<FrameItem> {
    let grid = &page.given.grid;
    let area = grid.rect(slot.cells.columns, slot.cells.lines);
    let above = grid.line_top(slot.cells.lines.0) - grid.pitch + grid.em / 2;
    let below = grid.line_top(slot.cells.lines.1 + 1) + grid.em / 2;
    let half = grid.gutter / 2;
    let across = |y, weight| rule_across(area.x0, area.x1, y, weight, Ink::BLACK);
    let down = |x| rule_down(x, area.y0, area.y1, HAIRLINE, Ink::BLACK);
    let rules = slot.look.rules.iter().map(|place| match place {
        RulePlace::Above => across(above, HAIRLINE),
        RulePlace::Below => across(below, HAIRLINE),
        RulePlace::StrongAbove => across(above, STRONG),
        RulePlace::Left => down(area.x0 - half),
        RulePlace::Right => down(area.x1 + half),
    });
    Group::of(Tag::Rule, area.corner(), rules.collect())
}
