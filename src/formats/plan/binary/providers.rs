//! Which provider configuration a resource uses, as plan JSON names it: `aws`, `aws.west`, `module.a:aws`.
//!
//! A configuration that a module takes from its caller is named by the one that it comes from, as
//! `internal/command/jsonconfig` of Terraform does it.

use std::collections::{BTreeMap, BTreeSet};

use bartizan_lang::syntax::ast::{Expr, ExprKind};
use bartizan_lang::value::Str;

use super::super::model::ConfiguredProvider;
use super::configuration::{self, MAX_MODULES, Resource, Tree};

/// The provider configurations of all modules by their keys.
pub(super) struct Providers {
    found: BTreeMap<Str, Found>,
}

struct Found {
    provider: ConfiguredProvider,
    /// The key of the configuration that it is.
    from: Option<Str>,
}

impl Providers {
    /// Gathers them. `registry` is the host of providers that name none.
    pub(super) fn of(root: &Tree, registry: &str) -> Self {
        let mut providers = Self { found: BTreeMap::new() };
        providers.gather(root, None, registry);
        providers
    }

    /// Those that are configured and not only passed on, sorted by key.
    pub(super) fn configured(self) -> Vec<ConfiguredProvider> {
        let own = self.found.into_iter().filter(|(_, found)| found.from.is_none());
        own.map(|(key, found)| ConfiguredProvider { key, ..found.provider }).collect()
    }

    /// The key under which the configuration of that local name in that module is found.
    pub(super) fn key_of(&self, local: &str, module: &str) -> Str {
        let key = key(local, module);
        let from = self.found.get(&key).and_then(|found| found.from.clone());
        from.filter(|from| self.found.contains_key(from)).unwrap_or(key)
    }

    fn gather(&mut self, tree: &Tree, parent: Option<&Str>, registry: &str) {
        let needed = Needed::of(tree, registry);
        for block in &tree.module.providers {
            let full_name = needed.full_name(&block.name);
            let version = needed.version(&full_name);
            let local = match &block.alias {
                Some(alias) => format!("{}.{alias}", block.name),
                None => block.name.to_string(),
            };
            let mut provider = configuration::provider(&block.name, full_name, &tree.path, version);
            provider.alias.clone_from(&block.alias);
            provider.expressions = configuration::of_provider(&block.block);
            self.found.insert(key(&local, &tree.path), Found { provider, from: None });
        }
        let required =
            tree.module.required.iter().map(|required| (required.name.clone(), needed.full_name(&required.name)));
        let implied = needed.all.iter().map(|full_name| (type_of(full_name).into(), full_name.clone()));
        for (name, full_name) in required.chain(implied).collect::<Vec<(Str, Str)>>() {
            let key = key(&name, &tree.path);
            if !self.found.contains_key(&key) {
                let from = parent.and_then(|parent| self.source(self::key(&name, parent), &full_name));
                let version = needed.version(&full_name);
                let provider = configuration::provider(&name, full_name, &tree.path, version);
                self.found.insert(key, Found { provider, from });
            }
        }
        for (block, inner) in tree.calls.values() {
            let passed = block.body.attribute("providers");
            if let Some(ExprKind::Object(items)) = passed.map(|passed| &passed.expr.kind) {
                let below = Needed::of(inner, registry);
                for item in items {
                    let (Some(here), Some(there)) = (local_name(&item.value), local_name(&item.key)) else { continue };
                    let full_name = below.full_name(there.split('.').next().unwrap_or_default());
                    let from = self.source(key(&here, &tree.path), &full_name);
                    let provider = configuration::provider(&there, full_name, &inner.path, None);
                    self.found.insert(key(&there, &inner.path), Found { provider, from });
                }
            }
            self.gather(inner, Some(&tree.path), registry);
        }
    }

    /// The key of the configuration that the one of that key is in the end.
    fn source(&self, key: Str, full_name: &str) -> Option<Str> {
        let mut source = None;
        let mut next = Some(key);
        // Names that no Terraform would take could lead around in a circle.
        for _ in 0..MAX_MODULES {
            let Some(key) = next else { break };
            let Some(found) = self.found.get(&key).filter(|found| found.provider.full_name == full_name) else { break };
            next = found.from.clone();
            source = Some(key);
        }
        source
    }
}

/// The providers that a module needs, without those of the modules that it calls.
struct Needed<'a> {
    tree: &'a Tree,
    registry: &'a str,
    all: BTreeSet<Str>,
}

impl<'a> Needed<'a> {
    fn of(tree: &'a Tree, registry: &'a str) -> Self {
        let mut needed = Self { tree, registry, all: BTreeSet::new() };
        let required = tree.module.required.iter().map(|required| required.name.clone());
        let configured = tree.module.providers.iter().map(|block| block.name.clone());
        let used = tree.resources.iter().map(|resource| {
            let local = local_key(resource);
            Str::from(local.split('.').next().unwrap_or_default())
        });
        let all = required.chain(configured).chain(used).map(|local| needed.full_name(&local)).collect();
        needed.all = all;
        needed
    }

    /// The address of the provider of a local name.
    fn full_name(&self, local: &str) -> Str {
        let required = self.tree.module.required.iter().find(|required| required.name == local);
        match required.and_then(|required| required.source.as_deref()) {
            Some(source) => match source.split('/').count() {
                1 => format!("{}/hashicorp/{source}", self.registry).into(),
                2 => format!("{}/{source}", self.registry).into(),
                _ => source.into(),
            },
            None if local == "terraform" => "terraform.io/builtin/terraform".into(),
            None => format!("{}/hashicorp/{local}", self.registry).into(),
        }
    }

    /// The versions that are asked for.
    fn version(&self, full_name: &str) -> Option<Str> {
        let required = self.tree.module.required.iter();
        let required = required.filter(|required| self.full_name(&required.name) == full_name);
        let blocks = self.tree.module.providers.iter().filter(|block| self.full_name(&block.name) == full_name);
        let written = blocks.filter_map(|block| block.block.body.attribute("version")?.expr.as_literal_str().cloned());
        let all: Vec<Str> = required.filter_map(|required| required.version.clone()).chain(written).collect();
        let constraints: Vec<String> = all.iter().flat_map(|list| list.split(',')).map(constraint).collect();
        (!constraints.is_empty()).then(|| constraints.join(", ").into())
    }
}

/// A version constraint as Terraform prints it: `>= 4` is `>= 4.0.0`, `~> 5` stays as precise as it is.
fn constraint(written: &str) -> String {
    let written = written.trim();
    let at = written.find(|c: char| c.is_ascii_digit() || c == 'v').unwrap_or(written.len());
    let (operator, version) = written.split_at_checked(at).unwrap_or((written, ""));
    let operator = operator.trim();
    let mut version = version.trim_start_matches('v').to_owned();
    let parts = |version: &str| version.split(['-', '+']).next().unwrap_or_default().split('.').count();
    let wanted = if operator == "~>" { 2 } else { 3 };
    if !version.contains(['-', '+']) {
        while parts(&version) < wanted {
            version.push_str(".0");
        }
    }
    match operator {
        "" | "=" => version,
        operator => format!("{operator} {version}"),
    }
}

/// The name by which a resource calls its provider: `aws`, `aws.west`.
pub(super) fn local_key(resource: &Resource) -> Str {
    let written = resource.block.body.attribute("provider").and_then(|provider| local_name(&provider.expr));
    written.unwrap_or_else(|| resource.ty.split('_').next().unwrap_or_default().into())
}

/// `aws` or `aws.west`, written as a name or as a text.
fn local_name(expr: &Expr) -> Option<Str> {
    match &expr.kind {
        ExprKind::Traversal(traversal) => Some(match traversal.attr(0) {
            Some(alias) => format!("{}.{alias}", traversal.root).into(),
            None => traversal.root.clone(),
        }),
        ExprKind::Paren(inner) => local_name(inner),
        _ => expr.as_literal_str().cloned(),
    }
}

fn type_of(full_name: &str) -> &str {
    full_name.rsplit('/').next().unwrap_or(full_name)
}

fn key(local: &str, module: &str) -> Str {
    if module.is_empty() { local.into() } else { format!("{module}:{local}").into() }
}
