//! What is kept from run to run: a damaged entry changes no press file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use banmian::world::{ReadError, Store, World};
use banmian::{Made, PressOptions, run};

use super::{changed, files};
use crate::common::{MemoryWorld, Random};

/// A store in memory.
#[derive(Default)]
struct Shelf(Mutex<BTreeMap<String, Vec<u8>>>);

/// Files with a store of their own.
struct Kept<'a> {
    files: &'a MemoryWorld,
    store: &'a Shelf,
}

/// An edition, its press file as it is made with nothing kept, and what was kept then.
struct Sound {
    world: MemoryWorld,
    made: Made,
    press: Vec<u8>,
    entries: Vec<(String, Vec<u8>)>,
}

fn sound() -> &'static Sound {
    static SOUND: OnceLock<Sound> = OnceLock::new();
    SOUND.get_or_init(|| {
        let world = files::set();
        let made = files::loaded_of_any_face(&world).expect("the small edition is sound");
        let store = Shelf::default();
        let press = written(&made, &Kept { files: &world, store: &store });
        let entries = store.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        Sound { world, made, press, entries: entries.into_iter().collect() }
    })
}

fn written(made: &Made, world: &Kept) -> Vec<u8> {
    let written = run::proof(made, &PressOptions::default(), world);
    written.expect("the small edition can be written").bytes
}

/// Writes an edition while these bytes, but the first, are kept under the name that the first says.
pub(super) fn run(data: &[u8]) -> bool {
    let Some((&first, bytes)) = data.split_first() else { return false };
    let Sound { world, made, press, entries } = sound();
    let mut kept: BTreeMap<String, Vec<u8>> = entries.iter().cloned().collect();
    let name = &entries[usize::from(first) % entries.len()].0;
    kept.insert(name.clone(), bytes.to_vec());
    let store = Shelf(Mutex::new(kept));
    let now = written(made, &Kept { files: world, store: &store });
    assert!(now == *press, "what is kept under {name} changes the file");
    true
}

/// Makes an input: an entry with some bytes changed. That an entry is not another's is for the store to
/// know, which binds each to its name.
pub(super) fn make(random: &mut Random) -> Vec<u8> {
    let entries = &sound().entries;
    let at = random.within(0, entries.len() as u64) as usize;
    let bytes = changed::bytes(entries[at].1.clone(), random);
    [&[at as u8], &bytes[..]].concat()
}

impl Store for Shelf {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(name.to_owned(), bytes.to_vec());
    }
}

impl World for Kept<'_> {
    fn read(&self, path: &Path) -> Result<Arc<[u8]>, ReadError> {
        self.files.read(path)
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.exists(path)
    }

    fn list(&self, path: &Path) -> Vec<String> {
        self.files.list(path)
    }

    fn store(&self) -> &dyn Store {
        self.store
    }
}
