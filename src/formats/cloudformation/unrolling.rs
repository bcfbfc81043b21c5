//! What changes the tree of a template before it is read: loops (`Fn::ForEach`) are unrolled, local files that
//! `AWS::Include` names are put in. <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html>

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{Diagnostic, Span};
use rustc_hash::FxHashMap;

/// Most values that unrolling may make.
const MAX_NODES: usize = 2_000_000;

/// Deepest nesting of loops, and of files that include others.
const MAX_LEVELS: usize = 8;

/// What a loop goes over.
pub(super) enum Values {
    /// These.
    Known(Vec<Str>),
    /// It is not known.
    Unknown(Reason),
}

/// Unrolls the loops of a section.
pub(super) struct Unroll<'a> {
    /// Gives the values of the collection of a loop.
    pub values: &'a mut dyn FnMut(&Node) -> Values,
    /// What is wrong.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// The variables of loops whose values are not known.
    pub open: FxHashMap<Str, Reason>,
    /// Entries of the section that stand for an unknown number of them.
    pub symbolic: FxHashMap<Str, Reason>,
    left: usize,
    told: bool,
}

impl<'a> Unroll<'a> {
    pub(super) fn new(values: &'a mut dyn FnMut(&Node) -> Values, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            values,
            diagnostics,
            open: FxHashMap::default(),
            symbolic: FxHashMap::default(),
            left: MAX_NODES,
            told: false,
        }
    }

    /// The entries of a section, or of a mapping in it.
    pub(super) fn entries(&mut self, entries: Vec<Entry>, level: usize) -> Vec<Entry> {
        let mut made: Vec<Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            if entry.key.starts_with("Fn::ForEach") {
                self.repeat(&entry, level, &mut made);
            } else {
                made.push(Entry { value: self.node(entry.value, level), ..entry });
            }
        }
        made
    }

    fn node(&mut self, node: Node, level: usize) -> Node {
        let kind = match node.kind {
            NodeKind::Mapping(entries) => NodeKind::Mapping(self.entries(entries, level)),
            NodeKind::Sequence(items) => {
                NodeKind::Sequence(items.into_iter().map(|item| self.node(item, level)).collect())
            }
            other => other,
        };
        Node { kind, ..node }
    }

    fn repeat(&mut self, entry: &Entry, level: usize, made: &mut Vec<Entry>) {
        let wrong = |message: &str| Diagnostic::error(message, entry.key_span.to(entry.value.span));
        let [variable, collection, body] = entry.value.items() else {
            let message = "Fn::ForEach takes the name of a variable, a list, and what is made for each";
            return self.diagnostics.push(wrong(message));
        };
        let (Some(variable), NodeKind::Mapping(body)) = (variable.as_str(), &body.kind) else {
            let message = "Fn::ForEach takes the name of a variable, a list, and a mapping";
            return self.diagnostics.push(wrong(message));
        };
        if level > MAX_LEVELS {
            return self.diagnostics.push(wrong("loops are nested too deeply"));
        }
        match (self.values)(collection) {
            Values::Known(values) => {
                for value in values {
                    if !self.afford(body, entry.key_span) {
                        return;
                    }
                    let round = body.iter().map(|entry| replaced_entry(entry, variable, &value)).collect();
                    made.extend(self.entries(round, level + 1));
                }
            }
            Values::Unknown(reason) => {
                self.open.insert(variable.into(), reason.clone());
                if !self.afford(body, entry.key_span) {
                    return;
                }
                let round = body.iter().map(|entry| Entry { key: named(&entry.key, variable), ..entry.clone() });
                let round = self.entries(round.collect(), level + 1);
                for entry in round {
                    self.symbolic.insert(entry.key.clone(), reason.clone());
                    made.push(entry);
                }
            }
        }
    }

    /// Whether there is room for one more round.
    fn afford(&mut self, body: &[Entry], span: Span) -> bool {
        let size: usize = body.iter().map(|entry| 1 + size(&entry.value)).sum();
        match self.left.checked_sub(size) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                if !std::mem::replace(&mut self.told, true) {
                    let message =
                        format!("the loops of the template make more than {MAX_NODES} values: the rest is left out");
                    self.diagnostics.push(Diagnostic::error(message, span));
                }
                false
            }
        }
    }
}

fn size(node: &Node) -> usize {
    let inner: usize = match &node.kind {
        NodeKind::Sequence(items) => items.iter().map(size).sum(),
        NodeKind::Mapping(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        _ => 0,
    };
    1 + inner
}

/// A key with the name of a variable in the place of its value, which is not known.
fn named(key: &str, variable: &str) -> Str {
    key.replace(&format!("${{{variable}}}"), variable).replace(&format!("&{{{variable}}}"), variable).into()
}

fn replaced_entry(entry: &Entry, variable: &str, value: &Str) -> Entry {
    Entry {
        key: replaced_text(&entry.key, variable, value),
        key_span: entry.key_span,
        value: replaced(&entry.value, variable, value),
    }
}

/// A node with a value in the place of a variable: in `${Name}`, `&{Name}` and `Ref`.
fn replaced(node: &Node, variable: &str, value: &Str) -> Node {
    let text = |span| Node { kind: NodeKind::String(value.clone()), tag: None, span };
    let kind = match &node.kind {
        NodeKind::String(name) if node.tag.as_deref() == Some("Ref") && name == variable => return text(node.span),
        NodeKind::String(name) => NodeKind::String(replaced_text(name, variable, value)),
        NodeKind::Mapping(entries) => match entries.as_slice() {
            [only] if only.key == "Ref" && only.value.as_str() == Some(variable) => return text(node.span),
            _ => NodeKind::Mapping(entries.iter().map(|entry| replaced_entry(entry, variable, value)).collect()),
        },
        NodeKind::Sequence(items) => {
            NodeKind::Sequence(items.iter().map(|item| replaced(item, variable, value)).collect())
        }
        other => other.clone(),
    };
    Node { kind, tag: node.tag.clone(), span: node.span }
}

fn replaced_text(text: &Str, variable: &str, value: &Str) -> Str {
    if !text.contains("{") || !text.contains(variable) {
        return text.clone();
    }
    let plain = text.replace(&format!("${{{variable}}}"), value);
    // The second form leaves out what cannot stand in a logical id.
    let bare: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    plain.replace(&format!("&{{{variable}}}"), &bare)
}

/// Puts in the files that a tree includes.
pub(super) struct Includes<'a> {
    /// Gives the document of a file by the location as it is written.
    pub read: &'a mut dyn FnMut(&str, Span) -> Option<Node>,
    /// What was not put in.
    pub diagnostics: &'a mut Vec<Diagnostic>,
    /// Whether anything was not put in.
    pub missing: bool,
}

impl Includes<'_> {
    /// The tree with its files put in.
    pub(super) fn node(&mut self, node: Node, level: usize) -> Node {
        let kind = match node.kind {
            NodeKind::Mapping(entries) => {
                let mut made: Vec<Entry> = Vec::with_capacity(entries.len());
                let mut merged = false;
                for entry in entries {
                    let is_section = level == 0 && entry.key == "Transform";
                    let included = (entry.key == "Fn::Transform" || is_section)
                        .then(|| self.included(&entry.value, level))
                        .flatten();
                    match included {
                        Some(NodeKind::Mapping(more)) => {
                            // What is written beside counts for more.
                            merged = true;
                            more.into_iter().for_each(|entry| {
                                if !made.iter().any(|known| known.key == entry.key) {
                                    made.push(entry);
                                }
                            });
                        }
                        Some(other) if made.is_empty() => return Node { kind: other, ..node },
                        Some(_) => {}
                        None => {
                            let value = self.node(entry.value, level + 1);
                            if merged {
                                made.retain(|known| known.key != entry.key);
                            }
                            made.push(Entry { value, ..entry });
                        }
                    }
                }
                NodeKind::Mapping(made)
            }
            NodeKind::Sequence(items) => {
                NodeKind::Sequence(items.into_iter().map(|item| self.node(item, level + 1)).collect())
            }
            other => other,
        };
        Node { kind, ..node }
    }

    fn included(&mut self, value: &Node, level: usize) -> Option<NodeKind> {
        let several = value.items();
        let one = if several.is_empty() { value } else { several.iter().find(|one| is_include(one))? };
        if !is_include(one) {
            return None;
        }
        let location = one.get("Parameters").and_then(|parameters| parameters.get("Location"));
        let text = location.and_then(Node::as_str);
        let included = text.filter(|_| level < 256).and_then(|location| (self.read)(location, one.span));
        match included {
            Some(node) => Some(node.kind),
            None => {
                self.missing = true;
                let message = match text {
                    Some(text) => format!("{text:?} is not included: it is no file beside the template"),
                    None => "which file is included is not known".to_owned(),
                };
                self.diagnostics.push(Diagnostic::note(message, one.span));
                Some(NodeKind::Mapping(Vec::new()))
            }
        }
    }
}

fn is_include(node: &Node) -> bool {
    node.get("Name").and_then(Node::as_str) == Some("AWS::Include")
}
