//! What is said of properties in templates of CloudFormation.

use bartizan_lang::syntax::document::{Entry, Node};
use bartizan_lang::value::{Fields, Kind, Str};
use bartizan_lang::{Span, Value};
use bartizan_lsp::analyzer::Hover;

use super::super::names::{Tree, holds, section_of};
use super::super::view::bytes;
use super::Page;
use super::attribute::joined;
use super::values::{bullets, listed};
use crate::ir::ResourceIndex;
use crate::providers::cloudformation::names::{self, Shape};
use crate::report::{REDACTED, Untrusted, code, prose};

/// Longest trace that is shown.
const MAX_STEPS: usize = 8;

impl Page<'_> {
    /// A property of a resource: the innermost around the cursor.
    pub(super) fn property(&self, at: usize) -> Option<Hover> {
        let Tree::Template(document) = &self.names.tree else { return None };
        let (section, resource) = section_of(document, at)?;
        let resource = resource.filter(|_| section.key == "Resources")?;
        let ty = resource.value.get("Type").and_then(Node::as_str)?;
        let properties = resource.value.entry("Properties")?;
        if !holds(properties.span(), at) {
            let text = self.resource_text("resource", ty, (resource.key_span, resource.span()));
            let said = resource.value.entry("Type").filter(|entry| holds(entry.span(), at))?;
            return Some(Hover { range: bytes(said.value.span), text });
        }
        let mut path: Vec<&str> = Vec::new();
        let entry = innermost(&properties.value, at, &mut path)?;
        let mut parts = vec![self.headline(ty, &path)];
        let mut found = Vec::new();
        for deployment in &self.view.deployments {
            for (one, index) in deployment.resources.iter().zip(0..) {
                if one.header != resource.key_span && !resource.span().contains(one.block) {
                    continue;
                }
                let mut way = Vec::new();
                if let Some(value) = value_at(&one.body, entry, &mut way) {
                    found.push((deployment, one, ResourceIndex(index), value, way));
                }
            }
        }
        let name = path.last().copied().unwrap_or_default();
        if crate::secrets::names::hides(&crate::providers::spelling::snake_case(name)) && !found.is_empty() {
            parts.push(format!("Value: {}", code(&Untrusted::without_values(REDACTED))));
        } else {
            let label = |address: &str| code(&self.redactor.clean_address(address));
            let values: Vec<(String, Value)> =
                found.iter().map(|(_, one, _, value, _)| (label(&one.address), value.clone())).collect();
            parts.push(listed(&values, self.redactor));
        }
        if let Some((deployment, one, index, value, way)) = found.first() {
            let canonical = format!("{}.{}", one.ty, way.join("."));
            if !one.is_raw() {
                parts.push(format!("Checked as {}", code(&Untrusted::without_values(canonical))));
            }
            if let Some(tracer) = &deployment.tracer {
                let steps = tracer.trace(deployment, *index, entry.span(), value.span);
                if steps.len() > 1 {
                    let lines = steps.iter().skip(1).take(MAX_STEPS).map(|step| {
                        let place = self.place(step.span).map(|place| format!(" ({place})")).unwrap_or_default();
                        format!("{}{place}", prose(&self.redactor.clean(&step.message)))
                    });
                    parts.push(format!("From:\n{}", bullets(lines)));
                }
            }
            parts.extend(self.checks_reading(&one.ty, way));
        }
        Some(Hover { range: bytes(entry.span()), text: joined(parts) })
    }

    fn headline(&self, ty: &str, path: &[&str]) -> String {
        let name = code(&self.redactor.clean(path.last().copied().unwrap_or_default()));
        let dotted = path.join(".");
        let shape = names::paths(ty).find(|(known, _)| *known == dotted).map(|(_, shape)| match shape {
            Shape::String => "string",
            Shape::Boolean => "boolean",
            Shape::Number => "number",
            Shape::Object => "object",
            Shape::Objects => "list of objects",
            Shape::List => "list",
            Shape::Json => "JSON",
        });
        match shape {
            Some(shape) => format!("**{name}** · {shape}"),
            None => format!("**{name}**"),
        }
    }
}

/// The innermost entry around a byte, with the names on the way to it; functions are no names.
fn innermost<'n>(node: &'n Node, at: usize, path: &mut Vec<&'n str>) -> Option<&'n Entry> {
    if let Some(item) = node.items().iter().find(|item| holds(item.span, at)) {
        return innermost(item, at, path);
    }
    let entry = node.entries().iter().find(|entry| holds(entry.span(), at))?;
    if entry.key == "Ref" || entry.key == "Condition" || entry.key.starts_with("Fn::") {
        return None;
    }
    path.push(&entry.key);
    innermost(&entry.value, at, path).or(Some(entry))
}

/// The value of what is written in an entry, and the names on the way to it.
fn value_at(fields: &Fields, entry: &Entry, way: &mut Vec<Str>) -> Option<Value> {
    let is_it = |span: Span| span.is_some() && (span == entry.span() || span == entry.key_span);
    for field in fields.entries() {
        way.push(field.key.clone());
        if is_it(field.at) {
            return Some(field.value.clone());
        }
        if let Some(found) = below(&field.value, entry, way) {
            return Some(found);
        }
        way.pop();
    }
    None
}

fn below(value: &Value, entry: &Entry, way: &mut Vec<Str>) -> Option<Value> {
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => value_at(fields, entry, way),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().find_map(|item| below(item, entry, way))
        }
        Kind::Choice(choice) => choice.leaves().iter().find_map(|(_, leaf)| below(leaf, entry, way)),
        _ => None,
    }
}
