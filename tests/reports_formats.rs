//! What the program says in the formats of other tools: snapshots, and what those tools want of each report.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod code_scanning;
mod command;

use std::path::{Path, PathBuf};

use code_scanning::{assert_accepted, list, text};
use command::{Run, bartizan};
use serde_json::Value;

const SELECT: &str = "aws-s3-bucket-acl-public,aws-security-group-ssh-open-to-world,aws-lb-listener-outdated-tls,\
                      aws-instance-root-volume-unencrypted,aws-s3-bucket-versioning-disabled";

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform").join(name)
}

/// Scans a directory; its own path is the trust root, so that paths do not depend on what is around it.
fn scan(directory: &Path, options: &[&str]) -> Run {
    bartizan(directory, ["scan", ".", "--root", "."].into_iter().chain(options.iter().copied()))
}

/// The result of a rule in a run.
fn result<'v>(sarif: &'v Value, rule: &str) -> &'v Value {
    let results = list(sarif, "/runs/0/results");
    results.iter().find(|result| text(result, "/ruleId") == rule).unwrap_or_else(|| panic!("no {rule}: {sarif:#}"))
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

#[test]
fn snapshots() {
    let ferries = testdata("tarnwick-ferries");
    let undecided = testdata("alternatives/acl-one-arm-unsafe");
    let cyclic = testdata("hostile/missing-module");
    for format in ["sarif", "github", "junit"] {
        let prod = ["scan", "envs/prod", "--root", ".", "--select", SELECT, "--format", format];
        let runs = [
            ("prod", bartizan(&ferries, prod)),
            ("undecided", scan(&undecided, &["--select", "*acl*", "--format", format])),
            ("undecided_strict", scan(&undecided, &["--select", "*acl*", "--format", format, "--strict"])),
            ("missing_module", scan(&cyclic, &["--select", "*acl*", "--format", format])),
        ];
        for (name, run) in runs {
            assert_eq!(run.stderr, "", "{format} {name}");
            let version = format!("\"semanticVersion\": \"{}\"", env!("CARGO_PKG_VERSION"));
            let shown = run.stdout.replace(&version, "\"semanticVersion\": \"(version)\"");
            insta::assert_snapshot!(format!("{format}_{name}"), format!("exit {}\n{shown}", run.code));
        }
    }
}

#[test]
fn code_scanning_takes_what_the_trees_give() {
    let mut directories = vec![testdata("tarnwick-ferries"), testdata("references")];
    for name in ["alternatives", "hostile"] {
        directories.push(testdata(name));
        directories.extend(std::fs::read_dir(testdata(name)).unwrap().map(|entry| entry.unwrap().path()));
    }
    directories.retain(|directory| directory.is_dir());
    assert!(directories.len() > 15);
    for directory in directories {
        for options in [&["--format", "sarif"][..], &["--format", "sarif", "--strict"]] {
            let run = scan(&directory, options);
            assert_accepted(&run.json(), &directory);
            assert_eq!(
                run.json().pointer("/runs/0/invocations/0/exitCode").and_then(Value::as_i64),
                Some(run.code.into())
            );
        }
    }
}

/// The way of a value is a code flow; the primary location is where it begins, the resource a related one.
#[test]
fn a_result_leads_from_the_cause_to_the_resource() {
    let arguments = ["scan", "envs/prod", "--root", ".", "--select", "aws-s3-bucket-acl-public", "--format", "sarif"];
    let sarif = bartizan(&testdata("tarnwick-ferries"), arguments).json();
    assert_eq!(text(&sarif, "/runs/0/automationDetails/id"), "bartizan/envs/prod/");
    let result = result(&sarif, "aws-s3-bucket-acl-public");
    let uri = |location: &Value| text(location, "/physicalLocation/artifactLocation/uri").to_owned();
    assert_eq!(uri(&list(result, "/locations")[0]), "envs/prod/terraform.tfvars");
    assert_eq!(uri(&list(result, "/relatedLocations")[0]), "modules/bucket/main.tf");
    let steps = list(result, "/codeFlows/0/threadFlows/0/locations");
    let way: Vec<String> = steps.iter().map(|step| uri(step.pointer("/location").unwrap())).collect();
    assert_eq!(way.first().map(String::as_str), Some("envs/prod/terraform.tfvars"));
    assert_eq!(way.last().map(String::as_str), Some("modules/bucket/main.tf"));
}

const PUBLIC: &str = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n  acl    = \"public-read\"\n}\n";

/// What a repository does not keep cannot be shown in it: a downloaded module is told at its call, a variable file from
/// elsewhere at the resource.
#[test]
fn results_stand_in_files_that_the_repository_keeps() {
    let downloaded = tree(&[
        ("main.tf", "# The shop.\n\nmodule \"site\" {\n  source = \"acme/site/aws\"\n}\n"),
        (".terraform/modules/site/main.tf", PUBLIC),
        (
            ".terraform/modules/modules.json",
            "{\"Modules\":[{\"Key\":\"\",\"Source\":\"\",\"Dir\":\".\"},{\"Key\":\"site\",\"Source\":\"registry.terraform.io/acme/site/aws\",\"Version\":\"1.0.0\",\"Dir\":\".terraform/modules/site\"}]}",
        ),
    ]);
    let select = ["--select", "aws-s3-bucket-acl-public", "--format"];
    let run = scan(downloaded.path(), &[&select[..], &["sarif"]].concat());
    let sarif = run.json();
    assert_accepted(&sarif, downloaded.path());
    let found = result(&sarif, "aws-s3-bucket-acl-public");
    assert_eq!(text(found, "/locations/0/physicalLocation/artifactLocation/uri"), "main.tf");
    assert_eq!(found.pointer("/locations/0/physicalLocation/region/startLine").and_then(Value::as_u64), Some(3));
    let related = text(found, "/relatedLocations/0/physicalLocation/artifactLocation/uri");
    assert_eq!(related, ".terraform/modules/site/main.tf");
    let annotations = scan(downloaded.path(), &[&select[..], &["github"]].concat()).stdout;
    assert!(annotations.starts_with("::error file=main.tf,line=3,"), "{annotations}");

    let values = tree(&[("acl.tfvars", "acl = \"public-read\"\n")]);
    let varied =
        tree(&[("main.tf", &format!("variable \"acl\" {{}}\n{}", PUBLIC.replace("\"public-read\"", "var.acl")))]);
    let file = values.path().join("acl.tfvars");
    let options = [&select[..], &["sarif", "--var-file", file.to_str().unwrap()]].concat();
    let sarif = scan(varied.path(), &options).json();
    assert_accepted(&sarif, varied.path());
    let found = result(&sarif, "aws-s3-bucket-acl-public");
    assert_eq!(text(found, "/locations/0/physicalLocation/artifactLocation/uri"), "main.tf");
}

/// Columns count UTF-16 code units, and paths are URIs.
#[test]
fn columns_and_paths_are_those_of_the_standard() {
    let name = "räume & co/100% [a]#b?.tf";
    let config = "resource \"aws_s3_bucket\" \"b\" {\n  acl = true ? /* 🙂 ä */ \"public-read\" : \"\"\n}\nresource \"aws_s3_bucket\" \"c\" { /* 🙂🙂 */ acl = \"public-read\" }\n";
    let tree = tree(&[(name, config), ("räume & co/main.tf", "")]);
    let sarif = scan(tree.path(), &["--select", "aws-s3-bucket-acl-public", "--format", "sarif"]).json();
    assert_accepted(&sarif, tree.path());
    let place = list(&sarif, "/runs/0/results").last().unwrap().pointer("/locations/0/physicalLocation").unwrap();
    assert_eq!(text(place, "/artifactLocation/uri"), "r%C3%A4ume%20%26%20co/100%25%20%5Ba%5D%23b%3F.tf");
    let line = config.lines().nth(3).unwrap();
    let start = line.get(..line.find("acl").unwrap()).unwrap().encode_utf16().count() + 1;
    let at = |field: &str| place.pointer(&format!("/region/{field}")).and_then(Value::as_u64);
    assert_eq!(at("startColumn"), Some(start as u64), "{place:#}");
    assert_eq!(at("endColumn"), Some((start + "acl = \"public-read\"".len()) as u64), "{place:#}");
}

#[test]
fn a_run_says_what_it_did_not_look_at() {
    let tree = tree(&[
        ("main.tf", "module \"m\" {\n  source = \"acme/m/aws\"\n}\n"),
        ("broken.tf", "resource {\n"),
        ("unset.tf", "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\n"),
    ]);
    let run = scan(tree.path(), &["--format", "sarif", "--select", "aws-s3-bucket-acl-public"]);
    let sarif = run.json();
    assert_eq!(run.code, 3);
    assert_accepted(&sarif, tree.path());
    assert_eq!(list(&sarif, "/runs/0/results").len(), 0, "what is not decided is no result");
    let invocation = sarif.pointer("/runs/0/invocations/0").unwrap();
    assert_eq!(invocation.pointer("/executionSuccessful"), Some(&Value::Bool(true)));
    let told: Vec<String> = list(invocation, "/toolExecutionNotifications")
        .iter()
        .map(|one| format!("{}: {}", text(one, "/level"), text(one, "/message/text")))
        .collect();
    let tells = |start: &str, word: &str| told.iter().any(|one| one.starts_with(start) && one.contains(word));
    assert!(tells("error: ", ""), "the file that is no HCL: {told:#?}");
    assert!(tells("note: ", "acme/m/aws"), "{told:#?}");
    assert!(tells("note: Findings that could not be decided: 1.", "depends on var.acl (1)"), "{told:#?}");
    let document = scan(tree.path(), &["--format", "junit", "--select", "aws-s3-bucket-acl-public"]).stdout;
    let document = roxmltree::Document::parse(&document).unwrap();
    let errors = document.descendants().filter(|node| node.has_tag_name("error")).count();
    assert!(errors >= 1);
}

#[test]
fn a_clean_scan_is_a_valid_report() {
    let tree = tree(&[("main.tf", PUBLIC)]);
    let select = ["--select", "aws-kms-*", "--format"];
    let run = |format| {
        let run = scan(tree.path(), &[&select[..], &[format]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run
    };
    let sarif = run("sarif").json();
    assert_accepted(&sarif, tree.path());
    assert_eq!(sarif.pointer("/runs/0/results"), Some(&Value::Array(Vec::new())));
    let junit = run("junit").stdout;
    let document = roxmltree::Document::parse(&junit).unwrap();
    assert_eq!(document.root_element().attribute("tests"), Some("1"), "{junit}");
    assert_eq!(document.root_element().attribute("failures"), Some("0"), "{junit}");
    let log = run("github").stdout;
    assert!(log.starts_with("No findings; of 1 resource"), "{log}");
}

/// More findings than a runner shows: the worst are shown, the rest is counted.
#[test]
fn annotations_are_no_more_than_the_runner_shows() {
    let log = scan(&testdata("tarnwick-ferries"), &["--format", "github"]).stdout;
    let count = |kind: &str| log.lines().filter(|line| line.starts_with(&format!("::{kind} "))).count();
    assert_eq!((count("error"), count("warning"), count("notice")), (10, 10, 10));
    let rest = log.lines().find(|line| line.starts_with("::notice title=bartizan::")).unwrap();
    assert!(rest.contains(" more findings: ") && rest.contains(" high") && rest.contains(" info"), "{rest}");
    assert!(log.lines().last().unwrap().contains("findings: "), "{log}");
}

#[test]
fn several_formats_in_one_run() {
    let tree = tree(&[("main.tf", PUBLIC)]);
    let read = |name: &str| std::fs::read_to_string(tree.path().join(name)).unwrap();
    let scan = |options: &[&str]| scan(tree.path(), options);
    let text = scan(&["--format", "text"]).stdout;
    let run = scan(&[
        "--format", "text", "--format", "sarif", "--output", "a.sarif", "--format", "junit", "--output", "a.xml",
    ]);
    assert_eq!((run.code, &run.stdout), (1, &text));
    assert_eq!(read("a.sarif"), scan(&["--format", "sarif"]).stdout);
    assert_eq!(read("a.xml"), scan(&["--format", "junit"]).stdout);
    let run = scan(&["--format", "sarif", "-o", "b.sarif", "--format", "text", "-o", "-"]);
    assert_eq!((run.stdout, read("b.sarif")), (text.clone(), read("a.sarif")));
    let run = scan(&["--format", "text,sarif", "--output", "c.sarif"]);
    assert_eq!((run.stdout, read("c.sarif")), (text, read("a.sarif")));
    for name in ["d.sarif", "d.sarif.json"] {
        scan(&["--output", name]);
        assert_eq!(read(name), read("a.sarif"), "the name says the format");
    }
    scan(&["--output", "d.xml"]);
    assert_eq!(read("d.xml"), read("a.xml"));
    let wrong: [(&[&str], &str); 3] = [
        (&["--format", "sarif,junit"], "two formats for standard output"),
        (&["--format", "sarif", "-o", "-", "--format", "junit"], "two formats for standard output"),
        (&["--format", "sarif", "-o", "x", "--format", "junit", "-o", "x"], "two formats for the file `x`"),
    ];
    for (options, message) in wrong {
        let run = scan(options);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{options:?}");
        assert!(run.stderr.contains(message), "{options:?}: {}", run.stderr);
    }
}

#[test]
fn runs_of_a_repository_differ_by_what_they_scan() {
    let tree = tree(&[("envs/prod/main.tf", PUBLIC), ("envs/d e+v/main.tf", PUBLIC), (".git/HEAD", "")]);
    let cases: [(&[&str], &str); 4] = [
        (&["."], "bartizan/"),
        (&["envs/prod/"], "bartizan/envs/prod/"),
        (&["envs/prod", "envs/d e+v"], "bartizan/envs/d%20e%2Bv+envs/prod/"),
        (&["envs/../envs/prod/main.tf"], "bartizan/envs/prod/main.tf/"),
    ];
    for (paths, id) in cases {
        let arguments = ["scan"].into_iter().chain(paths.iter().copied()).chain(["--format", "sarif"]);
        let sarif = bartizan(tree.path(), arguments).json();
        assert_eq!(text(&sarif, "/runs/0/automationDetails/id"), id);
        assert_accepted(&sarif, tree.path());
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for format in ["sarif", "github", "junit"] {
        let run = |jobs| scan(&testdata("tarnwick-ferries"), &["--format", format, "--strict", "--jobs", jobs]).stdout;
        assert!(run("1") == run("4"), "{format}");
    }
}
