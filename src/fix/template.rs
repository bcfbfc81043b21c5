//! Fixes in templates of CloudFormation: attributes in Terraform's words are brought back to the properties that say them.

use bartizan_lang::check::{self, FixPath};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind};
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::data::Data;
use super::document::{Change, Changes, Editing};
use crate::providers::cloudformation::names::{Place, Shape, attributes};
use crate::providers::cloudformation::{self as tables, join_of};
use crate::report::{Finding, Written};

/// The way to a property: names, and whether there is a list at each.
type Way<'a> = Vec<(&'a str, bool)>;

/// The same with what each property holds.
type Shaped<'a> = Vec<(&'a str, Shape)>;

type Attributes = FxHashMap<(&'static str, String), Vec<Place>>;

/// The resource of a template that a fix edits.
struct Resource<'a> {
    id: &'a str,
    /// Its type, as the template has it.
    ty: &'a str,
    node: &'a Node,
    /// The type that it becomes, and what its properties become.
    own: Option<&'static str>,
    attributes: Attributes,
}

/// The resource that holds the edited block.
fn resource<'a>(document: &'a Node, block: &Written, finding: &Finding) -> Option<Resource<'a>> {
    let entries = document.get("Resources")?.entries();
    let around = |entry: &&Entry| entry.span().contains(block.span) || entry.value.span.contains(block.span);
    let entry = entries.iter().find(around)?;
    let ty = entry.value.get("Type")?.as_str()?;
    let whole = finding.blocks.iter().find(|block| block.span == entry.span()).unwrap_or(block);
    let own = tables::variants(ty).map(|variant| variant.ty).find(|known| *known == whole.ty.as_str());
    let own = own.or_else(|| tables::type_of(ty));
    let attributes = own.map(|own| attributes(ty, own)).unwrap_or_default();
    Some(Resource { id: &entry.key, ty, node: &entry.value, own, attributes })
}

/// Makes the changes of a fix in a template; none when some of it has no place there.
pub(super) fn edit(
    editing: &mut Editing<'_>,
    document: &Node,
    rule: &check::Fix,
    block: &Written,
    finding: &Finding,
) -> Option<()> {
    if !rule.cloudformation {
        return None;
    }
    let resource = resource(document, block, finding)?;
    let added: Vec<(Str, String, &'static str)> = rule
        .add
        .iter()
        .filter(|addition| !resource.says(addition))
        .filter_map(|addition| resource.beside(&addition.ty, document).map(|(id, cfn)| (addition.ty.clone(), id, cfn)))
        .collect();
    let computed = |expr: &Expr, text: &str| resource.computed(expr, text, &added);
    let mut changes = Changes::default();
    for setting in &rule.set {
        let value = Data::of_hcl(&setting.value, &computed)?;
        resource.set(&mut changes, &block.ty, &setting.path, value, editing)?;
    }
    for path in &rule.remove {
        let (way, _) = resource.way(&block.ty, path, None, editing)?;
        changes.add(&listed(&way), Change::Remove);
    }
    let mut beside = Changes::default();
    for addition in &rule.add {
        let body = parse_hcl(FileId::NONE, &addition.body).body;
        if resource.says(addition) {
            let skip = resource.own.and_then(|own| join_of(&addition.ty, own)).map(|(join, _)| join);
            for (path, value) in settings(&body, &addition.body, skip, &computed)? {
                let path = FixPath { element: false, steps: path.split('.').map(Str::from).collect() };
                resource.set(&mut changes, &addition.ty, &path, value, editing)?;
            }
        } else {
            let (_, id, cfn) = added.iter().find(|(ty, ..)| *ty == addition.ty)?;
            let properties = new_resource(cfn, &addition.ty, &body, &addition.body, &computed)?;
            let mut entries = vec![("Type".to_owned(), Data::Text((*cfn).to_owned()))];
            // A condition under which the one is there holds for the other.
            let condition = resource.node.get("Condition").and_then(Node::as_str);
            entries.extend(condition.map(|name| ("Condition".to_owned(), Data::Text(name.to_owned()))));
            if let Data::Object(all) = &properties
                && !all.is_empty()
            {
                entries.push(("Properties".to_owned(), properties));
            }
            beside.0.push((id.clone(), Change::Set(Data::Object(entries))));
        }
    }
    if !changes.0.is_empty() {
        let whole = Changes(vec![("Properties".to_owned(), Change::Below { changes, list: false })]);
        editing.mapping(resource.node, &whole).ok()?;
    }
    if !beside.0.is_empty() {
        editing.mapping(document.get("Resources")?, &beside).ok()?;
    }
    Some(())
}

/// The properties that say an attribute.
pub(super) fn of_attribute<'a>(attributes: &'a Attributes, ty: &str, path: &str) -> Option<&'a Vec<Place>> {
    let key = attributes.keys().find(|(of, into)| *of == ty && into == path)?;
    attributes.get(key)
}

/// The names of a way with whether there is a list of mappings at each.
fn listed<'a>(way: &[(&'a str, Shape)]) -> Way<'a> {
    way.iter().map(|(name, shape)| (*name, *shape == Shape::Objects)).collect()
}

impl Resource<'_> {
    /// Whether a property is written.
    fn holds(&self, place: &Place) -> bool {
        let mut here = self.node.get("Properties").into_iter().collect::<Vec<_>>();
        for (name, _) in &place.way {
            here = here.into_iter().filter_map(|node| node.get(name)).collect();
            here = here
                .into_iter()
                .flat_map(|node| if node.items().is_empty() { vec![node] } else { node.items().iter().collect() })
                .collect();
        }
        !here.is_empty()
    }

    fn set(&self, changes: &mut Changes, ty: &str, path: &FixPath, value: Data, editing: &Editing<'_>) -> Option<()> {
        let (way, place) = self.way(ty, path, Some(&value), editing)?;
        let value = match &place {
            Some(place) => said(self.ty, place, value)?,
            None => value,
        };
        let way = listed(&way);
        let is = |of: &[&str]| way.iter().map(|(name, _)| *name).eq(of.iter().copied());
        for (_, _, beside, said) in NEEDED.iter().filter(|(cfn, of, ..)| *cfn == self.ty && is(of)) {
            let mut way = way.clone();
            way.pop();
            way.push((beside, false));
            changes.add(&way, Change::Set(Data::Text((*said).to_owned())));
        }
        changes.add(&way, Change::Set(value));
        Some(())
    }

    /// The properties on the way to an attribute, and what becomes of the value there.
    fn way<'p>(
        &self,
        ty: &str,
        path: &'p FixPath,
        value: Option<&Data>,
        editing: &Editing<'_>,
    ) -> Option<(Shaped<'p>, Option<Place>)> {
        if ty.contains("::") {
            let way = path.steps.iter().map(|step| (step.as_str(), Shape::Json)).collect();
            return Some((way, None));
        }
        let steps = path.steps.join(".");
        if !path.element {
            let places = of_attribute(&self.attributes, ty, &steps)?;
            let mut fitting = places.iter().filter(|place| value.is_none_or(|value| takes(self.ty, place, value)));
            let place = fitting.clone().find(|place| self.holds(place)).or_else(|| fitting.next())?;
            return Some((place.way.clone(), Some(place.clone())));
        }
        // The element is the one around the place that the finding points at.
        let ends = |into: &str| into == steps || into.strip_suffix(&steps).is_some_and(|rest| rest.ends_with('.'));
        let mut places: Vec<&Place> = self
            .attributes
            .iter()
            .filter(|((of, into), _)| *of == ty && ends(into))
            .flat_map(|(_, places)| places)
            .collect();
        places.sort_by(|a, b| {
            b.way.len().cmp(&a.way.len()).then_with(|| {
                let names = |place: &Place| place.way.iter().map(|(name, _)| *name).collect::<Vec<_>>();
                names(a).cmp(&names(b))
            })
        });
        let properties = self.node.get("Properties")?;
        let around = |place: &&&Place| {
            let above = place.way.split_last().map(|(_, above)| above).unwrap_or_default();
            let mut here = vec![properties];
            for (name, _) in above {
                here = here.into_iter().filter_map(|node| node.get(name)).collect();
                here = here
                    .into_iter()
                    .flat_map(|node| if node.items().is_empty() { vec![node] } else { node.items().iter().collect() })
                    .filter(|node| node.span.contains(editing.at))
                    .collect();
            }
            !here.is_empty()
        };
        let place = places.iter().find(around)?;
        Some((place.way.clone(), Some((*place).clone())))
    }

    /// Whether a resource of Terraform's is a part of this one here.
    fn says(&self, addition: &check::Addition) -> bool {
        self.attributes.keys().any(|(ty, _)| *ty == addition.ty.as_str()) && self.own != Some(addition.ty.as_str())
    }

    /// The id and the type of a resource that is put beside this one; none when there is no such type.
    fn beside(&self, ty: &str, document: &Node) -> Option<(String, &'static str)> {
        let cfn = tables::named(ty)?;
        let kind = cfn.rsplit("::").next()?;
        let resources = document.get("Resources")?;
        let numbered = (2..).map(|number| format!("{}{kind}{number}", self.id));
        let mut ids = std::iter::once(format!("{}{kind}", self.id)).chain(numbered);
        let id = ids.find(|id| resources.entry(id).is_none())?;
        Some((id, cfn))
    }

    /// What refers to this resource, or to one that is added.
    fn computed(&self, expr: &Expr, text: &str, added: &[(Str, String, &'static str)]) -> Option<Data> {
        match &expr.kind {
            ExprKind::Traversal(traversal) => match traversal.root.as_str() {
                "self" => reference(self.id, self.ty, traversal.attr(0)?),
                "added" => {
                    let (_, id, cfn) = added.iter().find(|(ty, ..)| Some(ty) == traversal.attr(0))?;
                    reference(id, cfn, traversal.attr(1)?)
                }
                _ => None,
            },
            ExprKind::Call(call) if call.name == "jsonencode" => {
                let inner = call.args.first()?;
                Data::of_hcl(inner.span.text(text), &|expr, text| self.computed(expr, text, added))
            }
            _ => None,
        }
    }
}

/// What gives an attribute of a resource.
pub(super) fn reference(id: &str, cfn: &str, attribute: &str) -> Option<Data> {
    if tables::attribute_of(cfn, None) == Some(attribute) || attribute == "id" {
        return Some(Data::Ref(id.to_owned()));
    }
    let named = ["Arn", "Id", "Name", "Endpoint"];
    let name = named.into_iter().find(|name| tables::attribute_of(cfn, Some(name)) == Some(attribute))?;
    Some(Data::Attribute(id.to_owned(), name.to_owned()))
}

/// The attributes of an added resource with their values; none when one has no value that a template can say.
pub(super) fn settings(
    body: &Body,
    text: &str,
    skip: Option<&str>,
    computed: super::data::Computed<'_>,
) -> Option<Vec<(String, Data)>> {
    let mut all = Vec::new();
    for attribute in body.attributes.iter().filter(|attribute| Some(attribute.name.as_str()) != skip) {
        all.push((attribute.name.to_string(), Data::of_hcl(attribute.expr.span.text(text), computed)?));
    }
    for block in body.blocks.iter().filter(|block| block.ident != "lifecycle") {
        if body.blocks_of(&block.ident).count() > 1 {
            return None;
        }
        let inner = settings(&block.body, text, None, computed)?;
        all.extend(inner.into_iter().map(|(path, value)| (format!("{}.{path}", block.ident), value)));
    }
    Some(all)
}

/// The properties of a resource that is put beside the edited one.
fn new_resource(
    cfn: &'static str,
    ty: &str,
    body: &Body,
    text: &str,
    computed: super::data::Computed<'_>,
) -> Option<Data> {
    let own = tables::type_of(cfn)?;
    let attributes = attributes(cfn, own);
    let mut object: Vec<(String, Data)> = Vec::new();
    for (path, value) in settings(body, text, None, computed)? {
        let places = of_attribute(&attributes, ty, &path);
        match places.and_then(|places| places.iter().find(|place| takes(cfn, place, &value))) {
            Some(place) => put(&mut object, &place.way, said(cfn, place, value)?),
            // A policy is text in Terraform and an object here.
            None => {
                let name = tables::names::paths(cfn).find(|(name, shape)| {
                    let mut rows = tables::properties(cfn, name);
                    *shape == Shape::Json && rows.any(|row| row.into == path && row.transform == "json")
                });
                object.push((name?.0.to_owned(), value));
            }
        }
    }
    Some(Data::Object(object))
}

pub(super) fn put(object: &mut Vec<(String, Data)>, way: &[(&'static str, Shape)], value: Data) {
    let Some(((name, shape), rest)) = way.split_first() else { return };
    if rest.is_empty() {
        object.push(((*name).to_owned(), value));
        return;
    }
    let place = object.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        let empty = Data::Object(Vec::new());
        let empty = if *shape == Shape::Objects { Data::List(vec![empty]) } else { empty };
        object.push(((*name).to_owned(), empty));
        object.len() - 1
    });
    match object.get_mut(place).map(|(_, data)| data) {
        Some(Data::Object(inner)) => put(inner, rest, value),
        Some(Data::List(items)) => {
            if let Some(Data::Object(inner)) = items.first_mut() {
                put(inner, rest, value);
            }
        }
        _ => {}
    }
}

/// Whether a value can stand at a property: an object of properties is none that says one thing, unless it is a switch.
pub(super) fn takes(cfn: &str, place: &Place, value: &Data) -> bool {
    let object = matches!(place.way.last(), Some((_, Shape::Object | Shape::Objects)));
    match value {
        Data::List(_) | Data::Object(_) | Data::Ref(_) | Data::Attribute(..) => true,
        Data::Bool(_) if object => switch(cfn, place).is_some(),
        _ => !object,
    }
}

/// The only property of an object that holds nothing but a switch, as `EventBridgeConfiguration` of a bucket does.
fn switch(cfn: &str, place: &Place) -> Option<&'static str> {
    let way: Vec<&str> = place.way.iter().map(|(name, _)| *name).collect();
    let above = format!("{}.", way.join("."));
    let mut below = tables::names::paths(cfn).filter_map(|(path, shape)| Some((path.strip_prefix(&above)?, shape)));
    match (below.next(), below.next()) {
        (Some((name, Shape::Boolean)), None) => Some(name),
        _ => None,
    }
}

/// An attribute's value as the property has it; none when it has no such form.
pub(super) fn said(cfn: &str, place: &Place, value: Data) -> Option<Data> {
    let shape = place.way.last().map_or(Shape::Json, |(_, shape)| *shape);
    let value = shaped(undone(value, place)?, shape)?;
    Some(match (&value, switch(cfn, place).filter(|_| shape == Shape::Object)) {
        (Data::Bool(_), Some(name)) => Data::Object(vec![(name.to_owned(), value)]),
        _ => value,
    })
}

/// Properties without which another one is refused: the type, the property, and what must be said beside it. The schemas of
/// CloudFormation say so (`dependentRequired`).
const NEEDED: &[(&str, &[&str], &str, &str)] =
    &[("AWS::DynamoDB::Table", &["SSESpecification", "KMSMasterKeyId"], "SSEType", "KMS")];

/// A value as it was before its way to Terraform; none when it cannot have come from there.
fn undone(value: Data, place: &Place) -> Option<Data> {
    match (place.transform, &value) {
        ("", _) => Some(value),
        ("invert", Data::Bool(value)) => Some(Data::Bool(!value)),
        ("kebab", Data::Text(text)) => Some(Data::Text(
            text.split('-')
                .map(|word| {
                    let mut letters = word.chars();
                    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
                })
                .collect(),
        )),
        ("values", _) => {
            let written = match &value {
                Data::Text(text) => text.clone(),
                Data::Bool(value) => value.to_string(),
                Data::Number(number) => number.clone(),
                _ => return None,
            };
            let pairs = place.argument.split(',').filter_map(|pair| pair.split_once('='));
            let from = pairs.filter(|(from, _)| *from != "*").find(|(_, to)| *to == written)?.0;
            Some(match from {
                "true" => Data::Bool(true),
                "false" => Data::Bool(false),
                other => Data::Text(other.to_owned()),
            })
        }
        _ => None,
    }
}

/// A value in the shape that the property has; none when it has no such form.
fn shaped(value: Data, shape: Shape) -> Option<Data> {
    Some(match (shape, value) {
        (Shape::String, Data::Bool(value)) => Data::Text(value.to_string()),
        (Shape::String, Data::Number(number)) => Data::Text(number),
        // A document in a text: what refers to a resource cannot stand in it.
        (Shape::String, value @ (Data::List(_) | Data::Object(_))) => {
            if value.refers() {
                return None;
            }
            Data::Text(value.json("", "", ""))
        }
        (Shape::Boolean, Data::Text(text)) if text == "true" || text == "false" => Data::Bool(text == "true"),
        (Shape::Number, Data::Text(text)) if text.parse::<f64>().is_ok() => Data::Number(text),
        (_, value) => value,
    })
}

/// Whether a value stands where a parameter's default is, or another plain scalar.
pub(super) fn is_plain(node: &Node, value: &Data) -> bool {
    node.tag.is_none()
        && matches!(
            (&node.kind, value),
            (NodeKind::Bool(_) | NodeKind::String(_), Data::Bool(_))
                | (NodeKind::String(_), Data::Text(_))
                | (NodeKind::Number(..) | NodeKind::String(_), Data::Number(_))
                | (NodeKind::Sequence(_), Data::List(_))
        )
}
