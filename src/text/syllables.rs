//! Where the words of a token may be parted with a hyphen (clreq 3.2.4): between the syllables of
//! English, at the humps of names (`HouseBoat`), and by its sound in a name of which English knows no
//! syllable.

use std::ops::Range;

use hypher::Lang;

use super::class::Class;
use super::prepared::{Cell, Seam};

/// Letters of a word that may be hyphenated: shorter ones stay whole, longer ones are no
/// English and more than the patterns take.
const HYPHENATED: std::ops::RangeInclusive<usize> = 6..=45;

/// Letters that stay on the line, and that go down, at least.
const LEFT: usize = 2;
const RIGHT: usize = 3;

/// Letters of an acronym, at most: a longer word in capitals is a word.
const ACRONYM: usize = 9;

/// Opens the seams between the syllables of the words in a token, and lets all others of their
/// letters be parted with a hyphen at need.
pub(super) fn open(cells: &mut [Cell], token: Range<usize>) {
    let mut start = token.start;
    while start < token.end {
        let letters = cells[start..token.end].iter();
        let letter = |cell: &&Cell| matches!(cell.class, Class::Latin | Class::Mark);
        let end = start + letters.take_while(letter).count();
        let word = start..end;
        start = end + 1;
        let digit = |at: usize| token.contains(&at) && cells[at].class == Class::Digit;
        if word.is_empty() || digit(end) || word.start.checked_sub(1).is_some_and(digit) {
            continue;
        }
        for cell in &mut cells[word.start + 1..word.end] {
            if cell.seam == Seam::Unit {
                cell.seam = Seam::Letters;
            }
        }
        let letters: Option<Vec<u8>> =
            cells[word.clone()].iter().map(|cell| u8::try_from(cell.c).ok()).collect();
        for at in letters.map_or_else(Vec::new, |letters| places(&letters)) {
            let seam = &mut cells[word.start + at].seam;
            if *seam == Seam::Letters {
                *seam = Seam::Hyphen;
            }
        }
    }
}

/// Returns the letters before which a word may be parted.
fn places(word: &[u8]) -> Vec<usize> {
    if !HYPHENATED.contains(&word.len()) || !word.is_ascii() {
        return Vec::new();
    }
    let capitals = |letters: &[u8]| letters.iter().all(u8::is_ascii_uppercase);
    if capitals(word) && word.len() > ACRONYM {
        return syllables(&word.to_ascii_lowercase(), 0).collect();
    }
    let mut places = Vec::new();
    let mut start = 0;
    for hump in word.chunk_by(|a, b| !(a.is_ascii_lowercase() && b.is_ascii_uppercase())) {
        if start >= LEFT && word.len() - start >= RIGHT {
            places.push(start);
        }
        // Capitals in a row are an acronym: UNESCO, the end of OpenAI.
        let acronym = hump.windows(2).any(capitals);
        if !acronym && HYPHENATED.contains(&hump.len()) {
            let letters = hump.to_ascii_lowercase();
            let known: Vec<usize> = syllables(&letters, start).collect();
            if hump[0].is_ascii_uppercase() {
                // The patterns know few names: where they know some, only what is sure is added.
                let all = known.is_empty();
                places.extend(by_sound(&letters, all).map(|at| start + at));
            }
            places.extend(known);
        }
        start += hump.len();
    }
    places
}

/// Returns where the patterns of English part a word, counted from `start`.
fn syllables(word: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let word = String::from_utf8_lossy(word).into_owned();
    let ends: Vec<usize> = hypher::hyphenate_bounded(&word, Lang::English, LEFT, RIGHT)
        .scan(0, |at, syllable| {
            *at += syllable.len();
            Some(*at)
        })
        .collect();
    ends.into_iter().filter(move |end| *end < word.len()).map(move |end| start + end)
}

/// Returns where a name may be parted by its sound: between two consonants (`Lan-cet`); with `all`, as
/// English knows no syllable of it, also before one (`Sie-mens`) and before those that begin a
/// syllable together.
fn by_sound(word: &[u8], all: bool) -> impl Iterator<Item = usize> {
    const ONSETS: &[&[u8]] = &[
        b"bl", b"br", b"ch", b"ck", b"cl", b"cr", b"dr", b"fl", b"fr", b"gh", b"gl", b"gr",
        b"kh", b"kr", b"ph", b"pl", b"pr", b"sh", b"sk", b"sl", b"sp", b"st", b"th", b"tr",
        b"ts", b"tz", b"wh", b"zh",
    ];
    let vowel = |at: usize| word.get(at).is_some_and(|letter| b"aeiouy".contains(letter));
    let onset = |at: usize| word.get(at..at + 2).is_some_and(|two| ONSETS.contains(&two));
    // No syllable but in the spelling: the end of `Charles`.
    let mute = |at: usize| {
        let rest = word[at..].iter().skip_while(|letter| !b"aeiouy".contains(letter));
        matches!(rest.copied().collect::<Vec<u8>>()[..], [b'e'] | [b'e', b's' | b'd'])
    };
    (LEFT..(word.len() + 1).saturating_sub(RIGHT)).filter(move |&at| {
        let begins = !vowel(at) && vowel(at + 1) || onset(at) && vowel(at + 2);
        let open = vowel(at - 1);
        let closed = vowel(at - 2) && !vowel(at - 1) && !onset(at - 1);
        let sure = closed && !vowel(at) && vowel(at + 1);
        (sure || all && begins && (open || closed)) && !mute(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a word with hyphens where it may be parted.
    fn parted(word: &str) -> String {
        let places = places(word.as_bytes());
        let letters = word.char_indices();
        letters
            .map(|(at, c)| if places.contains(&at) { format!("-{c}") } else { c.to_string() })
            .collect()
    }

    #[test]
    fn words_are_parted_at_their_syllables_whatever_their_capitals() {
        for (word, wanted) in [
            ("international", "in-ter-na-tional"),
            ("Photograph", "Pho-to-graph"),
            ("INTERNATIONAL", "IN-TER-NA-TIONAL"),
            ("paper", "paper"),
        ] {
            assert_eq!(parted(word), wanted);
        }
    }

    #[test]
    fn names_are_parted_at_humps_and_by_their_sound() {
        assert_eq!(parted("HouseBoat"), "House-Boat");
        assert_eq!(parted("OpenMX"), "OpenMX");
        assert_eq!(parted("Vondel"), "Von-del");
        assert_eq!(parted("Snapchuro"), "Snap-churo");
        assert_eq!(parted("Quaumeni"), "Quau-meni");
        assert_eq!(parted("Charles"), "Charles", "a mute ending is no syllable");
    }

    #[test]
    fn acronyms_stay_whole() {
        for word in ["UNESCO", "ASEANFTA", "NATOs"] {
            assert_eq!(parted(word), word);
        }
    }
}
