//! Lists of words that a headline treats alike, whatever the dictionary takes them for.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::segment::Kind;
use super::terms::listed;

/// Words by what they are in a headline.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Verb, PREDICATES),
    (Kind::Particle, include_str!("lists/particles.txt")),
    (Kind::Preposition, include_str!("lists/prepositions.txt")),
    (Kind::Prefix, include_str!("lists/prefixes.txt")),
    (Kind::Adverb, include_str!("lists/adverbs.txt")),
    (Kind::Front, include_str!("lists/fronts.txt")),
    (Kind::Noun, include_str!("lists/nouns.txt")),
];

/// Words of one character that belong to the word before them.
const SUFFIXES: &str = "段圈日关令城带籍版型系区组团乡员化率额性力号者家师手长站局厅部院馆所办委会法税费证卡码线路桥港湾岛县市省州镇村街业品厂店队军舰机车船器仪点处科室层界坛赛杯奖展节季期式类级派族民户学论史志报刊网群链源池库田林园场地量度值价金款贷债股权险罪案制表单书函稿图像片剧戏歌曲舞热潮风感观色味面装屋楼塔寺庙门墙河江湖海山峰岭谷草花树果米油菜茶酒奶肉鱼芯舱箭弹炮枪剑旗币券股府署社司行所校系班届次批轮营连旅师犯狱所坊巷弄里港堤坝渠闸库矿井田窑厦阁亭榭园圃";

/// Those of them that never belong to a verb before them.
const NOMINAL: &str = "县市省州镇村街区城乡港湾岛江河湖海山岭谷草花树果米油菜茶酒奶肉鱼院部委局厅司门楼墙井田日季";

/// What bodies and media are called, and what makes a term of the words before: the word before
/// belongs to their name.
const BODIES: &str = include_str!("lists/bodies.txt");

/// Verbs after a name: what persons do in headlines.
const DEEDS: &str = include_str!("lists/deeds.txt");

/// Verbs with which headlines go on behind their subject, whatever the dictionary takes them for.
const PREDICATES: &str = include_str!("lists/predicates.txt");

/// Verbs that end terms behind a noun.
const NOMINALS: &str = include_str!("lists/nominals.txt");

/// Verbs before a name: whom persons meet, praise or choose.
const TOWARDS: &str = include_str!("lists/towards.txt");

/// Returns what a word is, if a list says so.
pub(super) fn kind(word: &str) -> Option<Kind> {
    static KIND: OnceLock<HashMap<&str, Kind>> = OnceLock::new();
    let kinds = KIND.get_or_init(|| {
        let all = KINDS.iter().rev();
        all.flat_map(|(kind, words)| listed(words).map(move |word| (word, *kind))).collect()
    });
    let deed = || (word.len() > 3 && is_deed(word)).then_some(Kind::Verb);
    kinds.get(word).copied().or_else(deed)
}

/// Returns whether a word of one character belongs to the word before it, which is a verb or not.
pub(super) fn is_suffix(word: &str, verb: bool) -> bool {
    SUFFIXES.contains(word) && !(verb && NOMINAL.contains(word))
}

/// Returns whether bodies, works and rules are called by a word: 中心, 工程, 条例.
pub(super) fn is_body(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(BODIES).collect()).contains(word)
}

/// Returns whether a verb ends terms behind a noun: 改造, 防治.
pub(super) fn is_nominal(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(NOMINALS).collect()).contains(word)
}

/// Returns whether a word says what persons do.
pub(super) fn is_deed(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(DEEDS).collect()).contains(word)
}

/// Returns the verbs with which headlines go on behind their subject.
pub(super) fn predicates() -> impl Iterator<Item = &'static str> {
    listed(PREDICATES).chain(listed(DEEDS))
}

/// Returns whether a word goes on behind its subject.
pub(super) fn is_predicate(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| predicates().collect()).contains(word)
}

/// Returns whether a phrase begins with a verb with which headlines go on.
pub(super) fn begins_with_predicate(phrase: &str) -> bool {
    let second = phrase.char_indices().nth(2);
    second.is_some_and(|(end, _)| is_predicate(&phrase[..end]))
}

/// Returns whether a word of four characters is two such verbs.
pub(super) fn is_two_predicates(word: &str) -> bool {
    let second = word.char_indices().nth(2);
    second.is_some_and(|(end, _)| is_predicate(&word[..end]) && is_predicate(&word[end..]))
}

/// Returns whether a person comes behind a word.
pub(super) fn is_towards(word: &str) -> bool {
    static SET: OnceLock<HashSet<&str>> = OnceLock::new();
    SET.get_or_init(|| listed(TOWARDS).collect()).contains(word)
}
