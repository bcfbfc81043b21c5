//! What the known values of resources refer to: the text of a resource's id or ARN in another resource is a reference,
//! whatever was written there.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Reference, Seq, Str};
use rustc_hash::FxHashMap;

use crate::ir::{Mode, ModuleInstance, Resource};
use crate::providers::companions;

/// Attributes whose text names a resource and no other one.
const NAMES: &[&str] = &["arn", "id", "self_link"];

/// Shorter texts name nothing: `1`, `on`.
const SHORTEST: usize = 4;

/// Which resource a text names, and by which attribute. Nothing where several have it.
type Named = FxHashMap<Str, Option<(usize, &'static str)>>;

/// Adds to the values of resources what they refer to, where nothing is known of that.
pub(super) fn refer(resources: &mut [Resource], modules: &[ModuleInstance]) {
    let mut named = Named::default();
    for (place, resource) in resources.iter().enumerate() {
        // A companion has the id of what it belongs to.
        if resource.mode != Mode::Managed || !companions::of(&resource.ty).is_empty() {
            continue;
        }
        for name in NAMES {
            if let Some(text) = resource.get(name).and_then(Value::as_str).filter(|text| text.len() >= SHORTEST) {
                let taken = named.entry(text.clone()).or_insert(Some((place, name)));
                if taken.is_some_and(|(other, _)| other != place) {
                    *taken = None;
                }
            }
        }
    }
    if named.is_empty() {
        return;
    }
    let references: Vec<Option<Arc<Reference>>> = vec![None; resources.len()];
    let mut references = References { named, made: references };
    for place in 0..resources.len() {
        let Some(resource) = resources.get(place) else { continue };
        let Some(body) = references.in_fields(&resource.body, place, true, resources, modules) else { continue };
        if let Some(resource) = resources.get_mut(place) {
            resource.body = Arc::new(body);
        }
    }
}

struct References {
    named: Named,
    made: Vec<Option<Arc<Reference>>>,
}

impl References {
    /// The entries with references; `None` when there are none to be added.
    fn in_fields(
        &mut self,
        fields: &Fields,
        own: usize,
        outermost: bool,
        all: &[Resource],
        modules: &[ModuleInstance],
    ) -> Option<Fields> {
        let mut changed: Option<Fields> = None;
        for field in fields.entries() {
            if outermost && NAMES.contains(&field.key.as_str()) {
                continue;
            }
            if let Some(value) = self.in_value(&field.value, own, all, modules) {
                changed.get_or_insert_with(|| fields.clone()).set(Field { value, ..field.clone() });
            }
        }
        changed
    }

    fn in_value(&mut self, value: &Value, own: usize, all: &[Resource], modules: &[ModuleInstance]) -> Option<Value> {
        match &value.kind {
            Kind::String(text) if text.len() >= SHORTEST && value.refs().is_empty() => {
                let (place, attribute) = (*self.named.get(text)?)?;
                if place == own {
                    return None;
                }
                let reference = self.reference(place, attribute, all, modules)?;
                Some(value.clone().edit_meta(|meta| meta.refs.push(reference)))
            }
            Kind::List(seq) => {
                let mut items: Option<Vec<Value>> = None;
                for (index, item) in seq.items.iter().enumerate() {
                    if let Some(item) = self.in_value(item, own, all, modules)
                        && let Some(place) = items.get_or_insert_with(|| seq.items.clone()).get_mut(index)
                    {
                        *place = item;
                    }
                }
                items.map(|items| value.with_kind(Kind::List(Arc::new(Seq { items, ..(**seq).clone() }))))
            }
            Kind::Object(fields) => self
                .in_fields(fields, own, false, all, modules)
                .map(|fields| value.with_kind(Kind::Object(Arc::new(fields)))),
            _ => None,
        }
    }

    fn reference(
        &mut self,
        place: usize,
        attribute: &str,
        all: &[Resource],
        modules: &[ModuleInstance],
    ) -> Option<Arc<Reference>> {
        let of = all.get(place)?;
        let made = self.made.get_mut(place)?;
        let known = made.as_ref().filter(|made| made.attribute == attribute);
        if let Some(known) = known {
            return Some(known.clone());
        }
        let reference = Arc::new(Reference {
            module: modules.get(of.module.0 as usize)?.address.clone(),
            resource: of.local_address(),
            key: of.key.clone(),
            attribute: attribute.into(),
            exact: true,
        });
        *made = Some(reference.clone());
        Some(reference)
    }
}
