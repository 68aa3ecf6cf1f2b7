//! From an [`Edition`] and its [`Plan`] to a [`Composition`]: a pure function.
//!
//! [`compose`] sets every story (slots → head → passages → lines), then every page (boxes, fixed
//! matter, photographs, the stories' parts), then says what is wrong. It reads no file and
//! chooses nothing, and what it is handed to keep ([`Kept`]) only makes it faster, so that make-up can call
//! it as often as it likes.
//!
//! - `places` turns a slot into ordered line places, `headline`, `headline_lines` and `vertical` set heads,
//!   `head_fit` fits them by what `head_sense` knows of their places, `heads` keeps how they were fitted;
//! - `passage` prepares a block of the body, `manuscript` keeps what is prepared, `settings` how it was set;
//! - `flow` distributes the passages, `balance` lets the columns of a slot end together, `widows` keeps remnants of paragraphs from the heads of columns,
//!   `thread` follows a story through its slots and makes its lines visible, `vertical_copy` does for
//!   lines down the page what `places` and `thread` do for those across;
//! - `dots` stand under emphasised words, `initial` opens a story's copy;
//! - `briefs`, `figure`, `furniture` and `index` set the other kinds of slots;
//! - `measure` and `head_measure` set copy and heads without a page, `dummy` stands in for copy that is not there, `copy_wanted`
//!   says how much of it is missing;
//! - `signs` tells characters that no face has, rare and traditional ones;
//! - `page` puts all of it on the page, `bounds` holds that all of it stands where it may, `findings`
//!   judges the result.

mod balance;
mod bounds;
mod briefs;
mod copy_wanted;
mod dots;
mod dummy;
mod figure;
mod findings;
mod fit;
mod flow;
mod furniture;
mod head_fit;
mod head_measure;
mod head_sense;
mod headline;
mod headline_lines;
mod heads;
mod index;
mod initial;
mod kept;
mod manuscript;
mod measure;
mod page;
mod passage;
mod places;
mod quotes;
mod settings;
mod signs;
mod thread;
mod typesetter;
mod verse;
mod vertical;
mod vertical_copy;
mod widows;

pub use copy_wanted::{copy_wanted, copy_wanted_with, tell};
pub(crate) use figure::{caption_lines, room as picture_room};
pub(crate) use fit::{Effort, Fit, HeadLines, StackFit, fit, fit_stack, holds, rows, title};
pub use head_measure::measure_heads;
pub(crate) use headline::Title;
pub use measure::{Column, measure};

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::edition::{Content, Edition};
use crate::frame::{Composition, Finding, StoryReport};
use crate::ids::{PageId, SlotId, StoryId};
use crate::plan::Plan;
use crate::text::Setter;

use bounds::{Breach, Told};
use briefs::Briefs;
use flow::Care;
pub use kept::Kept;
use kept::ThreadFrom;
pub(crate) use manuscript::{Compositor, Shelves};
use page::MadePage;
pub(crate) use thread::JumpBreak;
use thread::{Input, Stops, Thread};
use typesetter::Typesetter;

/// Composes a whole edition as a plan has it. Copy that finds no place is told in the result, never an
/// error.
pub fn compose(edition: &Edition, plan: &Plan, kept: &Kept) -> Composition {
    compose_with(&compositor(edition, &kept.prepared), edition, plan, kept)
}

/// Composes an edition with the compositor who tried other plans of it: what it prepared is not
/// prepared again.
pub(crate) fn compose_with(
    compositor: &Compositor,
    edition: &Edition,
    plan: &Plan,
    kept: &Kept,
) -> Composition {
    let input = Input { edition, plan };
    let (set, made, misplaced) = set_in_place(compositor, input, kept);
    let mut findings: Vec<Finding> = misplaced.into_findings().collect();
    let mut pages = Vec::new();
    for made in made {
        pages.push(made.page);
        findings.extend(made.findings);
    }
    let threads: BTreeMap<StoryId, &Thread> =
        set.threads().map(|thread| (thread.story, thread)).collect();
    for thread in threads.values() {
        findings.extend(findings::of_thread(input, thread));
        findings.extend(quotes::of_thread(input, thread));
    }
    findings.extend(dummy::findings(input));
    let threads_in_order = threads.values().copied();
    findings.extend(signs::findings(&compositor.typesetter, input, threads_in_order));
    findings.sort_by_key(Finding::rank);
    let stories = threads.values().map(|thread| story_report(edition, thread)).collect();
    let names = edition.names();
    Composition { names, pages, stories, findings }
}

/// Returns the compositor of an edition, for all its plans.
pub(crate) fn compositor<'a>(edition: &'a Edition, kept: &Shelves) -> Compositor<'a> {
    let setter = Setter::new(&edition.book);
    let typesetter = Typesetter::new(setter, edition.rules, &edition.lexicon);
    Compositor::new(typesetter, kept.of(edition))
}

/// Sets the stories and the pages. Copy that would stand where it may not is overset, and so is all that
/// follows it, so that what is placed stands in its place; what was wrong is told.
fn set_in_place(
    compositor: &Compositor,
    input: Input,
    kept: &Kept,
) -> (SetStories, Vec<MadePage>, Told) {
    let ids: Vec<PageId> = input.edition.page_ids().collect();
    let (mut stops, mut told) = (Stops::new(), Told::default());
    for round in 0.. {
        let set = set_stories(compositor, input, kept, &stops);
        let made =
            ids.par_iter().map(|id| page::make(&compositor.typesetter, input, *id, &set));
        let made: Vec<MadePage> = made.collect();
        let breaches = made.par_iter().map(|made| bounds::breaches(input, &made.page));
        let breaches: Vec<Vec<Breach>> = breaches.collect();
        let breaches = || breaches.iter().flatten();
        told.add(input, breaches());
        if !bounds::tighten(&mut stops, breaches(), input.edition, round) {
            return (set, made, told);
        }
    }
    unreachable!("stories end earlier each round, and at last at their first line")
}

/// Every story of an edition, set.
struct SetStories {
    single: Vec<Arc<Thread>>,
    briefs: BTreeMap<SlotId, Briefs>,
}

impl SetStories {
    fn threads(&self) -> impl Iterator<Item = &Thread> {
        self.single
            .iter()
            .map(Arc::as_ref)
            .chain(self.briefs.values().flat_map(|briefs| &briefs.threads))
    }
}

fn set_stories(
    compositor: &Compositor,
    input: Input,
    kept: &Kept,
    stops: &Stops,
) -> SetStories {
    let Input { edition, plan } = input;
    kept.threads.begin(edition);
    let in_briefs =
        |id: &StoryId| matches!(*plan.area(edition.story(*id).slot).holds, Content::Briefs(_));
    let single: Vec<StoryId> = plan.stories(edition).filter(|id| !in_briefs(id)).collect();
    let set = |id: &StoryId| {
        let (legs, stop) = (plan.legs(*id), stops.get(id).copied());
        let anew = || Arc::new(thread::compose(compositor, input, *id, legs, Care::Full, stop));
        match stop {
            None => kept.threads.get(*id, ThreadFrom::of(input, *id), anew),
            Some(_) => anew(),
        }
    };
    let single = single.par_iter().map(set).collect();
    let mut briefs = BTreeMap::new();
    for (id, stories) in stacks(plan) {
        briefs.insert(id, briefs::compose(compositor, input, id, stories, stops, Care::Full));
    }
    SetStories { single, briefs }
}

/// Returns the areas in which short stories stand one under the other, with these stories.
pub(crate) fn stacks(plan: &Plan) -> impl Iterator<Item = (SlotId, &[StoryId])> {
    plan.areas().filter_map(|(id, area)| match &*area.holds {
        Content::Briefs(stories) if !stories.is_empty() => Some((id, stories.as_slice())),
        _ => None,
    })
}

fn story_report(edition: &Edition, thread: &Thread) -> StoryReport {
    let story = edition.story(thread.story);
    StoryReport {
        story: thread.story,
        dummy: story.dummy,
        paragraphs: story.paragraphs,
        file: story.file.clone(),
        headline: story.head.plain_title(),
        total: story.chars(),
        placed: thread.placed,
        overset_lines: thread.overset_lines,
        parts: thread.regions.iter().map(|region| region.part.clone()).collect(),
    }
}
