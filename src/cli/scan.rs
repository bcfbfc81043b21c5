//! `bartizan scan`, and `bartizan PATH`.

use clap::ArgMatches;

use super::args::{ScanArgs, request};
use super::output::Console;
use super::progress::Bar;
use super::report::{self, Written};
use super::{Exit, Failure};
use crate::scan::{Session, scan};

pub(super) fn run(args: &ScanArgs, matches: &ArgMatches, console: &Console) -> Result<Exit, Failure> {
    let outputs = report::FORMATS.outputs(&args.report.format, &args.report.output, matches)?;
    let request = report::request(&args.report, request(&args.paths, &args.values));
    let mut session = Session::default();
    session.progress = Bar::when_wanted(console.quiet);
    let report = scan(&session, &request)?;
    let nothing =
        "there is nothing to scan here: no Terraform, OpenTofu, CloudFormation or Pulumi YAML files were found";
    Written { report, session, request: &request, args: &args.report, all: false, nothing }.write(&outputs, console)
}
