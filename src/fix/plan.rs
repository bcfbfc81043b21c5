//! From a finding to the edits that mend it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::check::{self, traversals};
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Block, Body, Expr, ExprKind, Traversal};
use bartizan_lang::syntax::{parse_expression, parse_hcl};
use bartizan_lang::value::Str;
use bartizan_lang::{Span, Value};

use super::document::{self, node_at};
use super::edit::{self, Edit};
use super::hcl::{Editing, is_literal};
use super::layout::{self, Laid, line_break, line_end};
use super::sites::{Sites, Source, Syntax, block_at, expression_at};
use super::tree::Changes;
use super::written::{NewBlock, NewBody, Style};
use super::{former, template, terraform_json};
use crate::ir::Deployment;
use crate::providers::companions::{self, Precedence};
use crate::providers::schema::{self, Node, Presence};
use crate::report::{Finding, Fingerprint, Report, Status, Untrusted, Written};
use crate::scan::Session;
use crate::source::{Files, SourceFile};

/// How one finding is mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The id of the check.
    pub check: Untrusted,
    /// The finding.
    pub fingerprint: Fingerprint,
    /// What is done, in a few words: `Set storage_encrypted to true`.
    pub title: String,
    /// Why a person has to look at it; none when it can do no harm.
    pub unsafe_because: Option<String>,
    /// What is changed. Edits of one file are in its order and do not overlap.
    pub edits: Vec<Edit>,
    /// The edits without what they make of the layout around them.
    pub(super) raw: Vec<Edit>,
    /// What it decides about: two fixes that decide about one thing are not both applied.
    pub(super) claims: Vec<String>,
}

impl Fix {
    /// Whether it can do no harm.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.unsafe_because.is_none()
    }

    /// The files that it changes, each as often as it does.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.raw.iter().map(|edit| edit.file)
    }
}

/// The fixes of a report's findings, in their order; for most there is one, for some there is none.
#[must_use]
pub fn fixes(session: &Session, report: &Report) -> Vec<Fix> {
    fixes_of(session, report.findings.iter())
}

/// The fixes of some findings of the session's last scan.
#[must_use]
pub fn fixes_of<'f>(session: &Session, findings: impl Iterator<Item = &'f Finding>) -> Vec<Fix> {
    fixes_among(&session.files, &session.deployments(), findings)
}

/// The fixes of some findings of what these deployments were made of.
#[must_use]
pub fn fixes_among<'f>(
    files: &Files,
    deployments: &[Arc<Deployment>],
    findings: impl Iterator<Item = &'f Finding>,
) -> Vec<Fix> {
    let sites = Sites::new(files, deployments);
    findings.filter_map(|finding| Some(fix(finding, &sites)?.laid_out(&sites))).collect()
}

/// The fix of a finding, not laid out yet.
pub(super) fn fix(finding: &Finding, sites: &Sites<'_>) -> Option<Fix> {
    if finding.status != Status::Fail || finding.check.fixes.is_empty() || finding.construct.is_some() {
        return None;
    }
    let fixes = finding.check.fixes.decode();
    let edited = |fix: &check::Fix| {
        let block = finding.blocks.iter().find(|block| fix.on.contains(&block.ty))?;
        Some((fix.clone(), block))
    };
    let (rule, block) = fixes.iter().find_map(edited)?;
    let draft = Draft::new(finding, &rule, block, sites)?;
    Some(draft.finish(finding, &rule))
}

/// Whether the module has what a fix would add: a second one would contend with it, also when it is there only under a
/// condition.
fn is_there(addition: &check::Addition, block: &Written, file: &SourceFile, sites: &Sites<'_>) -> bool {
    companions::of(&addition.ty)
        .iter()
        .filter(|row| row.parent == block.ty && row.precedence == Precedence::Override)
        .any(|row| sites.has_companion(file, (&addition.ty, row.join_attribute), (&block.ty, &block.name)))
}

/// Whether a fix would add what reads an attribute that the edited block does not write, and no provider decides: it is
/// null.
fn reads_nothing(addition: &check::Addition, written: &Block, node: Option<Node>) -> bool {
    let mut nothing = false;
    each_expression(&parse_hcl(FileId::NONE, &addition.body).body, &mut |expr| {
        traversals(expr, &mut |traversal| {
            let Some(name) = traversal.attr(0).filter(|_| traversal.root == "self") else { return };
            let presence = node.and_then(|node| node.child(name)).map(Node::presence);
            let decided = matches!(presence, Some(Presence::Required | Presence::Optional));
            nothing |= decided && written.body.attribute(name).is_none();
        });
    });
    nothing
}

/// Edits before they are laid out.
struct Draft {
    raw: Vec<Edit>,
    claims: Vec<String>,
    unsafe_because: Option<String>,
}

impl Draft {
    fn new(finding: &Finding, rule: &check::Fix, block: &Written, sites: &Sites<'_>) -> Option<Self> {
        let (file, syntax) = sites.editable(block.span.file)?;
        if syntax != Syntax::Hcl {
            return Self::of_document(finding, rule, block, (&file, syntax), sites);
        }
        let tree = sites.tree(&file, syntax);
        let written = block_at(&tree.body, block.span)?;
        let (at, cause) = (finding.location.span, finding.cause.span);
        let elsewhere = (cause != at).then_some(cause);
        let mut editing = Editing::new(file.id(), file.text(), at, elsewhere);
        let names = Names::new(rule, block, written, &file, sites);
        let text = |value: &str| names.resolved(value);
        let node = node_of(&block.ty);
        let changes = |element| {
            let set = rule.set.iter().map(|setting| (setting, text(&setting.value)));
            Changes::new(set, rule.remove.iter(), element)
        };
        let own = former::as_written(
            changes(false),
            &block.ty,
            &written.body,
            sites.provider_version(block.span).as_deref(),
        )?;
        if !own.is_empty() {
            editing.block(written, &own, node).ok()?;
        }
        let of_element = changes(true);
        if !of_element.is_empty() {
            element(&mut editing, written, &of_element, node)?;
        }
        if rule.remove.iter().any(|path| path.element && path.steps.is_empty()) {
            // The content of a `dynamic` block is that of all its elements.
            let inner = innermost(written, at, node).last().filter(|(inner, _)| inner.ident != "content")?.0;
            editing.cut(inner.span, false);
        }
        if !rule.add.is_empty() && sites.has_no_instances(block.span) {
            return None;
        }
        for addition in &rule.add {
            if is_there(addition, block, &file, sites) || reads_nothing(addition, written, node) {
                return None;
            }
            add(&mut editing, addition, written, &names)?;
        }
        let mut draft = Self { raw: editing.edits, claims: editing.claims, unsafe_because: None };
        if editing.replaced {
            draft.warn("Replaces an expression that computes the value");
        }
        if let (Some(value), Some(cause)) = (editing.at_cause, elsewhere) {
            draft.at_cause(&value, cause, block, (&file, at), sites)?;
        }
        (!draft.raw.is_empty() && edit::agree(&draft.raw)).then_some(draft)
    }

    /// The same in a document of JSON or YAML.
    fn of_document(
        finding: &Finding,
        rule: &check::Fix,
        block: &Written,
        (file, syntax): (&SourceFile, Syntax),
        sites: &Sites<'_>,
    ) -> Option<Self> {
        let document = sites.document(file, syntax)?;
        let (at, cause) = (finding.location.span, finding.cause.span);
        let elsewhere = (cause != at).then_some(cause);
        let mut editing = document::Editing {
            file: file.id(),
            text: file.text(),
            json: syntax != Syntax::Yaml,
            at,
            cause: elsewhere,
            edits: Vec::new(),
            claims: Vec::new(),
            replaced: false,
            at_cause: None,
        };
        match syntax {
            Syntax::TerraformJson => {
                let tree = sites.tree(file, syntax);
                let written = block_at(&tree.body, block.span)?;
                let names = Names::new(rule, block, written, file, sites);
                terraform_json::edit(&mut editing, &document, rule, (block, written), &names)?;
            }
            Syntax::Json | Syntax::Yaml => template::edit(&mut editing, &document, rule, block, finding)?,
            Syntax::Hcl | Syntax::Values => return None,
        }
        let mut draft = Self { raw: editing.edits, claims: editing.claims, unsafe_because: None };
        if editing.replaced {
            draft.warn("Replaces an expression that computes the value");
        }
        if let (Some(value), Some(cause)) = (editing.at_cause, elsewhere) {
            let (decided, decided_syntax) = sites.editable(cause.file)?;
            let document = sites.document(&decided, decided_syntax)?;
            let node = node_at(&document, cause).filter(|node| template::is_plain(node, &value))?;
            let value = value.like(node, node.span.text(decided.text()));
            let text = if decided_syntax == Syntax::Yaml { value.flow() } else { value.json("", "", "") };
            draft.raw.push(Edit::new(cause.file, node.span.start as usize, node.span.end as usize, text));
            draft.claims.push(format!("{}:{}:=", cause.file.0, cause.start));
            if cause.file != file.id() {
                let name = decided.path().and_then(|path| path.file_name()).unwrap_or_default();
                draft.warn(format!("Changes the value in {name}, where it is decided"));
            } else if sites.serves_others(cause, block.span) {
                draft.warn("Changes a value that other resources have too");
            }
        }
        (!draft.raw.is_empty() && edit::agree(&draft.raw)).then_some(draft)
    }

    fn warn(&mut self, reason: impl Into<String>) {
        self.unsafe_because.get_or_insert_with(|| reason.into());
    }

    /// Edits a value where it was decided; where that cannot be, in the block after all.
    fn at_cause(
        &mut self,
        value: &Str,
        cause: Span,
        block: &Written,
        (file, at): (&SourceFile, Span),
        sites: &Sites<'_>,
    ) -> Option<()> {
        if let Some((decided, syntax)) = sites.editable(cause.file) {
            let tree = sites.tree(&decided, syntax);
            let expr = expression_at(&tree.body, cause).filter(|expr| is_literal(expr) && fits(expr, value));
            if expr.is_some() {
                self.raw.push(Edit::new(cause.file, cause.start as usize, cause.end as usize, value.as_str()));
                self.claims.push(format!("{}:{}:=", cause.file.0, cause.start));
                if cause.file != file.id() {
                    let name = decided.path().and_then(|path| path.file_name()).unwrap_or_default();
                    self.warn(format!("Changes the value in {name}, where it is decided"));
                } else if sites.serves_others(cause, block.span) {
                    self.warn("Changes a value that other resources have too");
                }
                return Some(());
            }
        }
        let (_, syntax) = sites.editable(file.id())?;
        let tree = sites.tree(file, syntax);
        let attribute = attribute_at(&block_at(&tree.body, block.span)?.body, at)?;
        self.raw.push(Edit::new(file.id(), attribute.span.start as usize, attribute.span.end as usize, value.as_str()));
        self.warn("Replaces an expression that computes the value");
        Some(())
    }

    fn finish(self, finding: &Finding, rule: &check::Fix) -> Fix {
        Fix {
            check: finding.check.id.clone(),
            fingerprint: finding.fingerprint,
            title: title(rule),
            unsafe_because: rule.unsafe_because.as_ref().map(ToString::to_string).or(self.unsafe_because),
            edits: Vec::new(),
            raw: self.raw,
            claims: self.claims,
        }
    }
}

impl Fix {
    /// The fix with its edits laid out, as if it were the only one.
    fn laid_out(self, sites: &Sites<'_>) -> Self {
        let mut edits = Vec::new();
        let mut files: Vec<FileId> = self.raw.iter().map(|edit| edit.file).collect();
        files.sort();
        files.dedup();
        for id in files {
            let Some(source) = sites.source(id) else { continue };
            let of_file: Vec<&Edit> = self.raw.iter().filter(|edit| edit.file == id).collect();
            edits.extend(edit::between(id, source.file.text(), &laid_out(&source, &of_file)));
        }
        Self { edits, ..self }
    }
}

/// The text of a file after edits, with the lines around them laid out as they were before.
pub(super) fn laid_out(Source { file, syntax, tree }: &Source, edits: &[&Edit]) -> String {
    let edited = edit::apply(file.text(), edits);
    let sorted = edit::sorted(edits);
    match syntax {
        Syntax::TerraformJson | Syntax::Json | Syntax::Yaml => edited.text,
        Syntax::Hcl | Syntax::Values => {
            // Only the blocks that are edited are looked at.
            let part = edited_part(file.text(), &tree.body, &sorted);
            let behind = file.text().len() - part.end;
            let (old, whole) = (file.text().get(part.clone()), edited.text.len());
            let new = edited.text.get(part.start..whole - behind);
            let (Some(old), Some(new)) = (old, new) else { return edited.text };
            let (old_tree, new_tree) = (parse_hcl(FileId::NONE, old), parse_hcl(FileId::NONE, new));
            let shifted = |at: usize| at.saturating_sub(part.start);
            let touched: Vec<_> = sorted
                .iter()
                .map(|edit| shifted(edit.range().start))
                .zip(edited.written.iter().map(|range| shifted(range.start)..shifted(range.end)))
                .collect();
            let before = Laid { text: old, body: &old_tree.body };
            let laid = layout::lay_out(before, Laid { text: new, body: &new_tree.body }, &touched);
            let around = |range: std::ops::Range<usize>| edited.text.get(range).unwrap_or_default().to_owned();
            around(0..part.start) + &laid + &around(whole - behind..whole)
        }
    }
}

/// The lines of the blocks that hold all edits; the whole text when one is in no block.
fn edited_part(text: &str, body: &Body, edits: &[&Edit]) -> std::ops::Range<usize> {
    let (mut start, mut end) = (text.len(), 0);
    for edit in edits {
        let holds = |block: &&Block| block.span.start <= edit.start && edit.end <= block.span.end;
        let Some(block) = body.blocks.iter().find(holds) else { return 0..text.len() };
        start = start.min(layout::line_start(text, block.span.start as usize));
        end = end.max(line_end(text, block.span.end as usize));
    }
    if start < end { start..end } else { 0..text.len() }
}

/// The schema of a type.
fn node_of(ty: &str) -> Option<Node> {
    match ty.strip_prefix("data.") {
        Some(ty) => schema::data_source(ty),
        None => schema::resource(ty),
    }
}

/// The blocks around a place, the outermost first, with what the schema has of each.
fn innermost(block: &Block, at: Span, node: Option<Node>) -> Vec<(&Block, Option<Node>)> {
    let mut way = Vec::new();
    let (mut block, mut node) = (block, node);
    while let Some(inner) = block.body.blocks.iter().find(|inner| inner.span.contains(at)) {
        let content = if inner.ident == "dynamic" { inner.body.block("content") } else { None };
        node = match (inner.ident.as_str(), inner.label(0)) {
            ("dynamic", Some(label)) => node.and_then(|node| node.child(label)),
            (ident, _) => node.and_then(|node| node.child(ident)),
        };
        block = content.unwrap_or(inner);
        way.push((block, node));
    }
    way
}

/// Makes changes in the element that a finding points at: the innermost block, or object, around the place that can have
/// what is changed.
fn element(editing: &mut Editing<'_>, block: &Block, changes: &Changes, node: Option<Node>) -> Option<()> {
    let at = editing.at;
    let way = innermost(block, at, node);
    let last = way.last().copied().unwrap_or((block, node));
    if let Some(attribute) = attribute_at_in(&last.0.body, at) {
        let inner = last.1.and_then(|node| node.child(&attribute.name));
        if let Some(object) = object_around(&attribute.expr, at) {
            return editing.expression(object, changes, inner).ok();
        }
    }
    let can = |node: Option<Node>| node.is_none_or(|node| changes.0.iter().all(|(name, _)| node.child(name).is_some()));
    let chosen = way.iter().rev().copied().chain([(block, node)]).find(|(_, node)| can(*node))?;
    editing.block(chosen.0, changes, chosen.1).ok()
}

/// The innermost object of an expression around a place.
fn object_around(expr: &Expr, at: Span) -> Option<&Expr> {
    if !expr.span.contains(at) {
        return None;
    }
    let mut found = None;
    check::children(expr, &mut |inner| {
        if found.is_none() {
            found = object_around(inner, at);
        }
    });
    found.or_else(|| matches!(expr.kind, ExprKind::Object(_)).then_some(expr))
}

fn attribute_at_in(body: &Body, at: Span) -> Option<&bartizan_lang::syntax::ast::Attribute> {
    body.attributes.iter().find(|attribute| attribute.span.contains(at))
}

/// The expression of the attribute at a place, in a body or in the blocks inside it.
fn attribute_at(body: &Body, at: Span) -> Option<&Expr> {
    let own = body.attributes.iter().find(|attribute| attribute.span.contains(at) || at.contains(attribute.span));
    own.map(|attribute| &attribute.expr).or_else(|| {
        body.blocks.iter().filter(|block| block.span.contains(at)).find_map(|block| attribute_at(&block.body, at))
    })
}

/// Whether a literal may take the place of another one: they are of one kind.
fn fits(old: &Expr, new: &str) -> bool {
    let Ok(new) = parse_expression(FileId::NONE, new, 0) else { return false };
    match (&old.kind, &new.kind) {
        (ExprKind::Constant(old), ExprKind::Constant(new)) => {
            let kind =
                |value: &Value| (value.as_bool().is_some(), value.as_number().is_some(), value.as_str().is_some());
            kind(old) == kind(new) || old.is_null()
        }
        (ExprKind::Tuple(_), ExprKind::Tuple(_)) | (ExprKind::Object(_), ExprKind::Object(_)) => true,
        _ => false,
    }
}

/// What the names of a fix mean where it is applied.
pub(super) struct Names {
    /// The address of the edited resource, with the key of its instance.
    itself: String,
    /// What is added, by type.
    added: Vec<(Str, String)>,
    /// The key of an instance, as an index.
    index: &'static str,
    /// The types of what is added that the edited resource refers to, directly or not.
    pub(super) needed: BTreeSet<Str>,
    /// The directory of the module.
    directory: String,
}

impl Names {
    fn new(rule: &check::Fix, block: &Written, written: &Block, file: &SourceFile, sites: &Sites<'_>) -> Self {
        let index = if written.body.attribute("for_each").is_some() {
            "[each.key]"
        } else if written.body.attribute("count").is_some() {
            "[count.index]"
        } else {
            ""
        };
        let free = |ty: &str| {
            let numbered = (2..).map(|number| Cow::from(format!("{}_{number}", block.name)));
            let mut names = std::iter::once(Cow::from(block.name.as_str())).chain(numbered);
            names.find(|name| !sites.has_resource(file, ty, name)).map(Cow::into_owned).unwrap_or_default()
        };
        let added = rule.add.iter().map(|addition| (addition.ty.clone(), free(&addition.ty))).collect();
        let directory = file.path().and_then(|path| path.parent()).map(|path| path.as_str().to_owned());
        let itself = format!("{}.{}{index}", block.ty, block.name);
        Self { itself, added, index, needed: needed(rule), directory: directory.unwrap_or_default() }
    }

    /// The name of what is added of that type.
    pub(super) fn added(&self, ty: &str) -> Option<&str> {
        self.added.iter().find(|(known, _)| known == ty).map(|(_, name)| name.as_str())
    }

    /// The address of the edited resource without the key of an instance.
    pub(super) fn bare(&self) -> &str {
        self.itself.strip_suffix(self.index).unwrap_or(&self.itself)
    }

    /// A value with `self` and `added.TYPE` as the addresses that they stand for.
    pub(super) fn resolved(&self, value: &str) -> Str {
        match parse_expression(FileId::NONE, value, 0) {
            Ok(expr) => self.resolved_in(value, 0, &expr).into(),
            Err(_) => value.into(),
        }
    }

    /// The text of an expression that stands at an offset.
    fn resolved_in(&self, text: &str, offset: usize, expr: &Expr) -> String {
        let mut places: Vec<(usize, usize, String)> = Vec::new();
        traversals(expr, &mut |traversal| {
            let start = traversal.root_span.start as usize;
            match (traversal.root.as_str(), traversal.attr(0), traversal.steps.first()) {
                ("self", ..) => places.push((start, traversal.root_span.end as usize, self.itself.clone())),
                ("added", Some(ty), Some(step)) => {
                    let name = self.added.iter().find(|(known, _)| known == ty).map(|(_, name)| name.as_str());
                    let address = format!("{ty}.{}{}", name.unwrap_or_default(), self.index);
                    places.push((start, step.span.end as usize, address));
                }
                _ => {}
            }
        });
        places.sort();
        let mut out = String::new();
        let mut at = offset;
        for (start, end, address) in places {
            out.push_str(text.get(at - offset..start - offset).unwrap_or_default());
            out.push_str(&address);
            at = end;
        }
        out.push_str(text.get(at - offset..).unwrap_or_default());
        out
    }
}

/// The types of what is added that the edited resource refers to, directly or not.
fn needed(rule: &check::Fix) -> BTreeSet<Str> {
    let named = |text: &str, body: bool| {
        let mut types: Vec<Str> = Vec::new();
        let mut note = |traversal: &Traversal| {
            types.extend(traversal.attr(0).filter(|_| traversal.root == "added").cloned());
        };
        if body {
            each_expression(&parse_hcl(FileId::NONE, text).body, &mut |expr| traversals(expr, &mut note));
        } else if let Ok(expr) = parse_expression(FileId::NONE, text, 0) {
            traversals(&expr, &mut note);
        }
        types
    };
    let mut waiting: Vec<Str> = rule.set.iter().flat_map(|setting| named(&setting.value, false)).collect();
    let mut needed = BTreeSet::new();
    while let Some(ty) = waiting.pop() {
        let addition = rule.add.iter().find(|addition| addition.ty == ty);
        if needed.insert(ty) {
            waiting.extend(addition.into_iter().flat_map(|addition| named(&addition.body, true)));
        }
    }
    needed
}

fn each_expression(body: &Body, found: &mut dyn FnMut(&Expr)) {
    body.attributes.iter().for_each(|attribute| found(&attribute.expr));
    body.blocks.iter().for_each(|block| each_expression(&block.body, found));
}

/// Puts a resource behind the edited one, with the number of instances and the provider that this one has.
fn add(editing: &mut Editing<'_>, addition: &check::Addition, written: &Block, names: &Names) -> Option<()> {
    let name = names.added(&addition.ty)?;
    let parsed = parse_hcl(FileId::NONE, &addition.body);
    let value = |span: Span| {
        let text = span.text(&addition.body);
        let dedented = dedent(text);
        names.resolved(&dedented).to_string()
    };
    let mut body = NewBody::of(&parsed.body, &value);
    let text = editing.text;
    let meta = ["count", "for_each", "provider"].into_iter().filter_map(|name| {
        let expr = &written.body.attribute(name)?.expr;
        let value = match name {
            // The instances of the one are the keys of the other, unless that one refers to this one.
            "for_each" if !names.needed.contains(&addition.ty) => names.bare().to_owned(),
            _ => expr.span.text(text).trim_end().to_owned(),
        };
        Some((name.to_owned(), value))
    });
    let meta: Vec<(String, String)> = meta.collect();
    let line_break = line_break(text);
    let style = Style { unit: "  ", line_break };
    let header = format!("resource \"{}\" \"{name}\"", addition.ty);
    let mut lines = String::new();
    if meta.is_empty() {
        lines.push_str(&NewBlock { header, body }.render("", style));
    } else {
        // Terraform's own arguments stand first, with a blank line behind them.
        let own = NewBody { attributes: meta, blocks: Vec::new() }.render("  ", style);
        let blocks = std::mem::take(&mut body.blocks);
        let rest = NewBody { attributes: body.attributes, blocks }.render("  ", style);
        lines.push_str(&format!("{header} {{{line_break}{own}{line_break}{rest}}}{line_break}"));
    }
    let end = line_end(text, written.span.end as usize);
    let lines = lines.trim_end_matches(['\r', '\n']);
    let following = text.get(end..).unwrap_or_default().trim_start_matches('\r');
    let apart = following.strip_prefix('\n').is_some_and(|rest| {
        let line = rest.lines().next().unwrap_or_default();
        !rest.is_empty() && !line.trim().is_empty()
    });
    let behind = if apart { line_break } else { "" };
    editing.edits.push(Edit::new(editing.file, end, end, format!("{line_break}{line_break}{lines}{behind}")));
    editing.claims.push(format!("{}/{}.{name}", names.directory, addition.ty));
    Some(())
}

/// A text of several lines without the indentation that all but the first share.
fn dedent(text: &str) -> String {
    let width = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let shared = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(width).min().unwrap_or(0);
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(line.get(shared..).unwrap_or_default());
    }
    out
}

/// Values that are longer are not told in a title.
const TOLD: usize = 40;

/// What a fix does, in a few words.
#[must_use]
pub fn title(rule: &check::Fix) -> String {
    let mut parts: Vec<String> = Vec::new();
    let path = |path: &check::FixPath| path.steps.join(".");
    match rule.set.as_slice() {
        [] => {}
        [one] if one.value.len() <= TOLD && !one.value.contains(['\n', '$']) && !one.value.contains("added.") => {
            parts.push(format!("set {} to {}", path(&one.path), one.value));
        }
        several => {
            let names: Vec<String> = several.iter().map(|setting| path(&setting.path)).collect();
            parts.push(format!("set {}", listed(&names)));
        }
    }
    if !rule.remove.is_empty() {
        let names: Vec<String> = rule
            .remove
            .iter()
            .map(|removed| if removed.steps.is_empty() { "the element".to_owned() } else { path(removed) })
            .collect();
        parts.push(format!("remove {}", listed(&names)));
    }
    if !rule.add.is_empty() {
        let names: Vec<String> = rule.add.iter().map(|added| added.ty.to_string()).collect();
        parts.push(format!("add {}", listed(&names)));
    }
    let text = parts.join(" and ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
