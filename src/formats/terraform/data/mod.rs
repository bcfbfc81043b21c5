//! Data sources whose result follows from the configuration: documents and texts that the provider puts together, parts of
//! what is written, files of the tree, and what the provider's own block says. All others are read from the cloud.

mod files;
mod google_policy;
mod policy_document;
mod provider_facts;
mod rendered;
mod set_order;

use std::cell::RefCell;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::functions::Host as _;
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind};
use bartizan_lang::value::{Fields, InstanceKey, Part, Reason, Shape, Str, Type, Unknown};

pub(in crate::formats) use self::policy_document::made as policy_document;
use super::evaluation::Evaluation;
use super::instance::{Each, Instance};
use super::module::{ResourceBlock, mentions};
use super::reference::ModuleScope;
use crate::ir::{Mode, ProviderInstance};

/// A data source that is being computed.
pub(super) struct Computation<'a> {
    evaluation: &'a Evaluation<'a>,
    instance: &'a Arc<Instance>,
    block: &'a ResourceBlock,
    /// Which block of the module it is, which instance of the block, and how deep evaluation is.
    place: (usize, usize, u32),
    /// What is written in it.
    body: Arc<Fields>,
}

impl Computation<'_> {
    /// The provider that the instance is read with.
    fn provider(&self) -> Arc<ProviderInstance> {
        let (index, which, depth) = self.place;
        self.evaluation.provider_at(self.instance, index, which, depth)
    }
}

impl Evaluation<'_> {
    /// An attribute of a data source, when it follows from the configuration; `None` when it is read from the cloud.
    pub(super) fn data_attribute(
        &self,
        instance: &Arc<Instance>,
        index: usize,
        which: usize,
        attribute: &str,
        depth: u32,
    ) -> Option<Value> {
        let block = instance.module.resources.get(index)?;
        let compute: fn(&Computation<'_>, &str) -> Option<Value> = match block.ty.as_str() {
            "aws_iam_policy_document" => policy_document::attribute,
            "google_iam_policy" => google_policy::attribute,
            "template_file" => rendered::template_file,
            "cloudinit_config" | "template_cloudinit_config" => rendered::cloudinit,
            "local_file" | "local_sensitive_file" => files::local_file,
            "terraform_remote_state" => files::remote_state,
            "null_data_source" => null_data_source,
            ty => provider_facts::of(ty)?,
        };
        // What is written is no result.
        if block.block.body.attribute(attribute).is_some_and(|a| !matches!(a.expr.kind, ExprKind::Constant(_))) {
            return None;
        }
        let body = self.body(instance, index, which, depth);
        let value =
            compute(&Computation { evaluation: self, instance, block, place: (index, which, depth), body }, attribute)?;
        let value = if value.span.is_some() { value } else { value.at(block.block.header) };
        Some(match self.waits_for(instance, block, depth) {
            Some(reason) if !value.is_null() => deferred(value, reason),
            _ => value,
        })
    }

    /// What a data source waits for: Terraform reads it while applying, not while planning, when it names a managed resource
    /// that is still to be made, in its arguments or by `depends_on`, its own or that of a module call around it.
    /// <https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior>
    pub(super) fn waits_for(&self, instance: &Arc<Instance>, block: &ResourceBlock, depth: u32) -> Option<Reason> {
        let module = &instance.module;
        let named = RefCell::new(Vec::new());
        gather_names(&block.block.body, &named);
        for (ty, name) in named.into_inner() {
            let Some(place) = module.resource_at(Mode::Managed, &ty, &name) else { continue };
            if self.resource(instance, place, depth).is_some_and(|r| !r.expansion.instances.is_empty()) {
                let address = instance.address_of(&format!("{ty}.{name}"), &InstanceKey::None);
                return Some(Reason::AfterApply(address));
            }
        }
        let mut depends_on = block.block.body.attribute("depends_on").map(|a| a.expr.clone());
        let mut current = instance.clone();
        loop {
            if let Some(reason) = depends_on.as_ref().and_then(|list| self.depended_on(&current, list, depth)) {
                return Some(reason);
            }
            let parent = current.parent()?;
            let call = parent.module.calls.get(current.site.as_ref()?.call)?;
            depends_on = call.block.body.attribute("depends_on").map(|a| a.expr.clone());
            current = parent;
        }
    }

    /// What is still to be made of the resources and modules in a `depends_on`.
    fn depended_on(&self, instance: &Arc<Instance>, list: &Expr, depth: u32) -> Option<Reason> {
        let ExprKind::Tuple(items) = &list.kind else { return None };
        items.iter().find_map(|item| {
            let ExprKind::Traversal(traversal) = &item.kind else { return None };
            let name = traversal.attr(0)?;
            if traversal.root == "module" {
                let call = self.call(instance, instance.module.call_at(name)?, depth)?;
                return call.instances.iter().find_map(|child| self.makes_something(child, depth));
            }
            let place = instance.module.resource_at(Mode::Managed, &traversal.root, name)?;
            let made = self.resource(instance, place, depth)?;
            let address = instance.address_of(&instance.module.resources.get(place)?.local_address, &InstanceKey::None);
            (!made.expansion.instances.is_empty()).then_some(Reason::AfterApply(address))
        })
    }

    fn makes_something(&self, instance: &Arc<Instance>, depth: u32) -> Option<Reason> {
        let module = &instance.module;
        for (place, resource) in module.resources.iter().enumerate() {
            if resource.mode == Mode::Managed
                && self.resource(instance, place, depth).is_some_and(|r| !r.expansion.instances.is_empty())
            {
                return Some(Reason::AfterApply(instance.address.clone()));
            }
        }
        (0..module.calls.len()).find_map(|place| {
            let call = self.call(instance, place, depth)?;
            call.instances.iter().find_map(|child| self.makes_something(child, depth))
        })
    }
}

impl Computation<'_> {
    /// An argument; `None` when it is not written or null.
    fn argument(&self, name: &str) -> Option<&Value> {
        self.body.get(name).filter(|v| !v.is_null())
    }

    /// The value of a template in which nothing but these variables and the functions of the language are there. That is how
    /// what is put together here knows about unknown values and alternatives as much as any expression does.
    fn evaluate(&self, template: &str, variables: Value) -> Value {
        let scope = ModuleScope::new(self.evaluation, self.instance, &Each::None);
        match scope.template(Some(&self.block.local_address), template, &variables) {
            Ok(value) => value,
            Err(error) => self.failed(&error.to_string()),
        }
    }

    /// The data source cannot be read, for which the configuration is to blame.
    fn failed(&self, problem: &str) -> Value {
        let header = self.block.block.header;
        let address = &self.block.local_address;
        let problem = problem.strip_prefix(&format!("line 1 of {address}: ")).unwrap_or(problem);
        let message = format!("{address} cannot be computed: {problem}");
        self.evaluation.report(Diagnostic::error(message, header));
        Value::unknown(Reason::Invalid).at(header)
    }
}

/// What arguments and blocks of a body name: `type.name`, and whatever else looks like that.
fn gather_names(body: &Body, found: &RefCell<Vec<(Str, Str)>>) {
    for attribute in body.attributes.iter().filter(|a| a.name != "depends_on" && a.name != "provider") {
        mentions(&attribute.expr, &|root, name| {
            let own = matches!(root, "var" | "local" | "each" | "count" | "module" | "data" | "path" | "terraform");
            if let Some(name) = name.filter(|_| !own) {
                found.borrow_mut().push((root.into(), name.into()));
            }
            false
        });
    }
    body.blocks.iter().for_each(|block| gather_names(&block.body, found));
}

/// A value that Terraform only knows after something was applied. What it is made of stays known: a document keeps its
/// content, a text what it begins with.
fn deferred(value: Value, reason: Reason) -> Value {
    let shape = match value.as_str() {
        Some(text) if text.starts_with(['{', '[']) => {
            match bartizan_lang::syntax::parse_json_value(bartizan_lang::FileId::NONE, text) {
                Ok(document) => Shape::Json(document),
                Err(_) => Shape::None,
            }
        }
        Some(text) if !text.is_empty() => {
            let rest = Unknown { ty: Some(Type::String), not_null: true, ..Unknown::new(reason.clone()) };
            Shape::Template(Arc::from(vec![Part::Text(text.clone()), Part::Hole(Value::from_unknown(rest))]))
        }
        _ if value.is_unknown() => return value,
        _ => Shape::None,
    };
    let unknown = Unknown {
        ty: value.as_str().map(|_| Type::String),
        not_null: true,
        origin: None,
        shape,
        ..Unknown::new(reason)
    };
    let kind = Value::from_unknown(unknown).kind;
    value.with_kind(kind)
}

/// `null_data_source` gives back what it is given.
/// <https://registry.terraform.io/providers/hashicorp/null/latest/docs/data-sources/data_source>
fn null_data_source(of: &Computation<'_>, attribute: &str) -> Option<Value> {
    match attribute {
        "outputs" => {
            let inputs = of.argument("inputs").cloned().unwrap_or_else(|| Value::object(Fields::default()));
            Some(of.evaluate("${tomap(inputs)}", Value::object_of([("inputs", inputs)])))
        }
        "id" => Some("static".into()),
        _ => None,
    }
}
