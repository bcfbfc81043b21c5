//! Every fix of a built-in check mends what it is for, makes nothing else worse, and changes nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bartizan::engine::Registered;
use bartizan::fix::try_fixes;
use bartizan::scan::{Checks, Request, Session};

/// The text as `terraform fmt` writes it; nothing when there is no terraform here, or it does not understand the text.
fn formatted(text: &str) -> Option<String> {
    let mut command = Command::new("terraform");
    command.args(["fmt", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// Does something for each check that has fixes, on as many threads as there are processors.
fn each_check(work: impl Fn(&Registered, &Arc<Checks>) -> String + Sync) -> String {
    let only = std::env::var("BARTIZAN_TEST_CHECK").unwrap_or_default();
    let (checks, _) = Checks::under_test(&Session::default(), &Request::default()).unwrap();
    let registered = checks.registry().iter().map(|(_, check)| check);
    let wanted: Vec<&Registered> = registered.filter(|c| !c.fixes().is_empty() && c.id().starts_with(&only)).collect();
    assert!(!wanted.is_empty());
    let next = AtomicUsize::new(0);
    let one = || {
        let mut found = Vec::new();
        while let Some(check) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.push(work(check, &checks));
        }
        found
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(one)).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    found.sort();
    found.concat()
}

#[test]
fn every_fix_mends_its_examples_and_nothing_else() {
    let problems = each_check(|check, checks| {
        let mut problems = String::new();
        let mut applied = false;
        for example in check.examples() {
            let Some(tried) = try_fixes(check.id(), example, checks).unwrap() else { continue };
            applied |= tried.applied;
            let mut wrong = tried.problems;
            if tried.applied
                && example.format == "terraform"
                && formatted(&example.text).is_some_and(|text| text == example.text.as_str())
                && formatted(&tried.text).is_some_and(|text| text != tried.text)
            {
                wrong.push("terraform fmt would write it otherwise".to_owned());
            }
            if !wrong.is_empty() {
                problems.push_str(&format!("\n{} {:?}\n  {}\n{}", check.id(), example.name, wrong.join("\n  "), tried.text));
            }
        }
        if !applied {
            problems.push_str(&format!("\n{}: its fix applies to none of its examples", check.id()));
        }
        problems
    });
    assert!(problems.is_empty(), "{problems}");
}
