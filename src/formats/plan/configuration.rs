//! The section `configuration` of plan JSON: what is written, as far as it says.
//! <https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation>

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Str};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::model::{
    Configuration, ConfiguredCall, ConfiguredModule, ConfiguredProvider, ConfiguredResource, Expression, Expressions,
};
use super::values::parse;
use crate::ir::Mode;

/// Reads the section.
///
/// # Errors
/// When it is no JSON of that form.
pub(super) fn read(json: &str) -> Result<Configuration, serde_json::Error> {
    let raw: RawConfiguration<'_> = serde_json::from_str(json)?;
    let providers =
        raw.provider_config.into_iter().map(|(key, provider)| provider.read(key)).collect::<Result<_, _>>()?;
    Ok(Configuration { providers, root: module(raw.root_module)? })
}

#[derive(Deserialize)]
struct RawConfiguration<'a> {
    #[serde(borrow, default)]
    provider_config: BTreeMap<Str, RawProvider<'a>>,
    #[serde(borrow, default)]
    root_module: RawModule<'a>,
}

#[derive(Deserialize)]
struct RawProvider<'a> {
    #[serde(default)]
    name: Str,
    #[serde(default)]
    full_name: Str,
    alias: Option<Str>,
    #[serde(default)]
    module_address: Str,
    version_constraint: Option<Str>,
    #[serde(borrow)]
    expressions: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
struct RawModule<'a> {
    #[serde(borrow, default)]
    resources: Vec<RawResource<'a>>,
    #[serde(borrow, default)]
    module_calls: BTreeMap<Str, RawCall<'a>>,
    #[serde(borrow, default)]
    outputs: BTreeMap<Str, RawOutput<'a>>,
    #[serde(default)]
    variables: BTreeMap<Str, RawVariable>,
}

#[derive(Deserialize)]
struct RawVariable {
    #[serde(default)]
    sensitive: bool,
}

#[derive(Deserialize)]
struct RawOutput<'a> {
    #[serde(borrow)]
    expression: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawResource<'a> {
    #[serde(default)]
    mode: Str,
    #[serde(rename = "type", default)]
    ty: Str,
    #[serde(default)]
    name: Str,
    #[serde(default)]
    provider_config_key: Str,
    #[serde(borrow)]
    expressions: Option<&'a RawValue>,
    count_expression: Option<&'a RawValue>,
    for_each_expression: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawCall<'a> {
    #[serde(default)]
    source: Str,
    version_constraint: Option<Str>,
    #[serde(borrow)]
    expressions: Option<&'a RawValue>,
    #[serde(borrow)]
    module: Option<&'a RawValue>,
}

impl RawProvider<'_> {
    fn read(self, key: Str) -> Result<ConfiguredProvider, serde_json::Error> {
        Ok(ConfiguredProvider {
            key,
            name: self.name,
            full_name: self.full_name,
            alias: self.alias,
            module: self.module_address,
            version: self.version_constraint,
            expressions: expressions(self.expressions)?,
        })
    }
}

fn module(raw: RawModule<'_>) -> Result<ConfiguredModule, serde_json::Error> {
    let resource = |raw: RawResource<'_>| {
        Ok(ConfiguredResource {
            mode: if raw.mode == "data" { Mode::Data } else { Mode::Managed },
            ty: raw.ty,
            name: raw.name,
            provider: raw.provider_config_key,
            expressions: expressions(raw.expressions)?,
            repeated: raw.count_expression.is_some() || raw.for_each_expression.is_some(),
        })
    };
    let call = |(name, raw): (Str, RawCall<'_>)| {
        // Nesting is bounded by serde_json's own limit.
        let inner = raw.module.map(|inner| serde_json::from_str::<RawModule<'_>>(inner.get())).transpose()?;
        Ok(ConfiguredCall {
            name,
            source: raw.source,
            version: raw.version_constraint,
            expressions: expressions(raw.expressions)?,
            module: Arc::new(module(inner.unwrap_or_default())?),
        })
    };
    let output = |(name, raw): (Str, RawOutput<'_>)| {
        let written = raw.expression.map(|raw| parse(raw.get())).transpose()?.unwrap_or_default();
        Ok((name, expression(&written)))
    };
    Ok(ConfiguredModule {
        resources: raw.resources.into_iter().map(resource).collect::<Result<_, serde_json::Error>>()?,
        calls: raw.module_calls.into_iter().map(call).collect::<Result<_, serde_json::Error>>()?,
        sensitive: raw.variables.into_iter().filter(|(_, variable)| variable.sensitive).map(|(name, _)| name).collect(),
        outputs: raw.outputs.into_iter().map(output).collect::<Result<_, serde_json::Error>>()?,
    })
}

fn expressions(raw: Option<&RawValue>) -> Result<Expressions, serde_json::Error> {
    let written = raw.map(|raw| parse(raw.get())).transpose()?.unwrap_or_default();
    Ok(of_object(&written))
}

fn of_object(written: &Value) -> Expressions {
    let Some(fields) = written.as_fields() else { return Expressions::default() };
    Expressions(fields.entries().iter().map(|field| (field.key.clone(), expression(&field.value))).collect())
}

/// An expression is an object with `constant_value`, or with `references`, or empty; anything else is a block or several.
fn expression(written: &Value) -> Expression {
    match &written.kind {
        Kind::Object(fields) => {
            let only = |names: &[&str]| fields.entries().iter().all(|field| names.contains(&field.key.as_str()));
            let references = fields.get("references").and_then(Value::as_seq);
            // Of a configuration in JSON, `constant_value` is said of what refers to something too.
            if let Some(references) = references
                && only(&["references", "constant_value"])
            {
                return Expression::References(references.items.iter().filter_map(Value::as_str).cloned().collect());
            }
            match fields.get("constant_value") {
                Some(constant) if fields.len() == 1 => Expression::Constant(constant.clone()),
                _ if fields.is_empty() => Expression::References(Arc::from([])),
                _ => Expression::Blocks(vec![of_object(written)]),
            }
        }
        Kind::List(seq) => Expression::Blocks(seq.items.iter().map(of_object).collect()),
        _ => Expression::References(Arc::from([])),
    }
}
