//! Providers: those that a program makes itself, and the default ones, which take what the stack's configuration says.
//! <https://www.pulumi.com/docs/iac/concepts/resources/providers/>

use std::collections::BTreeMap;

use bartizan_lang::value::Str;
use bartizan_lang::{FileId, Value};
use serde_json::value::RawValue;

use super::plan::{Config, Step, is_filled};
use super::urn::{Urn, of_provider};
use super::values::Source;
use crate::formats::plan::model::{ConfiguredProvider, Expression, Expressions};
use crate::providers::pulumi::{provider, provider_version};

/// The type of a provider begins with this; its package follows.
pub(super) const PREFIX: &str = "pulumi:providers:";

/// What is read of a provider: in Pulumi, in Terraform.
const ARGUMENTS: [(&str, &str); 6] = [
    ("region", "region"),
    ("location", "location"),
    ("project", "project"),
    ("subscriptionId", "subscription_id"),
    ("tenancyOcid", "tenancy_ocid"),
    ("zone", "zone"),
];

/// What tells where a provider works, the first that is given.
pub(super) const REGION: [&str; 2] = ["region", "location"];

/// What tells for whom it works, the first that is given.
pub(super) const ACCOUNT: [&str; 3] = ["project", "subscriptionId", "tenancyOcid"];

/// What a provider adds to all resources: the name of it in Terraform, and the tags or labels.
pub(super) fn tags(argument: &dyn Fn(&str) -> Option<Value>) -> Option<(&'static str, Value)> {
    [("defaultTags", "default_tags"), ("defaultLabels", "default_labels")].into_iter().find_map(|(theirs, ours)| {
        let value = argument(theirs).map(decoded).filter(is_filled)?;
        let tags = value.as_fields().and_then(|fields| fields.get("tags")).cloned().unwrap_or_else(|| value.clone());
        Some((ours, tags))
    })
}

/// The providers of a document, by their URNs.
pub(super) struct Providers(BTreeMap<Str, ConfiguredProvider>);

impl Providers {
    pub(super) fn new(steps: &[&Step], config: &Config) -> Self {
        let mut providers = Self(BTreeMap::new());
        for step in steps {
            let state = step.new.as_ref().or(step.old.as_ref());
            providers.add(&step.urn, state.and_then(|state| state.inputs.as_deref()), config);
        }
        // Documents leave default providers out now and then.
        for step in steps {
            let states = [&step.new, &step.old].into_iter().flatten().filter_map(|state| state.provider.as_deref());
            for urn in states.chain(step.provider.as_deref()).filter_map(of_provider) {
                if !providers.0.contains_key(urn) {
                    providers.add(urn, None, config);
                }
            }
        }
        providers
    }

    pub(super) fn configured(&self) -> Vec<ConfiguredProvider> {
        self.0.values().cloned().collect()
    }

    fn add(&mut self, urn: &str, inputs: Option<&bartizan_lang::value::Fields>, config: &Config) {
        let Some(parsed) = Urn::parse(urn) else { return };
        let Some(package) = parsed.ty.strip_prefix(PREFIX) else { return };
        let is_default = parsed.name == "default" || parsed.name.starts_with("default_");
        let argument = |name: &str| {
            let written = inputs.and_then(|inputs| inputs.get(name)).filter(|value| !value.is_null()).cloned();
            let configured = || config.get(format!("{package}:{name}").as_str()).filter(|_| is_default)?.as_str();
            written.or_else(|| configured().filter(|text| *text != "[secret]").map(Value::string))
        };
        let mut expressions: Vec<(Str, Expression)> = ARGUMENTS
            .iter()
            .filter_map(|(theirs, ours)| Some(((*ours).into(), Expression::Constant(argument(theirs)?))))
            .collect();
        if let Some((ours, tags)) = tags(&argument) {
            let block = Expressions(vec![("tags".into(), Expression::Constant(tags))]);
            expressions.push((ours.into(), Expression::Blocks(vec![block])));
        }
        let name = provider(package).unwrap_or(package);
        // A default provider has it in its name: `default_6_40_1`.
        let of_name = parsed.name.strip_prefix("default_").map(|version| version.replace('_', "."));
        let written = inputs.and_then(|inputs| inputs.get("version")).and_then(Value::as_str);
        let said = written.map(ToString::to_string).or(of_name.filter(|_| is_default));
        let made = ConfiguredProvider {
            key: urn.into(),
            name: name.into(),
            full_name: name.into(),
            alias: (!is_default).then(|| parsed.name.into()),
            module: Str::new(),
            version: provider_version(package, said.as_deref()).map(Str::from),
            expressions: Expressions(expressions),
        };
        self.0.insert(urn.into(), made);
    }
}

/// Arguments of providers are texts; what is no text is JSON in one.
fn decoded(value: Value) -> Value {
    let Some(text) = value.as_str().filter(|text| text.starts_with('{')) else { return value };
    let Ok(raw) = serde_json::from_str::<&RawValue>(text) else { return value };
    let source = Source { text: "", file: FileId::NONE };
    source.value(raw, "a provider").map(|read| read.made_from(&value)).unwrap_or(value)
}
