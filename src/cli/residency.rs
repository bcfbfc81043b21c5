//! `bartizan residency`.

use std::io;

use clap::ArgMatches;

use super::args::{ResidencyArgs, ResidencyFormat, request};
use super::output::Console;
use super::outputs::{Formats, Output};
use super::progress::Bar;
use super::report::{print_timings, today};
use super::{Exit, Failure};
use crate::report::{
    Residency, Terminal, residency_csv, residency_html, residency_json, residency_markdown, residency_text,
};
use crate::scan::{Request, Session, residency};

/// The formats of the report.
const FORMATS: Formats<ResidencyFormat> = Formats {
    usual: ResidencyFormat::Text,
    endings: &[
        (".json", ResidencyFormat::Json),
        (".md", ResidencyFormat::Markdown),
        (".html", ResidencyFormat::Html),
        (".htm", ResidencyFormat::Html),
        (".csv", ResidencyFormat::Csv),
    ],
};

pub(super) fn run(args: &ResidencyArgs, matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let outputs = FORMATS.outputs(&args.format, &args.output, matches)?;
    let request = Request { date: args.date.or_else(today), jobs: args.jobs, ..request(&args.paths, &args.values) };
    let mut session = Session::default();
    session.progress = Bar::when_wanted(console.quiet);
    let register = outputs.iter().any(|output| output.format == ResidencyFormat::Csv);
    let report = residency(&session, &request, register)?;
    let exit = if report.has_findings(args.strict) && !args.exit_zero {
        Exit::Findings
    } else if report.has_errors() && !args.allow_incomplete {
        Exit::Incomplete
    } else {
        Exit::Clean
    };
    let written = session.timed("write", || outputs.iter().try_for_each(|output| write(&report, output, console)));
    if args.timings {
        print_timings(&session);
    }
    let nothing = report.is_empty();
    // The process ends here: the operating system takes memory back faster than freeing it piece by piece does.
    std::mem::forget(report);
    std::mem::forget(session);
    match written {
        // Whoever reads the output has seen enough; the exit code still says what was found.
        Err(Failure::Write { error, .. }) if error.kind() == io::ErrorKind::BrokenPipe => Ok(exit),
        Err(failure) => Err(failure),
        Ok(()) if nothing => {
            let said = "there is nothing to look at here: no Terraform, OpenTofu, CloudFormation or Pulumi YAML files were found";
            Err(Failure::Usage(said.to_owned()))
        }
        Ok(()) => Ok(exit),
    }
}

fn write(report: &Residency, output: &Output<ResidencyFormat>, console: &Console) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let written = match output.format {
        ResidencyFormat::Text => {
            let terminal = if output.file.is_some() { Terminal::default() } else { console.terminal() };
            let mut text = String::new();
            // Writing to a String fails only if a formatter does, and then there is as much as there is.
            let _ = residency_text(report, terminal, console.quiet, &mut text);
            bytes = text.into_bytes();
            Ok(())
        }
        ResidencyFormat::Json => residency_json(report, &mut bytes),
        ResidencyFormat::Markdown => {
            bytes = residency_markdown(report).into_bytes();
            Ok(())
        }
        ResidencyFormat::Html => {
            bytes = residency_html(report).into_bytes();
            Ok(())
        }
        ResidencyFormat::Csv => residency_csv(report, &mut bytes),
    };
    written.map_err(|error| Failure::Write { to: "the report".to_owned(), error })?;
    match &output.file {
        Some(file) => console.create(file, &bytes),
        None => console.print(&bytes),
    }
}
