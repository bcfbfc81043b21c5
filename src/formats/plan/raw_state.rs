//! States as Terraform and OpenTofu keep them: `terraform.tfstate`, version 4.
//!
//! The fields are those of `internal/states/statefile/version4.go` of Terraform.

use std::borrow::Cow;
use std::collections::BTreeMap;

use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Str};
use bartizan_lang::{Span, Value};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::address::Address;
use super::error::PlanError;
use super::model::{Action, Configuration, OutputChange, ResourceId, State, StateResource};
use super::path::{self, Step};
use super::values::parse;
use crate::ir::Mode;
use crate::providers::schema::{self, ValueType};

/// The version of the format that is understood.
const FORMAT: u64 = 4;

/// Reads a state.
///
/// # Errors
/// When the bytes are no state of version 4.
pub fn read(bytes: &[u8]) -> Result<State, PlanError> {
    read_some(bytes, &|_| true)
}

/// Reads the data sources of a state, and nothing else of its resources.
///
/// # Errors
/// When the bytes are no state of version 4.
pub(super) fn read_data_sources(bytes: &[u8]) -> Result<State, PlanError> {
    read_some(bytes, &|mode| mode == Mode::Data)
}

fn read_some(bytes: &[u8], wanted: &dyn Fn(Mode) -> bool) -> Result<State, PlanError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PlanError::Corrupt("the state is no UTF-8".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version: Version = serde_json::from_str(text).map_err(|error| broken(&error))?;
    match version.version {
        Some(FORMAT) => {}
        Some(version) => {
            return Err(PlanError::Version(format!(
                "the state is in version {version} of its format; version {FORMAT} is understood, which Terraform 0.12 and later \
                 and OpenTofu write"
            )));
        }
        None => {
            return Err(PlanError::NotAPlan(
                "a state says in \"version\" which version of the format it is in".to_owned(),
            ));
        }
    }
    let raw: RawState<'_> = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let mut resources = Vec::new();
    for resource in raw.resources.unwrap_or_default() {
        let mode = match resource.mode.as_ref() {
            "managed" => Mode::Managed,
            "data" => Mode::Data,
            _ => continue,
        };
        if !wanted(mode) {
            continue;
        }
        for instance in resource.instances.iter().flatten() {
            // What a failed replacement left behind is no part of what is configured.
            if instance.deposed.is_some() {
                continue;
            }
            let read = of_instance(&resource, mode, instance).map_err(|error| broken(&error))?;
            let order = Address::parse(&read.id.address);
            resources.push((order, read));
        }
    }
    resources.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => a.nested_order(b),
        _ => a.is_some().cmp(&b.is_some()),
    });
    Ok(State {
        own_words: Vec::new(),
        terraform: raw.terraform_version.as_deref().unwrap_or_default().into(),
        resources: resources.into_iter().map(|(_, resource)| resource).collect(),
        configuration: Configuration::default(),
        outputs: raw
            .outputs
            .unwrap_or_default()
            .into_iter()
            .map(|(name, output)| of_output(name, &output))
            .collect::<Result<_, _>>()
            .map_err(|error| broken(&error))?,
    })
}

fn broken(error: &serde_json::Error) -> PlanError {
    if error.is_eof() {
        return PlanError::Corrupt(format!("the state ends too early, in line {}", error.line()));
    }
    PlanError::Corrupt(format!("the state cannot be read: {error}"))
}

#[derive(Deserialize)]
struct Version {
    version: Option<u64>,
}

#[derive(Deserialize)]
struct RawState<'a> {
    #[serde(borrow)]
    terraform_version: Option<Cow<'a, str>>,
    outputs: Option<BTreeMap<Str, RawOutput<'a>>>,
    resources: Option<Vec<RawResource<'a>>>,
}

#[derive(Deserialize)]
struct RawOutput<'a> {
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(default)]
    sensitive: bool,
}

#[derive(Deserialize)]
struct RawResource<'a> {
    #[serde(default)]
    module: Str,
    #[serde(borrow, default)]
    mode: Cow<'a, str>,
    #[serde(rename = "type", default)]
    ty: Str,
    #[serde(default)]
    name: Str,
    #[serde(borrow, default)]
    provider: Cow<'a, str>,
    #[serde(borrow)]
    instances: Option<Vec<RawInstance<'a>>>,
}

#[derive(Deserialize)]
struct RawInstance<'a> {
    #[serde(borrow)]
    index_key: Option<&'a RawValue>,
    #[serde(borrow)]
    deposed: Option<&'a RawValue>,
    #[serde(borrow)]
    attributes: Option<&'a RawValue>,
    #[serde(borrow)]
    sensitive_attributes: Option<&'a RawValue>,
}

/// A step of a way to a sensitive attribute: a name, or a key with its type.
#[derive(Deserialize)]
struct RawStep<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    value: &'a RawValue,
}

fn of_instance(
    resource: &RawResource<'_>,
    mode: Mode,
    instance: &RawInstance<'_>,
) -> Result<StateResource, serde_json::Error> {
    let key = match instance.index_key.map(|raw| parse(raw.get())).transpose()?.map(|key| key.kind) {
        Some(Kind::String(key)) => InstanceKey::Key(key),
        Some(Kind::Number(index)) => {
            index.as_i64().and_then(|n| u32::try_from(n).ok()).map_or(InstanceKey::Unknown, InstanceKey::Index)
        }
        _ => InstanceKey::None,
    };
    let mut address = Str::new();
    if !resource.module.is_empty() {
        address.push_str(&resource.module);
        address.push('.');
    }
    if mode == Mode::Data {
        address.push_str("data.");
    }
    address.push_str(&format!("{}.{}{key}", resource.ty, resource.name));
    let written = instance.attributes.map(|raw| parse(raw.get())).transpose()?.unwrap_or_default();
    let mut values = match schema::of(mode, &resource.ty) {
        Some(node) => unwrapped(written, Some(ValueType::Object(node))),
        None => unwrapped(written, None),
    };
    if let Some(paths) = instance.sensitive_attributes {
        let paths: Option<Vec<Vec<RawStep<'_>>>> = serde_json::from_str(paths.get())?;
        for steps in paths.unwrap_or_default() {
            let steps: Vec<Step> = steps.iter().map(step).collect::<Result<_, _>>()?;
            values = path::marked(values, &steps);
        }
    }
    let id = ResourceId {
        address,
        module: resource.module.clone(),
        mode,
        ty: resource.ty.clone(),
        name: resource.name.clone(),
        key,
        provider: provider_source(&resource.provider),
        at: Span::NONE,
    };
    Ok(StateResource { id, values })
}

/// Opens what stands for a value whose type the schema does not say: an object of the type and the value. Where the schema
/// says a type, an object with these two attributes is just that. `ty` is nothing where there is no schema.
fn unwrapped(value: Value, ty: Option<ValueType>) -> Value {
    let open = matches!(ty, None | Some(ValueType::Any));
    match &value.kind {
        Kind::Object(fields) => {
            if open && fields.get("type").is_some_and(is_type) {
                match fields.get("value") {
                    Some(inner) if fields.len() == 2 => return inner.clone(),
                    // Null is left out of what was read.
                    None if fields.len() == 1 && ty.is_some() => return Value::null(),
                    _ => {}
                }
            }
            let of = |key: &str| match ty {
                Some(ValueType::Object(node)) => node.child(key).map(schema::Node::value_type),
                Some(ValueType::Map(element)) => Some(element.get()),
                _ => None,
            };
            let entries = fields.entries().iter().map(|field| Field {
                key: field.key.clone(),
                at: field.at,
                value: unwrapped(field.value.clone(), of(&field.key)),
            });
            Value::object(Fields::new(entries.filter(|field| !field.value.is_null()).collect()))
        }
        Kind::List(seq) => {
            let of = match ty {
                Some(ValueType::List(element) | ValueType::Set(element)) => Some(element.get()),
                // A block that may stand once is a list of at most one.
                Some(ValueType::Object(_)) => ty,
                _ => None,
            };
            Value::list(seq.items.iter().map(|item| unwrapped(item.clone(), of)).collect())
        }
        _ => value,
    }
}

/// Whether it is a type as cty writes it in JSON: `"number"`, `["list", "string"]`, `["object", { … }]`.
fn is_type(value: &Value) -> bool {
    match &value.kind {
        Kind::String(name) => matches!(name.as_str(), "string" | "number" | "bool" | "dynamic"),
        Kind::List(seq) => match (seq.items.first().and_then(Value::as_str).map(Str::as_str), seq.items.get(1)) {
            (Some("list" | "set" | "map"), Some(element)) => is_type(element),
            (Some("tuple"), Some(elements)) => matches!(elements.kind, Kind::List(_)),
            (Some("object"), Some(attributes)) => matches!(attributes.kind, Kind::Object(_)),
            _ => false,
        },
        _ => false,
    }
}

fn step(raw: &RawStep<'_>) -> Result<Step, serde_json::Error> {
    let value = parse(raw.value.get())?;
    if raw.kind != "index" {
        return Ok(Step::of_key(&value));
    }
    Ok(value.as_fields().and_then(|fields| fields.get("value")).map_or(Step::Element, Step::of_key))
}

fn of_output(name: Str, output: &RawOutput<'_>) -> Result<OutputChange, serde_json::Error> {
    let value = output.value.map(|raw| parse(raw.get())).transpose()?.unwrap_or_default();
    let value = if output.sensitive { Value::sensitive(value) } else { value };
    Ok(OutputChange {
        name,
        action: Action::NoOp,
        before: value.clone(),
        after: value,
        sensitive: output.sensitive,
        at: Span::NONE,
    })
}

/// The source of a provider: `registry.terraform.io/hashicorp/aws` of
/// `module.a.provider["registry.terraform.io/hashicorp/aws"].west`.
pub(super) fn provider_source(configuration: &str) -> Str {
    let quoted = configuration.split_once("provider[\"").map(|(_, rest)| rest);
    quoted.and_then(|rest| rest.split_once("\"]")).map_or(configuration, |(source, _)| source).into()
}
