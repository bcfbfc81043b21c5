//! From what a plan says to deployments: what there is, and what there will be.

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Presence, Reason, Seq, Str};
use bartizan_lang::{Span, Value};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::model::{
    Action, Configuration, ConfiguredModule, ConfiguredProvider, ConfiguredResource, Expression, Expressions,
    OutputChange, Plan, ResourceChange, ResourceId, State, StateResource,
};
use super::references::{Names, References};
use super::{credentials, identities};
use crate::ir::{
    Credential, Deployment, Mode, ModuleIndex, ModuleInstance, Output, ProviderInstance, Resource, ResourceIndex,
};
use crate::providers::gcp;
use crate::secrets::Found;

/// What there is, and what there will be.
#[derive(Default)]
pub struct Deployments {
    /// What there is: facts.
    pub before: Deployment,
    /// What there will be. An argument that nobody wrote is not there: neither what the provider computes, nor the empty
    /// values that stand for "not set" in a plan.
    pub after: Deployment,
}

/// Whether the deployments of a plan will be laid over those of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// They will. All values stay in the plan, since they will be asked for, and the credentials will be the source's.
    Given,
    /// They will not. The values of changes that change nothing are taken out of the plan as soon as they are in the
    /// deployments, since most of a large plan is unchanged, and credentials are looked for in the values.
    Absent,
}

/// What a plan starts from and what it leads to. Resources that stay as they are are the same in both.
#[must_use]
pub fn of_plan(plan: &mut Plan, root: &Str, source: Source) -> Deployments {
    let configured = Configured::new(&plan.configuration, &plan.variables);
    let names = Names::new(&plan.configuration, &plan.changes);
    let mut held = match source {
        Source::Given => FxHashMap::default(),
        Source::Absent => credentials::of_changes(&plan.changes, &configured, &names),
    };
    let bodies: Vec<Bodies> = plan
        .changes
        .par_iter_mut()
        .with_min_len(64)
        .map(|change| {
            let bodies = Bodies::of(change, &configured, &names);
            if source == Source::Absent && change.action == Action::NoOp && change.deposed.is_none() {
                (change.before, change.after) = (Value::null(), Value::null());
            }
            bodies
        })
        .collect();
    let (mut before, mut after) = (Maker::new(root, plan.changes.len()), Maker::new(root, plan.changes.len()));
    for ((place, change), bodies) in plan.changes.iter().enumerate().zip(bodies) {
        if change.deposed.is_some() {
            continue;
        }
        let held = held.remove(&place).unwrap_or_default();
        let id = &change.id;
        let written = configured.resource(id);
        let key = written.map(|written| written.provider.as_str());
        if let Some((body, facts)) = bodies.before {
            let provider = before.provider(&configured, id, key);
            before.add(id, provider, body, facts);
            before.hold(held.before);
        }
        if let Some(body) = bodies.after {
            let provider = after.provider(&configured, id, key);
            after.add(id, provider, body, written.is_none());
            after.hold(held.after);
        }
    }
    let finish = |mut side: Maker, value: fn(&OutputChange) -> &Value| {
        side.data(&plan.read, &configured);
        side.finish(&plan.outputs, value)
    };
    let (mut before, mut after) =
        rayon::join(|| finish(before, |output| &output.before), || finish(after, |output| &output.after));
    if source == Source::Absent {
        let written = Some(plan.configuration.root.outputs.as_slice());
        credentials::add_outputs(&mut before, &plan.outputs, |output| &output.before, written);
        credentials::add_outputs(&mut after, &plan.outputs, |output| &output.after, written);
    }
    in_own_words(
        &mut before,
        plan.own_words.iter().filter_map(|words| Some((&words.id, words.before.as_ref()?))),
        true,
    );
    in_own_words(&mut after, plan.own_words.iter().filter_map(|words| Some((&words.id, words.after.as_ref()?))), false);
    Deployments { before, after }
}

/// What a change says of a resource, as its bodies in the two deployments.
struct Bodies {
    /// What there is, and whether it is made of facts alone.
    before: Option<(Arc<Fields>, bool)>,
    /// What there will be.
    after: Option<Arc<Fields>>,
}

impl Bodies {
    fn of(change: &ResourceChange, configured: &Configured<'_>, names: &Names<'_>) -> Self {
        let id = &change.id;
        let written = configured.resource(id);
        let stays = !matches!(change.action, Action::Delete | Action::Forget);
        let after = change.after.as_fields().filter(|_| stays).map(|fields| {
            Arc::new(match written {
                Some(written) => {
                    let mut body = planned(fields, &written.expressions, &References::new(names, id));
                    keep_facts(&mut body, fields, change.before.as_fields());
                    body
                }
                None => facts(fields),
            })
        });
        let before = change.before.as_fields().filter(|_| id.mode == Mode::Managed).map(|fields| {
            match after.clone().filter(|_| change.action == Action::NoOp) {
                Some(body) => (body, written.is_none()),
                None => (Arc::new(facts(fields)), true),
            }
        });
        Self { before, after }
    }
}

/// What a state says.
#[must_use]
pub fn of_state(state: &State, root: &Str) -> Deployment {
    let mut maker = Maker::new(root, state.resources.len());
    let configured = Configured::new(&state.configuration, &[]);
    let mut held = credentials::of_state(state);
    for resource in &state.resources {
        if maker.fact(resource, &configured) {
            maker.hold(held.remove(resource.id.address.as_str()).unwrap_or_default());
        }
    }
    let mut deployment = maker.finish(&state.outputs, |output| &output.after);
    credentials::add_outputs(&mut deployment, &state.outputs, |output| &output.after, None);
    let words = state.own_words.iter().filter_map(|words| Some((&words.id, words.before.as_ref()?)));
    in_own_words(&mut deployment, words, true);
    deployment
}

/// Adds resources as their own format has them. They make nothing besides what they are in Terraform's names.
fn in_own_words<'a>(
    deployment: &mut Deployment,
    words: impl Iterator<Item = (&'a ResourceId, &'a Fields)>,
    are_facts: bool,
) {
    let mut words = words.peekable();
    if words.peek().is_none() {
        return;
    }
    let of = |resource: &Resource| (resource.address.clone(), (resource.provider.clone(), resource.module));
    let known: FxHashMap<Str, (Arc<ProviderInstance>, ModuleIndex)> = deployment.resources.iter().map(of).collect();
    for (id, fields) in words {
        let Some((provider, module)) = known.get(&id.address).cloned() else { continue };
        deployment.declarations.push(Resource {
            address: id.address.clone(),
            module,
            mode: id.mode,
            ty: id.ty.clone(),
            name: id.name.clone(),
            key: id.key.clone(),
            provider,
            body: Arc::new(if are_facts { facts(fields) } else { fields.clone() }),
            presence: Presence::always(),
            symbolic: None,
            facts: are_facts,
            block: id.at,
            header: id.at,
        });
    }
}

/// What is known of the configuration, by what names it in a plan.
#[derive(Default)]
pub(super) struct Configured<'a> {
    resources: FxHashMap<(Str, Mode, &'a str, &'a str), &'a ConfiguredResource>,
    providers: FxHashMap<&'a str, &'a ConfiguredProvider>,
    variables: FxHashMap<&'a str, &'a Value>,
}

impl<'a> Configured<'a> {
    fn new(configuration: &'a Configuration, variables: &'a [(Str, Value)]) -> Self {
        let mut found = Self {
            providers: configuration.providers.iter().map(|provider| (provider.key.as_str(), provider)).collect(),
            variables: variables.iter().map(|(name, value)| (name.as_str(), value)).collect(),
            ..Self::default()
        };
        found.add(&configuration.root, &Str::new());
        found
    }

    fn add(&mut self, module: &'a ConfiguredModule, path: &Str) {
        for resource in &module.resources {
            self.resources.insert((path.clone(), resource.mode, &resource.ty, &resource.name), resource);
        }
        for call in &module.calls {
            let inner =
                if path.is_empty() { format!("module.{}", call.name) } else { format!("{path}.module.{}", call.name) };
            self.add(&call.module, &inner.into());
        }
    }

    pub(super) fn resource(&self, id: &ResourceId) -> Option<&'a ConfiguredResource> {
        self.resources.get(&(without_keys(&id.module), id.mode, id.ty.as_str(), id.name.as_str())).copied()
    }

    /// The value of an argument of a provider: a constant, or a variable of the root by itself.
    fn argument(&self, provider: &ConfiguredProvider, name: &str) -> Option<Value> {
        match provider.expressions.get(name)? {
            Expression::Constant(value) => Some(value.clone()),
            Expression::References(names) => match names.as_ref() {
                [only] if provider.module.is_empty() => {
                    self.variables.get(only.strip_prefix("var.")?).map(|value| (*value).clone())
                }
                _ => None,
            },
            Expression::Blocks(_) => None,
        }
    }
}

/// Whether a text may be the name of a region of AWS: words and a number, with dashes between.
fn is_region(text: &str) -> bool {
    let number = text.rsplit_once('-').map(|(front, number)| (front.contains('-'), number));
    number
        .is_some_and(|(words, number)| words && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty())
}

/// A module's address without the keys of its instances: `module.a["x"].module.b[0]` is `module.a.module.b`.
pub(super) fn without_keys(address: &str) -> Str {
    if !address.contains('[') {
        return address.into();
    }
    let mut path = Str::new();
    let (mut inside, mut quoted, mut escaped) = (false, false, false);
    for character in address.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if inside => quoted = !quoted,
            '[' if !inside => inside = true,
            ']' if inside && !quoted => inside = false,
            _ if !inside => path.push(character),
            _ => {}
        }
    }
    path
}

/// The address of the module instance that calls another one; `None` for one that the root calls.
fn parent(address: &str) -> Option<&str> {
    let (mut inside, mut escaped) = (false, false);
    let mut last = None;
    for (at, character) in address.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            '.' if !inside && address.get(at..).is_some_and(|rest| rest.starts_with(".module.")) => last = Some(at),
            _ => {}
        }
    }
    last.and_then(|at| address.get(..at))
}

/// Puts a deployment together.
struct Maker {
    deployment: Deployment,
    modules: FxHashMap<Str, ModuleIndex>,
    providers: FxHashMap<(Str, Str), Arc<ProviderInstance>>,
    /// The place of the first instance of each block: it stands for the block, so that what is wrong in all instances is
    /// told once.
    blocks: FxHashMap<(Str, Mode, Str, Str), Span>,
}

impl Maker {
    fn new(root: &Str, resources: usize) -> Self {
        let module = ModuleInstance {
            address: Str::new(),
            parent: None,
            directory: Str::new(),
            source: None,
            call: Span::NONE,
            replicas: Vec::new(),
        };
        Self {
            deployment: Deployment {
                root: root.clone(),
                modules: vec![module],
                resources: Vec::with_capacity(resources),
                ..Deployment::default()
            },
            modules: FxHashMap::from_iter([(Str::new(), ModuleIndex::ROOT)]),
            providers: FxHashMap::default(),
            blocks: FxHashMap::default(),
        }
    }

    fn module(&mut self, address: &Str) -> ModuleIndex {
        if let Some(found) = self.modules.get(address) {
            return *found;
        }
        let above = parent(address).map_or(ModuleIndex::ROOT, |above| self.module(&above.into()));
        let index = ModuleIndex(u32::try_from(self.deployment.modules.len()).unwrap_or(u32::MAX));
        self.deployment.modules.push(ModuleInstance {
            address: address.clone(),
            parent: Some(above),
            directory: Str::new(),
            source: None,
            call: Span::NONE,
            replicas: Vec::new(),
        });
        self.modules.insert(address.clone(), index);
        index
    }

    fn provider(&mut self, configured: &Configured<'_>, id: &ResourceId, key: Option<&str>) -> Arc<ProviderInstance> {
        let key = Str::from(key.unwrap_or_default());
        if let Some(made) = self.providers.get(&(id.provider.clone(), key.clone())) {
            return made.clone();
        }
        let block = configured.providers.get(key.as_str()).copied();
        let short = id.provider.rsplit('/').next().unwrap_or_default();
        let kind = if short == "google-beta" { "google" } else { short };
        let argument = |names: &[&str]| {
            let written = block.and_then(|block| names.iter().find_map(|name| configured.argument(block, name)));
            written
                .filter(|value| !value.is_null())
                .unwrap_or_else(|| Value::unknown(Reason::Environment("the provider's configuration".into())))
        };
        let made = Arc::new(ProviderInstance {
            kind: kind.into(),
            alias: block.and_then(|block| block.alias.clone()),
            region: match argument(&["region", "location"]) {
                unknown if unknown.is_unknown() && kind == "google" => gcp::region_of_zone(&argument(&["zone"])),
                // The plan only names what an expression reads, so that a condition looks like what it is about.
                other if other.as_str().is_some_and(|text| kind == "aws" && !is_region(text)) => {
                    let reason = "the plan holds only what the region of the provider is made from";
                    Value::unknown(Reason::Other(reason.into()))
                }
                region => region,
            },
            account: argument(&["project", "subscription_id", "tenancy_ocid"]),
            default_tags: block.and_then(|block| default_tags(&block.expressions)).unwrap_or_default(),
            span: Span::NONE,
            version: block.and_then(|block| block.version.clone()),
        });
        self.providers.insert((id.provider.clone(), key), made.clone());
        made
    }

    fn add(&mut self, id: &ResourceId, provider: Arc<ProviderInstance>, body: Arc<Fields>, facts: bool) {
        let module = self.module(&id.module);
        let block = (without_keys(&id.module), id.mode, id.ty.clone(), id.name.clone());
        let span = *self.blocks.entry(block).or_insert(id.at);
        self.deployment.resources.push(Resource {
            address: id.address.clone(),
            module,
            mode: id.mode,
            ty: id.ty.clone(),
            name: id.name.clone(),
            key: id.key.clone(),
            provider,
            body,
            presence: Presence::always(),
            symbolic: None,
            facts,
            block: span,
            header: span,
        });
    }

    fn data(&mut self, resources: &[StateResource], configured: &Configured<'_>) {
        for resource in resources {
            self.fact(resource, configured);
        }
    }

    /// Adds a resource that is there; false when nothing is said of it.
    fn fact(&mut self, resource: &StateResource, configured: &Configured<'_>) -> bool {
        let Some(fields) = resource.values.as_fields() else { return false };
        let written = configured.resource(&resource.id);
        let provider = self.provider(configured, &resource.id, written.map(|written| written.provider.as_str()));
        self.add(&resource.id, provider, Arc::new(facts(fields)), true);
        true
    }

    /// Adds the credentials of the resource that was added last.
    fn hold(&mut self, found: Vec<Arc<Found>>) {
        let Some(last) = self.deployment.resources.len().checked_sub(1) else { return };
        let holder = ResourceIndex(u32::try_from(last).unwrap_or(u32::MAX));
        let credentials = found.into_iter().map(|found| Credential { found, holder, parent: None });
        self.deployment.credentials.extend(credentials);
    }

    fn finish(mut self, outputs: &[OutputChange], value: impl Fn(&OutputChange) -> &Value) -> Deployment {
        self.deployment.outputs = outputs
            .iter()
            .filter(|output| !value(output).is_null())
            .map(|output| Output {
                name: output.name.clone(),
                value: value(output).clone(),
                sensitive: output.sensitive,
                span: Span::NONE,
            })
            .collect();
        identities::refer(&mut self.deployment.resources, &self.deployment.modules);
        self.deployment
    }
}

/// The tags that a provider adds, as far as they are constants.
fn default_tags(provider: &Expressions) -> Option<Value> {
    let blocks = provider.get("default_tags").or_else(|| provider.get("default_labels"))?;
    match blocks {
        Expression::Blocks(blocks) => match blocks.first()?.get("tags")? {
            Expression::Constant(tags) => Some(tags.clone()),
            _ => None,
        },
        Expression::Constant(tags) => Some(tags.clone()),
        Expression::References(_) => None,
    }
}

/// What is written, of what is planned.
fn planned(fields: &Fields, written: &Expressions, references: &References<'_>) -> Fields {
    let entries = fields.entries().iter().filter_map(|field| {
        let expression = written.get(&field.key);
        let value = planned_value(&field.value, expression, references)?;
        Some(Field { key: field.key.clone(), at: Span::NONE, value })
    });
    exactly(entries, fields)
}

/// Some of the entries, in no more space than they need: a large plan has many of them, and they stay.
fn exactly(entries: impl Iterator<Item = Field>, of: &Fields) -> Fields {
    let mut some = Vec::with_capacity(of.len());
    some.extend(entries);
    some.shrink_to_fit();
    let mut made = Fields::new(some);
    made.open = of.open;
    made
}

/// False and zero stand for "not set" in what is new; what is so already, and stays so, is a fact.
fn keep_facts(body: &mut Fields, planned: &Fields, before: Option<&Arc<Fields>>) {
    let Some(before) = before else { return };
    for field in planned.entries().iter().filter(|field| matches!(field.value.kind, Kind::Bool(_) | Kind::Number(_))) {
        let stays = || before.get(&field.key).is_some_and(|value| value.same(&field.value));
        if body.get(&field.key).is_none() && stays() {
            body.set(field.clone());
        }
    }
}

fn planned_value(value: &Value, expression: Option<&Expression>, references: &References<'_>) -> Option<Value> {
    match (&value.kind, expression) {
        (Kind::Null, _) => None,
        // What the provider computes is not written.
        (Kind::Unknown(_), None) => None,
        (_, None) if is_zero(value) => None,
        // A dynamic block leaves no trace in the configuration.
        (Kind::List(_) | Kind::Object(_), None) => Some(filled(value)),
        (_, None) => Some(value.clone()),
        (Kind::List(seq), Some(Expression::Blocks(blocks))) if seq.items.len() == blocks.len() => {
            let items = seq.items.iter().zip(blocks).map(|(item, block)| match &item.kind {
                Kind::Object(fields) => item.with_kind(Kind::Object(Arc::new(planned(fields, block, references)))),
                _ => item.clone(),
            });
            Some(value.with_kind(Kind::List(Arc::new(Seq::of(items.collect())))))
        }
        (Kind::Object(fields), Some(Expression::Blocks(blocks))) => Some(match blocks.as_slice() {
            [block] => value.with_kind(Kind::Object(Arc::new(planned(fields, block, references)))),
            _ => filled(value),
        }),
        (Kind::List(_), Some(Expression::Blocks(_))) => Some(filled(value)),
        (_, Some(Expression::References(names))) => Some(references.attach(value.clone(), names)),
        (_, Some(_)) => Some(value.clone()),
    }
}

/// Whether it stands for "not set", where nobody wrote it.
fn is_zero(value: &Value) -> bool {
    match &value.kind {
        Kind::Bool(value) => !value,
        Kind::Number(number) => number.is_zero(),
        _ => is_empty(value),
    }
}

fn is_empty(value: &Value) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::String(text) => text.is_empty(),
        Kind::List(seq) => seq.items.is_empty(),
        Kind::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// A value without what stands for "not set" in it, and without what the provider computes.
fn filled(value: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) => value.with_kind(Kind::List(Arc::new(Seq::of(seq.items.iter().map(filled).collect())))),
        Kind::Object(fields) => {
            let there = fields.entries().iter().filter(|field| !is_zero(&field.value) && !field.value.is_unknown());
            let entries = there.map(|field| Field { value: filled(&field.value), ..field.clone() });
            value.with_kind(Kind::Object(Arc::new(Fields::new(entries.collect()))))
        }
        _ => value.clone(),
    }
}

/// What there is, without what stands for "not set". False and zero are facts.
fn facts(fields: &Fields) -> Fields {
    let there = fields.entries().iter().filter(|field| !is_empty(&field.value));
    exactly(there.map(|field| Field { value: fact(&field.value), ..field.clone() }), fields)
}

fn fact(value: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) => value.with_kind(Kind::List(Arc::new(Seq::of(seq.items.iter().map(fact).collect())))),
        Kind::Object(fields) => value.with_kind(Kind::Object(Arc::new(facts(fields)))),
        _ => value.clone(),
    }
}

/// Whether a key tells an instance from others.
pub(super) fn is_key(key: &InstanceKey) -> bool {
    matches!(key, InstanceKey::Index(_) | InstanceKey::Key(_))
}
