//! `bartizan scan`, and `bartizan PATH`.

use std::io::Write as _;
use std::path::PathBuf;

use clap::ArgMatches;

use super::args::{Format, ScanArgs, request};
use super::output::Console;
use super::progress::Bar;
use super::{Exit, Failure};
use crate::report::{self, Report, Terminal, TextOptions};
use crate::scan::{Request, Session, scan};

pub(super) fn run(args: &ScanArgs, matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let outputs = outputs(args, matches)?;
    let today = || Some(jiff::Zoned::now().date());
    let request = Request {
        checks_dirs: args.selection.checks.clone(),
        selection: args.selection.selection(args.severity),
        date: args.date.or_else(today),
        jobs: args.jobs,
        ..request(&args.paths, &args.values)
    };
    let mut session = Session::default();
    session.progress = Bar::when_wanted(console.quiet);
    let report = scan(&session, &request)?;
    let written = session.timed("write", || write(&outputs, &report, &session, args, console));
    if args.timings {
        print_timings(&session);
    }
    if report.summary.roots == 0 && !report.is_incomplete() && !args.allow_incomplete {
        written?;
        return Err(Failure::Usage(
            "there is nothing to scan here: no Terraform or OpenTofu files were found".to_owned(),
        ));
    }
    let exit = exit(&report, args);
    // The process ends here: the operating system takes memory back faster than freeing it piece by piece does.
    std::mem::forget(report);
    std::mem::forget(session);
    match written {
        // Whoever reads the output has seen enough; the exit code still says what was found.
        Err(Failure::Write { error, .. }) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(exit),
        written => written.map(|()| exit),
    }
}

/// A report that is to be written.
struct Output {
    format: Format,
    /// None for standard output.
    file: Option<PathBuf>,
}

/// Pairs formats with files: a file belongs to the format before it on the command line, the first one to the first
/// format if it stands before all.
fn outputs(args: &ScanArgs, matches: &ArgMatches) -> Result<Vec<Output>, Failure> {
    let formats: Vec<(usize, Format)> = match matches.indices_of("format") {
        Some(indices) => indices.zip(args.format.iter().copied()).collect(),
        None => Vec::new(),
    };
    let files = matches.indices_of("output").into_iter().flatten().zip(&args.output);
    let mut outputs: Vec<Output> = formats.iter().map(|(_, format)| Output { format: *format, file: None }).collect();
    if outputs.is_empty() {
        // The name of the file says the format.
        let is_json = args.output.iter().any(|file| file.extension().is_some_and(|extension| extension == "json"));
        outputs.push(Output { format: if is_json { Format::Json } else { Format::Text }, file: None });
    }
    for (at, file) in files {
        let before = formats.iter().filter(|(index, _)| *index < at).count().saturating_sub(1);
        let free = outputs.get_mut(before).filter(|output| output.file.is_none());
        match free {
            Some(output) => output.file = Some(file.clone()),
            None => {
                return Err(Failure::Usage(
                    "two --output for one --format; give each --output a --format before it".to_owned(),
                ));
            }
        }
    }
    if outputs.iter().filter(|output| output.file.is_none()).count() > 1 {
        return Err(Failure::Usage("two formats for standard output; give all but one an --output".to_owned()));
    }
    Ok(outputs)
}

fn write(
    outputs: &[Output],
    report: &Report,
    session: &Session,
    args: &ScanArgs,
    console: &Console,
) -> Result<(), Failure> {
    for output in outputs {
        let terminal = if output.file.is_some() { Terminal::default() } else { console.terminal() };
        let mut bytes = Vec::new();
        match output.format {
            Format::Text => {
                let options = TextOptions {
                    terminal,
                    show_unknown: args.show_unknown,
                    strict: args.strict,
                    quiet: console.quiet,
                };
                let mut text = String::new();
                // Writing to a String fails only if a formatter does, and then there is as much as there is.
                let _ = report::report_text(report, &session.files, options, &mut text);
                bytes = text.into_bytes();
            }
            Format::Json => report::report_json(report, &mut bytes)
                .map_err(|error| Failure::Write { to: "the report".to_owned(), error })?,
        }
        match &output.file {
            Some(file) => console.create(file, &bytes)?,
            None => console.print(&bytes)?,
        }
    }
    Ok(())
}

fn exit(report: &Report, args: &ScanArgs) -> Exit {
    if report.summary.crashes > 0 {
        Exit::Failed
    } else if report.failures(args.strict) > 0 && !args.exit_zero {
        Exit::Findings
    } else if report.is_incomplete() && !args.allow_incomplete {
        Exit::Incomplete
    } else {
        Exit::Clean
    }
}

fn print_timings(session: &Session) {
    let mut stderr = std::io::stderr().lock();
    for (stage, time) in session.timings.stages() {
        // When standard error is gone there is nobody to tell.
        let _ = writeln!(stderr, "{stage:<12} {:>9.3} ms", time.as_secs_f64() * 1000.0);
    }
}
