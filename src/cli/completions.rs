//! `bartizan completions`.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::args::{Cli, CompletionsArgs};
use super::{Exit, Failure};

pub(super) fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "bartizan", &mut script);
    let written = io::stdout().lock().write_all(&script);
    written.map_err(|error| Failure::Write { to: "standard output".to_owned(), error })?;
    Ok(Exit::Clean)
}
