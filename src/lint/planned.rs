//! What the rules of the plan find on the set pages, in words.

use super::finding;
use super::survey::{Sheet, Survey};
use crate::diag::Text;
use crate::frame::{Datum, Finding};
use crate::geom::Abs;
use crate::ids::StoryId;
use crate::page_name::PageName;
use crate::plan::judge::{Breach, STEP, Wrong};
use crate::rules::Code;
use crate::text;

/// What is wrong and what to do about it, and the figures.
type Told = ((Text, Text), Vec<(Datum, f64)>);

/// Returns the findings of one rule on all pages.
pub(super) fn told(survey: &Survey, code: Code) -> Vec<Finding> {
    let sheets = survey.sheets.iter();
    let breaches = sheets.flat_map(|sheet| sheet.breaches.iter().map(move |it| (sheet, it)));
    let own = breaches.filter(|(_, breach)| breach.wrong.code() == code);
    own.map(|(sheet, breach)| tell(survey, sheet, breach)).collect()
}

fn tell(survey: &Survey, sheet: &Sheet, breach: &Breach) -> Finding {
    let title = |story: StoryId| survey.edition.story(story).head.plain_title();
    let own = breach.story.map(title).unwrap_or_default();
    let number = &sheet.page.given.called;
    let (words, data) = match breach.wrong {
        Wrong::ButtingHeads { left, size } => butting_heads(number, &title(left), &own, size),
        Wrong::SeamDown { column, seams } => seam_down(number, column, seams),
        Wrong::SeamAcross { line, seams } => seam_across(number, line, seams),
        Wrong::HeadOrder { above, above_size, size } => {
            head_order(number, (&title(above), above_size), (&own, size))
        }
        Wrong::LadderFlat { beside, beside_size, size } => {
            ladder_flat(number, (&title(beside), beside_size), (&own, size))
        }
        Wrong::HeadAiry { leading, size } => head_airy(number, &own, leading, size),
        Wrong::HeadGlued { white, size } => head_glued(number, &own, white, size),
        Wrong::AdBesideLead => {
            let slot = breach.slot.map(|slot| sheet.page.area(slot).look.name.as_str());
            ad_beside_lead(number, slot.unwrap_or_default(), &own)
        }
        Wrong::PhotosInRow { count } => photos_in_row(number, count),
    };
    let finding = finding(breach.wrong.code(), sheet, breach.slot, breach.rect, words);
    Finding { story: breach.story, data, ..finding }
}

fn butting_heads(number: &PageName, a: &str, b: &str, size: Abs) -> Told {
    let words = (
        text!(
            "{number:#}的标题“{a}”与“{b}”碰题",
            "headlines `{a}` and `{b}` on page {number} stand side by side and look alike"
        ),
        text!(
            "给其中一个换字体、字号或竖排，加框，或错开它们的高低",
            "give one of them another face, size or direction, box it, or move it up or down"
        ),
    );
    (words, vec![(Datum::SizePt, size.to_pt())])
}

fn seam_down(number: &PageName, column: u32, seams: usize) -> Told {
    let words = (
        text!(
            "{number:#}第 {column} 栏右边的栏缝从上到下贯通",
            "the gutter right of column {column} runs down the whole of page {number}"
        ),
        text!(
            "让一篇稿件、一个标题或一张图片跨过这条缝",
            "let a story, a head or a photograph stand across it"
        ),
    );
    (words, vec![(Datum::Column, f64::from(column)), (Datum::Seams, seams as f64)])
}

fn seam_across(number: &PageName, line: u32, seams: usize) -> Told {
    let words = (
        text!(
            "{number:#}在第 {line} 行下面横断全版",
            "page {number} falls into two under line {line}"
        ),
        text!(
            "让一篇稿件或一张图片跨过这一行，使各块错开",
            "let a story or a photograph stand across this line, so that the blocks meet in steps"
        ),
    );
    (words, vec![(Datum::Line, f64::from(line)), (Datum::Seams, seams as f64)])
}

fn head_order(number: &PageName, above: (&str, Abs), below: (&str, Abs)) -> Told {
    let (other, title) = (above.0, below.0);
    let (larger, smaller) = (points(below.1), points(above.1));
    let words = (
        text!(
            "{number:#}下面的标题“{title}”（{larger} 磅）比上面的“{other}”（{smaller} 磅）大",
            "headline `{title}` on page {number} ({larger} pt) is larger than `{other}` above it ({smaller} pt)"
        ),
        text!(
            "把下面的标题改小，或把这两篇对调",
            "make the lower head smaller, or let the two stories change places"
        ),
    );
    (words, vec![(Datum::SizePt, larger), (Datum::AbovePt, smaller)])
}

fn ladder_flat(number: &PageName, large: (&str, Abs), small: (&str, Abs)) -> Told {
    let (other, title) = (large.0, small.0);
    let (larger, smaller) = (points(large.1), points(small.1));
    let most = points(large.1.ratio(1000, STEP));
    let words = (
        text!(
            "{number:#}的标题“{title}”（{smaller} 磅）与旁边的“{other}”（{larger} 磅）分不出大小",
            "headline `{title}` on page {number} ({smaller} pt) is hardly smaller than `{other}` beside it ({larger} pt)"
        ),
        text!(
            "改到 {most} 磅以下，或换一种字体",
            "set it in {most} pt or less, or in another face"
        ),
    );
    (words, vec![(Datum::SizePt, smaller), (Datum::BesidePt, larger)])
}

fn head_airy(number: &PageName, title: &str, leading: Abs, size: Abs) -> Told {
    let (apart, of) = (points(leading), points(size));
    let words = (
        text!(
            "{number:#}的标题“{title}”（{of} 磅）行距 {apart} 磅，几行散开了",
            "the lines of headline `{title}` on page {number} ({of} pt) are {apart} pt apart and fall asunder"
        ),
        text!(
            "标题样式里不写 `leading`，或写到字号的 1.25 倍以内",
            "leave `leading` out of the headline style, or write up to 1.25 of the size"
        ),
    );
    (words, vec![(Datum::SizePt, of), (Datum::LeadingPt, apart)])
}

fn head_glued(number: &PageName, title: &str, white: Abs, size: Abs) -> Told {
    let (apart, of) = (points(white), points(size));
    let words = (
        text!(
            "{number:#}的标题“{title}”（末行 {of} 磅）离正文只有 {apart} 磅",
            "headline `{title}` on page {number} (last line {of} pt) stands {apart} pt from its text"
        ),
        text!(
            "标题样式里不写 `foot`，或写大一些；竖题加宽 `head_place`",
            "leave `foot` out of the headline style, or write more; give a head down the page a wider `head_place`"
        ),
    );
    (words, vec![(Datum::SizePt, of), (Datum::WhitePt, apart)])
}

fn ad_beside_lead(number: &PageName, name: &str, title: &str) -> Told {
    let words = (
        text!(
            "{number:#}的广告 {name} 紧挨头条《{title}》",
            "advertisement {name} touches the lead `{title}` of page {number}"
        ),
        text!(
            "把广告移到版面下面，或用另一篇稿件隔开",
            "move the advertisement to the foot of the page, or put another story between"
        ),
    );
    (words, Vec::new())
}

fn photos_in_row(number: &PageName, count: usize) -> Told {
    let words = (
        text!(
            "{number:#}有 {count} 张图片排成一排",
            "{count} photographs stand in a row on page {number}"
        ),
        text!(
            "放大一张，撤下一张，或用文字隔开",
            "make one larger, take one out, or let text stand between"
        ),
    );
    (words, vec![(Datum::Photos, count as f64)])
}

/// Returns a size in points for a message: one decimal at most.
fn points(size: Abs) -> f64 {
    (size.to_pt() * 10.0).round() / 10.0
}
