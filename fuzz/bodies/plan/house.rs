//! House styles of any page, grid and type.

use std::fmt::Write;

use super::super::choices::Choices;

/// A house style, and what layouts must know of it.
pub(super) struct House {
    pub(super) text: String,
    pub(super) columns: u32,
    pub(super) chars: u32,
    pub(super) lines: u32,
    pub(super) body: f64,
    /// Headline styles; those that run down the page begin with `v`.
    pub(super) heads: Vec<String>,
    /// Ways of setting copy; those that run down the page begin with `v`.
    pub(super) copies: Vec<String>,
}

/// Words that a part of a head shows.
const WORDS: &[&str] = &[
    "kicker",
    "title",
    "short_title",
    "deck",
    "summary",
    "byline",
    "credit",
    "section",
    "label",
    "marker",
];

impl House {
    /// Returns the house style to which choices lead.
    pub(super) fn new(choices: &mut Choices) -> House {
        let columns = choices.within(1, 9) as u32;
        let chars = choices.within(4, 27) as u32;
        let lines = choices.within(8, 100) as u32;
        let body = choices.decimal(6, 14);
        let pitch = match choices.within(0, 5) {
            0 => body,
            1 => body * 1.3,
            2 => body.ceil() + 2.0,
            _ => body + choices.within(0, 9000) as f64 / 1000.0,
        };
        let (gutter, gutter_pt) = match choices.within(0, 3) {
            0 => ("\"1字\"".to_owned(), body),
            1 => (String::from("0"), 0.0),
            _ => {
                let points = choices.decimal(0, 24);
                (points.to_string(), points)
            }
        };
        let mut text = "[paper]\nname = \"江城晚报\"\nlead_ins = [\"本报讯\"]\n".to_owned();
        text += "[paper.facts]\nphone = \"0000-00000000\"\n";
        text += "[[paper.qr]]\nlabel = [\"数字报\"]\nurl = \"https://example.com/epaper\"\n";
        let n = f64::from(columns);
        let width = n * f64::from(chars) * body + (n - 1.0) * gutter_pt;
        let height = f64::from(lines) * pitch;
        let side = |choices: &mut Choices| match choices.within(0, 10) {
            0 => 0.0,
            1 => -5.0,
            _ => choices.decimal(4, 120),
        };
        let (left, top) = (choices.decimal(0, 30), choices.decimal(0, 30));
        let (width, height) = (width + left + side(choices), height + top + side(choices));
        let _ = write!(
            text,
            "[page]\nwidth = {:?}\nheight = {:?}\n",
            width.max(90.0),
            height.max(90.0)
        );
        if choices.chance(60) {
            let _ = writeln!(text, "bleed = \"{}mm\"", choices.within(0, 7));
        }
        let _ = write!(
            text,
            "[grid]\ncolumns = {columns}\nchars = {chars}\nbody = {body:?}\ngutter = {gutter}\npitch = {pitch:?}\nlines = {lines}\n"
        );
        if choices.chance(40) {
            text += &match choices.within(0, 3) {
                0 => format!("margins = {{ left = {left:?}, top = {top:?} }}\n"),
                1 => format!("margins = {{ top = {top:?} }}\n"),
                _ => "margins = { left = 0, top = 0 }\n".to_owned(),
            };
        }
        text += "[faces]\nsong = { file = \"Song.otf\", fallback = [\"hei\"] }\nhei = { file = \"Hei.otf\" }\n\
            kai = { file = \"Kai.ttf\", fallback = [\"song\"], western = \"song\" }\n\
            [inks]\nred = { m = 100, y = 100 }\ngrey = { k = 20 }\nwhite = {}\n";
        composition(&mut text, choices);
        styles(&mut text, body, choices);
        let copies = copies(&mut text, body, choices);
        let heads = heads(&mut text, body, choices);
        text += FURNITURE;
        makeup(&mut text, choices);
        House { text, columns, chars, lines, body, heads, copies }
    }

    /// Returns a width in points of so many columns, about.
    pub(super) fn width(&self, columns: u32) -> f64 {
        f64::from(columns * self.chars) * self.body
    }
}

fn composition(text: &mut String, choices: &mut Choices) {
    if choices.chance(50) {
        let level = choices.pick(&["none", "basic", "gb", "strict"]);
        let marks = choices.pick(&["quanjiao", "kaiming", "banjiao", "hangmobanjiao", "plain"]);
        let hang = choices.chance(50);
        let grid = choices.chance(20);
        let gap = choices.pick(&["0", "0.125", "0.25"]);
        let _ = write!(
            text,
            "[composition]\nlevel = \"{level}\"\npunctuation = \"{marks}\"\nhang_end = {hang}\nwestern_grid = {grid}\ngap = {gap}\n"
        );
    }
}

/// Writes the styles of text: most near the size of the body, some far larger than its lines.
fn styles(text: &mut String, body: f64, choices: &mut Choices) {
    *text += "[styles]\n";
    for name in [
        "body", "lead-in", "subhead", "quote", "pull", "verse", "small", "marker", "caption",
        "credit", "initial", "label",
    ] {
        let size = match (name, choices.within(0, 10)) {
            ("body", 0) => body * 1.2,
            ("body", _) => body,
            (_, 0) => body * 2.5,
            (_, 1 | 2) => body * 0.7,
            (_, 3) => body * 1.4,
            _ => body,
        };
        let face = choices.pick(&["song", "hei", "kai"]);
        let _ = write!(text, "{name} = {{ face = \"{face}\", size = {size:.3}");
        if choices.chance(15) {
            let _ = write!(text, ", width = {}", choices.within(80, 121));
        }
        if choices.chance(10) {
            let _ = write!(text, ", tracking = {}", choices.pick(&["0.1", "-0.05", "0.5"]));
        }
        *text += if choices.chance(50) { ", bold = \"hei\" }\n" } else { " }\n" };
    }
}

fn copies(text: &mut String, body: f64, choices: &mut Choices) -> Vec<String> {
    let mut names = vec!["news".to_owned()];
    names.extend((1..choices.within(1, 4)).map(|at| format!("c{at}")));
    names.extend((0..choices.within(0, 2)).map(|at| format!("v{at}")));
    for name in &names {
        let _ = write!(
            text,
            "[copy.{name}]\nbody = \"{}\"\n",
            choices.pick(&["body", "body", "small", "verse"])
        );
        if name.starts_with('v') {
            *text += "flow = \"vertical\"\n";
            if choices.chance(50) {
                let _ = writeln!(
                    text,
                    "leading = {:.2}",
                    body * choices.pick(&[1.0, 1.5, 1.7, 2.4])
                );
            }
        } else if choices.chance(35) {
            let lines = choices.within(2, 6);
            let _ = writeln!(text, "drop_initial = {{ style = \"initial\", lines = {lines} }}");
        }
        if choices.chance(80) {
            let lines = choices.within(1, 5);
            let _ = write!(text, "subhead = {{ style = \"subhead\", lines = {lines}");
            if choices.chance(40) {
                let _ = write!(text, ", drop = {:.2}", choices.decimal(-8, 14));
            }
            *text += " }\n";
        }
        if choices.chance(35) && !name.starts_with('v') {
            let leading = body * choices.pick(&[1.0, 1.6, 2.6]);
            let _ = writeln!(
                text,
                "pull = {{ style = \"pull\", leading = {leading:.2}, rule_above = 1, rule_below = 0.3 }}"
            );
        }
        for (percent, key, value) in [
            (50, "quote", "\"quote\""),
            (50, "verse", "\"verse\""),
            (70, "marker", "\"marker\""),
            (50, "credit", "\"small\""),
            (40, "lead_in", "\"lead-in\""),
            (20, "hang", "true"),
            (20, "justify", "false"),
        ] {
            if choices.chance(percent) {
                let _ = writeln!(text, "{key} = {value}");
            }
        }
        if choices.chance(40) {
            let _ =
                writeln!(text, "indent = {}", choices.pick(&["0", "1", "2", "2.5", "4", "9"]));
        }
        if choices.chance(20) {
            let _ = writeln!(text, "paragraph_space = {}", choices.within(0, 4));
        }
    }
    names
}

fn heads(text: &mut String, body: f64, choices: &mut Choices) -> Vec<String> {
    let mut names = vec!["plain".to_owned()];
    names.extend((1..choices.within(2, 5)).map(|at| format!("h{at}")));
    names.extend((0..choices.within(1, 3)).map(|at| format!("v{at}")));
    for name in &names {
        let down = name.starts_with('v');
        let _ = writeln!(text, "[heads.{name}]");
        if down {
            *text += "flow = \"vertical\"\n";
        }
        if choices.chance(40) {
            *text += "align = \"center\"\n";
        }
        if choices.chance(50) {
            let _ = writeln!(text, "foot = {:.2}", choices.decimal(0, 20));
        }
        if choices.chance(15) {
            *text += "top_rule = 1.6\ntop_rule_ink = \"red\"\n";
        }
        *text += "parts = [\n";
        part(text, "title", down, body, choices);
        for _ in 0..choices.within(0, 4) {
            let words = choices.pick(WORDS);
            part(text, words, down, body, choices);
        }
        *text += "]\n";
    }
    *text += "[ladder]\n1 = \"plain\"\n";
    if choices.chance(50) {
        let _ = writeln!(text, "3 = \"{}\"", choices.pick(&["plain", "h1", "v0"]));
    }
    names.retain(|name| !name.is_empty());
    names
}

fn part(text: &mut String, words: &str, down: bool, body: f64, choices: &mut Choices) {
    let size = body * choices.pick(&[0.8, 1.0, 1.3, 1.8, 2.4, 3.2, 5.0]);
    let face = choices.pick(&["song", "hei", "kai"]);
    let _ = write!(text, "  {{ words = \"{words}\", face = \"{face}\", size = {size:.3}");
    if choices.chance(50) {
        let _ = write!(text, ", min_size = {:.3}", size * choices.pick(&[0.5, 0.8, 1.0]));
    }
    if choices.chance(30) {
        *text += ", min_width = 90";
    }
    if choices.chance(40) {
        let _ = write!(text, ", lines = {}", choices.within(1, 6));
    }
    if choices.chance(40) {
        let _ = write!(text, ", leading = {:.2}", size * choices.pick(&[1.0, 1.1, 1.3, 2.0]));
    }
    if choices.chance(40) {
        let drop = size * choices.pick(&[0.9, 1.1, 1.5, 3.0]);
        let _ = write!(
            text,
            ", drop = {drop:.2}, first = {:.2}",
            size * choices.pick(&[0.9, 1.0, 2.0])
        );
    }
    let extra = match choices.within(0, 12) {
        0 => ", place = \"right\"",
        1 => ", place = \"after\", gap = 6",
        2 => ", framed = true",
        3 => ", panel = \"red\", ink = \"white\"",
        4 => ", paragraph = true",
        5 => ", rule = 5, rule_ink = \"red\"",
        6 if down => ", across = 2",
        7 if down => ", across = 5",
        8 => ", width = 120",
        9 => ", rule = 4, rule_length = 60",
        _ => "",
    };
    *text += extra;
    *text += " },\n";
}

const FURNITURE: &str = r#"[[furniture.plate]]
text = "{paper}"
style = "label"
y = 14
[[furniture.plate]]
rule = 0.5
y = 18
[[furniture.row]]
y = 9
left = [{ text = "{page}", style = "small", gap = 6 }, { text = "{section}", style = "small", gap = 6 }]
right = [{ text = "电话　{phone}", style = "small" }]
[[furniture.code]]
qr = 1
y = 2
height = 30
style = "small"
"#;

fn makeup(text: &mut String, choices: &mut Choices) {
    if choices.chance(50) {
        let _ = write!(
            text,
            "[copyfit]\nparagraphs = {}\nheadline = {}\nwhite = {}\npicture = {}\nspacing = {}\n",
            choices.within(0, 21),
            choices.pick(&["0", "10", "30", "50"]),
            choices.within(0, 6),
            choices.within(0, 8),
            choices.chance(50),
        );
    }
    if choices.chance(50) {
        let _ = write!(
            text,
            "[jumps]\nbefore = {}\nafter = {}\ncarry = {}\nsecond = {}\n",
            choices.within(0, 12),
            choices.within(0, 12),
            choices.within(0, 5),
            choices.chance(50),
        );
    }
}
