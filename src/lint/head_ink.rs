//! How the ink of a head stands: how far its lines are apart, and how much white parts it from its text.

use super::survey::{Head, Picture, Run};
use crate::frame::Tag;
use crate::geom::{Abs, Rect, em_box};

/// Runs whose tops are no further apart stand on one line.
const ONE_LINE: Abs = Abs::from_units(2_000_000);
/// Columns that lie side by side share no more than that.
const EDGE: Abs = Abs::from_units(10_000_000);

/// Says of a head how its ink stands among the runs and the photographs of its page.
pub(super) fn measure(head: &mut Head, runs: &[Run], pictures: &[Picture]) {
    let own: Vec<&Run> =
        runs.iter().filter(|run| is_of(head, run) && run.tag.head().is_some()).collect();
    let text: Vec<&Run> = runs
        .iter()
        .filter(|run| is_of(head, run) && matches!(run.tag, Tag::Block(_)))
        .collect();
    if head.vertical {
        let apart = text.iter().filter_map(|run| beside(head.rect, run.rect)).min();
        head.facts.white = apart.map(|white| (white, head.facts.size));
        return;
    }
    let mut tops: Vec<Abs> = own
        .iter()
        .filter(|run| run.ink.size == head.facts.size)
        .map(|run| run.rect.y0)
        .collect();
    tops.sort();
    let steps = tops.windows(2).map(|pair| pair[1] - pair[0]);
    head.facts.leading = steps.filter(|step| *step > ONE_LINE).max();
    let low = |run: &&&Run| baseline(run) + em_box::INK_DESCENT.at(run.ink.size);
    let Some(last) = own.iter().max_by_key(|run| baseline(run)) else { return };
    let foot = own.iter().map(|run| low(&run)).max().unwrap_or(head.rect.y1);
    let under = |run: &&&Run| {
        let top = baseline(run) - em_box::INK_ASCENT.at(run.ink.size);
        let over = head.rect.x1.min(run.rect.x1) - head.rect.x0.max(run.rect.x0) > EDGE;
        let bridged = pictures.iter().any(|picture| {
            let across = picture.rect.x1.min(run.rect.x1) - picture.rect.x0.max(run.rect.x0);
            across > EDGE && foot - ONE_LINE < picture.rect.y0 && picture.rect.y0 < top
        });
        (over && !bridged && baseline(run) > foot).then_some(top - foot)
    };
    let white = text.iter().filter_map(|run| under(&run)).min();
    head.facts.white = white.map(|white| (white, last.ink.size));
}

fn is_of(head: &Head, run: &Run) -> bool {
    let story = match run.tag {
        Tag::Block(block) => Some(block.story),
        tag => tag.head(),
    };
    run.slot == head.facts.slot && story == Some(head.facts.story)
}

/// Returns the baseline of a run that stands across.
fn baseline(run: &Run) -> Abs {
    run.rect.y0 + em_box::ASCENT.at(run.ink.size)
}

/// Returns how far a text stands beside a head, where it does.
fn beside(head: Rect, text: Rect) -> Option<Abs> {
    let level = head.y1.min(text.y1) - head.y0.max(text.y0) > Abs::ZERO;
    let apart = (text.x0 - head.x1).max(head.x0 - text.x1);
    (level && apart > -EDGE).then_some(apart)
}
