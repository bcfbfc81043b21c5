//! Change sets: what `aws cloudformation describe-change-set` prints, as plans in Terraform's vocabulary.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html>
//!
//! What resources are like is told with `--include-property-values` alone. What is not told is unknown: a resource that stays as
//! it is does not stand in a change set at all, and is only known when there is a template beside it.

mod changes;
mod values;

use std::collections::BTreeMap;

use bartizan_lang::syntax::document::{Node, NodeKind, parse_json_document, parse_yaml_documents};
use bartizan_lang::value::{Field, Fields, Str};
use bartizan_lang::{Diagnostic, FileId, Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::value::RawValue;

use self::changes::{Change, PROVIDER, Part, Types, Untold, complete, parts};
use crate::formats::plan::PlanError;
use crate::formats::plan::model::{ConfiguredProvider, Expression, Expressions, Plan};
use crate::ir::Deployment;

/// Deepest nesting of stacks.
const MAX_NESTED: usize = 8;

/// A change set that was read.
#[derive(Debug, Default)]
pub struct ChangeSet {
    /// What it does.
    pub plan: Plan,
    /// What is to be said of it.
    pub notes: Vec<Diagnostic>,
    /// The name of its stack.
    pub stack: Str,
    /// The region that the stack is in.
    pub region: Option<Str>,
    /// The paths of the constructs of CDK that resources come from, by their addresses.
    pub constructs: FxHashMap<Str, Str>,
    /// What is told of the changes of which nothing else is.
    untold: FxHashMap<Str, Untold>,
    /// The values of the template's parameters.
    pub parameters: Vec<(String, String)>,
}

/// Reads a change set: one page or several, in one list or one after the other, or its changes alone. Nothing when the text is
/// none.
///
/// # Errors
/// When it is one that ends early or is damaged.
#[must_use]
pub fn read_change_set(text: &str, file: FileId) -> Option<Result<ChangeSet, PlanError>> {
    let start = text.get(..text.floor_char_boundary(256)).unwrap_or(text);
    // Terraform writes its version first, and its plans may be large.
    if start.contains("\"format_version\"") {
        return None;
    }
    let named = |name: &str| text.contains(name);
    let is_meant = (named("ResourceChange") || named("resourceChange") || named("Changes"))
        && (named("ChangeSetId") || named("ogicalResourceId"));
    if !is_meant {
        return None;
    }
    let pages = match pages(text, file) {
        Ok(pages) => pages,
        Err(error) => return named("ogicalResourceId").then_some(Err(error)),
    };
    let pages: Vec<Page> = pages.into_iter().filter_map(Page::of).collect();
    (!pages.is_empty()).then(|| Ok(build(&pages)))
}

/// The documents of a text, each with what is to be added to its places.
fn pages(text: &str, file: FileId) -> Result<Vec<(Node, usize)>, PlanError> {
    let body = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !body.starts_with(['{', '[']) {
        let read = parse_yaml_documents(file, text);
        return match read.incomplete {
            true => Err(damaged(read.diagnostics.first().map_or("", |diagnostic| &diagnostic.message))),
            false => Ok(read.documents.into_iter().map(|node| (node, 0)).collect()),
        };
    }
    let mut found = Vec::new();
    for raw in serde_json::Deserializer::from_str(body).into_iter::<&RawValue>() {
        let raw = raw.map_err(|error| damaged(&error.to_string()))?;
        let offset = raw.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
        let read = parse_json_document(file, raw.get());
        if read.incomplete {
            return Err(damaged(read.diagnostics.first().map_or("", |diagnostic| &diagnostic.message)));
        }
        for node in read.documents {
            match node.kind {
                // A list of pages, or of changes.
                NodeKind::Sequence(items) if items.iter().all(|item| get(item, "Changes").is_some()) => {
                    found.extend(items.into_iter().map(|item| (item, offset)));
                }
                _ => found.push((node, offset)),
            }
        }
    }
    Ok(found)
}

fn damaged(why: &str) -> PlanError {
    PlanError::Corrupt(format!("this change set cannot be read: {why}"))
}

/// What stands under a name, as the command line or the console writes it.
fn get<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    node.get(name).or_else(|| {
        let mut letters = name.chars();
        let first = letters.next()?.to_ascii_lowercase();
        node.get(&format!("{first}{}", letters.as_str()))
    })
}

fn text(node: &Node, name: &str) -> Option<Str> {
    get(node, name).and_then(Node::as_str).map(Str::from)
}

/// A page of a change set.
struct Page {
    node: Node,
    offset: usize,
    /// The change set that it belongs to.
    id: Str,
}

impl Page {
    fn of((node, offset): (Node, usize)) -> Option<Self> {
        let changes = Self::changes_of(&node)?;
        let is_change =
            |node: &Node| get(node, "ResourceChange").is_some() || get(node, "HookInvocationCount").is_some();
        let described = get(&node, "ChangeSetId").is_some() || get(&node, "StackId").is_some();
        let is_page = changes.iter().all(is_change) && (described || !changes.is_empty());
        let id = text(&node, "ChangeSetId").unwrap_or_default();
        is_page.then_some(Self { node, offset, id })
    }

    fn changes_of(node: &Node) -> Option<&[Node]> {
        match &node.kind {
            NodeKind::Sequence(items) => Some(items),
            _ => match get(node, "Changes") {
                Some(changes) => Some(changes.items()),
                // A change set that changes nothing has none.
                None => (get(node, "ChangeSetId").is_some() && get(node, "Status").is_some()).then_some(&[]),
            },
        }
    }

    fn changes(&self) -> &[Node] {
        Self::changes_of(&self.node).unwrap_or_default()
    }

    fn span(&self, span: Span) -> Span {
        let offset = u32::try_from(self.offset).unwrap_or(u32::MAX);
        Span { start: span.start.saturating_add(offset), end: span.end.saturating_add(offset), ..span }
    }
}

fn build(pages: &[Page]) -> ChangeSet {
    let mut notes = Vec::new();
    let prefixes = prefixes(pages);
    let root = pages.iter().find(|page| prefixes.get(&page.id).is_none_or(|prefix| prefix.is_empty()));
    let root = root.or(pages.first());
    let mut seen = FxHashSet::default();
    let mut all = Vec::new();
    for page in pages {
        let prefix = prefixes.get(&page.id).cloned().unwrap_or_default();
        for node in page.changes().iter().filter_map(|node| get(node, "ResourceChange")) {
            let Some(change) = Change::of(node, &prefix, &|span| page.span(span)) else {
                notes.push(Diagnostic::warning("a change names no resource", page.span(node.span)));
                continue;
            };
            if seen.insert(change.address.clone()) {
                tell(&change, &prefixes, &mut notes);
                all.push(change);
            }
        }
    }
    goes_on(pages, &mut notes);
    let untold = all.iter().filter(|change| change.is_untold());
    let untold: FxHashMap<Str, Untold> = untold.map(|change| (change.address.clone(), Untold::of(change))).collect();
    if !untold.is_empty() {
        let word = if untold.len() == 1 { "resource" } else { "resources" };
        let message = format!(
            "what {} {word} are like is not told: describe the change set with --include-property-values",
            untold.len()
        );
        notes.push(Diagnostic::note(message, Span::NONE));
    }
    let types: Types = all.iter().map(|change| (change.address.clone(), change.ty.clone())).collect();
    let mut plan = Plan::default();
    let mut constructs = FxHashMap::default();
    for one in &all {
        plan.own_words.extend(one.own_words());
        for Part { change, written } in parts(one, &types) {
            constructs.extend(one.construct().map(|path| (change.id.address.clone(), path.clone())));
            plan.changes.push(change);
            plan.configuration.root.resources.push(written);
        }
    }
    let mut made = ChangeSet { plan, notes, constructs, untold, ..ChangeSet::default() };
    if let Some(root) = root {
        made.stack(root);
    }
    made
}

impl ChangeSet {
    /// Adds to its plan what its template says of the same stack: what stays as it is, and what the change set does not tell.
    pub fn complete(&self, plan: &mut Plan, template: &Deployment) {
        complete(plan, template, &self.untold);
    }

    /// What a page says of the whole.
    fn stack(&mut self, page: &Page) {
        let id = text(&page.node, "StackId").unwrap_or_default();
        let mut parts = id.split(':').skip(3);
        self.region = parts.next().filter(|region| !region.is_empty()).map(Str::from);
        let named = id.split('/').nth(1).map(Str::from);
        self.stack = text(&page.node, "StackName").or(named).unwrap_or_default();
        for parameter in get(&page.node, "Parameters").map(Node::items).unwrap_or_default() {
            // Of what is not shown only stars are told; of one from the parameter store the value, not the name, is.
            let value = text(parameter, "ParameterValue").filter(|value| !value.chars().all(|c| c == '*'));
            let stored = text(parameter, "ResolvedValue").is_some();
            if let (Some(name), Some(value), false) = (text(parameter, "ParameterKey"), value, stored) {
                self.parameters.push((name.to_string(), value.to_string()));
            }
        }
        let mut tags = Fields::default();
        for tag in get(&page.node, "Tags").map(Node::items).unwrap_or_default() {
            if let (Some(key), Some(value)) = (text(tag, "Key"), text(tag, "Value")) {
                tags.set(Field { key, at: Span::NONE, value: Value::string(value) });
            }
        }
        let constant = |value: Value| Expression::Constant(value);
        let mut expressions = Vec::new();
        if let Some(region) = &self.region {
            expressions.push(("region".into(), constant(Value::string(region.clone()))));
        }
        if !tags.is_empty() {
            let block = Expressions(vec![("tags".into(), constant(Value::object(tags)))]);
            expressions.push(("default_tags".into(), Expression::Blocks(vec![block])));
        }
        self.plan.configuration.providers.push(ConfiguredProvider {
            key: "aws".into(),
            name: "aws".into(),
            full_name: PROVIDER.into(),
            expressions: Expressions(expressions),
            ..ConfiguredProvider::default()
        });
        if text(&page.node, "Status").as_deref() == Some("FAILED") {
            let reason = text(&page.node, "StatusReason").unwrap_or_default();
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-create.html
            let is_empty =
                reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
            self.plan.errored = !is_empty;
            if !is_empty {
                let message = format!("the change set failed: {reason}");
                self.notes.push(Diagnostic::warning(message.trim_end_matches([':', ' ']).to_owned(), Span::NONE));
            }
        }
    }
}

/// What stands before the logical ids of each change set: of a nested stack, that stack's.
fn prefixes(pages: &[Page]) -> FxHashMap<Str, Str> {
    let mut nested: BTreeMap<Str, (Str, Str)> = BTreeMap::new();
    for page in pages {
        for change in page.changes().iter().filter_map(|node| get(node, "ResourceChange")) {
            if let (Some(inner), Some(id)) = (text(change, "ChangeSetId"), text(change, "LogicalResourceId")) {
                nested.insert(inner, (page.id.clone(), id));
            }
        }
    }
    let prefix = |id: &Str| {
        let mut steps: Vec<&str> = Vec::new();
        let mut at = id;
        while let Some((outer, logical)) = nested.get(at).filter(|_| steps.len() < MAX_NESTED) {
            steps.push(logical);
            at = outer;
        }
        steps.iter().rev().fold(Str::new(), |prefix, step| format!("{prefix}{step}/").into())
    };
    pages.iter().map(|page| (page.id.clone(), prefix(&page.id))).collect()
}

/// Says of a change what is not decided yet.
fn tell(change: &Change, prefixes: &FxHashMap<Str, Str>, notes: &mut Vec<Diagnostic>) {
    let address = change.address.as_str();
    if change.may_be_replaced() {
        let because = change.replaces.join(", ");
        let because = if because.is_empty() { because } else { format!(" because of {because}") };
        let message = format!("whether {address} is replaced{because} is decided when the change set is executed");
        notes.push(Diagnostic::warning(message, change.at));
    }
    if change.action == "Dynamic" {
        let message = format!("what becomes of {address} is decided when the change set is executed");
        notes.push(Diagnostic::warning(message, change.at));
    }
    if let Some(nested) = change.nested.as_ref().filter(|nested| !prefixes.contains_key(*nested)) {
        let message = format!("what the nested stack {address} changes is told by a change set of its own, {nested}");
        notes.push(Diagnostic::note(message, change.at));
    }
}

/// Says that pages are missing.
fn goes_on(pages: &[Page], notes: &mut Vec<Diagnostic>) {
    let mut last: BTreeMap<&Str, &Page> = BTreeMap::new();
    for page in pages {
        last.insert(&page.id, page);
    }
    for page in last.into_values().filter(|page| text(&page.node, "NextToken").is_some_and(|token| !token.is_empty())) {
        let message = "the change set goes on behind its NextToken: what stands on the other pages is not known";
        let at = get(&page.node, "NextToken").map_or(Span::NONE, |node| page.span(node.span));
        notes.push(Diagnostic::error(message, at));
    }
}
