//! From the tree of a check file to compiled checks, with a diagnostic for whatever would make a check pass silently.

use std::collections::BTreeMap;

use super::infer::Inference;
use super::{
    About, Check, Control, Example, ExampleKind, Facet, Let, Prose, Remedy, Rule, Schemas, Severity, Target, ViewType,
    change, residency, walk,
};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::span::{FileId, Span};
use crate::syntax::ast::{Attribute, Block, Body, Expr, ExprKind};
use crate::value::{Number, Str};

/// The attributes of a check.
pub const ATTRIBUTES: &[&str] = &[
    "title",
    "severity",
    "on",
    "when",
    "for_each",
    "fail",
    "at",
    "message",
    "why",
    "remedy",
    "aliases",
    "similar_to",
    "yields_to",
    "since",
    "controls",
    "cwe",
];

/// Those that a check must have.
const REQUIRED: &[&str] = &["title", "severity", "on", "fail", "message", "why", "remedy"];

const BLOCKS: &[&str] = &["let", "fix", "example"];

const FORMATS: &[&str] = &["terraform", "terraform-json", "cloudformation", "pulumi", "plan"];

/// The format of examples of checks on changes, which hold configuration in blocks of their own.
const CHANGE: &str = "change";

/// The format of examples of checks on residency, which hold settings beside their configuration.
const RESIDENCY: &str = "residency";

/// What a check file holds.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The checks that have no error.
    pub checks: Vec<Check>,
    /// What is wrong, and what is odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a check file: its text, and the tree of it. A check with an error is left out.
#[must_use]
pub fn compile(file: FileId, text: &str, body: &Body, schemas: &dyn Schemas) -> Compiled {
    let mut compiled = Compiled::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut ids: BTreeMap<Str, Span> = BTreeMap::new();
    for attribute in &body.attributes {
        compiled.diagnostics.push(Diagnostic::error(
            format!("a check file holds blocks, not the attribute {:?}", attribute.name),
            attribute.name_span,
        ));
    }
    for block in &body.blocks {
        match block.ident.as_str() {
            "check" => {
                let mut reader = Reader { file, text, schemas, diagnostics: Vec::new() };
                let check = reader.check(block);
                let failed = reader.diagnostics.iter().any(|d| d.level == Level::Error);
                compiled.diagnostics.append(&mut reader.diagnostics);
                let Some(check) = check.filter(|_| !failed) else { continue };
                if ids.insert(check.about.id.clone(), block.header).is_some() {
                    compiled.diagnostics.push(Diagnostic::error(
                        format!("there are two checks {:?} in this file", check.about.id),
                        block.header,
                    ));
                    continue;
                }
                compiled.checks.push(check);
            }
            "facet" => {}
            other => {
                let diagnostic = Diagnostic::error(format!("{other:?} is no block of a check file"), block.header);
                compiled.diagnostics.push(diagnostic.suggesting(other, ["check", "facet"]));
            }
        }
    }
    compiled
}

/// Reads checks and facets from the tree of a file.
pub(super) struct Reader<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) schemas: &'a dyn Schemas,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(super) fn error(&mut self, message: impl Into<String>, span: Span) {
        self.diagnostics.push(Diagnostic::error(message, span));
    }

    fn check(&mut self, block: &Block) -> Option<Check> {
        let id = self.id(block);
        for attribute in &block.body.attributes {
            if !ATTRIBUTES.contains(&attribute.name.as_str()) {
                let diagnostic =
                    Diagnostic::error(format!("a check has no attribute {:?}", attribute.name), attribute.name_span);
                self.diagnostics.push(diagnostic.suggesting(&attribute.name, ATTRIBUTES));
            }
        }
        for inner in &block.body.blocks {
            if !BLOCKS.contains(&inner.ident.as_str()) {
                let diagnostic = Diagnostic::error(format!("a check has no block {:?}", inner.ident), inner.header);
                self.diagnostics.push(diagnostic.suggesting(&inner.ident, BLOCKS));
            }
        }
        for name in REQUIRED {
            if block.body.attribute(name).is_none() {
                self.error(format!("the check has no {name}"), block.header);
            }
        }
        let on = self.targets(block);
        let lets = self.lets(block);
        let expr = |name: &str| block.body.attribute(name).map(|a| a.expr.clone());
        let rule = expr("fail").zip(expr("message")).zip(lets).map(|((fail, message), lets)| Rule {
            when: expr("when"),
            lets,
            for_each: expr("for_each"),
            fail,
            at: expr("at"),
            message,
        });
        if let Some(rule) = &rule {
            self.verify(rule, &on);
        }
        let about = About {
            id: id.unwrap_or_default(),
            title: self.text_of(block, "title"),
            severity: self.severity(block).unwrap_or(Severity::Medium),
            on: on.into_iter().map(|(target, _)| target).collect(),
            aliases: self.texts_of(block, "aliases"),
            similar_to: self.texts_of(block, "similar_to"),
            since: self.text_of(block, "since"),
            controls: self.controls(block),
            yields_to: self.texts_of(block, "yields_to"),
            cwe: self.weaknesses(block),
        };
        let fixes = self.fixes(block, rule.as_ref(), &about.on);
        let remedy = self.remedy(block, &about.on);
        let prose = Prose { why: self.text_of(block, "why"), remedy, examples: self.examples(block, &about.on) };
        Some(Check { about, rule: rule?, fixes, prose, span: block.header })
    }

    fn id(&mut self, block: &Block) -> Option<Str> {
        let [label] = block.labels.as_slice() else {
            self.error("a check has one label, its id", block.header);
            return None;
        };
        let well_formed = label
            .text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
            && label.text.starts_with(|c: char| c.is_ascii_lowercase());
        if !well_formed {
            let proposal: String = label
                .text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_ascii_lowercase)
                .collect::<Vec<_>>()
                .join("-");
            self.diagnostics.push(
                Diagnostic::error(format!("the id {:?} is not lower-case words with dashes", label.text), label.span)
                    .with_help(format!("write {proposal:?}")),
            );
        }
        Some(label.text.clone())
    }

    fn severity(&mut self, block: &Block) -> Option<Severity> {
        let attribute = block.body.attribute("severity")?;
        let Some(name) = attribute.expr.as_literal_str() else {
            self.error("severity is a plain text", attribute.expr.span);
            return None;
        };
        let severity = Severity::parse(name);
        if severity.is_none() {
            let names = Severity::ALL.map(Severity::name);
            let mut diagnostic = Diagnostic::error(format!("{name:?} is no severity"), attribute.expr.span);
            diagnostic.help = Some(match nearest(name, names) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("it is one of {}", names.join(", ")),
            });
            self.diagnostics.push(diagnostic);
        }
        severity
    }

    /// The targets that exist, with the types of their views.
    fn targets(&mut self, block: &Block) -> Vec<(Target, Option<ViewType>)> {
        let Some(attribute) = block.body.attribute("on") else { return Vec::new() };
        let written: Vec<(Str, Span)> = match &attribute.expr.kind {
            ExprKind::Tuple(items) => {
                items.iter().filter_map(|i| Some((i.as_literal_str()?.clone(), i.span))).collect()
            }
            _ => attribute.expr.as_literal_str().map(|t| (t.clone(), attribute.expr.span)).into_iter().collect(),
        };
        let count = if let ExprKind::Tuple(items) = &attribute.expr.kind { items.len() } else { 1 };
        if written.is_empty() || written.len() != count {
            self.error("on is a list of plain texts: [\"TYPE\"]", attribute.expr.span);
        }
        let written_count = written.len();
        let mut targets: Vec<(Target, Option<ViewType>)> = Vec::with_capacity(written_count);
        for (text, span) in written {
            let target = Target::parse(&text);
            if targets.iter().any(|(known, _)| *known == target) {
                self.error(format!("{text:?} stands twice"), span);
                continue;
            }
            if target == Target::Deployment {
                targets.push((target, None));
                continue;
            }
            let fact = match target {
                Target::Change => Some(("changes", change::view())),
                Target::Residency => Some(("residency", residency::view())),
                _ => None,
            };
            if let Some((what, view)) = fact {
                if written_count > 1 {
                    self.error(format!("a check on {what} stands on nothing else"), span);
                }
                targets.push((target, Some(view)));
                continue;
            }
            match self.schemas.view(&text) {
                Some(view) => targets.push((target, Some(view))),
                None => {
                    let mut diagnostic = Diagnostic::error(
                        match &target {
                            Target::Facet(name) => format!("there is no facet {name:?}"),
                            _ => format!("there is no resource type {text:?}"),
                        },
                        span,
                    );
                    if let Some(near) = self.schemas.suggest_target(&text) {
                        diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
                    }
                    self.diagnostics.push(diagnostic);
                }
            }
        }
        targets
    }

    /// The named expressions, each after those that it refers to; `None` when they go in a circle.
    pub(super) fn lets(&mut self, block: &Block) -> Option<Vec<Let>> {
        let written: Vec<&Attribute> = block.body.blocks_of("let").flat_map(|b| &b.body.attributes).collect();
        for inner in block.body.blocks_of("let").flat_map(|b| &b.body.blocks) {
            self.error("let holds attributes only", inner.header);
        }
        for (index, attribute) in written.iter().enumerate() {
            if matches!(attribute.name.as_str(), "self" | "each" | "deployment") {
                self.error(format!("{:?} has a meaning of its own", attribute.name), attribute.name_span);
            } else if written.iter().take(index).any(|a| a.name == attribute.name) {
                self.error(format!("{:?} is named twice", attribute.name), attribute.name_span);
            }
        }
        let mut order = Order {
            written: &written,
            state: vec![State::New; written.len()],
            sorted: Vec::new(),
            way: Vec::new(),
            circle: None,
        };
        for index in 0..written.len() {
            order.visit(index);
        }
        if let Some(circle) = order.circle
            && let Some(attribute) = circle.first().and_then(|index| written.get(*index))
        {
            let mut way: Vec<&str> = circle.iter().filter_map(|i| written.get(*i)).map(|a| a.name.as_str()).collect();
            way.push(&attribute.name);
            let mut diagnostic = Diagnostic::error(format!("{:?} depends on itself", attribute.name), attribute.span);
            if circle.len() > 1 {
                diagnostic = diagnostic.with_help(format!("the circle is {}", way.join(" → ")));
            }
            self.diagnostics.push(diagnostic);
            return None;
        }
        let mut lets: Vec<Let> = Vec::with_capacity(written.len());
        for attribute in order.sorted.iter().filter_map(|i| written.get(*i)) {
            let per_element = walk::varies(&attribute.expr, &lets);
            lets.push(Let { name: attribute.name.clone(), expr: attribute.expr.clone(), per_element });
        }
        Some(lets)
    }

    /// Verifies names, paths and types for each target.
    fn verify(&mut self, rule: &Rule, on: &[(Target, Option<ViewType>)]) {
        let mut found: Vec<Diagnostic> = Vec::new();
        if let Some(for_each) = &rule.for_each {
            let facet = on.iter().find_map(|(target, _)| match target {
                Target::Facet(name) => self.schemas.facet(name).filter(|f| f.has_elements()),
                _ => None,
            });
            if let Some(facet) = facet {
                self.error(
                    format!("facet.{} is an element already: a check on it has no for_each", facet.name),
                    for_each.span,
                );
            }
        }
        for (target, view) in on {
            let mut inference = Inference::new(self.schemas, view.clone(), target, &rule.lets);
            inference.rule(rule);
            let name = target.to_string();
            inference.diagnostics.sort_by_key(|d| d.span);
            for mut diagnostic in inference.diagnostics {
                // With several targets it matters which of them lacks an attribute.
                if on.len() > 1 && diagnostic.message.contains("has no attribute") {
                    diagnostic.message = format!("{} (on {name})", diagnostic.message);
                }
                if !found.contains(&diagnostic) {
                    found.push(diagnostic);
                }
            }
        }
        self.diagnostics.append(&mut found);
    }

    /// A plain text, with line ends of its own as they are; empty when there is none.
    pub(super) fn text_of(&mut self, block: &Block, name: &str) -> Str {
        let Some(attribute) = block.body.attribute(name) else { return Str::new() };
        match attribute.expr.as_literal_str() {
            Some(text) if text.trim().is_empty() && REQUIRED.contains(&name) => {
                self.error(format!("{name} is empty"), attribute.expr.span);
                Str::new()
            }
            Some(text) => text.trim_end().into(),
            None => {
                self.error(format!("{name} is a plain text"), attribute.expr.span);
                Str::new()
            }
        }
    }

    pub(super) fn texts_of(&mut self, block: &Block, name: &str) -> Vec<Str> {
        let Some(attribute) = block.body.attribute(name) else { return Vec::new() };
        match texts(&attribute.expr) {
            Some(texts) => texts,
            None => {
                self.error(format!("{name} is a list of plain texts"), attribute.expr.span);
                Vec::new()
            }
        }
    }

    /// `remedy`: a text, or one for each type, and `default` for the others.
    fn remedy(&mut self, block: &Block, on: &[Target]) -> Remedy {
        let Some(attribute) = block.body.attribute("remedy") else { return Remedy::default() };
        let ExprKind::Object(items) = &attribute.expr.kind else {
            return Remedy { general: self.text_of(block, "remedy"), by_type: Vec::new() };
        };
        let mut types: Vec<Str> = Vec::new();
        for target in on {
            match target {
                Target::Facet(name) => types.extend(self.schemas.facet(name).map(Facet::types).unwrap_or_default()),
                other => types.push(other.to_string().into()),
            }
        }
        let mut remedy = Remedy::default();
        for item in items {
            let (Some(ty), Some(text)) = (item.key.as_literal_str(), item.value.as_literal_str()) else {
                self.error("remedy is a text, or an object of plain texts by type", item.value.span);
                continue;
            };
            if ty == "default" {
                remedy.general = text.trim_end().into();
            } else if types.contains(ty) {
                remedy.by_type.push((ty.clone(), text.trim_end().into()));
            } else {
                let diagnostic = Diagnostic::error(format!("the check does not stand on {ty:?}"), item.key.span);
                self.diagnostics.push(diagnostic.suggesting(ty, &types));
            }
        }
        let untold = types.iter().find(|ty| !remedy.by_type.iter().any(|(known, _)| known == *ty));
        if let Some(ty) = untold.filter(|_| remedy.general.is_empty()) {
            self.error(format!("there is no remedy for {ty}, and no default"), attribute.expr.span);
        }
        remedy
    }

    fn controls(&mut self, block: &Block) -> Vec<Control> {
        let Some(attribute) = block.body.attribute("controls") else { return Vec::new() };
        let mut controls = Vec::new();
        let mut well_formed = false;
        if let ExprKind::Object(items) = &attribute.expr.kind {
            well_formed = true;
            for item in items {
                match item.key.as_literal_str().zip(texts(&item.value)) {
                    Some((framework, requirements)) => controls.extend(
                        requirements
                            .into_iter()
                            .map(|requirement| Control { framework: framework.clone(), requirement }),
                    ),
                    None => well_formed = false,
                }
            }
        }
        if !well_formed {
            self.error(
                "controls is an object of lists, such as { \"pci-dss-4.0\" = [\"1.2.1\"] }",
                attribute.expr.span,
            );
        }
        controls.sort();
        controls
    }

    fn weaknesses(&mut self, block: &Block) -> Vec<u16> {
        let Some(attribute) = block.body.attribute("cwe") else { return Vec::new() };
        let number = |item: &Expr| match &item.kind {
            ExprKind::Constant(value) => {
                value.as_number().and_then(Number::as_i64).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0)
            }
            _ => None,
        };
        let numbers = match &attribute.expr.kind {
            ExprKind::Tuple(items) => items.iter().map(number).collect::<Option<Vec<u16>>>(),
            _ => None,
        };
        let Some(mut numbers) = numbers else {
            self.error("cwe is a list of CWE numbers, such as [732]", attribute.expr.span);
            return Vec::new();
        };
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn examples(&mut self, block: &Block, on: &[Target]) -> Vec<Example> {
        let of_changes = on.contains(&Target::Change);
        let of_residency = on.contains(&Target::Residency);
        // What only templates have is shown in templates.
        let of_templates = !on.is_empty() && on.iter().all(|target| matches!(target, Target::Raw(_)));
        let usual = if of_templates { "cloudformation" } else { "terraform" };
        let mut examples: Vec<Example> = Vec::new();
        for example in block.body.blocks_of("example") {
            let (Some(kind), Some(name)) = (example.labels.first(), example.labels.get(1)) else {
                self.error("an example has two labels: what the check says, and what it shows", example.header);
                continue;
            };
            let Some(kind) = [ExampleKind::Fails, ExampleKind::Passes, ExampleKind::Unknown]
                .into_iter()
                .find(|k| k.name() == kind.text)
            else {
                let diagnostic =
                    Diagnostic::error(format!("{:?} is not fails, passes or unknown", kind.text), kind.span);
                self.diagnostics.push(diagnostic.suggesting(&kind.text, ["fails", "passes", "unknown"]));
                continue;
            };
            if examples.iter().any(|e| e.kind == kind && e.name == name.text) {
                self.error(format!("there are two examples {:?}", name.text), example.header);
            }
            if of_changes {
                let change = Some(Box::new(self.change_example(example)));
                let (name, text) = (name.text.clone(), self.inner_text(example));
                let (format, span) = (CHANGE.into(), example.header);
                examples.push(Example { kind, name, format, text, change, residency: None, span });
                continue;
            }
            if of_residency {
                let residency = Some(Box::new(self.residency_example(example)));
                let (name, text) = (name.text.clone(), self.inner_text(example));
                let (format, span) = (RESIDENCY.into(), example.header);
                examples.push(Example { kind, name, format, text, change: None, residency, span });
                continue;
            }
            let format = example.body.attribute("format");
            let format_name = format.and_then(|f| f.expr.as_literal_str()).cloned().unwrap_or_else(|| usual.into());
            if let Some(format) = format
                && !FORMATS.contains(&format_name.as_str())
            {
                let diagnostic =
                    Diagnostic::error(format!("{format_name:?} is no format of examples"), format.expr.span);
                self.diagnostics.push(diagnostic.suggesting(&format_name, FORMATS));
            }
            let text = match example.body.attribute("source") {
                Some(source) => match source.expr.as_literal_str() {
                    Some(text) => text.clone(),
                    None => {
                        self.error("source is a plain text: write $${ for ${ in it", source.expr.span);
                        continue;
                    }
                },
                None => {
                    if format_name != "terraform" {
                        let place = format.map_or(example.header, |format| format.span);
                        self.error(format!("an example of {format_name} gives its text in source"), place);
                    }
                    self.inner_text(example)
                }
            };
            let name = name.text.clone();
            let (format, span) = (format_name, example.header);
            examples.push(Example { kind, name, format, text, change: None, residency: None, span });
        }
        examples
    }

    /// The text between the braces of a block, without the indentation that its lines share.
    pub(super) fn inner_text(&self, block: &Block) -> Str {
        let inner = Span { file: self.file, start: block.header.end, end: block.span.end }.text(self.text);
        let inner = inner.split_once('{').map_or("", |(_, rest)| rest);
        without_indentation(inner.rsplit_once('}').map_or(inner, |(rest, _)| rest))
    }
}

/// A text without the indentation that its lines share, and without empty lines around it.
pub(super) fn without_indentation(text: &str) -> Str {
    let lines: Vec<&str> = text.lines().collect();
    let indents = lines.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start_matches(' ').len());
    let indentation = indents.min().unwrap_or(0);
    let mut shifted = String::with_capacity(text.len());
    for line in lines {
        shifted.push_str(line.get(indentation..).unwrap_or_default().trim_end());
        shifted.push('\n');
    }
    let text = shifted.trim_matches('\n');
    if text.is_empty() { Str::new() } else { format!("{text}\n").into() }
}

pub(super) fn texts(expr: &Expr) -> Option<Vec<Str>> {
    match &expr.kind {
        ExprKind::Tuple(items) => items.iter().map(|i| i.as_literal_str().cloned()).collect(),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Sorts named expressions by what they refer to.
struct Order<'a> {
    written: &'a [&'a Attribute],
    state: Vec<State>,
    sorted: Vec<usize>,
    /// Those that are being visited, each needed by the one before it.
    way: Vec<usize>,
    circle: Option<Vec<usize>>,
}

impl Order<'_> {
    fn visit(&mut self, index: usize) {
        match self.state[index] {
            State::Done => {}
            State::Open => {
                let start = self.way.iter().position(|i| *i == index).unwrap_or_default();
                let way = self.way.get(start..).unwrap_or_default().to_vec();
                self.circle.get_or_insert(way);
            }
            State::New => {
                self.state[index] = State::Open;
                self.way.push(index);
                let mut needs = Vec::new();
                walk::roots(&self.written[index].expr, &mut |root| {
                    needs.extend(self.written.iter().position(|a| a.name == root));
                });
                for need in needs {
                    self.visit(need);
                }
                self.way.pop();
                self.state[index] = State::Done;
                self.sorted.push(index);
            }
        }
    }
}
