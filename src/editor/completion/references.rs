//! Names in expressions: variables, locals, outputs of modules, resources and their attributes, functions.

use bartizan_lang::functions;
use bartizan_lang::syntax::ast::{Expr, ExprKind};
use bartizan_lang::value::Type;
use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::Items;
use super::cursor::{Cursor, Open, chain, declared};
use super::terraform::{Around, type_text};
use crate::formats::terraform::Module;
use crate::ir::Mode;
use crate::providers::schema::{self, Node};

/// Most characters of a default that are shown.
const SHOWN: usize = 40;

/// The names that may be written at a place.
pub(super) fn completion(around: &Around<'_>, place: &Cursor<'_>, from: usize, at: usize) -> Vec<Completion> {
    let text = around.file.text();
    let mut items = Items::new(text, from, at);
    let Some(chain) = chain(text, from) else { return items.found };
    let module = &around.module;
    // What stands in a block that is not whole is lost to the module, but not to whoever writes it.
    let here = declared(text);
    match chain.as_slice() {
        [] => {
            let opens = !text.get(at..).unwrap_or_default().starts_with('(');
            roots(&mut items, place, (module, &here), opens);
        }
        ["var"] => {
            for variable in &module.variables {
                let ty = variable.ty.as_ref().map_or_else(|| "any".to_owned(), type_text);
                items.add(&variable.name, SymbolKind::Variable, &ty, 0);
            }
            labelled(&mut items, &here, ("variable", SymbolKind::Variable));
        }
        ["var", name, rest @ ..] => {
            let variable = module.variables.iter().find(|variable| variable.name == *name);
            if let Some(ty) = variable.and_then(|variable| variable.ty.as_ref()) {
                of_type(&mut items, ty, rest);
            }
        }
        ["local"] => {
            for local in &module.locals {
                items.add(&local.name, SymbolKind::Constant, &written(&local.expr, around), 0);
            }
            let names = here.iter().filter(|open| open.ident == "locals").flat_map(|open| &open.written);
            names.for_each(|name| items.add_once(name, SymbolKind::Constant));
        }
        ["local", name, rest @ ..] => {
            if let Some(local) = module.locals.iter().find(|local| local.name == *name) {
                keys(&mut items, &local.expr, rest);
            }
        }
        ["module"] => {
            for call in &module.calls {
                items.add(&call.name, SymbolKind::Module, call.source.as_deref().unwrap_or_default(), 0);
            }
            labelled(&mut items, &here, ("module", SymbolKind::Module));
        }
        ["module", name] => {
            for output in around.called(name).iter().flat_map(|called| &called.outputs) {
                let detail = if output.sensitive { "output, sensitive" } else { "output" };
                items.add(&output.name, SymbolKind::Output, detail, 0);
            }
        }
        ["each"] => items.add_all(["key", "value"], SymbolKind::Value, "", 0),
        ["count"] => items.add("index", SymbolKind::Value, "number", 0),
        ["path"] => items.add_all(["module", "root", "cwd"], SymbolKind::Value, "string", 0),
        ["terraform"] => items.add("workspace", SymbolKind::Value, "string", 0),
        ["self", rest @ ..] => {
            let outer = place.blocks.first().filter(|open| open.ident == "resource");
            let node = outer.and_then(|open| schema::resource(open.labels.first()?));
            of_node(&mut items, node, rest);
        }
        ["data"] => types(&mut items, (module, &here), Mode::Data),
        ["data", ty] => named(&mut items, (module, &here), (Mode::Data, ty)),
        ["data", ty, _, rest @ ..] => of_node(&mut items, schema::data_source(ty), rest),
        [name, rest @ ..] if is_iterator(place, name) => match rest {
            [] => items.add_all(["key", "value"], SymbolKind::Value, "", 0),
            _ => {}
        },
        [ty] => named(&mut items, (module, &here), (Mode::Managed, ty)),
        [ty, _, rest @ ..] => of_node(&mut items, schema::resource(ty), rest),
    }
    items.found
}

/// What a reference begins with, and functions.
fn roots(items: &mut Items<'_>, place: &Cursor<'_>, (module, here): (&Module, &[Open<'_>]), opens: bool) {
    let is_here = |ident: &str| here.iter().any(|open| open.ident == ident);
    let written = |name: &str| place.blocks.first().is_some_and(|open| open.written.contains(&name));
    let mut roots = vec![
        ("var", is_here("variable") || !module.variables.is_empty()),
        ("local", is_here("locals") || !module.locals.is_empty()),
        ("module", is_here("module") || !module.calls.is_empty()),
        ("data", is_here("data") || module.resources.iter().any(|resource| resource.mode == Mode::Data)),
        ("each", written("for_each")),
        ("count", written("count")),
        ("path", true),
        ("terraform", true),
    ];
    roots.extend(
        place
            .blocks
            .iter()
            .filter(|open| open.ident == "dynamic")
            .filter_map(|open| Some((*open.labels.first()?, true))),
    );
    for (root, _) in roots.into_iter().filter(|(_, is_there)| *is_there) {
        items.add(root, SymbolKind::Value, "", 1);
    }
    types(items, (module, here), Mode::Managed);
    for name in functions::names() {
        let parameters = functions::lookup(name).map(|function| {
            let names = function.params.iter().map(|param| param.name).chain(function.variadic.iter().map(|_| "…"));
            format!("({})", names.collect::<Vec<_>>().join(", "))
        });
        items.add_text(
            name,
            SymbolKind::Function,
            &parameters.unwrap_or_default(),
            3,
            opens.then(|| format!("{name}($0)")),
        );
    }
}

/// Whether a name is that of the elements of a dynamic block around the cursor.
fn is_iterator(place: &Cursor<'_>, name: &str) -> bool {
    place.blocks.iter().any(|open| open.ident == "dynamic" && open.labels.first() == Some(&name))
}

/// What is declared in blocks with a label.
fn labelled(items: &mut Items<'_>, here: &[Open<'_>], (ident, kind): (&str, SymbolKind)) {
    let names = here.iter().filter(|open| open.ident == ident).filter_map(|open| open.labels.first());
    names.for_each(|name| items.add_once(name, kind));
}

const fn ident_of(mode: Mode) -> &'static str {
    match mode {
        Mode::Managed => "resource",
        Mode::Data => "data",
    }
}

/// The types that a module has resources of.
fn types(items: &mut Items<'_>, (module, here): (&Module, &[Open<'_>]), mode: Mode) {
    let mut all: Vec<&str> = module.resources.iter().filter(|it| it.mode == mode).map(|it| it.ty.as_str()).collect();
    all.extend(here.iter().filter(|open| open.ident == ident_of(mode)).filter_map(|open| open.labels.first()));
    all.sort_unstable();
    all.dedup();
    items.add_all(all, SymbolKind::Resource, "", 2);
}

/// The resources of a type.
fn named(items: &mut Items<'_>, (module, here): (&Module, &[Open<'_>]), (mode, ty): (Mode, &str)) {
    for resource in module.resources.iter().filter(|resource| resource.mode == mode && resource.ty == ty) {
        items.add(&resource.name, SymbolKind::Resource, &resource.local_address, 0);
    }
    for open in here.iter().filter(|open| open.ident == ident_of(mode)) {
        if let [of, name] = open.labels.as_slice()
            && *of == ty
        {
            items.add_once(name, SymbolKind::Resource);
        }
    }
}

/// The attributes of a resource, or of a block in it.
fn of_node(items: &mut Items<'_>, node: Option<Node>, path: &[&str]) {
    let inner = node.and_then(|node| path.iter().try_fold(node, |node, name| node.child(name)));
    for child in inner.into_iter().flat_map(Node::children) {
        items.add(child.name(), SymbolKind::Property, &child.value_type().to_string(), 0);
    }
}

/// The attributes of an object type; of a collection, those of its elements.
fn of_type(items: &mut Items<'_>, ty: &Type, path: &[&str]) {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => of_type(items, inner, path),
        Type::Object(attributes) => match path.split_first() {
            None => {
                for attribute in attributes.iter() {
                    items.add(&attribute.name, SymbolKind::Property, &type_text(&attribute.ty), 0);
                }
            }
            Some((first, rest)) => {
                if let Some(attribute) = attributes.iter().find(|attribute| attribute.name == *first) {
                    of_type(items, &attribute.ty, rest);
                }
            }
        },
        _ => {}
    }
}

/// The keys of an object that is written down.
fn keys(items: &mut Items<'_>, expr: &Expr, path: &[&str]) {
    let ExprKind::Object(entries) = &expr.kind else { return };
    let name = |key: &Expr| match &key.kind {
        ExprKind::Traversal(traversal) if traversal.steps.is_empty() => Some(traversal.root.to_string()),
        _ => key.as_literal_str().map(ToString::to_string),
    };
    for entry in entries {
        let Some(key) = name(&entry.key) else { continue };
        match path.split_first() {
            None if bartizan_lang::syntax::is_identifier(&key) => items.add(&key, SymbolKind::Property, "", 0),
            Some((first, rest)) if key == *first => keys(items, &entry.value, rest),
            _ => {}
        }
    }
}

/// What a local is, as it is written, when that is short and no secret can stand in it.
fn written(expr: &Expr, around: &Around<'_>) -> String {
    let is_plain = matches!(expr.kind, ExprKind::Traversal(_) | ExprKind::Call(_));
    let Some(file) = around.view.session.files.get(expr.span.file).filter(|_| is_plain) else { return String::new() };
    let text = expr.span.text(file.text());
    if text.chars().count() > SHOWN || text.contains(['\n', '"']) { String::new() } else { text.to_owned() }
}
