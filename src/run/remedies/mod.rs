//! Remedies for what is still wrong when an edition is set: each is tried on the whole edition before a finding
//! tells it, so that its hint is true.
//!
//! `changes` knows what may mend a finding; here it is set and judged, and told with what came of it: the finding
//! is gone, of a hole less is left, or nothing helps. An edition without errors costs little more than setting it:
//! few are tried for warnings, none where nothing is told.

mod changes;

use super::judged::Judged;
use crate::diag::{Severity, Text, counted};
use crate::edition::Edition;
use crate::frame::{Datum, Finding};
use crate::ids::PageId;
use crate::makeup::Kept;
use crate::rules::Code;
use crate::text;

/// How often an edition with errors is set for the sake of its findings.
const TRIES: usize = 4;
/// How often one that has warnings only.
const FEW: usize = 3;
/// As many as these pages are set at any rate, whatever the edition has.
const PAGES: usize = 96;
/// So many remedies that help are enough for one finding.
const ENOUGH: usize = 2;

/// A change that may mend a finding.
struct Remedy {
    edition: Edition,
    /// What it is, as something to do.
    deed: Text,
    /// What it tries: of those that try the same the first that helps is told.
    way: u32,
}

/// What came of a remedy.
enum Outcome {
    Mends,
    /// So much of a hole is left: lines, columns.
    Lessens(u32, u32),
    Fails,
}

/// A remedy as it was set.
struct Tried {
    deed: Text,
    findings: Vec<Finding>,
    errors: usize,
}

/// Errors beyond which an edition is mended first: what one change does says nothing there.
const MANY: usize = 8;

/// Puts before the hints of findings what was tried for them, and what came of it.
pub(super) fn add(best: &mut Judged, kept: &Kept) {
    if best.errors().count() > MANY {
        return;
    }
    let most = if best.weight().0 > 0 { TRIES } else { FEW };
    let left = most.min((PAGES / best.edition.pages.len().max(1)).max(1));
    let mut desk = Desk { best, kept, tried: Vec::new(), left };
    let told: Vec<(usize, Vec<Text>)> = (0..desk.best.composition.findings.len())
        .filter_map(|at| Some((at, desk.hints(&desk.best.composition.findings[at].clone())?)))
        .collect();
    for (at, hints) in told {
        best.composition.findings[at].hints = hints;
    }
}

/// Tries remedies.
struct Desk<'a> {
    best: &'a Judged,
    kept: &'a Kept,
    tried: Vec<Tried>,
    /// How often the edition may still be set.
    left: usize,
}

impl Desk<'_> {
    /// Returns the hints of a finding with what was tried for it; `None` where nothing was.
    fn hints(&mut self, finding: &Finding) -> Option<Vec<Text>> {
        let mut helps: Vec<(u32, Text)> = Vec::new();
        let mut fails: Vec<(u32, Text)> = Vec::new();
        for remedy in changes::of(self.best, finding) {
            let enough =
                helps.len() >= ENOUGH || helps.iter().any(|(way, _)| *way == remedy.way);
            if enough {
                continue;
            }
            let (way, deed) = (remedy.way, remedy.deed.clone());
            match self.outcome(finding, remedy) {
                Some(Outcome::Mends) => helps.push((way, gone(&deed))),
                Some(Outcome::Lessens(lines, columns)) => {
                    fails.push((way, lessened(&deed, lines, columns)));
                }
                Some(Outcome::Fails) => fails.push((way, deed)),
                None => break,
            }
        }
        let layouts = self.layouts(finding);
        if helps.is_empty() && fails.is_empty() && layouts.is_none() {
            return None;
        }
        let mut hints: Vec<Text> = helps.into_iter().map(|(_, hint)| hint).collect();
        // What nobody tried is no more than a way to think of: it stands where nothing helps.
        if hints.is_empty() {
            fails.dedup_by_key(|(way, _)| *way);
            hints.extend(not_enough(fails.into_iter().map(|(_, deed)| deed).collect()));
            hints.extend(finding.hints.iter().cloned());
        } else if finding.code == Code::WhiteArea && has_more(finding) {
            hints.extend(finding.hints.iter().cloned());
        }
        hints.extend(layouts);
        Some(hints)
    }

    /// Returns what comes of a remedy; `None` where no more may be tried.
    fn outcome(&mut self, finding: &Finding, remedy: Remedy) -> Option<Outcome> {
        let at = match self.tried.iter().position(|tried| tried.deed == remedy.deed) {
            Some(at) => at,
            None if self.left == 0 => return None,
            None => {
                self.left -= 1;
                let set = Judged::set(remedy.edition, self.best.templates.clone(), self.kept);
                let errors = set.errors().count();
                let findings = set.composition.findings;
                self.tried.push(Tried { deed: remedy.deed, findings, errors });
                self.tried.len() - 1
            }
        };
        let tried = &self.tried[at];
        // What mends one fault must not bring another.
        let was = self.best.errors().count();
        let most =
            if finding.severity == Severity::Error { was.saturating_sub(1) } else { was };
        if tried.errors > most && finding.code != Code::WhiteArea || tried.errors > was {
            return Some(Outcome::Fails);
        }
        if finding.code == Code::WhiteArea {
            let page = finding.page?;
            let fewer = tried.errors <= most;
            let was = &self.best.composition.findings;
            return Some(of_white((was, &tried.findings), page, finding, fewer));
        }
        let stays = tried.findings.iter().any(|other| same(finding, other));
        Some(if stays { Outcome::Fails } else { Outcome::Mends })
    }

    /// Returns with which other layouts of its page a finding was set, none of which is better.
    fn layouts(&self, finding: &Finding) -> Option<Text> {
        if finding.severity != Severity::Error {
            return None;
        }
        let page = finding.page?;
        let own = self.best.tried.iter().filter(|(tried, _)| *tried == page);
        let names: Vec<&str> = own.map(|(_, layout)| layout.as_str()).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        (!names.is_empty()).then(|| {
            text!(
                "用版式 {zh} 整版排过，也不更好",
                "set whole with layout {en} the edition is no better"
            )
        })
    }
}

/// Returns what a remedy leaves of a hole; `fewer` says whether the edition has fewer errors by it.
fn of_white(
    (was, is): (&[Finding], &[Finding]),
    page: PageId,
    finding: &Finding,
    fewer: bool,
) -> Outcome {
    let holes = |findings: &[Finding]| -> u32 {
        let own =
            findings.iter().filter(|it| it.code == Code::WhiteArea && it.page == Some(page));
        own.map(cells).sum()
    };
    let (own, was, now) = (cells(finding), holes(was), holes(is));
    if now + own <= was && fewer {
        return Outcome::Mends;
    }
    let largest = is.iter().filter(|it| it.code == Code::WhiteArea && it.page == Some(page));
    match largest.max_by_key(|hole| cells(hole)) {
        Some(hole) if now + own / 2 <= was => {
            Outcome::Lessens(figure(hole, Datum::Lines), figure(hole, Datum::Columns))
        }
        _ => Outcome::Fails,
    }
}

/// Returns whether another finding tells the same of the same place.
fn same(a: &Finding, b: &Finding) -> bool {
    let over = a.rect.zip(b.rect).is_some_and(|(a, b)| a.overlaps(b));
    a.code == b.code && a.page == b.page && (over || a.slot.is_some() && a.slot == b.slot)
}

/// Returns the lines of columns that a hole is large.
pub(super) fn cells(hole: &Finding) -> u32 {
    figure(hole, Datum::Lines) * figure(hole, Datum::Columns).max(1)
}

fn figure(finding: &Finding, wanted: Datum) -> u32 {
    let found = finding.data.iter().find(|(datum, _)| *datum == wanted);
    found.map_or(0, |(_, value)| value.max(0.0) as u32)
}

/// Returns whether it was found how much copy a hole takes.
fn has_more(finding: &Finding) -> bool {
    finding.data.iter().any(|(datum, _)| *datum == Datum::MoreChars)
}

fn gone(deed: &Text) -> Text {
    let (zh, en) = (&deed.zh, &deed.en);
    text!("{zh}：就没有了", "{en}: it is gone")
}

fn lessened(deed: &Text, lines: u32, columns: u32) -> Text {
    let (of_lines, of_columns) = (counted(lines, "line"), counted(columns, "column"));
    let (zh, en) = (&deed.zh, &deed.en);
    text!(
        "{zh}（还剩 {columns} 栏 × {lines} 行）",
        "{en} ({of_columns} by {of_lines} are left)"
    )
}

/// Returns that all of this was tried and does not help.
fn not_enough(deeds: Vec<Text>) -> Option<Text> {
    let zh: Vec<&str> = deeds.iter().map(|deed| deed.zh.as_str()).collect();
    let en: Vec<&str> = deeds.iter().map(|deed| deed.en.as_str()).collect();
    let (zh, en) = (zh.join("；"), en.join("; "));
    (!deeds.is_empty()).then(|| text!("试过，不够：{zh}", "tried, and not enough: {en}"))
}
