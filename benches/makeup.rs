//! Make-up of whole editions, from 4 pages to 64, with all rules on: every lead jumps, every story is fitted
//! to its last line. `cargo bench --bench makeup`.
#![allow(missing_docs, reason = "criterion's macros make public items")]

use banmian::makeup;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/it/common/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[allow(clippy::disallowed_methods, reason = "it reads the files of the project")]
mod common;

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("makeup");
    group.sample_size(10);
    for pages in [4, 8, 16, 32, 64] {
        let edition = common::daily::paper(pages, 1).edition();
        group.throughput(Throughput::Elements(edition.stories.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("pages", pages),
            &edition,
            |bencher, edition| {
                bencher.iter(|| makeup::make_up(edition));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
