//! Which files may be edited, what their trees are, and where values were decided.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Block, Body, Expr};
use bartizan_lang::syntax::document::{Node, YamlVersion, parse_json_document, parse_yaml_of_version};
use bartizan_lang::syntax::{Parsed, parse_hcl, parse_terraform_json, parse_tfvars};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{Span, Value, check};
use rustc_hash::FxHashMap;

use crate::ir::Deployment;
use crate::source::{FilePlace, Files, RelPath, RootId, SourceFile};

/// Directories of what others wrote, or programs.
const NOT_OURS: &[&str] = &[
    ".terraform",
    ".terragrunt-cache",
    ".git",
    ".aws-sam",
    "cdk.out",
    "cdktf.out",
    "node_modules",
    "vendor",
    "third_party",
];

/// How many lines of a file are looked through for the words of a generator.
const FIRST_LINES: usize = 5;

/// The syntax of a file that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// Terraform and OpenTofu in HCL.
    Hcl,
    /// Values of variables.
    Values,
    /// Terraform and OpenTofu in JSON.
    TerraformJson,
    /// A template in JSON.
    Json,
    /// A template in YAML.
    Yaml,
}

/// A file that can be edited, with its tree; one of JSON or YAML has none.
pub(super) struct Source {
    pub(super) file: Arc<SourceFile>,
    pub(super) syntax: Syntax,
    pub(super) tree: Rc<Parsed>,
}

/// The trees of the files of a module.
type Module = Rc<Vec<Rc<Parsed>>>;

/// The files of a session as they are edited.
pub(super) struct Sites<'a> {
    files: &'a Files,
    deployments: &'a [Arc<Deployment>],
    trees: RefCell<FxHashMap<FileId, Rc<Parsed>>>,
    documents: RefCell<FxHashMap<FileId, Option<Rc<Node>>>>,
    modules: RefCell<FxHashMap<(RootId, RelPath), Module>>,
    /// For each place where a value was decided, the first block that has it, and whether another one has it too.
    uses: OnceCell<FxHashMap<Span, (Span, bool)>>,
}

impl<'a> Sites<'a> {
    pub(super) fn new(files: &'a Files, deployments: &'a [Arc<Deployment>]) -> Self {
        Self {
            files,
            deployments,
            trees: RefCell::default(),
            documents: RefCell::default(),
            modules: RefCell::default(),
            uses: OnceCell::new(),
        }
    }

    /// A file, if it may be edited: below a trust root, nobody else's, and not made by a program.
    pub(super) fn editable(&self, id: FileId) -> Option<(Arc<SourceFile>, Syntax)> {
        let file = self.files.get(id)?;
        let FilePlace::InRoot { root, path } = file.place() else { return None };
        if path.components().any(|part| NOT_OURS.contains(&part)) || is_generated(file.text()) {
            return None;
        }
        if self.is_link(*root, path) {
            return None;
        }
        let name = path.file_name()?;
        let ends = |suffix: &str| name.ends_with(suffix);
        let syntax = if ends(".tf") || ends(".tofu") {
            Syntax::Hcl
        } else if ends(".tfvars") {
            Syntax::Values
        } else if ends(".tf.json") || ends(".tofu.json") {
            Syntax::TerraformJson
        } else if ends(".tfvars.json") || name.starts_with("Pulumi.") || ends(".hcl") {
            return None;
        } else if file.text().trim_start().starts_with('{') {
            Syntax::Json
        } else {
            Syntax::Yaml
        };
        Some((file, syntax))
    }

    /// The same with its tree.
    pub(super) fn source(&self, id: FileId) -> Option<Source> {
        let (file, syntax) = self.editable(id)?;
        let tree = self.tree(&file, syntax);
        Some(Source { file, syntax, tree })
    }

    /// Whether a path goes through a symbolic link: it is another file's second name.
    fn is_link(&self, root: RootId, path: &RelPath) -> bool {
        let Some(root) = self.files.root(root) else { return true };
        let mut here = Some(path.clone());
        while let Some(path) = here {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { break };
            if let Ok(listing) = self.files.list_dir(&root, &parent)
                && listing.entry(name).is_some_and(|entry| entry.symlink)
            {
                return true;
            }
            here = Some(parent);
        }
        false
    }

    /// The tree of a file.
    pub(super) fn tree(&self, file: &SourceFile, syntax: Syntax) -> Rc<Parsed> {
        let parse = || {
            Rc::new(match syntax {
                Syntax::Hcl => parse_hcl(file.id(), file.text()),
                Syntax::Values => parse_tfvars(file.id(), file.text()),
                Syntax::TerraformJson => parse_terraform_json(file.id(), file.text()),
                Syntax::Json | Syntax::Yaml => Parsed::default(),
            })
        };
        self.trees.borrow_mut().entry(file.id()).or_insert_with(parse).clone()
    }

    /// The first document of a file; none when it cannot be read to its end.
    pub(super) fn document(&self, file: &SourceFile, syntax: Syntax) -> Option<Rc<Node>> {
        let parse = || {
            let read = match syntax {
                Syntax::Json | Syntax::TerraformJson => parse_json_document(file.id(), file.text()),
                _ => parse_yaml_of_version(file.id(), file.text(), YamlVersion::V1_1),
            };
            read.documents.into_iter().next().filter(|_| !read.incomplete).map(Rc::new)
        };
        self.documents.borrow_mut().entry(file.id()).or_insert_with(parse).clone()
    }

    /// The trees of the module that a file is part of.
    fn module(&self, beside: &SourceFile) -> Module {
        let place = |file: &SourceFile| match file.place() {
            FilePlace::InRoot { root, path } => path.parent().map(|directory| (*root, directory)),
            FilePlace::Named(_) => None,
        };
        let Some(directory) = place(beside) else { return Rc::default() };
        if let Some(known) = self.modules.borrow().get(&directory) {
            return known.clone();
        }
        let tree = |file: &Arc<SourceFile>| {
            let name = file.path().and_then(RelPath::file_name).unwrap_or_default();
            let syntax = match name.rsplit_once('.') {
                Some((_, "tf" | "tofu")) => Syntax::Hcl,
                _ if name.ends_with(".tf.json") || name.ends_with(".tofu.json") => Syntax::TerraformJson,
                _ => return None,
            };
            (place(file).as_ref() == Some(&directory)).then(|| self.tree(file, syntax))
        };
        let trees: Module = Rc::new(self.files.texts().iter().filter_map(tree).collect());
        self.modules.borrow_mut().insert(directory, trees.clone());
        trees
    }

    /// Whether a module has a resource of that type and name.
    pub(super) fn has_resource(&self, beside: &SourceFile, ty: &str, name: &str) -> bool {
        let module = self.module(beside);
        module.iter().any(|tree| tree.body.blocks_of("resource").any(|block| is_labelled(block, ty, name)))
    }

    /// Whether a module has a resource of a type whose attribute refers to that resource. It may be one that is there only
    /// under a condition.
    pub(super) fn has_companion(&self, beside: &SourceFile, (ty, join): (&str, &str), of: (&str, &str)) -> bool {
        let refers = |block: &Block| {
            let mut found = false;
            if let Some(attribute) = block.body.attribute(join) {
                check::traversals(&attribute.expr, &mut |traversal| {
                    found |= traversal.root == of.0 && traversal.attr(0).is_some_and(|name| name == of.1);
                });
            }
            found
        };
        let is = |block: &Block| block.label(0).is_some_and(|label| label == ty) && refers(block);
        self.module(beside).iter().any(|tree| tree.body.blocks_of("resource").any(is))
    }

    /// Which versions of its provider a block is for, as a constraint.
    pub(super) fn provider_version(&self, block: Span) -> Option<Str> {
        let mut resources = self.deployments.iter().flat_map(|deployment| &deployment.resources);
        resources.find(|resource| resource.block == block)?.provider.version.clone()
    }

    /// Whether a block has no instances because what it says of their number is in error, or beyond all limits.
    pub(super) fn has_no_instances(&self, block: Span) -> bool {
        let mut resources = self.deployments.iter().flat_map(|deployment| &deployment.resources);
        resources.any(|resource| {
            resource.block == block && matches!(resource.symbolic, Some(Reason::Invalid | Reason::Limit(_)))
        })
    }

    /// Whether a value that was decided at a place is that of other blocks than one, too.
    pub(super) fn serves_others(&self, decided: Span, block: Span) -> bool {
        let uses = self.uses.get_or_init(|| {
            let mut uses = FxHashMap::default();
            for resource in self.deployments.iter().flat_map(|deployment| &deployment.resources) {
                for entry in resource.body.entries() {
                    decided_in(&entry.value, resource.block, &mut uses);
                }
            }
            uses
        });
        uses.get(&decided).is_some_and(|(first, several)| *several || *first != block)
    }
}

fn is_labelled(block: &Block, ty: &str, name: &str) -> bool {
    block.label(0).is_some_and(|label| label == ty) && block.label(1).is_some_and(|label| label == name)
}

/// Whether a program says at the top of a text that it wrote it.
fn is_generated(text: &str) -> bool {
    text.lines().take(FIRST_LINES).any(|line| {
        let line = line.to_ascii_lowercase();
        line.contains("do not edit") || line.contains("generated by terragrunt") || line.contains("@generated")
    })
}

/// Notes where a value and its parts were decided.
fn decided_in(value: &Value, block: Span, uses: &mut FxHashMap<Span, (Span, bool)>) {
    if value.span.is_some() {
        let (first, several) = uses.entry(value.span).or_insert((block, false));
        *several |= *first != block;
    }
    if let Some(fields) = value.as_fields() {
        fields.entries().iter().for_each(|field| decided_in(&field.value, block, uses));
    } else if let Some(choice) = value.as_choice() {
        choice.leaves().iter().for_each(|(_, leaf)| decided_in(leaf, block, uses));
    } else if let Some(seq) = value.as_seq() {
        seq.items.iter().for_each(|item| decided_in(item, block, uses));
    }
}

/// The block at a span, at the top or inside another one.
pub(super) fn block_at(body: &Body, span: Span) -> Option<&Block> {
    body.blocks
        .iter()
        .filter(|block| block.span.contains(span))
        .find_map(|block| if block.span == span { Some(block) } else { block_at(&block.body, span) })
}

/// The expression at a span.
pub(super) fn expression_at(body: &Body, span: Span) -> Option<&Expr> {
    let own = body.attributes.iter().filter(|attribute| attribute.span.contains(span));
    own.map(|attribute| &attribute.expr)
        .find_map(|expr| inside(expr, span))
        .or_else(|| body.blocks.iter().filter(|b| b.span.contains(span)).find_map(|b| expression_at(&b.body, span)))
}

fn inside(expr: &Expr, span: Span) -> Option<&Expr> {
    if expr.span == span {
        return Some(expr);
    }
    let mut found = None;
    check::children(expr, &mut |inner| {
        if found.is_none() && inner.span.contains(span) {
            found = inside(inner, span);
        }
    });
    found
}
