//! What make-up decided, and why: a move of the plan with its reason. The words are made where
//! they are written.

use super::Move;
use crate::frame::{Datum, Step};
use crate::ids::{SlotId, StoryId};

/// What make-up decided about a story or an area, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The story; `None` where it is about no single one.
    pub story: Option<StoryId>,
    /// Slot in which something changed.
    pub slot: SlotId,
    /// What was done.
    pub deed: Deed,
    /// Why it was done, and nothing else.
    pub reason: Reason,
    /// What else was weighed, the chosen way among them; only for jumps.
    pub weighed: Vec<Weighed>,
}

/// What was done about a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Its paragraphs were set so many lines longer or, below zero, shorter.
    Paragraphs(i32),
    /// The plan was changed. `by` tells how far from what was given: percent of a headline's
    /// size, lines of white, lines by which a photograph became higher or, below zero, lower;
    /// zero where nothing is counted.
    Moved {
        /// The change.
        change: Move,
        /// How far.
        by: i32,
    },
    /// It stays where it is and does not fit.
    Stays,
    /// A picture stands whole.
    Whole,
    /// It stands where white was left, over so many columns and lines.
    Fills {
        /// The slot whose white it was.
        host: SlotId,
        /// Columns.
        columns: u32,
        /// Lines.
        lines: u32,
    },
}

/// Why something was decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The story ends nearer to its last line: so many lines are left, so many without a place.
    Ends {
        /// Lines left.
        left: u32,
        /// Lines without a place.
        over: u32,
    },
    /// The pages come out fuller so: the slots at an edge, or those that took room.
    Fuller,
    /// Nothing stands there today.
    Empty,
    /// Its copy fills a third of its panel at most.
    LittleCopy,
    /// Its pixels are those of a chart, a table or a document.
    Drawn,
    /// Its words are short for the width that they have.
    ShortWords,
    /// Its rows have white beside them.
    Rows,
    /// Its words are many for a strip.
    LongWords,
    /// It stands a level apart from the head in this slot.
    Level(SlotId),
    /// Heads side by side have one size: that in this slot.
    Row(SlotId),
    /// Less is cut off the pictures.
    LessCropped,
    /// The issue file says so.
    Asked,
    /// There is no other way.
    OnlyWay,
    /// It is better by this count than the next best way, which begins in `than`, or stays.
    Better {
        /// What is counted.
        count: Datum,
        /// What this way has of it.
        own: f64,
        /// What the other has.
        theirs: f64,
        /// First slot of the other.
        than: Option<SlotId>,
    },
    /// It costs as much as the way that begins in `than`, or stays, and comes before it.
    AsGood {
        /// First slot of the other.
        than: Option<SlotId>,
    },
}

/// A way that make-up weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Where the story would go on: the slot of each leg; nowhere when empty.
    pub legs: Vec<SlotId>,
    /// Whether it was chosen.
    pub chosen: bool,
    /// What the edition would cost so, the heaviest first; `None` where it cannot be set so at all.
    pub cost: Option<Vec<(Datum, f64)>>,
}

impl Decision {
    /// Returns what kind of step it is.
    pub fn step(&self) -> Step {
        match &self.deed {
            Deed::Paragraphs(_) => Step::Paragraphs,
            Deed::Stays => Step::NoJump,
            Deed::Whole => Step::Whole,
            Deed::Fills { .. } => Step::Filler,
            Deed::Moved { change, .. } => match change {
                Move::ScaleHead(..) | Move::Title(..) | Move::Strip(..) | Move::Across(_) => {
                    Step::Headline
                }
                Move::White(..) => Step::HeadWhite,
                Move::Cells(_) => Step::Picture,
                Move::Swap(..) => Step::Swap,
                Move::Subheads(..) => Step::Spacing,
                Move::Pulls(..) => Step::PullQuote,
                Move::Larger(_) => Step::Type,
                Move::Edge(..) => Step::Edge,
                Move::Give(_) => Step::Absorb,
                Move::Leave(_) => Step::Optional,
                Move::Jump(..) => Step::Jump,
            },
        }
    }

    /// Returns its figures for machines: how far it goes and how the story ends, or what the
    /// way costs.
    pub fn data(&self) -> Vec<(Datum, f64)> {
        let by = match (&self.deed, self.step()) {
            (Deed::Paragraphs(lines), _) => Some((Datum::Lines, *lines)),
            (Deed::Moved { change: Move::Across(_), .. }, _) => None,
            (Deed::Fills { lines, .. }, _) => {
                Some((Datum::Lines, i32::try_from(*lines).unwrap_or(i32::MAX)))
            }
            (Deed::Moved { by, .. }, Step::Headline) => Some((Datum::Percent, *by)),
            (
                Deed::Moved { by, .. },
                Step::HeadWhite | Step::Picture | Step::Spacing | Step::Edge,
            ) => Some((Datum::Lines, *by)),
            _ => None,
        };
        let by = by.map(|(datum, figure)| (datum, f64::from(figure)));
        let ends = match (&self.deed, &self.reason) {
            (Deed::Moved { .. }, Reason::Ends { left, over }) => {
                vec![(Datum::LinesLeft, f64::from(*left)), (Datum::LinesOver, f64::from(*over))]
            }
            _ => Vec::new(),
        };
        let chosen = self.weighed.iter().find(|way| way.chosen);
        let cost = chosen.and_then(|way| way.cost.clone()).unwrap_or_default();
        by.into_iter().chain(ends).chain(cost).collect()
    }
}
