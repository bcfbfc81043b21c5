//! Settings from outside: what is wrong with them is told with its place and ends the run, and which files hold where.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, text, with_environment};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/settings")
}

/// A repository with these files.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join(".git")).unwrap();
    for (path, content) in files {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    directory
}

const BUCKET: &str = "resource \"aws_s3_bucket\" \"files\" {\n  bucket = \"files\"\n}\n";

fn aws(region: &str) -> String {
    format!("default_region = {{ aws = \"{region}\" }}\n")
}

/// Where the resources are: `app aws_s3_bucket.files eu-central-1`.
fn places(run: &Run) -> Vec<String> {
    let report = run.json();
    let one = |resource: &serde_json::Value| {
        let region = text(resource, "/region");
        format!(
            "{} {} {}",
            text(resource, "/root"),
            text(resource, "/address"),
            if region.is_empty() { "?" } else { region }
        )
    };
    list(&report, "resources").iter().map(one).collect()
}

fn inventory(directory: &Path, arguments: &[&str]) -> Run {
    bartizan(directory, ["inventory", "--format", "json"].into_iter().chain(arguments.iter().copied()))
}

#[test]
fn each_mistake_is_told_with_its_place() {
    let tree = repository(&[("main.tf", BUCKET)]);
    let mut names: Vec<_> = fs::read_dir(testdata()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(names.len() >= 7, "{names:?}");
    for path in names {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        fs::copy(&path, tree.path().join("settings.hcl")).unwrap();
        let run = bartizan(tree.path(), ["scan", "--config", "settings.hcl", "--select", "aws-s3-bucket-acl-public"]);
        let is_refused = !matches!(stem, "right" | "warnings");
        assert_eq!(run.code, if is_refused { 2 } else { 0 }, "{stem}: {}", run.printed());
        // Nothing is reported without the settings.
        assert!(!is_refused || run.stdout.is_empty(), "{stem}: {}", run.stdout);
        insta::assert_snapshot!(format!("settings__{stem}"), run.printed());
    }
}

/// Each example is read without a word of complaint.
#[test]
fn the_examples_of_the_documentation_are_right() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let page = fs::read_to_string(page).unwrap();
    let examples: Vec<&str> = page.split("```hcl\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 12, "{}", examples.len());
    let tree = repository(&[("main.tf", BUCKET)]);
    for example in examples {
        fs::write(tree.path().join("bartizan.hcl"), example).unwrap();
        let run = bartizan(tree.path(), ["scan", "--format", "json", "--exit-zero"]);
        let told: Vec<String> =
            list(&run.json(), "diagnostics").iter().map(|d| text(d, "/message").to_owned()).collect();
        assert_eq!((run.code, told), (0, Vec::new()), "{example}\n{}", run.stderr);
    }
}

#[test]
fn the_files_of_a_directory_and_those_above_it_hold() {
    let tree = repository(&[
        ("bartizan.hcl", "default_region = { aws = \"eu-central-1\", google = \"europe-west3\" }\n"),
        ("app/main.tf", BUCKET),
        ("china/bartizan.hcl", &aws("cn-north-1")),
        (
            "china/shop/main.tf",
            "resource \"aws_s3_bucket\" \"files\" {}\nresource \"google_compute_address\" \"a\" {\n  name = \"a\"\n}\n",
        ),
        ("china/shop/inner/bartizan.hcl", &aws("cn-northwest-1")),
        (
            "china/template.yaml",
            "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Files:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub 'files-${AWS::Region}'\n",
        ),
        ("written/bartizan.hcl", &aws("eu-west-1")),
        ("written/main.tf", &format!("provider \"aws\" {{\n  region = \"us-east-1\"\n}}\n{BUCKET}")),
    ]);
    let all = [
        "app aws_s3_bucket.files eu-central-1",
        "china/shop aws_s3_bucket.files cn-north-1",
        "china/shop google_compute_address.a europe-west3",
        "china/template.yaml Files cn-north-1",
        "written aws_s3_bucket.files us-east-1",
    ];
    let below = |directory: &str| -> Vec<String> {
        all.iter().filter(|place| place.starts_with(directory)).map(|place| (*place).to_owned()).collect()
    };
    assert_eq!(places(&inventory(tree.path(), &[])), all);
    // The same wherever the scan begins.
    assert_eq!(places(&inventory(tree.path(), &["china"])), below("china"));
    assert_eq!(places(&inventory(&tree.path().join("china/shop"), &[])), below("china/shop"));
    assert_eq!(places(&inventory(tree.path(), &["china/shop/main.tf"])), below("china/shop"));
    assert_eq!(places(&inventory(tree.path(), &["china/template.yaml"])), below("china/template.yaml"));
    // Files above the trust root do not count.
    let rooted = places(&inventory(tree.path(), &["china", "--root", "china"]));
    assert_eq!(rooted.first().unwrap(), "shop aws_s3_bucket.files cn-north-1");
    assert_eq!(rooted.get(1).unwrap(), "shop google_compute_address.a ?");
    // A file that a person names counts alone.
    fs::write(tree.path().join("other.hcl"), aws("eu-north-1")).unwrap();
    let alone = ["shop aws_s3_bucket.files eu-north-1", "shop google_compute_address.a ?"];
    let by_flag = inventory(tree.path(), &["china/shop", "--config", "other.hcl"]);
    assert_eq!(places(&by_flag), alone.map(|place| format!("china/{place}")));
    let environment = [("BARTIZAN_CONFIG", "../other.hcl")];
    let run = with_environment(&tree.path().join("china"), ["inventory", "--format", "json", "shop"], &environment);
    assert_eq!(places(&run), alone.map(|place| format!("china/{place}")));
    // What the evaluator sees has the region too, with the place at which it is written.
    let seen = bartizan(tree.path(), ["inspect", "china/template.yaml", "--format", "json"]);
    assert!(seen.stdout.contains("files-cn-north-1"), "{}", seen.printed());
    let given = ["inspect", "china/template.yaml", "--format", "json", "--parameter", "AWS::Region=eu-west-3"];
    assert!(bartizan(tree.path(), given).stdout.contains("files-eu-west-3"));
}

#[test]
fn settings_that_cannot_be_read_end_the_run() {
    let tree = repository(&[("a/main.tf", BUCKET), ("b/main.tf", BUCKET), ("b/bartizan.hcl", "selekt = []\n")]);
    let scan = |arguments: &[&str]| {
        bartizan(tree.path(), ["scan", "--exit-zero"].into_iter().chain(arguments.iter().copied()))
    };
    assert_eq!(scan(&["a"]).code, 0);
    for arguments in [&["."][..], &["b"], &["a", "b"], &["b", "--format", "json"]] {
        let run = scan(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("b/bartizan.hcl:1:1: "), "{}", run.stderr);
    }
    assert_eq!(bartizan(tree.path(), ["inventory", "b"]).code, 2);
    assert_eq!(bartizan(tree.path(), ["inspect", "b"]).code, 2);
    let missing = scan(&["a", "--config", "none.hcl"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("none.hcl") && missing.stderr.contains("it does not exist"), "{}", missing.stderr);
    fs::write(tree.path().join("a/bartizan.hcl"), b"\xff\xfe").unwrap();
    assert!(scan(&["a"]).stderr.contains("UTF-16"));
    fs::write(tree.path().join("a/bartizan.hcl"), " ".repeat(300_000)).unwrap();
    assert_eq!(scan(&["a"]).code, 2);
    fs::remove_file(tree.path().join("a/bartizan.hcl")).unwrap();
    // A directory of that name is none.
    fs::create_dir(tree.path().join("a/bartizan.hcl")).unwrap();
    assert_eq!(scan(&["a"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let outside = repository(&[("bartizan.hcl", &aws("eu-central-1"))]);
    let tree = repository(&[("main.tf", BUCKET)]);
    std::os::unix::fs::symlink(outside.path().join("bartizan.hcl"), tree.path().join("bartizan.hcl")).unwrap();
    let run = bartizan(tree.path(), ["scan", "--exit-zero"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("leads out of the trust root"), "{}", run.stderr);
}

const PLAN: &str = r#"{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{},"resource_changes":[],"configuration":{}}"#;

/// A file that says which it is by a warning.
fn marked(name: &str) -> String {
    format!("residency \"{name}\" {{\n  allow {{\n    regions = [\"aws:{name}\"]\n  }}\n}}\n")
}

#[test]
fn a_plan_has_the_settings_of_its_source() {
    let files = [("bartizan.hcl", "top"), ("envs/bartizan.hcl", "envs"), ("other/bartizan.hcl", "other")];
    let tree = repository(&[("envs/prod/plan.json", PLAN), ("other/main.tf", BUCKET)]);
    for (path, name) in files {
        fs::write(tree.path().join(path), marked(name)).unwrap();
    }
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("plan.json"), PLAN).unwrap();
    let plan = elsewhere.path().join("plan.json");
    let plan = plan.to_str().unwrap();
    let read = |directory: &str, arguments: &[&str]| {
        let arguments = ["plan", "--format", "json", "--allow-incomplete"].into_iter().chain(arguments.iter().copied());
        let run = bartizan(&tree.path().join(directory), arguments);
        let report = run.json();
        let told = list(&report, "diagnostics").iter().map(|d| text(d, "/location/path").to_owned());
        let mut told: Vec<String> = told.filter(|path| path.ends_with("bartizan.hcl")).collect();
        told.dedup();
        told.join(" ")
    };
    // Around the plan.
    assert_eq!(read(".", &["envs/prod/plan.json"]), "bartizan.hcl envs/bartizan.hcl");
    assert_eq!(read("other", &["../envs/prod/plan.json"]), "bartizan.hcl envs/bartizan.hcl");
    // Of the source that is named.
    assert_eq!(read(".", &["envs/prod/plan.json", "--source", "other"]), "bartizan.hcl other/bartizan.hcl");
    // Around the current directory, when there are none around the plan.
    assert_eq!(read("other", &[plan]), "bartizan.hcl other/bartizan.hcl");
    // The one that is named.
    assert_eq!(read(".", &["envs/prod/plan.json", "--config", "other/bartizan.hcl"]), "other/bartizan.hcl");
    fs::write(tree.path().join("envs/bartizan.hcl"), "selekt = []\n").unwrap();
    let run = bartizan(tree.path(), ["plan", "envs/prod/plan.json"]);
    assert_eq!(run.code, 2, "{}", run.printed());
    assert!(run.stderr.contains("envs/bartizan.hcl:1:1: "), "{}", run.stderr);
}

/// The kinds of movements that settings know are those of the catalogue.
#[test]
fn the_kinds_of_movements_are_those_of_the_catalogue() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/residency");
    let tables = fs::read_dir(directory).into_iter().flatten().map(|entry| entry.unwrap().path());
    let tables = tables.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("movements."));
    for table in tables {
        let text = fs::read_to_string(&table).unwrap();
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let column = lines.next().unwrap().split('\t').position(|name| name == "kind").unwrap();
        for line in lines {
            let kind = line.split('\t').nth(column).unwrap();
            let known = kind == "placement" || bartizan::settings::MOVEMENT_KINDS.contains(&kind);
            assert!(known, "{}: {kind:?} is no kind that settings know", table.display());
        }
    }
}
