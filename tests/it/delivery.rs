//! The files of a run in their folder: every call of every run made to fail, and to be the last one.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use banmian::delivery::{Before, DeliveryError, Disk, Entry, Folder, Lock, LockError, Place};
use banmian::digest::Digest;
use banmian::run::{self, Made, Options, PressFile, PressOptions};
use banmian::world::Nowhere;
use serde_json::Value;

use crate::common::Paper;

const OUT: &str = "out/2025-10-16";

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It fails, and those after it do not.
    Fails,
    /// The run is killed there: nothing is done any more.
    Stops,
}

/// A disk in memory that fails at a call.
#[derive(Default)]
struct MemoryDisk {
    state: Mutex<State>,
    /// Whether it knows no locks.
    lockless: bool,
}

#[derive(Clone, Default)]
struct State {
    entries: Entries,
    calls: usize,
    fault: Option<(usize, Fault)>,
    /// What another run does as soon as this file is there.
    rival: Option<(PathBuf, Vec<u8>)>,
}

type Entries = BTreeMap<PathBuf, Node>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    File(Vec<u8>),
    Folder,
    Link(PathBuf),
}

impl MemoryDisk {
    /// Returns a disk that holds these entries, with a fault at a call.
    fn of(entries: &Entries, fault: Option<(usize, Fault)>) -> MemoryDisk {
        let state = State { entries: entries.clone(), fault, ..State::default() };
        MemoryDisk { state: Mutex::new(state), lockless: false }
    }

    fn entries(&self) -> Entries {
        self.state.lock().expect("nobody panicked").entries.clone()
    }

    fn calls(&self) -> usize {
        self.state.lock().expect("nobody panicked").calls
    }

    /// Makes a call, or half of one where the run is killed in it.
    fn call<T>(
        &self,
        half: impl FnOnce(&mut State),
        whole: impl FnOnce(&mut State) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut state = self.state.lock().expect("nobody panicked");
        state.calls += 1;
        match state.fault {
            Some((at, Fault::Fails)) if state.calls == at => {
                Err(io::Error::other("the disk fails"))
            }
            Some((at, Fault::Stops)) if state.calls >= at => {
                if state.calls == at {
                    half(&mut state);
                }
                Err(io::Error::other("killed"))
            }
            _ => {
                let result = whole(&mut state);
                if let Some((path, bytes)) = state.rival.clone()
                    && state.entries.contains_key(&path)
                {
                    state.entries.insert(path, Node::File(bytes));
                }
                result
            }
        }
    }
}

impl State {
    /// Returns where a path leads, by the links of its folders.
    fn resolve(&self, path: &Path) -> PathBuf {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return path.to_owned();
        };
        let folder = self.resolve(folder);
        match self.entries.get(&folder) {
            Some(Node::Link(target)) => target.join(name),
            _ => folder.join(name),
        }
    }

    fn get(&self, path: &Path) -> Option<&Node> {
        self.entries.get(&self.resolve(path))
    }

    fn put(&mut self, path: &Path, node: Node) -> io::Result<()> {
        let path = self.resolve(path);
        let folder = path.parent().unwrap_or(Path::new(""));
        let root = folder == Path::new("");
        match self.entries.get(folder) {
            Some(Node::Folder) => {}
            _ if root => {}
            Some(_) => return Err(io::ErrorKind::NotADirectory.into()),
            None => return Err(io::ErrorKind::NotFound.into()),
        }
        self.entries.insert(path, node);
        Ok(())
    }
}

impl Disk for MemoryDisk {
    fn look(&self, path: &Path) -> Entry {
        if path == Path::new("") {
            return Entry::Folder;
        }
        match self.state.lock().expect("nobody panicked").get(path) {
            None => Entry::Nothing,
            Some(Node::File(_)) => Entry::File,
            Some(Node::Folder) => Entry::Folder,
            Some(Node::Link(_)) => Entry::Other,
        }
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.call(
            |_| (),
            |state| match state.get(path) {
                Some(Node::File(bytes)) if bytes.len() as u64 > most => {
                    Err(io::ErrorKind::FileTooLarge.into())
                }
                Some(Node::File(bytes)) => Ok(bytes.clone()),
                _ => Err(io::ErrorKind::NotFound.into()),
            },
        )
    }

    fn digest(&self, path: &Path) -> io::Result<Digest> {
        self.read(path, u64::MAX).map(|bytes| Digest::of(&bytes))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| (),
            |state| match state.get(path) {
                Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
                None => state.put(path, Node::Folder),
            },
        )
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = |state: &mut State| {
            let _ = state.put(path, Node::File(bytes[..bytes.len() / 2].to_vec()));
        };
        self.call(half, |state| match state.get(path) {
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
            None => state.put(path, Node::File(bytes.to_vec())),
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(
            |_| (),
            |state| {
                let from = state.resolve(from);
                let node = state.entries.get(&from).cloned();
                let node = node.ok_or(io::Error::from(io::ErrorKind::NotFound))?;
                state.put(to, node)?;
                state.entries.remove(&from);
                Ok(())
            },
        )
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| (),
            |state| {
                let path = state.resolve(path);
                match state.entries.get(&path) {
                    Some(Node::File(_) | Node::Link(_)) => {
                        state.entries.remove(&path);
                        Ok(())
                    }
                    Some(Node::Folder) => Err(io::ErrorKind::IsADirectory.into()),
                    None => Err(io::ErrorKind::NotFound.into()),
                }
            },
        )
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| (),
            |state| {
                let path = state.resolve(path);
                let is_full = state.entries.keys().any(|entry| entry.parent() == Some(&path));
                match state.entries.get(&path) {
                    Some(Node::Folder) if !is_full => {
                        state.entries.remove(&path);
                        Ok(())
                    }
                    _ => Err(io::ErrorKind::DirectoryNotEmpty.into()),
                }
            },
        )
    }

    fn sync(&self, _: &Path) -> io::Result<()> {
        self.call(|_| (), |_| Ok(()))
    }

    fn lock(&self, folder: &Path) -> Result<Lock, LockError> {
        let look = |state: &mut State| match state.get(folder) {
            Some(Node::Folder) => Ok(()),
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        self.call(|_| (), look).map_err(LockError::Disk)?;
        Ok(if self.lockless { Lock::Unknown } else { Lock::Held(Box::new(())) })
    }
}

/// What a run makes of the edition, ready to be put on a disk.
struct Job {
    made: Made,
    files: Vec<PressFile>,
    checks: bool,
}

/// The edition with room for its copy, or too little; `day` makes it another one.
fn edition(full: bool, day: &str) -> Made {
    let copy = format!("{day}园区处处开工忙。").repeat(if full { 200 } else { 4 });
    let paper = Paper::new([4, 10, 40]).slot("a", "story", [1, 4], [1, 20]).story("a", &copy);
    let paper = paper.page(2).slot("b", "story", [1, 4], [1, 20]).story("b", "第二版也有。");
    let world = paper.house("[lint.rules]\nwhite-area = \"off\"").world();
    let (root, issue) = (Path::new(""), Path::new("issue.toml"));
    let made = banmian::make(&world, root, issue, &Options::default());
    made.unwrap_or_else(|faults| panic!("{faults}"))
}

fn render(full: bool, split: bool, day: &str) -> Job {
    let mut made = edition(full, day);
    let wanted = PressOptions { split, ..PressOptions::default() };
    let files = if made.may_go_to_press() {
        let pressed = run::press(&made, &wanted, &Nowhere).expect("it can be written");
        made.report.press = Some(pressed.entry);
        pressed.files
    } else {
        let proof = run::proof(&made, &wanted, &Nowhere).expect("it can be written");
        made.report.proof = Some(proof.entry.clone());
        vec![proof]
    };
    Job { made, files, checks: false }
}

fn check(full: bool, day: &str) -> Job {
    Job { made: edition(full, day), files: Vec::new(), checks: true }
}

/// Puts what a run made on a disk, as the program does.
fn deliver(job: &mut Job, disk: &MemoryDisk) -> Result<(), DeliveryError> {
    let mut folder = Folder::open(disk, Path::new(OUT))?;
    if job.checks {
        let standing = folder.standing()?;
        job.made.carry_over(standing.press, standing.proof);
    }
    let mut places: Vec<Place> = job.files.iter().map(|file| Place::of(&file.entry)).collect();
    places.extend(["report.html", "report.json"].map(Place::unnamed));
    folder.begin(places)?;
    for file in &job.files {
        folder.put(file.name(), &file.bytes)?;
    }
    folder.put("report.html", job.made.html("../").as_bytes())?;
    folder.put("report.json", job.made.report.to_json().as_bytes())?;
    folder.exchange(if job.checks { Before::Stays } else { Before::Goes })?;
    folder.conclude()
}

/// Files that no report names, and a folder of them.
fn bystanders() -> Entries {
    let mut entries = BTreeMap::new();
    for folder in ["out", OUT, "out/2025-10-16/press"] {
        entries.insert(folder.into(), Node::Folder);
    }
    for file in ["notes.txt", "own.pdf", "press/plant.pdf", ".banmian-1", ".banmian-x"] {
        entries.insert(Path::new(OUT).join(file), Node::File(b"mine".to_vec()));
    }
    entries
}

/// Returns the bytes of a file of the folder.
fn file<'a>(entries: &'a Entries, name: &str) -> Option<&'a [u8]> {
    match entries.get(&Path::new(OUT).join(name)) {
        Some(Node::File(bytes)) => Some(bytes),
        _ => None,
    }
}

/// Returns the files that a report names, with their digests.
fn named(report: &[u8]) -> BTreeMap<String, String> {
    let report: Value = serde_json::from_slice(report).expect("a report is JSON");
    let press = &report["press"];
    let split = press["split"].as_array().into_iter().flatten();
    let all = split.chain([press, &report["proof"]]).filter(|it| it["file"].is_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.map(|entry| (text(&entry["file"]), text(&entry["sha256"]))).collect()
}

/// Asserts the rule of sets: whatever report stands there, its files have the digests that it gives, and
/// what no report names is as it was.
fn assert_rule(entries: &Entries, mine: &Entries, what: &str) {
    if let Some(report) = file(entries, "report.json") {
        for (name, sha256) in named(report) {
            let digest = file(entries, &name).map(|bytes| Digest::of(bytes).to_string());
            assert_eq!(digest, Some(sha256), "{what}: {name} is not the report's");
        }
    }
    for (path, node) in mine {
        assert_eq!(entries.get(path), Some(node), "{what}: {}", path.display());
    }
}

/// Returns the names of everything in the folder that is no bystander.
fn names(entries: &Entries, mine: &Entries) -> BTreeSet<String> {
    let inside =
        entries.keys().filter(|path| !mine.contains_key(*path) && *path != Path::new(OUT));
    let inside = inside.filter_map(|path| path.strip_prefix(OUT).ok());
    inside.map(|path| path.to_string_lossy().into_owned()).collect()
}

fn set<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

/// The folder with a set in it, and without.
fn olds() -> [(&'static str, Entries, Entries); 5] {
    let with = |mut job: Job, mine: &Entries| {
        let disk = MemoryDisk::of(mine, None);
        deliver(&mut job, &disk).expect("nothing fails");
        disk.entries()
    };
    let (mine, none) = (bystanders(), Entries::new());
    [
        ("nothing", none.clone(), none.clone()),
        ("page files", none.clone(), with(render(false, true, "昨天"), &none)),
        ("others' files", mine.clone(), mine.clone()),
        ("page files and others'", mine.clone(), with(render(false, true, "昨天"), &mine)),
        ("a proof and others' files", mine.clone(), with(render(true, false, "昨天"), &mine)),
    ]
}

type Run = (&'static str, fn() -> Job, &'static [&'static str]);

/// The runs, with the files that each leaves in an empty folder.
const RUNS: [Run; 5] = [
    ("render", || render(false, false, "今天"), &["press.pdf"]),
    ("render with errors", || render(true, false, "今天"), &["proof.pdf"]),
    (
        "render --split",
        || render(false, true, "今天"),
        &["press.pdf", "press/20251016-01.pdf", "press/20251016-02.pdf"],
    ),
    ("check", || check(false, "今天"), &[]),
    ("check with errors", || check(true, "今天"), &[]),
];

/// Every call of every run over every old set fails, or is the last of a run that is killed.
#[test]
fn whatever_fails_no_report_stands_beside_a_file_that_is_not_its_own() {
    let mut next = RUNS.map(|(_, job, _)| job());
    let mut faults = 0;
    for (old, mine, before) in olds() {
        for (run, job, _) in &RUNS {
            let mut job = job();
            let whole = MemoryDisk::of(&before, None);
            deliver(&mut job, &whole).expect("nothing fails");
            assert_rule(&whole.entries(), &mine, run);
            for fault in [Fault::Fails, Fault::Stops] {
                for at in 1..=whole.calls() {
                    faults += 1;
                    let what = format!("{run} over {old}, call {at} {fault:?}");
                    let disk = MemoryDisk::of(&before, Some((at, fault)));
                    let told = deliver(&mut job, &disk);
                    let after = disk.entries();
                    assert_rule(&after, &mine, &what);
                    let stands = file(&after, "report.json");
                    match told {
                        // What fails after all is in place leaves the set as good as it is.
                        Ok(()) => {
                            let good = file(&whole.entries(), "report.json") == stands;
                            assert!(good, "{what}: another report");
                        }
                        Err(_) if fault == Fault::Stops => {}
                        Err(_) => {
                            assert!(stands.is_none() || after == before, "{what}: half a set");
                        }
                    }
                    for ((_, _, files), job) in RUNS.iter().zip(&mut next) {
                        let disk = MemoryDisk::of(&after, None);
                        deliver(job, &disk).unwrap_or_else(|error| panic!("{what}: {error}"));
                        let then = disk.entries();
                        assert_rule(&then, &mine, &format!("{what}, then another"));
                        let mut left = names(&then, &mine);
                        left.retain(|name| !["report.html", "report.json"].contains(&&**name));
                        let report = file(&then, "report.json").expect("it stands");
                        let named = named(report).into_keys();
                        let mut expected: BTreeSet<String> = named.collect();
                        // Page files have a folder, unless others have one there already.
                        let has_pages = expected.iter().any(|name| name.contains('/'));
                        if has_pages && mine.is_empty() {
                            expected.insert("press".to_owned());
                        }
                        assert_eq!(left, expected, "{what}, then another: left over");
                        let own = files.iter().all(|file| left.contains(*file));
                        assert!(own, "{what}: {left:?} lacks some of {files:?}");
                    }
                }
            }
        }
    }
    assert!(faults > 300, "{faults}");
}

/// Files of the last report that belong to the new one no more go; those that it does not name stay.
#[test]
fn a_run_removes_what_the_last_report_names_and_nothing_else() {
    let disk = MemoryDisk::of(&bystanders(), None);
    deliver(&mut render(false, true, "今天"), &disk).expect("nothing fails");
    let pages = ["press/20251016-01.pdf", "press/20251016-02.pdf"];
    let all = ["press.pdf", pages[0], pages[1], "report.html", "report.json"];
    assert_eq!(names(&disk.entries(), &bystanders()), set(all));
    deliver(&mut render(true, false, "今天"), &disk).expect("nothing fails");
    assert_eq!(
        names(&disk.entries(), &bystanders()),
        set(["proof.pdf", "report.html", "report.json"])
    );
    deliver(&mut render(false, false, "今天"), &disk).expect("nothing fails");
    assert_eq!(
        names(&disk.entries(), &bystanders()),
        set(["press.pdf", "report.html", "report.json"])
    );
    // Somebody's proof that no report named.
    let mut entries = disk.entries();
    let proof = Path::new(OUT).join("proof.pdf");
    entries.insert(proof.clone(), Node::File(b"signed".to_vec()));
    let disk = MemoryDisk::of(&entries, None);
    deliver(&mut render(false, false, "今天"), &disk).expect("nothing fails");
    assert_eq!(disk.entries().get(&proof), entries.get(&proof));
}

/// What a check finds beside it is carried over, and is stale where the pages are others by now.
#[test]
fn check_removes_no_file_and_says_whether_it_is_of_this_state() {
    let disk = MemoryDisk::of(&bystanders(), None);
    deliver(&mut render(false, true, "今天"), &disk).expect("nothing fails");
    let rendered = disk.entries();
    let stale = |disk: &MemoryDisk| -> Vec<bool> {
        let entries = disk.entries();
        let report: Value =
            serde_json::from_slice(file(&entries, "report.json").expect("it stands"))
                .expect("it is JSON");
        let split = report["press"]["split"].as_array().into_iter().flatten();
        split.chain([&report["press"]]).map(|entry| entry["stale"] == true).collect()
    };
    for (full, day, expected) in [
        (false, "今天", [false, false, false]),
        (true, "今天", [true, false, true]),
        (false, "明天", [true, false, true]),
        (false, "今天", [false, false, false]),
    ] {
        deliver(&mut check(full, day), &disk).expect("nothing fails");
        assert_eq!(stale(&disk), expected, "{day}");
        let pdf = |entries: &Entries| -> Entries {
            let is_pdf = |path: &Path| path.extension().is_some_and(|it| it == "pdf");
            entries.clone().into_iter().filter(|(path, _)| is_pdf(path)).collect()
        };
        assert_eq!(pdf(&disk.entries()), pdf(&rendered));
    }
    // A file that was changed since is not the one that the report named.
    let mut entries = disk.entries();
    let signed = Path::new(OUT).join("press/20251016-02.pdf");
    entries.insert(signed.clone(), Node::File(b"signed".to_vec()));
    let disk = MemoryDisk::of(&entries, None);
    deliver(&mut check(false, "今天"), &disk).expect("nothing fails");
    assert_rule(&disk.entries(), &bystanders(), "a page file was signed");
    assert_eq!(stale(&disk), [false, false]);
    assert_eq!(disk.entries().get(&signed), Some(&Node::File(b"signed".to_vec())));
}

/// A report is a file like any other: what it names elsewhere, or through a link, is not touched.
#[test]
fn nothing_is_removed_through_a_link_or_out_of_the_folder() {
    let disk = MemoryDisk::of(&bystanders(), None);
    deliver(&mut render(false, true, "今天"), &disk).expect("nothing fails");
    let mut entries = disk.entries();
    entries.insert("elsewhere".into(), Node::Folder);
    let press = Path::new(OUT).join("press");
    let pages: Vec<PathBuf> =
        entries.keys().filter(|path| path.parent() == Some(&press)).cloned().collect();
    for page in &pages {
        let node = entries.remove(page).expect("it is there");
        entries.insert(Path::new("elsewhere").join(page.file_name().expect("a name")), node);
    }
    entries.insert(press.clone(), Node::Link("elsewhere".into()));
    entries.insert("secret.pdf".into(), Node::File(b"secret".to_vec()));
    let own = Path::new(OUT).join("press.pdf");
    let node = entries.insert(own.clone(), Node::Link("signed.pdf".into()));
    entries.insert("signed.pdf".into(), node.expect("it was there"));
    let report = Path::new(OUT).join("report.json");
    let Some(Node::File(bytes)) = entries.get_mut(&report) else { panic!("it stands") };
    let text = String::from_utf8(bytes.clone()).expect("it is UTF-8");
    *bytes = text.replacen("20251016-01.pdf", "../../../secret.pdf", 1).into_bytes();
    let disk = MemoryDisk::of(&entries, None);
    deliver(&mut render(true, false, "今天"), &disk).expect("nothing fails");
    let after = disk.entries();
    let kept = |path: &Path| entries.get(path) == after.get(path);
    for path in entries.keys().filter(|path| !path.starts_with(OUT)) {
        assert!(kept(path), "{} is another", path.display());
    }
    assert!(kept(&press) && kept(&own));
    // Page files are not written through it either, and the old set stays whole.
    let disk = MemoryDisk::of(&after, None);
    let refused = deliver(&mut render(false, true, "今天"), &disk);
    assert!(matches!(refused, Err(DeliveryError::InTheWay { .. })), "{refused:?}");
    assert_eq!(disk.entries(), after);
}

/// What is longer than any report is none, and is not read.
#[test]
fn a_report_without_end_names_nothing() {
    let mut entries = bystanders();
    let report = Path::new(OUT).join("report.json");
    entries.insert(report, Node::File(vec![b' '; (64 << 20) + 1]));
    let disk = MemoryDisk::of(&entries, None);
    deliver(&mut render(false, false, "今天"), &disk).expect("nothing fails");
    let expected = set(["press.pdf", "report.html", "report.json"]);
    assert_eq!(names(&disk.entries(), &bystanders()), expected);
}

/// The folder that a killed run leaves is cleared by what `.report.json` and the list name.
#[test]
fn an_unfinished_folder_is_cleared_and_what_nobody_names_stays() {
    let disk = MemoryDisk::of(&bystanders(), None);
    deliver(&mut render(false, true, "今天"), &disk).expect("nothing fails");
    let mut entries = disk.entries();
    let [report, before] =
        ["report.json", ".report.json"].map(|name| Path::new(OUT).join(name));
    let node = entries.remove(&report).expect("it stands");
    entries.insert(before, node);
    let disk = MemoryDisk::of(&entries, None);
    deliver(&mut check(false, "今天"), &disk).expect("nothing fails");
    assert_eq!(names(&disk.entries(), &bystanders()), set(["report.html", "report.json"]));
    assert_rule(&disk.entries(), &bystanders(), "an unfinished folder");
}

/// Where the file system knows no locks, what another run wrote meanwhile is found before a report names it.
#[test]
fn without_locks_digests_are_read_back() {
    for rival in [true, false] {
        let mut disk = MemoryDisk::of(&bystanders(), None);
        disk.lockless = true;
        let press = Path::new(OUT).join("press.pdf");
        let state = disk.state.get_mut().expect("nobody panicked");
        state.rival = rival.then(|| (press, b"another".to_vec()));
        let told = deliver(&mut render(false, false, "今天"), &disk);
        assert_rule(&disk.entries(), &bystanders(), "without locks");
        match rival {
            true => assert!(matches!(told, Err(DeliveryError::Overwritten { .. })), "{told:?}"),
            false => assert!(told.is_ok()),
        }
        // The next run clears away what it can tell to be of either.
        disk.state.get_mut().expect("nobody panicked").rival = None;
        deliver(&mut check(false, "今天"), &disk).expect("nothing fails");
        let mut left = names(&disk.entries(), &bystanders());
        left.remove("press.pdf");
        assert_eq!(left, set(["report.html", "report.json"]));
    }
}

/// Two editions of one run: where the second cannot be exchanged, the first has no report either.
#[test]
fn a_run_of_several_editions_ends_as_a_whole() {
    let (mine, job) = (bystanders(), render(false, false, "今天"));
    let disk = MemoryDisk::of(&mine, None);
    let mut folders = ["out/2025-10-16", "out/2025-10-17"].map(|path| {
        let mut folder = Folder::open(&disk, Path::new(path)).expect("it can be made");
        let files = job.files.iter().map(|file| Place::of(&file.entry));
        folder.begin(files.chain([Place::unnamed("report.json")]).collect()).expect("staged");
        for file in &job.files {
            folder.put(file.name(), &file.bytes).expect("staged");
        }
        folder.put("report.json", job.made.report.to_json().as_bytes()).expect("staged");
        folder
    });
    folders[0].exchange(Before::Goes).expect("nothing fails");
    assert!(file(&disk.entries(), "press.pdf").is_some());
    let at = disk.calls() + 3;
    disk.state.lock().expect("nobody panicked").fault = Some((at, Fault::Fails));
    folders[1].exchange(Before::Goes).expect_err("the disk fails");
    drop(folders);
    assert_eq!(disk.entries(), mine);
}
