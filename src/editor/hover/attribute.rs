//! What is said of attributes and blocks of resources: their values, what the provider's schema says of them, where the value
//! comes from, and which checks read them.

use bartizan_lang::syntax::ast::{Attribute, Block};
use bartizan_lang::value::{Fields, Kind, Str};
use bartizan_lang::{Span, Value};
use bartizan_lsp::analyzer::Hover;

use super::super::names::{Name, ResourceKind, Target};
use super::super::view::bytes;
use super::Page;
use super::values::{bullets, listed};
use crate::ir::{Deployment, Mode, Resource, ResourceIndex};
use crate::providers::defaults;
use crate::providers::schema::{self, ElementType, Nesting, Node, Presence, ValueType};
use crate::report::{REDACTED, Untrusted, code, prose, value_text};

/// What Terraform itself means in a resource.
const META: &[&str] = &["depends_on", "provider", "lifecycle", "provisioner", "connection"];

/// Longest trace that is shown.
const MAX_STEPS: usize = 8;

impl Page<'_> {
    /// An attribute, with the blocks around it.
    pub(super) fn attribute(&self, attribute: &Attribute, around: &[&Block]) -> Option<Hover> {
        let outer = around.first()?;
        let text = match outer.ident.as_str() {
            "resource" | "data" => self.resource_attribute(attribute, around)?,
            "locals" => self.local(&Name::Local(attribute.name.clone()))?,
            "variable" | "output" => {
                let name = outer.label(0)?.clone();
                let named = if outer.ident == "variable" { Name::Variable(name) } else { Name::Output(name) };
                self.local(&named)?
            }
            "module" if attribute.name == "count" || attribute.name == "for_each" => self.iterated(attribute.span)?,
            "module" if around.len() == 1 => {
                let name = Name::Argument(outer.label(0)?.clone(), attribute.name.clone());
                let target = self.view.target(&self.names, &name)?;
                self.declared(&target, (true, Some(outer.header)))?
            }
            _ => return None,
        };
        Some(Hover { range: bytes(attribute.span), text })
    }

    fn local(&self, name: &Name) -> Option<String> {
        self.declared(&Target { scope: self.names.scope.clone(), name: name.clone() }, (false, None))
    }

    fn resource_attribute(&self, attribute: &Attribute, around: &[&Block]) -> Option<String> {
        let (outer, inner) = around.split_first()?;
        let (kind, ty, _) = self.names.resource(outer)?;
        let name = attribute.name.as_str();
        if inner.is_empty() && matches!(name, "count" | "for_each") {
            return self.iterated(attribute.span);
        }
        if inner.is_empty() && META.contains(&name) || inner.iter().any(|block| META.contains(&block.ident.as_str())) {
            return None;
        }
        if inner.last().is_some_and(|block| block.ident == "dynamic") {
            return None;
        }
        let mut path = way(inner);
        path.push(attribute.name.clone());
        let node = node_at(kind, &ty, &path);
        let mut parts = vec![headline(name, node)];
        let found = self.values_at(outer.header, &path, attribute.span);
        let hidden = node.is_some_and(Node::sensitive) || crate::secrets::names::hides(name);
        if hidden && !found.is_empty() {
            parts.push(format!("Value: {}", code(&Untrusted::without_values(REDACTED))));
        } else {
            parts.push(listed(&self.labelled(&found), self.redactor));
        }
        if let Some(default) = self.default_of(&ty, &path, found.first().map(|one| one.resource)) {
            parts.push(format!("Where it is not written, the provider takes {default}."));
        }
        parts.extend(found.first().and_then(|one| self.trace(one, attribute.span)));
        parts.extend(self.checks_reading(&target_of(kind, &ty), &path));
        Some(joined(parts))
    }

    /// A block inside of a resource.
    pub(super) fn nested_block(&self, around: &[&Block]) -> Option<Hover> {
        let (outer, inner) = around.split_first()?;
        let last = inner.last()?;
        if inner.iter().any(|block| META.contains(&block.ident.as_str())) {
            return None;
        }
        let (kind, ty, _) = self.names.resource(outer)?;
        let path = way(inner);
        let node = node_at(kind, &ty, &path)?;
        let mut parts = vec![headline(node.name(), Some(node))];
        parts.extend(self.checks_reading(&target_of(kind, &ty), &path));
        Some(Hover { range: bytes(last.header), text: joined(parts) })
    }

    /// The values of what is written at a place of a block, in each of its instances.
    fn values_at(&self, header: Span, path: &[Str], at: Span) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        for deployment in &self.view.deployments {
            for (resource, index) in deployment.resources.iter().zip(0..).filter(|(one, _)| one.header == header) {
                let index = ResourceIndex(index);
                each_at(&resource.body, path, at, &mut |value| {
                    found.push(Found { deployment, resource, index, value: value.clone() });
                });
            }
        }
        found
    }

    /// With the addresses of the instances.
    fn labelled(&self, found: &[Found<'_>]) -> Vec<(String, Value)> {
        let roots = found.windows(2).any(|pair| matches!(pair, [a, b] if a.deployment.root != b.deployment.root));
        let label = |one: &Found<'_>| {
            let address = code(&self.redactor.clean_address(&one.resource.address));
            let root = code(&Untrusted::without_values(one.deployment.root.clone()));
            let all = one.deployment.addresses(one.index).len();
            let more = if all > 1 { format!(" and {} equal ones", all - 1) } else { String::new() };
            if roots { format!("{address}{more} in {root}") } else { format!("{address}{more}") }
        };
        found.iter().map(|one| (label(one), one.value.clone())).collect()
    }

    /// What the provider takes where the attribute is not written.
    fn default_of(&self, ty: &str, path: &[Str], resource: Option<&Resource>) -> Option<String> {
        let row = defaults::of(ty).iter().find(|row| row.path.iter().copied().eq(path.iter().map(Str::as_str)))?;
        let provider = resource.map(|resource| &resource.provider);
        let kind = provider.map_or("", |provider| provider.kind.as_str());
        let value = row.value(kind, provider.and_then(|provider| provider.version.as_deref()));
        (!value.is_null()).then(|| code(&Untrusted::without_values(value_text(&value, self.redactor, 60))))
    }

    /// Where a value comes from, when that is somewhere else.
    fn trace(&self, found: &Found<'_>, at: Span) -> Option<String> {
        let tracer = found.deployment.tracer.as_ref()?;
        let steps = tracer.trace(found.deployment, found.index, at, found.value.span);
        if steps.len() < 2 {
            return None;
        }
        let lines = steps.iter().skip(1).take(MAX_STEPS).map(|step| {
            let place = self.place(step.span).map(|place| format!(" ({place})")).unwrap_or_default();
            format!("{}{place}", prose(&self.redactor.clean(&step.message)))
        });
        Some(format!("From:\n{}", bullets(lines)))
    }

    /// The instances of the block that a `count` or `for_each` stands in.
    pub(super) fn iterated(&self, at: Span) -> Option<String> {
        let super::Tree::Configuration(body) = &self.names.tree else { return None };
        let block = body.blocks.iter().find(|block| block.span.contains(at))?;
        let mut addresses: Vec<String> = Vec::new();
        // A `dynamic` block makes blocks, not instances.
        let own = block.body.attributes.iter().any(|attribute| attribute.span == at);
        for deployment in self.view.deployments.iter().filter(|_| own) {
            match block.ident.as_str() {
                "module" => {
                    addresses.extend(
                        deployment.modules.iter().filter(|one| one.call == block.header).flat_map(|one| {
                            std::iter::once(&one.address).chain(&one.replicas).map(ToString::to_string)
                        }),
                    )
                }
                _ => {
                    let instances = deployment.resources.iter().zip(0..).filter(|(one, _)| one.header == block.header);
                    addresses.extend(
                        instances
                            .flat_map(|(_, index)| deployment.addresses(ResourceIndex(index)))
                            .map(|a| a.to_string()),
                    );
                }
            }
        }
        let written = self.written(at);
        let mut parts: Vec<String> = written.into_iter().collect();
        let lines: Vec<String> = addresses.iter().map(|address| code(&self.redactor.clean_address(address))).collect();
        if !lines.is_empty() {
            let many = if lines.len() == 1 { "instance" } else { "instances" };
            parts.push(format!("{} {many}:\n{}", lines.len(), super::values::first(&lines, MAX_STEPS)));
        }
        (!parts.is_empty()).then(|| joined(parts))
    }
}

/// A value in one instance.
struct Found<'a> {
    deployment: &'a Deployment,
    resource: &'a Resource,
    index: ResourceIndex,
    value: Value,
}

/// Paragraphs of Markdown.
pub(super) fn joined(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The type that checks name.
fn target_of(kind: ResourceKind, ty: &str) -> String {
    if kind == ResourceKind::Data { format!("data.{ty}") } else { ty.to_owned() }
}

fn node_at(kind: ResourceKind, ty: &str, path: &[Str]) -> Option<Node> {
    let mode = if kind == ResourceKind::Data { Mode::Data } else { Mode::Managed };
    path.iter().try_fold(schema::of(mode, ty)?, |node, name| node.child(name))
}

/// The names of blocks; a `dynamic` block stands for those that it makes.
fn way(blocks: &[&Block]) -> Vec<Str> {
    let mut path: Vec<Str> = Vec::new();
    let mut made = false;
    for block in blocks {
        if block.ident == "dynamic" {
            path.extend(block.label(0).cloned());
            made = true;
        } else if !(made && block.ident == "content") {
            path.push(block.ident.clone());
        } else {
            made = false;
        }
    }
    path
}

/// The name of an attribute or block, and what the schema says of it.
fn headline(name: &str, node: Option<Node>) -> String {
    let name = code(&Untrusted::without_values(name));
    let Some(node) = node else { return format!("**{name}**") };
    let presence = match node.presence() {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Computed => "decided by the provider",
        Presence::OptionalComputed => "optional, else decided by the provider",
    };
    let secret = if node.sensitive() { " · sensitive" } else { "" };
    let ty = match (node.kind(), node.nesting()) {
        (schema::Kind::Block, Nesting::None | Nesting::Single) => "block".to_owned(),
        (schema::Kind::Block, _) => "blocks".to_owned(),
        (schema::Kind::Attribute, _) => type_of(node.value_type()),
    };
    format!("**{name}** · {ty} · {presence}{secret}")
}

fn type_of(ty: ValueType) -> String {
    let of = |name: &str, element: ElementType| format!("{name} of {}", type_of(element.get()));
    match ty {
        ValueType::Any => "any".to_owned(),
        ValueType::String => "string".to_owned(),
        ValueType::Number => "number".to_owned(),
        ValueType::Bool => "bool".to_owned(),
        ValueType::Object(_) => "object".to_owned(),
        ValueType::List(element) => of("list", element),
        ValueType::Set(element) => of("set", element),
        ValueType::Map(element) => of("map", element),
    }
}

/// Visits the values of what is written at a place, below the way that leads there.
fn each_at(fields: &Fields, path: &[Str], at: Span, visit: &mut dyn FnMut(&Value)) {
    let Some((name, rest)) = path.split_first() else { return };
    let Some(field) = fields.field(name) else { return };
    if rest.is_empty() {
        if field.at == at || field.value.span == at || at.contains(field.at) {
            visit(&field.value);
        }
        return;
    }
    each_object(&field.value, &mut |inner| each_at(inner, rest, at, visit));
}

/// Visits the objects that a value is or holds.
fn each_object(value: &Value, visit: &mut dyn FnMut(&Fields)) {
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => visit(fields),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| each_object(item, visit));
        }
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| each_object(leaf, visit)),
        _ => {}
    }
}
