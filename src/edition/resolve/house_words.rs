//! `[wording]` of the house style.

use crate::edition::{HouseWords, NamedPerson, WrongWords};
use crate::issue::raw;

/// Returns how the paper writes.
pub(super) fn words(raw: &raw::WordingRules) -> HouseWords {
    let forbidden = raw.forbidden.iter().map(|words| WrongWords {
        words: words.words.value.clone(),
        right: words.instead.clone(),
        except: words.except.clone(),
    });
    let fixed = raw.fixed.iter().flat_map(|fixed| {
        let right = &fixed.words.value;
        fixed.not.iter().map(|not| WrongWords {
            words: not.value.clone(),
            right: Some(right.clone()),
            except: vec![right.clone()],
        })
    });
    let names = raw.names.iter().map(|person| NamedPerson {
        name: person.name.value.clone(),
        titles: person.titles.clone(),
    });
    HouseWords { wrong: forbidden.chain(fixed).collect(), names: names.collect() }
}
