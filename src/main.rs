//! The `bartizan` binary: everything is in the library.

use std::process::ExitCode;

/// Evaluation makes many small values on many threads, which the allocators of most systems are slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bartizan::cli::run(std::env::args_os())
}
