//! Heads of news parted by their sense at two widths: what a desk waits for when a title changes.

#![allow(missing_docs, reason = "criterion's macros make public items")]
#![allow(clippy::disallowed_methods, reason = "the sample is read from the disk")]

use std::path::Path;

use banmian::diag::{Sink, Sources};
use banmian::edition::{Chars, Words, head_styles};
use banmian::geom::Em;
use banmian::issue::load_house;
use banmian::layout::measure_heads;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/it/common/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[allow(clippy::disallowed_methods, reason = "it reads the files of the project")]
mod common;

/// Heads of some lengths, from a brief's to one that nobody would print.
const HEADS: [&str; 6] = [
    "园区开工忙",
    "产量稳中有升　各地抢抓农时",
    "国务院常务会议部署进一步扩大内需举措",
    "我区新能源汽车产业链加速集聚发展“专精特新”企业再添三家",
    "市委书记、市长调研春耕生产　要求抢抓农时确保全年粮食产量稳定在20亿斤以上",
    "全区村和社区换届选举工作圆满完成新能源汽车产业链加速集聚企业抢订单项目抢工期\
     乡村振兴示范村建设现场推进会在我区召开一季度工业投资同比增长百分之二十七",
];

fn heads(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let house = load_house(&common::DiskWorld, root, &mut sources, &mut sink).expect("a house");
    let styles = head_styles(&house, &Chars::default(), &common::DiskWorld, &mut sink);
    let styles = styles.expect("its faces are whole");
    let style = &styles.styles[styles.first.as_ref().expect("it has a ladder")];
    let widths = [Em::new(7.0), Em::new(11.0)];
    let mut group = criterion.benchmark_group("heads");
    for head in HEADS {
        // So many at once that the faces, which are read anew, do not count.
        let all = vec![(Words::Title, head); 500];
        group.throughput(Throughput::Elements((all.len() * widths.len()) as u64));
        group.sample_size(10);
        let name = format!("{} characters", head.chars().count());
        group.bench_function(name, |bencher| {
            bencher.iter(|| measure_heads(&styles, style, &all, &widths));
        });
    }
    group.finish();
}

criterion_group!(benches, heads);
criterion_main!(benches);
