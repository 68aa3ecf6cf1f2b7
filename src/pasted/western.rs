//! Western marks between or beside Chinese characters, and what stands for them in Chinese copy
//! (GB/T 15834).
//!
//! A mark belongs to the script of the nearest letter or figure on either side. Between two Western
//! ones it is Western, and so are figures (`3,000`, `3.5`, `10:30`), addresses, abbreviations and the
//! numbers of a list (`1.` and `1)`, which the standard has so). At the end of a text it is
//! Chinese where less than three Western words stand before it.

use super::script::{Chars, Script, is_han, script};
use super::{Found, Kind, quotes};

/// Marks that have one Chinese mark each.
const MARKS: [(char, &str); 5] =
    [(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！")];

/// Half-width Chinese marks.
const HALF: [(char, &str); 4] = [('｡', "。"), ('､', "、"), ('｢', "「"), ('｣', "」")];

/// Dots that stand for the one between the parts of a name.
const NAME_DOTS: [char; 3] = ['•', '・', '‧'];

/// Words that end with a point of their own.
const ABBREVIATED: [&str; 12] =
    ["etc", "vs", "inc", "ltd", "corp", "no", "vol", "dept", "prof", "univ", "intl", "assn"];

/// Western words before the end of a text from which on its mark is theirs.
const PHRASE: usize = 3;

/// Returns the Western marks of a text that has more Chinese characters than Western words.
pub(super) fn find(text: &str) -> Vec<Found> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
    if text.chars().filter(|c| is_han(*c)).count() <= words.count() {
        return Vec::new();
    }
    let chars = Chars::new(text);
    let mut found = quotes::find(&chars);
    found.extend(brackets(&chars));
    let mut at = 0;
    while at < chars.len() {
        let run = chars.run(at);
        if !chars.is_closed(at) {
            found.extend(mark(&chars, at, run));
        }
        at += run;
    }
    found
}

/// Judges a run of one mark.
fn mark(chars: &Chars, at: usize, run: usize) -> Option<Found> {
    let c = chars.at(Some(at))?;
    let one = |range: std::ops::Range<usize>, to: &str| {
        Found::mended(Kind::Western, chars.byte(range.start)..chars.byte(range.end), to)
    };
    match c {
        '.' => dots(chars, at, run),
        '-' if run > 1 => dashes(chars, at, run),
        '－' if run == 2 => Some(one(at..at + run, "——")),
        '。' if run > 2 => Some(one(at..at + run, "……")),
        '。' if run > 1 => {
            Some(Found::new(Kind::Western, chars.byte(at)..chars.byte(at + run)))
        }
        '·' | '・' | '•' if run > 2 && beside(chars, at, run) => {
            Some(one(at..at + run, "……"))
        }
        _ if NAME_DOTS.contains(&c) && run == 1 => {
            let han = |c: Option<char>| c.is_some_and(is_han);
            let inside = han(chars.at(at.checked_sub(1))) && han(chars.at(Some(at + 1)));
            inside.then(|| one(at..at + 1, "·"))
        }
        _ => {
            if let Some((_, to)) = HALF.iter().find(|(half, _)| *half == c) {
                return Some(one(at..at + run, &to.repeat(run)));
            }
            let (_, to) = MARKS.iter().find(|(mark, _)| *mark == c)?;
            stops(chars, at, run).then(|| {
                // A full mark brings its white along.
                let start = chars.before_blanks(at);
                let end = chars.past_blanks(at + run);
                one(start..end, &to.repeat(run))
            })
        }
    }
}

/// Whether `,`, `;`, `:`, `?` or `!` stands in Chinese copy.
fn stops(chars: &Chars, at: usize, run: usize) -> bool {
    let (before, after) = (chars.at(at.checked_sub(1)), chars.at(Some(at + run)));
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let inside = figure(before) && figure(after);
    let face = chars.at(Some(at)) == Some(':') && matches!(after, Some(')' | '('));
    let chinese =
        beside(chars, at, run) || ends(chars, at, run) || between_figures(chars, at, run);
    !inside && !face && chinese
}

/// Whether figures stand on both sides of a mark that parts them, and Chinese words round these:
/// 增长5%,3月.
fn between_figures(chars: &Chars, at: usize, run: usize) -> bool {
    let (before, after) = (chars.phrase(at), chars.phrase_from(at + run));
    let letters = |words: &str| words.contains(|c: char| c.is_ascii_alphabetic());
    !letters(before) && !letters(after) && before.len() < chars.byte(at)
}

/// Whether a Chinese character stands next to a mark, marks and blanks aside.
fn beside(chars: &Chars, at: usize, run: usize) -> bool {
    let is_chinese = |script| script == Some(Script::Chinese);
    is_chinese(chars.before(at)) || is_chinese(chars.from(at + run))
}

/// Whether a mark ends a Chinese text whose last words are Western.
fn ends(chars: &Chars, at: usize, run: usize) -> bool {
    let words = chars.phrase(at);
    let few = words.split([' ', ',']).filter(|word| !word.is_empty()).count() < PHRASE;
    chars.from(at + run).is_none() && few && words.len() < chars.byte(at)
}

/// Judges points: an ellipsis, the end of a sentence.
fn dots(chars: &Chars, at: usize, run: usize) -> Option<Found> {
    let range = chars.byte(at)..chars.byte(at + run);
    if run > 2 {
        let chinese = beside(chars, at, run) || ends(chars, at, run);
        return chinese.then(|| Found::mended(Kind::Western, range, "……"));
    }
    if run == 2 {
        return beside(chars, at, run).then(|| Found::new(Kind::Western, range));
    }
    let (before, after) = (chars.at(at.checked_sub(1)), chars.at(Some(at + 1)));
    let joined = after.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_number(chars, at) {
        // 4. of a list in the line; 共30.其中 is for the desk to say.
        let blank = matches!(after, Some(' ' | '\u{3000}'));
        let found =
            (!blank && follows_words(chars, at)).then(|| Found::new(Kind::Western, range));
        return found;
    }
    let sentence = match (before, joined) {
        (Some(before), true) => {
            let capital = after.is_some_and(|c| c.is_ascii_uppercase());
            let product = chars.text[range.end..].starts_with("NET");
            is_han(before) && capital && !product
        }
        (None, _) => false,
        (Some(_), false) => match chars.before(at) {
            Some(Script::Chinese) => true,
            Some(_) => follows_words(chars, at),
            None => false,
        },
    };
    sentence.then(|| {
        let end = chars.past_blanks(at + 1);
        Found::mended(Kind::Western, range.start..chars.byte(end), "。")
    })
}

/// Whether a point stands behind a figure or two with a Chinese character before them.
fn is_number(chars: &Chars, at: usize) -> bool {
    let words = chars.phrase(at);
    (1..=2).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a point behind Western words ends a Chinese sentence.
fn follows_words(chars: &Chars, at: usize) -> bool {
    let chinese = chars.from(at + 1) == Some(Script::Chinese) || ends(chars, at, 1);
    let words = chars.phrase(at);
    let word = words.rsplit(' ').next().unwrap_or_default();
    let starts = words.len() == chars.byte(at);
    let lead = chars.text[..chars.byte(at) - words.len()].chars().next_back();
    // 1. 2. of a list; 图1. 表2.
    let numbers = word.bytes().all(|b| b.is_ascii_digit());
    let listed =
        numbers && (starts || lead.is_none_or(|c| "\n。；：！？、，图表第".contains(c)));
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let short = letters > 0 && (letters < 3 || word.contains('.'))
        || letters == 3
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.ends_with(|c: char| c.is_ascii_lowercase());
    let abbreviated = ABBREVIATED.contains(&word.to_ascii_lowercase().as_str());
    chinese && !listed && !short && !abbreviated && !word.is_empty()
}

/// Judges hyphens: two or more are a dash.
fn dashes(chars: &Chars, at: usize, run: usize) -> Option<Found> {
    let option = chars.at(Some(at + run)).is_some_and(|c| c.is_ascii_lowercase())
        && chars.at(at.checked_sub(1)).is_none_or(|c| c == ' ');
    if option || !beside(chars, at, run) {
        return None;
    }
    // Other programs write two or three for each half of a dash, with blanks or without.
    let is_dash = |at: usize| chars.at(Some(at)) == Some('-') && chars.run(at) > 1;
    let (start, mut end) = (chars.before_blanks(at), chars.past_blanks(at + run));
    if start > 0 && is_dash_end(chars, start) {
        return None;
    }
    while is_dash(end) {
        end = chars.past_blanks(end + chars.run(end));
    }
    Some(match run {
        2..=6 => Found::mended(Kind::Western, chars.byte(start)..chars.byte(end), "——"),
        _ => Found::new(Kind::Western, chars.byte(at)..chars.byte(at + run)),
    })
}

/// Whether two hyphens end before a character.
fn is_dash_end(chars: &Chars, index: usize) -> bool {
    chars.text[..chars.byte(index)].ends_with("--")
}

/// Brackets, in pairs: those of Chinese words, or of Western ones among them.
fn brackets(chars: &Chars) -> Vec<Found> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    let tell = |at: usize, to: Option<&str>| Found {
        to: to.map(str::to_owned),
        ..Found::new(Kind::Western, chars.byte(at)..chars.byte(at + 1))
    };
    for at in (0..chars.len()).filter(|at| !chars.is_closed(*at)) {
        match chars.at(Some(at)) {
            Some(c @ ('(' | '（')) => open.push((at, c)),
            Some(c @ (')' | '）')) => match open.pop() {
                Some((start, opens)) if is_chinese(chars, start, at) => {
                    found.extend((opens == '(').then(|| tell(start, Some("（"))));
                    found.extend((c == ')').then(|| tell(at, Some("）"))));
                }
                Some(_) => {}
                None if c == ')' && beside(chars, at, 1) && !lists(chars, at) => {
                    found.push(tell(at, None));
                }
                None => {}
            },
            _ => {}
        }
    }
    let left = open.into_iter().filter(|(at, c)| *c == '(' && beside(chars, *at, 1));
    found.extend(left.map(|(at, _)| tell(at, None)));
    found.into_iter().map(|found| with_blanks(chars.text, found)).collect()
}

/// Takes the blanks outside a bracket along, which stood for its white.
fn with_blanks(text: &str, mut found: Found) -> Found {
    match found.to.as_deref() {
        Some("（") => {
            found.range.start = text[..found.range.start].trim_end_matches(' ').len();
        }
        Some("）") => {
            let rest = &text[found.range.end..];
            found.range.end += rest.len() - rest.trim_start_matches(' ').len();
        }
        _ => {}
    }
    found
}

/// Whether a pair of brackets holds Chinese words or stands beside them.
fn is_chinese(chars: &Chars, start: usize, end: usize) -> bool {
    let before = chars.at(chars.before_blanks(start).checked_sub(1));
    let after = chars.at(Some(chars.past_blanks(end + 1)));
    // f(x)， is Western, iPhone(12)发布 is not.
    chars.has_han(start, end)
        || before.is_some_and(|c| script(c) == Script::Chinese)
        || after.is_some_and(is_han)
}

/// Whether a `)` belongs to the number of an item: 1) or a).
fn lists(chars: &Chars, at: usize) -> bool {
    let words = chars.phrase(at);
    let short = (1..=2).contains(&words.trim().len());
    let lead = chars.text[..chars.byte(at) - words.len()].chars().next_back();
    short && lead.is_none_or(|c| "\n。；：！？、，".contains(c))
}
