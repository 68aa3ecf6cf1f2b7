//! What the desk feels: the sample made again in one process, after nothing, one story, or the focus of one
//! photograph has changed. `cargo bench --bench keeper`.
#![allow(missing_docs, reason = "criterion's macros make public items")]
#![allow(clippy::disallowed_methods, reason = "the sample is read from the disk")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::UNIX_EPOCH;

use banmian::run::{Keeper, Options};
use banmian::world::{ReadError, Stamp, World};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const ISSUE: &str = "issues/2021-02-24.toml";

/// The disk, with some files as an editor has just changed them.
#[derive(Default)]
struct Desk {
    changed: Mutex<BTreeMap<PathBuf, Changed>>,
}

/// How often a file was changed, and what it holds now.
type Changed = (u128, Arc<[u8]>);

impl Desk {
    fn write(&self, path: &Path, text: &str) {
        let times = self.changed(path).map_or(0, |(times, _)| times);
        let mut changed = self.changed.lock().expect("nobody panicked");
        changed.insert(path.to_owned(), (times + 1, Arc::from(text.as_bytes())));
    }

    fn changed(&self, path: &Path) -> Option<Changed> {
        self.changed.lock().expect("nobody panicked").get(path).cloned()
    }
}

impl World for Desk {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        if let Some((_, bytes)) = self.changed(path) {
            return Ok(bytes);
        }
        std::fs::read(path).map(Arc::from).map_err(|error| ReadError::Other(error.to_string()))
    }

    fn exists(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn list(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        if let Some((times, bytes)) = self.changed(path) {
            return Some(Stamp { length: bytes.len() as u64, written: times });
        }
        let about = std::fs::metadata(path).ok()?;
        let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Stamp { length: about.len(), written })
    }

    fn is_lasting(&self) -> bool {
        true
    }
}

fn again(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let issue = root.join(ISSUE);
    let story = root.join("issues/2021-02-24/power-battery.md");
    let options = Options::default();
    let texts =
        [&issue, &story].map(|path| std::fs::read_to_string(path).expect("it is there"));
    let [issue_text, story_text] = texts;
    let mut group = criterion.benchmark_group("made again");
    group.sample_size(40);
    let mut run = |name: &str, changes: &dyn Fn(&Desk, bool)| {
        let (desk, mut keeper, mut odd) = (Desk::default(), Keeper::default(), false);
        keeper.make(&desk, root, &issue, &options).expect("it can be set");
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || {
                    odd = !odd;
                    changes(&desk, odd);
                },
                |()| keeper.make(&desk, root, &issue, &options).expect("it can be set"),
                BatchSize::PerIteration,
            );
        });
    };
    run("nothing changed", &|_, _| {});
    run("one story changed", &|desk, odd| {
        let more = if odd { "新的一句话。" } else { "" };
        desk.write(&story, &format!("{}{more}\n", story_text.trim_end()));
    });
    run("one focus changed", &|desk, odd| {
        let focus = if odd { "focus = [0.4, 0.4]" } else { "focus = [0.6, 0.6]" };
        let at = issue_text.find("[[page.photo]]").expect("a photograph");
        let (before, after) = issue_text.split_at(at);
        let (entry, rest) = after.split_once("\n\n").expect("an entry ends with a line");
        let kept = entry.lines().filter(|line| !line.trim_start().starts_with("focus"));
        let entry = kept.collect::<Vec<_>>().join("\n");
        desk.write(&issue, &format!("{before}{entry}\n{focus}\n\n{rest}"));
    });
    group.finish();
}

criterion_group!(benches, again);
criterion_main!(benches);
