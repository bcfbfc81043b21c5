//! Planned values at the places of the source's.

use std::sync::Arc;

use bartizan_lang::value::{
    Choice, Field, Fields, InstanceKey, Kind, Part, Reason, Reference, Seq, Shape, Str, Unknown,
};
use bartizan_lang::{Span, Value};
use smallvec::SmallVec;

use super::instances::Renaming;
use super::known::Known;
use super::pairs::{agreement, pairs};
use crate::providers::schema::{Kind as NodeKind, Nesting, Node, Presence};

/// Lays values of one module instance.
pub(super) struct Overlay<'a> {
    pub(super) known: &'a Known<'a>,
    /// How the plan calls what the source refers to.
    pub(super) renaming: &'a Renaming,
    /// Whether the source's values are those of this very instance, not of another one of the same block.
    pub(super) same: bool,
}

impl Overlay<'_> {
    /// The body of a resource. `body` is what counts as written when only the plan is known, `planned` everything that the
    /// plan says, if that is at hand.
    pub(super) fn body(&self, body: &Fields, planned: Option<&Value>, source: &Fields, node: Option<Node>) -> Fields {
        let planned = planned.and_then(Value::as_fields);
        let null = Value::null();
        let mut entries = Vec::with_capacity(body.len().max(source.len()));
        for field in source.entries() {
            let inner = node.and_then(|n| n.child(&field.key));
            // What is null is left out of plans.
            let own = body.get(&field.key);
            let value = planned.map_or(own, |all| all.get(&field.key)).unwrap_or(&null);
            let guessed = own.map_or(&[][..], Value::refs);
            if value.refs().is_empty() && !guessed.is_empty() {
                let value = value.clone().edit_meta(|m| m.refs = guessed.into());
                entries.extend(self.written(&value, field, inner));
            } else {
                entries.extend(self.written(value, field, inner));
            }
        }
        let unwritten = body.entries().iter().filter(|field| source.field(&field.key).is_none());
        entries.extend(unwritten.map(|f| Field { at: Span::NONE, value: moved(&f.value, Span::NONE), ..f.clone() }));
        let mut fields = Fields::new(entries);
        fields.open = body.open;
        fields
    }

    /// An entry that the source writes.
    fn written(&self, planned: &Value, source: &Field, node: Option<Node>) -> Option<Field> {
        let is_block = node.is_some_and(|n| n.kind() == NodeKind::Block);
        let value = if planned.is_null() && source.key.ends_with("_wo") {
            // Plans never show what is only written.
            self.adopted(&source.value)
        } else {
            self.value(planned, &source.value, node)
        };
        // Without any block, what may be computed is, as in the source.
        let computed = is_block && node.map(Node::presence) == Some(Presence::OptionalComputed);
        if is_block && (value.is_null() || computed && is_empty(&value)) {
            return None;
        }
        let is_attribute = node.is_some_and(|n| n.kind() == NodeKind::Attribute);
        // What a variable was given elsewhere stands nowhere, but for the attribute that it comes to.
        let value = if is_attribute { grounded(value, source.at) } else { value };
        Some(Field { value, ..source.clone() })
    }

    /// A planned value at the place of the source's, with what it refers to.
    pub(super) fn value(&self, planned: &Value, source: &Value, node: Option<Node>) -> Value {
        if let Some(choice) = source.as_choice() {
            return self.decided(planned, source, choice, node);
        }
        match (&planned.kind, &source.kind) {
            (Kind::Unknown(_), _) => self.undecided(planned, source),
            (
                Kind::List(items) | Kind::Set(items) | Kind::Tuple(items),
                Kind::List(of) | Kind::Set(of) | Kind::Tuple(of),
            ) => {
                let seq = Arc::new(self.elements(items, source, of, node));
                let kind = match &source.kind {
                    Kind::Set(_) => Kind::Set(seq),
                    Kind::Tuple(_) => Kind::Tuple(seq),
                    _ => Kind::List(seq),
                };
                self.placed(planned, source, kind)
            }
            // A block that may stand once is a list of one for some plans and an object for others.
            (Kind::List(items) | Kind::Tuple(items), Kind::Object(_)) if items.items.len() == 1 => {
                let element = items.items.iter().map(|item| self.value(item, source, node)).collect();
                self.placed(planned, source, Kind::List(Arc::new(Seq::of(element))))
            }
            (Kind::Object(_), Kind::List(of) | Kind::Tuple(of)) => {
                let element = match best(planned, of.items.iter()) {
                    Some(of) => self.value(planned, of, node),
                    None => moved(planned, source.span),
                };
                self.placed(planned, source, Kind::List(Arc::new(Seq::of(vec![element]))))
            }
            (Kind::Object(fields) | Kind::Map(fields), Kind::Map(of)) => {
                let merged = Arc::new(self.entries(fields, of, source.span));
                self.placed(planned, source, Kind::Map(merged))
            }
            (Kind::Object(fields) | Kind::Map(fields), Kind::Object(of)) => {
                let merged = Arc::new(self.attributes(fields, of, node));
                self.placed(planned, source, Kind::Object(merged))
            }
            _ => {
                let inside = moved(planned, source.span);
                self.placed(planned, source, inside.kind)
            }
        }
    }

    /// The attributes and blocks of a block, or of an object.
    fn attributes(&self, planned: &Fields, source: &Fields, node: Option<Node>) -> Fields {
        let null = Value::null();
        let mut entries = Vec::with_capacity(planned.len());
        for field in source.entries() {
            let inner = node.and_then(|n| n.child(&field.key));
            entries.extend(self.written(planned.get(&field.key).unwrap_or(&null), field, inner));
        }
        for field in planned.entries() {
            if source.field(&field.key).is_none() && !source.open && !counts_as_unwritten(&field.value) {
                entries.push(Field { at: Span::NONE, value: moved(&field.value, Span::NONE), ..field.clone() });
            }
        }
        Fields::new(entries)
    }

    /// The entries of a map. All of them come from its expression, those too that only the plan knows.
    fn entries(&self, planned: &Fields, source: &Fields, at: Span) -> Fields {
        let laid = |field: &Field| match source.field(&field.key) {
            Some(of) => Field { value: self.value(&field.value, &of.value, None), ..of.clone() },
            None => Field { at, value: moved(&field.value, at), ..field.clone() },
        };
        Fields::new(planned.entries().iter().filter(|field| !field.value.is_null()).map(laid).collect())
    }

    /// The elements of a list or set, or blocks of a kind.
    fn elements(&self, planned: &Seq, source: &Value, of: &Seq, node: Option<Node>) -> Seq {
        let ordered = !matches!(source.kind, Kind::Set(_)) && node.is_none_or(|n| n.nesting() != Nesting::Set);
        // What a block has more than the source writes, the provider added; what a list has more, its expression gave.
        let is_block = node.is_some_and(|n| n.kind() == NodeKind::Block);
        let elsewhere = if is_block { Span::NONE } else { source.span };
        let paired = pairs(&planned.items, of, ordered);
        let laid = planned.items.iter().zip(paired).map(|(item, pair)| match pair.and_then(|p| of.items.get(p)) {
            Some(of) => self.value(item, of, node),
            None => moved(item, elsewhere),
        });
        Seq::of(laid.collect())
    }

    /// A planned value where the source has alternatives: the one that came true.
    fn decided(&self, planned: &Value, source: &Value, choice: &Choice, node: Option<Node>) -> Value {
        let leaves = choice.leaves().iter().map(|(_, leaf)| leaf);
        let value = if planned.is_unknown() {
            let mut open = leaves.clone().filter(|leaf| !leaf.is_wholly_known());
            let mut null = leaves.clone().filter(|leaf| leaf.is_null());
            match (open.next(), open.next(), null.next()) {
                (Some(only), None, _) | (None, None, Some(only)) => self.value(planned, only, node),
                _ => {
                    let whole = source.with_kind(Kind::Null);
                    let unknown = self.placed(planned, &whole, planned.kind.clone());
                    leaves.fold(unknown, |value, leaf| value.made_from(&self.adopted(leaf)))
                }
            }
        } else {
            match best(planned, leaves) {
                Some(leaf) => self.value(planned, leaf, node),
                None => moved(planned, source.span),
            }
        };
        value.marked_as(&source.meta().cloned().unwrap_or_default())
    }

    /// A value that the plan does not know.
    fn undecided(&self, planned: &Value, source: &Value) -> Value {
        if !self.same {
            return planned.clone().at(source.span);
        }
        match &source.kind {
            Kind::Unknown(unknown) => {
                let reason = match &unknown.reason {
                    Reason::AfterApply(_)
                    | Reason::DataSource(_)
                    | Reason::MissingModule(..)
                    | Reason::Instance(_)
                    | Reason::Impure(_) => self.renaming.reason(&unknown.reason),
                    // Terraform read and computed what the source lacks here.
                    other => planned.as_unknown().map_or_else(|| other.clone(), |planned| planned.reason.clone()),
                };
                let shape = match self.shape(&unknown.shape) {
                    // All of it is found out, and the plan does not know it all the same.
                    Shape::Template(parts) if matches!(&*parts, [Part::Text(_)]) => unknown.shape.clone(),
                    shape => shape,
                };
                let kind = Kind::Unknown(Arc::new(Unknown { reason, shape, ..(**unknown).clone() }));
                self.placed(planned, source, kind)
            }
            // What is set to null is computed, as what is not written.
            Kind::Null => self.placed(planned, source, Kind::Null),
            _ if source.is_wholly_known() => self.placed(planned, source, planned.kind.clone()),
            _ => self.adopted(source).marked_as(&planned.marks()),
        }
    }

    /// A content at the place of the source's value, with the marks of both, and what the source refers to.
    fn placed(&self, planned: &Value, source: &Value, kind: Kind) -> Value {
        // A plan without its source only guesses what a value refers to.
        let refs: SmallVec<[_; 1]> = if !self.same || (source.is_unknown() && source.refs().is_empty()) {
            planned.refs().into()
        } else {
            source.refs().iter().map(|reference| self.referred(reference, planned)).collect()
        };
        let value = planned.with_kind(kind).at(source.span);
        let value = if value.refs() == refs.as_slice() { value } else { value.edit_meta(|m| m.refs = refs) };
        match source.meta() {
            Some(marks) => value.marked_as(marks),
            None => value,
        }
    }

    /// A reference of the source as the plan calls it. Which instance it is, if the source does not know, is the plan's guess.
    fn referred(&self, reference: &Arc<Reference>, planned: &Value) -> Arc<Reference> {
        let renamed = self.renaming.reference(reference).map_or_else(|| reference.clone(), Arc::new);
        if renamed.key != InstanceKey::Unknown {
            return renamed;
        }
        let same = |other: &&Arc<Reference>| other.resource == renamed.resource && other.module == renamed.module;
        match planned.refs().iter().find(same) {
            Some(guessed) => Arc::new(Reference { key: guessed.key.clone(), ..(*renamed).clone() }),
            None => renamed,
        }
    }

    /// A value of the source as the plan calls its parts, and with what the plan knows of them.
    fn adopted(&self, source: &Value) -> Value {
        let kind = match &source.kind {
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => source.kind.clone(),
            Kind::List(seq) => Kind::List(self.adopted_elements(seq)),
            Kind::Set(seq) => Kind::Set(self.adopted_elements(seq)),
            Kind::Tuple(seq) => Kind::Tuple(self.adopted_elements(seq)),
            Kind::Map(fields) => Kind::Map(self.adopted_fields(fields)),
            Kind::Object(fields) => Kind::Object(self.adopted_fields(fields)),
            Kind::Unknown(unknown) => {
                if let Some(value) = self.reached(source) {
                    return value;
                }
                let shape = self.shape(&unknown.shape);
                if let Shape::Template(parts) = &shape
                    && let [Part::Text(text)] = &**parts
                {
                    Kind::String(text.clone())
                } else {
                    let reason = self.renaming.reason(&unknown.reason);
                    Kind::Unknown(Arc::new(Unknown { reason, shape, ..(**unknown).clone() }))
                }
            }
            Kind::Choice(_) => source.kind.clone(),
        };
        let value = source.with_kind(kind);
        if self.renaming.is_empty() || value.refs().is_empty() {
            return value;
        }
        value.edit_meta(|m| {
            for reference in &mut m.refs {
                if let Some(renamed) = self.renaming.reference(reference) {
                    *reference = Arc::new(renamed);
                }
            }
        })
    }

    fn adopted_elements(&self, seq: &Seq) -> Arc<Seq> {
        let items = seq.items.iter().map(|item| self.adopted(item)).collect();
        Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })
    }

    fn adopted_fields(&self, fields: &Fields) -> Arc<Fields> {
        let entries = fields.entries().iter().map(|f| Field { value: self.adopted(&f.value), ..f.clone() });
        let mut adopted = Fields::new(entries.collect());
        adopted.open = fields.open;
        Arc::new(adopted)
    }

    /// What an attribute of another resource will be, where the plan knows it.
    fn reached(&self, source: &Value) -> Option<Value> {
        let [reference] = source.refs() else { return None };
        let renamed = self.renaming.reference(reference);
        let known = self.known.scalar(renamed.as_ref().unwrap_or(reference))?;
        Some(self.placed(&known.clone().at(Span::NONE), source, known.kind.clone()))
    }

    /// What is known of the content of an unknown value, with what the plan knows of its parts.
    fn shape(&self, shape: &Shape) -> Shape {
        match shape {
            Shape::Json(value) => Shape::Json(self.adopted(value)),
            Shape::Template(parts) => {
                let mut made: Vec<Part> = Vec::with_capacity(parts.len());
                let push = |text: Str, made: &mut Vec<Part>| match made.last_mut() {
                    Some(Part::Text(before)) => before.push_str(&text),
                    _ => made.push(Part::Text(text)),
                };
                for part in parts.iter() {
                    match part {
                        Part::Text(text) => push(text.clone(), &mut made),
                        Part::Hole(hole) => {
                            let hole = self.adopted(hole);
                            // The text of a secret stays in a value that is marked.
                            match hole.as_literal().filter(|_| !hole.is_secret()) {
                                Some(literal) => push(literal.text(), &mut made),
                                None => made.push(Part::Hole(hole)),
                            }
                        }
                    }
                }
                Shape::Template(made.into())
            }
            other => other.clone(),
        }
    }
}

/// What agrees best with a planned value; of equal ones, the first.
fn best<'s>(planned: &Value, sources: impl Iterator<Item = &'s Value>) -> Option<&'s Value> {
    sources
        .map(|source| (agreement(planned, source), source))
        .reduce(|a, b| if b.0 < a.0 { b } else { a })
        .map(|(_, s)| s)
}

/// Whether a planned value that nobody wrote says nothing: it is computed, or the zero of its type.
fn counts_as_unwritten(value: &Value) -> bool {
    match &value.kind {
        Kind::Null | Kind::Unknown(_) | Kind::Bool(false) => true,
        Kind::Number(number) => number.is_zero(),
        Kind::String(text) => text.is_empty(),
        _ => is_empty(value),
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_seq().is_some_and(|seq| seq.items.is_empty() && !seq.open)
        || value.as_fields().is_some_and(|fields| fields.is_empty() && !fields.open)
}

/// A value with a place for those parts of it that have none.
fn grounded(value: Value, at: Span) -> Value {
    let kind = match &value.kind {
        Kind::List(seq) => Kind::List(grounded_elements(seq, at)),
        Kind::Set(seq) => Kind::Set(grounded_elements(seq, at)),
        Kind::Tuple(seq) => Kind::Tuple(grounded_elements(seq, at)),
        Kind::Map(fields) => Kind::Map(grounded_fields(fields, at)),
        Kind::Object(fields) => Kind::Object(grounded_fields(fields, at)),
        other => other.clone(),
    };
    let span = value.span.or(at);
    value.with_kind(kind).at(span)
}

fn grounded_elements(seq: &Seq, at: Span) -> Arc<Seq> {
    let items = seq.items.iter().map(|item| grounded(item.clone(), at)).collect();
    Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })
}

fn grounded_fields(fields: &Fields, at: Span) -> Arc<Fields> {
    let entries = fields.entries().iter();
    let entries = entries.map(|f| Field { key: f.key.clone(), at: f.at.or(at), value: grounded(f.value.clone(), at) });
    let mut made = Fields::new(entries.collect());
    made.open = fields.open;
    Arc::new(made)
}

/// A planned value with all of it at one place, without what is null inside.
fn moved(value: &Value, at: Span) -> Value {
    let elements = |seq: &Seq| {
        let items = seq.items.iter().map(|item| moved(item, at)).collect();
        Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })
    };
    let fields = |fields: &Fields| {
        let entries = fields.entries().iter().filter(|field| !field.value.is_null());
        let entries = entries.map(|field| Field { at, value: moved(&field.value, at), ..field.clone() });
        Arc::new(Fields::new(entries.collect()))
    };
    let kind = match &value.kind {
        Kind::List(seq) => Kind::List(elements(seq)),
        Kind::Set(seq) => Kind::Set(elements(seq)),
        Kind::Tuple(seq) => Kind::Tuple(elements(seq)),
        Kind::Map(inner) => Kind::Map(fields(inner)),
        Kind::Object(inner) => Kind::Object(fields(inner)),
        other => other.clone(),
    };
    value.with_kind(kind).at(at)
}
