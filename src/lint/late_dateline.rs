//! A dateline after the day of the edition: 本报2月25日讯 in the paper of 24 February. Only dates that stand
//! where a dateline stands are read; an event to come may be announced for any day.

use super::finding;
use super::survey::Survey;
use crate::calendar::Date;
use crate::copy::BlockKind;
use crate::edition::Story;
use crate::frame::Finding;
use crate::rules::Code;
use crate::text;

/// What follows a date in a dateline.
const ENDS: [&str; 8] = ["电", "讯", "专电", "综合电", "消息", "报道", "综合消息", "综合报道"];
/// What stands before a dateline in brackets.
const LEADS: [&str; 4] = ["讯", "电", "消息", "社"];
/// What opens a dateline in brackets.
const OPENS: [char; 4] = ['（', '(', '【', '［'];
/// What closes it.
const CLOSES: [char; 4] = ['）', ')', '】', '］'];
/// Characters within which a dateline begins.
const REACH: usize = 40;

/// Judges the first words of each story.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let today = survey.edition.date;
    let mut found = Vec::new();
    for (id, _) in survey.stories() {
        let story = survey.edition.story(id);
        let Some((date, byte, block)) =
            dateline(story, today).filter(|(date, ..)| *date > today)
        else {
            continue;
        };
        let Some(sheet) = survey.sheets.get(story.slot.page.0) else { continue };
        let at = story.blocks[block].file_byte(byte);
        let (number, title) = (&sheet.page.given.called, story.head.plain_title());
        let words = (
            text!(
                "{number:#}《{title}》的电头是 {date}，晚于出报日 {today}",
                "the dateline of `{title}` on page {number} is {date}, after the day of the edition, {today}"
            ),
            text!("改正电头的日期", "correct the date of the dateline"),
        );
        let slot = Some(story.slot);
        let mut finding =
            finding(Code::LateDateline, sheet, slot, sheet.rect(story.slot), words);
        finding.story = Some(id);
        finding.source = Some(story.source.span(at..at));
        found.push(finding);
    }
    found
}

/// Returns the date of a story's dateline, its byte and its block.
fn dateline(story: &Story, today: Date) -> Option<(Date, usize, usize)> {
    let block = story.blocks.iter().position(|block| block.kind == BlockKind::Paragraph)?;
    let text = &story.blocks[block].text;
    let reach = text.char_indices().nth(REACH).map_or(text.len(), |(byte, _)| byte);
    let added: Vec<usize> = story.blocks[block].added.iter().map(|at| *at as usize).collect();
    let mut dates = dates(&text[..reach], today).into_iter();
    let (date, start, _) = dates.find(|(_, start, end)| {
        let after = text[*end..].trim_start_matches([' ', '\u{3000}']);
        // 17日电　, but not 17日电影节
        let ends = |rest: &str| {
            let next = rest.chars().next();
            next.is_none_or(|c| c.is_whitespace() || "：:，,".contains(c))
                || rest.starts_with(OPENS)
                || rest.starts_with(CLOSES)
        };
        let ended = ENDS.iter().any(|word| after.strip_prefix(word).is_some_and(ends));
        // 本报讯（记者 某某 2月25日）
        let before = &text[..*start];
        let open = before.rfind(OPENS).is_some_and(|open| {
            let led = LEADS.iter().any(|lead| before[..open].trim_end().ends_with(lead));
            led && !before[open..].contains(CLOSES)
        });
        let bracketed = open && (after.starts_with(CLOSES) || after.starts_with(['，', ' ']));
        // Words of `dateline` end where a space was added.
        let typed = added.contains(&text[..*end].chars().count());
        ended || bracketed || typed
    })?;
    Some((date, start, block))
}

/// Returns the dates in a text, 2月25日 or 2021年2月25日, with their first and one past their last byte. A
/// date without a year that would lie more than half a year ahead is one of the year before.
fn dates(text: &str, today: Date) -> Vec<(Date, usize, usize)> {
    let number_before = |end: usize| {
        let before = &text[..end];
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[start..].parse::<u16>().ok().map(|number| (number, start))
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices('日') {
        let Some((day, start)) = number_before(at) else { continue };
        let Some(before) = text[..start].strip_suffix('月') else { continue };
        let Some((month, start)) = number_before(before.len()) else { continue };
        let year =
            text[..start].strip_suffix('年').and_then(|before| number_before(before.len()));
        let (typed, start) = match year {
            Some((year, start)) => (Some(i32::from(year)), start),
            None => (None, start),
        };
        let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else { continue };
        let ahead = i32::from(month) - i32::from(today.month) > 6;
        let turned = i32::from(today.month) - i32::from(month) > 6;
        // In December a date of January is one to come.
        let year = typed.unwrap_or(today.year - i32::from(ahead) + i32::from(turned));
        if let Some(date) = Date::new(year, month, day) {
            found.push((date, start, at + '日'.len_utf8()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, today: (i32, u8, u8)) -> Vec<String> {
        let today = Date { year: today.0, month: today.1, day: today.2 };
        dates(text, today).into_iter().map(|(date, ..)| date.to_string()).collect()
    }

    #[test]
    fn dates_are_read_with_and_without_their_year() {
        let today = (2021, 2, 24);
        assert_eq!(read("新华社北京2月25日电", today), ["2021-02-25"]);
        assert_eq!(read("本报2020年12月3日讯", today), ["2020-12-03"]);
        assert_eq!(read("本报25日讯，2月30日", today), [""; 0]);
    }

    #[test]
    fn the_year_turns_with_the_months() {
        assert_eq!(read("12月30日", (2021, 1, 3)), ["2020-12-30"]);
        assert_eq!(read("1月2日", (2021, 12, 31)), ["2022-01-02"]);
    }
}
