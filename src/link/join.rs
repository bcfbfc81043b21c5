//! Finding the parents of companions: by reference, by value, else any that it can be; a parent that is not in the
//! deployment is made up, so that what its companions say is checked all the same.

use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};

use bartizan_lang::Value;
use bartizan_lang::value::{Atom, Guard, InstanceKey, Kind, Literal, Origin, Presence, Reason, Reference, Str};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::identity::{Identity, is_composed};
use super::index::{Index, parts};
use super::{Companion, Subject, SubjectIndex};
use crate::ir::{Deployment, Mode, Resource, ResourceIndex};
use crate::providers::companions::{self, Companion as Row};

/// Longest chain of companions that name their parent by one another.
pub(super) const MAX_DEPTH: usize = 32;

/// Most companions of one type that may be any parent's and are told apart; what is beyond makes their part unknown alike.
const MAX_FLOATING: usize = 8;

/// All subjects, companions joined, and the subject of each resource.
pub(super) fn join(deployment: &Deployment, index: &OnceLock<Index>) -> (Vec<Subject>, Vec<Option<SubjectIndex>>) {
    let mut subjects = Vec::with_capacity(deployment.resources.len());
    let mut subject_of = Vec::with_capacity(deployment.resources.len());
    let mut pending = Vec::new();
    for (resource, index) in deployment.resources.iter().zip(0..) {
        let rows = if resource.mode == Mode::Managed { companions::of(&resource.ty) } else { &[] };
        if !rows.is_empty() {
            pending.push((ResourceIndex(index), rows));
        }
        if !rows.is_empty() && !rows.iter().any(|row| row.target) {
            subject_of.push(None);
            continue;
        }
        subject_of.push(u32::try_from(subjects.len()).ok().map(SubjectIndex));
        let ty = match resource.mode {
            Mode::Managed => resource.ty.clone(),
            Mode::Data => format!("data.{}", resource.ty).into(),
        };
        subjects.push(subject(ty, ResourceIndex(index), false, resource.presence.clone()));
    }
    // What templates say in their own words is looked at besides what it means.
    for (declared, number) in deployment.declarations.iter().zip(deployment.resources.len()..) {
        if let Some(index) = u32::try_from(number).ok().filter(|_| declared.is_raw()) {
            subjects.push(subject(declared.ty.clone(), ResourceIndex(index), false, declared.presence.clone()));
        }
    }
    if pending.is_empty() {
        return (subjects, subject_of);
    }
    let index = index.get_or_init(|| Index::build(deployment));
    let joiner = Joiner { deployment, index, subject_of: &subject_of, identities: OnceCell::new() };
    let joined = joiner.run(&pending);
    joined.attach(deployment, &mut subjects);
    (subjects, subject_of)
}

fn subject(ty: Str, resource: ResourceIndex, is_virtual: bool, presence: Presence) -> Subject {
    Subject { ty, resource, is_virtual, presence, companions: Vec::new(), view: OnceLock::new() }
}

/// The parents of a type by what names them.
type Identities<'a> = FxHashMap<(&'a str, Identity<'a>), SmallVec<[ResourceIndex; 1]>>;

/// What finds the parents.
struct Joiner<'a> {
    deployment: &'a Deployment,
    index: &'a Index,
    subject_of: &'a [Option<SubjectIndex>],
    identities: OnceCell<Identities<'a>>,
}

/// Who the companions belong to.
#[derive(Default)]
struct Joined<'a> {
    /// Parents in the deployment.
    links: Vec<(SubjectIndex, Companion)>,
    /// Companions of parents that are not in it, by type and what tells the parent.
    outside: Vec<Outside>,
    outside_of: FxHashMap<(&'static str, Key<'a>), usize>,
    /// Companions that may be any parent's of a type.
    floating: Vec<Floating<'a>>,
    floating_of: FxHashMap<(&'static str, &'static str), usize>,
}

struct Outside {
    parent: &'static str,
    companions: Vec<Companion>,
}

struct Floating<'a> {
    parent: &'static str,
    companions: Vec<(Companion, Option<&'a Value>)>,
}

/// What tells a parent that is not in the deployment from others.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key<'a> {
    Identity(Identity<'a>),
    /// A data source, or a resource that is not there: whichever of its attributes is read.
    Thing(&'a str, &'a str, InstanceKey),
    /// Only this companion's.
    Own(ResourceIndex),
}

/// Where a join value leads.
enum Way<'a> {
    Parents(SmallVec<[Parent; 1]>),
    Outside(&'static str, Key<'a>),
    Floating(&'a Value),
}

struct Parent {
    resource: ResourceIndex,
    certain: bool,
}

impl<'a> Joiner<'a> {
    fn run(&self, pending: &[(ResourceIndex, &'static [Row])]) -> Joined<'a> {
        let mut joined = Joined::default();
        for &(index, rows) in pending {
            let Some(resource) = self.deployment.resource(index) else { continue };
            let mut leaves = Vec::new();
            let mut seen: SmallVec<[&str; 2]> = SmallVec::new();
            for row in rows {
                if !seen.contains(&row.join_attribute) {
                    seen.push(row.join_attribute);
                    if let Some(value) = resource.get(row.join_attribute) {
                        alternatives(value, &Guard::always(), &mut |guard, value| {
                            leaves.push((row.join_attribute, guard, value));
                        });
                    }
                }
            }
            if leaves.is_empty() {
                let parent = general(&parents(rows, None));
                joined.add_outside(parent, Key::Own(index), link(index, resource, &Guard::always()));
            }
            for (attribute, guard, value) in leaves {
                let parents = parents(rows, Some(attribute));
                let way = self.way(resource, value, &parents, 0);
                self.record(&mut joined, index, resource, &guard, value, &parents, way);
            }
        }
        joined
    }

    #[allow(clippy::too_many_arguments, reason = "all that is known of one join")]
    fn record(
        &self,
        joined: &mut Joined<'a>,
        index: ResourceIndex,
        resource: &'a Resource,
        guard: &Guard,
        value: &'a Value,
        parents: &[&'static Row],
        way: Way<'a>,
    ) {
        let companion = link(index, resource, guard);
        if companion.presence.is_never() {
            return;
        }
        match way {
            Way::Parents(found) => {
                for parent in found {
                    let subject = self.subject_of.get(parent.resource.0 as usize).copied().flatten();
                    let Some((subject, it)) = subject.zip(self.deployment.resource(parent.resource)) else { continue };
                    let mut companion = companion.clone();
                    if !parent.certain {
                        companion.certain = false;
                        companion.reason = Some(reason(value, resource));
                    }
                    if let Some(companion) = beside(companion, resource, it) {
                        joined.links.push((subject, companion));
                    }
                }
            }
            Way::Outside(parent, key) => {
                let key = if matches!(key, Key::Own(_)) { Key::Own(index) } else { key };
                joined.add_outside(parent, key, companion);
            }
            Way::Floating(value) => {
                // Whoever its parent is, what it says itself is checked once, on a parent of which nothing else is known.
                let key = Identity::of(value).map_or(Key::Own(index), Key::Identity);
                joined.add_outside(general(parents), key, companion.clone());
                for row in parents {
                    let mut companion = companion.clone();
                    companion.certain = false;
                    companion.reason = Some(reason(value, resource));
                    joined.add_floating(row, companion, value);
                }
            }
        }
    }

    /// Where one alternative of a join value leads.
    fn way(&self, from: &'a Resource, value: &'a Value, parents: &[&'static Row], depth: usize) -> Way<'a> {
        let composed = is_composed(value);
        let has_exact = value.refs().iter().any(|reference| reference.exact);
        let mut found: SmallVec<[Parent; 1]> = SmallVec::new();
        let mut missing = None;
        for reference in value.refs() {
            if (composed || has_exact) && !reference.exact {
                continue;
            }
            let Some((mode, ty, _)) = parts(&reference.resource) else { continue };
            if parents.iter().any(|row| row.parent == ty) {
                let targets = if mode == Mode::Managed {
                    self.index.targets(self.deployment, reference, from)
                } else {
                    SmallVec::new()
                };
                for target in &targets {
                    if !found.iter().any(|parent| parent.resource == target.resource) {
                        found.push(Parent { resource: target.resource, certain: target.certain });
                    }
                }
                if targets.is_empty() {
                    missing = missing.or(Some(reference));
                }
            } else if mode == Mode::Managed && depth < MAX_DEPTH {
                match self.through(reference, from, ty, parents, depth) {
                    Some(Way::Parents(more)) => {
                        for parent in more {
                            if !found.iter().any(|known| known.resource == parent.resource) {
                                found.push(parent);
                            }
                        }
                    }
                    Some(way) => return way,
                    None => {}
                }
            }
        }
        if !found.is_empty() {
            if found.len() > 1 {
                found.iter_mut().for_each(|parent| parent.certain = false);
            }
            return Way::Parents(found);
        }
        if let Some(reference) = missing {
            return self.outside(value, reference, parents);
        }
        if let Some(found) = self.by_value(from, value, parents) {
            return Way::Parents(found);
        }
        match (Identity::of(value), value.refs().iter().find(|reference| reference.exact)) {
            (_, Some(reference)) if value.is_unknown() => self.outside(value, reference, parents),
            (Some(identity @ Identity::Text(_)), _) => Way::Outside(general(parents), Key::Identity(identity)),
            (identity, _) => match value.as_unknown().map(|unknown| &unknown.reason) {
                Some(Reason::MissingModule(..) | Reason::DataSource(_)) => {
                    let key = identity.map_or(Key::Own(ResourceIndex(0)), Key::Identity);
                    Way::Outside(general(parents), key)
                }
                Some(_) => Way::Floating(value),
                None => Way::Outside(general(parents), Key::Own(ResourceIndex(0))),
            },
        }
    }

    /// Where a reference to another companion of the same parent leads.
    fn through(
        &self,
        reference: &Reference,
        from: &'a Resource,
        ty: &str,
        parents: &[&'static Row],
        depth: usize,
    ) -> Option<Way<'a>> {
        let rows = companions::of(ty);
        let row = rows.iter().find(|row| parents.iter().any(|parent| parent.parent == row.parent))?;
        let targets = self.index.targets(self.deployment, reference, from);
        let target = targets.first()?;
        let companion = self.deployment.resource(target.resource)?;
        let value = companion.get(row.join_attribute).filter(|value| !value.is_null())?;
        let mut way = self.way(companion, value, parents, depth + 1);
        if let Way::Parents(found) = &mut way {
            found.iter_mut().for_each(|parent| parent.certain &= target.certain);
        }
        Some(way)
    }

    /// A parent that is referred to but not there.
    fn outside(&self, value: &'a Value, reference: &'a Reference, parents: &[&'static Row]) -> Way<'a> {
        let named = parts(&reference.resource)
            .and_then(|(_, ty, _)| parents.iter().map(|row| row.parent).find(|parent| *parent == ty));
        match named {
            Some(_) if reference.key == InstanceKey::Unknown => {
                Way::Outside(named.unwrap_or_default(), Key::Own(ResourceIndex(0)))
            }
            Some(parent) => {
                Way::Outside(parent, Key::Thing(&reference.module, &reference.resource, reference.key.clone()))
            }
            None => {
                let key = Identity::of(value).map_or(Key::Own(ResourceIndex(0)), Key::Identity);
                Way::Outside(general(parents), key)
            }
        }
    }

    /// The parents whose name is surely the same.
    fn by_value(&self, from: &Resource, value: &'a Value, parents: &[&'static Row]) -> Option<SmallVec<[Parent; 1]>> {
        let identity = Identity::of(value)?;
        let identities = self.identities.get_or_init(|| self.identify());
        let mut all: SmallVec<[ResourceIndex; 1]> = SmallVec::new();
        for row in parents {
            let exact = identities.get(&(row.parent, identity));
            let short = identity.short();
            let found = exact
                .or_else(|| short.and_then(|name| identities.get(&(row.parent, Identity::Text(name)))))
                .or_else(|| short.and_then(|name| identities.get(&(row.parent, Identity::Name(name)))));
            all.extend(found.into_iter().flatten().copied());
        }
        // The same name may be written for several accounts or regions: what stands in the same module is meant.
        let near = |index: &ResourceIndex| self.deployment.resource(*index).is_some_and(|r| r.module == from.module);
        if all.iter().any(near) {
            all.retain(|index| near(index));
        }
        let presences: SmallVec<[&Presence; 2]> =
            all.iter().filter_map(|index| self.deployment.resource(*index)).map(|r| &r.presence).collect();
        let certain = presences
            .iter()
            .enumerate()
            .all(|(index, one)| presences.iter().skip(index + 1).all(|other| one.and(other).is_never()));
        (!all.is_empty()).then(|| all.into_iter().map(|resource| Parent { resource, certain }).collect())
    }

    /// The names of all parents.
    fn identify(&self) -> Identities<'a> {
        let mut identities = Identities::default();
        for (resource, index) in self.deployment.resources.iter().zip(0..) {
            let rows = if resource.mode == Mode::Managed { companions::of_parent(&resource.ty) } else { &[] };
            let mut seen: SmallVec<[&str; 4]> = SmallVec::new();
            let mut enter = |identity| {
                let found = identities.entry((resource.ty.as_str(), identity)).or_default();
                if found.last() != Some(&ResourceIndex(index)) {
                    found.push(ResourceIndex(index));
                }
            };
            for row in rows {
                if !seen.contains(&row.parent_attribute) {
                    seen.push(row.parent_attribute);
                    resource.get(row.parent_attribute).and_then(Identity::of).into_iter().for_each(&mut enter);
                }
            }
            if !rows.is_empty()
                && let Some(Identity::Text(name)) = resource.get("name").and_then(Identity::of)
            {
                enter(Identity::Name(name));
            }
        }
        identities
    }
}

impl<'a> Joined<'a> {
    fn add_outside(&mut self, parent: &'static str, key: Key<'a>, companion: Companion) {
        let next = self.outside.len();
        let place = *self.outside_of.entry((parent, key)).or_insert(next);
        if place == next {
            self.outside.push(Outside { parent, companions: Vec::new() });
        }
        if let Some(outside) = self.outside.get_mut(place) {
            outside.companions.push(companion);
        }
    }

    fn add_floating(&mut self, row: &'static Row, companion: Companion, value: &'a Value) {
        let next = self.floating.len();
        let place = *self.floating_of.entry((row.parent, row.companion)).or_insert(next);
        if place == next {
            self.floating.push(Floating { parent: row.parent, companions: Vec::new() });
        }
        let Some(floating) = self.floating.get_mut(place) else { return };
        if floating.companions.len() < MAX_FLOATING {
            floating.companions.push((companion, Some(value)));
        } else if let Some((last, value)) = floating.companions.last_mut() {
            last.presence = Presence::always();
            *value = None;
        }
    }

    /// Gives the subjects their companions, and makes up those that are not there.
    fn attach(self, deployment: &Deployment, subjects: &mut Vec<Subject>) {
        for (index, companion) in self.links {
            if let Some(subject) = subjects.get_mut(index.0 as usize) {
                add(&mut subject.companions, companion);
            }
        }
        if !self.floating.is_empty() {
            for subject in subjects.iter_mut().filter(|subject| !companions::of_parent(&subject.ty).is_empty()) {
                let Some(resource) = deployment.resource(subject.resource) else { continue };
                for floating in self.floating.iter().filter(|floating| subject.ty == floating.parent) {
                    for (companion, value) in &floating.companions {
                        if value.is_none_or(|value| may_name(value, resource))
                            && let Some(other) = deployment.resource(companion.resource)
                            && let Some(companion) = beside(companion.clone(), other, resource)
                        {
                            add(&mut subject.companions, companion);
                        }
                    }
                }
                subject.companions.sort_by_key(|companion| companion.resource);
            }
        }
        for outside in self.outside {
            let mut all = outside.companions;
            let Some(first) = all.first().map(|companion| companion.resource) else { continue };
            let mut presence = Presence::never();
            all.iter().flat_map(|companion| companion.presence.guards()).for_each(|guard| presence.add(guard.clone()));
            for companion in &mut all {
                if let Some(relative) = relative(&companion.presence, &presence) {
                    companion.presence = relative;
                }
            }
            let mut made = subject(outside.parent.into(), first, true, presence);
            all.into_iter().for_each(|companion| add(&mut made.companions, companion));
            subjects.push(made);
        }
    }
}

/// A companion that may be joined to one parent in several ways is joined once.
fn add(companions: &mut Vec<Companion>, companion: Companion) {
    match companions.last_mut() {
        Some(last) if last.resource == companion.resource && last.certain == companion.certain => {
            for guard in companion.presence.guards() {
                last.presence.add(guard.clone());
            }
        }
        _ => companions.push(companion),
    }
}

fn link(index: ResourceIndex, resource: &Resource, guard: &Guard) -> Companion {
    Companion { resource: index, certain: true, presence: resource.presence.and_guard(guard), reason: None }
}

/// The companion as seen from a parent: nothing when they are never there together.
fn beside(mut companion: Companion, resource: &Resource, parent: &Resource) -> Option<Companion> {
    if resource.symbolic.is_some() && parent.symbolic.is_none() && companion.presence.is_always() {
        // It stands for instances of which nobody knows whether there are any.
        let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
        let origin = Arc::new(Origin { text: format!("{} exists", resource.address).into(), closed: Some(closed) });
        if let Some(guard) = Guard::atom(Atom::equals(origin, Literal::Bool(true))) {
            companion.presence = Presence::when(guard);
        }
    }
    companion.presence = relative(&companion.presence, &parent.presence)?;
    Some(companion)
}

/// A presence, given that another one holds: always, when it follows; nothing, when both exclude each other.
fn relative(presence: &Presence, given: &Presence) -> Option<Presence> {
    if presence.is_always() || presence == given || presence.absent().and(given).is_never() {
        return Some(Presence::always());
    }
    (!presence.and(given).is_never()).then(|| presence.clone())
}

/// Calls `run` with the alternatives and elements of a join value; what is null names nothing.
fn alternatives<'a>(value: &'a Value, guard: &Guard, run: &mut dyn FnMut(Guard, &'a Value)) {
    match &value.kind {
        Kind::Null => {}
        Kind::Choice(choice) => {
            for (inner, leaf) in choice.leaves() {
                if let Some(both) = guard.and(inner) {
                    alternatives(leaf, &both, run);
                }
            }
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            for (index, item) in seq.items.iter().enumerate() {
                for inner in seq.presence_of(index).guards() {
                    if let Some(both) = guard.and(inner) {
                        alternatives(item, &both, run);
                    }
                }
            }
        }
        _ => run(guard.clone(), value),
    }
}

/// One row for each type of parent that the attribute may name.
fn parents(rows: &'static [Row], attribute: Option<&str>) -> SmallVec<[&'static Row; 2]> {
    let mut parents: SmallVec<[&'static Row; 2]> = SmallVec::new();
    for row in rows {
        if attribute.is_none_or(|name| name == row.join_attribute) && !parents.iter().any(|p| p.parent == row.parent) {
            parents.push(row);
        }
    }
    parents
}

/// The plain one of several types: `aws_security_group` rather than `aws_default_security_group`.
fn general(parents: &[&'static Row]) -> &'static str {
    parents.iter().map(|row| row.parent).min_by_key(|parent| parent.len()).unwrap_or_default()
}

/// Why it is not known whose a companion is.
fn reason(value: &Value, resource: &Resource) -> Reason {
    match (value.as_unknown(), &resource.symbolic) {
        (Some(unknown), _) => unknown.reason.clone(),
        (None, Some(symbolic)) => symbolic.clone(),
        (None, None) => Reason::Other(format!("it is not known what {} belongs to", resource.address).into()),
    }
}

/// Whether a value that is not known may be the name of this parent.
fn may_name(value: &Value, parent: &Resource) -> bool {
    let rows = companions::of_parent(&parent.ty);
    let known = rows.iter().find_map(|row| parent.get(row.parent_attribute).filter(|name| name.as_str().is_some()));
    known.is_none_or(|name| bartizan_lang::eval::equal(name, value, name.span).as_bool() != Some(false))
}
