//! Runs the bodies on the stable toolchain: on all cores, each with inputs that follow from a seed, for so
//! many seconds or executions. What panics, runs for over ten seconds or takes over a gigabyte is written to
//! `fuzz/artifacts` and told; the exit code is then 1.
//!
//! ```text
//! fuzz [SECONDS] [--body NAME,…] [--seed N] [--runs N] [--jobs N]     all bodies for 60 seconds
//! fuzz BODY FILE                                                      one input again
//! fuzz edition FILE FOLDER                                            the files of that edition
//! fuzz edition FOLDER                                                 an edition in a folder
//! ```

mod bodies;
mod common;
mod told;
mod watch;

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use banmian::world::World;
use bodies::{BODIES, Body};
use common::{MemoryWorld, Random};
use told::Told;
use watch::Watched;

/// How long one body runs before another has its turn.
const TURN: Duration = Duration::from_millis(100);

/// What is asked of a run.
struct Asked {
    seconds: u64,
    runs: u64,
    seed: u64,
    jobs: usize,
    bodies: Vec<&'static Body>,
}

/// What became of a body.
#[derive(Default)]
struct Spent {
    /// Numbers of inputs that were given out.
    next: AtomicU64,
    runs: AtomicU64,
    taken: AtomicU64,
    micros: AtomicU64,
    longest: Mutex<(Duration, u64)>,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [name, file] = &words[..]
        && let Some(body) = BODIES.iter().find(|body| body.name == name)
    {
        let began = Instant::now();
        if name == "edition" && Path::new(file).is_dir() {
            bodies::hold_edition(&folder(Path::new(file)));
        } else {
            let _ = (body.run)(&std::fs::read(file).expect("the input can be read"));
        }
        println!("{name} {file}: {:.3} s", began.elapsed().as_secs_f64());
        return;
    }
    if let [name, file, folder] = &words[..]
        && name == "edition"
    {
        let data = std::fs::read(file).expect("the input can be read");
        write(&bodies::edition(&data), Path::new(folder));
        return;
    }
    let asked = Asked::read(&words).unwrap_or_else(|words| {
        eprintln!("{words}");
        std::process::exit(2);
    });
    std::process::exit(i32::from(!fuzz(&asked)));
}

impl Asked {
    fn read(words: &[String]) -> Result<Asked, String> {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let mut asked = Asked {
            seconds: 60,
            runs: u64::MAX,
            seed: 1,
            jobs,
            bodies: BODIES.iter().collect(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = || {
                let value = words.next().and_then(|value| value.parse().ok());
                value.ok_or(format!("{word}: a number is missing"))
            };
            match word.as_str() {
                "--seed" => asked.seed = number()?,
                "--runs" => asked.runs = number()?,
                "--jobs" => asked.jobs = number()? as usize,
                "--body" => {
                    let names = words.next().ok_or("--body: a name is missing")?;
                    let named = |name: &str| BODIES.iter().find(|body| body.name == name);
                    let found: Option<Vec<_>> = names.split(',').map(named).collect();
                    asked.bodies = found.ok_or(format!("{names}: no such body"))?;
                }
                _ => {
                    let seconds = word.parse();
                    asked.seconds = seconds.map_err(|_| format!("{word}: no such option"))?;
                }
            }
        }
        Ok(asked)
    }
}

/// Runs the bodies; returns whether all held.
fn fuzz(asked: &Asked) -> bool {
    told::listen();
    let began = Instant::now();
    let end = began + Duration::from_secs(asked.seconds);
    let spent: Vec<Spent> = asked.bodies.iter().map(|_| Spent::default()).collect();
    let watched: Vec<Watched> = (0..asked.jobs).map(|_| Watched::default()).collect();
    let (told, done) = (Told::new(artifacts()), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let workers: Vec<_> = watched
            .iter()
            .map(|watched| {
                let (spent, told) = (&spent, &told);
                scope.spawn(move || {
                    // One thread for all that a body does, so that its time can be told.
                    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
                    let pool = pool.expect("a thread can be made");
                    pool.install(|| work(asked, end, spent, watched, told));
                })
            })
            .collect();
        scope.spawn(|| watch::keep(&watched, &told, &done));
        for worker in workers {
            let ended = worker.join();
            ended.expect("a worker catches what its bodies throw");
        }
        done.store(true, Ordering::Relaxed);
    });
    let all: u64 = spent.iter().map(|spent| spent.runs.load(Ordering::Relaxed)).sum();
    println!(
        "{:<10} {:>10} {:>10} {:>8} {:>11}  longest (input)",
        "body", "runs", "taken", "seconds", "a run"
    );
    for (body, spent) in asked.bodies.iter().zip(&spent) {
        let runs = spent.runs.load(Ordering::Relaxed);
        let taken = spent.taken.load(Ordering::Relaxed);
        let seconds = spent.micros.load(Ordering::Relaxed) as f64 / 1e6;
        let (longest, number) = *spent.longest.lock().unwrap_or_else(PoisonError::into_inner);
        println!(
            "{:<10} {runs:>10} {taken:>10} {seconds:>8.1} {:>8.3} ms {:>8.3} s ({number})",
            body.name,
            1e3 * seconds / runs.max(1) as f64,
            longest.as_secs_f64(),
        );
    }
    println!(
        "{all} executions in {:.0} s from seed {}, at most {} MB",
        began.elapsed().as_secs_f64(),
        asked.seed,
        watch::most_memory() >> 20,
    );
    told.sum_up()
}

/// Runs bodies by turns until the time is up: each time the one that is furthest behind its share.
fn work(asked: &Asked, end: Instant, spent: &[Spent], watched: &Watched, told: &Told) {
    watched.begin();
    loop {
        let open = |at: &usize| spent[*at].next.load(Ordering::Relaxed) < asked.runs;
        let behind = |at: &usize| {
            let micros = spent[*at].micros.load(Ordering::Relaxed);
            micros / share(asked.bodies[*at].name)
        };
        let Some(at) = (0..spent.len()).filter(open).min_by_key(behind) else { return };
        let (body, spent) = (asked.bodies[at], &spent[at]);
        let turn = Instant::now();
        while turn.elapsed() < TURN {
            let number = spent.next.fetch_add(1, Ordering::Relaxed);
            if number >= asked.runs {
                break;
            }
            if Instant::now() >= end {
                return;
            }
            let data = (body.make)(&mut Random::new(seed(asked.seed, body.name, number)));
            let began = Instant::now();
            watched.enter(body.name, number, &data);
            let ended = panic::catch_unwind(AssertUnwindSafe(|| (body.run)(&data)));
            watched.leave();
            let took = began.elapsed();
            match ended {
                Ok(taken) => drop(spent.taken.fetch_add(taken.into(), Ordering::Relaxed)),
                Err(_) => told.tell(body.name, number, &data, &told::last()),
            }
            spent.runs.fetch_add(1, Ordering::Relaxed);
            spent.micros.fetch_add(took.as_micros() as u64, Ordering::Relaxed);
            let mut longest = spent.longest.lock().unwrap_or_else(PoisonError::into_inner);
            if took > longest.0 {
                *longest = (took, number);
            }
        }
    }
}

/// Returns how much of the time a body gets beside the others.
fn share(body: &str) -> u64 {
    match body {
        "edition" => 20,
        "house" | "layout" => 6,
        "picture" => 3,
        "face" | "kept" => 2,
        _ => 4,
    }
}

/// Returns the seed of an input of a body.
fn seed(run: u64, body: &str, number: u64) -> u64 {
    let name = body.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(131) + u64::from(byte));
    run.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ name.rotate_left(40) ^ number
}

/// Writes the files of an edition into a folder.
fn write(world: &MemoryWorld, folder: &Path) {
    for inner in ["", "layouts", "fonts"] {
        std::fs::create_dir_all(folder.join(inner)).expect("the folder can be made");
        for name in world.list(Path::new(inner)) {
            let path = Path::new(inner).join(name);
            let bytes = world.read(&path).expect("it is listed");
            std::fs::write(folder.join(path), bytes).expect("the file can be written");
        }
    }
}

/// Returns the files of a folder that are an edition.
fn folder(root: &Path) -> MemoryWorld {
    let mut world = MemoryWorld::default();
    for inner in ["", "layouts", "fonts"] {
        let files = std::fs::read_dir(root.join(inner)).into_iter().flatten().flatten();
        for file in files.filter(|file| file.path().is_file()) {
            let bytes = std::fs::read(file.path()).expect("the file can be read");
            world.add(Path::new(inner).join(file.file_name()), bytes);
        }
    }
    world
}

/// Returns the folder for inputs that fail.
fn artifacts() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("artifacts")
}
