//! The codes of everything that a run may find wrong, each with its word.

use std::fmt;

/// Lists the codes with their words; a word never changes its meaning.
macro_rules! codes {
    ($($name:ident = $word:literal,)*) => {
        /// What a diagnostic or a finding is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $word, "`")] $name,)*
        }

        impl Code {
            /// Every code, in the order of the register.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// Returns the word that files, reports and the command line have for it.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Code::$name => $word,)*
                }
            }
        }
    };
}

codes! {
    // files
    BadAbsorb = "bad-absorb",
    BadAcross = "bad-across",
    BadCrop = "bad-crop",
    BadDate = "bad-date",
    BadEdge = "bad-edge",
    BadFileName = "bad-file-name",
    BadFiller = "bad-filler",
    BadFocus = "bad-focus",
    BadFurniture = "bad-furniture",
    BadHeadPlace = "bad-head-place",
    BadJump = "bad-jump",
    BadLength = "bad-length",
    BadPageName = "bad-page-name",
    BadPageSize = "bad-page-size",
    BadRange = "bad-range",
    BadRung = "bad-rung",
    BadSize = "bad-size",
    BadSpot = "bad-spot",
    BadUnit = "bad-unit",
    BadValue = "bad-value",
    BadWording = "bad-wording",
    BarInTitle = "bar-in-title",
    BlankLabel = "blank-label",
    BlankName = "blank-name",
    BlankTitle = "blank-title",
    ControlCharacter = "control-character",
    DummyWithFile = "dummy-with-file",
    DuplicateLabel = "duplicate-label",
    DuplicateSlot = "duplicate-slot",
    DuplicateStory = "duplicate-story",
    EmptyHead = "empty-head",
    EmptyStory = "empty-story",
    EmptySubhead = "empty-subhead",
    FileTooLarge = "file-too-large",
    TooMuch = "too-much",
    GridOffPage = "grid-off-page",
    GuessedParagraphs = "guessed-paragraphs",
    HeadNotClosed = "head-not-closed",
    HeldInIndex = "held-in-index",
    ImageInBody = "image-in-body",
    InsetOutside = "inset-outside",
    JumpToSelf = "jump-to-self",
    KeepsPlace = "keeps-place",
    MissingFace = "missing-face",
    MissingFile = "missing-file",
    MissingFont = "missing-font",
    MissingHouse = "missing-house",
    MissingIssue = "missing-issue",
    MissingKey = "missing-key",
    NoCopy = "no-copy",
    NoHead = "no-head",
    NoIndexSlot = "no-index-slot",
    NoLayoutFits = "no-layout-fits",
    NoLength = "no-length",
    NoPages = "no-pages",
    NoPhotoSlot = "no-photo-slot",
    NoRoomInSlot = "no-room-in-slot",
    NoSlots = "no-slots",
    NoStyle = "no-style",
    NoTail = "no-tail",
    NotAFile = "not-a-file",
    NotATail = "not-a-tail",
    NotText = "not-text",
    NotToml = "not-toml",
    NotUtf8 = "not-utf8",
    OffGrid = "off-grid",
    OptionalAlone = "optional-alone",
    OutsideFolders = "outside-folders",
    OutOfRange = "out-of-range",
    OutsideSlot = "outside-slot",
    PictureTooLarge = "picture-too-large",
    QrTooLong = "qr-too-long",
    RenamedKey = "renamed-key",
    SlotTaken = "slot-taken",
    SlotInPicture = "slot-in-picture",
    SlotsOverlap = "slots-overlap",
    SpotAlternates = "spot-alternates",
    TailTaken = "tail-taken",
    TintWithoutSpot = "tint-without-spot",
    TomlSyntax = "toml-syntax",
    TooManyJumps = "too-many-jumps",
    TooManyPages = "too-many-pages",
    TruncatedPicture = "truncated-picture",
    UndeclaredFact = "undeclared-fact",
    UnknownCopy = "unknown-copy",
    UnknownFace = "unknown-face",
    UnknownFact = "unknown-fact",
    UnknownFurniture = "unknown-furniture",
    UnknownHead = "unknown-head",
    UnknownInk = "unknown-ink",
    UnknownKey = "unknown-key",
    UnknownLayout = "unknown-layout",
    UnknownPage = "unknown-page",
    UnknownQr = "unknown-qr",
    UnknownRule = "unknown-rule",
    UnknownSlot = "unknown-slot",
    UnknownSpot = "unknown-spot",
    UnknownStory = "unknown-story",
    UnknownStyle = "unknown-style",
    UnpairedBrace = "unpaired-brace",
    UnreadableFace = "unreadable-face",
    UnreadableFile = "unreadable-file",
    UnreadablePicture = "unreadable-picture",
    UnreadableProfile = "unreadable-profile",
    UnsupportedPicture = "unsupported-picture",
    VerticalBriefs = "vertical-briefs",
    VerticalJump = "vertical-jump",
    WrongCount = "wrong-count",
    WrongProfile = "wrong-profile",
    WrongSlotKind = "wrong-slot-kind",
    WrongType = "wrong-type",
    // plan
    Seam = "seam",
    ButtingHeads = "butting-heads",
    HeadAiry = "head-airy",
    HeadGlued = "head-glued",
    HeadOrder = "head-order",
    LadderFlat = "ladder-flat",
    AdBesideLead = "ad-beside-lead",
    ThreePhotos = "three-photos",
    // page
    OutOfPlace = "out-of-place",
    InkOverlaps = "ink-overlaps",
    Overset = "overset",
    MissingGlyph = "missing-glyph",
    RareCharacter = "rare-character",
    TraditionalCharacter = "traditional-character",
    PictureResolution = "picture-resolution",
    ProfileNotUsed = "profile-not-used",
    CaptionTooLong = "caption-too-long",
    IndexTooLong = "index-too-long",
    Dummy = "dummy",
    Gap = "gap",
    EmptySlot = "empty-slot",
    HeadlineTooLong = "headline-too-long",
    LongHead = "long-head",
    PartedWordInHead = "parted-word-in-head",
    WordsNotShown = "words-not-shown",
    LooseLine = "loose-line",
    ShortLine = "short-line",
    PartedUnit = "parted-unit",
    NarrowColumns = "narrow-columns",
    Held = "held",
    LeftOut = "left-out",
    PullQuoteMark = "pull-quote-mark",
    FlyingHead = "flying-head",
    TextAboveHead = "text-above-head",
    LoneLine = "lone-line",
    LooseParagraph = "loose-paragraph",
    PictureInPath = "picture-in-path",
    CropTooHard = "crop-too-hard",
    PaleEdge = "pale-edge",
    WhiteArea = "white-area",
    PanelEmpty = "panel-empty",
    TopsUneven = "tops-uneven",
    RowUneven = "row-uneven",
    BrokenJump = "broken-jump",
    IndexTarget = "index-target",
    CaptionMissing = "caption-missing",
    CreditMissing = "credit-missing",
    SamePhoto = "same-photo",
    LateDateline = "late-dateline",
    NumberMismatch = "number-mismatch",
    Wording = "wording",
    NameMismatch = "name-mismatch",
    MarkupInCopy = "markup-in-copy",
    WesternMark = "western-mark",
    FormError = "form-error",
    // press
    PageCount = "page-count",
    InkLimit = "ink-limit",
    FaceEmbedding = "face-embedding",
    Hairline = "hairline",
    SmallQr = "small-qr",
    SmallTypeInInks = "small-type-in-inks",
    SmallTypeReversed = "small-type-reversed",
}

impl Code {
    /// Returns the code of that word.
    pub fn named(word: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.word() == word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
