//! Edges of photographs that meet the text or the head of a story: they say so inside a story, and the head
//! has a room of its own that the photograph meets.

use super::super::raw::{Layout, Slot};
use super::report::Report;
use crate::diag::Text;
use crate::rules::Code;
use crate::terms::SlotKind;
use crate::text;

/// Reports `align` and `tie` where they mean nothing.
pub(super) fn check(layout: &Layout, report: &mut Report) {
    for slot in &layout.slots {
        let outer = slot
            .within
            .as_ref()
            .and_then(|name| layout.slots.iter().find(|outer| outer.name.value == name.value));
        let is_inside = slot.kind.value == SlotKind::Photo && slot.within.is_some();
        if let Some(align) = slot.align.as_ref().filter(|_| !is_inside) {
            report.error(Code::BadEdge, &align.range, alone("align"), inside());
        }
        let Some(tie) = &slot.tie else { continue };
        if !is_inside {
            report.error(Code::BadEdge, &tie.range, alone("tie"), inside());
        } else if outer.is_some_and(|outer| !meets_head(slot, outer)) {
            let message = text!(
                "图片不挨着标题的下边，`tie` 用不上",
                "the photograph does not meet the foot of a head: `tie` means nothing"
            );
            let hint = text!(
                "让图片与 head_place 的 lines 同一行结束，或从它下面开始；不然删去 tie",
                "end it on the last line of the head's own room (`head_place` with columns and lines), \
                 or begin it under that; else take `tie` out"
            );
            report.error(Code::BadEdge, &tie.range, message, hint);
        }
    }
}

/// Returns whether a photograph ends where the room of its story's head ends, or begins under that.
fn meets_head(slot: &Slot, outer: &Slot) -> bool {
    let lines = outer.head_place.as_ref().and_then(|place| place.lines.as_ref());
    lines.is_some_and(|lines| {
        let ([_, foot], [first, last]) = (lines.value, slot.lines.at.value);
        last == foot || first > foot
    })
}

fn alone(key: &str) -> Text {
    text!(
        "`{key}` 只对稿件里面的图片有意义",
        "`{key}` means something only for a photograph inside a story"
    )
}

fn inside() -> Text {
    text!(
        "写 kind = \"photo\" 和 within = \"…\"，或删去这一项",
        "let the slot be a photo with within = \"…\", or take the key out"
    )
}
