//! Make-up: which stories jump and where, what copyfit changes, and that what a hint promises is true.

use banmian::demerits::jump::Cost;
use banmian::diag::Lang;
use banmian::frame::{Datum, Finding, Step, StoryReport};
use banmian::geom::Abs;
use banmian::ids::{PageId, SlotId};
use banmian::makeup::{self, Jumpers, MadeUp};
use banmian::plan::Decision;
use banmian::terms::SlotKind;

use crate::common::{Paper, Random, daily};

const HOUSE: &str = r#"subhead = { face = "hei", size = 10.5 }
marker = { face = "song", size = 9 }
[copy.news]
body = "body"
subhead = { style = "subhead", lines = 2 }
marker = "marker"
[heads.plain]
parts = [
  { words = "title", face = "hei", size = 18, min_size = 12 },
  { words = "marker", face = "song", size = 9, place = "right" },
]
[ladder]
1 = "plain"
"#;
const JUMPS: &str = "jump = \"auto\"";

/// A page of four columns of twelve characters, whose lead has two of them.
fn lead() -> Paper {
    Paper::of_house([4, 12, 60], HOUSE).slot("lead", "story", [1, 2], [1, 20])
}

/// The same with a story of so many characters in the lead that may jump.
fn jumping(chars: usize) -> Paper {
    lead().story("lead", &copy(chars)).with(JUMPS)
}

/// Returns copy of so many characters in paragraphs of about a hundred.
fn copy(chars: usize) -> String {
    const WORDS: &str = "春节长假刚过园区里已是一派繁忙景象各家企业开足马力赶制新年订单";
    let mut out = String::new();
    let mut words = WORDS.chars().cycle();
    for at in 1..=chars {
        match at {
            _ if at == chars => out.push('。'),
            _ if at % 97 == 0 => out.push_str("。\n\n"),
            _ if at % 19 == 0 => out.push('，'),
            _ => out.extend(words.next()),
        }
    }
    out
}

fn story<'a>(made: &'a MadeUp, id: &str) -> &'a StoryReport {
    made.composition
        .stories
        .iter()
        .find(|story| made.composition.names.story(story.story) == id)
        .expect("the story is reported")
}

fn places(made: &MadeUp, id: &str) -> Vec<(u32, String)> {
    story(made, id).parts.iter().map(|part| place(made, part.slot)).collect()
}

fn place(made: &MadeUp, slot: SlotId) -> (u32, String) {
    (made.composition.names.page(slot.page), made.composition.names.slot(slot).to_owned())
}

fn steps(made: &MadeUp, id: &str) -> Vec<Step> {
    let own = made.decisions.iter().filter(|decision| {
        decision.story.is_some_and(|own| made.composition.names.story(own) == id)
    });
    own.map(Decision::step).collect()
}

/// Returns the findings of a code.
fn findings<'a>(made: &'a MadeUp, code: &str) -> Vec<&'a Finding> {
    let all = made.composition.findings.iter();
    all.filter(|finding| finding.code.word() == code).collect()
}

fn finding<'a>(made: &'a MadeUp, code: &str) -> Option<&'a Finding> {
    made.composition.findings.iter().find(|finding| finding.code.word() == code)
}

// Jumps.

#[test]
fn a_story_goes_to_the_page_that_takes_all_of_it() {
    let desk = jumping(700).page(2).slot("small", "tail", [1, 1], [1, 8]);
    let made = desk.page(3).slot("large", "tail", [1, 2], [1, 20]).made_up();
    assert_eq!(places(&made, "lead-1"), [(1, "lead".to_owned()), (3, "large".to_owned())]);
    assert_eq!(story(&made, "lead-1").overset(), 0);
    let decision =
        made.decisions.iter().find(|it| it.step() == Step::Jump).expect("it is told");
    assert_eq!(place(&made, decision.slot), (3, "large".to_owned()));
    let weighed: Vec<(usize, bool)> =
        decision.weighed.iter().map(|way| (way.legs.len(), way.chosen)).collect();
    assert_eq!(weighed, [(0, false), (1, false), (1, true)]);
    let own = decision.story.expect("a story jumps");
    let there = made.plan.legs(own).iter().map(|leg| leg.slot);
    assert_eq!(there.collect::<Vec<_>>(), [decision.slot]);
}

#[test]
fn a_story_that_fits_does_not_jump() {
    let desk = jumping(300).page(2).slot("tail", "tail", [1, 2], [1, 20]);
    let made = desk.made_up();
    assert_eq!(places(&made, "lead-1"), [(1, "lead".to_owned())]);
    assert!(!steps(&made, "lead-1").contains(&Step::Jump));
}

/// Two tails in one slot: each has a band with its own head and its jump line, a hairline between them.
#[test]
fn two_tails_share_a_slot() {
    let desk = jumping(800)
        .slot("next", "story", [3, 4], [1, 20])
        .story("next", &copy(900))
        .with(JUMPS)
        .page(2)
        .slot("tail", "tail", [1, 4], [1, 30]);
    let made = desk.made_up();
    let page = &made.composition.pages[1];
    let bands: Vec<_> = page
        .slots
        .iter()
        .filter(|slot| made.composition.names.slot(slot.slot) == "tail")
        .collect();
    assert_eq!(bands.len(), 2);
    assert!(bands[0].rect.y1 < bands[1].rect.y0, "{bands:?}");
    for id in ["lead-1", "next-1"] {
        assert_eq!(story(&made, id).overset(), 0, "{id}");
        let tail = &story(&made, id).parts[1];
        assert_eq!(tail.marker.as_deref(), Some("（上接第一版）"), "{id}");
    }
}

/// No tail slot is large enough: on one page the copy runs on into a second one, without another jump.
#[test]
fn a_tail_takes_two_slots_of_one_page() {
    let desk = jumping(1150).page(2).slot("upper", "tail", [1, 2], [1, 20]);
    let made = desk.slot("lower", "tail", [1, 2], [30, 50]).made_up();
    assert_eq!(
        places(&made, "lead-1"),
        [(1, "lead".to_owned()), (2, "upper".to_owned()), (2, "lower".to_owned())]
    );
    let parts = &story(&made, "lead-1").parts;
    assert_eq!(story(&made, "lead-1").overset(), 0);
    assert_eq!(
        (parts[0].continues_to, parts[1].continued_from),
        (Some(PageId(1)), Some(PageId(0)))
    );
    assert_eq!((parts[1].continues_to, parts[2].continued_from), (None, None));
}

#[test]
fn a_story_jumps_twice_only_where_the_house_allows_it() {
    let desk = |house: &str| {
        jumping(1050)
            .house(house)
            .page(2)
            .slot("tail", "tail", [1, 2], [1, 20])
            .page(3)
            .slot("tail", "tail", [1, 2], [1, 20])
            .made_up()
    };
    let once = desk("");
    assert_eq!(places(&once, "lead-1").len(), 2);
    assert!(story(&once, "lead-1").overset() > 0);
    let twice = desk("[jumps]\nsecond = true\n");
    assert_eq!(places(&twice, "lead-1").len(), 3);
    let parts = &story(&twice, "lead-1").parts;
    assert_eq!(story(&twice, "lead-1").overset(), 0);
    assert_eq!(
        (parts[1].continued_from, parts[1].continues_to),
        (Some(PageId(0)), Some(PageId(2)))
    );
    assert_eq!(parts[2].continued_from, Some(PageId(1)));
}

/// Returns how many lines the columns of a part hold.
fn lines(part: &banmian::frame::Part) -> usize {
    let pitch = banmian::geom::Abs::pt(13.0);
    let of = |run: &banmian::frame::ColumnRun| run.rect.height().div_floor(pitch) as usize + 1;
    part.columns.iter().map(of).sum()
}

/// What would be three lines becomes twelve: the slot before leaves some free, and says so.
#[test]
fn enough_of_a_story_stands_before_and_after_a_jump() {
    for chars in (450..800).step_by(7) {
        let desk = jumping(chars).page(2).slot("tail", "tail", [1, 2], [1, 30]);
        let made = desk.made_up();
        let lead = story(&made, "lead-1");
        assert_eq!(lead.overset(), 0, "{chars}");
        if lead.parts.len() > 1 {
            let (before, after) = (lines(&lead.parts[0]), lines(&lead.parts[1]));
            assert!(before >= 10 && after >= 12, "{chars}: {before} and {after} lines");
            assert!(lead.parts[1].to - lead.parts[1].from > 100, "{chars}");
        }
    }
}

#[test]
fn a_short_slot_sends_nothing_on() {
    let desk = Paper::of_house([4, 12, 60], HOUSE)
        .slot("lead", "story", [1, 1], [1, 9])
        .story("lead", &copy(500))
        .with(JUMPS)
        .page(2)
        .slot("tail", "tail", [1, 2], [1, 30]);
    let made = desk.made_up();
    assert_eq!(places(&made, "lead-1"), [(1, "lead".to_owned())]);
    assert!(story(&made, "lead-1").overset() > 0);
    assert_eq!(steps(&made, "lead-1"), [Step::NoJump]);
}

/// The cheapest of all choices, counted out.
fn counted_out(jumpers: &Jumpers) -> (Option<Cost>, usize) {
    let ways = jumpers.ways();
    let mut chosen = vec![0; ways.len()];
    let (mut best, mut count) = (None, 0);
    loop {
        count += 1;
        if let Some(cost) = jumpers.cost(&chosen)
            && best.is_none_or(|best| cost < best)
        {
            best = Some(cost);
        }
        let Some(at) = (0..ways.len()).rev().find(|at| chosen[*at] + 1 < ways[*at]) else {
            return (best, count);
        };
        chosen[at] += 1;
        chosen[at + 1..].fill(0);
    }
}

#[test]
fn the_solver_finds_what_counting_out_finds() {
    const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    const TAILS: [&str; 3] = ["x", "y", "z"];
    let mut random = Random::new(5);
    let (mut weighed, mut shared) = (0, 0);
    for round in 0..200 {
        let mut desk = Paper::of_house([4, 12, 60], HOUSE);
        let stories = if round < 3 { 6 } else { random.within(2, 5) as usize };
        for (at, name) in NAMES.iter().enumerate().take(stories) {
            let column = at as u32 % 4 + 1;
            let top = if at < 4 { 1 } else { 31 };
            desk = desk
                .slot(name, "story", [column, column], [top, top + 20])
                .story(name, &copy(random.within(230, 700) as usize))
                .with(JUMPS);
        }
        for (at, name) in TAILS.iter().enumerate() {
            let page = 2 + random.within(0, 2) as usize;
            let height = random.within(14, 40) as u32;
            let (c0, c1) = [(1, 2), (3, 3), (4, 4)][at];
            desk = desk.page(page).slot(name, "tail", [c0, c1], [1, height]);
        }
        // Pages without a tail want a slot all the same.
        desk = desk.page(2).slot("w", "photo", [1, 1], [50, 55]);
        desk = desk.page(3).slot("w", "photo", [1, 1], [50, 55]);
        let edition = desk.edition();
        let found = makeup::with_jumpers(&edition, |jumpers| {
            let (best, count) = counted_out(jumpers);
            assert_eq!(jumpers.cost(&jumpers.best()), best, "round {round}");
            count
        });
        weighed += found.unwrap_or(0);
        let made = makeup::make_up(&edition);
        let tails = made.composition.pages.iter().flat_map(|page| &page.slots);
        let bands =
            tails.filter(|slot| slot.kind == SlotKind::Tail && slot.story.is_some()).count();
        let slots: std::collections::BTreeSet<_> = made
            .composition
            .stories
            .iter()
            .flat_map(|story| &story.parts[1..])
            .map(|part| part.slot)
            .collect();
        shared += bands - slots.len();
    }
    assert!(weighed > 6_000, "only {weighed} choices weighed");
    assert!(shared > 15, "only {shared} bands share a slot");
}

// Copyfit.

/// Paragraphs and all else stay as they are best where the house lets nothing give.
#[test]
fn nothing_gives_where_the_house_says_so() {
    let house =
        "[copyfit]\nparagraphs = 0\nheadline = 0\nwhite = 0\npicture = 0\nspacing = false\n";
    for chars in (330..420).step_by(9) {
        let desk = lead().house(house).story("lead", &copy(chars));
        assert_eq!(steps(&desk.made_up(), "lead-1"), []);
    }
}

/// A photograph inside the lead.
fn with_picture(paper: Paper) -> Paper {
    paper.slot("photo", "photo", [1, 1], [6, 12]).with("within = \"lead\"")
}

/// Where the story is some lines short, its photograph becomes higher, and lower where it is too long,
/// within the house's limit.
#[test]
fn a_photograph_gives_and_takes_lines() {
    let desk = |chars: usize, house: &str| {
        with_picture(lead())
            .house(house)
            .story("lead", &copy(chars))
            .photo("photo")
            .with("caption = \"图\"")
            .made_up()
    };
    let only = "[copyfit]\nparagraphs = 1\nheadline = 0\nwhite = 0\npicture = 3\n";
    let none = "[copyfit]\nparagraphs = 1\nheadline = 0\nwhite = 0\npicture = 0\n";
    let (mut higher, mut lower) = (0, 0);
    for chars in (200..420).step_by(5) {
        let made = desk(chars, only);
        let decision = made.decisions.iter().find(|decision| decision.step() == Step::Picture);
        let Some(decision) = decision else { continue };
        let lines = decision.data()[0].1;
        assert!(lines.abs() <= 3.0 && lines != 0.0, "{lines}");
        let slot = made.composition.pages[0]
            .slots
            .iter()
            .find(|slot| made.composition.names.slot(slot.slot) == "photo");
        let height = slot.expect("it is there").rect.height().to_pt();
        assert!((height - (13.0 * (6.0 + lines) + 10.0)).abs() < 0.01, "{height}");
        *(if lines > 0.0 { &mut higher } else { &mut lower }) += 1;
        assert!(!steps(&desk(chars, none), "lead-1").contains(&Step::Picture));
    }
    assert!(higher > 2 && lower > 1, "{higher} higher, {lower} lower");
}

#[test]
fn an_optional_photograph_is_left_out_last() {
    let desk = |keys: &'static str| {
        with_picture(lead())
            .house("[copyfit]\npicture = 0\nheadline = 0\nwhite = 0\n")
            .story("lead", &copy(360))
            .photo("photo")
            .with(keys)
            .made_up()
    };
    let kept = desk("");
    assert!(story(&kept, "lead-1").overset() > 0);
    let left_out = desk("optional = true");
    assert_eq!(story(&left_out, "lead-1").overset(), 0);
    assert!(steps(&left_out, "lead-1").contains(&Step::Optional));
}

/// A lead with pull quotes behind its first paragraph.
fn pulled(chars: usize, quotes: &str, keys: &str) -> MadeUp {
    let body = copy(chars);
    let (first, rest) = body.split_once("\n\n").unwrap_or((body.as_str(), ""));
    lead()
        .house("[copy.news.pull]\nstyle = \"subhead\"\nleading = 20")
        .house(keys)
        .story("lead", &format!("{first}\n\n{quotes}\n\n{rest}"))
        .made_up()
}

const NO_HEADLINE: &str = "[copyfit]\nheadline = 0\nwhite = 0\n";

/// A pull quote repeats copy: it counts in nothing, and goes before copy is overset.
#[test]
fn pull_quotes_are_left_out_before_copy_is_overset() {
    let quotes = ">> 让创新在好服务里扎根\n\n>> 让企业在好环境里长大";
    let mut left = [0; 3];
    for chars in (180..420).step_by(8) {
        let made = pulled(chars, quotes, NO_HEADLINE);
        let lead = story(&made, "lead-1");
        let told = findings(&made, "left-out");
        left[told.len()] += 1;
        assert_eq!(lead.total, story(&pulled(chars, "", NO_HEADLINE), "lead-1").total);
        assert_eq!(steps(&made, "lead-1").contains(&Step::PullQuote), !told.is_empty());
        if lead.overset() > 0 {
            assert_eq!(told.len(), 2, "{chars}: a pull quote stands and copy is overset");
        }
        for finding in told {
            assert!(finding.source.is_some() && finding.page.is_some(), "{finding:?}");
        }
    }
    assert!(left.iter().all(|count| *count > 0), "{left:?} stories without 0, 1 and 2");
}

/// Where nothing can help, pull quotes go all the same, however far copy is over.
#[test]
fn no_pull_quote_stands_beside_copy_that_is_overset() {
    let made = pulled(900, ">> 让创新在好服务里扎根", "");
    assert!(story(&made, "lead-1").overset() > 0);
    assert_eq!(findings(&made, "left-out").len(), 1);
    assert_eq!(findings(&made, "overset").len(), 1);
}

/// Columns hold body and nothing else: a pull quote lies between two of them.
#[test]
fn a_pull_quote_lies_outside_the_columns() {
    let runs = |chars, quotes: &str| {
        let made = pulled(chars, quotes, "");
        let parts = &story(&made, "lead-1").parts;
        parts.iter().flat_map(|part| part.columns.clone()).collect::<Vec<_>>()
    };
    let mut parted = 0;
    for chars in (200..320).step_by(20) {
        let with = runs(chars, ">> 让创新在好服务里扎根");
        // At the head of a column it parts nothing.
        parted += usize::from(with.len() > runs(chars, "").len());
        for pair in with.windows(2) {
            assert_eq!(pair[0].to, pair[1].from);
            let beside = pair[0].rect.x0 == pair[1].rect.x0;
            assert!(!beside || pair[1].rect.y0 - pair[0].rect.y1 > Abs::pt(20.0), "{pair:?}");
        }
    }
    assert!(parted > 2, "{parted}");
}

/// A slot whose copy style sets none does not print it as body, and says so; a quotation where
/// there could be a pull quote is told once.
#[test]
fn what_is_marked_for_another_style_is_told() {
    let body = format!("{}\n\n>> 让创新扎根\n\n> 引文\n\n> 引文", copy(200));
    let plain = lead().story("lead", &body).made_up();
    assert_eq!(findings(&plain, "left-out").len(), 1);
    assert!(findings(&plain, "pull-quote-mark").is_empty());
    let made = pulled(200, "> 引文\n\n> 引文", "");
    assert_eq!(findings(&made, "pull-quote-mark").len(), 1);
    assert!(findings(&made, "left-out").is_empty());
}

/// A box that is marked so gives its room to the story round it, only where that does not fit else; nothing
/// of it is lost in silence.
#[test]
fn an_optional_box_is_left_out_last() {
    let within = "within = \"lead\"";
    let desk = |keys: &str, chars: usize| {
        lead()
            .house("[copyfit]\npicture = 0\nheadline = 0\nwhite = 0\n")
            .slot("box", "story", [1, 1], [6, 12])
            .with(within)
            .slot("other", "story", [3, 4], [1, 20])
            .story("box", &copy(40))
            .with(keys)
            .story("lead", &copy(chars))
            .story("other", &copy(380))
            .made_up()
    };
    assert!(story(&desk("", 360), "lead-1").overset() > 0);
    let left_out = desk("optional = true", 360);
    let lead = story(&left_out, "lead-1");
    assert_eq!((lead.overset(), lead.placed), (0, lead.total));
    assert!(steps(&left_out, "lead-1").contains(&Step::Optional));
    assert!(
        left_out.composition.stories.iter().all(|story| left_out
            .composition
            .names
            .story(story.story)
            != "box-1")
    );
    let told = finding(&left_out, "left-out").expect("it is told");
    assert_eq!(told.story.map(|story| left_out.composition.names.story(story)), Some("box-1"));
    // The other stories are where they were.
    assert_eq!(places(&left_out, "other-1"), [(1, "other".to_owned())]);
    let kept = desk("optional = true", 240);
    assert_eq!(places(&kept, "box-1"), [(1, "box".to_owned())]);
    assert!(finding(&kept, "left-out").is_none());
}

// Remedies.

#[test]
fn what_a_hint_promises_is_true() {
    let page = |chars: usize| {
        with_picture(lead())
            .house("[copyfit]\nparagraphs = 0\nheadline = 0\nwhite = 0\npicture = 0\n")
            .story("lead", &copy(chars))
            .photo("photo")
            .page(2)
            .slot("tail", "tail", [1, 4], [1, 20])
    };
    let figure = |finding: &Finding, name: Datum| {
        finding.data.iter().find(|(key, _)| *key == name).map(|(_, figure)| *figure as usize)
    };
    for chars in [420, 500, 640] {
        let made = page(chars).made_up();
        let overset = finding(&made, "overset").expect("too long");
        let cut = figure(overset, Datum::CutChars).expect("a cut is told");
        let fits = |chars: usize| finding(&page(chars).made_up(), "overset").is_none();
        assert!(fits(chars - cut), "{chars} - {cut}");
        let hints: Vec<&str> = overset.hints.iter().map(|hint| hint.get(Lang::En)).collect();
        assert!(hints[0].contains(&format!("cut {cut} characters")), "{hints:?}");
        assert!(hints.iter().any(|hint| hint.contains("jump = 2")), "{hints:?}");
    }
    for chars in [180, 240] {
        let made = page(chars).made_up();
        let gap = finding(&made, "gap").expect("too short");
        let more = figure(gap, Datum::MoreChars).expect("how much is told");
        let longer = page(chars + more).made_up();
        let left =
            finding(&longer, "gap").and_then(|gap| figure(gap, Datum::Lines)).unwrap_or(0);
        assert!(left <= 2, "{chars} + {more}: {left} lines free");
        assert!(finding(&longer, "overset").is_none());
    }
}

// Whole editions.

/// Returns whether a gap is no more than eight percent of its slot.
fn is_near(made: &MadeUp, gap: &Finding) -> bool {
    let page = made.composition.pages.iter().find(|page| Some(page.id) == gap.page);
    let slots = page.into_iter().flat_map(|page| &page.slots);
    let mut lines = slots.filter(|slot| Some(slot.slot) == gap.slot);
    let capacity = lines.find_map(|slot| slot.lines).map_or(0, |lines| lines.capacity);
    let (_, free) =
        gap.data.iter().find(|(name, _)| *name == Datum::Lines).expect("it is told");
    *free * 100.0 <= f64::from(capacity) * 8.0
}

/// Copy within eight percent of its room comes out full, nearly always, though these slots cannot bend and
/// have no photographs: nothing is overset that could go elsewhere, and no paragraph is torn to fill.
#[test]
fn pages_come_out_full() {
    let (mut stories, mut slots, mut gave, mut overset) = (0, 0, 0, 0);
    let mut gaps = Vec::new();
    for seed in 1..=6 {
        let edition = daily::paper(4, seed).edition();
        let made = makeup::make_up(&edition);
        stories += made.composition.stories.len();
        for finding in &made.composition.findings {
            let told = (seed, finding.page, finding.slot, finding.data.clone());
            match finding.code.word() {
                // Copy that was further away than eight percent is another matter.
                "gap" if is_near(&made, finding) => gaps.push(told),
                "overset" => overset += 1,
                _ => {}
            }
        }
        let filled = made
            .composition
            .pages
            .iter()
            .flat_map(|page| &page.slots)
            .filter_map(|it| it.lines);
        slots += filled.filter(|lines| lines.used > 0).count();
        let by_paragraphs = |decision: &&Decision| decision.step() == Step::Paragraphs;
        gave += made.decisions.iter().filter(by_paragraphs).count();
        let stays = |story: &&StoryReport| {
            story.overset() > 0 && made.composition.names.story(story.story).starts_with("lead")
        };
        let tails = made.composition.pages.iter().flat_map(|page| &page.slots);
        let empty =
            tails.filter(|slot| slot.kind == SlotKind::Tail && slot.story.is_none()).count();
        let stays = made.composition.stories.iter().filter(stays).count();
        assert!(stays == 0 || empty == 0, "seed {seed}: {stays} leads overset, {empty} tails");
    }
    assert!(stories >= 130, "{stories} stories");
    // What is too long by up to eight percent fits where paragraphs or a picture give, else it is told.
    assert!(overset * 2 < stories, "{overset} of {stories} overset");
    // Paragraphs give and take lines where no reader sees it: measured 5.
    assert!(gave > 2, "{gave}");
    // What is free by less than a line a column is no gap: measured 21 of 156.
    assert!(gaps.len() * 7 < slots, "{} of {slots}: {gaps:?}", gaps.len());
}

/// News copy is parted inside a paragraph, and more than its last two lines go on, nearly always: only copy
/// that would be overset otherwise is not.
#[test]
fn jumps_part_paragraphs_well() {
    let (mut jumps, mut bad, mut cut) = (0, 0, [0, 0]);
    for seed in 1..=36 {
        let edition = daily::paper(4, seed).edition();
        let made = makeup::make_up(&edition);
        for (story, report) in edition.stories.iter().zip(&made.composition.stories) {
            let mut end = 0;
            let ends = story.blocks.iter().map(|block| {
                end += block.chars();
                end
            });
            let ends: Vec<u32> = std::iter::once(0).chain(ends).collect();
            for tail in &report.parts[1..] {
                let next = ends.iter().find(|end| **end > tail.from).copied().unwrap_or(0);
                let carried = next - tail.from;
                let is_bad = ends.contains(&tail.from) || carried <= 2 * 13;
                // An editor has to cut what is overset, and then it is parted elsewhere.
                if report.overset() > 0 {
                    cut[0] += 1;
                    cut[1] += usize::from(is_bad);
                } else {
                    jumps += 1;
                    bad += usize::from(is_bad);
                }
            }
        }
    }
    // Paragraphs that may give and take no more than a line hardly move a jump: measured 6 of 49 where all of the
    // copy has a place, 22 of 95 where the tail has no line for what would have to go on.
    assert!(jumps > 40 && jumps + cut[0] > 100, "{jumps} jumps and {}", cut[0]);
    assert!(bad * 8 <= jumps, "{bad} of {jumps} jumps");
    assert!(cut[1] * 4 <= cut[0], "{} of {} jumps of stories that are overset", cut[1], cut[0]);
}

/// Where copy has no room a head of two lines is set so small that it has one; above the least size of its
/// style, and only where nothing can go on elsewhere.
#[test]
fn a_head_gives_a_line_before_copy_is_overset() {
    let house =
        HOUSE.replace("size = 18, min_size = 12", "size = 26, min_size = 16, lines = 2");
    let made = |chars: usize| {
        let slot = Paper::of_house([4, 12, 60], &house).slot("lead", "story", [1, 2], [1, 20]);
        slot.story("lead", &copy(chars)).titled("新年里开工的园区与企业").made_up()
    };
    let percent = |made: &MadeUp| {
        let steps = made.decisions.iter().filter(|decision| decision.step() == Step::Headline);
        steps.filter_map(|decision| decision.data().first().map(|(_, percent)| *percent)).next()
    };
    let mut gave = 0;
    for chars in (300..430).step_by(6) {
        let made = made(chars);
        let Some(percent) = percent(&made).filter(|percent| *percent < 90.0) else { continue };
        assert!(percent >= 61.0, "{percent}");
        gave += usize::from(story(&made, "lead-1").overset() == 0);
    }
    assert!(gave > 0, "no head gave a line");
}
