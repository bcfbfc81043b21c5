//! Every fix of a built-in check mends what it is for, makes nothing else worse, and changes nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bartizan::engine::Registered;
use bartizan::fix::{Fix, Why, apply_all, try_fixes};
use bartizan::report::{Finding, Report};
use bartizan::scan::{Checks, Request, Selection, Session};
use bartizan_lang::Level;

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
                problems.push_str(&format!(
                    "\n{} {:?}\n  {}\n{}",
                    check.id(),
                    example.name,
                    wrong.join("\n  "),
                    tried.text
                ));
            }
        }
        if !applied {
            problems.push_str(&format!("\n{}: its fix applies to none of its examples", check.id()));
        }
        problems
    });
    assert!(problems.is_empty(), "{problems}");
}

const INPUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixes/inputs");
const CHECKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixes/checks");

fn bartizan(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.args(arguments).current_dir(directory).env_clear().stdin(Stdio::null()).output().unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

/// A copy of an input, outside of any repository.
fn input(name: &str) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    copy(&Path::new(INPUTS).join(name), directory.path());
    directory
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The trees of `tests/fixes/inputs`, as diffs of safe and of all fixes, and what is said beside them. What the diff shows
/// is what is written, and with it there is nothing more to write.
#[test]
fn diffs_are_as_expected() {
    for name in ["json", "layout", "left-alone", "lines", "template", "values"] {
        let tree = input(name);
        let mut shown = String::new();
        for (title, more) in [("safe", None), ("all", Some("--unsafe"))] {
            let mut arguments = vec!["fix", "--checks", CHECKS, "--select", "own-*"];
            arguments.extend(more);
            let output = bartizan(tree.path(), &arguments);
            let (out, err) = (text(&output.stdout), text(&output.stderr));
            shown.push_str(&format!("==== {title}: exit {}\n{out}---- beside\n{err}", output.status.code().unwrap()));
        }
        insta::assert_snapshot!(name, shown.replace('\r', "␍").replace('\u{feff}', "<mark>"));
        let write = ["fix", "--checks", CHECKS, "--select", "own-*", "--unsafe", "--write"];
        bartizan(tree.path(), &write);
        let again = bartizan(tree.path(), &write[..write.len() - 1]);
        assert_eq!(text(&again.stdout), "", "{name}");
        assert_eq!(again.status.code(), Some(0), "{name}");
    }
}

#[test]
fn files_are_written_whole_with_their_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let tree = input("lines");
    let path = tree.path().join("mark.tf");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("crlf.tf", tree.path().join("link.tf.bak")).unwrap();
    let output = bartizan(tree.path(), &["fix", "--checks", CHECKS, "--select", "own-db", "--write"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, "\u{feff}resource \"aws_db_instance\" \"m\" {\n  storage_encrypted = true\n}");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let crlf = std::fs::read_to_string(tree.path().join("crlf.tf")).unwrap();
    assert_eq!(crlf.matches('\n').count(), crlf.matches("\r\n").count());
    let names: Vec<_> = std::fs::read_dir(tree.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains("bartizan-fix")), "{names:?}");
}

#[test]
fn what_lies_outside_is_left_alone() {
    let outside = tempfile::tempdir().unwrap();
    let secret = "resource \"aws_db_instance\" \"o\" {\n}\n";
    std::fs::write(outside.path().join("main.tf"), secret).unwrap();
    let tree = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path().join("main.tf"), tree.path().join("out.tf")).unwrap();
    std::fs::write(tree.path().join("real.tf.txt"), secret.replace("\"o\"", "\"i\"")).unwrap();
    std::os::unix::fs::symlink("real.tf.txt", tree.path().join("inside.tf")).unwrap();
    let output = bartizan(tree.path(), &["fix", "--checks", CHECKS, "--select", "own-db", "--write"]);
    assert_eq!(text(&output.stdout), "");
    assert_eq!(std::fs::read_to_string(outside.path().join("main.tf")).unwrap(), secret);
    assert!(tree.path().join("inside.tf").is_symlink());
}

#[test]
fn edits_are_listed_for_programs() {
    let tree = input("values");
    let output = bartizan(tree.path(), &["fix", "--checks", CHECKS, "--select", "own-db", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let fixes = listed["fixes"].as_array().unwrap();
    assert!(fixes.len() >= 5);
    for fix in fixes {
        assert_eq!(fix["safe"].as_bool().unwrap(), fix["unsafe_because"].is_null());
        assert_eq!(fix["safe"], fix["applied"]);
        for edit in fix["edits"].as_array().unwrap() {
            let file = std::fs::read_to_string(tree.path().join(edit["path"].as_str().unwrap())).unwrap();
            let (start, end) =
                (edit["start_byte"].as_u64().unwrap() as usize, edit["end_byte"].as_u64().unwrap() as usize);
            assert!(file.get(start..end).is_some());
        }
    }
    assert!(listed["summary"]["unsafe"].as_u64().unwrap() > 0);
}

#[test]
fn secrets_are_not_shown() {
    let tree = tempfile::tempdir().unwrap();
    let password = "hunter2-hunter2-hunter2";
    let main = format!("resource \"aws_db_instance\" \"d\" {{\n  password = \"{password}\"\n}}\n");
    std::fs::write(tree.path().join("main.tf"), &main).unwrap();
    for format in ["text", "json"] {
        let output = bartizan(tree.path(), &["fix", "--checks", CHECKS, "--select", "own-db", "--format", format]);
        assert!(!text(&output.stdout).contains(password), "{}", text(&output.stdout));
    }
    bartizan(tree.path(), &["fix", "--checks", CHECKS, "--select", "own-db", "--write"]);
    let written = std::fs::read_to_string(tree.path().join("main.tf")).unwrap();
    let expected = format!(
        "resource \"aws_db_instance\" \"d\" {{\n  password          = \"{password}\"\n  storage_encrypted = true\n}}\n"
    );
    assert_eq!(written, expected);
}

/// All fixes of whole trees: what is mended is gone, everything parses, and no other check has more to say.
#[test]
fn whole_trees_are_mended() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let (checks, _) = Checks::under_test(&Session::default(), &Request::default()).unwrap();
    let mut trees: Vec<PathBuf> = Vec::new();
    for stack in std::fs::read_dir(data.join("same-stack")).unwrap() {
        let stack = stack.unwrap().path();
        trees.extend(
            ["terraform", "cloudformation"].map(|format| stack.join(format)).into_iter().filter(|p| p.is_dir()),
        );
    }
    trees.push(data.join("terraform"));
    trees.push(data.join("cloudformation/places"));
    trees.sort();
    let mut mended = 0;
    let mut problems = String::new();
    for tree in trees {
        let mut session = Session::with_checks(checks.clone());
        let request = Request { paths: vec![tree.clone()], root: Some(tree.clone()), ..Request::default() };
        let outcome = apply_all(&mut session, &request, &|_, _| true).unwrap();
        mended += outcome.mended.len();
        for left in outcome.left.iter().filter(|left| left.why == Why::TakenBack) {
            problems.push_str(&format!("\n{}: {:?} of {:?} was taken back", tree.display(), left.check, left.resource));
        }
        let errors = |report: &Report| report.diagnostics.iter().filter(|note| note.level == Level::Error).count();
        if errors(&outcome.after) > errors(&outcome.before) {
            problems.push_str(&format!("\n{}: more errors than before", tree.display()));
        }
        for changed in &outcome.changed {
            if changed.path.as_str().ends_with(".tf")
                && formatted(&changed.before).is_some_and(|text| text == changed.before)
                && formatted(&changed.after).is_some_and(|text| text != changed.after)
            {
                problems.push_str(&format!(
                    "\n{}: terraform fmt would write {} otherwise",
                    tree.display(),
                    changed.path.as_str()
                ));
            }
        }
    }
    assert!(mended > 50, "{mended}");
    assert!(problems.is_empty(), "{problems}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

    /// Any choice of fixes can be applied: the text parses, what was chosen is mended, and what was not is left.
    #[test]
    fn any_choice_of_fixes_can_be_applied(chosen in proptest::collection::vec(proptest::bool::ANY, 64)) {
        let directory = input("layout");
        let request = Request {
            paths: vec![directory.path().to_owned()],
            checks_dirs: vec![CHECKS.into()],
            selection: Selection { select: vec!["own-*".to_owned()], ..Selection::default() },
            ..Request::default()
        };
        let mut session = Session::default();
        let wanted = |finding: &Finding, _: &Fix| {
            let number = format!("{}", finding.fingerprint).bytes().map(usize::from).sum::<usize>();
            chosen[number % chosen.len()]
        };
        let outcome = apply_all(&mut session, &request, &wanted).unwrap();
        proptest::prop_assert!(outcome.left.iter().all(|left| left.why != Why::TakenBack));
        proptest::prop_assert_eq!(outcome.fixed + outcome.left.len(), outcome.before.summary.fail);
        proptest::prop_assert!(outcome.after.summary.incomplete.files == 0);
    }
}
