//! `bartizan inspect`.

use super::args::{Format, InspectArgs, request};
use super::output::Console;
use super::{Exit, Failure};
use crate::report::inspection_json;
use crate::scan::{Session, inspect};

pub(super) fn run(args: &InspectArgs, console: &Console) -> Result<Exit, Failure> {
    let mut request = request(&args.paths, &args.values);
    request.working_directory = std::env::current_dir().ok().and_then(|path| path.to_str().map(str::to_owned));
    if request.paths.len() > 1 {
        return Err(Failure::Usage("inspect looks at one root; name one path".to_owned()));
    }
    let session = Session::default();
    let inspection = inspect(&session, &request, args.show_sensitive)?;
    match args.format {
        Format::Text => console.print(inspection.text(console.terminal()).as_bytes())?,
        Format::Json => {
            let mut bytes = Vec::new();
            inspection_json(&inspection, &mut bytes)
                .map_err(|error| Failure::Write { to: "the output".to_owned(), error })?;
            console.print(&bytes)?;
        }
    }
    Ok(if inspection.has_errors() { Exit::Incomplete } else { Exit::Clean })
}
