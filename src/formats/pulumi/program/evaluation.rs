//! The evaluation of a program, and of each component in it: demand-driven, each value once, with a budget.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::{Fields, Kind, Origin, Reason, Seq, Str, Type, Unknown, convert};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::FxHashMap;

use super::Surroundings;
use super::expression::{Translator, mentioned};
use super::project::{Configuration, full, package};
use super::scope::ProgramScope;
use super::template::{Setting, Template, Written};
use crate::formats::budget::Budget;
use crate::formats::cloudformation::{documents, each_leaf};
use crate::formats::pulumi::lowering::canonical_type;
use crate::formats::tree_path;
use crate::ir::ProviderInstance;
use crate::providers::pulumi::canonical_token;
use crate::source::{RelPath, SizeLimit};

/// Resources of one program with its components.
const MAX_RESOURCES: usize = 200_000;

/// Longest chain of names that depend on each other.
const MAX_CHAIN: usize = 128;

/// Deepest nesting of components, and of parents.
pub(super) const MAX_NESTED: usize = 32;

/// What the evaluations of a program and of its components share.
pub(super) struct Work<'a> {
    pub around: Surroundings<'a>,
    /// The name of the project.
    pub project: Str,
    /// The name of the stack, where one is known.
    pub stack: Option<Str>,
    /// The versions of packages that the project's file pins.
    pub pinned: Vec<(Str, Str)>,
    pub configuration: Configuration,
    pub diagnostics: RefCell<Vec<Diagnostic>>,
    /// The files that were read, each once.
    pub texts: RefCell<Vec<FileId>>,
    /// How many files were read, and those that could not be read in full.
    pub files: Cell<(usize, usize)>,
    /// Packages of components that are not there: name and path.
    pub missing: RefCell<Vec<(Str, Str)>>,
    packages: RefCell<BTreeMap<RelPath, Option<Rc<Template>>>>,
    running: RefCell<Vec<(usize, Slot, usize)>>,
    pub budget: Budget,
    resources: Cell<usize>,
}

/// What is being evaluated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Slot {
    Setting,
    Variable,
    Resource,
}

impl<'a> Work<'a> {
    pub(super) fn new(around: Surroundings<'a>, project: Str, stack: Option<Str>, config: Configuration) -> Self {
        Self {
            around,
            project,
            stack,
            pinned: Vec::new(),
            configuration: config,
            diagnostics: RefCell::default(),
            texts: RefCell::default(),
            files: Cell::new((0, 0)),
            missing: RefCell::default(),
            packages: RefCell::default(),
            running: RefCell::default(),
            budget: Budget::default(),
            resources: Cell::new(MAX_RESOURCES),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        if !diagnostics.iter().rev().take(8).any(|known| *known == diagnostic) {
            diagnostics.push(diagnostic);
        }
    }

    /// The first document of a file of the tree.
    pub(super) fn read(&self, path: &RelPath) -> Option<Node> {
        let file = match self.around.files.read_damaged(self.around.trust_root?, path, SizeLimit::SOURCE) {
            Ok(file) => file,
            Err(error) => {
                self.report(Diagnostic::error(error.to_string(), error.span()));
                self.count(true);
                return None;
            }
        };
        self.texts.borrow_mut().push(file.id());
        let read = documents(file.id(), file.text());
        let damage = file.damage();
        self.count(read.incomplete || damage.is_some());
        if let Some((error, span)) = damage {
            self.report(Diagnostic::error(error.to_string(), span));
        }
        read.diagnostics.into_iter().for_each(|diagnostic| self.report(diagnostic));
        read.documents.into_iter().next()
    }

    fn count(&self, incomplete: bool) {
        let (files, unread) = self.files.get();
        self.files.set((files + 1, unread + usize::from(incomplete)));
    }

    /// The version of a package that the project's file pins.
    pub(super) fn pinned(&self, package: &str) -> Option<Str> {
        self.pinned.iter().find(|(name, _)| name == package).map(|(_, version)| version.clone())
    }

    /// Takes one of the resources that there may be.
    pub(super) fn takes_resource(&self, span: Span) -> bool {
        let left = self.resources.get();
        if left == 0 {
            let message = format!("there are more than {MAX_RESOURCES} resources: the rest is left out");
            self.report(Diagnostic::error(message, span));
            return false;
        }
        self.resources.set(left - 1);
        true
    }
}

/// A resource that is evaluated.
#[derive(Clone, Debug)]
pub(super) struct Registered {
    /// The whole type token: `aws:s3/bucket:Bucket`.
    pub token: Str,
    /// The type that it is taken for.
    pub ty: Str,
    /// The name under which it is registered.
    pub name: Str,
    /// The types of its parents and its own, and its name.
    pub address: Str,
    /// What is written: an object.
    pub properties: Value,
}

/// What a component is made in: nothing for the program itself.
#[derive(Clone, Default)]
pub(super) struct Owner {
    /// The types of its parents and its own.
    pub types: Str,
    /// The name under which it is registered.
    pub name: Str,
    /// Its providers, by package.
    pub providers: BTreeMap<Str, Arc<ProviderInstance>>,
    /// The components around it, by type, the outermost first.
    pub lineage: Vec<Str>,
}

/// One program or component, evaluated with the values of its configuration.
pub(super) struct Evaluation<'a> {
    pub work: Rc<Work<'a>>,
    /// Where files are looked for.
    pub directory: RelPath,
    pub template: Rc<Template>,
    /// The package of the components that are declared here.
    package: Str,
    pub owner: Owner,
    /// The inputs of a component; nothing for the program itself.
    inputs: Option<Arc<Fields>>,
    places: Places,
    settings: Vec<OnceCell<Value>>,
    variables: Vec<OnceCell<Value>>,
    resources: Vec<OnceCell<Rc<Registered>>>,
    nested: RefCell<FxHashMap<usize, Option<Rc<Self>>>>,
    pub(super) providers: RefCell<FxHashMap<usize, Arc<ProviderInstance>>>,
}

/// The places of what is declared, by name.
#[derive(Default)]
struct Places {
    settings: FxHashMap<Str, usize>,
    variables: FxHashMap<Str, usize>,
    resources: FxHashMap<Str, usize>,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(
        work: Rc<Work<'a>>,
        (directory, package): (RelPath, Str),
        template: Rc<Template>,
        owner: Owner,
        inputs: Option<Arc<Fields>>,
    ) -> Self {
        let mut places = Places::default();
        places.settings.extend(template.config.iter().map(|setting| setting.name.clone()).zip(0..));
        places.variables.extend(template.variables.iter().map(|entry| entry.key.clone()).zip(0..));
        places.resources.extend(template.resources.iter().map(|resource| resource.key.clone()).zip(0..));
        Self {
            work,
            directory,
            package,
            owner,
            inputs,
            places,
            settings: vec![OnceCell::new(); template.config.len()],
            variables: vec![OnceCell::new(); template.variables.len()],
            resources: vec![OnceCell::new(); template.resources.len()],
            nested: RefCell::default(),
            providers: RefCell::default(),
            template,
        }
    }

    /// The place of the resource of that name.
    pub(super) fn resource_at(&self, name: &str) -> Option<usize> {
        self.places.resources.get(name).copied()
    }

    /// The place of the resource that an option names.
    pub(super) fn named_by(&self, place: usize, option: &str) -> Option<usize> {
        let options = self.template.resources.get(place)?.options.as_ref()?;
        self.resource_at(&mentioned(options.get(option)?)?)
    }

    /// All names, for a hint at a misspelt one.
    pub(super) fn names(&self) -> impl Iterator<Item = &Str> {
        self.places.resources.keys().chain(self.places.variables.keys()).chain(self.places.settings.keys())
    }

    /// The value of a node as part of a resource or an output.
    pub(super) fn value(&self, node: &Node, depth: u32) -> Value {
        let mut translator = Translator::default();
        let expr = translator.expr(node);
        translator.diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
        let scope = ProgramScope { evaluation: self };
        let value = evaluate_or_unknown(&expr, &Context::new(&scope).at_depth(depth));
        if self.work.budget.admits(&value) {
            return value;
        }
        self.work.report(Diagnostic::error("this is too large to be evaluated", expr.span));
        Value::unknown(Reason::Limit("size of a value")).at(expr.span)
    }

    /// Evaluates what has a name once; in a circle it is unknown.
    fn enter<T>(&self, slot: Slot, place: usize, name: &str, span: Span, make: impl FnOnce() -> T) -> Option<T> {
        let key = (std::ptr::from_ref(self).addr(), slot, place);
        let running = &self.work.running;
        let circular = running.borrow().contains(&key);
        if circular || running.borrow().len() >= MAX_CHAIN {
            let message = match circular {
                true => format!("{name:?} depends on itself"),
                false => format!("more than {MAX_CHAIN} names depend on each other"),
            };
            self.work.report(Diagnostic::error(message, span));
            return None;
        }
        running.borrow_mut().push(key);
        let made = make();
        running.borrow_mut().pop();
        Some(made)
    }

    /// What is no resource: a variable, a value of the configuration, or an input; nothing when there is none of that name.
    pub(super) fn variable(&self, name: &str, depth: u32) -> Option<Value> {
        if let Some(place) = self.places.settings.get(name) {
            return Some(self.setting(*place, depth));
        }
        if let Some(place) = self.places.variables.get(name) {
            let (slot, entry) = (self.variables.get(*place)?, self.template.variables.get(*place)?);
            if let Some(known) = slot.get() {
                return Some(known.clone());
            }
            let made = self.enter(Slot::Variable, *place, name, entry.key_span, || self.value(&entry.value, depth));
            return Some(match made {
                Some(value) => slot.get_or_init(|| value).clone(),
                None => Value::unknown(Reason::Cycle).at(entry.key_span),
            });
        }
        if let Some(inputs) = &self.inputs {
            return inputs.get(name).cloned();
        }
        let known = self.work.configuration.get(&full(&self.work.project, name));
        known.or_else(|| self.work.configuration.is_open().then(|| Value::unknown(Reason::Other(ENVIRONMENT.into()))))
    }

    /// A value that the configuration gives, or its default.
    fn setting(&self, place: usize, depth: u32) -> Value {
        let (Some(slot), Some(setting)) = (self.settings.get(place), self.template.config.get(place)) else {
            return Value::unknown(Reason::Invalid);
        };
        if let Some(known) = slot.get() {
            return known.clone();
        }
        let made = self.enter(Slot::Setting, place, &setting.name, setting.header, || {
            let value = self.given(setting, depth);
            if setting.secret { value.sensitive() } else { value }
        });
        match made {
            Some(value) => slot.get_or_init(|| value).clone(),
            None => Value::unknown(Reason::Cycle).at(setting.header),
        }
    }

    fn given(&self, setting: &Setting, depth: u32) -> Value {
        let given = match &self.inputs {
            Some(inputs) => inputs.get(&setting.called).filter(|value| !value.is_null()).cloned(),
            None => self.work.configuration.get(&full(&self.work.project, &setting.called)),
        };
        if let Some(value) = given {
            return typed(value, setting);
        }
        let elsewhere = self.inputs.is_none() && self.work.configuration.is_open();
        if let Some(default) = setting.default.as_ref().filter(|_| !elsewhere) {
            return typed(self.value(default, depth), setting);
        }
        if self.inputs.is_some() {
            // An input that nobody gives is not there.
            return Value::null().at(setting.header);
        }
        let name = format!("config.{}", setting.name);
        let reason = if elsewhere { ENVIRONMENT.into() } else { format!("{name} has no value").into() };
        let mut unknown = Unknown { not_null: true, ty: type_of(setting), ..Unknown::new(Reason::Other(reason)) };
        unknown.origin = Some(Arc::new(Origin { text: name.into(), closed: None }));
        Value::from_unknown(unknown).at(setting.header)
    }

    /// A resource with its properties.
    pub(super) fn registered(&self, place: usize, depth: u32) -> Option<Rc<Registered>> {
        let (slot, written) = (self.resources.get(place)?, self.template.resources.get(place)?);
        if let Some(known) = slot.get() {
            return Some(known.clone());
        }
        let made = self.enter(Slot::Resource, place, &written.key, written.header, || {
            let properties = match &written.properties {
                Some(node) => self.properties(node, &written.key, depth),
                None => Value::object(Fields::default()).at(written.block),
            };
            self.register(place, written, properties)
        });
        Some(match made {
            Some(registered) => slot.get_or_init(|| Rc::new(registered)).clone(),
            // Nothing is known of it while it is asked for itself.
            None => Rc::new(self.register(place, written, open_object(written.block))),
        })
    }

    fn properties(&self, node: &Node, name: &str, depth: u32) -> Value {
        let value = plain(&self.value(node, depth));
        let value = tree_path::without_place(&value).unwrap_or(value);
        if value.as_fields().is_some() {
            return value;
        }
        if value.first_unknown().is_none() && !value.is_null() {
            let message = format!("the properties of {name:?} must be a mapping");
            self.work.report(Diagnostic::error(message, node.span));
        }
        open_object(node.span)
    }

    fn register(&self, place: usize, written: &Written, properties: Value) -> Registered {
        let token = match self.component(&written.token) {
            Some((_, _, token)) => token,
            None => canonical_token(&written.token).into(),
        };
        let ty = canonical_type(&token, properties.as_fields().map(AsRef::as_ref));
        let name = self.registered_name(written);
        let types = self.types(place, &token, 0);
        Registered { address: format!("{types}::{name}").into(), token, ty, name, properties }
    }

    fn registered_name(&self, written: &Written) -> Str {
        match self.owner.name.as_str() {
            "" => written.name.clone(),
            owner => format!("{owner}-{}", written.name).into(),
        }
    }

    /// The types of the parents of a resource, and its own.
    pub(super) fn types(&self, place: usize, token: &str, depth: usize) -> Str {
        if let Some(parent) = self.named_by(place, "parent").filter(|parent| *parent != place && depth < MAX_NESTED)
            && let Some(written) = self.template.resources.get(parent)
        {
            let own = match self.component(&written.token) {
                Some((_, _, token)) => token,
                None => canonical_token(&written.token).into(),
            };
            return format!("{}${token}", self.types(parent, &own, depth + 1)).into();
        }
        match self.owner.types.as_str() {
            "" => token.into(),
            types => format!("{types}${token}").into(),
        }
    }

    /// The component that a type token means: what it is made of, where it lies, and its whole token.
    fn component(&self, token: &str) -> Option<(Rc<Template>, (RelPath, Str), Str)> {
        let (package_name, rest) = token.split_once(':')?;
        let name = rest.rsplit_once(':').map_or(rest, |(_, name)| name);
        let whole = || Str::from(format!("{package_name}:index:{name}"));
        let of = |template: &Template| template.components.iter().find(|(key, _)| key == name).map(|(_, t)| t.clone());
        if package_name == self.package
            && let Some(found) = of(&self.template)
        {
            return Some((found, (self.directory.clone(), self.package.clone()), whole()));
        }
        let (_, path) = self.template.packages.iter().find(|(name, _)| name == package_name)?;
        let root = self.work.around.trust_root?;
        let Some(directory) = tree_path::reached(root, &self.directory, path) else {
            self.missing(package_name, path);
            return None;
        };
        let template = self.package_of(&directory);
        match template {
            Some(template) => Some((of(&template)?, (directory, package_name.into()), whole())),
            None => {
                self.missing(package_name, path);
                None
            }
        }
    }

    /// What a package of components declares.
    fn package_of(&self, directory: &RelPath) -> Option<Rc<Template>> {
        if let Some(known) = self.work.packages.borrow().get(directory) {
            return known.clone();
        }
        let root = self.work.around.trust_root?;
        let file = package(self.work.around.files, root, directory);
        let document = file.and_then(|file| self.work.read(&file));
        let mut diagnostics = Vec::new();
        let template = document.map(|document| Rc::new(Template::of_node(&document, &mut diagnostics)));
        diagnostics.into_iter().for_each(|diagnostic| self.work.report(diagnostic));
        self.work.packages.borrow_mut().insert(directory.clone(), template.clone());
        template
    }

    fn missing(&self, package: &str, path: &str) {
        self.work.missing.borrow_mut().push((package.into(), path.into()));
    }

    /// The evaluation of a component; `None` when the resource is none.
    pub(super) fn nested(&self, place: usize, depth: u32) -> Option<Rc<Self>> {
        if let Some(known) = self.nested.borrow().get(&place) {
            return known.clone();
        }
        let made = self.make_nested(place, depth).map(Rc::new);
        self.nested.borrow_mut().insert(place, made.clone());
        made
    }

    fn make_nested(&self, place: usize, depth: u32) -> Option<Self> {
        let written = self.template.resources.get(place)?;
        let (template, (directory, package), token) = self.component(&written.token)?;
        if self.owner.lineage.contains(&token) || self.owner.lineage.len() >= MAX_NESTED {
            let message = format!("the component {:?} is made of itself", token.as_str());
            self.work.report(Diagnostic::error(message, written.header));
            return None;
        }
        let registered = self.registered(place, depth)?;
        // A component may use the others of its package.
        let template = match self.sibling_components(&package, &directory) {
            Some(siblings) => Rc::new(with_components(&template, siblings)),
            None => template,
        };
        let lineage = self.owner.lineage.iter().cloned().chain([token.clone()]).collect();
        let owner = Owner {
            types: self.types(place, &token, 0),
            name: registered.name.clone(),
            providers: self.providers_for_children(place),
            lineage,
        };
        let inputs = registered.properties.as_fields().cloned().unwrap_or_default();
        Some(Self::new(self.work.clone(), (directory, package), template, owner, Some(inputs)))
    }

    /// The components and packages that are declared beside one.
    fn sibling_components(&self, package: &str, directory: &RelPath) -> Option<Rc<Template>> {
        if *package == *self.package { Some(self.template.clone()) } else { self.package_of(directory) }
    }

    /// An output of that name.
    pub(super) fn output(&self, name: &str, depth: u32) -> Option<Value> {
        let entry = self.template.outputs.iter().find(|entry| entry.key == name)?;
        Some(self.value(&entry.value, depth))
    }
}

const ENVIRONMENT: &str = "an environment of Pulumi ESC may give it";

fn with_components(template: &Template, siblings: Rc<Template>) -> Template {
    Template {
        config: template.config.clone(),
        variables: template.variables.clone(),
        resources: template.resources.clone(),
        outputs: template.outputs.clone(),
        components: siblings.components.clone(),
        packages: siblings.packages.clone(),
        span: template.span,
        incomplete: template.incomplete,
    }
}

/// An object of which nothing is known.
fn open_object(span: Span) -> Value {
    let mut fields = Fields::default();
    fields.open = true;
    Value::object(fields).at(span)
}

/// Collections in the forms that documents of Pulumi have: lists and objects.
pub(super) fn plain(value: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().map(plain).collect();
            value.with_kind(Kind::List(Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries = fields.entries().iter().map(|field| {
                let mut field = field.clone();
                field.value = plain(&field.value);
                field
            });
            let mut made = Fields::new(entries.collect());
            made.open = fields.open;
            value.with_kind(Kind::Object(Arc::new(made)))
        }
        Kind::Choice(_) => each_leaf(value, &plain),
        _ => value.clone(),
    }
}

/// The declared type, in either of its spellings: `boolean`, `array` with items, `List<String>`.
fn type_of(setting: &Setting) -> Option<Type> {
    let name = setting.ty.as_deref()?.to_lowercase();
    Some(match name.as_str() {
        "string" => Type::String,
        "number" | "int" | "integer" => Type::Number,
        "bool" | "boolean" => Type::Bool,
        _ => return None,
    })
}

/// A value of the declared type: configuration holds texts.
fn typed(value: Value, setting: &Setting) -> Value {
    if let Some(ty) = type_of(setting) {
        return convert(&value, &ty, &|_| Value::null()).unwrap_or(value);
    }
    let holds_json = value.as_str().is_some_and(|text| text.starts_with(['[', '{']));
    if setting.ty.is_some() && holds_json {
        let text = value.as_str().map(Str::as_str).unwrap_or_default();
        if let Ok(read) = bartizan_lang::syntax::parse_json_value(FileId::NONE, text) {
            return read.at(value.span).made_from(&value);
        }
    }
    value
}
