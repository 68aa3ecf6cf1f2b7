//! Whole editions from structured random plans: a house style, its layouts, an issue file, stories and
//! photographs that look right and are odd. What the engine likes plays no part; one time in eight one of
//! the files is then changed as if by mistake.

mod house;
mod layout;
mod matter;
mod words;

use banmian::{PressOptions, run};

use super::choices::Choices;
use super::{changed, files};
use crate::common::{MemoryWorld, Random};

/// The issue file of every edition.
const ISSUE: &str = "issue.toml";

/// Makes an input: a seed.
pub(super) fn make(random: &mut Random) -> Vec<u8> {
    random.within(0, u64::MAX).to_be_bytes().to_vec()
}

/// Makes up the edition to which these bytes lead; one in sixteen is written as a proof too.
pub(super) fn run(data: &[u8]) -> bool {
    let mut choices = Choices::new(data);
    let world = world(&mut choices);
    let written = choices.chance(6);
    let Some(made) = files::loaded(&world, ISSUE) else { return false };
    if written {
        let options = PressOptions::default();
        assert!(!made.html("../").is_empty());
        if made.may_go_to_press() {
            run::press(&made, &options, &world).expect("an edition that may go to press");
        }
        run::proof(&made, &options, &world).expect("every edition has its proof");
    }
    true
}

/// Returns the files of the edition to which choices lead.
pub(crate) fn world(choices: &mut Choices) -> MemoryWorld {
    let mut world = MemoryWorld::default();
    files::with_faces(&mut world);
    let house = house::House::new(choices);
    let count = choices.within(1, 5) as usize;
    let count = if choices.chance(4) { count + 6 } else { count };
    let pages: Vec<layout::Page> =
        (0..count).map(|at| layout::Page::new(at + 1, &house, choices)).collect();
    let mut texts = matter::fill(&pages, choices, &mut world);
    texts.push(("layouts/house.toml".to_owned(), house.text));
    for (number, page) in (1..).zip(pages) {
        texts.push((format!("layouts/l{number}.toml"), page.text));
    }
    let faulty = choices.chance(12).then(|| choices.within(0, texts.len() as u64) as usize);
    for (at, (path, text)) in texts.into_iter().enumerate() {
        match faulty {
            Some(faulty) if faulty == at => {
                let mut random = Random::new(choices.within(0, 65_536));
                world.add(path, changed::toml(&text, &mut random));
            }
            _ => world.add(path, text),
        }
    }
    world
}
