//! `bartizan fix`: the diff that mends what a scan finds, or the files with it.

use std::fmt::Write as _;

use super::args::{FixArgs, Format, request};
use super::output::Console;
use super::{Exit, Failure};
use crate::fix::{Changed, Fix, Outcome, Unmended, Why, apply_all, fixes, write};
use crate::report::{ChangedFile, Finding, ListedEdit, ListedFix, MendedCounts, Style, Untrusted, fixes_json};
use crate::scan::{Request, Session};

/// How many of the reasons for unsafe fixes are told.
const TOLD: usize = 10;

pub(super) fn run(args: &FixArgs, console: &Console) -> Result<Exit, Failure> {
    let today = || Some(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
    let request = Request {
        checks_dirs: args.selection.checks.clone(),
        selection: args.selection.selection(args.severity),
        date: args.date.or_else(today),
        jobs: args.jobs,
        ..request(&args.paths, &args.values)
    };
    let mut session = Session::default();
    let wanted = |_: &Finding, fix: &Fix| args.unsafe_too || fix.is_safe();
    let outcome = apply_all(&mut session, &request, &wanted)?;
    let counts = counts(&outcome);
    if args.write {
        for changed in &outcome.changed {
            write(changed, &session.files).map_err(|error| Failure::Usage(error.to_string()))?;
        }
    }
    match args.format {
        Format::Json => {
            let listed = listed(&mut session, &request, &wanted)?;
            let mut bytes = Vec::new();
            fixes_json(&listed, counts, &session.files, &mut bytes)
                .map_err(|error| Failure::Write { to: "the list".to_owned(), error })?;
            console.print(&bytes)?;
        }
        Format::Text if args.write => console.print(told(&outcome, console).as_bytes())?,
        Format::Text => {
            let terminal = console.terminal();
            let file = |changed: &Changed| {
                let changed = ChangedFile {
                    file: changed.file,
                    path: Untrusted::without_values(changed.path.as_str()),
                    before: &changed.before,
                    after: &changed.after,
                };
                outcome.before.diff(&changed, terminal)
            };
            let diff: String = outcome.changed.iter().map(file).collect();
            console.print(diff.as_bytes())?;
        }
    }
    if !console.quiet {
        console.note_block(&summary(&outcome, counts, args, console));
    }
    let left = counts.unsafe_left + counts.without + counts.failed;
    Ok(match (args.write, outcome.changed.is_empty()) {
        (false, true) => Exit::Clean,
        (false, false) => Exit::Findings,
        (true, _) if left == 0 => Exit::Clean,
        (true, _) => Exit::Findings,
    })
}

fn counts(outcome: &Outcome) -> MendedCounts {
    let count = |is: &dyn Fn(&Why) -> bool| outcome.left.iter().filter(|left| is(&left.why)).count();
    MendedCounts {
        fixed: outcome.fixed,
        unsafe_left: count(&|why| matches!(why, Why::NotWanted(_))),
        without: count(&|why| *why == Why::NoFix),
        failed: count(&|why| *why == Why::TakenBack),
    }
}

/// The fixes of the first round, each as if it were alone.
fn listed(
    session: &mut Session,
    request: &Request,
    wanted: &dyn Fn(&Finding, &Fix) -> bool,
) -> Result<Vec<ListedFix>, Failure> {
    let report = crate::scan::scan(session, request)?;
    let path = |file| session.files.place(file).map(|place| place.display_path()).unwrap_or_default();
    let mut listed = Vec::new();
    for fix in fixes(session, &report) {
        let Some(finding) = report.findings.iter().find(|finding| finding.fingerprint == fix.fingerprint) else {
            continue;
        };
        listed.push(ListedFix {
            check: fix.check.clone(),
            resource: finding.resource.clone(),
            title: report.clean_edit(&fix.title),
            unsafe_because: fix.unsafe_because.as_deref().map(Untrusted::without_values),
            fingerprint: fix.fingerprint,
            wanted: wanted(finding, &fix),
            edits: fix
                .edits
                .iter()
                .map(|edit| ListedEdit {
                    path: Untrusted::without_values(path(edit.file)),
                    span: bartizan_lang::Span::new(edit.file, edit.start as usize, edit.end as usize),
                    text: report.clean_edit(&edit.text),
                })
                .collect(),
        });
    }
    Ok(listed)
}

/// What was written, one line a fix.
fn told(outcome: &Outcome, console: &Console) -> String {
    let terminal = console.terminal();
    let mut text = String::new();
    for mended in &outcome.mended {
        let title = terminal.line(&outcome.before.clean_edit(&mended.title));
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{} {}: {title} ({})",
            terminal.paint(Style::Good, "fixed"),
            terminal.line(&mended.resource),
            terminal.line(&mended.check)
        );
    }
    text
}

fn summary(outcome: &Outcome, counts: MendedCounts, args: &FixArgs, console: &Console) -> String {
    let terminal = console.terminal_of_notes();
    let mut text = String::new();
    let of_why = |left: &&Unmended| matches!(&left.why, Why::NotWanted(Some(_)));
    for left in outcome.left.iter().filter(of_why).take(TOLD) {
        let Why::NotWanted(Some(reason)) = &left.why else { continue };
        let reason = terminal.line(&outcome.before.clean_edit(reason));
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{} {} ({}): {reason}",
            terminal.paint(Style::Faint, "unsafe"),
            terminal.line(&left.resource),
            terminal.line(&left.check)
        );
    }
    let more = counts.unsafe_left.saturating_sub(TOLD);
    if more > 0 {
        let _ = writeln!(text, "       and {more} more");
    }
    for left in outcome.left.iter().filter(|left| left.why == Why::TakenBack) {
        let _ = writeln!(
            text,
            "{} {} ({}): the fix did not mend it and was taken back",
            terminal.paint(Style::Bad, "not fixed"),
            terminal.line(&left.resource),
            terminal.line(&left.check)
        );
    }
    let verb = if args.write { "fixed" } else { "can be fixed" };
    let mut parts = vec![format!("{} {verb}", counts.fixed)];
    if counts.unsafe_left > 0 {
        parts.push(format!("{} left with an unsafe fix (--unsafe)", counts.unsafe_left));
    }
    parts.push(format!("{} without a fix", counts.without + counts.failed));
    let _ = writeln!(text, "{}", parts.join(", "));
    if !args.write && !outcome.changed.is_empty() {
        let _ = writeln!(text, "nothing was written; --write applies this");
    }
    text
}
