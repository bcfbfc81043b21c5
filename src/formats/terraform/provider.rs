//! Provider configurations: which one a resource uses, and its region and account.

use std::sync::Arc;

use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind, StepKind};
use bartizan_lang::value::{ChoiceBuilder, InstanceKey, Origin, Reason, Str, Type, Unknown, convert};
use bartizan_lang::{Diagnostic, Span, Value};

use super::evaluation::{Evaluation, Slot};
use super::instance::{Each, Instance};
use super::module::{ProviderBlock, ResourceBlock};
use super::reference::ModuleScope;
use crate::ir::ProviderInstance;
use crate::providers::gcp;

/// The configurations that a module instance can name: by local name (`aws`), with alias (`aws.west`), and with the key
/// of an instance where OpenTofu's `for_each` makes several of one block (`aws.west["a"]`).
/// <https://opentofu.org/docs/v1.9/language/providers/configuration/>
pub(super) type Providers = Vec<(Str, Arc<ProviderInstance>)>;

/// How an expression names a configuration: `aws`, `aws.west`, `aws.by_region[each.key]`.
struct ProviderName<'e> {
    /// Local name, and alias after a dot.
    key: Str,
    /// What stands in the brackets.
    instance: Option<&'e Expr>,
}

impl Evaluation<'_> {
    /// The provider that an instance of a resource is made with.
    pub(super) fn provider_of(
        &self,
        instance: &Arc<Instance>,
        block: &ResourceBlock,
        each: &Each,
    ) -> Arc<ProviderInstance> {
        match block.block.body.attribute("provider").and_then(|a| provider_name(&a.expr)) {
            Some(name) => self.named(instance, &name, each),
            None => self.provider(instance, &block.ty.split('_').next().unwrap_or_default().into()),
        }
    }

    /// The provider of an instance by its place in its block's expansion.
    pub(super) fn provider_at(
        &self,
        instance: &Arc<Instance>,
        index: usize,
        which: usize,
        depth: u32,
    ) -> Arc<ProviderInstance> {
        let instances = self.resource(instance, index, depth);
        let each = instances.as_ref().and_then(|i| i.expansion.instances.get(which)).map_or(&Each::None, |e| &e.each);
        self.provider_of(instance, &instance.module.resources[index], each)
    }

    /// The configuration of a name that stands in a block of that module instance.
    fn named(&self, instance: &Arc<Instance>, name: &ProviderName<'_>, each: &Each) -> Arc<ProviderInstance> {
        let Some(expr) = name.instance else { return self.provider(instance, &name.key) };
        let scope = ModuleScope::new(self, instance, each);
        let key = evaluate_or_unknown(expr, &Context::new(&scope));
        let of = |key: &Value| self.keyed(instance, &name.key, key, expr.span);
        let Some(choice) = key.as_choice() else { return of(&key) };
        let leaves: Vec<_> = choice.leaves().iter().map(|(guard, leaf)| (guard, of(leaf))).collect();
        let together = |value: &dyn Fn(&ProviderInstance) -> Value| {
            let mut builder = ChoiceBuilder::new();
            for (guard, provider) in &leaves {
                builder.add(guard, value(provider));
            }
            builder.finish()
        };
        let mut made = of(&Value::unknown(Reason::Instance(format!("provider {}", name.key).into()))).as_ref().clone();
        made.region = together(&|p| p.region.clone());
        made.account = together(&|p| p.account.clone());
        made.default_tags = together(&|p| p.default_tags.clone());
        Arc::new(made)
    }

    /// One of the configurations that `for_each` makes of a provider block.
    fn keyed(&self, instance: &Arc<Instance>, name: &Str, key: &Value, span: Span) -> Arc<ProviderInstance> {
        let providers = self.providers(instance);
        let find = |key: &InstanceKey| {
            let wanted = format!("{name}{key}");
            providers.iter().find(|(k, _)| *k == wanted).map(|(_, provider)| provider.clone())
        };
        let wanted = convert(key, &Type::String, &|_| Value::null()).ok().and_then(|k| k.as_str().cloned());
        if let Some(found) = wanted.clone().and_then(|key| find(&InstanceKey::Key(key))) {
            return found;
        }
        // Instances whose keys are not known may be the one that is meant.
        if let Some(found) = providers.iter().find(|(k, _)| *k == unknown_key(name)) {
            return found.1.clone();
        }
        if let Some(key) = wanted {
            let known =
                providers.iter().any(|(k, _)| k.strip_prefix(name.as_str()).is_some_and(|r| r.starts_with('[')));
            if known {
                self.report(Diagnostic::error(format!("provider {name} has no instance {key:?}"), span));
            }
        }
        let (local, alias) = name.split_once('.').unwrap_or((name, ""));
        let (kind, version) = self.kind_and_version(instance, local);
        let unknown = || Value::unknown(Reason::Instance(format!("provider {name}").into())).at(span);
        let mut made = self.bare(kind, Some(alias.into()), version, span);
        (made.region, made.account) = (unknown(), unknown());
        Arc::new(made)
    }

    fn provider(&self, instance: &Arc<Instance>, key: &Str) -> Arc<ProviderInstance> {
        // A block is looked at by itself: another one may read from a data source that this one serves.
        if let Some(own) = self.own(instance, key) {
            return own;
        }
        let found = match instance.providers.get() {
            None if self.is_running(instance, Slot::Providers, 0) => None,
            _ => self.providers(instance).iter().find(|(k, _)| k == key).map(|(_, provider)| provider.clone()),
        };
        found.unwrap_or_else(|| {
            // Sibling instances of one module share what nobody configured.
            let parent = instance.parent.as_ref().map_or(0, |p| p.as_ptr().addr());
            let place = (Arc::as_ptr(&instance.module).addr(), parent, key.clone());
            if let Some(found) = self.unconfigured.borrow().get(&place) {
                return found.clone();
            }
            let made = self.without_block(instance, key);
            self.unconfigured.borrow_mut().insert(place, made.clone());
            made
        })
    }

    /// What the module's own block of that name configures.
    fn own(&self, instance: &Arc<Instance>, key: &Str) -> Option<Arc<ProviderInstance>> {
        let (name, alias) = key.split_once('.').map_or((key.as_str(), None), |(name, alias)| (name, Some(alias)));
        let mut blocks = instance.module.providers.iter().enumerate();
        let (index, block) = blocks.rfind(|(_, b)| b.name == name && b.alias.as_deref() == alias)?;
        let body = &block.block.body;
        if body.attribute("for_each").is_some() || (instance.site.is_some() && says_nothing(body)) {
            return None;
        }
        Some(self.configured_once(instance, index, block))
    }

    /// The configuration of a block. One that reads what it makes itself is taken for one that says nothing.
    fn configured_once(&self, instance: &Arc<Instance>, index: usize, block: &ProviderBlock) -> Arc<ProviderInstance> {
        let place = (Arc::as_ptr(instance).addr(), index);
        if let Some(made) = self.configured.borrow().get(&place) {
            return made.clone();
        }
        if self.is_running(instance, Slot::Provider, index)
            || !self.enter(instance, Slot::Provider, index, &String::new, block.block.header)
        {
            let (kind, version) = self.kind_and_version(instance, &block.name);
            return Arc::new(self.bare(kind, block.alias.clone(), version, block.block.header));
        }
        let made = Arc::new(self.configured(instance, block, &Each::None));
        self.leave();
        self.configured.borrow_mut().insert(place, made.clone());
        made
    }

    fn providers<'i>(&self, instance: &'i Arc<Instance>) -> &'i [(Str, Arc<ProviderInstance>)] {
        if let Some(found) = instance.providers.get() {
            return found;
        }
        if !self.enter(instance, Slot::Providers, 0, &|| "a provider".to_owned(), Span::NONE) {
            return &[];
        }
        let mut made = Providers::new();
        if let (Some(site), Some(parent)) = (&instance.site, instance.parent()) {
            let call = parent.module.calls.get(site.call);
            if let Some(ExprKind::Object(items)) =
                call.and_then(|c| c.block.body.attribute("providers")).map(|a| &a.expr.kind)
            {
                for item in items {
                    if let (Some(child), Some(outer)) = (provider_name(&item.key), provider_name(&item.value)) {
                        made.push((child.key, self.named(&parent, &outer, &site.each)));
                    }
                }
            }
            // A default configuration that is not named is inherited all the same, under the name that this module has
            // for the same provider.
            for (key, provider) in self.providers(&parent) {
                if key.contains(['.', '[']) {
                    continue;
                }
                let source = source_of(&parent, key);
                let mine = instance.module.required.iter().find(|r| r.source.as_ref() == Some(&source));
                let name = match mine {
                    Some(required) => required.name.clone(),
                    None if source_of(instance, key) == source => key.clone(),
                    None => continue,
                };
                if !made.iter().any(|(k, _)| *k == name) {
                    made.push((name, provider.clone()));
                }
            }
        }
        for (index, block) in instance.module.providers.iter().enumerate() {
            let key: Str = match &block.alias {
                Some(alias) => format!("{}.{alias}", block.name).into(),
                None => block.name.clone(),
            };
            let body = &block.block.body;
            // An empty block in a child module only says that a configuration is passed in.
            if says_nothing(body) && made.iter().any(|(k, _)| *k == key) {
                continue;
            }
            made.retain(|(k, _)| *k != key);
            if body.attribute("for_each").is_none() {
                made.push((key, self.configured_once(instance, index, block)));
                continue;
            }
            let expansion = self.expand(instance, body, &format!("provider {key}"), 0);
            for expanded in &expansion.instances {
                let name = match &expanded.key {
                    InstanceKey::Unknown => unknown_key(&key),
                    known => format!("{key}{known}").into(),
                };
                made.push((name, Arc::new(self.configured(instance, block, &expanded.each))));
            }
        }
        self.leave();
        instance.providers.get_or_init(|| made)
    }

    fn configured(&self, instance: &Arc<Instance>, block: &ProviderBlock, each: &Each) -> ProviderInstance {
        let scope = ModuleScope::new(self, instance, each);
        let cx = Context::new(&scope);
        let body = &block.block.body;
        let attribute =
            |name: &str| body.attribute(name).map(|a| evaluate_or_unknown(&a.expr, &cx)).filter(|v| !v.is_null());
        let (kind, version) = self.kind_and_version(instance, &block.name);
        let mut provider = self.bare(kind, block.alias.clone(), version, block.block.header);
        if let Some(region) = attribute("region")
            .or_else(|| attribute("location"))
            .or_else(|| attribute("zone").filter(|_| provider.kind == "google").map(|zone| gcp::region_of_zone(&zone)))
        {
            provider.region = region;
        }
        let account = match provider.kind.as_str() {
            "aws" => attribute("allowed_account_ids")
                .and_then(|ids| ids.as_seq().filter(|s| s.items.len() == 1).map(|s| s.items[0].clone()))
                .or_else(|| {
                    let role = body.block("assume_role")?.body.attribute("role_arn")?;
                    let arn = evaluate_or_unknown(&role.expr, &cx);
                    let account = arn.as_str()?.split(':').nth(4).filter(|a| a.len() == 12)?.to_owned();
                    Some(Value::string(account).at(role.expr.span))
                }),
            "google" => attribute("project"),
            "azurerm" => attribute("subscription_id"),
            "oci" => attribute("tenancy_ocid"),
            _ => None,
        };
        if let Some(account) = account {
            provider.account = account;
        }
        provider.default_tags = match provider.kind.as_str() {
            "aws" => body
                .block("default_tags")
                .and_then(|b| b.body.attribute("tags"))
                .map_or_else(Value::null, |a| evaluate_or_unknown(&a.expr, &cx)),
            _ => attribute("default_labels").unwrap_or_else(Value::null),
        };
        provider
    }

    fn without_block(&self, instance: &Arc<Instance>, key: &Str) -> Arc<ProviderInstance> {
        let (name, alias) = match key.split_once('.') {
            Some((name, alias)) => (name, Some(Str::from(alias))),
            None => (key.as_str(), None),
        };
        let (kind, version) = self.kind_and_version(instance, name);
        Arc::new(self.bare(kind, alias, version, Span::NONE))
    }

    fn bare(&self, kind: Str, alias: Option<Str>, version: Option<Str>, span: Span) -> ProviderInstance {
        let from_environment = |what: &str| {
            let mut unknown = Unknown::new(Reason::Environment(format!("the {what} of provider {kind}").into()));
            unknown.not_null = true;
            let place = alias.as_ref().map_or_else(|| kind.to_string(), |a| format!("{kind}.{a}"));
            unknown.origin =
                Some(Arc::new(Origin { text: format!("the {what} of provider {place}").into(), closed: None }));
            Value::from_unknown(unknown).at(span)
        };
        ProviderInstance {
            region: match self.around.default_regions.and_then(|regions| regions.of(&kind)) {
                Some(region) => region.clone(),
                None => from_environment("region"),
            },
            account: from_environment("account"),
            default_tags: Value::null(),
            kind,
            alias,
            span,
            version,
        }
    }

    /// Which provider a local name means, and its version: locked, else as the constraints of the module say.
    fn kind_and_version(&self, instance: &Arc<Instance>, name: &str) -> (Str, Option<Str>) {
        let source = source_of(instance, name);
        let short = source.rsplit('/').next().unwrap_or(name);
        let kind: Str = if short == "google-beta" { "google".into() } else { short.into() };
        let locked = self.locked.iter().find(|(s, _)| *s == source || s.ends_with(&format!("/{short}")));
        let version = match locked {
            Some((_, version)) => Some(format!("= {version}").into()),
            None => self.constraint(instance, name),
        };
        (kind, version)
    }

    /// The version constraint of the module, or of the nearest module above that has one.
    fn constraint(&self, instance: &Arc<Instance>, name: &str) -> Option<Str> {
        let mine = instance.module.required.iter().find(|r| r.name == name).and_then(|r| r.version.clone());
        let above = instance.parent().and_then(|p| self.constraint(&p, name));
        match (mine, above) {
            (Some(mine), Some(above)) if mine != above => Some(format!("{above}, {mine}").into()),
            (mine, above) => above.or(mine),
        }
    }
}

/// Under which key stands what `for_each` makes with keys that are not known.
fn unknown_key(name: &Str) -> Str {
    format!("{name}[?]").into()
}

/// The source address that a local name has in a module: `hashicorp/aws`.
fn source_of(instance: &Instance, name: &str) -> Str {
    let required = instance.module.required.iter().find(|r| r.name == name);
    required.and_then(|r| r.source.clone()).unwrap_or_else(|| format!("hashicorp/{name}").into())
}

/// `aws`, `aws.west`, `aws.west["a"]`, or the first two as a text.
fn provider_name(expr: &Expr) -> Option<ProviderName<'_>> {
    match &expr.kind {
        ExprKind::Traversal(t) => {
            let key = match t.attr(0) {
                Some(alias) => format!("{}.{alias}", t.root).into(),
                None if t.steps.is_empty() => t.root.clone(),
                None => return None,
            };
            let instance = t.steps.get(1).and_then(|s| match &s.kind {
                StepKind::Index(key) => Some(key),
                _ => None,
            });
            Some(ProviderName { key, instance })
        }
        ExprKind::Paren(inner) => provider_name(inner),
        _ => expr.as_literal_str().map(|key| ProviderName { key: key.clone(), instance: None }),
    }
}

/// Whether a block only names a configuration that is passed in.
fn says_nothing(body: &Body) -> bool {
    body.attributes.iter().all(|a| a.name == "alias") && body.blocks.is_empty()
}
