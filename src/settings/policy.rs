//! Reading residency policies.

use bartizan_lang::Diagnostic;
use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::value::Str;

use super::reader::{Reader, Shape, quoted};
use super::site::in_order;
use super::{
    Allow, AppliesTo, Exception, KeyRule, MOVEMENT_KINDS, MovementCondition, MovementKindRule, MovementRule, Names,
    Pattern, Policy, TagCriterion, Undetermined, Written, has_wildcard,
};
use crate::providers::schema;

const POLICY: Shape = Shape {
    what: "a residency policy",
    keys: &["keys", "movements", "regimes", "undetermined"],
    blocks: &["allow", "applies_to", "exception", "movement"],
};

const ALLOW: Shape = Shape { what: "the block allow", keys: &["jurisdictions", "partitions", "regions"], blocks: &[] };

const APPLIES_TO: Shape =
    Shape { what: "the block applies_to", keys: &["facets", "modules", "tags", "types"], blocks: &[] };

const MOVEMENT: Shape = Shape { what: "the block movement", keys: &["requires", "to"], blocks: &[] };

const EXCEPTION: Shape =
    Shape { what: "an exception", keys: &["approved_by", "reason", "resource", "until"], blocks: &[] };

const MOVEMENTS: [(&str, MovementRule); 3] =
    [("inside", MovementRule::Inside), ("deny", MovementRule::Deny), ("any", MovementRule::Any)];

const CONDITIONS: [(&str, MovementCondition); 1] = [("customer_key", MovementCondition::CustomerKey)];

const UNDETERMINED: [(&str, Undetermined); 3] =
    [("report", Undetermined::Report), ("fail", Undetermined::Fail), ("ignore", Undetermined::Ignore)];

/// The providers whose types the program has tables of.
const PREFIXES: [&str; 5] = ["aws_", "azurerm_", "google_", "oci_", "ibm_"];

impl Reader<'_> {
    /// Reads the policies.
    pub(super) fn policies(&mut self, body: &Body) -> Vec<Policy> {
        let mut policies: Vec<Policy> = Vec::new();
        for block in self.blocks(body, "residency") {
            let Some(policy) = self.policy(block) else { continue };
            if policies.iter().any(|known| known.name == policy.name) {
                self.error(format!("there are two residency policies {}", quoted(&policy.name)), policy.span);
                continue;
            }
            policies.push(policy);
        }
        policies
    }

    fn policy(&mut self, block: &Block) -> Option<Policy> {
        let body = &block.body;
        self.check(body, &POLICY);
        let regimes = self.regimes(body);
        let allow = self.allow(body);
        let applies_to = self.applies_to(body);
        let default = |span| Written { value: MovementRule::default(), span };
        let movements = self.word(body, "movements", &MOVEMENTS).unwrap_or_else(|| default(block.header));
        let kinds = self.blocks(body, "movement").into_iter();
        let kinds = kinds.filter_map(|kind| self.movement(kind, movements.value)).collect();
        let keys = self.word(body, "keys", &[("inside", KeyRule::Inside)]);
        let undetermined = self
            .word(body, "undetermined", &UNDETERMINED)
            .unwrap_or_else(|| Written { value: Undetermined::default(), span: block.header });
        let exceptions = self.blocks(body, "exception").into_iter();
        let exceptions = exceptions.filter_map(|exception| self.exception(exception)).collect();
        let name = self.label(block, "the name of the policy")?;
        if body.attribute("regimes").is_none() && body.block("allow").is_none() {
            let what = quoted(&name.value);
            let error =
                Diagnostic::error(format!("the residency policy {what} does not say what is allowed"), name.span);
            self.tell(error.with_help("name regimes = [\"…\"], or write an allow block"));
        }
        Some(Policy {
            name: name.value,
            span: block.header,
            regimes,
            allow,
            applies_to,
            movements,
            kinds,
            keys,
            undetermined,
            exceptions,
        })
    }

    fn regimes(&mut self, body: &Body) -> Vec<Written<Str>> {
        let mut regimes = self.texts(body, "regimes");
        regimes.retain(|id| {
            let problem = match self.known.regime(&id.value) {
                Some(true) => return true,
                Some(false) => {
                    let message = format!("the regime {} says nothing about places", quoted(&id.value));
                    let help = format!("report what it asks for with --framework {}", id.value);
                    Diagnostic::error(message, id.span).with_help(help)
                }
                None => {
                    let error = Diagnostic::error(format!("there is no regime {}", quoted(&id.value)), id.span);
                    self.like(error, Names::Regimes, &id.value)
                }
            };
            self.tell(problem);
            false
        });
        regimes
    }

    fn allow(&mut self, body: &Body) -> Option<Allow> {
        let block = self.block(body, "allow")?;
        let body = &block.body;
        self.check(body, &ALLOW);
        let mut jurisdictions = self.texts(body, "jurisdictions");
        jurisdictions.retain(|name| {
            let is_one = self.known.is_jurisdiction(&name.value);
            if !is_one {
                let message = format!("{} is no group of countries and no country", quoted(&name.value));
                let error = Diagnostic::error(message, name.span);
                let error = self.like(error, Names::Jurisdictions, &name.value);
                self.tell(match error.help {
                    Some(_) => error,
                    None => error.with_help("write a group such as EEA, or the two letters of ISO 3166-1, such as DE"),
                });
            }
            is_one
        });
        let regions = self.places(body, "regions");
        let mut partitions = self.texts(body, "partitions");
        partitions.retain(|name| {
            let is_one = self.known.is_partition(&name.value) || self.has_site_in(&name.value);
            if !is_one {
                let error = Diagnostic::error(format!("there is no partition {}", quoted(&name.value)), name.span);
                self.unknown(error, Names::Partitions, &name.value);
            }
            is_one
        });
        if ALLOW.keys.iter().all(|key| body.attribute(key).is_none()) {
            let error = Diagnostic::error("the block allow names no place", block.header);
            self.tell(error.with_help("name jurisdictions, regions or partitions"));
        }
        Some(Allow { jurisdictions, regions, partitions, span: block.header })
    }

    fn has_site_in(&self, partition: &str) -> bool {
        self.sites.iter().any(|site| site.partition.as_deref() == Some(partition))
    }

    fn applies_to(&mut self, body: &Body) -> Option<AppliesTo> {
        let block = self.block(body, "applies_to")?;
        let body = &block.body;
        self.check(body, &APPLIES_TO);
        let tags = self.tags(body);
        let types = self.patterns(body, "types");
        for ty in &types {
            self.look_for_type(ty);
        }
        let mut facets = self.texts(body, "facets");
        facets.retain(|name| {
            let plain = name.value.strip_prefix("facet.").unwrap_or(&name.value);
            let is_one = self.known.is_facet(plain);
            if !is_one {
                let error = Diagnostic::error(format!("there is no facet {}", quoted(plain)), name.span);
                self.unknown(error, Names::Facets, plain);
            }
            is_one
        });
        for facet in &mut facets {
            if let Some(plain) = facet.value.strip_prefix("facet.") {
                facet.value = plain.into();
            }
        }
        let modules = self.patterns(body, "modules");
        if APPLIES_TO.keys.iter().all(|key| body.attribute(key).is_none()) {
            let error = Diagnostic::error("the block applies_to names nothing", block.header);
            self.tell(error.with_help("leave it out for a policy on everything that stores or processes data"));
        }
        Some(AppliesTo { tags, types, facets, modules, span: block.header })
    }

    fn tags(&mut self, body: &Body) -> Vec<TagCriterion> {
        let Some((value, attribute)) = self.value(body, "tags") else { return Vec::new() };
        let at = attribute.expr.span;
        let Some(fields) = value.as_fields().filter(|fields| !fields.is_empty()).cloned() else {
            let error = Diagnostic::error("tags is an object of keys with their values", at);
            self.tell(error.with_help("write tags = { DataClassification = [\"restricted\"] }"));
            return Vec::new();
        };
        let mut tags = Vec::new();
        for entry in in_order(fields.entries()) {
            let what = format!("the tag {}", quoted(&entry.key));
            let values = match entry.value.as_str() {
                Some(_) => self.as_text(&entry.value, &what, entry.at).into_iter().collect(),
                None => self.as_texts(&entry.value, &what, entry.at),
            };
            let values = values.into_iter().map(|value| value.value).collect();
            tags.push(TagCriterion { key: Written { value: entry.key.clone(), span: entry.at }, values });
        }
        tags
    }

    /// Says of a type that it is not known. It is no error: providers add types faster than tables are made.
    fn look_for_type(&mut self, ty: &Written<Str>) {
        let name = ty.value.as_str();
        if has_wildcard(name)
            || !PREFIXES.iter().any(|prefix| name.starts_with(prefix))
            || schema::resource(name).is_some()
        {
            return;
        }
        let warning = Diagnostic::warning(format!("there is no resource type {}", quoted(name)), ty.span);
        let near = if self.may_suggest() { schema::suggest_type(name) } else { None };
        self.tell(warning.suggesting(name, near));
    }

    fn movement(&mut self, block: &Block, otherwise: MovementRule) -> Option<MovementKindRule> {
        self.check(&block.body, &MOVEMENT);
        let to = self.word(&block.body, "to", &MOVEMENTS).map_or(otherwise, |to| to.value);
        let requires = self.texts(&block.body, "requires").into_iter().filter_map(|word| {
            let value = self.meaning(&word, "requires", &CONDITIONS)?;
            Some(Written { value, span: word.span })
        });
        let requires = requires.collect();
        let kind = self.label(block, "the kind of the movement")?;
        if !self.is_pattern(&kind) {
            return None;
        }
        let pattern = Pattern::new(&kind.value)?;
        if !MOVEMENT_KINDS.iter().any(|known| pattern.matches(known)) {
            let error = Diagnostic::error(format!("no movement is of the kind {}", quoted(&kind.value)), kind.span);
            let error = error.suggesting(&kind.value, MOVEMENT_KINDS);
            self.tell(match error.help {
                Some(_) => error,
                None => error.with_help(format!("the kinds are {}", MOVEMENT_KINDS.join(", "))),
            });
        }
        if block.body.attribute("to").is_none() && block.body.attribute("requires").is_none() {
            self.error("the block movement says nothing: write to or requires", block.header);
        }
        Some(MovementKindRule { kind, to, requires })
    }

    fn exception(&mut self, block: &Block) -> Option<Exception> {
        let body = &block.body;
        self.unlabelled(block);
        self.check(body, &EXCEPTION);
        let until = self.date(body, "until");
        let reason = self.text(body, "reason").map(|reason| reason.value);
        let approved_by = self.text(body, "approved_by").map(|by| by.value);
        if body.attribute("reason").is_none() {
            let warning = Diagnostic::warning("this exception has no reason", block.header);
            self.tell(warning.with_help("say why, for whoever reads it later: reason = \"…\""));
        }
        if body.attribute("resource").is_none() {
            let error = Diagnostic::error("an exception needs the key \"resource\"", block.header);
            self.tell(error.with_help("name an address, with * for any text: resource = \"module.legacy.*\""));
        }
        let resource = self.text(body, "resource")?;
        self.is_pattern(&resource).then_some(Exception { resource, until, reason, approved_by, span: block.header })
    }
}
