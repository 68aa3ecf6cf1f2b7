//! Every fault of the input: which it is, and where it is shown.

mod common;

use common::small;

#[test]
fn the_small_edition_is_right() {
    let loaded = small::load(&small::world());
    assert_eq!(loaded.lines(), [""; 0]);
    let issue = loaded.issue.expect("nothing was said");
    assert_eq!(issue.stories.len(), 5);
    assert_eq!(issue.stories[0].id, "lead");
    assert_eq!(issue.date.to_string(), "2021-02-24");
}

#[test]
fn scratch() {
    let mut world = small::world();
    world.add("issues/issue.toml", small::ISSUE.replace("name = \"综合新闻\"\n", "").replace("slot = \"ad\"", "slto = 3"));
    let loaded = small::load(&world);
    println!("{:#?} {:#?}", loaded.lines(), loaded.hints());
    let mut world = small::world();
    world.add("issues/issue.toml", small::ISSUE.replace("slot = \"lead\"", "slot = “lead”").replace("2021-02-24", "2021-02-30").replace("\"front\"", "\"front").replace("\"day/brief-1.md\"", "day/brief-1.md"));
    let loaded = small::load(&world);
    println!("{:#?} {:#?}", loaded.lines(), loaded.hints());
    let body = "本报讯　**“四到”**服务，**本报讯（记者）**新春\n1. 第一\n2. 第二\n\n　　段一\n　　段二\n\n## 小标 **x**\n\n> 引 文\n\n- 项 1\n- 项 2\n\n    缩进\n\nhello\nworld <b>x</b> 5*3*2 &amp; `co de` [字](http://x) [注](见下)\n\n[a]: 见\n\n---\n\n诗一\\\n诗二\\\n\n![a](b.jpg)\n";
    let mut world = small::world();
    world.add("issues/day/lead.md", format!("+++\r\ntitle = \"x\"\ndateline=\"新华社讯\"\n+++\n{body}"));
    let loaded = small::load(&world);
    println!("{:#?} {:#?}", loaded.lines(), loaded.hints());
    world.add("issues/day/lead.md", format!("+++\r\ntitle = \"x\"\ndateline=\"新华社讯\"\n+++\n{}", body.replace("![", "[")).replace("\n","\r\n"));
    let loaded = small::load(&world);
    println!("{:#?} {:#?}", loaded.lines(), loaded.hints());
    for b in &loaded.issue.expect("").stories[0].blocks {
        println!("{b:?}");
    }
}
