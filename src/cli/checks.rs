//! `bartizan checks`.

use std::fmt::Write as _;

use super::args::{ChecksArgs, Format};
use super::output::Console;
use super::{Exit, Failure};
use crate::report::{Check, Style, Terminal, checks_json, diagnostics_text};
use crate::scan::{Request, Session, catalogue};

/// Types that are named of those a check stands on.
const TYPES: usize = 2;

pub(super) fn run(args: &ChecksArgs, console: &Console) -> Result<Exit, Failure> {
    let session = Session::default();
    let selection = args.selection.selection(args.severity);
    let request = Request {
        home: std::env::home_dir(),
        checks_dirs: args.selection.checks.clone(),
        selection: selection.clone(),
        ..Request::default()
    };
    let catalogue = catalogue(&session, &request, false)?;
    let selector = selection.compile()?;
    let wanted = |check: &Check| selector.selects(check) && args.severity.is_none_or(|lowest| check.severity >= lowest);
    let checks: Vec<&Check> = catalogue.checks.iter().map(AsRef::as_ref).filter(|check| wanted(check)).collect();
    console.note_block(&diagnostics_text(catalogue.diagnostics, &session.files, console.terminal_of_notes()));
    match args.format {
        Format::Json => {
            let mut bytes = Vec::new();
            checks_json(checks.into_iter(), &mut bytes)
                .map_err(|error| Failure::Write { to: "the list".to_owned(), error })?;
            console.print(&bytes)?;
        }
        Format::Text => {
            console.print(table(&checks, console.terminal()).as_bytes())?;
            let word = if checks.len() == 1 { "check" } else { "checks" };
            console.note(&format!("{} {word}; `bartizan explain ID` says more", checks.len()));
        }
    }
    Ok(Exit::Clean)
}

fn table(checks: &[&Check], terminal: Terminal) -> String {
    let ids: Vec<String> = checks.iter().map(|check| terminal.line(&check.id)).collect();
    let width = ids.iter().map(|id| id.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (check, id) in checks.iter().zip(&ids) {
        let severity = format!("{:<8}", check.severity);
        let on = terminal.paint(Style::Faint, targets(check, terminal));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{id:<width$}  {severity}  {}  {on}", terminal.line(&check.title));
    }
    text
}

fn targets(check: &Check, terminal: Terminal) -> String {
    let named: Vec<String> = check.on.iter().take(TYPES).map(|target| terminal.line(target)).collect();
    let more = check.on.len().saturating_sub(TYPES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}
