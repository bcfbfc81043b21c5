//! Projects: which directories hold a program in YAML, which stacks it has, and what configures them.
//! <https://www.pulumi.com/docs/iac/concepts/projects/project-file/>,
//! <https://www.pulumi.com/docs/iac/concepts/config/>

use std::collections::BTreeMap;

use bartizan_lang::syntax::document::{Node, NodeKind};
use bartizan_lang::value::{Field, Fields, Kind, Reason, Str, Unknown};
use bartizan_lang::{Diagnostic, Value};

use crate::formats::cloudformation::{documents, literal};
use crate::source::{EntryKind, Files, RelPath, SizeLimit, TrustRoot};

/// Names of project files.
const PROJECTS: [&str; 3] = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/// Names of files that hold a program apart from its project, the first that is there.
const PROGRAMS: [&str; 3] = ["Main.json", "Main.yaml", "Main.yml"];

/// Name of the file of a package of components.
const PLUGIN: &str = "PulumiPlugin.yaml";

/// Largest file of a project.
const MAX_FILE: SizeLimit = SizeLimit(4 << 20);

/// A stack of a program: what is evaluated by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stack {
    /// The project file.
    pub project: RelPath,
    /// The file that configures the stack; none where no stack is known.
    pub config: Option<RelPath>,
}

impl Stack {
    /// The file that stands for the stack: its configuration, or the project without one.
    #[must_use]
    pub fn place(&self) -> &RelPath {
        self.config.as_ref().unwrap_or(&self.project)
    }

    /// The name of the stack: `prod` of `Pulumi.prod.yaml`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        stack_of(self.config.as_ref()?.file_name()?)
    }
}

/// Whether a file of that name is the file of a project.
#[must_use]
pub fn is_project(name: &str) -> bool {
    PROJECTS.contains(&name)
}

/// The stack that a file of that name configures.
fn stack_of(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("Pulumi.")?;
    let (stack, extension) = rest.rsplit_once('.')?;
    (!stack.is_empty() && matches!(extension, "yaml" | "yml" | "json")).then_some(stack)
}

/// The stacks of the program whose project file that is; none when it is no program in YAML.
#[must_use]
pub fn stacks(files: &Files, root: &TrustRoot, project: &RelPath) -> Vec<Stack> {
    let Ok(file) = files.read_damaged(root, project, MAX_FILE) else { return Vec::new() };
    let document = match documents(file.id(), file.text()).documents.into_iter().next() {
        Some(document) if is_yaml(&document) => document,
        // What cannot be read is told where it is evaluated.
        None if names_yaml(file.text()) => return vec![Stack { project: project.clone(), config: None }],
        _ => return Vec::new(),
    };
    let above = project.parent().unwrap_or_default();
    let directory = document.get("stackConfigDir").or_else(|| document.get("config")).and_then(Node::as_str);
    let directory = directory.and_then(|below| above.join(below).ok()).unwrap_or(above);
    let mut found: Vec<Stack> = files
        .list_dir(root, &directory)
        .map(|listing| {
            let names = listing.files().filter(|name| stack_of(name).is_some());
            let configs = names.filter_map(|name| directory.join(name).ok());
            configs.map(|config| Stack { project: project.clone(), config: Some(config) }).collect()
        })
        .unwrap_or_default();
    if found.is_empty() {
        found.push(Stack { project: project.clone(), config: None });
    }
    found
}

/// The stacks that a named file is about: all of a project or a program, or the one that it configures. `None` when it
/// belongs to no program.
#[must_use]
pub fn stacks_of_file(files: &Files, root: &TrustRoot, path: &RelPath) -> Option<Vec<Stack>> {
    let name = path.file_name()?;
    let directory = path.parent().unwrap_or_default();
    let project = || {
        let beside = directory.lineage().into_iter().rev().take(4);
        let places = beside.flat_map(|directory| PROJECTS.map(|name| directory.join(name)));
        places.flatten().find(|place| files.kind(root, place).is_ok_and(|kind| kind == EntryKind::File))
    };
    if is_project(name) {
        return Some(stacks(files, root, path)).filter(|stacks| !stacks.is_empty());
    }
    if stack_of(name).is_some() {
        let project = project()?;
        is_yaml(&document_of(files, root, &project)?).then_some(())?;
        return Some(vec![Stack { project, config: Some(path.clone()) }]);
    }
    if PROGRAMS.contains(&name) {
        return Some(stacks(files, root, &project()?)).filter(|stacks| !stacks.is_empty());
    }
    None
}

fn document_of(files: &Files, root: &TrustRoot, path: &RelPath) -> Option<Node> {
    let file = files.read_damaged(root, path, MAX_FILE).ok()?;
    documents(file.id(), file.text()).documents.into_iter().next()
}

/// Whether the program of a project is written in YAML, and by no compiler.
fn is_yaml(project: &Node) -> bool {
    let Some(runtime) = project.get("runtime") else { return false };
    let name = runtime.as_str().or_else(|| runtime.get("name").and_then(Node::as_str));
    let compiled = runtime.get("options").and_then(|options| options.get("compiler")).is_some();
    name == Some("yaml") && !compiled
}

/// That a project's program is written in a language that must be run, where it is.
#[must_use]
pub fn other_language(files: &Files, root: &TrustRoot, project: &RelPath) -> Option<Diagnostic> {
    let document = document_of(files, root, project)?;
    let runtime = document.get("runtime")?;
    let name = runtime.as_str().or_else(|| runtime.get("name").and_then(Node::as_str))?;
    let why = match name {
        "yaml" if is_yaml(&document) => return None,
        "yaml" => "a compiler makes the program of this project".to_owned(),
        _ => format!("the program of this project is written in {name:?}"),
    };
    let message = format!("{why}, and is not run: `bartizan plan` and `scan` read what `pulumi preview --json` writes");
    Some(Diagnostic::note(message, runtime.span))
}

/// Whether a text that cannot be read is the project of such a program, by its lines.
fn names_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.replace(['"', '\'', ' ', ','], ""));
    lines.any(|line| line == "runtime:yaml") || {
        let mut lines = text.lines().map(|line| line.replace(['"', '\'', ' ', ',', '{'], ""));
        lines.any(|line| line == "runtime:") && lines.next().is_some_and(|line| line == "name:yaml")
    }
}

/// The versions of packages that a project's file names: `aws@6.0.0` under `packages`, and the plugins of providers.
pub(super) fn pinned(project: &Node) -> Vec<(Str, Str)> {
    let packages = project.get("packages").map_or(&[][..], Node::entries).iter().filter_map(|entry| {
        let version = entry.value.get("version").and_then(Node::as_str);
        let version = version.or_else(|| entry.value.as_str()?.split_once('@').map(|(_, version)| version))?;
        Some((entry.key.clone(), version.into()))
    });
    let plugins = project.get("plugins").and_then(|plugins| plugins.get("providers")).map_or(&[][..], Node::items);
    let plugins = plugins
        .iter()
        .filter_map(|plugin| Some((plugin.get("name")?.as_str()?.into(), plugin.get("version")?.as_str()?.into())));
    packages.chain(plugins).collect()
}

/// The file that holds a project's program: the one that `main` names, a file of its own beside the project, or the
/// project file itself.
pub(super) fn program(files: &Files, root: &TrustRoot, path: &RelPath, project: &Node) -> RelPath {
    let above = path.parent().unwrap_or_default();
    let main = project.get("main").and_then(Node::as_str).and_then(|main| above.join(main).ok());
    let kind = |place: &RelPath| files.kind(root, place).ok();
    let directory = match main {
        Some(main) if kind(&main) == Some(EntryKind::File) => return main,
        Some(main) => main,
        None => above,
    };
    let apart = PROGRAMS.iter().chain(&PROJECTS).filter_map(|name| directory.join(name).ok());
    apart.into_iter().find(|place| kind(place) == Some(EntryKind::File)).unwrap_or_else(|| path.clone())
}

/// The file of a package of components in a directory.
pub(super) fn package(files: &Files, root: &TrustRoot, directory: &RelPath) -> Option<RelPath> {
    let places = [PLUGIN].iter().chain(&PROJECTS).filter_map(|name| directory.join(name).ok());
    places.into_iter().find(|place| files.kind(root, place).is_ok_and(|kind| kind == EntryKind::File))
}

/// What configures a stack, by names such as `aws:region`; those of the project's own have its name before them.
#[derive(Default)]
pub(super) struct Configuration {
    values: BTreeMap<Str, Value>,
    /// Whether there may be more: an environment that is imported gives it.
    open: bool,
}

impl Configuration {
    /// What the project's file says to all stacks.
    pub(super) fn of_project(document: &Node, name: &str) -> Self {
        let mut made = Self::default();
        for entry in document.get("config").map_or(&[][..], Node::entries) {
            let value = match &entry.value.kind {
                NodeKind::Mapping(_) => match entry.value.get("value") {
                    Some(value) => value,
                    None => continue,
                },
                _ => &entry.value,
            };
            made.values.insert(full(name, &entry.key), value_of(value));
        }
        made
    }

    /// Adds what the file of a stack says, which goes before.
    pub(super) fn add_stack(&mut self, document: &Node, name: &str, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(environment) = document.get("environment") {
            let imports = environment.get("imports").map_or(environment.items(), Node::items);
            self.open |= !imports.is_empty() || environment.as_str().is_some();
            let given = environment.get("values").and_then(|values| values.get("pulumiConfig"));
            for entry in given.map_or(&[][..], Node::entries) {
                self.values.insert(full(name, &entry.key), of_environment(&entry.value));
            }
        }
        let Some(config) = document.get("config") else { return };
        if !matches!(config.kind, NodeKind::Mapping(_) | NodeKind::Null) {
            diagnostics.push(Diagnostic::error("config must be a mapping", config.span));
        }
        for entry in config.entries() {
            self.values.insert(full(name, &entry.key), value_of(&entry.value));
        }
    }

    /// Sets a value.
    pub(super) fn set(&mut self, project: &str, name: &str, value: &str) {
        self.values.insert(full(project, name), Value::string(value));
    }

    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.values.get(name) {
            return Some(value.clone());
        }
        // `aws:defaultTags.tags.team` is a part of `aws:defaultTags`.
        let inside = format!("{name}.");
        let mut parts: Vec<Field> = Vec::new();
        for (key, value) in &self.values {
            if let Some(rest) = key.strip_prefix(inside.as_str()).filter(|rest| !rest.contains('.')) {
                parts.push(Field { key: rest.into(), at: value.span, value: value.clone() });
            }
        }
        (!parts.is_empty()).then(|| Value::object(Fields::new(parts)))
    }

    /// Whether values may be given that are not known here.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// A name with the project before it, unless it has one.
pub(super) fn full(project: &str, name: &str) -> Str {
    if name.contains(':') { name.into() } else { format!("{project}:{name}").into() }
}

/// A value of a configuration; what is encrypted is a secret.
fn value_of(node: &Node) -> Value {
    let value = match &node.kind {
        NodeKind::Mapping(entries) => match entries.as_slice() {
            [only] if only.key == "secure" => secret(),
            _ => Value::object(Fields::new(
                entries
                    .iter()
                    .map(|entry| Field { key: entry.key.clone(), at: entry.span(), value: value_of(&entry.value) })
                    .collect(),
            )),
        },
        NodeKind::Sequence(items) => Value::list(items.iter().map(value_of).collect()),
        _ => literal(node),
    };
    value.at(node.span)
}

/// A value of an environment: what other environments and stores give it is not known.
/// <https://www.pulumi.com/docs/esc/environments/syntax/>
fn of_environment(node: &Node) -> Value {
    let elsewhere = || Value::unknown(Reason::Other("an environment of Pulumi ESC gives it".into()));
    let value = match &node.kind {
        NodeKind::String(text) if text.contains("${") => elsewhere(),
        NodeKind::Mapping(entries) => match entries.as_slice() {
            [only] if only.key == "fn::secret" => match only.value.as_str() {
                Some(text) => Value::string(text).sensitive(),
                None => secret(),
            },
            [only] if only.key.starts_with("fn::") => elsewhere(),
            _ => value_of(node),
        },
        _ => value_of(node),
    };
    value.at(node.span)
}

fn secret() -> Value {
    let unknown = Unknown { not_null: true, ..Unknown::new(Reason::Other("a secret of the configuration".into())) };
    Value::new(Kind::Unknown(unknown.into())).sensitive()
}
