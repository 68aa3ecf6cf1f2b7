//! The register of rules: everything that a run may find wrong, each once.
//!
//! A leaf. Rooms say a [`Code`]; what it weighs, at which stage it is judged, what it means and how it is
//! mended stands here alone. The README's table, `docs/rules.md`, the schema of the report, `--allow` and
//! `explain` are made of it; words are made of codes in `export` and `cli` only.

mod code;
mod files;
mod page;
mod plan;
mod press;
mod source;

pub use code::Code;

use schemars::JsonSchema;
use serde::Serialize;

/// How much a diagnostic or a finding weighs
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; changes no exit code
    Warning,
    /// Must be mended
    Error,
}

/// What is judged by a rule: each stage needs what the one before made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The files.
    Files,
    /// What stands where, before any ink.
    Plan,
    /// The set page.
    Page,
    /// What goes to press.
    Press,
}

/// Fixed words in the two languages of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The Chinese wording.
    pub zh: &'static str,
    /// The English wording.
    pub en: &'static str,
}

/// One rule of the register.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What it finds.
    pub code: Code,
    /// When it is judged.
    pub stage: Stage,
    /// What it weighs where nothing says otherwise.
    pub weight: Severity,
    /// Whether the house may weigh it otherwise, under `[lint.rules]`.
    pub house_weighs: bool,
    /// Whether a finding of it may be let pass to press.
    pub may_pass: bool,
    /// What it means, and why it matters.
    pub about: Words,
    /// How it is mended.
    pub mend: Words,
    /// Where it comes from.
    pub source: Words,
}

/// The rules by stage.
const LISTS: [&[Rule]; 4] = [files::RULES, plan::RULES, page::RULES, press::RULES];

/// The rules by code; that each code has exactly one is seen when this is compiled.
const TABLE: [&Rule; Code::ALL.len()] = {
    let mut found: [Option<&Rule>; Code::ALL.len()] = [None; Code::ALL.len()];
    let mut list = 0;
    while list < LISTS.len() {
        let mut at = 0;
        while at < LISTS[list].len() {
            let rule = &LISTS[list][at];
            assert!(found[rule.code as usize].is_none(), "a code has two rules");
            found[rule.code as usize] = Some(rule);
            at += 1;
        }
        list += 1;
    }
    let mut table = [&LISTS[0][0]; Code::ALL.len()];
    let mut at = 0;
    while at < table.len() {
        match found[at] {
            Some(rule) => table[at] = rule,
            None => panic!("a code has no rule"),
        }
        at += 1;
    }
    table
};

impl Code {
    /// Returns its rule.
    pub const fn rule(self) -> &'static Rule {
        TABLE[self as usize]
    }

    /// Returns the codes that the house may weigh otherwise, in the order of the register.
    pub fn weighed_by_house() -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(|code| code.rule().house_weighs)
    }

    /// Returns whether a finding of it may be let pass to press: the files must be mended, and what does
    /// not stand in its place is not what the report says.
    pub fn may_be_allowed(self) -> bool {
        self.rule().may_pass
    }
}

impl Rule {
    const fn new(code: Code, stage: Stage, weight: Severity, source: Words) -> Rule {
        let (about, mend) = (Words::new("", ""), Words::new("", ""));
        let may_pass = !matches!(stage, Stage::Files);
        Rule { code, stage, weight, house_weighs: false, may_pass, about, mend, source }
    }

    /// Returns a rule whose findings must be mended.
    const fn error(code: Code, stage: Stage, source: Words) -> Rule {
        Rule::new(code, stage, Severity::Error, source)
    }

    /// Returns a rule whose findings are worth knowing.
    const fn warning(code: Code, stage: Stage, source: Words) -> Rule {
        Rule::new(code, stage, Severity::Warning, source)
    }

    /// Says what it means, and why it matters.
    const fn about(mut self, zh: &'static str, en: &'static str) -> Rule {
        self.about = Words::new(zh, en);
        self
    }

    /// Says how it is mended.
    const fn mend(mut self, zh: &'static str, en: &'static str) -> Rule {
        self.mend = Words::new(zh, en);
        self
    }

    /// Says that it must be mended, whatever anybody allows.
    const fn never_allowed(mut self) -> Rule {
        self.may_pass = false;
        self
    }

    /// Lets the house weigh it otherwise.
    const fn weighed_by_house(mut self) -> Rule {
        self.house_weighs = true;
        self
    }
}

impl Words {
    const fn new(zh: &'static str, en: &'static str) -> Words {
        Words { zh, en }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_is_kebab_and_names_one_code() {
        let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        for code in Code::ALL {
            let word = code.word();
            let kebab = |part: &str| {
                !part.is_empty()
                    && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            };
            assert!(word.split('-').all(kebab), "{word}");
            assert_eq!(Code::named(word), Some(*code));
        }
        assert_eq!(Code::named("no-such-code"), None);
    }

    #[test]
    fn every_rule_says_what_it_means_and_how_it_is_mended() {
        for code in Code::ALL {
            let rule = code.rule();
            assert_eq!(rule.code, *code);
            let ends = |words: &str, stop: char| words.ends_with(stop);
            assert!(ends(rule.about.zh, '。') && ends(rule.about.en, '.'), "{code}");
            for words in [rule.mend, rule.source] {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{code}");
                assert!(!ends(words.zh, '。') && !words.en.ends_with(". "), "{code}");
            }
        }
    }

    #[test]
    fn the_files_must_be_mended_and_all_else_may_be_let_pass() {
        assert!(!Code::UnknownKey.may_be_allowed());
        assert!(!Code::HeldInIndex.may_be_allowed());
        assert!(!Code::OutOfPlace.may_be_allowed());
        for code in [Code::Seam, Code::Overset, Code::FaceEmbedding] {
            assert!(code.may_be_allowed(), "{code}");
        }
    }
}
