//! Fixes in Terraform's JSON syntax.

use bartizan_lang::check::{self, FixPath};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Block, Body, Expr};
use bartizan_lang::syntax::document::Node;
use bartizan_lang::syntax::parse_hcl;

use super::data::Data;
use super::document::{Change, Changes, Editing};
use super::plan::Names;
use crate::report::Written;

/// Makes the changes of a fix in a file of JSON; none when some of it has no place there.
pub(super) fn edit(
    editing: &mut Editing<'_>,
    document: &Node,
    rule: &check::Fix,
    (block, written): (&Written, &Block),
    names: &Names,
) -> Option<()> {
    let resources = document.get(&written.ident)?;
    let of_type = resources.get(block.ty.strip_prefix("data.").unwrap_or(&block.ty))?;
    let named = of_type.get(&block.name)?;
    let node =
        if named.items().is_empty() { named } else { named.items().iter().find(|n| n.span.contains(editing.at))? };
    let value = |text: &str| data(&names.resolved(text));
    let mut changes = Changes::default();
    for setting in &rule.set {
        let way = way(&setting.path)?;
        changes.add(&way, Change::Set(value(&setting.value)?));
    }
    for path in &rule.remove {
        changes.add(&way(path)?, Change::Remove);
    }
    editing.mapping(node, &changes).ok()?;
    let mut beside = Changes::default();
    for addition in &rule.add {
        let name = names.added(&addition.ty)?;
        let mut entries = Vec::new();
        for meta in ["count", "provider"] {
            if let Some(given) = node.get(meta) {
                entries.push((meta.to_owned(), Data::Raw(given.span.text(editing.text).to_owned())));
            }
        }
        if let Some(given) = node.get("for_each") {
            let instances = if names.needed.contains(&addition.ty) {
                Data::Raw(given.span.text(editing.text).to_owned())
            } else {
                Data::Text(format!("${{{}}}", names.bare()))
            };
            entries.push(("for_each".to_owned(), instances));
        }
        let body = parse_hcl(FileId::NONE, &addition.body).body;
        entries.extend(object(&body, &addition.body, names)?);
        beside.add(&[(addition.ty.as_str(), false), (name, false)], Change::Set(Data::Object(entries)));
    }
    if !beside.0.is_empty() {
        editing.mapping(document.get("resource")?, &beside).ok()?;
    }
    Some(())
}

/// A path of a fix as keys; none for one that begins at an element.
fn way(path: &FixPath) -> Option<Vec<(&str, bool)>> {
    (!path.element).then(|| path.steps.iter().map(|step| (step.as_str(), false)).collect())
}

/// A value of HCL in JSON: what no literal says stands in a template.
fn data(text: &str) -> Option<Data> {
    Data::of_hcl(text, &|expr: &Expr, text: &str| Some(Data::Text(format!("${{{}}}", expr.span.text(text)))))
}

fn object(body: &Body, text: &str, names: &Names) -> Option<Vec<(String, Data)>> {
    let mut entries = Vec::new();
    for attribute in &body.attributes {
        entries.push((attribute.name.to_string(), data(&names.resolved(attribute.expr.span.text(text)))?));
    }
    for block in &body.blocks {
        if entries.iter().any(|(name, _)| *name == block.ident) {
            return None;
        }
        entries.push((block.ident.to_string(), Data::Object(object(&block.body, text, names)?)));
    }
    Some(entries)
}
