//! The bodies of the fuzz targets on a few hundred inputs of fixed seeds: any bytes, and right files
//! and real copy with something changed.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::common::{Random, small};

/// Copy with what breaks composers: marks in rows, units, joiners, other scripts, controls.
const COPY: &str = "本报讯　记者从市里获悉，“（《春》）——”……共12,345.67元/人次，增长273.9%；10:00—11:30，\
    international合作、COVID-19；e\u{301}👨\u{200D}👩\u{200D}👧🇨🇳שלום\u{200B}\u{AD}\u{2060}\u{A0}\r\n？！！http://a.cn/b?c=1 ①[1]*々っ𠮷﹏\u{FE0F}\u{202E}𝄞";
const STORY: &str = "+++\ntitle = \"春耕\"\ndeck = \"又一年\"\n+++\n\n本报讯　**春耕**忙。\\\n又一行\n\n## 小题\n\n> 引文\n\n- 一\n- 二\n";

/// Changes a few characters of a text.
fn changed(text: &str, seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..random.within(1, 8) {
        let at = random.within(0, chars.len() as u64) as usize;
        let other = chars[random.within(0, chars.len() as u64) as usize];
        match random.within(0, 4) {
            0 => chars.insert(at, other),
            1 if chars.len() > 1 => drop(chars.remove(at)),
            2 => chars.rotate_left(at),
            _ => chars[at] = other,
        }
    }
    let mut bytes = chars.into_iter().collect::<String>().into_bytes();
    if random.within(0, 4) == 0 {
        let at = random.within(0, bytes.len() as u64) as usize;
        bytes[at] = random.within(0, 256) as u8;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(20_210_224),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_set(data in vec(any::<u8>(), 0..400)) {
        bodies::paragraph(&data);
    }

    #[test]
    fn any_unicode_is_set(knobs in any::<[u8; 6]>(), copy in "\\PC{0,120}|[\\u{0}-\\u{10FFFF}]{0,60}") {
        bodies::paragraph(&[&knobs, copy.as_bytes()].concat());
    }

    #[test]
    fn real_copy_with_changes_is_set(knobs in any::<[u8; 6]>(), seed in any::<u64>()) {
        bodies::paragraph(&[&knobs[..], &changed(COPY, seed)].concat());
    }

    #[test]
    fn any_story_file_is_read(data in vec(any::<u8>(), 0..300), seed in any::<u64>()) {
        bodies::story(&data);
        bodies::story(&changed(STORY, seed));
    }

    #[test]
    fn any_house_style_is_read(data in vec(any::<u8>(), 0..300), seed in any::<u64>()) {
        bodies::house(&data);
        bodies::house(&changed(small::HOUSE, seed));
    }
}
