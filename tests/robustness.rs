//! Trees that go wrong in many ways at once, secrets, threads and exit codes: what the program owes whoever runs it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, place, text, with_environment};
use serde_json::Value;

/// Stands in files outside of the scanned tree.
const MARKER: &str = "outside-marker-7c1e";

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform").join(name)
}

/// A directory with a repository `tree` and a directory `outside` beside it.
struct Place {
    directory: tempfile::TempDir,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Self { directory: tempfile::tempdir().unwrap() };
        std::fs::create_dir_all(place.tree().join(".git")).unwrap();
        for (path, content) in files {
            place.write(path, content.as_bytes());
        }
        place
    }

    fn write(&self, path: &str, content: &[u8]) {
        let path = self.tree().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    fn tree(&self) -> PathBuf {
        self.directory.path().join("tree")
    }

    fn scan(&self, options: &[&str]) -> Run {
        bartizan(&self.tree(), ["scan", "."].into_iter().chain(options.iter().copied()))
    }
}

/// A bucket whose ACL is public.
const PUBLIC: &str = "resource \"aws_s3_bucket\" \"site\" {\n  bucket = \"site\"\n}\n\nresource \"aws_s3_bucket_acl\" \"site\" {\n  bucket = aws_s3_bucket.site.id\n  acl    = \"public-read\"\n}\n";

/// A bucket whose ACL is not.
const PRIVATE: &str = "resource \"aws_s3_bucket_acl\" \"site\" {\n  bucket = \"site\"\n  acl    = \"private\"\n}\n";

/// What goes wrong: the file, its content, where the diagnostic stands, and what is in its message.
const WRONG: [(&str, &str, &str, &str); 6] = [
    ("broken.tf", "resource \"aws_sqs_queue\" \"jobs\" {\n  name = [\"jobs\"\n}\n", "broken.tf:3", "expected"),
    ("cycle.tf", "module \"a\" {\n  source = \"./a\"\n}\n", "b/main.tf:1", "calls itself"),
    ("missing.tf", "module \"gone\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n}\n", "missing.tf:2", "not there"),
    (
        "undefined/main.tf",
        "resource \"aws_sqs_queue\" \"u\" {\n  name = var.nowhere\n}\n",
        "undefined/main.tf:2",
        "no variable \"nowhere\"",
    ),
    (
        "passwd.tf",
        "output \"passwd\" {\n  value = file(\"/etc/passwd\")\n}\n",
        "passwd.tf:2",
        "outside of the scanned tree",
    ),
    ("data.tf", "output \"link\" {\n  value = file(\"${path.module}/link.txt\")\n}\n", "data.tf:2", "outside"),
];

/// Keys and tags that would steer a terminal.
const STEERING: &str = "resource \"aws_s3_bucket\" \"keyed\" {\n  for_each = toset([\"\\u001b[31mred\", \"\\u202eevil\", \"bell\\u0007\"])\n  tags     = { \"\\u001b]0;owned\\u0007\" = \"\\u2066x\" } # \u{1b}[8m \u{202e}\n}\n\nresource \"aws_s3_bucket_acl\" \"keyed\" {\n  for_each = aws_s3_bucket.keyed\n  bucket   = each.value.id\n  acl      = \"public-read\"\n}\n";

/// All that goes wrong, with or without a finding beside it.
#[cfg(unix)]
fn wrong_tree(finding: bool) -> Place {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = Place::new(&[
        ("main.tf", if finding { PUBLIC } else { PRIVATE }),
        ("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n"),
        ("b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\n"),
        ("unreadable.tf", "# not for you\n"),
    ]);
    for (path, content, ..) in WRONG {
        place.write(path, content.as_bytes());
    }
    if finding {
        place.write("steering.tf", STEERING.as_bytes());
    }
    let outside = place.directory.path().join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(
        outside.join("main.tf"),
        format!(
            "resource \"aws_s3_bucket_acl\" \"{MARKER}\" {{\n  bucket = \"{MARKER}\"\n  acl = \"public-read\"\n}}\n"
        ),
    )
    .unwrap();
    std::fs::write(outside.join("secret.txt"), MARKER).unwrap();
    symlink(outside.join("main.tf"), place.tree().join("linked.tf")).unwrap();
    symlink(outside.join("secret.txt"), place.tree().join("link.txt")).unwrap();
    symlink(&outside, place.tree().join("linked")).unwrap();
    let unreadable = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(place.tree().join("unreadable.tf"), unreadable).unwrap();
    let made = std::process::Command::new("mkfifo").arg(place.tree().join("fifo.tf")).status().unwrap();
    assert!(made.success());
    place
}

/// Whoever may read everything, such as root in a container, can read the file without permissions too.
#[cfg(unix)]
fn reads_everything(place: &Place) -> bool {
    std::fs::read(place.tree().join("unreadable.tf")).is_ok()
}

/// Whether a character would steer a terminal or turn the direction of text.
fn steers(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(unix)]
#[test]
fn all_that_goes_wrong_is_told_once_and_the_rest_is_scanned() {
    let tree = wrong_tree(true);
    let run = tree.scan(&["--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.printed());
    let report = run.json();
    let resources: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource")).collect();
    assert!(resources.contains(&"aws_s3_bucket_acl.site"), "{resources:?}");
    let told: Vec<String> = list(&report, "diagnostics")
        .iter()
        .map(|diagnostic| format!("{} {}", place(diagnostic, "location"), text(diagnostic, "/message")))
        .collect();
    let mut expected: Vec<(&str, &str)> = WRONG.iter().map(|(_, _, at, message)| (*at, *message)).collect();
    expected.extend([("linked.tf:1", "leads out of the trust root"), ("fifo.tf:1", "not a regular file")]);
    if !reads_everything(&tree) {
        expected.push(("unreadable.tf:1", "permission"));
    }
    for (at, message) in expected {
        let count = told.iter().filter(|line| line.starts_with(&format!("{at} ")) && line.contains(message)).count();
        assert_eq!(count, 1, "{at} {message}: {told:#?}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_from_outside_and_nothing_that_steers_is_printed() {
    let tree = wrong_tree(true);
    for options in [&["--format", "text", "--show-unknown"][..], &["--format", "json"]] {
        let run = tree.scan(options);
        let printed = run.printed();
        assert!(!printed.contains(MARKER), "{printed}");
        assert!(!printed.contains("root:x:0"), "{printed}");
        let steering = printed.char_indices().find(|(_, character)| steers(*character));
        assert_eq!(steering, None, "{printed}");
        assert!(printed.contains("red") && printed.contains("evil"), "the keys are named: {printed}");
    }
}

/// A file that is broken in the middle, and a file that refers to what is in it.
const BROKEN_IN_THE_MIDDLE: &str = r#"resource "aws_s3_bucket" "before" {
  bucket = "before"
}

resource "aws_s3_bucket_acl" "before" {
  bucket = aws_s3_bucket.before.id
  acl    = "public-read"
}

variable "region" {
  type = string

provider "aws" {
  alias  = "west"
  region =
}

resource "aws_s3_bucket" "lost" {
  bucket = "lost
}

module "lost" {
  source = "./nowhere
}

data "aws_region" "lost" {
}}

locals {
  lost = <<EOT
}

resource "aws_s3_bucket" "after" {
  bucket = "after"
}

resource "aws_s3_bucket_acl" "after" {
  bucket = aws_s3_bucket.after.id
  acl    = "public-read"
}
"#;

/// Refers to what cannot be read.
const REFERRING: &str = r#"resource "aws_s3_bucket_acl" "of_lost" {
  provider = aws.west
  bucket   = aws_s3_bucket.lost.id
  acl      = "public-read"
}

resource "aws_sqs_queue" "of_lost" {
  name = "${var.region}-${local.lost}-${module.lost.name}"
}
"#;

#[test]
fn the_blocks_around_mistakes_are_scanned() {
    let tree = Place::new(&[("middle.tf", BROKEN_IN_THE_MIDDLE), ("referring.tf", REFERRING)]);
    let run = tree.scan(&["--format", "json", "--select", "aws-s3-bucket-acl-public"]);
    assert_eq!(run.code, 1, "{}", run.printed());
    let report = run.json();
    let mut found: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource")).collect();
    found.sort_unstable();
    assert!(found.starts_with(&["aws_s3_bucket_acl.after", "aws_s3_bucket_acl.before"]), "{found:?}");
    let told: Vec<String> = list(&report, "diagnostics")
        .iter()
        .map(|diagnostic| format!("{} {}", place(diagnostic, "location"), text(diagnostic, "/message")))
        .collect();
    let expected = [
        "middle.tf:10 this `{` is never closed; var.region is not read",
        "middle.tf:15 expected an expression, found the end of the line; the provider aws is not read",
        "middle.tf:19 this string is not closed on its line; aws_s3_bucket.lost is not read",
        "middle.tf:23 this string is not closed on its line; module.lost is not read",
        "middle.tf:27 did not expect `}` here",
        "middle.tf:30 this heredoc is not closed",
    ];
    assert_eq!(told, expected, "each mistake once, and nothing of what refers to them");
    assert_eq!(report.pointer("/summary/incomplete/files"), Some(&Value::from(1)));
    assert_eq!(report.pointer("/summary/files"), Some(&Value::from(2)));
    let unknown = tree.scan(&["--format", "json", "--select", "aws-s3-bucket-acl-public", "--ignore", "*"]);
    assert_eq!(unknown.code, 3, "nothing found in what is not all: {}", unknown.printed());
}

#[test]
fn values_that_cannot_be_read_are_unknown() {
    let main = "variable \"acl\" {\n  default = \"public-read\"\n}\n\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = \"a\"\n}\n\nresource \"aws_s3_bucket_acl\" \"a\" {\n  bucket = aws_s3_bucket.a.id\n  acl    = var.acl\n}\n";
    let select = ["--format", "json", "--select", "aws-s3-bucket-acl-public"];
    let scan = |values: &str| {
        let run = Place::new(&[("main.tf", main), ("terraform.tfvars", values)]).scan(&select);
        let report = run.json();
        let status: Vec<String> =
            list(&report, "findings").iter().map(|finding| text(finding, "/status").to_owned()).collect();
        (run.code, status)
    };
    assert_eq!(scan("other = 1\n"), (1, vec!["fail".to_owned()]));
    // The default would be a guess.
    assert_eq!(scan("other = [\nacl = private\"\n"), (3, vec!["unknown".to_owned()]));
    assert_eq!(scan("other = [\nacl = \"public-read\"\n"), (1, vec!["fail".to_owned()]));
}

#[cfg(unix)]
#[test]
fn without_findings_an_incomplete_scan_says_so() {
    let tree = wrong_tree(false);
    let select = ["--select", "aws-s3-bucket-acl-public"];
    assert_eq!(tree.scan(&select).code, 3);
    assert_eq!(tree.scan(&[&select[..], &["--allow-incomplete"]].concat()).code, 0);
    let strange = tree.scan(&[&select[..], &["--format", "json"]].concat()).json();
    assert_eq!(list(&strange, "findings"), &[] as &[Value]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for format in ["text", "json"] {
        let run = |jobs| {
            bartizan(&testdata("tarnwick-ferries"), ["scan", ".", "--format", format, "--show-unknown", "--jobs", jobs])
        };
        let one = run("1");
        assert_eq!(one.code, 1, "{}", one.stderr);
        for jobs in ["2", "4", "4"] {
            assert!(run(jobs).stdout == one.stdout, "--jobs {jobs} --format {format}");
        }
    }
}

#[test]
fn a_password_in_the_tree_is_never_printed() {
    let directory = testdata("tarnwick-ferries");
    let source = std::fs::read_to_string(directory.join("legacy/ticket-office/main.tf")).unwrap();
    let password = planted_password(&source);
    let office = "legacy/ticket-office";
    let runs: [&[&str]; 7] = [
        &["scan", "."],
        &["scan", ".", "--show-unknown", "--strict"],
        &["scan", ".", "--format", "json"],
        &["scan", office],
        &["inspect", office],
        &["inspect", office, "--format", "json"],
        &["explain", "aws-instance-imdsv1-allowed"],
    ];
    for arguments in runs {
        let run = bartizan(&directory, arguments.iter().copied());
        assert!(!run.stdout.is_empty(), "{arguments:?}: {}", run.stderr);
        assert!(!run.printed().contains(password), "{arguments:?}");
    }
    let shown = bartizan(&directory, ["inspect", office, "--format", "json", "--show-sensitive"]);
    assert!(shown.stdout.contains(password), "the password is where it is looked for");
}

/// The default of the variable for the mail password.
fn planted_password(source: &str) -> &str {
    let variable = source.split_once("variable \"mail_password\"").unwrap().1;
    let default = variable.split_once("default").unwrap().1;
    default.split('"').nth(1).unwrap()
}

/// A check that prints what it looks at.
const SAYING: &str = "check \"bucket-name\" {\n  title    = \"Bucket has a name\"\n  severity = \"low\"\n  on       = [\"aws_s3_bucket\"]\n  fail     = self.bucket != null\n  at       = self.bucket\n  message  = \"named ${self.bucket}\"\n  why      = \"x\"\n  remedy   = \"x\"\n\n  example \"fails\" \"named\" {\n    resource \"aws_s3_bucket\" \"a\" {\n      bucket = \"a\"\n    }\n  }\n}\n";

#[test]
fn values_of_the_environment_are_not_printed() {
    let tree = Place::new(&[
        (
            "main.tf",
            "variable \"name\" {\n  type = string\n}\n\nresource \"aws_s3_bucket\" \"a\" {\n  bucket = var.name\n}\n",
        ),
        (".bartizan/own.hcl", SAYING),
    ]);
    let value = "harbour-of-the-environment";
    for arguments in [
        &["scan", "."][..],
        &["scan", ".", "--format", "json"],
        &["inspect", "."],
        &["inspect", ".", "--format", "json"],
    ] {
        let run = with_environment(&tree.tree(), arguments.iter().copied(), &[("TF_VAR_name", value)]);
        assert!(!run.printed().contains(value), "{arguments:?}: {}", run.printed());
    }
    let flag = format!("name={value}");
    let run = tree.scan(&["--var", &flag, "--select", "bucket-name"]);
    assert_eq!(run.code, 1, "{}", run.printed());
    assert!(run.stdout.contains(value), "what a person typed may be shown: {}", run.stdout);
}

#[test]
fn exit_codes() {
    let tree = Place::new(&[("bad/main.tf", PUBLIC), ("good/main.tf", PRIVATE), ("broken/main.tf", "resource {")]);
    let acl = "aws-s3-bucket-acl-public";
    let cases: [(&[&str], i32, &str); 19] = [
        (&["scan", "good", "--select", acl], 0, ""),
        (&["scan", "bad", "--select", acl], 1, ""),
        (&["bad", "--select", acl], 1, ""),
        (&["scan", "bad", "--select", "CKV_AWS_20"], 1, ""),
        (&["scan", "bad", "--select", acl, "--exit-zero"], 0, ""),
        (&["scan", "bad", "--select", acl, "--severity", "critical"], 0, ""),
        (&["scan", "bad", "--select", acl, "--ignore", "*acl*"], 0, ""),
        (&["scan", "good", "--select", acl, "--ignore", "CKV_AWS_0"], 0, ""),
        (&["scan", "broken", "--select", acl], 3, ""),
        (&["scan", "broken", "--select", acl, "--allow-incomplete"], 0, ""),
        (&["scan", "bad", "--no-such-flag"], 2, "--no-such-flag"),
        (&["scan", "nowhere"], 2, "nowhere"),
        (&["scan", ".git"], 2, "nothing to scan"),
        (&["scan", "bad", "--select", "aws-s3-bucket-acl-pubic"], 2, "did you mean aws-s3-bucket-acl-public"),
        (&["scan", "bad", "--select", "no-check-of-ours-*"], 2, "`bartizan checks` lists all"),
        (&["scan", "bad", "--var", "novalue"], 2, "NAME=VALUE"),
        (&["checks", "--select", "aws-s3-bucket-acl-pubic"], 2, "did you mean aws-s3-bucket-acl-public"),
        (&["explain", "aws-s3-bucket-acl-pubic"], 2, "did you mean aws-s3-bucket-acl-public"),
        (&["test", "--select", "aws-s3-bucket-acl-pubic"], 2, "did you mean aws-s3-bucket-acl-public"),
    ];
    for (arguments, code, message) in cases {
        let run = bartizan(&tree.tree(), arguments.iter().copied());
        assert_eq!(run.code, code, "{arguments:?}: {}", run.printed());
        assert!(run.stderr.contains(message), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.is_empty(), code != 2, "{arguments:?}: {}", run.stderr);
        assert!(code != 2 || run.stdout.is_empty() || arguments.contains(&".git"), "{arguments:?}: {}", run.stdout);
    }
}

/// What is printed to standard output is the list or the result, nothing beside it.
#[test]
fn standard_output_holds_the_report_alone() {
    let tree = Place::new(&[("own/own.hcl", SAYING), ("own/broken.hcl", "check \"x\" {\n  title = \n}\n")]);
    let list = bartizan(&tree.tree(), ["checks", "--select", "*acl*"]);
    assert_eq!(list.code, 0, "{}", list.stderr);
    assert!(list.stdout.lines().all(|line| line.starts_with("aws-")), "{}", list.stdout);
    let json = bartizan(&tree.tree(), ["checks", "--format", "json", "--checks", "own"]);
    let ids = json_list(&json.json());
    assert!(["bucket-name", "aws-s3-bucket-acl-public"].iter().all(|id| ids.iter().any(|have| have == id)), "{ids:?}");
    assert!(json.stderr.contains("broken.hcl"), "a broken check is told: {}", json.stderr);
    let tested = bartizan(&tree.tree(), ["test", "own/own.hcl"]);
    assert_eq!(tested.stdout.lines().count(), 1, "{}", tested.printed());
    assert_eq!(tested.code, 0, "{}", tested.printed());
    let nothing = bartizan(&tree.tree(), ["test", "--ignore", "*"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""), "{}", nothing.stderr);
}

fn json_list(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|check| text(check, "/id").to_owned()).collect()
}

#[test]
fn one_mistake_in_five_thousand_instances_is_one_finding() {
    let module = "variable \"name\" {\n  type = string\n}\n\nresource \"aws_s3_bucket\" \"this\" {\n  bucket = var.name\n}\n\nresource \"aws_s3_bucket_acl\" \"this\" {\n  bucket = aws_s3_bucket.this.id\n  acl    = \"public-read\"\n}\n";
    let main = "variable \"ports\" {\n  type = set(string)\n}\n\nmodule \"bucket\" {\n  source   = \"./bucket\"\n  for_each = var.ports\n  name     = each.key\n}\n";
    let keys: Vec<String> = (0..5_000).map(|n| format!("  \"port-{n}\",\n")).collect();
    let tree = Place::new(&[
        ("main.tf", main),
        ("bucket/main.tf", module),
        ("terraform.tfvars", &format!("ports = [\n{}]\n", keys.concat())),
    ]);
    let run = tree.scan(&["--format", "json", "--select", "aws-s3-bucket-acl-public"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let report = run.json();
    let [finding] = list(&report, "findings") else { panic!("{:#}", report.get("summary").unwrap()) };
    assert_eq!(list(finding, "instances").len(), 5_000);
    assert_eq!(text(finding, "/resource"), "module.bucket[\"port-0\"].aws_s3_bucket_acl.this");
}
