//! Heads side by side: those of one row and rank keep one size.
//!
//! Stories are fitted one by one, and each would take the size that serves it best: neighbours came out at
//! 91 and 100 percent. [`even`] gives the heads of a row the size that serves all of them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Desk;
use super::copyfit::{self, Fitted};
use super::reins::{Sizes, reins};
use crate::edition::Edition;
use crate::geom::Abs;
use crate::ids::{SlotId, StoryId};
use crate::plan::Plan;
use crate::plan::judge::{are_flat, stands_across, touch};

/// Gives the heads of each row and rank one size, where the stories were fitted with several: that with
/// which all of them together come out best. `plan` is the plan before any of them was fitted. Returns the
/// sizes that are settled.
pub(super) fn even(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    fits: &mut BTreeMap<StoryId, Fitted>,
) -> Sizes {
    let mut sizes = Sizes::new();
    for row in rows(plan, fits) {
        let mut tried: Vec<u32> = row.iter().map(|(slot, id)| fits[id].size(*slot)).collect();
        if tried.windows(2).all(|pair| pair[0] == pair[1]) {
            // A story of it that is fitted again keeps the size.
            sizes.extend(row.iter().map(|(slot, _)| *slot).zip(tried));
            continue;
        }
        let most = row.iter().map(|(slot, _)| reins(plan, *slot).most).min().unwrap_or(1000);
        tried.push(1000);
        tried.retain(|size| *size <= most);
        // Of those that serve alike the nearest to what was given.
        tried.sort_by_key(|size| (size.abs_diff(1000), *size));
        tried.dedup();
        let refitted = |size: u32| {
            let mut sizes = sizes.clone();
            sizes.extend(row.iter().map(|(slot, _)| (*slot, size)));
            let again = |(_, id): &(SlotId, StoryId)| {
                (*id, copyfit::fit(desk, edition, plan, *id, &sizes))
            };
            let fits: Vec<(StoryId, Fitted)> = row.par_iter().map(again).collect();
            (sizes, fits)
        };
        let all = tried.into_iter().map(refitted);
        let best = all.min_by_key(|(_, fits)| {
            let costs = fits.iter().map(|(_, fitted)| fitted.off(edition));
            costs.fold((0, 0, 0), |sum, off| (sum.0 + off.0, sum.1 + off.1, sum.2 + off.2))
        });
        if let Some((now, again)) = best {
            sizes = now;
            fits.extend(again);
        }
    }
    sizes
}

/// Takes heads that touch back to the size of their style where fitting them one by one has made them
/// hardly different, and with each of them its row.
pub(super) fn apart(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    fits: &mut BTreeMap<StoryId, Fitted>,
    sizes: &mut Sizes,
) {
    let heads = fits.iter().filter(|(id, _)| !plan.out.contains(id));
    let heads = heads.flat_map(|(id, fitted)| {
        fitted.fit.parts.iter().map(move |part| (part.slot, part.title, *id))
    });
    let heads: Vec<(SlotId, Abs, StoryId)> = heads
        .filter(|(slot, title, _)| {
            *title > Abs::ZERO && stands_across(plan.page(slot.page), *slot)
        })
        .collect();
    let flat = |slot: SlotId, size: Abs| {
        let page = plan.page(slot.page);
        heads.iter().any(|(other, theirs, _)| {
            *other != slot
                && other.page == slot.page
                && are_flat(size, *theirs)
                && touch(page, slot, *other)
        })
    };
    let mut back: BTreeMap<SlotId, StoryId> = heads
        .iter()
        .filter(|(slot, size, id)| fits[id].size(*slot) != 1000 && flat(*slot, *size))
        .map(|(slot, _, id)| (*slot, *id))
        .collect();
    for row in rows(plan, fits) {
        if row.iter().any(|(slot, _)| back.contains_key(slot)) {
            back.extend(row);
        }
    }
    sizes.extend(back.keys().map(|slot| (*slot, 1000)));
    let stories: BTreeSet<StoryId> = back.into_values().collect();
    let again = |id: &StoryId| (*id, copyfit::fit(desk, edition, plan, *id, sizes));
    let again: Vec<(StoryId, Fitted)> = stories.par_iter().map(again).collect();
    fits.extend(again);
}

/// Returns the slots side by side in which stories stand under heads of one style, with the stories.
fn rows(plan: &Plan, fits: &BTreeMap<StoryId, Fitted>) -> Vec<Vec<(SlotId, StoryId)>> {
    let mut rows: Vec<Vec<(SlotId, StoryId)>> = Vec::new();
    for (id, fitted) in fits.iter().filter(|(id, _)| !plan.out.contains(id)) {
        for slot in fitted.fit.parts.iter().map(|part| part.slot) {
            let alike = |row: &&mut Vec<(SlotId, StoryId)>| {
                let [own, other] = [slot, row[0].0].map(|slot| plan.area(slot));
                row[0].0.page == slot.page
                    && own.cells.lines.0 == other.cells.lines.0
                    && own.look.kind == other.look.kind
                    && own.look.head == other.look.head
            };
            match rows.iter_mut().find(alike) {
                Some(row) => row.push((slot, *id)),
                None => rows.push(vec![(slot, *id)]),
            }
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}
