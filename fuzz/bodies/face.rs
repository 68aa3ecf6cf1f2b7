//! Faces with damage in their tables: a damaged face is refused, or sets copy and goes to the press.

use std::sync::Arc;

use banmian::{PressOptions, run};

use super::files;
use crate::common::Random;

/// The copy that is set.
const COPY: &str = "本报讯　“（《春》）——”……12,345.67元，international合作！";
/// The parts of a patch: table, three bytes of its place, four of what is put there.
const PATCH: usize = 8;

/// Sets an edition in a face with these patches; the first byte says which face.
pub(super) fn run(data: &[u8]) -> bool {
    let Some((&first, patches)) = data.split_first() else { return false };
    let mut face = if first & 1 == 0 { files::SONG } else { files::KAI }.to_vec();
    for patch in patches.chunks_exact(PATCH) {
        apply(&mut face, patch, first & 2 != 0);
    }
    let mut world = files::set();
    world.add_shared("fonts/Song.otf", Arc::from(face));
    world.add("issues/day/lead.md", format!("+++\ntitle = \"园区开工忙\"\n+++\n\n{COPY}\n"));
    let Some(made) = files::loaded_of_any_face(&world) else { return false };
    // A face whose outlines are damaged may have none: what is refused has a reason.
    if let Err(error) = run::proof(&made, &PressOptions::default(), &world) {
        assert!(!error.to_string().is_empty());
    }
    true
}

/// Puts four bytes, or the last of them alone, into a table of a face.
fn apply(face: &mut [u8], patch: &[u8], single: bool) {
    let tables = usize::from(u16::from_be_bytes([face[4], face[5]])).max(1);
    let record = 12 + usize::from(patch[0]) % tables * 16;
    let number = |face: &[u8], at: usize| match face.get(at..at + 4) {
        Some(&[a, b, c, d]) => u32::from_be_bytes([a, b, c, d]) as usize,
        _ => 0,
    };
    let (start, length) = match patch[0] {
        // The directory itself.
        250.. => (0, 12 + tables * 16),
        _ => (number(face, record + 8), number(face, record + 12)),
    };
    let far = usize::from(patch[1]) << 16 | usize::from(patch[2]) << 8 | usize::from(patch[3]);
    let at = start + far % length.max(1);
    let (width, from) = if single { (1, 7) } else { (4, 4) };
    if let Some(place) = face.get_mut(at..at.saturating_add(width)) {
        place.copy_from_slice(&patch[from..from + width]);
    }
}

/// Makes an input: one to six patches, most near the beginning of a table.
pub(super) fn make(random: &mut Random) -> Vec<u8> {
    let mut out = vec![random.within(0, 256) as u8];
    for _ in 0..random.within(1, 7) {
        let far: u32 = match random.within(0, 3) {
            0 => random.within(0, 64) as u32,
            1 => random.within(0, 4096) as u32,
            _ => random.within(0, 1 << 24) as u32,
        };
        let value: u32 = match random.within(0, 3) {
            0 => [0, 1, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF][random.within(0, 5) as usize],
            _ => random.within(0, 1 << 32) as u32,
        };
        out.push(random.within(0, 256) as u8);
        out.extend(&far.to_be_bytes()[1..]);
        out.extend(value.to_be_bytes());
    }
    out
}
