//! Numbers in Chinese copy: 273.9%, 百分之百, 1.25亿, 二百, 五成, as values that can be compared.

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Its value; 1.2万 is 12000.
    pub(super) value: f64,
    /// Whether it counts percent.
    pub(super) percent: bool,
    /// As it is written, with its multiplier and the percent sign.
    pub(super) words: String,
    /// The characters that follow it, two at most: its unit.
    pub(super) unit: String,
    /// How near its value is known: half of its last place.
    pub(super) half: f64,
    /// Whether it is written in figures with a percent sign, a decimal point or two digits and
    /// more.
    pub(super) telling: bool,
}

/// What makes a number of a head rough: the copy has the exact one.
const ROUGH: [char; 13] =
    ['超', '逾', '近', '约', '余', '多', '达', '破', '过', '第', '几', '数', '·'];
/// What follows numbers that are no amounts: times, places in a row, names.
const NO_AMOUNTS: [char; 19] = [
    '热', '年', '月', '日', '时', '点', '届', '期', '号', '版', '分', '路', '岁', '后', '级',
    '：', ':', '/', '／',
];

/// Returns the amounts that a head names in figures and the copy must have.
pub(super) fn of_head(head: &str) -> Vec<Number> {
    let chars = plain(head);
    let mut found = Vec::new();
    for (number, start, end) in figures(&chars) {
        let before = start.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(end).copied();
        let named = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
        let rough = |c: Option<char>| c.is_some_and(|c| ROUGH.contains(&c));
        let place = after.is_some_and(|c| NO_AMOUNTS.contains(&c));
        let ratio = before.is_some_and(|c| matches!(c, ':' | '：' | '/' | '∶' | '.'));
        // A head says 2021 and leaves 年 to the reader.
        let year = (1900.0..2100.0).contains(&number.value) && number.words.len() == 4;
        if number.telling
            && !year
            && !named(before)
            && !rough(before)
            && !rough(after)
            && !place
            && !ratio
        {
            found.push(number);
        }
    }
    found
}

/// Returns every number of the copy, in figures and in Chinese.
pub(super) fn of_copy(copy: &str) -> Vec<Number> {
    let chars = plain(copy);
    let mut found: Vec<Number> =
        figures(&chars).into_iter().map(|(number, ..)| number).collect();
    found.extend(chinese(&chars));
    found
}

/// Returns whether the copy's number says what the head's says, rounded as the head rounds.
pub(super) fn agree(head: &Number, copy: &Number) -> bool {
    head.percent == copy.percent && (head.value - copy.value).abs() <= head.half + 1e-9
}

/// Returns the characters of a text, full-width figures as plain ones.
fn plain(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '％' => '%',
        '．' => '.',
        '，' => '，',
        other => other,
    };
    text.chars().filter(|c| !matches!(c, '|' | '{' | '}')).map(narrow).collect()
}

/// Returns the numbers in figures, with their first and one past their last character.
fn figures(chars: &[char]) -> Vec<(Number, usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let thousand = |at: usize| {
            chars.get(at) == Some(&',') && (1..4).all(|next| digit(at + next)) && !digit(at + 4)
        };
        let mut point = None;
        while digit(at)
            || thousand(at)
            || (chars.get(at) == Some(&'.') && point.is_none() && digit(at + 1))
        {
            if chars[at] == '.' {
                point = Some(at);
            }
            at += 1;
        }
        let written: String = chars[start..at].iter().filter(|c| **c != ',').collect();
        let digits = written.chars().filter(char::is_ascii_digit).count();
        let places = point.map_or(0, |point| at - point - 1);
        let Ok(value) = written.parse::<f64>() else { continue };
        let (times, taken) = multiplier(&chars[at..]);
        at += taken;
        let percent = chars.get(at) == Some(&'%');
        at += usize::from(percent);
        // 100 is exact, 273.9 stands for all that rounds to it.
        let half = match places {
            0 => 0.0,
            places => 0.5 * 10_f64.powi(-(places as i32)) * times,
        };
        let number = Number {
            value: value * times,
            percent,
            words: chars[start..at].iter().collect(),
            unit: unit(&chars[at..]),
            half,
            telling: percent || point.is_some() || digits > 1,
        };
        found.push((number, start, at));
    }
    found
}

/// Returns what 万 and 亿 behind a number multiply it by, and how many characters they are.
fn multiplier(rest: &[char]) -> (f64, usize) {
    let mut times = 1.0;
    let mut taken = 0;
    for c in rest.iter().take(2) {
        times *= match c {
            '万' => 1e4,
            '亿' => 1e8,
            '千' => 1e3,
            '百' => 1e2,
            _ => break,
        };
        taken += 1;
    }
    (times, taken)
}

fn unit(rest: &[char]) -> String {
    let latin = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let is_word = |c: &&char| ('\u{4E00}'..='\u{9FFF}').contains(*c);
    match latin {
        0 => rest.iter().take(1).take_while(is_word).collect(),
        latin => rest[..latin].iter().collect(),
    }
}

/// Returns the numbers in Chinese: 二百三十, 百分之百, 五成.
fn chinese(chars: &[char]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| is_numeral(**c)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let end = at + run;
        let percent = at >= 3 && chars[at - 3..at] == ['百', '分', '之'];
        let tenths = chars.get(end) == Some(&'成');
        // 万 and 亿 behind figures belong to them.
        let behind = at > 0 && chars[at - 1].is_ascii_digit();
        if let Some(value) = value(&chars[at..end]).filter(|_| !behind) {
            let value = if tenths { value * 10.0 } else { value };
            found.push(Number {
                value,
                percent: percent || tenths,
                words: chars[at..end].iter().collect(),
                unit: unit(&chars[end..]),
                half: 0.0,
                telling: false,
            });
        }
        // 百分之 is itself read as 百 first: the number behind it follows.
        at = end;
    }
    let doubled = chars.windows(2).any(|pair| pair == ['翻', '番'])
        || chars.windows(3).any(|three| three == ['翻', '一', '番']);
    if doubled {
        found.push(Number {
            value: 100.0,
            percent: true,
            words: "翻番".to_owned(),
            unit: String::new(),
            half: 0.0,
            telling: false,
        });
    }
    found
}

fn is_numeral(c: char) -> bool {
    "零〇一二两三四五六七八九十百千万亿点".contains(c)
}

/// Returns the value of a number in Chinese.
fn value(chars: &[char]) -> Option<f64> {
    let mut parts = chars.split(|c| *c == '点');
    let (whole, decimals) = (parts.next()?, parts.next());
    let figure = |c: char| match c {
        '零' | '〇' => Some(0.0),
        '两' => Some(2.0),
        c => "一二三四五六七八九".chars().position(|one| one == c).map(|at| at as f64 + 1.0),
    };
    if whole.is_empty() || parts.next().is_some() {
        return None;
    }
    // 二〇二一: figures in a row.
    let in_row = whole.len() > 1 && whole.iter().all(|c| figure(*c).is_some());
    let mut sum = 0.0;
    if in_row {
        sum = whole.iter().filter_map(|c| figure(*c)).fold(0.0, |sum, next| sum * 10.0 + next);
    } else {
        let (mut section, mut last) = (0.0, None);
        for c in whole {
            match (figure(*c), c) {
                (Some(next), _) => last = Some(next),
                (None, '万' | '亿') => {
                    let times = if *c == '万' { 1e4 } else { 1e8 };
                    section += last.take().unwrap_or(0.0);
                    sum = (sum + if section == 0.0 { 1.0 } else { section }) * times;
                    section = 0.0;
                }
                (None, unit) => {
                    let times = match unit {
                        '十' => 10.0,
                        '百' => 100.0,
                        _ => 1000.0,
                    };
                    section += last.take().unwrap_or(1.0) * times;
                }
            }
        }
        sum += section + last.unwrap_or(0.0);
    }
    let mut place = 0.1;
    for c in decimals.into_iter().flatten() {
        sum += figure(*c)? * place;
        place /= 10.0;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<String> {
        of_head(text).into_iter().map(|number| number.words).collect()
    }

    fn copy(text: &str) -> Vec<(f64, bool)> {
        of_copy(text).into_iter().map(|number| (number.value, number.percent)).collect()
    }

    #[test]
    fn heads_name_amounts() {
        assert_eq!(head("1月份装机量8.7GWh　同比增长273.9%"), ["8.7", "273.9%"]);
        assert_eq!(head("实现两个１００％"), ["100%"]);
        assert_eq!(head("投资12,500万元"), ["12,500万"]);
        assert_eq!(head("三席 5席 7家"), [""; 0]);
    }

    #[test]
    fn dates_names_and_rough_numbers_are_no_amounts() {
        for text in [
            "2021年12月24日",
            "FM89.0 5G C919",
            "超200家",
            "300多户",
            "第12届",
            "10:30",
            "120余人",
        ] {
            assert_eq!(head(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn copy_has_numbers_in_figures_and_in_chinese() {
        assert_eq!(copy("1.25亿元"), [(1.25e8, false)]);
        assert_eq!(copy("二百三十五人"), [(235.0, false)]);
        assert_eq!(copy("二〇二一"), [(2021.0, false)]);
        assert_eq!(copy("三千六百万"), [(3.6e7, false)]);
        assert!(copy("百分之百").contains(&(100.0, true)));
        assert!(copy("百分之十二点五").contains(&(12.5, true)));
        assert!(copy("增长五成").contains(&(50.0, true)));
        assert!(copy("产值翻了一番，翻一番").contains(&(100.0, true)));
    }

    #[test]
    fn a_head_may_round() {
        let agrees = |a: &str, b: &str| {
            let (head, copy) = (of_head(a), of_copy(b));
            copy.iter().any(|copy| agree(&head[0], copy))
        };
        assert!(agrees("273.9%", "增长273.94%") && agrees("1.3亿元", "12845万元"));
        assert!(!agrees("273.9%", "增长27.39%") && !agrees("100%", "100家"));
    }
}
