//! Following values to what they name: the ends of movements.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use bartizan_lang::value::{Guard, InstanceKey, Kind, Part, Reason, Reference, Shape, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::names::{Names, bucket_prefix, is_bucket, is_of_azure_id, names_host, speaks_of};
use super::walk::walk;
use super::{End, detail, endpoint, identifier, trigger};
use crate::ir::{Mode, Resource, ResourceIndex};
use crate::link::Linked;
use crate::providers::companions;
use crate::residency::catalogue::{Catalogue, Cloud, CountryCode, Destination, MovementRow};
use crate::residency::location::{self, Case, Location, Place, Region, meaning};

/// How many resources that stand for others are followed.
const MAX_STEPS: usize = 4;

/// Data sources that say something of the account and name nothing that data could go to.
const SURROUNDINGS: &[&str] = &[
    "aws_availability_zones",
    "aws_caller_identity",
    "aws_default_tags",
    "aws_organizations_organization",
    "aws_partition",
    "azurerm_client_config",
    "azurerm_subscription",
    "google_client_config",
    "google_project",
];

/// Attributes that are what a resource holds, and say nothing of where that came from: the value of a parameter, an output.
const CONTENTS: &[&str] = &[
    "body",
    "content",
    "insecure_value",
    "output_values",
    "outputs",
    "response_body",
    "result",
    "secret_binary",
    "secret_data",
    "secret_string",
    "stdout",
    "value",
];

/// Finds the ends of movements in one deployment.
pub(super) struct Finder<'a> {
    pub(super) linked: &'a Linked,
    pub(super) catalogue: &'a Catalogue,
    names: OnceCell<Names>,
    locations: RefCell<FxHashMap<ResourceIndex, Location>>,
}

/// What a value names.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// What it is, and whose.
    pub end: End,
    /// Whose it is, where that is known.
    pub cloud: Option<Cloud>,
    /// The row of a resource in between, that stands for the end.
    pub row: Option<Arc<MovementRow>>,
}

impl Finder<'_> {
    pub(super) fn new<'a>(linked: &'a Linked, catalogue: &'a Catalogue) -> Finder<'a> {
        Finder { linked, catalogue, names: OnceCell::new(), locations: RefCell::default() }
    }

    /// The rows of a type that are about movements.
    pub(super) fn rows(&self, ty: &str) -> Arc<[Arc<MovementRow>]> {
        self.catalogue.moving(ty).into_iter().map(Arc::new).collect()
    }

    /// Where a resource is.
    pub(super) fn location(&self, index: ResourceIndex) -> Location {
        if let Some(known) = self.locations.borrow().get(&index) {
            return known.clone();
        }
        let mut found = location::location(self.linked, self.catalogue, index);
        if found.cases.is_empty() {
            let reason = Reason::Other("nothing says where it is".into());
            found = placed(Place::Unknown(reason), found.at, found.said_by);
        }
        self.locations.borrow_mut().insert(index, found.clone());
        found
    }

    /// A resource as an end.
    pub(super) fn resource(&self, index: ResourceIndex) -> Target {
        let resource = self.linked.deployment.resource(index);
        let name = resource.map(|resource| resource.address.clone()).unwrap_or_default();
        let end = End { resource: Some(index), name, location: self.location(index) };
        Target { end, cloud: resource.and_then(cloud_of), row: None }
    }

    /// What one value of a row's attribute names as a destination.
    pub(super) fn destination(&self, row: &MovementRow, own: ResourceIndex, value: &Value) -> Target {
        let Some(resource) = self.linked.deployment.resource(own) else { return unknown(Reason::Invalid, value) };
        let cloud = cloud_of(resource);
        match row.destination {
            Destination::Region if row.product.is_empty() => self.region(value, own, cloud.as_ref()),
            Destination::Region => self.region(value, own, Some(&Cloud::named(row.product))),
            Destination::Code => match (value.as_str(), &cloud) {
                (Some(code), Some(cloud)) => self.code(cloud, row.product, code, value),
                _ => unknown_value(value),
            },
            Destination::Country => match value.as_str().map(|code| code.as_bytes()) {
                Some(&[a, b]) => {
                    let code = CountryCode([a.to_ascii_uppercase(), b.to_ascii_uppercase()]);
                    let text: Str = String::from_utf8_lossy(&code.0).as_ref().into();
                    let region = Region {
                        cloud: Str::new(),
                        code: text.clone(),
                        countries: vec![code],
                        partition: Str::new(),
                        sovereign: false,
                    };
                    end(text, Place::At(vec![region]), value, cloud)
                }
                _ => unknown_value(value),
            },
            Destination::Everywhere => {
                let why = if row.note.is_empty() { row.kind } else { row.note };
                end("anywhere in the world".into(), Place::Everywhere(why.into()), value, cloud)
            }
            Destination::Account => account(value, cloud),
            Destination::Endpoint => self.endpoint(value, own),
            Destination::InferenceProfile => self.inference(value, own),
            Destination::Itself => self.resource(own),
            Destination::Pair => self.pair(own),
            Destination::Nearest => self.nearest(row, own),
            Destination::Identifier | Destination::Reference | Destination::OtherCloud | Destination::Path => {
                self.named(value, own, row.destination, row.attribute)
            }
        }
    }

    /// What a value names, in whatever form it does.
    pub(super) fn named(&self, value: &Value, own: ResourceIndex, how: Destination, attribute: &str) -> Target {
        if let Some(target) = self.referred(value, own, true) {
            return target;
        }
        let own_cloud = self.linked.deployment.resource(own).and_then(cloud_of);
        if let (Some(text), Some(cloud)) = (value.as_str(), &own_cloud)
            && self.catalogue.region(cloud, text).is_some_and(|region| region.code == *text)
        {
            return self.region(value, own, own_cloud.as_ref());
        }
        if own_cloud == Some(Cloud::Gcp)
            && let Some(dataset) = value.as_str().and_then(|text| identifier::google_dataset(text))
            && let Some(index) = self.by_name(dataset, |ty| ty == "google_bigquery_dataset")
        {
            return self.resource(index);
        }
        let found = match identifier::read(value) {
            Some(identifier::Identifier::Region(cloud, region)) => {
                let mut target = self.region(&region, own, Some(&cloud));
                target.end.name = short(value);
                Some(target)
            }
            Some(identifier::Identifier::Bucket(name)) => Some(self.bucket(&name, value, own, attribute)),
            // A host of a cloud is no name of something here.
            Some(identifier::Identifier::Name(name)) if endpoint::cloud(&name).is_some() => {
                Some(self.endpoint(value, own))
            }
            Some(identifier::Identifier::Name(name)) => Some(self.plain_name(&name, value, own, how, attribute)),
            Some(identifier::Identifier::Placeless) | None => None,
        };
        if let Some(found) = found {
            return found;
        }
        if let Some(text) = value.as_str() {
            // An object in a bucket, or anything else by its name or ARN.
            let first = text.split('/').next().unwrap_or_default();
            let named = self.by_name(text, |_| true).or_else(|| self.bucket_named(first, value, own, attribute));
            if let Some(index) = named {
                return self.followed(index, MAX_STEPS);
            }
            if text.starts_with("/subscriptions/") {
                let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
                if let Some(index) = self.by_name(name, |ty| is_of_azure_id(ty, text)) {
                    return self.followed(index, MAX_STEPS);
                }
            }
            if endpoint::parse(text).host.contains('.') && !text.starts_with("arn:") && !text.starts_with('/') {
                return self.endpoint(value, own);
            }
        }
        if let Some(target) = self.referred(value, own, false) {
            return target;
        }
        match value.as_str() {
            Some(_) => unknown(not_there(&short(value)), value),
            None => unknown_value(value),
        }
    }

    /// The resource that a value refers to; nothing where that is not in the deployment. Only what is surely that, not
    /// something made from it, where `exact` asks for it.
    fn referred(&self, value: &Value, own: ResourceIndex, exact: bool) -> Option<Target> {
        let mut references: SmallVec<[&Reference; 2]> = SmallVec::new();
        references.extend(value.refs().iter().filter(|r| r.exact).map(Arc::as_ref));
        if let Kind::Unknown(unknown) = &value.kind
            && let Shape::Template(parts) = &unknown.shape
        {
            references.extend(holes(parts));
        }
        if !exact {
            references.extend(value.refs().iter().filter(|r| !r.exact).map(Arc::as_ref));
        }
        references.into_iter().find_map(|reference| self.target(reference, own))
    }

    fn target(&self, reference: &Reference, own: ResourceIndex) -> Option<Target> {
        let ty = reference.resource.trim_start_matches("data.").split('.').next().unwrap_or_default();
        if SURROUNDINGS.contains(&ty)
            || ty == "aws_region"
            || !ty.contains('_')
            || ty.starts_with("random_")
            || ty.starts_with("time_")
            || CONTENTS.contains(&reference.attribute.split(['.', '[']).next().unwrap_or_default())
        {
            return None;
        }
        let targets: SmallVec<[(ResourceIndex, bool); 2]> = self.linked.targets(reference, own).collect();
        let (first, _) = *targets.first()?;
        let mut target = self.followed(first, MAX_STEPS);
        let locations = |index: &(ResourceIndex, bool)| self.followed(index.0, MAX_STEPS).end.location;
        let same = |one: &Location, other: &Location| {
            one.cases.len() == other.cases.len()
                && one.cases.iter().zip(&other.cases).all(|(a, b)| a.guard == b.guard && a.place == b.place)
        };
        if targets.len() > 1 && !targets.iter().all(|other| same(&locations(other), &target.end.location)) {
            let reason = if reference.key == InstanceKey::Unknown {
                Reason::Instance(reference.resource.clone())
            } else {
                Reason::Other(format!("which instance of {} is meant is not known", reference.resource).into())
            };
            target.end = End {
                resource: None,
                name: reference.address(),
                location: placed(Place::Unknown(reason), Span::NONE, Str::new()),
            };
        }
        Some(target)
    }

    /// What a resource stands for: a part for its parent, one that only says where something is for that.
    fn followed(&self, index: ResourceIndex, steps: usize) -> Target {
        let plain = || self.resource(index);
        let Some(resource) = self.linked.deployment.resource(index) else { return plain() };
        if steps == 0 || resource.mode == Mode::Data {
            return plain();
        }
        if companions::is_pure(&resource.ty)
            && let Some(row) = companions::of(&resource.ty).first()
            && let Some(parent) = resource.get(row.join_attribute)
            && let Some(parent) = self.exactly(parent, index)
            && parent != index
        {
            return self.followed(parent, steps - 1);
        }
        for row in self.rows(&resource.ty).iter().filter(|row| detail::of(row.id).stands_for) {
            let mut values = walk(&resource.body, row.attribute, resource.header).into_iter();
            if let Some(found) = values.find(|found| trigger::is_written(resource, &found.value)) {
                let mut target = match self.exactly(&found.value, index) {
                    Some(next) if next != index => self.followed(next, steps - 1),
                    _ => self.destination(row, index, &found.value),
                };
                target.row.get_or_insert_with(|| row.clone());
                return target;
            }
        }
        plain()
    }

    /// The one resource that a value is an attribute of.
    fn exactly(&self, value: &Value, from: ResourceIndex) -> Option<ResourceIndex> {
        let reference = value.refs().iter().find(|reference| reference.exact)?;
        self.linked.targets(reference, from).next().map(|(index, _)| index)
    }

    fn by_name(&self, name: &str, is_meant: impl Fn(&str) -> bool) -> Option<ResourceIndex> {
        let names = self.names.get_or_init(|| Names::build(&self.linked.deployment));
        names.get(&self.linked.deployment, name, is_meant)
    }

    /// The bucket of that name: the one that the text is made from, else the one of the cloud that is meant.
    fn bucket_named(&self, name: &str, value: &Value, own: ResourceIndex, attribute: &str) -> Option<ResourceIndex> {
        let is_called = |index: &ResourceIndex| {
            self.linked.deployment.resource(*index).is_some_and(|one| {
                let called = ["bucket", "bucket_name", "name"].into_iter().filter_map(|attribute| one.get(attribute));
                is_bucket(&one.ty) && called.filter_map(Value::as_str).any(|called| called == name)
            })
        };
        let mut referred = value.refs().iter().flat_map(|r| self.linked.targets(r, own).map(|(index, _)| index));
        if let Some(index) = referred.find(is_called) {
            return Some(index);
        }
        let own = self.linked.deployment.resource(own).map_or("", |own| own.ty.as_str());
        let prefix = bucket_prefix(value.as_str().map_or("", |text| text.as_str()), attribute, own);
        let meant = |ty: &str| is_bucket(ty) && ty.starts_with(prefix);
        self.by_name(name, meant).or_else(|| self.by_name(name, is_bucket))
    }

    fn bucket(&self, name: &str, value: &Value, own: ResourceIndex, attribute: &str) -> Target {
        match self.bucket_named(name, value, own, attribute) {
            Some(index) => self.resource(index),
            None => {
                let reason = format!("the region of bucket {name} is not known: it is not in the scanned code");
                let mut target = unknown(Reason::Other(reason.into()), value);
                target.end.name = name.into();
                target
            }
        }
    }

    /// A name without more: what has it and is of a type that the attribute speaks of, else what is in the same region. Names
    /// of buckets are known to all regions.
    fn plain_name(&self, name: &str, value: &Value, own: ResourceIndex, how: Destination, attribute: &str) -> Target {
        let bucket = || self.bucket_named(name, value, own, attribute);
        if let Some(index) = (how != Destination::Identifier).then(bucket).flatten() {
            return self.resource(index);
        }
        if name.contains('.') && names_host(attribute) {
            return self.endpoint(value, own);
        }
        let meant = self.by_name(name, |ty| !is_bucket(ty) && speaks_of(attribute, ty)).filter(|index| *index != own);
        let cloud = self.linked.deployment.resource(own).and_then(cloud_of);
        if matches!(how, Destination::Identifier | Destination::Itself) && cloud == Some(Cloud::Aws) {
            let here = meant.map(|index| self.resource(index));
            let mine = self.location(own);
            let is_here = |target: &Target| {
                target.end.location.cases.first().map(|case| &case.place) == mine.cases.first().map(|case| &case.place)
            };
            let end = End { resource: None, name: name.into(), location: mine.clone() };
            return here.filter(is_here).unwrap_or(Target { end, cloud, row: None });
        }
        let any = meant.or_else(|| self.by_name(name, |_| cloud != Some(Cloud::Aws)));
        match any {
            Some(index) => self.followed(index, MAX_STEPS),
            None if how == Destination::Reference => self.bucket(name, value, own, attribute),
            None => unknown(not_there(name), value),
        }
    }

    /// A region as it is written, or in an identifier.
    fn region(&self, value: &Value, own: ResourceIndex, cloud: Option<&Cloud>) -> Target {
        if let Some(text) = value.as_str() {
            if text.contains(':')
                && let Some(identifier::Identifier::Region(cloud, region)) = identifier::read(value)
            {
                return self.region(&region, own, Some(&cloud));
            }
            let Some(cloud) = cloud else { return unknown_value(value) };
            return end(text.clone(), meaning(self.catalogue, cloud, "", text), value, Some(cloud.clone()));
        }
        // The region of something else, which is not known by itself.
        let references = value.refs().iter().filter(|reference| reference.exact);
        for reference in references {
            let index = self.linked.targets(reference, own).next().map(|(index, _)| index);
            let is_place =
                matches!(reference.attribute.as_str(), "region" | "location" | "name" | "id" | "region_name");
            if let Some(index) = index.filter(|_| is_place) {
                let location = self.location(index);
                return Target {
                    end: End { resource: None, name: reference.address(), location },
                    cloud: cloud.cloned(),
                    row: None,
                };
            }
        }
        let mut target = unknown_value(value);
        target.cloud = cloud.cloned();
        target
    }

    fn code(&self, cloud: &Cloud, product: &str, code: &str, value: &Value) -> Target {
        end(code.into(), meaning(self.catalogue, cloud, product, code), value, Some(cloud.clone()))
    }

    fn endpoint(&self, value: &Value, own: ResourceIndex) -> Target {
        if let Some(target) = self.referred(value, own, true) {
            return target;
        }
        let Some(text) = value.as_str() else {
            return self.referred(value, own, false).unwrap_or_else(|| unknown_value(value));
        };
        if let Some(identifier::Identifier::Bucket(name)) = identifier::read(value)
            && let Some(index) = self.bucket_named(&name, value, own, "")
        {
            return self.resource(index);
        }
        let address = endpoint::parse(text);
        let host = address.host.trim_end_matches('.');
        let cloud = endpoint::cloud(host);
        let first = host.split('.').next().unwrap_or_default();
        let is_account =
            |ty: &str| is_bucket(ty) || matches!(ty, "azurerm_storage_account" | "azurerm_cosmosdb_account");
        if address.scheme == "s3"
            && let Some(region) =
                endpoint::query(address.path, "region").and_then(|code| self.catalogue.region(&Cloud::Aws, code))
        {
            return end(host.into(), Place::At(vec![Region::from(region)]), value, Some(Cloud::Aws));
        }
        if let Some(region) = endpoint::of_snowflake(self.catalogue, host) {
            return end(
                host.into(),
                Place::At(vec![Region::from(region)]),
                value,
                Some(Cloud::Other("snowflake".into())),
            );
        }
        let owner = cloud.as_ref().and_then(|_| {
            let in_path = address.path.split('/').next().unwrap_or_default();
            [first, in_path].into_iter().filter(|name| !name.is_empty()).find_map(|name| self.by_name(name, is_account))
        });
        if let Some(index) = owner {
            return self.resource(index);
        }
        if let Some(cloud) = &cloud
            && let Some(region) = endpoint::region(self.catalogue, cloud, host)
        {
            return end(host.into(), Place::At(vec![Region::from(region)]), value, Some(cloud.clone()));
        }
        let mut target = unknown(Reason::Other(format!("the place of {host} is not known").into()), value);
        target.end.name = if value.is_secret() { "a host".into() } else { host.into() };
        target.cloud = cloud.or_else(|| host.contains('.').then(|| Cloud::Other(host.into())));
        target
    }

    /// The geography of an inference profile: `eu.` before the model's name, in an ARN or alone.
    fn inference(&self, value: &Value, own: ResourceIndex) -> Target {
        if let Some(target) = self.referred(value, own, true) {
            return target;
        }
        let Some(profile) = last_segment(value) else { return unknown_value(value) };
        let geography = profile.split('.').next().unwrap_or(profile);
        let mut target = self.code(&Cloud::Aws, "bedrock", geography, value);
        if !value.is_secret() {
            target.end.name = profile.into();
        }
        target
    }

    /// The part of the world that the provider takes because of where the data is.
    fn nearest(&self, row: &MovementRow, own: ResourceIndex) -> Target {
        let resource = self.linked.deployment.resource(own);
        let cloud = resource.and_then(cloud_of).unwrap_or(Cloud::Gcp);
        let source = resource.filter(|_| !row.from.is_empty()).and_then(|resource| {
            let mut values = walk(&resource.body, row.from, resource.header).into_iter();
            values.find(|found| trigger::is_written(resource, &found.value))
        });
        let mut location = match source {
            Some(found) => self.named(&found.value, own, Destination::Identifier, row.from).end.location,
            None => self.location(own),
        };
        let mut names: Vec<Str> = Vec::new();
        for case in &mut location.cases {
            let Place::At(regions) = &case.place else { continue };
            let Some(region) = regions.first() else { continue };
            let source = self.catalogue.region(&cloud, &region.code);
            case.place = match source.and_then(|region| self.catalogue.nearest(row.product, region)) {
                Some(around) => {
                    names.push(around.code.rsplit(':').next().unwrap_or_default().into());
                    Place::At(vec![Region::from(around)])
                }
                None => {
                    let reason = format!("which part of the world the provider takes for {} is not known", region.code);
                    Place::Unknown(Reason::Other(reason.into()))
                }
            };
        }
        names.dedup();
        let name = if names.is_empty() { "the nearest place".into() } else { names.join(" or ").into() };
        Target { end: End { resource: None, name, location }, cloud: Some(cloud), row: None }
    }

    /// The region that the provider pairs with a resource's own.
    fn pair(&self, own: ResourceIndex) -> Target {
        let resource = self.linked.deployment.resource(own);
        let cloud = resource.and_then(cloud_of).unwrap_or(Cloud::Azure);
        let mut location = self.location(own);
        let mut names: Vec<Str> = Vec::new();
        for case in &mut location.cases {
            let Place::At(regions) = &case.place else { continue };
            let Some(region) = regions.first() else { continue };
            let paired = self.catalogue.region(&cloud, &region.code).and_then(|region| region.paired.clone());
            case.place = match paired {
                Some(paired) => {
                    let place = meaning(self.catalogue, &cloud, "", &paired);
                    names.push(paired);
                    place
                }
                // Azure copies nothing by itself out of a region without a pair.
                None if cloud == Cloud::Azure => Place::Nowhere,
                None => Place::Unknown(Reason::Other(format!("{} is paired with no region", region.code).into())),
            };
        }
        names.dedup();
        let name = if names.is_empty() { "the paired region".into() } else { names.join(" or ").into() };
        Target { end: End { resource: None, name, location }, cloud: Some(cloud), row: None }
    }
}

/// What stands behind the last slash of a text, of which what stands before may not be known.
fn last_segment(value: &Value) -> Option<&str> {
    if let Some(text) = value.as_str() {
        return Some(text.rsplit('/').next().unwrap_or(text));
    }
    match &value.as_unknown()?.shape {
        Shape::Template(parts) => match parts.last()? {
            Part::Text(text) => text.rsplit_once('/').map(|(_, last)| last),
            Part::Hole(_) => None,
        },
        _ => None,
    }
}

fn not_there(name: &str) -> Reason {
    Reason::Other(format!("the place of {name} is not known: it is not in the scanned code").into())
}

/// The references of holes that make up a whole part of a text between separators: the name in `arn:aws:s3:::${name}/*`.
fn holes(parts: &Arc<[Part]>) -> impl Iterator<Item = &Reference> {
    let separated = |part: Option<&Part>, ends: bool| match part {
        None => true,
        Some(Part::Text(text)) if ends => text.ends_with([':', '/', '=', '@']),
        Some(Part::Text(text)) => text.starts_with([':', '/', '.', '@']),
        Some(Part::Hole(_)) => false,
    };
    parts.iter().enumerate().filter_map(move |(number, part)| {
        let Part::Hole(hole) = part else { return None };
        let before = number.checked_sub(1).and_then(|before| parts.get(before));
        let whole = separated(before, true) && separated(parts.get(number + 1), false);
        // `arn:` and what follows is one attribute of one resource.
        let arn = matches!(before, Some(Part::Text(text)) if text == "arn:") && number == 1;
        let reference = hole.refs().iter().find(|reference| reference.exact).map(Arc::as_ref);
        reference.filter(|_| whole || arn)
    })
}

/// Whose a resource is.
pub(super) fn cloud_of(resource: &Resource) -> Option<Cloud> {
    let kind = resource.provider.kind.as_str();
    let kind = if kind.is_empty() { resource.ty.split(['_', ':']).next().unwrap_or_default() } else { kind };
    match kind.to_ascii_lowercase().as_str() {
        "" | "random" | "null" | "local" | "time" | "tls" | "terraform" => None,
        "aws" | "awscc" => Some(Cloud::Aws),
        "google" | "google-beta" | "gcp" => Some(Cloud::Gcp),
        "oci" => Some(Cloud::Oci),
        "ibm" => Some(Cloud::Ibm),
        "azurerm" | "azuread" | "azapi" | "azure" => Some(Cloud::Azure),
        other => Some(Cloud::Other(other.into())),
    }
}

/// A location of one case.
pub(super) fn placed(place: Place, decided: Span, said_by: Str) -> Location {
    Location { cases: vec![Case { guard: Guard::always(), place, decided }], at: decided, said_by }
}

fn end(name: Str, place: Place, value: &Value, cloud: Option<Cloud>) -> Target {
    let name = if value.is_secret() { Str::from("a value that is not shown") } else { name };
    Target { end: End { resource: None, name, location: placed(place, value.span, Str::new()) }, cloud, row: None }
}

pub(super) fn unknown(reason: Reason, value: &Value) -> Target {
    end(short(value), Place::Unknown(reason), value, None)
}

fn unknown_value(value: &Value) -> Target {
    match &value.kind {
        Kind::Unknown(what) => unknown(what.reason.clone(), value),
        _ => unknown(Reason::Other(format!("{} says nothing of a place", short(value)).into()), value),
    }
}

/// Another account or project, wherever it keeps what it is given.
fn account(value: &Value, cloud: Option<Cloud>) -> Target {
    let Some(text) = value.as_str() else {
        let mut target = unknown_value(value);
        if let Some(literal) = value.as_literal() {
            let reason = "where other accounts keep what they are given is not known";
            target = unknown(Reason::Other(reason.into()), value);
            target.end.name = if literal.text() == "true" { "other accounts".into() } else { literal.text() };
        }
        target.cloud = cloud;
        return target;
    };
    let number = text.strip_prefix("arn:").and_then(|rest| rest.split(':').nth(3)).filter(|part| !part.is_empty());
    let name: Str = match (number, text.as_str()) {
        (Some(number), _) => format!("account {number}").into(),
        (None, "*" | "all") => "everyone".into(),
        (None, _) => format!("account {text}").into(),
    };
    let reason = Reason::Other(format!("where {name} keeps what it is given is not known").into());
    end(name, Place::Unknown(reason), value, cloud)
}

/// What people call something that only a value names.
pub(super) fn short(value: &Value) -> Str {
    if value.is_secret() {
        return "a value that is not shown".into();
    }
    match &value.kind {
        Kind::String(text) => match identifier::read(value) {
            Some(identifier::Identifier::Bucket(name)) => name,
            _ => text.chars().take(160).collect(),
        },
        Kind::Unknown(unknown) => {
            let reference = value.refs().first().map(|reference| reference.address());
            reference.or_else(|| unknown.origin.as_ref().map(|o| o.text.clone())).unwrap_or_else(|| "a place".into())
        }
        _ => value.as_literal().map(|literal| literal.text()).unwrap_or_default(),
    }
}
