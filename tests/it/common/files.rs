//! Fonts and pictures for editions in memory.

use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::MemoryWorld;

/// Puts the faces of the project into a world's `fonts/`; they are read from the disk once.
pub(crate) fn with_fonts(world: &mut MemoryWorld) {
    static FONTS: OnceLock<Vec<(String, Arc<[u8]>)>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let names =
            ["NotoSerifCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf", "BaozhiKai-Regular.ttf"];
        let read = |name: &str| {
            let bytes = std::fs::read(folder.join(name)).expect("the project ships its fonts");
            (format!("fonts/{name}"), Arc::from(bytes))
        };
        names.into_iter().map(read).collect()
    });
    for (path, bytes) in fonts {
        world.add_shared(path, bytes.clone());
    }
}

/// Returns a grey PNG of this size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    flat_png(width, height, 128)
}

/// Returns a picture of one grey.
pub(crate) fn flat_png(width: u32, height: u32, light: u8) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::GrayImage::from_pixel(width, height, image::Luma([light]))
        .write_to(&mut out, image::ImageFormat::Png)
        .expect("a PNG is written to memory");
    out.into_inner()
}

/// Returns a face of the project with other rights (OpenType OS/2 fsType).
pub(crate) fn with_rights(path: &str, bits: u16) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut font = std::fs::read(path).expect("the project ships its fonts");
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let mut records = font[12..].chunks(16).take(tables);
    let record = records.find(|record| &record[..4] == b"OS/2").expect("the face has OS/2");
    let at = u32::from_be_bytes([record[8], record[9], record[10], record[11]]) as usize;
    font[at + 8..at + 10].copy_from_slice(&bits.to_be_bytes());
    font
}
