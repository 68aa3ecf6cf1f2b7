//! Short stories one under the other: they take in a line as other copy does.

use banmian::frame::Step;
use banmian::makeup::MadeUp;
use banmian::plan::Deed;

use crate::common::Paper;

/// Returns copy of so many characters, with enough marks that a narrow column can give a line.
fn copy(chars: usize) -> String {
    let words = "春耕时，备耕忙，农机手，下田去；";
    words.chars().cycle().take(chars - 1).chain(['。']).collect()
}

/// Three short stories in one column of so many lines, under heads of this size.
fn stack(height: u32, title: &str, size: u32) -> MadeUp {
    let house = format!(
        "[copy.news]\nbody = \"body\"\n[heads.one]\nparts = [{{ words = \"title\", face = \"hei\", size = {size}, lines = 2 }}]\n\
         [ladder]\n1 = \"one\"\n"
    );
    let slot =
        Paper::of_house([2, 13, height], &house).slot("b", "briefs", [1, 1], [1, height]);
    let lengths = [100, 104, 108].into_iter();
    lengths.fold(slot, |paper, chars| paper.story("b", &copy(chars)).titled(title)).made_up()
}

fn overset(made: &MadeUp) -> u32 {
    made.composition.stories.iter().map(|story| story.overset_lines).sum()
}

#[test]
fn paragraphs_give_a_line_where_a_stack_is_over() {
    let mut came_in = 0;
    for height in 24..38 {
        let made = stack(height, "春耕", 12);
        let given = made.decisions.iter().filter_map(|decision| match decision.deed {
            Deed::Paragraphs(by) => Some(by),
            _ => None,
        });
        let given: i32 = given.sum();
        assert!(given <= 0, "paragraphs of short stories only give");
        came_in += usize::from(given < 0 && overset(&made) == 0);
        for story in &made.composition.stories {
            assert_eq!(story.placed + story.overset(), story.total);
        }
    }
    assert!(came_in > 0, "no stack came in by its paragraphs");
}

#[test]
fn heads_of_a_stack_become_smaller_alike() {
    let mut smaller = 0;
    for size in [17, 19, 21, 23] {
        for height in 28..38 {
            let made = stack(height, "园区春耕备耕开工", size);
            let steps = made.decisions.iter().filter(|it| it.step() == Step::Headline);
            smaller += usize::from(steps.count() > 0 && overset(&made) == 0);
        }
    }
    assert!(smaller > 0, "no stack came in by its heads");
}
