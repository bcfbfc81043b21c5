//! Which resources a policy is about.

use bartizan_lang::Value;
use bartizan_lang::value::{Guard, Kind, Reason, Str};

use super::ruling::{Meant, MeantCases, always, both, never};
use crate::ir::{ModuleIndex, Resource};
use crate::link::Linked;
use crate::residency::holding::{self, Holding};
use crate::residency::tags::{self, TagSet};
use crate::settings::{AppliesTo, Pattern, Policy, TagCriterion, has_wildcard};

/// Whether resources of a type have the facet of that name.
pub type HasFacet<'a> = dyn Fn(&str, &str) -> bool + Sync + 'a;

/// What a policy is about.
pub(super) struct Scope<'a> {
    applies_to: Option<&'a AppliesTo>,
    types: Vec<Pattern>,
    modules: Vec<Pattern>,
    facets: &'a HasFacet<'a>,
}

/// What a resource is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// It has to hold or process data.
    Holder,
    /// Data comes from it, whatever it is.
    Source,
}

impl<'a> Scope<'a> {
    pub(super) fn of(policy: &'a Policy, facets: &'a HasFacet<'a>) -> Self {
        let applies_to = policy.applies_to.as_ref();
        let types = applies_to.map(|to| to.types.iter().filter_map(|ty| Pattern::new(&ty.value)).collect());
        let modules = applies_to.map(|to| to.modules.iter().filter_map(|m| Pattern::new(&m.value)).collect());
        Self { applies_to, types: types.unwrap_or_default(), modules: modules.unwrap_or_default(), facets }
    }

    /// Whether the policy is about a resource.
    pub(super) fn meant(&self, linked: &Linked, resource: &Resource, wanted: As) -> MeantCases {
        let Some(to) = self.applies_to else {
            return always(Meant::from(wanted == As::Source || holding::kind(&resource.ty) != Holding::Neither));
        };
        if !self.meant_but_for_tags(linked, resource, wanted) {
            return always(Meant::No);
        }
        if to.tags.is_empty() { always(Meant::Yes) } else { self.carries(resource) }
    }

    /// Whether the policy selects by tags.
    pub(super) fn selects_by_tags(&self) -> bool {
        self.applies_to.is_some_and(|to| !to.tags.is_empty())
    }

    /// Whether a resource carries the tags that the policy selects by.
    pub(super) fn carries(&self, resource: &Resource) -> MeantCases {
        let mut cases = always(Meant::Yes);
        let sets = tags::tags(resource);
        for criterion in self.applies_to.map(|to| to.tags.as_slice()).unwrap_or_default() {
            cases = both(&cases, &carried(&sets, criterion), Meant::and);
            if never(&cases) {
                break;
            }
        }
        cases
    }

    /// Whether all lists but that of tags fit.
    pub(super) fn meant_but_for_tags(&self, linked: &Linked, resource: &Resource, wanted: As) -> bool {
        let Some(to) = self.applies_to else { return true };
        let types = to.types.is_empty() || self.types.iter().any(|pattern| pattern.matches(&resource.ty));
        let facets = to.facets.is_empty() || to.facets.iter().any(|facet| (self.facets)(&facet.value, &resource.ty));
        let modules = to.modules.is_empty() || self.in_module(linked, resource.module);
        // A type that a policy names holds what it is about, whatever it is.
        let named =
            to.types.iter().any(|ty| !has_wildcard(&ty.value) && ty.value == resource.ty) || !to.facets.is_empty();
        let holds = wanted == As::Source || named || holding::kind(&resource.ty) != Holding::Neither;
        types && facets && modules && holds
    }

    /// Whether a module is one of those that are named, or lies in one.
    fn in_module(&self, linked: &Linked, module: ModuleIndex) -> bool {
        let mut next = linked.deployment.module(module);
        while let Some(instance) = next {
            let addresses = std::iter::once(&instance.address).chain(&instance.replicas);
            for address in addresses.filter(|address| !address.is_empty()) {
                let plain = without_keys(address);
                if self.modules.iter().any(|pattern| pattern.matches(address) || pattern.matches(&plain)) {
                    return true;
                }
            }
            next = instance.parent.and_then(|parent| linked.deployment.module(parent));
        }
        false
    }

    /// The keys that a policy selects by; empty where it does not select by tags.
    pub(super) fn keys(&self) -> Vec<Str> {
        self.applies_to.map(|to| to.tags.iter().map(|tag| tag.key.value.clone()).collect()).unwrap_or_default()
    }
}

/// Whether a resource carries none of these keys.
pub(super) fn carries_none(resource: &Resource, keys: &[Str]) -> MeantCases {
    let case = |set: &TagSet| {
        let there = set.tags.iter().any(|tag| keys.iter().any(|key| tags::has_key(tag, key)));
        match &set.open {
            _ if there => Meant::No,
            Some(reason) => Meant::Perhaps(reason.clone()),
            None => Meant::Yes,
        }
    };
    tags::tags(resource).iter().map(|(guard, set)| (guard.clone(), case(set))).collect()
}

/// Whether one of the values of a key is carried.
fn carried(sets: &[(Guard, TagSet)], criterion: &TagCriterion) -> MeantCases {
    let mut cases = MeantCases::new();
    for (guard, set) in sets {
        let mut found = always(match &set.open {
            Some(reason) => Meant::Perhaps(reason.clone()),
            None => Meant::No,
        });
        let mut named = false;
        for tag in set.tags.iter().filter(|tag| tags::has_key(tag, &criterion.key.value)) {
            let here = is_one_of(&tag.value, &criterion.values);
            // The key stands once: what else there may be is not this one.
            found = if named { both(&found, &here, Meant::or) } else { here };
            named = true;
        }
        cases.extend(found.into_iter().filter_map(|(also, meant)| Some((guard.and(&also)?, meant))));
    }
    cases
}

fn is_one_of(value: &Value, wanted: &[Str]) -> MeantCases {
    let leaf = |leaf: &Value| match &leaf.kind {
        Kind::String(text) => Meant::from(is_wanted(text, wanted)),
        Kind::Bool(_) | Kind::Number(_) => {
            Meant::from(leaf.as_literal().is_some_and(|literal| is_wanted(&literal.text(), wanted)))
        }
        Kind::Unknown(unknown) => {
            let (front, back) = (unknown.prefix().to_lowercase(), unknown.suffix().to_lowercase());
            let fits = |value: &Str| {
                let value = value.to_lowercase();
                value.starts_with(&front) && value.ends_with(&back) && value.len() >= front.len().max(back.len())
            };
            if wanted.iter().any(fits) { Meant::Perhaps(unknown.reason.clone()) } else { Meant::No }
        }
        Kind::Null => Meant::No,
        _ => Meant::Perhaps(Reason::Other("the value of a tag is no text".into())),
    };
    match value.as_choice() {
        None => always(leaf(value)),
        Some(choice) => choice.leaves().iter().map(|(guard, value)| (guard.clone(), leaf(value))).collect(),
    }
}

/// Values are compared without regard to case and to blanks around them.
fn is_wanted(text: &str, wanted: &[Str]) -> bool {
    let text = text.trim().to_lowercase();
    wanted.iter().any(|value| value.trim().to_lowercase() == text)
}

/// An address without the keys of instances.
pub(super) fn without_keys(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let (mut depth, mut quoted) = (0_usize, false);
    for character in address.chars() {
        match character {
            '"' if depth > 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    plain
}
