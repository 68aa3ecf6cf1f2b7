//! Faults of the files: the edition cannot be set before they are mended, save where they are warnings.

use super::{Code, Rule, Stage, source};

/// At which stage they are judged.
const STAGE: Stage = Stage::Files;

/// The rules.
pub(super) const RULES: &[Rule] = &[
    Rule::error(Code::BadAbsorb, STAGE, source::FORMAT)
        .about(
            "absorb 指的版位接不了空出来的地方：没有一整条公共的边，就是它自己，或是大小定好的广告、报头、报眉。",
            "`absorb` names what cannot take the room of an empty slot: it has no whole side in common \
             with it, is the slot itself, or an advertisement, a masthead or a folio, which keep their size.",
        )
        .mend(
            "写紧挨着它、与它同栏或同行的版位",
            "name a slot right beside it, over the same columns or lines",
        ),
    Rule::error(Code::BadAcross, STAGE, source::FORMAT)
        .about(
            "`across` 用错：只有竖排的标题样式可以写它，写的是一个横排的样式。",
            "`across` is where it means nothing: a headline style down the page may name one that runs \
             across.",
        )
        .mend(
            "在 flow = \"vertical\" 的样式里写一个横排样式的名字",
            "name a style that runs across, in one with flow = \"vertical\"",
        ),
    Rule::error(Code::BadCrop, STAGE, source::FORMAT)
        .about(
            "crop 在图片之外，或裁法自相矛盾：crop 与 zoom、整幅与 zoom 不能同时写。",
            "`crop` lies outside the picture, or what is said of a crop contradicts itself: `crop` \
             and `zoom`, or `zoom` of a picture that stands whole.",
        )
        .mend(
            "crop 写左、上、宽、高各占图片的几分之几：[0.1, 0, 0.8, 1]",
            "write left, top, width and height in parts of the picture: [0.1, 0, 0.8, 1]",
        ),
    Rule::error(Code::BadDate, STAGE, source::FORMAT)
        .about(
            "日期写错，或写了时刻：一期报纸属于一天。",
            "A date is no day of the calendar, or has a time: an edition belongs to one day.",
        )
        .mend("写成 2021-02-24，不加引号", "write it as 2021-02-24, without quotation marks"),
    Rule::error(Code::BadEdge, STAGE, source::FORMAT)
        .about(
            "align 或 tie 写在用不上的版位上：它们让稿件里图片的边与正文、标题对齐。",
            "`align` or `tie` stands where it means nothing: they let an edge of a photograph inside a story meet \
             its text or its head.",
        )
        .mend(
            "写在稿件里的图片版位上，或删去",
            "write it at a photo slot inside a story, or take it out",
        ),
    Rule::error(Code::BadFileName, STAGE, source::FORMAT)
        .about(
            "一版的文件不能这样叫：file_name 里有不认识的占位符，没有版号（各版文件会同名）；或填上版名、版面名称之后\
             有文件名不许的或看不见的字符，太长，或两版同名。",
            "A page's file cannot be called so: `file_name` has an unknown placeholder or no page \
             number (all pages would have one name); or, filled with the page's name or section, it \
             has characters that no file name can have or that nobody sees, is too long, or is \
             another page's.",
        )
        .mend(
            "用 {page}、{page2} 或 {page_name}，加字母、数字、汉字和 - _ .",
            "use {page}, {page2} or {page_name} with letters, figures, - _ and .",
        ),
    Rule::error(Code::BadFiller, STAGE, source::FORMAT)
        .about(
            "[[filler]] 的一项没有说是什么，或同时说了几样，或有用不上的键；补白的简讯不带图片。",
            "A [[filler]] does not say what it is, is several things at once, or has keys that mean \
             nothing for it; a brief that fills white has no photographs.",
        )
        .mend(
            "一项恰好写一种：file（简讯）、photo（图片新闻）或 ad（公益广告）",
            "write exactly one of `file` (a brief), `photo` (picture news) and `ad` (a house advertisement)",
        ),
    Rule::error(Code::BadFocus, STAGE, source::FORMAT)
        .about(
            "focus 在图片之外：它是裁切时留住的一点，从左上角算起，占宽和高的几分之几。",
            "`focus` lies outside the picture: it is the point that a crop keeps, in parts of \
             width and height from the upper left.",
        )
        .mend("写 0 到 1 之间的两个数：[0.5, 0.4]", "write two numbers from 0 to 1: [0.5, 0.4]"),
    Rule::error(Code::BadFurniture, STAGE, source::FORMAT)
        .about(
            "固定内容的一项没有说是什么，或同时说了几样。",
            "An item of the furniture does not say what it is, or is several things at once.",
        )
        .mend(
            "每项只写一样：text、rule、left 和 right，或 qr",
            "let each item be one of text, rule, left with right, and qr",
        ),
    Rule::error(Code::BadHeadPlace, STAGE, source::FORMAT)
        .about(
            "标题的位置在版位之外，标题会印到别的稿件上。",
            "The place of a headline lies outside its slot, where it would print over another \
             story.",
        )
        .mend("把标题放在版位的栏和行之内", "keep it within the slot's columns and lines"),
    Rule::error(Code::BadJump, STAGE, source::FORMAT)
        .about("jump 没有说清转到哪里。", "`jump` does not say where the story goes on.")
        .mend(
            "写版次、{ page, slot }、\"auto\" 或 false",
            "write a page, { page, slot }, \"auto\" or false",
        ),
    Rule::error(Code::BadLength, STAGE, source::FORMAT)
        .about(
            "这不是长度：没有这个单位，或不是数。",
            "It is no length: the unit is unknown, or it is no number.",
        )
        .mend(
            "写点数，或带单位：\"10pt\"、\"3mm\"、\"2字\"、\"1.5行\"",
            "write points, or a unit: \"10pt\", \"3mm\", \"2字\", \"1.5行\"",
        ),
    Rule::error(Code::BadPageName, STAGE, source::FORMAT)
        .about(
            "[page_names] 的写法不能给版面命名：占位符不认识，或没有版号，各版会同名。",
            "A pattern of [page_names] names no pages: an unknown placeholder, or no number, \
             so that all pages would have one name.",
        )
        .mend("加上 {page}、{page2} 或 {page_ordinal}", "add {page}, {page2} or {page_ordinal}"),
    Rule::error(Code::BadPageSize, STAGE, source::FORMAT)
        .about("开本不合理：没有报纸这样小或这样大。", "The page is of a size that no newspaper has.")
        .mend("按成品尺寸写 [page] 的宽和高", "give [page] its trimmed width and height"),
    Rule::error(Code::BadRange, STAGE, source::FORMAT)
        .about(
            "从哪到哪写反了，或从零数起：栏和行从一数起，先小后大。",
            "A range runs backwards or begins at zero: columns and lines count from one, the \
             smaller first.",
        )
        .mend("写成 [头, 尾]，如 [1, 3]", "write [first, last], as [1, 3]"),
    Rule::error(Code::BadRung, STAGE, source::FORMAT)
        .about("字号阶梯的键不是栏数。", "A rung of the headline ladder is no number of columns.")
        .mend("键写 1 到 24 的栏数", "let its key be a number of columns, from 1 to 24"),
    Rule::error(Code::BadSize, STAGE, source::FORMAT)
        .about(
            "字号超出范围：报纸上没有这样大或这样小的字。",
            "A type size is out of range: no newspaper has type so small or so large.",
        )
        .mend("写 3 到 400 点之间的字号", "take one from 3 to 400 pt"),
    Rule::error(Code::BadSpot, STAGE, source::FORMAT)
        .about(
            "这个名字不能作专色名：专色按名字出版，名字须与油墨一致。",
            "It cannot be the name of a spot ink: plates go by that name, which must be the \
             ink's own.",
        )
        .mend("写油墨的名字，如 PANTONE 871", "write the name of the ink, as PANTONE 871"),
    Rule::error(Code::BadUnit, STAGE, source::FORMAT)
        .about(
            "这个长度决定字和行的大小，自己不能再用字和行计量。",
            "This length decides how large 字 and 行 are and cannot itself be counted in them.",
        )
        .mend("写点或毫米", "write points or millimetres"),
    Rule::error(Code::BadValue, STAGE, source::FORMAT)
        .about("这个键没有这样的值。", "The key does not take that value.")
        .mend(
            "从建议的词里选一个；banmian schema 列出全部",
            "choose one of the words it takes; banmian schema lists them",
        ),
    Rule::error(Code::BadWording, STAGE, source::FORMAT)
        .about(
            "[wording] 里有一条是空的、自相矛盾，或一个人列了两次。",
            "An entry of [wording] is empty, contradicts itself, or lists a person twice.",
        )
        .mend("照提示改", "mend it as told"),
    Rule::warning(Code::BarInTitle, STAGE, source::FORMAT)
        .about(
            "标题里的 | 两边都是空格：它不是分行记号，照样印出。",
            "A `|` in a headline stands between blanks: it marks no line end, and prints.",
        )
        .mend(
            "要印竖线就写 || 或 ｜；要标明可以分行的地方，就删去两边的空格",
            "write || or ｜ for a bar that prints; take the blanks out to mark where a line may end",
        ),
    Rule::error(Code::BlankLabel, STAGE, source::FORMAT)
        .about("版名是空的，读者无从称呼这一版。", "The name of a page is blank: nobody could call it.")
        .mend("写上 label，或删去它", "write a `label`, or take it out"),
    Rule::error(Code::BlankName, STAGE, source::FORMAT)
        .about("名字是空的，别处无法指向它。", "A name is blank: nothing else can point to it.")
        .mend("写上名字", "write a name"),
    Rule::error(Code::BlankTitle, STAGE, source::FORMAT)
        .about(
            "标题或别的题文去掉分行记号后是空的，什么也印不出来。",
            "A headline, or other words of a head, are blank but for marks: nothing would print.",
        )
        .mend("写上文字，或删去这个键", "write words, or take the key out"),
    Rule::error(Code::ControlCharacter, STAGE, source::FORMAT)
        .about(
            "稿件、标题或别的文字里有控制字符，多是从别的软件粘贴来的；它印不出来。",
            "Copy, a headline or other words have a control character, mostly pasted from another \
             program; it does not print.",
        )
        .mend("删去它，或重新粘贴为纯文本", "delete it, or paste the copy anew as plain text"),
    Rule::error(Code::DummyWithFile, STAGE, source::FORMAT)
        .about(
            "既有 file 又有占位用的键：稿件到了就不再占位。",
            "A story has a `file` and keys of a dummy as well: copy that is there needs no \
             dummy.",
        )
        .mend("稿件到了就删去 title 和 length", "take title and length out once the copy is there"),
    Rule::error(Code::DuplicateLabel, STAGE, source::FORMAT)
        .about(
            "两个版在报上同名（按 label、[page_names] 或版号），转版行和导读会指错地方。",
            "Two pages have one name in print, by `label`, [page_names] or number: jump lines and \
             index would send readers astray.",
        )
        .mend("给其中一个另写 label", "give one of them another `label`"),
    Rule::error(Code::DuplicateSlot, STAGE, source::FORMAT)
        .about(
            "版式里两个版位同名，期次文件不知道指哪一个。",
            "A layout has two slots of one name: an issue file could mean either.",
        )
        .mend("给其中一个另取名字", "give one of them another name"),
    Rule::error(Code::DuplicateStory, STAGE, source::FORMAT)
        .about(
            "同一篇稿件出现两次：稿件的代号是文件名去掉后缀，一期之内不能相同。",
            "A story stands twice: its id is the stem of its file and stands for one story of \
             an edition.",
        )
        .mend("删去一处，或给文件另取名字", "take one of them out, or give the file another name"),
    Rule::error(Code::EmptyHead, STAGE, source::FORMAT)
        .about("标题样式没有内容，排不出标题。", "A headline style has no parts and could set no headline.")
        .mend("在 parts 里至少写一项", "write at least one of its `parts`"),
    Rule::error(Code::EmptyStory, STAGE, source::FORMAT)
        .about("稿件只有稿件头，没有正文。", "A story has a head and no copy.")
        .mend(
            "写上正文；稿件未到时用 title 和 length 占位",
            "write its copy; before it is there, keep its room with title and length",
        ),
    Rule::error(Code::EmptySubhead, STAGE, source::FORMAT)
        .about("小标题没有字，只有 ## 记号。", "A subhead has its sign ## and no words.")
        .mend("写上小标题，或删去这一行", "write its words, or delete the line"),
    Rule::error(Code::FileTooLarge, STAGE, source::FORMAT)
        .about(
            "文件大得不像稿件或版式，多半拿错了文件。",
            "A file is too large to be copy or a layout: most likely it is another file.",
        )
        .mend("检查文件名", "check the file's name"),
    Rule::error(Code::TooMuch, STAGE, source::FORMAT)
        .about(
            "文件里写的东西多得不像一份报纸：稿件、版位、字数等各有上限（banmian explain limits）。",
            "The files hold more of something than any newspaper: stories, slots, characters and \
             others have their limits (`banmian explain limits`).",
        )
        .mend("减少，或分成几期", "take some out, or part it into several editions"),
    Rule::error(Code::GridOffPage, STAGE, source::FORMAT)
        .about(
            "栏、行和边距合起来大于版面。",
            "Columns, lines and margins together are larger than the page.",
        )
        .mend(
            "减少栏数或行数，或收小边距和栏间",
            "take fewer columns or lines, or smaller margins and gutters",
        ),
    Rule::warning(Code::GuessedParagraphs, STAGE, source::TRADE)
        .about(
            "稿件有换行而没有空行（从 Word、记事本、邮件贴来的常这样），程序按各行的样子断定哪里分段。",
            "Copy has line ends without empty lines, as pasted from Word, 记事本 or mail: the lines \
             themselves told where paragraphs end.",
        )
        .mend(
            "看看分段对不对；[manuscript] paragraphs 可写 \"line\" 或 \"blank\"，或在段间加空行",
            "see whether paragraphs end where they should; write [manuscript] paragraphs = \
             \"line\" or \"blank\", or part them by empty lines",
        ),
    Rule::error(Code::HeadNotClosed, STAGE, source::FORMAT)
        .about(
            "稿件头以 +++ 开始，却没有 +++ 结束，正文从哪里起不得而知。",
            "The head of a story begins with +++ and never ends: where the copy begins is \
             anyone's guess.",
        )
        .mend("在稿件头之后另起一行写 +++", "write +++ on a line of its own behind the head"),
    Rule::warning(Code::HeldInIndex, STAGE, source::FORMAT)
        .about(
            "导读里有一条指向暂缓的稿件；这一条随稿件一起撤下。",
            "An entry of the index names a story that is held back; it goes with the story.",
        )
        .mend("删去 hold = true，或删去这一条", "take hold = true out, or take the entry out"),
    Rule::error(Code::ImageInBody, STAGE, source::FORMAT)
        .about(
            "正文里夹了图片：版面上的图片由版位安排。",
            "The copy holds an image: on a page, photographs stand in slots.",
        )
        .mend(
            "写进稿件头的 photos，或写 [[page.photo]]",
            "name it under `photos` in the head, or as [[page.photo]]",
        ),
    Rule::error(Code::InsetOutside, STAGE, source::PLACE)
        .about(
            "inset 小于零，版位里的东西会印到版位之外；只有在裁切线上的一边可以伸进出血。",
            "An inset is below zero: what stands in the slot would print outside it. Only a side \
             that lies on the trim may reach into the bleed.",
        )
        .mend("写零或正的长度", "write zero or more"),
    Rule::error(Code::JumpToSelf, STAGE, source::FORMAT)
        .about(
            "稿件转到它所在的版：读者翻不到别处。",
            "A story jumps to its own page, where no reader turns to.",
        )
        .mend("转到另一版，或删去 jump", "jump to another page, or take `jump` out"),
    Rule::warning(Code::KeepsPlace, STAGE, source::FORMAT)
        .about(
            "广告和固定内容的版位写了 min、max 或 shrink：它们的位置和大小不变，这些键不起作用。",
            "A slot of an advertisement or of fixed matter has `min`, `max` or `shrink`: it keeps its place and \
             size, and they have no effect.",
        )
        .mend("写成 lines = [头, 尾]，删去 shrink", "write lines = [first, last], and take `shrink` out"),
    Rule::error(Code::MissingFace, STAGE, source::FORMAT)
        .about(
            "[faces] 里没有 song（宋体），它是正文和缺字时的后备。",
            "[faces] lacks `song`, the face of body copy and of last resort.",
        )
        .mend("加上 song = { file = \"….otf\" }", "add song = { file = \"….otf\" }"),
    Rule::error(Code::MissingFile, STAGE, source::FORMAT)
        .about(
            "这里写的文件不存在；路径从写它的文件算起。",
            "The file that is named here does not exist; paths count from the file that names \
             them.",
        )
        .mend("检查文件名，或把文件放到那里", "check the name, or put the file there"),
    Rule::error(Code::MissingFont, STAGE, source::FORMAT)
        .about(
            "fonts/ 里没有这个字体文件；程序从不用系统字体。",
            "fonts/ has no such file; faces of the system are never used.",
        )
        .mend("把字体放进 fonts/，或改文件名", "put the face into fonts/, or mend the name"),
    Rule::error(Code::MissingHouse, STAGE, source::FORMAT)
        .about(
            "没有 layouts/house.toml：报头、网格、字体和样式都在里面。",
            "There is no layouts/house.toml, which holds nameplate, grid, faces and styles.",
        )
        .mend(
            "建一个 house.toml；banmian schema house 说明每个键",
            "write one; banmian schema house explains its keys",
        ),
    Rule::error(Code::MissingIssue, STAGE, source::FORMAT)
        .about("没有这个期次文件。", "There is no such issue file.")
        .mend("检查路径", "check the path"),
    Rule::error(Code::MissingKey, STAGE, source::FORMAT)
        .about("缺少必写的键。", "A key that must be there is missing.")
        .mend("加上它", "add it"),
    Rule::error(Code::NoCopy, STAGE, source::FORMAT)
        .about(
            "稿件既没有 file，也没有 title：排什么不得而知。",
            "A story has neither `file` nor `title`: nothing says what to set.",
        )
        .mend(
            "写 file；稿件未到时写 title 和 length",
            "write `file`, or title and length before the copy is there",
        ),
    Rule::error(Code::NoHead, STAGE, source::FORMAT)
        .about("稿件文件没有稿件头，至少要有标题。", "A story file has no head; it needs at least a title.")
        .mend("在开头写 +++、title = \"…\"、+++", "begin it with +++, title = \"…\" and +++"),
    Rule::error(Code::NoIndexSlot, STAGE, source::FORMAT)
        .about(
            "这一版写了导读，版式里却没有导读的版位。",
            "The page has an index, and its layout no slot for one.",
        )
        .mend("删去 index，或换一个有导读的版式", "take `index` out, or take a layout with an index"),
    Rule::error(Code::NoLayoutFits, STAGE, source::FORMAT)
        .about(
            "一版用 or 写了几个版式，却没有一个有这一版的稿件、图片、转版和导读要用的全部版位。",
            "A page names several layouts (`or`), and none of them has every slot that its stories, \
             photographs, jumps and index name.",
        )
        .mend(
            "改用别的版位，或在 or 里加一个有全部版位的版式",
            "name other slots, or add a layout that has them all to `or`",
        ),
    Rule::error(Code::NoLength, STAGE, source::FORMAT)
        .about(
            "占位的稿件没有说将有多少字，留多大地方不得而知。",
            "A dummy does not say how long its copy will be: how much room to keep is \
             unknown.",
        )
        .mend("加上 length = 字数", "add length = how many characters"),
    Rule::error(Code::NoPages, STAGE, source::FORMAT)
        .about("这一期没有版面。", "The edition has no pages.")
        .mend("至少写一个 [[page]]", "write at least one [[page]]"),
    Rule::error(Code::NoPhotoSlot, STAGE, source::FORMAT)
        .about(
            "稿件头里的图片没有版位可用：稿件所在的版位里没有空着的图片位。",
            "A photograph of the story's head finds no slot: there is no free one inside the \
             story's.",
        )
        .mend(
            "在版式里加图片位，或写 [[page.photo]]",
            "add a photo slot to the layout, or place it as [[page.photo]]",
        ),
    Rule::error(Code::NoRoomInSlot, STAGE, source::PLACE)
        .about(
            "inset、标题的宽度或自己的栏数占满了版位，一个字也放不下。",
            "Insets, the strip of the head or columns of its own leave no room for a character in \
             the slot.",
        )
        .mend(
            "改小 inset、标题的宽度或栏数，或放大版位",
            "take smaller insets, a narrower strip or fewer columns, or make the slot larger",
        ),
    Rule::error(Code::NoSlots, STAGE, source::FORMAT)
        .about("版式没有版位，什么也放不下。", "A layout has no slots and holds nothing.")
        .mend("至少写一个 [[slot]]", "write at least one [[slot]]"),
    Rule::error(Code::NoStyle, STAGE, source::FORMAT)
        .about(
            "放稿件的版位没有标题样式或排文样式：它没有写，字号阶梯没有这么窄的一级，报纸样式又有好几种可选；\
             或报纸样式没有文字样式 body。",
            "A slot for copy has no headline style or no copy style: it names none, the ladder has \
             no rung for its columns, and the house has several; or the house has no text style \
             `body`.",
        )
        .mend(
            "在版位里写 head 和 copy，或在报纸样式里加上 [ladder] 的 1、[copy.news]、body",
            "name `head` and `copy` in the slot, or give the house a rung 1, [copy.news] and `body`",
        ),
    Rule::error(Code::NoTail, STAGE, source::FORMAT)
        .about("稿件要转去的版没有接转版位。", "The page on which a story would go on has no tail slot.")
        .mend(
            "转到别的版，或在它的版式里加 kind = \"tail\" 的版位",
            "jump elsewhere, or add a slot of kind \"tail\" to its layout",
        ),
    Rule::error(Code::NotAFile, STAGE, source::FORMAT)
        .about("这是文件夹，不是文件。", "It is a folder and no file.")
        .mend("写出文件的名字", "name a file in it"),
    Rule::error(Code::NotATail, STAGE, source::FORMAT)
        .about("稿件要转去的版位不是接转版位。", "The slot on which a story would go on is no tail.")
        .mend("选一个 kind = \"tail\" 的版位", "name a slot of kind \"tail\""),
    Rule::error(Code::NotText, STAGE, source::FORMAT)
        .about(
            "稿件或期次文件其实是另一种文件：Word、RTF、PDF 或图片。",
            "A file of words is a document of another program: Word, RTF, PDF or a picture.",
        )
        .mend("另存为纯文本（UTF-8）", "save it as plain text in UTF-8"),
    Rule::error(Code::NotToml, STAGE, source::FORMAT)
        .about(
            "要 TOML 文件的地方给了稿件。",
            "A story was given where a TOML file belongs.",
        )
        .mend("给出期次文件", "name the issue file"),
    Rule::error(Code::NotUtf8, STAGE, source::FORMAT)
        .about(
            "文件不是 UTF-8 编码，读出来会是乱码。",
            "The file is not in UTF-8 and would read as gibberish.",
        )
        .mend("另存为 UTF-8", "save it as UTF-8"),
    Rule::error(Code::OffGrid, STAGE, source::FORMAT)
        .about(
            "版位超出网格：栏或行没有那么多。",
            "A slot runs beyond the grid, which has fewer columns or lines.",
        )
        .mend("收到网格之内", "keep it within the grid"),
    Rule::warning(Code::OptionalAlone, STAGE, source::FORMAT)
        .about(
            "optional 在这里不起作用：只有放在别的稿件里面的内容才能撤下让位。",
            "`optional` has no effect here: only what stands inside a story can be left out \
             to give it room.",
        )
        .mend(
            "删去 optional，或放进 within 的版位",
            "take `optional` out, or choose a slot with `within`",
        ),
    Rule::error(Code::OutsideFolders, STAGE, source::FORMAT)
        .about(
            "这里写的文件（按绝对路径、.. 或链接）在可以读取的文件夹之外，所以没有读。稿件和图片读期次文件的\
             文件夹和 [paths] read 里的文件夹，版式和特性文件读 layouts/，字体读 fonts/。",
            "The file that is named here leads out of the folders that are read, by an absolute path, \
             `..` or a link, and was not read. Stories and pictures come from the folder of the issue \
             file and from those under [paths] read, layouts and profiles from layouts/, faces from \
             fonts/.",
        )
        .mend(
            "把文件放进去；稿件和图片的文件夹也可以写进 [paths] read",
            "put the file there; folders of stories and pictures may be named under [paths] read",
        ),
    Rule::error(Code::OutOfRange, STAGE, source::FORMAT)
        .about("数值超出范围。", "A number is out of its range.")
        .mend(
            "写范围之内的数；banmian schema 列出范围",
            "write one within it; banmian schema lists the ranges",
        ),
    Rule::error(Code::OutsideSlot, STAGE, source::FORMAT)
        .about("放在里面的版位超出了外面的版位。", "A slot that stands inside another reaches beyond it.")
        .mend("放在它的栏和行之内", "keep within its columns and lines"),
    Rule::error(Code::PictureTooLarge, STAGE, source::FORMAT)
        .about(
            "图片像素太多，读进来会占满内存；印报纸用不着这么多。",
            "A picture has more pixels than can be held, and than a newspaper prints.",
        )
        .mend("按报告的限度缩小图片", "bring it down to the limit that is told"),
    Rule::error(Code::QrTooLong, STAGE, source::QR)
        .about(
            "网址太长，没有放得下它的二维码，印出来是一块空白。",
            "An address is longer than any QR code holds: the page would print white there.",
        )
        .mend("换一个短网址", "give a shorter address"),
    Rule::warning(Code::RenamedKey, STAGE, source::FORMAT)
        .about(
            "键改了名；旧名仍然照读。",
            "The key has changed its name; the old one is read all the same.",
        )
        .mend("改写成新名", "write the new name"),
    Rule::error(Code::SlotTaken, STAGE, source::FORMAT)
        .about("一个版位放了两样内容。", "Two things stand in one slot.")
        .mend("其中一样换一个版位", "place one of them elsewhere"),
    Rule::error(Code::SlotInPicture, STAGE, source::PLACE)
        .about(
            "一个版位放了图片，它里面的版位也放了东西，两者会印在一起。",
            "A picture fills a slot and something else a slot inside it: they would print over each \
             other.",
        )
        .mend("空出其中一个，或换一个版位", "leave one of them empty, or take another slot"),
    Rule::error(Code::SlotsOverlap, STAGE, source::FORMAT)
        .about(
            "两个版位重叠，内容会印在一起。",
            "Two slots overlap: what they hold would print on one place.",
        )
        .mend(
            "移开其中一个；一个在另一个里面的写 within",
            "move one of them; write `within` where one stands inside the other",
        ),
    Rule::error(Code::SpotAlternates, STAGE, source::FORMAT)
        .about(
            "同一种专色有两种替代色，不印专色时不知用哪一种。",
            "One spot ink has two alternates: where it does not print, either could stand for \
             it.",
        )
        .mend("两处写一样的 c、m、y、k", "give it the same c, m, y and k"),
    Rule::error(Code::TailTaken, STAGE, source::FORMAT)
        .about("接转版位已经有稿件转来。", "Another story already goes on in this tail.")
        .mend(
            "转到另一个接转版位，或写 jump = \"auto\"",
            "jump to another tail, or write jump = \"auto\"",
        ),
    Rule::error(Code::TintWithoutSpot, STAGE, source::FORMAT)
        .about(
            "tint 只用于专色；四色油墨直接写百分数。",
            "`tint` is for spot inks only; the four inks are given in percent.",
        )
        .mend("删去 tint，或写 spot", "take `tint` out, or name a `spot`"),
    Rule::error(Code::TomlSyntax, STAGE, source::TOML)
        .about(
            "文件不合 TOML 的写法，从这里起读不下去。",
            "The file is no TOML: from here on it cannot be read.",
        )
        .mend("按提示改；引号用英文直引号", "mend it as told; quotation marks are straight ones"),
    Rule::error(Code::TooManyJumps, STAGE, source::FORMAT)
        .about("转到一个版的稿件多于它的接转版位。", "More stories jump to a page than it has tails.")
        .mend("转到别的版，或在版式里加接转版位", "jump elsewhere, or add a tail to the layout"),
    Rule::error(Code::TooManyPages, STAGE, source::FORMAT)
        .about("版面太多。", "The edition has too many pages.")
        .mend("分成几期", "part it into several editions"),
    Rule::error(Code::TruncatedPicture, STAGE, source::FORMAT)
        .about(
            "图片文件不完整，提前结束：多半没有传完。",
            "A picture file ends too early: most likely it was not transferred whole.",
        )
        .mend("重新传一次原图", "transfer the original again"),
    Rule::warning(Code::UndeclaredFact, STAGE, source::FORMAT)
        .about(
            "期次文件给了一项内容，固定内容也用到它，报纸样式却没有登记：哪天不给，就会当作名称写错。",
            "Furniture calls a fact that the issue gives and the house style does not declare: on a day without it, it is taken for a slip.",
        )
        .mend(
            "在 [paper.facts] 里登记（值可以是 \"\"）",
            "declare it under [paper.facts], as \"\" where it has no value of its own",
        ),
    Rule::error(Code::UnknownCopy, STAGE, source::FORMAT)
        .about("报纸样式里没有这个排文样式。", "The house style has no such copy style.")
        .mend("改正名字，或在 [copy] 里加上它", "mend the name, or add it under [copy]"),
    Rule::error(Code::UnknownFace, STAGE, source::FORMAT)
        .about("报纸样式里没有这个字体。", "The house style has no such face.")
        .mend("改正名字，或在 [faces] 里加上它", "mend the name, or add it under [faces]"),
    Rule::error(Code::UnknownFact, STAGE, source::LOST)
        .about(
            "固定内容里用到的一项既不是自带的，也没有登记：名称写错，它所在的文字就不会印出来。",
            "Furniture calls a fact that is neither built in nor declared: by a slip, the words round it would not print.",
        )
        .mend(
            "改正名称，或在 [paper.facts] 里登记（值可以是 \"\"）",
            "mend the name, or declare it under [paper.facts], as \"\" where it has no value yet",
        ),
    Rule::error(Code::UnknownFurniture, STAGE, source::FORMAT)
        .about("报纸样式里没有这组固定内容。", "The house style has no such furniture.")
        .mend("改正名字，或在 [furniture] 里加上它", "mend the name, or add it under [furniture]"),
    Rule::error(Code::UnknownHead, STAGE, source::FORMAT)
        .about("报纸样式里没有这个标题样式。", "The house style has no such headline style.")
        .mend("改正名字，或在 [heads] 里加上它", "mend the name, or add it under [heads]"),
    Rule::error(Code::UnknownInk, STAGE, source::FORMAT)
        .about("报纸样式里没有这个颜色。", "The house style has no such ink.")
        .mend("改正名字，或在 [inks] 里加上它", "mend the name, or add it under [inks]"),
    Rule::error(Code::UnknownKey, STAGE, source::FORMAT)
        .about(
            "没有这个键，多半是拼写有误；写了也不起作用。",
            "There is no such key, most likely a slip of the pen; it would do nothing.",
        )
        .mend("改正拼写，或删去它", "mend its spelling, or take it out"),
    Rule::error(Code::UnknownLayout, STAGE, source::FORMAT)
        .about("layouts/ 里没有这个版式。", "layouts/ has no such layout.")
        .mend("改正名字，或写这个版式文件", "mend the name, or write the layout"),
    Rule::error(Code::UnknownPage, STAGE, source::FORMAT)
        .about("这一期没有这个版。", "The edition has no such page.")
        .mend("写有的版次", "name a page that it has"),
    Rule::error(Code::UnknownQr, STAGE, source::FORMAT)
        .about(
            "没有这个二维码：[[paper.qr]] 没有那么多。",
            "There is no such QR code: [[paper.qr]] has fewer.",
        )
        .mend("加一个 [[paper.qr]]，或改号码", "add a [[paper.qr]], or mend the number"),
    Rule::error(Code::UnknownRule, STAGE, source::FORMAT)
        .about("[lint.except] 里的规则不存在。", "[lint.except] names a rule that does not exist.")
        .mend(
            "写检查规则的代号；banmian explain 说明它们",
            "write the code of a rule; banmian explain tells what they mean",
        ),
    Rule::error(Code::UnknownSlot, STAGE, source::FORMAT)
        .about("版式里没有这个版位。", "The layout has no such slot.")
        .mend("改正名字，或换一个版式", "mend the name, or take another layout"),
    Rule::error(Code::UnknownSpot, STAGE, source::FORMAT)
        .about(
            "[edition] 的 spots 里有报纸样式没有的专色。",
            "`spots` in [edition] books a spot ink that the house style lacks.",
        )
        .mend("改正名字，或在 [inks] 里加上它", "mend the name, or add it under [inks]"),
    Rule::error(Code::UnknownStory, STAGE, source::FORMAT)
        .about("导读指向这一期没有的稿件。", "The index names a story that the edition lacks.")
        .mend("写稿件的代号：文件名去掉后缀", "write the id of a story: the stem of its file"),
    Rule::error(Code::UnknownStyle, STAGE, source::FORMAT)
        .about("报纸样式里没有这个文字样式。", "The house style has no such text style.")
        .mend("改正名字，或在 [styles] 里加上它", "mend the name, or add it under [styles]"),
    Rule::error(Code::UnpairedBrace, STAGE, source::FORMAT)
        .about(
            "标题里的花括号不成对：{…} 之间的字不拆行。",
            "A brace in a headline has no partner: {…} keeps words on one line.",
        )
        .mend("补上另一半，或删去它", "add the other one, or take it out"),
    Rule::error(Code::UnreadableFace, STAGE, source::FORMAT)
        .about(
            "字体文件打不开，或不是 OpenType、TrueType，或缺少排字和嵌入要用的表，或里面有几个字体而没有写 index。",
            "A face cannot be read, is neither OpenType nor TrueType, lacks a table that setting and embedding \
             need, or stands in a file of several faces and no `index` says where.",
        )
        .mend("换一个字体文件，或写 index", "take another file, or write `index`"),
    Rule::error(Code::UnreadableFile, STAGE, source::FORMAT)
        .about("文件读不出来。", "A file cannot be read.")
        .mend("检查读取权限", "check its permissions"),
    Rule::error(Code::UnreadablePicture, STAGE, source::FORMAT)
        .about("图片文件打不开，或不是图片。", "A picture cannot be read, or is none.")
        .mend("检查文件，必要时重新保存", "check the file, and save it anew if need be"),
    Rule::error(Code::UnreadableProfile, STAGE, source::FORMAT)
        .about(
            "ICC 特性文件读不出来，图片无法分色。",
            "The ICC profile cannot be read: pictures could not be separated.",
        )
        .mend(
            "检查 [press] 的 profile；路径从 layouts/ 算起",
            "check `profile` under [press]; the path counts from layouts/",
        ),
    Rule::error(Code::UnsupportedPicture, STAGE, source::FORMAT)
        .about("不支持这种图片格式。", "Pictures of this kind are not supported.")
        .mend("另存为 JPEG、PNG 或 TIFF", "save it as JPEG, PNG or TIFF"),
    Rule::error(Code::VerticalBriefs, STAGE, source::FORMAT)
        .about(
            "短讯版位里的排文样式是直排，短讯只能横排。",
            "The copy style of a slot of briefs is vertical; briefs run across.",
        )
        .mend("换一个横排的排文样式", "take a copy style that runs across"),
    Rule::error(Code::VerticalJump, STAGE, source::FORMAT)
        .about("直排的稿件不能转版。", "Vertical copy cannot jump.")
        .mend("删去 jump，或改用横排", "take `jump` out, or set the story horizontally"),
    Rule::error(Code::WrongCount, STAGE, source::FORMAT)
        .about("值的个数不对。", "A list has too many values, or too few.")
        .mend("写成说明里的个数", "write as many as it takes"),
    Rule::error(Code::WrongProfile, STAGE, source::ICC)
        .about(
            "ICC 特性文件不是给印刷机用的：要 prtr 类、CMYK、第 2 或第 4 版。",
            "The ICC profile is none of a press: it must be of class prtr, colour space CMYK, \
             version 2 or 4.",
        )
        .mend("向印刷厂要它的特性文件", "ask the plant for its own"),
    Rule::error(Code::WrongSlotKind, STAGE, source::FORMAT)
        .about("版位不放这样的内容。", "The slot does not take such matter.")
        .mend("换一个版位，或换一个版式", "take another slot, or another layout"),
    Rule::error(Code::WrongType, STAGE, source::FORMAT)
        .about(
            "值的类型不对，如该写数的写了文字。",
            "A value is of the wrong type, such as words for a number.",
        )
        .mend("按提示的类型写", "write it as told"),
];
