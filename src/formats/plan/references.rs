//! What planned values refer to, as far as a plan says it: it names what an expression mentions, not what is made of it.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{InstanceKey, Kind, Reference, Str, Unknown};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::deployment::{is_key, without_keys};
use super::model::{Configuration, ConfiguredModule, Expression, Expressions, ResourceChange, ResourceId};
use crate::ir::Mode;
use crate::providers::schema::{self, Node, Presence};

/// Longest way through variables and outputs.
const MAX_STEPS: u32 = 16;

/// The modules of a plan.
#[derive(Default)]
pub(super) struct Names<'a> {
    modules: FxHashMap<Str, &'a ConfiguredModule>,
    /// The arguments of the calls, by the address of what is called, without keys.
    arguments: FxHashMap<Str, &'a Expressions>,
    /// The addresses of module instances.
    instances: FxHashSet<Str>,
}

impl<'a> Names<'a> {
    pub(super) fn new(configuration: &'a Configuration, changes: &[ResourceChange]) -> Self {
        let mut names =
            Self { modules: FxHashMap::default(), arguments: FxHashMap::default(), instances: FxHashSet::default() };
        names.add(&configuration.root, Str::new());
        for change in changes {
            if !names.instances.contains(&change.id.module) {
                names.instances.insert(change.id.module.clone());
            }
        }
        names
    }

    /// The constant that a module is called with, when `mentioned` is a variable of it.
    pub(super) fn constant(&self, module: &str, mentioned: &str) -> Option<&'a Value> {
        let (mut module, mut mentioned) = (without_keys(module), mentioned);
        for _ in 0..MAX_STEPS {
            let name = mentioned.strip_prefix("var.")?;
            match self.arguments.get(&module)?.get(name)? {
                Expression::Constant(value) => return Some(value),
                Expression::References(outer) => match outer.as_ref() {
                    [only] => mentioned = only,
                    _ => return None,
                },
                Expression::Blocks(_) => return None,
            }
            module = above(&module).0;
        }
        None
    }

    fn add(&mut self, module: &'a ConfiguredModule, path: Str) {
        for call in &module.calls {
            let inner: Str = inside(&path, &call.name);
            self.arguments.insert(inner.clone(), &call.expressions);
            self.add(&call.module, inner);
        }
        self.modules.insert(path, module);
    }
}

/// Whether an attribute is there once its resource is: its id, its name, and what the provider decides. Nobody refers to such an
/// attribute in order to get null.
fn is_given(reference: &Reference) -> bool {
    let (mode, resource) = match reference.resource.strip_prefix("data.") {
        Some(resource) => (Mode::Data, resource),
        None => (Mode::Managed, reference.resource.as_str()),
    };
    let ty = resource.split('.').next().unwrap_or_default();
    let presence = || schema::of(mode, ty).and_then(|root| root.child(&reference.attribute)).map(Node::presence);
    matches!(reference.attribute.as_str(), "id" | "arn" | "self_link" | "name")
        || matches!(presence(), Some(Presence::Computed | Presence::OptionalComputed))
}

/// A value that is not null, whatever it will be.
fn there(value: Value) -> Value {
    match value.as_unknown() {
        Some(unknown) => value.with_kind(Kind::Unknown(Arc::new(Unknown { not_null: true, ..unknown.clone() }))),
        None => value,
    }
}

fn inside(module: &str, call: &str) -> Str {
    if module.is_empty() { format!("module.{call}").into() } else { format!("{module}.module.{call}").into() }
}

/// What the arguments of one resource instance refer to.
pub(super) struct References<'a> {
    names: &'a Names<'a>,
    id: &'a ResourceId,
}

impl<'a> References<'a> {
    pub(super) fn new(names: &'a Names<'a>, id: &'a ResourceId) -> Self {
        Self { names, id }
    }

    /// A value with what its expression mentions. An unknown value of which the expression mentions one resource, and
    /// nothing else, is taken for that resource's attribute.
    pub(super) fn attach(&self, value: Value, mentioned: &[Str]) -> Value {
        let mut found: SmallVec<[Reference; 2]> = SmallVec::new();
        self.resolve(&self.id.module, &self.id.key, mentioned, 0, &mut found);
        if found.is_empty() {
            return value;
        }
        let only = found.len() == 1 && value.is_unknown();
        let is_there = only && found.iter().all(is_given);
        let value = if is_there { there(value) } else { value };
        value.edit_meta(|meta| {
            for mut reference in found {
                reference.exact = only && !reference.attribute.is_empty();
                if !meta.refs.iter().any(|known| **known == reference) {
                    meta.refs.push(Arc::new(reference));
                }
            }
        })
    }

    fn resolve(
        &self,
        module: &Str,
        key: &InstanceKey,
        mentioned: &[Str],
        steps: u32,
        found: &mut SmallVec<[Reference; 2]>,
    ) {
        if steps > MAX_STEPS || found.len() >= 16 {
            return;
        }
        let own_key = mentioned.iter().any(|name| name.starts_with("each.") || name == "count.index");
        for (place, name) in mentioned.iter().enumerate() {
            // After each reference its shorter forms are listed.
            let is_shorter = place > 0
                && mentioned.get(place - 1).is_some_and(|longer| {
                    longer.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']))
                });
            if is_shorter {
                continue;
            }
            let parts = split(name);
            match parts.as_slice() {
                ["var", name, ..] => {
                    let written = self.names.arguments.get(&without_keys(module)).and_then(|all| all.get(name));
                    if let Some(Expression::References(outer)) = written {
                        let (above, key) = above(module);
                        self.resolve(&above, &key, outer, steps + 1, found);
                    }
                }
                ["local" | "each" | "count" | "path" | "terraform" | "self", ..] => {}
                ["module", call, rest @ ..] => {
                    let (index, rest) = index(rest);
                    let Some(output) = rest.first() else { continue };
                    let inner = inside(&without_keys(module), call);
                    let Some(of) = self.names.modules.get(&inner) else { continue };
                    let written = of.outputs.iter().find(|(name, _)| name == output).map(|(_, written)| written);
                    let Some(Expression::References(inner)) = written else { continue };
                    let instance = self.child(module, call, index, own_key.then_some(key));
                    if let Some(instance) = instance {
                        self.resolve(&instance, &InstanceKey::None, inner, steps + 1, found);
                    }
                }
                ["data", ty, name, rest @ ..] => {
                    self.add(module, format!("data.{ty}.{name}").into(), rest, own_key.then_some(key), found)
                }
                [ty, name, rest @ ..] => {
                    self.add(module, format!("{ty}.{name}").into(), rest, own_key.then_some(key), found)
                }
                _ => {}
            }
        }
    }

    fn add(
        &self,
        module: &Str,
        resource: Str,
        rest: &[&str],
        own: Option<&InstanceKey>,
        found: &mut SmallVec<[Reference; 2]>,
    ) {
        let (key, rest) = index(rest);
        let key = key.or_else(|| own.filter(|key| is_key(key)).cloned()).unwrap_or(InstanceKey::None);
        let attribute: Str = rest.first().copied().unwrap_or_default().into();
        let known =
            found.iter_mut().find(|known| known.module == *module && known.resource == resource && known.key == key);
        match known {
            Some(known) if known.attribute.is_empty() => known.attribute = attribute,
            Some(known) if attribute.is_empty() || known.attribute == attribute => {}
            _ => found.push(Reference { module: module.clone(), resource, key, attribute, exact: false }),
        }
    }

    /// The instance of a called module that is meant.
    fn child(&self, module: &str, call: &str, index: Option<InstanceKey>, own: Option<&InstanceKey>) -> Option<Str> {
        let plain = inside(module, call);
        let with = |key: &InstanceKey| Str::from(format!("{plain}{key}"));
        match (index, own) {
            (Some(key), _) => Some(with(&key)),
            (None, Some(key)) if self.names.instances.contains(&with(key)) => Some(with(key)),
            _ => Some(plain),
        }
    }
}

/// The module that calls a module instance, and the key of that instance.
fn above(module: &str) -> (Str, InstanceKey) {
    let parts = split(module);
    let call = parts.iter().rposition(|part| *part == "module").unwrap_or(0);
    let key = parts.get(call + 2).and_then(|part| key_of(part)).unwrap_or(InstanceKey::None);
    let kept: Vec<&str> = parts.into_iter().take(call).collect();
    (join(&kept), key)
}

fn join(parts: &[&str]) -> Str {
    let mut text = Str::new();
    for part in parts {
        if !text.is_empty() && !part.starts_with('[') {
            text.push('.');
        }
        text.push_str(part);
    }
    text
}

/// The parts of a reference or an address: `a.b["x.y"].c` is `a`, `b`, `["x.y"]`, `c`.
fn split(text: &str) -> SmallVec<[&str; 6]> {
    let mut parts = SmallVec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '.' | '[' if !quoted => {
                parts.extend(text.get(start..at).filter(|part| !part.is_empty()));
                start = if character == '.' { at + 1 } else { at };
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..).filter(|part| !part.is_empty()));
    parts
}

/// The key at the beginning of what follows a name, and what comes after it.
fn index<'p, 'a>(rest: &'p [&'a str]) -> (Option<InstanceKey>, &'p [&'a str]) {
    match rest.split_first() {
        Some((first, after)) if first.starts_with('[') => (key_of(first), after),
        _ => (None, rest),
    }
}

fn key_of(part: &str) -> Option<InstanceKey> {
    let inner = part.strip_prefix('[')?.strip_suffix(']')?;
    match inner.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(_) => serde_json::from_str::<Str>(inner).ok().map(InstanceKey::Key),
        None => inner.parse().ok().map(InstanceKey::Index),
    }
}
