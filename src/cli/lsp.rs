//! `bartizan lsp`: the language server.

use bartizan_lsp::{Ended, Name, serve_standard_streams};

use super::args::LspArgs;
use super::{Exit, Failure};
use crate::editor::Editor;
use crate::scan::Request;

pub(super) fn run(_: &LspArgs) -> Result<Exit, Failure> {
    // The day of Greenwich when the server is started: the same on every machine.
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let base = Request {
        home: std::env::home_dir(),
        data_directory: std::env::var("TF_DATA_DIR").ok(),
        date: Some(today),
        ..Request::default()
    };
    let name = Name { name: "bartizan", version: env!("CARGO_PKG_VERSION") };
    let ended = serve_standard_streams(name, Box::new(move || Box::new(Editor::new(base.clone()))));
    match ended {
        Ok(Ended::Orderly) => Ok(Exit::Clean),
        // The protocol asks for 1 when an editor leaves without saying so.
        Ok(Ended::Abruptly) => Ok(Exit::Findings),
        Err(error) => Err(Failure::Usage(format!("cannot start the language server: {error}"))),
    }
}
