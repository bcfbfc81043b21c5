//! The stages of a scan over a tree, with hcl-edit's bare parse as the limit that nothing can be faster than.
//!
//! `cargo bench --bench stages` takes the tree of `testdata/`; `BARTIZAN_BENCH_TREE=DIR` takes another. After the figures it
//! prints the ratio of a whole scan to the bare parse on one thread.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads its input, fails loudly and prints"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use bartizan::engine::{self, Registry};
use bartizan::formats::terraform::Loader;
use bartizan::link::link;
use bartizan::scan::{Evaluate, Request, Session, evaluate, scan};
use bartizan::source::Files;
use bartizan_lang::{FileId, syntax};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn tree() -> PathBuf {
    std::env::var_os("BARTIZAN_BENCH_TREE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform/tarnwick-ferries"),
        PathBuf::from,
    )
}

/// The texts of all configuration files of the tree.
fn texts() -> &'static [String] {
    static TEXTS: OnceLock<Vec<String>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let mut found = Vec::new();
        let mut waiting = vec![tree()];
        while let Some(directory) = waiting.pop() {
            for entry in std::fs::read_dir(&directory).expect("a directory").flatten() {
                let path = entry.path();
                if path.is_dir() && !path.is_symlink() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|e| e == "tf") {
                    found.extend(std::fs::read_to_string(&path));
                }
            }
        }
        found
    })
}

fn request() -> Request {
    Request { paths: vec![tree()], ..Request::default() }
}

#[divan::bench]
fn bare_parse_by_hcl_edit(bencher: divan::Bencher<'_, '_>) {
    let texts = texts();
    bencher.bench(|| texts.iter().filter(|t| black_box(hcl_edit::parser::parse_body(t)).is_ok()).count());
}

#[divan::bench]
fn parse(bencher: divan::Bencher<'_, '_>) {
    let texts = texts();
    bencher.bench(|| texts.iter().map(|t| syntax::parse_hcl(FileId(0), t).body.blocks.len()).sum::<usize>());
}

#[divan::bench]
fn walk_read_parse_and_evaluate(bencher: divan::Bencher<'_, '_>) {
    let request = request().evaluate();
    bencher.bench(|| evaluate(&Files::default(), &Loader::default(), &request).deployments.len());
}

#[divan::bench]
fn evaluate_what_is_parsed(bencher: divan::Bencher<'_, '_>) {
    let (files, loader) = (Files::default(), Loader::default());
    let request: Evaluate = request().evaluate();
    let _ = evaluate(&files, &loader, &request);
    bencher.bench(|| evaluate(&files, &loader, &request).deployments.len());
}

#[divan::bench]
fn link_and_check(bencher: divan::Bencher<'_, '_>) {
    let (files, loader) = (Files::default(), Loader::default());
    let request = request().evaluate();
    let registry = Registry::built_in();
    bencher.with_inputs(|| evaluate(&files, &loader, &request).deployments).bench_values(|deployments| {
        deployments
            .into_iter()
            .map(|deployment| engine::run(&link(deployment), &registry, engine::Selection::All).findings.len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn whole_scan(bencher: divan::Bencher<'_, '_>) {
    let request = request();
    bencher.bench(|| scan(&Session::default(), &request).map(|r| r.findings.len()).unwrap_or_default());
}

/// The shortest of a few runs.
fn shortest(mut run: impl FnMut()) -> Duration {
    let once = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..7).map(|_| once(&mut run)).min().unwrap_or_default()
}

fn main() {
    divan::main();
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let bare = shortest(|| {
        for text in texts {
            black_box(hcl_edit::parser::parse_body(text).is_ok());
        }
    });
    let request = request();
    let whole = shortest(|| {
        let _ = black_box(scan(&Session::default(), &request));
    });
    println!(
        "{} files, {:.2} MB: bare parse {:.1} ms on one thread ({:.0} MB/s), whole scan {:.1} ms on all: ratio {:.2}",
        texts.len(),
        bytes as f64 / 1e6,
        bare.as_secs_f64() * 1e3,
        bytes as f64 / 1e6 / bare.as_secs_f64(),
        whole.as_secs_f64() * 1e3,
        whole.as_secs_f64() / bare.as_secs_f64(),
    );
}
