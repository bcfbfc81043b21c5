//! The credentials of a root: those of its modules' files, of its variable files and of the files that its functions read,
//! each at the block that holds it; and literals that become the value of an attribute that holds a secret.

use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Presence, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use super::evaluation::TEXT;
use super::inputs::InputSet;
use super::loader::Loader;
use super::module::Module;
use crate::formats::sinks::{is_plain_parameter, marked_paths};
use crate::ir::{Credential, Mode, ModuleIndex, ModuleInstance, ProviderInstance, Resource, ResourceIndex};
use crate::secrets::{Block, Found, in_sink};
use crate::source::{Files, RelPath, TrustRoot};

/// Where texts are read.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub(super) files: &'a Files,
    pub(super) trust_root: Option<&'a TrustRoot>,
    pub(super) loader: &'a Loader,
    /// What is evaluated, when that is no file.
    pub(super) text: Option<&'a str>,
}

/// Gathers the credentials of a root.
pub(super) struct Credentials<'a> {
    read: Read<'a>,
    resources: &'a [Resource],
    modules: &'a [ModuleInstance],
    /// What each module instance is written in.
    written: &'a [Arc<Module>],
    /// The instances of resource blocks, once they are asked for.
    instances: Option<FxHashMap<(ModuleIndex, Span), Vec<ResourceIndex>>>,
    declared: FxHashMap<(ModuleIndex, Str), usize>,
    declarations: Vec<(Resource, Vec<Field>)>,
    credentials: Vec<Credential>,
}

impl<'a> Credentials<'a> {
    pub(super) fn new(
        read: Read<'a>,
        resources: &'a [Resource],
        modules: &'a [ModuleInstance],
        written: &'a [Arc<Module>],
    ) -> Self {
        Self {
            read,
            resources,
            modules,
            written,
            instances: None,
            declared: FxHashMap::default(),
            declarations: Vec::new(),
            credentials: Vec::new(),
        }
    }

    /// The credentials, and the declarations that hold some of them.
    pub(super) fn gather(mut self, inputs: &InputSet, reads: &BTreeSet<RelPath>) -> (Vec<Credential>, Vec<Resource>) {
        let modules = (0..).map(ModuleIndex).zip(self.written);
        for (module, found) in modules.flat_map(|(index, module)| module.credentials.iter().map(move |f| (index, f))) {
            self.add(module, found, None);
        }
        for found in &inputs.credentials {
            self.add(ModuleIndex::ROOT, found, None);
        }
        if let Some(root) = self.read.trust_root {
            for path in reads {
                for found in self.read.loader.credentials_in(self.read.files, root, path).iter() {
                    self.add(ModuleIndex::ROOT, found, None);
                }
            }
        }
        self.sinks(inputs);
        let declarations = self.declarations.into_iter().map(|(mut resource, fields)| {
            resource.body = Arc::new(Fields::new(fields));
            resource
        });
        (self.credentials, declarations.collect())
    }

    /// Adds what was found in a module instance: at each instance of the resource that holds it, or at what else does.
    fn add(&mut self, module: ModuleIndex, found: &Arc<Found>, parent: Option<ResourceIndex>) {
        let is_resource = matches!(found.block.place, "resource" | "data");
        let resources = self.resources;
        let instances = self.instances.get_or_insert_with(|| {
            let mut all: FxHashMap<(ModuleIndex, Span), Vec<ResourceIndex>> = FxHashMap::default();
            for (resource, index) in resources.iter().zip(0..) {
                all.entry((resource.module, resource.block)).or_default().push(ResourceIndex(index));
            }
            all
        });
        let holders = match instances.get(&(module, found.block.span)).filter(|_| is_resource) {
            Some(holders) => holders.clone(),
            None => vec![self.declaration(module, found)],
        };
        for holder in holders {
            self.credentials.push(Credential { found: found.clone(), holder, parent });
        }
    }

    fn declaration(&mut self, module: ModuleIndex, found: &Found) -> ResourceIndex {
        let block = &found.block;
        let path = || {
            let place = self.read.files.place(found.secret.file);
            place.map_or_else(|| Str::from("text"), |place| place.display_path())
        };
        // A comment outside of all blocks is in a file and in nothing else.
        let local = if block.address.is_empty() { path() } else { block.address.clone() };
        let place = match self.declared.get(&(module, local.clone())) {
            Some(place) => *place,
            None => {
                let inside = self.modules.get(module.0 as usize).map(|m| &m.address).filter(|a| !a.is_empty());
                let address = match inside {
                    Some(outer) if block.place != "file" => format!("{outer}.{local}").into(),
                    _ => local.clone(),
                };
                let resource = Resource {
                    address,
                    module,
                    mode: if block.place == "data" { Mode::Data } else { Mode::Managed },
                    ty: block.ty.clone(),
                    name: if block.name.is_empty() { local.clone() } else { block.name.clone() },
                    key: InstanceKey::None,
                    provider: ProviderInstance::nobody(),
                    body: Arc::default(),
                    presence: Presence::always(),
                    symbolic: None,
                    facts: false,
                    block: block.span,
                    header: block.header,
                };
                self.declared.insert((module, local), self.declarations.len());
                self.declarations.push((resource, Vec::new()));
                self.declarations.len() - 1
            }
        };
        if let Some((_, fields)) = self.declarations.get_mut(place) {
            fields.push(Field { key: found.path.clone(), at: found.secret, value: Value::null() });
        }
        ResourceIndex(u32::try_from(self.resources.len() + place).unwrap_or(u32::MAX))
    }

    /// Literals that become the value of an attribute that holds a secret: by its name, or by its schema.
    fn sinks(&mut self, inputs: &InputSet) {
        let known: FxHashMap<Span, usize> =
            self.credentials.iter().enumerate().map(|(place, c)| (c.found.secret, place)).collect();
        let mut marked: FxHashMap<(Mode, &Str), Arc<[String]>> = FxHashMap::default();
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        let mut sinks: Vec<(ResourceIndex, Str, bool, Str, Span)> = Vec::new();
        for (resource, index) in self.resources.iter().zip(0..) {
            if !seen.insert(Arc::as_ptr(&resource.body) as usize) {
                continue;
            }
            let marked = marked
                .entry((resource.mode, &resource.ty))
                .or_insert_with(|| marked_paths(resource.mode, &resource.ty));
            let mut path = String::new();
            each_text(&resource.body, &mut path, &mut |path, name, value, text| {
                let is_marked = marked.iter().any(|m| m == path) && !is_plain_parameter(&resource.ty, &resource.body);
                if (is_marked || crate::secrets::names::says(name).is_some())
                    && value.meta().is_none_or(|meta| !meta.environment && !meta.default)
                {
                    sinks.push((ResourceIndex(index), name.into(), is_marked, text.clone(), value.span));
                }
            });
        }
        let mut told: FxHashSet<(Span, ModuleIndex)> = FxHashSet::default();
        for (index, name, is_marked, text, span) in sinks {
            let Some(resource) = self.resources.get(index.0 as usize) else { continue };
            if !span.is_some() {
                continue;
            }
            if let Some(credential) = known.get(&span).and_then(|place| self.credentials.get_mut(*place)) {
                if !resource.block.contains(span) {
                    credential.parent = credential.parent.or(Some(index));
                }
                continue;
            }
            if known.keys().any(|k| span.contains(*k)) || !self.is_literal(span) {
                continue;
            }
            let Some((module, block)) = self.block_of(resource, span, inputs) else { continue };
            let Some(kind) = in_sink(&name, is_marked, &text, &block).filter(|_| told.insert((span, module))) else {
                continue;
            };
            let parent = (!resource.block.contains(span)).then_some(index);
            let found = Found {
                kind,
                service: "",
                name: Some(if parent.is_some() { block.name.clone() } else { name }),
                path: Str::new(),
                block: Arc::new(block),
                secret: span,
                text,
                told: true,
            };
            self.add(module, &Arc::new(found), parent);
        }
    }

    /// Whether a text without holes is written there, in the tree.
    fn is_literal(&self, span: Span) -> bool {
        let whole = |text: &str| {
            let text = span.text(text);
            text.starts_with(['"', '<']) && !text.contains("${") && !text.contains("%{")
        };
        match self.read.text.filter(|_| span.file == TEXT) {
            Some(text) => whole(text),
            None => self.read.files.get(span.file).is_some_and(|file| !file.outside() && whole(file.text())),
        }
    }

    /// What a literal stands in, and in which module instance: the resource's own or one that calls it.
    fn block_of(&self, resource: &Resource, span: Span, inputs: &InputSet) -> Option<(ModuleIndex, Block)> {
        let mut index = Some(resource.module);
        while let Some(module) = index {
            if let Some(block) = self.written.get(module.0 as usize).and_then(|module| block_in(module, span)) {
                return Some((module, block));
            }
            index = self.modules.get(module.0 as usize)?.parent;
        }
        let (name, at) = inputs.assigned.iter().find(|(_, at)| at.contains(span))?;
        Some((ModuleIndex::ROOT, declared("variable", format!("var.{name}"), name, (*at, *at))))
    }
}

fn declared(place: &'static str, address: String, name: &Str, (header, span): (Span, Span)) -> Block {
    Block { address: address.into(), ty: place.into(), name: name.clone(), place, header, span }
}

/// The block of a module that a span lies in.
fn block_in(module: &Module, span: Span) -> Option<Block> {
    let variable = module.variables.iter().find(|v| v.default.as_ref().is_some_and(|d| d.span.contains(span)));
    if let Some(variable) = variable {
        let places = (variable.span, variable.span.to(span));
        return Some(declared("variable", format!("var.{}", variable.name), &variable.name, places));
    }
    if let Some(local) = module.locals.iter().find(|l| l.span.contains(span)) {
        return Some(declared("local", format!("local.{}", local.name), &local.name, (local.name_span, local.span)));
    }
    if let Some(call) = module.calls.iter().find(|c| c.block.span.contains(span)) {
        let places = (call.block.header, call.block.span);
        return Some(declared("module", format!("module.{}", call.name), &call.name, places));
    }
    let found = module.resources.iter().find(|r| r.block.span.contains(span))?;
    let place = if found.mode == Mode::Data { "data" } else { "resource" };
    let block = declared(place, found.local_address.to_string(), &found.name, (found.block.header, found.block.span));
    Some(Block { ty: found.ty.clone(), ..block })
}

/// Calls `visit` with the path, the name, the value and the text of every known text below.
fn each_text(fields: &Fields, path: &mut String, visit: &mut dyn FnMut(&str, &str, &Value, &Str)) {
    for field in fields.entries() {
        let before = path.len();
        if before > 0 {
            path.push('.');
        }
        path.push_str(&field.key);
        each_text_of(&field.value, &field.key, path, visit);
        path.truncate(before);
    }
}

fn each_text_of(value: &Value, name: &str, path: &mut String, visit: &mut dyn FnMut(&str, &str, &Value, &Str)) {
    match &value.kind {
        Kind::String(text) => visit(path, name, value, text),
        Kind::Map(fields) | Kind::Object(fields) => each_text(fields, path, visit),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| each_text_of(item, name, path, visit));
        }
        Kind::Choice(choice) => {
            choice.leaves().iter().for_each(|(_, leaf)| each_text_of(leaf, name, path, visit));
        }
        _ => {}
    }
}
