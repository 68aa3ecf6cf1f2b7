//! A small edition, composed by hand: two pages, a jump, an overset story, a gap, a hostile headline.

use banmian::diag::{Severity, SourceId, Sources};
use banmian::export::report::Meta;
use banmian::frame::{
    ColumnRun, Composition, Finding, Frame, LineCount, PageComposition, Part, SlotReport,
    StoryReport,
};
use banmian::geom::{Abs, Rect, Size};
use banmian::text;

/// A headline that tries to leave its place in the page.
pub(crate) const HOSTILE: &str = "</text></svg><script>alert(\"1\")</script>'&";

/// Returns the rectangle of basic columns and grid lines, as on the sample's tabloid page.
pub(crate) fn grid(columns: [i64; 2], lines: [i64; 2]) -> Rect {
    let (left, top) = (Abs::pt(44.76), Abs::pt(51.0));
    let (column, pitch) = (Abs::pt(130.0), Abs::pt(13.0));
    let x0 = left + (column + Abs::pt(10.0)) * (columns[0] - 1);
    let x1 = left + (column + Abs::pt(10.0)) * columns[1] - Abs::pt(10.0);
    Rect::new(x0, top + pitch * (lines[0] - 1), x1, top + pitch * lines[1])
}

/// Returns what the report says beside the composition.
pub(crate) fn meta() -> Meta {
    Meta {
        paper: "金坛时报".to_owned(),
        date: "2021-02-24".to_owned(),
        number: Some(4567),
        ..Meta::default()
    }
}

/// Returns the composition and the source that a finding points into.
pub(crate) fn composition() -> (Composition, Sources) {
    let mut sources = Sources::default();
    let source = sources.add(
        "./issues/2021-02-24/election.md",
        "+++\ntitle = \"两个百分之百\"\n+++\n正文",
    );
    let stories = vec![
        story(
            "power-battery",
            "前十占三 全国县域唯一",
            1100,
            [front_lead(), tail()].into(),
        ),
        story(
            "finance-spring-pool",
            "金融“一池春水”润泽实体经济",
            640,
            vec![part(
                1,
                "second",
                [0, 640],
                vec![
                    run([1, 1], [42, 51], [0, 120]),
                    run([2, 2], [42, 51], [120, 250]),
                ],
            )],
        ),
        StoryReport {
            overset_lines: 4,
            placed: 548,
            ..election()
        },
        story(
            "brief-tea",
            HOSTILE,
            90,
            vec![part(2, "briefs", [0, 90], Vec::new())],
        ),
        story(
            "brief-lake",
            "长荡湖水草返青",
            88,
            vec![part(2, "briefs", [0, 88], Vec::new())],
        ),
    ];
    let pages = vec![
        page(1, "要闻", "front", front()),
        page(2, "综合新闻", "news", news()),
    ];
    (
        Composition {
            pages,
            stories,
            findings: findings(source),
        },
        sources,
    )
}

fn front_lead() -> Part {
    let columns = vec![
        run([1, 1], [19, 36], [0, 225]),
        run([2, 2], [19, 36], [225, 447]),
    ];
    let marker = Some("（下转第二版）".to_owned());
    Part {
        continues_to: Some(2),
        marker,
        ..part(1, "lead", [0, 447], columns)
    }
}

fn tail() -> Part {
    let columns = vec![
        run([3, 3], [54, 77], [447, 700]),
        run([4, 4], [54, 77], [700, 930]),
        run([5, 5], [54, 70], [930, 1100]),
    ];
    let marker = Some("（上接第一版）".to_owned());
    Part {
        continued_from: Some(1),
        marker,
        ..part(2, "tail-1", [447, 1100], columns)
    }
}

fn election() -> StoryReport {
    let columns = (0..4)
        .map(|at| {
            run(
                [at + 1, at + 1],
                [12, 26],
                [at as u32 * 137, (at as u32 + 1) * 137],
            )
        })
        .collect();
    story(
        "election",
        "村和社区换届 两个百分之百",
        600,
        vec![part(2, "lead", [0, 548], columns)],
    )
}

fn front() -> Vec<SlotReport> {
    vec![
        slot("masthead", "masthead", None, [1, 3], [1, 8], None),
        slot("index", "index", None, [4, 5], [1, 4], None),
        slot("ear", "furniture", None, [4, 5], [5, 8], None),
        slot("sponsors", "furniture", None, [1, 5], [9, 10], None),
        slot(
            "lead",
            "story",
            Some("power-battery"),
            [1, 5],
            [11, 36],
            Some([52, 52]),
        ),
        slot("lead-photo", "photo", None, [3, 5], [19, 36], None),
        slot(
            "second",
            "story",
            Some("finance-spring-pool"),
            [1, 3],
            [38, 51],
            Some([30, 30]),
        ),
        slot("picture-1", "photo", None, [1, 3], [53, 71], None),
        slot("comment", "comment", None, [4, 5], [38, 66], Some([50, 47])),
        slot("notice", "notice", None, [4, 5], [68, 77], Some([9, 9])),
    ]
}

fn news() -> Vec<SlotReport> {
    vec![
        slot("folio", "folio", None, [1, 5], [1, 2], None),
        slot(
            "lead",
            "story",
            Some("election"),
            [1, 4],
            [4, 26],
            Some([60, 60]),
        ),
        slot(
            "briefs",
            "briefs",
            Some("brief-tea"),
            [5, 5],
            [4, 49],
            Some([40, 40]),
        ),
        slot("photo", "photo", None, [1, 2], [28, 44], None),
        slot("second", "story", None, [3, 4], [28, 49], Some([36, 36])),
        slot(
            "tail-1",
            "tail",
            Some("power-battery"),
            [3, 5],
            [51, 77],
            Some([72, 65]),
        ),
    ]
}

fn findings(source: SourceId) -> Vec<Finding> {
    let overset = Finding {
        code: "overset",
        severity: Severity::Error,
        page: Some(2),
        slot: Some("lead".to_owned()),
        story: Some("election".to_owned()),
        rect: Some(grid([4, 4], [23, 26])),
        source: Some(source.span(4..9)),
        message: text!(
            "“村和社区换届”溢出 52 字，约 4 行",
            "`election` is 52 characters over, about 4 lines"
        ),
        hints: vec![
            text!("删去 52 字", "cut 52 characters"),
            text!("或把标题降一级", "or set the head one size down"),
        ],
        data: vec![("chars", 52.0), ("lines", 4.0), ("area_cm2", 6.1)],
    };
    let gap = Finding {
        code: "gap",
        severity: Severity::Warning,
        slot: Some("tail-1".to_owned()),
        rect: Some(grid([5, 5], [71, 77])),
        source: None,
        message: text!("转文后空 7 行", "7 lines stay free behind the tail"),
        hints: Vec::new(),
        data: vec![("lines", 7.0)],
        story: None,
        ..overset.clone()
    };
    let hostile = Finding {
        code: "missing-glyph",
        slot: None,
        page: None,
        story: Some("brief-tea".to_owned()),
        message: text!(
            "<img src=x onerror=alert(1)>",
            "<img src=x onerror=alert(1)>"
        ),
        rect: None,
        ..gap.clone()
    };
    vec![overset, gap, hostile]
}

fn page(number: u32, name: &str, layout: &str, slots: Vec<SlotReport>) -> PageComposition {
    PageComposition {
        number,
        name: name.to_owned(),
        layout: layout.to_owned(),
        trim: Size::new(Abs::mm(275.0), Abs::mm(390.0)),
        frame: Frame::default(),
        slots,
    }
}

fn slot(
    name: &str,
    kind: &'static str,
    story: Option<&str>,
    columns: [i64; 2],
    lines: [i64; 2],
    count: Option<[u32; 2]>,
) -> SlotReport {
    SlotReport {
        slot: name.to_owned(),
        kind,
        story: story.map(str::to_owned),
        rect: grid(columns, lines),
        lines: count.map(|[capacity, used]| LineCount { capacity, used }),
    }
}

fn story(id: &str, headline: &str, total: u32, parts: Vec<Part>) -> StoryReport {
    StoryReport {
        id: id.to_owned(),
        file: format!("2021-02-24/{id}.md"),
        headline: headline.to_owned(),
        total,
        placed: total,
        overset_lines: 0,
        parts,
    }
}

fn part(page: u32, slot: &str, chars: [u32; 2], columns: Vec<ColumnRun>) -> Part {
    Part {
        page,
        slot: slot.to_owned(),
        from: chars[0],
        to: chars[1],
        continues_to: None,
        continued_from: None,
        marker: None,
        columns,
    }
}

fn run(columns: [i64; 2], lines: [i64; 2], chars: [u32; 2]) -> ColumnRun {
    ColumnRun {
        rect: grid(columns, lines),
        from: chars[0],
        to: chars[1],
    }
}
