//! One deployment in five languages gives the same findings from the same checks: the stacks of `testdata/same-stack`, each in
//! Terraform, as a plan of Terraform, in CloudFormation, as the CDK's output and as a preview of Pulumi.
//! `tools/same_stack.py` makes the derived forms, and prints where one differs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use command::{bartizan, list, text};
use serde_json::Value;

/// The forms: what it is called, the command that reads it, and where it lies in the stack.
const FORMS: [(&str, &str, &str); 5] = [
    ("terraform", "scan", "terraform"),
    ("plan", "plan", "plan.json"),
    ("cloudformation", "scan", "cloudformation"),
    ("cdk", "scan", "cdk/cdk.out"),
    ("pulumi", "plan", "pulumi/preview.json"),
];

/// The forms that a stack of another cloud has.
const ELSEWHERE: [&str; 3] = ["terraform", "plan", "pulumi"];

/// Check, name, status.
type Row = (String, String, String);

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/same-stack")
}

fn stacks() -> Vec<PathBuf> {
    let entries = fs::read_dir(directory()).unwrap().map(|entry| entry.unwrap().path());
    let mut stacks: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    stacks.sort();
    stacks
}

/// The rows of a table, without its header.
fn table(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn expected(stack: &Path) -> BTreeSet<Row> {
    let rows = table(&stack.join("expected.tsv")).into_iter();
    rows.map(|row| (row[0].clone(), comparable(&row[1]), row[2].clone())).collect()
}

/// `web_alb`, `WebAlb` and the CDK's `WebAlb0F3A9C21` are one name.
fn comparable(name: &str) -> String {
    let is_hash = |end: &str| end.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte));
    let without_hash = match name.len().checked_sub(8).filter(|&at| at > 0).and_then(|at| name.split_at_checked(at)) {
        Some((name, end)) if is_hash(end) => name,
        _ => name,
    };
    without_hash.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

/// The name that the source gives: of a resource that was made of a part of another one, the other one's.
fn name_of(finding: &Value) -> String {
    let parent = finding["parent"].as_str();
    let address = parent.or_else(|| finding["resource"].as_str()).unwrap_or_default();
    let own = address.rsplit(['/']).next().unwrap_or(address);
    let own = own.rsplit("::").next().unwrap_or(own);
    let own = own.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')).map_or(own, |(name, _)| name);
    let own = own.rsplit('.').next().unwrap_or(own);
    own.split("__").next().unwrap_or(own).to_owned()
}

/// What a form of a stack gives: to all checks, and to the checks of all clouds alone, which keep silent where a check of the
/// cloud says the same. What a preview hides and what only a change can be are no part of it.
fn found(stack: &Path, command: &str, path: &str, of_all_clouds: &str) -> BTreeSet<Row> {
    let mut arguments = vec![command, path, "--format", "json", "--date", "2026-01-01", "--exit-zero", "--root", "."];
    if command == "plan" {
        arguments.push("--all");
    }
    let is_compared = |finding: &&Value| {
        let check = text(finding, "/check");
        let others = check.starts_with("secret-") || check.starts_with("change-");
        !others && finding["resource"].is_string() && matches!(text(finding, "/status"), "fail" | "unknown")
    };
    let row = |finding: &Value| {
        (text(finding, "/check").to_owned(), comparable(&name_of(finding)), text(finding, "/status").to_owned())
    };
    let mut rows = BTreeSet::new();
    for selection in [&[][..], &["--select", of_all_clouds]] {
        let report = bartizan(stack, arguments.iter().chain(selection).copied()).json();
        rows.extend(list(&report, "findings").iter().filter(is_compared).map(row));
    }
    rows
}

/// The checks that stand on what several clouds have.
fn of_all_clouds() -> String {
    let listed = bartizan(&directory(), ["checks", "--format", "json"]).json();
    let on_facets =
        |check: &&Value| list(check, "on").iter().any(|on| on.as_str().is_some_and(|on| on.starts_with("facet.")));
    let ids = listed.as_array().unwrap().iter().filter(on_facets).map(|check| text(check, "/id"));
    ids.filter(|id| !id.starts_with("aws-")).collect::<Vec<_>>().join(",")
}

fn is_of_aws(stack: &Path) -> bool {
    stack.join("cloudformation").exists()
}

#[test]
fn every_form_of_a_stack_gives_the_same() {
    let stacks = stacks();
    assert!(stacks.iter().filter(|stack| is_of_aws(stack)).count() >= 12, "at least twelve stacks");
    let of_all_clouds = of_all_clouds();
    let mut wrong = String::new();
    for stack in &stacks {
        let name = stack.file_name().unwrap().to_str().unwrap();
        let expected = expected(stack);
        assert!(!expected.is_empty(), "{name}");
        for (form, command, path) in FORMS {
            if !is_of_aws(stack) && !ELSEWHERE.contains(&form) {
                continue;
            }
            assert!(stack.join(path).exists(), "{name} has no {form}");
            let found = found(stack, command, path, &of_all_clouds);
            for row in expected.symmetric_difference(&found) {
                let which = if expected.contains(row) { "missing" } else { "more" };
                writeln!(wrong, "{name} {form}: {which}: {row:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A cloud whose checks the stacks cover: how the types of its provider begin, which stacks are its own, and where the checks
/// stand that no stack can fail.
const CLOUDS: [(&str, &str, &str); 3] = [
    ("aws_", "", "not-expressible.tsv"),
    ("azurerm_", "azure-", "not-expressible-azure.tsv"),
    ("google_", "google-", "not-expressible-google.tsv"),
];

/// Facets that a type of the provider stands behind.
fn facets(provider: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/facets")).unwrap();
    let texts = entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let from = format!("from \"{provider}");
    let of_provider = texts.filter(|text| text.lines().any(|line| line.trim_start().starts_with(&from)));
    let name = |text: String| {
        text.lines().find_map(|line| line.strip_prefix("facet \"")?.split('"').next().map(str::to_owned))
    };
    of_provider.map(|text| format!("facet.{}", name(text).unwrap())).collect()
}

/// The checks on what the provider has.
fn checks(provider: &str) -> BTreeSet<String> {
    let facets = facets(provider);
    assert!(!facets.is_empty());
    let data = format!("data.{provider}");
    let listed = bartizan(&directory(), ["checks", "--format", "json"]).json();
    let is_its = |check: &&Value| {
        let on = list(check, "on").iter().filter_map(Value::as_str);
        on.into_iter().any(|on| on.starts_with(provider) || on.starts_with(&data) || facets.contains(on))
    };
    let checks: Vec<&Value> = listed.as_array().unwrap().iter().filter(is_its).collect();
    assert!(checks.len() > 180);
    checks.into_iter().map(|check| text(check, "/id").to_owned()).collect()
}

#[test]
fn every_check_fails_in_some_stack() {
    let mut wrong = String::new();
    for (provider, prefix, not_expressible) in CLOUDS {
        let mut failing: BTreeMap<String, String> = BTreeMap::new();
        for stack in &stacks() {
            let name = stack.file_name().unwrap().to_str().unwrap();
            if is_of_aws(stack) != prefix.is_empty() || !name.starts_with(prefix) {
                continue;
            }
            let failed = expected(stack).into_iter().filter(|(_, _, status)| status == "fail");
            failing.extend(failed.map(|(check, _, _)| (check, name.to_owned())));
        }
        let without: BTreeSet<String> =
            table(&directory().join(not_expressible)).into_iter().map(|row| row[0].clone()).collect();
        let checks = checks(provider);
        for check in &checks {
            match (failing.get(check), without.contains(check)) {
                (None, false) => writeln!(wrong, "{check} fails nowhere").unwrap(),
                (Some(stack), true) => {
                    writeln!(wrong, "{check} is said not to be expressible, and fails in {stack}").unwrap();
                }
                _ => {}
            }
        }
        for check in without.difference(&checks) {
            writeln!(wrong, "{check} is no check on what {provider} has").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
