//! Room that stays free is told once: of what says so of one place, the heaviest stands, with the figures
//! of the others.

use crate::frame::Finding;
use crate::rules::Code;

/// What tells of free room: of those that weigh the same, the first.
const FREE: [Code; 4] = [Code::WhiteArea, Code::EmptySlot, Code::PanelEmpty, Code::Gap];

/// Leaves one finding of free room at each place.
pub fn one_a_place(findings: &mut Vec<Finding>) {
    let (mut free, rest): (Vec<Finding>, Vec<Finding>) =
        std::mem::take(findings).into_iter().partition(|finding| rank(finding).is_some());
    free.sort_by_key(rank);
    let mut stand: Vec<Finding> = Vec::new();
    for finding in free {
        match stand.iter_mut().find(|heavier| same_place(heavier, &finding)) {
            Some(heavier) => take_over(heavier, finding),
            None => stand.push(finding),
        }
    }
    *findings = rest;
    findings.extend(stand);
}

fn rank(finding: &Finding) -> Option<(std::cmp::Reverse<crate::rules::Severity>, usize)> {
    let at = FREE.iter().position(|code| *code == finding.code)?;
    Some((std::cmp::Reverse(finding.severity), at))
}

/// Returns whether two of them tell of one place: the same slot, or places that lie over each other.
fn same_place(a: &Finding, b: &Finding) -> bool {
    if a.code == b.code || a.page != b.page {
        return false;
    }
    let both = a.rect.zip(b.rect);
    (a.slot.is_some() && a.slot == b.slot) || both.is_some_and(|(a, b)| a.overlaps(b))
}

/// Adds to a finding what a lighter one knows of its place: figures of its own, and what to do.
fn take_over(heavier: &mut Finding, lighter: Finding) {
    let known = |finding: &Finding, datum| finding.data.iter().any(|(own, _)| *own == datum);
    for (datum, value) in lighter.data {
        if !known(heavier, datum) {
            heavier.data.push((datum, value));
        }
    }
    heavier.story = heavier.story.or(lighter.story);
    if lighter.code != heavier.code && !lighter.hints.is_empty() {
        heavier.hints = lighter.hints;
    }
}
