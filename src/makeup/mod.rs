//! Make-up: from an [`Edition`] to the [`Plan`] by which it comes out full.
//!
//! [`make_up`] decides what the files leave open, within the bounds of the house style, and has
//! [`layout::compose`] set what it decided. Nothing is decided anywhere else.
//!
//! - `templates` gives each page, before all else, the best of the layouts that it names;
//! - `absorb` gives the room of empty slots to their neighbours;
//! - `bend` moves the edges that slots share, page by page, so that each comes out full;
//! - `swaps` lets photographs change places that are free to;
//! - `photos` knows what shapes a photograph may take, and what each costs;
//! - `copyfit` makes a story end with the last line of its room: by the photographs in it, then by the `ladder` of
//!   the house: headline, white, what is optional; layout itself sets paragraphs some lines shorter or
//!   longer;
//! - `panels` sets the type of boxes with little copy a step larger;
//! - `stacks` makes short stories one under the other fit into their area;
//! - `across` lets long heads at the side of their slots go across the top;
//! - `titles` gives titles their sizes before any story is fitted: short ones grow, levels stay apart;
//! - `reins` keeps heads from growing past those above them, `rows` those of one row and rank alike,
//!   `subheads` the white round those of a page;
//! - `jumps` decides which stories go on elsewhere, and where; `bands` stacks the tails that share a slot,
//!   `cost` counts what is bad about a way ([`demerits::jump`](crate::demerits::jump) says which is
//!   better), `search` finds the best;
//! - `fillers` stand where white is left after all that;
//! - `whole` says which pictures stand whole because they are drawn;
//! - `remedies` tries what would mend what is left: a hint that a finding gives is true.

mod absorb;
mod across;
mod bands;
mod bend;
mod copyfit;
mod cost;
mod fillers;
mod jumps;
mod kept;
mod ladder;
mod least;
mod panels;
mod photos;
mod reins;
mod remedies;
mod rows;
mod search;
mod stacks;
mod subheads;
mod swaps;
mod templates;
mod titles;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::edition::{Content, Edition, Jump};
use crate::frame::Composition;
use crate::ids::{PageId, SlotId, StoryId};
use crate::layout::{self, Compositor, Effort, Fit, JumpBreak, StackFit};
use crate::plan::{Decision, Leg, Move, Plan};

use copyfit::Fitted;
use kept::FitFrom;
use photos::{Captions, Photos};
use reins::Sizes;

pub use jumps::{Jumpers, Outcome};
pub use kept::Kept;
pub use templates::{other_templates, take_templates};

/// An edition, made up.
#[derive(Debug)]
pub struct MadeUp {
    /// What was decided.
    pub plan: Plan,
    /// How it came about, story by story.
    pub decisions: Vec<Decision>,
    /// The pages, with what is still wrong.
    pub composition: Composition,
    /// The edition with the slots in which fillers stand; `None` where none does, and all else is of the
    /// edition that was given.
    pub edition: Option<Edition>,
}

/// Makes up an edition.
pub fn make_up(edition: &Edition) -> MadeUp {
    make_up_with(edition, &Kept::default())
}

/// Makes up an edition with what was kept of runs before.
pub fn make_up_with(edition: &Edition, kept: &Kept) -> MadeUp {
    kept.fits.begin(edition);
    let mut given = Plan::of(edition);
    let mut decisions = absorb::empty_slots(edition, &mut given);
    let mut desk = Desk::new(edition, &given, kept);
    decisions.extend(swaps::change_places(&desk, edition, &mut given));
    decisions.extend(titles::size_heads(&desk, edition, &mut given));
    decisions.extend(bend::homes(&desk, edition, &mut given));
    desk.base = given.clone();
    let tails = jumps::tail_slots(&given);
    let AtHome { plan, mut fits, jumpers } = at_home(&desk, edition, &given, kept);
    let (mut home, mut base) = (plan, given);
    let mut jumps = BTreeMap::new();
    if !jumpers.is_empty() {
        let jumped = jumps::decide(&desk, edition, &home, &jumpers);
        for (story, legs) in jumped.legs {
            let change = Move::Jump(story, legs);
            home.apply(&change);
            base.apply(&change);
        }
        decisions.extend(titles::size_titles(&desk, edition, [&mut base, &mut home]));
        let fitted = fit_all(&desk, edition, &home, &jumpers);
        fits.extend(jumpers.iter().copied().zip(fitted));
        jumps.extend(jumped.decisions);
    }
    let given_later = absorb::tails(edition, &mut base);
    decisions.extend(given_later);
    let pages: BTreeSet<PageId> = tails.into_iter().map(|tail| tail.page).collect();
    let pages: Vec<PageId> = pages.into_iter().collect();
    decisions.extend(bend::pages(&desk, edition, &mut base, &pages));
    bend::told_once(&mut decisions);
    desk.base = base.clone();
    refit(&desk, edition, &base, &pages, &mut fits);
    let mut sizes = rows::even(&desk, edition, &base, &mut fits);
    rows::apart(&desk, edition, &base, &mut fits, &mut sizes);
    subheads::even(&desk, edition, &base, &mut fits, &sizes);
    let mut plan = base;
    fits.values().for_each(|fitted| fitted.put_into(&mut plan));
    plan.legs.retain(|id, _| !plan.out.contains(id));
    for id in stay(&desk, edition, &plan) {
        plan.legs.remove(&id);
        jumps.remove(&id);
    }
    let stacks = stacks::fit(&desk, edition, &mut plan);
    let larger = panels::enlarge(&desk, edition, &mut plan);
    let filled = fillers::place(&desk, edition, &mut plan);
    let edition = filled.edition.as_ref().unwrap_or(edition);
    let mut composition = layout::compose_with(&desk.compositor, edition, &plan, &kept.layout);
    let stand = |(id, _): &(StoryId, Fitted)| !plan.out.contains(id);
    decisions.retain(|decision| decision.story.is_none_or(|id| !plan.out.contains(&id)));
    decisions.extend(fits.into_iter().filter(stand).flat_map(|(id, fitted)| {
        let jump = jumps.remove(&id);
        jump.into_iter().chain(fitted.decisions)
    }));
    decisions.extend(stacks);
    decisions.extend(larger.into_iter().chain(filled.decisions));
    decisions.extend(whole::decisions(edition, &plan));
    remedies::add(&desk, edition, &plan, &mut composition);
    MadeUp { plan, decisions, composition, edition: filled.edition }
}

/// Shows the stories of an edition that must go on elsewhere, with all their ways; `None` where all fit.
pub fn with_jumpers<R>(edition: &Edition, look: impl FnOnce(&Jumpers) -> R) -> Option<R> {
    let kept = Kept::default();
    let mut given = Plan::of(edition);
    absorb::empty_slots(edition, &mut given);
    let mut desk = Desk::new(edition, &given, &kept);
    swaps::change_places(&desk, edition, &mut given);
    titles::size_heads(&desk, edition, &mut given);
    bend::homes(&desk, edition, &mut given);
    desk.base = given.clone();
    let AtHome { plan, jumpers, .. } = at_home(&desk, edition, &given, &kept);
    (!jumpers.is_empty()).then(|| look(&Jumpers::new(&desk, edition, &plan, &jumpers)))
}

/// A plan by which stories are fitted where they begin.
struct AtHome {
    plan: Plan,
    fits: BTreeMap<StoryId, Fitted>,
    /// Stories that do not fit all the same, and may go on elsewhere.
    jumpers: Vec<StoryId>,
}

/// Fits every story into the slot in which it begins, as far as the ladder reaches.
fn at_home(desk: &Desk, edition: &Edition, given: &Plan, kept: &Kept) -> AtHome {
    let stories = given.stories(edition).filter(|id| has_area(edition, given, *id));
    // What is over by as much as a jump carries goes on where the issue file says so: no photograph is
    // crushed to keep it.
    let goes_on = |id: &StoryId| {
        let asked = matches!(edition.story(*id).jump, Jump::To(_));
        let over = || desk.fit((edition, given), *id, &[], Effort::Sound).over();
        asked && over() >= edition.makeup.after
    };
    let (jumpers, stories): (Vec<StoryId>, Vec<StoryId>) = stories.partition(goes_on);
    // Side by side: none changes what another stands in.
    let fit = |id: &StoryId| {
        let anew = || copyfit::fit(desk, edition, given, *id, &Sizes::new());
        let fitted = kept.fits.get(*id, FitFrom::of(edition, given, *id), anew);
        (*id, fitted)
    };
    let fitted: Vec<(StoryId, Fitted)> = stories.par_iter().map(fit).collect();
    // What stands inside a story comes first: the story may leave it out.
    let (outer, inner): (Vec<_>, Vec<_>) = fitted
        .into_iter()
        .partition(|(id, _)| given.area(edition.story(*id).slot).within.is_none());
    let (plan, fits) = (given.clone(), BTreeMap::new());
    let mut home = AtHome { plan, fits, jumpers };
    for (id, fitted) in inner.into_iter().chain(outer) {
        if fitted.fit.overset_lines > 0 && edition.story(id).jump != Jump::Never {
            home.jumpers.push(id);
            continue;
        }
        fitted.put_into(&mut home.plan);
        home.fits.insert(id, fitted);
    }
    // What was left out goes nowhere.
    home.jumpers.retain(|id| has_area(edition, &home.plan, *id));
    home.jumpers.sort();
    home
}

/// Fits the stories anew that stand on pages whose areas changed.
fn refit(
    desk: &Desk,
    edition: &Edition,
    plan: &Plan,
    pages: &[PageId],
    fits: &mut BTreeMap<StoryId, Fitted>,
) {
    let stands =
        |fitted: &Fitted| fitted.fit.parts.iter().any(|part| pages.contains(&part.slot.page));
    let stories: Vec<StoryId> =
        fits.iter().filter(|(_, fitted)| stands(fitted)).map(|(id, _)| *id).collect();
    let fitted = fit_all(desk, edition, plan, &stories);
    fits.extend(stories.into_iter().zip(fitted));
}

/// Returns the stories that were to go on elsewhere and stay where they begin after all, since edges and heads
/// moved: those of which nothing would stand behind the jump, and those that fit there and would leave less
/// behind it than a jump may.
fn stay(desk: &Desk, edition: &Edition, plan: &Plan) -> Vec<StoryId> {
    let fit = |id: StoryId, legs: &[Leg]| desk.fit((edition, plan), id, legs, Effort::Set);
    let stays = |id: &StoryId| {
        let breaks = fit(*id, plan.legs(*id)).breaks;
        let short = |parted: &JumpBreak| cost::is_short(&edition.makeup, parted);
        breaks.iter().any(|parted| parted.after == 0)
            || breaks.iter().any(short) && fit(*id, &[]).over() == 0
    };
    plan.legs.keys().copied().filter(stays).collect()
}

/// Fits stories side by side: none changes what another stands in.
fn fit_all(desk: &Desk, edition: &Edition, plan: &Plan, stories: &[StoryId]) -> Vec<Fitted> {
    stories.par_iter().map(|id| copyfit::fit(desk, edition, plan, *id, &Sizes::new())).collect()
}

/// Returns whether a story has an area of its own: short ones in a stack take what they need.
fn has_area(edition: &Edition, plan: &Plan, id: StoryId) -> bool {
    matches!(*plan.area(edition.story(id).slot).holds, Content::Story(_))
}

/// What every try needs.
pub(crate) struct Desk<'a> {
    compositor: Compositor<'a>,
    /// The plan from which photographs count how far they may change.
    base: Plan,
    /// Lines of their captions.
    captions: Captions,
}

impl<'a> Desk<'a> {
    fn new(edition: &'a Edition, plan: &Plan, kept: &Kept) -> Desk<'a> {
        let compositor = layout::compositor(edition, &kept.layout.prepared);
        let base = plan.clone();
        let captions = Captions::of(&compositor, edition, &base);
        Desk { compositor, base, captions }
    }

    /// Returns the photographs of an edition and what they may become.
    fn photos<'b>(&'b self, edition: &'b Edition) -> Photos<'b> {
        Photos::new(edition, &self.base, &self.captions)
    }
}

impl Desk<'_> {
    /// Fits the short stories of an area by a plan.
    fn fit_stack(
        &self,
        (edition, plan): (&Edition, &Plan),
        slot: SlotId,
        stories: &[StoryId],
        effort: Effort,
    ) -> StackFit {
        layout::fit_stack(&self.compositor, (edition, plan), slot, stories, effort)
    }

    /// Fits a story of an edition by a plan into its slot and these legs.
    fn fit(
        &self,
        (edition, plan): (&Edition, &Plan),
        id: StoryId,
        legs: &[Leg],
        effort: Effort,
    ) -> Fit {
        layout::fit(&self.compositor, (edition, plan), id, legs, effort)
    }
}

impl Fitted {
    /// Changes a plan as it takes to fit the story.
    fn put_into(&self, plan: &mut Plan) {
        for change in &self.moves {
            plan.apply(change);
        }
    }
}
