//! Terraform's resources as a template of CloudFormation, as far as its properties say the same: so the examples of checks,
//! which are written in Terraform, show what fixes do to templates.

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Block, Expr, ExprKind};
use bartizan_lang::syntax::parse_hcl;
use bartizan_lang::value::Str;

use super::data::Data;
use super::template::{of_attribute, put, reference, said, settings, takes};
use crate::providers::cloudformation as tables;
use crate::providers::cloudformation::names::attributes;

/// A resource of the text with its id and its type in the template.
struct Named<'a> {
    block: &'a Block,
    ty: &'a Str,
    name: &'a Str,
    id: String,
    cfn: &'static str,
}

/// A template that says what a text says. Attributes that no property says are left out; nothing comes of a text with more
/// in it than resources of types that CloudFormation has.
pub(super) fn as_template(text: &str) -> Option<String> {
    let parsed = parse_hcl(FileId::NONE, text);
    let named = |(index, block): (usize, &'_ Block)| {
        let (ty, name) = (block.label(0)?, block.label(1)?);
        let cfn = tables::named(ty).filter(|_| block.ident == "resource")?;
        Some((index, ty.clone(), name.clone(), cfn))
    };
    let all: Vec<_> = parsed.body.blocks.iter().enumerate().map(named).collect::<Option<_>>()?;
    let resources: Vec<Named<'_>> = all
        .iter()
        .zip(&parsed.body.blocks)
        .map(|((index, ty, name, cfn), block)| Named { block, ty, name, id: format!("R{index}"), cfn })
        .collect();
    let entry = |resource: &Named<'_>| {
        let mut entry = vec![("Type".to_owned(), Data::Text(resource.cfn.to_owned()))];
        let properties = properties(resource, &resources, text)?;
        if !properties.is_empty() {
            entry.push(("Properties".to_owned(), Data::Object(properties)));
        }
        Some((resource.id.clone(), Data::Object(entry)))
    };
    let entries: Vec<(String, Data)> = resources.iter().map(entry).collect::<Option<_>>()?;
    (!entries.is_empty()).then(|| format!("Resources:{}\n", Data::Object(entries).block("", "  ", "\n")))
}

fn properties(resource: &Named<'_>, all: &[Named<'_>], text: &str) -> Option<Vec<(String, Data)>> {
    let body = &resource.block.body;
    if ["count", "for_each"].iter().any(|meta| body.attribute(meta).is_some()) {
        return None;
    }
    let known = attributes(resource.cfn, tables::type_of(resource.cfn)?);
    let mut object = Vec::new();
    for (path, value) in settings(body, text, None, &|expr, text| computed(expr, text, all))? {
        let places = of_attribute(&known, resource.ty, &path);
        let place = places.and_then(|places| places.iter().find(|place| takes(resource.cfn, place, &value)));
        if let Some((place, value)) = place.and_then(|place| Some((place, said(resource.cfn, place, value)?))) {
            put(&mut object, &place.way, value);
        }
    }
    Some(object)
}

/// What refers to another resource of the text, and documents that are written as values.
fn computed(expr: &Expr, text: &str, all: &[Named<'_>]) -> Option<Data> {
    match &expr.kind {
        ExprKind::Traversal(traversal) => {
            let of = |named: &&Named<'_>| *named.ty == traversal.root && Some(named.name) == traversal.attr(0);
            let named = all.iter().find(of)?;
            reference(&named.id, named.cfn, traversal.attr(1)?)
        }
        ExprKind::Call(call) if call.name == "jsonencode" => {
            let inner = call.args.first()?;
            Data::of_hcl(inner.span.text(text), &|expr, text| computed(expr, text, all))
        }
        _ => None,
    }
}
