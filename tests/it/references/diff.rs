//! Two texts line by line: what went (`-`), what came (`+`), and the lines around.

use std::fmt::Write;

/// Lines shown before and after a difference.
const AROUND: usize = 2;
/// Most lines shown of one pair of texts.
const MOST: usize = 40;

/// A line of either text: its sign, its number in the text that has it, its words.
type Line<'a> = (char, usize, &'a str);

/// Returns where two texts differ first, and their differences.
pub(crate) fn lines(before: &str, after: &str) -> String {
    let told = told(&before.lines().collect::<Vec<_>>(), &after.lines().collect::<Vec<_>>());
    let differs = |(sign, ..): &Line<'_>| *sign != ' ';
    let Some(&(_, first, _)) = told.iter().find(|line| differs(line)) else {
        return "differs in its line ends".to_owned();
    };
    let mut out = format!("first in line {first}:\n");
    let near = |at: usize| {
        told[at.saturating_sub(AROUND)..told.len().min(at + AROUND + 1)].iter().any(differs)
    };
    let shown: Vec<usize> = (0..told.len()).filter(|&at| near(at)).collect();
    let mut last = None;
    for &at in shown.iter().take(MOST) {
        if last.is_some_and(|last| last + 1 < at) {
            out.push_str("       ⋮\n");
        }
        let (sign, number, words) = told[at];
        let _ = writeln!(out, "{number:>6} {sign} {words}");
        last = Some(at);
    }
    if shown.len() > MOST {
        let _ = writeln!(out, "       and {} lines more", shown.len() - MOST);
    }
    out
}

/// Returns the lines of both texts in order, those that they share once.
fn told<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<Line<'a>> {
    // What is left of each pair of places has so many lines in common.
    let mut common = vec![vec![0_u32; after.len() + 1]; before.len() + 1];
    for (i, old) in before.iter().enumerate().rev() {
        for (j, new) in after.iter().enumerate().rev() {
            common[i][j] = match old == new {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut told = Vec::new();
    while i < before.len() || j < after.len() {
        let (old, new) = (before.get(i), after.get(j));
        match (old, new) {
            (Some(old), Some(new)) if old == new => {
                told.push((' ', j + 1, *old));
                (i, j) = (i + 1, j + 1);
            }
            (Some(old), new) if new.is_none() || common[i + 1][j] >= common[i][j + 1] => {
                told.push(('-', i + 1, *old));
                i += 1;
            }
            (_, Some(new)) => {
                told.push(('+', j + 1, *new));
                j += 1;
            }
            (_, None) => break,
        }
    }
    told
}

#[test]
fn a_difference_is_shown_with_its_lines_around() {
    let before = "a\nb\nc\nd\ne\nf\ng\nh\n";
    let after = "a\nb\nc\nD\ne\nf\ng\nh\ni\n";
    let wanted = "first in line 4:\n     2   b\n     3   c\n     4 - d\n     4 + D\n     5   e\n     \
                  6   f\n     7   g\n     8   h\n     9 + i\n";
    assert_eq!(lines(before, after), wanted);
    assert!(lines("a\nb\nc\nd\ne\nf\ng\nh\n", "A\nb\nc\nd\ne\nf\ng\nH\n").contains('⋮'));
    assert_eq!(lines("a", "a\n"), "differs in its line ends");
}
