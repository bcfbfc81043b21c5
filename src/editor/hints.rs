//! Values and regions, shown behind what they are of.

use std::collections::BTreeMap;
use std::ops::Range;

use bartizan_lang::value::{Fields, Kind};
use bartizan_lang::{Span, Value};
use bartizan_lsp::analyzer::Hint;

use super::view::{View, bytes};
use crate::ir::{Mode, Resource};
use crate::providers::schema::{self, Node};
use crate::report::REDACTED;
use crate::residency::catalogue::{Catalogue, Region};
use crate::residency::location::cloud_of;
use crate::source::SourceFile;

/// Most characters of a value that are shown.
const LONGEST: usize = 40;

/// Most values of one place that are shown.
const SHOWN: usize = 2;

/// Most instances that are listed.
const LISTED: usize = 10;

/// Deepest nesting of blocks and objects that is looked into.
const MAX_DEPTH: usize = 8;

/// The attributes of resources that say where they are.
const PLACES: &[&str] = &["region", "location"];

/// Values behind references, and regions behind the headers of resources and providers.
pub(super) fn hints(view: &View, file: &SourceFile, range: Range<usize>) -> Vec<Hint> {
    let mut gathered = Gathered { view, file, range, values: BTreeMap::new(), regions: BTreeMap::new() };
    for deployment in &view.deployments {
        for resource in &deployment.resources {
            gathered.provider(resource);
            if resource.block.file == file.id() && gathered.is_asked(resource.block) {
                gathered.resource(resource);
            }
        }
    }
    let Gathered { values, regions, .. } = gathered;
    let mut hints: Vec<Hint> = regions.into_iter().map(|(at, regions)| of_regions(at, &regions)).collect();
    hints.extend(values.into_iter().map(|(at, values)| of_values(at, &values)));
    hints.sort_by_key(|hint| hint.at);
    hints
}

/// What there is to show by the byte that it is shown behind: what is shown of each instance, by the instance's name.
struct Gathered<'v> {
    view: &'v View,
    file: &'v SourceFile,
    range: Range<usize>,
    values: BTreeMap<usize, BTreeMap<String, String>>,
    regions: BTreeMap<usize, BTreeMap<String, String>>,
}

impl Gathered<'_> {
    fn is_asked(&self, span: Span) -> bool {
        let span = bytes(span);
        span.start <= self.range.end && self.range.start <= span.end
    }

    fn resource(&mut self, resource: &Resource) {
        let node = schema::of(resource.mode, &resource.ty);
        let name = self.shown(&resource.address);
        self.fields(&resource.body, (resource.block, node), &name, 0);
        if resource.mode == Mode::Managed && resource.header.is_some() && resource.header.file == self.file.id() {
            let written = PLACES.iter().find_map(|place| resource.get(place));
            let value = written.filter(|value| !value.is_null()).unwrap_or(&resource.provider.region);
            if let Some(region) = self.region(&resource.provider.kind, value) {
                self.regions.entry(resource.header.end as usize).or_default().insert(name, region);
            }
        }
    }

    fn provider(&mut self, resource: &Resource) {
        let provider = &resource.provider;
        if !provider.span.is_some() || provider.span.file != self.file.id() || !self.is_asked(provider.span) {
            return;
        }
        if let Some(region) = self.region(&provider.kind, &provider.region) {
            let name = provider.alias.as_ref().map_or_else(|| provider.kind.to_string(), ToString::to_string);
            self.regions.entry(provider.span.end as usize).or_default().insert(name, region);
        }
    }

    /// A region and the countries that it lies in.
    fn region(&self, provider: &str, value: &Value) -> Option<String> {
        let code = value.as_str().filter(|_| !value.is_secret())?;
        let catalogue = Catalogue::default();
        let region: Option<&Region> = catalogue.region(&cloud_of(provider), code);
        let region = region?;
        let countries: Vec<String> =
            region.countries.iter().map(|country| String::from_utf8_lossy(&country.0).into_owned()).collect();
        let shown = self.shown(&region.code);
        Some(if countries.is_empty() { shown } else { format!("{shown}, {}", countries.join(" and ")) })
    }

    fn fields(&mut self, fields: &Fields, (within, node): (Span, Option<Node>), name: &str, depth: usize) {
        for field in fields.entries().iter().filter(|_| depth < MAX_DEPTH) {
            if !field.at.is_some() || field.at.file != self.file.id() || !within.contains(field.at) {
                continue;
            }
            let child = node.and_then(|node| node.child(&field.key));
            let text = field.at.text(self.file.text()).trim_end();
            let is_object = text.ends_with('}') && field.value.as_fields().is_some();
            if refers(text) && !text.contains('\n') && !is_object {
                if self.is_asked(field.at) {
                    let is_secret = child.is_some_and(Node::sensitive);
                    if let Some(value) = if is_secret { Some(REDACTED.to_owned()) } else { self.value(&field.value, 0) }
                    {
                        let at = field.at.start as usize + text.len();
                        self.values.entry(at).or_default().insert(name.to_owned(), value);
                    }
                }
            } else if !child.is_some_and(Node::sensitive) {
                self.inner(&field.value, (within, child), name, depth);
            }
        }
    }

    /// What is written in a block, an object or a list.
    fn inner(&mut self, value: &Value, (within, node): (Span, Option<Node>), name: &str, depth: usize) {
        if let Some(fields) = value.as_fields() {
            self.fields(fields, (within, node), name, depth + 1);
        } else if let Some(seq) = value.as_seq() {
            for item in &seq.items {
                if let Some(fields) = item.as_fields() {
                    self.fields(fields, (within, node), name, depth + 1);
                }
            }
        }
    }

    /// A value for short; none where it is not known.
    fn value(&self, value: &Value, depth: usize) -> Option<String> {
        if value.is_secret() || value.is_sensitive() {
            return Some(REDACTED.to_owned());
        }
        let text = match &value.kind {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(number) => number.to_string(),
            Kind::String(text) => format!("{:?}", self.shown(text)),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                let items: Option<Vec<String>> = seq.items.iter().map(|item| self.value(item, depth + 1)).collect();
                let more = if seq.open { ", …" } else { "" };
                match items.filter(|_| depth == 0).map(|items| items.join(", ")) {
                    Some(items) if items.chars().count() <= LONGEST => format!("[{items}{more}]"),
                    _ => format!("[{} elements]", seq.items.len()),
                }
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                format!("{{{} {}}}", fields.len(), if fields.len() == 1 { "entry" } else { "entries" })
            }
            Kind::Choice(choice) if depth == 0 => {
                let leaves: Option<Vec<String>> =
                    choice.leaves().iter().map(|(_, leaf)| self.value(leaf, depth + 1)).collect();
                let mut leaves = leaves?;
                leaves.sort();
                leaves.dedup();
                leaves.join(" or ")
            }
            Kind::Unknown(_) | Kind::Choice(_) => return None,
        };
        Some(cut(&text))
    }

    /// A text without secrets.
    fn shown(&self, text: &str) -> String {
        self.view.report().map_or_else(|| REDACTED.to_owned(), |report| report.shown_text(text))
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// What differs among instances, each once, in their order.
fn distinct(of_instances: &BTreeMap<String, String>) -> Vec<&String> {
    let mut all: Vec<&String> = of_instances.values().collect();
    all.sort();
    all.dedup();
    all
}

fn label(of_instances: &BTreeMap<String, String>) -> String {
    let all = distinct(of_instances);
    let first: Vec<&str> = all.iter().take(SHOWN).map(|value| value.as_str()).collect();
    let first = first.join(" | ");
    if all.len() > SHOWN { format!("{first} | … ({} values)", all.len()) } else { first }
}

fn of_values(at: usize, values: &BTreeMap<String, String>) -> Hint {
    Hint { at, label: format!("= {}", label(values)), about: listed(values) }
}

fn of_regions(at: usize, regions: &BTreeMap<String, String>) -> Hint {
    Hint { at, label: label(regions), about: listed(regions) }
}

/// The instances with what is shown of each, where it is not the same of all.
fn listed(of_instances: &BTreeMap<String, String>) -> String {
    if distinct(of_instances).len() < 2 {
        return String::new();
    }
    let mut lines: Vec<String> = of_instances
        .iter()
        .take(LISTED)
        .map(|(name, value)| format!("- `{}`: `{}`", name.replace('`', "'"), value.replace('`', "'")))
        .collect();
    if of_instances.len() > LISTED {
        lines.push(format!("- and {} more", of_instances.len() - LISTED));
    }
    lines.join("\n")
}

/// Whether something that is written refers to something else: a name with a dot or a bracket behind it, a hole in a text,
/// an intrinsic function.
fn refers(written: &str) -> bool {
    if ["!Ref", "!Sub", "!GetAtt", "!FindInMap", "!If", "!Join", "!Select", "\"Ref\"", "Fn::"]
        .iter()
        .any(|f| written.contains(f))
    {
        return true;
    }
    let expression = written.split_once('=').map_or("", |(_, expression)| expression);
    let (mut quoted, mut word, mut before) = (false, false, ' ');
    for c in expression.chars() {
        match c {
            '{' if quoted && matches!(before, '$' | '%') => return true,
            '"' if before != '\\' => quoted = !quoted,
            '.' | '(' | '[' if !quoted && word => return true,
            '#' if !quoted => return false,
            _ => {}
        }
        if !quoted {
            word = c.is_alphabetic() || c == '_' || (word && (c.is_alphanumeric() || c == '-'));
        }
        before = c;
    }
    false
}
