//! Measures parsing: every `.tf` file under the directories that are named, hcl-edit alone and with the lowering.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a measurement prints")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use bartizan_lang::FileId;
use bartizan_lang::syntax::parse_hcl;

fn collect(directory: &Path, files: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "tf" || e == "tfvars")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            files.push((path, text));
        }
    }
}

fn main() {
    let mut files = Vec::new();
    for directory in std::env::args_os().skip(1) {
        collect(Path::new(&directory), &mut files);
    }
    for (path, text) in &files {
        for diagnostic in parse_hcl(FileId(0), text).diagnostics {
            println!("{}: {} at {}", path.display(), diagnostic.message, diagnostic.span.start);
        }
    }
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    println!("{} files, {bytes} bytes", files.len());
    for _ in 0..5 {
        let start = Instant::now();
        for (_, text) in &files {
            std::hint::black_box(hcl_edit::parser::parse_body(text)).ok();
        }
        let bare = start.elapsed();
        let start = Instant::now();
        for (_, text) in &files {
            std::hint::black_box(parse_hcl(FileId(0), text));
        }
        let whole = start.elapsed();
        println!("hcl-edit {bare:?}, with lowering {whole:?}, ratio {:.2}", whole.as_secs_f64() / bare.as_secs_f64());
    }
}
