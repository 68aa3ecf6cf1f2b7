//! The fixed words of the page in both languages.

use crate::diag::Lang;
use crate::export::report::{SeverityWord, Status};

/// The fixed words of the page.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) issue: [&'static str; 2],
    pub(super) page: [&'static str; 2],
    pub(super) pages: &'static str,
    pub(super) stories: &'static str,
    pub(super) set: &'static str,
    pub(super) overset: &'static str,
    pub(super) errors: &'static str,
    pub(super) warnings: &'static str,
    pub(super) status: [&'static str; 3],
    pub(super) verdict: [&'static str; 3],
    pub(super) findings: &'static str,
    pub(super) no_findings: &'static str,
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
    pub(super) lines: &'static str,
    pub(super) jump_to: &'static str,
    pub(super) jump_from: &'static str,
    pub(super) over: &'static str,
    pub(super) gap: &'static str,
    pub(super) legend: [&'static str; 5],
    pub(super) signoff: &'static str,
    pub(super) roles: [&'static str; 3],
    pub(super) name: &'static str,
    pub(super) signature: &'static str,
    pub(super) date: &'static str,
}

const ZH: Words = Words {
    title: "付印检查报告",
    issue: ["总第", "期"],
    page: ["第", "版"],
    pages: "版数",
    stories: "稿件",
    set: "已排字数",
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
    lines: "行",
    jump_to: "转",
    jump_from: "接",
    over: "溢出",
    gap: "空",
    legend: ["正文", "图片", "固定内容", "错误", "提示"],
    signoff: "签字付印",
    roles: ["组版", "校对", "值班总编"],
    name: "姓名",
    signature: "签名",
    date: "日期、时间",
};

const EN: Words = Words {
    title: "Prepress report",
    issue: ["No. ", ""],
    page: ["Page ", ""],
    pages: "Pages",
    stories: "Stories",
    set: "Characters set",
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
    lines: "lines",
    jump_to: "to",
    jump_from: "from",
    over: "Over",
    gap: "free",
    legend: ["Copy", "Picture", "Fixed matter", "Error", "Warning"],
    signoff: "Sign-off",
    roles: ["Make-up", "Proof reader", "Editor on duty"],
    name: "Name",
    signature: "Signature",
    date: "Date, time",
};

/// Returns the words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

impl Words {
    /// Returns the name of a page: 第2版.
    pub(super) fn page(&self, number: u32) -> String {
        format!("{}{number}{}", self.page[0], self.page[1])
    }

    /// Returns the word of a status.
    pub(super) fn status(&self, status: Status) -> &'static str {
        self.status[status as usize]
    }

    /// Returns what a status means for the operator.
    pub(super) fn verdict(&self, status: Status) -> &'static str {
        self.verdict[status as usize]
    }

    /// Returns the word of a severity.
    pub(super) fn severity(&self, severity: SeverityWord) -> &'static str {
        self.severity[severity as usize]
    }

    /// Returns the word of a slot's kind; a kind without one speaks for itself.
    pub(super) fn kind(&self, kind: &'static str) -> &'static str {
        if std::ptr::eq(self, &EN) {
            return kind;
        }
        match kind {
            "story" => "稿件",
            "tail" => "转文",
            "briefs" => "简讯",
            "photo" => "图片",
            "notice" => "启事",
            "comment" => "评论",
            "ad" => "广告",
            "masthead" => "报头",
            "index" => "导读",
            "folio" => "报眉",
            "furniture" => "固定内容",
            other => other,
        }
    }
}
