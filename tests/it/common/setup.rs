//! The faces and styles that all tests of the text room share.

use std::sync::{Arc, OnceLock};

use banmian::font::{Book, FaceId};
use banmian::geom::{Abs, Orientation};
use banmian::text::{Line, Prepared, Room, Rules, Setter, Source, StyleSpan};

/// Type size of the tests: whole micropoints divide well by it.
pub(crate) const SIZE: Abs = Abs::from_units(10_000_000);

/// Returns a book with the song face, the kai face and a brush face, falling back on one another.
pub(crate) fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let mut book = Book::default();
        let files = [
            ("song", "NotoSerifCJKsc-Regular.otf"),
            ("hei", "NotoSansCJKsc-Medium.otf"),
            ("kai", "BaozhiKai-Regular.ttf"),
            ("brush", "MaShanZheng-Regular.ttf"),
        ];
        for (role, file) in files {
            let path = format!("{}/fonts/{file}", env!("CARGO_MANIFEST_DIR"));
            let data: Arc<[u8]> = std::fs::read(&path).expect("a committed font").into();
            book.add(role, file, data, None).expect("a sound font");
        }
        let (song, hei) = (FaceId(0), FaceId(1));
        book.set_fallback(song, vec![hei]);
        book.set_fallback(hei, vec![song]);
        book.set_fallback(FaceId(2), vec![song, hei]);
        book.set_fallback(FaceId(3), vec![song, hei]);
        book
    })
}

/// Returns a setter for [`book`].
pub(crate) fn setter() -> &'static Setter<'static> {
    static SETTER: OnceLock<Setter<'static>> = OnceLock::new();
    SETTER.get_or_init(|| Setter::new(book()))
}

/// Returns the text ready in one face at [`SIZE`].
pub(crate) fn prepare(text: &str, face: &str, rules: Rules) -> Prepared {
    let face = book().by_role(face).expect("a face of the tests");
    let spans = [StyleSpan {
        range: 0..text.len(),
        face,
        size: SIZE,
        width: 1000,
        rise: Abs::ZERO,
        tag: 0,
    }];
    setter().prepare(&Source { text, spans: &spans, rules })
}

/// Returns a room of `measure` em with an indent of `indent` em.
pub(crate) fn room(measure: f64, indent: f64) -> Room {
    let em = |em: f64| Abs::from_units((em * SIZE.units() as f64).round() as i64);
    Room::new(em(measure), em(indent))
}

/// Returns the characters of a line that are turned.
pub(crate) fn turned(line: &Line) -> String {
    let turned = line.runs.iter().filter(|run| run.orientation == Orientation::Turned);
    turned.map(|run| run.text.as_str()).collect()
}

/// Returns a length in em of [`SIZE`].
pub(crate) fn in_em(length: Abs) -> f64 {
    length.in_em(SIZE).to_em()
}
