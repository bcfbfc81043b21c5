//! What fuzzing found stays found: the inputs of `testdata/fuzz/TARGET/` go through the functions that are fuzzed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::format_push_string,
    dead_code,
    unreachable_pub,
    reason = "tests"
)]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::path::Path;

/// As much stack as the program's own threads have.
const STACK: usize = 16 << 20;

fn assert_holds(target: &'static str, what: &str, data: Vec<u8>) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || targets::run(target, &data));
    assert!(thread.unwrap().join().is_ok(), "{target}: {what}");
}

#[test]
fn what_was_found() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/fuzz");
    let mut tried = 0;
    for (target, _) in targets::TARGETS {
        let Ok(entries) = std::fs::read_dir(inputs.join(target)) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            assert_holds(target, &path.display().to_string(), std::fs::read(&path).unwrap());
            tried += 1;
        }
    }
    assert!(tried >= 10, "{tried} inputs");
    for entry in std::fs::read_dir(&inputs).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(targets::TARGETS.iter().any(|(target, _)| *target == name), "{name} is no target");
    }
}

/// Every target has its binary, and takes what any target may be given.
#[test]
fn every_target_runs() {
    let crate_directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(crate_directory.join("Cargo.toml")).unwrap();
    let binaries = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/"));
    let binaries: Vec<&str> = binaries.filter_map(|line| line.strip_suffix(".rs\"")).collect();
    let known: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(binaries, known);
    for target in known {
        for data in [&b""[..], b"\0", b"a", b"\xff\xfe", b"{\"a\": [1, null]}", b"a = \"${b}\"\n", b"\x01(a*)\0aaa"] {
            assert_holds(target, &String::from_utf8_lossy(data), data.to_vec());
        }
    }
}
