//! What ink stands for: every run of a page lies in a slot, under a tag, and is written where it says.

use std::collections::BTreeSet;
use std::path::Path;

use banmian::diag::Sources;
use banmian::edition::Edition;
use banmian::frame::{Composition, FrameItem, GlyphRun, Group, Piece, Tag, dump};
use banmian::head_marks::shown;
use banmian::ids::{PageId, SlotId};
use banmian::world::World;
use banmian::{makeup, run};

use crate::common::{DiskWorld, Paper, daily};

/// An edition, made up, with the texts of its files.
struct Made {
    edition: Edition,
    composition: Composition,
    sources: Sources,
}

impl Made {
    fn of(world: &dyn World, root: &Path, issue: &str) -> Made {
        let given = run::read(world, root, &root.join(issue));
        let given = given.unwrap_or_else(|faults| panic!("{faults}"));
        let (edition, sources) = (given.edition, given.sources);
        let composition = makeup::make_up(&edition).composition;
        Made { edition, composition, sources }
    }

    /// Returns every piece with its page.
    fn pieces(&self) -> impl Iterator<Item = (PageId, Piece<'_>)> {
        let pages = self.composition.pages.iter().enumerate();
        pages.flat_map(|(at, page)| page.frame.pieces().map(move |piece| (PageId(at), piece)))
    }

    /// Returns what is written where a run says that it is: the file's name and the text.
    fn written(&self, run: &GlyphRun) -> (String, &str) {
        let span = run.span.as_ref().unwrap_or_else(|| panic!("`{}` is nowhere", run.text));
        let file = self.sources.path(span.source).file_name().unwrap_or_default();
        let text = self.sources.text(span.source).get(span.range.clone());
        let text = text.unwrap_or_else(|| panic!("`{}` is beyond its file", run.text));
        (file.to_string_lossy().into_owned(), text)
    }

    /// Fails where a run is not what its tag and its place say; returns the kinds of tags that runs lie
    /// under.
    fn judged(&self) -> BTreeSet<&'static str> {
        let mut kinds = BTreeSet::new();
        for (page, piece) in self.pieces() {
            let area = piece.area.unwrap_or_else(|| panic!("{:?} is in no slot", piece.item));
            assert_eq!(area.page, page);
            let tag = piece.tag.unwrap_or_else(|| panic!("{:?} has no tag", piece.item));
            if let Some(run) = piece.run() {
                kinds.insert(self.judge(area, tag, run));
            }
        }
        kinds
    }

    fn judge(&self, area: SlotId, tag: Tag, run: &GlyphRun) -> &'static str {
        let (file, written) = self.written(run);
        let (edition, set) = (&self.edition, inked(&run.text));
        let holds = |words: &str| {
            let words = inked(&shown(words));
            assert!(words.contains(&set), "{tag:?}: `{}` in `{words}`", run.text);
        };
        let patterned = |pattern: &str, page: PageId| {
            // What the house style leaves out is written nowhere in it.
            assert!(written.is_empty() || written.contains(pattern), "{written}");
            holds(&edition.page(page).called.fill(pattern, edition.numerals.numeral));
        };
        let slot = &edition.page(area.page).template[area.slot];
        match tag {
            Tag::Head { story, part } => {
                let own = edition.story(story).head.words(part);
                holds(&own.or(slot.look.label.clone().map(|it| it.text)).unwrap_or_default());
                holds(written);
                "head"
            }
            Tag::Block(block) => {
                let own = &edition.story(block.story).blocks[block.block];
                holds(&own.text);
                // Dots show no characters of their own.
                assert!(run.text.is_empty() || inked(written) == set, "`{set}`: `{written}`");
                "block"
            }
            Tag::Credit(_) | Tag::Caption(_) | Tag::PhotoCredit(_) | Tag::Label => {
                holds(written);
                "line"
            }
            Tag::JumpTo { page, .. } => {
                patterned(&edition.numerals.to.text, page);
                "jump to"
            }
            Tag::JumpFrom { page, .. } => {
                patterned(&edition.numerals.from.text, page);
                "jump from"
            }
            Tag::Entry { page, .. } => {
                match written.is_empty() || written.contains("{page}") {
                    true => patterned(&edition.numerals.index.text, page),
                    false => holds(written),
                }
                "entry"
            }
            Tag::Furniture => {
                assert_eq!(file, "house.toml");
                if !written.contains(['{', '/']) {
                    holds(written);
                }
                "furniture"
            }
            Tag::Booked => "booked",
            Tag::Area(_) | Tag::Picture(_) | Tag::Boxed | Tag::Rule => {
                panic!("words in {tag:?}")
            }
        }
    }
}

/// The characters that leave ink, without the signs of Markdown and quotation marks of TOML.
fn inked(text: &str) -> String {
    let signs = |c: char| matches!(c, '*' | '^' | '"' | '\\');
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !signs(*c)).collect()
}

#[test]
fn every_run_of_the_sample_is_what_its_tag_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = Made::of(&DiskWorld, root, "issues/2021-02-24.toml");
    let kinds = made.judged();
    let all = ["block", "entry", "furniture", "head", "jump from", "jump to", "line"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
    let of_pictures =
        |(_, piece): &(PageId, Piece<'_>)| matches!(piece.tag, Some(Tag::Picture(_)));
    assert!(made.pieces().filter(is_image).all(|piece| of_pictures(&piece)));
    // Round a pale one there is a keyline, and nothing else.
    let mut others = made.pieces().filter(of_pictures).filter(|piece| !is_image(piece));
    assert!(others.all(|(_, piece)| matches!(piece.item, FrameItem::Shape(_))));
    assert!(made.pieces().any(|piece| is_image(&piece)));
}

fn is_image((_, piece): &(PageId, Piece<'_>)) -> bool {
    matches!(piece.item, FrameItem::Image(_))
}

#[test]
fn every_run_of_a_daily_is_what_its_tag_says() {
    for seed in 0..3 {
        let made = Made::of(&daily::paper(6, seed).world(), Path::new(""), "issue.toml");
        let kinds = made.judged();
        for kind in ["block", "head", "jump from", "jump to"] {
            assert!(kinds.contains(kind), "{kind}");
        }
    }
}

const HOUSE: &str = r#"quote = { face = "kai", size = 12 }
initial = { face = "hei", size = 10 }
caption = { face = "hei", size = 8 }
credit = { face = "hei", size = 7 }
[inks]
blue = { c = 100, m = 60 }
[copy.news]
body = "body"
quote = "quote"
credit = "credit"
drop_initial = { style = "initial", lines = 2 }
[heads.plain]
parts = [
  { words = "label", face = "hei", size = 10 },
  { words = "title", face = "hei", size = 26, min_size = 20, panel = "blue" },
  { words = "deck", face = "hei", size = 12, paragraph = true },
  { words = "byline", face = "kai", size = 9, place = "right" },
]
[heads.down]
flow = "vertical"
parts = [{ words = "title", face = "hei", size = 20, min_size = 12 }]
[ladder]
1 = "plain"
"#;

const HEAD: &str = "deck = \"今年头一炉钢水出炉\"\nbyline = \"王 强\"\ncredit = \"责编 李雪\"";

const BODY: &str = "春节长假刚过，*园区*已是一派**繁忙**景象，office 里有 25m^2^ 的新机器正在安装调试。\n\n\
    ## 新机器\n\n- 一项一项做，都不容易\n- 两项也要做，还有第三项\n\n> 引文也要排，今年稻子长得好\n\n\
    大家都说，今年的稻子一定长得好，一年之计在于春耕备耕。\n";

/// Returns a page with a slot that begins on this line, a picture in it, and a slot at its side with a
/// head down it.
fn page(first: u32) -> Made {
    let last = first + 24;
    let paper = Paper::of_house([4, 8, 40], HOUSE)
        .slot("s", "story", [1, 2], [first, last])
        .with("label = \"要闻\"\nbox = { frame = 0.3 }\nrules = [\"above\"]")
        .slot("p", "photo", [2, 2], [first + 16, last])
        .with("within = \"s\"\ncaption = \"below\"")
        .slot("t", "story", [3, 4], [1, 20])
        .headed("down")
        .with("head_place = { side = \"left\", width = \"5字\" }")
        .story("s", BODY)
        .titled("园区处处|开工忙")
        .head(HEAD)
        .story("t", BODY)
        .titled("长湖水暖")
        .head(HEAD)
        .photo("p")
        .with("caption = \"工人在安装新机器\"\ncredit = \"张三 摄\"");
    Made::of(&paper.world(), Path::new(""), "issue.toml")
}

#[test]
fn signs_initials_dots_and_vertical_heads_are_what_their_tags_say() {
    let kinds = page(2).judged();
    for kind in ["block", "head", "line"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

/// What stands in a slot lies at coordinates of its own: lower on the page it is the same frame.
#[test]
fn a_slot_that_is_moved_keeps_its_frame() {
    let (high, low) = (page(2), page(5));
    let area = |made: &Made, name: &str| -> Group {
        let slots = &made.edition.pages[0].template;
        let slot = slots.iter().position(|slot| slot.look.name == name).expect("it is there");
        let own = Some(Tag::Area(SlotId { page: PageId(0), slot }));
        let mut groups = made.composition.pages[0].frame.items.iter();
        let group = groups.find_map(|item| match item {
            FrameItem::Group(group) if group.tag == own => Some(group.clone()),
            _ => None,
        });
        group.expect("the slot is filled")
    };
    let grid = &high.edition.pages[0].grid;
    for name in ["s", "p"] {
        let (high, low) = (area(&high, name), area(&low, name));
        assert_eq!(low.at.y - high.at.y, grid.pitch * 3);
        assert!(high.frame.pieces().count() > 1 && dump(&high.frame) == dump(&low.frame));
    }
    assert_eq!(area(&high, "t"), area(&low, "t"));
}
