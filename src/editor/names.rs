//! The names in a document: where something is declared, and where it is used. Definition, references, hover and symbols all
//! work on these.
//!
//! What a name means is decided within its [`Scope`]: a module's directory, or a template. Some lead into another one: the
//! argument of a module call, the output of a nested stack; [`View::target`] follows those.

mod body;
mod pulumi;
mod scope;
mod template;

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use bartizan_lang::syntax::ast::Body;
use bartizan_lang::syntax::document::{Documents, Node};
use bartizan_lang::syntax::{parse_hcl, parse_terraform_json, parse_tfvars};
use bartizan_lang::value::Str;
use bartizan_lang::{FileId, Span};
use rustc_hash::FxHashMap;

pub(super) use body::attribute_of;
pub(super) use scope::{Declaration, Target};
pub(super) use template::section_of;

use super::view::View;
use crate::formats::cloudformation;
use crate::source::{FilePlace, RelPath, RootId, SourceFile};

/// The kinds of resource blocks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) enum ResourceKind {
    /// `resource`.
    Managed,
    /// `data`.
    Data,
    /// `ephemeral`.
    Ephemeral,
}

/// What a name stands for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Name {
    /// `var.x`; a parameter of a template is a [`Name::Logical`].
    Variable(Str),
    /// `local.x`; of Pulumi, a variable.
    Local(Str),
    /// `type.name`.
    Resource(ResourceKind, Str, Str),
    /// An attribute of such a resource.
    Attribute(ResourceKind, Str, Str, Str),
    /// `module.x`.
    Call(Str),
    /// `output "x"`, an output of a template.
    Output(Str),
    /// A provider and its alias.
    Provider(Str, Option<Str>),
    /// A variable of the module that a call names, or a parameter of a nested stack.
    Argument(Str, Str),
    /// An output of the module that a call names, or of a nested stack.
    OutputOf(Str, Str),
    /// The module or template that a call names.
    Source(Str),
    /// A parameter or resource of a template, or a resource of a program of Pulumi.
    Logical(Str),
    /// A condition of a template.
    Condition(Str),
    /// A mapping of a template.
    Mapping(Str),
    /// What stands at a place of the same file: `each` stands for the `for_each` around it.
    Here(Range<u32>),
}

impl Name {
    /// The text by which it is found in files.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Variable(name)
            | Self::Local(name)
            | Self::Resource(_, _, name)
            | Self::Attribute(_, _, name, _)
            | Self::Call(name)
            | Self::Output(name)
            | Self::Argument(_, name)
            | Self::OutputOf(_, name)
            | Self::Source(name)
            | Self::Logical(name)
            | Self::Condition(name)
            | Self::Mapping(name) => name,
            Self::Provider(name, alias) => alias.as_ref().unwrap_or(name),
            Self::Here(_) => "",
        }
    }
}

/// Where a name stands.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    /// The name, with what stands before it: `var.x`. Of a declaration, what is shown as its name.
    pub(super) span: Span,
    /// What it stands for.
    pub(super) name: Name,
    /// What is declared; none where the name is only used.
    pub(super) declares: Option<Span>,
}

impl Occurrence {
    fn uses(name: Name, span: Span) -> Self {
        Self { span, name, declares: None }
    }

    fn declares(name: Name, span: Span, whole: Span) -> Self {
        Self { span, name, declares: Some(whole) }
    }
}

/// Where names mean something: a module's directory, or the file of a template.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct Scope {
    /// The trust root.
    pub(super) root: RootId,
    /// The directory or file below it.
    pub(super) path: RelPath,
}

/// A call of a module, or a nested stack.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// The name.
    pub(super) name: Str,
    /// The source, where a text says it.
    pub(super) source: Option<Str>,
    /// The header of the block; the logical id of a stack.
    pub(super) header: Span,
}

/// What a document is written in, as it was read.
pub(super) enum Tree {
    /// Terraform and OpenTofu, in HCL and JSON.
    Configuration(Body),
    /// Values of variables.
    Values(Body),
    /// A template of CloudFormation.
    Template(Node),
    /// A program of Pulumi in YAML.
    Program(Node),
    /// Other HCL: settings.
    Settings,
    /// Anything else.
    Other,
}

/// The names of a document.
pub(super) struct Names {
    /// Where its names mean something.
    pub(super) scope: Scope,
    /// As it was read.
    pub(super) tree: Tree,
    /// Sorted by where they begin; of those that begin at one place, the longer ones first.
    pub(super) occurrences: Vec<Occurrence>,
    /// The modules and templates that are called.
    pub(super) calls: Vec<Call>,
}

impl Names {
    /// Reads the names of a file; `None` where the file is in no directory.
    fn of(file: &SourceFile) -> Option<Self> {
        let FilePlace::InRoot { root, path } = file.place() else { return None };
        let directory = path.parent().unwrap_or_default();
        let tree = Tree::of(path.file_name().unwrap_or_default(), file);
        let path = match tree {
            Tree::Template(_) | Tree::Program(_) | Tree::Other => path.clone(),
            Tree::Configuration(_) | Tree::Values(_) | Tree::Settings => directory,
        };
        let mut names =
            Self { scope: Scope { root: *root, path }, tree: Tree::Other, occurrences: Vec::new(), calls: Vec::new() };
        match &tree {
            Tree::Configuration(read) => body::configuration(read, &mut names),
            Tree::Values(read) => body::values(read, &mut names),
            Tree::Template(read) => template::template(read, file.text(), &mut names),
            Tree::Program(read) => pulumi::program(read, file.text(), &mut names),
            Tree::Settings | Tree::Other => {}
        }
        names.tree = tree;
        names.occurrences.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
        Some(names)
    }

    /// The name at a byte: the innermost.
    pub(super) fn at(&self, at: usize) -> Option<&Occurrence> {
        let holds = |one: &&Occurrence| holds(one.span, at);
        self.occurrences.iter().filter(holds).min_by_key(|one| (one.span.end - one.span.start, one.declares.is_some()))
    }
}

/// Whether a byte is in a span, or directly behind it, where a cursor is when somebody has just typed it.
pub(super) fn holds(span: Span, at: usize) -> bool {
    u32::try_from(at).is_ok_and(|at| span.start <= at && at <= span.end)
}

impl Tree {
    fn of(name: &str, file: &SourceFile) -> Self {
        let (id, text) = (file.id(), file.text());
        let ends = |suffix: &str| name.ends_with(suffix);
        if ends(".tf") || ends(".tofu") {
            return Self::Configuration(parse_hcl(id, text).body);
        }
        if ends(".tf.json") || ends(".tofu.json") {
            return Self::Configuration(parse_terraform_json(id, text).body);
        }
        if ends(".tfvars") {
            return Self::Values(parse_tfvars(id, text).body);
        }
        if ends(".hcl") {
            return Self::Settings;
        }
        if !(ends(".yaml") || ends(".yml") || ends(".json") || ends(".template")) {
            return Self::Other;
        }
        if !cloudformation::looks_like_template(text) && !text.contains("resources:") {
            return Self::Other;
        }
        let Documents { documents, .. } = cloudformation::documents(id, text);
        for document in documents {
            if cloudformation::is_template(&document) {
                return Self::Template(document);
            }
            if pulumi::is_program(&document) {
                return Self::Program(document);
            }
        }
        Self::Other
    }
}

/// The names of files as they were read last.
#[derive(Default)]
pub(super) struct NamesCache(Mutex<FxHashMap<FileId, Cached>>);

/// The names of a file, and what they were read from; none where it is in no directory.
type Cached = (Arc<SourceFile>, Option<Arc<Names>>);

impl NamesCache {
    fn get(&self, file: &Arc<SourceFile>) -> Option<Arc<Names>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((read, names)) = known.get(&file.id())
            && (Arc::ptr_eq(read, file) || read.hash() == file.hash())
        {
            return names.clone();
        }
        let names = Names::of(file).map(Arc::new);
        known.insert(file.id(), (file.clone(), names.clone()));
        names
    }
}

impl View {
    /// The names of a file.
    pub(super) fn names(&self, file: FileId) -> Option<Arc<Names>> {
        self.names.get(&self.session.files.get(file)?)
    }
}
