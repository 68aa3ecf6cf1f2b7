//! `[lint]` of the house style: what a night editor would send back, as typed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diag::Spanned;
use crate::rules::Code;

/// What a night editor would send back: rules of the page, form errors, editorial checks
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lint {
    /// How much each rule weighs, by the code of its findings
    pub rules: LintRules,
    /// Layouts on whose pages a rule does not hold, by the code of its findings
    pub except: BTreeMap<String, Spanned<Vec<String>>>,
    /// Lines by which the tops of two heads may differ and still stand side by side
    #[schemars(range(min = 0, max = 20))]
    pub side_lines: u32,
    /// Percent by which two type sizes may differ and still be alike
    #[schemars(range(min = 0, max = 100))]
    pub alike_percent: u32,
    /// Lines of white between a head and its text beyond which it flies
    #[schemars(range(min = 0, max = 40))]
    pub apart_lines: u32,
    /// Photographs one beside or under another that are too many
    #[schemars(range(min = 2, max = 20))]
    pub photos_in_row: u32,
    /// Lines of white, a column wide, from which on a white area is worth a look
    #[schemars(range(min = 2, max = 200))]
    pub white_lines: u32,
    /// Lines of white, a column wide, from which on a white area is a hole
    #[schemars(range(min = 2, max = 200))]
    pub hole_lines: u32,
    /// Words in a caption that stand for a credit
    pub credit_words: Vec<String>,
    /// The form of the paper as the regulation counts it
    pub form: Form,
}

/// How much each rule weighs, by its code; its own weight where it is left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct LintRules(BTreeMap<String, LintLevel>);

/// How much a rule weighs
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LintLevel {
    /// It is not looked at
    Off,
    /// It is worth a look
    Warning,
    /// It keeps the edition from the press
    Error,
}

/// The form of the paper as 《报纸期刊质量管理规定》 counts it
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Most form errors with which an issue passes
    #[schemars(range(min = 0, max = 100))]
    pub limit: u32,
    /// Whether an issue that does not pass goes to no press: its form errors are then errors
    pub fails: bool,
    /// What a missing or too small nameplate counts
    #[schemars(range(min = 0, max = 100))]
    pub nameplate_cost: u32,
    /// What anything else that is missing counts
    #[schemars(range(min = 0, max = 100))]
    pub cost: u32,
    /// Editing errors that 10,000 characters may hold
    #[schemars(range(min = 0, max = 100))]
    pub editing_errors: u32,
    /// Percent of a news photograph's area that counts as characters
    #[schemars(range(min = 0, max = 100))]
    pub photo_percent: u32,
    /// Percent of a decoration's area that counts as characters
    #[schemars(range(min = 0, max = 100))]
    pub decoration_percent: u32,
    /// The words that are looked for in what is printed
    pub words: FormWords,
}

/// Words that are looked for in what is printed: one of each list must be there, an empty list
/// asks for nothing. `{year}` `{month}` `{day}` `{number}` `{pages}` `{page}` are numbers in
/// figures, with `_cn` behind the name in Chinese
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FormWords {
    /// The day, on page 1
    pub date: Vec<String>,
    /// The total number of the issue, on page 1
    pub number: Vec<String>,
    /// The number of pages, on page 1
    pub pages: Vec<String>,
    /// The national serial number
    pub cn: Vec<String>,
    /// The supervising unit
    pub supervisor: Vec<String>,
    /// The sponsors
    pub sponsor: Vec<String>,
    /// The publisher
    pub publisher: Vec<String>,
    /// The address
    pub address: Vec<String>,
    /// How to reach the paper
    pub contact: Vec<String>,
    /// The printer with its address
    pub printer: Vec<String>,
    /// Distribution, or the postal code of the paper
    pub distribution: Vec<String>,
    /// The price
    pub price: Vec<String>,
    /// The number of a page in its folio; page 1 has a masthead instead
    pub folio: Vec<String>,
    /// The mark of an advertisement
    pub ad: Vec<String>,
    /// The marks of an extra issue: where a page is named so, the word must be printed on page 1
    pub extra: Vec<String>,
}

impl LintRules {
    /// Returns the rules that the house weighs otherwise.
    pub fn weighed(&self) -> impl Iterator<Item = (Code, LintLevel)> {
        self.0.iter().filter_map(|(word, level)| Some((Code::named(word)?, *level)))
    }
}

impl JsonSchema for LintRules {
    fn schema_name() -> Cow<'static, str> {
        "LintRules".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let level = generator.subschema_for::<LintLevel>();
        let property = |code: Code| {
            let mut schema = level.clone();
            schema.insert("description".to_owned(), code.rule().about.en.into());
            (code.word().to_owned(), schema.to_value())
        };
        let properties: Map<String, Value> = Code::weighed_by_house().map(property).collect();
        json_schema!({
            "type": "object",
            "description": "How much each rule weighs; its own weight where it is left out",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

impl Default for Lint {
    fn default() -> Lint {
        Lint {
            rules: LintRules::default(),
            except: BTreeMap::new(),
            side_lines: 1,
            alike_percent: 20,
            apart_lines: 3,
            photos_in_row: 3,
            white_lines: 3,
            hole_lines: 5,
            credit_words: words(&[
                "摄",
                "供图",
                "图源",
                "制图",
                "绘",
                "资料图",
                "资料照片",
                "示例图片",
                "图/",
                "图／",
            ]),
            form: Form::default(),
        }
    }
}

impl Default for Form {
    fn default() -> Form {
        Form {
            limit: 3,
            fails: false,
            nameplate_cost: 4,
            cost: 1,
            editing_errors: 3,
            photo_percent: 80,
            decoration_percent: 30,
            words: FormWords::default(),
        }
    }
}

impl Default for FormWords {
    fn default() -> FormWords {
        FormWords {
            date: words(&[
                "{year}年{month}月{day}日",
                "{year_cn}年{month_cn}月{day_cn}日",
                "{year}-{month}-{day}",
                "{year}.{month}.{day}",
                "{year}/{month}/{day}",
            ]),
            number: words(&[
                "总第{number}期",
                "第{number}期",
                "总{number}期",
                "总第{number_cn}期",
            ]),
            pages: words(&[
                "今日{pages_cn}版",
                "今日{pages}版",
                "今天{pages_cn}版",
                "今天{pages}版",
                "本期{pages_cn}版",
                "本期{pages}版",
                "共{pages_cn}版",
                "共{pages}版",
            ]),
            cn: words(&["CN", "国内统一连续出版物号", "国内统一刊号"]),
            supervisor: words(&["主管"]),
            sponsor: words(&["主办"]),
            publisher: words(&["出版"]),
            address: words(&["社址", "地址"]),
            contact: words(&["电话", "热线", "邮箱", "传真"]),
            printer: words(&["承印", "印刷", "印务"]),
            distribution: words(&["发行", "邮发代号"]),
            price: words(&["零售价", "定价", "售价", "每份", "免费赠阅"]),
            folio: words(&["第{page_cn}版", "{page_cn}版", "第{page}版", "{page}版", "{page}"]),
            ad: words(&["广告"]),
            extra: words(&["号外", "增刊", "增期"]),
        }
    }
}
