//! The names in templates of CloudFormation: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `DependsOn`, conditions, mappings, nested stacks, in
//! the long and the short forms of YAML and in JSON.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;

use super::{Call, Name, Names, Occurrence};

/// The types whose resources are templates of their own.
const STACKS: &[&str] = &["AWS::CloudFormation::Stack", "AWS::Serverless::Application"];

/// Reads the names of a template.
pub(super) fn template(document: &Node, text: &str, names: &mut Names) {
    for resource in section(document, "Resources") {
        if resource.value.get("Type").and_then(Node::as_str).is_some_and(|ty| STACKS.contains(&ty)) {
            names.calls.push(Call {
                name: resource.key.clone(),
                source: template_of(&resource.value),
                header: resource.key_span,
            });
        }
    }
    let mut reader = Reader { names, text, variables: Vec::new() };
    for (name, named) in [
        ("Parameters", Name::Logical as fn(Str) -> Name),
        ("Conditions", Name::Condition),
        ("Mappings", Name::Mapping),
        ("Resources", Name::Logical),
        ("Outputs", Name::Output),
    ] {
        for entry in section(document, name) {
            if entry.key.starts_with("Fn::") {
                reader.node(&entry.value);
                continue;
            }
            let occurrence = Occurrence::declares(named(entry.key.clone()), entry.key_span, entry.span());
            reader.names.occurrences.push(occurrence);
            match name {
                "Resources" => reader.resource(entry),
                "Outputs" => reader.conditional(&entry.value),
                "Parameters" | "Mappings" => {}
                _ => reader.node(&entry.value),
            }
        }
    }
    for rule in section(document, "Rules") {
        reader.node(&rule.value);
    }
}

/// The entries of a section.
fn section<'n>(document: &'n Node, name: &str) -> &'n [Entry] {
    document.get(name).map(Node::entries).unwrap_or_default()
}

/// The section of a template that a byte lies in, and the entry of that section.
pub(in crate::editor) fn section_of(document: &Node, at: usize) -> Option<(&Entry, Option<&Entry>)> {
    let holds = |entry: &&Entry| super::holds(entry.span(), at);
    let section = document.entries().iter().find(holds)?;
    Some((section, section.value.entries().iter().find(holds)))
}

/// The template of a nested stack, as it is written.
fn template_of(resource: &Node) -> Option<Str> {
    let said = |section: &str, name: &str| resource.get(section)?.get(name)?.as_str();
    let asset = said("Metadata", "aws:asset:path");
    let url = said("Properties", "TemplateURL").or_else(|| said("Properties", "Location"));
    asset.or(url).map(Str::from)
}

/// The text of a scalar, with a tag or without.
fn text_of(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::String(text) | NodeKind::Number(_, text) => Some(text),
        _ => None,
    }
}

/// The function that a node calls, and what it is given.
fn function(node: &Node) -> Option<(&str, &Node)> {
    if let Some(tag) = &node.tag {
        return Some((tag, node));
    }
    match node.entries() {
        [only] if matches!(only.key.as_str(), "Ref" | "Condition") => Some((&only.key, &only.value)),
        [only] => Some((only.key.strip_prefix("Fn::")?, &only.value)),
        _ => None,
    }
}

struct Reader<'n, 't> {
    names: &'n mut Names,
    text: &'t str,
    /// The names that a `Fn::Sub` brings along, and where they stand.
    variables: Vec<(Str, Span)>,
}

impl Reader<'_, '_> {
    fn uses(&mut self, name: Name, span: Span) {
        self.names.occurrences.push(Occurrence::uses(name, span));
    }

    /// Where a text stands within a scalar.
    fn within(&self, node: &Node, text: &str) -> Span {
        let at = node.span.text(self.text).rfind(text).unwrap_or_default();
        self.part(node.span, at, text.len())
    }

    fn part(&self, span: Span, at: usize, length: usize) -> Span {
        let start = usize::try_from(span.start).unwrap_or_default() + at;
        Span::new(span.file, start, (start + length).min(usize::try_from(span.end).unwrap_or(usize::MAX)))
    }

    fn resource(&mut self, entry: &Entry) {
        let is_stack = self.names.calls.iter().any(|call| call.name == entry.key);
        for part in entry.value.entries() {
            match part.key.as_str() {
                "Condition" => {
                    if let Some(name) = part.value.as_str() {
                        self.uses(Name::Condition(name.into()), self.within(&part.value, name));
                    }
                }
                "DependsOn" => {
                    let items = part.value.items();
                    let all = if items.is_empty() { std::slice::from_ref(&part.value) } else { items };
                    for one in all {
                        if let Some(name) = one.as_str() {
                            self.uses(Name::Logical(name.into()), self.within(one, name));
                        }
                    }
                }
                "Type" | "DeletionPolicy" | "UpdateReplacePolicy" => {}
                "Properties" if is_stack => {
                    for property in part.value.entries() {
                        let name = property.key.as_str();
                        if matches!(name, "TemplateURL" | "Location") && text_of(&property.value).is_some() {
                            self.uses(Name::Source(entry.key.clone()), property.value.span);
                        }
                        if name == "Parameters" {
                            for argument in property.value.entries() {
                                let name = Name::Argument(entry.key.clone(), argument.key.clone());
                                self.uses(name, argument.key_span);
                            }
                        }
                    }
                    self.node(&part.value);
                }
                _ => self.node(&part.value),
            }
        }
    }

    /// An output, which may have a condition.
    fn conditional(&mut self, node: &Node) {
        for part in node.entries() {
            match part.value.as_str() {
                Some(name) if part.key == "Condition" => {
                    self.uses(Name::Condition(name.into()), self.within(&part.value, name));
                }
                _ => self.node(&part.value),
            }
        }
    }

    fn node(&mut self, node: &Node) {
        match function(node) {
            Some((name, argument)) => self.function(name, argument),
            None => self.inside(node),
        }
    }

    fn inside(&mut self, node: &Node) {
        node.entries().iter().for_each(|entry| self.node(&entry.value));
        node.items().iter().for_each(|item| self.node(item));
    }

    fn function(&mut self, name: &str, argument: &Node) {
        match (name, text_of(argument)) {
            ("Ref", Some(text)) if !text.starts_with("AWS::") => {
                self.uses(Name::Logical(text.into()), self.within(argument, text));
            }
            ("Condition", Some(text)) => self.uses(Name::Condition(text.into()), self.within(argument, text)),
            ("GetAtt", Some(text)) => {
                let at = argument.span.text(self.text).rfind(text).unwrap_or_default();
                self.attribute(text, argument.span, at);
            }
            ("GetAtt", None) => match argument.items() {
                [resource, attribute] => {
                    if let (Some(name), said) = (text_of(resource), text_of(attribute)) {
                        self.uses(Name::Logical(name.into()), self.within(resource, name));
                        if let Some(output) = said.and_then(|said| said.strip_prefix("Outputs.")) {
                            self.uses(Name::OutputOf(name.into(), output.into()), self.within(attribute, output));
                        }
                    }
                    self.node(attribute);
                }
                _ => self.inside(argument),
            },
            ("Sub", Some(_)) => self.substitution(argument),
            ("Sub", None) => {
                if let [text, variables, ..] = argument.items() {
                    let before = self.variables.len();
                    let own = variables.entries().iter().map(|entry| (entry.key.clone(), entry.key_span));
                    self.variables.extend(own);
                    self.substitution(text);
                    self.variables.truncate(before);
                    variables.entries().iter().for_each(|entry| self.node(&entry.value));
                } else {
                    argument.items().iter().for_each(|item| self.substitution(item));
                }
            }
            ("If", _) => {
                if let Some((condition, arms)) = argument.items().split_first() {
                    if let Some(text) = text_of(condition) {
                        self.uses(Name::Condition(text.into()), self.within(condition, text));
                    }
                    arms.iter().for_each(|arm| self.node(arm));
                }
            }
            ("FindInMap", _) => {
                if let Some((map, keys)) = argument.items().split_first() {
                    match text_of(map).filter(|_| map.tag.is_none()) {
                        Some(text) => self.uses(Name::Mapping(text.into()), self.within(map, text)),
                        None => self.node(map),
                    }
                    keys.iter().for_each(|key| self.node(key));
                }
            }
            // In the short form the argument is the node itself; in the long form it may be another function.
            _ if argument.tag.as_deref() == Some(name) => match argument.entries() {
                [only] if only.key == "Ref" => self.function("Ref", &only.value),
                [only] if only.key.starts_with("Fn::") => {
                    self.function(only.key.trim_start_matches("Fn::"), &only.value)
                }
                _ => self.inside(argument),
            },
            _ => self.node(argument),
        }
    }

    /// `Name.Attribute`, at a byte of a scalar.
    fn attribute(&mut self, text: &str, span: Span, at: usize) {
        let (name, attribute) = text.split_once('.').unwrap_or((text, ""));
        if name.is_empty() || name.starts_with("AWS::") {
            return;
        }
        self.uses(Name::Logical(name.into()), self.part(span, at, name.len()));
        if let Some(output) = attribute.strip_prefix("Outputs.") {
            let behind = at + text.len() - output.len();
            self.uses(Name::OutputOf(name.into(), output.into()), self.part(span, behind, output.len()));
        }
    }

    /// The names in a text of `Fn::Sub`, looked for where they are written: escapes and folded lines do not shift them.
    fn substitution(&mut self, node: &Node) {
        if text_of(node).is_none() {
            return;
        }
        let written = node.span.text(self.text);
        let mut from = 0;
        while let Some(open) = written.get(from..).and_then(|rest| rest.find("${")).map(|at| from + at + 2) {
            let Some(inside) = written.get(open..).and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside)
            else {
                return;
            };
            from = open + inside.len();
            let name = inside.trim();
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
            if !is_name {
                continue;
            }
            let at = open + inside.len() - inside.trim_start().len();
            match self.variables.iter().rev().find(|(own, _)| own == name) {
                Some((_, own)) => self.uses(Name::Here(own.start..own.end), self.part(node.span, at, name.len())),
                None => self.attribute(name, node.span, at),
            }
        }
    }
}
