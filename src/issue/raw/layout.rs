//! `layouts/<name>.toml`: a page template, a grid with named slots.

use schemars::JsonSchema;
use serde::Deserialize;

use super::elastic::Lines;
use super::grid::Grid;
use super::one_or_more::OneOrMore;
use crate::diag::Spanned;
use crate::geom::Length;
use crate::terms::{Fill, PhotoAlign, PhotoFit, PhotoTie, RulePlace, SlotKind};

/// A page template: a column grid and the slots on it, in reading order
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The page's own grid; what it leaves out is the house's
    #[serde(default)]
    pub grid: Grid,
    /// The slots in reading order
    #[serde(default, rename = "slot")]
    pub slots: Vec<Slot>,
}

/// A named room on the grid
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Name, by which the issue file fills it
    pub name: Spanned<String>,
    /// What may stand here
    pub kind: Spanned<SlotKind>,
    /// First and last basic column, from 1
    pub columns: Spanned<[u32; 2]>,
    /// First and last grid line, from 1; a line beyond the grid lies in the margin. With
    /// `{ at = [38, 51], min = 10, max = 22 }` the slot bends to what stands in it
    pub lines: Lines,
    /// The story slot inside which this one stands and whose text it displaces when it is filled
    #[serde(default)]
    pub within: Option<Spanned<String>>,
    /// The neighbour that takes this slot's room on a day on which nothing stands here: the
    /// issue names nothing for it and no story goes on in it. It has a whole side of this slot in
    /// common, right beside it or one line away: the same columns above or below, the same lines
    /// at the left or right. Several that share that side between them may be named:
    /// `["second", "briefs"]`. An advertisement takes no room and gives none
    #[serde(default)]
    pub absorb: OneOrMore,
    /// A panel (notice, sidebar, comment) that ends with its copy: the lines that it does not
    /// need go to the story or photograph over it, or to the story inside which it stands
    #[serde(default)]
    pub shrink: bool,
    /// White between the slot's sides and its matter
    #[serde(default)]
    pub inset: Option<Inset>,
    /// Columns of the slot's own (破栏)
    #[serde(default)]
    pub inside: Option<Inside>,
    /// Headline style; the ladder's for the slot's span when left out, or the only one of the house
    #[serde(default)]
    pub head: Option<Spanned<String>>,
    /// Where the headline stands; across the top of the slot when left out
    #[serde(default)]
    pub head_place: Option<HeadPlace>,
    /// Way of setting the copy, from the house style; `news` when left out, or the only one of
    /// the house
    #[serde(default)]
    pub copy: Option<Spanned<String>>,
    /// Box or tint
    #[serde(default, rename = "box")]
    pub boxed: Option<BoxStyle>,
    /// Hairlines that part the slot from its neighbours
    #[serde(default)]
    pub rules: Vec<RulePlace>,
    /// Fixed matter of the house style to set here (masthead, folio, imprint, plate)
    #[serde(default)]
    pub furniture: Option<Spanned<String>>,
    /// A standing word: the section's name over briefs, 广告 over an advertisement
    #[serde(default)]
    pub label: Option<Spanned<String>>,
    /// Headline style of the standing word over briefs, which is not set without one
    #[serde(default)]
    pub label_head: Option<Spanned<String>>,
    /// Photographs: where the caption stands
    #[serde(default)]
    pub caption: Caption,
    /// How photographs fill the slot that say nothing of it themselves; cropped to its shape when
    /// left out, but for charts, tables and documents, which stand whole
    #[serde(default)]
    pub fit: Option<Spanned<PhotoFit>>,
    /// Whether photographs have a hairline inside their edges; where these are pale when left out
    #[serde(default)]
    pub keyline: Option<Spanned<bool>>,
    /// Photographs inside a story: `"text"` begins on the first line of its text, whatever its
    /// head takes, and keeps the foot
    #[serde(default)]
    pub align: Option<Spanned<PhotoAlign>>,
    /// Photographs beside or under a head with `head_place = { columns, lines }`: `"head"` lets
    /// the foot of the head move with the edge of the photograph that meets it
    #[serde(default)]
    pub tie: Option<Spanned<PhotoTie>>,
    /// Lines of white that the slot keeps between itself and the text it displaces; 1 when left out
    #[serde(default)]
    #[schemars(range(min = 0, max = 500))]
    pub standoff: Option<Spanned<u32>>,
    /// How copy fills the columns
    #[serde(default)]
    pub fill: Fill,
}

/// White between a slot's sides and its matter
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inset {
    /// At the left
    #[serde(default)]
    pub left: Option<Spanned<Length>>,
    /// Above
    #[serde(default)]
    pub top: Option<Spanned<Length>>,
    /// At the right
    #[serde(default)]
    pub right: Option<Spanned<Length>>,
    /// Below
    #[serde(default)]
    pub bottom: Option<Spanned<Length>>,
}

/// Columns of a slot's own
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inside {
    /// How many
    #[schemars(range(min = 1, max = 12))]
    pub columns: Spanned<u32>,
    /// Characters a column, of the copy's own size; as many as fit when left out
    #[serde(default)]
    #[schemars(range(min = 4, max = 80))]
    pub chars: Option<Spanned<u32>>,
    /// White between them; what remains is shared when left out
    #[serde(default)]
    pub gutter: Option<Spanned<Length>>,
    /// A hairline between them
    #[serde(default)]
    pub rule: bool,
}

/// Where a headline stands that does not run across the top of its slot
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadPlace {
    /// In a strip at this side
    #[serde(default)]
    pub side: Option<HeadSide>,
    /// Width of the strip; 6字 when left out
    #[serde(default)]
    pub width: Option<Spanned<Length>>,
    /// First and last basic column of its own room; without `lines` it runs across the top of these
    /// columns and is as high as it needs, with its text under it and what stands inside the slot beside it
    #[serde(default)]
    pub columns: Option<Spanned<[u32; 2]>>,
    /// First and last grid line of its own room
    #[serde(default)]
    pub lines: Option<Spanned<[u32; 2]>>,
}

/// A side of a slot
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadSide {
    /// Left
    Left,
    /// Right
    Right,
}

/// Box or tint of a slot
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoxStyle {
    /// Weight of the frame; none when left out
    #[serde(default)]
    pub frame: Option<Spanned<Length>>,
    /// Ink of the panel; none when left out
    #[serde(default)]
    pub tint: Option<Spanned<String>>,
    /// Weight of a rule along the upper edge
    #[serde(default)]
    pub top: Option<Spanned<Length>>,
    /// How far below the first line's top the box begins
    #[serde(default)]
    pub lower_by: Option<Spanned<Length>>,
}

/// Where a caption stands
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Caption {
    /// On the last lines of the slot
    #[default]
    Below,
    /// Nowhere: the picture takes the whole slot
    None,
}
