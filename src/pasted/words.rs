//! What leftovers are called, and what is done about them.

use super::Kind;
use crate::diag::Text;
use crate::text;

impl Kind {
    /// Returns what a leftover is called, and what to do about it.
    pub fn told(self) -> (Text, Text) {
        let tidy = || {
            text!(
                "banmian tidy 列出改法，加 --write 写入",
                "`banmian tidy` shows how it is mended, --write writes it"
            )
        };
        let (what, hint) = match self {
            Kind::Heading => (
                text!("不成小标题的标题记号", "the sign of a subhead that is none"),
                text!(
                    "写成“## 小标题”，# 后空一格",
                    "write `## ` with a blank, on a line of its own"
                ),
            ),
            Kind::Rule => (
                text!("一行分隔记号", "a line of signs alone"),
                text!(
                    "删去这一行，空一行就是分段",
                    "take the line out: a blank line parts paragraphs"
                ),
            ),
            Kind::Emphasis => (
                text!("落单的 * 或 _", "a `*` or `_` without a partner"),
                text!(
                    "删去，或在正文里成对写成 **粗体**；正文里 \\* 印出星号",
                    "take it out, or in the copy write **bold** in pairs; there `\\*` prints an asterisk"
                ),
            ),
            Kind::Struck => (
                text!("删除线记号 ~~", "the sign of words struck out, ~~"),
                text!("删去记号，或连字一起删去", "take the signs out, or the words with them"),
            ),
            Kind::Marked => (
                text!("标亮记号 ==", "the sign of words marked, =="),
                text!("删去记号", "take the signs out"),
            ),
            Kind::Table => (
                text!("表格", "rows of a table"),
                text!(
                    "改写成一行一条，或做成图片",
                    "write it as items, or have it made into a picture"
                ),
            ),
            Kind::Link => (
                text!("链接", "a link"),
                text!(
                    "留下文字，网址另写或删去",
                    "keep its words; write out the address, or take it out"
                ),
            ),
            Kind::Image => (
                text!("图片记号", "the sign of a picture"),
                text!("图片写进稿件头的 photos", "name pictures under `photos` in the head"),
            ),
            Kind::Tag => (
                text!("网页标签", "tags of a web page"),
                text!(
                    "删去标签；段落之间空一行",
                    "take them out; a blank line parts paragraphs"
                ),
            ),
            Kind::Entity => (text!("网页字符代码", "entities of a web page"), tidy()),
            Kind::Code => (
                text!("代码记号 `", "the sign of code, a backtick"),
                text!("删去记号", "take the signs out"),
            ),
            Kind::Backslash => (
                text!("反斜线", "a backslash"),
                text!("删去；要印出来写 \\\\", "take it out; `\\\\` prints one"),
            ),
            Kind::Footnote => (
                text!("脚注记号", "the sign of a footnote"),
                text!("写进正文，或删去", "write the note into the copy, or take it out"),
            ),
            Kind::Bullet => (
                text!("不成条目的列表记号", "a bullet that makes no item"),
                text!("写成“- 条目”", "write `- ` before the item"),
            ),
            Kind::Field => (
                text!("文字处理软件的域代码", "a field of a word processor"),
                text!("写上它显示的文字", "write the words that it shows"),
            ),
            Kind::Mail => (
                text!(
                    "邮件头、引用或签名",
                    "the header, the quotation or the signature of a mail"
                ),
                text!("删去", "take it out"),
            ),
            Kind::Invisible => (text!("看不见的字符", "characters that nobody sees"), tidy()),
            Kind::PrivateUse => (
                text!("私用区的字符，别的字体没有", "characters that only one face knows"),
                text!("换成通用的字或符号", "write a character that every face has"),
            ),
            Kind::Garbled => (
                text!("乱码", "what is left where characters were lost"),
                text!("对照原稿补上", "write what the manuscript has"),
            ),
            Kind::Western => (text!("西文标点", "Western marks"), tidy()),
        };
        (what, hint)
    }
}
