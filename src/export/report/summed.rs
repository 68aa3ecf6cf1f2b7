//! Findings as people read them: errors first, and many of one kind in one place as one.

use std::collections::BTreeMap;

use super::{FindingEntry, Report};
use crate::diag::Severity;
use crate::rules::Code;

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
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in report.findings.iter().filter_map(kind) {
        *counts.entry(kind).or_default() += 1;
    }
    let mut out: Vec<Summed<'_>> = Vec::new();
    let mut first: BTreeMap<Kind, usize> = BTreeMap::new();
    for severity in [Severity::Error, Severity::Warning] {
        for (number, finding) in all().filter(|(_, finding)| finding.severity == severity) {
            let many = kind(finding).filter(|kind| counts[kind] >= MANY);
            match many.and_then(|kind| first.get(&kind)) {
                Some(at) => out[*at].more.push((number, finding)),
                None => {
                    first.extend(many.map(|kind| (kind, out.len())));
                    out.push(Summed { number, finding, more: Vec::new() });
                }
            }
        }
    }
    out
}

/// What findings have in common that say the same of the same slot.
type Kind<'a> = (Code, Severity, bool, Option<u32>, &'a str);

/// Returns the kind of a finding, where it is one of a slot.
fn kind(finding: &FindingEntry) -> Option<Kind<'_>> {
    let slot = finding.slot.as_deref()?;
    Some((finding.code, finding.severity, finding.allowed, finding.page, slot))
}
