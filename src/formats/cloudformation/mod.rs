//! CloudFormation: from templates, in YAML or JSON, to what their stacks would create. Expressions are translated to those
//! of the language and evaluated by the evaluator that evaluates Terraform, so that alternatives, unknown values, references
//! and places are the same. <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html>

mod assembly;
mod change_set;
mod credentials;
mod evaluation;
mod expression;
mod globals;
mod logical;
mod lowering;
mod nested;
mod parameters;
mod raw;
mod recognise;
mod scope;
mod serverless;
mod substitution;
mod tags;
mod template;
mod unrolling;

use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::syntax::document::Documents;
use bartizan_lang::value::{Presence, Str};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::FxHashMap;

pub use assembly::{Assemblies, Stack, find_assemblies, read_assembly, stack_of};
pub use change_set::{ChangeSet, read_change_set};
pub use evaluation::Surroundings;
use evaluation::{Evaluation, Work};
pub use logical::Logical;
pub use lowering::{Lowered, lower};
pub use parameters::GivenParameters;
pub use recognise::{is_template, looks_like_template, may_be_template};
use template::{Template, documents};

use crate::ir::{Deployment, ModuleIndex, ModuleInstance, Output, ProviderInstance};
use crate::source::{Files, RelPath, SizeLimit};

/// Stands for the file of a text that is in none.
const TEXT: FileId = FileId(u32::MAX - 1);

/// What came of a template.
#[derive(Default)]
pub struct Evaluated {
    /// What its stack would create.
    pub deployment: Deployment,
    /// Its resources in CloudFormation's own words, from which those of the deployment are made.
    pub logical: Vec<Logical>,
    /// The templates of its nested stacks.
    pub called: Vec<RelPath>,
    /// How many files were read.
    pub files: usize,
    /// How many of them could not be read in full.
    pub unread: usize,
}

/// Evaluates the template in a file; `None` when the file holds none.
#[must_use]
pub fn evaluate_template(around: Surroundings<'_>, path: &RelPath) -> Option<Evaluated> {
    evaluate_file(around, path, None)
}

/// Evaluates a stack of a cloud assembly, in the account and region that it goes to; `None` when its file is no template.
#[must_use]
pub fn evaluate_stack(around: Surroundings<'_>, stack: &Stack) -> Option<Evaluated> {
    let region = stack.region.as_deref().or(around.region);
    let account = stack.account.as_deref().or(around.account);
    evaluate_file(Surroundings { region, account, ..around }, &stack.template, Some(stack))
}

fn evaluate_file<'a>(around: Surroundings<'a>, path: &RelPath, stack: Option<&'a Stack>) -> Option<Evaluated> {
    let root = around.trust_root?;
    let file = match around.files.read_damaged(root, path, SizeLimit::SOURCE) {
        Ok(file) => file,
        Err(error) => {
            let deployment = Deployment {
                root: stack.map_or_else(|| path.as_str().into(), |stack| stack.root.clone()),
                diagnostics: vec![Diagnostic::error(error.to_string(), error.span())],
                ..Deployment::default()
            };
            return Some(Evaluated { deployment, files: 1, unread: 1, ..Evaluated::default() });
        }
    };
    let mut work = Work::new(around);
    work.stack = stack;
    let work = Rc::new(work);
    let (mut template, unrolls, open) = nested::read_template(&work, &file, path)?;
    if let Some((error, span)) = file.damage() {
        template.incomplete = true;
        template.diagnostics.push(Diagnostic::error(error.to_string(), span));
    }
    Some(evaluated(&work, path.clone(), template, (unrolls, open)))
}

/// Evaluates a text as a template by itself, which reads no other files. Resources of the types in `raw` are there as they
/// are written, too.
#[must_use]
pub fn evaluate_text(text: &str, raw: &[Str]) -> Deployment {
    let (files, given) = (Files::default(), GivenParameters::default());
    let work = Rc::new(Work::new(Surroundings {
        files: &files,
        trust_root: None,
        given: &given,
        region: None,
        account: None,
        raw,
    }));
    let read: Documents = documents(TEXT, text);
    match Template::of_documents(read) {
        Some(template) => {
            evaluated(&work, RelPath::default(), template, (text.contains("Fn::ForEach"), false)).deployment
        }
        None => {
            let diagnostics = vec![Diagnostic::error("this is no template of CloudFormation", Span::NONE)];
            Deployment { diagnostics, ..Deployment::default() }
        }
    }
}

/// The resources of a template in CloudFormation's own words.
fn evaluated(work: &Rc<Work<'_>>, path: RelPath, template: Template, read: (bool, bool)) -> Evaluated {
    let (mut given, diagnostics) = parameters::gather(work.around.files, work.around.given);
    for (name, value) in work.stack.iter().flat_map(|stack| &stack.parameters) {
        given.entry(name.clone()).or_insert_with(|| value.clone());
    }
    diagnostics.into_iter().for_each(|diagnostic| work.report(diagnostic));
    let root: Str = work.stack.map_or_else(|| path.as_str().into(), |stack| stack.root.clone());
    let span = template.span.unwrap_or(Span::NONE);
    let place = (path.clone(), Str::new(), vec![path.clone()]);
    let evaluation = Evaluation::new(work.clone(), place, template, given, read);
    let mut logical = Vec::new();
    evaluation.gather(&Presence::always(), &mut logical);
    let provider = Arc::new(ProviderInstance {
        kind: "aws".into(),
        alias: None,
        region: evaluation.region.clone(),
        account: evaluation.account.clone(),
        default_tags: match work.stack {
            Some(stack) if !stack.tags.is_empty() => Value::object(stack.tags.clone()),
            _ => Value::null(),
        },
        span: Span::NONE,
        version: None,
    });
    let symbolic = work.symbolic.take();
    let mut resources = Vec::with_capacity(logical.len());
    let mut constructs = FxHashMap::default();
    for one in &logical {
        let construct = one.construct.clone().or_else(|| work.stack.and_then(|stack| stack.construct(&one.id)));
        for (place, mut resource) in lower(one, ModuleIndex::ROOT, &provider).resources.into_iter().enumerate() {
            if let Some(stack) = work.stack.filter(|_| place == 0) {
                tags::apply(&stack.tags, &mut resource);
            }
            if let Some(construct) = &construct {
                constructs.insert(resource.address.clone(), construct.clone());
            }
            if let Some(reason) = symbolic.get(&one.id) {
                resource.symbolic = Some(reason.clone());
            }
            resources.push(resource);
        }
    }
    let (credentials, mut declarations) = credentials::gather(work.around.files, &work.texts.take(), &resources);
    declarations.extend(raw::as_written(&logical, work.around.raw, &symbolic, &provider));
    let outputs = evaluation.outputs().into_iter();
    let outputs = outputs.map(|(name, value, span)| Output { sensitive: value.is_sensitive(), name, value, span });
    let outputs = outputs.collect();
    let mut diagnostics = work.diagnostics.take();
    diagnostics.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    diagnostics.dedup();
    let mut missing_modules = work.missing.take();
    missing_modules.sort();
    missing_modules.dedup();
    let directory = path.parent().unwrap_or_default();
    let deployment = Deployment {
        root,
        resources,
        declarations,
        credentials,
        modules: vec![ModuleInstance {
            address: Str::new(),
            parent: None,
            directory: directory.as_str().into(),
            source: None,
            call: span,
            replicas: Vec::new(),
        }],
        outputs,
        diagnostics,
        missing_modules,
        constructs,
        ..Deployment::default()
    };
    let (files, unread) = work.files.get();
    Evaluated { deployment, logical, called: work.called.take(), files, unread }
}
