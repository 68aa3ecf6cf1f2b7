//! Photographs that change places: the issue lets each stand where the other does, or they are those of one
//! story's head, and both are cropped less so. Caption, credit and focus go with them.
//!
//! A caption that says where its picture stands (左图, 上图) would be wrong after that: such a picture stays.

use super::Desk;
use crate::edition::{Edition, Photo};
use crate::ids::SlotId;
use crate::plan::{Decision, Deed, Move, PagePlan, Plan, Reason};

/// Characters of a caption that may say where the picture stands.
const PLACES: [char; 5] = ['左', '右', '上', '下', '图'];

/// Thousandths that both together have to gain: less is no reason to touch a page.
const GAIN: u32 = 20;

/// Lets photographs change places in a plan where both are kept more so.
pub(super) fn change_places(desk: &Desk, edition: &Edition, plan: &mut Plan) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for page in edition.page_ids() {
        let photos: Vec<SlotId> = plan
            .page(page)
            .named()
            .filter(|(_, area)| area.photo().is_some_and(is_free))
            .map(|(id, _)| id)
            .collect();
        let pairs = || {
            let others = |at: usize| photos[at + 1..].iter();
            photos.iter().enumerate().flat_map(move |(at, a)| others(at).map(move |b| (*a, *b)))
        };
        // Each change is for the better of both, so that no pair comes back to what it was.
        for _ in 0..photos.len() {
            let gains =
                pairs().filter_map(|pair| Some((gain(desk, edition, plan, pair)?, pair)));
            let Some((_, (a, b))) =
                gains.max_by_key(|(gain, pair)| (*gain, std::cmp::Reverse(*pair)))
            else {
                break;
            };
            let change = Move::Swap(a, b);
            plan.apply(&change);
            decisions.push(Decision {
                story: None,
                slot: a,
                deed: Deed::Moved { change, by: 0 },
                reason: Reason::LessCropped,
                weighed: Vec::new(),
            });
        }
    }
    decisions
}

/// Returns whether a photograph may stand elsewhere.
fn is_free(photo: &Photo) -> bool {
    let words = photo.caption.as_ref().map_or("", |caption| caption.text.as_str());
    !photo.choice.is_empty() && !words.contains(PLACES)
}

/// Returns how many thousandths more of two photographs are kept when they change places; `None` where
/// they may not, or it is not for the better of both.
fn gain(
    desk: &Desk,
    edition: &Edition,
    plan: &mut Plan,
    (a, b): (SlotId, SlotId),
) -> Option<u32> {
    let page = plan.page(a.page);
    if !may_stand(page, a, b) || !may_stand(page, b, a) {
        return None;
    }
    let kept = |plan: &Plan| {
        let photos = desk.photos(edition);
        Some((photos.kept(plan, a)?, photos.kept(plan, b)?))
    };
    let (a_was, b_was) = kept(plan)?;
    let undo = plan.apply(&Move::Swap(a, b));
    let now = kept(plan);
    plan.undo(undo);
    // What stood in one slot stands in the other now.
    let (b_is, a_is) = now?;
    let better = a_is >= a_was && b_is >= b_was;
    let gain = (a_is + b_is).checked_sub(a_was + b_was)?;
    (better && gain >= GAIN).then_some(gain)
}

/// Returns whether the photograph of a slot may stand in another.
fn may_stand(page: &PagePlan, from: SlotId, to: SlotId) -> bool {
    let name = &page.area(to).look.name;
    page.area(from).photo().is_some_and(|photo| photo.choice.contains(name))
}
