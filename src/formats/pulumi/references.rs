//! What values refer to. Pulumi's documents say on which resources each property depends, not on which of their
//! attributes: that is told by the property's name where it can be told.

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Number, Reason, Reference, Seq, Str, Unknown};
use rustc_hash::FxHashMap;

use crate::ir::Mode;
use crate::providers::spelling::snake_case;
use crate::providers::{companions, schema};

/// What stands before `_arn` in names of properties that take the address of a resource of any type.
const ANYTHING: [&str; 4] = ["destination", "event_source", "resource", "target"];

/// The value with references to these resources; exact where an attribute is known and asked for.
fn referring(value: Value, on: &[&Target], attribute: impl Fn(&Target) -> Str, exact: bool) -> Value {
    if on.is_empty() {
        return value;
    }
    value.edit_meta(|meta| {
        for target in on {
            let attribute = attribute(target);
            let exact = exact && !attribute.is_empty();
            let resource = target.local_address();
            let reference = Reference { module: Str::new(), resource, key: InstanceKey::None, attribute, exact };
            meta.refs.push(Arc::new(reference));
        }
    })
}

/// A resource that something may depend on.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its type.
    pub(super) ty: Str,
    /// Its name.
    pub(super) name: Str,
    /// Managed or only read.
    pub(super) mode: Mode,
    /// Its address.
    pub(super) address: Str,
}

impl Target {
    /// How references and expressions name it.
    pub(super) fn local_address(&self) -> Str {
        match self.mode {
            Mode::Managed => format!("{}.{}", self.ty, self.name).into(),
            Mode::Data => format!("data.{}.{}", self.ty, self.name).into(),
        }
    }
}

/// The resources of a document by their URNs.
pub(super) type Targets = FxHashMap<Str, Target>;

/// Completes the values of one resource.
pub(super) struct Completing<'a> {
    pub(super) own: &'a Target,
    pub(super) targets: &'a Targets,
    /// The URNs that each property depends on.
    pub(super) dependencies: &'a BTreeMap<Str, Vec<Str>>,
    /// Whether somebody wrote the properties: what is not known of them is there.
    pub(super) written: bool,
}

/// A property, and what it depends on.
struct Property<'a> {
    on: &'a [&'a Target],
    /// What its unknown parts are called.
    whose: &'a str,
    /// Whether several of its parts may be what depends on the one resource.
    several: bool,
}

impl Completing<'_> {
    /// Properties whose unknown parts say what they wait for and what they refer to, and in whose blocks nothing stands
    /// that only means "not set".
    pub(super) fn properties(&self, properties: &Fields) -> Fields {
        let entries = properties.entries().iter().map(|field| {
            let on = self.dependencies.get(&field.key).map_or(&[][..], Vec::as_slice);
            let on: Vec<&Target> = on.iter().filter_map(|urn| self.targets.get(urn)).collect();
            let whose = format!("{}.{}", self.own.address, field.key);
            let several = match on.as_slice() {
                [only] => self.parts_for(only, &field.key, &field.value) > 1,
                _ => false,
            };
            let property = Property { on: &on, whose: &whose, several };
            let value = self.value(&field.key, &field.value, &property);
            // A text that is known was made of what it depends on, in a way that the document does not tell.
            let made = matches!(value.kind, Kind::String(_)) && value.refs().is_empty();
            let value = if made { referring(value, &on, |_| Str::new(), false) } else { value };
            Field { value, ..field.clone() }
        });
        Fields::new(entries.collect())
    }

    fn value(&self, key: &str, value: &Value, property: &Property<'_>) -> Value {
        let on = property.on;
        match &value.kind {
            Kind::Unknown(unknown) => {
                let value = match &unknown.reason {
                    Reason::AfterApply(what) if what.is_empty() => {
                        let reason = Reason::AfterApply(property.whose.into());
                        let made = Unknown { not_null: self.written, ..Unknown::new(reason) };
                        Value::from_unknown(made).at(value.span).made_from(value)
                    }
                    _ => value.clone(),
                };
                self.refer(key, value, on)
            }
            // What is known is compared by its text, unless nothing else can be meant. An ARN says what it means, where
            // something else may depend on the resource.
            Kind::String(text) => match on {
                _ if property.several && text.starts_with("arn:") => value.clone(),
                [only] if !self.attribute(key, only).is_empty() => self.refer(key, value.clone(), on),
                _ => value.clone(),
            },
            Kind::List(seq) => {
                let unknown = seq.items.iter().filter(|item| item.is_unknown()).count();
                // As many are not known as there are resources of the right kind: one each.
                let fitting: Vec<&Target> = self.fitting(key, on);
                let one_each = unknown > 1 && unknown == fitting.len();
                let mut next = fitting.iter();
                let items = seq.items.iter().map(|item| match next.next().filter(|_| one_each && item.is_unknown()) {
                    Some(one) => self.value(key, item, &Property { on: &[one], ..*property }),
                    None => self.value(key, item, property),
                });
                value.with_kind(Kind::List(Arc::new(Seq::of(items.collect()))))
            }
            Kind::Object(fields) => {
                let unset = defaults(fields);
                let written =
                    fields.entries().iter().filter(|f| !(unset.contains(&f.key.as_str()) && is_zero(&f.value)));
                let entries = written.map(|f| Field { value: self.value(&f.key, &f.value, property), ..f.clone() });
                value.with_kind(Kind::Object(Arc::new(Fields::new(entries.collect()))))
            }
            _ => value.clone(),
        }
    }

    /// How many parts of a property may name a resource, by what they are called.
    fn parts_for(&self, target: &Target, key: &str, value: &Value) -> usize {
        match &value.kind {
            Kind::String(_) | Kind::Unknown(_) => usize::from(!self.attribute(key, target).is_empty()),
            Kind::List(seq) => seq.items.iter().map(|item| self.parts_for(target, key, item)).sum(),
            Kind::Object(fields) => fields.entries().iter().map(|f| self.parts_for(target, &f.key, &f.value)).sum(),
            _ => 0,
        }
    }

    /// The value with what it refers to.
    fn refer(&self, key: &str, value: Value, on: &[&Target]) -> Value {
        let fitting = self.fitting(key, on);
        let (on, exact) = match fitting.as_slice() {
            [_] => (fitting.as_slice(), true),
            _ => (on, false),
        };
        if on.is_empty() {
            return value;
        }
        referring(there(value), on, |target| self.attribute(key, target), exact)
    }

    /// Those that a property of that name may name.
    fn fitting<'t>(&self, key: &str, on: &[&'t Target]) -> Vec<&'t Target> {
        on.iter().filter(|target| !self.attribute(key, target).is_empty()).copied().collect()
    }

    /// The attribute of a resource that a property of that name most likely is; empty where that cannot be told.
    fn attribute(&self, key: &str, target: &Target) -> Str {
        let key = snake_case(key);
        let joins = |row: &&companions::Companion| row.join_attribute == key && target.ty == row.parent;
        if let Some(row) = companions::of(&self.own.ty).iter().find(joins) {
            return row.parent_attribute.into();
        }
        let has = |name: &str| schema::of(target.mode, &target.ty).is_some_and(|root| root.child(name).is_some());
        let singular = key.strip_suffix('s').unwrap_or(&key);
        let (stem, attribute) = match singular {
            name if name.ends_with("_arn") => (name.trim_end_matches("_arn"), "arn"),
            name if name.ends_with("_id") => (name.trim_end_matches("_id"), "id"),
            name if name.ends_with("_self_link") => (name.trim_end_matches("_self_link"), "self_link"),
            name if name.ends_with("_name") => (name.trim_end_matches("_name"), "name"),
            name if name.ends_with("_email") => (name.trim_end_matches("_email"), "email"),
            name => (name, "id"),
        };
        // `role_arn` is of an `aws_iam_role`, `kms_key_id` of an `aws_kms_key`; of another type it is made of something.
        // So is `public_ip_address_id` of an `azurerm_public_ip`.
        let whole = target.ty.split_once('_').map_or("", |(_, name)| name);
        let begins = |name: &str| !name.is_empty() && stem.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
        let names = target.ty.ends_with(stem)
            || begins(whole)
            || stem.rsplit('_').next().is_some_and(|last| last.len() > 2 && target.ty.ends_with(last));
        match attribute {
            "arn" if ANYTHING.contains(&stem) && has(attribute) => attribute.into(),
            _ if names && has(attribute) => attribute.into(),
            "id" | "self_link" if names => "id".into(),
            _ => Str::new(),
        }
    }
}

/// What a resource gives is not null, whatever it will be: a program leaves out what it does not set.
fn there(value: Value) -> Value {
    match value.as_unknown() {
        Some(unknown) => {
            let known = Value::from_unknown(Unknown { not_null: true, ..unknown.clone() });
            known.at(value.span).made_from(&value)
        }
        None => value,
    }
}

/// The names of what the provider's defaults added to an object.
pub(super) fn defaults(fields: &Fields) -> Vec<&str> {
    let list = fields.get("__defaults").and_then(Value::as_seq);
    list.map(|seq| seq.items.iter().filter_map(|name| name.as_str().map(Str::as_str)).collect()).unwrap_or_default()
}

fn is_zero(value: &Value) -> bool {
    match &value.kind {
        Kind::Null | Kind::Bool(false) => true,
        Kind::Number(number) => Number::is_zero(number),
        Kind::String(text) => text.is_empty(),
        Kind::List(seq) => seq.items.is_empty(),
        Kind::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
