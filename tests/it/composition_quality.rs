//! Total fit against a greedy first fit of the same engine, on 100,000 characters at 13 em.
//! `cargo test --test it composition_quality -- --nocapture` prints the figures.
#![allow(clippy::print_stdout, reason = "the figures are for those who ask for them")]

use banmian::text::{End, Fit, Prepared, Rules, break_lines, set_line};

use crate::common::newscopy::Reporter;
use crate::common::setup;

/// How a text came out.
#[derive(Debug, Default)]
struct Figures {
    lines: usize,
    /// Openings of the filled lines in em, all places of a line counting as one.
    gaps: Vec<f64>,
}

impl Figures {
    fn of(copy: &[Prepared], measure: f64, fit: Fit) -> Figures {
        let room = |line: usize| setup::room(measure, if line == 0 { 2.0 } else { 0.0 });
        let mut figures = Figures::default();
        for paragraph in copy {
            let breaks = break_lines(paragraph, &room, fit, true);
            figures.lines += breaks.len();
            let full = breaks.iter().enumerate().filter(|(_, line)| line.end == End::Soft);
            let gap = |(at, line)| set_line(paragraph, line, room(at), true).gap.to_em();
            figures.gaps.extend(full.map(gap));
        }
        figures
    }

    /// Returns the mean of the squared gaps, in thousandths of an em squared.
    fn mean_square(&self) -> f64 {
        let sum: f64 = self.gaps.iter().map(|gap| gap * gap).sum();
        1000.0 * sum / self.gaps.len().max(1) as f64
    }

    fn widest(&self) -> f64 {
        self.gaps.iter().copied().fold(0.0, f64::max)
    }

    fn above(&self, limit: f64) -> usize {
        self.gaps.iter().filter(|gap| **gap > limit).count()
    }

    fn tell(&self, name: &str) {
        println!(
            "{name}: {} lines, mean squared gap {:.2} thousandths, widest {:.3} em, {} above 0.1, \
             {} above 0.2, {} above 0.33",
            self.lines,
            self.mean_square(),
            self.widest(),
            self.above(0.1),
            self.above(0.2),
            self.above(0.33)
        );
    }
}

fn prepared(copy: Vec<String>) -> Vec<Prepared> {
    copy.iter().map(|text| setup::prepare(text, "song", Rules::default())).collect()
}

#[test]
fn total_fit_is_evener_than_first_fit_in_as_many_lines() {
    // `judges` shows of other copy that a line that gapes could not be helped; here there is none.
    let copy = prepared(Reporter::plain(2).copy(100_000));
    let (first, total) =
        (Figures::of(&copy, 13.0, Fit::First), Figures::of(&copy, 13.0, Fit::Total));
    first.tell("first fit");
    total.tell("total fit");
    assert!(total.mean_square() * 1.5 < first.mean_square(), "evener by half at least");
    assert!(total.lines * 1000 <= first.lines * 1002, "no more than 0.2 % more lines");
    assert!(total.widest() <= 0.33, "no line gapes");
}

#[test]
fn it_is_so_with_english_words_and_at_other_measures() {
    let copy = prepared(Reporter::new(2).copy(30_000));
    for measure in [11.0, 13.0, 15.0, 17.5, 22.0] {
        let (first, total) =
            (Figures::of(&copy, measure, Fit::First), Figures::of(&copy, measure, Fit::Total));
        first.tell(&format!("first fit at {measure} em"));
        total.tell(&format!("total fit at {measure} em"));
        assert!(total.mean_square() * 1.1 < first.mean_square(), "evener at {measure} em");
        assert!(total.lines * 1000 <= first.lines * 1002, "as many lines at {measure} em");
        assert!(total.above(0.33) <= first.above(0.33), "no more gaping lines at {measure} em");
    }
}
