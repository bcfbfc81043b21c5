//! Tests of the report on residency: a real tree, evaluated, with verdicts made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::value::{Guard, Presence, Reason};
use bartizan_lang::{Span, Value};
use jiff::civil::date;

use super::*;
use crate::formats::terraform::Loader;
use crate::ir::ResourceIndex;
use crate::link::{Linked, link};
use crate::report::Terminal;
use crate::residency::assess::{
    Assessed, AssessedKey, AssessedMovement, AssessedResource, Assessment, Excepted, Hop, Verdict,
};
use crate::residency::catalogue::Catalogue;
use crate::residency::location::{Case, Location, Place, Region};
use crate::residency::movement::{Carriage, End, Movement};
use crate::scan::{Evaluate, evaluate};
use crate::settings::{CountryCode, Settings};
use crate::source::Files;

const SOURCE: &str = r#"
provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = { DataPurpose = "payments" }
  }
}

variable "region" {
  type = string
}

resource "aws_s3_bucket" "orders" {
  bucket = "tarnwick-orders"
}

resource "aws_s3_bucket" "copy" {
  bucket = "tarnwick-copy"
  region = "us-east-1"
}

resource "aws_s3_bucket_replication_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id
  role   = "arn:aws:iam::111122223333:role/copy"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.copy.arn
    }
  }
}

resource "aws_db_instance" "ledger" {
  storage_encrypted       = true
  backup_retention_period = 7
  kms_key_id              = "arn:aws:kms:us-east-1:111122223333:key/1"
}

resource "aws_s3_bucket" "archive" {
  for_each = toset(["<script>alert(1)</script>", "=SUM(1)"])
  region   = var.region
}

resource "google_storage_bucket" "lake" {
  name     = "lake"
  location = "EU"
  labels   = { purpose = "=HYPERLINK(1)" }
}
"#;

/// A tree with verdicts.
struct Made {
    _directory: tempfile::TempDir,
    files: Files,
    linked: Linked,
    catalogue: Catalogue,
    settings: Settings,
}

impl Made {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("main.tf"), SOURCE).unwrap();
        let files = Files::default();
        let request = Evaluate { paths: vec![directory.path().to_owned()], ..Evaluate::default() };
        let deployment = evaluate(&files, &Loader::default(), &request).deployments.remove(0);
        let linked = link(deployment);
        let (catalogue, _) = Catalogue::with(&[]);
        Self { _directory: directory, files, linked, catalogue, settings: Settings::default() }
    }

    fn index(&self, address: &str) -> ResourceIndex {
        let found = self.linked.deployment.resources.iter().position(|resource| resource.address == address);
        ResourceIndex(u32::try_from(found.unwrap_or_else(|| panic!("no {address}"))).unwrap())
    }

    fn header(&self, index: ResourceIndex) -> Span {
        self.linked.deployment.resource(index).unwrap().header
    }

    fn resource(&self, address: &str, place: Place, verdict: Verdict, reason: &str) -> AssessedResource {
        let resource = self.index(address);
        AssessedResource {
            resource,
            location: located(place, self.header(resource)),
            verdict,
            reason: reason.to_owned(),
            cases: Vec::new(),
            class: String::new(),
            excepted: None,
            part_of: None,
            keys: Vec::new(),
        }
    }

    fn end(&self, address: &str, place: Place) -> End {
        End { resource: Some(self.index(address)), name: address.into(), location: located(place, Span::NONE) }
    }

    fn report(&self) -> Residency {
        self.report_of(vec![self.customers(), self.partners()])
    }

    fn report_of(&self, policies: Vec<Assessed>) -> Residency {
        let assessment = Assessment { policies, ..Assessment::default() };
        let root =
            AssessedRoot { linked: &self.linked, settings: &self.settings, catalogue: &self.catalogue, assessment };
        let roots = self.files.root(match self.files.get(self.header(ResourceIndex(0)).file).unwrap().place() {
            crate::source::FilePlace::InRoot { root, .. } => *root,
            crate::source::FilePlace::Named(_) => panic!("outside"),
        });
        let commit = Commit::Known("0123456789abcdef0123456789abcdef01234567".into());
        Residency::new(ResidencyMaterial {
            files: &self.files,
            roots: vec![root],
            diagnostics: Vec::new(),
            files_read: 1,
            date: Some(date(2026, 11, 23)),
            commits: BTreeMap::from([(roots.unwrap().id(), commit)]),
            plan_file: None,
            register: true,
        })
    }

    fn customers(&self) -> Assessed {
        let refused =
            "us-east-1 in United States (US): regime gdpr-eea-only (Regulation (EU) 2016/679) does not allow it";
        let mut ledger =
            self.resource("aws_db_instance.ledger", frankfurt(), Verdict::Inside, "eu-central-1 in Germany (DE)");
        ledger.class = "restricted, personal data (tag DataClassification)".to_owned();
        ledger.keys = vec![AssessedKey {
            holder: ledger.resource,
            presence: Presence::always(),
            at: Span::NONE,
            value: Span::NONE,
            end: End {
                resource: None,
                name: "arn:aws:kms:us-east-1:111122223333:key/1".into(),
                location: located(virginia(), Span::NONE),
            },
            verdict: Verdict::Outside,
            reason: refused.to_owned(),
            cases: Vec::new(),
        }];
        let mut copy = self.resource("aws_s3_bucket.copy", virginia(), Verdict::Outside, refused);
        copy.excepted = Some(Excepted {
            until: Some(date(2027, 1, 31)),
            reason: Some("moves | with <b>HARBOUR</b>".into()),
            approved_by: Some("Ada".into()),
        });
        let unknown = || Place::Unknown(Reason::NoValue("region".into()));
        let why = "var.region has no value";
        Assessed {
            policy: "customers".into(),
            allows: "what regime gdpr-eea-only allows".to_owned(),
            rules: vec!["GDPR, in the EEA only: Regulation (EU) 2016/679".to_owned()],
            rule: String::new(),
            resources: vec![
                self.resource("aws_s3_bucket.orders", frankfurt(), Verdict::Inside, "eu-central-1 in Germany (DE)"),
                copy,
                ledger,
                self.resource(
                    "aws_s3_bucket.archive[\"<script>alert(1)</script>\"]",
                    unknown(),
                    Verdict::Undetermined,
                    why,
                ),
                self.resource("aws_s3_bucket.archive[\"=SUM(1)\"]", unknown(), Verdict::Undetermined, why),
            ],
            movements: vec![self.movement(refused)],
            unclassified: Vec::new(),
            expired: Vec::new(),
        }
    }

    fn movement(&self, reason: &str) -> AssessedMovement {
        let address = "aws_s3_bucket_replication_configuration.orders";
        let resource = self.index(address);
        let body = &self.linked.deployment.resource(resource).unwrap().body;
        let at = body.field("rule").unwrap().at;
        let (from, to) = (self.end("aws_s3_bucket.orders", frankfurt()), self.end("aws_s3_bucket.copy", virginia()));
        let movement = Movement {
            resource,
            row: Arc::new(self.catalogue.movements("aws_s3_bucket_replication_configuration").remove(0)),
            from: from.clone(),
            to: to.clone(),
            presence: Presence::always(),
            at,
            value: self.header(self.index("aws_s3_bucket.copy")),
            carriage: Carriage { transport: Value::string("private"), at: Span::NONE },
            customer_key: None,
            clouds: (None, None),
        };
        let path = vec![
            Hop { end: from, regions: regions(frankfurt()), by: None },
            Hop { end: to, regions: regions(virginia()), by: Some(("replication".into(), at)) },
        ];
        AssessedMovement {
            movement,
            number: 0,
            presence: Presence::always(),
            verdict: Verdict::Outside,
            reason: reason.to_owned(),
            cases: Vec::new(),
            path,
            excepted: None,
        }
    }

    fn partners(&self) -> Assessed {
        let europe = region("gcp", "gcs:EU", &["AT", "BE", "DE", "FR", "IT"]);
        let mut lake = self.resource("google_storage_bucket.lake", europe, Verdict::Inside, "gcs:EU in 5 countries");
        // In one case it is somewhere else.
        lake.location.cases.push(Case {
            guard: Guard::always(),
            place: Place::Everywhere("edges cache it".into()),
            decided: Span::NONE,
        });
        lake.verdict = Verdict::Undetermined;
        Assessed {
            policy: "partners".into(),
            allows: "EEA".to_owned(),
            rules: Vec::new(),
            rule: String::new(),
            resources: vec![lake],
            movements: Vec::new(),
            unclassified: Vec::new(),
            expired: Vec::new(),
        }
    }
}

fn located(place: Place, at: Span) -> Location {
    Location {
        cases: vec![Case { guard: Guard::always(), place, decided: Span::NONE }],
        at,
        said_by: "its region".into(),
    }
}

fn region(cloud: &str, code: &str, countries: &[&str]) -> Place {
    let country = |code: &&str| CountryCode(code.as_bytes().try_into().unwrap());
    Place::At(vec![Region {
        cloud: cloud.into(),
        code: code.into(),
        countries: countries.iter().map(country).collect(),
        partition: "aws".into(),
        sovereign: false,
    }])
}

fn frankfurt() -> Place {
    region("aws", "eu-central-1", &["DE"])
}

fn virginia() -> Place {
    region("aws", "us-east-1", &["US"])
}

fn regions(place: Place) -> Vec<Region> {
    let Place::At(regions) = place else { panic!("a region") };
    regions
}

fn text(report: &Residency, width: usize) -> String {
    let mut text = String::new();
    residency_text(report, Terminal { color: false, width }, false, &mut text).unwrap();
    text
}

fn written(write: impl Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn each_format_says_all_of_it() {
    let made = Made::new();
    let report = made.report();
    insta::assert_snapshot!("residency_text", text(&report, 80));
    insta::assert_snapshot!("residency_json", written(|to| residency_json(&report, to)));
    insta::assert_snapshot!("residency_markdown", residency_markdown(&report));
    insta::assert_snapshot!("residency_csv", written(|to| residency_csv(&report, to)));
    let page = residency_html(&report);
    // The dots of the map would fill the snapshot.
    let body = page.split("<body>").nth(1).unwrap().split("<script>").next().unwrap();
    let mut shown = String::new();
    for (index, part) in body.split("<path class=\"land\" d=\"").enumerate() {
        let part = if index == 0 { part } else { part.split_once('"').unwrap().1 };
        shown.push_str(part);
    }
    insta::assert_snapshot!("residency_html", shown);
}

#[test]
fn json_is_what_its_schema_says() {
    let report = Made::new().report();
    let json = written(|to| residency_json(&report, to));
    crate::report::tests::rendering::assert_conforms_to("residency.schema.json", &json);
}

#[test]
fn no_format_is_advice_and_none_prints_names_as_they_are() {
    let report = Made::new().report();
    let formats = [
        text(&report, 80),
        written(|to| residency_json(&report, to)),
        residency_markdown(&report),
        written(|to| residency_csv(&report, to)),
        residency_html(&report),
    ];
    for format in &formats {
        assert!(format.contains("not legal advice"));
    }
    let [text, _, markdown, csv, html] = &formats;
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(!markdown.contains("[\"<script>") || markdown.contains("`aws_s3_bucket.archive[\"<script>"), "{markdown}");
    assert!(!markdown.contains("moves | with"), "a bar ends a cell: {markdown}");
    let cells = csv.lines().flat_map(|line| line.split(','));
    assert!(cells.into_iter().all(|cell| !cell.trim_matches('"').starts_with('=')), "{csv}");
    let scripts = html.matches("<script").count();
    assert_eq!((scripts, html.matches("<b>").count()), (1, 0), "only the page's own");
}

#[test]
fn a_page_loads_nothing_and_allows_nothing_else() {
    let page = residency_html(&Made::new().report());
    let policy = "content=\"default-src &#39;none&#39;; style-src &#39;sha256-";
    assert!(page.contains(policy), "{}", page.get(..600).unwrap());
    for what in ["src=", "@import", "http-equiv=\"refresh\"", "<link", "<iframe", "<img", " style=", " onclick="] {
        assert!(!page.contains(what), "{what}");
    }
    let urls = page.match_indices("href=\"").map(|(at, _)| page.get(at + 6..at + 7).unwrap());
    assert!(urls.into_iter().all(|first| first == "#"), "links lead nowhere else");
    for (at, _) in page.match_indices("href=\"#") {
        let target = page.get(at + 7..).unwrap().split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn shares_count_what_is_proven() {
    let share = |inside, outside, undetermined| Share { inside, outside, undetermined };
    let cases = [
        (share(0, 0, 0), None, "–"),
        (share(3, 0, 0), Some(1000), "100 %"),
        (share(2, 1, 0), Some(666), "66.6 %"),
        (share(1999, 0, 1), Some(999), "99.9 %"),
        (share(0, 0, 4), Some(0), "0 %"),
    ];
    for (share, tenths, said) in cases {
        assert_eq!((share.tenths(), share.percent().as_str()), (tenths, said), "{share:?}");
    }
}

#[test]
fn findings_are_what_no_exception_lets_through() {
    let made = Made::new();
    let only = |verdict, excepted: bool| {
        let mut one = made.resource("aws_s3_bucket.orders", frankfurt(), verdict, "");
        one.excepted = excepted.then_some(Excepted { until: None, reason: None, approved_by: None });
        let mut assessed = made.partners();
        assessed.resources = vec![one];
        made.report_of(vec![assessed])
    };
    let cases = [
        (Verdict::Inside, false, (false, false)),
        (Verdict::Outside, false, (true, true)),
        (Verdict::Outside, true, (false, false)),
        (Verdict::Undetermined, false, (false, true)),
    ];
    for (verdict, excepted, (usual, strict)) in cases {
        let report = only(verdict, excepted);
        assert_eq!((report.has_findings(false), report.has_findings(true)), (usual, strict), "{verdict:?}, {excepted}");
    }
}
