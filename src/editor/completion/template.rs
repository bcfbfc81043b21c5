//! CloudFormation: sections, types of resources, properties, and what intrinsic functions refer to.

use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::lines::{Lines, Spot, json, yaml};
use super::{Items, identifiers, is_last};
use crate::editor::view::View;
use crate::providers::cloudformation::names::{self, Shape};
use crate::providers::cloudformation::{attribute_of, attributes, child, type_of};
use crate::providers::schema::{self, Presence};
use crate::source::SourceFile;

/// The sections of a template.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
const SECTIONS: &[&str] = &[
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

/// What a resource has.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html>
const RESOURCE: &[&str] = &[
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
];

/// What a parameter has.
const PARAMETER: &[&str] = &[
    "AllowedPattern",
    "AllowedValues",
    "ConstraintDescription",
    "Default",
    "Description",
    "MaxLength",
    "MaxValue",
    "MinLength",
    "MinValue",
    "NoEcho",
    "Type",
];

/// What an output has.
const OUTPUT: &[&str] = &["Condition", "Description", "Export", "Value"];

/// The types of parameters.
const PARAMETER_TYPES: &[&str] = &[
    "AWS::EC2::Image::Id",
    "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::VPC::Id",
    "AWS::SSM::Parameter::Value<String>",
    "CommaDelimitedList",
    "List<AWS::EC2::SecurityGroup::Id>",
    "List<AWS::EC2::Subnet::Id>",
    "List<Number>",
    "List<String>",
    "Number",
    "String",
];

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
const PSEUDO: &[&str] = &[
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// The intrinsic functions, in their long names behind `Fn::`.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
const FUNCTIONS: &[&str] = &[
    "And",
    "Base64",
    "Cidr",
    "Equals",
    "FindInMap",
    "ForEach",
    "GetAZs",
    "GetAtt",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
];

/// What is done with what a stack no longer has.
const POLICIES: &[&str] = &["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];

/// What may be written at the cursor.
pub(super) fn completion(view: &View, file: &SourceFile, at: usize) -> Vec<Completion> {
    let text = file.text();
    let is_json = text.trim_start().starts_with('{');
    let lines = if is_json { json(text, at) } else { yaml(text, at) };
    let is_template = ["Resources", "AWSTemplateFormatVersion"].iter().any(|section| lines.find(&[section]).is_some());
    let place = Place { text, at, lines: &lines, is_json };
    match lines.spot {
        Spot::Comment { start } => identifiers::in_comment(view, file, start, at),
        Spot::Key { of, from } if is_template || lines.path(of).is_empty() => place.key(of, from),
        Spot::Value { of, from } if is_template => {
            if let ["Resources", _, "Metadata", "checkov", "skip", "id"] = lines.path(Some(of)).as_slice() {
                return identifiers::of_checks(view, file, (from, at), &[]);
            }
            place.value(of, from)
        }
        _ => Vec::new(),
    }
}

struct Place<'t> {
    text: &'t str,
    at: usize,
    lines: &'t Lines<'t>,
    is_json: bool,
}

impl<'t> Place<'t> {
    fn items(&self, from: usize) -> Items<'t> {
        Items::new(self.text, from, self.at)
    }

    /// A key as a snippet: with its colon, where it is not written.
    fn snippet(&self, key: &str, opens: &str) -> Option<String> {
        let behind = self.text.get(self.at..).unwrap_or_default();
        (!self.is_json && is_last(self.text, self.at) && !behind.starts_with(':')).then(|| format!("{key}:{opens}"))
    }

    /// The keys of a mapping.
    fn key(&self, of: Option<usize>, from: usize) -> Vec<Completion> {
        let mut items = self.items(from);
        let path = self.lines.path(of);
        let typed = items.typed;
        // The entry under the cursor itself may be among them: it is not written by somebody else.
        let written: Vec<&str> = self.lines.children(of).map(|(_, item)| item.key).collect();
        let is_written = |name: &str| written.contains(&name) && name != typed;
        let mut names = |names: &[&str], opens: &str| {
            for name in names.iter().filter(|name| !is_written(name)) {
                items.add_text(name, SymbolKind::Property, "", 1, self.snippet(name, opens));
            }
        };
        match path.as_slice() {
            [] => names(SECTIONS, ""),
            ["Resources", _] => names(RESOURCE, ""),
            ["Parameters", _] => names(PARAMETER, " "),
            ["Outputs", _] => names(OUTPUT, " "),
            ["Outputs", _, "Export"] => names(&["Name"], " "),
            ["Resources", resource, "Properties", inner @ ..] => {
                if let Some(ty) = self.lines.type_of(resource) {
                    self.properties(ty, inner, &is_written, &mut items);
                }
                self.functions(&mut items);
            }
            ["Outputs" | "Conditions", ..] => self.functions(&mut items),
            _ => {}
        }
        items.found
    }

    /// The properties of a type below a path.
    fn properties(&self, ty: &str, path: &[&str], is_written: &dyn Fn(&str) -> bool, items: &mut Items<'_>) {
        let before = path.iter().map(|name| format!("{name}.")).collect::<String>();
        let root = type_of(ty).and_then(schema::resource);
        for (property, shape) in names::paths(ty) {
            let Some(name) = property.strip_prefix(&before).filter(|name| !name.contains('.')) else { continue };
            if is_written(name) {
                continue;
            }
            let node = root.filter(|_| path.is_empty()).and_then(|root| child(root, name));
            let required = node.is_some_and(|node| node.presence() == Presence::Required);
            let detail = format!("{}{}", word(shape), if required { ", required" } else { "" });
            let opens = if matches!(shape, Shape::Object | Shape::Objects | Shape::List) { "" } else { " " };
            items.add_text(
                name,
                SymbolKind::Property,
                &detail,
                if required { 0 } else { 1 },
                self.snippet(name, opens),
            );
        }
    }

    /// The long names of intrinsic functions, which are keys.
    fn functions(&self, items: &mut Items<'_>) {
        for name in FUNCTIONS {
            let name = format!("Fn::{name}");
            items.add_text(&name, SymbolKind::Function, "intrinsic function", 3, self.snippet(&name, " "));
        }
        items.add_text("Ref", SymbolKind::Function, "intrinsic function", 3, self.snippet("Ref", " "));
    }

    /// The value of an entry, or an element in it.
    fn value(&self, of: usize, from: usize) -> Vec<Completion> {
        let path = self.lines.path(Some(of));
        let typed = self.text.get(from..self.at).unwrap_or_default();
        let quote = usize::from(typed.starts_with(['"', '\'']));
        if let Some((tag, from)) = tag(typed, from) {
            return self.tagged(tag, from);
        }
        if typed.starts_with('!') {
            let mut items = self.items(from);
            for name in FUNCTIONS.iter().chain(&["Ref", "Condition"]) {
                items.add_text(
                    &format!("!{name}"),
                    SymbolKind::Function,
                    "intrinsic function",
                    0,
                    Some(format!("!{name} ")),
                );
            }
            return items.found;
        }
        let mut items = self.items(from + quote);
        match path.as_slice() {
            ["Resources", _, "Type"] => {
                items.add_all(names::types().iter().copied(), SymbolKind::Resource, "", 0);
                return items.found;
            }
            ["Parameters", _, "Type"] => items.add_all(PARAMETER_TYPES.iter().copied(), SymbolKind::Value, "", 0),
            ["Resources", _, "DependsOn"] => self.resources(&mut items),
            ["Resources", _, "Condition"] | ["Outputs", _, "Condition"] => self.conditions(&mut items),
            ["Resources", _, "DeletionPolicy" | "UpdateReplacePolicy"] => {
                items.add_all(POLICIES.iter().copied(), SymbolKind::Value, "", 0);
            }
            [.., "Ref"] => return self.tagged("Ref", from + quote),
            [.., last] if last.starts_with("Fn::") => {
                let tag = last.get(4..).unwrap_or_default();
                let (tag, from) =
                    if tag == "Sub" { sub(typed, from).unwrap_or(("", from)) } else { (tag, from + quote) };
                return self.tagged(tag, from);
            }
            ["Resources", resource, "Properties", inner @ ..] => {
                let path = inner.join(".");
                let shape = self.lines.type_of(resource).and_then(|ty| names::paths(ty).find(|(of, _)| *of == path));
                if shape.is_some_and(|(_, shape)| shape == Shape::Boolean) {
                    items.add_all(["true", "false"], SymbolKind::Value, "boolean", 0);
                }
                if !self.is_json && typed.is_empty() {
                    for name in ["Ref", "GetAtt", "Sub", "If"] {
                        items.add_text(
                            &format!("!{name}"),
                            SymbolKind::Function,
                            "intrinsic function",
                            2,
                            Some(format!("!{name} ")),
                        );
                    }
                }
            }
            _ => {}
        }
        items.found
    }

    /// What a function refers to.
    fn tagged(&self, tag: &str, from: usize) -> Vec<Completion> {
        let mut items = self.items(from);
        match tag {
            "Ref" => {
                self.parameters(&mut items);
                self.resources(&mut items);
                items.add_all(PSEUDO.iter().copied(), SymbolKind::Constant, "pseudo parameter", 2);
            }
            "GetAtt" => self.attributes(&mut items, false),
            "Sub" => {
                self.parameters(&mut items);
                self.attributes(&mut items, true);
                items.add_all(PSEUDO.iter().copied(), SymbolKind::Constant, "pseudo parameter", 2);
            }
            "Condition" | "If" => self.conditions(&mut items),
            "FindInMap" => items.add_all(self.lines.section("Mappings"), SymbolKind::Constant, "mapping", 0),
            _ => {}
        }
        items.found
    }

    fn parameters(&self, items: &mut Items<'_>) {
        for name in self.lines.section("Parameters") {
            let ty = self.lines.find(&["Parameters", name, "Type"]).and_then(|at| self.lines.items.get(at));
            items.add(name, SymbolKind::Variable, ty.map_or("parameter", |item| item.value), 0);
        }
    }

    fn resources(&self, items: &mut Items<'_>) {
        for name in self.lines.section("Resources") {
            items.add(name, SymbolKind::Resource, self.lines.type_of(name).unwrap_or_default(), 1);
        }
    }

    fn conditions(&self, items: &mut Items<'_>) {
        items.add_all(self.lines.section("Conditions"), SymbolKind::Constant, "condition", 0);
    }

    /// Resources, and behind a dot their attributes.
    fn attributes(&self, items: &mut Items<'_>, alone: bool) {
        let Some((resource, _)) = items.typed.split_once('.') else {
            for name in self.lines.section("Resources") {
                let ty = self.lines.type_of(name).unwrap_or_default();
                let text = (!alone).then(|| format!("{name}."));
                items.add_text(name, SymbolKind::Resource, ty, 1, text);
            }
            return;
        };
        let Some(ty) = self.lines.type_of(resource) else { return };
        let resource = resource.to_owned();
        let arn = attribute_of(ty, Some("Arn")).map(|_| "Arn");
        for name in attributes(ty).chain(arn) {
            items.add(&format!("{resource}.{name}"), SymbolKind::Property, ty, 0);
        }
    }
}

/// The word of a shape.
const fn word(shape: Shape) -> &'static str {
    match shape {
        Shape::String => "string",
        Shape::Boolean => "boolean",
        Shape::Number => "number",
        Shape::Object => "object",
        Shape::Objects => "list of objects",
        Shape::List => "list",
        Shape::Json => "JSON",
    }
}

/// The short form of a function before the cursor, and where what it refers to begins.
fn tag(typed: &str, from: usize) -> Option<(&str, usize)> {
    let bang = typed.rfind('!')?;
    let (name, rest) = typed.get(bang + 1..)?.split_once(' ')?;
    if name == "Sub" {
        return sub(typed, from);
    }
    let rest_at = typed.len() - rest.len();
    let inner = rest.trim_start_matches([' ', '[', '"', '\'']);
    let begun = rest_at + rest.len() - inner.len();
    // The names come first; what is behind a comma is something else.
    (!inner.contains(',')).then_some((name, from + begun))
}

/// A reference in the text of `Fn::Sub`: behind the last `${` that is open.
fn sub(typed: &str, from: usize) -> Option<(&'static str, usize)> {
    let open = typed.rfind("${")? + 2;
    let inner = typed.get(open..)?;
    (!inner.contains('}')).then_some(("Sub", from + open))
}
