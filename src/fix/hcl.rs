//! Edits of HCL: attributes and blocks are set, removed and added in the text of a block, and nothing else changes.

use bartizan_lang::Span;
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Attribute, Block, Expr, ExprKind, ObjectItem};
use bartizan_lang::value::Str;

use super::edit::Edit;
use super::layout::{begins_line, indentation, indented, line_break, line_end, line_start, next_line};
use super::tree::{Change, Changes};
use super::written::{NewBlock, NewBody, Style, key, object};
use crate::providers::schema::{Kind, Nesting, Node, Presence, ValueType};

/// Arguments of Terraform's own, which stand first.
const META: &[&str] = &["count", "for_each", "provider", "depends_on", "source", "version"];

/// Blocks of Terraform's own, which stand last.
const LAST: &[&str] = &["lifecycle", "timeouts", "provisioner", "connection"];

/// Why a block cannot be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unable;

/// Collects the edits of one block.
pub(super) struct Editing<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    /// Where the finding points: which of several blocks is meant.
    pub(super) at: Span,
    /// Where the value that the finding is about was decided, when that is elsewhere.
    pub(super) cause: Option<Span>,
    pub(super) edits: Vec<Edit>,
    /// What was set or removed, as paths within the file: two fixes that say something of one are not both applied.
    pub(super) claims: Vec<String>,
    /// Whether an expression that computes something was replaced by a literal.
    pub(super) replaced: bool,
    /// The value that takes the place of the one at `cause`.
    pub(super) at_cause: Option<Str>,
    /// What goes: nothing is put behind it.
    removed: Vec<Span>,
}

impl<'a> Editing<'a> {
    pub(super) fn new(file: FileId, text: &'a str, at: Span, cause: Option<Span>) -> Self {
        Self {
            file,
            text,
            at,
            cause,
            edits: Vec::new(),
            claims: Vec::new(),
            replaced: false,
            at_cause: None,
            removed: Vec::new(),
        }
    }

    fn line_break(&self) -> &'static str {
        line_break(self.text)
    }

    fn edit(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.edits.push(Edit::new(self.file, start, end, text));
    }

    fn claim(&mut self, holder: Span, name: &str) {
        self.claims.push(format!("{}:{}:{name}", self.file.0, holder.start));
    }

    /// Makes the changes in a block.
    pub(super) fn block(&mut self, block: &Block, changes: &Changes, node: Option<Node>) -> Result<(), Unable> {
        let mut new = NewBody::default();
        for (name, _) in changes.0.iter().filter(|(_, change)| *change == Change::Remove) {
            self.remove(block, name);
        }
        for (name, change) in &changes.0 {
            let inner = node.and_then(|node| node.child(name));
            match change {
                Change::Set(value) => match block.body.attribute(name) {
                    Some(attribute) => self.replace(attribute, value),
                    None if block.body.block(name).is_some() => return Err(Unable),
                    None => new.attributes.push((name.to_string(), value.to_string())),
                },
                Change::Remove => {}
                Change::Below(below) => self.below(block, name, below, (node, inner), &mut new)?,
            }
        }
        self.add(block, &new)
    }

    fn below(
        &mut self,
        block: &Block,
        name: &str,
        below: &Changes,
        (node, inner): (Option<Node>, Option<Node>),
        new: &mut NewBody,
    ) -> Result<(), Unable> {
        if let Some(attribute) = block.body.attribute(name) {
            return self.expression(&attribute.expr, below, inner);
        }
        let all: Vec<(&Block, &Block)> = blocks(block, name).collect();
        if !all.is_empty() {
            let meant = all.iter().find(|(written, _)| written.span.contains(self.at));
            let chosen = match (meant, all.as_slice()) {
                (Some((_, content)), _) => *content,
                // What `dynamic` makes may be nothing at all.
                (None, [(only, content)]) if only.ident == name => *content,
                // Nobody says which of several is meant.
                _ => return Err(Unable),
            };
            return self.block(chosen, below, inner);
        }
        if below.only_removes() {
            return Ok(());
        }
        if lacks_required(inner, below) {
            return Err(Unable);
        }
        match inner.map(Node::kind) {
            Some(Kind::Attribute) => {
                let list = inner.is_some_and(|node| matches!(node.nesting(), Nesting::List | Nesting::Set));
                let Some(object) = object(below) else { return Ok(()) };
                new.attributes.push((name.to_owned(), if list { format!("[{object}]") } else { object }));
            }
            _ => {
                let is_block = |path: &[&str]| {
                    let found = node.and_then(|node| node.path(&path.join(".")));
                    found.is_none_or(|found| found.kind() == Kind::Block)
                };
                new.blocks.extend(NewBlock::of(name, below, &is_block));
            }
        }
        Ok(())
    }

    /// Gives an attribute another value, in the block or where the value was decided.
    fn replace(&mut self, attribute: &Attribute, value: &Str) {
        let holder = attribute.span;
        self.value(&attribute.expr, value, holder);
    }

    fn value(&mut self, expr: &Expr, value: &Str, holder: Span) {
        if expr.span.text(self.text).trim() == value.as_str() {
            return;
        }
        if !is_literal(expr) {
            if self.cause.is_some() && (holder.contains(self.at) || self.at.contains(holder)) {
                self.at_cause = Some(value.clone());
                return;
            }
            self.replaced = true;
        }
        self.claim(holder, "=");
        let start = expr.span.start as usize;
        let indentation = indentation(self.text, start);
        let value = indented(value, indentation, self.line_break());
        let mut end = expr.span.end as usize;
        // The last line of a heredoc belongs to it, its line break does not.
        while end > start && self.text.get(start..end).is_some_and(|text| text.ends_with(['\n', '\r'])) {
            end -= 1;
        }
        self.edit(start, end, value);
    }

    /// Makes the changes in the value of an attribute.
    pub(super) fn expression(&mut self, expr: &Expr, changes: &Changes, node: Option<Node>) -> Result<(), Unable> {
        match &expr.kind {
            ExprKind::Paren(inner) => self.expression(inner, changes, node),
            ExprKind::Object(items) => self.object(expr, items, changes, node),
            ExprKind::Constant(_) if expr.span.text(self.text).trim_start().starts_with('{') => {
                self.object(expr, &[], changes, node)
            }
            ExprKind::Tuple(items) => {
                let meant = items.iter().find(|item| item.span.contains(self.at));
                let chosen = match (meant, items.as_slice()) {
                    (Some(item), _) | (None, [item]) => item,
                    _ => return Err(Unable),
                };
                self.expression(chosen, changes, node)
            }
            ExprKind::Call(call) if call.name == "merge" && !call.expand => match call.args.last() {
                Some(last) if matches!(last.kind, ExprKind::Object(_)) => self.expression(last, changes, node),
                Some(last) => {
                    let Some(entries) = inline_object(changes) else { return Ok(()) };
                    self.claim(expr.span, "merge");
                    self.edit(last.span.end as usize, last.span.end as usize, format!(", {entries}"));
                    Ok(())
                }
                None => Err(Unable),
            },
            ExprKind::Traversal(_) | ExprKind::Relative(_) | ExprKind::Call(_)
                if node.is_some_and(|node| matches!(node.value_type(), ValueType::Map(_))) =>
            {
                let Some(entries) = inline_object(changes) else { return Err(Unable) };
                self.claim(expr.span, "merge");
                self.edit(expr.span.start as usize, expr.span.start as usize, "merge(");
                self.edit(expr.span.end as usize, expr.span.end as usize, format!(", {entries})"));
                Ok(())
            }
            _ => Err(Unable),
        }
    }

    fn object(
        &mut self,
        expr: &Expr,
        items: &[ObjectItem],
        changes: &Changes,
        node: Option<Node>,
    ) -> Result<(), Unable> {
        let mut new: Vec<(String, String)> = Vec::new();
        for (name, change) in &changes.0 {
            let item = items.iter().find(|item| item.key.as_literal_str() == Some(name));
            match (change, item) {
                (Change::Set(value), Some(item)) => self.value(&item.value, value, item.key.span.to(item.value.span)),
                (Change::Set(value), None) => new.push((key(name), value.to_string())),
                (Change::Remove, Some(item)) => self.cut(item.key.span.to(item.value.span), true),
                (Change::Remove, None) => {}
                (Change::Below(below), Some(item)) => {
                    self.expression(&item.value, below, node.and_then(|node| node.child(name)))?;
                }
                (Change::Below(below), None) => new.extend(object(below).map(|object| (key(name), object))),
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        for (name, _) in &new {
            self.claim(expr.span, name);
        }
        let line_break = self.line_break();
        let Some(last) = items.last() else {
            let entries: Vec<String> = new.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            self.edit(expr.span.start as usize, expr.span.end as usize, format!("{{ {} }}", entries.join(", ")));
            return Ok(());
        };
        let end = last.value.span.end as usize;
        if begins_line(self.text, last.key.span.start as usize) {
            let indentation = indentation(self.text, last.key.span.start as usize).to_owned();
            let comma = self.text.get(end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(','));
            // Where commas are written behind entries, they are so behind all of them.
            let commas = comma
                || (items.len() > 1
                    && items.first().is_some_and(|first| {
                        let end = first.value.span.end as usize;
                        self.text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(','))
                    }));
            let mut text = String::new();
            for (name, value) in &new {
                let value = indented(value, &indentation, line_break);
                text.push_str(&format!("{line_break}{indentation}{name} = {value}{}", if comma { "," } else { "" }));
            }
            if commas && !comma {
                self.claim(expr.span, ",");
                self.edit(end, end, ",");
            }
            let line = line_end(self.text, end);
            self.edit(line, line, text);
        } else {
            let entries: String = new.iter().map(|(name, value)| format!(", {name} = {value}")).collect();
            self.edit(end, end, entries);
        }
        Ok(())
    }

    /// Removes an attribute, or all blocks of a name.
    fn remove(&mut self, block: &Block, name: &str) {
        if let Some(attribute) = block.body.attribute(name) {
            self.cut(attribute.span, false);
        }
        let all: Vec<&Block> = block
            .body
            .blocks
            .iter()
            .filter(|inner| {
                inner.ident == name || (inner.ident == "dynamic" && inner.label(0).is_some_and(|l| l == name))
            })
            .collect();
        let meant: Vec<&Block> = all.iter().copied().filter(|inner| inner.span.contains(self.at)).collect();
        for inner in if meant.is_empty() { all } else { meant } {
            self.cut(inner.span, false);
        }
    }

    /// Takes out what stands at a span: with its lines, when nothing else stands on them.
    pub(super) fn cut(&mut self, span: Span, entry: bool) {
        self.claim(span, "-");
        self.removed.push(span);
        let (start, mut end) = (span.start as usize, span.end as usize);
        let rest = |end: usize| self.text.get(end..line_end(self.text, end)).unwrap_or_default();
        if entry && rest(end).trim_start().starts_with(',') {
            end += rest(end).find(',').map_or(0, |at| at + 1);
        }
        let behind = rest(end).trim();
        let comment = behind.is_empty() || behind.starts_with('#') || behind.starts_with("//");
        if !begins_line(self.text, start) || !comment {
            let spaces = self.text.get(..start).unwrap_or_default();
            let before = spaces.len() - spaces.trim_end_matches([' ', '\t']).len();
            let alone = behind.starts_with('}');
            let gap = rest(end).len() - rest(end).trim_start().len();
            let until = if alone { end + gap } else { end };
            self.edit(start - before, until, "");
            return;
        }
        let (from, mut until) = (line_start(self.text, start), next_line(self.text, end));
        let mut from = from;
        let blank = |offset: usize| {
            let line = self.text.get(offset..line_end(self.text, offset)).unwrap_or_default();
            line.trim().is_empty()
        };
        let before = from.checked_sub(1).map(|end| line_start(self.text, end));
        let above = before.map_or("{", |start| self.text.get(start..from).unwrap_or_default().trim());
        let below = self.text.get(until..line_end(self.text, until)).unwrap_or_default().trim();
        if until < self.text.len() && blank(until) && (above.is_empty() || above.ends_with('{')) {
            until = next_line(self.text, until);
        } else if below.starts_with('}') && above.is_empty() {
            from = before.unwrap_or(from);
        }
        // What stands beside it may be gone already, with the blank line between.
        for gone in self.edits.iter().filter(|edit| edit.text.is_empty()).map(Edit::range) {
            if gone.start <= from && from < gone.end {
                from = gone.end;
            }
            if gone.start < until && until <= gone.end {
                until = gone.start;
            }
        }
        self.edit(from, until, "");
    }

    /// Adds attributes and blocks to a block.
    fn add(&mut self, block: &Block, new: &NewBody) -> Result<(), Unable> {
        if new.attributes.is_empty() && new.blocks.is_empty() {
            return Ok(());
        }
        for name in new.attributes.iter().map(|(name, _)| name).chain(new.blocks.iter().map(|block| &block.header)) {
            self.claim(block.span, name);
        }
        let text = self.text;
        let line_break = self.line_break();
        let (header, end) = (block.header.end as usize, block.span.end as usize);
        let open = text.get(header..end).and_then(|rest| rest.find('{')).map(|at| header + at).ok_or(Unable)?;
        let close = end.checked_sub(1).filter(|close| text.get(*close..end) == Some("}")).ok_or(Unable)?;
        if !text.get(header..open).is_some_and(|between| between.trim().is_empty()) {
            return Err(Unable);
        }
        let outer = indentation(text, block.span.start as usize).to_owned();
        let unit = if outer.starts_with('\t') || text.get(open..close).is_some_and(|inner| inner.contains("\n\t")) {
            "\t"
        } else {
            "  "
        };
        let style = Style { unit, line_break };
        let inner = text.get(open + 1..close).unwrap_or_default();
        if !inner.contains('\n') {
            // A block of one line is opened.
            self.claim(block.span, "{}");
            let below = format!("{outer}{unit}");
            let rendered = new.render(&below, style);
            if inner.trim().is_empty() {
                self.edit(open + 1, close, format!("{line_break}{rendered}{outer}"));
                return Ok(());
            }
            let apart = if new.attributes.is_empty() { line_break } else { "" };
            let before = inner.len() - inner.trim_start().len();
            let behind = inner.len() - inner.trim_end().len();
            self.edit(open + 1, open + 1 + before, format!("{line_break}{below}"));
            self.edit(close - behind, close, format!("{line_break}{apart}{rendered}{outer}"));
            return Ok(());
        }
        let mut items: Vec<Span> = block.body.attributes.iter().map(|a| a.span).collect();
        items.extend(block.body.blocks.iter().map(|b| b.span));
        items.retain(|span| !self.removed.contains(span));
        items.sort_by_key(|span| span.start);
        let below = match items.iter().find(|item| begins_line(text, item.start as usize)) {
            Some(first) => indentation(text, first.start as usize).to_owned(),
            None => format!("{outer}{unit}"),
        };
        if !new.attributes.is_empty() {
            let attributes = NewBody { attributes: new.attributes.clone(), blocks: Vec::new() };
            self.add_attributes(block, open, &attributes.render(&below, style));
        }
        let closing = |span: Span| line_end(text, heredoc_end(text, span));
        let last = |span: &Span| {
            block.body.blocks.iter().any(|inner| inner.span == *span && LAST.contains(&inner.ident.as_str()))
        };
        for added in &new.blocks {
            let rendered = added.render(&below, style);
            let before = items.iter().copied().take_while(|span| !last(span)).last();
            match (before, items.first()) {
                (Some(span), _) => {
                    let at = closing(span);
                    self.edit(at, at, format!("{line_break}{line_break}{}", rendered.trim_end_matches(['\r', '\n'])));
                }
                (None, Some(first)) => {
                    let at = line_start(text, first.start as usize);
                    self.edit(at, at, format!("{rendered}{line_break}"));
                }
                (None, None) => {
                    let at = next_line(text, open);
                    let apart = if new.attributes.is_empty() { "" } else { line_break };
                    self.edit(at, at, format!("{apart}{rendered}"));
                }
            }
        }
        Ok(())
    }

    /// Puts lines of attributes behind the attributes that are there.
    fn add_attributes(&mut self, block: &Block, open: usize, lines: &str) {
        let text = self.text;
        let line_break = self.line_break();
        let first_block = block.body.blocks.iter().map(|inner| inner.span.start).min().unwrap_or(u32::MAX);
        let all: Vec<&Attribute> = block.body.attributes.iter().filter(|a| !self.removed.contains(&a.span)).collect();
        let plain = |a: &&&Attribute| !META.contains(&a.name.as_str()) && begins_line(text, a.span.start as usize);
        let of_a_line = |a: &&&Attribute| !a.span.text(text).contains('\n');
        let tags = |a: &&&Attribute| !matches!(a.name.as_str(), "tags" | "labels" | "tags_all" | "freeform_tags");
        let before = |a: &&&Attribute| a.span.start < first_block;
        let best = all.iter().filter(plain).filter(before).filter(of_a_line).rfind(tags);
        let best = best.or_else(|| all.iter().filter(plain).filter(of_a_line).rfind(tags));
        let best = best.or_else(|| all.iter().filter(plain).rfind(of_a_line));
        let lines = lines.trim_end_matches(['\r', '\n']);
        if let Some(attribute) = best {
            let at = line_end(text, heredoc_end(text, attribute.span));
            self.edit(at, at, format!("{line_break}{lines}"));
            return;
        }
        // Behind what stands first, with a blank line between.
        let lead = all.iter().filter(before).map(|a| a.span).max_by_key(|span| span.start);
        if let Some(span) = lead {
            let at = line_end(text, heredoc_end(text, span));
            self.edit(at, at, format!("{line_break}{line_break}{lines}"));
            return;
        }
        let at = next_line(text, open);
        let following = text.get(at..line_end(text, at)).unwrap_or_default().trim();
        let apart = if following.is_empty() || following.starts_with('}') { "" } else { line_break };
        self.edit(at, at, format!("{lines}{line_break}{apart}"));
    }
}

/// The blocks of a name in a block, written or made by `dynamic`: the block as a whole, and what holds its content.
fn blocks<'b>(block: &'b Block, name: &'b str) -> impl Iterator<Item = (&'b Block, &'b Block)> {
    block.body.blocks.iter().filter_map(move |inner| {
        if inner.ident == name {
            return Some((inner, inner));
        }
        let is_dynamic = inner.ident == "dynamic" && inner.label(0).is_some_and(|label| label == name);
        Some((inner, is_dynamic.then(|| inner.body.block("content")).flatten()?))
    })
}

/// Whether a block of nothing but these changes would lack what must be written in it.
fn lacks_required(node: Option<Node>, changes: &Changes) -> bool {
    let Some(node) = node else { return false };
    let given = |name: &str| changes.0.iter().find(|(known, change)| known == name && *change != Change::Remove);
    node.children().any(|child| match given(child.name()) {
        None => child.presence() == Presence::Required,
        Some((_, Change::Below(below))) => lacks_required(Some(child), below),
        Some(_) => false,
    })
}

/// The last offset of an attribute's own text: the span of a heredoc may hold the line break behind it.
fn heredoc_end(text: &str, span: Span) -> usize {
    let written = span.text(text);
    span.start as usize + written.trim_end_matches(['\r', '\n']).len()
}

/// Whether an expression says its value itself.
pub(super) fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_literal),
        ExprKind::Object(items) => items.iter().all(|item| is_literal(&item.value)),
        ExprKind::Paren(inner) => is_literal(inner),
        ExprKind::Unary(_, inner) => is_literal(inner),
        _ => false,
    }
}

/// An object on one line; none when the changes only take away, or have several lines.
fn inline_object(changes: &Changes) -> Option<String> {
    let mut entries = Vec::new();
    for (name, change) in &changes.0 {
        match change {
            Change::Set(value) => entries.push(format!("{} = {value}", key(name))),
            Change::Below(below) => entries.push(format!("{} = {}", key(name), inline_object(below)?)),
            Change::Remove => {}
        }
    }
    (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
}
