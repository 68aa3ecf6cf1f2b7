//! The faces: what is refused when it is loaded, files of several faces, faces of rare characters.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use banmian::diag::Lang;
use banmian::edition::Edition;
use banmian::font::{Book, FaceId};
use banmian::run::{self, Keeper, Options, PressOptions};
use banmian::text;
use banmian::world::{ReadError, World};

use crate::common::pdftext::{fonts, painted};
use crate::common::press::{Pressed, one_page, runs};
use crate::common::{DiskWorld, MemoryWorld, Paper, edition_of};

/// The faces of rare characters that the project ships: file and role.
const RARE: [[&str; 2]; 2] =
    [["NotoSerifCJKsc-Rare.otf", "song-rare"], ["NotoSansCJKsc-Bold-Rare.otf", "hei-rare"]];

fn shipped(file: &str) -> Arc<[u8]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(file);
    Arc::from(std::fs::read(path).expect("the project ships it"))
}

/// A page of one story in a house whose faces fall back on those of rare characters.
fn paper(copy: &str) -> Paper {
    let paper = Paper::new([2, 12, 20]).slot("s", "story", [1, 2], [1, 20]);
    with_rare(paper.story("s", copy))
}

/// Gives the faces of a house those of rare characters as their last fallbacks.
pub(crate) fn with_rare(paper: Paper) -> Paper {
    let rare =
        RARE.map(|[file, role]| format!("{role} = {{ file = \"{file}\", rare = true }}"));
    let hei = "hei = { file = \"NotoSansCJKsc-Bold.otf\"";
    paper
        .edit("fallback = [\"hei\"]", "fallback = [\"hei\", \"song-rare\", \"hei-rare\"]")
        .edit(
            &format!("{hei} }}"),
            &format!("{hei}, fallback = [\"hei-rare\", \"song-rare\"] }}"),
        )
        .edit("fallback = [\"song\"]", "fallback = [\"song\", \"song-rare\"]")
        .edit("[styles]", &format!("{}\n{}\n[styles]", rare[0], rare[1]))
}

/// Returns the files of an edition with the faces of rare characters.
pub(crate) fn world(paper: &Paper) -> MemoryWorld {
    Watched::of(paper).files
}

/// Files in memory that remember what is read of them.
struct Watched {
    files: MemoryWorld,
    read: Mutex<Vec<PathBuf>>,
}

impl Watched {
    fn of(paper: &Paper) -> Watched {
        static FACES: OnceLock<Vec<Arc<[u8]>>> = OnceLock::new();
        let faces = FACES.get_or_init(|| RARE.map(|[file, _]| shipped(file)).to_vec());
        let mut files = paper.world();
        for ([file, _], bytes) in RARE.iter().zip(faces) {
            files.add_shared(format!("fonts/{file}"), bytes.clone());
        }
        Watched { files, read: Mutex::default() }
    }

    fn edition(&self) -> Edition {
        edition_of(self, Path::new(""), "issue.toml")
    }

    fn rare_files_read(&self) -> usize {
        let read = self.read.lock().expect("no reader failed");
        read.iter().filter(|path| path.to_string_lossy().contains("Rare")).count()
    }
}

impl World for Watched {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.read.lock().expect("no reader failed").push(path.to_owned());
        self.files.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.exists(path)
    }

    fn length(&self, path: &Path) -> Result<u64, ReadError> {
        self.files.length(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.files.list(path)
    }
}

/// What a plain day says asks for no rare face: not even blanks, accents, look-alikes of marks and figures
/// that the program makes itself, nor a character that the house only lists.
#[test]
fn faces_of_rare_characters_are_read_only_for_them() {
    let plain = "本报讯　第3⁄4届，H₂O与é、10⁻⁶；\u{A0}\u{FEFF}〜⸺—…“”。";
    let listed = paper(plain).house("[lexicon]\nwords = [\"龍泉窑\"]\n");
    let world = Watched::of(&listed);
    let edition = world.edition();
    assert_eq!(world.rare_files_read(), 0);
    assert!(edition.book.iter().all(|(_, face)| !face.is_rare()));
    for copy in ["王龘到会。", "本报讯　正文。\n\n> 正文囧。"] {
        let world = Watched::of(&paper(copy).titled("园区"));
        world.edition();
        assert_eq!(world.rare_files_read(), 2, "{copy}");
    }
    for words in ["title", "kicker", "byline"] {
        let paper = paper("正文。");
        let paper = match words {
            "title" => paper.titled("馬龘"),
            words => paper.head(&format!("{words} = \"馬龘\"")),
        };
        let world = Watched::of(&paper);
        world.edition();
        assert_eq!(world.rare_files_read(), 2, "{words}");
    }
}

/// A desk that makes the edition again and again takes rare faces in and out with the copy.
#[test]
fn a_kept_run_takes_rare_faces_in_and_out() {
    let mut keeper = Keeper::default();
    let options = Options::default();
    let (root, issue) = (Path::new(""), Path::new("issue.toml"));
    for copy in ["正文。", "正文龘。", "正文龘龘。", "正文。", "正文䲜。"] {
        let world = Watched::of(&paper(copy));
        let kept = keeper.make(&world, root, issue, &options);
        let cold = run::make(&world, root, issue, &options);
        let [kept, cold] =
            [kept.map(|made| made.report.to_json()), cold.map(|made| made.report.to_json())];
        assert_eq!(kept.ok(), cold.ok(), "{copy}");
    }
}

#[test]
fn the_sample_reads_no_rare_face_and_keeps_the_numbers_of_its_faces() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = edition_of(&DiskWorld, root, "issues/2021-02-24.toml");
    assert!(edition.book.iter().all(|(_, face)| !face.is_rare()));
    let plain = Watched::of(&paper("正文。")).edition();
    let rare = Watched::of(&paper("正文龘。")).edition();
    for (id, face) in plain.book.iter() {
        assert_eq!(rare.book.face(id).role(), face.role());
    }
    let roles: Vec<&str> = rare.book.iter().skip(3).map(|(_, face)| face.role()).collect();
    assert_eq!(roles, ["hei-rare", "song-rare"]);
}

/// What 宋 and 楷 lack comes from the rare 宋, what 黑 lacks from the rare 黑.
#[test]
fn a_rare_character_comes_from_the_nearer_face() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = book_of_the_house(root);
    for (role, from) in [
        ("song", "song-rare"),
        ("song-bold", "song-rare"),
        ("song-black", "song-rare"),
        ("kai", "song-rare"),
        ("xing", "song-rare"),
        ("hei", "hei-rare"),
        ("hei-bold", "hei-rare"),
        ("hei-black", "hei-rare"),
    ] {
        let face = book.by_role(role).expect("a role of the house");
        let (found, _) = book.find(face, '龘').expect("it is there");
        assert_eq!(book.face(found).role(), from, "{role}");
    }
}

/// Returns the faces of the sample's house, those of rare characters too.
fn book_of_the_house(root: &Path) -> Arc<Book> {
    struct Rare<'a>(&'a Path);
    impl World for Rare<'_> {
        fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
            let bytes = DiskWorld.read(path)?;
            if !path.ends_with("issues/2021-02-24.toml") {
                return Ok(bytes);
            }
            let text = String::from_utf8(bytes.to_vec()).expect("a text");
            let name = text.find("name = \"").expect("a page has a name") + 8;
            Ok(Arc::from(format!("{}龘{}", &text[..name], &text[name..]).into_bytes()))
        }
        fn exists(&self, path: &Path) -> bool {
            DiskWorld.exists(path)
        }
        fn list(&self, _: &Path) -> Vec<String> {
            assert!(self.0.is_dir());
            Vec::new()
        }
    }
    edition_of(&Rare(root), root, "issues/2021-02-24.toml").book
}

/// GBK and Big5 have no Han character beyond these blocks; of the compatibility block they have a few.
#[test]
fn gbk_big5_and_extension_a_are_complete() {
    let book = book_of_the_house(Path::new(env!("CARGO_MANIFEST_DIR")));
    let compatible = "郎凉秊裏隣兀嗀﨎﨏﨑﨓﨔礼﨟蘒﨡﨣﨤﨧﨨﨩";
    let signs = "⺁⺄㑳㑇⺈⺋㖞⺌⺗㥮⺧⺪⺮⺳⺶⺷䎱⺻〇々〆ˊˋ˙ㄅㄩ㈱㊣㏎㏑㏒㏕㎎℅№℡︰﹡﹩∏∑√∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞≒≦≧⊿∼‾ˍ╱╲◢◣▁█▓〒〝〞";
    let all = ('\u{4E00}'..='\u{9FA5}')
        .chain('\u{3400}'..='\u{4DBF}')
        .chain(compatible.chars())
        .chain(signs.chars());
    let all: Vec<char> = all.collect();
    assert_eq!(all.len(), 20_902 + 6_592 + 21 + signs.chars().count());
    for (id, face) in book.iter().filter(|(_, face)| !face.is_rare()) {
        let lacking: String = all.iter().filter(|c| text::lacks(&book, id, **c)).collect();
        assert_eq!(lacking, "", "{}", face.role());
    }
    assert!(text::lacks(&book, FaceId(0), '\u{323AF}'), "one beyond is in no face");
}

/// The press file has the characters as they were typed, from whatever face they come.
#[test]
fn rare_characters_are_copied_from_the_press_file() {
    let edition = Watched::of(&paper("本报讯　王龘与**䲜**同到喆馆，囧。")).edition();
    let pressed = Pressed::new(edition);
    let pdf = pressed.pdf();
    let page = &pdf.pages()[0];
    let shown = painted(page, &fonts(page));
    let all: String = shown.glyphs.iter().map(|glyph| glyph.chars.as_str()).collect();
    assert!(all.contains("王龘与䲜同到喆馆，囧。"), "{all}");
}

// Files.

/// Puts faces into one file, as a collection (OpenType, `ttcf`).
fn collection(faces: &[&[u8]]) -> Vec<u8> {
    let mut out = b"ttcf\0\x01\0\0".to_vec();
    out.extend((faces.len() as u32).to_be_bytes());
    let mut start = 12 + 4 * faces.len();
    for face in faces {
        out.extend((start as u32).to_be_bytes());
        start += face.len().next_multiple_of(4);
    }
    for face in faces {
        let base = out.len() as u32;
        let mut face = face.to_vec();
        for record in records(&face) {
            let place = record + 8..record + 12;
            let at = u32::from_be_bytes(face[place.clone()].try_into().expect("four bytes"));
            face[place].copy_from_slice(&(at + base).to_be_bytes());
        }
        face.resize(face.len().next_multiple_of(4), 0);
        out.extend(face);
    }
    out
}

/// Returns where the records of the table directory stand.
fn records(face: &[u8]) -> Vec<usize> {
    let tables = usize::from(u16::from_be_bytes([face[4], face[5]]));
    (0..tables).map(|at| 12 + 16 * at).collect()
}

/// Returns the record of a table.
fn record(face: &[u8], tag: &[u8; 4]) -> usize {
    let found = records(face).into_iter().find(|at| &face[*at..*at + 4] == tag);
    found.expect("the face has the table")
}

fn add(data: Vec<u8>, index: Option<u32>) -> Result<Book, String> {
    let mut book = Book::default();
    let added = book.add("song", "Song.ttc", Arc::from(data), index);
    added.map(|_| book).map_err(|error| format!("{}|{}", error.0.zh, error.0.en))
}

#[test]
fn of_a_file_with_several_faces_the_index_says_which() {
    let (hei, kai) = (shipped("NotoSansCJKsc-Medium.otf"), shipped("BaozhiKai-Regular.ttf"));
    let both = collection(&[&hei, &kai]);
    for (index, face) in [(0, &hei), (1, &kai)] {
        let book = add(both.clone(), Some(index)).expect("it is there");
        let alone = add(face.to_vec(), None).expect("it is sound");
        let advance = |book: &Book| {
            let face = book.face(FaceId(0));
            face.advance(face.glyph('W').expect("it has letters"))
        };
        assert_eq!(advance(&book), advance(&alone));
    }
    let told = add(both.clone(), None).expect_err("it has to say which");
    assert!(told.contains("0 Noto Sans CJK SC Medium，1 "), "{told}");
    assert!(told.contains("Baozhi Kai SC") && told.contains("`index` has to say"), "{told}");
    let told = add(both, Some(2)).expect_err("it has two");
    assert!(told.contains("index = 2") && told.contains("0 Noto Sans"), "{told}");
    assert!(add(hei.to_vec(), Some(0)).is_ok());
    assert!(add(hei.to_vec(), Some(1)).is_err_and(|told| told.contains("只有一个字体")));
}

/// The press file takes glyphs and names from the face that the index says.
#[test]
fn a_face_of_a_collection_is_embedded() {
    let faces = [shipped("NotoSansCJKsc-Medium.otf"), shipped("BaozhiKai-Regular.ttf")];
    let both = collection(&[&faces[0], &faces[1]]);
    let paper = |index: u32| {
        Paper::new([2, 12, 20])
            .slot("s", "story", [1, 2], [1, 20])
            .edit(
                "{ file = \"NotoSerifCJKsc-Regular.otf\"",
                &format!("{{ file = \"Both.ttc\", index = {index}"),
            )
            .file("fonts/Both.ttc", &both)
            .story("s", "本报讯　春节长假刚过，Win 2025。")
    };
    for (index, name) in [(0, "NotoSansCJKsc-Medium"), (1, "BaozhiKaiSC")] {
        let pressed = paper(index).pressed();
        let pdf = pressed.pdf();
        let page = &pdf.pages()[0];
        let shown = painted(page, &fonts(page));
        let all: String = shown.glyphs.iter().map(|glyph| glyph.chars.as_str()).collect();
        assert!(all.contains("春节长假刚过，Win 2025。"), "{all}");
        let named = |name: &[u8]| pressed.bytes.windows(name.len()).any(|it| it == name);
        assert!(named(name.as_bytes()), "{name}");
    }
}

#[test]
fn a_face_that_cannot_be_set_or_embedded_is_refused_when_it_is_loaded() {
    let (song, kai) = (shipped("NotoSerifCJKsc-Regular.otf"), shipped("BaozhiKai-Regular.ttf"));
    let without = |face: &[u8], tag: &[u8; 4]| {
        let mut face = face.to_vec();
        let at = record(&face, tag);
        face[at..at + 4].copy_from_slice(b"zzzz");
        add(face, None).expect_err("a table is missing")
    };
    for tag in ["head", "hhea", "hmtx", "maxp", "cmap"] {
        let name: [u8; 4] = tag.as_bytes().try_into().expect("four letters");
        for face in [&song, &kai] {
            let told = without(face, &name);
            assert!(told.contains(&format!("缺少 {tag} 表")), "{tag}: {told}");
        }
    }
    assert!(without(&song, b"CFF ").contains("没有字形轮廓"));
    assert!(without(&kai, b"glyf").contains("没有字形轮廓"));
    let told = add(song[..song.len() / 2].to_vec(), None).expect_err("half of it");
    assert!(!told.contains("OutOfBounds"), "{told}");
    let told = add(b"a font".to_vec(), None).expect_err("no font");
    assert!(told.contains("不是字体文件"), "{told}");
    // Its outlines are noise, its directory and all else are whole.
    let mut noise = song.to_vec();
    let at = record(&noise, b"CFF ");
    let start = u32::from_be_bytes(noise[at + 8..at + 12].try_into().expect("four bytes"));
    noise[start as usize + 4..][..200_000].fill(0xFF);
    assert!(add(noise, None).is_err());
}

/// What is wrong with a face is told of the house file, by whatever verb.
#[test]
fn a_refused_face_is_told_where_the_house_names_it() {
    let world = |index: &str| {
        let hei = shipped("NotoSansCJKsc-Medium.otf");
        Paper::new([2, 12, 20])
            .slot("s", "story", [1, 2], [1, 20])
            .edit(
                "{ file = \"NotoSerifCJKsc-Regular.otf\"",
                &format!("{{ file = \"Both.ttc\"{index}"),
            )
            .file("fonts/Both.ttc", collection(&[&hei, &hei]))
            .story("s", "正文。")
            .world()
    };
    let faults = |index: &str| {
        let read = run::read(&world(index), Path::new(""), Path::new("issue.toml"));
        read.err().map(|faults| faults.to_string()).unwrap_or_default()
    };
    assert_eq!(faults(", index = 1"), "");
    let told = faults("");
    assert!(told.contains("unreadable-face") && told.contains("house.toml"), "{told}");
    assert!(faults(", index = 7").contains("index = 7"));
    assert!(faults(", index = -1").contains("house.toml"));
}

/// A face that is whole but for the outline of one character is told where the character stands.
#[test]
fn the_press_and_the_check_agree_on_a_damaged_outline() {
    let options = Options { lang: Lang::Zh, ..Options::default() };
    let made = |face: &[u8]| {
        let paper = Paper::new([2, 12, 20])
            .slot("s", "story", [1, 2], [1, 20])
            .file("fonts/NotoSerifCJKsc-Regular.otf", face)
            // The white under one line of copy would stop the press before the face does.
            .house("[lint.rules]\nwhite-area = \"off\"")
            .story("s", "本报讯　春节长假刚过。");
        let world = paper.world();
        let given = run::read(&world, Path::new(""), Path::new("issue.toml"));
        let made = run::set(given.unwrap_or_else(|faults| panic!("{faults}")), &options);
        (run::embeds(&made), run::press(&made, &PressOptions::default(), &world).err())
    };
    let kai = shipped("BaozhiKai-Regular.ttf");
    assert!(made(&kai).0.is_ok());
    let told = made(&damaged(&kai, '节'));
    let (check, press) = (told.0.expect_err("it is damaged"), told.1.expect("it is damaged"));
    assert_eq!(check.to_string(), press.to_string());
    assert!(check.to_string().contains("节"), "{check}");
    assert!(made(&damaged(&kai, '龙')).0.is_ok(), "what does not stand on a page is not asked");
}

/// Returns a TrueType face in which the outline of one character is noise.
fn damaged(face: &[u8], c: char) -> Vec<u8> {
    let book = add(face.to_vec(), None).expect("it is sound");
    let glyph = usize::from(book.face(FaceId(0)).glyph(c).expect("it has it"));
    let mut face = face.to_vec();
    let start = |face: &[u8], tag: &[u8; 4]| {
        let at = record(face, tag) + 8;
        u32::from_be_bytes(face[at..at + 4].try_into().expect("four bytes")) as usize
    };
    let long = face[start(&face, b"head") + 51] == 1;
    let loca = start(&face, b"loca");
    let at = match long {
        true => {
            let at = loca + 4 * glyph;
            u32::from_be_bytes(face[at..at + 4].try_into().expect("four bytes")) as usize
        }
        false => {
            let at = loca + 2 * glyph;
            2 * usize::from(u16::from_be_bytes([face[at], face[at + 1]]))
        }
    };
    let glyf = start(&face, b"glyf");
    // So many contours, and ends of contours that run backwards.
    face[glyf + at..glyf + at + 2].copy_from_slice(&[0x7F, 0xFF]);
    face
}

// Figures.

/// Fractions, and figures over and under the line, that no face has are set of plain figures, and are copied
/// as they were typed, beside plain figures too; down the page they lie on their side.
#[test]
fn figures_that_no_face_has_are_made_of_those_it_has() {
    let copy = "占⅓，比1⅛多，13与⅒、10⁻⁶、C₁₂H₂₂O₁₁，½。";
    let down = "[copy.down]\nbody = \"body\"\nflow = \"vertical\"\nleading = 16\n";
    for keys in ["", "copy = \"down\""] {
        let pressed = one_page(keys, copy).house(down).pressed();
        let codes = pressed.composition.findings.iter().map(|found| found.code.word());
        assert!(
            codes.into_iter().all(|code| !["missing-glyph", "out-of-place"].contains(&code))
        );
        let pdf = pressed.pdf();
        let page = &pdf.pages()[0];
        let shown = painted(page, &fonts(page));
        let all: String = shown.glyphs.iter().map(|glyph| glyph.chars.as_str()).collect();
        let all = all.replace('\u{200B}', "");
        assert!(all.contains(copy), "{all}");
        // Three glyphs for each of the two, four for a tenth; the half is one of the face.
        let run = |text: &str| {
            let runs = runs(&pressed.composition.pages[0].frame);
            let found = runs.into_iter().find(|run| run.text.contains(text));
            found.expect("it is set")
        };
        assert_eq!((run("⅓").glyphs.len(), run("⅒").glyphs.len()), (3, 4));
        let half = run("½").size;
        assert!(run("⅓").size < half && run("⁶").size < half && run("₂").size < half);
    }
}
