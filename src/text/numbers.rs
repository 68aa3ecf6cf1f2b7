//! Numbers as they are typed: full-width points and commas between figures, figures grouped by
//! blanks (GB/T 15835 5.1).

use super::class::{Class, normal};
use super::prepared::Cell;

/// Groups of three figures that are looked at on either side of a comma: no number of a newspaper
/// has more.
const GROUPS: usize = 8;

/// Returns what a full-width mark at byte `at` of a text stands for between figures: the decimal
/// point or the thousands mark of a number, set as narrow as they are; else the mark itself.
pub(super) fn narrowed(text: &str, at: usize, mark: char) -> char {
    let (before, after) = (&text[..at], &text[at + mark.len_utf8()..]);
    let between = before.chars().next_back().is_some_and(is_figure)
        && after.chars().next().is_some_and(is_figure);
    match mark {
        '．' if between => '.',
        '，' if between && groups_thousands(before, after) => ',',
        _ => mark,
    }
}

fn is_figure(c: char) -> bool {
    normal(c).is_ascii_digit()
}

/// Returns whether a comma parts thousands: groups of three figures behind it, and before it but for
/// the first one. Of half-width figures the first group has to be shorter: `120，350，480` is a list.
fn groups_thousands(before: &str, after: &str) -> bool {
    let figures = |mut chars: &mut dyn Iterator<Item = char>| {
        (&mut chars).take(4).take_while(|c| is_figure(*c)).collect::<Vec<char>>()
    };
    let mut rest = after;
    for group in 0.. {
        let found = figures(&mut rest.chars());
        if found.len() != 3 || group == GROUPS {
            return false;
        }
        rest = &rest[found.iter().map(|c| c.len_utf8()).sum()..];
        match rest.strip_prefix('，').filter(|rest| rest.starts_with(is_figure)) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let mut rest = before;
    for _ in 0..GROUPS {
        let found = figures(&mut rest.chars().rev());
        rest = &rest[..rest.len() - found.iter().map(|c| c.len_utf8()).sum::<usize>()];
        let next = rest.strip_suffix('，').filter(|rest| rest.ends_with(is_figure));
        match (found.len(), next) {
            (3, Some(next)) => rest = next,
            (1..=3, None) => {
                // No number begins with a nought, nor goes on from another: `10:00，273` is two.
                let begins = found.last().is_some_and(|c| normal(*c) != '0')
                    && !rest.ends_with(['.', '．', ':', '：', '∶', '/', '／', '-', '，', ',']);
                return begins && (found.len() < 3 || !found.iter().any(char::is_ascii));
            }
            _ => return false,
        }
    }
    false
}

/// Makes the blanks that group the figures of a number (`12 345 678`) part of it: it is not parted
/// there, nor opened.
pub(super) fn join_groups(cells: &mut [Cell]) {
    let digits = |from: usize| {
        cells[from..].iter().take_while(|cell| cell.class == Class::Digit).count()
    };
    let mut blanks = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let first = digits(at);
        if first == 0 {
            at += 1;
            continue;
        }
        at += first;
        while (1..=3).contains(&first)
            && cells.get(at).is_some_and(|cell| cell.class == Class::Space)
            && digits(at + 1) == 3
        {
            blanks.push(at);
            at += 4;
        }
    }
    for at in blanks {
        cells[at].class = Class::Glue;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a text with its marks as they are set.
    fn set(text: &str) -> String {
        text.char_indices().map(|(at, c)| narrowed(text, at, c)).collect()
    }

    #[test]
    fn points_and_thousands_marks_are_narrow_between_figures() {
        assert_eq!(
            set("占７５．７％，共１，２３４，５６７元"),
            "占７５.７％，共１,２３４,５６７元"
        );
        assert_eq!(set("约3．5%，合12，345．6万"), "约3.5%，合12,345.6万");
        assert_eq!(set("１２３，４５６"), "１２３,４５６");
    }

    #[test]
    fn lists_and_sentence_ends_keep_their_marks() {
        for text in [
            "12，34，56",
            "120，350，480万",
            "１９９７，１９９８年",
            "１，２３４，５",
            "一．２",
            "３．",
            "11:00，273人",
            "3.5，200个",
            "１：０５，３００",
        ] {
            assert_eq!(set(text), text);
        }
        let many = "１２３，".repeat(2000) + "１２３";
        assert_eq!(set(&many).matches(',').count(), 0, "no number has so many figures");
    }
}
