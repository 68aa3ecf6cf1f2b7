//! Files with something changed: of their bytes, of their characters, of what their tokens say.

use std::ops::Range;

use crate::common::Random;

/// Numbers at which programs break.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "3",
    "7",
    "99",
    "100",
    "255",
    "256",
    "500",
    "501",
    "1000",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "0.0",
    "-0.0",
    "0.0000001",
    "0.0000005",
    "0.000001",
    "0.5",
    "0.001",
    "1e-300",
    "1e6",
    "999999.0",
    "1000000.0",
    "1e9",
    "1e15",
    "1e300",
    "-1e300",
    "nan",
    "inf",
    "-inf",
    "-300",
    "300",
    "29.999999",
    "0x7fffffff",
    "2021-02-29",
    "0000-01-01",
    "9999-12-31",
    "2021-02-24T10:00:00",
];

/// Words at which programs break, as TOML writes them.
const WORDS: &[&str] = &[
    "",
    " ",
    "　",
    "|",
    "||||",
    "{}{}",
    "{",
    "}",
    "{page}",
    "{page",
    "{nothing}",
    "**",
    "`",
    "../../etc/passwd",
    "/dev/zero",
    "..",
    ".",
    "a/b",
    "\\u0000",
    "\\u0007",
    "\\u001B[31m",
    "\\u009B",
    "\\u202E",
    "\\u200B",
    "\\uFEFF",
    "\\uE000",
    "\\u0301",
    "\\U0001F468\\u200D\\U0001F469",
    "\\U0010FFFF",
    "10pt",
    "-10pt",
    "0pt",
    "3mm",
    "2字",
    "1.5行",
    "0.0000001pt",
    "999999字",
    "1e5行",
    "auto",
    "song",
    "body",
    "plain",
    "news",
    "lead",
    "国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国国",
    "supercalifragilisticexpialidocious",
];

/// What stands in a TOML file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Number,
    Word,
    Text,
}

/// Returns a text with up to six things changed that its reader looks at: numbers, words in quotation
/// marks, keys, lines; now and then any byte.
pub(crate) fn toml(text: &str, random: &mut Random) -> Vec<u8> {
    let mut text = text.to_owned();
    // What is wrong in many places is refused early: most files have one thing changed.
    let count = [1, 1, 1, 2, 3, 6][random.within(0, 6) as usize];
    for _ in 0..count {
        match random.within(0, 14) {
            0..=3 => swap_in(&mut text, Token::Number, NUMBERS, random),
            4 | 5 => swap_in(&mut text, Token::Text, WORDS, random),
            6 => exchange(&mut text, Token::Word, random),
            7 => exchange(&mut text, Token::Text, random),
            8 => exchange(&mut text, Token::Number, random),
            9..=12 => lines(&mut text, random),
            _ => return self::text(&text, random),
        }
    }
    text.into_bytes()
}

/// Returns a text with a few of its characters changed, now and then one of its bytes.
pub(crate) fn text(text: &str, random: &mut Random) -> Vec<u8> {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..random.within(1, 8) {
        if chars.is_empty() {
            break;
        }
        let at = random.within(0, chars.len() as u64) as usize;
        let other = chars[random.within(0, chars.len() as u64) as usize];
        match random.within(0, 5) {
            0 => chars.insert(at, other),
            1 => drop(chars.remove(at)),
            2 => chars.rotate_left(at),
            3 => {
                let run = [other; 40];
                chars.splice(at..at, run);
            }
            _ => chars[at] = other,
        }
    }
    let mut bytes = chars.into_iter().collect::<String>().into_bytes();
    if random.within(0, 4) == 0 && !bytes.is_empty() {
        let at = random.within(0, bytes.len() as u64) as usize;
        bytes[at] = random.within(0, 256) as u8;
    }
    bytes
}

/// Returns bytes with some changed: single ones, numbers of two and four bytes, runs cut out, doubled or
/// cut off.
pub(crate) fn bytes(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    const EXTREMES: [u32; 8] =
        [0, 1, 0x7F, 0x80, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];
    for _ in 0..random.within(1, 9) {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len() as u64;
        // Heads of files are short and say most.
        let reach = if random.within(0, 2) == 0 { length.min(80) } else { length };
        let at = random.within(0, reach) as usize;
        match random.within(0, 8) {
            0..=2 => bytes[at] = random.within(0, 256) as u8,
            3 => bytes[at] ^= 1 << random.within(0, 8),
            4 | 5 => {
                let value = EXTREMES[random.within(0, 8) as usize].to_be_bytes();
                let width = [1, 2, 4][random.within(0, 3) as usize].min(bytes.len() - at);
                bytes[at..at + width].copy_from_slice(&value[4 - width..]);
            }
            6 => {
                let end = (at + random.within(1, 40) as usize).min(bytes.len());
                let run: Vec<u8> = bytes[at..end].to_vec();
                if random.within(0, 2) == 0 {
                    bytes.splice(at..at, run);
                } else {
                    bytes.drain(at..end);
                }
            }
            _ if random.within(0, 4) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
    bytes
}

fn swap_in(text: &mut String, kind: Token, with: &[&str], random: &mut Random) {
    let found = tokens(text, kind);
    if !found.is_empty() {
        let at = found[random.within(0, found.len() as u64) as usize].clone();
        text.replace_range(at, with[random.within(0, with.len() as u64) as usize]);
    }
}

/// Puts one token in the place of another of its kind.
fn exchange(text: &mut String, kind: Token, random: &mut Random) {
    let found = tokens(text, kind);
    if found.len() > 1 {
        let any = |random: &mut Random| random.within(0, found.len() as u64) as usize;
        let (to, from) = (found[any(random)].clone(), found[any(random)].clone());
        let word = text[from].to_owned();
        text.replace_range(to, &word);
    }
}

/// Takes a line out, doubles it or moves it elsewhere.
fn lines(text: &mut String, random: &mut Random) {
    let mut lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return;
    }
    let at = random.within(0, lines.len() as u64) as usize;
    let to = random.within(0, lines.len() as u64) as usize;
    match random.within(0, 4) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(to, lines[at]),
        2 => lines.swap(at, to),
        // The value of another line under the key of this one.
        _ => {
            let (key, value) = (lines[at].split_once('='), lines[to].split_once('='));
            if let (Some((key, _)), Some((_, value))) = (key, value) {
                let line = format!("{key}={value}");
                let mut lines: Vec<String> = lines.iter().map(|&it| it.to_owned()).collect();
                lines[at] = line;
                *text = lines.join("\n");
                return;
            }
        }
    }
    *text = lines.join("\n");
}

/// Returns where tokens of a kind stand; of text in quotation marks, what is between them.
fn tokens(text: &str, kind: Token) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let run = |fits: &dyn Fn(u8) -> bool| {
            bytes[start..]
                .iter()
                .position(|byte| !fits(*byte))
                .map_or(bytes.len(), |n| start + n)
        };
        let token = match bytes[at] {
            b'"' => {
                let end = bytes[at + 1..].iter().position(|byte| matches!(byte, b'"' | b'\n'));
                let end = end.map_or(bytes.len(), |length| at + 1 + length);
                at = end + 1;
                (start < end).then_some((Token::Text, start + 1..end))
            }
            b'#' => {
                at = run(&|byte| byte != b'\n');
                None
            }
            b'0'..=b'9' | b'-' => {
                at = run(&|byte| byte.is_ascii_alphanumeric() || b"-+.:".contains(&byte));
                Some((Token::Number, start..at))
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                at = run(&|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
                Some((Token::Word, start..at))
            }
            _ => {
                at += 1;
                None
            }
        };
        found.extend(token.filter(|(it, _)| *it == kind).map(|(_, range)| range));
    }
    found
}
