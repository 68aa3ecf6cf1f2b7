//! Make-up of whole editions with all rules on: templates are taken, edges bend, photographs change their shape,
//! leads jump, every story is fitted to its last line. The sample, and dailies from 4 pages to 64.
//! `cargo bench --bench makeup`.
#![allow(missing_docs, reason = "criterion's macros make public items")]

use std::path::Path;

use banmian::edition::Edition;
use banmian::makeup::{self, Kept, MadeUp};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/it/common/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[allow(clippy::disallowed_methods, reason = "it reads the files of the project")]
mod common;

/// Makes up an edition as a run does that knows nothing of runs before.
fn make_up(edition: &Edition) -> MadeUp {
    let kept = Kept::default();
    let (edition, _) = makeup::take_templates(edition.clone(), &kept);
    makeup::make_up_with(&edition, &kept)
}

fn sample(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = common::edition_of(&common::DiskWorld, root, "issues/2021-02-24.toml");
    let mut group = criterion.benchmark_group("makeup");
    group.sample_size(20);
    group.bench_function("sample", |bencher| bencher.iter(|| make_up(&edition)));
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("makeup");
    group.sample_size(10);
    for pages in [4, 8, 16, 32, 64] {
        let edition = common::daily::bending_paper(pages, 1).edition();
        group.throughput(Throughput::Elements(edition.stories.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("pages", pages),
            &edition,
            |bencher, edition| bencher.iter(|| make_up(edition)),
        );
    }
    group.finish();
}

criterion_group!(benches, sample, growth);
criterion_main!(benches);
