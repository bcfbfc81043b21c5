//! The report as JSON: `docs/residency.schema.json`.

use std::collections::BTreeMap;
use std::io;

use serde::ser::{Serialize, Serializer};

use super::NOTICE;
use super::figures::{Figure, Share};
use super::model::{Commit, Exception, Flow, Key, Policy, Remark, Residency, Stop, Store, word};
use super::whereabouts::{RegionAt, letters};
use crate::report::json::{self, NoteJson, PlaceJson, Sequence, Text};
use crate::report::model::{Note, SCHEMA_VERSION};
use crate::report::{Place, Untrusted};

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Residency, to: &mut dyn io::Write) -> io::Result<()> {
    json::write(report, to)
}

impl Serialize for Residency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Contract<'a> {
            schema_version: u32,
            notice: &'static str,
            date: Option<String>,
            commits: Vec<CommitJson<'a>>,
            policies: Vec<PolicyJson<'a>>,
            countries: BTreeMap<&'a str, Text<'a>>,
            diagnostics: Sequence<'a, Note, NoteJson<'a>>,
            summary: SummaryJson,
        }
        let policies = self.policies.iter().map(|policy| PolicyJson::of(policy, self)).collect();
        Contract {
            schema_version: SCHEMA_VERSION,
            notice: NOTICE,
            date: self.date.map(|date| date.to_string()),
            commits: self.commits.iter().map(CommitJson::from).collect(),
            policies,
            countries: self.countries.iter().map(|(code, known)| (code.as_str(), Text(&known.name))).collect(),
            diagnostics: Sequence::of(&self.notes),
            summary: SummaryJson { files: self.files, roots: self.roots },
        }
        .serialize(serializer)
    }
}

#[derive(serde::Serialize)]
struct SummaryJson {
    files: usize,
    roots: usize,
}

/// The commit of a tree: `known`, `unknown`, or `none` where it is no repository.
#[derive(serde::Serialize)]
struct CommitJson<'a> {
    status: &'static str,
    hash: Option<&'a str>,
}

impl<'a> From<&'a Commit> for CommitJson<'a> {
    fn from(commit: &'a Commit) -> Self {
        let status = match commit {
            Commit::NoRepository => "none",
            Commit::Unknown => "unknown",
            Commit::Known(_) => "known",
        };
        Self { status, hash: commit.hash() }
    }
}

#[derive(serde::Serialize)]
struct PolicyJson<'a> {
    name: Text<'a>,
    allows: Text<'a>,
    rules: Sequence<'a, Untrusted, Text<'a>>,
    location: Option<PlaceJson<'a>>,
    resources: Sequence<'a, Store, StoreJson<'a>>,
    movements: Sequence<'a, Flow, FlowJson<'a>>,
    sovereignty: ShareJson,
    jurisdictions: Vec<FigureJson>,
    clouds: Vec<FigureJson>,
    remarks: Sequence<'a, Remark, RemarkJson<'a>>,
}

#[derive(serde::Serialize)]
struct RemarkJson<'a> {
    resource: Text<'a>,
    message: Text<'a>,
    location: Option<PlaceJson<'a>>,
}

impl<'a> From<&'a Remark> for RemarkJson<'a> {
    fn from(remark: &'a Remark) -> Self {
        let location = remark.place.as_ref().map(PlaceJson::from);
        Self { resource: Text(&remark.resource), message: Text(&remark.message), location }
    }
}

impl<'a> PolicyJson<'a> {
    fn of(policy: &'a Policy, report: &Residency) -> Self {
        Self {
            name: Text(&policy.name),
            allows: Text(&policy.allows),
            rules: Sequence::of(&policy.rules),
            location: policy.place.as_ref().map(PlaceJson::from),
            resources: Sequence::of(&policy.stores),
            movements: Sequence::of(&policy.flows),
            sovereignty: ShareJson::from(policy.share()),
            jurisdictions: policy.by_jurisdiction(&report.countries).into_iter().map(FigureJson::from).collect(),
            clouds: policy.by_cloud().into_iter().map(FigureJson::from).collect(),
            remarks: Sequence::of(&policy.remarks),
        }
    }
}

#[derive(serde::Serialize)]
struct ShareJson {
    inside: usize,
    outside: usize,
    undetermined: usize,
    percent: Option<f64>,
}

impl From<Share> for ShareJson {
    fn from(share: Share) -> Self {
        let Share { inside, outside, undetermined } = share;
        Self { inside, outside, undetermined, percent: share.number() }
    }
}

#[derive(serde::Serialize)]
struct FigureJson {
    name: Owned,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Owned>,
    #[serde(flatten)]
    share: ShareJson,
}

impl From<Figure> for FigureJson {
    fn from(figure: Figure) -> Self {
        let groups = figure.groups.into_iter().map(Owned).collect();
        Self { name: Owned(figure.name), groups, share: figure.share.into() }
    }
}

/// Text that nothing else holds.
struct Owned(Untrusted);

impl Serialize for Owned {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Text(&self.0).serialize(serializer)
    }
}

#[derive(serde::Serialize)]
struct StoreJson<'a> {
    address: Text<'a>,
    #[serde(rename = "type")]
    ty: Text<'a>,
    cloud: Text<'a>,
    regions: Vec<Text<'a>>,
    countries: Vec<String>,
    #[serde(rename = "where")]
    at: Text<'a>,
    verdict: &'static str,
    reason: Text<'a>,
    location: Option<PlaceJson<'a>>,
    root: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    construct: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<PlaceJson<'a>>,
    #[serde(skip_serializing_if = "Untrusted::is_empty", serialize_with = "text")]
    said_by: &'a Untrusted,
    #[serde(skip_serializing_if = "Untrusted::is_empty", serialize_with = "text")]
    class: &'a Untrusted,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keys: Vec<KeyJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exception: Option<ExceptionJson<'a>>,
    commit: Option<&'a str>,
}

fn text<S: Serializer>(text: &&Untrusted, serializer: S) -> Result<S::Ok, S::Error> {
    Text(text).serialize(serializer)
}

impl<'a> From<&'a Store> for StoreJson<'a> {
    fn from(store: &'a Store) -> Self {
        Self {
            address: Text(&store.address),
            ty: Text(&store.ty),
            cloud: Text(&store.cloud),
            regions: codes(&store.at.regions),
            countries: store.at.countries().into_iter().map(letters).collect(),
            at: Text(&store.at.said),
            verdict: word(store.verdict),
            reason: Text(&store.reason),
            location: store.place.as_ref().map(PlaceJson::from),
            root: Text(&store.root),
            construct: store.construct.as_ref().map(Text),
            decided: store.decided.as_ref().map(PlaceJson::from),
            said_by: &store.said_by,
            class: &store.class,
            keys: store.keys.iter().map(KeyJson::from).collect(),
            exception: store.exception.as_ref().map(ExceptionJson::from),
            commit: store.commit.hash(),
        }
    }
}

fn codes(regions: &[RegionAt]) -> Vec<Text<'_>> {
    regions.iter().map(|region| Text(&region.code)).collect()
}

#[derive(serde::Serialize)]
struct KeyJson<'a> {
    name: Text<'a>,
    regions: Vec<Text<'a>>,
    countries: Vec<String>,
    verdict: &'static str,
    reason: Text<'a>,
}

impl<'a> From<&'a Key> for KeyJson<'a> {
    fn from(key: &'a Key) -> Self {
        Self {
            name: Text(&key.name),
            regions: codes(&key.at.regions),
            countries: key.at.countries().into_iter().map(letters).collect(),
            verdict: word(key.verdict),
            reason: Text(&key.reason),
        }
    }
}

#[derive(serde::Serialize)]
struct ExceptionJson<'a> {
    until: Option<String>,
    reason: Text<'a>,
    approved_by: Text<'a>,
}

impl<'a> From<&'a Exception> for ExceptionJson<'a> {
    fn from(exception: &'a Exception) -> Self {
        Self {
            until: exception.until.map(|day| day.to_string()),
            reason: Text(&exception.reason),
            approved_by: Text(&exception.approved_by),
        }
    }
}

#[derive(serde::Serialize)]
struct FlowJson<'a> {
    resource: Text<'a>,
    #[serde(rename = "type")]
    ty: Text<'a>,
    cloud: Text<'a>,
    from: Text<'a>,
    from_regions: Vec<Text<'a>>,
    from_countries: Vec<String>,
    to: Text<'a>,
    to_regions: Vec<Text<'a>>,
    to_countries: Vec<String>,
    kind: Text<'a>,
    path: Vec<Text<'a>>,
    hops: Vec<HopJson<'a>>,
    verdict: &'static str,
    reason: Text<'a>,
    location: Option<PlaceJson<'a>>,
    attribute: Text<'a>,
    root: Text<'a>,
    #[serde(skip_serializing_if = "Untrusted::is_empty", serialize_with = "text")]
    when: &'a Untrusted,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<PlaceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exception: Option<ExceptionJson<'a>>,
    commit: Option<&'a str>,
}

impl<'a> From<&'a Flow> for FlowJson<'a> {
    fn from(flow: &'a Flow) -> Self {
        let countries = |stop: &Stop| stop.at.countries().into_iter().map(letters).collect();
        Self {
            resource: Text(&flow.resource),
            ty: Text(&flow.ty),
            cloud: Text(&flow.cloud),
            from: Text(&flow.from.name),
            from_regions: codes(&flow.from.at.regions),
            from_countries: countries(&flow.from),
            to: Text(&flow.to.name),
            to_regions: codes(&flow.to.at.regions),
            to_countries: countries(&flow.to),
            kind: Text(&flow.kind),
            path: flow.path.iter().map(|stop| Text(&stop.name)).collect(),
            hops: flow.path.iter().map(HopJson::from).collect(),
            verdict: word(flow.verdict),
            reason: Text(&flow.reason),
            location: flow.place.as_ref().map(PlaceJson::from),
            attribute: Text(&flow.attribute),
            root: Text(&flow.root),
            when: &flow.when,
            decided: flow.decided.as_ref().map(PlaceJson::from),
            exception: flow.exception.as_ref().map(ExceptionJson::from),
            commit: flow.commit.hash(),
        }
    }
}

#[derive(serde::Serialize)]
struct HopJson<'a> {
    name: Text<'a>,
    regions: Vec<Text<'a>>,
    countries: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<PlaceJson<'a>>,
}

impl<'a> From<&'a Stop> for HopJson<'a> {
    fn from(stop: &'a Stop) -> Self {
        let place = stop.by.as_ref().and_then(|(_, place): &(Untrusted, Option<Place>)| place.as_ref());
        Self {
            name: Text(&stop.name),
            regions: codes(&stop.at.regions),
            countries: stop.at.countries().into_iter().map(letters).collect(),
            by: stop.by.as_ref().map(|(by, _)| Text(by)),
            location: place.map(PlaceJson::from),
        }
    }
}
