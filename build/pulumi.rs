//! Brings the tables of Pulumi's names, `src/providers/pulumi/*.tsv`, into the form that the binary carries: text without the
//! header, sorted by its bytes, so that a row is found by halving.
//!
//! The columns are described in `src/providers/README.md`.
#![allow(clippy::disallowed_methods, reason = "the build script reads the tables and writes into OUT_DIR")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Name and header of each table.
const TABLES: [(&str, &str); 5] = [
    ("types", "token\ttype"),
    ("properties", "type\tproperty\tattribute"),
    ("azure_native", "token\ttype"),
    ("azure_native_properties", "type\tproperty\tattribute\ttransform"),
    ("services", "service"),
];

/// Why the tables could not be brought into form.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    /// The first line is another than the columns of this table.
    #[error("{name}: the first line is not {header:?}")]
    Header { name: String, header: &'static str },
    /// A row has more or fewer cells than the header, or an empty one.
    #[error("{name}: the row {row:?} has not as many cells as the header")]
    Cells { name: String, row: String },
    /// A row stands there twice.
    #[error("{name}: the row {row:?} stands there twice")]
    Twice { name: String, row: String },
}

/// Writes `pulumi_TABLE.tsv` into `out`, and tells cargo which files they depend on.
///
/// # Errors
///
/// If a file cannot be read or written, or a row is malformed.
#[allow(clippy::print_stdout, reason = "that is how cargo is told")]
pub(crate) fn compile(package: &Path, out: &Path) -> Result<(), Error> {
    println!("cargo:rerun-if-changed=src/providers/pulumi");
    for (table, header) in TABLES {
        let name = format!("src/providers/pulumi/{table}.tsv");
        let path = package.join(&name);
        let text = fs::read_to_string(&path).map_err(|error| Error::File { path, error })?;
        let mut lines = text.lines();
        if lines.next() != Some(header) {
            return Err(Error::Header { name, header });
        }
        let cells = header.split('\t').count();
        // What is looked up by its letters alone is sorted by them.
        let fold = |row: &str| if table == "services" { row.to_ascii_lowercase() } else { row.to_owned() };
        let mut rows: Vec<&str> = lines.collect();
        rows.sort_by_key(|row| fold(row));
        if let Some(row) = rows.iter().find(|row| row.split('\t').filter(|cell| !cell.is_empty()).count() != cells) {
            return Err(Error::Cells { name, row: (*row).to_owned() });
        }
        if let Some(pair) = rows.windows(2).find(|pair| pair.first() == pair.last()) {
            return Err(Error::Twice { name, row: pair.concat() });
        }
        let mut sorted = rows.join("\n");
        sorted.push('\n');
        let path = out.join(format!("pulumi_{table}.tsv"));
        fs::write(&path, sorted).map_err(|error| Error::File { path, error })?;
    }
    Ok(())
}
