//! The command line: one file a command. Only this layer prints, creates files, reads the environment and the clock, and
//! chooses the exit code.
#![allow(clippy::disallowed_methods, reason = "the layer that looks at the world outside")]

mod args;
mod checks;
mod completions;
mod explain;
mod fix;
mod inspect;
mod inventory;
mod lsp;
mod output;
mod outputs;
mod plan;
mod progress;
mod report;
mod residency;
mod scan;
mod test;

use std::any::Any;
use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;

use args::{Cli, Command};
use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};
use output::Console;

/// Where people report errors of the program.
const ISSUES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// There is nothing to report.
    Clean,
    /// There are findings.
    Findings,
    /// The job could not be done.
    Failed,
    /// No findings, but something could not be read, parsed or finished.
    Incomplete,
}

impl Exit {
    /// The exit code.
    fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Incomplete => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why a command could not do its job, as people are told.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The request cannot be carried out.
    #[error(transparent)]
    Scan(#[from] crate::scan::ScanError),
    /// A selection is not understood.
    #[error(transparent)]
    Selection(#[from] crate::scan::PatternError),
    /// An output cannot be written.
    #[error("cannot write {to}: {error}")]
    Write {
        /// What is written to.
        to: String,
        /// Why not.
        error: std::io::Error,
    },
    /// The command line asks for something that does not go together.
    #[error("{0}")]
    Usage(String),
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    panic::set_hook(Box::new(report_crash));
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| dispatch(arguments)));
    outcome.unwrap_or_else(|_: Box<dyn Any + Send>| Exit::Failed.into())
}

fn dispatch(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut command = Cli::command();
    let parsed = command.try_get_matches_from_mut(arguments).and_then(|matches| {
        let cli = Cli::from_arg_matches(&matches)?;
        refuse_misplaced(&mut command, &matches)?;
        Ok((cli, matches))
    });
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        // Help and version are no errors; a closed pipe is no reason to fail.
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Failed.into() } else { ExitCode::SUCCESS };
        }
    };
    let console = Console::new(cli.shared.color, cli.shared.quiet);
    let chosen = matches.subcommand().map_or(&matches, |(_, matches)| matches);
    let outcome = match cli.command {
        None => scan::run(&cli.scan, chosen, &console),
        Some(Command::Scan(args)) => scan::run(&args, chosen, &console),
        Some(Command::Plan(args)) => plan::run(&args, chosen, &console),
        Some(Command::Residency(args)) => residency::run(&args, chosen, &console),
        Some(Command::Inspect(args)) => inspect::run(&args, &console),
        Some(Command::Inventory(args)) => inventory::run(&args, &console),
        Some(Command::Fix(args)) => fix::run(&args, &console),
        Some(Command::Checks(args)) => checks::run(&args, &console),
        Some(Command::Explain(args)) => explain::run(&args, &console),
        Some(Command::Test(args)) => test::run(&args, &console),
        Some(Command::Lsp(args)) => lsp::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
    };
    match outcome {
        Ok(exit) => exit.into(),
        Err(Failure::Write { error, .. }) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            console.error(&failure.to_string());
            Exit::Failed.into()
        }
    }
}

/// `bartizan --strict checks` would lose the option: those before a command belong to none.
fn refuse_misplaced(command: &mut clap::Command, matches: &ArgMatches) -> Result<(), clap::Error> {
    let Some((name, _)) = matches.subcommand() else { return Ok(()) };
    let misplaced = command.get_arguments().find(|argument| {
        let id = argument.get_id().as_str();
        !argument.is_global_set()
            && matches.try_contains_id(id).is_ok()
            && matches.value_source(id) == Some(ValueSource::CommandLine)
    });
    let Some(argument) = misplaced else { return Ok(()) };
    let shown = argument.get_long().map_or_else(|| "a path".to_owned(), |long| format!("`--{long}`"));
    let what =
        format!("{shown} stands before the command `{name}`; put it after, or write ./{name} for a path of that name");
    Err(command.error(clap::error::ErrorKind::ArgumentConflict, what))
}

/// Says where the program crashed. What it crashed on may be text of the scanned tree, or a secret, so only messages that
/// are fixed in the program are shown.
#[allow(clippy::print_stderr, reason = "the command line prints")]
fn report_crash(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    let message = info.payload().downcast_ref::<&'static str>().copied().unwrap_or("see there");
    let version = env!("CARGO_PKG_VERSION");
    eprintln!("error: bartizan {version} crashed at {place}: {message}\nPlease report this at {ISSUES}");
}
