//! Days: weekday and lunar date (农历) of a date, and Chinese numerals.

use std::fmt;

use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Weekday;
use icu_calendar::{Date as IcuDate, Gregorian};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// What a newspaper prints of a day beside its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// 星期三.
    pub weekday: &'static str,
    /// Year of the sixty-year cycle: 辛丑年.
    pub year_name: String,
    /// Month and day of the lunar calendar: 正月十三.
    pub day_name: String,
}

const FIGURES: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const MONTHS: [&str; 12] = [
    "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月",
    "腊月",
];

impl Date {
    /// Returns the day, or `None` when the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        IcuDate::try_new_gregorian(year, month, day).ok()?;
        Some(Date { year, month, day })
    }
}

impl fmt::Display for Date {
    /// Writes 2021-02-24.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Returns weekday and lunar date of a day (GB/T 33661-2017).
pub fn day(date: Date) -> Day {
    let Ok(date) = IcuDate::try_new_gregorian(date.year, date.month, date.day) else {
        return Day { weekday: "", year_name: String::new(), day_name: String::new() };
    };
    let weekday = weekday(date);
    let lunar = date.to_calendar(ChineseTraditional::new());
    let year = usize::from(lunar.cyclic_year().year - 1);
    let month = lunar.month().to_input();
    let leap = if month.is_leap() { "闰" } else { "" };
    let month = MONTHS[usize::from(month.number().clamp(1, 12) - 1)];
    Day {
        weekday,
        year_name: format!("{}{}年", STEMS[year % 10], BRANCHES[year % 12]),
        day_name: format!("{leap}{month}{}", lunar_day(lunar.day_of_month().0)),
    }
}

fn weekday(date: IcuDate<Gregorian>) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

fn lunar_day(day: u8) -> String {
    let units = FIGURES[usize::from(day % 10)];
    match day {
        10 => "初十".to_owned(),
        20 => "二十".to_owned(),
        30 => "三十".to_owned(),
        1..10 => format!("初{units}"),
        11..20 => format!("十{units}"),
        _ => format!("廿{units}"),
    }
}

/// Returns a number in Chinese: 二, 十二, 二十一, 一百零四.
pub fn chinese_number(number: u32) -> String {
    let figure = |n: u32| FIGURES[(n % 10) as usize];
    match number {
        0..10 => figure(number).to_owned(),
        10 => "十".to_owned(),
        11..20 => format!("十{}", figure(number)),
        20..100 => {
            let units = if number.is_multiple_of(10) { "" } else { figure(number) };
            format!("{}十{units}", figure(number / 10))
        }
        100..1000 => {
            let hundreds = format!("{}百", figure(number / 100));
            match number % 100 {
                0 => hundreds,
                rest @ 1..10 => format!("{hundreds}零{}", figure(rest)),
                rest @ 10..20 => format!("{hundreds}一{}", chinese_number(rest)),
                rest => format!("{hundreds}{}", chinese_number(rest)),
            }
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(year: i32, month: u8, day_of_month: u8) -> [String; 3] {
        let day = day(Date { year, month, day: day_of_month });
        [day.weekday.to_owned(), day.year_name, day.day_name]
    }

    #[test]
    fn known_days() {
        assert_eq!(told(2021, 2, 24), ["星期三", "辛丑年", "正月十三"]);
        assert_eq!(told(2024, 2, 10), ["星期六", "甲辰年", "正月初一"]);
        assert_eq!(told(2023, 3, 22), ["星期三", "癸卯年", "闰二月初一"]);
        assert_eq!(told(2022, 1, 31), ["星期一", "辛丑年", "腊月廿九"]);
    }

    #[test]
    fn there_is_no_thirtieth_of_february() {
        assert_eq!(Date::new(2021, 2, 30), None);
        assert!(Date::new(2024, 2, 29).is_some());
    }

    #[test]
    fn numbers_in_chinese() {
        let cases = [(2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一")];
        for (number, words) in cases {
            assert_eq!(chinese_number(number), words);
        }
        assert_eq!(chinese_number(104), "一百零四");
        assert_eq!(chinese_number(110), "一百一十");
        assert_eq!(chinese_number(116), "一百一十六");
    }
}
