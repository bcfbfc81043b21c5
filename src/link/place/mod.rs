//! Where a resource is: what its attributes, what it is a part of and its provider say, in the words of that provider.

mod identifiers;
mod parents;
mod written;

use bartizan_lang::Span;
use bartizan_lang::value::{Kind, Reason, Str, Value};

use super::Linked;
use crate::ir::{Mode, Resource, ResourceIndex};
use crate::providers::placements::{self, Placement, Says, When};
use crate::providers::shape::each_leaf;
use crate::providers::{companions, schema, services};
pub(super) use parents::Named;
pub use written::{Alternative, Said, alternatives, at_path};

/// Longest way from a part to the parent that says where it is.
const MAX_STEPS: usize = 8;

/// What says where a resource is.
#[derive(Clone, Debug)]
pub struct Told {
    /// A text, a list of texts, alternatives of these, or unknown with the reason: regions, locations, zones, codes, as they
    /// are written.
    pub value: Value,
    /// The attribute of the resource, or the block of the provider, that says it; none where it is nobody's word.
    pub at: Span,
    /// Who says it.
    pub by: By,
    /// Whether the texts are zones.
    pub zones: bool,
    /// The cloud whose regions these are, where that is another one than the provider's; empty else.
    pub cloud: &'static str,
    /// Of a type that may be in several clouds, the attribute that says in which.
    pub cloud_in: &'static str,
    /// The resource whose word it is: the resource itself, or what it is a part of.
    pub holder: ResourceIndex,
}

/// Who says where a resource is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// An attribute. Whether the row of the table is about this very type.
    Attribute(Str, bool),
    /// What holds where an attribute is not written.
    Absent(&'static str),
    /// A name that holds the region, in that attribute.
    Identifier(Str),
    /// What it is a part of.
    Part(ResourceIndex),
    /// The provider: `aws.eu`.
    Provider(Str),
    /// Nobody.
    Nobody,
}

/// The region of a resource for lists: of zones the region that they lie in; several regions one behind the other. Unknown with
/// the reason when nothing says it.
#[must_use]
pub fn place(linked: &Linked, index: ResourceIndex) -> Value {
    let told = told(linked, index);
    let named = |text: &str| if told.zones { region_of_zone(text).to_owned() } else { text.to_owned() };
    each_leaf(&told.value, &mut |leaf| match &leaf.kind {
        Kind::String(text) if told.zones => Value::string(named(text)).at(leaf.span).made_from(leaf),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if seq.is_closed() => {
            let mut regions: Vec<String> = Vec::new();
            for item in &seq.items {
                let Some(text) = item.as_str() else { return leaf.clone() };
                let region = named(text);
                if !regions.contains(&region) {
                    regions.push(region);
                }
            }
            Value::string(regions.join(", ")).at(leaf.span).made_from(leaf)
        }
        _ => leaf.clone(),
    })
}

/// What says where a resource is: its attributes, what it is a part of, its provider, in the order that holds for its cloud.
#[must_use]
pub fn told(linked: &Linked, index: ResourceIndex) -> Told {
    find(linked, index, MAX_STEPS)
}

fn find(linked: &Linked, index: ResourceIndex, steps: usize) -> Told {
    match linked.deployment.resource(index) {
        Some(resource) => Finder { linked, resource, index, steps }.find(),
        None => nobody(index, Reason::Invalid),
    }
}

fn nobody(index: ResourceIndex, reason: Reason) -> Told {
    let value = Value::unknown(reason);
    Told { value, at: Span::NONE, by: By::Nobody, zones: false, cloud: "", cloud_in: "", holder: index }
}

/// What is found so far: a leaf that is null says nothing, and who comes next may.
#[derive(Default)]
struct Chain(Option<Told>);

impl Chain {
    fn or(self, next: impl FnOnce() -> Option<Told>) -> Self {
        let Some(so_far) = self.0 else { return Self(next().filter(|told| !told.value.is_null())) };
        if !has_null(&so_far.value) {
            return Self(Some(so_far));
        }
        let Some(next) = next() else { return Self(Some(so_far)) };
        let value = each_leaf(&so_far.value, &mut |leaf| match leaf.is_null() {
            true => next.value.clone(),
            false => leaf.clone(),
        });
        Self(Some(Told { value, ..so_far }))
    }
}

fn has_null(value: &Value) -> bool {
    match value.as_choice() {
        Some(choice) => choice.leaves().iter().any(|(_, leaf)| leaf.is_null()),
        None => value.is_null(),
    }
}

/// What looks for the place of one resource.
struct Finder<'a> {
    linked: &'a Linked,
    resource: &'a Resource,
    index: ResourceIndex,
    /// How many parents may still be asked.
    steps: usize,
}

impl Finder<'_> {
    fn find(&self) -> Told {
        let ty = self.resource.ty.as_str();
        let cloud = services::cloud_of(&self.resource.provider.kind);
        let mut chain = Chain::default();
        for row in placements::of(ty) {
            chain = chain.or(|| self.row(row, true));
        }
        let prefix = match (self.resource.is_raw(), cloud) {
            (false, _) => ty,
            (true, "aws") => "aws_",
            (true, "azure") => "azurerm_",
            (true, "gcp") => "google_",
            (true, _) => "oci_",
        };
        for row in placements::of_kind(prefix) {
            chain = chain.or(|| self.row(row, false));
        }
        let chain = match cloud {
            "aws" => chain
                .or(|| self.zone_of_subnet())
                .or(|| self.arn())
                .or(|| self.parent_of_companion())
                .or(|| self.provider()),
            "azure" => chain
                .or(|| self.parent_of_companion())
                .or(|| self.default_location())
                .or(|| self.parent(parents::Which::Near))
                .or(|| self.parent(parents::Which::Group)),
            "gcp" => chain
                .or(|| self.parent_of_companion())
                .or(|| self.parent(parents::Which::Near))
                .or(|| self.provider_of_regional()),
            "oci" => chain.or(|| self.parent_of_companion()).or(|| self.provider()),
            "ibm" => chain
                .or(|| self.parent_of_companion())
                .or(|| self.parent(parents::Which::Instance))
                .or(|| self.provider()),
            _ => chain
                .or(|| self.attribute("region", Says::Region))
                .or(|| self.attribute("location", Says::Region))
                .or(|| self.attribute("zone", Says::Zone))
                .or(|| self.provider()),
        };
        let nothing = || match self.resource.mode {
            Mode::Data => Reason::DataSource(format!("where {} is", self.resource.address).into()),
            Mode::Managed => Reason::Other(format!("nothing says where {} is", self.resource.address).into()),
        };
        match chain.0 {
            Some(told) if has_null(&told.value) => {
                let value = each_leaf(&told.value, &mut |leaf| match leaf.is_null() {
                    true => Value::unknown(nothing()).at(leaf.span),
                    false => leaf.clone(),
                });
                Told { value, ..told }
            }
            Some(told) => told,
            None => nobody(self.index, nothing()),
        }
    }

    /// What a row of the table finds.
    fn row(&self, row: &'static Placement, exact: bool) -> Option<Told> {
        let told = |value: Value, at: Span, by: By| Told {
            value,
            at,
            by,
            zones: row.says == Says::Zone,
            cloud: row.cloud,
            cloud_in: row.cloud_in,
            holder: self.index,
        };
        if row.says == Says::Provider {
            return self.provider();
        }
        let by = By::Attribute(row.attribute.into(), exact);
        let written = at_path(&self.resource.body, row.attribute, row.when).filter(|(_, value)| !value.is_null());
        let Some((at, value)) = written else {
            return match row.when {
                When::Else(code) => Some(told(Value::string(code), Span::NONE, By::Absent(row.attribute))),
                When::ElseUnknown => {
                    let unknown = Value::unknown(Reason::Other(row.note.into()));
                    Some(told(unknown, Span::NONE, By::Absent(row.attribute)))
                }
                _ => None,
            };
        };
        match row.says {
            Says::Everywhere => {
                let anywhere = each_leaf(&value, &mut |leaf| match leaf.is_unknown() || leaf.is_null() {
                    true => leaf.clone(),
                    false => Value::string("global").at(leaf.span),
                });
                Some(told(anywhere, at, by))
            }
            Says::Reference => self.part_named(row.attribute, &value, at),
            Says::Identifier => {
                let found = each_leaf(&value, &mut |leaf| match (identifiers::location(leaf), row.when) {
                    (None, When::Else(code)) if leaf.as_str().is_some() => Value::string(code).at(leaf.span),
                    (None, _) => Value::null().at(leaf.span),
                    (Some(location), _) => location,
                });
                Some(told(found, at, By::Identifier(row.attribute.into())))
            }
            _ => {
                let value = self.followed(&value);
                let value = if row.when == When::Known { known(&value) } else { value };
                let value = as_location(&value);
                (!value.is_null()).then(|| told(value, at, by))
            }
        }
    }

    /// What an attribute says.
    fn attribute(&self, name: &'static str, says: Says) -> Option<Told> {
        let field = self.resource.body.field(name).filter(|field| !field.value.is_null())?;
        let value = as_location(&self.followed(&field.value));
        let by = By::Attribute(name.into(), false);
        let zones = says == Says::Zone;
        Some(Told { value, at: field.at, by, zones, cloud: "", cloud_in: "", holder: self.index })
    }

    /// The place of another resource that the provider decides is where that resource is.
    fn followed(&self, value: &Value) -> Value {
        const PLACES: [&str; 5] = ["region", "location", "zone", "availability_zone", "datacenter"];
        if self.steps == 0 {
            return value.clone();
        }
        let decided_by_provider = |leaf: &Value| match leaf.as_unknown().map(|unknown| &unknown.reason) {
            Some(Reason::AfterApply(what)) => {
                leaf.refs().is_empty()
                    && what.strip_prefix(self.resource.address.as_str()).is_some_and(|at| at.starts_with('.'))
            }
            _ => false,
        };
        each_leaf(value, &mut |leaf| {
            // In a plan, the provider has not said yet what it takes where nothing is written.
            if decided_by_provider(leaf) {
                return Value::null().at(leaf.span);
            }
            let known = |leaf: &Value| -> Option<Value> {
                leaf.as_unknown()?;
                let of = leaf.refs().iter().find(|r| r.exact && PLACES.contains(&r.attribute.as_str()))?;
                let target = self.targets(of).first().copied().filter(|target| *target != self.index)?;
                let is_managed = |one: &Resource| one.mode == Mode::Managed && one.get(&of.attribute).is_none();
                self.linked.deployment.resource(target).filter(|resource| is_managed(resource))?;
                let told = find(self.linked, target, self.steps - 1);
                told.value.first_unknown().is_none().then_some(told.value)
            };
            known(leaf).unwrap_or_else(|| leaf.clone())
        })
    }

    /// The region that the provider works in. A bucket that is only read may be in any region: the provider looks for it.
    fn provider(&self) -> Option<Told> {
        if self.resource.mode == Mode::Data && self.resource.ty == "aws_s3_bucket" {
            return None;
        }
        let provider = &self.resource.provider;
        let name = match &provider.alias {
            Some(alias) => format!("{}.{alias}", provider.kind),
            None => provider.kind.to_string(),
        };
        let region = match provider.region.is_null() {
            true => Value::unknown(Reason::Environment(format!("the region of provider {name}").into())),
            false => provider.region.clone(),
        };
        let told = |value| Told {
            value,
            at: provider.span,
            by: By::Provider(name.as_str().into()),
            zones: false,
            cloud: "",
            cloud_in: "",
            holder: self.index,
        };
        if region.is_unknown() {
            // What it stands in, or names by an identifier with a region, knows it all the same.
            let said = || self.parent(parents::Which::Network).or_else(|| self.identified());
            if let Some(known) = said().filter(|told| told.value.first_unknown().is_none() && !has_null(&told.value)) {
                return Some(known);
            }
        }
        Some(told(region))
    }

    /// The provider's region of what has one: Google Cloud's other resources are the project's.
    fn provider_of_regional(&self) -> Option<Told> {
        let node = schema::of(self.resource.mode, &self.resource.ty);
        let has = |name: &str| node.is_none_or(|node| node.child(name).is_some());
        (has("region") || has("zone") || has("location")).then(|| self.provider()).flatten()
    }

    /// The location that a configured provider gives to what says none: Pulumi's `azure:location`.
    fn default_location(&self) -> Option<Told> {
        let node = schema::of(self.resource.mode, &self.resource.ty);
        let takes = node.is_none_or(|node| node.child("location").is_some());
        (takes && self.resource.mode == Mode::Managed && self.resource.provider.region.as_str().is_some())
            .then(|| self.provider())
            .flatten()
    }

    /// The zone of the subnet that it stands in: that may be a local zone, which lies elsewhere than the region.
    fn zone_of_subnet(&self) -> Option<Told> {
        let field = self.resource.body.field("subnet_id")?;
        let of = field.value.refs().iter().find(|reference| reference.exact)?;
        let subnet = self.targets(of).first().copied()?;
        let zone = self.linked.deployment.resource(subnet)?.get("availability_zone").filter(|zone| !zone.is_null())?;
        let value = known(zone);
        let by = By::Part(subnet);
        let holder = subnet;
        (!value.is_null()).then(|| Told { value, at: field.at, by, zones: true, cloud: "", cloud_in: "", holder })
    }

    /// The region in the ARN that says what this is, or what it is a part of.
    fn arn(&self) -> Option<Told> {
        let join = companions::of(&self.resource.ty).first().map(|row| row.join_attribute);
        // The ARN that somebody writes is that of something else: the target of a rule of events.
        let node = schema::of(self.resource.mode, &self.resource.ty);
        let is_written = node.and_then(|node| node.child("arn")).is_some_and(|arn| arn.presence() != schema::Presence::Computed);
        let own = (!is_written).then_some("arn");
        own.into_iter().chain(join).find_map(|name| {
            let field = self.resource.body.field(name)?;
            field.value.as_str()?.strip_prefix("arn:")?;
            self.identifier(name, field.at, &field.value)
        })
    }

    /// The region in any identifier that it names, where nothing else says it: all parts of a service are in one region.
    fn identified(&self) -> Option<Told> {
        let cloud = services::cloud_of(&self.resource.provider.kind);
        let names = match cloud {
            "oci" | "ibm" => self.resource.body.entries().iter(),
            _ => return None,
        };
        let is_part = |name: &str| {
            const NAMES: [&str; 6] = ["subnet_id", "vcn_id", "vault_id", "cluster_id", "id", "crn"];
            NAMES.contains(&name) || name.ends_with("instance_id") || name.ends_with("system_id")
        };
        names
            .filter(|field| is_part(&field.key) && field.value.as_str().is_some())
            .find_map(|field| self.identifier(&field.key, field.at, &field.value))
    }

    fn identifier(&self, name: &str, at: Span, value: &Value) -> Option<Told> {
        let value = identifiers::location(value)?;
        let by = By::Identifier(name.into());
        Some(Told { value, at, by, zones: false, cloud: "", cloud_in: "", holder: self.index })
    }
}

/// Only what is known: what is not says nothing.
fn known(value: &Value) -> Value {
    each_leaf(value, &mut |leaf| match leaf.first_unknown().is_some() {
        true => Value::null().at(leaf.span),
        false => leaf.clone(),
    })
}

/// Texts, lists of texts and what is unknown; all else says no place. An empty text says none either.
fn as_location(value: &Value) -> Value {
    each_leaf(value, &mut |leaf| match &leaf.kind {
        Kind::String(text) if text.is_empty() => Value::null().at(leaf.span),
        Kind::String(text) => match identifiers::last_segment(text) {
            Some(last) => Value::string(last).at(leaf.span).made_from(leaf),
            None => leaf.clone(),
        },
        Kind::Unknown(_) => leaf.clone(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if !seq.items.is_empty() || seq.open => {
            let is_text = |item: &Value| item.as_fields().is_none() && item.as_seq().is_none();
            if seq.items.iter().all(is_text) { leaf.clone() } else { Value::null().at(leaf.span) }
        }
        _ => Value::null().at(leaf.span),
    })
}

/// The region of a zone: `eu-central-1a` lies in `eu-central-1`, `europe-west1-b` in `europe-west1`, `eu-de-2` in `eu-de`,
/// `Uocm:EU-FRANKFURT-1-AD-1` in `eu-frankfurt-1`.
#[must_use]
pub fn region_of_zone(zone: &str) -> String {
    if let Some(region) = identifiers::region_of_availability_domain(zone) {
        return region;
    }
    let Some((front, last)) = zone.rsplit_once('-') else { return zone.to_owned() };
    let digits = last.trim_end_matches(|c: char| c.is_ascii_lowercase());
    match (digits.len(), last.len() - digits.len()) {
        // AWS: a number and a letter, without a dash between.
        (1.., 1) => zone.get(..zone.len() - 1).unwrap_or(zone).to_owned(),
        // Google Cloud and IBM Cloud: a letter or a number of its own behind the region.
        (0, 1) | (1.., 0) if front.contains('-') => front.to_owned(),
        _ => zone.to_owned(),
    }
}
