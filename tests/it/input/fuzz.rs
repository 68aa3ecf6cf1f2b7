//! Whatever stands in the files, loading them ends in words.

use proptest::prelude::*;

use super::{FRONT, HOUSE, ISSUE, LEAD, NEWS};
use crate::common::small;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for file in [ISSUE, HOUSE, FRONT, LEAD] {
            let mut world = small::world();
            world.add(file, &bytes);
            small::load(&world).lines();
        }
    }

    #[test]
    fn no_change_of_a_right_file_makes_it_panic(
        file in 0..4_usize,
        at in any::<prop::sample::Index>(),
        cut in 0..40_usize,
        put in "[\\]\\[{}=\"'0-9a-z.,#+\\n\\\\*`<>！“”字 -]{0,8}",
    ) {
        let file = [ISSUE, HOUSE, FRONT, NEWS][file];
        let mut world = small::world();
        let text = String::from_utf8(world.text(file)).expect("the fixture is UTF-8");
        let chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        let end = (at + cut).min(chars.len());
        let text: String = chars[..at].iter().collect::<String>()
            + &put
            + &chars[end..].iter().collect::<String>();
        world.add(file, text);
        let loaded = small::load(&world);
        loaded.lines();
        let faulty = !loaded.faults.is_empty();
        prop_assert!(faulty || loaded.issue.is_some());
    }
}
