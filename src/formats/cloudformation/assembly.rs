//! Cloud assemblies: what `cdk synth` writes into `cdk.out`. A manifest names the stacks of an app with the accounts and regions
//! that they go to; the templates lie beside it, and those of stages in assemblies of their own below it.
//! <https://docs.aws.amazon.com/cdk/v2/guide/deploy.html>, <https://github.com/aws/aws-cdk-cli/tree/main/packages/@aws-cdk/cloud-assembly-schema>

use std::sync::Arc;

use bartizan_lang::syntax::document::{Node, NodeKind, parse_json_document};
use bartizan_lang::value::{Field, Fields, Str};
use bartizan_lang::{Diagnostic, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use super::template::literal;
use crate::source::{Files, Listing, RelPath, SizeLimit, SourceFile, TrustRoot};

/// The name of manifests.
const MANIFEST: &str = "manifest.json";

/// The artifacts that tell an assembly: a stack, and an assembly in an assembly.
const STACK: &str = "aws:cloudformation:stack";
const ASSEMBLY: &str = "cdk:cloud-assembly";

/// Most stacks of one assembly, with those of its stages.
const MAX_STACKS: usize = 5_000;

/// Deepest nesting of assemblies.
const MAX_NESTED: usize = 8;

/// A stack of an assembly.
#[derive(Debug, Default)]
pub struct Stack {
    /// The assembly's directory and the stack's name, under which reports know it.
    pub root: Str,
    /// The name that CloudFormation will know it by.
    pub name: Str,
    /// Its template.
    pub template: RelPath,
    /// The account that it goes to; nothing when the command line decides that.
    pub account: Option<Str>,
    /// The region, likewise.
    pub region: Option<Str>,
    /// The tags of the stack, which CloudFormation puts on what is in it.
    pub tags: Fields,
    /// Values for its parameters.
    pub parameters: Vec<(Str, Value)>,
    /// The paths of constructs by logical ids; nothing for an id that several have, in the stack and in those it nests.
    constructs: FxHashMap<Str, Option<Str>>,
    /// The files that are uploaded for it, by the hashes that they are uploaded under.
    assets: FxHashMap<Str, Str>,
}

impl Stack {
    /// The path of the construct that a resource comes from, when the template does not say.
    pub(super) fn construct(&self, id: &str) -> Option<Str> {
        self.constructs.get(id.rsplit('/').next()?)?.clone()
    }

    /// The file behind a URL of a template that is uploaded.
    pub(super) fn asset(&self, url: &Node) -> Option<Str> {
        match &url.kind {
            NodeKind::String(text) => {
                let name = text.rsplit('/').next().unwrap_or(text);
                self.assets.get(name.split('.').next().unwrap_or(name)).cloned()
            }
            NodeKind::Sequence(items) => items.iter().rev().find_map(|item| self.asset(item)),
            NodeKind::Mapping(entries) => entries.iter().rev().find_map(|entry| self.asset(&entry.value)),
            _ => None,
        }
    }
}

/// What assemblies say.
#[derive(Default)]
pub struct Assemblies {
    /// Their stacks, in the order of the manifests.
    pub stacks: Vec<Arc<Stack>>,
    /// What is wrong with the manifests.
    pub diagnostics: Vec<Diagnostic>,
    /// How many manifests were read.
    pub files: usize,
    /// How many of them could not be read in full.
    pub unread: usize,
}

/// The assemblies in some directories, and those that they hold.
#[must_use]
pub fn find_assemblies(files: &Files, root: &TrustRoot, directories: &[Arc<Listing>]) -> Assemblies {
    let mut reading = Reading::new(files, root);
    for listing in directories.iter().filter(|listing| listing.entry(MANIFEST).is_some()) {
        reading.assembly(&listing.path, 0);
    }
    reading.found
}

/// The assembly of a manifest that a person names; nothing when the file is no such manifest.
#[must_use]
pub fn read_assembly(files: &Files, root: &TrustRoot, manifest: &RelPath) -> Option<Assemblies> {
    if manifest.file_name() != Some(MANIFEST) {
        return None;
    }
    let mut reading = Reading::new(files, root);
    reading.assembly(&manifest.parent().unwrap_or_default(), 0);
    (reading.found.files > 0).then_some(reading.found)
}

/// The stack that a template belongs to, if it lies in an assembly.
#[must_use]
pub fn stack_of(files: &Files, root: &TrustRoot, template: &RelPath) -> Option<Arc<Stack>> {
    let mut reading = Reading::new(files, root);
    reading.assembly(&template.parent()?, MAX_NESTED);
    reading.found.stacks.into_iter().find(|stack| stack.template == *template)
}

/// Reads manifests, each once.
struct Reading<'a> {
    files: &'a Files,
    root: &'a TrustRoot,
    seen: FxHashSet<RelPath>,
    found: Assemblies,
}

impl<'a> Reading<'a> {
    fn new(files: &'a Files, root: &'a TrustRoot) -> Self {
        Self { files, root, seen: FxHashSet::default(), found: Assemblies::default() }
    }

    fn read(&self, path: &RelPath) -> Option<Arc<SourceFile>> {
        self.files.read(self.root, path, SizeLimit::SOURCE).ok()
    }

    /// The assembly in a directory, if there is one.
    fn assembly(&mut self, directory: &RelPath, depth: usize) {
        let Ok(path) = directory.join(MANIFEST) else { return };
        // Other tools call their files so, too: what cannot be read may be anything.
        let Some(file) = self.read(&path).filter(|file| is_manifest_text(file.text())) else { return };
        if !self.seen.insert(path) {
            return;
        }
        self.found.files += 1;
        let read = parse_json_document(file.id(), file.text());
        if read.incomplete {
            self.found.unread += 1;
            let message = "this manifest of a cloud assembly cannot be read in full: of the stacks that it does not name, the \
                           account and region are not known";
            self.found.diagnostics.push(Diagnostic::warning(message, file.span()));
        }
        self.found.diagnostics.extend(read.diagnostics);
        let Some(document) = read.documents.first() else { return };
        let Some(artifacts) = document.get("artifacts") else {
            if !read.incomplete {
                let message = "this manifest of a cloud assembly names no artifacts";
                self.found.diagnostics.push(Diagnostic::warning(message, document.span));
            }
            return;
        };
        let first = self.found.stacks.len();
        let ty = |node: &Node| node.get("type").and_then(Node::as_str).unwrap_or_default().to_owned();
        let assets = self.assets(directory, artifacts);
        for artifact in artifacts.entries().iter().filter(|entry| ty(&entry.value) == STACK) {
            if self.found.stacks.len() >= MAX_STACKS {
                let message = format!("more than {MAX_STACKS} stacks are not looked at");
                self.found.diagnostics.push(Diagnostic::error(message, artifact.key_span));
                break;
            }
            if let Some(stack) = self.stack(directory, &artifact.key, &artifact.value, &assets) {
                self.found.stacks.push(Arc::new(stack));
            }
        }
        self.tell_apart(first, directory);
        if depth >= MAX_NESTED {
            return;
        }
        for artifact in artifacts.entries().iter().filter(|entry| ty(&entry.value) == ASSEMBLY) {
            let name = artifact.value.get("properties").and_then(|properties| properties.get("directoryName"));
            let below = name.and_then(Node::as_str).and_then(|name| inside(directory, name));
            match below {
                Some(below) if below != *directory => self.assembly(&below, depth + 1),
                _ => {
                    let message = format!("the assembly {:?} names no directory below this one", artifact.key.as_str());
                    self.found.diagnostics.push(Diagnostic::warning(message, artifact.value.span));
                }
            }
        }
    }

    fn stack(&mut self, directory: &RelPath, id: &Str, node: &Node, assets: &FxHashMap<Str, Str>) -> Option<Stack> {
        let properties = node.get("properties");
        let of = |name: &str| properties.and_then(|properties| properties.get(name));
        let Some(file) = of("templateFile") else {
            let message = format!("the stack {:?} names no template", id.as_str());
            self.found.diagnostics.push(Diagnostic::warning(message, node.span));
            return None;
        };
        let template = file.as_str().and_then(|name| inside(directory, name));
        let Some(template) = template.filter(|path| self.files.kind(self.root, path).is_ok()) else {
            let message = format!("the template of stack {:?} is not there", id.as_str());
            self.found.unread += 1;
            self.found.diagnostics.push(Diagnostic::error(message, file.span));
            return None;
        };
        let name: Str = of("stackName").and_then(Node::as_str).map_or_else(|| id.clone(), Str::from);
        let (account, region) = node.get("environment").and_then(Node::as_str).map(environment).unwrap_or_default();
        let mut metadata = node.get("metadata").map(keyed).unwrap_or_default();
        let more = node.get("additionalMetadataFile").and_then(Node::as_str).and_then(|name| inside(directory, name));
        if let Some(file) = more.and_then(|path| self.read(&path)) {
            let read = parse_json_document(file.id(), file.text());
            metadata.extend(read.documents.iter().flat_map(keyed));
        }
        let mut stack = Stack { name, template, account, region, assets: assets.clone(), ..Stack::default() };
        self.metadata(&mut stack, &metadata);
        if let Some(tags) = of("tags") {
            tags.entries().iter().for_each(|tag| tag_of(&mut stack.tags, &tag.key, &tag.value));
        }
        stack.parameters = of("parameters")
            .map(|parameters| parameters.entries().iter().map(|p| (p.key.clone(), literal(&p.value))).collect())
            .unwrap_or_default();
        Some(stack)
    }

    /// What CDK says of constructs.
    fn metadata(&mut self, stack: &mut Stack, all: &[(Str, Node)]) {
        for (path, entries) in all {
            for entry in entries.items() {
                let data = entry.get("data");
                let text = data.and_then(Node::as_str);
                match (entry.get("type").and_then(Node::as_str), text) {
                    (Some("aws:cdk:logicalId"), Some(id)) => {
                        let path = Str::from(path.trim_start_matches('/'));
                        let known = stack.constructs.entry(id.into()).or_insert_with(|| Some(path.clone()));
                        if known.as_ref() != Some(&path) {
                            *known = None;
                        }
                    }
                    (Some("aws:cdk:stack-tags"), _) => {
                        for tag in data.map(Node::items).unwrap_or_default() {
                            let part = |upper: &str, lower: &str| tag.get(lower).or_else(|| tag.get(upper));
                            if let (Some(key), Some(value)) =
                                (part("Key", "key").and_then(Node::as_str), part("Value", "value"))
                            {
                                tag_of(&mut stack.tags, key, value);
                            }
                        }
                    }
                    // With an error CDK refuses to deploy.
                    (Some("aws:cdk:error"), Some(said)) => {
                        let message = format!("CDK says of {path}: {said}");
                        self.found.diagnostics.push(Diagnostic::warning(message, entry.span));
                    }
                    _ => {}
                }
            }
        }
    }

    /// The files that the manifests of assets name, by their hashes.
    fn assets(&self, directory: &RelPath, artifacts: &Node) -> FxHashMap<Str, Str> {
        let mut assets = FxHashMap::default();
        for artifact in artifacts.entries() {
            if artifact.value.get("type").and_then(Node::as_str) != Some("cdk:asset-manifest") {
                continue;
            }
            let name = artifact.value.get("properties").and_then(|properties| properties.get("file"));
            let path = name.and_then(Node::as_str).and_then(|name| inside(directory, name));
            let Some(file) = path.and_then(|path| self.read(&path)) else { continue };
            let read = parse_json_document(file.id(), file.text());
            let listed = read.documents.first().and_then(|document| document.get("files"));
            for asset in listed.map(Node::entries).unwrap_or_default() {
                let path = asset.value.get("source").and_then(|source| source.get("path")).and_then(Node::as_str);
                if let Some(path) = path.filter(|path| path.ends_with(".template.json")) {
                    assets.insert(asset.key.clone(), path.into());
                }
            }
        }
        assets
    }

    /// Names the stacks of an assembly. One name may go to several accounts and regions.
    fn tell_apart(&mut self, first: usize, directory: &RelPath) {
        let mut named: FxHashMap<Str, usize> = FxHashMap::default();
        for stack in self.found.stacks.iter().skip(first) {
            *named.entry(stack.name.clone()).or_default() += 1;
        }
        for stack in self.found.stacks.iter_mut().skip(first) {
            let Some(stack) = Arc::get_mut(stack) else { continue };
            let part = match named.get(&stack.name) {
                Some(1) => stack.name.as_str(),
                _ => stack.template.file_name().unwrap_or_default().split('.').next().unwrap_or_default(),
            };
            stack.root = match directory.is_root() {
                true => part.into(),
                false => format!("{directory}/{part}").into(),
            };
        }
    }
}

/// Entries of a mapping with their keys.
fn keyed(node: &Node) -> Vec<(Str, Node)> {
    node.entries().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
}

/// Whether a text may be a manifest of an assembly, by a search for words.
fn is_manifest_text(text: &str) -> bool {
    text.contains("\"artifacts\"") && [STACK, ASSEMBLY, "cdk:tree"].iter().any(|ty| text.contains(ty))
}

/// A place that a manifest names, which must be below its directory.
fn inside(directory: &RelPath, name: &str) -> Option<RelPath> {
    let path = directory.join(name).ok()?;
    path.starts_with(directory).then_some(path)
}

/// Account and region of `aws://ACCOUNT/REGION`; nothing for what the command line decides.
fn environment(text: &str) -> (Option<Str>, Option<Str>) {
    let Some((account, region)) = text.strip_prefix("aws://").and_then(|rest| rest.split_once('/')) else {
        return (None, None);
    };
    let known = |text: &str, unknown: &str| (!text.is_empty() && text != unknown).then(|| Str::from(text));
    (known(account, "unknown-account"), known(region, "unknown-region"))
}

fn tag_of(tags: &mut Fields, key: &str, value: &Node) {
    tags.set(Field { key: key.into(), at: value.span, value: literal(value) });
}
