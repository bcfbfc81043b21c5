//! Plans and states as `terraform show -json` and `tofu show -json` write them.
//! <https://developer.hashicorp.com/terraform/internals/json-format>

use std::borrow::Cow;
use std::collections::BTreeMap;

use bartizan_lang::value::{InstanceKey, Kind, Str};
use bartizan_lang::{FileId, Span, Value};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::configuration;
use super::error::PlanError;
use super::model::{
    Action, CheckOutcome, Configuration, OutputChange, Plan, ResourceChange, ResourceId, State, StateResource,
};
use super::values::{Word, has_mark, parse, with_marks, with_unknowns};
use crate::ir::Mode;

/// What a file turned out to be.
#[derive(Debug)]
pub enum Document {
    /// A plan.
    Plan(Box<Plan>),
    /// A state.
    State(State),
}

/// Reads a plan or a state.
///
/// # Errors
/// When the text is neither, ends early, or is of a version that is not known.
pub fn read(text: &str, file: FileId) -> Result<Document, PlanError> {
    let corrupt = |error: serde_json::Error| match error.classify() {
        serde_json::error::Category::Eof => {
            PlanError::Corrupt(format!("the JSON ends too early, in line {}", error.line()))
        }
        _ => PlanError::Corrupt(format!("the JSON cannot be read: {error}")),
    };
    let start = text.trim_start();
    if !start.starts_with('{') {
        return Err(PlanError::NotAPlan("a plan is a JSON object, as `terraform show -json` writes it".to_owned()));
    }
    let top: Top<'_> = serde_json::from_str(text).map_err(corrupt)?;
    if top.format_version.is_none() && top.version.is_some() && top.lineage.is_some() {
        return super::raw_state::read(text.as_bytes()).map(Document::State);
    }
    let Some(version) = &top.format_version else {
        return Err(PlanError::NotAPlan(
            "it has no format_version; write it with `terraform show -json PLAN`".to_owned(),
        ));
    };
    check_version(version)?;
    let source = Source { text, file };
    if top.resource_changes.is_none() && top.planned_values.is_none() && top.configuration.is_none() {
        return match top.values {
            Some(values) => source.state(&top, values).map(Document::State),
            None if top.output_changes.is_none() => source.state(&top, RawValue::NULL).map(Document::State),
            None => source.plan(&top).map(|plan| Document::Plan(Box::new(plan))),
        };
    }
    source.plan(&top).map(|plan| Document::Plan(Box::new(plan)))
}

/// Format versions 0.1 to 1.x: a later minor version only adds to what is there.
fn check_version(version: &str) -> Result<(), PlanError> {
    match version.split_once('.').and_then(|(major, _)| major.parse::<u32>().ok()) {
        Some(0 | 1) => Ok(()),
        Some(_) => {
            Err(PlanError::Version(format!("it is in format version {version:?}; versions 0.1 to 1.x are understood")))
        }
        None => Err(PlanError::Version(format!("its format version {version:?} is no version"))),
    }
}

#[derive(Deserialize)]
struct Top<'a> {
    format_version: Option<Cow<'a, str>>,
    terraform_version: Option<Cow<'a, str>>,
    /// Of a raw state.
    #[serde(borrow)]
    version: Option<&'a RawValue>,
    /// Of a raw state.
    lineage: Option<&'a RawValue>,
    resource_changes: Option<&'a RawValue>,
    resource_drift: Option<&'a RawValue>,
    output_changes: Option<&'a RawValue>,
    planned_values: Option<&'a RawValue>,
    prior_state: Option<&'a RawValue>,
    configuration: Option<&'a RawValue>,
    variables: Option<&'a RawValue>,
    relevant_attributes: Option<&'a RawValue>,
    checks: Option<&'a RawValue>,
    /// Of a state.
    values: Option<&'a RawValue>,
    #[serde(default)]
    errored: bool,
    complete: Option<bool>,
    timestamp: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct RawChange<'a> {
    #[serde(borrow)]
    address: &'a RawValue,
    previous_address: Option<Str>,
    #[serde(default)]
    module_address: Word,
    #[serde(default)]
    mode: Cow<'a, str>,
    #[serde(rename = "type", default)]
    ty: Word,
    #[serde(default)]
    name: Word,
    index: Option<&'a RawValue>,
    #[serde(default)]
    provider_name: Word,
    deposed: Option<Str>,
    action_reason: Option<Str>,
    change: RawDifference<'a>,
}

#[derive(Deserialize)]
struct RawDifference<'a> {
    #[serde(borrow, default)]
    actions: Vec<Cow<'a, str>>,
    before: Option<&'a RawValue>,
    after: Option<&'a RawValue>,
    after_unknown: Option<&'a RawValue>,
    before_sensitive: Option<&'a RawValue>,
    after_sensitive: Option<&'a RawValue>,
    replace_paths: Option<&'a RawValue>,
    importing: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawModule<'a> {
    #[serde(borrow, default)]
    resources: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    child_modules: Vec<&'a RawValue>,
    #[serde(default)]
    address: Word,
}

#[derive(Deserialize)]
struct RawResource<'a> {
    #[serde(borrow)]
    address: &'a RawValue,
    #[serde(default)]
    mode: Cow<'a, str>,
    #[serde(rename = "type", default)]
    ty: Word,
    #[serde(default)]
    name: Word,
    index: Option<&'a RawValue>,
    #[serde(default)]
    provider_name: Word,
    values: Option<&'a RawValue>,
    sensitive_values: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawOutput<'a> {
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(default)]
    sensitive: bool,
}

/// The name of an entry, as it stands in the text if it is written without escapes.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// Which resources of a state are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    /// Data sources only.
    Data,
}

/// The text that is read.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    file: FileId,
}

/// The part of a plan that cannot be read.
fn broken(part: &str) -> impl Fn(serde_json::Error) -> PlanError + '_ {
    move |error| PlanError::Corrupt(format!("{part} cannot be read: {error}"))
}

impl<'a> Source<'a> {
    fn plan(self, top: &Top<'a>) -> Result<Plan, PlanError> {
        let (read, changes) = rayon::join(
            || self.data_sources(top.prior_state),
            || self.changes(top.resource_changes, "resource_changes"),
        );
        let configuration = match top.configuration {
            Some(raw) => configuration::read(raw.get()).map_err(broken("configuration"))?,
            None => Configuration::default(),
        };
        let mut variables = variables(top.variables)?;
        for (name, value) in &mut variables {
            if configuration.root.sensitive.contains(name) {
                *value = std::mem::take(value).sensitive();
            }
        }
        Ok(Plan {
            own_words: Vec::new(),
            terraform: top.terraform_version.as_deref().unwrap_or_default().into(),
            changes: changes?,
            drift: self.changes(top.resource_drift, "resource_drift")?,
            read: read?,
            outputs: self.outputs(top.output_changes)?,
            variables,
            configuration,
            checks: checks(top.checks)?,
            relevant: relevant(top.relevant_attributes)?,
            errored: top.errored,
            complete: top.complete,
            timestamp: top.timestamp.as_deref().map(Str::from),
        })
    }

    /// The data sources of the prior state.
    fn data_sources(self, prior: Option<&'a RawValue>) -> Result<Vec<StateResource>, PlanError> {
        let prior: Option<RawState<'a>> = optional(prior, "prior_state")?;
        let mut read = Vec::new();
        if let Some(root) = prior.and_then(|state| state.values).and_then(|values| values.root_module) {
            self.resources(&root, 0, Wanted::Data, &mut read)?;
        }
        Ok(read)
    }

    fn state(self, top: &Top<'a>, values: &'a RawValue) -> Result<State, PlanError> {
        let values: Option<RawValues<'a>> = serde_json::from_str(values.get()).map_err(broken("values"))?;
        let mut state =
            State { terraform: top.terraform_version.as_deref().unwrap_or_default().into(), ..State::default() };
        let Some(values) = values else { return Ok(state) };
        if let Some(root) = &values.root_module {
            self.resources(root, 0, Wanted::All, &mut state.resources)?;
        }
        for (name, output) in values.outputs {
            let (name, at) = (Str::from(name.0.as_ref()), self.name_span(&name));
            let value = output.value.map(|raw| parse(raw.get())).transpose().map_err(broken("outputs"))?;
            let value = value.unwrap_or_default();
            let value = if output.sensitive { value.sensitive() } else { value };
            state.outputs.push(OutputChange {
                name,
                action: Action::NoOp,
                before: value.clone(),
                after: value,
                sensitive: output.sensitive,
                at,
            });
        }
        Ok(state)
    }

    fn changes(self, raw: Option<&'a RawValue>, part: &str) -> Result<Vec<ResourceChange>, PlanError> {
        let raw: Option<Vec<&'a RawValue>> = optional(raw, part)?;
        let raw = raw.unwrap_or_default();
        let read: Vec<Result<ResourceChange, PlanError>> = raw
            .par_iter()
            .with_min_len(64)
            .map(|raw| {
                let change: RawChange<'a> = serde_json::from_str(raw.get()).map_err(broken(part))?;
                self.change(change).map_err(broken(part))
            })
            .collect();
        // In two steps, since then nothing is copied: each change is read to where it stays.
        read.into_iter().collect()
    }

    fn change(self, raw: RawChange<'a>) -> Result<ResourceChange, serde_json::Error> {
        let id = self.id(
            raw.address,
            (&raw.mode, raw.ty.0, raw.name.0),
            (raw.module_address.0, raw.index),
            raw.provider_name.0,
        )?;
        let difference = raw.change;
        let value = |raw: Option<&RawValue>| raw.map(|raw| parse(raw.get())).transpose().map(Option::unwrap_or_default);
        let marked = |of: Value, marks: Option<&RawValue>| -> Result<Value, serde_json::Error> {
            let marks = value(marks.filter(|raw| raw.get().contains("true")))?;
            Ok(if has_mark(&marks) { with_marks(of, &marks) } else { of })
        };
        let before = marked(value(difference.before)?, difference.before_sensitive)?;
        let unknown = difference.after_unknown.filter(|raw| raw.get().contains("true"));
        let text = |raw: Option<&'a RawValue>| raw.map(RawValue::get);
        // Most of a large plan stays as it is.
        let same = unknown.is_none()
            && text(difference.before) == text(difference.after)
            && text(difference.before_sensitive) == text(difference.after_sensitive);
        let after = if same {
            before.clone()
        } else {
            let after = with_unknown_attributes(value(difference.after)?, &value(unknown)?, &id.address);
            marked(after, difference.after_sensitive)?
        };
        let importing = match value(difference.importing)?.kind {
            Kind::Object(fields) => Some(fields.get("id").and_then(Value::as_str).cloned().unwrap_or_default()),
            _ => None,
        };
        Ok(ResourceChange {
            previous_address: raw.previous_address.filter(|previous| *previous != id.address),
            deposed: raw.deposed,
            action: action(&difference.actions),
            reason: raw.action_reason,
            replaces: paths(&value(difference.replace_paths)?),
            importing,
            before,
            after,
            id,
        })
    }

    fn resources(
        self,
        module: &RawModule<'a>,
        depth: u32,
        wanted: Wanted,
        found: &mut Vec<StateResource>,
    ) -> Result<(), PlanError> {
        const PART: &str = "the state";
        if depth > MAX_MODULES {
            return Err(PlanError::TooLarge(format!("modules are nested deeper than {MAX_MODULES} levels")));
        }
        for raw in &module.resources {
            // The address says it without the values being read.
            let is_data = || raw.get().contains("\"data.") || raw.get().contains(".data.");
            if wanted == Wanted::Data && !is_data() {
                continue;
            }
            let raw: RawResource<'a> = serde_json::from_str(raw.get()).map_err(broken(PART))?;
            if wanted == Wanted::Data && raw.mode != "data" {
                continue;
            }
            let of_block = (raw.mode.as_ref(), raw.ty.0, raw.name.0);
            let place = (module.address.0.clone(), raw.index);
            let id = self.id(raw.address, of_block, place, raw.provider_name.0).map_err(broken(PART))?;
            let value = |raw: Option<&RawValue>| raw.map(|raw| parse(raw.get())).transpose().map_err(broken(PART));
            let values = value(raw.values)?.unwrap_or_default();
            let marks = value(raw.sensitive_values)?.unwrap_or_default();
            found.push(StateResource { id, values: with_marks(values, &marks) });
        }
        for child in &module.child_modules {
            let child: RawModule<'a> = serde_json::from_str(child.get()).map_err(broken(PART))?;
            self.resources(&child, depth + 1, wanted, found)?;
        }
        Ok(())
    }

    fn outputs(self, raw: Option<&'a RawValue>) -> Result<Vec<OutputChange>, PlanError> {
        const PART: &str = "output_changes";
        let raw: Option<BTreeMap<Name<'a>, RawDifference<'a>>> = optional(raw, PART)?;
        let value = |raw: Option<&RawValue>| raw.map(|raw| parse(raw.get())).transpose().map_err(broken(PART));
        let read = |(name, change): (Name<'a>, RawDifference<'a>)| {
            let (of_before, of_after) = (value(change.before_sensitive)?, value(change.after_sensitive)?);
            let sensitive = [&of_before, &of_after].into_iter().flatten().any(has_mark);
            let unknown = value(change.after_unknown)?.unwrap_or_default();
            let whose = || Str::from(format!("output.{}", name.0));
            let after = with_unknowns(value(change.after)?.unwrap_or_default(), &unknown, &whose);
            Ok(OutputChange {
                action: action(&change.actions),
                before: with_marks(value(change.before)?.unwrap_or_default(), &of_before.unwrap_or_default()),
                after: with_marks(after, &of_after.unwrap_or_default()),
                sensitive,
                at: self.name_span(&name),
                name: name.0.as_ref().into(),
            })
        };
        raw.unwrap_or_default().into_iter().map(read).collect()
    }

    fn id(
        self,
        address: &'a RawValue,
        (mode, ty, name): (&str, Str, Str),
        (module, index): (Str, Option<&RawValue>),
        provider: Str,
    ) -> Result<ResourceId, serde_json::Error> {
        let key = match index.map(|raw| parse(raw.get())).transpose()?.map(|value| value.kind) {
            Some(Kind::String(key)) => InstanceKey::Key(key),
            Some(Kind::Number(number)) => {
                number.as_i64().and_then(|n| u32::try_from(n).ok()).map_or(InstanceKey::Unknown, InstanceKey::Index)
            }
            _ => InstanceKey::None,
        };
        Ok(ResourceId {
            address: serde_json::from_str(address.get())?,
            module,
            mode: if mode == "data" { Mode::Data } else { Mode::Managed },
            ty,
            name,
            key,
            provider,
            at: self.span(address),
        })
    }

    /// Where the name of an entry stands, without its quotes; none when it is written with escapes.
    fn name_span(self, name: &Name<'_>) -> Span {
        match &name.0 {
            Cow::Borrowed(text) => self.span_of(text),
            Cow::Owned(_) => Span::NONE,
        }
    }

    /// Where a part of the text stands.
    fn span(self, part: &RawValue) -> Span {
        self.span_of(part.get())
    }

    fn span_of(self, part: &str) -> Span {
        let start = part.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        let end = start.wrapping_add(part.len());
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) if end as usize <= self.text.len() => Span { file: self.file, start, end },
            _ => Span::NONE,
        }
    }
}

/// Deepest nesting of modules in a state.
const MAX_MODULES: u32 = 64;

/// The attributes are known to Terraform one by one, so that reasons can name each.
fn with_unknown_attributes(after: Value, unknown: &Value, address: &Str) -> Value {
    let Kind::Object(marks) = &unknown.kind else {
        return with_unknowns(after, unknown, &|| address.clone());
    };
    let mut fields = match &after.kind {
        Kind::Object(fields) => (**fields).clone(),
        Kind::Null => bartizan_lang::value::Fields::default(),
        _ => return after,
    };
    for mark in marks.entries().iter().filter(|mark| has_mark(&mark.value)) {
        let whose = || Str::from(format!("{address}.{}", mark.key));
        let known = fields.remove(&mark.key).map(|field| field.value).unwrap_or_default();
        let value = with_unknowns(known, &mark.value, &whose);
        fields.set(bartizan_lang::value::Field { key: mark.key.clone(), at: Span::NONE, value });
    }
    Value::object(fields)
}

#[derive(Deserialize)]
struct RawState<'a> {
    #[serde(borrow)]
    values: Option<RawValues<'a>>,
}

#[derive(Deserialize)]
struct RawValues<'a> {
    #[serde(borrow)]
    root_module: Option<RawModule<'a>>,
    #[serde(borrow, default)]
    outputs: BTreeMap<Name<'a>, RawOutput<'a>>,
}

fn optional<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>, part: &str) -> Result<Option<T>, PlanError> {
    match raw {
        Some(raw) => serde_json::from_str(raw.get()).map_err(broken(part)),
        None => Ok(None),
    }
}

/// The action that a list of actions means.
pub(super) fn action<T: AsRef<str>>(actions: &[T]) -> Action {
    let words: Vec<&str> = actions.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        ["no-op"] | [] => Action::NoOp,
        ["create"] => Action::Create,
        ["read"] => Action::Read,
        ["update"] => Action::Update,
        ["delete", "create"] => Action::DeleteThenCreate,
        ["create", "delete"] => Action::CreateThenDelete,
        ["delete"] => Action::Delete,
        ["forget"] => Action::Forget,
        ["create", "forget"] | ["forget", "create"] => Action::CreateThenForget,
        _ => Action::Other,
    }
}

/// Paths as people write them: `node_config[0].machine_type`.
fn paths(list: &Value) -> Vec<Str> {
    let Some(list) = list.as_seq() else { return Vec::new() };
    list.items.iter().filter_map(path).collect()
}

fn path(steps: &Value) -> Option<Str> {
    let mut path = Str::new();
    for step in &steps.as_seq()?.items {
        match &step.kind {
            Kind::String(name) if path.is_empty() => path.push_str(name),
            Kind::String(name) => {
                path.push('.');
                path.push_str(name);
            }
            Kind::Number(index) => path.push_str(&format!("[{index}]")),
            _ => return None,
        }
    }
    Some(path)
}

fn variables(raw: Option<&RawValue>) -> Result<Vec<(Str, Value)>, PlanError> {
    const PART: &str = "variables";
    let raw: Option<BTreeMap<Str, RawOutput<'_>>> = optional(raw, PART)?;
    let read = |(name, variable): (Str, RawOutput<'_>)| {
        let value = variable.value.map(|raw| parse(raw.get())).transpose().map_err(broken(PART))?;
        Ok((name, value.unwrap_or_default()))
    };
    raw.unwrap_or_default().into_iter().map(read).collect()
}

#[derive(Deserialize)]
struct RawCheck {
    address: RawCheckAddress,
    #[serde(default)]
    status: Str,
    #[serde(default)]
    instances: Vec<RawCheckInstance>,
}

#[derive(Deserialize)]
struct RawCheckAddress {
    #[serde(default)]
    to_display: Str,
}

#[derive(Deserialize)]
struct RawCheckInstance {
    address: RawCheckAddress,
    #[serde(default)]
    status: Str,
    #[serde(default)]
    problems: Vec<RawProblem>,
}

#[derive(Deserialize)]
struct RawProblem {
    #[serde(default)]
    message: Str,
}

fn checks(raw: Option<&RawValue>) -> Result<Vec<CheckOutcome>, PlanError> {
    let raw: Option<Vec<RawCheck>> = optional(raw, "checks")?;
    let mut outcomes = Vec::new();
    for check in raw.unwrap_or_default() {
        if check.instances.is_empty() {
            outcomes.push(CheckOutcome {
                address: check.address.to_display,
                status: check.status,
                problems: Vec::new(),
            });
            continue;
        }
        outcomes.extend(check.instances.into_iter().map(|instance| CheckOutcome {
            address: instance.address.to_display,
            status: instance.status,
            problems: instance.problems.into_iter().map(|problem| problem.message).collect(),
        }));
    }
    Ok(outcomes)
}

#[derive(Deserialize)]
struct RawRelevant<'a> {
    resource: Str,
    #[serde(borrow)]
    attribute: &'a RawValue,
}

fn relevant(raw: Option<&RawValue>) -> Result<Vec<(Str, Str)>, PlanError> {
    const PART: &str = "relevant_attributes";
    let raw: Option<Vec<RawRelevant<'_>>> = optional(raw, PART)?;
    let read = |relevant: RawRelevant<'_>| {
        let steps = parse(relevant.attribute.get()).map_err(broken(PART))?;
        Ok((relevant.resource, path(&steps).unwrap_or_default()))
    };
    raw.unwrap_or_default().into_iter().map(read).collect()
}
