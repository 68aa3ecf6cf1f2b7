//! Heads before any page exists: how they part at some widths.

use super::head_fit::Fitter;
use super::heads::Fitting;
use super::typesetter::Typesetter;
use crate::edition::{HeadAlign, HeadStyle, HeadStyles, Words};
use crate::frame::{HeadEnd, MeasuredHead};
use crate::geom::Em;
use crate::lexicon::Joint;
use crate::text::Setter;

/// Fits heads to lines of so many characters of their full size, as a page would; of each head, how it
/// parts at each width. What the style has no part for is set as its title.
pub fn measure_heads(
    styles: &HeadStyles,
    style: &HeadStyle,
    heads: &[(Words, &str)],
    widths: &[Em],
) -> Vec<Vec<MeasuredHead>> {
    let setter = Setter::new(&styles.book);
    let typesetter = Typesetter::new(setter, styles.rules, &styles.lexicon);
    let centred = style.align == HeadAlign::Center;
    let of_head = |(words, head): &(Words, &str)| {
        let Some(part) = style.part(*words) else { return Vec::new() };
        let at = |width: &Em| {
            let room = width.at(part.style.size);
            let fitter = Fitter { typesetter: &typesetter, part, room, centred };
            measured(fitter.fit(head), *width)
        };
        widths.iter().map(at).collect()
    };
    heads.iter().map(of_head).collect()
}

fn measured(fitting: Fitting, measure: Em) -> MeasuredHead {
    let end = |Joint { cost, why }: Joint| HeadEnd {
        why: format!("{why:?}").to_ascii_lowercase(),
        cost,
    };
    MeasuredHead {
        measure,
        size: fitting.style.size,
        width: fitting.style.width,
        ends: fitting.joints.into_iter().map(end).collect(),
        too_long: fitting.too_long,
        endless: fitting.endless,
        parted: fitting.parted.into_iter().map(|unit| (unit.kind, unit.words)).collect(),
        lines: fitting.lines,
    }
}
