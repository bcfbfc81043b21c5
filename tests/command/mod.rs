//! Runs the real binary in a scrubbed environment.
#![allow(dead_code, reason = "each file of tests uses its part")]

use std::path::Path;
use std::process::{Command, Output};

/// What one run of the program gave.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// The program with these arguments, and nothing of the environment that the tests run in.
pub fn bartizan<'a>(directory: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Run {
    with_environment(directory, arguments, &[])
}

/// The program with these arguments and these variables, and nothing else of the environment.
pub fn with_environment<'a>(
    directory: &Path,
    arguments: impl IntoIterator<Item = &'a str>,
    environment: &[(&str, &str)],
) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.current_dir(directory).env_clear().envs(environment.iter().copied()).args(arguments);
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr) }
}

impl Run {
    /// The report; with the exit code and what was said on standard error if it is none.
    pub fn json(&self) -> serde_json::Value {
        let parsed = serde_json::from_str(&self.stdout);
        parsed.unwrap_or_else(|error| panic!("{error}; exit {}\n{}{}", self.code, self.stdout, self.stderr))
    }

    /// All that was printed.
    pub fn printed(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

/// A list in a report; empty when it is not there.
pub fn list<'v>(value: &'v serde_json::Value, name: &str) -> &'v [serde_json::Value] {
    value.get(name).and_then(serde_json::Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text in a report; empty when it is not there.
pub fn text<'v>(value: &'v serde_json::Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// Where a finding or diagnostic is: `main.tf:3`.
pub fn place(value: &serde_json::Value, name: &str) -> String {
    let Some(place) = value.get(name).filter(|place| !place.is_null()) else { return "nowhere".to_owned() };
    format!("{}:{}", text(place, "/path"), place.pointer("/start/line").unwrap())
}
