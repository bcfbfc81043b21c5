//! The sections of a template. Whatever is malformed is told at its place, and everything else is read.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>

use bartizan_lang::syntax::document::{
    Documents, Entry, Node, NodeKind, YamlVersion, parse_json_document, parse_yaml_of_version,
};
use bartizan_lang::value::{Kind, Reason, Str};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::FxHashMap;

use super::recognise::is_template;
use crate::providers::cloudformation::type_where;

/// A template as it is written, before its loops are unrolled and its includes put in.
#[derive(Debug, Default)]
pub(super) struct Template {
    /// Parameters in the order written.
    pub parameters: Vec<Parameter>,
    /// The mappings.
    pub mappings: Vec<Entry>,
    /// The conditions.
    pub conditions: Vec<Entry>,
    /// The rules.
    pub rules: Vec<Entry>,
    /// The resources; loops over resources among them.
    pub resources: Vec<Entry>,
    /// The outputs.
    pub outputs: Vec<Entry>,
    /// What resources of SAM have in common.
    pub globals: Option<Node>,
    /// What tools say of the template.
    pub metadata: Option<Node>,
    /// The macros that change it as a whole: `AWS::Serverless-2016-10-31`.
    pub transforms: Vec<(Str, Span)>,
    /// The whole document.
    pub span: Option<Span>,
    /// What is malformed.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text could not be read in full.
    pub incomplete: bool,
    /// Whether nothing in it was found to be a template.
    pub unreadable: bool,
    /// Whether it says that it is a template; else it may be a part of one.
    pub certain: bool,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(super) struct Parameter {
    /// The name.
    pub name: Str,
    /// What values it takes.
    pub ty: ParameterType,
    /// The default, as it is written.
    pub default: Option<Value>,
    /// The values that it may have; nothing where any will do.
    pub allowed: Option<Vec<Str>>,
    /// Whether its value is never shown.
    pub no_echo: bool,
    /// The name.
    pub header: Span,
}

/// The types of parameters, as far as they differ in their values.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ParameterType {
    /// A text, of which CloudFormation may know more: `AWS::EC2::VPC::Id`.
    Text,
    /// A number.
    Number,
    /// Texts that are given with commas between them.
    Texts,
    /// The value is that of a parameter in Systems Manager; the value given is its name.
    Stored {
        /// Whether that is a list.
        list: bool,
    },
}

impl ParameterType {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "String" => Self::Text,
            "Number" => Self::Number,
            "CommaDelimitedList" => Self::Texts,
            "AWS::SSM::Parameter::Name" => Self::Text,
            _ => match name.strip_prefix("AWS::SSM::Parameter::Value<") {
                Some(inner) => Self::Stored { list: inner.starts_with("List<") || inner == "CommaDelimitedList>" },
                None if name.starts_with("List<") => Self::Texts,
                None if name.starts_with("AWS::") => Self::Text,
                None => return None,
            },
        })
    }
}

/// The documents of a file, whichever of its two languages it is written in.
#[must_use]
pub fn documents(file: FileId, text: &str) -> Documents {
    if text.trim_start().starts_with(['{', '[']) {
        let strict = parse_json_document(file, text);
        if !strict.incomplete {
            return strict;
        }
        // Flow style of YAML begins like JSON, and broken JSON is read as far as that goes.
        let lenient = parse_yaml_of_version(file, text, YamlVersion::V1_1);
        return if lenient.incomplete { Documents { documents: lenient.documents, ..strict } } else { lenient };
    }
    // Texts such as `yes` are booleans in templates: https://yaml.org/type/bool.html
    parse_yaml_of_version(file, text, YamlVersion::V1_1)
}

impl Template {
    /// Reads the first document that is a template; `None` when none is.
    #[must_use]
    pub(super) fn of_documents(read: Documents) -> Option<Self> {
        let Documents { documents, diagnostics, incomplete } = read;
        let several = documents.len() > 1;
        let Some(document) = documents.into_iter().find(is_template) else {
            // What cannot be read to its end may be one.
            return incomplete.then(|| Self { diagnostics, incomplete, unreadable: true, ..Self::default() });
        };
        let mut template = Self { diagnostics, incomplete, ..Self::default() };
        if several {
            let message = "there are several documents in this file; only the first template in it is read";
            template.diagnostics.push(Diagnostic::warning(message, document.span));
        }
        template.read(document);
        Some(template)
    }

    fn read(&mut self, document: Node) {
        self.span = Some(document.span);
        let NodeKind::Mapping(sections) = document.kind else { return };
        for Entry { key, key_span, value } in sections {
            match key.as_str() {
                "Parameters" => {
                    let entries = self.section(&key, key_span, value);
                    self.parameters = entries.iter().filter_map(|entry| self.parameter(entry)).collect();
                }
                "Mappings" => self.mappings = self.section(&key, key_span, value),
                "Conditions" => self.conditions = self.section(&key, key_span, value),
                "Rules" => self.rules = self.section(&key, key_span, value),
                "Resources" => self.resources = self.section(&key, key_span, value),
                "Outputs" => self.outputs = self.section(&key, key_span, value),
                "Globals" => self.globals = Some(value),
                "Metadata" => self.metadata = Some(value),
                "Transform" => self.transforms(&value),
                "AWSTemplateFormatVersion" => self.certain = true,
                "Description" | "Hooks" => {}
                _ if key.starts_with("Fn::") || key.starts_with("x-") => {}
                _ => {
                    let message = format!("{:?} is no section of a template", key.as_str());
                    self.diagnostics.push(Diagnostic::warning(message, key_span));
                }
            }
        }
    }

    fn section(&mut self, name: &str, at: Span, value: Node) -> Vec<Entry> {
        match value.kind {
            NodeKind::Mapping(entries) if value.tag.is_none() => entries,
            NodeKind::Null => Vec::new(),
            _ => {
                let message = format!("{name} must be a mapping of names to what they stand for");
                self.diagnostics.push(Diagnostic::error(message, value.span.or(at)));
                Vec::new()
            }
        }
    }

    fn transforms(&mut self, value: &Node) {
        let several = value.items();
        let all = if several.is_empty() { std::slice::from_ref(value) } else { several };
        self.certain |= !all.is_empty();
        for one in all {
            match one.as_str().or_else(|| one.get("Name").and_then(Node::as_str)) {
                Some(name) => self.transforms.push((name.into(), one.span)),
                None => self.diagnostics.push(Diagnostic::error("a transform is the name of a macro", one.span)),
            }
        }
    }

    fn parameter(&mut self, entry: &Entry) -> Option<Parameter> {
        let Entry { key, key_span, value } = entry;
        let mut wrong = |message: String, span: Span| self.diagnostics.push(Diagnostic::error(message, span));
        if !matches!(value.kind, NodeKind::Mapping(_)) {
            wrong(format!("parameter {:?} must be a mapping with a Type", key.as_str()), value.span.or(*key_span));
            return None;
        }
        let ty = match value.get("Type") {
            None => {
                wrong(format!("parameter {:?} has no Type", key.as_str()), *key_span);
                ParameterType::Text
            }
            Some(node) => match node.as_str().and_then(ParameterType::of) {
                Some(ty) => ty,
                None => {
                    wrong(format!("{:?} is no type of a parameter", node.as_str().unwrap_or_default()), node.span);
                    ParameterType::Text
                }
            },
        };
        let allowed = value.get("AllowedValues").and_then(|node| {
            let texts: Option<Vec<Str>> = node.items().iter().map(|item| item.as_str().map(Str::from)).collect();
            match (&node.kind, texts) {
                (NodeKind::Sequence(_), Some(texts)) if !texts.is_empty() => Some(texts),
                _ => {
                    wrong("AllowedValues must be a list of texts".to_owned(), node.span);
                    None
                }
            }
        });
        let default = value.get("Default").filter(|node| !matches!(node.kind, NodeKind::Null));
        let default = default.and_then(|node| match node.kind {
            NodeKind::Mapping(_) | NodeKind::Sequence(_) => {
                wrong("the default of a parameter must be a text".to_owned(), node.span);
                None
            }
            _ => Some(literal(node)),
        });
        let no_echo = value.get("NoEcho").and_then(Node::as_str).is_some_and(|text| text.eq_ignore_ascii_case("true"));
        Some(Parameter { name: key.clone(), ty, default, allowed, no_echo, header: *key_span })
    }
}

/// A resource, once loops are unrolled.
#[derive(Debug)]
pub(super) struct Written {
    /// The logical id.
    pub id: Str,
    /// The type.
    pub ty: Str,
    /// The logical id's key.
    pub header: Span,
    /// The whole resource.
    pub block: Span,
    /// What is set.
    pub properties: Option<Node>,
    /// The condition under which it is there.
    pub condition: Option<(Str, Span)>,
    /// What must be there before it.
    pub depends_on: Vec<(Str, Span)>,
    /// What tools say of it.
    pub metadata: Option<Node>,
    /// What becomes of it when it is no longer in the template.
    pub deletion_policy: Option<Node>,
    /// What becomes of it when it is replaced.
    pub update_replace_policy: Option<Node>,
    /// Why it stands for several of which nobody knows how many.
    pub symbolic: Option<Reason>,
    /// What SAM lets it do with other resources.
    pub connectors: Option<Node>,
}

impl Written {
    /// The Terraform type, as far as it can be told from what is written.
    pub(super) fn canonical(&self) -> Option<&'static str> {
        let property = |name: &str| self.properties.as_ref().and_then(|node| node.get(name));
        type_where(&self.ty, |variant| match property(variant.property) {
            Some(node) => {
                !matches!(node.kind, NodeKind::Null)
                    && (variant.value.is_empty() || node.as_str().is_some_and(|text| text == variant.value))
            }
            None => false,
        })
    }

    /// Reads a resource; `None` when there is nothing to be read in it. `open` becomes true when it stands for resources that
    /// are not written here.
    pub(super) fn of_entry(entry: Entry, open: &mut bool, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let block = entry.span();
        let Entry { key, key_span, value } = entry;
        let wrong = |message: &str, span: Span, diagnostics: &mut Vec<Diagnostic>| {
            diagnostics.push(Diagnostic::error(message, span));
        };
        let NodeKind::Mapping(parts) = value.kind else {
            let message = format!("resource {:?} must be a mapping with a Type", key.as_str());
            wrong(&message, value.span.or(key_span), diagnostics);
            return None;
        };
        let mut resource = Self {
            id: key,
            ty: Str::new(),
            header: key_span,
            block,
            properties: None,
            condition: None,
            depends_on: Vec::new(),
            metadata: None,
            deletion_policy: None,
            update_replace_policy: None,
            symbolic: None,
            connectors: None,
        };
        for Entry { key, key_span, value } in parts {
            match key.as_str() {
                "Type" => match value.as_str() {
                    Some(ty) => resource.ty = ty.into(),
                    // A macro or a tool puts in what it makes.
                    None if value.tag.is_some() || matches!(value.entries(), [_]) => {
                        let message = format!("what resource {:?} stands for is not here", resource.id.as_str());
                        diagnostics.push(Diagnostic::note(message, value.span.or(key_span)));
                        *open = true;
                        return None;
                    }
                    None => wrong("the type of a resource must be a text", value.span.or(key_span), diagnostics),
                },
                "Properties" => match value.kind {
                    NodeKind::Null => {}
                    _ => resource.properties = Some(value),
                },
                "Condition" => match value.as_str() {
                    Some(name) => resource.condition = Some((name.into(), value.span)),
                    None => wrong("the condition of a resource must be the name of one", value.span, diagnostics),
                },
                "DependsOn" => {
                    let several = matches!(value.kind, NodeKind::Sequence(_)) && value.tag.is_none();
                    let all = if several { value.items() } else { std::slice::from_ref(&value) };
                    for one in all {
                        match one.as_str() {
                            Some(name) => resource.depends_on.push((name.into(), one.span)),
                            None => wrong("DependsOn takes logical ids", one.span.or(key_span), diagnostics),
                        }
                    }
                }
                "Metadata" => resource.metadata = Some(value),
                "DeletionPolicy" => resource.deletion_policy = Some(value),
                "UpdateReplacePolicy" => resource.update_replace_policy = Some(value),
                "Connectors" => resource.connectors = Some(value),
                _ => {}
            }
        }
        if resource.ty.is_empty() {
            wrong(&format!("resource {:?} has no Type", resource.id.as_str()), resource.header, diagnostics);
            return None;
        }
        Some(resource)
    }
}

/// A scalar as a value, and what is no scalar without looking for functions in it.
pub(in crate::formats) fn literal(node: &Node) -> Value {
    let value = match &node.kind {
        NodeKind::Null => Value::null(),
        NodeKind::Bool(value) => Value::from(*value),
        NodeKind::Number(number, _) => Value::from(number.clone()),
        NodeKind::String(text) => Value::string(text.clone()),
        NodeKind::Sequence(items) => Value::tuple(items.iter().map(literal).collect()),
        NodeKind::Mapping(entries) => Value::object(fields(entries)),
    };
    value.at(node.span)
}

fn fields(entries: &[Entry]) -> bartizan_lang::value::Fields {
    let field = |entry: &Entry| bartizan_lang::value::Field {
        key: entry.key.clone(),
        at: entry.span(),
        value: literal(&entry.value),
    };
    bartizan_lang::value::Fields::new(entries.iter().map(field).collect())
}

/// Entries by their keys.
pub(super) fn index(entries: &[Entry]) -> FxHashMap<Str, usize> {
    entries.iter().map(|entry| entry.key.clone()).zip(0..).collect()
}

/// A scalar as the text that CloudFormation takes it for.
pub(super) fn text_of(value: &Value) -> Option<Str> {
    match &value.kind {
        Kind::String(text) => Some(text.clone()),
        Kind::Number(number) => Some(number.to_string().into()),
        Kind::Bool(value) => Some(if *value { "true" } else { "false" }.into()),
        _ => None,
    }
}
