//! The table of joints: every reason for which a place of a headline is good or bad to part at, with
//! what it costs.

/// A place where no line may end: inside a word, a name, a number with its unit.
pub const NEVER: u32 = 10_000;

/// Writes the table once: a reason, what it costs, and what it is.
macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $why:ident = $cost:expr;)+) => {
        /// Why a place is good or bad to part at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Why {
            $($(#[doc = $doc])+ $why,)+
        }

        impl Why {
            /// Returns what a place costs for this reason alone.
            pub const fn cost(self) -> u32 {
                match self {
                    $(Why::$why => $cost,)+
                }
            }
        }
    };
}

reasons! {
    /// The line begins a clause: after a mark or the space of the headline.
    Clause = 0;
    /// Between subject and predicate, before a preposition: where a reader draws breath.
    Breath = 60;
    /// After a closing mark or a dash, or at a 、 that sets off no pair.
    Mark = 60;
    /// Before a quotation that stands by itself.
    Opening = 120;
    /// After 的: what it belongs to comes with the next line.
    Attribute = 240;
    /// Between a verb and its object.
    Object = 330;
    /// Wherever nothing else is known.
    Loose = 330;
    /// Inside a phrase: an adjective and its noun, a verb and its complement.
    Phrase = 450;
    /// Inside a long chain of nouns.
    Chain = 700;
    /// Between a title and the name behind it.
    Title = 1_300;
    /// Between the nouns of a short chain, which is likely one term.
    Compound = 1_300;
    /// Between two posts, names or words of a pair, at their 、.
    Dun = 1_500;
    /// Two words that are nearly one: a number and what it counts, a name and its title.
    Close = 1_500;
    /// Inside a quotation or bracket.
    Quotation = 2_500;
    /// Between a name and the word that makes it one: 常州 中心.
    Body = 3_000;
    /// Inside a run that is likely a name but may be none.
    Unknown = 3_000;
    /// The line would end with a verb of one character whose object follows.
    Lone = 3_000;
    /// The line would end with a word that leans forward: a preposition, 中央, 第.
    Modifier = 5_000;
    /// The line would begin with 的 了 等 and their like.
    Particle = 5_000;
    /// Inside a word.
    Word = NEVER;
    /// Inside the name of a person or place.
    Name = NEVER;
    /// Inside a term of public life, or a word of the house.
    Term = NEVER;
    /// Inside a number, or between it and its unit.
    Number = NEVER;
    /// Before a mark that may begin no line, or after one that may end none.
    Bound = NEVER;
}

/// A place between two characters of a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// What it costs to begin a line here: that of the reason, and more where a quotation is open, a
    /// word is short, or the headline has clauses to part between.
    pub cost: u32,
    /// What makes it good or bad.
    pub why: Why,
}

impl Joint {
    /// Returns the joint of a reason.
    pub(super) fn of(why: Why) -> Joint {
        Joint { cost: why.cost(), why }
    }

    /// Returns the joint made dearer by `more`; what may be parted at all still may.
    pub(super) fn plus(self, more: u32) -> Joint {
        let most = if self.cost < NEVER { NEVER - 1 } else { NEVER };
        Joint { cost: (self.cost + more).min(most), ..self }
    }
}
