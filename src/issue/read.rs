//! From the bytes of a file to its text.

use std::path::Path;

use crate::diag::{Diagnostic, Sink, SourceId, Sources, Span, Text};
use crate::limits;
use crate::rules::Code;
use crate::text;
use crate::world::{ReadError, World};

/// Reads the text of a file, without a byte order mark so that columns are those of editors.
///
/// `path` is where it lies, `shown` what messages call it, `span` the place that names it. A file
/// that is not there is reported by the caller, who knows what to suggest: see
/// [`Reading::Missing`].
pub(super) fn read(
    world: &dyn World,
    path: &Path,
    shown: &Path,
    span: Option<Span>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Reading {
    let name = shown.display();
    let bytes = match world.read_at_most(path, limits::TEXT_FILE.value) {
        Ok(bytes) => bytes,
        Err(ReadError::NotFound) => return Reading::Missing,
        Err(error) => {
            let Text { zh, en } = error.message();
            let (code, message) = match error {
                ReadError::IsFolder | ReadError::NotAFile => {
                    (Code::NotAFile, text!("`{name}` {zh}", "`{name}`: {en}"))
                }
                ReadError::TooLarge(_) => (
                    Code::FileTooLarge,
                    text!("`{name}` {zh}，不像是稿件", "`{name}` is no copy: {en}"),
                ),
                _ => (
                    Code::UnreadableFile,
                    text!("无法读取 `{name}`：{zh}", "cannot read `{name}`: {en}"),
                ),
            };
            sink.push(Diagnostic::new(code, span, message));
            return Reading::Faulty;
        }
    };
    if sources.bytes() + bytes.len() > limits::TEXTS.count() {
        let [zh, en] = limits::TEXTS.amount();
        let message = text!(
            "到 `{name}` 为止，全部文件超过 {zh}",
            "with `{name}` the files have more than {en}"
        );
        sink.push(Diagnostic::new(Code::FileTooLarge, span, message));
        return Reading::Faulty;
    }
    if let Some((what, hint)) = document(&bytes) {
        let Text { zh, en } = what;
        let message = text!("`{name}` 不是纯文本：{zh}", "`{name}` is no plain text: {en}");
        sink.push(Diagnostic::new(Code::NotText, span, message).hint(hint));
        return Reading::Faulty;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Reading::Text(sources.add(shown, lines(text))),
        Err(fault) => {
            let source = sources.add(shown, String::from_utf8_lossy(bytes));
            sink.push(not_utf8(source, bytes, fault.valid_up_to()));
            Reading::Faulty
        }
    }
}

/// Returns the text of a story with the line ends that its reader knows: old systems ended lines
/// with a carriage return alone. A text that does not begin with a head stays as it is.
fn lines(text: &str) -> String {
    let head = text.trim_start().strip_prefix("+++");
    let first = head.map(|head| head.trim_start_matches([' ', '\t']));
    if !first.is_some_and(|end| end.starts_with('\r') && !end.starts_with("\r\n")) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        if !after.starts_with('\n') {
            out.pop();
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What became of reading a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Its text.
    Text(SourceId),
    /// There is no such file; nothing was reported yet.
    Missing,
    /// It cannot be used, and why was reported.
    Faulty,
}

/// Returns what a file is that begins like a document of another program, and how text is got from it.
fn document(bytes: &[u8]) -> Option<(Text, Text)> {
    let word = || {
        text!(
            "在 Word 或 WPS 里另存为“纯文本”，编码选 UTF-8；或把文字复制到 .md 文件里",
            "save it as plain text in UTF-8, or copy its words into a .md file"
        )
    };
    let kinds: [(&[u8], Text); 9] = [
        (
            b"PK\x03\x04",
            text!("Word 文档（.docx）或压缩文件", "a Word document (.docx) or an archive"),
        ),
        (b"\xD0\xCF\x11\xE0", text!("Word 文档（.doc）", "a Word document (.doc)")),
        (b"{\\rtf", text!("RTF 文档", "an RTF document")),
        (b"%PDF-", text!("PDF 文件", "a PDF file")),
        (b"\xFF\xD8\xFF", text!("JPEG 图片", "a JPEG picture")),
        (b"\x89PNG", text!("PNG 图片", "a PNG picture")),
        (b"II*\0", text!("TIFF 图片", "a TIFF picture")),
        (b"MM\0*", text!("TIFF 图片", "a TIFF picture")),
        (b"GIF8", text!("GIF 图片", "a GIF picture")),
    ];
    let at = kinds.iter().position(|(magic, _)| bytes.starts_with(magic))?;
    let hint = match at {
        0..=2 => word(),
        3 => text!(
            "把文字复制到 .md 文件里，存为 UTF-8",
            "copy its words into a .md file in UTF-8"
        ),
        _ => text!(
            "这里要文字文件；图片写在 [[page.photo]] 里",
            "a file of words goes here; pictures stand in [[page.photo]]"
        ),
    };
    let (_, what) = kinds.into_iter().nth(at)?;
    Some((what, hint))
}

/// Returns the fault of a file that is not UTF-8 from byte `at` on.
fn not_utf8(source: SourceId, bytes: &[u8], at: usize) -> Diagnostic {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    // In the text for printing, the bad byte is one U+FFFD of three bytes.
    let span = source.span(at..at + '\u{fffd}'.len_utf8());
    let byte = bytes[at];
    let message = text!(
        "文件不是 UTF-8 编码：第 {line} 行有字节 0x{byte:02X}（第 {at} 字节）",
        "the file is not UTF-8: byte 0x{byte:02X} in line {line} (at byte {at})"
    );
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let hint = if wide {
        text!("文件像是 UTF-16，请另存为 UTF-8", "it looks like UTF-16: save it as UTF-8")
    } else {
        text!(
            "文件可能是 GB18030（GBK），请另存为 UTF-8，例如 iconv -f GB18030 -t UTF-8",
            "it may be GB18030 (GBK): save it as UTF-8, say with iconv -f GB18030 -t UTF-8"
        )
    };
    Diagnostic::new(Code::NotUtf8, span, message).hint(hint)
}
