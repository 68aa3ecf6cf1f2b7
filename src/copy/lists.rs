//! Items of lists by what they open with.

/// The number with which an item of a list opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListNumber {
    /// Its bytes, with the blanks behind it.
    pub bytes: usize,
    /// Whether it is a Western one with a blank behind it, as in Markdown: `1. `
    pub spaced: bool,
}

/// Returns the number with which words open: 1. 1、 （1） 一、 （一） ①
pub fn list_number(words: &str) -> Option<ListNumber> {
    let first = words.chars().next()?;
    let rest = if ('①'..='⑳').contains(&first) || ('㈠'..='㈩').contains(&first) {
        &words[first.len_utf8()..]
    } else {
        let inner = words.trim_start_matches(['（', '(']);
        let western = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = match western.len() == inner.len() {
            true => inner.trim_start_matches(|c| "一二三四五六七八九十".contains(c)),
            false => western,
        };
        let figures = inner[..inner.len() - rest.len()].chars().count();
        let bracketed = inner.len() < words.len();
        let closes = |c: char| match c {
            '）' | ')' => bracketed || rest.len() == western.len(),
            '、' | '．' => !bracketed,
            // A point before a figure is one of a number.
            '.' => !bracketed && !rest[1..].starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        let close = rest.chars().next().filter(|c| (1..=3).contains(&figures) && closes(*c))?;
        &rest[close.len_utf8()..]
    };
    let behind = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']);
    let spaced = behind.len() < rest.len() && words.starts_with(|c: char| c.is_ascii_digit());
    let bytes = words.len() - behind.len();
    (!behind.is_empty()).then_some(ListNumber { bytes, spaced })
}

#[cfg(test)]
mod tests {
    use super::list_number;

    #[test]
    fn numbers_of_lists_and_of_other_things() {
        let bytes = |words: &str| list_number(words).map(|number| number.bytes);
        let number = |mark: &str| assert_eq!(bytes(&format!("{mark}春江")), Some(mark.len()));
        [
            "1. ",
            "1.",
            "12. ",
            "1) ",
            "1）",
            "1、",
            "（1）",
            "(1)",
            "一、",
            "十二、",
            "（一）",
            "①",
            "㈡",
            "② ",
        ]
        .into_iter()
        .for_each(number);
        for words in ["1.5亿元", "2021年", "2021. 春", "一带一路", "（甲）文", "3", "①", "（1"]
        {
            assert_eq!(list_number(words), None, "{words}");
        }
        assert!(list_number("1. 春").is_some_and(|number| number.spaced));
        assert!(list_number("① 春").is_some_and(|number| !number.spaced));
    }
}
