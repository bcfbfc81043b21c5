//! Compiles the data that the binary carries: the provider schemas and tables, and the built-in checks.
#![allow(clippy::disallowed_methods, reason = "a build script reads its sources and writes to OUT_DIR")]

use std::env;
use std::error::Error;
use std::path::PathBuf;

#[path = "build/checks.rs"]
mod checks;
#[path = "build/schema.rs"]
mod schema;
#[path = "build/tables.rs"]
mod tables;

fn main() -> Result<(), Box<dyn Error>> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).ok_or("CARGO_MANIFEST_DIR is not set")?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    schema::compile(&package, &out.join("schema.bin"))?;
    tables::compile(&package, &out)?;
    tables::compile_vocabularies(&package, &out)?;
    tables::compile_movements(&package, &out)?;
    checks::compile(&package, &out)?;
    Ok(())
}
