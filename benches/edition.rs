//! What an editor feels: copy made ready and broken, the sample edition composed, its press file
//! written. `cargo bench`.
#![allow(missing_docs, reason = "criterion's macros make public items")]
#![allow(clippy::disallowed_methods, reason = "the sample is read from the disk")]

use std::path::Path;

use banmian::edition::Edition;
use banmian::export::pdf;
use banmian::geom::Abs;
use banmian::run::{self, Options};
use banmian::text::{
    Fit, Prepared, Room, Rules, Setter, Source, StyleSpan, break_lines, set_line,
};
use banmian::world::{NoStore, Nowhere};
use banmian::{layout, makeup};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/it/common/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[allow(clippy::disallowed_methods, reason = "it reads the files of the project")]
mod common;

/// Copy of a paragraph with what news holds: figures, quotations, Latin, titles.
const COPY: &str = "本报讯　记者昨日从市统计局获悉，今年前三季度，全市实现地区生产总值1234.5亿元，\
    同比增长6.8%，增速高于全省平均水平0.7个百分点。“全市经济运行总体平稳、稳中向好，”市统计局有关\
    负责人说，“新能源汽车、动力电池等新兴产业增势强劲，成为拉动增长的重要力量。”据介绍，《关于进一步\
    优化营商环境的若干措施》（以下简称《措施》）实施以来，全市新登记各类市场主体3.2万户，同比增长12.6%\
    ——这是近5年来的最高水平，APP办理量占七成。";

fn sample() -> Edition {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    common::edition_of(&common::DiskWorld, root, "issues/2021-02-24.toml")
}

fn text(criterion: &mut Criterion) {
    let edition = sample();
    let setter = Setter::new(&edition.book);
    let prepare = || -> Prepared {
        let face = edition.styles.caption.face;
        let span = StyleSpan {
            range: 0..COPY.len(),
            face,
            size: Abs::pt(10.0),
            width: 1000,
            rise: Abs::ZERO,
            tag: 0,
        };
        setter.prepare(&Source { text: COPY, spans: &[span], rules: Rules::default() })
    };
    let prepared = prepare();
    let room = |_| Room::new(Abs::pt(130.0), Abs::ZERO);
    let breaks = break_lines(&prepared, &room, Fit::Total, true);
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Elements(COPY.chars().count() as u64));
    group.bench_function("prepare", |bencher| bencher.iter(prepare));
    group.bench_function("first fit", |bencher| {
        bencher.iter(|| break_lines(&prepared, &room, Fit::First, true));
    });
    group.bench_function("total fit", |bencher| {
        bencher.iter(|| break_lines(&prepared, &room, Fit::Total, true));
    });
    group.bench_function("set lines", |bencher| {
        bencher.iter(|| -> usize {
            breaks.iter().map(|line| set_line(&prepared, line, room(0), true).runs.len()).sum()
        });
    });
    group.finish();
}

fn edition(criterion: &mut Criterion) {
    let (world, root) = (common::DiskWorld, Path::new(env!("CARGO_MANIFEST_DIR")));
    let issue = root.join("issues/2021-02-24.toml");
    let options = Options::default();
    let mut group = criterion.benchmark_group("sample edition");
    group.sample_size(20);
    group.bench_function("read", |bencher| {
        bencher.iter(|| run::read(&world, root, &issue));
    });
    let edition = sample();
    group.bench_function("make up", |bencher| bencher.iter(|| makeup::make_up(&edition)));
    let made = banmian::make(&world, root, &issue, &options).expect("it can be set");
    let run::Made { edition, plan, composition, .. } = &made;
    group.bench_function("compose", |bencher| {
        let kept = layout::Kept::default();
        bencher.iter(|| layout::compose(edition, plan, &kept));
    });
    group.bench_function("make", |bencher| {
        bencher.iter(|| banmian::make(&world, root, &issue, &options));
    });
    let reproduce = || run::reproduce(edition, composition, &Nowhere);
    group.bench_function("pictures", |bencher| bencher.iter(reproduce));
    let pictures = reproduce().expect("whole pictures");
    let info = run::info(edition, pdf::Standard::X4);
    group.bench_function("press file", |bencher| {
        bencher.iter(|| pdf::press(composition, &edition.book, &pictures, &info, &NoStore));
    });
    group.finish();
}

criterion_group!(benches, text, edition);
criterion_main!(benches);
