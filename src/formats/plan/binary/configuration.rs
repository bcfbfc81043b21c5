//! The configuration that lies beside a plan: the files of all modules, from which follows what plan JSON says in its
//! section `configuration`.
//!
//! What is said of them is what `internal/command/jsonconfig` of Terraform says: arguments and blocks, but no `dynamic`
//! blocks, no meta-arguments, and nothing of what functions make of constants.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::syntax::{parse_hcl, parse_terraform_json};
use bartizan_lang::value::Str;
use bartizan_lang::{FileId, Value};
use serde::Deserialize;

use super::super::error::PlanError;
use super::super::model::{
    Configuration, ConfiguredCall, ConfiguredModule, ConfiguredProvider, ConfiguredResource, Expressions,
};
use super::archive::ConfigurationFile;
use super::expression::{self, of_expression};
use super::providers::{self, Providers};
use crate::formats::terraform::{Module, configuration_names};
use crate::ir::Mode;
use crate::source::RelPath;

/// Deepest nesting of modules.
pub(super) const MAX_MODULES: usize = 64;

/// Arguments of a resource block that are no attributes.
const OF_RESOURCES: &[&str] = &["count", "for_each", "provider", "depends_on", "enabled"];

/// Arguments of a module call that are no variables.
const OF_CALLS: &[&str] = &["source", "version", "count", "for_each", "providers", "depends_on", "enabled"];

/// Arguments of a provider block that are no attributes.
const OF_PROVIDERS: &[&str] = &["alias", "version", "for_each"];

/// What is written.
pub(super) struct Written {
    /// The configuration.
    pub configuration: Configuration,
    /// The defaults of the root's variables.
    pub defaults: Vec<(Str, Value)>,
}

/// An entry of `tfconfig/modules.json`.
#[derive(Deserialize)]
struct Record {
    #[serde(rename = "Key", default)]
    key: String,
}

/// A module and the modules that it calls.
pub(super) struct Tree {
    /// `module.a.module.b`, empty for the root.
    pub path: Str,
    /// What stands in its files.
    pub module: Module,
    /// Its resources and data sources: those of its check blocks too.
    pub resources: Vec<Resource>,
    /// What it calls, by the names of the calls, sorted.
    pub calls: BTreeMap<Str, (Block, Tree)>,
}

/// A resource block or a data source.
pub(super) struct Resource {
    /// Managed or data.
    pub mode: Mode,
    /// The type.
    pub ty: Str,
    /// The name.
    pub name: Str,
    /// What stands in it.
    pub block: Block,
}

/// Reads the configuration. `registry` is the host of providers that name none.
///
/// # Errors
/// When the list of modules is damaged, or modules are nested too deeply.
pub(super) fn read(manifest: &[u8], files: &[ConfigurationFile], registry: &str) -> Result<Written, PlanError> {
    let records: Vec<Record> = serde_json::from_slice(manifest)
        .map_err(|error| PlanError::Corrupt(format!("its entry \"tfconfig/modules.json\" cannot be read: {error}")))?;
    let known: BTreeSet<&str> = records.iter().map(|record| record.key.as_str()).collect();
    let mut by_module: BTreeMap<&str, Vec<&ConfigurationFile>> = BTreeMap::new();
    for file in files {
        by_module.entry(&file.module).or_default().push(file);
    }
    let tree = tree("", "", &known, &by_module, 0)?;
    let providers = Providers::of(&tree, registry);
    let root = of_module(&tree, &providers);
    let mut defaults: Vec<(Str, Value)> = Vec::new();
    for variable in &tree.module.variables {
        if let Some(value) = &variable.default_value {
            defaults.push((variable.name.clone(), expression::plain(value)));
        }
    }
    Ok(Written { configuration: Configuration { providers: providers.configured(), root }, defaults })
}

fn tree(
    key: &str,
    path: &str,
    known: &BTreeSet<&str>,
    files: &BTreeMap<&str, Vec<&ConfigurationFile>>,
    depth: usize,
) -> Result<Tree, PlanError> {
    if depth > MAX_MODULES {
        return Err(PlanError::TooLarge(format!("modules are nested deeper than {MAX_MODULES} levels")));
    }
    let module = parse(files.get(key).map(Vec::as_slice).unwrap_or_default());
    let mut calls = BTreeMap::new();
    for call in &module.calls {
        let below = if key.is_empty() { call.name.to_string() } else { format!("{key}.{}", call.name) };
        let path =
            if path.is_empty() { format!("module.{}", call.name) } else { format!("{path}.module.{}", call.name) };
        let inner = if known.contains(below.as_str()) {
            tree(&below, &path, known, files, depth + 1)?
        } else {
            Tree { path: path.into(), module: Module::default(), resources: Vec::new(), calls: BTreeMap::new() }
        };
        calls.insert(call.name.clone(), (call.block.clone(), inner));
    }
    let resources = resources(&module);
    Ok(Tree { path: path.into(), module, resources, calls })
}

fn parse(files: &[&ConfigurationFile]) -> Module {
    let mut bodies: Vec<(bool, Body)> = Vec::with_capacity(files.len());
    for (name, overrides) in configuration_names(files.iter().map(|file| file.name.as_str())) {
        let Some(file) = files.iter().find(|file| file.name == name) else { continue };
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        // Terraform has planned these files, so that what is wrong with them is nothing to tell.
        let parsed = if name.ends_with(".json") {
            parse_terraform_json(FileId::NONE, text)
        } else {
            parse_hcl(FileId::NONE, text)
        };
        bodies.push((overrides, parsed.body));
    }
    Module::build(RelPath::root(), bodies)
}

/// The resources, then the data sources, each by address.
fn resources(module: &Module) -> Vec<Resource> {
    let written = module.resources.iter().map(|resource| Resource {
        mode: resource.mode,
        ty: resource.ty.clone(),
        name: resource.name.clone(),
        block: resource.block.clone(),
    });
    let in_checks = module.checks.iter().flat_map(|check| check.body.blocks_of("data")).filter_map(|block| {
        Some(Resource {
            mode: Mode::Data,
            ty: block.label(0)?.clone(),
            name: block.label(1)?.clone(),
            block: block.clone(),
        })
    });
    let mut resources: Vec<Resource> = written.chain(in_checks).collect();
    let address = |resource: &Resource| format!("{}.{}", resource.ty, resource.name);
    resources.sort_by_cached_key(|resource| (resource.mode, address(resource)));
    resources
}

fn of_module(tree: &Tree, providers: &Providers) -> ConfiguredModule {
    let resource = |resource: &Resource| {
        let body = &resource.block.body;
        let count = ["count", "for_each"].iter().find_map(|name| body.attribute(name));
        ConfiguredResource {
            mode: resource.mode,
            ty: resource.ty.clone(),
            name: resource.name.clone(),
            provider: providers.key_of(&providers::local_key(resource), &tree.path),
            expressions: expression::of_body(body, OF_RESOURCES),
            repeated: count.is_some_and(|count| expression::says_something(&count.expr)),
        }
    };
    let call = |(name, (block, inner)): (&Str, &(Block, Tree))| {
        let text = |name: &str| block.body.attribute(name).and_then(|written| written.expr.as_literal_str()).cloned();
        ConfiguredCall {
            name: name.clone(),
            source: text("source").unwrap_or_default(),
            version: text("version").map(|version| listed(&version)),
            expressions: arguments(&block.body, inner),
            module: Arc::new(of_module(inner, providers)),
        }
    };
    let mut outputs: Vec<_> = tree
        .module
        .outputs
        .iter()
        .filter_map(|output| Some((output.name.clone(), of_expression(&output.block.body.attribute("value")?.expr))))
        .collect();
    outputs.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut sensitive: Vec<Str> = tree
        .module
        .variables
        .iter()
        .filter(|variable| variable.sensitive)
        .map(|variable| variable.name.clone())
        .collect();
    sensitive.sort();
    ConfiguredModule {
        sensitive,
        resources: tree.resources.iter().map(resource).collect(),
        calls: tree.calls.iter().map(call).collect(),
        outputs,
    }
}

/// The arguments of a call, as far as the module has such variables.
fn arguments(body: &Body, inner: &Tree) -> Expressions {
    let mut expressions = expression::of_body(body, OF_CALLS);
    expressions.0.retain(|(name, _)| inner.module.variables.iter().any(|variable| variable.name == *name));
    expressions
}

/// The arguments of a provider block.
pub(super) fn of_provider(block: &Block) -> Expressions {
    expression::of_body(&block.body, OF_PROVIDERS)
}

/// Version constraints, as Terraform lists them.
fn listed(constraints: &str) -> Str {
    constraints.split(',').map(str::trim).collect::<Vec<_>>().join(",").into()
}

/// A provider and how it is named in the plan.
pub(super) fn provider(name: &str, full_name: Str, module: &Str, version: Option<Str>) -> ConfiguredProvider {
    ConfiguredProvider {
        name: name.into(),
        full_name,
        module: module.clone(),
        version,
        ..ConfiguredProvider::default()
    }
}
