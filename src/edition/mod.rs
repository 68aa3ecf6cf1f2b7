//! The resolved edition: every name replaced by the thing it names, every length absolute.
//!
//! [`resolve`] makes it from an [`Issue`](crate::issue::Issue); layout reads it and needs nothing else.
//! It is what was given, and nothing in it changes: what make-up decides about it is a
//! [`Plan`](crate::plan::Plan) beside it.

mod filler;
mod grid;
mod house_words;
mod kept;
mod lint;
mod memo;
mod photo;
mod resolve;
mod said;
mod style;
mod wording;

pub use crate::terms::{
    EditionKind, Flow, HeadAlign, Jump, PartPlace, PhotoAlign, PhotoFit, PhotoTie, RulePlace,
    Words,
};
pub(crate) use filler::Stand;
pub use filler::{Filler, FillerMatter, Fillers, HouseAd};
pub use grid::Grid;
pub use house_words::{HouseWords, NamedPerson, WrongWords};
pub use kept::Kept;
pub use lint::{Form, FormWords, Lint};
pub(crate) use memo::Memo;
pub use photo::{Part, Photo, Placed};
pub use resolve::{copy_styles, head_styles, resolve};
pub use said::Chars;
pub use style::{
    ASIDE, CopyStyle, CopyStyles, DropInitial, EndMark, Head, HeadRule, HeadStyle, HeadStyles,
    PartStyle, Pull, Subhead, TextStyle, VerseStep, seen,
};
pub use wording::Wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::Date;
use crate::color::{Ink, Spot};
use crate::copy::{Block, BlockKind};
use crate::diag::{SourceId, Span};
use crate::font::{Book, FaceId};
use crate::frame::{Names, PageNames};
use crate::geom::{Abs, Cells, Em, Sides, Size};
use crate::ids::{PageId, SlotId, StoryId};
use crate::image::Picture;
use crate::page_name::{Numeral, PageName};
use crate::pasted::Found;
use crate::qr::Modules;
use crate::repro::Recipe;
use crate::terms::{Fill, LeadShape, Paragraphs, SlotKind};
use crate::text::Rules;

/// A whole edition, ready to be composed.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Name of the paper.
    pub paper: String,
    /// Day of publication.
    pub date: Date,
    /// Total number of the issue.
    pub number: Option<u32>,
    /// The issue file's text.
    pub source: SourceId,
    /// What kind of edition it is.
    pub kind: EditionKind,
    /// Which correction of the day's edition this is.
    pub correction: Option<u32>,
    /// The faces.
    pub book: Arc<Book>,
    /// The pictures, by [`PhotoId`](crate::ids::PhotoId).
    pub pictures: Arc<[Picture]>,
    /// The stories, by [`StoryId`].
    pub stories: Arc<[Arc<Story>]>,
    /// The pages in order.
    pub pages: Vec<Arc<Page>>,
    /// By page, what else it might be.
    pub templates: Vec<Templates>,
    /// What the front of the last edition was.
    pub previous: Option<Previous>,
    /// Bounds of copyfit and jumps.
    pub makeup: MakeupRules,
    /// Stories that the issue leaves out until the last minute.
    pub held: Vec<Story>,
    /// What may stand where white is left.
    pub fillers: Fillers,
    /// Rules of composition, for all copy of the paper.
    pub rules: Rules,
    /// Words that headlines keep whole.
    pub lexicon: Vec<String>,
    /// Styles that the program calls by name.
    pub styles: NamedStyles,
    /// Words and numerals of jump lines.
    pub numerals: Numerals,
    /// Limits beyond which something is reported.
    pub limits: Limits,
    /// What a night editor would send back.
    pub lint: Lint,
    /// How the paper writes.
    pub words: HouseWords,
    /// The printing condition.
    pub press: Press,
}

/// One story.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Stem of its file.
    pub id: String,
    /// Path as the issue file gives it.
    pub file: String,
    /// The file's text.
    pub source: SourceId,
    /// The words of its head.
    pub head: Head,
    /// Its body.
    pub blocks: Vec<Block>,
    /// What other programs left in its file, in the order of the file.
    pub leftovers: Vec<Found>,
    /// What the line ends of its file were taken for.
    pub paragraphs: Paragraphs,
    /// Whether the body is filler, because the copy is not there yet.
    pub dummy: bool,
    /// Whether make-up may leave it out for the sake of the story inside which it stands.
    pub optional: bool,
    /// Where it begins.
    pub slot: SlotId,
    /// Where the issue file says so.
    pub placed: Span,
    /// Where it goes on when it does not fit.
    pub jump: Jump,
}

impl MakeupRules {
    /// Returns how many lines the paragraphs of a story with so many lines may give or take: the percentage,
    /// but one at least where any are allowed.
    pub fn reach(&self, lines: usize) -> u32 {
        match self.paragraphs {
            0 => 0,
            percent => (lines as u32 * percent / 100).max(1),
        }
    }
}

/// Bounds within which make-up works, from the house style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MakeupRules {
    /// Percent of its lines that the paragraphs of a story may give or take together.
    pub paragraphs: u32,
    /// Percent by which a head may become smaller or larger.
    pub headline: u32,
    /// Lines of white that may stand above a head.
    pub white: u32,
    /// How far a photograph inside a story may become lower or higher.
    pub picture: PictureReach,
    /// Whether subheads may lose or gain a line of white.
    pub spacing: bool,
    /// Whether photographs and boxes that are marked so may be left out.
    pub optional: bool,
    /// Lines that stand before a jump.
    pub before: u32,
    /// Lines that stand after a jump.
    pub after: u32,
    /// Fewest lines of a paragraph that a jump carries.
    pub carry: u32,
    /// Whether a story may jump twice.
    pub second: bool,
}

/// How far a photograph may become lower or higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureReach {
    /// So many percent of its height.
    Percent(u32),
    /// So many lines.
    Lines(u32),
}

impl PictureReach {
    /// Returns the lines by which one that is so many lines high may change.
    pub fn lines(self, height: u32) -> u32 {
        match self {
            PictureReach::Percent(percent) => height * percent / 100,
            PictureReach::Lines(lines) => lines,
        }
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Page number, from one.
    pub number: u32,
    /// What it is called in print.
    pub called: PageName,
    /// What its own file is called, without an ending.
    pub file_name: String,
    /// Name of the section.
    pub name: String,
    /// Where the issue file names it.
    pub span: Span,
    /// Name of the template.
    pub layout: String,
    /// Trimmed size.
    pub trim: Size,
    /// Its grid.
    pub grid: Grid,
    /// The slots of its template in reading order, with what the issue puts into them; where they stand in
    /// the end and what they hold is for [`Plan`](crate::plan::Plan) to say.
    pub template: Vec<Slot>,
}

/// The templates that a page names beside the one that it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Templates {
    /// The page by those that can hold it: every slot that the files name is there, by the same name.
    pub others: Vec<Arc<Page>>,
    /// Those that cannot, with the slots that they lack.
    pub lacking: Vec<(String, Vec<String>)>,
}

/// What the front of the last edition was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// Its template.
    pub layout: Option<String>,
    /// The shape of its lead photograph.
    pub lead: Option<LeadShape>,
}

/// One slot of a page, as the template and the issue give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// How what stands in it looks.
    pub look: Arc<Look>,
    /// Its place on the grid.
    pub cells: Cells,
    /// How many lines high it may become, where it bends: at least and at most.
    pub bends: Option<(u32, u32)>,
    /// Whether it ends with its copy.
    pub shrinks: bool,
    /// The slot inside which it stands.
    pub within: Option<usize>,
    /// The slots that take its room when nothing stands in it.
    pub absorb: Vec<usize>,
    /// What stands in it.
    pub content: Arc<Content>,
}

/// How what stands in a slot looks, wherever on the page that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The slot.
    pub id: SlotId,
    /// Name in the template.
    pub name: String,
    /// Where the template names it.
    pub span: Span,
    /// Kind in the template.
    pub kind: SlotKind,
    /// White between its sides and its matter.
    pub inset: Sides<Abs>,
    /// Columns of its own.
    pub inside: Option<Inside>,
    /// Headline style.
    pub head: Arc<HeadStyle>,
    /// Where the headline stands.
    pub head_place: HeadPlace,
    /// The columns over which a headline at the top runs; all when left out.
    pub head_columns: Option<(u32, u32)>,
    /// How its copy is set.
    pub copy: Arc<CopyStyle>,
    /// Box or tint.
    pub boxed: Option<Boxed>,
    /// Rules at its sides.
    pub rules: Vec<RulePlace>,
    /// Standing word.
    pub label: Option<Wording>,
    /// Headline style of the standing word.
    pub label_head: Option<Arc<HeadStyle>>,
    /// Whether a caption stands under a photograph.
    pub caption: bool,
    /// How photographs fill it that say nothing of it.
    pub fit: Option<PhotoFit>,
    /// Whether photographs have a keyline; where their edges are pale when left out.
    pub keyline: Option<bool>,
    /// On what line a photograph begins; on that of its cells where nothing is said.
    pub align: Option<PhotoAlign>,
    /// With what an edge of a photograph moves.
    pub tie: Option<PhotoTie>,
    /// Lines of white between it and the text it displaces.
    pub standoff: u32,
    /// How copy fills its columns.
    pub fill: Fill,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing yet.
    Empty,
    /// Nothing: its room is its neighbours'.
    Absorbed,
    /// A story.
    Story(StoryId),
    /// Stories one under the other.
    Briefs(Vec<StoryId>),
    /// Room for the tail of a story.
    Tail,
    /// A photograph.
    Photo(Photo),
    /// Fixed matter.
    Furniture(Vec<Furniture>),
    /// The index.
    Index(Vec<IndexEntry>),
    /// An advertisement that is booked and not there yet.
    Reserved(Reserved),
    /// White, for a story that is held back.
    Held(StoryId),
}

impl Content {
    /// Returns whether nothing stands there.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Content::Empty | Content::Absorbed)
    }
}

/// An advertisement that is booked and not there yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserved {
    /// What it will be.
    pub title: String,
    /// Place in the issue file.
    pub span: Span,
}

/// Columns of a slot's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// How many.
    pub columns: u32,
    /// Characters a column.
    pub chars: Option<u32>,
    /// White between them.
    pub gutter: Option<Abs>,
    /// A hairline between them.
    pub rule: bool,
}

/// Where a headline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPlace {
    /// Across the top of the slot.
    Top,
    /// In a strip at the left.
    Left(Abs),
    /// In a strip at the right.
    Right(Abs),
    /// On cells of its own: columns and lines of the grid.
    Cells((u32, u32), (u32, u32)),
}

/// Box or tint of a slot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Boxed {
    /// Weight of the frame.
    pub frame: Option<Abs>,
    /// Ink of the panel.
    pub tint: Option<Ink>,
    /// Weight of a rule along the upper edge.
    pub top: Option<Abs>,
    /// How far below the first line's top the box begins.
    pub lower_by: Abs,
}

/// One piece of fixed matter, its facts filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Furniture {
    /// Words on one baseline, centred in `width` where that is given.
    Text {
        /// The words; `**` parts bold from plain.
        text: Wording,
        /// Their style.
        style: TextStyle,
        /// From the slot's left side.
        x: Abs,
        /// From the slot's upper side to the baseline.
        y: Abs,
        /// Width in which the words are centred.
        width: Option<Abs>,
    },
    /// A rule, across or down.
    Rule {
        /// From the slot's left side.
        x: Abs,
        /// From the slot's upper side.
        y: Abs,
        /// Length of a rule across; the slot's width when both are `None`.
        width: Option<Abs>,
        /// Length of a rule that runs down.
        height: Option<Abs>,
        /// Weight.
        weight: Abs,
        /// Ink.
        ink: Ink,
    },
    /// Words in two rows, one from each side.
    Row {
        /// From the slot's upper side to the baseline.
        y: Abs,
        /// From the left, with the white after each.
        left: Vec<(Wording, TextStyle, Abs)>,
        /// In reading order up to the right side, with the white after each.
        right: Vec<(Wording, TextStyle, Abs)>,
    },
    /// A QR code with its label at the right.
    Qr {
        /// The code of the address.
        code: Arc<Modules>,
        /// Where the address is written.
        span: Span,
        /// The label, a line each.
        label: Vec<String>,
        /// Style of the label.
        style: TextStyle,
        /// From the slot's left side.
        x: Abs,
        /// From the slot's upper side.
        y: Abs,
        /// Side of the code.
        size: Abs,
    },
}

/// An entry of the index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexEntry {
    /// The story.
    pub story: StoryId,
    /// Section label.
    pub section: Wording,
    /// Words.
    pub title: Wording,
    /// Words under the title, where the index has few entries.
    pub summary: Option<Wording>,
}

/// Styles that the program calls by name; `body` stands in for one that the house lacks.
#[derive(Clone, Debug)]
pub struct NamedStyles {
    /// Captions.
    pub caption: TextStyle,
    /// Credits of photographs.
    pub credit: TextStyle,
    /// Word over the index.
    pub index_label: TextStyle,
    /// Section of an entry.
    pub index_section: TextStyle,
    /// Words of an entry.
    pub index_title: TextStyle,
    /// Page of an entry.
    pub index_marker: TextStyle,
    /// Summary under an entry.
    pub index_summary: TextStyle,
}

/// Words and numerals of jump lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Numerals {
    /// Sends the reader on.
    pub to: Wording,
    /// Tells where a tail comes from.
    pub from: Wording,
    /// Names the page of an index entry.
    pub index: Wording,
    /// How numbers of pages are written.
    pub numeral: Numeral,
}

/// Limits beyond which something is reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Free lines in one column that are still no gap.
    pub gap_lines: u32,
    /// Picture resolution below which there is an error.
    pub picture_error_ppi: u32,
    /// Picture resolution below which there is a warning.
    pub picture_warning_ppi: u32,
    /// Lines that must follow a subhead in its column.
    pub lines_after_subhead: u32,
    /// Smallest type in two or more inks.
    pub type_in_inks: Abs,
    /// Smallest type that is left white in a panel.
    pub type_reversed: Abs,
    /// Thinnest rule in one ink.
    pub rule: Abs,
    /// Thinnest rule that is white or in two or more inks.
    pub rule_in_inks: Abs,
}

/// The printing condition as a press file names it (ISO 15930-7, 6.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Its name as registered.
    pub name: Option<String>,
    /// What it is, in plain words.
    pub words: Option<String>,
    /// Where it is registered.
    pub registry: Option<String>,
    /// The profile's name.
    pub profile_name: Option<String>,
}

/// The press and its printing condition.
#[derive(Clone, Debug)]
pub struct Press {
    /// The ICC profile.
    pub profile: Option<Arc<[u8]>>,
    /// What its inks are meant for.
    pub condition: Condition,
    /// Bleed beyond the trim.
    pub bleed: Abs,
    /// How pictures are made ready.
    pub recipe: Recipe,
    /// The spot inks that have a plate.
    pub spots: Vec<Spot>,
    /// The page colours that the house style names.
    pub inks: Vec<NamedInk>,
    /// Where the house style names the faces.
    pub faces: BTreeMap<FaceId, Span>,
}

/// A page colour by its name in the house style.
#[derive(Clone, Debug)]
pub struct NamedInk {
    /// The name.
    pub name: String,
    /// How it prints.
    pub ink: Ink,
    /// Where it is mixed.
    pub span: Span,
}

impl Edition {
    /// Returns a variant in which one story is another.
    #[must_use]
    pub fn with_story(&self, id: StoryId, story: Story) -> Edition {
        let mut stories = self.stories.to_vec();
        if let Some(own) = stories.get_mut(id.0) {
            *own = Arc::new(story);
        }
        Edition { stories: Arc::from(stories), ..self.clone() }
    }

    /// Returns a variant in which a page is as another of its templates has it: what stands on it stands in
    /// the slots of the same names.
    #[must_use]
    pub fn with_page(&self, page: &Arc<Page>) -> Edition {
        let was = self.page(page.id);
        let moved = |slot: SlotId| {
            let name = &was.template[slot.slot].look.name;
            let at = page.template.iter().position(|other| other.look.name == *name);
            SlotId { slot: at.unwrap_or(slot.slot), ..slot }
        };
        let changed = |story: &Story| {
            let here = |slot: SlotId| slot.page == page.id;
            let slot = if here(story.slot) { moved(story.slot) } else { story.slot };
            let jump = match story.jump {
                Jump::To(to) if here(to) => Jump::To(moved(to)),
                jump => jump,
            };
            ((slot, jump) != (story.slot, story.jump)).then(|| Story {
                slot,
                jump,
                ..story.clone()
            })
        };
        let stories = self
            .stories
            .iter()
            .map(|story| changed(story).map_or_else(|| story.clone(), Arc::new));
        let mut pages = self.pages.clone();
        pages[page.id.0] = page.clone();
        Edition {
            stories: stories.collect(),
            held: self
                .held
                .iter()
                .map(|story| changed(story).unwrap_or_else(|| story.clone()))
                .collect(),
            pages,
            ..self.clone()
        }
    }

    /// Returns a story; those that are held back have their ids behind the others.
    pub fn story(&self, id: StoryId) -> &Story {
        match self.stories.get(id.0) {
            Some(story) => story,
            None => &self.held[id.0 - self.stories.len()],
        }
    }

    /// Returns the ids of the stories that are held back.
    pub fn held_ids(&self) -> impl Iterator<Item = StoryId> + use<> {
        let first = self.stories.len();
        (first..first + self.held.len()).map(StoryId)
    }

    /// Returns what pages, slots and stories are called in the files.
    pub fn names(&self) -> Names {
        let page = |page: &Arc<Page>| PageNames {
            number: page.number,
            called: page.called.clone(),
            slots: page.template.iter().map(|slot| slot.look.name.clone()).collect(),
        };
        let stories = self.stories.iter().map(|story| &story.id);
        let held = self.held.iter().map(|story| &story.id);
        Names {
            pages: self.pages.iter().map(page).collect(),
            stories: stories.chain(held).cloned().collect(),
        }
    }

    /// Returns a page.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// Returns the names of the pages, in order.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId)
    }
}

impl Story {
    /// Returns the story cut after so many characters that count.
    #[must_use]
    pub fn first(&self, chars: u32) -> Story {
        let mut left = chars;
        let mut blocks = Vec::new();
        for block in &self.blocks {
            if left == 0 {
                break;
            }
            let own = block.chars().min(left);
            blocks.push(if own < block.chars() { block.first(own) } else { block.clone() });
            left -= own;
        }
        Story { blocks, ..self.clone() }
    }

    /// Returns the story with so many ideographs more at the end of its last paragraph.
    #[must_use]
    pub fn longer(&self, chars: u32) -> Story {
        let mut story = self.clone();
        let is_text = |block: &&mut Block| block.kind == BlockKind::Paragraph;
        if let Some(last) = story.blocks.iter_mut().rev().find(is_text) {
            last.text.extend(std::iter::repeat_n('国', chars as usize));
        }
        story
    }

    /// Returns the characters of the body that count.
    pub fn chars(&self) -> u32 {
        self.blocks.iter().map(Block::chars).sum()
    }
}

impl TextStyle {
    /// Returns `em` of this style as an absolute length.
    pub fn em(&self, em: Em) -> Abs {
        em.at(self.size)
    }
}
