//! From steps to a plan or a state: what is to be done with each resource, in Terraform's vocabulary.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::aws_native;
use super::lowering::{canonical_type, lower_as, path};
use super::providers::Providers;
use super::references::{Completing, Target, Targets, defaults};
use super::snapshot::Snapshot;
use super::urn::{Urn, of_provider};
use crate::formats::plan::model::{
    Action, Configuration, ConfiguredResource, Expression, Expressions, OutputChange, OwnWords, Plan, ResourceChange,
    ResourceId, State, StateResource,
};
use crate::formats::plan::{Document, PlanError};
use crate::ir::Mode;
use crate::providers::pulumi::{Token, attribute_of, provider};
use crate::providers::schema::{self, Presence};
use crate::providers::spelling::snake_case;

/// The type of the stack itself, whose outputs are those of the program.
const STACK: &str = "pulumi:pulumi:Stack";

/// Most types that a note names.
const MAX_NAMED: usize = 10;

/// A step that is to be taken, or several of one resource in one.
#[derive(Debug)]
pub(super) struct Step {
    /// What is done: `create`; of a replacement all its parts.
    pub(super) ops: Vec<Str>,
    /// The resource.
    pub(super) urn: Str,
    /// Where it is named.
    pub(super) at: Span,
    /// The reference to the provider that does it.
    pub(super) provider: Option<Str>,
    /// What there is.
    pub(super) old: Option<Snapshot>,
    /// What there will be.
    pub(super) new: Option<Snapshot>,
    /// The properties that cannot be changed in place.
    pub(super) replaces: Vec<Str>,
}

/// The configuration of a stack, by names such as `aws:region`.
pub(super) type Config = BTreeMap<Str, serde_json::Value>;

/// Makes a plan of steps.
///
/// # Errors
/// When a URN is none.
pub(super) fn build(steps: Vec<Step>, config: &Config) -> Result<Plan, PlanError> {
    let Sorted { steps, refreshed, left } = sorted(steps);
    let known = Known::new(&[&steps, &refreshed, &left], config)?;
    let parts: Vec<Vec<Part>> = steps.par_iter().with_min_len(32).map(|step| known.parts(step)).collect();
    let mut plan = Plan { configuration: known.configuration(), outputs: known.outputs(&steps), ..Plan::default() };
    for part in parts.into_iter().flatten() {
        plan.configuration.root.resources.push(part.written);
        match part.change.id.mode {
            Mode::Data if part.change.after.is_null() => {}
            Mode::Data => plan.read.push(StateResource { id: part.change.id, values: part.change.after }),
            Mode::Managed => plan.changes.push(part.change),
        }
    }
    plan.own_words = steps.iter().filter_map(|step| known.own_words(step)).collect();
    let drifted = refreshed.iter().filter_map(|step| known.part(step)).map(|part| part.change);
    plan.drift = drifted.filter(|change| !change.before.same(&change.after)).collect();
    for step in &left {
        let Some(mut part) = known.part(step) else { continue };
        let of = step.old.as_ref().and_then(|old| old.id.clone());
        (part.change.action, part.change.after) = (Action::Delete, Value::null());
        part.change.deposed = Some(of.unwrap_or_else(|| "replaced".into()));
        plan.changes.push(part.change);
    }
    Ok(plan)
}

/// Makes a state of what an export lists.
///
/// # Errors
/// When a URN is none.
pub(super) fn state(steps: Vec<Step>, config: &Config) -> Result<State, PlanError> {
    // What a failed replacement left behind is no part of what is wanted.
    let there = |step: &Step| step.new.as_ref().is_none_or(|new| !new.delete);
    let steps: Vec<Step> = steps.into_iter().filter(there).collect();
    let known = Known::new(&[&steps], config)?;
    let mut state = State { configuration: known.configuration(), outputs: known.outputs(&steps), ..State::default() };
    let parts: Vec<Vec<Part>> = steps.par_iter().with_min_len(32).map(|step| known.parts(step)).collect();
    state.own_words = steps.iter().filter_map(|step| known.own_words(step)).collect();
    for part in parts.into_iter().flatten() {
        state.configuration.root.resources.push(part.written);
        state.resources.push(StateResource { id: part.change.id, values: part.change.before });
    }
    Ok(state)
}

/// What a document holds that has no counterpart in Terraform's vocabulary, in a note.
#[must_use]
pub fn notes(document: &Document) -> Vec<Diagnostic> {
    let ids: Vec<&ResourceId> = match document {
        Document::Plan(plan) => plan.changes.iter().map(|change| &change.id).collect(),
        Document::State(state) => state.resources.iter().map(|resource| &resource.id).collect(),
    };
    let mut raw: BTreeMap<&str, usize> = BTreeMap::new();
    // CDK says of itself in it which of its modules were used.
    let ids: Vec<&ResourceId> = ids.into_iter().filter(|id| id.ty != "AWS::CDK::Metadata").collect();
    for id in ids.iter().filter(|id| schema::of(id.mode, &id.ty).is_none() && schema::resource(&id.ty).is_none()) {
        *raw.entry(id.ty.as_str()).or_default() += 1;
    }
    if raw.is_empty() {
        return Vec::new();
    }
    let (count, types) = (raw.values().sum::<usize>(), raw.len());
    let mut named: Vec<String> = raw.iter().take(MAX_NAMED).map(|(ty, count)| format!("{ty} ({count})")).collect();
    if types > MAX_NAMED {
        named.push(format!("and {} more", types - MAX_NAMED));
    }
    let message = format!(
        "{count} of {} resources are of types that Terraform's providers do not have; only checks on these very types see \
         them: {}",
        ids.len(),
        named.join(", ")
    );
    vec![Diagnostic::note(message, Span::NONE)]
}

/// The steps of a document.
#[derive(Default)]
struct Sorted {
    /// One for each resource.
    steps: Vec<Step>,
    /// What was found to be otherwise than it was thought to be.
    refreshed: Vec<Step>,
    /// What failed replacements left behind, and is to be deleted now.
    left: Vec<Step>,
}

/// Puts the parts of a replacement together.
fn sorted(steps: Vec<Step>) -> Sorted {
    let mut sorted = Sorted::default();
    let mut places: FxHashMap<Str, usize> = FxHashMap::default();
    let mut refreshed = Vec::new();
    let is_new = |op: &Str| matches!(op.as_str(), "replace" | "create-replacement" | "import-replacement");
    let replaced: BTreeSet<Str> =
        steps.iter().filter(|step| step.ops.iter().any(is_new)).map(|step| step.urn.clone()).collect();
    for step in steps {
        match step.ops.first().map(Str::as_str) {
            Some("refresh") => {
                refreshed.push(step);
                continue;
            }
            // Without a successor it is what an earlier replacement left behind.
            Some("delete-replaced") if step.ops.len() == 1 && !replaced.contains(&step.urn) => {
                sorted.left.push(step);
                continue;
            }
            Some("remove-pending-replace" | "discard-replaced") if step.ops.len() == 1 => continue,
            _ => {}
        }
        match places.get(&step.urn).and_then(|place| sorted.steps.get_mut(*place)) {
            Some(known) => {
                known.ops.extend(step.ops);
                known.old = known.old.take().or(step.old);
                known.new = known.new.take().or(step.new);
                known.provider = known.provider.take().or(step.provider);
                if known.replaces.is_empty() {
                    known.replaces = step.replaces;
                }
            }
            None => {
                places.insert(step.urn.clone(), sorted.steps.len());
                sorted.steps.push(step);
            }
        }
    }
    for step in refreshed {
        // What is only looked at stays as it was found.
        if !places.contains_key(&step.urn) {
            places.insert(step.urn.clone(), sorted.steps.len());
            sorted.steps.push(Step {
                ops: vec!["same".into()],
                urn: step.urn.clone(),
                at: step.at,
                provider: step.provider.clone(),
                old: step.new.clone(),
                new: step.new.clone(),
                replaces: Vec::new(),
            });
        }
        sorted.refreshed.push(step);
    }
    sorted
}

/// A resource as it becomes a part of a plan.
struct Part {
    change: ResourceChange,
    written: ConfiguredResource,
}

/// What is known of all resources before each is looked at.
struct Known {
    targets: Targets,
    providers: Providers,
}

impl Known {
    fn new(groups: &[&[Step]], config: &Config) -> Result<Self, PlanError> {
        let steps: Vec<&Step> = groups.iter().copied().flatten().collect();
        let mut found = Vec::with_capacity(steps.len());
        let mut named: FxHashMap<(Mode, Str, Str), BTreeSet<Str>> = FxHashMap::default();
        for step in &steps {
            let urn = Urn::parse(&step.urn).ok_or_else(|| {
                PlanError::Corrupt(format!("{:?} is no URN of a Pulumi resource", clipped(&step.urn)))
            })?;
            let Some((ty, mode)) = step.resource(&urn) else { continue };
            named.entry((mode, ty.clone(), urn.name.into())).or_default().insert(urn.address.into());
            found.push((step.urn.clone(), mode, ty, urn));
        }
        let mut targets = Targets::default();
        for (key, mode, ty, urn) in found {
            // Under components of different types two resources may have one name.
            let alike = named.get(&(mode, ty.clone(), urn.name.into())).map_or(0, BTreeSet::len);
            let name = if alike > 1 { urn.address } else { urn.name };
            targets.insert(key, Target { ty, name: name.into(), mode, address: urn.address.into() });
        }
        Ok(Self { targets, providers: Providers::new(&steps, config) })
    }

    fn configuration(&self) -> Configuration {
        Configuration { providers: self.providers.configured(), ..Configuration::default() }
    }

    /// What the stack gives out.
    fn outputs(&self, steps: &[Step]) -> Vec<OutputChange> {
        let stack = steps.iter().find(|step| Urn::parse(&step.urn).is_some_and(|urn| urn.ty == STACK));
        let Some(stack) = stack else { return Vec::new() };
        let of = |state: &Option<Snapshot>| state.as_ref().and_then(|state| state.outputs.clone()).unwrap_or_default();
        let (old, new) = (of(&stack.old), of(&stack.new));
        let names: BTreeSet<&Str> = old.entries().iter().chain(new.entries()).map(|field| &field.key).collect();
        let one = |name: &Str| {
            let value = |fields: &Fields| fields.get(name).cloned().unwrap_or_default();
            let (before, after) = (value(&old), value(&new));
            let action = match (before.is_null(), after.is_null()) {
                (true, _) => Action::Create,
                (_, true) => Action::Delete,
                _ if before.same(&after) => Action::NoOp,
                _ => Action::Update,
            };
            let sensitive = before.is_sensitive() || after.is_sensitive();
            let at = new.field(name).or_else(|| old.field(name)).map_or(Span::NONE, |field| field.at);
            OutputChange { name: name.clone(), action, before, after, sensitive, at }
        };
        names.into_iter().map(one).collect()
    }

    /// What becomes of a resource, and of the settings in it that are resources of their own in Terraform.
    fn parts(&self, step: &Step) -> Vec<Part> {
        let Some(main) = self.part(step) else { return Vec::new() };
        let mut parts = vec![main];
        if let (Some(own), Some(urn)) = (self.targets.get(&step.urn), Urn::parse(&step.urn))
            && step.token(&urn).starts_with("aws-native:")
        {
            self.companions(step, own, step.token(&urn), &mut parts);
        }
        parts
    }

    /// What CloudFormation calls a resource of aws-native, and what it says there.
    fn own_words(&self, step: &Step) -> Option<OwnWords> {
        let own = self.targets.get(&step.urn)?;
        let urn = Urn::parse(&step.urn)?;
        let token = step.token(&urn);
        if !token.starts_with("aws-native:") {
            return None;
        }
        let of = |state: &Snapshot| {
            let complete = self.completing(own, state, state.inputs.is_some());
            let properties = state.inputs.as_deref().or(state.outputs.as_deref())?;
            aws_native::own_words(token, &complete.properties(properties))
        };
        let action = step.action();
        let new = step.new.as_ref().filter(|_| !matches!(action, Action::Delete | Action::Forget)).and_then(of);
        let old = match &step.old {
            None if action == Action::NoOp => new.clone(),
            old => old.as_ref().filter(|_| action != Action::Create).and_then(of),
        };
        let (ty, _) = new.as_ref().or(old.as_ref())?;
        let id = ResourceId {
            address: own.address.clone(),
            module: Str::new(),
            mode: own.mode,
            ty: ty.clone(),
            name: own.name.clone(),
            key: InstanceKey::None,
            provider: Str::new(),
            at: step.at,
        };
        Some(OwnWords { id, before: old.map(|(_, fields)| fields), after: new.map(|(_, fields)| fields) })
    }

    /// Adds the settings of a resource that are resources of their own.
    fn companions(&self, step: &Step, own: &Target, token: &str, parts: &mut Vec<Part>) {
        let Some(main) = parts.first().map(|part| part.change.clone()) else { return };
        let of = |state: &Option<Snapshot>, there: bool| {
            let Some(state) = state.as_ref().filter(|_| there) else { return Vec::new() };
            let complete = self.completing(own, state, state.inputs.is_some());
            let properties =
                state.inputs.as_deref().or(state.outputs.as_deref()).map(|fields| complete.properties(fields));
            aws_native::lower(token, &own.ty, &own.name, &properties.unwrap_or_default()).companions
        };
        let (mut old, new) = (of(&step.old, !main.before.is_null()), of(&step.new, !main.after.is_null()));
        if step.old.is_none() && !main.before.is_null() {
            old.clone_from(&new);
        }
        let names: BTreeSet<(Str, Str)> =
            old.iter().chain(&new).map(|(ty, name, _)| (ty.clone(), name.clone())).collect();
        for (ty, name) in names {
            let side = |all: &[(Str, Str, Fields)]| {
                let found = all.iter().find(|(of, named, _)| *of == ty && *named == name);
                found.map_or_else(Value::null, |(.., body)| Value::object(body.clone()))
            };
            let (before, after) = (side(&old), side(&new));
            let action = match (before.is_null(), after.is_null()) {
                (true, _) => Action::Create,
                (_, true) => Action::Delete,
                _ if before.same(&after) && !main.action.replaces() => Action::NoOp,
                _ => main.action,
            };
            let expressions = after.as_fields().into_iter().flat_map(|fields| fields.entries());
            let expressions = expressions.map(|field| (field.key.clone(), expression(&field.value))).collect();
            let suffix = name.strip_prefix(own.name.as_str()).unwrap_or(&name);
            let id = ResourceId {
                address: format!("{}{suffix}", own.address).into(),
                ty: ty.clone(),
                name: name.clone(),
                ..main.id.clone()
            };
            let provider = parts.first().map(|part| part.written.provider.clone()).unwrap_or_default();
            parts.push(Part {
                change: ResourceChange { id, action, before, after, ..main.clone() },
                written: ConfiguredResource {
                    mode: own.mode,
                    ty,
                    name,
                    provider,
                    expressions: Expressions(expressions),
                    repeated: false,
                },
            });
        }
    }

    /// What becomes of one resource; nothing for what is no resource of a cloud.
    fn part(&self, step: &Step) -> Option<Part> {
        let own = self.targets.get(&step.urn)?;
        let urn = Urn::parse(&step.urn)?;
        let token = step.token(&urn);
        let action = step.action();
        let reference = [&step.new, &step.old].into_iter().flatten().find_map(|state| state.provider.as_deref());
        let key = reference.or(step.provider.as_deref()).and_then(of_provider).unwrap_or_default();
        let package = Token::parse(token).map_or("", |token| token.package);
        let id = ResourceId {
            address: own.address.clone(),
            module: Str::new(),
            mode: own.mode,
            ty: own.ty.clone(),
            name: own.name.clone(),
            key: InstanceKey::None,
            provider: full_name(package).into(),
            at: step.at,
        };
        let mut expressions = Vec::new();
        let (before, after) = match (&step.old, &step.new) {
            // Of a state only one side is known, and it is what there is.
            (None, Some(new)) if action == Action::NoOp => {
                let body = self.body(own, token, new, Wanted::Facts, &mut expressions);
                (Some(body.clone()), Some(body))
            }
            (old, new) => {
                let old = old.as_ref().filter(|_| action != Action::Create);
                let before = old.map(|old| self.body(own, token, old, Wanted::Facts, &mut Vec::new()));
                let after = new.as_ref().filter(|_| !matches!(action, Action::Delete | Action::Forget)).map(|new| {
                    let mut after = self.body(own, token, new, Wanted::Plan, &mut expressions);
                    if let (Action::NoOp | Action::Update, Some(before)) = (action, &before) {
                        keep_computed(&own.ty, &mut after, before);
                    }
                    after
                });
                (before, after)
            }
        };
        let dependencies = step.new.as_ref().map(|new| self.dependencies(own, new)).unwrap_or_default();
        if !dependencies.is_empty() {
            expressions.push(("depends_on".into(), Expression::References(dependencies.into())));
        }
        let state = step.new.as_ref().or(step.old.as_ref());
        let previous = step.old.as_ref().and_then(|old| old.urn.as_deref()).and_then(Urn::parse);
        let object = |body: Option<Fields>| body.map_or_else(Value::null, Value::object);
        let change = ResourceChange {
            previous_address: previous.map(|urn| urn.address.into()).filter(|address: &Str| *address != own.address),
            deposed: None,
            reason: match action {
                Action::CreateThenDelete | Action::DeleteThenCreate => Some("replace_because_cannot_update".into()),
                Action::Delete => Some("delete_because_no_resource_config".into()),
                _ => None,
            },
            replaces: if action.replaces() {
                step.replaces.iter().map(|p| path(&own.ty, p)).collect()
            } else {
                Vec::new()
            },
            importing: step
                .ops
                .iter()
                .any(|op| matches!(op.as_str(), "import" | "import-replacement"))
                .then(|| state.and_then(|state| state.import.clone().or(state.id.clone())).unwrap_or_default()),
            action,
            before: object(before),
            after: object(after),
            id,
        };
        let written = ConfiguredResource {
            mode: own.mode,
            ty: own.ty.clone(),
            name: own.name.clone(),
            provider: key.into(),
            expressions: Expressions(expressions),
            repeated: false,
        };
        Some(Part { change, written })
    }

    /// Completes the inputs of a state, which somebody wrote, or its outputs.
    fn completing<'s>(&'s self, own: &'s Target, state: &'s Snapshot, written: bool) -> Completing<'s> {
        Completing { own, targets: &self.targets, dependencies: &state.property_dependencies, written }
    }

    /// What it depends on, as expressions name it.
    fn dependencies(&self, own: &Target, state: &Snapshot) -> Vec<Str> {
        let all = state.dependencies.iter().chain(state.property_dependencies.values().flatten()).chain(&state.parent);
        let all: BTreeSet<Str> = all.filter_map(|urn| self.targets.get(urn)).map(Target::local_address).collect();
        let itself = own.local_address();
        all.into_iter().filter(|name| *name != itself).collect()
    }

    /// Attributes and blocks of a state; what is written is added to `written`.
    fn body(
        &self,
        own: &Target,
        token: &str,
        state: &Snapshot,
        wanted: Wanted,
        written: &mut Vec<(Str, Expression)>,
    ) -> Fields {
        let lowered = |fields: Option<&Arc<Fields>>, written: bool| {
            let complete = self.completing(own, state, written);
            fields.map(|fields| lower_as(&own.ty, token, &complete.properties(fields))).unwrap_or_default()
        };
        let (inputs, mut body) = (lowered(state.inputs.as_ref(), true), lowered(state.outputs.as_ref(), false));
        let root = schema::resource(&own.ty);
        let names = |property: &str| match root.and_then(|root| attribute_of(root, Some(&own.ty), property)) {
            Some(node) => Str::from(node.name()),
            None => snake_case(property).into(),
        };
        let unset: Vec<Str> = state.inputs.iter().flat_map(|inputs| defaults(inputs)).map(names).collect();
        let depends: Vec<Str> =
            state.property_dependencies.iter().filter(|(_, on)| !on.is_empty()).map(|(name, _)| names(name)).collect();
        for field in inputs.into_entries() {
            let is_computed =
                root.and_then(|root| root.child(&field.key)).is_some_and(|node| node.presence() == Presence::Computed);
            // What waits for another resource is written, whatever the schema says of it.
            if (!is_computed || depends.contains(&field.key)) && !unset.contains(&field.key) {
                written.push((field.key.clone(), expression(&field.value)));
            }
            let known = body.get(&field.key).is_some_and(|value| !value.is_null() && !value.is_unknown());
            if wanted == Wanted::Plan || !known {
                body.set(field);
            }
        }
        if let Some(id) = &state.id
            && body.get("id").is_none_or(|id| id.is_null() || id.is_unknown())
        {
            body.set(Field { key: "id".into(), at: Span::NONE, value: Value::string(id.clone()) });
        }
        body
    }
}

/// What is written for a property. What the program keeps as a secret comes from where secrets are kept.
fn expression(value: &Value) -> Expression {
    if value.is_sensitive() { Expression::References(Arc::from([])) } else { Expression::Constant(Value::null()) }
}

/// Which of what is written and what is answered counts where they differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// What there is: what the provider answered.
    Facts,
    /// What there will be: what is written.
    Plan,
}

/// What only the provider decides stays as it is, where nothing is said of it.
fn keep_computed(ty: &str, after: &mut Fields, before: &Fields) {
    let Some(root) = schema::resource(ty) else { return };
    for field in before.entries() {
        let computed = root.child(&field.key).is_some_and(|node| node.presence() == Presence::Computed);
        if (computed || field.key == "id") && after.get(&field.key).is_none() {
            after.set(field.clone());
        }
    }
}

impl Step {
    /// The type token.
    fn token<'s>(&'s self, urn: &Urn<'s>) -> &'s str {
        let said = [&self.new, &self.old].into_iter().flatten().find_map(|state| state.ty.as_deref());
        said.unwrap_or(urn.ty)
    }

    /// The type of the resource and whether it is managed; nothing for stacks, providers and components.
    fn resource(&self, urn: &Urn<'_>) -> Option<(Str, Mode)> {
        let token = self.token(urn);
        let state = self.new.as_ref().or(self.old.as_ref());
        if token.starts_with("pulumi:") || state.is_some_and(|state| !state.custom) {
            return None;
        }
        let read = state.is_some_and(|state| state.external)
            || self
                .ops
                .iter()
                .all(|op| matches!(op.as_str(), "read" | "read-replacement" | "discard" | "read-discard"));
        let inputs = state.and_then(|state| state.inputs.as_deref().or(state.outputs.as_deref()));
        Some((canonical_type(token, inputs), if read { Mode::Data } else { Mode::Managed }))
    }

    /// What is to be done.
    fn action(&self) -> Action {
        let place = |op: &str| self.ops.iter().position(|known| known == op);
        let replaced = ["replace", "create-replacement", "import-replacement", "delete-replaced"];
        if replaced.iter().any(|op| place(op).is_some()) {
            let made = place("create-replacement").or(place("import-replacement"));
            let first_gone = place("delete-replaced").is_some_and(|gone| made.is_some_and(|made| gone < made));
            return if first_gone { Action::DeleteThenCreate } else { Action::CreateThenDelete };
        }
        match self.ops.last().map(Str::as_str) {
            Some("create") => Action::Create,
            Some("update") => Action::Update,
            Some("delete") if self.old.as_ref().is_some_and(|old| old.retained) => Action::Forget,
            Some("delete") => Action::Delete,
            Some("same" | "refresh" | "import") | None => Action::NoOp,
            Some("read" | "read-replacement") => Action::Read,
            Some("discard" | "read-discard") => Action::Forget,
            Some(_) => Action::Other,
        }
    }
}

/// The Terraform provider of a package, as plans name it.
fn full_name(package: &str) -> String {
    match provider(package) {
        Some("oci") => "registry.terraform.io/oracle/oci".to_owned(),
        Some(name) => format!("registry.terraform.io/hashicorp/{name}"),
        None => package.to_owned(),
    }
}

/// A text for a message.
fn clipped(text: &str) -> &str {
    text.get(..text.floor_char_boundary(120)).unwrap_or(text)
}

/// Whether a value is an object with something in it.
pub(super) fn is_filled(value: &Value) -> bool {
    matches!(&value.kind, Kind::Object(fields) if !fields.is_empty())
}
