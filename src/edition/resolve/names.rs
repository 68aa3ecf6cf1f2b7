//! Names in a list come out alike wide (clreq 3.4.3): beside names of three characters one of
//! two gets a blank between them.

/// What stands in a list of names without being one: 记者, 通讯员, 摄影 …
const LABELS: &[char] =
    &['员', '者', '影', '辑', '对', '版', '文', '图', '讯', '社', '台', '报'];

/// Returns a list of names, parted by blanks, evened out. Other words stay as they are.
pub(super) fn even(list: &str) -> String {
    let is_name = |word: &str, count: usize| {
        word.chars().count() == count
            && word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
            && !word.ends_with(LABELS)
    };
    let words: Vec<&str> = list.split([' ', '\u{3000}']).collect();
    let has = |count| words.iter().any(|word| is_name(word, count));
    if !(has(2) && has(3)) {
        return list.to_owned();
    }
    let mut out = String::with_capacity(list.len() + 3 * words.len());
    let mut at = 0;
    for word in words {
        match word.char_indices().nth(1).filter(|_| is_name(word, 2)) {
            Some((middle, _)) => {
                out.push_str(&word[..middle]);
                out.push('\u{3000}');
                out.push_str(&word[middle..]);
            }
            None => out.push_str(word),
        }
        at += word.len();
        // The blank as it was typed.
        let blank = list[at..].chars().next();
        out.extend(blank);
        at += blank.map_or(0, char::len_utf8);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::even;

    #[test]
    fn names_of_two_characters_are_as_wide_as_those_of_three() {
        assert_eq!(even("甲乙 丙丁戊"), "甲　乙 丙丁戊");
        assert_eq!(even("记者 甲乙　丙丁戊 摄影 己庚"), "记者 甲　乙　丙丁戊 摄影 己　庚");
    }

    #[test]
    fn other_lists_stay_as_they_are() {
        for list in [
            "甲乙",
            "甲乙 丙丁",
            "通讯员 甲乙",
            "",
            " ",
            "Ann 甲乙 丙丁戊己",
            "○○ ○○○",
            "甲乙、丙丁戊",
        ] {
            assert_eq!(even(list), list);
        }
    }
}
