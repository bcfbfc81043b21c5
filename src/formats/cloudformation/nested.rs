//! Nested stacks: resources that are templates of their own, which lie beside the template that nests them.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html>

use std::rc::Rc;

use bartizan_lang::syntax::document::{Documents, Node, NodeKind};
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Span, Value};
use rustc_hash::FxHashMap;

use super::evaluation::{Evaluation, Work, outside};
use super::inline;
use super::template::{Template, Written, documents};
use super::unrolling::Includes;
use crate::formats::tree_path;
use crate::source::{RelPath, SizeLimit, SourceFile};

/// Deepest nesting of stacks.
const MAX_NESTED: usize = 8;

/// Largest file that is included: CloudFormation takes none of a mebibyte.
const MAX_INCLUDED: SizeLimit = SizeLimit(1 << 20);

impl<'a> Evaluation<'a> {
    /// The evaluation of a nested stack; `None` when its template is not there.
    pub(super) fn nested_stack(&self, place: usize) -> Option<Rc<Self>> {
        if let Some(known) = self.nested.borrow().get(&place) {
            return known.clone();
        }
        // Whoever asks while it is being made asks in a circle.
        self.nested.borrow_mut().insert(place, None);
        let made = self.make_nested(place).map(Rc::new);
        self.nested.borrow_mut().insert(place, made.clone());
        made
    }

    fn make_nested(&self, place: usize) -> Option<Self> {
        let resource = self.resources.get(place)?;
        let properties = resource.properties.as_ref()?;
        let id = self.named(&resource.id);
        if let Some(body) = properties.get("TemplateBody") {
            return self.inline_stack(place, body);
        }
        let url = properties.get("TemplateURL").or_else(|| properties.get("Location"))?;
        let asset = self.asset(resource, url);
        let value = match &asset {
            Some(path) => Value::string(path.clone()),
            None => self.value(url, &mut Vec::new()),
        };
        let asset = asset.is_some();
        let location =
            value.as_str().filter(|_| asset || !matches!(url.kind, NodeKind::Mapping(_)) || url.tag.is_some());
        let Some(location) = location.filter(|location| !location.contains("://")) else {
            let said: Str = value.as_str().cloned().unwrap_or("not known".into());
            self.work.missing.borrow_mut().push((id.clone(), said));
            let message = format!("the template of nested stack {id:?} is not here, so what it makes is not checked");
            self.work.report(Diagnostic::note(message, url.span));
            return None;
        };
        let root = self.work.around.trust_root?;
        let directory = self.path.parent().unwrap_or_default();
        let path = location.strip_prefix("file://").unwrap_or(location);
        let found = tree_path::reached(root, &directory, path);
        let read = found.map(|path| (self.work.around.files.read(root, &path, SizeLimit::SOURCE), path));
        let (file, path) = match read {
            Some((Ok(file), path)) => (file, path),
            Some((Err(error), _)) => {
                self.work.missing.borrow_mut().push((id, location.clone()));
                self.work.report(Diagnostic::warning(error.to_string(), url.span));
                return None;
            }
            None => {
                self.work.missing.borrow_mut().push((id, location.clone()));
                let message = format!("the template {location:?} lies outside of the scanned tree");
                self.work.report(Diagnostic::warning(message, url.span));
                return None;
            }
        };
        if self.lineage.contains(&path) || self.lineage.len() >= MAX_NESTED {
            let message = match self.lineage.contains(&path) {
                true => format!("the template {location:?} nests itself"),
                false => format!("more than {MAX_NESTED} levels of nested stacks are not followed"),
            };
            self.work.report(Diagnostic::error(message, url.span));
            return None;
        }
        let Some((template, unrolls, open)) = read_template(&self.work, &file, &path) else {
            let message = format!("{location:?} is no template");
            self.work.report(Diagnostic::warning(message, url.span));
            return None;
        };
        self.work.called.borrow_mut().push(path.clone());
        Some(self.inner(resource, path, template, (unrolls, open)))
    }

    /// A stack set whose template is a text in this one.
    fn inline_stack(&self, place: usize, body: &Node) -> Option<Self> {
        let resource = self.resources.get(place)?;
        let id = self.named(&resource.id);
        let value = self.value(body, &mut Vec::new());
        let Some(text) = value.as_str() else {
            self.work.missing.borrow_mut().push((id.clone(), "not known".into()));
            let message = format!("the template of stack set {id:?} is not known, so what it makes is not checked");
            self.work.report(Diagnostic::note(message, body.span));
            return None;
        };
        if self.lineage.len() >= MAX_NESTED {
            let message = format!("more than {MAX_NESTED} levels of nested stacks are not followed");
            self.work.report(Diagnostic::error(message, body.span));
            return None;
        }
        let file = self.work.around.files.get(body.span.file);
        let read = inline::documents(body, text, file.as_ref().map(|file| file.text()));
        let Some(template) = Template::of_documents(read) else {
            self.work.report(Diagnostic::warning("this text is no template", body.span));
            return None;
        };
        Some(self.inner(resource, self.path.clone(), template, (text.contains("Fn::ForEach"), false)))
    }

    fn inner(&self, resource: &Written, path: RelPath, template: Template, read: (bool, bool)) -> Self {
        let parameters = resource.properties.as_ref().and_then(|properties| properties.get("Parameters"));
        let value = parameters.map(|node| self.value(node, &mut Vec::new()));
        let mut given: FxHashMap<Str, Value> = FxHashMap::default();
        if let Some(fields) = value.as_ref().and_then(Value::as_fields) {
            given.extend(fields.entries().iter().map(|f| (f.key.clone(), joined(&f.value))));
        }
        // Those of a stack set are a list of names and values.
        for item in value.as_ref().and_then(Value::as_seq).map_or(&[] as &[Value], |seq| &seq.items) {
            let part = |name: &str| item.as_fields().and_then(|fields| fields.get(name));
            if let (Some(name), Some(value)) = (part("ParameterKey").and_then(Value::as_str), part("ParameterValue")) {
                given.insert(name.clone(), joined(value));
            }
        }
        let lineage = self.lineage.iter().cloned().chain([path.clone()]).collect();
        let prefix = format!("{}/", self.named(&resource.id)).into();
        let mut made = Self::new(self.work.clone(), (path, prefix, lineage), template, given, read);
        if resource.ty == "AWS::CloudFormation::StackSet" {
            // A stack set is deployed to accounts and regions of its own.
            made.region = outside("AWS::Region", "a stack set has a stack in each of its regions");
            made.account = outside("AWS::AccountId", "a stack set has a stack in each of its accounts");
        }
        made
    }
}

impl Evaluation<'_> {
    /// The file that CDK uploads as the template of a nested stack: it says so in the resource's metadata, or in the
    /// manifest of the assembly's assets.
    fn asset(&self, resource: &Written, url: &Node) -> Option<Str> {
        let metadata = resource.metadata.as_ref();
        let said = |name: &str| metadata.and_then(|metadata| metadata.get(name)).and_then(Node::as_str);
        let path =
            said("aws:asset:path").filter(|_| said("aws:asset:property").is_none_or(|name| name == "TemplateURL"));
        path.map(Str::from).or_else(|| self.work.stack?.asset(url))
    }
}

/// A list that is handed on as a text with commas.
fn joined(value: &Value) -> Value {
    let texts: Option<Vec<&str>> =
        value.as_seq().and_then(|seq| seq.items.iter().map(|item| item.as_str().map(Str::as_str)).collect());
    match texts {
        Some(texts) => value.with_kind(Value::string(texts.join(",")).kind),
        None => value.clone(),
    }
}

/// The template of a file, whether there may be loops in it, and whether a part of it is not there.
pub(super) fn read_template(work: &Work<'_>, file: &SourceFile, path: &RelPath) -> Option<(Template, bool, bool)> {
    work.note(file.id());
    let mut read = documents(file.id(), file.text());
    let mut open = false;
    let mut unrolls = file.text().contains("Fn::ForEach");
    if file.text().contains("AWS::Include") {
        let directory = path.parent().unwrap_or_default();
        let mut include = |location: &str, _: Span| {
            let root = work.around.trust_root?;
            let path = tree_path::reached(root, &directory, location).filter(|_| !location.contains("://"))?;
            let file = work.around.files.read(root, &path, MAX_INCLUDED).ok()?;
            work.note(file.id());
            let Documents { documents, diagnostics, .. } = documents(file.id(), file.text());
            diagnostics.into_iter().for_each(|diagnostic| work.report(diagnostic));
            unrolls |= file.text().contains("Fn::ForEach");
            documents.into_iter().next()
        };
        let mut told = Vec::new();
        let mut includes = Includes { read: &mut include, diagnostics: &mut told, missing: false };
        read.documents = read.documents.into_iter().map(|node: Node| includes.node(node, 0)).collect();
        open = includes.missing;
        read.diagnostics.extend(told);
    }
    Some((Template::of_documents(read)?, unrolls, open))
}
