//! Fixed matter: masthead, folio, imprint, QR codes, boxes and rules.

use super::typesetter::{HAIRLINE, STRONG, Typesetter, rule_across, rule_down};
use crate::color::Ink;
use crate::diag::Span;
use crate::edition::{Boxed, Furniture, RulePlace, Slot, TextStyle, Wording};
use crate::frame::{FrameItem, Group, Shape, Tag};
use crate::geom::{Abs, Cells, Point, Rect};
use crate::plan::{Area, PagePlan};
use crate::qr::Modules;

/// Sets the fixed matter of a slot.
pub(crate) fn set(
    typesetter: &Typesetter,
    page: &PagePlan,
    slot: &Area,
    items: &[Furniture],
) -> Vec<FrameItem> {
    let grid = &page.given.grid;
    let mut area = grid.rect(slot.cells.columns, slot.cells.lines);
    // What took a neighbour's room stands in the middle of both.
    let own = page.given.template[slot.look.id.slot].cells;
    area.y0 += (area.height() - grid.rect(own.columns, own.lines).height()) / 2;
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

/// Draws the rules that part a slot from its neighbours, each in the middle of the white between them; none
/// where the neighbour is empty.
pub(crate) fn rules(
    page: &PagePlan,
    at: usize,
    filled: &dyn Fn(usize) -> bool,
) -> Option<FrameItem> {
    let (grid, slot) = (&page.given.grid, &page.areas[at]);
    let area = grid.rect(slot.cells.columns, slot.cells.lines);
    let above = grid.line_top(slot.cells.lines.0) - grid.pitch + grid.em / 2;
    let below = grid.line_top(slot.cells.lines.1 + 1) + grid.em / 2;
    let half = grid.gutter / 2;
    let rules = slot.look.rules.iter().flat_map(|place| {
        let across = |columns, y, weight| {
            let stretch = grid.rect(columns, slot.cells.lines);
            rule_across(stretch.x0, stretch.x1, y, weight, Ink::BLACK)
        };
        let down = |lines, x| {
            let stretch = grid.rect(slot.cells.columns, lines);
            rule_down(x, stretch.y0, stretch.y1, HAIRLINE, Ink::BLACK)
        };
        let rule = move |stretch| match place {
            RulePlace::Above => across(stretch, above, HAIRLINE),
            RulePlace::Below => across(stretch, below, HAIRLINE),
            RulePlace::StrongAbove => across(stretch, above, STRONG),
            RulePlace::Left => down(stretch, area.x0 - half),
            RulePlace::Right => down(stretch, area.x1 + half),
        };
        stretches(page, at, *place, filled).into_iter().map(rule)
    });
    Group::of(Tag::Rule, area.corner(), rules.collect())
}

/// Lines of white across which slots are still neighbours.
const WHITE: u32 = 3;

/// Returns from where to where a rule runs, in columns across and in lines down: as far as its slot goes, but
/// for what lies beside empty neighbours, and none where no other stands there. One at a side where the
/// template has no neighbour parts nothing and is drawn all the same.
fn stretches(
    page: &PagePlan,
    at: usize,
    place: RulePlace,
    filled: &dyn Fn(usize) -> bool,
) -> Vec<(u32, u32)> {
    let (own, within) = (page.areas[at].cells, page.areas[at].within);
    let is_across = !matches!(place, RulePlace::Left | RulePlace::Right);
    let side = |cells: Cells| if is_across { cells.columns } else { cells.lines };
    let meets = |own: Cells, cells: Cells| {
        let follows = |first: (u32, u32), then: (u32, u32), apart: u32| {
            first.1 < then.0 && then.0 - first.1 <= apart + 1
        };
        let beside = match place {
            RulePlace::Above | RulePlace::StrongAbove => follows(cells.lines, own.lines, WHITE),
            RulePlace::Below => follows(own.lines, cells.lines, WHITE),
            RulePlace::Left => follows(cells.columns, own.columns, 0),
            RulePlace::Right => follows(own.columns, cells.columns, 0),
        };
        beside && side(cells).0 <= side(own).1 && side(own).0 <= side(cells).1
    };
    let beside = page.areas.iter().enumerate().filter(|(other, area)| {
        *other != at && area.within == within && area.stands() && meets(own, area.cells)
    });
    let (full, empty): (Vec<_>, Vec<_>) = beside.partition(|(other, _)| filled(*other));
    let template = &page.given.template;
    let beside_it = |(other, slot): (usize, &Slot)| {
        other != at && slot.within == within && meets(template[at].cells, slot.cells)
    };
    let alone = || !template.iter().enumerate().any(beside_it);
    if empty.is_empty() && (!full.is_empty() || alone()) {
        return vec![side(own)];
    }
    let is_beside = |areas: &[(usize, &Area)], at: u32| {
        areas.iter().any(|(_, area)| side(area.cells).0 <= at && at <= side(area.cells).1)
    };
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    // From one filled neighbour on to the last before an empty one.
    let mut goes_on = false;
    for line in side(own).0..=side(own).1 {
        if is_beside(&full, line) {
            match stretches.last_mut().filter(|_| goes_on) {
                Some(stretch) => stretch.1 = line,
                None => stretches.push((line, line)),
            }
            goes_on = true;
        } else if is_beside(&empty, line) {
            goes_on = false;
        }
    }
    stretches
}
