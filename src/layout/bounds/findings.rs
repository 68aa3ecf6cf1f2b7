//! What is told of things that do not stand in their place.

use std::collections::BTreeMap;

use super::{Breach, Thing, Wrong};
use crate::diag::{Span, Text};
use crate::frame::{Datum, Finding, Tag};
use crate::geom::{Abs, Rect};
use crate::ids::{BlockId, SlotId, StoryId};
use crate::layout::findings::in_slot;
use crate::layout::thread::Input;
use crate::plan::{Area, PagePlan};
use crate::rules::Code;
use crate::terms::Words;
use crate::text;

/// The findings of a composition about places: of each kind in a slot the first, with their number.
#[derive(Debug, Default)]
pub(in crate::layout) struct Told(BTreeMap<Kind, Finding>);

/// What is told once: what is wrong, in which slot, of which sort of thing.
type Kind = (Code, SlotId, Tag);

impl Told {
    /// Takes in what is wrong, but for what is told already.
    pub(in crate::layout) fn add<'a>(
        &mut self,
        input: Input,
        breaches: impl Iterator<Item = &'a Breach<'a>>,
    ) {
        let mut found: BTreeMap<Kind, (&Breach, u32)> = BTreeMap::new();
        for breach in breaches {
            let (_, count) = found.entry(kind(breach)).or_insert((breach, 0));
            *count += 1;
        }
        for (kind, (breach, count)) in found {
            self.0.entry(kind).or_insert_with(|| finding(input, breach, count));
        }
    }

    /// Returns the findings.
    pub(in crate::layout) fn into_findings(self) -> impl Iterator<Item = Finding> {
        self.0.into_values()
    }
}

fn kind(breach: &Breach) -> Kind {
    let thing = &breach.thing;
    let code = match breach.wrong {
        Wrong::Leaves(_) => Code::OutOfPlace,
        Wrong::Covers(_) => Code::InkOverlaps,
    };
    let sort = match thing.tag {
        Tag::Block(BlockId { story, .. }) => Tag::Block(BlockId { story, block: 0 }),
        tag => tag,
    };
    (code, thing.slot, sort)
}

fn finding(input: Input, breach: &Breach, count: u32) -> Finding {
    let thing = &breach.thing;
    let page = input.plan.page(thing.slot.page);
    let slot = &page.areas[thing.slot.slot];
    let (finding, against) = match &breach.wrong {
        Wrong::Leaves(bounds) => (leaves(page, slot, thing, *bounds), *bounds),
        Wrong::Covers(other) => (covers(page, slot, thing, other), other.reach),
    };
    let mut finding = Finding {
        story: story(thing.tag),
        rect: Some(thing.reach),
        against: Some(against),
        source: Some(place(slot, thing)),
        ..finding
    };
    finding.data.push((Datum::Things, f64::from(count)));
    finding
}

fn leaves(page: &PagePlan, slot: &Area, thing: &Thing, bounds: Rect) -> Finding {
    let (reach, name, number) = (thing.reach, &slot.look.name, &page.given.called);
    let sides = [
        bounds.x0 - reach.x0,
        bounds.y0 - reach.y0,
        reach.x1 - bounds.x1,
        reach.y1 - bounds.y1,
    ];
    let beyond = sides.into_iter().max().unwrap_or(Abs::ZERO).to_pt();
    let beyond = (beyond * 10.0).round() / 10.0;
    let Text { zh, en } = called(thing);
    Finding {
        hints: vec![text!(
            "在版式里放大版位，或改小 inset、栏数、标题的宽度或字号",
            "in the layout make the slot larger, or take smaller insets, fewer columns, a \
             narrower strip or smaller type"
        )],
        data: vec![(Datum::BeyondPt, beyond)],
        ..in_slot(
            page,
            slot,
            Code::OutOfPlace,
            text!(
                "{number:#} {name} 的{zh}伸出它的位置 {beyond} 点",
                "{en} in slot {name} of page {number} reaches {beyond} pt out of its place"
            ),
        )
    }
}

fn covers(page: &PagePlan, slot: &Area, thing: &Thing, other: &Thing) -> Finding {
    let (name, number) = (&slot.look.name, &page.given.called);
    let under = &page.areas[other.slot.slot].look.name;
    let (Text { zh, en }, Text { zh: zh_under, en: en_under }) = (called(thing), called(other));
    Finding {
        hints: vec![text!(
            "在版式里把两者分开：改行距、栏数、inset 或版位",
            "part the two in the layout: pitch, columns, insets or slots"
        )],
        ..in_slot(
            page,
            slot,
            Code::InkOverlaps,
            text!(
                "{number:#} {name} 的{zh}压在 {under} 的{zh_under}上",
                "{en} in slot {name} of page {number} lies over {en_under} in slot {under}"
            ),
        )
    }
}

/// Returns where a thing is written, else where its slot is.
fn place(slot: &Area, thing: &Thing) -> Span {
    let span = thing.piece.run().and_then(|run| run.span.clone());
    span.unwrap_or_else(|| slot.look.span.clone())
}

/// Returns the story to which a thing belongs.
fn story(tag: Tag) -> Option<StoryId> {
    match tag {
        Tag::Block(block) => Some(block.story),
        Tag::Credit(story) | Tag::JumpTo { story, .. } => Some(story),
        tag => tag.head(),
    }
}

/// Returns what a thing is called, with its words where it has any.
fn called(thing: &Thing) -> Text {
    let (zh, en) = match thing.tag {
        Tag::Head { part: Words::Label, .. } | Tag::Label => ("栏头", "the label"),
        Tag::Head { .. } => ("标题", "the head"),
        Tag::JumpTo { .. } | Tag::JumpFrom { .. } => ("转版行", "the jump line"),
        Tag::Credit(_) => ("署名", "the credit"),
        Tag::Entry { .. } => ("导读", "the index entry"),
        Tag::Picture(_) => ("图片", "the picture"),
        Tag::Caption(_) | Tag::PhotoCredit(_) => ("图片说明", "the caption"),
        Tag::Furniture => ("固定内容", "the fixed matter"),
        Tag::Booked => ("预留的广告", "the booked advertisement"),
        Tag::Area(_) | Tag::Block(_) | Tag::Boxed | Tag::Rule => ("正文", "the copy"),
    };
    match thing.piece.run() {
        Some(run) => {
            let words = &run.text;
            text!("{zh}“{words}”", "{en} `{words}`")
        }
        None => text!("{zh}", "{en}"),
    }
}
