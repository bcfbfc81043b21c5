//! Rulings of places, and what cases come to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use bartizan_lang::FileId;
use bartizan_lang::value::{Atom, Guard, Literal, Origin, Reason, Str};

use super::ruling::{Meant, RuledCase, Ruling, always, both, stricter, summary};
use super::{Allowed, Verdict};
use crate::residency::catalogue::{Catalogue, Cloud};
use crate::residency::location::{Place, Region};
use crate::settings::{CountryCode, Known, Names, read};

/// Every name means something.
struct Anything;

impl Known for Anything {
    fn regime(&self, _: &str) -> Option<bool> {
        Some(true)
    }

    fn is_jurisdiction(&self, _: &str) -> bool {
        true
    }

    fn is_country(&self, _: CountryCode) -> bool {
        true
    }

    fn is_partition(&self, _: &str) -> bool {
        true
    }

    fn is_facet(&self, _: &str) -> bool {
        true
    }

    fn is_region(&self, _: &str, _: &str) -> bool {
        true
    }

    fn is_cloud(&self, _: &str) -> bool {
        true
    }

    fn similar(&self, _: Names<'_>, _: &str) -> Vec<Str> {
        Vec::new()
    }
}

/// What a policy says of places: `+` inside, `-` outside, `?` undetermined.
fn said(policy: &str, places: &[&str]) -> String {
    let text = format!("residency \"p\" {{\n{policy}\n}}\n");
    let (settings, _) = read(&text, FileId(0), &Anything);
    let catalogue = Catalogue::default();
    let allowed = Allowed::of(settings.residency.first().expect("a policy"), &catalogue);
    let sign = |place: &&str| {
        let (cloud, code) = place.split_once(':').expect("cloud:code");
        let cloud = Cloud::named(cloud);
        let place = match (code, catalogue.region(&cloud, code)) {
            ("*", _) => Place::Everywhere("anywhere".into()),
            ("?", _) => Place::Unknown(Reason::NoValue("region".into())),
            (_, Some(region)) => Place::At(vec![Region::from(region)]),
            (code, None) => Place::NoSuchRegion { cloud: cloud.word().into(), code: code.into() },
        };
        match allowed.ruling(&place, &cloud) {
            Ruling::Silent => '0',
            Ruling::Inside => '+',
            Ruling::Outside(_) => '-',
            Ruling::Undetermined(_) => '?',
        }
    };
    places.iter().map(sign).collect()
}

#[test]
fn places_under_policies() {
    for (policy, places, expected) in [
        (
            "regimes = [\"gdpr-eea-only\"]",
            "aws:eu-central-1 aws:eu-west-2 aws:us-east-1 aws:* aws:? aws:eu-nowhere-1",
            "+---??",
        ),
        ("regimes = [\"gdpr\"]", "aws:eu-west-2 aws:us-east-1 aws:ca-central-1 aws:ap-south-1 aws:cn-north-1", "+??--"),
        (
            "regimes = [\"gdpr\"]\nallow {\n  jurisdictions = [\"EEA\", \"US\"]\n}",
            "aws:us-east-1 aws:eu-west-2 aws:ca-central-1",
            "+--",
        ),
        (
            "regimes = [\"gdpr\"]\nallow {\n  regions = [\"aws:us-east-1\"]\n}",
            "aws:us-east-1 aws:us-west-2 aws:eu-west-1",
            "+--",
        ),
        ("regimes = [\"custom-sovereign-eu\"]", "aws:eusc-de-east-1 aws:eu-central-1", "+-"),
        ("allow {\n  jurisdictions = [\"BE\", \"GB\"]\n}", "gcp:gcs:EUR5 gcp:europe-west1 gcp:europe-west4", "++-"),
        ("allow {\n  jurisdictions = [\"BE\"]\n}", "gcp:gcs:EUR5 gcp:europe-west1", "-+"),
        (
            "allow {\n  partitions = [\"aws-eusc\"]\n}",
            "aws:eusc-de-east-1 aws:eu-central-1 azure:germanywestcentral",
            "+--",
        ),
        (
            "allow {\n  regions = [\"aws:global\", \"aws:eu-*\"]\n}",
            "aws:* gcp:* aws:eu-west-1 gcp:europe-west1",
            "+-+-",
        ),
        ("regimes = [\"gdpr\"]\nallow {\n  regions = [\"aws:global\"]\n}", "aws:*", "-"),
        ("movements = \"deny\"", "aws:us-east-1 aws:* aws:?", "+++"),
    ] {
        let places: Vec<&str> = places.split(' ').collect();
        assert_eq!(said(policy, &places), expected, "{policy}: {places:?}");
    }
}

fn guard(value: &str, is: bool) -> Guard {
    let origin = Origin { text: "var.env".into(), closed: None }.into();
    let literal = Literal::String(value.into());
    Guard::atom(if is { Atom::equals(origin, literal) } else { Atom::differs(origin, literal) }).unwrap()
}

fn case(guard: Guard, ruling: Ruling) -> RuledCase {
    RuledCase { guard, ruling, place: "there".into(), decided: bartizan_lang::Span::NONE }
}

#[test]
fn cases_come_to_one_verdict() {
    let outside = || Ruling::Outside("no".to_owned());
    let verdict = |cases: &[RuledCase]| summary(cases).map(|(verdict, _)| verdict);
    let (prod, other) = (guard("prod", true), guard("prod", false));
    assert_eq!(verdict(&[case(Guard::always(), Ruling::Silent)]), None);
    assert_eq!(verdict(&[case(Guard::always(), outside())]), Some(Verdict::Outside));
    let both_out = [case(prod.clone(), outside()), case(other.clone(), outside())];
    assert_eq!(verdict(&both_out), Some(Verdict::Outside));
    // In one case it is right, or the policy is not about it: that hangs on the condition.
    for ruling in [Ruling::Inside, Ruling::Silent] {
        let cases = [case(prod.clone(), outside()), case(other.clone(), ruling)];
        let (verdict, reason) = summary(&cases).unwrap();
        assert_eq!(verdict, Verdict::Undetermined);
        assert_eq!(reason, "when var.env is \"prod\", there: no");
    }
    let inside = [case(prod.clone(), Ruling::Inside), case(other.clone(), Ruling::Silent)];
    assert_eq!(verdict(&inside), Some(Verdict::Inside));
}

#[test]
fn three_values() {
    let perhaps = || Meant::Perhaps(Reason::Invalid);
    assert_eq!(Meant::Yes.and(&perhaps()), perhaps());
    assert_eq!(Meant::No.and(&perhaps()), Meant::No);
    assert_eq!(Meant::Yes.or(&perhaps()), Meant::Yes);
    assert_eq!(Meant::No.or(&perhaps()), perhaps());
    let cases = vec![(guard("prod", true), Meant::Yes), (guard("prod", false), Meant::No)];
    // Contradicting cases drop out.
    assert_eq!(both(&cases, &cases, Meant::and), cases);
    assert_eq!(both(&cases, &always(Meant::No), Meant::and).len(), 2);
    assert_eq!(stricter(Ruling::Inside, Ruling::Undetermined(Reason::Invalid)), Ruling::Undetermined(Reason::Invalid));
}
