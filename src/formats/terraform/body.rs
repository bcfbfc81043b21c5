//! The body of a resource: attributes evaluated, blocks gathered, dynamic blocks expanded.

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, bind, evaluate_or_unknown, split_condition};
use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::value::{Atom, Field, Fields, Guard, Kind, Literal, Origin, Presence, Reason, Seq, Str};
use bartizan_lang::{Span, Value};

use rustc_hash::FxHashMap;

use super::evaluation::{Evaluation, Slot};
use super::instance::Instance;
use super::module::{META_ATTRIBUTES, META_BLOCKS};
use super::reference::ModuleScope;
use crate::formats::typing::typed;
use crate::providers::schema::{self, Node, Presence as SchemaPresence};

/// Most blocks that one dynamic block makes.
const MAX_BLOCKS: usize = 10_000;

impl Evaluation<'_> {
    /// The body of an instance of a resource.
    pub(super) fn body(&self, instance: &Arc<Instance>, index: usize, which: usize, depth: u32) -> Arc<Fields> {
        let (Some(instances), Some(block)) =
            (self.resource(instance, index, depth), instance.module.resources.get(index))
        else {
            return Arc::new(Fields::default());
        };
        let (Some(slot), Some(expanded)) = (instances.bodies.get(which), instances.expansion.instances.get(which))
        else {
            return Arc::new(Fields::default());
        };
        if let Some(body) = slot.get() {
            return body.clone();
        }
        let what = || instance.address_of(&block.local_address, &expanded.key).to_string();
        if !self.enter(instance, Slot::Body(which), index, &what, block.block.header) {
            let mut open = Fields::default();
            open.open = true;
            return Arc::new(open);
        }
        let scope = ModuleScope::new(self, instance, &expanded.each);
        let node = schema::of(block.mode, &block.ty);
        let fields = self.fields(&block.block.body, true, node, &Context::new(&scope).at_depth(depth));
        self.leave();
        slot.get_or_init(|| Arc::new(fields)).clone()
    }

    /// Attributes and blocks of a body. Values are brought to the types of the schema, as Terraform does: a port written
    /// as text is a number.
    fn fields(&self, body: &Body, top: bool, node: Option<Node>, cx: &Context<'_>) -> Fields {
        let parts = body.attributes.len() + body.blocks.len();
        if !self.room(parts) {
            let mut rest = Fields::default();
            rest.open = true;
            return rest;
        }
        let mut entries: Vec<Field> = Vec::with_capacity(parts);
        for attribute in &body.attributes {
            if top && META_ATTRIBUTES.contains(&attribute.name.as_str()) {
                continue;
            }
            let mut value = evaluate_or_unknown(&attribute.expr, cx);
            if value.as_seq().is_some() || value.as_fields().is_some() {
                // It may hold another resource, which holds another one.
                value = self.sized(value, &|| format!("`{}`", attribute.name), attribute.span);
            }
            let value = typed(value, node.and_then(|n| n.child(&attribute.name)));
            entries.push(Field { key: attribute.name.clone(), at: attribute.span, value });
        }
        let mut groups: Vec<(Str, Span, Seq)> = Vec::new();
        let mut places: FxHashMap<&Str, usize> = FxHashMap::default();
        for block in &body.blocks {
            if top && META_BLOCKS.contains(&block.ident.as_str()) {
                continue;
            }
            let (name, dynamic) = match block.label(0) {
                Some(label) if block.ident == "dynamic" => (label, true),
                _ => (&block.ident, false),
            };
            let place = *places.entry(name).or_insert_with(|| {
                groups.push((name.clone(), block.header, Seq::default()));
                groups.len() - 1
            });
            let seq = &mut groups[place].2;
            let inner = node.and_then(|n| n.child(name));
            if dynamic {
                self.dynamic(block, name, inner, seq, cx);
            } else {
                let fields = self.fields(&block.body, false, inner, cx);
                seq.push(Value::object(fields).at(block.span), Presence::always());
            }
        }
        for (key, at, seq) in groups {
            // Without any block, what may be computed is.
            let computed =
                || node.and_then(|n| n.child(&key)).map(Node::presence) == Some(SchemaPresence::OptionalComputed);
            if seq.items.is_empty() && seq.is_closed() && computed() {
                continue;
            }
            let value = Value::new(Kind::List(Arc::new(seq))).at(at);
            entries.push(Field { key, at, value });
        }
        Fields::new(entries)
    }

    /// `dynamic "name" { for_each = … content { … } }`.
    fn dynamic(&self, block: &Block, name: &Str, node: Option<Node>, seq: &mut Seq, cx: &Context<'_>) {
        let (Some(for_each), Some(content)) = (block.body.attribute("for_each"), block.body.block("content")) else {
            self.report(Diagnostic::error("a dynamic block needs for_each and a content block", block.header));
            return;
        };
        let iterator = block
            .body
            .attribute("iterator")
            .and_then(|a| match &a.expr.kind {
                bartizan_lang::syntax::ast::ExprKind::Traversal(t) => Some(t.root.clone()),
                _ => a.expr.as_literal_str().cloned(),
            })
            .unwrap_or_else(|| name.clone());
        let collection = evaluate_or_unknown(&for_each.expr, cx);
        let mut made = Vec::new();
        match &collection.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    self.elements(leaf, guard, for_each.expr.span, cx, &mut made, seq);
                }
            }
            _ => self.elements(&collection, &Guard::always(), for_each.expr.span, cx, &mut made, seq),
        }
        for (key, value, presence) in made {
            // A block costs about as much as ten steps of a loop.
            if !self.spend(10) {
                seq.open = true;
                return;
            }
            let iterated = Value::object_of([("key", key), ("value", value)]);
            bind(&iterator, iterated, cx, &mut |cx| {
                let fields = self.fields(&content.body, false, node, cx);
                seq.push(Value::object(fields).at(block.span), presence.clone());
            });
        }
    }

    fn elements(
        &self,
        collection: &Value,
        guard: &Guard,
        span: Span,
        cx: &Context<'_>,
        made: &mut Vec<(Value, Value, Presence)>,
        seq: &mut Seq,
    ) {
        match &collection.kind {
            Kind::Null => self.report(Diagnostic::error("for_each of a dynamic block must not be null", span)),
            Kind::Unknown(unknown) => {
                // Whether there are any is not known: one block stands for all, and there may be more.
                seq.open = true;
                let element = || Value::unknown(unknown.reason.clone()).at(collection.span).made_from(collection);
                if let Some(some) = self.some(collection, span, cx).and_then(|g| g.and(guard)) {
                    made.push((element(), element(), Presence::when(some)));
                }
            }
            Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                seq.open |= items.open;
                let set = matches!(collection.kind, Kind::Set(_));
                for (index, item) in items.items.iter().take(MAX_BLOCKS).enumerate() {
                    let key = if set { item.clone() } else { bartizan_lang::value::Number::from(index).into() };
                    let presence = items.presence_of(index).and_guard(guard);
                    if !presence.is_never() {
                        made.push((key, item.clone(), presence));
                    }
                }
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                seq.open |= fields.open;
                for field in fields.entries().iter().take(MAX_BLOCKS) {
                    made.push((
                        Value::string(field.key.clone()).at(field.at),
                        field.value.clone(),
                        Presence::when(guard.clone()),
                    ));
                }
            }
            _ => self.report(Diagnostic::error(
                format!("for_each of a dynamic block takes a list, set or map, not a {}", collection.type_name()),
                span,
            )),
        }
    }

    /// The condition that a collection which is not known has elements.
    fn some(&self, collection: &Value, span: Span, cx: &Context<'_>) -> Option<Guard> {
        let origin = match collection.as_unknown().and_then(|u| u.origin.clone()) {
            Some(origin) => Origin {
                text: format!("length({}) > 0", origin.text).into(),
                closed: Some(Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice())),
            },
            None => {
                let undecided = split_condition(&Value::unknown(Reason::Invalid), span, cx);
                let choice = undecided.as_choice()?;
                let origin = choice.leaves().iter().find_map(|(g, _)| g.atoms().first().map(|a| a.origin.clone()))?;
                Origin { text: format!("length({}) > 0", origin.text).into(), closed: origin.closed.clone() }
            }
        };
        Guard::atom(Atom::equals(Arc::new(origin), Literal::Bool(true)))
    }
}
