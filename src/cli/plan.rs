//! `bartizan plan`.

use clap::ArgMatches;

use super::args::PlanArgs;
use super::output::Console;
use super::progress::Bar;
use super::report::{self, Written};
use super::{Exit, Failure};
use crate::scan::{PlanRequest, Request, Session, review};

pub(super) fn run(args: &PlanArgs, matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let outputs = report::FORMATS.outputs(&args.report.format, &args.report.output, matches)?;
    let of = Request {
        root: args.root.clone(),
        config: args.config.clone(),
        home: std::env::home_dir(),
        ..Request::default()
    };
    let wanted = PlanRequest {
        file: args.file.clone(),
        source: args.source.clone(),
        request: report::request(&args.report, of),
    };
    let mut session = Session::default();
    session.progress = Bar::when_wanted(console.quiet);
    let report = review(&session, &wanted)?;
    let nothing = "there is nothing in this plan";
    Written { report, session, request: &wanted.request, args: &args.report, all: args.all, nothing }
        .write(&outputs, console)
}
