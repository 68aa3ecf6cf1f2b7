//! Copy and heads that say nothing, of every length and of every script.

use super::super::choices::Choices;
use super::super::text::COPY;

/// What copy is made of; half of it is plain.
const PLAIN: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

/// Marks that heads are parted by, and what only looks like them.
const MARKS: &[&str] = &[
    "|", "|", "　", " ", "！", "，", "“", "”", "——", "·", "2025", "COVID-19", "、", "：", "《",
    "》",
];

/// Returns so many characters of plain copy with stops.
pub(super) fn plain(choices: &mut Choices, count: usize) -> String {
    let all: Vec<char> = PLAIN.chars().collect();
    let mut at = choices.within(0, all.len() as u64) as usize;
    let stop = choices.within(5, 24) as usize;
    let step = choices.within(1, 60) as usize;
    let mut out = String::new();
    for done in 0..count {
        at = (at + step) % all.len();
        out.push(match done % stop == stop - 1 {
            true => ['，', '。', '、', '”'][done / stop % 4],
            false => all[at],
        });
    }
    out
}

/// Returns the words of a head: mostly short, now and then very long, with marks where they make sense
/// and where they make none.
pub(super) fn head(choices: &mut Choices) -> String {
    let count = match choices.within(0, 20) {
        0 => 0,
        1 => choices.within(40, 200),
        2 | 3 => choices.within(20, 60),
        _ => choices.within(2, 20),
    };
    let mut words: Vec<char> = plain(choices, count as usize).chars().collect();
    for _ in 0..choices.within(0, 4) {
        let at = choices.within(0, words.len() as u64 + 1) as usize;
        let mark = choices.pick(MARKS);
        words.splice(at..at, mark.chars());
    }
    if choices.chance(15) {
        let at = choices.within(0, words.len() as u64 + 1) as usize;
        let end = (at + choices.within(0, 12) as usize).min(words.len());
        words.splice(end..end, ['}']);
        words.splice(at..at, ['{']);
    }
    let words: String = words.into_iter().collect();
    match words.trim().is_empty() && choices.chance(99) {
        true => "题".to_owned(),
        false => words,
    }
}

/// Returns the body of a story of about so many characters.
pub(super) fn body(choices: &mut Choices, chars: usize) -> String {
    let mut out = String::new();
    let mut left = chars;
    while left > 0 {
        let count = (choices.within(4, 260) as usize).min(left);
        left -= count;
        let text = match choices.within(0, 12) {
            0 => COPY
                .chars()
                .filter(|c| !c.is_control() && *c != '\u{202E}')
                .take(count)
                .collect(),
            1 => bold(&plain(choices, count)),
            _ => plain(choices, count),
        };
        let short = || text.chars().take(24).collect::<String>();
        out += &match choices.within(0, 18) {
            0 | 1 => format!("## {}", short()),
            2 => format!("> {text}"),
            3 => format!("- {text}\n- {}", short()),
            4 => format!("{}\\\n{}\\\n{}", short(), text, short()),
            5 => format!("1. {text}\n2. {}", short()),
            6 => format!("## {text}"),
            7 => format!("本报讯　{text}"),
            _ => text.clone(),
        };
        out += "\n\n";
    }
    out
}

/// Returns words of which the first are bold and others dotted or raised.
fn bold(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (first, rest) = chars.split_at(chars.len().min(3));
    let (first, rest): (String, String) = (first.iter().collect(), rest.iter().collect());
    format!("**{first}**{rest}*着重*m^2^，3⁄4")
}
