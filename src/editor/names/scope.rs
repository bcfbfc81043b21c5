//! Following names: from one module or template into another, and to where they are declared.

use std::sync::Arc;

use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::value::Str;
use bartizan_lang::{FileId, Span};

use super::super::view::View;
use super::{Name, Names, Occurrence, ResourceKind, Scope, Tree};
use crate::formats::terraform::is_configuration;
use crate::source::{EntryKind, FilePlace, SizeLimit, SourceFile};

/// How many directories above a file of values its module is looked for in.
const MAX_ABOVE: usize = 3;

/// What a name stands for, wherever that is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(in crate::editor) struct Target {
    /// Where the name means something.
    pub(in crate::editor) scope: Scope,
    /// What it stands for there.
    pub(in crate::editor) name: Name,
}

/// Where something is declared.
#[derive(Clone, Debug)]
pub(in crate::editor) struct Declaration {
    /// The name.
    pub(in crate::editor) name: Span,
    /// All of it.
    pub(in crate::editor) whole: Span,
}

impl View {
    /// What a name stands for.
    pub(in crate::editor) fn target(&self, names: &Names, name: &Name) -> Option<Target> {
        let here = |name: Name| Target { scope: names.scope.clone(), name };
        let template = matches!(names.tree, Tree::Template(_));
        Some(match name {
            Name::Argument(call, argument) => {
                let scope = self.called(names, call)?;
                let argument = argument.clone();
                Target { scope, name: if template { Name::Logical(argument) } else { Name::Variable(argument) } }
            }
            Name::OutputOf(call, output) => {
                Target { scope: self.called(names, call)?, name: Name::Output(output.clone()) }
            }
            Name::Variable(_) if matches!(names.tree, Tree::Values(_)) => self.variable_of_values(names, name)?,
            name => here(name.clone()),
        })
    }

    /// The module that a file of values is for declares its variables: that of its directory, or one above it.
    fn variable_of_values(&self, names: &Names, name: &Name) -> Option<Target> {
        let mut scope = names.scope.clone();
        for _ in 0..=MAX_ABOVE {
            let target = Target { scope: scope.clone(), name: name.clone() };
            if !self.declarations(&target).is_empty() {
                return Some(target);
            }
            scope.path = scope.path.parent()?;
        }
        None
    }

    /// The module or template that a call leads to, when it is there.
    pub(in crate::editor) fn called(&self, names: &Names, name: &str) -> Option<Scope> {
        let template = matches!(names.tree, Tree::Template(_));
        let of = |names: &Names| names.calls.iter().find(|call| call.name == name).cloned();
        let call = of(names).or_else(|| {
            let files = if template { Vec::new() } else { self.files_of(&names.scope) };
            files.iter().find_map(|file| of(&*self.names(file.id())?))
        })?;
        let root = names.scope.root;
        if template {
            let source =
                call.source.as_deref().filter(|source| !source.contains("://") || source.starts_with("file:"))?;
            let directory = names.scope.path.parent().unwrap_or_default();
            let path = directory.join(source.strip_prefix("file://").unwrap_or(source)).ok()?;
            return Some(Scope { root, path });
        }
        let local =
            |source: &&str| source.starts_with("./") || source.starts_with("../") || [".", ".."].contains(source);
        if let Some(source) = call.source.as_deref().filter(local) {
            return Some(Scope { root, path: names.scope.path.join(source).ok()? });
        }
        // Where `terraform init` put it, the evaluation knows.
        let mut instances = self.deployments.iter().flat_map(|deployment| &deployment.modules);
        let instance = instances.find(|instance| instance.call == call.header)?;
        Some(Scope { root, path: crate::source::RelPath::new(&instance.directory).ok()? })
    }

    /// The files of a module or template, in the order of their names.
    pub(in crate::editor) fn files_of(&self, scope: &Scope) -> Vec<Arc<SourceFile>> {
        let Some(root) = self.session.files.root(scope.root) else { return Vec::new() };
        let read = |path| self.session.files.read(&root, &path, SizeLimit::SOURCE).ok();
        if matches!(self.session.files.kind(&root, &scope.path), Ok(EntryKind::File)) {
            return read(scope.path.clone()).into_iter().collect();
        }
        let Ok(listing) = self.session.files.list_dir(&root, &scope.path) else { return Vec::new() };
        let mut files: Vec<&str> = listing.files().filter(|name| is_configuration(name)).collect();
        files.sort_unstable();
        files.into_iter().filter_map(|name| read(scope.path.join(name).ok()?)).collect()
    }

    /// Reads the files of values in a module's directory: those that are given by a flag are read by no root.
    pub(in crate::editor) fn read_values(&self, scope: &Scope) {
        let Some(root) = self.session.files.root(scope.root) else { return };
        let Ok(listing) = self.session.files.list_dir(&root, &scope.path) else { return };
        for path in
            listing.files().filter(|name| name.ends_with(".tfvars")).filter_map(|name| scope.path.join(name).ok())
        {
            let _ = self.session.files.read(&root, &path, SizeLimit::SOURCE);
        }
    }

    /// Where something is declared.
    pub(in crate::editor) fn declarations(&self, target: &Target) -> Vec<Declaration> {
        let mut found = Vec::new();
        for file in self.files_of(&target.scope) {
            let Some(names) = self.names(file.id()) else { continue };
            match &target.name {
                Name::Attribute(kind, ty, name, attribute) => {
                    let resource = Name::Resource(*kind, ty.clone(), name.clone());
                    let Some(header) = declared(&names, &resource).next().map(|one| one.span) else { continue };
                    let block = names.block(header);
                    let written = block.and_then(|block| written(&block.body, attribute));
                    found.push(written.unwrap_or_else(|| Declaration {
                        name: header,
                        whole: block.map_or(header, |block| block.span),
                    }));
                }
                Name::Source(_) | Name::Here(_) | Name::Argument(..) | Name::OutputOf(..) => {}
                name => found.extend(
                    declared(&names, name)
                        .map(|one| Declaration { name: one.span, whole: one.declares.unwrap_or(one.span) }),
                ),
            }
        }
        found
    }

    /// The file that a module or template begins in: `main.tf`, or the first of its files.
    pub(in crate::editor) fn main_file(&self, scope: &Scope) -> Option<FileId> {
        let files = self.files_of(scope);
        let is_main = |file: &&Arc<SourceFile>| match file.place() {
            FilePlace::InRoot { path, .. } => matches!(path.file_name(), Some("main.tf" | "main.tofu")),
            FilePlace::Named(_) => false,
        };
        files.iter().find(is_main).or(files.first()).map(|file| file.id())
    }
}

/// The declarations of that name in a file.
fn declared<'n>(names: &'n Names, name: &'n Name) -> impl Iterator<Item = &'n Occurrence> {
    names.occurrences.iter().filter(move |one| one.declares.is_some() && one.name == *name)
}

/// An attribute or the first block of that name.
fn written(body: &Body, name: &str) -> Option<Declaration> {
    if let Some(attribute) = body.attribute(name) {
        return Some(Declaration { name: attribute.name_span, whole: attribute.span });
    }
    body.block(name).map(|block| Declaration { name: block.header, whole: block.span })
}

impl Names {
    /// The top-level block with that header.
    pub(in crate::editor) fn block(&self, header: Span) -> Option<&Block> {
        let Tree::Configuration(body) = &self.tree else { return None };
        body.blocks.iter().find(|block| block.header == header)
    }

    /// The kind, type and name of a resource that a block declares.
    pub(in crate::editor) fn resource(&self, block: &Block) -> Option<(ResourceKind, Str, Str)> {
        let found = self.occurrences.iter().find(|one| one.span == block.header && one.declares.is_some())?;
        match &found.name {
            Name::Resource(kind, ty, name) => Some((*kind, ty.clone(), name.clone())),
            _ => None,
        }
    }
}
