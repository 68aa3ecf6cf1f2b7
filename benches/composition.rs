//! The speed of composition on 100,000 characters of news at 13 em, paragraph by paragraph:
//! made ready, broken by first fit and by total fit, set in lines.
#![allow(missing_docs, reason = "criterion's macros make public items")]

use banmian::text::{Break, Fit, Prepared, Rules, break_lines, set_line};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/it/common/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[allow(clippy::disallowed_methods, reason = "it reads the files of the project")]
mod common;

use common::newscopy::Reporter;
use common::setup;

fn composition(criterion: &mut Criterion) {
    let copy = Reporter::plain(2).copy(100_000);
    let chars: usize = copy.iter().map(|text| text.chars().count()).sum();
    let prepare = || -> Vec<Prepared> {
        copy.iter().map(|text| setup::prepare(text, "song", Rules::default())).collect()
    };
    let prepared = prepare();
    let room = |line: usize| setup::room(13.0, if line == 0 { 2.0 } else { 0.0 });
    let broken = |fit: Fit| -> Vec<Vec<Break>> {
        prepared.iter().map(|paragraph| break_lines(paragraph, &room, fit, true)).collect()
    };
    let breaks = broken(Fit::Total);
    let set = || -> usize {
        let lines = prepared.iter().zip(&breaks).flat_map(|(paragraph, breaks)| {
            breaks.iter().enumerate().map(move |(at, line)| (paragraph, at, line))
        });
        lines.map(|(p, at, line)| set_line(p, line, room(at), true).runs.len()).sum()
    };
    let mut group = criterion.benchmark_group("composition");
    group.sample_size(30).throughput(Throughput::Elements(chars as u64));
    group.bench_function("prepare", |bencher| bencher.iter(prepare));
    group.bench_function("first fit", |bencher| bencher.iter(|| broken(Fit::First)));
    group.bench_function("total fit", |bencher| bencher.iter(|| broken(Fit::Total)));
    group.bench_function("set lines", |bencher| bencher.iter(set));
    group.finish();
}

criterion_group!(benches, composition);
criterion_main!(benches);
