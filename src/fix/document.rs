//! Edits of documents of YAML and JSON: entries are set, removed and added, and nothing else of the text changes.

use bartizan_lang::Span;
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};

use super::data::Data;
use super::edit::Edit;
use super::hcl::Unable;
use super::layout::{begins_line, indentation, line_break, line_end, line_start, next_line};

/// What is changed at a key of a mapping, or below it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    Set(Data),
    Remove,
    Below {
        changes: Changes,
        /// Whether there is a list of mappings at the key, not one mapping.
        list: bool,
    },
}

/// Changes by key, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Changes(pub(super) Vec<(String, Change)>);

impl Changes {
    /// Adds a change at the end of a way, of which each name says whether there is a list at it.
    pub(super) fn add(&mut self, way: &[(&str, bool)], change: Change) {
        let Some(((name, list), rest)) = way.split_first() else { return };
        if rest.is_empty() {
            self.0.push(((*name).to_owned(), change));
            return;
        }
        let known = self.0.iter_mut().find(|(known, _)| known == name);
        if let Some((_, Change::Below { changes, .. })) = known {
            changes.add(rest, change);
            return;
        }
        let mut below = Self::default();
        below.add(rest, change);
        self.0.push(((*name).to_owned(), Change::Below { changes: below, list: *list }));
    }

    /// What stands there when nothing did; none when the changes only take away.
    fn data(&self) -> Option<Data> {
        let entry = |(name, change): &(String, Change)| {
            let value = match change {
                Change::Set(value) => value.clone(),
                Change::Remove => return None,
                Change::Below { changes, list } => {
                    let data = changes.data()?;
                    if *list { Data::List(vec![data]) } else { data }
                }
            };
            Some((name.clone(), value))
        };
        let entries: Vec<(String, Data)> = self.0.iter().filter_map(entry).collect();
        (!entries.is_empty()).then_some(Data::Object(entries))
    }
}

/// Collects the edits of one document.
pub(super) struct Editing<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) json: bool,
    /// Where the finding points.
    pub(super) at: Span,
    /// Where the value that the finding is about was decided, when that is elsewhere.
    pub(super) cause: Option<Span>,
    pub(super) edits: Vec<Edit>,
    pub(super) claims: Vec<String>,
    /// Whether an expression that computes something was replaced by a literal.
    pub(super) replaced: bool,
    /// The value that takes the place of the one at `cause`.
    pub(super) at_cause: Option<Data>,
}

impl Editing<'_> {
    fn edit(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.edits.push(Edit::new(self.file, start, end, text));
    }

    /// Makes the changes in a mapping.
    pub(super) fn mapping(&mut self, node: &Node, changes: &Changes) -> Result<(), Unable> {
        if !matches!(node.kind, NodeKind::Mapping(_)) || is_computed(node) {
            return Err(Unable);
        }
        let mut new: Vec<(String, Data)> = Vec::new();
        let mut removed: Vec<&Entry> = Vec::new();
        for (name, change) in &changes.0 {
            match (change, node.entry(name)) {
                (Change::Set(value), Some(entry)) => self.replace(entry, value)?,
                (Change::Set(value), None) => new.push((name.clone(), value.clone())),
                (Change::Remove, found) => removed.extend(found),
                (Change::Below { changes, list }, Some(entry)) => self.below(entry, changes, *list)?,
                (Change::Below { changes, list }, None) => new.extend(changes.data().map(|data| {
                    let data = if *list { Data::List(vec![data]) } else { data };
                    (name.clone(), data)
                })),
            }
        }
        let stays = |entry: &&Entry| !removed.iter().any(|gone| gone.key_span == entry.key_span);
        let kept: Vec<&Entry> = node.entries().iter().filter(stays).collect();
        if removed.is_empty() {
            return self.add(node, &kept, &new);
        }
        for entry in &removed {
            self.claims.push(format!("{}:{}:-", self.file.0, entry.key_span.start));
        }
        if kept.is_empty() {
            return self.replace_all(node, &new);
        }
        self.cut(node, &stays)?;
        self.add(node, &kept, &new)
    }

    fn below(&mut self, entry: &Entry, changes: &Changes, list: bool) -> Result<(), Unable> {
        if is_alias(entry) {
            return Err(Unable);
        }
        match &entry.value.kind {
            NodeKind::Mapping(_) => self.mapping(&entry.value, changes),
            NodeKind::Sequence(items) if entry.value.tag.is_none() => {
                let meant = items.iter().find(|item| item.span.contains(self.at));
                match (meant, items.as_slice()) {
                    (Some(item), _) | (None, [item]) => self.mapping(item, changes),
                    // Nobody says which of several is meant.
                    _ => Err(Unable),
                }
            }
            NodeKind::Null => match changes.data() {
                Some(data) => self.replace(entry, &if list { Data::List(vec![data]) } else { data }),
                None => Ok(()),
            },
            _ => Err(Unable),
        }
    }

    /// Gives an entry another value, there or where the value was decided.
    fn replace(&mut self, entry: &Entry, value: &Data) -> Result<(), Unable> {
        if value.is_said_by(&entry.value) {
            return Ok(());
        }
        if is_alias(entry) {
            return Err(Unable);
        }
        if is_computed(&entry.value) {
            let whole = entry.span();
            if self.cause.is_some() && (whole.contains(self.at) || self.at.contains(whole)) {
                self.at_cause = Some(value.clone());
                return Ok(());
            }
            self.replaced = true;
        }
        self.claims.push(format!("{}:{}:=", self.file.0, entry.key_span.start));
        let (start, end) = (entry.value.span.start as usize, end_of(self.text, entry));
        let key = entry.key_span.end as usize;
        let line_break = line_break(self.text);
        let own = indentation(self.text, entry.key_span.start as usize).to_owned();
        let flow = self.json || !begins_line(self.text, entry.key_span.start as usize);
        if self.json {
            let unit = self.unit();
            let breaks = if begins_line(self.text, entry.key_span.start as usize) { line_break } else { "" };
            self.edit(start, end, value.json(&own, &unit, breaks));
            return Ok(());
        }
        let colon = self.text.get(key..).and_then(|rest| rest.find(':')).map(|at| key + at + 1).ok_or(Unable)?;
        let same_line = self.text.get(colon..start).is_some_and(|between| !between.contains('\n'));
        let scalar = !matches!(value, Data::List(_) | Data::Object(_));
        if start >= colon && end > start && same_line && (scalar || flow) {
            // A text keeps its quotes.
            let written = self.text.get(start..end).unwrap_or_default();
            let value =
                if matches!(value, Data::Text(_)) { value.clone().like(&entry.value, written) } else { value.clone() };
            self.edit(start, end, value.flow());
        } else if flow {
            self.edit(colon, end.max(colon), format!(" {}", value.flow()));
        } else {
            let unit = self.unit();
            self.edit(colon, end.max(colon), value.block(&own, &unit, line_break));
        }
        Ok(())
    }

    /// How much deeper what stands below a key is indented.
    fn unit(&self) -> String {
        let lines = self.text.lines().map(|line| line.len() - line.trim_start_matches(' ').len());
        let least = lines.filter(|width| *width > 0).min().unwrap_or(2);
        let tab = self.text.lines().any(|line| line.starts_with('\t'));
        if tab { "\t".to_owned() } else { " ".repeat(least.min(8)) }
    }

    /// Takes entries out of a mapping in which others stay.
    fn cut(&mut self, holder: &Node, stays: &dyn Fn(&&Entry) -> bool) -> Result<(), Unable> {
        let entries = holder.entries();
        let flow = self.is_flow(holder);
        let mut before: Option<&Entry> = None;
        let mut rest = entries.iter().peekable();
        while let Some(entry) = rest.next() {
            if stays(&entry) {
                before = Some(entry);
                continue;
            }
            let (start, end) = (entry.key_span.start as usize, end_of(self.text, entry));
            if !flow {
                if !begins_line(self.text, start) {
                    return Err(Unable);
                }
                self.edit(line_start(self.text, start), next_line(self.text, end), "");
                continue;
            }
            // With what goes as well behind it: a comma stands between those that stay.
            let mut last = entry;
            while let Some(next) = rest.next_if(|next| !stays(next)) {
                last = next;
            }
            match (rest.peek(), before) {
                (Some(next), _) => self.edit(start, next.key_span.start as usize, ""),
                (None, Some(before)) => self.edit(end_of(self.text, before), end_of(self.text, last), ""),
                (None, None) => return Err(Unable),
            }
        }
        Ok(())
    }

    /// Puts entries where a mapping had others, of which none stays.
    fn replace_all(&mut self, node: &Node, new: &[(String, Data)]) -> Result<(), Unable> {
        let (first, last) = node.entries().first().zip(node.entries().last()).ok_or(Unable)?;
        let (open, start) = (node.span.start as usize, first.key_span.start as usize);
        let own = indentation(self.text, start).to_owned();
        let data = Data::Object(new.to_vec());
        if self.json {
            let outer = indentation(self.text, open).to_owned();
            let unit = self.unit();
            let breaks = if begins_line(self.text, start) { line_break(self.text) } else { "" };
            self.edit(open, node.span.end as usize, data.json(&outer, &unit, breaks));
        } else if self.is_flow(node) || new.is_empty() {
            let range =
                if self.is_flow(node) { (open, node.span.end as usize) } else { (start, end_of(self.text, last)) };
            self.edit(range.0, range.1, if new.is_empty() { "{}".to_owned() } else { data.flow() });
        } else {
            let (unit, line_break) = (self.unit(), line_break(self.text));
            let entry = |(name, data): &(String, Data)| {
                format!("{}:{}", Data::Text(name.clone()).flow(), data.block(&own, &unit, line_break))
            };
            let lines: Vec<String> = new.iter().map(entry).collect();
            self.edit(start, end_of(self.text, last), lines.join(&format!("{line_break}{own}")));
        }
        Ok(())
    }

    fn is_flow(&self, node: &Node) -> bool {
        self.json || self.text.get(node.span.start as usize..).is_some_and(|text| text.starts_with('{'))
    }

    /// Adds entries behind those that stay.
    fn add(&mut self, node: &Node, kept: &[&Entry], new: &[(String, Data)]) -> Result<(), Unable> {
        if new.is_empty() {
            return Ok(());
        }
        for (name, _) in new {
            self.claims.push(format!("{}:{}:{name}", self.file.0, node.span.start));
        }
        let text = self.text;
        let line_break = line_break(text);
        let Some(last) = kept.last().copied() else {
            let own = indentation(text, node.span.start as usize).to_owned();
            let data = Data::Object(new.to_vec());
            let written = if self.json { data.json(&own, &self.unit(), line_break) } else { data.flow() };
            self.edit(node.span.start as usize, node.span.end as usize, written);
            return Ok(());
        };
        if is_alias(last) && !self.json {
            return Err(Unable);
        }
        let end = end_of(text, last);
        if self.is_flow(node) {
            let alone = begins_line(text, last.key_span.start as usize);
            let own = indentation(text, last.key_span.start as usize).to_owned();
            let unit = self.unit();
            let mut added = String::new();
            for (name, data) in new {
                let key = Data::Text(name.clone());
                let entry = if self.json {
                    let breaks = if alone { line_break } else { "" };
                    format!("{}: {}", key.json("", "", ""), data.json(&own, &unit, breaks))
                } else {
                    format!("{}: {}", key.flow(), data.flow())
                };
                let gap = if alone { format!("{line_break}{own}") } else { " ".to_owned() };
                added.push_str(&format!(",{gap}{entry}"));
            }
            self.edit(end, end, added);
            return Ok(());
        }
        let first = last.key_span.start as usize;
        let before = text.get(line_start(text, first)..first).ok_or(Unable)?;
        if !before.chars().all(|c| matches!(c, ' ' | '-')) {
            return Err(Unable);
        }
        let own = " ".repeat(before.len());
        let unit = self.unit();
        let at = line_end(text, end);
        let mut added = String::new();
        for (name, data) in new {
            let key = Data::Text(name.clone()).flow();
            added.push_str(&format!("{line_break}{own}{key}:{}", data.block(&own, &unit, line_break)));
        }
        self.edit(at, at, added);
        Ok(())
    }
}

/// Where an entry ends, without the line breaks that the span of its value may hold.
fn end_of(text: &str, entry: &Entry) -> usize {
    let (start, end) = (entry.value.span.start as usize, entry.value.span.end as usize);
    let key = entry.key_span.end as usize;
    if matches!(entry.value.kind, NodeKind::Null) && end <= key {
        return text.get(key..).and_then(|rest| rest.find(':')).map_or(key, |at| key + at + 1);
    }
    let written = text.get(start..end).unwrap_or_default();
    start + written.trim_end().len()
}

/// Whether a value is written before its key: what stands here is an alias of it.
fn is_alias(entry: &Entry) -> bool {
    entry.value.span.start < entry.key_span.start
}

/// Whether a value is the result of an intrinsic function.
pub(super) fn is_computed(node: &Node) -> bool {
    if node.tag.is_some() {
        return true;
    }
    match node.entries() {
        [only] => only.key == "Ref" || only.key == "Condition" || only.key.starts_with("Fn::"),
        _ => match &node.kind {
            NodeKind::String(text) => text.contains("${"),
            _ => false,
        },
    }
}

/// The innermost value at a span.
pub(super) fn node_at(node: &Node, span: Span) -> Option<&Node> {
    let inner = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    let mut found = inner.filter(|inner| inner.span.contains(span));
    found.find_map(|inner| node_at(inner, span)).or_else(|| (node.span == span).then_some(node))
}
