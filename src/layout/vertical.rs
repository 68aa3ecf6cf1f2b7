//! Vertical heads (竖题): the parts of a head stand one under the other down a strip.

use super::headline::{HeadWords, SetHead};
use super::setting::{HAIRLINE, Typesetter, rule_across};
use crate::edition::{HeadAlign, HeadStyle, PartStyle, TextStyle, shown};
use crate::frame::FrameItem;
use crate::geom::{Abs, Point};

/// Sets the parts of a head down a strip of this width and height.
pub(crate) fn set(
    typesetter: &Typesetter,
    style: &HeadStyle,
    parts: &[(&PartStyle, String)],
    width: Abs,
    height: Abs,
    head: &HeadWords,
) -> SetHead {
    let at_size = |permille: i64| stack(typesetter, style, parts, width, head, permille);
    let mut steps = (0..20).map(|step| 1000 - step * 25).map(at_size);
    steps.find(|set| set.height <= height).unwrap_or_else(|| at_size(500))
}

/// Stacks the parts at this share (in thousandths) of their sizes.
fn stack(
    typesetter: &Typesetter,
    style: &HeadStyle,
    parts: &[(&PartStyle, String)],
    width: Abs,
    head: &HeadWords,
    permille: i64,
) -> SetHead {
    let mut out = SetHead::default();
    let widest = parts.iter().map(|(part, _)| row_width(part)).max().unwrap_or(Abs::ZERO);
    let middle = match style.align {
        HeadAlign::Center => width / 2,
        HeadAlign::Left => widest / 2,
    };
    let mut y = Abs::ZERO;
    for (at, (part, words)) in parts.iter().enumerate() {
        let (part, words) = (shrunk(part, permille), shown(words));
        y += if at == 0 { part.first } else { part.drop };
        let top = Point::new(middle, y);
        let (items, height) = match part.across {
            0 | 1 => down(typesetter, &part, &words, top, head.origin_id),
            _ => rows(typesetter, &part, &words, top, head.origin_id),
        };
        out.items.extend(items);
        y += height;
        if let Some(rule) = part.rule {
            let length = rule.length.unwrap_or(widest).min(width);
            let (left, right) = (middle - length / 2, middle + length / 2);
            y += rule.below;
            out.items.push(rule_across(left, right, y, HAIRLINE * 3, rule.ink));
        }
    }
    out.height = y;
    out
}

/// Sets words down from `top`, the middle of the column's upper edge.
fn down(
    typesetter: &Typesetter,
    part: &PartStyle,
    words: &str,
    top: Point,
    origin_id: u64,
) -> (Vec<FrameItem>, Abs) {
    let leading = part.leading - part.style.size;
    // The em box of the first character is centred in its pitch, as those below it are.
    let first = Point::new(top.x, top.y + leading / 2);
    let (items, height) = typesetter.down(words, part.style, leading, first, origin_id);
    (items, height + leading)
}

/// Sets words in rows of `across` characters each: a label over a vertical headline.
fn rows(
    typesetter: &Typesetter,
    part: &PartStyle,
    words: &str,
    top: Point,
    origin_id: u64,
) -> (Vec<FrameItem>, Abs) {
    let chars: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut items = Vec::new();
    let mut y = top.y;
    for row in chars.chunks(part.across as usize) {
        let row: String = row.iter().collect();
        let baseline =
            y + (part.leading - part.style.size) / 2 + part.style.size.ratio(88, 100);
        let words = typesetter.words(&row, part.style);
        let left = top.x - words.prepared.natural_width() / 2;
        items.extend(words.on_one_line(Point::new(left, baseline), origin_id));
        y += part.leading;
    }
    (items, y - top.y)
}

/// Returns a part at this share of its size, but not under its least.
fn shrunk(part: &PartStyle, permille: i64) -> PartStyle {
    let size = part.style.size.ratio(permille, 1000).max(part.min_size);
    let leading = part.leading.ratio(size.units(), part.style.size.units().max(1));
    let drop = part.drop.ratio(permille, 1000);
    PartStyle { style: TextStyle { size, ..part.style }, leading, drop, ..*part }
}

fn row_width(part: &PartStyle) -> Abs {
    part.style.size * i64::from(part.across.max(1))
}
