//! The credentials in the values of a plan or a state, when no source says where they are written: in what resources are
//! given, and in outputs. Each is told at the address of what holds it.
//!
//! A value that somebody wrote as it is counts by its name, too. What a variable or another resource hands on is as it should
//! be where it is marked sensitive; where it is not, only what has the format of a credential is one. What a provider computes
//! is written by nobody.

use std::sync::Arc;

use bartizan_lang::value::{Fields, InstanceKey, Kind, Presence, Str};
use bartizan_lang::{Span, Value};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::deployment::Configured;
use super::model::{Action, Expression, Expressions, OutputChange, ResourceChange, ResourceId, State};
use super::references::Names;
use crate::formats::sinks::{is_plain_parameter, marked_paths};
use crate::ir::{Credential, Deployment, Mode, ModuleIndex, ProviderInstance, Resource, ResourceIndex};
use crate::providers::schema::{self, Node};
use crate::secrets::{Block, Found, Known, Origin, Site, in_value, value_name};

/// The credentials of one resource.
#[derive(Default)]
pub(super) struct Held {
    pub(super) before: Vec<Arc<Found>>,
    pub(super) after: Vec<Arc<Found>>,
}

/// The credentials of the resources that hold some, by the places of their changes.
pub(super) fn of_changes(
    changes: &[ResourceChange],
    configured: &Configured<'_>,
    names: &Names<'_>,
) -> FxHashMap<usize, Held> {
    let managed = |change: &ResourceChange| change.id.mode == Mode::Managed && change.deposed.is_none();
    let marks = Marks::of_types(changes.iter().filter(|change| managed(change)).map(|change| &change.id));
    let held = changes.par_iter().enumerate().with_min_len(64).filter(|(_, change)| managed(change));
    let held = held.filter_map(|(place, change)| {
        let marks = marks.get(&change.id.ty)?;
        let written = configured.resource(&change.id).map(|resource| &resource.expressions);
        let held = of_change(change, written, names, marks);
        (!held.before.is_empty() || !held.after.is_empty()).then_some((place, held))
    });
    held.collect()
}

fn of_change(change: &ResourceChange, written: Option<&Expressions>, names: &Names<'_>, marks: &Marks) -> Held {
    let id = &change.id;
    let walk = |sites| Walk { id, marks, names, sites, path: String::new(), found: Vec::new() };
    let stays = !matches!(change.action, Action::Delete | Action::Forget);
    let planned = change.after.as_fields().filter(|_| stays);
    let after = match (planned, written) {
        (Some(body), Some(written)) => walk(Sites::Written).of(body, |name, value| match written.get(name) {
            Some(expression) => Some(Some(expression)),
            None => marks.may_be_dynamic(name, value).then_some(None),
        }),
        // What is planned and nowhere written: only a damaged plan has that.
        (Some(body), None) => walk(Sites::Facts).of(body, |name, _| (!marks.is_computed(name)).then_some(None)),
        (None, _) => Vec::new(),
    };
    let after = told(after, id);
    if change.action == Action::NoOp {
        return Held { before: after.clone(), after };
    }
    let Some(was) = change.before.as_fields() else { return Held { before: Vec::new(), after } };
    // What is written now was written before, where its value was the same; of other values nobody knows what was written.
    let mut before: Vec<Arc<Found>> = Vec::new();
    for found in &after {
        let attribute = found.path.split('.').next().unwrap_or_default();
        let same = |now: &Arc<Fields>| was.get(attribute).zip(now.get(attribute)).is_some_and(|(a, b)| a.same(b));
        if planned.is_some_and(same) || was.entries().iter().any(|field| mentions(&field.value, &found.text)) {
            before.push(found.clone());
        }
    }
    let old = walk(Sites::Facts).of(was, |name, value| {
        let unwritten =
            written.is_some_and(|written| written.get(name).is_none()) && !marks.may_be_dynamic(name, value);
        let same = |now: &Value| now.is_unknown() || now.same(value);
        let stayed = || planned.and_then(|now| now.get(name)).is_some_and(same);
        let nobody_wrote = marks.is_computed(name) || (unwritten && stayed());
        (!nobody_wrote).then_some(None)
    });
    let known: FxHashSet<Str> = before.iter().map(|found| found.text.clone()).collect();
    let new = told(old, id).into_iter().filter(|found| !known.contains(&found.text));
    before.extend(new);
    Held { before, after }
}

/// The credentials of the resources of a state that hold some, by address.
pub(super) fn of_state(state: &State) -> FxHashMap<&str, Vec<Arc<Found>>> {
    let managed = || state.resources.iter().filter(|resource| resource.id.mode == Mode::Managed);
    let marks = Marks::of_types(managed().map(|resource| &resource.id));
    let names = Names::default();
    let held = managed().filter_map(|resource| {
        let marks = marks.get(&resource.id.ty)?;
        let id = &resource.id;
        let walk = Walk { id, marks, names: &names, sites: Sites::Facts, path: String::new(), found: Vec::new() };
        let found = told(walk.of(resource.values.as_fields()?, |_, _| Some(None)), id);
        (!found.is_empty()).then_some((id.address.as_str(), found))
    });
    held.collect()
}

/// Adds the credentials in the outputs that are not sensitive, and the outputs that hold them.
pub(super) fn add_outputs(
    deployment: &mut Deployment,
    outputs: &[OutputChange],
    value: impl Fn(&OutputChange) -> &Value,
    written: Option<&[(Str, Expression)]>,
) {
    for output in outputs.iter().filter(|output| !output.sensitive) {
        let expression = written.unwrap_or_default().iter().find(|(name, _)| *name == output.name);
        let origin = expression.map_or(Origin::Named, |(_, expression)| origin_of(expression));
        let address = || format!("output.{}", output.name);
        let mut known = Vec::new();
        in_output(value(output), &output.name, origin, &address, &mut known);
        if known.is_empty() {
            continue;
        }
        let block = Block {
            address: address().into(),
            ty: "output".into(),
            name: output.name.clone(),
            place: "output",
            header: output.at,
            span: output.at,
        };
        let place = deployment.resources.len() + deployment.declarations.len();
        let holder = ResourceIndex(u32::try_from(place).unwrap_or(u32::MAX));
        deployment.declarations.push(Resource {
            address: block.address.clone(),
            module: ModuleIndex::ROOT,
            mode: Mode::Managed,
            ty: block.ty.clone(),
            name: block.name.clone(),
            key: InstanceKey::None,
            provider: ProviderInstance::nobody(),
            body: Arc::default(),
            presence: Presence::always(),
            symbolic: None,
            facts: false,
            block: output.at,
            header: output.at,
        });
        let found = once_each(known.into_iter().map(|known| (known, Str::from("value"))).collect(), &Arc::new(block));
        deployment.credentials.extend(found.into_iter().map(|found| Credential { found, holder, parent: None }));
    }
}

/// Attributes that name a thing: the id of a key is no key, whatever the output is called.
const IDENTIFIERS: &[&str] = &["arn", "id", "key_id", "name", "self_link", "uri", "url", "version", "version_id"];

/// What the name of an output says of its value.
fn origin_of(expression: &Expression) -> Origin {
    match expression {
        Expression::Constant(_) => Origin::Literal,
        // After each reference its shorter forms are listed.
        Expression::References(names) => {
            let identifies = |name: &Str| name.rsplit('.').next().is_some_and(|last| IDENTIFIERS.contains(&last));
            if names.first().is_some_and(identifies) { Origin::Other } else { Origin::Named }
        }
        Expression::Blocks(_) => Origin::Named,
    }
}

fn in_output(value: &Value, name: &str, origin: Origin, address: &dyn Fn() -> String, found: &mut Vec<Known>) {
    if is_marked(value) {
        return;
    }
    match &value.kind {
        Kind::String(text) => in_value(text, Site { name, origin, marked: false, address }, found),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| in_output(item, name, origin, address, found));
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            for field in fields.entries() {
                in_output(&field.value, value_name(fields, &field.key), origin, address, found);
            }
        }
        _ => {}
    }
}

/// What the schema says of the attributes of a type.
struct Marks {
    node: Option<Node>,
    /// The paths that hold something sensitive.
    sensitive: Vec<String>,
    /// Those of them whose value is a secret itself.
    secrets: Arc<[String]>,
}

impl Marks {
    fn of_types<'a>(ids: impl Iterator<Item = &'a ResourceId>) -> FxHashMap<Str, Self> {
        let mut all = FxHashMap::default();
        for id in ids {
            if !all.contains_key(&id.ty) {
                let node = schema::resource(&id.ty);
                let sensitive = node.into_iter().flat_map(Node::sensitive_paths).collect();
                all.insert(id.ty.clone(), Self { node, sensitive, secrets: marked_paths(Mode::Managed, &id.ty) });
            }
        }
        all
    }

    /// Whether an attribute is one that nobody can write.
    fn is_computed(&self, name: &str) -> bool {
        self.node.and_then(|node| node.child(name)).is_some_and(|node| node.presence() == schema::Presence::Computed)
    }

    /// Whether something that no expression stands for may be the blocks that a `dynamic` makes.
    fn may_be_dynamic(&self, path: &str, value: &Value) -> bool {
        match self.node.map(|node| node.path(path)) {
            Some(node) => node.is_some_and(|node| node.kind() == schema::Kind::Block),
            None => value.as_seq().is_some_and(|seq| seq.items.iter().any(|item| item.as_fields().is_some())),
        }
    }
}

/// What values are looked through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sites {
    /// Those that a configuration writes.
    Written,
    /// Those that there are.
    Facts,
}

/// What stands for a value in the configuration: nothing where that is not known.
type Expressed<'e> = Option<&'e Expression>;

/// A way through the values of one resource.
struct Walk<'a> {
    id: &'a ResourceId,
    marks: &'a Marks,
    names: &'a Names<'a>,
    sites: Sites,
    /// The attribute, dotted.
    path: String,
    found: Vec<(Known, Str)>,
}

impl Walk<'_> {
    /// What is found in those attributes that `expressed` lets through, with what it says of them.
    fn of<'e>(
        mut self,
        body: &'e Fields,
        expressed: impl Fn(&str, &Value) -> Option<Expressed<'e>>,
    ) -> Vec<(Known, Str)> {
        let plain = is_plain_parameter(&self.id.ty, body);
        for field in body.entries() {
            if let Some(expression) = expressed(&field.key, &field.value) {
                self.path.push_str(&field.key);
                self.value(&field.value, &field.key, expression, plain);
                self.path.clear();
            }
        }
        self.found
    }

    fn value(&mut self, value: &Value, name: &str, expression: Expressed<'_>, plain: bool) {
        let literal = self.is_literal(value, expression);
        // What is handed on and marked is how it should be, with all that is in it.
        let is_path = |path: &String| *path == self.path;
        if !literal && (is_marked(value) || self.marks.sensitive.iter().any(is_path)) {
            return;
        }
        match (&value.kind, expression) {
            (Kind::String(text), _) => {
                let origin = if literal { Origin::Literal } else { Origin::Other };
                let marked = literal && !plain && self.marks.secrets.iter().any(is_path);
                let id = self.id;
                let address = || format!("{}.{}", id.ty, id.name);
                let mut known = Vec::new();
                in_value(text, Site { name, origin, marked, address: &address }, &mut known);
                self.found.extend(known.into_iter().map(|known| (known, Str::from(self.path.as_str()))));
            }
            (Kind::List(seq), Some(Expression::Blocks(blocks))) if seq.items.len() == blocks.len() => {
                for (item, block) in seq.items.iter().zip(blocks) {
                    match item.as_fields() {
                        Some(fields) => self.fields(fields, Some(block), None, plain),
                        None => self.value(item, name, None, plain),
                    }
                }
            }
            (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), _) => {
                let inner = expression.filter(|expression| !matches!(expression, Expression::Blocks(_)));
                for item in &seq.items {
                    match item.as_fields() {
                        Some(fields) => self.fields(fields, None, inner.filter(|_| literal), plain),
                        None => self.value(item, name, inner.filter(|_| literal), plain),
                    }
                }
            }
            (Kind::Map(fields) | Kind::Object(fields), Some(Expression::Blocks(blocks))) => match blocks.as_slice() {
                [block] => self.fields(fields, Some(block), None, plain),
                _ => self.fields(fields, None, None, plain),
            },
            (Kind::Map(fields) | Kind::Object(fields), _) => {
                self.fields(fields, None, expression.filter(|_| literal), plain);
            }
            _ => {}
        }
    }

    /// Looks through an object: with the expressions of its entries where it is a block, else with one for all of it.
    fn fields(&mut self, fields: &Fields, block: Option<&Expressions>, whole: Expressed<'_>, plain: bool) {
        for field in fields.entries() {
            let length = self.path.len();
            self.path.push('.');
            self.path.push_str(&field.key);
            let expression = match block {
                Some(block) => block.get(&field.key),
                None => whole,
            };
            let unwritten = block.is_some() && expression.is_none() && self.sites == Sites::Written;
            if !unwritten || self.marks.may_be_dynamic(&self.path, &field.value) {
                self.value(&field.value, value_name(fields, &field.key), expression, plain);
            }
            self.path.truncate(length);
        }
    }

    /// Whether somebody wrote a value as it is: there, or as the argument of the module.
    fn is_literal(&self, value: &Value, expression: Expressed<'_>) -> bool {
        match expression {
            Some(Expression::Constant(_)) => true,
            Some(Expression::References(mentioned)) => match mentioned.as_ref() {
                [only] => self.names.constant(&self.id.module, only).is_some_and(|constant| constant.same(value)),
                _ => false,
            },
            _ => false,
        }
    }
}

fn is_marked(value: &Value) -> bool {
    value.meta().is_some_and(|meta| meta.sensitive || meta.ephemeral)
}

/// Whether a text stands anywhere in a value.
pub(super) fn mentions(value: &Value, text: &str) -> bool {
    value.as_str().is_some_and(|known| known.contains(text))
        || value.as_seq().is_some_and(|seq| seq.items.iter().any(|item| mentions(item, text)))
        || value.as_fields().is_some_and(|fields| fields.entries().iter().any(|f| mentions(&f.value, text)))
}

fn told(found: Vec<(Known, Str)>, id: &ResourceId) -> Vec<Arc<Found>> {
    if found.is_empty() {
        return Vec::new();
    }
    let block = Block {
        address: format!("{}.{}", id.ty, id.name).into(),
        ty: id.ty.clone(),
        name: id.name.clone(),
        place: "resource",
        header: id.at,
        span: id.at,
    };
    once_each(found, &Arc::new(block))
}

/// Each credential once, however many attributes have it. Two of a kind under one name are told apart by a number, since their
/// places do not.
fn once_each(found: Vec<(Known, Str)>, block: &Arc<Block>) -> Vec<Arc<Found>> {
    let has_secret = found.iter().any(|(known, _)| known.kind == "aws_secret_access_key");
    let mut texts: FxHashSet<Str> = FxHashSet::default();
    let mut numbers: FxHashMap<(&'static str, Str), usize> = FxHashMap::default();
    let mut all = Vec::with_capacity(found.len());
    for (known, path) in found {
        if !texts.insert(known.text.clone()) {
            continue;
        }
        // The identifier of a key belongs to its secret half.
        let told = known.told && !(has_secret && known.kind == "aws_access_key_id");
        let mut name = known.name;
        if told {
            let number = numbers.entry((known.kind, name.clone())).or_default();
            *number += 1;
            if *number > 1 {
                name = format!("{name} ({number})").into();
            }
        }
        all.push(Arc::new(Found {
            kind: known.kind,
            service: known.service,
            name: Some(name),
            path,
            block: block.clone(),
            secret: Span::NONE,
            text: known.text,
            told,
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_key_is_no_key() {
        let references = |names: &[&str]| Expression::References(names.iter().map(|name| Str::from(*name)).collect());
        let of = |names: &[&str]| origin_of(&references(names));
        assert_eq!(of(&["aws_api_gateway_api_key.partner.id", "aws_api_gateway_api_key.partner"]), Origin::Other);
        assert_eq!(of(&["aws_api_gateway_api_key.partner.value", "aws_api_gateway_api_key.partner"]), Origin::Named);
        assert_eq!(of(&["var.token"]), Origin::Named);
        assert_eq!(origin_of(&Expression::Constant(Value::from("x"))), Origin::Literal);
    }
}
