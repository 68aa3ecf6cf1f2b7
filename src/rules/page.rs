//! Rules of the set page: copy, heads, pictures and what is printed of them.

use super::{Code, Rule, Stage, source};

/// At which stage they are judged.
const STAGE: Stage = Stage::Page;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule::error(Code::OutOfPlace, STAGE, source::PLACE)
        .never_allowed()
        .about(
            "有一行字、标题、图片说明或图片伸出了它的版位或版面；从这一行起正文算溢出。",
            "A line, a head, a caption or a picture reaches out of its slot or off the page; from \
             that line on copy is overset.",
        )
        .mend(
            "在版式里放大版位，或改小 inset、栏数、标题的宽度或字号",
            "in the layout make the slot larger, or take smaller insets, fewer columns, a \
             narrower strip or smaller type",
        ),
    Rule::error(Code::InkOverlaps, STAGE, source::PLACE)
        .never_allowed()
        .about(
            "一行字、标题或图片压在另一件上面，而版式没有这样说；从这一行起正文算溢出。",
            "A line, a head or a picture lies over another although the layout does not say so; \
             from that line on copy is overset.",
        )
        .mend(
            "在版式里把两者分开：改行距、栏数、inset 或版位",
            "part the two in the layout: pitch, columns, insets or slots",
        ),
    Rule::error(Code::Overset, STAGE, source::LOST)
        .about(
            "正文有字没有地方排，印出来就会断。",
            "Copy finds no place on the page: printed so, the story would break off.",
        )
        .mend(
            "删去报告的字数，或照提示改图片、转版、标题",
            "cut as many characters as told, or change a photograph, a jump or the headline \
             as the hints say",
        ),
    Rule::error(Code::MissingGlyph, STAGE, source::LOST)
        .about("没有字体能显示这个字，印出来是空白。", "No face has the character: it would print as a blank.")
        .mend(
            "换一个字，或在 [faces] 里加一个有它的字体",
            "use another character, or add a face that has it under [faces]",
        ),
    Rule::warning(Code::RareCharacter, STAGE, source::HOUSE)
        .about(
            "有生僻字：常用字体没有，字形取自 [faces] 里注明 rare 的字体，往往是错字。",
            "Characters so rare that they come from a face marked `rare` under [faces]; many are slips.",
        )
        .mend("核对是不是这个字", "see whether each is the character that is meant"),
    Rule::error(Code::TraditionalCharacter, STAGE, source::STANDARD_CHARACTERS)
        .about(
            "有繁体字或异体字，它有规范的简体字；[lexicon] words 里的名字和 {…} 括起的只作警告。",
            "Traditional or variant characters that have a standard simplified form; in names that \
             [lexicon] lists, and between {…}, it is a warning.",
        )
        .mend(
            "改成简体；名字里要保留的写进 [lexicon] words，或用 {…} 括起来",
            "write the simplified form; a name that keeps its own goes into `words` under [lexicon], or \
             between {…}",
        ),
    Rule::error(Code::PictureResolution, STAGE, source::GWG22)
        .about(
            "图片放在版面上太粗：100 ppi 以下印出来有马赛克，150 ppi 以下发虚。",
            "A picture is too coarse at its placed size: under 100 ppi its pixels show, under \
             150 it is soft.",
        )
        .mend("换一张更大的图，或放小", "take a larger picture, or place it smaller"),
    Rule::warning(Code::ProfileNotUsed, STAGE, source::LOST)
        .about(
            "图片自带的色彩特性没有用，按 sRGB、灰度或印刷条件的油墨处理，颜色可能不对。",
            "The colour profile of a picture is not used: its colours are taken as sRGB, as grey or as the \
             inks of the press, and may be wrong.",
        )
        .mend(
            "看一下颜色；不对就转成 sRGB 另存",
            "look at its colours; where they are wrong, convert it to sRGB and save it anew",
        ),
    Rule::error(Code::CaptionTooLong, STAGE, source::LOST)
        .about(
            "图片说明在版位里放不下，末尾的字不会印出来。",
            "A caption does not fit into its slot: its end would not print.",
        )
        .mend("缩短图片说明", "shorten it"),
    Rule::error(Code::IndexTooLong, STAGE, source::LOST)
        .about(
            "导读的条目比版位放得下的多，多出来的不会印出来。",
            "The index has more entries than its slot has room for: the rest would not print.",
        )
        .mend("减少导读条目", "take entries out"),
    Rule::error(Code::Dummy, STAGE, source::LOST)
        .about(
            "稿件或广告未到，版上只有占位的灰条或空框，不能付印。",
            "Copy or an advertisement is not there yet: grey bars or an outline keep its \
             room, which nobody may print.",
        )
        .mend(
            "到了就写 file；广告改成 [[page.photo]]",
            "write its file when it is there; make an advertisement a [[page.photo]]",
        ),
    Rule::warning(Code::Gap, STAGE, source::HOUSE)
        .about(
            "稿件排完还有空行，各栏都可以少排一行，或各栏末尾相差超过一行，版面上开了天窗。",
            "The copy leaves a line of every column free, or its columns end more than a line apart: the page shows a hole.",
        )
        .mend("补写报告的行数，或把图片放高", "write as many lines more as told, or make a picture taller"),
    Rule::warning(Code::EmptySlot, STAGE, source::TRADE)
        .about("版位空着，印出来是一块白。", "A slot is empty and would print white.")
        .mend("放一篇稿件或一张图片，或换一个版式", "place a story or a photograph, or take another layout"),
    Rule::warning(Code::HeadlineTooLong, STAGE, source::HOUSE)
        .about("标题放不下样式许可的行数，多占了行。", "A headline takes more lines than its style has.")
        .mend("缩短标题，或换一个标题样式", "shorten it, or take another headline style"),
    Rule::warning(Code::LongHead, STAGE, source::TRADE)
        .about(
            "标题太长，可断的地方太多，不再按意思断行，只按行宽折行。",
            "A headline has so many places where a line could end that it is no longer parted by \
             its sense, but wrapped like copy.",
        )
        .mend("缩短标题，或换一个标题样式", "shorten it, or take another headline style"),
    Rule::warning(Code::PartedWordInHead, STAGE, source::TRADE)
        .about(
            "标题的行末拆开了词、名字、固定用语、数字或引语：没有一行放得下它。放得下却拆开了名字、数字或引语，是错误。",
            "The end of a headline's line parts a word, a name, a term, a number or a quotation that no \
             line holds; an error where a line could have held a name, a number or a quotation.",
        )
        .mend(
            "改短标题或换一个标题样式；用 {…} 括住要连在一起的字，用 | 标明可以分行的地方",
            "shorten it or take another headline style; put {…} round what stays together, | where a \
             line may end",
        ),
    Rule::warning(Code::WordsNotShown, STAGE, source::LOST)
        .about(
            "稿件头或图片说明里的字没有印出来：标题样式里、正文之后或版位上没有它的位置。",
            "Words of a story's head or of a photograph are not printed: the headline style, the end \
             of the copy or the slot has no place for them.",
        )
        .mend("换一个标题样式，或从稿件头里删去", "take another headline style, or take the words out"),
    Rule::warning(Code::LooseLine, STAGE, source::CLREQ)
        .about(
            "一行的字距拉开三分之一字以上，读起来一字一顿。",
            "A line is opened by more than a third of an em between characters: it reads in stutters.",
        )
        .mend("改动这一行前后几个字", "change a few characters near it"),
    Rule::warning(Code::ShortLine, STAGE, source::CLREQ)
        .about(
            "一行没有可以拉开的地方，只有拉开英文字母或留半字以上的空当才能撑满，所以没有排满。",
            "A line has nothing to open: only letters spread or gaps above half an em could fill \
             it, so it ends short.",
        )
        .mend(
            "改动这一行前后几个字，让长的英文或数字换个位置",
            "change a few characters near it, so that the long word or number falls elsewhere",
        ),
    Rule::warning(Code::PartedUnit, STAGE, source::CLREQ)
        .about(
            "数字、英文词、网址的一段或连用的标点比栏宽，在行末拆开了。",
            "A number, a word, a label of an address or a row of marks is wider than its column \
             and was parted at a line end.",
        )
        .mend("改短它，或换宽一些的版位", "shorten it, or take a wider slot"),
    Rule::warning(Code::NarrowColumns, STAGE, source::CLREQ)
        .about(
            "栏太窄，排不了几个字，读不成句。",
            "Columns are too narrow for copy: a few characters a line make no sentence.",
        )
        .mend(
            "减少栏数，或收小 inset 和标题的宽度",
            "take fewer columns, or smaller insets and head strips",
        ),
    Rule::warning(Code::Held, STAGE, source::LOST)
        .about(
            "稿件暂缓，版位留白；付印前要定下来。",
            "A story is held back and its slot stays white; before press it must be decided.",
        )
        .mend("删去 hold = true，或换一篇", "take hold = true out, or place another story"),
    Rule::warning(Code::LeftOut, STAGE, source::LOST)
        .about(
            "标明可不用的内容撤下了，地方让给外面的稿件；或者大字引语（>>）没有地方排，它只是重复正文。",
            "What is marked optional was left out, its room given to the story round it; or a \
             pull quote (`>>`), which repeats copy, has no room or no style.",
        )
        .mend(
            "要排入就缩短外面的稿件，或删去 optional = true；大字引语要有 pull 的正文样式",
            "to set it, shorten the story round it, or take optional = true out; a pull quote \
             wants a copy style with `pull`",
        ),
    Rule::warning(Code::PullQuoteMark, STAGE, source::TRADE)
        .about(
            "版位的正文样式排大字引语，而稿件里有 >：那是引文，照正文排。从前 > 在这里就是大字引语。",
            "The copy style of the slot sets pull quotes, and the story has `>`: that is a \
             quotation and runs in the copy. In older files it was a pull quote here.",
        )
        .mend("大字引语写成 >>", "write `>>` for a pull quote"),
    Rule::warning(Code::FlyingHead, STAGE, source::TRADE)
        .about(
            "标题离开了正文（飞标题），读者不知道它说的是哪一篇。",
            "A head stands apart from its text (飞标题): readers cannot tell what it belongs to.",
        )
        .mend("让标题紧挨正文的开头", "let the head touch the beginning of its copy")
        .weighed_by_house(),
    Rule::warning(Code::TextAboveHead, STAGE, source::TRADE)
        .about(
            "正文排到了自己的标题上面，读者从标题下读起，会漏掉它。",
            "Text stands above its own head: readers begin under the head and miss it.",
        )
        .mend("让标题盖住它的各栏", "let the head span its columns")
        .weighed_by_house(),
    Rule::warning(Code::LoneLine, STAGE, source::TRADE)
        .about("一行字或一个小标题孤零零地在一栏里。", "One line, or one subhead, stands alone in a column.")
        .mend(
            "改动图片的高度或正文几个字",
            "change the height of a picture, or a few characters of the copy",
        )
        .weighed_by_house(),
    Rule::error(Code::CropTooHard, STAGE, source::TRADE)
        .about(
            "图片裁得太多：留下不到一半是错误，不到七成是警告。只算程序为版位的形状裁掉的，不算 crop 和 zoom 要求裁掉的。",
            "The shape of its slot cuts too much off a picture: less than half of it is left, or, a \
             warning, less than seven tenths. What `crop` and `zoom` ask for does not count.",
        )
        .mend(
            "照提示换一个版位，写 fit = \"whole\" 整幅放，或用 crop 选定要的部分",
            "place it in another slot, as the hint says, let it stand whole (`fit = \"whole\"`), or choose the \
             part with `crop`",
        )
        .weighed_by_house(),
    Rule::warning(Code::PaleEdge, STAGE, source::TRADE)
        .about(
            "图片的边有一成以上白得像纸，又不加边线：读者看不出图片到哪里为止。",
            "More than a tenth of a picture's edge is as light as the paper and has no keyline: readers do \
             not see where it ends.",
        )
        .mend("从版位里删去 keyline = false", "take `keyline = false` of the slot out of the layout")
        .weighed_by_house(),
    Rule::warning(Code::LooseParagraph, STAGE, source::CLREQ)
        .about(
            "一段的字距平均拉开二十分之一字以上，在栏里成了一块浅色。",
            "The lines of a paragraph are opened by more than a twentieth of an em in the mean: \
             a patch lighter than its column.",
        )
        .mend(
            "在这一段里增减几个字，让长的数字或英文换个位置",
            "add or cut a few characters in it, so that long numbers and words fall elsewhere",
        )
        .weighed_by_house(),
    Rule::warning(Code::PictureInPath, STAGE, source::TRADE)
        .about(
            "图片挡在阅读的路上：把一栏从中截断，或夹在同一篇的两栏之间。",
            "A photograph stands in the reader's way: it cuts a column in the middle, or \
             stands between two columns of one story.",
        )
        .mend(
            "把图片移到栏头、栏尾或稿件的边上",
            "move it to the head or foot of the columns, or to the side of the story",
        )
        .weighed_by_house(),
    Rule::error(Code::WhiteArea, STAGE, source::TRADE)
        .about(
            "版面上有一块白（天窗）：至少一栏宽、五行高，标题旁、诗、广告和暂缓的稿件不算；三四行高是警告。",
            "A hole is on the page: an empty rectangle at least a column wide and five lines high, \
             not beside a head, in verse, in an advertisement or where a story is held back; three \
             or four lines are a warning.",
        )
        .mend(
            "补稿，把图片放高，或换一个版式",
            "write more, make a photograph taller, or take another layout",
        )
        .weighed_by_house(),
    Rule::warning(Code::PanelEmpty, STAGE, source::TRADE)
        .about(
            "框里的文字排完，底下还空两行以上：框比文字大。",
            "The copy of a box ends more than two lines above its foot: the box is too large for it.",
        )
        .mend(
            "补写几行，或在版式里给它 shrink = true",
            "write some lines more, or give it shrink = true in the layout",
        )
        .weighed_by_house(),
    Rule::warning(Code::TopsUneven, STAGE, source::TRADE)
        .about(
            "一篇稿件相邻的两栏，或正文和旁边的图片，头一行差一到四行，没有齐头。",
            "Two columns of a story side by side, or its text and its photograph, begin one to four \
             lines apart.",
        )
        .mend(
            "让图片同高，或在版式里写 align = \"text\"",
            "make the photographs equally high, or write align = \"text\" in the layout",
        )
        .weighed_by_house(),
    Rule::warning(Code::RowUneven, STAGE, source::TRADE)
        .about(
            "一篇稿件里并排的图片上边、下边或说明差一点，没有对齐。",
            "Photographs side by side in one story have their tops, feet or captions a little apart.",
        )
        .mend(
            "让它们同高，说明行数一样",
            "make them equally high, with captions of as many lines",
        )
        .weighed_by_house(),
    Rule::error(Code::BrokenJump, STAGE, source::TRADE)
        .about(
            "转版断了：没有转文，或转文没有题，或没有“下转”“上接”。",
            "A jump is broken: no tail, a tail without its head, or no jump line.",
        )
        .mend("让转文有自己的短题和转版行", "give the tail its short head and its jump lines")
        .weighed_by_house(),
    Rule::error(Code::IndexTarget, STAGE, source::TRADE)
        .about(
            "导读指向的版上没有这篇稿件。",
            "An entry of the index sends readers to a page without the story.",
        )
        .mend("改导读，或让稿件留在那一版", "mend the index, or keep the story on that page")
        .weighed_by_house(),
    Rule::warning(Code::FormError, STAGE, source::FORM)
        .about(
            "缺少每期必须刊印的内容；超过限度就不合格，报社写了 fails = true 的，是错误。",
            "Something that every issue must print is not printed; beyond the limit the issue \
             fails, an error where the house says `fails = true` under [lint.form].",
        )
        .mend("在报头、版权行或版眉里排上它", "set it in the masthead, the imprint or the folio")
        .weighed_by_house(),
    Rule::warning(Code::CaptionMissing, STAGE, source::TRADE)
        .about(
            "新闻图片没有说明，读者不知道拍的是什么。",
            "A news photograph has no caption: readers want to know what it shows.",
        )
        .mend("写上 caption", "write its `caption`")
        .weighed_by_house(),
    Rule::warning(Code::CreditMissing, STAGE, source::LAW)
        .about(
            "新闻图片没有署名，作者有署名权。",
            "A news photograph has no credit; its maker has a right to be named.",
        )
        .mend("写上 credit，或在说明里写“…摄”", "write its `credit`, or name the maker in the caption")
        .weighed_by_house(),
    Rule::warning(Code::SamePhoto, STAGE, source::TRADE)
        .about(
            "同一张图片用了两次，按文件内容判断。",
            "One photograph stands twice, told by the content of the files.",
        )
        .mend("换掉其中一张", "take another for one of them")
        .weighed_by_house(),
    Rule::warning(Code::LateDateline, STAGE, source::TRADE)
        .about("电头的日期晚于出报的日子。", "A dateline names a day after that of the edition.")
        .mend("核对日期", "check the date")
        .weighed_by_house(),
    Rule::warning(Code::NumberMismatch, STAGE, source::TRADE)
        .about(
            "标题里的数字正文里没有，多半有一处写错。",
            "A number of the head is nowhere in the copy: most likely one of them is wrong.",
        )
        .mend("核对标题和正文的数字", "hold the numbers of head and copy against each other")
        .weighed_by_house(),
    Rule::warning(Code::Wording, STAGE, source::TRADE)
        .about(
            "本报不这样写：[wording] 里的禁用语，或有固定写法的词写成了别的样子。",
            "The paper does not write so: words that [wording] forbids, or that are written in one way only.",
        )
        .mend("照提示改；表由报社自定", "write it as told; the lists are the house's")
        .weighed_by_house(),
    Rule::warning(Code::NameMismatch, STAGE, source::TRADE)
        .about(
            "姓名、职务或排名顺序与 [wording] 的名单不符。",
            "A name, its title or the order of names is not that of the list in [wording].",
        )
        .mend("核对；有变动就改名单", "check it; where it has changed, mend the list")
        .weighed_by_house(),
    Rule::warning(Code::MarkupInCopy, STAGE, source::LOST)
        .about(
            "别的程序留在稿件里的记号会照样印出来：没有空格的 ##、落单的 **、表格、网页标签、链接、看不见的字符。",
            "Signs that another program left in the copy are printed as they stand: ## without a blank, ** \
             without a partner, tables, tags, links, characters that nobody sees.",
        )
        .mend(
            "banmian tidy 列出能改的；其余照提示改写或删去",
            "banmian tidy shows what it can mend; write the rest anew, or take it out, as the hint says",
        )
        .weighed_by_house(),
    Rule::warning(Code::WesternMark, STAGE, source::MARKS)
        .about(
            "汉字之间或旁边用了西文标点：半角逗号、句点、冒号、括号、直引号、三个点。",
            "Western marks stand between or beside Chinese characters: commas, points, colons, \
             brackets, straight quotation marks, three points.",
        )
        .mend(
            "banmian tidy 列出改法，加 --write 写入；不成对的引号和括号自己改",
            "banmian tidy shows the mends, --write writes them; quotation marks and brackets \
             without a partner are for the desk",
        )
        .weighed_by_house(),
];
