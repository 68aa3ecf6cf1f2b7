//! Vertical heads (竖题): the parts of a head stand one under the other down a strip.

use super::headline::{HeadWords, SetHead};
use super::setting::{HAIRLINE, Typesetter, rule_across};
use crate::edition::{HeadAlign, HeadStyle, PartStyle, TextStyle};
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
    let mut out = SetHead::default();
    let shrink = shrink(parts, height);
    let widest = parts.iter().map(|(part, _)| row_width(part)).max().unwrap_or(Abs::ZERO);
    let mut y = Abs::ZERO;
    for (at, (part, words)) in parts.iter().enumerate() {
        let (part, words) = (shrunk(part, shrink), words.replace('|', ""));
        y += if at == 0 { part.first } else { part.drop };
        let rows = rows(&words, part.across);
        let x = match style.align {
            HeadAlign::Center => width / 2,
            HeadAlign::Left => widest / 2,
        };
        for row in &rows {
            // The em box of the row is centred in its pitch.
            let baseline = y + (part.leading - part.style.size) / 2 + part.style.size.ratio(88, 100);
            let words = typesetter.upright(row, part.style);
            let left = x - words.width / 2;
            let at = Point::new(left, baseline);
            out.items.extend(words.items(at, head.origin_id));
            y += part.leading;
        }
        if let Some(rule) = part.rule {
            let length = rule.length.unwrap_or(widest).min(width);
            let line = y + rule.below;
            out.items.push(rule_across(x - length / 2, x + length / 2, line, HAIRLINE * 3, rule.ink));
            y = line;
        }
    }
    if y > height {
        out.too_long.extend(parts.iter().map(|(_, words)| words.clone()));
    }
    out.height = y;
    out
}

/// Returns by how much (in thousandths) the parts must shrink to stand in `height`.
fn shrink(parts: &[(&PartStyle, String)], height: Abs) -> i64 {
    let steps = (0..=20).map(|step| 1000 - step * 25);
    let fits = |permille: &i64| {
        let total: Abs = parts
            .iter()
            .enumerate()
            .map(|(at, (part, words))| {
                let part = shrunk(part, *permille);
                let rows = rows(&words.replace('|', ""), part.across).len() as i64;
                let white = if at == 0 { part.first } else { part.drop };
                white + part.leading * rows + part.rule.map_or(Abs::ZERO, |rule| rule.below)
            })
            .sum();
        total <= height
    };
    steps.clone().find(fits).unwrap_or(500)
}

/// Returns a part at this share of its size, but not under its least.
fn shrunk(part: &PartStyle, permille: i64) -> PartStyle {
    let size = part.style.size.ratio(permille, 1000).max(part.min_size);
    let leading = part.leading.ratio(size.units(), part.style.size.units().max(1));
    let drop = part.drop.ratio(permille, 1000);
    PartStyle { style: TextStyle { size, ..part.style }, leading, drop, ..*part }
}

fn row_width(part: &PartStyle) -> Abs {
    part.style.size * i64::from(part.across)
}

/// Returns the cells of a vertical line: `across` characters a row; two figures that stand together
/// share a row (纵中横, clreq 2.4.2).
fn rows(words: &str, across: u32) -> Vec<String> {
    let chars: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rows = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let figures = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let count = if across == 1 && figures == 2 { 2 } else { across as usize };
        let end = (at + count).min(chars.len());
        rows.push(chars[at..end].iter().collect());
        at = end;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_share_a_row_in_pairs_only() {
        assert_eq!(rows("第12版", 1), ["第", "12", "版"]);
        assert_eq!(rows("第1版", 1), ["第", "1", "版"]);
        assert_eq!(rows("2021年", 1), ["2", "0", "2", "1", "年"]);
    }

    #[test]
    fn characters_stand_across_where_the_style_says_so() {
        assert_eq!(rows("时报评论", 2), ["时报", "评论"]);
        assert_eq!(rows("编后语", 2), ["编后", "语"]);
    }
}
