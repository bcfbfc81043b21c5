//! CloudFormation: from templates, in YAML or JSON, to what their stacks would create. Expressions are translated to those
//! of the language and evaluated by the evaluator that evaluates Terraform, so that alternatives, unknown values, references
//! and places are the same. <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html>

mod assembly;
mod change_set;
mod credentials;
mod evaluation;
mod expression;
mod globals;
mod inline;
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
mod trace;
mod unrolling;

use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::syntax::document::Documents;
use bartizan_lang::value::{Field, Fields, Kind, Presence, Reason, Str};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

pub use assembly::{Assemblies, Stack, find_assemblies, read_assembly, stack_of};
pub use change_set::{ChangeSet, read_change_set};
pub(in crate::formats) use credentials::gather as credentials;
pub use evaluation::Surroundings;
use evaluation::{Evaluation, Work};
pub use logical::Logical;
pub(in crate::formats) use lowering::each_leaf;
pub use lowering::{Lowered, lower};
pub use parameters::GivenParameters;
pub use recognise::{is_template, looks_like_template, may_be_template};
use template::Template;
pub use template::documents;
pub(in crate::formats) use template::literal;
use trace::TemplateTracer;

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
    /// Whether the file was not found to be a template: the deployment has nothing but notes.
    pub nothing: bool,
}

/// Evaluates the template in a file that a person names; `None` when the file holds none.
#[must_use]
pub fn evaluate_template(around: Surroundings<'_>, path: &RelPath) -> Option<Evaluated> {
    evaluate_file(around, path, (None, true))
}

/// Evaluates the template in a file that was found: it may turn out to be another tool's, or a part of one.
#[must_use]
pub fn evaluate_found_template(around: Surroundings<'_>, path: &RelPath) -> Option<Evaluated> {
    evaluate_file(around, path, (None, false))
}

/// Evaluates a stack of a cloud assembly, in the account and region that it goes to; `None` when its file is no template.
#[must_use]
pub fn evaluate_stack(around: Surroundings<'_>, stack: &Stack) -> Option<Evaluated> {
    let own = stack.region.as_deref().map(Value::string);
    let region = own.as_ref().or(around.region);
    let account = stack.account.as_deref().or(around.account);
    evaluate_file(Surroundings { region, account, ..around }, &stack.template, (Some(stack), true))
}

/// Evaluates a template, perhaps as a stack of a cloud assembly, and perhaps one that a person names.
fn evaluate_file<'a>(
    around: Surroundings<'a>,
    path: &RelPath,
    (stack, named): (Option<&'a Stack>, bool),
) -> Option<Evaluated> {
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
    let mut work = Work::new(around, named);
    work.stack = stack;
    let work = Rc::new(work);
    let (mut template, unrolls, open) = nested::read_template(&work, &file, path)?;
    if template.unreadable && !looks_like_template(file.text()) {
        return None;
    }
    let by_tool = template.incomplete && recognise::is_made_by_tool(file.text());
    if by_tool || (template.unreadable && !recognise::says_template(file.text())) {
        let place = template.diagnostics.first().map_or(Span::NONE, |diagnostic| diagnostic.span);
        let message = match by_tool {
            true => "a tool makes a template of this file, which is not read: scan what the tool makes of it",
            false => "this file looks like a template, and cannot be read",
        };
        let mut diagnostics = vec![Diagnostic::note(message, place)];
        if named {
            diagnostics = vec![Diagnostic::error(message, place)];
            diagnostics.append(&mut template.diagnostics);
        }
        let deployment = Deployment { root: path.as_str().into(), diagnostics, ..Deployment::default() };
        return Some(Evaluated {
            deployment,
            files: 1,
            unread: usize::from(named),
            nothing: !named,
            ..Evaluated::default()
        });
    }
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
    let work = Rc::new(Work::new(
        Surroundings { files: &files, trust_root: None, given: &given, region: None, account: None, raw },
        true,
    ));
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
    let pseudo = given.iter().filter(|(name, _)| name.starts_with("AWS::"));
    *work.pseudo.borrow_mut() = pseudo.map(|(name, value)| (name.clone(), value.clone())).collect();
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
    let stack_sets = stack_sets(&logical, &provider);
    let nested_tags = tags::of_nested(&logical);
    let symbolic = work.symbolic.take();
    let mut resources = Vec::with_capacity(logical.len());
    let with_rules = groups_with_rules(&logical);
    let mut constructs = FxHashMap::default();
    for one in &logical {
        let closed = with_rules.contains(one.id.as_str()).then(|| without_default_rule(one));
        let provider =
            stack_sets.iter().find(|(prefix, _)| one.id.starts_with(prefix)).map_or(&provider, |(_, its)| its);
        let lowered = lower(closed.as_ref().unwrap_or(one), ModuleIndex::ROOT, provider);
        let construct = one.construct.clone().or_else(|| work.stack.and_then(|stack| stack.construct(&one.id)));
        for (place, mut resource) in lowered.resources.into_iter().enumerate() {
            if place == 0 {
                let around = nested_tags.iter().filter(|(prefix, _)| one.id.starts_with(prefix)).map(|(_, tags)| tags);
                let outermost = work.stack.map(|stack| &stack.tags);
                around.chain(outermost).for_each(|tags| tags::apply(tags, &mut resource));
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
    let mut traced = Vec::new();
    evaluation.into_traced(None, &mut traced);
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
        tracer: Some(Arc::new(TemplateTracer::new(traced))),
        constructs,
        ..Deployment::default()
    };
    let (files, unread) = work.files.get();
    Evaluated { deployment, logical, called: work.called.take(), files, unread, nothing: false }
}

/// Of each stack set, what the ids of its own resources begin with, and the provider that makes them: in all regions that the
/// set names, in accounts of its own. The innermost stands first.
fn stack_sets(logical: &[Logical], provider: &Arc<ProviderInstance>) -> Vec<(String, Arc<ProviderInstance>)> {
    let sets = logical.iter().filter(|one| one.ty == "AWS::CloudFormation::StackSet");
    let mut found: Vec<_> = sets
        .map(|set| {
            let outside = |why: &str| Value::unknown(Reason::Other(format!("stack set {} {why}", set.id).into()));
            let groups = set.properties.as_fields();
            let regions = groups.and_then(|properties| at_path(properties, &["StackInstancesGroup", "Regions"]));
            let region = regions.unwrap_or_else(|| outside("does not say its regions"));
            let account = outside("has a stack in each of its accounts");
            (format!("{}/", set.id), Arc::new(ProviderInstance { region, account, ..(**provider).clone() }))
        })
        .collect();
    found.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    found
}

/// The lists at a path of properties, one behind the other: those of the instances of a stack set.
fn at_path(properties: &Fields, path: &[&str]) -> Option<Value> {
    let (name, rest) = path.split_first()?;
    let value = properties.get(name)?;
    if rest.is_empty() {
        return Some(value.clone());
    }
    match value.as_seq() {
        Some(seq) => {
            let lists: Vec<Value> = seq.items.iter().filter_map(|item| at_path(item.as_fields()?, rest)).collect();
            let closed = lists.iter().all(|list| list.as_seq().is_some_and(|seq| seq.is_closed()));
            if !seq.is_closed() || !closed {
                return lists.into_iter().find(Value::is_unknown);
            }
            let items = lists.iter().filter_map(Value::as_seq).flat_map(|seq| seq.items.iter().cloned());
            let items: Vec<Value> = items.collect();
            let span = items.first().map_or(value.span, |item| item.span);
            (!items.is_empty()).then(|| Value::tuple(items).at(span))
        }
        None => at_path(value.as_fields()?, rest),
    }
}

/// What a rule by itself says of traffic that leaves a security group.
const EGRESS: &str = "AWS::EC2::SecurityGroupEgress";

/// The logical ids of security groups that a rule by itself lets traffic out of whenever they are there: AWS adds none that
/// lets everything out.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html>
fn groups_with_rules(logical: &[Logical]) -> FxHashSet<&str> {
    let group_of = |rule: &Logical| {
        let group = rule.properties.as_fields()?.get("GroupId")?;
        let reference = group.refs().first()?;
        Some((reference.resource.strip_prefix("aws_security_group.")?.to_owned(), rule.presence.clone()))
    };
    let rules: FxHashMap<String, Presence> =
        logical.iter().filter(|one| one.ty == EGRESS).filter_map(group_of).collect();
    let covered = |one: &&Logical| {
        rules.get(one.id.as_str()).is_some_and(|when| when.is_always() || *when == one.presence)
            && one.ty == "AWS::EC2::SecurityGroup"
    };
    logical.iter().filter(covered).map(|one| one.id.as_str()).collect()
}

/// A security group in which it is written that there are no rules.
fn without_default_rule(group: &Logical) -> Logical {
    let mut group = group.clone();
    let (name, span) = ("SecurityGroupEgress", group.header);
    if let Some(fields) = group.properties.as_fields().filter(|fields| fields.get(name).is_none()) {
        let mut fields = Fields::clone(fields);
        fields.set(Field { key: name.into(), at: span, value: Value::tuple(Vec::new()).at(span) });
        group.properties = group.properties.with_kind(Kind::Object(Arc::new(fields)));
    }
    group
}
