//! The fixed words of the page in both languages.

use crate::diag::{Lang, Severity};
use crate::export::report::Status;
use crate::page_name::{Numeral, PageName};
use crate::terms::SlotKind;

/// The fixed words of the page.
pub(super) struct Words {
    pub(super) lang: Lang,
    pub(super) title: &'static str,
    pub(super) issue: [&'static str; 2],
    pub(super) page: &'static str,
    pub(super) page_short: &'static str,
    pub(super) pages: &'static str,
    pub(super) stories: &'static str,
    pub(super) set: &'static str,
    pub(super) chars_short: &'static str,
    pub(super) overset: &'static str,
    pub(super) errors: &'static str,
    pub(super) warnings: &'static str,
    pub(super) status: [&'static str; 3],
    pub(super) verdict: [&'static str; 3],
    pub(super) findings: &'static str,
    pub(super) no_findings: &'static str,
    pub(super) more: [&'static str; 2],
    pub(super) severity: [&'static str; 2],
    pub(super) allowed: &'static str,
    pub(super) edition: &'static str,
    pub(super) layout: &'static str,
    pub(super) slot: &'static str,
    pub(super) story: &'static str,
    pub(super) capacity: &'static str,
    pub(super) used: &'static str,
    pub(super) free: &'static str,
    pub(super) chars: &'static str,
    pub(super) placed: &'static str,
    pub(super) route: &'static str,
    pub(super) over: &'static str,
    pub(super) overview: &'static str,
    pub(super) unfold: &'static str,
    pub(super) legend: [&'static str; 6],
    pub(super) signoff: &'static str,
    pub(super) paper: &'static str,
    pub(super) date: &'static str,
    pub(super) number: &'static str,
    pub(super) verdict_word: &'static str,
    pub(super) program: &'static str,
    pub(super) file: &'static str,
    pub(super) bytes: &'static str,
    pub(super) stale: &'static str,
    pub(super) no_press: [&'static str; 2],
    pub(super) roles: [&'static str; 3],
    pub(super) name: &'static str,
    pub(super) signature: &'static str,
    pub(super) time: &'static str,
}

const ZH: Words = Words {
    lang: Lang::Zh,
    title: "付印检查报告",
    issue: ["总第", "期"],
    page: "第{page}版",
    page_short: "{page}版",
    pages: "版数",
    stories: "稿件",
    set: "已排字数",
    chars_short: "字",
    overset: "溢出字数",
    errors: "错误",
    warnings: "提示",
    status: ["可以付印", "可以付印，有提示", "不能付印"],
    verdict: [
        "没有发现问题。",
        "没有错误；请看过提示后签字。",
        "有错误，只出校样。改正后重新出版。",
    ],
    findings: "问题",
    no_findings: "各版无溢出、无空缺、无其他问题。",
    more: ["此版位另有 ", " 处同类问题"],
    severity: ["提示", "错误"],
    allowed: "已放行",
    edition: "全刊",
    layout: "版式",
    slot: "版位",
    story: "稿件",
    capacity: "容量",
    used: "已用",
    free: "余",
    chars: "字数",
    placed: "已排",
    route: "所在版位",
    over: "溢出",
    overview: "全刊一览",
    unfold: "无问题，展开看版面",
    legend: ["正文", "图片", "固定内容", "转版", "错误", "提示"],
    signoff: "签字付印",
    paper: "报纸",
    date: "出版日期",
    number: "期号",
    verdict_word: "结论",
    program: "程序",
    file: "付印文件",
    bytes: "字节",
    stale: "不是最新版面",
    no_press: [
        "没有付印文件：check 只检查，不生成 PDF。付印前请运行 render。",
        "没有付印文件：有错误未改正。",
    ],
    roles: ["责任编辑", "校对", "印前"],
    name: "姓名",
    signature: "签名",
    time: "日期、时间",
};

const EN: Words = Words {
    lang: Lang::En,
    title: "Prepress report",
    issue: ["No. ", ""],
    page: "Page {page}",
    page_short: "p.{page}",
    pages: "Pages",
    stories: "Stories",
    set: "Characters set",
    chars_short: "chars",
    overset: "Overset",
    errors: "Errors",
    warnings: "Warnings",
    status: ["Ready for press", "Ready, with warnings", "Not for press"],
    verdict: [
        "Nothing was found.",
        "No errors; read the warnings before you sign.",
        "Errors stand, so there is a proof only. Mend them and render again.",
    ],
    findings: "Findings",
    no_findings: "No overset, no gap and no other finding on any page.",
    more: ["", " more of this kind in this slot"],
    severity: ["Warning", "Error"],
    allowed: "let pass",
    edition: "Edition",
    layout: "layout",
    slot: "Slot",
    story: "Story",
    capacity: "Capacity",
    used: "Used",
    free: "Free",
    chars: "Characters",
    placed: "Set",
    route: "Where",
    over: "Over",
    overview: "All pages",
    unfold: "Nothing found; unfold to see the page",
    legend: ["Copy", "Picture", "Fixed matter", "Jump", "Error", "Warning"],
    signoff: "Sign-off",
    paper: "Paper",
    date: "Date",
    number: "Issue",
    verdict_word: "Verdict",
    program: "Program",
    file: "Press file",
    bytes: "Bytes",
    stale: "not of these pages as they are now",
    no_press: [
        "No press file: check only checks and writes no PDF. Run render before the press.",
        "No press file: errors stand.",
    ],
    roles: ["Responsible editor", "Proof reader", "Prepress"],
    name: "Name",
    signature: "Signature",
    time: "Date, time",
};

/// Returns the words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Words {
    /// Returns what a page is called: 第2版, A02版.
    pub(super) fn page(&self, called: &PageName) -> String {
        called.fill(self.page, Numeral::Figures)
    }

    /// Returns what a page is called where room is short: 2版, A02版.
    pub(super) fn page_short(&self, called: &PageName) -> String {
        called.fill(self.page_short, Numeral::Figures)
    }

    /// Returns the word of a status.
    pub(super) fn status(&self, status: Status) -> &'static str {
        self.status[status as usize]
    }

    /// Returns what a status means for the operator.
    pub(super) fn verdict(&self, status: Status) -> &'static str {
        self.verdict[status as usize]
    }

    /// Returns how many more findings say the same of a slot.
    pub(super) fn more(&self, count: usize) -> String {
        format!("{}{count}{}", self.more[0], self.more[1])
    }

    /// Returns the word of a severity.
    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        self.severity[severity as usize]
    }

    /// Returns what a kind of slot is called.
    pub(super) fn kind(&self, kind: SlotKind) -> &'static str {
        let (zh, en) = match kind {
            SlotKind::Story => ("稿件", "story"),
            SlotKind::Tail => ("转文", "tail"),
            SlotKind::Briefs => ("简讯", "briefs"),
            SlotKind::Photo => ("图片", "photo"),
            SlotKind::Notice => ("启事", "notice"),
            SlotKind::Comment => ("评论", "comment"),
            SlotKind::Ad => ("广告", "ad"),
            SlotKind::Masthead => ("报头", "masthead"),
            SlotKind::Index => ("导读", "index"),
            SlotKind::Folio => ("报眉", "folio"),
            SlotKind::Furniture => ("固定内容", "furniture"),
        };
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// Breaks `text` into at most `most` lines of `measure` em; what is left over ends in an ellipsis.
pub(super) fn wrap(text: &str, measure: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for c in text.chars() {
        let advance = if c.is_ascii() { 0.56 } else { 1.0 };
        if used + advance > measure && used > 0.0 {
            lines.push(String::new());
            used = 0.0;
        }
        used += advance;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_break_at_the_measure_and_end_in_an_ellipsis() {
        assert_eq!(wrap("一池春水活实体", 4.0, 3), ["一池春水", "活实体"]);
        assert_eq!(wrap("一池春水活实体", 3.0, 2), ["一池春", "水活…"]);
        assert!(wrap("一池春水", 3.0, 0).is_empty());
    }
}
