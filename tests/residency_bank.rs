//! A bank in five countries on five clouds: `testdata/residency/bank` holds what it deploys, its policies, what they must find
//! and what they must let be; `testdata/residency/bank-aws` the part on AWS in five forms; `testdata/residency/plans` plans
//! that move data. Expectations were written from the policies, the providers' documents and the facts of the catalogue.
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

use command::{bartizan, list, place, text};
use serde_json::Value;

/// Between the ends of the two exceptions.
const TODAY: &str = "2026-12-01";

fn directory(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency").join(name)
}

/// The rows of a table, without its header.
fn table(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The report of a run with the checks on residency.
fn report(directory: &Path, command: &str, arguments: &[&str]) -> Value {
    let shared = ["--format", "json", "--date", TODAY, "--exit-zero", "--root", ".", "--select", "residency-*"];
    bartizan(directory, [command].into_iter().chain(arguments.iter().copied()).chain(shared)).json()
}

/// What is in one of two sets of rows only, a row a line.
fn differences(expected: &BTreeSet<Vec<String>>, found: &BTreeSet<Vec<String>>) -> String {
    let mut said = String::new();
    for row in expected.symmetric_difference(found) {
        let which = if expected.contains(row) { "missing" } else { "more" };
        writeln!(said, "{which}: {}", row.join("  ")).unwrap();
    }
    said
}

/// Root, check, address and status of each instance that a finding is about.
fn rows(report: &Value) -> BTreeSet<Vec<String>> {
    let mut rows = BTreeSet::new();
    for finding in list(report, "findings") {
        for instance in list(finding, "instances") {
            let cells = [
                text(instance, "/root"),
                text(finding, "/check"),
                text(instance, "/address"),
                text(finding, "/status"),
            ];
            rows.insert(cells.map(str::to_owned).to_vec());
        }
    }
    rows
}

/// The columns of a table in this order.
fn columns(path: &Path, columns: &[usize]) -> BTreeSet<Vec<String>> {
    table(path).into_iter().map(|row| columns.iter().map(|&column| row[column].clone()).collect()).collect()
}

#[test]
fn all_that_is_planted_is_found_and_nothing_else() {
    let bank = directory("bank");
    let expected = columns(&bank.join("expected.tsv"), &[0, 1, 2, 3]);
    assert!(expected.len() >= 45);
    let found = rows(&report(&bank, "scan", &["."]));
    let differences = differences(&expected, &found);
    assert!(differences.is_empty(), "{differences}");
}

/// What looks like a breach is there, and is told by no check, save where a row of the expectations says another one.
#[test]
fn what_is_lawful_is_let_be() {
    let bank = directory("bank");
    let lawful = columns(&bank.join("lookalikes.tsv"), &[0, 1]);
    let planted = columns(&bank.join("expected.tsv"), &[0, 2]);
    assert!(lawful.len() >= planted.len(), "{} and {}", lawful.len(), planted.len());
    assert_eq!(lawful.intersection(&planted).collect::<Vec<_>>(), Vec::<&Vec<String>>::new());
    let found: BTreeSet<Vec<String>> =
        rows(&report(&bank, "scan", &["."])).into_iter().map(|row| vec![row[0].clone(), row[2].clone()]).collect();
    assert_eq!(lawful.intersection(&found).collect::<Vec<_>>(), Vec::<&Vec<String>>::new());
}

/// Each of the tables is sorted, so that a change of it is read easily.
#[test]
fn tables_are_sorted() {
    for name in ["bank/expected.tsv", "bank/lookalikes.tsv", "bank-aws/expected.tsv", "plans/expected.tsv"] {
        let rows = table(&directory(name));
        assert!(rows.is_sorted(), "{name}");
        let width = rows[0].len();
        assert!(rows.iter().all(|row| row.len() == width && row.iter().all(|cell| !cell.is_empty())), "{name}");
    }
}

/// A region that hangs on a variable without a value is undetermined, and the variable is named.
#[test]
fn what_is_not_known_is_named() {
    let report = report(&directory("bank"), "scan", &["."]);
    let of = |address: &str| {
        let findings = list(&report, "findings").iter().filter(|finding| text(finding, "/resource") == address);
        findings.map(|finding| (text(finding, "/check"), finding)).collect::<BTreeMap<_, _>>()
    };
    let named = [
        ("aws_s3_bucket.long_term", "var.archive_region"),
        ("azurerm_storage_account.tenant", "var.azure_location"),
        ("aws_s3_bucket.dr", "var.dr_region"),
    ];
    for (address, variable) in named {
        let said = of(address)["residency-undetermined"].to_string();
        assert!(said.contains(variable), "{address}: {said}");
    }
    for (address, check) in
        [("aws_s3_bucket.staging", "residency-outside"), ("google_storage_bucket.load_tests", "residency-outside")]
    {
        let found = of(address);
        let condition = text(found[check], "/when");
        assert!(condition.contains("var.environment"), "{address}: {condition}");
    }
}

/// A code that no table has is told with where it stands.
#[test]
fn unknown_codes_are_told() {
    let report = report(&directory("bank"), "scan", &["eu"]);
    for code in ["eu-central-9", "westeuropa"] {
        let told: Vec<String> = list(&report, "diagnostics")
            .iter()
            .filter(|diagnostic| text(diagnostic, "/message").contains(code))
            .map(|diagnostic| place(diagnostic, "location"))
            .collect();
        assert_eq!(told.len(), 1, "{code}: {told:?}");
        assert!(told[0].contains(".tf:"), "{code}: {told:?}");
    }
}

/// The findings on copies point into the file that configures them.
#[test]
fn findings_point_at_what_moves_the_data() {
    let report = report(&directory("bank"), "scan", &["."]);
    let places: BTreeMap<(&str, &str), String> = list(&report, "findings")
        .iter()
        .map(|finding| ((text(finding, "/check"), text(finding, "/resource")), line(finding)))
        .collect();
    let expected = [
        (
            "residency-movement",
            "aws_s3_bucket_replication_configuration.statements",
            "aws_s3_bucket.statements_copy.arn",
        ),
        ("residency-movement", "aws_efs_replication_configuration.forms", "us-east-2"),
        ("residency-movement", "google_sql_database_instance.branch", "\"us\""),
        ("residency-outside", "aws_s3_bucket.kyc_documents", "us-west-2"),
        ("residency-outside", "aws_ebs_volume.atm_istanbul", "eu-central-1-ist-1a"),
        ("residency-key-outside", "aws_db_instance.cards", "arn:aws:kms:us-east-1"),
    ];
    for (check, address, shown) in expected {
        let line = places.get(&(check, address)).unwrap_or_else(|| panic!("{check} {address}"));
        assert!(line.contains(shown), "{check} {address}: {line}");
    }
}

/// The line that a finding points at.
fn line(finding: &Value) -> String {
    let path = directory("bank").join(text(finding, "/location/path"));
    let number = finding.pointer("/location/start/line").and_then(Value::as_u64).unwrap();
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().nth(usize::try_from(number).unwrap() - 1).unwrap().to_owned()
}

/// The command over the whole bank: what a policy says of each thing agrees with the findings.
#[test]
fn verdicts_are_those_of_the_findings() {
    let bank = directory("bank");
    let report = bartizan(&bank, ["residency", ".", "--format", "json", "--date", TODAY, "--exit-zero"]).json();
    let policies = list(&report, "policies");
    let names: Vec<&str> = policies.iter().map(|policy| text(policy, "/name")).collect();
    let written = fs::read_to_string(bank.join("bartizan.hcl")).unwrap();
    let blocks = written.lines().filter_map(|line| line.strip_prefix("residency \"")?.split('"').next());
    assert_eq!(names, blocks.collect::<Vec<_>>());
    let expected = table(&bank.join("expected.tsv"));
    let outside: BTreeSet<&str> = of_check(&expected, "residency-outside", "fail");
    let moved: BTreeSet<&str> = of_check(&expected, "residency-movement", "fail");
    let open: BTreeSet<&str> = expected
        .iter()
        .filter(|row| row[1] == "residency-undetermined" || row[3] == "unknown")
        .map(|row| row[2].as_str())
        .collect();
    let excepted = ["aws_s3_bucket.claims_archive", "aws_s3_bucket_replication_configuration.fraud_models"];
    let mut seen = BTreeSet::new();
    for policy in policies {
        let mut counts = BTreeMap::from([("inside", 0), ("outside", 0), ("undetermined", 0)]);
        for resource in list(policy, "resources") {
            let (address, verdict) = (text(resource, "/address"), text(resource, "/verdict"));
            *counts.get_mut(verdict).unwrap() += 1;
            let is_planted = outside.contains(address) || excepted.contains(&address);
            assert!(verdict != "outside" || is_planted, "{} {address}", names.len());
            assert!(verdict != "inside" || !open.contains(address), "{address}");
            if verdict == "outside" {
                seen.insert(address.to_owned());
            }
        }
        for movement in list(policy, "movements") {
            let (address, verdict) = (text(movement, "/resource"), text(movement, "/verdict"));
            *counts.get_mut(verdict).unwrap() += 1;
            // What is anywhere itself brings data there: that is one finding, on its place.
            let is_planted = moved.contains(address) || outside.contains(address) || excepted.contains(&address);
            assert!(verdict != "outside" || is_planted, "{address}");
            if verdict == "outside" {
                assert!(list(movement, "path").len() >= 2, "{address}");
                seen.insert(address.to_owned());
            }
        }
        let total: u64 = counts.values().sum();
        let sovereignty = &policy["sovereignty"];
        for (verdict, count) in &counts {
            assert_eq!(sovereignty[*verdict].as_u64(), Some(*count), "{} {verdict}", text(policy, "/name"));
        }
        let percent = sovereignty["percent"].as_f64();
        if let Some(percent) = percent.filter(|_| total > 0) {
            let exact =
                100.0 * f64::from(u32::try_from(counts["inside"]).unwrap()) / f64::from(u32::try_from(total).unwrap());
            assert!((percent - exact).abs() <= 0.5, "{} {percent} {exact}", text(policy, "/name"));
        }
    }
    let missing: Vec<&&str> = outside.union(&moved).filter(|address| !seen.contains(**address)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Addresses with a finding of a check and a status.
fn of_check<'t>(expected: &'t [Vec<String>], check: &str, status: &str) -> BTreeSet<&'t str> {
    expected.iter().filter(|row| row[1] == check && row[3] == status).map(|row| row[2].as_str()).collect()
}

/// Kinds of movements, as the catalogue calls them.
const KINDS: [&str; 13] = [
    "backup",
    "cache",
    "cdn",
    "cross-cloud transfer",
    "cross-region inference",
    "event routing",
    "failover",
    "log export",
    "multi-region key",
    "read replica",
    "replication",
    "snapshot copy",
    "stream",
];

#[test]
fn data_leaves_in_every_way_that_there_is() {
    let report = bartizan(&directory("bank"), ["residency", ".", "--format", "json", "--date", TODAY, "--exit-zero"]);
    let report = report.json();
    let movements = list(&report, "policies").iter().flat_map(|policy| list(policy, "movements"));
    let outside = movements.filter(|movement| text(movement, "/verdict") == "outside");
    let kinds: BTreeSet<&str> = outside.map(|movement| text(movement, "/kind")).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), KINDS);
}

/// The way of data that leaves at its second hop is told from its beginning.
#[test]
fn ways_are_told_from_their_beginning() {
    let bank = directory("bank");
    let report = bartizan(&bank, ["residency", "eu", "--format", "json", "--date", TODAY, "--exit-zero"]).json();
    let policy = list(&report, "policies").iter().find(|policy| text(policy, "/name") == "eu-customer-data").unwrap();
    let relay = "aws_s3_bucket_replication_configuration.payments_relay";
    let movement = list(policy, "movements").iter().find(|movement| text(movement, "/resource") == relay).unwrap();
    assert_eq!(text(movement, "/verdict"), "outside");
    let path = movement["path"].to_string();
    let hops = ["aws_s3_bucket.payments", "aws_s3_bucket.payments_relay", "aws_s3_bucket.payments_lake"];
    let at: Vec<Option<usize>> = hops.iter().map(|hop| path.find(&format!("{hop}\""))).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{path}");
}

/// The forms of the part on AWS: what it is called, and the runs that read it.
const FORMS: [(&str, &[(&str, &[&str])]); 5] = [
    ("terraform", &[("scan", &["terraform"])]),
    ("plan", &[("plan", &["plan.json", "--all"])]),
    (
        "cloudformation",
        &[
            ("scan", &["cloudformation/frankfurt", "--parameter", "AWS::Region=eu-central-1"]),
            ("scan", &["cloudformation/virginia", "--parameter", "AWS::Region=us-east-1"]),
        ],
    ),
    ("cdk", &[("scan", &["cdk/cdk.out"])]),
    ("pulumi", &[("plan", &["pulumi/preview.json", "--all"])]),
];

/// `web_alb`, `WebAlb` and `stack::WebAlb` are one name; of what was made of a part of a resource, that of the resource.
fn comparable(finding: &Value) -> String {
    let address = text(finding, "/resource");
    let own = address.rsplit(['/', ':', '.']).next().unwrap_or(address);
    let own = own.split("__").next().unwrap_or(own);
    let own = own.split('[').next().unwrap_or(own);
    own.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

#[test]
fn each_form_of_the_part_on_aws_finds_the_same() {
    let directory = directory("bank-aws");
    let rows = table(&directory.join("expected.tsv"));
    let lawful: BTreeSet<String> =
        table(&directory.join("lookalikes.tsv")).into_iter().map(|row| row[0].replace('_', "")).collect();
    let not_expressible = table(&directory.join("not-expressible.tsv"));
    let mut wrong = String::new();
    for (form, runs) in FORMS {
        let is_expressible =
            |row: &&Vec<String>| !not_expressible.iter().any(|no| no[0] == form && no[1] == row[0] && no[2] == row[1]);
        let expected: BTreeSet<Vec<String>> = rows
            .iter()
            .filter(is_expressible)
            .map(|row| vec![row[0].clone(), row[1].replace('_', ""), row[2].clone()])
            .collect();
        let mut found = BTreeSet::new();
        for (command, arguments) in runs {
            for finding in list(&report(&directory, command, arguments), "findings") {
                let row =
                    [text(finding, "/check").to_owned(), comparable(finding), text(finding, "/status").to_owned()];
                found.insert(row.to_vec());
            }
        }
        for line in differences(&expected, &found).lines() {
            writeln!(wrong, "{form}: {line}").unwrap();
        }
        assert!(found.iter().all(|row| !lawful.contains(&row[1])) || !wrong.is_empty(), "{form}");
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn plans_say_what_moves() {
    let directory = directory("plans");
    let expected = columns(&directory.join("expected.tsv"), &[0, 1, 2, 3, 4]);
    let names: BTreeSet<String> = expected.iter().map(|row| row[0].clone()).collect();
    let mut found = BTreeSet::new();
    for name in &names {
        let report = report(&directory, "plan", &[&format!("{name}/plan.json"), "--all"]);
        for finding in list(&report, "findings") {
            let cells = [
                name,
                text(finding, "/check"),
                text(finding, "/resource"),
                text(finding, "/status"),
                text(finding, "/change"),
            ];
            found.insert(cells.map(str::to_owned).to_vec());
        }
    }
    let differences = differences(&expected, &found);
    assert!(differences.is_empty(), "{differences}");
}
