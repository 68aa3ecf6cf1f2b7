//! A second opinion: what the library sets is judged by the rules of the trade, read afresh. Nothing
//! here asks the engine's tables.

mod bounds;
mod corpora;
mod fill;
mod proof;
mod signs;

use proof::Proof;
use signs::Sign;

/// What the judge says of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// What is wrong.
    pub(crate) faults: Vec<String>,
    /// The widest opening of each filled line, in em.
    pub(crate) openings: Vec<f64>,
}

/// Judges a paragraph.
pub(crate) fn judge(proof: &Proof) -> Verdict {
    let mut verdict = Verdict::default();
    let mut hyphens = 0;
    let mut at = 0;
    for (number, line) in proof.lines.iter().enumerate() {
        let words: String = proof.text[line.from..line.to].iter().collect();
        let mut tell = |fault: String| {
            verdict
                .faults
                .push(format!("{fault}\n    line {number} of {} em: {words}", proof.measure));
        };
        if line.from != at || line.to == line.from {
            tell("characters are lost, doubled or none".to_owned());
        }
        at = line.to;
        edges(proof, number, &mut tell);
        hyphens = if line.hyphen { hyphens + 1 } else { 0 };
        if hyphens > 2 {
            tell("a third hyphen in a row".to_owned());
        }
        let opening = fill::judge(proof, line, &mut tell);
        if let Some(fault) = fill::economy(proof, number, opening) {
            tell(fault);
        }
        if line.full {
            verdict.openings.push(opening);
        }
    }
    if at != proof.text.len() {
        verdict.faults.push("characters are lost at the end".to_owned());
    }
    let last = proof.lines.last().filter(|_| proof.lines.len() > 1);
    let lonely = last.is_some_and(|line| !is_fair_ending(proof, line.from));
    let gaping = verdict.openings.iter().any(|opening| *opening > fill::HARD + 0.005);
    if (lonely || gaping) && fill::can_be_set_well(proof) {
        let fault = if lonely { "孤字" } else { "a gap past the limit" };
        let words = words(proof);
        verdict
            .faults
            .push(format!("{fault} without need\n    of {} em: {words}", proof.measure));
    }
    verdict
}

fn words(proof: &Proof) -> String {
    let lines = proof.lines.iter().map(|line| &proof.text[line.from..line.to]);
    lines.map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("|")
}

/// Judges where a line starts and ends.
fn edges(proof: &Proof, number: usize, tell: &mut dyn FnMut(String)) {
    let line = &proof.lines[number];
    if line.right > proof.measure + 1e-6 {
        tell(format!("runs out to {}", line.right));
    }
    if let Some((first, _)) = proof.ink(line.from, line.to) {
        let indent = if number == 0 { proof.indent } else { 0.0 };
        if (line.x[first - line.from] - indent).abs() > 1e-5 {
            tell(format!("begins at {}", line.x[first - line.from]));
        }
    }
    let goes_on = number + 1 < proof.lines.len();
    if !goes_on || line.emergency {
        return;
    }
    let too_wide = || bounds::unit_width(proof, line.to) > proof.measure;
    if let Some(fault) = bounds::fault(proof, line.to, line.hyphen).filter(|_| !too_wide()) {
        tell(fault.to_owned());
    }
}

/// Returns whether a last line that begins at `from` has two characters beside its marks, or a
/// number of one em and a half (clreq 3.4.4, GB/T 15834 5.1.11).
fn is_fair_ending(proof: &Proof, from: usize) -> bool {
    let signs = &proof.signs[from..];
    let units = (0..signs.len()).filter(|&at| {
        let western = signs[at].is_western();
        signs[at] == Sign::Han || (western && (at == 0 || !signs[at - 1].is_western()))
    });
    let western = (from..proof.text.len())
        .filter(|&at| proof.signs[at].is_western() || proof.signs[at] == Sign::Other);
    units.count() >= 2 || western.map(|at| proof.widths[at]).sum::<f64>() >= 1.5
}
