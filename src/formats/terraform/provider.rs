//! Provider configurations: which one a resource uses, and its region and account.

use std::sync::Arc;

use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::{Expr, ExprKind};
use bartizan_lang::value::{Origin, Reason, Str, Unknown};
use bartizan_lang::{Span, Value};

use super::evaluation::{Evaluation, Slot};
use super::instance::{Each, Instance};
use super::module::{ProviderBlock, ResourceBlock};
use super::reference::ModuleScope;
use crate::ir::ProviderInstance;

impl Evaluation<'_> {
    /// The provider that a resource is made with.
    pub(super) fn provider_of(&self, instance: &Arc<Instance>, block: &ResourceBlock) -> Arc<ProviderInstance> {
        let key = match block.block.body.attribute("provider").and_then(|a| provider_key(&a.expr)) {
            Some(key) => key,
            None => block.ty.split('_').next().unwrap_or_default().into(),
        };
        self.provider(instance, &key)
    }

    fn provider(&self, instance: &Arc<Instance>, key: &Str) -> Arc<ProviderInstance> {
        let providers = self.providers(instance);
        match providers.iter().find(|(k, _)| k == key) {
            Some((_, provider)) => provider.clone(),
            None => {
                // Sibling instances of one module share what nobody configured.
                let parent = instance.parent.as_ref().map_or(0, |p| p.as_ptr().addr());
                let place = (Arc::as_ptr(&instance.module).addr(), parent, key.clone());
                if let Some(found) = self.unconfigured.borrow().get(&place) {
                    return found.clone();
                }
                let made = self.without_block(instance, key);
                self.unconfigured.borrow_mut().insert(place, made.clone());
                made
            }
        }
    }

    fn providers<'i>(&self, instance: &'i Arc<Instance>) -> &'i [(Str, Arc<ProviderInstance>)] {
        if let Some(found) = instance.providers.get() {
            return found;
        }
        if !self.enter(instance, Slot::Providers, 0, &|| "a provider".to_owned(), Span::NONE) {
            return &[];
        }
        let mut made: Vec<(Str, Arc<ProviderInstance>)> = Vec::new();
        if let (Some(site), Some(parent)) = (&instance.site, instance.parent()) {
            let call = parent.module.calls.get(site.call);
            match call.and_then(|c| c.block.body.attribute("providers")).map(|a| &a.expr.kind) {
                Some(ExprKind::Object(items)) => {
                    for item in items {
                        let (Some(child), Some(outer)) = (provider_key(&item.key), provider_key(&item.value)) else {
                            continue;
                        };
                        made.push((child, self.provider(&parent, &outer)));
                    }
                    // A default configuration that is not named is inherited all the same.
                    for (key, provider) in self.providers(&parent) {
                        if !key.contains('.') && !made.iter().any(|(k, _)| k == key) {
                            made.push((key.clone(), provider.clone()));
                        }
                    }
                }
                _ => made.extend(self.providers(&parent).iter().filter(|(key, _)| !key.contains('.')).cloned()),
            }
        }
        for block in &instance.module.providers {
            let key: Str = match &block.alias {
                Some(alias) => format!("{}.{alias}", block.name).into(),
                None => block.name.clone(),
            };
            // An empty block in a child module only says that a configuration is passed in.
            let only_alias =
                block.block.body.attributes.iter().all(|a| a.name == "alias") && block.block.body.blocks.is_empty();
            if only_alias && made.iter().any(|(k, _)| *k == key) {
                continue;
            }
            made.retain(|(k, _)| *k != key);
            made.push((key, Arc::new(self.configured(instance, block))));
        }
        self.leave();
        instance.providers.get_or_init(|| made)
    }

    fn configured(&self, instance: &Arc<Instance>, block: &ProviderBlock) -> ProviderInstance {
        let scope = ModuleScope::new(self, instance, &Each::None);
        let cx = Context::new(&scope);
        let body = &block.block.body;
        let attribute =
            |name: &str| body.attribute(name).map(|a| evaluate_or_unknown(&a.expr, &cx)).filter(|v| !v.is_null());
        let (kind, version) = self.kind_and_version(instance, &block.name);
        let mut provider = self.bare(kind, block.alias.clone(), version, block.block.header);
        if let Some(region) = attribute("region").or_else(|| attribute("location")) {
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
            region: match self.around.default_region {
                Some(region) => Value::string(region),
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
        let required = instance.module.required.iter().find(|r| r.name == name);
        let source: Str = required.and_then(|r| r.source.clone()).unwrap_or_else(|| format!("hashicorp/{name}").into());
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

/// `aws`, `aws.west`, or the same as a text.
fn provider_key(expr: &Expr) -> Option<Str> {
    match &expr.kind {
        ExprKind::Traversal(t) => match t.steps.len() {
            0 => Some(t.root.clone()),
            _ => t.attr(0).map(|alias| format!("{}.{alias}", t.root).into()),
        },
        ExprKind::Paren(inner) => provider_key(inner),
        _ => expr.as_literal_str().cloned(),
    }
}
