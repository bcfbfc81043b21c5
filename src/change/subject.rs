//! What a check on changes reads: what a plan does with a resource, with what that means.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_lang::value::{Field, Fields, Kind, Number, Reason, Str};
use bartizan_lang::{Span, Value};

use super::drift::{self, Drift, differing};
use super::exposure::{self, Widened};
use super::grants::{self, Grant};
use super::{encryption, holds_data, location, protection, written};
use crate::engine::Fact;
use crate::formats::plan::model::{Action, ResourceChange};
use crate::ir::{Mode, ResourceIndex};
use crate::link::Linked;
use crate::providers::companions;

/// The views of one resource before a change and after it.
#[derive(Clone, Copy, Debug)]
pub struct Both<'a> {
    /// The canonical type.
    pub ty: &'a str,
    /// The view before; none when the change creates the resource.
    pub before: Option<&'a Value>,
    /// The view after; none when the change deletes the resource.
    pub after: Option<&'a Value>,
}

/// What checks on changes run on, by the deployment that has the resource.
#[derive(Debug, Default)]
pub struct Subjects {
    /// What will be gone.
    pub before: Vec<Fact>,
    /// What there will be.
    pub after: Vec<Fact>,
}

/// What checks on changes run on: the changes of a plan, with what was changed outside, and the two deployments made of
/// it.
///
/// A resource that stays as it is has none, unless it was changed outside. Of a resource that is created only what it adds to
/// another one that is there already is told: the rest is for ordinary checks.
#[must_use]
pub fn subjects(changes: &[ResourceChange], drift: &[ResourceChange], before: &Linked, after: &Linked) -> Subjects {
    let plan = Plan::new(changes, drift, before, after);
    // What a companion says is told of the companion, before its parent says the same.
    let (own, companions): (Vec<usize>, Vec<usize>) =
        (0..changes.len()).partition(|i| changes.get(*i).is_none_or(|c| companions::of(&c.id.ty).is_empty()));
    let mut told = Told::default();
    let mut made: BTreeMap<usize, (bool, Fact)> = BTreeMap::new();
    for index in companions.into_iter().chain(own) {
        if let Some(subject) = changes.get(index).and_then(|change| plan.subject(change, &mut told)) {
            made.insert(index, subject);
        }
    }
    let mut subjects = Subjects::default();
    for (gone, subject) in made.into_values() {
        if gone { subjects.before.push(subject) } else { subjects.after.push(subject) }
    }
    subjects
}

/// `self` of a check on changes: what is done with a resource whose views are these. Nothing when it stays as it is and
/// nobody changed it.
#[must_use]
pub fn subject(change: &ResourceChange, both: Both<'_>, drift: Option<&ResourceChange>) -> Option<Value> {
    let drift = drift.and_then(|found| drift::of(found, change));
    if change.action == Action::NoOp && drift.is_none() {
        return None;
    }
    let facts = if both.before.is_some() { Facts::of(&both) } else { Facts::default() };
    Some(object(change, both, drift, facts))
}

/// What companions have told of their parents: by the parent's address.
type Told = BTreeSet<(Str, String)>;

/// The changes of a plan, and how to find what they are about.
struct Plan<'a> {
    by_address: BTreeMap<&'a str, &'a ResourceChange>,
    drift: BTreeMap<&'a str, &'a ResourceChange>,
    /// What is destroyed, by its type.
    gone: BTreeMap<&'a str, Vec<&'a ResourceChange>>,
    /// What names the things that are made, and those that are destroyed for good.
    made: BTreeSet<&'a str>,
    destroyed: BTreeSet<&'a str>,
    before: Side<'a>,
    after: Side<'a>,
}

/// A deployment, and where its resources are.
struct Side<'a> {
    linked: &'a Linked,
    places: BTreeMap<Str, ResourceIndex>,
    /// What a companion surely belongs to.
    parents: BTreeMap<ResourceIndex, ResourceIndex>,
}

impl<'a> Side<'a> {
    fn new(linked: &'a Linked) -> Self {
        let mut places = BTreeMap::new();
        for (_, index) in linked.deployment.resources.iter().zip(0..) {
            for address in linked.deployment.addresses(ResourceIndex(index)) {
                places.entry(address).or_insert(ResourceIndex(index));
            }
        }
        let mut parents = BTreeMap::new();
        for parent in linked.subjects.iter().filter(|subject| !subject.is_virtual) {
            for companion in parent.companions.iter().filter(|c| c.certain) {
                parents.entry(companion.resource).or_insert(parent.resource);
            }
        }
        Self { linked, places, parents }
    }

    fn find(&self, address: &str) -> Option<ResourceIndex> {
        self.places.get(address).copied()
    }

    /// The view of what stands at an address; nothing of what is only a companion.
    fn view(&self, address: &str) -> Option<&'a Value> {
        let subject = self.linked.subject_of(self.find(address)?)?;
        self.linked.view(subject).map(|view| &view.value)
    }

    /// The address of what a companion belongs to, when that is in the deployment.
    fn parent(&self, address: &str) -> Option<Str> {
        let parent = self.parents.get(&self.find(address)?)?;
        self.linked.deployment.resource(*parent).map(|r| r.address.clone())
    }

    fn header(&self, index: ResourceIndex) -> Span {
        self.linked.deployment.resource(index).map_or(Span::NONE, |r| r.header)
    }
}

impl<'a> Plan<'a> {
    fn new(changes: &'a [ResourceChange], drift: &'a [ResourceChange], before: &'a Linked, after: &'a Linked) -> Self {
        let by_address = |all: &'a [ResourceChange]| {
            all.iter().filter(|c| c.deposed.is_none()).map(|c| (c.id.address.as_str(), c)).collect()
        };
        let names = |wanted: fn(&ResourceChange) -> bool, said: fn(&ResourceChange) -> &Value| {
            changes.iter().filter(|c| wanted(c)).flat_map(|c| names(c, said(c))).collect()
        };
        let mut gone: BTreeMap<&str, Vec<&ResourceChange>> = BTreeMap::new();
        for change in changes.iter().filter(|c| c.action == Action::Delete && c.deposed.is_none()) {
            gone.entry(&change.id.ty).or_default().push(change);
        }
        Self {
            gone,
            made: names(|c| c.action == Action::Create, |c| &c.after),
            destroyed: names(|c| c.action == Action::Delete, |c| &c.before),
            by_address: by_address(changes),
            drift: by_address(drift),
            before: Side::new(before),
            after: Side::new(after),
        }
    }

    /// What is done with one resource, and whether it will be gone.
    fn subject(&self, change: &ResourceChange, told: &mut Told) -> Option<(bool, Fact)> {
        if change.id.mode == Mode::Data || matches!(change.action, Action::Read) {
            return None;
        }
        let address = change.id.address.as_str();
        let former = change.previous_address.as_deref().unwrap_or(address);
        let is_current = change.deposed.is_none();
        let drift = self.drift.get(former).filter(|_| is_current).and_then(|found| drift::of(found, change));
        if change.action == Action::NoOp && drift.is_none() {
            return None;
        }
        let view = |side: &Side<'a>, address: &str, said: &Value| {
            if change.action == Action::NoOp {
                return side.view(address).cloned();
            }
            if said.is_null() {
                return None;
            }
            let view = if is_current { side.view(address) } else { None };
            Some(view.map_or_else(|| said.clone(), |view| with_facts(view, said)))
        };
        let before = view(&self.before, former, &change.before);
        let after = view(&self.after, address, &change.after);
        let both = Both { ty: &change.id.ty, before: before.as_ref(), after: after.as_ref() };
        let mut facts = Facts::default();
        let stays_open = match change.action {
            Action::NoOp | Action::Forget | Action::Other => false,
            Action::Create => self.adds_to_another(change),
            Action::Delete => self.leaves_another(change),
            _ => true,
        };
        if stays_open {
            let written = before.as_ref().map(|before| without_computed(before, after.as_ref(), &change.after));
            let written_both = Both { before: written.as_ref(), ..both };
            facts = Facts::of(&written_both);
            if change.action == Action::Create && !facts.is_silent() && self.takes_the_place(change, &both) {
                (facts.exposure.opened, facts.grants) = (Vec::new(), Vec::new());
            }
            self.tell(change, &written_both, &mut facts, told);
        }
        let stays = self.after.find(address).map(|place| (false, place, self.after.header(place)));
        let goes = self.before.find(former).map(|place| (true, place, self.before.header(place)));
        let (gone, place, header) = if after.is_some() { stays.or(goes) } else { goes.or(stays) }?;
        let value = object(change, both, drift, facts);
        let id = &change.id;
        let subject = Fact::new(id.ty.clone(), id.address.clone(), place, value, header.or(id.at));
        Some((gone, subject))
    }

    /// Brings what a companion opens or grants to be told of it once, and not of its parent again; and not at all where its
    /// parent allowed it before.
    fn tell(&self, change: &ResourceChange, both: &Both<'_>, facts: &mut Facts, told: &mut Told) {
        let address = &change.id.address;
        let parent = if companions::of(&change.id.ty).is_empty() {
            None
        } else {
            self.after.parent(address).or_else(|| self.before.parent(address))
        };
        let Some(parent) = parent else {
            facts.exposure.opened.retain(|text| !told.contains(&(address.clone(), text.clone())));
            facts.grants.retain(|grant| !told.contains(&(address.clone(), grant.text.clone())));
            return;
        };
        // What it opens may have been open already, by another rule of what it belongs to.
        if let Some(before) = self.before.view(&parent).filter(|_| !facts.is_silent())
            && let Some(of) = self.by_address.get(parent.as_str())
        {
            let owner = Some((of.id.ty.as_str(), before));
            facts.exposure = exposure::widened_beside(both, owner);
            facts.grants = grants::added_beside(both, owner);
            if facts.is_silent() {
                return;
            }
        }
        // What a companion does may show only in what it belongs to.
        if facts.is_silent()
            && let (Some(before), Some(after)) = (self.before.view(&parent), self.after.view(&parent))
            && let Some(of) = self.by_address.get(parent.as_str())
        {
            let both = Both { ty: &of.id.ty, before: Some(before), after: Some(after) };
            facts.exposure = exposure::widened(&both);
            facts.grants = grants::added(&both);
            facts.exposure.opened.retain(|text| !told.contains(&(parent.clone(), text.clone())));
            facts.grants.retain(|grant| !told.contains(&(parent.clone(), grant.text.clone())));
        }
        told.extend(facts.exposure.opened.iter().map(|text| (parent.clone(), text.clone())));
        told.extend(facts.grants.iter().map(|grant| (parent.clone(), grant.text.clone())));
    }

    /// Whether what is created allows no more than one of its kind that goes, and that belongs to the same: under another
    /// name, or another key.
    fn takes_the_place(&self, change: &ResourceChange, both: &Both<'_>) -> bool {
        let Attached::By(names) = attached_by(&change.id.ty) else { return false };
        let belongs = |gone: &ResourceChange| {
            let (was, is) = (gone.before.as_fields(), change.after.as_fields());
            let same = |name: &&str| match (was.and_then(|was| was.get(name)), is.and_then(|is| is.get(name))) {
                (Some(was), Some(is)) => was.same(is),
                (was, is) => was.is_none() && is.is_none(),
            };
            names.iter().all(same)
        };
        let candidates = self.gone.get(change.id.ty.as_str()).into_iter().flatten();
        candidates.filter(|gone| belongs(gone)).take(MAX_CANDIDATES).any(|gone| {
            let view = self.before.view(&gone.id.address).unwrap_or(&gone.before);
            let moved = Both { before: Some(view), ..*both };
            exposure::widened(&moved).opened.is_empty() && grants::added(&moved).is_empty()
        })
    }

    /// Whether what is created is a rule or a policy of something that is there already.
    fn adds_to_another(&self, change: &ResourceChange) -> bool {
        let Some(after) = change.after.as_fields() else { return false };
        match attached_by(&change.id.ty) {
            Attached::No => false,
            Attached::By(names) => names.iter().all(|name| after.get(name).is_none_or(|value| self.is_there(value))),
            Attached::ByAllBut(names) => after
                .entries()
                .iter()
                .filter(|field| !names.contains(&field.key.as_str()))
                .all(|field| !self.is_made(&field.value)),
        }
    }

    /// Whether what is destroyed is a rule, a policy or a protection of something that stays.
    fn leaves_another(&self, change: &ResourceChange) -> bool {
        let Some(before) = change.before.as_fields() else { return false };
        let attribute = protection::protected_by(&change.id.ty).map(|name| vec![name]).or_else(|| {
            match attached_by(&change.id.ty) {
                Attached::By(names) => Some(names),
                _ => None,
            }
        });
        let Some(attributes) = attribute else { return false };
        let is_destroyed = |value: &Value| {
            value.as_str().is_some_and(|text| self.destroyed.contains(text.as_str()))
                || named_by(value)
                    .iter()
                    .any(|address| self.by_address.get(address.as_str()).is_some_and(|c| c.action == Action::Delete))
        };
        !attributes.iter().filter_map(|name| before.get(name)).any(is_destroyed)
    }

    /// Whether what a value names is there before the plan is carried out.
    fn is_there(&self, value: &Value) -> bool {
        match value.kind {
            Kind::Unknown(_) | Kind::Choice(_) => {
                let addresses = named_by(value);
                !addresses.is_empty()
                    && addresses
                        .iter()
                        .all(|a| self.by_address.get(a.as_str()).is_some_and(|c| c.action != Action::Create))
            }
            _ => !self.is_made(value),
        }
    }

    /// Whether a value names something that the plan makes.
    fn is_made(&self, value: &Value) -> bool {
        match value.kind {
            Kind::Unknown(_) | Kind::Choice(_) => named_by(value)
                .iter()
                .any(|address| self.by_address.get(address.as_str()).is_some_and(|c| c.action == Action::Create)),
            _ => value.as_str().is_some_and(|text| self.made.contains(text.as_str())),
        }
    }
}

/// Most resources that go with which one that comes is compared.
const MAX_CANDIDATES: usize = 64;

/// What names a resource when it is known.
const NAMES: [&str; 7] = ["id", "arn", "name", "bucket", "self_link", "function_name", "identifier"];

/// What others name a resource by. Rules and what else only belongs to another resource are left out: they have names and
/// ids too, which are often those of what they belong to.
fn names<'a>(change: &'a ResourceChange, said: &'a Value) -> Vec<&'a str> {
    let belongs =
        !matches!(attached_by(&change.id.ty), Attached::No) || protection::protected_by(&change.id.ty).is_some();
    let Some(fields) = said.as_fields().filter(|_| !belongs) else { return Vec::new() };
    let texts = NAMES.iter().filter_map(|name| fields.get(name)).filter_map(|value| value.as_str());
    texts.map(Str::as_str).filter(|text| !text.is_empty()).collect()
}

/// The addresses of the resources that a value comes from.
fn named_by(value: &Value) -> Vec<Str> {
    let mut addresses: Vec<Str> = value.refs().iter().map(|reference| reference.address()).collect();
    if let Some(Reason::AfterApply(place)) = value.as_unknown().map(|u| &u.reason)
        && let Some((address, _)) = place.rsplit_once('.')
    {
        addresses.push(address.into());
    }
    addresses
}

/// How a rule or a policy names what it belongs to.
enum Attached {
    /// It is none.
    No,
    /// By these attributes.
    By(Vec<&'static str>),
    /// By any attribute but these.
    ByAllBut(&'static [&'static str]),
}

/// Rules and policies that are resources of their own, besides companions, with the attribute that names what they are for.
const ATTACHED: [(&str, &str); 19] = [
    ("aws_ecr_repository_policy", "repository"),
    ("aws_efs_file_system_policy", "file_system_id"),
    ("aws_iam_group_policy", "group"),
    ("aws_iam_group_policy_attachment", "group"),
    ("aws_iam_role_policy", "role"),
    ("aws_iam_role_policy_attachment", "role"),
    ("aws_iam_user_policy", "user"),
    ("aws_iam_user_policy_attachment", "user"),
    ("aws_kms_grant", "key_id"),
    ("aws_lambda_permission", "function_name"),
    ("aws_opensearch_domain_policy", "domain_name"),
    ("aws_secretsmanager_secret_policy", "secret_arn"),
    ("azurerm_key_vault_access_policy", "key_vault_id"),
    ("azurerm_network_security_rule", "network_security_group_name"),
    ("azurerm_role_assignment", "scope"),
    ("google_compute_firewall", "network"),
    ("ibm_is_security_group_rule", "group"),
    ("oci_core_network_security_group_security_rule", "network_security_group_id"),
    ("oci_identity_policy", "compartment_id"),
];

fn attached_by(ty: &str) -> Attached {
    let mut names: Vec<&'static str> = companions::of(ty).iter().map(|row| row.join_attribute).collect();
    names.extend(ATTACHED.iter().filter(|(known, _)| *known == ty).map(|(_, name)| *name));
    names.dedup();
    if !names.is_empty() {
        return Attached::By(names);
    }
    if ty.starts_with("google_") && ["_iam_member", "_iam_binding", "_iam_policy"].iter().any(|end| ty.ends_with(end)) {
        return Attached::ByAllBut(&["member", "members", "role", "policy_data", "condition"]);
    }
    Attached::No
}

/// A view with what the plan says besides: `false`, `0` and an empty text that nobody wrote are no part of a view, but facts
/// of a plan, and no default stands against them.
fn with_facts(view: &Value, said: &Value) -> Value {
    let (Some(fields), Some(facts)) = (view.as_fields(), said.as_fields()) else { return view.clone() };
    let mut all: Option<Fields> = None;
    for Field { key, value: fact, at } in facts.entries() {
        let there = fields.get(key);
        let better = match (&fact.kind, there) {
            (Kind::Bool(false), there) => says_nothing(there).then(|| fact.clone()),
            (Kind::Number(number), there) if *number == Number::from(0_i64) => {
                says_nothing(there).then(|| fact.clone())
            }
            (Kind::String(text), there) if text.is_empty() => says_nothing(there).then(|| fact.clone()),
            (_, Some(there)) if there.as_fields().is_some() => {
                let single = written::single(fact);
                single.as_fields().is_some().then(|| with_facts(there, single))
            }
            _ => None,
        };
        if let Some(value) = better {
            let at = fields.field(key).map_or(*at, |field| field.at);
            all.get_or_insert_with(|| (**fields).clone()).set(Field { key: key.clone(), at, value });
        }
    }
    all.map_or_else(|| view.clone(), |fields| view.with_kind(Kind::Object(fields.into())))
}

/// What there is, without what nobody writes and the provider decides anew: of that it cannot be said that it is taken away.
fn without_computed(before: &Value, after: Option<&Value>, said: &Value) -> Value {
    let (Some(fields), Some(facts)) = (before.as_fields(), said.as_fields()) else { return before.clone() };
    let mut all: Option<Fields> = None;
    for Field { key, value, .. } in facts.entries() {
        let there = after.and_then(|after| written::at(after, key));
        if value.is_unknown() && there.is_none_or(Value::is_default) {
            all.get_or_insert_with(|| (**fields).clone()).remove(key);
        } else if let Some(was) = fields.field(key)
            && was.value.as_fields().is_some()
        {
            let inner = without_computed(&was.value, there, written::single(value));
            if !inner.same(&was.value) {
                let field = Field { value: inner, ..was.clone() };
                all.get_or_insert_with(|| (**fields).clone()).set(field);
            }
        }
    }
    all.map_or_else(|| before.clone(), |fields| before.with_kind(Kind::Object(fields.into())))
}

fn says_nothing(value: Option<&Value>) -> bool {
    value.is_none_or(|value| value.is_null() || value.is_default())
}

/// What a change means.
#[derive(Default)]
struct Facts {
    exposure: Widened,
    grants: Vec<Grant>,
    protections: protection::Losses,
    encryption: encryption::Weakened,
    location: Option<location::Location>,
}

impl Facts {
    /// Whether nothing is opened or granted.
    fn is_silent(&self) -> bool {
        self.exposure.opened.is_empty() && self.grants.is_empty()
    }

    fn of(both: &Both<'_>) -> Self {
        Self {
            exposure: exposure::widened(both),
            grants: grants::added(both),
            protections: protection::lost(both),
            encryption: encryption::weakened(both),
            location: location::moved(both),
        }
    }
}

/// The object that a check reads.
fn object(change: &ResourceChange, both: Both<'_>, drift: Option<Drift>, facts: Facts) -> Value {
    let text = |text: &str| if text.is_empty() { Value::null() } else { Value::string(text) };
    let maybe = |text: &Option<Str>| text.as_ref().map_or_else(Value::null, |t| Value::string(t.clone()));
    let side = |side: Option<&Value>| side.cloned().unwrap_or_else(Value::null);
    let action = change.action;
    let id = &change.id;
    let kind = holds_data::kind(&both);
    let provider = id.provider.rsplit('/').next().unwrap_or_default();
    let before_or_after = both.before.is_some();
    let changed = match action {
        Action::Update | Action::DeleteThenCreate | Action::CreateThenDelete => {
            differing(&change.before, &change.after)
        }
        _ => Vec::new(),
    };
    let place = |place: location::Location| {
        Value::object_of([("before", Value::string(place.before)), ("after", Value::string(place.after))])
    };
    Value::object_of([
        ("address", Value::string(id.address.clone())),
        ("type", Value::string(id.ty.clone())),
        ("name", Value::string(id.name.clone())),
        ("module", Value::string(id.module.clone())),
        ("mode", Value::string(if id.mode == Mode::Data { "data" } else { "managed" })),
        ("provider", text(provider)),
        ("action", Value::string(action.name())),
        ("created", Value::from(matches!(action, Action::Create | Action::CreateThenForget))),
        ("updated", Value::from(action == Action::Update)),
        ("replaced", Value::from(action.replaces())),
        ("destroyed", Value::from(action == Action::Delete)),
        ("create_before_destroy", Value::from(action == Action::CreateThenDelete)),
        ("reason", maybe(&change.reason)),
        ("replaces", strings(change.replaces.iter().cloned())),
        ("previous_address", maybe(&change.previous_address)),
        ("importing", maybe(&change.importing)),
        ("deposed", maybe(&change.deposed)),
        ("before", side(both.before)),
        ("after", side(both.after)),
        ("changed", strings(changed)),
        ("holds_data", Value::from(kind.is_some() && before_or_after)),
        ("data_kind", kind.map_or_else(Value::null, Value::from)),
        ("drift", drift.map_or_else(Value::null, drifted)),
        ("exposure", strings(facts.exposure.opened)),
        ("exposure_closed", strings(facts.exposure.closed)),
        ("grants", Value::tuple(facts.grants.into_iter().map(granted).collect())),
        (
            "protections_lost",
            perhaps(
                facts.protections.undecided,
                facts.protections.lost.into_iter().map(|lost| {
                    let entries = [("what", lost.what.into()), ("attribute", lost.attribute.into())];
                    Value::object_of(entries.into_iter().chain([("text", Value::from(lost.text))]))
                }),
            ),
        ),
        (
            "encryption",
            perhaps(
                facts.encryption.undecided,
                facts.encryption.weaker.into_iter().map(|weaker| {
                    let entries = [("what", weaker.what.into()), ("attribute", Value::from(weaker.attribute))];
                    Value::object_of(entries.into_iter().chain([("text", Value::from(weaker.text))]))
                }),
            ),
        ),
        ("location", facts.location.map_or_else(Value::null, place)),
    ])
}

fn strings<T: Into<Str>>(texts: impl IntoIterator<Item = T>) -> Value {
    Value::tuple(texts.into_iter().map(|text| Value::string(text.into())).collect())
}

/// A list; when there is nothing in it, and it cannot be said whether there is, one that is not known.
fn perhaps(undecided: Option<Reason>, elements: impl Iterator<Item = Value>) -> Value {
    let elements: Vec<Value> = elements.collect();
    match undecided {
        Some(reason) if elements.is_empty() => Value::unknown(reason),
        _ => Value::tuple(elements),
    }
}

fn granted(grant: Grant) -> Value {
    Value::object_of([
        ("principal", Value::from(grant.principal)),
        ("actions", strings(grant.actions)),
        ("resources", strings(grant.resources)),
        ("conditions", Value::from(grant.conditions)),
        ("admin", Value::from(grant.admin)),
        ("text", Value::from(grant.text)),
    ])
}

fn drifted(drift: Drift) -> Value {
    Value::object_of([
        ("changed", strings(drift.changed)),
        ("before", drift.before),
        ("after", drift.after),
        ("opened", strings(drift.opened)),
        ("kept", Value::from(drift.kept)),
        ("undone", Value::from(drift.undone)),
    ])
}
