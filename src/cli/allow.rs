//! `--allow`: which errors may pass to press, held against the register.

use banmian::diag::nearest;
use banmian::rules::{Code, Stage};
use banmian::text;

use super::failure::Failure;

/// Returns the codes that are named, each one that may pass.
pub(super) fn codes(typed: &[String]) -> Result<Vec<Code>, Failure> {
    let (mut codes, mut failed): (Vec<Code>, Option<Failure>) = (Vec::new(), None);
    for word in typed {
        match code(word.trim()) {
            Ok(code) => codes.push(code),
            // All that is wrong is told together.
            Err(failure) => {
                failed = Some(match failed {
                    Some(earlier) => earlier.and(failure),
                    None => failure,
                });
            }
        }
    }
    failed.map_or(Ok(codes), Err)
}

fn code(word: &str) -> Result<Code, Failure> {
    if word.is_empty() {
        return Err(Failure::input(text!(
            "--allow：有一处没有写代号",
            "--allow: a code is missing"
        ))
        .hint(text!(
            "代号之间用一个逗号隔开：overset,gap；都不放行就不写 --allow",
            "name codes with one comma between two: overset,gap; leave --allow out to let none pass"
        )));
    }
    let found = named(word, "--allow", |code| code.may_be_allowed())?;
    if found.may_be_allowed() {
        return Ok(found);
    }
    let message = match found.rule().stage {
        Stage::Files => text!(
            "--allow {word}：文件里的错误不能放行",
            "--allow {word}: a fault of the files cannot be let pass"
        ),
        _ => {
            text!("--allow {word}：这种错误不能放行", "--allow {word}: this cannot be let pass")
        }
    };
    Err(Failure::input(message).hint(super::explain::mend(found)))
}

/// Returns the code of a word that `place` has; where there is none, the failure names the nearest of those
/// that could be `meant`.
pub(super) fn named(
    word: &str,
    place: &str,
    meant: impl Fn(&Code) -> bool,
) -> Result<Code, Failure> {
    Code::named(word).ok_or_else(|| {
        let failure = Failure::input(text!(
            "{place}：没有代号 `{word}`",
            "{place}: there is no code `{word}`"
        ));
        let known = Code::ALL.iter().filter(|code| meant(code)).map(|code| code.word());
        failure.hint(match nearest(word, known) {
            Some(meant) => text!("是否想写 `{meant}`？", "did you mean `{meant}`?"),
            None => text!(
                "代号在报告里，也在 docs/rules.md 里",
                "codes are in the report and in docs/rules.md"
            ),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::failure::{Exit, Fault};

    fn typed(words: &[&str]) -> Result<Vec<Code>, Failure> {
        codes(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn findings_of_plan_page_and_press_may_pass() {
        let codes = typed(&["seam", "overset", " hairline"]).expect("they may");
        assert_eq!(codes, [Code::Seam, Code::Overset, Code::Hairline]);
    }

    #[test]
    fn a_slip_is_told_and_the_files_must_be_mended() {
        let said = |words: &[&str]| {
            let failure = typed(words).expect_err("a word of them is none");
            assert_eq!(failure.exit, Exit::Input);
            let fault = |it: Fault| {
                assert_eq!(it.hints.len(), 1, "{it:?}");
                (it.message.en, it.hints[0].en.clone())
            };
            failure.faults.into_iter().map(fault).collect::<Vec<_>>()
        };
        assert!(said(&["gap", "overse"])[0].1.contains("`overset`"));
        assert!(!said(&["typo-of-nothing"])[0].1.contains("did you mean"));
        // Each fault has its own hint.
        let all = said(&["nothing", "gap", "overse", "held-in-index", ""]);
        let facts = ["`nothing`", "`overse`", "cannot be let pass", "a code is missing"];
        assert_eq!(all.len(), facts.len());
        for ((message, _), fact) in all.iter().zip(facts) {
            assert!(message.contains(fact), "{message}");
        }
        assert!(all[1].1.contains("`overset`") && all[3].1.contains("comma"), "{all:?}");
    }
}
