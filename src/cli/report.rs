//! Writing reports in the formats that were asked for, and what the exit code says of them.

use std::io::{self, Write as _};

use super::args::{ReportArgs, ReportFormat};
use super::output::Console;
use super::outputs::{Formats, Output};
use super::{Exit, Failure};
use crate::report::{self, Audience, Report, SarifOptions, Terminal, TextOptions, Untrusted};
use crate::scan::{Request, Session};
use crate::source::RelPath;

/// The part of a request that the arguments about reports say.
pub(super) fn request(args: &ReportArgs, of: Request) -> Request {
    Request {
        checks_dirs: args.selection.checks.clone(),
        selection: args.selection.selection(args.severity),
        no_suppressions: args.no_suppressions,
        date: args.date.or_else(today),
        jobs: args.jobs,
        ..of
    }
}

/// The day of Greenwich: the same on every machine, and no time zones are read.
pub(super) fn today() -> Option<jiff::civil::Date> {
    Some(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// A report with what it takes to write it.
pub(super) struct Written<'a> {
    pub(super) report: Report,
    pub(super) session: Session,
    pub(super) request: &'a Request,
    pub(super) args: &'a ReportArgs,
    /// Of the findings of a plan, whether those count that it leaves as they are.
    pub(super) all: bool,
    /// What to say when nothing was looked at.
    pub(super) nothing: &'static str,
}

impl Written<'_> {
    /// Writes the report to wherever it was asked for.
    pub(super) fn write(self, outputs: &[Output<ReportFormat>], console: &Console) -> Result<Exit, Failure> {
        let Self { report, session, request, args, all, nothing: said } = self;
        let audience = Audience { strict: args.strict, all };
        let nothing = report.summary.roots == 0 && !report.is_incomplete() && !args.allow_incomplete;
        let exit = if nothing { Exit::Failed } else { exit(&report, args, audience) };
        let written = session.timed("write", || {
            let writer = Writer {
                report: &report,
                session: &session,
                args,
                console,
                audience,
                sarif: sarif(&session, request, exit, audience),
            };
            session.in_parallel(|| outputs.iter().try_for_each(|output| writer.write(output)))
        });
        if args.timings {
            print_timings(&session);
        }
        if nothing {
            written?;
            return Err(Failure::Usage(said.to_owned()));
        }
        // The process ends here: the operating system takes memory back faster than freeing it piece by piece does.
        std::mem::forget(report);
        std::mem::forget(session);
        match written {
            // Whoever reads the output has seen enough; the exit code still says what was found.
            Err(Failure::Write { error, .. }) if error.kind() == io::ErrorKind::BrokenPipe => Ok(exit),
            written => written.map(|()| exit),
        }
    }
}

/// The formats of reports.
pub(super) const FORMATS: Formats<ReportFormat> = Formats {
    usual: ReportFormat::Text,
    endings: &[
        (".sarif", ReportFormat::Sarif),
        (".sarif.json", ReportFormat::Sarif),
        (".json", ReportFormat::Json),
        (".xml", ReportFormat::Junit),
        (".md", ReportFormat::Markdown),
    ],
};

/// What SARIF says of the run.
fn sarif(session: &Session, request: &Request, exit: Exit, audience: Audience) -> SarifOptions {
    let opened = request.paths.iter().filter_map(|path| session.open(request, path).ok());
    let target = |path: &RelPath| Untrusted::without_values(if path.is_root() { "." } else { path.as_str() });
    SarifOptions {
        audience,
        targets: opened.map(|start| target(&start.path)).collect(),
        exit_code: exit.code(),
        successful: exit != Exit::Failed,
    }
}

/// What is written, and what it takes to write it.
struct Writer<'a> {
    report: &'a Report,
    session: &'a Session,
    args: &'a ReportArgs,
    console: &'a Console,
    audience: Audience,
    sarif: SarifOptions,
}

impl Writer<'_> {
    fn write(&self, output: &Output<ReportFormat>) -> Result<(), Failure> {
        let bytes = self.bytes(output).map_err(|error| Failure::Write { to: "the report".to_owned(), error })?;
        match &output.file {
            Some(file) => self.console.create(file, &bytes),
            None => self.console.print(&bytes),
        }
    }

    fn bytes(&self, output: &Output<ReportFormat>) -> io::Result<Vec<u8>> {
        let Self { report, session, args, console, audience, .. } = self;
        let mut bytes = Vec::new();
        let mut text = String::new();
        // Writing to a String fails only if a formatter does, and then there is as much as there is.
        match output.format {
            ReportFormat::Text => {
                let options = TextOptions {
                    terminal: if output.file.is_some() { Terminal::default() } else { console.terminal() },
                    show_unknown: args.show_unknown,
                    strict: args.strict,
                    quiet: console.quiet,
                    all: audience.all,
                };
                let _ = report::report_text(report, &session.files, options, &mut text);
            }
            ReportFormat::Json => report::report_json(report, &mut bytes)?,
            ReportFormat::Sarif => report::report_sarif(report, &session.files, &self.sarif, &mut bytes)?,
            ReportFormat::Github => {
                let _ = report::report_github(report, &session.files, *audience, &mut text);
            }
            ReportFormat::Junit => report::report_junit(report, &session.files, *audience, &mut bytes)?,
            ReportFormat::Markdown => {
                let _ = report::report_markdown(report, &session.files, *audience, &mut text);
            }
        }
        bytes.extend(text.into_bytes());
        Ok(bytes)
    }
}

fn exit(report: &Report, args: &ReportArgs, audience: Audience) -> Exit {
    if report.summary.crashes > 0 {
        Exit::Failed
    } else if report.failures(audience) > 0 && !args.exit_zero {
        Exit::Findings
    } else if report.is_incomplete() && !args.allow_incomplete {
        Exit::Incomplete
    } else {
        Exit::Clean
    }
}

pub(super) fn print_timings(session: &Session) {
    let mut stderr = io::stderr().lock();
    for (stage, time) in session.timings.stages() {
        // When standard error is gone there is nobody to tell.
        let _ = writeln!(stderr, "{stage:<12} {:>9.3} ms", time.as_secs_f64() * 1000.0);
    }
}
