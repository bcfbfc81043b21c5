//! Standard output, standard error, and files.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use super::Failure;
use super::args::ColorChoice;
use crate::report::{Style, Terminal};
use crate::source::Escaped;

/// The width of text that goes to no terminal.
const WIDTH: usize = 100;

/// The widest text: longer lines are hard to read.
const WIDEST: usize = 140;

/// What is printed to. Nothing is asked of the terminal before there is something to print.
pub(super) struct Console {
    color: ColorChoice,
    pub(super) quiet: bool,
}

impl Console {
    pub(super) fn new(color: ColorChoice, quiet: bool) -> Self {
        Self { color, quiet }
    }

    /// What standard output can show.
    pub(super) fn terminal(&self) -> Terminal {
        let stdout = io::stdout();
        let width = if stdout.is_terminal() {
            terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).min(WIDEST))
        } else {
            WIDTH
        };
        Terminal { color: self.wants_color(stdout.is_terminal()), width }
    }

    fn wants_color(&self, is_terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                is_terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }

    /// Prints to standard output.
    pub(super) fn print(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
        written.map_err(|error| Failure::Write { to: "standard output".to_owned(), error })
    }

    /// Creates a file.
    pub(super) fn create(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let to = || format!("`{}`", Escaped(&path.to_string_lossy()));
        std::fs::write(path, bytes).map_err(|error| Failure::Write { to: to(), error })
    }

    /// Says on standard error why the job could not be done. The message has its untrusted parts escaped already.
    pub(super) fn error(&self, message: &str) {
        // When standard error is gone there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "{}: {message}", self.terminal_of_notes().paint(Style::Bad, "error"));
    }

    /// Says something beside the output, on standard error.
    pub(super) fn note(&self, message: &str) {
        if !self.quiet {
            // When standard error is gone there is nobody to tell.
            let _ = writeln!(io::stderr().lock(), "{message}");
        }
    }

    /// Says what is rendered already, on standard error.
    pub(super) fn note_block(&self, rendered: &str) {
        if !self.quiet {
            // When standard error is gone there is nobody to tell.
            let _ = io::stderr().lock().write_all(rendered.as_bytes());
        }
    }

    /// What standard error can show.
    pub(super) fn terminal_of_notes(&self) -> Terminal {
        Terminal { color: self.wants_color(io::stderr().is_terminal()), width: WIDTH }
    }
}
