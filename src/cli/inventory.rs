//! `bartizan inventory`.

use std::path::Path;

use super::args::{InventoryArgs, ListFormat, request};
use super::output::Console;
use super::progress::Bar;
use super::{Exit, Failure};
use crate::report::{Terminal, inventory_csv, inventory_json};
use crate::scan::{Request, Session, inventory};

pub(super) fn run(args: &InventoryArgs, console: &Console) -> Result<Exit, Failure> {
    let request = Request { jobs: args.jobs, ..request(&args.paths, &args.values) };
    let mut session = Session::default();
    session.progress = Bar::when_wanted(console.quiet);
    let inventory = inventory(&session, &request)?;
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let mut bytes = Vec::new();
    let written = match args.format {
        ListFormat::Text => {
            let terminal = if file.is_some() { Terminal::default() } else { console.terminal() };
            bytes = inventory.text(terminal).into_bytes();
            Ok(())
        }
        ListFormat::Json => inventory_json(&inventory, &mut bytes),
        ListFormat::Csv => inventory_csv(&inventory, &mut bytes),
    };
    written.map_err(|error| Failure::Write { to: "the list".to_owned(), error })?;
    match file {
        Some(file) => console.create(file, &bytes)?,
        None => console.print(&bytes)?,
    }
    if inventory.is_empty() {
        let nothing = "there is nothing to list here: no Terraform, OpenTofu or CloudFormation files were found";
        return Err(Failure::Usage(nothing.to_owned()));
    }
    let exit = if inventory.has_errors() { Exit::Incomplete } else { Exit::Clean };
    // The process ends here: the operating system takes memory back faster than freeing it piece by piece does.
    std::mem::forget(inventory);
    std::mem::forget(session);
    Ok(exit)
}
