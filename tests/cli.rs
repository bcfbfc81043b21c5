//! The command line from outside: exit codes, outputs, arguments.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests")]

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const CLEAN: &str = "resource \"aws_sns_topic_policy\" \"none\" {\n  arn = \"x\"\n}\n";
/// Fails some checks, one of them of high severity.
const PUBLIC: &str = "resource \"aws_s3_bucket_acl\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  acl    = \"public-read\"\n}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n";
/// Nothing but what cannot be decided, for the check on public ACLs.
const UNDECIDED: &str = "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\n";
const BROKEN: &str = "resource \"aws_sns_topic\" \"t\" {\n  name = \n}\n";

fn bartizan(directory: &Path, arguments: &[&str]) -> Output {
    command(directory, arguments).output().unwrap()
}

fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bartizan"));
    command.args(arguments).current_dir(directory).env_clear().stdin(Stdio::null());
    command
}

fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    directory
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let clean = tree(&[("main.tf", CLEAN)]);
    let broken = tree(&[("main.tf", CLEAN), ("broken.tf", BROKEN)]);
    let public = tree(&[("main.tf", PUBLIC)]);
    let undecided = tree(&[("main.tf", UNDECIDED)]);
    let acl = "aws-s3-bucket-acl-public";
    let empty = tree(&[("README.md", "nothing to scan")]);
    let cases: &[(&tempfile::TempDir, &[&str], i32)] = &[
        (&clean, &["scan"], 0),
        (&clean, &[], 0),
        (&clean, &["."], 0),
        (&clean, &["scan", "-d", "."], 0),
        (&clean, &["scan", "-f", "main.tf"], 0),
        (&clean, &["scan", "--strict", "--format", "json"], 0),
        (&clean, &["checks"], 0),
        (&clean, &["inspect", "."], 0),
        (&clean, &["completions", "bash"], 0),
        (&clean, &["--help"], 0),
        (&clean, &["--version"], 0),
        (&clean, &["scan", "nowhere"], 2),
        (&clean, &["scan", "--format", "pdf"], 2),
        (&clean, &["scan", "--severity", "awful"], 2),
        (&clean, &["scan", "--var", "x"], 2),
        (&clean, &["scan", "--date", "tomorrow"], 2),
        (&clean, &["scan", "--select", "aws-["], 2),
        (&clean, &["scan", "--format", "json", "--format", "text"], 2),
        (&clean, &["scan", "--unheard-of"], 2),
        (&clean, &["--strict", "checks"], 2),
        (&clean, &["explain", "no-such-check"], 2),
        (&clean, &["inspect", "a", "b"], 2),
        (&public, &["scan"], 1),
        (&public, &["."], 1),
        (&public, &["scan", "--select", "ckv_aws_20"], 1),
        (&public, &["scan", "--select", "aws-rds-*"], 0),
        (&public, &["scan", "--ignore", "aws-*", "--ignore", "object-store-*"], 0),
        (&public, &["scan", "--select", acl, "--severity", "critical"], 0),
        (&public, &["scan", "--select", acl, "--severity", "low"], 1),
        (&public, &["scan", "--exit-zero"], 0),
        (&undecided, &["scan", "--select", acl], 0),
        (&undecided, &["scan", "--select", acl, "--strict"], 1),
        (&undecided, &["scan", "--select", acl, "--strict", "--exit-zero"], 0),
        (&undecided, &["scan", "--select", acl, "--var", "acl=private", "--strict"], 0),
        (&undecided, &["scan", "--select", acl, "--var", "acl=public-read"], 1),
        (&clean, &["explain", acl], 0),
        (&clean, &["explain", "ckv_aws_20"], 0),
        (&clean, &["test", "--select", acl], 0),
        (&empty, &["scan"], 2),
        (&empty, &["inspect", "."], 2),
        (&broken, &["scan"], 3),
        (&broken, &["scan", "--exit-zero"], 3),
        (&broken, &["scan", "--allow-incomplete"], 0),
        (&broken, &["inspect", "."], 3),
    ];
    for (tree, arguments, expected) in cases {
        let output = bartizan(tree.path(), arguments);
        let shown = format!("{arguments:?}\n{}{}", text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(*expected), "{shown}");
        let complaint = text(&output.stderr).contains("error");
        assert_eq!(*expected == 2, complaint, "an error is told on standard error, and only there: {shown}");
    }
}

#[test]
fn each_format_goes_where_it_is_sent() {
    let tree = tree(&[("main.tf", CLEAN)]);
    let output = bartizan(
        tree.path(),
        &["scan", "--format", "json", "--output", "a.json", "--format", "text", "--output", "b.txt"],
    );
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), String::new()));
    let read = |name: &str| std::fs::read_to_string(tree.path().join(name)).unwrap();
    assert!(read("a.json").starts_with("{\n  \"schema_version\": 1,"));
    assert!(read("b.txt").contains("No findings"));

    let output = bartizan(tree.path(), &["scan", "--format", "json", "--output", "c.json", "--format", "text"]);
    assert!(text(&output.stdout).contains("No findings"));
    assert_eq!(read("c.json"), read("a.json"));
    bartizan(tree.path(), &["scan", "--output", "d.json"]);
    assert_eq!(read("d.json"), read("a.json"), "the name of the file says the format");

    let output = bartizan(tree.path(), &["scan", "--output", "no/such/directory.txt"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn options_come_from_the_environment_too() {
    let tree = tree(&[("main.tf", CLEAN), ("broken.tf", BROKEN)]);
    let run = |name: &str, value: &str| command(tree.path(), &["scan"]).env(name, value).output().unwrap();
    assert_eq!(run("BARTIZAN_ALLOW_INCOMPLETE", "1").status.code(), Some(0));
    assert_eq!(run("BARTIZAN_ALLOW_INCOMPLETE", "false").status.code(), Some(3));
    assert!(text(&run("BARTIZAN_FORMAT", "json").stdout).starts_with('{'));
    assert!(run("BARTIZAN_QUIET", "1").stdout.is_empty());
    assert!(text(&run("BARTIZAN_TIMINGS", "1").stderr).contains("evaluate"));
    let colored = |output: Output| text(&output.stdout).contains('\u{1b}');
    assert!(colored(run("BARTIZAN_COLOR", "always")));
    assert!(!colored(run("BARTIZAN_COLOR", "auto")), "no terminal, no colour");
    // A command of its own right is not disturbed by the options of the scan.
    let checks = command(tree.path(), &["checks"]).env("BARTIZAN_STRICT", "1").output().unwrap();
    assert_eq!(checks.status.code(), Some(0));
}

#[test]
fn values_of_the_environment_are_used_and_not_shown() {
    let tree = tree(&[(
        "main.tf",
        "variable \"secret\" {}\noutput \"length\" {\n  value = length(var.secret)\n}\nresource \"terraform_data\" \"x\" {\n  input = var.secret\n}\n",
    )]);
    let mut command = command(tree.path(), &["inspect", ".", "--format", "json"]);
    let output = text(&command.env("TF_VAR_secret", "hunter2-correct-horse").output().unwrap().stdout);
    assert!(!output.contains("hunter2"), "{output}");
    assert!(output.contains("(sensitive)"), "{output}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform");
    let run = |jobs: &str, format: &str| bartizan(&tree, &["scan", "--jobs", jobs, "--format", format]).stdout;
    for format in ["json", "text"] {
        let one = run("1", format);
        assert!(!one.is_empty());
        assert!(one == run("4", format), "{format}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let files: Vec<(String, &str)> = (0..400).map(|n| (format!("broken{n}.tf"), BROKEN)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let tree = tree(&files);
    let mut child = command(tree.path(), &["scan"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 1]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(3), String::new()));
}

#[test]
fn hostile_text_steers_nothing() {
    let hostile = "\u{1b}]0;owned\u{7}\u{202e}";
    let config = format!(
        "module \"m\" {{\n  source = \"./x{hostile}\"\n}}\nresource \"aws_sns_topic\" \"t\" {{\n  name = nothing{hostile}\n}}\n"
    );
    let tree = tree(&[("main.tf", &config), (&format!("{hostile}.tf"), BROKEN)]);
    for format in ["text", "json"] {
        let output = bartizan(tree.path(), &["scan", "--format", format]);
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    }
    let output = bartizan(tree.path(), &["scan", &format!("no{hostile}where")]);
    assert!(!text(&output.stderr).contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn unknown_ids_are_answered_with_near_ones() {
    let tree = tree(&[]);
    let output = bartizan(tree.path(), &["explain", "aws-s3-bucket-acl-pubic"]);
    assert!(text(&output.stderr).contains("did you mean aws-s3-bucket-acl-public"), "{}", text(&output.stderr));
}

#[test]
fn a_check_is_found_by_a_similar_id_that_no_report_names() {
    let own = concat!(
        "check \"own-topic\" {\n  title = \"Topic\"\n  severity = \"low\"\n  on = [\"aws_sns_topic\"]\n",
        "  fail = true\n  message = \"m\"\n  why = \"w\"\n  remedy = \"r\"\n",
        "  aliases = [\"SAME_1\"]\n  similar_to = [\"LIKE_1\"]\n}\n",
    );
    let tree = tree(&[(".bartizan/own.hcl", own), ("main.tf", "resource \"aws_sns_topic\" \"t\" {}\n")]);
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&bartizan(tree.path(), arguments).stdout).unwrap()
    };
    let page = text(&bartizan(tree.path(), &["explain", "like_1", "--checks", ".bartizan"]).stdout);
    assert!(page.starts_with("own-topic"), "{page}");
    assert!(page.lines().any(|line| line.split_whitespace().eq(["similar", "to", "LIKE_1"])), "{page}");

    let report = json(&["scan", "--select", "like_1", "--format", "json"]);
    let findings = report.pointer("/findings").unwrap().as_array().unwrap();
    let found: Vec<_> = findings.iter().map(|one| (one.get("check").unwrap(), one.get("aliases").unwrap())).collect();
    assert_eq!(found, [(&"own-topic".into(), &serde_json::json!(["SAME_1"]))]);
    let ignored = json(&["scan", "--select", "own-*", "--ignore", "LIKE_1", "--format", "json"]);
    assert_eq!(ignored.pointer("/findings").unwrap(), &serde_json::json!([]));

    let checks = json(&["checks", "--checks", ".bartizan", "--format", "json"]);
    let own = checks.as_array().unwrap().iter().find(|check| check.get("id").unwrap() == "own-topic").unwrap();
    assert_eq!(own.get("similar_to").unwrap(), &serde_json::json!(["LIKE_1"]));
}

#[test]
fn the_way_of_a_value_leads_through_two_modules_to_a_variable_file() {
    let tree = tree(&[
        ("env/main.tf", "variable \"acl\" {}\nmodule \"site\" {\n  source = \"../site\"\n  acl    = var.acl\n}\n"),
        ("env/terraform.tfvars", "acl = \"public-read\"\n"),
        ("site/main.tf", "variable \"acl\" {}\nmodule \"store\" {\n  source = \"../store\"\n  acl    = var.acl\n}\n"),
        ("store/main.tf", "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\n"),
    ]);
    let output = bartizan(tree.path(), &["scan", "--select", "aws-s3-bucket-acl-public", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = report.pointer("/findings/0").unwrap();
    assert_eq!(finding.pointer("/cause/path").unwrap(), "env/terraform.tfvars");
    let trace = finding.get("trace").unwrap().as_array().unwrap();
    let paths: Vec<&str> = trace.iter().map(|step| step.pointer("/location/path").unwrap().as_str().unwrap()).collect();
    assert_eq!(paths, ["env/terraform.tfvars", "env/main.tf", "site/main.tf", "store/main.tf"]);
}

#[test]
fn planted_secrets_are_in_no_output() {
    let secret = "hunter2-correct-horse";
    let tree = tree(&[
        (
            "main.tf",
            &format!(
                "variable \"p\" {{\n  default   = \"{secret}\"\n  sensitive = true\n}}\nresource \"aws_db_instance\" \"a\" {{\n  password            = \"{secret}2\"\n  publicly_accessible = true\n}}\nresource \"aws_instance\" \"i\" {{\n  user_data = \"x ${{var.p}}\"\n}}\nresource \"aws_s3_bucket\" \"b\" {{\n  acl = var.p\n}}\n"
            ),
        ),
        ("broken.tf", &format!("resource \"aws_db_instance\" \"c\" {{\n  password = \"{secret}3\" ]\n}}\n")),
    ]);
    let runs: &[&[&str]] = &[
        &["scan", "--show-unknown", "--color", "always"],
        &["scan", "--format", "json"],
        &["inspect", "."],
        &["inspect", ".", "--format", "json"],
    ];
    for arguments in runs {
        let output = bartizan(tree.path(), arguments);
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(!shown.is_empty() && !shown.contains("hunter2"), "{arguments:?}\n{shown}");
    }
}
