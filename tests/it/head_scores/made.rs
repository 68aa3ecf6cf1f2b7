//! Names that stand for no one, made of the characters of surnames, given names and transliterations, and
//! heads in which they stand.

use crate::common::Random;

/// Surnames of one character, and of two.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余\
    杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万\
    钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮纪";
const COMPOUND: [&str; 8] = ["欧阳", "上官", "司马", "诸葛", "皇甫", "慕容", "令狐", "夏侯"];

/// Characters of given names.
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彩春兰凤洁梅琳素云莲真环雪荣\
    爱香月莺媛瑞凡佳嘉琼勤珍贞莉文国建民志新光辉永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武利清飞彬富\
    顺信子成康星天达安岩中茂进林有坚彪博诚先敬震振壮思群豪心邦承乐绍功松善厚庆友裕河哲江浩亮政谦亨奇固之轮翰\
    朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘正日雨涵梓轩宇欣怡可";

/// Characters of transliterations.
const FOREIGN: &str = "阿埃艾巴贝比彼波伯布茨达德迪杜多厄恩尔法菲费弗福戈格赫胡基吉加卡凯科克库拉莱兰勒雷里利林\
    龙卢鲁伦罗洛马曼梅蒙米莫穆纳内尼诺努欧帕佩皮普奇乔萨塞沙施什史斯苏塔泰坦特图托瓦韦维温沃乌西希谢辛雅亚伊扎詹";

const TITLES: [&str; 20] = [
    "市委书记",
    "代表",
    "总统",
    "主席",
    "总理",
    "部长",
    "省长",
    "秘书长",
    "大使",
    "发言人",
    "队长",
    "教练",
    "院士",
    "教授",
    "村支书",
    "董事长",
    "副市长",
    "全国人大代表",
    "奥运冠军",
    "老党员",
];
const DEEDS: [&str; 10] = [
    "到开发区调研重大项目",
    "建议加强农村养老服务",
    "抵京开始国事访问",
    "率队赴外地招商",
    "出席开工仪式并讲话",
    "获全国五一劳动奖章",
    "主持召开座谈会",
    "谈乡村振兴",
    "夺得首枚金牌",
    "看望慰问困难群众",
];
const BEHIND: [&str; 6] = [
    "出席签约仪式并致辞",
    "做客本报谈创业",
    "先进事迹报告会举行",
    "向全市人民拜年",
    "强调安全生产",
    "荣获全国先进工作者称号",
];
const CLAUSES: [&str; 4] =
    ["全市经济工作会议召开", "重大项目集中开工", "秋粮丰收在望", "县级防汛演练举行"];
const SAID: [&str; 6] =
    ["率队赴现场督导", "讲话", "出席并致辞", "要求抢抓农时", "为学生上思政课", "宣布开幕"];

fn pick<'p>(random: &mut Random, from: &[&'p str]) -> &'p str {
    from[random.within(0, from.len() as u64) as usize]
}

fn chars(random: &mut Random, from: &str, count: usize) -> String {
    let from: Vec<char> = from.chars().filter(|c| !c.is_whitespace()).collect();
    (0..count).map(|_| from[random.within(0, from.len() as u64) as usize]).collect()
}

fn native(random: &mut Random, count: usize) -> String {
    format!("{}{}", chars(random, SURNAMES, 1), chars(random, GIVEN, count - 1))
}

fn compound(random: &mut Random, count: usize) -> String {
    format!("{}{}", pick(random, &COMPOUND), chars(random, GIVEN, count - 2))
}

/// Returns a name of any kind.
pub(super) fn name(random: &mut Random) -> String {
    match random.within(0, 10) {
        0..=4 => native(random, 3),
        5 | 6 => native(random, 2),
        7 => {
            let count = random.within(3, 5) as usize;
            compound(random, count)
        }
        8 => {
            let count = random.within(3, 7) as usize;
            chars(random, FOREIGN, count)
        }
        _ => {
            let (first, last) = (random.within(1, 5) as usize, random.within(2, 6) as usize);
            format!("{}·{}", chars(random, FOREIGN, first), chars(random, FOREIGN, last))
        }
    }
}

/// Returns the marks of a head that stand for names, `<名3>` and its like, each with a name for it.
pub(super) fn names_of(random: &mut Random, title: &str) -> Vec<(String, String)> {
    let marks = title.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    marks
        .map(|(mark, _)| {
            let counts: Vec<usize> = mark
                .chars()
                .filter_map(|c| c.to_digit(10))
                .map(|count| count as usize)
                .collect();
            let name = match mark.chars().next() {
                Some('名') => native(random, counts[0]),
                Some('复') => compound(random, counts[0]),
                Some('译') => chars(random, FOREIGN, counts[0]),
                _ => {
                    let parts = counts.iter().map(|count| chars(random, FOREIGN, *count));
                    parts.collect::<Vec<_>>().join("·")
                }
            };
            (format!("<{mark}>"), name)
        })
        .collect()
}

/// Returns heads with a name behind a title, before one, and between two clauses.
pub(super) fn settings_of_name(random: &mut Random, name: &str) -> [String; 3] {
    [
        format!("{}{name}{}", pick(random, &TITLES), pick(random, &DEEDS)),
        format!("{name}{}{}", pick(random, &TITLES[1..]), pick(random, &BEHIND)),
        format!("{}　{name}{}", pick(random, &CLAUSES), pick(random, &SAID)),
    ]
}

/// Returns heads with a term at their head, behind a verb, and between two clauses.
pub(super) fn settings_of_term(term: &str) -> [String; 5] {
    [
        format!("我市加快推进{term}取得新进展"),
        format!("{term}工作会议召开"),
        format!("让{term}惠及更多群众"),
        format!("省委书记到我市调研{term}实施情况"),
        format!("{term}助力乡村发展　百姓得实惠"),
    ]
}
