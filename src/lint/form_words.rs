//! Words of the form as the house writes them, held against what is printed.

use crate::calendar::chinese_number;
use crate::edition::{Edition, Page};
use crate::page_name::{Numeral, PageName};

/// The facts that words call for, for one page.
pub(super) struct Facts {
    values: Vec<(&'static str, String)>,
    year: i32,
    month: u8,
    day: u8,
    page: u32,
    called: PageName,
}

/// Returns words without white. The long name of the CN number becomes its short one: it holds
/// the word 出版, which is looked for to find the publisher.
pub(super) fn plain(words: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    words.replace("连续出版物号", "刊号")
}

/// Returns whether a list asks for anything.
pub(super) fn asks(words: &[String]) -> bool {
    words.iter().any(|words| !words.is_empty())
}

/// Returns whether one of the words stands in one of the pieces.
pub(super) fn reads(pieces: &[String], words: &[String], facts: &Facts) -> bool {
    let wanted: Vec<String> = words.iter().filter_map(|words| facts.fill(words)).collect();
    pieces.iter().any(|piece| wanted.iter().any(|word| holds(piece, word)))
}

/// Returns whether a word stands in a piece, a number at its ends not as a part of a longer
/// one: 总第4567期 is not 第567期.
fn holds(piece: &str, word: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    piece.match_indices(word).any(|(at, _)| {
        let (before, after) = (&piece[..at], &piece[at + word.len()..]);
        let cut_before = digit(word.chars().next()) && digit(before.chars().next_back());
        let cut_after = digit(word.chars().next_back()) && digit(after.chars().next());
        !word.is_empty() && !cut_before && !cut_after
    })
}

impl Facts {
    /// Gathers the facts of an edition for one of its pages.
    pub(super) fn of(edition: &Edition, page: &Page) -> Facts {
        let date = edition.date;
        let pages = edition.pages.len() as u32;
        let figures = |year: i32| {
            let digits = year.to_string();
            digits
                .chars()
                .map(|c| match c {
                    '0' => "〇".to_owned(),
                    c => c.to_digit(10).map_or_else(String::new, chinese_number),
                })
                .collect::<String>()
        };
        let mut values = vec![
            ("year", date.year.to_string()),
            ("year_cn", figures(date.year)),
            ("month", date.month.to_string()),
            ("month_cn", chinese_number(date.month.into())),
            ("day", date.day.to_string()),
            ("day_cn", chinese_number(date.day.into())),
            ("pages", pages.to_string()),
            ("pages_cn", chinese_number(pages)),
            ("page", page.called.bare(Numeral::Figures)),
            ("page_cn", page.called.bare(Numeral::Chinese)),
        ];
        if let Some(number) = edition.number {
            values.push(("number", number.to_string()));
            values.push(("number_cn", chinese_number(number)));
        }
        let (number, called) = (page.number, page.called.clone());
        Facts {
            values,
            year: date.year,
            month: date.month,
            day: date.day,
            page: number,
            called,
        }
    }

    /// Returns words with their facts, or `None` where one of them is not known.
    fn fill(&self, words: &str) -> Option<String> {
        let words = self.called.fitting(words, "page");
        let mut out = plain(&self.called.fitting(&words, "page_cn"));
        for (name, value) in &self.values {
            out = out.replace(&format!("{{{name}}}"), value);
        }
        (!out.contains('{')).then_some(out)
    }

    /// Returns whether the date is printed in two pieces: 2021年2月 and 24, as in a date
    /// column.
    pub(super) fn date_in_parts(&self, pieces: &[String]) -> bool {
        let Facts { year, month, day, .. } = self;
        let month = format!("{year}年{month}月");
        let days = [day.to_string(), format!("{day:02}"), format!("{day}日")];
        pieces.iter().any(|piece| holds(piece, &month))
            && pieces.iter().any(|piece| days.contains(piece))
    }

    /// Returns whether the page says which it is: by one of the words, or by its name or number
    /// alone in a piece, with noughts or the letter of a section before the number (02, A02).
    pub(super) fn number_in(&self, pieces: &[String], words: &[String]) -> bool {
        let wanted: Vec<String> = words.iter().filter_map(|words| self.fill(words)).collect();
        let bare = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let alone = |piece: &str| {
            let digits = piece.trim_start_matches(|c: char| c.is_ascii_uppercase());
            let short = piece.len() - digits.len() <= 1 && bare(digits) && !digits.is_empty();
            short && digits.parse() == Ok(self.page)
        };
        let name = self.called.bare(Numeral::Figures);
        let (names, words): (Vec<&String>, Vec<&String>) =
            wanted.iter().partition(|word| **word == name);
        let is_name = |piece: &String| *piece == name || alone(piece);
        let by_name = !names.is_empty() && pieces.iter().any(is_name);
        by_name || pieces.iter().any(|piece| words.iter().any(|word| holds(piece, word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let values = vec![("page", "12".to_owned()), ("page_cn", "十二".to_owned())];
        Facts { values, year: 2021, month: 2, day: 24, page: 12, called: PageName::Number(12) }
    }

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_number_is_no_part_of_a_longer_one() {
        assert!(holds("总第4567期", "第4567期"));
        assert!(!holds("总4567期", "567期") && !holds("2021年2月241日", "2021年2月24"));
    }

    #[test]
    fn page_numbers_stand_alone_or_in_words() {
        let words = strings(&["第{page_cn}版", "{page}"]);
        for printed in ["12", "A12", "012", "要闻第十二版"] {
            assert!(facts().number_in(&strings(&[printed]), &words), "{printed}");
        }
        for printed in ["2", "112", "2月12日", "AB12", "第二版", ""] {
            assert!(!facts().number_in(&strings(&[printed]), &words), "{printed}");
        }
    }

    #[test]
    fn a_page_of_its_own_name_says_that() {
        let named = |name: &str| Facts {
            values: vec![("page", name.to_owned()), ("page_cn", name.to_owned())],
            called: PageName::Own(name.into()),
            ..facts()
        };
        let words = strings(&["第{page_cn}版", "{page}"]);
        for printed in ["B01版要闻", "B01", "12"] {
            assert!(named("B01").number_in(&strings(&[printed]), &words), "{printed}");
        }
        for printed in ["第十二版", "B02", "B1", "第B版"] {
            assert!(!named("B01").number_in(&strings(&[printed]), &words), "{printed}");
        }
    }

    #[test]
    fn a_date_may_stand_in_two_pieces() {
        assert!(facts().date_in_parts(&strings(&["2021年2月", "24", "星期三"])));
        assert!(!facts().date_in_parts(&strings(&["2021年2月", "2", "4"])));
        assert!(!facts().date_in_parts(&strings(&["2021年12月", "24"])));
    }
}
