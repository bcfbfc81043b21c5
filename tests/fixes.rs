//! Every fix of a built-in check mends what it is for, makes nothing else worse, and changes nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "tests"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bartizan::engine::Registered;
use bartizan::fix::{Fix, Why, apply_all, try_fixes, try_in_template};
use bartizan::report::{Finding, Report};
use bartizan::scan::{Checks, Request, Selection, Session};
use bartizan_lang::Level;

/// Texts before and after a fix, to be looked through by `terraform fmt` all at once: a process for each takes long.
#[derive(Default)]
struct Layouts {
    pairs: Vec<(String, String, String)>,
}

impl Layouts {
    fn add(&mut self, name: impl Into<String>, before: &str, after: &str) {
        self.pairs.push((name.into(), before.to_owned(), after.to_owned()));
    }

    /// The names of the texts that were laid out as `terraform fmt` has it, and are so no more. Nothing when there is no
    /// terraform here; texts that it does not understand are left out.
    fn spoilt(&self) -> Vec<&str> {
        let (before, after) = (self.unformatted(|pair| &pair.1), self.unformatted(|pair| &pair.2));
        let Some((before, after)) = before.zip(after) else { return Vec::new() };
        let spoilt = |index: &usize| after.contains(index) && !before.contains(index);
        (0..self.pairs.len()).filter(spoilt).map(|index| self.pairs[index].0.as_str()).collect()
    }

    fn unformatted(&self, text: impl Fn(&(String, String, String)) -> &String) -> Option<BTreeSet<usize>> {
        let directory = tempfile::tempdir().unwrap();
        for (index, pair) in self.pairs.iter().enumerate() {
            std::fs::write(directory.path().join(format!("{index}.tf")), text(pair)).unwrap();
        }
        let mut command = Command::new("terraform");
        command.args(["fmt", "-list=true", "-write=false"]).current_dir(directory.path());
        let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        let listed = String::from_utf8(output.stdout).unwrap();
        Some(listed.lines().filter_map(|line| line.strip_suffix(".tf")?.parse().ok()).collect())
    }
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

/// Of each check with a fix, every example that fails: the finding is there and then gone, no other check has more to say,
/// what the finding is not about stays byte for byte, and there is nothing left to apply. A fix that no example shows is a
/// mistake. The examples are tried as templates of CloudFormation, too, where these say the same.
#[test]
fn every_fix_mends_its_examples_and_nothing_else() {
    let layouts = Mutex::new(Layouts::default());
    let in_templates = AtomicUsize::new(0);
    let problems = each_check(|check, checks| {
        let mut problems = String::new();
        let mut applied: BTreeSet<&str> = BTreeSet::new();
        for example in check.examples() {
            let written = (example.format.as_str(), try_fixes(check.id(), example, checks).unwrap());
            let in_template = ("cloudformation", try_in_template(check.id(), example, checks).unwrap());
            for (format, tried) in [written, in_template] {
                let Some(tried) = tried else { continue };
                if tried.applied {
                    applied.insert(format);
                    if format == "terraform" {
                        let name = format!("{} {:?}", check.id(), example.name);
                        layouts.lock().unwrap().add(name, &example.text, &tried.text);
                    }
                }
                if !tried.problems.is_empty() {
                    let (name, wrong) = (&example.name, tried.problems.join("\n  "));
                    problems.push_str(&format!("\n{} {name:?}, {format}\n  {wrong}\n{}", check.id(), tried.text));
                }
            }
        }
        in_templates.fetch_add(usize::from(applied.contains("cloudformation")), Ordering::Relaxed);
        if !applied.contains("terraform") {
            problems.push_str(&format!("\n{}: its fix applies to none of its examples", check.id()));
        }
        problems
    });
    assert!(problems.is_empty(), "{problems}");
    if std::env::var("BARTIZAN_TEST_CHECK").is_err() {
        let in_templates = in_templates.into_inner();
        println!("{in_templates} of them in templates of CloudFormation, too");
        assert!(in_templates >= IN_TEMPLATES, "{in_templates}");
    }
    let layouts = layouts.into_inner().unwrap();
    let spoilt = layouts.spoilt();
    assert!(spoilt.is_empty(), "terraform fmt would write otherwise: {spoilt:#?}");
}

/// How many checks mend an example in CloudFormation, at least.
const IN_TEMPLATES: usize = 160;

/// How many checks have a fix, at least: it does not fall.
const WITH_FIXES: usize = 543;

#[test]
fn at_least_half_of_the_checks_have_a_fix() {
    let (checks, _) = Checks::under_test(&Session::default(), &Request::default()).unwrap();
    let all = checks.registry().iter().count();
    let with_fixes = checks.registry().iter().filter(|(_, check)| !check.fixes().is_empty()).count();
    println!("{with_fixes} of {all} checks have a fix");
    assert!(with_fixes * 2 >= all && with_fixes >= WITH_FIXES, "{with_fixes} of {all}");
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
    for name in ["json", "layout", "left-alone", "lines", "refusals", "template", "values"] {
        let tree = input(name);
        let mut shown = String::new();
        let mut fix = vec!["fix", "--checks", CHECKS, "--select", "own-*"];
        if name == "refusals" {
            fix.extend(["--select", "refused-*"]);
        }
        for (title, more) in [("safe", None), ("all", Some("--unsafe"))] {
            let output = bartizan(tree.path(), &[fix.as_slice(), more.as_slice()].concat());
            let (out, err) = (text(&output.stdout), text(&output.stderr));
            shown.push_str(&format!("==== {title}: exit {}\n{out}---- beside\n{err}", output.status.code().unwrap()));
        }
        insta::assert_snapshot!(name, shown.replace('\r', "␍").replace('\u{feff}', "<mark>"));
        bartizan(tree.path(), &[fix.as_slice(), &["--unsafe", "--write"]].concat());
        let again = bartizan(tree.path(), &[fix.as_slice(), &["--unsafe"]].concat());
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
    let mut layouts = Layouts::default();
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
        for changed in outcome.changed.iter().filter(|changed| changed.path.as_str().ends_with(".tf")) {
            let name = format!("{}: {}", tree.display(), changed.path.as_str());
            layouts.add(name, &changed.before, &changed.after);
        }
    }
    let spoilt = layouts.spoilt();
    assert!(spoilt.is_empty(), "terraform fmt would write otherwise: {spoilt:#?}");
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
