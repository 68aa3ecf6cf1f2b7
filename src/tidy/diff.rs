//! The changes of lines as a unified diff, as `diff -u` writes it.

use std::fmt::Write as _;

/// Lines that are shown round a change.
const CONTEXT: usize = 3;

/// Returns the changes of lines, each as it was and what has become of it.
pub(super) fn unified(name: &str, lines: &[(String, String)]) -> String {
    let changed: Vec<usize> =
        (0..lines.len()).filter(|at| lines[*at].0 != lines[*at].1).collect();
    let mut out = String::new();
    if changed.is_empty() {
        return out;
    }
    let _ = writeln!(out, "--- {name}\n+++ {name}");
    // What the hunks before have added: lines.
    let mut shift: isize = 0;
    let mut at = 0;
    while at < changed.len() {
        let mut last = at;
        while changed.get(last + 1).is_some_and(|next| next - changed[last] <= 2 * CONTEXT) {
            last += 1;
        }
        let start = changed[at].saturating_sub(CONTEXT);
        let end = (changed[last] + CONTEXT + 1).min(lines.len());
        let body = body(&lines[start..end]);
        let count =
            |sign: char| body.iter().filter(|(kind, _)| *kind == ' ' || *kind == sign).count();
        let (was, now) = (count('-'), count('+'));
        let first = start as isize + 1;
        let _ = writeln!(out, "@@ -{first},{was} +{},{now} @@", first + shift);
        for (kind, line) in body {
            out.push(kind);
            out.push_str(&line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
        shift += now as isize - was as isize;
        at = last + 1;
    }
    out
}

/// Returns the lines of a hunk with their signs.
fn body(lines: &[(String, String)]) -> Vec<(char, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].0 == lines[at].1 {
            out.push((' ', lines[at].0.clone()));
            at += 1;
            continue;
        }
        let run = &lines[at..at + run(&lines[at..])];
        let whole: String = run.iter().map(|(_, now)| now.as_str()).collect();
        let was: Vec<&str> = run.iter().map(|(was, _)| was.as_str()).collect();
        let now: Vec<&str> = whole.split_inclusive('\n').collect();
        let lead = was.iter().zip(&now).take_while(|(was, now)| was == now).count();
        let ends = was[lead..].iter().rev().zip(now[lead..].iter().rev());
        let tail = ends.take_while(|(was, now)| was == now).count();
        let mut add = |sign: char, lines: &[&str]| {
            out.extend(lines.iter().map(|line| (sign, (*line).to_owned())));
        };
        add(' ', &was[..lead]);
        add('-', &was[lead..was.len() - tail]);
        add('+', &now[lead..now.len() - tail]);
        add(' ', &was[was.len() - tail..]);
        at += run.len();
    }
    out
}

/// Returns how many lines from the first on were changed; one that has lost its end goes on in the next.
fn run(lines: &[(String, String)]) -> usize {
    let mut open = false;
    let changed = lines.iter().take_while(|(was, now)| {
        let own = was != now || open;
        open = match now.is_empty() {
            true => open,
            false => !now.ends_with('\n'),
        };
        own
    });
    changed.count()
}
