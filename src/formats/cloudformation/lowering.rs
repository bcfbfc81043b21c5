//! From CloudFormation's resources to Terraform's: types, attributes and blocks as the tables of
//! [`crate::providers::cloudformation`] name them, settings that Terraform has in resources of their own as such resources.

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Presence, Reason, Reference, Seq, Str, Type, Unknown};
use bartizan_lang::{Span, Value};

pub(in crate::formats) use self::values::each_leaf;
pub(super) use self::values::{elements, keyed, merged};
use super::logical::Logical;
use crate::ir::{Mode, ModuleIndex, ProviderInstance, Resource};
use crate::providers::cloudformation::{self as tables, Property};
use crate::providers::schema::{self, Nesting, Node, ValueType};

mod body;
mod defaults;
mod special;
mod transform;
mod values;

#[cfg(test)]
mod tests;

/// Deepest nesting of properties that is followed.
const MAX_DEPTH: usize = 48;

/// What a resource of a template is in Terraform's vocabulary.
pub struct Lowered {
    /// The resource itself, then those that hold some of its settings: `ID__what`.
    pub resources: Vec<Resource>,
    /// Whether there is no Terraform type for it, so that it is as CloudFormation has it.
    pub raw: bool,
}

/// Brings a resource of a template into Terraform's vocabulary.
#[must_use]
pub fn lower(logical: &Logical, module: ModuleIndex, provider: &Arc<ProviderInstance>) -> Lowered {
    let properties = merged(&logical.properties).unwrap_or_default();
    let made = |target: Target| Resource {
        address: target.name.clone(),
        module,
        mode: Mode::Managed,
        ty: target.ty,
        name: target.name,
        key: InstanceKey::None,
        provider: provider.clone(),
        body: Arc::new(target.fields),
        presence: logical.presence.and(&target.presence),
        symbolic: None,
        facts: false,
        block: target.block,
        header: target.header,
    };
    let Some(ty) = type_of(logical, &properties) else {
        let raw = Target { fields: properties, ..Target::main(logical, logical.ty.clone()) };
        return Lowered { resources: vec![made(raw)], raw: true };
    };
    let targets = vec![Target::main(logical, ty.into())];
    let mut lowering = Lowering { logical, region: &provider.region, targets, levels: Vec::new() };
    let top = Here { target: 0, path: Str::new() };
    lowering.members("", &properties, &top);
    special::finish(&mut lowering, &properties);
    defaults::apply(&mut lowering);
    Lowered { resources: lowering.targets.into_iter().map(made).collect(), raw: false }
}

/// The Terraform type: which of several may depend on a property.
fn type_of(logical: &Logical, properties: &Fields) -> Option<&'static str> {
    let is_it = |variant: &tables::Variant| match properties.get(variant.property) {
        Some(value) if !value.is_null() => {
            variant.value.is_empty() || value.as_str().is_some_and(|text| text == variant.value)
        }
        _ => false,
    };
    tables::type_where(&logical.ty, is_it).filter(|ty| schema::resource(ty).is_some())
}

/// A resource that is being made.
struct Target {
    ty: Str,
    name: Str,
    fields: Fields,
    presence: Presence,
    block: Span,
    header: Span,
}

impl Target {
    fn main(logical: &Logical, ty: Str) -> Self {
        Self {
            ty,
            name: logical.id.clone(),
            fields: Fields::default(),
            presence: Presence::always(),
            block: logical.block,
            header: logical.header,
        }
    }

    fn node(&self) -> Option<Node> {
        schema::resource(&self.ty)
    }
}

/// An object of a block that is being made, inside of the resource or of another such object.
struct Level {
    target: usize,
    /// Its place in the resource, dotted.
    path: Str,
    fields: Fields,
}

/// What the default rule starts from: a resource and a place in it.
struct Here {
    target: usize,
    path: Str,
}

struct Lowering<'a> {
    logical: &'a Logical,
    /// The region that the resource is made in.
    region: &'a Value,
    /// The resource itself, then its companions.
    targets: Vec<Target>,
    levels: Vec<Level>,
}

impl Lowering<'_> {
    /// The properties of an object, which stand at `path` in CloudFormation.
    fn members(&mut self, path: &str, fields: &Fields, here: &Here) {
        if path.split('.').count() > MAX_DEPTH {
            self.open(here.target);
            return;
        }
        if fields.open {
            self.open(here.target);
        }
        for field in fields.entries() {
            self.property(&dotted(path, &field.key), field, here);
        }
    }

    /// One property, where its rows say, or else where its name says.
    fn property(&mut self, path: &str, field: &Field, here: &Here) {
        if field.value.is_null() {
            return;
        }
        let own = self.targets.first().map_or_else(Str::new, |target| target.ty.clone());
        let other = |ty: &str| ty != own && tables::variants(&self.logical.ty).any(|variant| variant.ty == ty);
        let rows: Vec<Property> = tables::properties(&self.logical.ty, path).filter(|row| !other(row.ty)).collect();
        for row in &rows {
            self.row(path, field, here, row);
        }
        if !rows.is_empty() {
            return;
        }
        let parent = self.targets.get(here.target).and_then(Target::node).and_then(|node| at(node, &here.path));
        if let Some(child) = parent.and_then(|parent| tables::child(parent, &field.key)) {
            self.structured(path, field, here.target, &dotted(&here.path, child.name()));
        }
    }

    /// A property as one of its rows says.
    fn row(&mut self, path: &str, field: &Field, here: &Here, row: &Property) {
        match row.transform {
            "drop" => return,
            "companion" | "companions" => return self.companions(path, field, row),
            _ => {}
        }
        let Some(target) = self.target(row.ty, here, field) else { return };
        match row.transform {
            "" => self.structured(path, field, target, row.into),
            "flatten" => {
                let here = Here { target, path: row.into.into() };
                match merged(&field.value) {
                    Some(fields) => self.members(path, &fields, &here),
                    None => self.open(target),
                }
            }
            "present" => {
                let set = Value::from(true).at(field.value.span);
                let set = values::where_present(&field.value, set);
                self.write(target, row.argument, field.at, set);
                if !row.into.is_empty() {
                    self.structured(path, field, target, row.into);
                }
            }
            "keys" => {
                for (key, at, value) in keyed(&field.value) {
                    let path = dotted(path, &key);
                    let field = Field { key, at, value };
                    let rows: Vec<Property> = tables::properties(&self.logical.ty, &path).collect();
                    rows.iter().for_each(|row| self.row(&path, &field, here, row));
                }
            }
            "entries" => {
                let Some(fields) = merged(&field.value) else { return self.open(target) };
                let items = values::entries(&fields, row.argument).into_iter().map(|(item, _)| item).collect();
                let value = Value::list(items).at(field.value.span);
                self.structured(path, &Field { value, ..field.clone() }, target, row.into);
            }
            "special" => special::apply(self, row.argument, field, target, row.into),
            transform => {
                let node = self.targets.get(target).and_then(Target::node).and_then(|node| at(node, row.into));
                if let Some(value) = transform::apply(transform, row.argument, &field.value, node) {
                    self.write(target, row.into, field.at, value);
                }
            }
        }
    }

    /// The resource that a row is about: the one that is being made, the main one, or the companion of that type.
    fn target(&mut self, ty: &str, here: &Here, field: &Field) -> Option<usize> {
        let is = |target: &Target| target.ty == ty;
        if self.targets.get(here.target).is_some_and(is) {
            return Some(here.target);
        }
        if let Some(found) = self.targets.iter().position(is) {
            return Some(found);
        }
        self.companion(ty, field.at, values::presence(&field.value))
    }

    /// A new companion, which names its parent.
    fn companion(&mut self, ty: &str, at: Span, presence: Presence) -> Option<usize> {
        schema::resource(ty)?;
        let parent = self.targets.first()?;
        let prefix = format!("{}_", parent.ty);
        let what = ty.strip_prefix(prefix.as_str()).or_else(|| ty.strip_prefix("aws_")).unwrap_or(ty);
        let others = self.targets.iter().filter(|target| target.ty == ty).count();
        let name = match others {
            0 => format!("{}__{what}", self.logical.id),
            others => format!("{}__{what}_{}", self.logical.id, others + 1),
        };
        let mut fields = Fields::default();
        if let Some((join, attribute)) = tables::join_of(ty, &parent.ty) {
            let value = self.reference(attribute, at);
            fields.set(Field { key: join.into(), at, value });
        }
        self.targets.push(Target { ty: ty.into(), name: name.into(), fields, presence, block: at, header: at });
        Some(self.targets.len() - 1)
    }

    /// An attribute of the resource itself, as another resource reads it.
    fn reference(&self, attribute: &str, at: Span) -> Value {
        let ty = self.targets.first().map(|target| target.ty.as_str()).unwrap_or_default();
        let reason = Reason::AfterApply(format!("{}.{attribute}", self.logical.id).into());
        let unknown = Unknown { ty: Some(Type::String), not_null: true, ..Unknown::new(reason) };
        Value::from_unknown(unknown).at(at).edit_meta(|meta| {
            meta.refs.push(Arc::new(Reference {
                module: Str::new(),
                resource: format!("{ty}.{}", self.logical.id).into(),
                key: InstanceKey::None,
                attribute: attribute.into(),
                exact: true,
            }));
        })
    }

    /// A property that Terraform has as a resource of its own, or as one for each element.
    fn companions(&mut self, path: &str, field: &Field, row: &Property) {
        if row.transform == "companion" {
            let fields = match merged(&field.value) {
                Some(fields) => fields,
                // That there is one is likely, and what it says cannot be known.
                None if field.value.is_unknown() => {
                    let mut any = Fields::default();
                    any.open = true;
                    any
                }
                None => return,
            };
            let Some(target) = self.companion(row.ty, field.at, values::presence(&field.value)) else { return };
            self.members(path, &fields, &Here { target, path: row.into.into() });
            return;
        }
        // A map says under its keys what a list says in its elements.
        let (found, _) = match field.value.as_fields() {
            Some(fields) if !row.argument.is_empty() => (values::entries(fields, row.argument), false),
            _ => elements(&field.value),
        };
        for (element, presence) in found {
            let at = element.span.or(field.at);
            let Some(target) = self.companion(row.ty, at, presence) else { return };
            match element.as_fields() {
                Some(fields) => self.members(path, fields, &Here { target, path: row.into.into() }),
                None => {
                    let node =
                        self.targets.get(target).and_then(Target::node).and_then(|node| self::at(node, row.into));
                    let value = transform::attribute(&element, node);
                    self.write(target, row.into, at, value);
                }
            }
        }
    }

    /// A property at the place that is meant for it, in the form that the schema has it in.
    fn structured(&mut self, path: &str, field: &Field, target: usize, into: &str) {
        let Some(node) = self.targets.get(target).and_then(Target::node).and_then(|node| at(node, into)) else {
            return;
        };
        if into.is_empty() {
            if let Some(fields) = merged(&field.value) {
                self.members(path, &fields, &Here { target, path: Str::new() });
            }
            return;
        }
        if !holds_objects(node) {
            return self.write(target, into, field.at, transform::attribute(&field.value, Some(node)));
        }
        let (found, open) = elements(&field.value);
        let mut seq = Seq { open, ..Seq::default() };
        for (element, presence) in found {
            let Some(fields) = element.as_fields() else { continue };
            self.levels.push(Level { target, path: into.into(), fields: Fields::default() });
            self.members(path, fields, &Here { target, path: into.into() });
            if let Some(level) = self.levels.pop() {
                seq.push(Value::object(level.fields).at(element.span), presence);
            }
        }
        let single = node.kind() == schema::Kind::Attribute && node.nesting() == Nesting::Single;
        let value = match seq.items.first() {
            Some(only) if single => values::optional(only, &seq.presence_of(0)),
            None if single => return,
            _ => Value::new(Kind::List(Arc::new(seq))).at(field.at),
        };
        self.write(target, into, field.at, value);
    }

    /// Sets what stands at a path of a resource, in the innermost object that is being made there.
    fn write(&mut self, target: usize, path: &str, at: Span, value: Value) {
        let Some(root) = self.targets.get(target).and_then(Target::node) else { return };
        let inside = |level: &&mut Level| level.target == target && below(path, &level.path).is_some();
        match self.levels.iter_mut().rev().find(inside) {
            Some(level) => {
                let rest = below(path, &level.path).unwrap_or_default();
                body::put(&mut level.fields, self::at(root, &level.path), rest, at, value);
            }
            None => {
                if let Some(target) = self.targets.get_mut(target) {
                    body::put(&mut target.fields, Some(root), path, at, value);
                }
            }
        }
    }

    /// What is being made there may hold more than is known.
    fn open(&mut self, target: usize) {
        match self.levels.iter_mut().rev().find(|level| level.target == target) {
            Some(level) => level.fields.open = true,
            None => {
                if let Some(target) = self.targets.get_mut(target) {
                    target.fields.open = true;
                }
            }
        }
    }
}

/// Whether it is a block, or an attribute that is written as one.
fn holds_objects(node: Node) -> bool {
    if node.kind() == schema::Kind::Block {
        return true;
    }
    let object = |ty: ValueType| matches!(ty, ValueType::Object(_));
    let objects = match node.value_type() {
        ValueType::List(element) | ValueType::Set(element) => object(element.get()),
        ty => object(ty),
    };
    objects && node.children().len() > 0
}

/// The node at a path, which may be the node itself.
fn at(node: Node, path: &str) -> Option<Node> {
    if path.is_empty() { Some(node) } else { node.path(path) }
}

fn dotted(path: &str, name: &str) -> Str {
    if path.is_empty() { name.into() } else { format!("{path}.{name}").into() }
}

/// What of a path is below another one.
fn below<'p>(path: &'p str, above: &str) -> Option<&'p str> {
    if above.is_empty() { Some(path) } else { path.strip_prefix(above)?.strip_prefix('.') }
}
