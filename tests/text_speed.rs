//! How fast copy is made ready and broken. Run with `cargo test --release --test text_speed -- --ignored --nocapture`.

#[path = "suite/text/setup.rs"]
mod setup;

use std::time::Instant;

use banmian::text::{Fit, Rules, break_lines, set_line};

const COPY: &str = "本报讯　记者昨日从市统计局获悉，今年前三季度，全市实现地区生产总值1234.5亿元，同比增长6.8%，\
    增速高于全省平均水平0.7个百分点。其中，第一产业增加值89.2亿元，增长3.1%；第二产业增加值678.9亿元，增长7.4%；\
    第三产业增加值466.4亿元，增长6.5%。“全市经济运行总体平稳、稳中向好，”市统计局有关负责人说，“新能源汽车、\
    动力电池等新兴产业增势强劲，成为拉动增长的重要力量。”据介绍，《关于进一步优化营商环境的若干措施》（以下简称《措施》）\
    自今年3月实施以来，全市新登记各类市场主体3.2万户，同比增长12.6%——这是近5年来的最高水平。";

/// Speeds that the project promises on one core, in characters a second.
const FIRST: f64 = 2e6;
const TOTAL: f64 = 5e5;

#[test]
#[ignore = "measures time; run it alone, in release"]
#[expect(clippy::print_stdout, reason = "the figures are what the run is for")]
fn copy_is_composed_as_fast_as_promised() {
    let paragraphs = 200;
    let chars = (COPY.chars().count() * paragraphs) as f64;
    let room = |line| setup::room(13.0, if line == 0 { 2.0 } else { 0.0 });
    let _warm = setup::prepare(COPY, "song", Rules::default());
    let best = |work: &dyn Fn()| {
        (0..7)
            .map(|_| {
                let start = Instant::now();
                (0..paragraphs).for_each(|_| work());
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let prepared = setup::prepare(COPY, "song", Rules::default());
    let prepare = best(&|| drop(setup::prepare(COPY, "song", Rules::default())));
    let first = best(&|| drop(break_lines(&prepared, &room, Fit::First, true)));
    let total = best(&|| drop(break_lines(&prepared, &room, Fit::Total, true)));
    let breaks = break_lines(&prepared, &room, Fit::Total, true);
    let set = best(&|| {
        for (at, line) in breaks.iter().enumerate() {
            drop(set_line(&prepared, line, room(at), true));
        }
    });
    for (name, time) in [
        ("prepare", prepare),
        ("first fit", first),
        ("prepare and first fit", prepare + first),
        ("total fit", total),
        ("set lines", set),
    ] {
        println!("{name}: {:.2} M characters/s", chars / time / 1e6);
    }
    assert!(chars / (prepare + first) > FIRST);
    assert!(chars / (prepare + total) > TOTAL);
}
