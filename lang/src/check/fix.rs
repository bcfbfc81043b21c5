//! How checks mend what they find: `fix` blocks, read and verified against what may be written in a type's own block.
//!
//! ```hcl
//! fix {
//!   on     = ["aws_s3_bucket"]
//!   unsafe = "Objects that were public are so no longer"
//!   set    = { "versioning.enabled" = true }
//!   remove = ["acl"]
//!   add "aws_s3_bucket_versioning" {
//!     bucket = self.id
//!     versioning_configuration { status = "Enabled" }
//!   }
//! }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::compile::{Reader, texts};
use super::infer::fits;
use super::view::Written;
use super::{Facet, Rule, Target, ViewType, walk};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::{Block, Body, Expr, ExprKind, StepKind, TemplatePart, Traversal};
use crate::value::{Kind, Str};

/// How to mend a flaw in a block of certain types.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// The types of the written block that is edited, `data.` in front of a data source's.
    pub on: Vec<Str>,
    /// Why a person has to look at it; none when it can do no harm.
    pub unsafe_because: Option<Str>,
    /// What is set, in the order in which it is written.
    pub set: Vec<Setting>,
    /// The attributes and blocks that go.
    pub remove: Vec<FixPath>,
    /// Resources of their own that are put beside it.
    pub add: Vec<Addition>,
    /// Whether it makes sense in CloudFormation.
    pub cloudformation: bool,
    /// Checks that may report on what the fix switches on, which nothing was to be said of before.
    pub leaves: Vec<Str>,
}

/// Where in a block something is edited, as people write it there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct FixPath {
    /// Whether the way begins at the element that the finding is about, not at the resource's block.
    pub element: bool,
    /// Names of blocks, then of an attribute, then keys in it. None is the element itself.
    pub steps: Vec<Str>,
}

/// An attribute and its new value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Setting {
    /// Where.
    pub path: FixPath,
    /// The value as an expression of HCL, without the indentation of the check file.
    pub value: Str,
}

/// A resource that is put beside the edited one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Addition {
    /// Its type.
    pub ty: Str,
    /// What stands between its braces. `self` is the edited resource, `added.TYPE` one that the same fix adds.
    pub body: Str,
}

const ATTRIBUTES: &[&str] = &["on", "unsafe", "set", "remove", "cloudformation", "leaves"];

/// What a path that begins at the element has in front.
const ELEMENT: &str = "each";

/// Arguments that every resource has.
const META: &[&str] = &["count", "depends_on", "for_each", "provider", "lifecycle"];

/// What the paths of one `fix` are verified against.
#[derive(Clone, Copy)]
struct Around<'a> {
    on: &'a [Str],
    /// Whether the check runs for elements.
    elements: bool,
    added: &'a [&'a str],
}

impl Reader<'_> {
    /// The `fix` blocks of a check.
    pub(super) fn fixes(&mut self, block: &Block, rule: Option<&Rule>, targets: &[Target]) -> Vec<Fix> {
        let facet_elements = targets.iter().any(|target| match target {
            Target::Facet(name) => self.schemas.facet(name).is_some_and(Facet::has_elements),
            _ => false,
        });
        let elements = facet_elements || rule.is_some_and(|rule| rule.for_each.is_some());
        let mut spoken_for: BTreeSet<Str> = BTreeSet::new();
        let mut fixes = Vec::new();
        for written in block.body.blocks_of("fix") {
            let fix = self.fix(written, elements, targets);
            for ty in &fix.on {
                if !spoken_for.insert(ty.clone()) {
                    self.error(format!("there are two fixes for {ty}: the first would always hold"), written.header);
                }
            }
            fixes.push(fix);
        }
        fixes
    }

    fn fix(&mut self, block: &Block, elements: bool, targets: &[Target]) -> Fix {
        for attribute in &block.body.attributes {
            if !ATTRIBUTES.contains(&attribute.name.as_str()) {
                let diagnostic =
                    Diagnostic::error(format!("fix has no attribute {:?}", attribute.name), attribute.name_span);
                self.diagnostics.push(diagnostic.suggesting(&attribute.name, ATTRIBUTES));
            }
        }
        for inner in block.body.blocks.iter().filter(|inner| inner.ident != "add") {
            let diagnostic = Diagnostic::error(format!("fix has no block {:?}", inner.ident), inner.header);
            self.diagnostics.push(diagnostic.suggesting(&inner.ident, ["add"]));
        }
        let on = self.edited_types(block, targets);
        let additions: Vec<&Block> = block.body.blocks_of("add").collect();
        let added: Vec<&str> = additions.iter().filter_map(|add| add.label(0)).map(Str::as_str).collect();
        let around = Around { on: &on, elements, added: &added };
        let unsafe_because = block.body.attribute("unsafe").is_some().then(|| self.text_of(block, "unsafe"));
        if unsafe_because.as_ref().is_some_and(|text| text.is_empty()) {
            self.error("unsafe says why a person has to look at it", block.header);
        }
        let cloudformation = match block.body.attribute("cloudformation").map(|a| (&a.expr.kind, a.expr.span)) {
            None => true,
            Some((ExprKind::Constant(value), span)) => value.as_bool().unwrap_or_else(|| {
                self.error("cloudformation is true or false", span);
                true
            }),
            Some((_, span)) => {
                self.error("cloudformation is true or false", span);
                true
            }
        };
        let set = self.settings(block, around);
        let remove = self.removals(block, around);
        let add: Vec<Addition> = additions.iter().filter_map(|add| self.addition(add, around)).collect();
        if is_circle(block, &additions) {
            self.error("the edited resource and what is added refer to each other in a circle", block.header);
        }
        if set.is_empty() && remove.is_empty() && add.is_empty() {
            self.error("the fix changes nothing: it has set, remove or add", block.header);
        }
        let leaves = self.texts_of(block, "leaves");
        Fix { on: on.clone(), unsafe_because, set, remove, add, cloudformation, leaves }
    }

    /// The types of the block that is edited: those named, or those that the check stands on.
    fn edited_types(&mut self, block: &Block, targets: &[Target]) -> Vec<Str> {
        let mut types: Vec<Str> = Vec::new();
        if let Some(attribute) = block.body.attribute("on") {
            let Some(named) = texts(&attribute.expr) else {
                self.error("on is a list of plain texts: [\"TYPE\"]", attribute.expr.span);
                return types;
            };
            for ty in named {
                if !ty.contains("::") && self.schemas.written(&ty, "").is_none() {
                    let mut diagnostic =
                        Diagnostic::error(format!("there is no resource type {ty:?}"), attribute.expr.span);
                    if let Some(near) = self.schemas.suggest_target(&ty) {
                        diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
                    }
                    self.diagnostics.push(diagnostic);
                } else if !types.contains(&ty) {
                    types.push(ty);
                }
            }
            return types;
        }
        for target in targets {
            let stands_on: Vec<Str> = match target {
                Target::Facet(name) => self.schemas.facet(name).map(Facet::types).unwrap_or_default(),
                Target::Type(ty) | Target::Raw(ty) => vec![ty.clone()],
                Target::Data(_) => vec![target.to_string().into()],
                Target::Deployment | Target::Secret(_) | Target::Change | Target::Residency => Vec::new(),
            };
            types.extend(stands_on);
        }
        types.dedup();
        if types.is_empty() && !targets.is_empty() {
            self.error("on says the types of the block that the fix edits", block.header);
        }
        types
    }

    fn settings(&mut self, block: &Block, around: Around<'_>) -> Vec<Setting> {
        let Some(attribute) = block.body.attribute("set") else { return Vec::new() };
        let ExprKind::Object(items) = &attribute.expr.kind else {
            self.error("set is an object: paths and their new values", attribute.expr.span);
            return Vec::new();
        };
        let mut settings: Vec<Setting> = Vec::new();
        for item in items {
            let Some(path) = item.key.as_literal_str() else {
                self.error("a path to set is a plain text", item.key.span);
                continue;
            };
            let path = self.fix_path(path, item.key.span, around);
            if path.steps.is_empty() {
                self.error("a path to set names an attribute", item.key.span);
                continue;
            }
            if settings.iter().any(|known| known.path == path) {
                self.error(format!("{:?} is set twice", path.steps.join(".")), item.key.span);
            }
            self.verify_references(&item.value, around, false);
            let ty = literal_type(&item.value);
            for edited in around.on {
                self.verify_set(edited, &path, &ty, (item.key.span, item.value.span));
            }
            settings.push(Setting { path, value: self.written_text(item.value.span) });
        }
        settings
    }

    fn removals(&mut self, block: &Block, around: Around<'_>) -> Vec<FixPath> {
        let Some(attribute) = block.body.attribute("remove") else { return Vec::new() };
        let Some(paths) = texts(&attribute.expr) else {
            self.error("remove is a list of paths", attribute.expr.span);
            return Vec::new();
        };
        let span = attribute.expr.span;
        let mut removals = Vec::new();
        for path in paths {
            let path = self.fix_path(&path, span, around);
            for edited in around.on {
                let places = self.places(edited, &path, span);
                if !path.element && !path.steps.is_empty() && places.iter().any(|place| place.required && !place.block)
                {
                    self.error(format!("{:?} of {edited} must be there", path.steps.join(".")), span);
                }
            }
            removals.push(path);
        }
        removals
    }

    fn fix_path(&mut self, path: &str, span: Span, around: Around<'_>) -> FixPath {
        let mut steps: Vec<Str> = path.split('.').map(Str::from).collect();
        let element = steps.first().is_some_and(|first| first == ELEMENT);
        if element {
            steps.remove(0);
            if !around.elements {
                self.error("each is the element of a check with for_each, which this is not", span);
            }
        }
        if steps.iter().any(|step| step.is_empty()) {
            self.error(format!("{path:?} is no path"), span);
        }
        FixPath { element, steps }
    }

    fn verify_set(&mut self, ty: &str, path: &FixPath, value: &ViewType, spans: (Span, Span)) {
        let shown = path.steps.join(".");
        let places = self.places(ty, path, spans.0);
        if places.is_empty() {
            return;
        }
        if places.iter().all(|place| place.block) {
            self.error(format!("{shown:?} of {ty} is a block: set what is in it"), spans.0);
        } else if places.iter().all(|place| !place.writable) {
            self.error(format!("the provider decides {shown:?} of {ty}: it cannot be set"), spans.0);
        } else if !places.iter().any(|place| accepts(&place.ty, value)) {
            let wanted = places.first().map(|place| place.ty.to_string()).unwrap_or_default();
            self.error(format!("{shown:?} of {ty} is a {wanted}, not a {value}"), spans.1);
        }
    }

    /// What the schema has at a path; none, and an error, when there is nothing. Of an element, which the schema does not
    /// tell, all places that the path may mean.
    fn places(&mut self, ty: &str, path: &FixPath, span: Span) -> Vec<Written> {
        if ty.contains("::") || path.steps.is_empty() {
            return Vec::new();
        }
        if path.element {
            let mut places = self.schemas.written_below(ty, &path.steps.join("."));
            places.extend(self.at(ty, &path.steps).ok());
            if places.is_empty() {
                self.error(format!("no block of {ty} has {:?}", path.steps.join(".")), span);
            }
            return places;
        }
        match self.at(ty, &path.steps) {
            Ok(place) => vec![place],
            Err((name, holder)) => {
                let diagnostic =
                    Diagnostic::error(format!("{} has no attribute {name:?}", place_name(ty, &holder.0)), span);
                self.diagnostics.push(diagnostic.suggesting(&name, &holder.1));
                Vec::new()
            }
        }
    }

    /// Goes down a path; in error, the name that is not there, the path to where it is not, and what is there.
    fn at(&self, ty: &str, steps: &[Str]) -> Result<Written, (Str, (String, Vec<Str>))> {
        let mut path = String::new();
        let mut holder = self.schemas.written(ty, "");
        for (place, step) in steps.iter().enumerate() {
            let before = path.clone();
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(step);
            let Some(found) = self.schemas.written(ty, &path) else {
                // What stands in a map has no rows in the schema.
                if let Some(map) =
                    holder.as_ref().filter(|holder| place > 0 && !holder.block && holder.names.is_empty())
                {
                    let element = match &map.ty {
                        ViewType::Map(element) => (**element).clone(),
                        ViewType::Any => ViewType::Any,
                        _ => return Err((step.clone(), (before, Vec::new()))),
                    };
                    let rest = steps.len() - place;
                    let ty = if rest == 1 { element } else { ViewType::Any };
                    return Ok(Written {
                        ty,
                        block: false,
                        writable: map.writable,
                        required: false,
                        names: Vec::new(),
                    });
                }
                return Err((step.clone(), (before, holder.map(|holder| holder.names).unwrap_or_default())));
            };
            holder = Some(found);
        }
        holder.ok_or_else(|| (Str::new(), (String::new(), Vec::new())))
    }

    fn addition(&mut self, block: &Block, around: Around<'_>) -> Option<Addition> {
        let [label] = block.labels.as_slice() else {
            self.error("add has one label, the type of the resource", block.header);
            return None;
        };
        if self.schemas.written(&label.text, "").is_none() {
            let mut diagnostic = Diagnostic::error(format!("there is no resource type {:?}", label.text), label.span);
            if let Some(near) = self.schemas.suggest_target(&label.text) {
                diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
            }
            self.diagnostics.push(diagnostic);
            return None;
        }
        if around.added.iter().filter(|ty| **ty == label.text).count() > 1 {
            self.error(format!("{:?} is added twice", label.text), label.span);
        }
        self.verify_body(&label.text, "", &block.body, block.header, around);
        Some(Addition { ty: label.text.clone(), body: self.inner_text(block) })
    }

    /// Verifies the body of an added resource, or of a block in it.
    fn verify_body(&mut self, ty: &str, path: &str, body: &Body, header: Span, around: Around<'_>) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let names = self.schemas.written(ty, path).map(|holder| holder.names).unwrap_or_default();
        for attribute in &body.attributes {
            self.verify_references(&attribute.expr, around, true);
            if path.is_empty() && META.contains(&attribute.name.as_str()) {
                self.error(format!("{:?} is taken over from the edited resource", attribute.name), attribute.name_span);
                continue;
            }
            match self.schemas.written(ty, &below(&attribute.name)) {
                None => {
                    let message = format!("{} has no attribute {:?}", place_name(ty, path), attribute.name);
                    let diagnostic = Diagnostic::error(message, attribute.name_span);
                    self.diagnostics.push(diagnostic.suggesting(&attribute.name, &names));
                }
                Some(place) if place.block => {
                    self.error(format!("{:?} of {ty} is a block", attribute.name), attribute.name_span);
                }
                Some(place) if !place.writable => {
                    self.error(format!("the provider decides {:?} of {ty}", attribute.name), attribute.name_span);
                }
                Some(place) => {
                    let value = literal_type(&attribute.expr);
                    if !accepts(&place.ty, &value) {
                        let message = format!("{:?} of {ty} is a {}, not a {value}", attribute.name, place.ty);
                        self.error(message, attribute.expr.span);
                    }
                }
            }
        }
        for block in &body.blocks {
            if path.is_empty() && block.ident == "lifecycle" {
                continue;
            }
            match self.schemas.written(ty, &below(&block.ident)) {
                Some(place) if place.block => {
                    self.verify_body(ty, &below(&block.ident), &block.body, block.header, around);
                }
                Some(_) => self.error(format!("{:?} of {ty} is an attribute", block.ident), block.header),
                None => {
                    let message = format!("{} has no block {:?}", place_name(ty, path), block.ident);
                    let diagnostic = Diagnostic::error(message, block.header);
                    self.diagnostics.push(diagnostic.suggesting(&block.ident, &names));
                }
            }
        }
        for name in names {
            let there = body.attribute(&name).is_some() || body.block(&name).is_some();
            if !there && self.schemas.written(ty, &below(&name)).is_some_and(|place| place.required) {
                self.error(format!("{} needs {name:?}", place_name(ty, path)), header);
            }
        }
    }

    /// An expression of a fix may speak of the edited resource, where that is no circle, and of what is added.
    fn verify_references(&mut self, expr: &Expr, around: Around<'_>, beside: bool) {
        let mut wrong: Vec<(String, Span)> = Vec::new();
        traversals(expr, &mut |traversal| {
            let span = traversal.root_span;
            match (traversal.root.as_str(), traversal.attr(0)) {
                ("self", Some(name)) if beside => {
                    let known =
                        |ty: &&Str| ty.contains("::") || self.schemas.written(ty, name).is_some() || name == "id";
                    if let Some(ty) = around.on.iter().find(|ty| !known(ty)) {
                        wrong.push((format!("{ty} has no attribute {name:?}"), span));
                    }
                }
                ("self", _) if beside => wrong.push(("self is read by an attribute: self.id".to_owned(), span)),
                ("self", _) => wrong.push(("a resource cannot refer to itself".to_owned(), span)),
                ("added", Some(ty)) if around.added.contains(&ty.as_str()) => {}
                ("added", _) => wrong.push(("added.TYPE.ATTRIBUTE reads what the same fix adds".to_owned(), span)),
                (root, _) => wrong.push((format!("{root:?} is not known where the fix is applied"), span)),
            }
        });
        for (message, span) in wrong {
            self.error(message, span);
        }
    }

    /// The text of an expression, its further lines without the indentation that they share.
    fn written_text(&self, span: Span) -> Str {
        let text = span.text(self.text);
        let indentation = text
            .lines()
            .skip(1)
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.len() - line.trim_start_matches(' ').len())
            .min()
            .unwrap_or(0);
        let mut lines = text.lines();
        let mut written = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            written.push('\n');
            written.push_str(line.get(indentation..).unwrap_or_default().trim_end());
        }
        written.into()
    }
}

/// Whether what a fix writes depends on itself: the edited resource on what `set` names of the added ones, and those on
/// `self` and on each other. Terraform refuses that.
fn is_circle(block: &Block, additions: &[&Block]) -> bool {
    let mut needs = Needs::default();
    if let Some(set) = block.body.attribute("set") {
        note(&mut needs, EDITED, &set.expr);
    }
    for add in additions {
        if let Some(label) = add.label(0) {
            expressions(&add.body, &mut |expr| note(&mut needs, label.as_str(), expr));
        }
    }
    // What needs nothing that is left can be made; a circle is what remains.
    let can_be_made = |needs: &Needs<'_>, on: &BTreeSet<&str>| !on.iter().any(|on| needs.contains_key(on));
    while let Some(name) = needs.iter().find(|(_, on)| can_be_made(&needs, on)).map(|(name, _)| *name) {
        needs.remove(name);
    }
    !needs.is_empty()
}

/// What each resource of a fix refers to: the edited one, and what is added, by its type.
type Needs<'e> = BTreeMap<&'e str, BTreeSet<&'e str>>;

/// The edited resource.
const EDITED: &str = "self";

/// Notes what an expression in a resource of a fix refers to.
fn note<'e>(needs: &mut Needs<'e>, holder: &'e str, expr: &'e Expr) {
    traversals(expr, &mut |traversal| {
        let on = match (traversal.root.as_str(), traversal.attr(0)) {
            (EDITED, _) => EDITED,
            ("added", Some(ty)) => ty.as_str(),
            _ => return,
        };
        // That a value reads its own resource is told of the value.
        if (holder, on) != (EDITED, EDITED) {
            needs.entry(holder).or_default().insert(on);
        }
    });
}

/// Calls `found` with every expression of a body and of the blocks in it.
fn expressions<'e>(body: &'e Body, found: &mut dyn FnMut(&'e Expr)) {
    body.attributes.iter().for_each(|attribute| found(&attribute.expr));
    body.blocks.iter().for_each(|block| expressions(&block.body, found));
}

/// Whether a literal may stand for an attribute. Providers say string where a boolean may also be nothing, and Terraform
/// takes the boolean.
fn accepts(wanted: &ViewType, value: &ViewType) -> bool {
    fits(value, wanted) || (value.is_scalar() && matches!(wanted, ViewType::String))
}

fn place_name(ty: &str, path: &str) -> String {
    if path.is_empty() { ty.to_owned() } else { format!("{path} of {ty}") }
}

/// The type of a literal; of anything else it is not known.
fn literal_type(expr: &Expr) -> ViewType {
    match &expr.kind {
        ExprKind::Constant(value) => match &value.kind {
            Kind::Bool(_) => ViewType::Bool,
            Kind::Number(_) => ViewType::Number,
            Kind::String(_) => ViewType::String,
            _ => ViewType::Any,
        },
        ExprKind::Template(parts) => match parts.as_slice() {
            [TemplatePart::Interpolation(_)] => ViewType::Any,
            _ => ViewType::String,
        },
        ExprKind::Tuple(items) => ViewType::list(items.first().map_or(ViewType::Any, literal_type)),
        ExprKind::Object(items) => {
            let field = |key: &Expr, value: &Expr| Some((key.as_literal_str()?.clone(), literal_type(value)));
            ViewType::record(items.iter().filter_map(|item| field(&item.key, &item.value)))
        }
        ExprKind::Paren(inner) => literal_type(inner),
        _ => ViewType::Any,
    }
}

/// Calls `found` with the ways into values that an expression reads.
pub fn traversals<'e>(expr: &'e Expr, found: &mut dyn FnMut(&'e Traversal)) {
    if let ExprKind::Traversal(traversal) = &expr.kind {
        found(traversal);
        for step in &traversal.steps {
            if let StepKind::Index(index) = &step.kind {
                traversals(index, found);
            }
        }
        return;
    }
    walk::children(expr, &mut |inner| traversals(inner, found));
}
