//! What an attribute of a resource or data source is before it is made: what is written, a default, or what the provider
//! will decide.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::eval::Context;
use bartizan_lang::syntax::ast::Body;
use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Origin, Reason, Reference, Str, Type, Unknown};

use super::instance::ResourceInstances;
use super::module::ResourceBlock;
use super::reference::ModuleScope;
use crate::ir::Mode;
use crate::providers::schema::{self, Presence as SchemaPresence};

impl ModuleScope<'_> {
    /// An attribute of an instance.
    pub(super) fn attribute(
        &self,
        index: usize,
        instances: &ResourceInstances,
        which: usize,
        attribute: &Str,
        cx: &Context<'_>,
    ) -> Value {
        let block = &self.instance.module.resources[index];
        let key = instances.expansion.instances.get(which).map_or(InstanceKey::None, |i| i.key.clone());
        let reference = self.reference(block, key.clone(), attribute);
        let value = self.attribute_value(block, index, which, attribute, &key, cx);
        let value = value.edit_meta(|m| m.refs.push(Arc::new(reference)));
        if value.span.is_some() { value } else { value.at(block.block.header) }
    }

    pub(super) fn attribute_value(
        &self,
        block: &ResourceBlock,
        index: usize,
        which: usize,
        attribute: &Str,
        key: &InstanceKey,
        cx: &Context<'_>,
    ) -> Value {
        let depth = cx.depth();
        if block.ty == "terraform_data" && attribute == "output" {
            return self.echo(block, index, which, key, cx);
        }
        if block.mode == Mode::Data
            && let Some(value) = self.evaluation.data_attribute(self.instance, index, which, attribute, depth)
        {
            return value;
        }
        let node = schema::of(block.mode, &block.ty);
        let computed = || self.computed(block, node, key, attribute, depth);
        let child = node.and_then(|n| n.child(attribute));
        let presence = child.map(|c| c.presence());
        let may_default = || child.is_some_and(|child| self.may_default(child));
        let body = &block.block.body;
        if is_written(body, attribute) {
            let fields = self.evaluation.body(self.instance, index, which, depth);
            if let Some(value) = fields.get(attribute) {
                let decides = block.mode == Mode::Data
                    || matches!(presence, Some(SchemaPresence::Computed | SchemaPresence::OptionalComputed) | None);
                // So is a block that the provider fills in, when a dynamic block makes none of it.
                let none = || matches!(&value.kind, Kind::List(seq) if seq.items.is_empty() && !seq.open);
                if value.is_null() && may_default()
                    || decides
                        && (value.is_null() || presence.is_some() && none() && body.attribute(attribute).is_none())
                {
                    return computed();
                }
                return match child {
                    Some(inner) if inner.kind() == schema::Kind::Block => complete(value, inner, &computed()),
                    None if body.attribute(attribute).is_none() => opened(value),
                    _ => value.clone(),
                };
            }
        }
        match presence {
            Some(SchemaPresence::Optional | SchemaPresence::Required) => {
                // `id` is always there, whatever the table says. What a data source reads may fill any attribute, too:
                // Terraform does not hold that against the provider.
                if attribute == "id" || block.mode == Mode::Data || may_default() { computed() } else { Value::null() }
            }
            _ if block.ty == "terraform_data" && matches!(attribute.as_str(), "input" | "triggers_replace") => {
                Value::null()
            }
            _ => computed(),
        }
    }

    /// Whether what is null there may have a default, of which the schema says nothing.
    fn may_default(&self, child: schema::Node) -> bool {
        !self.evaluation.around.plans
            && child.presence() == SchemaPresence::Optional
            && child.kind() != schema::Kind::Block
    }

    /// An attribute of a managed resource that nobody wrote.
    fn unwritten(&self, block: &ResourceBlock, child: schema::Node, address: &str, name: &str, depth: u32) -> Value {
        let provided = match child.presence() {
            SchemaPresence::Optional | SchemaPresence::Required => name == "id" || self.may_default(child),
            SchemaPresence::Computed | SchemaPresence::OptionalComputed => true,
        };
        if provided { self.computed_at(block, Some(child), address, name, depth) } else { Value::null() }
    }

    /// The output of a `terraform_data`: known after apply to be its input, of whose type it is before.
    fn echo(&self, block: &ResourceBlock, index: usize, which: usize, key: &InstanceKey, cx: &Context<'_>) -> Value {
        let input = self.attribute_value(block, index, which, &"input".into(), key, cx);
        if input.is_null() {
            return input;
        }
        let output = self.computed(block, schema::of(block.mode, &block.ty), key, "output", cx.depth());
        let ty = Some(input.ty()).filter(|ty| !matches!(ty, Type::Any));
        match output.as_unknown() {
            Some(unknown) => {
                let plans = self.evaluation.around.plans;
                output.with_kind(Kind::Unknown(Arc::new(Unknown { ty, not_null: !plans, ..unknown.clone() })))
            }
            None => output,
        }
    }

    /// What the provider decides: unknown before apply.
    fn computed(
        &self,
        block: &ResourceBlock,
        node: Option<schema::Node>,
        key: &InstanceKey,
        attribute: &str,
        depth: u32,
    ) -> Value {
        let address = self.instance.address_of(&block.local_address, key);
        self.computed_at(block, node.and_then(|n| n.child(attribute)), &address, attribute, depth)
    }

    /// The same of a resource instance of that address, for an attribute of that place in the schema.
    fn computed_at(
        &self,
        block: &ResourceBlock,
        child: Option<schema::Node>,
        address: &str,
        attribute: &str,
        depth: u32,
    ) -> Value {
        let mut what = Str::with_capacity(address.len() + 1 + attribute.len());
        what.push_str(address);
        what.push('.');
        what.push_str(attribute);
        let mut unknown = Unknown::new(match block.mode {
            Mode::Managed => Reason::AfterApply(what.clone()),
            Mode::Data => match self.evaluation.waits_for(self.instance, block, depth) {
                Some(_) => Reason::AfterApply(what.clone()),
                None => Reason::DataSource(what.clone()),
            },
        });
        unknown.ty = child.and_then(|c| type_of(c.value_type()));
        // In a plan, what a provider computes may turn out to be null.
        let plans = self.evaluation.around.plans;
        // What the provider sets is there once the resource is: nobody refers to an attribute in order to get null.
        unknown.not_null = !plans
            && (matches!(attribute, "id" | "arn" | "self_link" | "name")
                || child.is_some_and(|c| {
                    matches!(c.presence(), SchemaPresence::Computed | SchemaPresence::OptionalComputed)
                }));
        unknown.origin = Some(Arc::new(Origin { text: what.clone(), closed: None }));
        if block.ty == "terraform_data" && attribute == "id" {
            (unknown.ty, unknown.not_null) = (Some(Type::String), true);
        }
        if attribute == "arn" && !plans {
            // Amazon resource names begin like this in every partition.
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
            let hole = Unknown { shape: bartizan_lang::value::Shape::None, ..unknown.clone() };
            unknown.shape = bartizan_lang::value::Shape::Template(Arc::from(vec![
                bartizan_lang::value::Part::Text("arn:".into()),
                bartizan_lang::value::Part::Hole(Value::from_unknown(hole)),
            ]));
        }
        Value::from_unknown(unknown)
    }

    pub(super) fn reference(&self, block: &ResourceBlock, key: InstanceKey, attribute: &str) -> Reference {
        Reference {
            module: self.instance.address.clone(),
            resource: block.local_address.clone(),
            key,
            attribute: attribute.into(),
            exact: true,
        }
    }

    /// An instance as an object: what is written, and what the provider will add; only one attribute of it when no other is
    /// read.
    pub(super) fn whole(
        &self,
        block: &ResourceBlock,
        index: usize,
        instances: &ResourceInstances,
        which: usize,
        only: Option<&Str>,
        cx: &Context<'_>,
    ) -> Value {
        let fields = self.evaluation.body(self.instance, index, which, cx.depth());
        let key = instances.expansion.instances.get(which).map_or(InstanceKey::None, |i| i.key.clone());
        let node = schema::of(block.mode, &block.ty);
        let wanted = |name: &str| only.is_none_or(|only| only == name);
        let body = &block.block.body;
        // What is computed here of some data sources is known whether it is written or not.
        let is_plain = block.mode == Mode::Managed && block.ty != "terraform_data";
        let mut entries: Vec<Field> = fields.entries().iter().filter(|field| wanted(&field.key)).cloned().collect();
        let address = self.instance.address_of(&block.local_address, &key);
        let mut add = |name: Str, is_block: bool, child: Option<schema::Node>| {
            // A written block lacks what the provider computes in it.
            if !wanted(&name) {
                return;
            }
            if let Some(child) = child.filter(|_| is_plain && !is_written(body, &name)) {
                let value = self.unwritten(block, child, &address, &name, cx.depth());
                let reference = self.reference(block, key.clone(), &name);
                let value = value.edit_meta(|m| m.refs.push(Arc::new(reference))).at(block.block.header);
                entries.push(Field { key: name, at: block.block.header, value });
                return;
            }
            let written = fields.get(&name);
            if is_block && written.is_some() || written.is_none_or(Value::is_null) {
                let value = self.attribute(index, instances, which, &name, cx);
                if written.is_some() {
                    entries.retain(|e| e.key != name);
                }
                entries.push(Field { key: name, at: block.block.header, value });
            }
        };
        let known = node.is_some();
        match node {
            Some(node) => match only {
                Some(name) => {
                    if let Some(child) = node.child(name) {
                        add(name.clone(), child.kind() == schema::Kind::Block, Some(child));
                    }
                }
                None => {
                    for child in node.children() {
                        add(child.name().into(), child.kind() == schema::Kind::Block, Some(child));
                    }
                }
            },
            None => {
                add("id".into(), false, None);
                if block.ty == "terraform_data" {
                    add("output".into(), false, None);
                    add("input".into(), false, None);
                    add("triggers_replace".into(), false, None);
                }
            }
        }
        let mut made = Fields::new(entries);
        // Another version of the provider may give more.
        made.open = !(known && self.evaluation.around.plans) && block.ty != "terraform_data";
        let reference = self.reference(block, key, "");
        Value::object(made).at(block.block.header).edit_meta(|m| m.refs.push(Arc::new(reference)))
    }
}

/// Whether a body writes an attribute or a block of that name.
fn is_written(body: &Body, name: &str) -> bool {
    body.attribute(name).is_some()
        || body.block(name).is_some()
        || body.blocks_of("dynamic").any(|d| d.label(0).is_some_and(|label| label == name))
}

/// A block of a type that is not known, as others see it: it may hold what the provider computes.
fn opened(value: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) => {
            let items = seq.items.iter().map(opened).collect();
            let seq = bartizan_lang::value::Seq { items, presence: seq.presence.clone(), open: seq.open };
            value.with_kind(Kind::List(Arc::new(seq)))
        }
        Kind::Object(fields) => {
            let mut fields = (**fields).clone();
            fields.open = true;
            value.with_kind(Kind::Object(Arc::new(fields)))
        }
        _ => value.clone(),
    }
}

/// A block as others see it: what is not written in it is what the provider computes, or null.
fn complete(value: &Value, node: schema::Node, computed: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) => {
            let items = seq.items.iter().map(|item| complete(item, node, computed)).collect();
            let seq = bartizan_lang::value::Seq { items, presence: seq.presence.clone(), open: seq.open };
            value.with_kind(Kind::List(Arc::new(seq)))
        }
        Kind::Object(fields) => {
            let mut fields = (**fields).clone();
            for child in node.children() {
                let value = match fields.field(child.name()) {
                    Some(field) if child.kind() == schema::Kind::Block => complete(&field.value, child, computed),
                    Some(field) if !field.value.is_null() => continue,
                    _ if matches!(child.presence(), SchemaPresence::Computed | SchemaPresence::OptionalComputed) => {
                        computed.clone()
                    }
                    _ if child.kind() == schema::Kind::Block => Value::list(Vec::new()),
                    _ => Value::null(),
                };
                let at = fields.field(child.name()).map_or(value.span, |f| f.at);
                fields.set(Field { key: child.name().into(), at, value });
            }
            value.with_kind(Kind::Object(Arc::new(fields)))
        }
        _ => value.clone(),
    }
}

fn type_of(ty: schema::ValueType) -> Option<Type> {
    match ty {
        schema::ValueType::String => Some(Type::String),
        schema::ValueType::Number => Some(Type::Number),
        schema::ValueType::Bool => Some(Type::Bool),
        _ => None,
    }
}
