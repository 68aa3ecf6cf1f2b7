//! The command line: it alone knows the disk, the terminal, the environment and exit codes.
//!
//! [`main`] parses the arguments as typed ([`args`]), resolves them once ([`settings`]), and hands
//! them to the verb's file ([`render`], [`check`], [`measure`], [`heads`],
//! [`tidy`], [`explain`], [`schema`]). Verbs return an [`Exit`] or a
//! [`Failure`]; what a person reads goes to stderr through [`terminal`], data goes to stdout.

mod allow;
mod args;
mod cache;
mod check;
mod chinese;
mod decisions;
mod disk;
mod explain;
mod failure;
mod heads;
mod lock;
mod make;
mod measure;
mod render;
mod schema;
mod settings;
mod shopping;
mod system;
mod terminal;
mod tidy;
mod usage;

use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use banmian::diag::Text;
use banmian::text;

use args::{Args, Verb};
use failure::{Exit, Failure};
use settings::Settings;
use terminal::Terminal;

/// Runs the program and returns its exit code; a panic anywhere becomes a message and a 3.
pub(crate) fn main() -> ExitCode {
    let arguments = system::arguments();
    let lang = settings::lang(args::lang(&arguments), system::locale().as_deref());
    let args = match Args::read(arguments, lang) {
        Ok(args) => args,
        Err(error) => {
            match usage::fault(&error) {
                Some(failure) => Terminal::new(lang, false).fail(&failure),
                // Help that nobody reads to its end is no fault.
                None => drop(error.print()),
            }
            return ExitCode::from(error.exit_code().clamp(0, 2) as u8);
        }
    };
    let terminal = Terminal::new(lang, args.common.quiet);
    let result = guarded(|| run(&args, &terminal));
    let exit = result.unwrap_or_else(|failure| {
        terminal.fail(&failure);
        failure.exit
    });
    ExitCode::from(exit as u8)
}

/// Runs `work`; a panic in it, on whatever thread, becomes a failure that asks for a report.
fn guarded(work: impl FnOnce() -> Result<Exit, Failure>) -> Result<Exit, Failure> {
    let first = Arc::new(Mutex::new(None));
    let told = Arc::clone(&first);
    panic::set_hook(Box::new(move |info| {
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        told.get_or_insert_with(|| info.to_string());
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let _ = panic::take_hook();
    result.unwrap_or_else(|_| {
        let words = first.lock().unwrap_or_else(PoisonError::into_inner).take();
        Err(bug(&words.unwrap_or_default()))
    })
}

/// Runs the verb on threads of its own, as many as `--jobs` says.
fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let settings = Settings::resolve(&args.common, terminal.lang())?;
    let threads = usize::from(args.common.jobs.map_or(0, std::num::NonZero::get));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        // Deeply nested input has to end in a message, not at the end of the stack.
        .stack_size(16 << 20)
        .build()
        .map_err(|error| {
            Failure::system(text!("无法启动线程：{error}", "cannot start threads: {error}"))
        })?;
    pool.install(|| match &args.verb {
        Verb::Render(args) => render::run(args, &settings, terminal),
        Verb::Check(args) => check::run(args, &settings, terminal),
        Verb::Measure(args) => measure::run(args, &settings, terminal),
        Verb::Tidy(args) => tidy::run(args, &settings, terminal),
        Verb::Heads(args) => heads::run(args, &settings, terminal),
        Verb::Explain(args) => explain::run(args, &settings),
        Verb::Schema(args) => schema::run(args, &settings, terminal),
    })
}

/// Returns the failure that a panic is told as.
fn bug(words: &str) -> Failure {
    let words = words.replace('\n', " ");
    Failure::system(text!("程序内部错误：{words}", "internal error: {words}")).hint(text!(
        "没有写出任何文件；请把这条信息和期次文件一起报告给开发者",
        "nothing was written; please report this message together with the issue's files"
    ))
}

/// Writes data to stdout; a reader that has gone away is no fault.
fn print(data: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(data.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let Text { zh, en } = failure::refusal(&error);
            Err(Failure::system(text!(
                "无法写到标准输出：{zh}",
                "cannot write to stdout: {en}"
            )))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_on_any_thread_is_a_failure_of_the_program() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("threads");
        let result = guarded(|| pool.install(|| panic!("the grid\nhas no lines")));
        let failure = result.expect_err("it fails");
        assert_eq!(failure.exit, Exit::System);
        let message = &failure.faults[0].message.en;
        assert!(message.contains("the grid has no lines"), "{message}");
        assert_eq!(failure.faults[0].hints.len(), 1);
    }
}
