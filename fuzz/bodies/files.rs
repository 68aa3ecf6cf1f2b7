//! The files of an edition: house style, layout, issue file. An edition of which one is these bytes is
//! read, and made up when nothing is wrong with it.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use banmian::diag::Severity;
use banmian::{Faults, Lang, Made, Options};

use super::{changed, inside, sums};
use crate::common::{MemoryWorld, Random, small};

/// A face of the project.
pub(crate) const SONG: &[u8] = include_bytes!("../../fonts/NotoSerifCJKsc-Regular.otf");
/// Another.
pub(crate) const HEI: &[u8] = include_bytes!("../../fonts/NotoSansCJKsc-Bold.otf");
/// A third one, of other outlines.
pub(crate) const KAI: &[u8] = include_bytes!("../../fonts/BaozhiKai-Regular.ttf");

/// The issue file of the small edition.
const ISSUE: &str = "issues/issue.toml";

/// Returns a world with the faces, and pictures that are pictures, in which the small edition can be set.
fn world() -> &'static MemoryWorld {
    static WORLD: OnceLock<MemoryWorld> = OnceLock::new();
    WORLD.get_or_init(|| {
        let mut world = small::world();
        with_faces(&mut world);
        let picture = png(300, 200);
        world.add("issues/day/works.jpg", &picture);
        world.add("issues/day/lake.jpg", &picture);
        world
    })
}

/// Puts the faces of the project into a world.
pub(crate) fn with_faces(world: &mut MemoryWorld) {
    static FACES: OnceLock<[Arc<[u8]>; 3]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [SONG, HEI, KAI].map(Arc::from));
    for (name, bytes) in ["Song.otf", "Hei.otf", "Kai.ttf"].into_iter().zip(faces) {
        world.add_shared(format!("fonts/{name}"), bytes.clone());
    }
}

/// Returns a grey PNG of this size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::GrayImage::from_pixel(width, height, image::Luma([128]))
        .write_to(&mut out, image::ImageFormat::Png)
        .expect("a PNG is written to memory");
    out.into_inner()
}

/// Returns the files of the small edition with two photographs, one unlike the other.
pub(super) fn set() -> MemoryWorld {
    let mut world = world().clone();
    let issue = small::ISSUE.replacen(
        "[[page]]\nname = \"综合新闻\"\nlayout = \"news\"\n",
        "[[page]]\nname = \"综合新闻\"\nlayout = \"news\"\n\n  [[page.photo]]\n  slot = \"photo\"\n  \
         file = \"day/lake.jpg\"\n",
        1,
    );
    world.add(ISSUE, issue);
    world.add("issues/day/lake.jpg", png(301, 200));
    world
}

/// Makes the edition of [`set`], whatever its faces are like: where their outlines lie tells nothing.
pub(super) fn loaded_of_any_face(world: &MemoryWorld) -> Option<Made> {
    match banmian::make(world, Path::new(""), Path::new(ISSUE), &Options::default()) {
        Ok(made) => {
            sums::hold(&made);
            Some(made)
        }
        Err(faults) => {
            can_be_shown(&faults);
            None
        }
    }
}

/// Makes the small edition of which one file is these bytes.
pub(super) fn made(file: &str, data: &[u8]) -> Option<Made> {
    let mut world = world().clone();
    world.add(file, data);
    loaded(&world, ISSUE)
}

/// Makes up the edition of a world. Whatever its files say, there are faults that can be shown, or pages
/// with a report that holds.
pub(crate) fn loaded(world: &MemoryWorld, issue: &str) -> Option<Made> {
    match banmian::make(world, Path::new(""), Path::new(issue), &Options::default()) {
        Ok(made) => {
            sums::hold(&made);
            inside::hold(&made);
            Some(made)
        }
        Err(faults) => {
            can_be_shown(&faults);
            None
        }
    }
}

/// Holds that faults are told: in both languages, with a place that is in its file.
fn can_be_shown(faults: &Faults) {
    let told = faults.sink.diagnostics();
    assert!(
        told.iter().any(|fault| fault.severity == Severity::Error),
        "no edition, and no word why"
    );
    for fault in told {
        let words = [fault.message.get(Lang::Zh), fault.message.get(Lang::En)];
        assert!(words.iter().all(|words| !words.is_empty()), "a fault without words");
        if let Some(span) = &fault.span {
            let text = faults.sources.text(span.source);
            assert!(text.get(span.range.clone()).is_some(), "a place outside its file");
        }
    }
    assert!(!faults.render(Lang::Zh, false).is_empty());
}

/// Makes up the small edition in a house style of these bytes.
pub(super) fn house(data: &[u8]) -> bool {
    made("layouts/house.toml", data).is_some()
}

/// Makes up the small edition with a first page of a layout of these bytes.
pub(super) fn layout(data: &[u8]) -> bool {
    made("layouts/front.toml", data).is_some()
}

/// Makes up the small edition by an issue file of these bytes.
pub(super) fn issue(data: &[u8]) -> bool {
    made(ISSUE, data).is_some()
}

/// Makes an input of [`house`].
pub(super) fn make_house(random: &mut Random) -> Vec<u8> {
    match random.within(0, 8) {
        0 => changed::toml(include_str!("../../layouts/house.toml"), random),
        _ => changed::toml(small::HOUSE, random),
    }
}

/// Makes an input of [`layout`].
pub(super) fn make_layout(random: &mut Random) -> Vec<u8> {
    match random.within(0, 8) {
        0 => changed::toml(include_str!("../../layouts/front.toml"), random),
        1 => changed::toml(small::NEWS, random),
        _ => changed::toml(small::FRONT, random),
    }
}

/// Makes an input of [`issue`].
pub(super) fn make_issue(random: &mut Random) -> Vec<u8> {
    changed::toml(small::ISSUE, random)
}
