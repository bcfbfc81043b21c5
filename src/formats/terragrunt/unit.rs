//! Units: which directories are some, what each runs, and its evaluation.

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::value::{ChoiceBuilder, Field, Kind, Reason, Str};
use bartizan_lang::{Span, Value};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::configuration::{Arguments, Configuration};
use super::files::Configurations;
use super::scope::{Reading, Standing, reason};
use super::stack::{Made, Stack};
use super::{FILE, STACK};
use crate::formats::terraform::{
    Added, Called, Configured, Generated, InputSet, Limits, Module, Surroundings, UnitInputs, UnitPlace,
    evaluate_configured, has_configuration,
};
use crate::formats::tree_path;
use crate::ir::Deployment;
use crate::secrets::Found;
use crate::source::{EntryKind, Listing, RelPath, TrustRoot};

/// A directory with a `terragrunt.hcl`, as far as its files are read.
pub struct Unit {
    /// The directory.
    pub directory: RelPath,
    /// Where its files are: another directory when a stack puts the unit in its place.
    files: RelPath,
    /// The files that it includes.
    included: Vec<RelPath>,
    module: Place,
    inputs: Vec<Field>,
    open: Option<Reason>,
    var_files: Vec<RelPath>,
    generated: Vec<Generated>,
    origins: Vec<(Span, Str)>,
    credentials: Vec<Arc<Found>>,
    diagnostics: Vec<Diagnostic>,
}

/// The values that a stack gave to a unit that it made.
const VALUES: &str = "terragrunt.values.hcl";

/// Where the module of a unit is.
enum Place {
    /// Nothing says so, and there is none beside the unit: it is no unit.
    None,
    /// In this directory of the tree.
    Here(RelPath, Span),
    /// It would have to be downloaded.
    Missing(Str, Span),
    /// Outside of the trust root.
    Outside(Str, Span),
    /// It is not known.
    Unknown(Reason, Span),
}

/// The units of a tree.
#[derive(Default)]
pub struct Units {
    /// In no order.
    pub units: Vec<Unit>,
    /// What they call.
    pub called: Called,
    /// What is wrong with stacks.
    pub diagnostics: Vec<Diagnostic>,
}

/// The units among the directories that were walked, and what they call. A file that others include, and a directory that
/// a stack makes units of, is no unit by itself, unless configuration stands beside it.
#[must_use]
pub fn find_units(around: &Surroundings<'_>, configurations: &Configurations, directories: &[Arc<Listing>]) -> Units {
    let mut found = Units::default();
    let Some(root) = around.trust_root else { return found };
    let candidates: Vec<&Arc<Listing>> = directories.iter().filter(|d| d.entry(FILE).is_some()).collect();
    let stacks: Vec<&RelPath> = directories.iter().filter(|d| d.entry(STACK).is_some()).map(|d| &d.path).collect();
    if candidates.is_empty() && stacks.is_empty() {
        return found;
    }
    let stacks: Vec<(&RelPath, Stack)> =
        stacks.par_iter().map(|directory| (*directory, stack(around, root, configurations, directory))).collect();
    let copied: FxHashSet<RelPath> = stacks.iter().flat_map(|(_, stack)| stack.sources.iter().cloned()).collect();
    let read = |listing: &&Arc<Listing>| read_unit(around, root, configurations, &listing.path);
    let units: Vec<Unit> = candidates.par_iter().map(read).collect();
    let included: FxHashSet<RelPath> = units.iter().flat_map(|u| u.included.iter().cloned()).collect();
    for (listing, unit) in candidates.iter().zip(units) {
        let of_others =
            copied.contains(&unit.directory) || unit.directory.join(FILE).is_ok_and(|file| included.contains(&file));
        if !matches!(unit.module, Place::None) && (!of_others || has_configuration(listing)) {
            found.units.push(unit);
        }
    }
    for (directory, stack) in stacks {
        if !copied.contains(directory) {
            found.diagnostics.extend(stack.diagnostics);
            found.units.extend(made(around, root, configurations, stack.units));
        }
    }
    for unit in &found.units {
        if let Place::Here(place, _) = &unit.module
            && *place != unit.directory
        {
            found.called.modules.push((place.clone(), unit.directory.clone()));
        }
        found.called.units.insert(unit.directory.clone());
    }
    found
}

/// The units of the stack in that directory.
#[must_use]
pub fn read_stack(
    around: &Surroundings<'_>,
    root: &TrustRoot,
    configurations: &Configurations,
    directory: &RelPath,
) -> Units {
    let stack = stack(around, root, configurations, directory);
    let units = made(around, root, configurations, stack.units);
    Units { units, diagnostics: stack.diagnostics, ..Units::default() }
}

fn stack(around: &Surroundings<'_>, root: &TrustRoot, configurations: &Configurations, directory: &RelPath) -> Stack {
    let mut stack = Stack::default();
    let at = Standing { directory: directory.clone(), files: directory.clone(), values: None };
    stack.read(&|at| Reading::new(around, root, configurations, at), at, 0);
    stack
}

fn made(around: &Surroundings<'_>, root: &TrustRoot, configurations: &Configurations, units: Vec<Made>) -> Vec<Unit> {
    let one = |made: Made| match made {
        Made::Here(at) => read(around, root, configurations, at),
        Made::Missing(directory, source) => {
            let span = source.span;
            let module = match source.as_str() {
                Some(text) if is_remote(text) => Place::Missing(text.clone(), span),
                Some(text) => Place::Outside(text.clone(), span),
                None => Place::Unknown(reason(&source), span),
            };
            Unit { module, ..Unit::empty(&directory, &directory) }
        }
    };
    units.into_par_iter().map(one).collect()
}

/// Reads the files of a unit.
#[must_use]
pub fn read_unit(
    around: &Surroundings<'_>,
    root: &TrustRoot,
    configurations: &Configurations,
    directory: &RelPath,
) -> Unit {
    let at = Standing { directory: directory.clone(), files: directory.clone(), values: None };
    let reading = Reading::new(around, root, configurations, at.clone());
    // Values that a stack gave are kept beside what it made.
    let values = directory.join(VALUES).ok().filter(|path| around.files.kind(root, path).is_ok());
    let values = values.and_then(|path| reading.frame(&path, None).ok()).map(|frame| {
        let entries = frame.file.body.attributes.iter().map(|a| (a.name.clone(), reading.value(&frame, &a.expr, 0)));
        Value::object_of(entries.collect::<Vec<_>>())
    });
    read(around, root, configurations, Standing { values, ..at })
}

fn read(around: &Surroundings<'_>, root: &TrustRoot, configurations: &Configurations, at: Standing) -> Unit {
    let directory = at.directory.clone();
    let mut unit = Unit::empty(&directory, &at.files);
    let reading = Reading::new(around, root, configurations, at);
    match directory.join(FILE).map(|path| reading.frame(&path, None)) {
        Ok(Ok(frame)) => {
            let configuration = reading.configuration(&frame, 0);
            unit.included = reading.includes(&frame, 0).iter().map(|i| i.frame.file.path.clone()).collect();
            unit.module = place(&reading, &configuration);
            (unit.inputs, unit.open) = inputs(&configuration);
            unit.extra_arguments(&reading, configuration.arguments.values());
            let files = configuration.generate.values().filter_map(|g| reading.generated(g));
            unit.generated =
                files.chain(configuration.remote_state.iter().filter_map(|s| reading.backend(s))).collect();
            // Terragrunt leaves open which of two texts for one file it writes last.
            let mut names: FxHashSet<Str> = FxHashSet::default();
            unit.generated.retain(|g| names.insert(g.name.clone()));
        }
        Ok(Err(error)) => {
            unit.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
            unit.module = Place::Unknown(Reason::Other("its file cannot be read".into()), error.span());
        }
        Err(_) => {}
    }
    for path in reading.used.take() {
        if let Ok(file) = configurations.read(around.files, root, &path) {
            unit.credentials.extend(file.credentials.iter().cloned());
        }
    }
    unit.diagnostics.append(&mut reading.diagnostics.take());
    unit.origins = reading.origins.take();
    unit
}

/// The place of the module that a unit runs.
fn place(reading: &Reading<'_>, configuration: &Configuration) -> Place {
    let (files, root, at) = (reading.around.files, reading.root, &reading.at);
    let Some(source) = &configuration.source else {
        let beside = files.list_dir(root, &at.files).is_ok_and(|listing| has_configuration(&listing));
        return match (beside, configuration.incomplete) {
            (true, _) => Place::Here(at.files.clone(), Span::NONE),
            (false, true) => Place::Unknown(Reason::Other("an include is not read".into()), Span::NONE),
            (false, false) => Place::None,
        };
    };
    let Some(text) = source.as_str() else {
        // Of which version it is may not be known.
        let known = source.as_unknown().map(|unknown| unknown.prefix()).filter(|prefix| is_remote(prefix));
        return match known {
            Some(known) => Place::Missing(format!("{known}…").into(), source.span),
            None => Place::Unknown(reason(source), source.span),
        };
    };
    let path = text.split('?').next().unwrap_or(text);
    let path = path.strip_prefix("file://").unwrap_or(path);
    if is_remote(path) {
        return match downloaded(reading, path) {
            Some(place) => Place::Here(place, source.span),
            None => Place::Missing(text.clone(), source.span),
        };
    }
    match tree_path::reached(reading.root, &at.directory, path) {
        Some(place) => Place::Here(at.real(&place), source.span),
        None => Place::Outside(text.clone(), source.span),
    }
}

/// Whether a source is no path: an address with a scheme or a forced getter, or one of the hosts that go without.
/// <https://developer.hashicorp.com/terraform/language/modules/sources>
pub(super) fn is_remote(source: &str) -> bool {
    const HOSTS: &[&str] = &["github.com/", "gitlab.com/", "bitbucket.org/", "git@"];
    source.contains("://")
        || source.contains("::")
        || HOSTS.iter().any(|host| source.starts_with(host))
        || source.split('/').next().is_some_and(|host| host.ends_with(".amazonaws.com"))
}

/// Where Terragrunt has downloaded a module to, when that can be told: two directories with names of hashes below its
/// cache, and the part of the source after `//`.
fn downloaded(reading: &Reading<'_>, source: &str) -> Option<RelPath> {
    let (files, root) = (reading.around.files, reading.root);
    let after_scheme = source.split_once("://").map_or(source, |(_, rest)| rest);
    let inside = after_scheme.split_once("//").map_or("", |(_, inside)| inside);
    let below = |path: &RelPath| -> Vec<RelPath> {
        let Ok(listing) = files.list_dir(root, path) else { return Vec::new() };
        let entries = listing.entries.iter().filter(|e| e.kind == EntryKind::Directory);
        entries.filter_map(|e| path.join(&e.name).ok()).collect()
    };
    let found: Vec<RelPath> = below(&reading.at.directory.join(".terragrunt-cache").ok()?)
        .iter()
        .flat_map(below)
        .filter_map(|copy| copy.join(inside).ok())
        .filter(|copy| files.list_dir(root, copy).is_ok_and(|listing| has_configuration(&listing)))
        .collect();
    // Copies of several versions cannot be told apart.
    match found.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The values that a unit gives to variables, and why there may be more.
fn inputs(configuration: &Configuration) -> (Vec<Field>, Option<Reason>) {
    let incomplete = || configuration.incomplete.then(|| Reason::Other("an include of the unit is not read".into()));
    let Some(value) = &configuration.inputs else { return (Vec::new(), incomplete()) };
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => {
            let open = fields.open.then(|| Reason::Other("the inputs of the unit may hold more".into()));
            (fields.entries().to_vec(), open.or_else(incomplete))
        }
        Kind::Unknown(unknown) => (Vec::new(), Some(unknown.reason.clone())),
        Kind::Choice(choice) => {
            let mut entries: Vec<Field> = Vec::new();
            let leaves = || choice.leaves().iter().filter_map(|(guard, leaf)| Some((guard, leaf.as_fields()?)));
            for field in leaves().flat_map(|(_, fields)| fields.entries()) {
                if entries.iter().any(|e| e.key == field.key) {
                    continue;
                }
                let mut builder = ChoiceBuilder::new();
                for (guard, fields) in leaves() {
                    builder.add(guard, fields.get(&field.key).cloned().unwrap_or_else(Value::null));
                }
                entries.push(Field { value: builder.finish(), ..field.clone() });
            }
            let all = leaves().count() == choice.leaves().len();
            (entries, (!all).then_some(Reason::TooManyConditions).or_else(incomplete))
        }
        _ => (Vec::new(), incomplete()),
    }
}

impl Unit {
    fn empty(directory: &RelPath, files: &RelPath) -> Self {
        Self {
            directory: directory.clone(),
            files: files.clone(),
            included: Vec::new(),
            module: Place::None,
            inputs: Vec::new(),
            open: None,
            var_files: Vec::new(),
            generated: Vec::new(),
            origins: Vec::new(),
            credentials: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Takes the variable files and values that a unit puts on the command line.
    fn extra_arguments<'c>(&mut self, reading: &Reading<'_>, all: impl Iterator<Item = &'c Arguments>) {
        let texts = |value: &Option<Value>| -> Vec<Str> {
            let items = value.as_ref().and_then(Value::as_seq).map(|s| s.items.clone()).unwrap_or_default();
            items.iter().filter_map(|item| item.as_str().cloned()).collect()
        };
        for arguments in all {
            let unknown = arguments.required.as_ref().filter(|required| required.first_unknown().is_some());
            self.open = self.open.take().or_else(|| unknown.map(reason));
            let optional = texts(&arguments.optional);
            let flags = texts(&arguments.arguments);
            let named = flags.iter().filter_map(|flag| flag.strip_prefix("-var-file=")).map(Str::from);
            let required = texts(&arguments.required).into_iter().chain(named);
            for (path, must) in required.map(|p| (p, true)).chain(optional.into_iter().map(|p| (p, false))) {
                let Some(place) = tree_path::place(&self.directory, &path) else { continue };
                let place = reading.at.real(&place);
                if must || reading.around.files.kind(reading.root, &place).is_ok() {
                    self.var_files.push(place);
                }
            }
            let environment = arguments.environment.as_ref().and_then(Value::as_fields);
            for field in environment.iter().flat_map(|f| f.entries()) {
                if let Some(name) = field.key.strip_prefix("TF_VAR_") {
                    self.inputs.retain(|f| f.key != name);
                    self.inputs.push(Field { key: name.into(), ..field.clone() });
                }
            }
        }
    }

    fn module(
        &self,
        around: &Surroundings<'_>,
        root: &TrustRoot,
        told: &mut Vec<Diagnostic>,
    ) -> (Arc<Module>, Option<Str>) {
        let note = |message: String, span: Span| Diagnostic::note(message, span);
        let (missing, diagnostic) = match &self.module {
            Place::Here(place, span) => {
                let beside = (*place != self.files).then_some(&self.files);
                let added = Added { beside, generated: &self.generated };
                let there = around.loader.load(around.files, root, place);
                if there.files > 0 || !there.unread.is_empty() {
                    return (around.loader.assemble(around.files, root, place, added), None);
                }
                let message = format!("there is no configuration in {:?}, the source of this unit", place.as_str());
                (Str::from(place.as_str()), Diagnostic::error(message, *span))
            }
            Place::Missing(source, span) => {
                let message = format!("the module of this unit is not there: {source:?} would have to be downloaded");
                let help = "run terragrunt init before the scan; what the module makes is not checked";
                (source.clone(), note(message, *span).with_help(help))
            }
            Place::Outside(source, span) => {
                let message = format!("the module of this unit lies outside of the scanned tree: {source:?}");
                (source.clone(), Diagnostic::warning(message, *span).with_help("name a wider tree with --root"))
            }
            Place::Unknown(reason, span) => {
                (Str::from("not known"), note(format!("the module of this unit is not known: {reason}"), *span))
            }
            Place::None => {
                let message = format!("{:?} names no module, and there is none beside it", FILE);
                (Str::from("none"), note(message, around.files.span_of(root, &self.directory)))
            }
        };
        told.push(diagnostic);
        // What stands beside the unit is part of the module, and may name anything that the module declares.
        let beside = around.files.list_dir(root, &self.files).is_ok_and(|listing| has_configuration(&listing));
        if beside {
            let added = Added { beside: None, generated: &self.generated };
            let module = around.loader.assemble(around.files, root, &self.files, added);
            let mut module = Module::clone(&module);
            module.unread.push(missing.clone());
            return (Arc::new(module), Some(missing));
        }
        (Arc::new(Module::build(self.files.clone(), Vec::new())), Some(missing))
    }
}

/// Evaluates the module of a unit with its inputs.
#[must_use]
pub fn evaluate_unit(around: &Surroundings<'_>, unit: &Unit, limits: &Limits) -> Deployment {
    let Some(root) = around.trust_root else { return Deployment::default() };
    let mut diagnostics = unit.diagnostics.clone();
    let (module, missing) = unit.module(around, root, &mut diagnostics);
    let given = UnitInputs {
        values: unit.inputs.clone(),
        beside: (module.directory != unit.files).then(|| unit.files.clone()),
        var_files: unit.var_files.clone(),
        credentials: unit.credentials.clone(),
        open: unit.open.clone(),
        origins: unit.origins.clone(),
    };
    let inputs = InputSet::gather_unit(around.files, around.trust_root, &module.directory, around.given, given);
    let place = UnitPlace { directory: unit.directory.clone(), files: unit.files.clone() };
    let configured = Configured { module, inputs, unit: Some(place), diagnostics, missing };
    evaluate_configured(around, configured, limits)
}
