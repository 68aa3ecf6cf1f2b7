//! Findings as people read them: errors first, and many of one kind in one place as one.

use super::{FindingEntry, Report, SeverityWord};

/// From this many on, findings of one code in one slot are summed up.
const MANY: usize = 4;

/// One finding, or the first of many of its kind.
#[derive(Clone, Debug)]
pub struct Summed<'a> {
    /// Its number in the report, from 1.
    pub number: usize,
    /// The finding.
    pub finding: &'a FindingEntry,
    /// Those that say the same of the same slot, with their numbers.
    pub more: Vec<(usize, &'a FindingEntry)>,
}

/// Returns the findings of a report with the errors before the warnings; otherwise they stand as
/// in the report, where a kind of which there are many in one slot stands with its first.
pub fn summed(report: &Report) -> Vec<Summed<'_>> {
    let all = || report.findings.iter().enumerate().map(|(at, finding)| (at + 1, finding));
    let mut out: Vec<Summed<'_>> = Vec::new();
    for severity in [SeverityWord::Error, SeverityWord::Warning] {
        for (number, finding) in all().filter(|(_, finding)| finding.severity == severity) {
            let kind = all().filter(|(_, other)| is_alike(other, finding)).count();
            let first = out.iter_mut().find(|first| is_alike(first.finding, finding));
            match first {
                Some(first) if kind >= MANY => first.more.push((number, finding)),
                _ => out.push(Summed { number, finding, more: Vec::new() }),
            }
        }
    }
    out
}

/// Returns whether two findings say the same of the same slot.
fn is_alike(one: &FindingEntry, other: &FindingEntry) -> bool {
    let kind = |finding: &FindingEntry| (finding.severity, finding.allowed, finding.page);
    let slot = one.slot.as_ref().filter(|slot| other.slot.as_ref() == Some(slot));
    slot.is_some() && one.code == other.code && kind(one) == kind(other)
}
