//! Programs in Pulumi's YAML: from a project and what configures a stack to what the stack would create. Expressions are
//! translated to those of the language and evaluated by the evaluator that evaluates Terraform.
//! <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/>

mod evaluation;
mod expression;
mod interpolation;
mod invoke;
mod project;
mod resources;
mod scope;
mod template;

use std::rc::Rc;

use bartizan_lang::syntax::document::Node;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, FileId, Span};

use evaluation::{Evaluation, Owner, Work};
use project::{Configuration, pinned, program};
pub use project::{Stack, is_project, other_language, stacks, stacks_of_file};
use template::Template;

use crate::formats::cloudformation::{credentials, documents};
use crate::ir::{DefaultRegions, Deployment, ModuleInstance, Output};
use crate::source::{Files, RelPath, TrustRoot};

/// Stands for the file of a text that is in none.
const TEXT: FileId = FileId(u32::MAX - 1);

/// What surrounds the evaluation of a program.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The files.
    pub files: &'a Files,
    /// The trust root; none for a text by itself, which can read no files.
    pub trust_root: Option<&'a TrustRoot>,
    /// The regions of providers that name none, when a person gave some.
    pub default_regions: Option<&'a DefaultRegions>,
    /// Values of the configuration that a person gives, which go before those of files.
    pub given: &'a [(String, String)],
}

/// What came of a program.
#[derive(Default)]
pub struct Evaluated {
    /// What the stack would create.
    pub deployment: Deployment,
    /// How many files were read.
    pub files: usize,
    /// How many of them could not be read in full.
    pub unread: usize,
}

/// Evaluates the program of a stack.
#[must_use]
pub fn evaluate_stack(around: Surroundings<'_>, stack: &Stack) -> Evaluated {
    // The configuration is needed by the work that it is read in.
    let reading = Work::new(around, Str::new(), None, Configuration::default());
    let project = reading.read(&stack.project);
    let settings = stack.config.as_ref().and_then(|path| reading.read(path));
    let name: Str =
        project.as_ref().and_then(|node| node.get("name")).and_then(Node::as_str).unwrap_or_default().into();
    let mut configuration = Configuration::default();
    let mut diagnostics = reading.diagnostics.take();
    let mut template = Template::default();
    let mut directory = stack.project.parent().unwrap_or_default();
    if let Some(project) = &project {
        configuration = Configuration::of_project(project, &name);
        if let Some(settings) = &settings {
            configuration.add_stack(settings, &name, &mut diagnostics);
        }
        for (key, value) in around.given {
            configuration.set(&name, key, value);
        }
        let path = around.trust_root.map(|root| program(around.files, root, &stack.project, project));
        template = match path.filter(|path| *path != stack.project) {
            Some(path) => {
                let document = reading.read(&path);
                directory = path.parent().unwrap_or_default();
                diagnostics.extend(reading.diagnostics.take());
                let mut made = document.map(|d| Template::of_node(&d, &mut diagnostics)).unwrap_or_default();
                // The project declares what its program gets.
                let declared = Template::of_node(project, &mut Vec::new());
                let missing = |name: &Str| !made.config.iter().any(|setting| setting.name == *name);
                let more: Vec<_> = declared.config.into_iter().filter(|setting| missing(&setting.name)).collect();
                made.config.extend(more);
                made.packages.extend(declared.packages);
                made
            }
            None => Template::of_node(project, &mut diagnostics),
        };
    }
    let (files, unread) = reading.files.get();
    template.incomplete = unread > 0;
    let mut work = Work::new(around, name, stack.name().map(Str::from), configuration);
    work.pinned = project.as_ref().map(pinned).unwrap_or_default();
    work.files.set((files, unread));
    work.texts.replace(reading.texts.take());
    diagnostics.into_iter().for_each(|diagnostic| work.report(diagnostic));
    evaluated(work, stack.place().as_str(), directory, template)
}

/// Evaluates a text as a program by itself, which reads no files.
#[must_use]
pub fn evaluate_text(text: &str) -> Deployment {
    let files = Files::default();
    let around = Surroundings { files: &files, trust_root: None, default_regions: None, given: &[] };
    let read = documents(TEXT, text);
    let mut diagnostics = read.diagnostics;
    let Some(document) = read.documents.into_iter().next() else {
        return Deployment { diagnostics, ..Deployment::default() };
    };
    let name: Str = document.get("name").and_then(Node::as_str).unwrap_or("program").into();
    let mut template = Template::of_node(&document, &mut diagnostics);
    template.incomplete = read.incomplete;
    let configuration = Configuration::of_project(&document, &name);
    let work = Work::new(around, name, None, configuration);
    diagnostics.into_iter().for_each(|diagnostic| work.report(diagnostic));
    evaluated(work, "", RelPath::default(), template).deployment
}

fn evaluated(work: Work<'_>, root: &str, directory: RelPath, template: Template) -> Evaluated {
    let work = Rc::new(work);
    let span = template.span.unwrap_or(Span::NONE);
    let home = (directory.clone(), work.project.clone());
    let evaluation = Evaluation::new(work.clone(), home, Rc::new(template), Owner::default(), None);
    let mut resources = Vec::new();
    evaluation.gather(&mut resources);
    let outputs = evaluation.template.outputs.iter().map(|entry| {
        let value = evaluation.value(&entry.value, 0);
        Output { sensitive: value.is_sensitive(), name: entry.key.clone(), value, span: entry.key_span }
    });
    let outputs = outputs.collect();
    let (credentials, declarations) = credentials(work.around.files, &work.texts.take(), &resources);
    let mut diagnostics: Vec<Diagnostic> = work.diagnostics.take();
    diagnostics.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    diagnostics.dedup();
    let mut missing_modules = work.missing.take();
    missing_modules.sort();
    missing_modules.dedup();
    let (files, unread) = work.files.get();
    let deployment = Deployment {
        root: root.into(),
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
        ..Deployment::default()
    };
    Evaluated { deployment, files, unread }
}
