//! Which headline style and which way of setting copy a slot has: every slot for copy has both.

use super::super::SlotStyles;
use super::super::raw::{House, Slot};
use super::Ladder;
use super::report::Report;
use crate::diag::Text;
use crate::rules::Code;
use crate::text;

/// The styles of a house by which slots are set that name none.
#[derive(Clone, Copy)]
pub(super) struct Styles<'a> {
    /// The house style.
    pub(super) house: &'a House,
    /// Its type ladder.
    pub(super) ladder: &'a Ladder,
}

impl Styles<'_> {
    /// Returns the headline style of a slot over so many columns: the one that it names, else
    /// the ladder's, else the only one that the house has.
    fn head(self, named: Option<&str>, span: u32) -> Option<String> {
        let rung =
            || self.ladder.range(..=span).next_back().map(|(_, head)| head.value.as_str());
        let only = || match self.house.heads.len() {
            1 => self.house.heads.keys().next().map(String::as_str),
            _ => None,
        };
        named.or_else(rung).or_else(only).map(str::to_owned)
    }

    /// Returns the styles of a slot over so many columns under a headline style of the day,
    /// where one is named; `None` where it has copy and lacks one.
    pub(super) fn of(self, slot: &Slot, head: Option<&str>, span: u32) -> Option<SlotStyles> {
        let own = |name: &Option<crate::diag::Spanned<String>>| {
            name.as_ref().map(|name| name.value.clone())
        };
        let named = head.map(str::to_owned).or_else(|| own(&slot.head));
        if !slot.kind.value.wants_copy() {
            return Some(SlotStyles { head: named, copy: own(&slot.copy) });
        }
        self.named((named, own(&slot.copy)), span)
    }

    /// Returns the styles of copy over so many columns, by the names of a headline style and of a way of
    /// setting copy where they are named; `None` where it lacks one.
    pub(super) fn named(
        self,
        (head, copy): (Option<String>, Option<String>),
        span: u32,
    ) -> Option<SlotStyles> {
        let head = self.head(head.as_deref(), span)?;
        let copy = copy.or_else(|| self.house.default_copy().map(str::to_owned))?;
        Some(SlotStyles { head: Some(head), copy: Some(copy) })
    }

    /// Reports what a slot for copy lacks that spans so many columns.
    pub(super) fn check(self, slot: &Slot, span: u32, report: &mut Report) {
        if !slot.kind.value.wants_copy() {
            return;
        }
        let name = &slot.name.value;
        let mut lacks = |message: Text, hint: Text| {
            report.error(Code::NoStyle, &slot.name.range, message, hint);
        };
        if self.head(slot.head.as_ref().map(|head| head.value.as_str()), span).is_none() {
            lacks(
                text!(
                    "版位 `{name}`（{span} 栏）没有标题样式",
                    "the slot `{name}` over {span} columns has no headline style"
                ),
                text!(
                    "写 head = \"…\"，或在 house.toml 的 [ladder] 里给 {span} 栏一个样式",
                    "write head = \"…\", or give {span} columns one under [ladder] of house.toml"
                ),
            );
        }
        if slot.copy.is_none() && self.house.default_copy().is_none() {
            lacks(
                text!("版位 `{name}` 没有排文样式", "the slot `{name}` has no copy style"),
                text!(
                    "写 copy = \"…\"，或在 house.toml 里加上 [copy.news]",
                    "write copy = \"…\", or add [copy.news] to house.toml"
                ),
            );
        }
    }
}
