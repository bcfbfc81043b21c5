//! Conditions that a configuration states about itself: validations of variables, pre- and postconditions, `check` blocks.
//! <https://developer.hashicorp.com/terraform/language/validate>
//!
//! Only a condition that surely does not hold is told. One whose outcome is not known says nothing.

use std::cell::RefCell;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate, evaluate_or_unknown};
use bartizan_lang::syntax::ast::Block;
use bartizan_lang::value::{Kind, Type, convert};
use bartizan_lang::{Level, Span, Value};

use super::evaluation::{Evaluation, Slot};
use super::instance::{Each, Instance};
use super::module::{Module, Variable, literal_bool};
use super::reference::ModuleScope;
use crate::ir::Output;

impl Evaluation<'_> {
    /// Tells the conditions of a module instance that do not hold, as far as they are wanted, those of the modules that it
    /// calls aside.
    pub(super) fn conditions(&self, instance: &Arc<Instance>, wanted: &dyn Fn(Slot, usize) -> bool) {
        let module = &instance.module;
        for (index, variable) in module.variables.iter().enumerate().filter(|(i, _)| wanted(Slot::Validations, *i)) {
            let value = self.variable(instance, index, 0);
            if !variable.validations.is_empty() {
                self.begin(instance, Slot::Validations, index);
                self.validations(instance, variable, &value);
                self.leave();
            }
        }
        for index in (0..module.resources.len()).filter(|i| wanted(Slot::Conditions, *i)) {
            self.begin(instance, Slot::Conditions, index);
            self.conditions_of_resource(instance, index);
            self.leave();
        }
        let scope = ModuleScope::new(self, instance, &Each::None);
        for (index, output) in module.outputs.iter().enumerate().filter(|(i, _)| wanted(Slot::Preconditions, *i)) {
            self.begin(instance, Slot::Preconditions, index);
            for before in output.block.body.blocks_of("precondition") {
                self.condition(before, &scope, &format!("a precondition of output {}", output.name), Level::Error);
            }
            self.leave();
        }
        for (index, check) in module.checks.iter().enumerate().filter(|(i, _)| wanted(Slot::Check, *i)) {
            // What a check block reads by itself is read while it runs.
            if check.body.block("data").is_some() {
                continue;
            }
            let what = format!("check {}", check.label(0).map(|l| l.as_str()).unwrap_or_default());
            self.begin(instance, Slot::Check, index);
            for assert in check.body.blocks_of("assert") {
                self.condition(assert, &scope, &what, Level::Warning);
            }
            self.leave();
        }
    }

    fn conditions_of_resource(&self, instance: &Arc<Instance>, index: usize) {
        let Some(resource) = instance.module.resources.get(index) else { return };
        let body = &resource.block.body;
        let conditions = || body.blocks_of("lifecycle").flat_map(|lifecycle| &lifecycle.body.blocks);
        if !conditions().any(|b| b.ident == "precondition" || b.ident == "postcondition") {
            return;
        }
        let Some(instances) = self.resource(instance, index, 0) else { return };
        for (which, expanded) in instances.expansion.instances.iter().enumerate() {
            // An instance that is perhaps not there has conditions that perhaps nobody asks.
            if !expanded.presence.is_always() {
                continue;
            }
            let mut scope = ModuleScope::new(self, instance, &expanded.each);
            for before in conditions().filter(|b| b.ident == "precondition") {
                let what = format!("a precondition of {}", resource.local_address);
                self.condition(before, &scope, &what, Level::Error);
            }
            if conditions().any(|b| b.ident == "postcondition") {
                let this = scope.whole(resource, index, &instances, which, None, &Context::new(&scope));
                scope.this = Some(&this);
                for after in conditions().filter(|b| b.ident == "postcondition") {
                    let what = format!("a postcondition of {}", resource.local_address);
                    self.condition(after, &scope, &what, Level::Error);
                }
            }
        }
    }

    /// Tells the outputs that a root module must not have, though a called module may.
    pub(super) fn shown(&self, module: &Module, outputs: &[Output]) {
        for output in outputs {
            let Some(block) = module.output_at(&output.name).and_then(|index| module.outputs.get(index)) else {
                continue;
            };
            if literal_bool(&block.block.body, "ephemeral") == Some(true) {
                self.report(Diagnostic::error("an output of the root module cannot be ephemeral", block.block.header));
            }
        }
    }

    fn validations(&self, instance: &Arc<Instance>, variable: &Variable, value: &Value) {
        if matches!(&value.kind, Kind::Unknown(unknown) if unknown.reason == bartizan_lang::value::Reason::Invalid) {
            return;
        }
        let scope = ModuleScope::new(self, instance, &Each::None);
        for validation in &variable.validations {
            if self.holds(validation, &scope) == Some(false) {
                let (span, _) = self.given_at(instance, variable, value);
                let message = match message(validation, &scope) {
                    Some(said) => format!("the value of var.{} is not valid: {said}", variable.name),
                    None => format!("the value of var.{} is not valid", variable.name),
                };
                self.report(Diagnostic::error(message, span));
            }
        }
    }

    /// Where a variable is given its value, and whether that is its own default.
    pub(super) fn given_at(&self, instance: &Arc<Instance>, variable: &Variable, value: &Value) -> (Span, bool) {
        match (&instance.site, instance.parent()) {
            (Some(site), Some(parent)) => {
                let call = parent.module.calls.get(site.call);
                let argument = call.and_then(|c| c.block.body.attribute(&variable.name));
                (argument.map_or(variable.span, |a| a.expr.span), argument.is_none())
            }
            _ => match self.inputs.get(&variable.name) {
                Some(given) => (given.value.span.or(value.span).or(variable.span), false),
                None => (variable.span, true),
            },
        }
    }

    fn condition(&self, block: &Block, scope: &ModuleScope<'_>, what: &str, level: Level) {
        if self.holds(block, scope) != Some(false) {
            return;
        }
        let span = block.body.attribute("condition").map_or(block.header, |a| a.expr.span);
        let text = match message(block, scope) {
            Some(said) => format!("{what} does not hold: {said}"),
            None => format!("{what} does not hold"),
        };
        self.report(Diagnostic { level, ..Diagnostic::error(text, span) });
    }

    /// Whether a condition holds, when that is known.
    fn holds(&self, block: &Block, scope: &ModuleScope<'_>) -> Option<bool> {
        let condition = block.body.attribute("condition")?;
        let value = evaluate_or_unknown(&condition.expr, &Context::new(scope));
        let decided = |value: &Value| match &value.kind {
            Kind::Unknown(_) => Ok(None),
            Kind::Null => Err("null"),
            _ => match convert(value, &Type::Bool, &|_| Value::null()) {
                Ok(value) => Ok(value.as_bool()),
                Err(_) => Err(value.type_name()),
            },
        };
        let outcome = match &value.kind {
            // It surely fails only when it does in all cases.
            Kind::Choice(choice) => {
                let mut leaves = choice.leaves().iter().map(|(_, leaf)| decided(leaf));
                Ok(leaves.all(|leaf| leaf == Ok(Some(false))).then_some(false))
            }
            _ => decided(&value),
        };
        match outcome {
            Ok(outcome) => outcome,
            Err(found) => {
                let message = format!("a condition is true or false, not {found}");
                self.report(Diagnostic::error(message, condition.expr.span));
                None
            }
        }
    }
}

/// What the configuration says about a condition that does not hold; nothing when that is not known or secret.
fn message(block: &Block, scope: &ModuleScope<'_>) -> Option<String> {
    let attribute = block.body.attribute("error_message")?;
    let ignored = RefCell::default();
    let quiet = ModuleScope { quiet: Some(&ignored), ..*scope };
    let value = evaluate(&attribute.expr, &Context::new(&quiet)).ok()?;
    if value.is_secret() {
        return None;
    }
    let text = value.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text.strip_suffix('.').unwrap_or(&text).to_owned())
}
