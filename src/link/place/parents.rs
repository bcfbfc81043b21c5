//! What a resource is a part of, when that says where it is: the server of a database, the key ring of a key.

use bartizan_lang::Span;
use bartizan_lang::value::{Kind, Reason, Reference, Str, Value};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{By, Finder, Told};
use crate::ir::{Deployment, Mode, Resource, ResourceIndex};
use crate::link::Linked;
use crate::link::index::parts;
use crate::providers::companions;
use crate::providers::schema::{self, Presence};
use crate::providers::shape::each_leaf;

/// Which attributes are looked at for a parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Those that name a resource of the same service, or that have to be there; never a resource group.
    Near,
    /// A resource group.
    Group,
    /// The instance of a service that a part of it has to name.
    Instance,
    /// The network that it stands in.
    Network,
}

/// What Google Cloud, IBM Cloud and others call the instance of a service.
const INSTANCES: [&str; 8] = [
    "instance_id",
    "resource_instance_id",
    "pi_cloud_instance_id",
    "instance_crn",
    "resource_instance_crn",
    "cluster",
    "cluster_id",
    "bucket_crn",
];

/// What names the network that something stands in.
const NETWORKS: [&str; 6] = ["subnet_id", "subnet_ids", "subnets", "vpc_subnet_ids", "vpc_zone_identifier", "vpc_id"];

/// Words in the names of attributes that name something else than what a resource is a part of: keys, identities, where logs
/// and copies go. Where the type has the word itself, it is meant.
const OTHERS: [&str; 15] = [
    "key_vault",
    "kms",
    "encryption",
    "identity",
    "principal",
    "tenant",
    "subscription_id",
    "log_analytics",
    "diagnostic",
    "source",
    "destination",
    "target",
    "restore",
    "replica",
    "secret",
];

/// Whether an attribute of a type names something else than what that is a part of.
fn is_other(ty: &str, attribute: &str) -> bool {
    let has = |text: &str, word: &str| {
        text.match_indices(word).any(|(at, _)| at == 0 || text.get(..at).is_some_and(|front| front.ends_with('_')))
    };
    OTHERS.iter().any(|word| has(attribute, word) && !has(ty, word))
}

/// The attributes by which others name a resource with a text.
const NAMES: [&str; 6] = ["name", "bucket", "dataset_id", "cluster_id", "id", "account_id"];

/// Resources by the texts that name them.
pub(in crate::link) struct Named(FxHashMap<Str, SmallVec<[ResourceIndex; 1]>>);

impl Named {
    /// Enters all resources that are managed.
    pub(in crate::link) fn build(deployment: &Deployment) -> Self {
        let mut named: FxHashMap<Str, SmallVec<[ResourceIndex; 1]>> = FxHashMap::default();
        for (resource, index) in deployment.resources.iter().zip(0..) {
            if resource.mode == Mode::Managed {
                for name in NAMES.iter().filter_map(|name| resource.get(name)?.as_str()) {
                    let of_name = named.entry(name.clone()).or_default();
                    if of_name.last() != Some(&ResourceIndex(index)) {
                        of_name.push(ResourceIndex(index));
                    }
                }
            }
        }
        Self(named)
    }
}

/// A possible parent: the better, the greater.
struct Candidate<'a> {
    /// How many words of the types are the same, behind the provider's; whether the attribute has to be there.
    rank: (usize, bool),
    name: &'a str,
    at: Span,
    value: &'a Value,
}

impl Finder<'_> {
    /// What a companion belongs to.
    pub(super) fn parent_of_companion(&self) -> Option<Told> {
        if companions::of(&self.resource.ty).is_empty() {
            return None;
        }
        let parent = self.linked.parent_of(self.index)?;
        let join =
            companions::of(&self.resource.ty).iter().find_map(|row| self.resource.body.field(row.join_attribute));
        self.part(parent, join.map_or(self.resource.header, |field| field.at))
    }

    /// What a resource is a part of, by its attributes.
    pub(super) fn parent(&self, which: Which) -> Option<Told> {
        let node = schema::of(self.resource.mode, &self.resource.ty);
        let is_required = |name: &str| {
            node.and_then(|node| node.child(name)).is_some_and(|child| child.presence() == Presence::Required)
        };
        let mut best: Option<Candidate<'_>> = None;
        for field in self.resource.body.entries() {
            let name = field.key.as_str();
            let is_meant = match which {
                // What a resource is called says nothing of what others of that name are.
                Which::Near | Which::Group => name != "name" && !is_other(&self.resource.ty, name),
                Which::Instance => INSTANCES.contains(&name),
                Which::Network => NETWORKS.contains(&name),
            };
            if !is_meant || field.value.is_null() || !is_naming(&field.value) {
                continue;
            }
            let Some(common) = self.common_words(&field.value, which) else { continue };
            let required = is_required(name);
            if which == Which::Near && common == 0 && !required {
                continue;
            }
            let rank = (common, required);
            if best.as_ref().is_none_or(|best| best.rank < rank) {
                best = Some(Candidate { rank, name, at: field.at, value: &field.value });
            }
        }
        let Some(best) = best else {
            return (which == Which::Near).then(|| self.outside()).flatten();
        };
        self.part_named(best.name, best.value, best.at)
    }

    /// A required attribute that names something which is not in the deployment.
    fn outside(&self) -> Option<Told> {
        const ENDS: [&str; 10] = [
            "server_id",
            "server_name",
            "account_id",
            "account_name",
            "namespace_id",
            "namespace_name",
            "vault_id",
            "cluster_id",
            "workspace_id",
            "instance",
        ];
        let node = schema::of(self.resource.mode, &self.resource.ty)?;
        let field = self.resource.body.entries().iter().find(|field| {
            let name = field.key.as_str();
            let is_meant = ENDS.iter().any(|end| name.ends_with(end)) && !is_other(&self.resource.ty, name);
            is_meant
                && !field.value.is_null()
                && node.child(name).is_some_and(|child| child.presence() != Presence::Computed)
        })?;
        let reason = match &field.value.kind {
            Kind::Unknown(unknown) => unknown.reason.clone(),
            _ => elsewhere(&field.key, &field.value),
        };
        let mut told = super::nobody(self.index, reason);
        told.at = field.at;
        Some(told)
    }

    /// How many words of the type of what a value names are those of this type; nothing when it names nothing that is meant.
    fn common_words(&self, value: &Value, which: Which) -> Option<usize> {
        let mut most = None;
        let mut meet = |ty: &str| {
            let is_group = ty.ends_with("_resource_group");
            let is_meant = match which {
                Which::Group => is_group,
                Which::Near => !is_group,
                Which::Instance | Which::Network => true,
            };
            let mine = self.resource.ty.split('_');
            if is_meant && provider_word(ty) == provider_word(&self.resource.ty) {
                let common = mine.zip(ty.split('_')).skip(1).take_while(|(a, b)| a == b).count();
                most = most.max(Some(common));
            }
        };
        each_leaf_of(value, &mut |leaf| {
            for reference in leaf.refs().iter().filter(|reference| reference.exact) {
                meet(type_of(&reference.resource));
            }
            for index in self.by_name(leaf) {
                self.linked.deployment.resource(index).into_iter().for_each(|resource| meet(&resource.ty));
            }
        });
        most
    }

    /// The place of what a value names.
    pub(super) fn part_named(&self, name: &str, value: &Value, at: Span) -> Option<Told> {
        let value = match value.as_seq() {
            Some(seq) => seq.items.first()?,
            None => value,
        };
        let mut base: Option<Told> = None;
        let place = each_leaf(value, &mut |leaf| {
            if leaf.is_null() {
                return leaf.clone();
            }
            let mut said: Option<Told> = None;
            for target in self.named(leaf) {
                let Some(told) = self.part(target, at) else { continue };
                match &said {
                    Some(before) if !before.value.same(&told.value) => {
                        let which = self.linked.deployment.resource(target).map(Resource::local_address);
                        return Value::unknown(Reason::Instance(which.unwrap_or_default())).at(leaf.span);
                    }
                    Some(_) => {}
                    None => said = Some(told),
                }
            }
            let Some(told) = said else {
                let reason = match &leaf.kind {
                    Kind::Unknown(unknown) => unknown.reason.clone(),
                    _ => elsewhere(name, leaf),
                };
                return Value::unknown(reason).at(leaf.span);
            };
            let place = told.value.clone();
            base.get_or_insert(told);
            place
        });
        if place.is_null() {
            return None;
        }
        let base = base.unwrap_or_else(|| super::nobody(self.index, Reason::Invalid));
        Some(Told { value: place, at, ..base })
    }

    /// The place of a parent, as the place of this.
    pub(super) fn part(&self, parent: ResourceIndex, at: Span) -> Option<Told> {
        if self.steps == 0 || parent == self.index {
            return None;
        }
        let told = super::find(self.linked, parent, self.steps - 1);
        Some(Told { at, by: By::Part(parent), ..told })
    }

    /// The resources that a value names: by reference, or by a text that one resource of the service has as its name.
    fn named(&self, leaf: &Value) -> SmallVec<[ResourceIndex; 1]> {
        match leaf.refs().iter().find(|reference| reference.exact) {
            Some(reference) => self.targets(reference),
            None => self.by_name(leaf),
        }
    }

    fn by_name(&self, leaf: &Value) -> SmallVec<[ResourceIndex; 1]> {
        let Some(text) = leaf.as_str() else { return SmallVec::new() };
        let named = self.linked.named();
        let mut found: SmallVec<[ResourceIndex; 1]> = SmallVec::new();
        let mut most = 0;
        for &index in named.0.get(text).into_iter().flatten().filter(|index| **index != self.index) {
            let Some(resource) = self.linked.deployment.resource(index) else { continue };
            let pairs = self.resource.ty.split('_').zip(resource.ty.split('_'));
            let common = pairs.take_while(|(a, b)| a == b).count();
            // Two words: the provider and the service.
            if common < 2 || resource.ty == self.resource.ty || common < most {
                continue;
            }
            if common > most {
                found.clear();
                most = common;
            }
            found.push(index);
        }
        found
    }

    /// The instances that are referred to.
    pub(super) fn targets(&self, reference: &Reference) -> SmallVec<[ResourceIndex; 1]> {
        let targets = self.linked.index().targets(&self.linked.deployment, reference, self.resource);
        targets.iter().map(|target| target.resource).filter(|target| *target != self.index).collect()
    }
}

/// Why nothing is known of what a text names.
fn elsewhere(attribute: &str, value: &Value) -> Reason {
    let what = value.as_str().map_or_else(|| "something".to_owned(), |text| format!("{text:?}"));
    Reason::Other(format!("{attribute} names {what}, which is not in the scanned code").into())
}

/// Whether a value may name a resource: a text, or a list of them.
fn is_naming(value: &Value) -> bool {
    match &value.kind {
        Kind::String(_) | Kind::Unknown(_) | Kind::Choice(_) => true,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.first().is_some_and(is_naming),
        _ => false,
    }
}

fn each_leaf_of(value: &Value, run: &mut dyn FnMut(&Value)) {
    match &value.kind {
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| run(leaf)),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.first().into_iter().for_each(|item| each_leaf_of(item, run));
        }
        _ => run(value),
    }
}

fn provider_word(ty: &str) -> &str {
    ty.split('_').next().unwrap_or_default()
}

fn type_of(resource: &str) -> &str {
    parts(resource).map_or("", |(_, ty, _)| ty)
}

impl Linked {
    /// The parent in the deployment that a companion surely belongs to.
    fn parent_of(&self, companion: ResourceIndex) -> Option<ResourceIndex> {
        let parents = self.parents.get_or_init(|| {
            let mut parents: FxHashMap<ResourceIndex, ResourceIndex> = FxHashMap::default();
            for subject in self.subjects.iter().filter(|subject| !subject.is_virtual) {
                for companion in subject.companions.iter().filter(|companion| companion.certain) {
                    parents.entry(companion.resource).or_insert(subject.resource);
                }
            }
            parents
        });
        parents.get(&companion).copied()
    }

    fn named(&self) -> &Named {
        self.named.get_or_init(|| Named::build(&self.deployment))
    }
}
