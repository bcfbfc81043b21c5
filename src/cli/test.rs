//! `bartizan test`.

use std::fmt::Write as _;

use super::args::TestArgs;
use super::output::Console;
use super::{Exit, Failure};
use crate::fix::try_all;
use crate::report::{Style, Terminal, diagnostics_text};
use crate::scan::{ExampleResult, Request, Session, test};

pub(super) fn run(args: &TestArgs, console: &Console) -> Result<Exit, Failure> {
    let session = Session::default();
    let request = Request {
        paths: args.paths.clone(),
        checks_dirs: args.selection.checks.clone(),
        selection: args.selection.selection(None),
        ..Request::default()
    };
    let mut report = test(&session, &request)?;
    report.results.extend(try_all(&session, &request)?);
    if report.results.is_empty() && report.diagnostics.is_empty() {
        return Err(Failure::Usage("there are no examples to run here".to_owned()));
    }
    let terminal = console.terminal();
    let broken = !report.diagnostics.is_empty();
    let mut text = diagnostics_text(report.diagnostics, &session.files, terminal);
    let wrong: Vec<&ExampleResult> = report.results.iter().filter(|result| !result.is_right()).collect();
    for result in &wrong {
        text.push_str(&describe(result, terminal));
    }
    if !console.quiet {
        let style = if wrong.is_empty() && !broken { Style::Good } else { Style::Bad };
        let right = report.results.len() - wrong.len();
        let word = if report.checks == 1 { "check" } else { "checks" };
        let counts = format!("{} {word}, {right} of {} trials are right", report.checks, report.results.len());
        let _ = writeln!(text, "{}", terminal.paint(style, counts));
    }
    console.print(text.as_bytes())?;
    Ok(if wrong.is_empty() && !broken { Exit::Clean } else { Exit::Findings })
}

fn describe(result: &ExampleResult, terminal: Terminal) -> String {
    let mut text = String::new();
    let place = match &result.place {
        Some(place) => format!(" ({}:{})", terminal.line(&place.path), place.start.line),
        None => String::new(),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{} {}: {}{place}",
        terminal.paint(Style::Bad, "wrong"),
        terminal.paint(Style::Strong, terminal.line(&result.check)),
        terminal.line(&result.example),
    );
    for problem in &result.problems {
        let _ = writeln!(text, "      {}", terminal.line(problem));
    }
    text
}
