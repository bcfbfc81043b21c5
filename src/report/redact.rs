//! The redactor: what is secret in the deployments of a scan never gets into a report.
//!
//! Secret are values marked sensitive or ephemeral, values of the person's environment (`TF_VAR_*`, variable files
//! outside the trust root), and what the provider's schema marks as sensitive. They are hidden by value wherever a text
//! repeats them, and by place where they stand in the source.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use bartizan_lang::span::FileId;
use bartizan_lang::value::{Fields, Kind, Part, Seq, Shape, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Untrusted;
use crate::ir::{Deployment, Mode, Resource};
use crate::providers::schema;
use crate::secrets::Found;
use crate::secrets::names::hides;
use crate::secrets::values::{is_key, is_name};
use crate::source::{FilePlace, Files, SourceFile};

/// What stands in the place of a secret.
pub const REDACTED: &str = "(sensitive)";

/// The shortest text that is hidden by value. Shorter ones would hide half of every sentence and are no secrets.
const SHORTEST: usize = 4;

/// A text shorter than this is hidden by value only where it stands as a whole word.
const SHORTEST_IN_WORDS: usize = 8;

/// Texts that are no secret whatever they are marked as.
const COMMON: &[&str] =
    &["true", "false", "null", "none", "enabled", "disabled", "default", "optional", "required", "arn:"];

/// Attributes that hold secrets but that the provider does not mark: type and path. What lies in nested blocks is
/// rarely marked by any provider; there the attribute's name decides, see [`hides`]. From the providers'
/// documentation: `kubernetes_secret` warns that its data is stored as plain text, the others are credentials.
const UNMARKED: &[(&str, &str)] = &[
    ("kubernetes_secret", "data"),
    ("kubernetes_secret", "binary_data"),
    ("kubernetes_secret_v1", "data"),
    ("kubernetes_secret_v1", "binary_data"),
    ("kubernetes_secret_v1_data", "data"),
    ("aws_mq_broker", "user.password"),
];

/// Maps of settings, some of which are secrets: all are hidden where they stand, and what a secret's name says also by
/// value. `debug` and `AES256` would be hidden everywhere else.
const SETTINGS: &[(&str, &str)] = &[("aws_lambda_function", "environment.variables")];

/// Names shorter than this are settings.
const LONGEST_SETTING: usize = 12;

/// The secrets of a scan while they are being collected.
#[derive(Default)]
pub struct Secrets {
    /// Text, and whether more than its coming from the environment makes it secret.
    texts: BTreeMap<Str, bool>,
    /// Where a secret was decided, and whether the text between the holes of a template there is part of the secret.
    /// Hidden when a literal stands there.
    decided: BTreeMap<Span, bool>,
    /// Hidden whatever stands there.
    hidden: Vec<Span>,
    /// Names of resources and modules.
    names: BTreeSet<Str>,
    /// Unmarked collections that were looked through, by address: equal module instances share them.
    seen: FxHashSet<usize>,
    /// The attributes of each type that hold secrets.
    paths: FxHashMap<(Mode, Str), Arc<[String]>>,
}

/// Where the text of an attribute is hidden.
#[derive(Clone, Copy)]
enum Hiding {
    /// Wherever it stands.
    Everywhere,
    /// At the attribute and nowhere else.
    Place,
    /// At the attribute, which is a map; what is a secret in it, wherever it stands.
    Settings,
}

/// Why a value is secret, gathered on the way down to it.
#[derive(Clone, Copy, Default)]
struct Mark {
    marked: bool,
    environment: bool,
    by_schema: bool,
}

impl Mark {
    fn with(self, value: &Value) -> Self {
        let Some(meta) = value.meta() else { return self };
        Self {
            marked: self.marked || meta.sensitive || meta.ephemeral,
            environment: self.environment || meta.environment,
            ..self
        }
    }

    fn is_secret(self) -> bool {
        self.marked || self.environment || self.by_schema
    }
}

impl Secrets {
    /// Collects the secrets of a deployment: of its resources, outputs and providers.
    pub fn add_deployment(&mut self, deployment: &Deployment) {
        for resource in &deployment.resources {
            self.add_resource(resource);
            if !self.names.contains(&resource.name) {
                self.names.insert(resource.name.clone());
            }
        }
        for module in &deployment.modules {
            self.names.extend(module.address.split('.').map(|name| name.split('[').next().unwrap_or(name).into()));
        }
        for credential in &deployment.credentials {
            self.add_credential(&credential.found);
        }
        for secret in &deployment.secrets {
            self.add_value(secret);
            self.add_span(secret.span);
        }
        for output in &deployment.outputs {
            self.add_output(&output.value, output.sensitive);
        }
    }

    /// Hides a sensitive output. Terraform asks for the mark as soon as one part of a collection is secret, and that part
    /// has a mark of its own; of the others only what looks like a credential is hidden, lest `0.0.0.0/0` be.
    fn add_output(&mut self, value: &Value, sensitive: bool) {
        let parts = match &value.kind {
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if sensitive => seq.items.as_slice(),
            Kind::Map(fields) | Kind::Object(fields) if sensitive => {
                fields.entries().iter().for_each(|field| self.add_output_part(&field.value));
                &[]
            }
            _ => return self.walk(value, Mark { marked: sensitive, ..Mark::default() }),
        };
        parts.iter().for_each(|part| self.add_output_part(part));
        self.walk(value, Mark::default());
    }

    fn add_output_part(&mut self, value: &Value) {
        match value.as_str() {
            Some(text) if is_key(text) => self.walk(value, Mark { marked: true, ..Mark::default() }),
            Some(_) => {}
            None => self.add_output(
                value,
                matches!(value.kind, Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) | Kind::Map(_) | Kind::Object(_)),
            ),
        }
    }

    /// The secrets of a deployment.
    #[must_use]
    pub fn of(deployment: &Deployment) -> Self {
        let mut secrets = Self::default();
        secrets.add_deployment(deployment);
        // What was looked through may be something else at the same place later.
        secrets.seen = FxHashSet::default();
        secrets.paths = FxHashMap::default();
        secrets
    }

    /// Adds those of another collection.
    pub fn add(&mut self, other: &Self) {
        for (text, marked) in &other.texts {
            *self.texts.entry(text.clone()).or_default() |= marked;
        }
        for (span, templates) in &other.decided {
            *self.decided.entry(*span).or_default() |= templates;
        }
        self.hidden.extend_from_slice(&other.hidden);
        self.names.extend(other.names.iter().cloned());
    }

    /// Collects the marked parts of a value, such as a variable that no resource uses.
    pub fn add_value(&mut self, value: &Value) {
        self.walk(value, Mark::default());
    }

    /// Adds a text that is secret whatever says so.
    pub fn add_text(&mut self, text: &str) {
        self.insert(text, true);
    }

    /// Hides a range of the source, such as the default of a sensitive variable.
    pub fn add_span(&mut self, span: Span) {
        if span.is_some() {
            self.hidden.push(span);
        }
    }

    /// The redactor for these secrets.
    #[must_use]
    pub fn redactor(mut self, files: &Files) -> Redactor {
        self.forget_public(files);
        let mut masks: BTreeMap<FileId, Vec<Range<u32>>> = BTreeMap::new();
        let literals = self.decided.into_iter().filter(|(span, templates)| {
            let Some(file) = files.get(span.file) else { return false };
            let text = span.text(file.text()).trim_start();
            let is_literal = text.starts_with(['"', '<', '-']) || text.starts_with(|c: char| c.is_ascii_digit());
            is_literal && (*templates || !(text.contains("${") || text.contains("%{")))
        });
        for span in literals.map(|(span, _)| span).chain(self.hidden) {
            masks.entry(span.file).or_default().push(span.start..span.end);
        }
        for ranges in masks.values_mut() {
            merge(ranges);
        }
        Redactor { masks, all: Patterns::new(self.texts.keys()), marked: Patterns::new(marked_only(&self.texts)) }
    }

    /// What a path, or the name of a resource or module, says openly is no secret anywhere else: a setting `webhook` beside a
    /// directory of that name would take the word from every path. Where it stands it is hidden all the same.
    fn forget_public(&mut self, files: &Files) {
        if self.texts.is_empty() {
            return;
        }
        for name in &self.names {
            self.texts.remove(name);
        }
        for place in (0..).map_while(|id| files.place(FileId(id))) {
            let FilePlace::InRoot { path, .. } = place else { continue };
            for component in path.components() {
                self.texts.remove(component);
                for word in component.split(['.', '-', '_']) {
                    self.texts.remove(word);
                }
            }
        }
    }

    /// Hides a credential of the code where it stands, and wherever a text repeats it. A single plain word, which many a weak
    /// password is, is hidden only where it stands: by value it would take the word from every sentence.
    fn add_credential(&mut self, found: &Found) {
        self.add_span(found.secret);
        let word = found.text.len() < 12 && found.text.bytes().all(|b| b.is_ascii_alphabetic());
        if !word {
            self.add_text(&found.text);
        }
    }

    fn add_resource(&mut self, resource: &Resource) {
        let seen = !self.seen.insert(Arc::as_ptr(&resource.body) as usize);
        if seen {
            return;
        }
        for field in resource.body.entries() {
            self.walk(&field.value, Mark::default());
        }
        let known = self.paths.get(&(resource.mode, resource.ty.clone())).cloned();
        let paths = known.unwrap_or_else(|| {
            let paths = secret_paths(resource);
            self.paths.insert((resource.mode, resource.ty.clone()), paths.clone());
            paths
        });
        for path in paths.iter() {
            let hiding = if is_plain_parameter(resource, path) {
                Hiding::Place
            } else if SETTINGS.contains(&(resource.ty.as_str(), path)) {
                Hiding::Settings
            } else {
                Hiding::Everywhere
            };
            self.add_path(&resource.body, path, hiding);
        }
        for field in resource.body.entries() {
            // Units of how long tokens are valid, each under the name of a token.
            if field.key != "token_validity_units" {
                self.add_named(&field.value);
            }
        }
    }

    /// Hides what a dotted path leads to, in every element of the collections on the way.
    fn add_path(&mut self, body: &Fields, path: &str, hiding: Hiding) {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        let Some(field) = body.field(name) else { return };
        if !rest.is_empty() {
            each_object(&field.value, &mut |fields| self.add_path(fields, rest, hiding));
            return;
        }
        match hiding {
            Hiding::Everywhere => self.walk(&field.value, Mark { by_schema: true, ..Mark::default() }),
            Hiding::Place => self.add_literal(&field.value, true),
            Hiding::Settings => self.add_settings(&field.value),
        }
    }

    /// Hides the texts of a map where they stand; everywhere else those that a name calls secret, or that are no plain
    /// names such as `debug` or `linux-x64`.
    fn add_settings(&mut self, value: &Value) {
        each_object(value, &mut |fields| {
            for field in fields.entries() {
                let plain = field.value.as_str().is_some_and(is_setting);
                if plain && !hides(&field.key) {
                    self.add_literal(&field.value, true);
                } else {
                    self.walk(&field.value, Mark { by_schema: true, ..Mark::default() });
                }
            }
        });
    }

    /// Hides attributes of nested blocks whose names say that they hold a secret.
    fn add_named(&mut self, value: &Value) {
        each_object(value, &mut |fields| {
            for field in fields.entries() {
                // A text that only says the name again is no secret.
                if hides(&field.key) && field.value.as_str().is_some_and(|text| *text != field.key) {
                    self.walk(&field.value, Mark { by_schema: true, ..Mark::default() });
                } else {
                    self.add_named(&field.value);
                }
            }
        });
    }

    fn walk(&mut self, value: &Value, above: Mark) {
        let mark = above.with(value);
        if mark.is_secret() {
            self.add_literal(value, mark.by_schema);
        }
        match &value.kind {
            Kind::Null | Kind::Bool(_) => {}
            Kind::String(text) if mark.is_secret() => self.insert(text, mark.marked || mark.by_schema),
            Kind::Number(number) if mark.is_secret() => {
                self.insert(&number.to_string(), mark.marked || mark.by_schema);
            }
            Kind::String(_) | Kind::Number(_) => {}
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => self.walk_seq(seq, mark),
            Kind::Map(fields) | Kind::Object(fields) => self.walk_fields(fields, mark),
            Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| self.walk(leaf, mark)),
            Kind::Unknown(unknown) => match &unknown.shape {
                Shape::None | Shape::Between(..) | Shape::Counted(..) => {}
                Shape::Json(value) => self.walk(value, mark),
                Shape::Template(parts) => {
                    for part in parts.iter() {
                        match part {
                            // How every ARN begins is known without any value.
                            Part::Text(text) if mark.is_secret() && text != "arn:" => {
                                self.insert(text, mark.marked || mark.by_schema);
                            }
                            Part::Text(_) => {}
                            Part::Hole(value) => self.walk(value, mark),
                        }
                    }
                }
            },
        }
    }

    fn walk_seq(&mut self, seq: &Arc<Seq>, mark: Mark) {
        if mark.is_secret() || self.seen.insert(Arc::as_ptr(seq) as usize) {
            seq.items.iter().for_each(|item| self.walk(item, mark));
        }
    }

    fn walk_fields(&mut self, fields: &Arc<Fields>, mark: Mark) {
        if mark.is_secret() || self.seen.insert(Arc::as_ptr(fields) as usize) {
            fields.entries().iter().for_each(|field| self.walk(&field.value, mark));
        }
    }

    fn add_literal(&mut self, value: &Value, templates: bool) {
        let text = match &value.kind {
            Kind::String(_) | Kind::Number(_) => true,
            Kind::Unknown(unknown) => unknown.shape != Shape::None,
            _ => false,
        };
        if text && value.span.is_some() {
            *self.decided.entry(value.span).or_default() |= templates;
        }
    }

    fn insert(&mut self, text: &str, marked: bool) {
        let text = text.trim();
        self.insert_one(text, marked);
        // As it may stand in a quoted literal, and each line of it as it stands in a heredoc or a key file.
        let quoted = text.escape_default().to_string();
        for variant in [escape(text), quoted] {
            if variant != text {
                self.insert_one(&variant, marked);
            }
        }
        if text.contains('\n') {
            for line in text.lines().map(str::trim).filter(|line| line.len() >= SHORTEST_IN_WORDS) {
                self.insert_one(line, marked);
            }
        }
    }

    fn insert_one(&mut self, text: &str, marked: bool) {
        if text.chars().count() < SHORTEST || COMMON.iter().any(|common| common.eq_ignore_ascii_case(text)) {
            return;
        }
        *self.texts.entry(text.into()).or_default() |= marked;
    }
}

/// Whether a text in a map of settings is one: a short name, or something too short to be a credential.
fn is_setting(text: &Str) -> bool {
    text.len() < SHORTEST_IN_WORDS || (text.len() < LONGEST_SETTING && is_name(text))
}

/// The attributes of a resource's type that hold secrets: by its schema, and by the table of what schemas leave out.
fn secret_paths(resource: &Resource) -> Arc<[String]> {
    let schema = schema::of(resource.mode, &resource.ty);
    let rows = UNMARKED.iter().chain(SETTINGS);
    let unmarked = rows.filter(|(ty, _)| *ty == resource.ty).map(|(_, path)| (*path).to_owned());
    schema.into_iter().flat_map(schema::Node::sensitive_paths).chain(unmarked).collect()
}

/// Hides secrets.
#[derive(Default)]
pub struct Redactor {
    /// Ranges of the source, sorted and disjoint.
    masks: BTreeMap<FileId, Vec<Range<u32>>>,
    all: Patterns,
    /// Without those that are secret only because they come from the environment.
    marked: Patterns,
}

impl Redactor {
    /// Whether it hides what the other one does, the places in some files aside.
    pub(super) fn hides_the_same(&self, other: &Self, aside: &dyn Fn(FileId) -> bool) -> bool {
        let masks = |redactor: &'_ Self| -> Vec<(FileId, Vec<Range<u32>>)> {
            let masks = redactor.masks.iter().filter(|(file, _)| !aside(**file));
            masks.map(|(file, ranges)| (*file, ranges.clone())).collect()
        };
        self.all.texts == other.all.texts && self.marked.texts == other.marked.texts && masks(self) == masks(other)
    }

    /// A text without secrets.
    #[must_use]
    pub fn clean(&self, text: &str) -> Untrusted {
        Untrusted::without_values(self.all.hide(text))
    }

    /// An address without secrets: only instance keys hold values, names and types are the tree's own.
    #[must_use]
    pub fn clean_address(&self, address: &str) -> Untrusted {
        if !address.contains('"') || self.all.is_empty() {
            return Untrusted::without_values(address);
        }
        let mut clean = String::with_capacity(address.len());
        let mut rest = address;
        while let Some((before, key)) = rest.split_once("[\"") {
            let (key, after) = key.split_once("\"]").unwrap_or((key, ""));
            clean.push_str(before);
            clean.push_str("[\"");
            clean.push_str(&self.all.hide(key));
            clean.push_str("\"]");
            rest = after;
        }
        clean.push_str(rest);
        Untrusted::without_values(clean)
    }

    /// Whether a part of what stands there must not be seen.
    #[must_use]
    pub fn hides(&self, span: Span) -> bool {
        !self.masked(span).is_empty()
    }

    /// The text of a span for a fingerprint: without secrets, and the same whatever the environment holds.
    pub(super) fn stable_text(&self, file: &SourceFile, span: Span) -> String {
        if file.outside() {
            return REDACTED.to_owned();
        }
        let text = span.text(file.text());
        let mut hidden = self.marked.find(text);
        hidden.extend(self.masked(span));
        replace(text, hidden)
    }

    /// The ranges of a text that must not be seen, from the start of the text: `span` is where it stands.
    pub(super) fn hidden_in(&self, text: &str, span: Span) -> Vec<Range<usize>> {
        let mut hidden = self.all.find(text);
        hidden.extend(self.masked(span));
        hidden.extend(assigned_secret(text));
        merge(&mut hidden);
        hidden
    }

    fn masked(&self, span: Span) -> Vec<Range<usize>> {
        let Some(ranges) = self.masks.get(&span.file) else { return Vec::new() };
        let from = ranges.partition_point(|range| range.end <= span.start);
        let overlapping = ranges.iter().skip(from).take_while(|range| range.start < span.end);
        let relative = |at: u32| (at.clamp(span.start, span.end) - span.start) as usize;
        overlapping.map(|range| relative(range.start)..relative(range.end)).collect()
    }
}

/// Texts to look for.
#[derive(Default)]
struct Patterns {
    automaton: Option<AhoCorasick>,
    texts: Vec<Str>,
}

impl Patterns {
    fn new<'a>(texts: impl Iterator<Item = &'a Str>) -> Self {
        let texts: Vec<Str> = texts.cloned().collect();
        if texts.is_empty() {
            return Self::default();
        }
        Self { automaton: AhoCorasick::new(texts.iter().map(Str::as_str)).ok(), texts }
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Where they stand. If the automaton could not be built, which takes gigabytes of secrets, everything is hidden.
    fn find(&self, text: &str) -> Vec<Range<usize>> {
        let Some(automaton) = &self.automaton else {
            return (!self.is_empty() && !text.is_empty()).then_some(0..text.len()).into_iter().collect();
        };
        let stands_alone = |range: &Range<usize>| {
            let before = text.get(..range.start).and_then(|t| t.chars().next_back());
            let after = text.get(range.end..).and_then(|t| t.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let matches = automaton.find_overlapping_iter(text).map(|found| found.range());
        matches.filter(|range| range.len() >= SHORTEST_IN_WORDS || stands_alone(range)).collect()
    }

    fn hide(&self, text: &str) -> String {
        if self.is_empty() {
            return text.to_owned();
        }
        replace(text, self.find(text))
    }
}

/// The text that a line assigns to a name that holds a secret, for lines that nothing evaluated: those of a broken file,
/// or around a place that is shown.
fn assigned_secret(line: &str) -> Option<Range<usize>> {
    let (name, value) = line.split_once(['=', ':'])?;
    let name = name.trim().trim_matches('"');
    if !hides(name.rsplit([' ', '{', '"']).next()?) {
        return None;
    }
    let start = line.len() - value.len() + value.find('"')?;
    let inside = line.get(start + 1..)?;
    let end = inside.rfind('"').map_or(line.len(), |end| start + 1 + end + 1);
    let text = line.get(start..end)?;
    // A reference shows nothing: `"${var.password}"`.
    (!text.starts_with("\"${")).then_some(start..end)
}

/// `aws_ssm_parameter` is marked by the provider whatever its type is, but `String` parameters hold ordinary settings:
/// regions, names, versions. Hiding those by value would hide them in the whole report.
fn is_plain_parameter(resource: &Resource, path: &str) -> bool {
    let plain = || resource.get("type").and_then(Value::as_str).is_some_and(|ty| ty != "SecureString");
    resource.ty == "aws_ssm_parameter" && path == "value" && plain()
}

/// The objects that a value is or holds directly in lists and choices.
fn each_object(value: &Value, visit: &mut dyn FnMut(&Fields)) {
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => visit(fields),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| each_object(item, visit));
        }
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| each_object(leaf, visit)),
        _ => {}
    }
}

fn marked_only(texts: &BTreeMap<Str, bool>) -> impl Iterator<Item = &Str> {
    texts.iter().filter(|(_, marked)| **marked).map(|(text, _)| text)
}

/// As a text stands in a quoted literal of HCL or JSON.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The text with [`REDACTED`] in place of the ranges.
fn replace(text: &str, mut hidden: Vec<Range<usize>>) -> String {
    merge(&mut hidden);
    let mut clean = String::with_capacity(text.len());
    let mut shown = 0;
    for range in hidden {
        clean.push_str(text.get(shown..range.start).unwrap_or_default());
        clean.push_str(REDACTED);
        shown = range.end;
    }
    clean.push_str(text.get(shown..).unwrap_or_default());
    clean
}

/// Sorts ranges and joins those that touch.
fn merge<T: Copy + Ord>(ranges: &mut Vec<Range<T>>) {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<T>> = Vec::with_capacity(ranges.len());
    for range in ranges.drain(..).filter(|range| range.start < range.end) {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    *ranges = merged;
}
