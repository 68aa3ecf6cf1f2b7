//! From the bytes of a file to its text.

use std::path::Path;

use crate::diag::{Diagnostic, Sink, SourceId, Sources, Span, Text};
use crate::limits;
use crate::rules::Code;
use crate::text;
use crate::world::{ReadError, World};

/// Reads the text of a file, without a byte order mark so that columns are those of editors.
///
/// `span` is the place that names the file. A file that is not there is reported by the caller,
/// who knows what to suggest: see [`Reading::Missing`].
pub(super) fn read(
    world: &dyn World,
    path: &Path,
    span: Option<Span>,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Reading {
    let shown = path.display();
    let bytes = match world.read(path) {
        Ok(bytes) => bytes,
        Err(ReadError::NotFound) => return Reading::Missing,
        Err(ReadError::IsFolder) => {
            let message =
                text!("`{shown}` 是文件夹，不是文件", "`{shown}` is a folder, not a file");
            sink.push(Diagnostic::new(Code::NotAFile, span, message));
            return Reading::Faulty;
        }
        Err(error @ (ReadError::Denied | ReadError::Other(_))) => {
            let Text { zh, en } = error.message();
            let message = text!("无法读取 `{shown}`：{zh}", "cannot read `{shown}`: {en}");
            sink.push(Diagnostic::new(Code::UnreadableFile, span, message));
            return Reading::Faulty;
        }
    };
    if bytes.len() > limits::TEXT_FILE.count() {
        let message = text!("`{shown}` 过大，不像是稿件", "`{shown}` is too large to be copy");
        sink.push(Diagnostic::new(Code::FileTooLarge, span, message));
        return Reading::Faulty;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Reading::Text(sources.add(path, text)),
        Err(fault) => {
            let source = sources.add(path, String::from_utf8_lossy(bytes));
            sink.push(not_utf8(source, bytes, fault.valid_up_to()));
            Reading::Faulty
        }
    }
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
