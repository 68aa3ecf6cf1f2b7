//! Sets a paragraph in a column of thirteen characters, without any page: the composer alone.
//!
//! `cargo run --example compose_paragraph`
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]

use std::error::Error;
use std::sync::Arc;

use banmian::font::Book;
use banmian::geom::Abs;
use banmian::text::{Fit, Room, Rules, Setter, Source, StyleSpan, break_lines, set_line};

const COPY: &str = "本报讯　记者昨日从市统计局获悉，今年前三季度，全市实现地区生产总值1234.5亿元，\
    同比增长6.8%。“全市经济运行总体平稳、稳中向好，”市统计局有关负责人说。";

fn main() -> Result<(), Box<dyn Error>> {
    let file = "NotoSerifCJKsc-Regular.otf";
    let data: Arc<[u8]> =
        std::fs::read(format!("{}/fonts/{file}", env!("CARGO_MANIFEST_DIR")))?.into();
    let mut book = Book::default();
    let face = book.add("song", file, data, None)?;
    let size = Abs::pt(10.0);
    let span =
        StyleSpan { range: 0..COPY.len(), face, size, width: 1000, rise: Abs::ZERO, tag: 0 };
    let source = Source { text: COPY, spans: &[span], rules: Rules::default() };
    // Made ready once; it may then be broken at any measure.
    let setter = Setter::new(&book);
    let paragraph = setter.prepare(&source);
    let room = |line: usize| {
        let indent = if line == 0 { size * 2 } else { Abs::ZERO };
        Room::new(size * 13, indent)
    };
    for (at, end) in break_lines(&paragraph, &room, Fit::Total, true).iter().enumerate() {
        let line = set_line(&paragraph, end, room(at), true);
        let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
        println!("{words}");
    }
    Ok(())
}
