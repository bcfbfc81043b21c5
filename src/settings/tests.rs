//! Reading settings against a small world of names.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use bartizan_lang::diagnostic::nearest;
use bartizan_lang::value::Str;
use bartizan_lang::{FileId, Level};

use super::*;

fn regions(cloud: &str) -> &'static [&'static str] {
    match cloud {
        "aws" => &["eu-central-1", "shared"],
        "gcp" => &["europe-west3", "shared", "gcs:EUR7"],
        _ => &[],
    }
}

/// A small world: two clouds' worth of regions, one regime with places and one without.
struct World;

impl Known for World {
    fn regime(&self, id: &str) -> Option<bool> {
        [("gdpr-eea-only", true), ("pci-dss", false)].into_iter().find(|(known, _)| *known == id).map(|(_, has)| has)
    }

    fn is_jurisdiction(&self, name: &str) -> bool {
        matches!(name, "EEA" | "DE" | "CH")
    }

    fn is_country(&self, code: CountryCode) -> bool {
        matches!(&code.0, b"DE" | b"CH")
    }

    fn is_partition(&self, name: &str) -> bool {
        name == "aws-eusc"
    }

    fn is_facet(&self, name: &str) -> bool {
        name == "object_store"
    }

    fn is_region(&self, cloud: &str, pattern: &str) -> bool {
        let pattern = Pattern::of_code(pattern).unwrap();
        regions(cloud).iter().any(|known| pattern.matches(known))
    }

    fn is_cloud(&self, word: &str) -> bool {
        !regions(word).is_empty()
    }

    fn similar(&self, names: Names<'_>, written: &str) -> Vec<Str> {
        let all: &[&str] = match names {
            Names::Regimes => &["gdpr-eea-only", "pci-dss"],
            Names::Jurisdictions => &["EEA"],
            Names::Partitions => &["aws-eusc"],
            Names::Facets => &["object_store"],
            Names::Regions(cloud) => regions(cloud),
        };
        nearest(written, all).map(|name| (*name).into()).into_iter().collect()
    }
}

fn settings(text: &str) -> Settings {
    let (settings, diagnostics) = read(text, FileId(0), &World);
    assert_eq!(diagnostics, [], "{text}");
    settings
}

/// The diagnostics of a text: the marked text of each, its level and message.
fn told(text: &str) -> Vec<(String, Level, String)> {
    let (_, diagnostics) = read(text, FileId(0), &World);
    let one = |d: &Diagnostic| {
        let help = d.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        (d.span.text(text).to_owned(), d.level, format!("{}{help}", d.message))
    };
    diagnostics.iter().map(one).collect()
}

#[test]
fn a_policy_is_read_in_full() {
    let text = r#"
        residency "a" {
          regimes = ["gdpr-eea-only"]
          allow {
            jurisdictions = ["EEA", "CH"]
            regions       = ["aws:eu-*", "google:gcs:EUR7"]
            partitions    = ["aws-eusc"]
          }
          applies_to {
            tags    = { Zone = "a", Class = ["pii", "restricted"] }
            types   = ["aws_s3_bucket"]
            facets  = ["facet.object_store"]
            modules = ["module.a[\"x\"].*"]
          }
          movements    = true ? "deny" : "any"
          keys         = "inside"
          undetermined = "fail"
          movement "backup" { to = "inside" }
          movement "*export" { requires = ["customer_key"] }
          exception {
            resource    = "aws_s3_bucket.*"
            until       = "2027-01-31"
            reason      = "because"
            approved_by = "me"
          }
        }
    "#;
    let settings = settings(text);
    let policy = &settings.residency[0];
    let texts = |list: &[Written<Str>]| list.iter().map(|text| text.value.to_string()).collect::<Vec<_>>();
    assert_eq!((policy.name.as_str(), texts(&policy.regimes)), ("a", vec!["gdpr-eea-only".to_owned()]));
    assert_eq!(policy.regimes[0].span.text(text), "\"gdpr-eea-only\"");
    let allow = policy.allow.as_ref().unwrap();
    assert_eq!(texts(&allow.jurisdictions), ["EEA", "CH"]);
    assert_eq!(texts(&allow.regions), ["aws:eu-*", "gcp:gcs:EUR7"]);
    assert_eq!(texts(&allow.partitions), ["aws-eusc"]);
    let applies = policy.applies_to.as_ref().unwrap();
    let tags: Vec<_> = applies.tags.iter().map(|tag| (tag.key.value.as_str(), tag.values.join(" "))).collect();
    assert_eq!(tags, [("Zone", "a".to_owned()), ("Class", "pii restricted".to_owned())]);
    assert_eq!(texts(&applies.types), ["aws_s3_bucket"]);
    assert_eq!(texts(&applies.facets), ["object_store"]);
    assert_eq!(texts(&applies.modules), ["module.a[\"x\"].*"]);
    assert_eq!(policy.movements.value, MovementRule::Deny);
    assert_eq!(policy.keys.as_ref().unwrap().value, KeyRule::Inside);
    assert_eq!(policy.undetermined.value, Undetermined::Fail);
    let kinds: Vec<_> =
        policy.kinds.iter().map(|rule| (rule.kind.value.as_str(), rule.to, rule.requires.len())).collect();
    assert_eq!(kinds, [("backup", MovementRule::Inside, 0), ("*export", MovementRule::Deny, 1)]);
    let exception = &policy.exceptions[0];
    assert_eq!(exception.until.as_ref().unwrap().value, jiff::civil::date(2027, 1, 31));
    assert_eq!((exception.reason.as_deref(), exception.approved_by.as_deref()), (Some("because"), Some("me")));
}

#[test]
fn defaults_hold_where_nothing_is_written() {
    let settings = settings("residency \"a\" {\n  regimes = [\"gdpr-eea-only\"]\n  keys = null\n}");
    let policy = &settings.residency[0];
    assert_eq!(policy.movements.value, MovementRule::Inside);
    assert_eq!(policy.undetermined.value, Undetermined::Report);
    assert!(policy.keys.is_none() && policy.allow.is_none() && policy.applies_to.is_none());
    assert!(settings.default_region.is_empty() && settings.classification.default.is_none());
}

#[test]
fn a_region_by_itself_is_that_of_the_clouds_that_have_it() {
    let of = |text: &str| {
        let one = |(provider, region): (Str, Written<Str>)| format!("{provider}={}", region.value);
        settings(text).default_region.into_iter().map(one).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of("default_region = \"eu-central-1\""), "aws=eu-central-1");
    assert_eq!(of("default_region = \"shared\""), "aws=shared google=shared");
    assert_eq!(
        of("default_region = { google = \"europe-west3\", aws = \"eu-central-1\" }"),
        "google=europe-west3 aws=eu-central-1"
    );
    let with_site = "site \"own:basel\" {\n  countries = [\"ch\"]\n}\ndefault_region = \"basel\"";
    assert_eq!(of(with_site), "own=basel");
    let (unknown, diagnostics) = read("default_region = \"nowhere\"", FileId(0), &World);
    assert_eq!((unknown.default_region[0].0.as_str(), diagnostics[0].level), ("", Level::Warning));
}

#[test]
fn nearer_settings_extend_those_above() {
    let above = settings(
        r#"
        default_region = { aws = "eu-central-1", gcp = "europe-west3" }
        residency "a" { regimes = ["gdpr-eea-only"] }
        residency "b" { regimes = ["gdpr-eea-only"] }
        site "own:basel" { countries = ["CH"] }
        classification {
          tag_keys = ["one"]
          values   = { c3 = "restricted", c2 = "internal" }
          default  = "internal"
        }
        "#,
    );
    let near = settings(
        r#"
        default_region = { aws = "shared" }
        residency "b" {
          movements = "deny"
          allow { jurisdictions = ["DE"] }
        }
        residency "c" { regimes = ["gdpr-eea-only"] }
        site "own:basel" { countries = ["DE"] }
        classification {
          values = { C3 = "confidential" }
        }
        "#,
    );
    let all = above.extended_by(near);
    let names: Vec<_> = all.residency.iter().map(|policy| (policy.name.as_str(), policy.movements.value)).collect();
    assert_eq!(names, [("a", MovementRule::Inside), ("b", MovementRule::Deny), ("c", MovementRule::Inside)]);
    assert!(all.residency[1].regimes.is_empty());
    let region = |kind: &str| all.default_regions().of(kind).and_then(|region| region.as_str().cloned());
    assert_eq!((region("aws").as_deref(), region("google").as_deref()), (Some("shared"), Some("europe-west3")));
    assert_eq!(region("oci"), None);
    assert_eq!((all.sites.len(), all.sites[0].countries[0]), (1, CountryCode(*b"DE")));
    assert_eq!(all.classification.tag_keys, ["one"]);
    assert_eq!(all.classification.default, Some(DataClass::Internal));
    let c3 = all.classification.values.iter().find(|(value, _)| value.eq_ignore_ascii_case("c3")).unwrap();
    assert_eq!((c3.1, all.classification.values.len()), (DataClass::Confidential, 2));
    let everywhere = settings("default_region = \"eu-central-1\"");
    assert_eq!(
        everywhere.default_regions().of("awscc").and_then(|r| r.as_str().cloned()).as_deref(),
        Some("eu-central-1")
    );
}

/// Each with the text that is pointed at and a part of what is said.
#[test]
fn what_is_wrong_is_told_at_its_place() {
    use Level::{Error, Warning};
    let policy = |body: &str| format!("residency \"a\" {{\n  regimes = [\"gdpr-eea-only\"]\n  {body}\n}}\n");
    let cases: Vec<(String, &str, Level, &str)> = vec![
        ("selekt = []".into(), "selekt", Error, "bartizan.hcl has no key \"selekt\""),
        ("residencies \"a\" {}".into(), "residencies \"a\"", Error, "did you mean residency?"),
        ("residency = {}".into(), "residency", Error, "residency is a block: write it without the equals sign"),
        ("residency \"a\" {\n  regimes = [\"pci-dss\"]\n}".into(), "\"pci-dss\"", Error, "--framework pci-dss"),
        (
            "residency \"a\" {\n  regimes = [\"gdpr-eea-onyl\"]\n}".into(),
            "\"gdpr-eea-onyl\"",
            Error,
            "did you mean gdpr-eea-only?",
        ),
        ("residency \"a\" {}".into(), "\"a\"", Error, "does not say what is allowed"),
        (policy("allow {}"), "allow", Error, "names no place"),
        (policy("allow {\n jurisdictions = [\"EAA\"]\n}"), "\"EAA\"", Error, "did you mean EEA?"),
        (policy("allow {\n regions = [\"aws\"]\n}"), "\"aws\"", Error, "write PROVIDER:REGION"),
        (policy("allow {\n regions = [\"awz:*\"]\n}"), "\"awz:*\"", Error, "did you mean aws?"),
        (policy("allow {\n regions = [\"aws:xx-*\"]\n}"), "\"aws:xx-*\"", Warning, "no region fits"),
        (policy("movements = \"outside\""), "\"outside\"", Error, "it is one of inside, deny and any"),
        (policy("movements = deny"), "deny", Error, "texts need quotes"),
        (policy("movements = upper(\"deny\")"), "upper", Error, "no functions"),
        (policy("keys = 3"), "3", Error, "keys is a text, not a number"),
        (policy("movement \"backup\" {}"), "movement \"backup\"", Error, "says nothing"),
        (policy("movement \"log-export\" {\n to = \"any\"\n}"), "\"log-export\"", Error, "did you mean log export?"),
        (policy("exception {\n resource = \"a.b\"\n}"), "exception", Warning, "has no reason"),
        (policy("exception {\n reason = \"a\"\n}"), "exception", Error, "needs the key \"resource\""),
        (
            policy("exception {\n reason = \"a\"\n resource = \"a\"\n until = \"2027-02-30\"\n}"),
            "\"2027-02-30\"",
            Error,
            "write YYYY-MM-DD",
        ),
        (
            policy("exception {\n reason = \"a\"\n resource = \"a\"\n until = \"2027-01-31T10:00\"\n}"),
            "\"2027-01-31T10:00\"",
            Error,
            "is no date",
        ),
        (policy("applies_to {\n modules = []\n}"), "[]", Error, "the list modules is empty"),
        (
            policy("applies_to {\n facets = [\"object_stor\"]\n}"),
            "\"object_stor\"",
            Error,
            "did you mean object_store?",
        ),
        (
            policy("applies_to {\n types = [\"aws_s3_buket\"]\n}"),
            "\"aws_s3_buket\"",
            Warning,
            "did you mean aws_s3_bucket?",
        ),
        (policy("applies_to {\n tags = {}\n}"), "{}", Error, "tags is an object"),
        ("site \"basel\" {}".into(), "\"basel\"", Error, "write PROVIDER:CODE"),
        ("site \"own:a\" {}".into(), "site \"own:a\"", Error, "needs the key \"countries\""),
        ("classification {\n  default = \"secret\"\n}".into(), "\"secret\"", Error, "it is one of public"),
        ("default_region = { gogle = \"a\" }".into(), "gogle = \"a\"", Error, "is no provider of regions"),
        (format!("default_region = \"{}\"", "a".repeat(2_000)), "", Error, "has more than 1024 bytes"),
    ];
    for (text, at, level, part) in cases {
        let told = told(&text);
        let found = told
            .iter()
            .any(|(span, l, message)| (span == at || at.is_empty()) && *l == level && message.contains(part));
        assert!(found && told.len() == 1, "{text}\n{told:#?}");
    }
}

#[test]
fn values_take_no_longer_than_their_budget() {
    let list = (0..200).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    let text = format!(
        "residency \"a\" {{\n  regimes = [for a in [{list}] : [for b in [{list}] : [for c in [{list}] : \"x\"]]]\n}}"
    );
    let told = told(&text);
    assert!(told.iter().any(|(_, _, message)| message.contains("take too long")), "{told:#?}");
}
