//! Heads beside and under one another when stories are fitted: copyfit makes no head larger than one above
//! it, and gives those of one row and rank one size.

use std::collections::BTreeMap;

use banmian::edition::Content;
use banmian::layout;
use banmian::lint;
use banmian::makeup;
use banmian::plan::Plan;
use banmian::rules::Code;
use proptest::prelude::*;

use crate::common::{Paper, Random};

const HOUSE: &str = r#"[copy.news]
body = "body"
[heads.large]
parts = [{ words = "title", face = "hei", size = 24, min_size = 18, lines = 2, leading = 28, first = 24 }]
[heads.middle]
parts = [{ words = "title", face = "hei", size = 22, min_size = 18, lines = 2, leading = 26, first = 22 }]
[heads.small]
parts = [{ words = "title", face = "hei", size = 20, min_size = 16, lines = 2, leading = 24, first = 20 }]
[ladder]
1 = "small"
[copyfit]
headline = 10
"#;

/// Returns a page of two or three rows of stories, each row side by side, of some styles and lengths;
/// the slots of a row may begin a few lines under one another.
fn page(seed: u64) -> Paper {
    let mut random = Random::new(seed);
    let mut paper = Paper::of_house([4, 13, 60], HOUSE);
    let mut line = 1;
    for row in 0..random.within(2, 4) {
        let high = random.within(16, 22) as u32;
        let style = ["large", "middle", "small"][random.within(0, 3) as usize];
        let wide = random.within(1, 3) as u32;
        for column in 0..4 / wide {
            let drop = if random.within(0, 4) == 0 { random.within(1, 6) as u32 } else { 0 };
            let own = ["large", "middle", "small"][random.within(0, 3) as usize];
            let style = if random.within(0, 3) == 0 { own } else { style };
            let (name, first) = (format!("s{row}{column}"), column * wide + 1);
            let lines = [(line + drop).min(58), (line + high - 2).min(60)];
            if lines[0] + 6 > lines[1] {
                continue;
            }
            let chars = u64::from((lines[1] - lines[0]) * wide) * random.within(9, 15);
            let title: String = "园区开工忙春耕备耕不误农时"
                .chars()
                .take(random.within(4, 13) as usize)
                .collect();
            paper = paper
                .slot(&name, "story", [first, first + wide - 1], lines)
                .headed(style)
                .story(&name, &"春天的风从江上吹来一直到城里去".repeat(chars as usize / 15 + 1))
                .titled(&title);
        }
        line += high;
        if line > 50 {
            break;
        }
    }
    paper
}

/// Fails where copyfit spoils the order of heads on the page of a seed, or the heads of a row differ.
fn judge(seed: u64) -> Result<(), TestCaseError> {
    let edition = page(seed).edition();
    let given = Plan::of(&edition);
    let before = layout::compose(&edition, &given, &layout::Kept::default());
    let made = makeup::make_up(&edition);
    let told = |plan: &Plan, composition| -> Vec<_> {
        let found = lint::check(&edition, plan, composition).findings.into_iter();
        found.filter(|found| found.code == Code::HeadOrder).map(|found| found.slot).collect()
    };
    let (old, new) = (told(&given, &before), told(&made.plan, &made.composition));
    prop_assert!(new.iter().all(|slot| old.contains(slot)), "{new:?} and not {old:?}");
    let mut rows: BTreeMap<(u32, i64), Vec<u32>> = BTreeMap::new();
    for (_, area) in
        made.plan.areas().filter(|(_, area)| matches!(*area.holds, Content::Story(_)))
    {
        let size = area.look.head.parts[0].style.size.units();
        rows.entry((area.cells.lines.0, size)).or_default().push(area.head_fit.permille);
    }
    for row in rows.values() {
        prop_assert!(row.windows(2).all(|pair| pair[0] == pair[1]), "{rows:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn copyfit_makes_no_order_worse_and_rows_are_alike(seed in any::<u64>()) {
        judge(seed)?;
    }
}

/// On this page one head of a row of three came out at 890 and its neighbours at 1000.
#[test]
fn a_row_keeps_one_size_where_heads_are_taken_apart() -> Result<(), TestCaseError> {
    judge(11_295_590_503_320_691_392)
}

/// A head may grow, but not past the one above it.
#[test]
fn a_head_grows_up_to_the_one_above() {
    let sized = |above: &str, below: &str| {
        let short = "春天的风从江上吹来一直到城里去".repeat(11);
        let edition = Paper::of_house([2, 13, 40], HOUSE)
            .slot("a", "story", [1, 2], [1, 14])
            .headed(above)
            .story("a", &"春天的风从江上吹来一直到城里去".repeat(20))
            .slot("b", "story", [1, 2], [16, 40])
            .headed(below)
            .story("b", &short.repeat(3))
            .edition();
        let plan = makeup::make_up(&edition).plan;
        let sizes = plan.areas().map(|(_, area)| area.head_fit.permille);
        sizes.collect::<Vec<u32>>()
    };
    for above in ["large", "middle", "small"] {
        let below = sized(above, "middle")[1];
        let most = match above {
            "large" => 24 * 1000 / 22,
            _ => 1000,
        };
        assert!(below <= most, "{above}: {below}");
    }
}
