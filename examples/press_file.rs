//! Writes the press file of an edition and its report, or the proof while errors stand.
//!
//! `cargo run --example press_file -- issues/2021-02-24.toml FOLDER`
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]
#![allow(unreachable_pub, reason = "what examples share is public among them")]

mod disk;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use banmian::{Options, PressOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = std::env::args_os().skip(1).map(PathBuf::from);
    let issue = named.next().unwrap_or_else(|| root.join("issues/2021-02-24.toml"));
    let folder = named.next().unwrap_or_else(|| std::env::temp_dir().join("banmian"));
    fs::create_dir_all(&folder)?;
    let mut made = banmian::make(&disk::Disk, root, &issue, &Options::default())?;
    let wanted = PressOptions { marks: true, ..PressOptions::default() };
    if made.may_go_to_press() {
        let pressed = banmian::press(&made, &wanted, &disk::Disk)?;
        for file in &pressed.files {
            fs::write(folder.join(file.name()), &file.bytes)?;
            println!("{}: {} bytes", folder.join(file.name()).display(), file.bytes.len());
        }
        // The report names the file by its hash, so that a plant can tell that it has the right one.
        made.report.press = Some(pressed.entry);
    } else {
        let proof = banmian::proof(&made, &wanted, &disk::Disk)?;
        fs::write(folder.join(proof.name()), &proof.bytes)?;
        println!("{}: errors stand", folder.join(proof.name()).display());
    }
    fs::write(folder.join("report.json"), made.report.to_json())?;
    Ok(())
}
