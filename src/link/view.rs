//! Building views: blocks shaped, what stands in another form translated, companions joined, defaults filled in.

use std::sync::Arc;

use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Kind, Presence, Reason, Seq, Str};
use bartizan_lang::{Span, Value};

use super::blocks::shape_fields;
use super::{Companion, Linked, Subject, View};
use crate::ir::Resource;
use crate::providers::companions::{self, Companion as Row, Precedence, Shape};
use crate::providers::defaults;
use crate::providers::schema;
use crate::providers::shape::{Part, Shaped, Source, disjoint, each_leaf, single};
use crate::providers::view::{ViewKind, view_schema};

/// The view of a subject.
pub(super) fn build(linked: &Linked, subject: &Subject) -> View {
    let Some(resource) = linked.deployment.resource(subject.resource) else {
        return View { value: Value::unknown(Reason::Invalid) };
    };
    let mut fields = if subject.is_virtual {
        let mut fields = Fields::default();
        fields.open = true;
        fields
    } else {
        own_fields(resource)
    };
    for row in companions::inline(&subject.ty) {
        let Some(written) = fields.field(row.from).cloned() else { continue };
        let shaped = each_shape(&written.value, &mut |value| {
            (row.shape)(&Source { value, into: row.into, block: value.span.or(resource.block), at: written.at })
        });
        replace(&mut fields, row.into, &shaped, &Presence::always(), None);
    }
    // What surely belongs to the parent is said last: it takes the place of what only may.
    for companion in subject.companions.iter().filter(|companion| !companion.certain) {
        for row in rows(linked, companion, &subject.ty) {
            may_say(&mut fields, row, companion);
        }
    }
    for companion in subject.companions.iter().filter(|companion| companion.certain) {
        let mut source = None;
        for row in rows(linked, companion, &subject.ty) {
            let Some(of) = linked.deployment.resource(companion.resource) else { continue };
            let whole = source.get_or_insert_with(|| whole(linked, of));
            let shaped = shape(row, whole, of);
            let holder = Some(companion.resource.0);
            match row.precedence {
                Precedence::Override => replace(&mut fields, row.into, &shaped, &companion.presence, holder),
                Precedence::Append => append(&mut fields, row.into, shaped, companion, of.header),
            }
        }
    }
    if !resource.facts {
        fill(&mut fields, &subject.ty, &resource.provider.kind, version(linked, resource).as_deref());
    }
    View { value: Value::object(fields).at(resource.block) }
}

/// Which versions of its provider a resource is for: what is required, and where types or attributes are written that
/// newer versions removed, below those; the newest of what remains where nothing is required.
fn version(linked: &Linked, resource: &Resource) -> Option<Str> {
    let required = resource.provider.version.clone();
    match (linked.removed_in(&resource.provider.kind), required) {
        (Some(below), Some(required)) => Some(format!("{required}, < {below}").into()),
        (Some(below), None) => Some(format!("= {}.{}", below.saturating_sub(1), u32::MAX).into()),
        (None, required) => required,
    }
}

/// What is written in a resource, in the shape of views.
fn own_fields(resource: &Resource) -> Fields {
    let node = schema::of(resource.mode, &resource.ty);
    let Some(node) = node else { return (*resource.body).clone() };
    let mut fields = shape_fields(&resource.body, node);
    // A block that the provider had in another version is in the shape that the view's own table has for it.
    let foreign = resource.body.entries().iter().filter(|field| node.child(&field.key).is_none());
    for field in foreign {
        let shape = view_schema(&resource.ty).and_then(|view| view.child(&field.key));
        if shape.is_some_and(|shape| shape.kind() == ViewKind::Object) {
            fields.set(Field { value: single(&field.value), ..field.clone() });
        }
    }
    fields
}

/// All that a companion says, with the defaults of its own type.
fn whole(linked: &Linked, resource: &Resource) -> Value {
    let mut fields = own_fields(resource);
    if !resource.facts {
        fill(&mut fields, &resource.ty, &resource.provider.kind, version(linked, resource).as_deref());
    }
    Value::object(fields).at(resource.block)
}

fn rows<'a>(linked: &Linked, companion: &Companion, parent: &'a str) -> impl Iterator<Item = &'static Row> + use<'a> {
    let ty = linked.deployment.resource(companion.resource).map_or(&[][..], |resource| companions::of(&resource.ty));
    ty.iter().filter(move |row| row.parent == parent)
}

/// What a companion becomes under one row.
fn shape(row: &Row, whole: &Value, resource: &Resource) -> Shaped {
    match row.shape {
        Shape::Attribute => match whole.as_fields().and_then(|fields| fields.field(row.into)) {
            Some(field) => Shaped::of(field.value.clone(), field.at),
            None => Shaped::nothing(),
        },
        Shape::Same => {
            let mut fields = whole.as_fields().map(|fields| (**fields).clone()).unwrap_or_default();
            fields.remove(row.join_attribute);
            Shaped::of(Value::object(fields).at(resource.block), resource.header)
        }
        Shape::Named(run) => run(&Source { value: whole, into: row.into, block: resource.block, at: resource.header }),
    }
}

/// Shapes each alternative of what is written inline.
fn each_shape(value: &Value, run: &mut dyn FnMut(&Value) -> Shaped) -> Shaped {
    let Some(choice) = value.as_choice() else { return run(value) };
    let mut all = Shaped::nothing();
    for (guard, leaf) in choice.leaves() {
        let shaped = if leaf.is_null() { Shaped::nothing() } else { run(leaf) };
        all.more = all.more.or(shaped.more);
        for part in shaped.parts {
            if let Some(when) = guard.and(&part.when) {
                all.parts.push(Part { when, ..part });
            }
        }
    }
    all
}

/// What an attribute of the view is so far.
fn so_far(fields: &Fields, name: &str) -> Value {
    match fields.get(name) {
        Some(value) => value.clone(),
        None if fields.open => Value::unknown(Reason::Other("what it belongs to is not in the scanned code".into())),
        None => Value::null(),
    }
}

/// Says an attribute anew where the companion is there.
fn replace(fields: &mut Fields, into: &str, shaped: &Shaped, presence: &Presence, holder: Option<u32>) {
    let Some(first) = shaped.parts.first() else {
        if let Some(reason) = &shaped.more {
            blur(fields, into, presence, reason);
        }
        return;
    };
    let mut builder = ChoiceBuilder::new();
    let mut said = Presence::never();
    for part in &shaped.parts {
        let when = presence.and_guard(&part.when);
        for guard in disjoint(&when).guards() {
            builder.add(guard, held(part.value.clone(), holder));
            said.add(guard.clone());
        }
    }
    let base = so_far(fields, into);
    for guard in said.absent().guards() {
        builder.add(guard, base.clone());
    }
    let value = builder.finish();
    let mut value = match holder {
        // The alternatives know theirs.
        Some(last) => value.edit_meta(|meta| meta.holder = Some(last)),
        None => value,
    };
    if let Some(reason) = &shaped.more {
        value = Value::unknown(reason.clone());
    }
    if value.is_null() && fields.get(into).is_none() {
        return;
    }
    fields.set(Field { key: Str::from(into), at: first.at, value });
}

/// Marks who wrote a value, and each alternative of it.
fn held(value: Value, holder: Option<u32>) -> Value {
    let Some(holder) = holder else { return value };
    let mark = |value: Value| value.edit_meta(|meta| meta.holder = Some(holder));
    let Some(choice) = value.as_choice() else { return mark(value) };
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, mark(leaf.clone()));
    }
    mark(value.with_kind(builder.finish().kind))
}

/// Makes an attribute unknown under a condition.
fn blur(fields: &mut Fields, into: &str, presence: &Presence, reason: &Reason) {
    let base = so_far(fields, into);
    let mut builder = ChoiceBuilder::new();
    for guard in disjoint(presence).guards() {
        builder.add(guard, Value::unknown(reason.clone()));
    }
    for guard in presence.absent().guards() {
        builder.add(guard, base.clone());
    }
    let at = fields.field(into).map_or(Span::NONE, |field| field.at);
    fields.set(Field { key: Str::from(into), at, value: builder.finish() });
}

/// What a companion says that may be another parent's: nobody knows what holds here.
fn may_say(fields: &mut Fields, row: &Row, companion: &Companion) {
    let reason = companion.reason.clone().unwrap_or(Reason::Invalid);
    match row.precedence {
        Precedence::Override => blur(fields, row.into, &companion.presence, &reason),
        Precedence::Append => add_to_list(fields, row.into, Span::NONE, &mut |seq| seq.open = true),
    }
}

/// Adds elements to a list.
fn append(fields: &mut Fields, into: &str, shaped: Shaped, companion: &Companion, at: Span) {
    if shaped.parts.is_empty() && shaped.more.is_none() {
        return;
    }
    let holder = Some(companion.resource.0);
    add_to_list(fields, into, at, &mut |seq| {
        for part in &shaped.parts {
            seq.push(held(part.value.clone(), holder), companion.presence.and_guard(&part.when));
        }
        seq.open |= shaped.more.is_some();
    });
}

fn add_to_list(fields: &mut Fields, into: &str, at: Span, edit: &mut dyn FnMut(&mut Seq)) {
    let open = fields.open && fields.get(into).is_none();
    let base = fields.get(into).cloned().unwrap_or_else(Value::null);
    let value = each_leaf(&base, &mut |leaf| {
        let mut seq = match &leaf.kind {
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => (**seq).clone(),
            Kind::Null => Seq { open, ..Seq::default() },
            Kind::Unknown(_) => return leaf.clone(),
            _ => Seq::of(vec![leaf.clone()]),
        };
        edit(&mut seq);
        let mut value = leaf.clone();
        value.kind = Kind::List(Arc::new(seq));
        value
    });
    let at = fields.field(into).map_or(at, |field| field.at.or(at));
    fields.set(Field { key: Str::from(into), at, value });
}

/// Fills in the defaults of a type.
fn fill(fields: &mut Fields, ty: &str, provider: &str, constraint: Option<&str>) {
    for attribute in defaults::of(ty) {
        if lacks(fields, &attribute.path) {
            let default = attribute.value(provider, constraint);
            if !default.is_null() {
                fill_path(fields, &attribute.path, &default);
            }
        }
    }
}

/// Whether there is a place for a default: blocks on the way to it are there, and it is not written.
fn lacks(fields: &Fields, path: &[&str]) -> bool {
    match (path, path.first().and_then(|name| fields.get(name))) {
        ([_], None) => !fields.open,
        ([_], Some(value)) => value.as_choice().is_some_and(|c| c.leaves().iter().any(|(_, leaf)| leaf.is_null())),
        ([_, rest @ ..], Some(value)) => lacks_inside(value, rest),
        _ => false,
    }
}

fn lacks_inside(value: &Value, path: &[&str]) -> bool {
    match &value.kind {
        Kind::Object(fields) => lacks(fields, path),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.iter().any(|item| lacks_inside(item, path)),
        Kind::Choice(choice) => choice.leaves().iter().any(|(_, leaf)| lacks_inside(leaf, path)),
        _ => false,
    }
}

fn fill_path(fields: &mut Fields, path: &[&str], default: &Value) {
    let Some((name, rest)) = path.split_first() else { return };
    let (at, value) = match (fields.field(name), rest) {
        (None, []) => (Span::NONE, default.clone()),
        (None, _) => return,
        (Some(field), []) => {
            let fill = &mut |leaf: &Value| if leaf.is_null() { default.clone() } else { leaf.clone() };
            (field.at, each_leaf(&field.value, fill))
        }
        (Some(field), rest) => (field.at, fill_inside(&field.value, rest, default)),
    };
    fields.set(Field { key: Str::from(*name), at, value });
}

fn fill_inside(value: &Value, path: &[&str], default: &Value) -> Value {
    each_leaf(value, &mut |leaf| {
        let mut leaf = leaf.clone();
        match &mut leaf.kind {
            Kind::Object(fields) if lacks(fields, path) => fill_path(Arc::make_mut(fields), path, default),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                for item in &mut Arc::make_mut(seq).items {
                    *item = fill_inside(item, path, default);
                }
            }
            _ => {}
        }
        leaf
    })
}
