//! What the figures of findings and decisions count.

use schemars::JsonSchema;
use serde::Serialize;

/// What a figure counts; exporters have the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// Characters.
    Chars,
    /// Lines.
    Lines,
    /// Square centimetres.
    AreaCm2,
    /// White between characters, in em.
    GapEm,
    /// A code point of Unicode.
    Codepoint,
    /// Characters that a column should hold.
    Asked,
    /// Entries of an index.
    Entries,
    /// Pixels an inch.
    Ppi,
    /// The limit that does not hold.
    Limit,
    /// Points of a headline.
    HeadPt,
    /// Whether it is a heading: one or zero.
    Heading,
    /// Photographs.
    Photos,
    /// A column, from one.
    Column,
    /// Seams.
    Seams,
    /// A line, from one.
    Line,
    /// A number of the head.
    Number,
    /// Page on which it stands first.
    FirstPage,
    /// What something that is missing counts.
    Cost,
    /// Form errors.
    Errors,
    /// Points of type.
    SizePt,
    /// Points of the head above.
    AbovePt,
    /// Points of the head beside it.
    BesidePt,
    /// Points from line to line.
    LeadingPt,
    /// Points of white.
    WhitePt,
    /// Pages.
    Pages,
    /// Points of a rule.
    WeightPt,
    /// Points that are the least.
    LimitPt,
    /// Percent of ink.
    Total,
    /// Inks.
    Inks,
    /// Lines that stay free.
    LinesLeft,
    /// Lines without a place.
    LinesOver,
    /// Percent of the size that the style says.
    Percent,
    /// Characters that are to be cut.
    CutChars,
    /// Characters that are to be written.
    MoreChars,
    /// Lines without a place, of all stories.
    OversetLines,
    /// Rules of jumps that are broken.
    RulesBroken,
    /// Pages that receive a tail.
    ReceivingPages,
    /// Jumps.
    Jumps,
    /// Slots taken.
    Slots,
    /// Free lines.
    FreeLines,
    /// Tail slots that nothing fills.
    EmptySlots,
    /// Jumps to an earlier page.
    Backward,
    /// Pages that readers turn.
    PagesTurned,
    /// Points by which something reaches out of its place.
    BeyondPt,
    /// Things of the same sort.
    Things,
    /// Millimetres of a module.
    ModuleMm,
    /// Millimetres that are the least.
    LimitMm,
    /// Different ones among things of the same sort.
    Kinds,
    /// White at the end of a line, in em.
    WhiteEm,
    /// Columns.
    Columns,
    /// Percent of a picture that is shown.
    Kept,
}

/// What words are that the end of a headline's line parts
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartedKind {
    /// A word of the dictionary
    Word,
    /// The name of a person or a place
    Name,
    /// A term of public life, or a word of the house
    Term,
    /// What stands behind a title and is likely a name, but in no table
    Unknown,
    /// A number, with its unit
    Number,
    /// A quotation, or what stands in brackets
    Quotation,
}

/// What make-up did
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Paragraphs became longer or shorter
    Paragraphs,
    /// A headline became smaller or larger
    Headline,
    /// A photograph became lower or higher
    Picture,
    /// A picture stands whole because it is drawn
    Whole,
    /// Two photographs changed places
    Swap,
    /// White round a headline
    HeadWhite,
    /// White round subheads
    Spacing,
    /// Pull quotes were left out
    PullQuote,
    /// The type of a panel with little copy became a step larger
    Type,
    /// Something was left out that may be
    Optional,
    /// An edge between slots moved, with all that stands at it
    Edge,
    /// A slot in which nothing stands gave its room to its neighbours
    Absorb,
    /// Something of the fillers of the issue stands where white was left
    Filler,
    /// A story goes on elsewhere
    Jump,
    /// A story stays where it is
    NoJump,
    /// A page took one of the templates that it names
    Template,
}
