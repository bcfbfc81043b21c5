//! Nodes that nobody wrote: what SAM puts into the resources that it makes. Each stands at the place of what causes it.

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::{Number, Str};

/// Deepest nesting of `Fn::If` that is followed.
const MAX_CASES_DEEP: usize = 8;

/// Makes nodes that stand at a place.
#[derive(Clone, Copy)]
pub(super) struct At(pub(super) Span);

impl At {
    fn node(self, kind: NodeKind) -> Node {
        Node { kind, tag: None, span: self.0 }
    }

    pub(super) fn text(self, text: impl Into<Str>) -> Node {
        self.node(NodeKind::String(text.into()))
    }

    pub(super) fn number(self, number: i64) -> Node {
        self.node(NodeKind::Number(Number::from(number), number.to_string().into()))
    }

    pub(super) fn flag(self, value: bool) -> Node {
        self.node(NodeKind::Bool(value))
    }

    pub(super) fn list(self, items: impl IntoIterator<Item = Node>) -> Node {
        self.node(NodeKind::Sequence(items.into_iter().collect()))
    }

    pub(super) fn texts<'t>(self, items: impl IntoIterator<Item = &'t str>) -> Node {
        self.list(items.into_iter().map(|item| self.text(item)))
    }

    pub(super) fn entry(self, key: impl Into<Str>, value: Node) -> Entry {
        Entry { key: key.into(), key_span: self.0, value }
    }

    pub(super) fn map<K: Into<Str>>(self, entries: impl IntoIterator<Item = (K, Node)>) -> Node {
        self.entries(entries.into_iter().map(|(key, value)| self.entry(key, value)).collect())
    }

    pub(super) fn entries(self, entries: Vec<Entry>) -> Node {
        self.node(NodeKind::Mapping(entries))
    }

    pub(super) fn reference(self, id: impl Into<Str>) -> Node {
        self.map([("Ref", self.text(id))])
    }

    pub(super) fn get_att(self, id: &str, attribute: &str) -> Node {
        self.map([("Fn::GetAtt", self.texts([id, attribute]))])
    }

    /// `Fn::Sub` with variables of its own, if there are any.
    pub(super) fn sub(self, text: impl Into<Str>, variables: Vec<(Str, Node)>) -> Node {
        let text = self.text(text);
        let argument = if variables.is_empty() { text } else { self.list([text, self.map(variables)]) };
        self.map([("Fn::Sub", argument)])
    }

    pub(super) fn choose(self, condition: &str, then: Node, otherwise: Node) -> Node {
        self.map([("Fn::If", self.list([self.text(condition), then, otherwise]))])
    }

    /// `AWS::NoValue`.
    pub(super) fn nothing(self) -> Node {
        self.reference("AWS::NoValue")
    }
}

/// What a function is called with, if the node is a call of it: `!Ref X`, `Ref: X`.
pub(super) fn call<'n>(node: &'n Node, name: &str) -> Option<Called<'n>> {
    if node.tag.as_deref() == Some(name) {
        return Some(Called { node, tagged: true });
    }
    match node.entries() {
        [only] if node.tag.is_none() => {
            let called = if name == "Ref" || name == "Condition" {
                Some(only.key.as_str())
            } else {
                only.key.strip_prefix("Fn::")
            };
            (called == Some(name)).then_some(Called { node: &only.value, tagged: false })
        }
        _ => None,
    }
}

/// The argument of a function.
#[derive(Clone, Copy)]
pub(super) struct Called<'n> {
    node: &'n Node,
    tagged: bool,
}

impl<'n> Called<'n> {
    pub(super) fn text(self) -> Option<&'n str> {
        match &self.node.kind {
            NodeKind::String(text) if self.tagged || self.node.tag.is_none() => Some(text),
            _ => None,
        }
    }

    pub(super) fn items(self) -> &'n [Node] {
        if self.tagged || self.node.tag.is_none() { self.node.items() } else { &[] }
    }
}

/// Whether a node is the call of a function.
pub(super) fn is_function(node: &Node) -> bool {
    let named = |entry: &Entry| entry.key == "Ref" || entry.key == "Condition" || entry.key.starts_with("Fn::");
    node.tag.is_some() || matches!(node.entries(), [only] if named(only))
}

/// The name in `Ref`.
pub(super) fn referred(node: &Node) -> Option<&str> {
    call(node, "Ref")?.text()
}

/// The resource and the attribute in `Fn::GetAtt`.
pub(super) fn attribute(node: &Node) -> Option<(&str, &str)> {
    let called = call(node, "GetAtt")?;
    match called.text() {
        Some(text) => text.split_once('.'),
        None => match called.items() {
            [id, attribute] => Some((id.as_str()?, attribute.as_str()?)),
            _ => None,
        },
    }
}

/// The logical id that `Ref` or `Fn::GetAtt` names.
pub(super) fn named(node: &Node) -> Option<&str> {
    referred(node).or_else(|| attribute(node).map(|(id, _)| id))
}

/// Whether there is nothing: null, or `AWS::NoValue`.
pub(super) fn is_absent(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Null) || referred(node) == Some("AWS::NoValue")
}

/// The parts of `Fn::If` whose condition is named.
pub(super) fn conditional(node: &Node) -> Option<(&str, &Node, &Node)> {
    match call(node, "If")?.items() {
        [condition, then, otherwise] => {
            let named = condition.as_str().or_else(|| call(condition, "Condition")?.text())?;
            Some((named, then, otherwise))
        }
        _ => None,
    }
}

/// A condition, and whether it must hold or must not.
pub(super) type Guard = (Str, bool);

/// What a node is and under which conditions, without the cases in which it is absent.
pub(super) fn cases(node: &Node) -> Vec<(Vec<Guard>, &Node)> {
    let mut found = Vec::new();
    gather_cases(node, &mut Vec::new(), &mut found);
    found
}

fn gather_cases<'n>(node: &'n Node, guards: &mut Vec<Guard>, found: &mut Vec<(Vec<Guard>, &'n Node)>) {
    match conditional(node).filter(|_| guards.len() < MAX_CASES_DEEP) {
        Some((condition, then, otherwise)) => {
            for (holds, case) in [(true, then), (false, otherwise)] {
                guards.push((condition.into(), holds));
                gather_cases(case, guards, found);
                guards.pop();
            }
        }
        None if is_absent(node) => {}
        None => found.push((guards.clone(), node)),
    }
}

/// The node with each of its cases changed.
pub(super) fn each_case(node: &Node, at: At, change: &mut dyn FnMut(&Node) -> Node) -> Node {
    match conditional(node) {
        Some((condition, then, otherwise)) => {
            let (then, otherwise) = (each_case(then, at, change), each_case(otherwise, at, change));
            At(node.span).choose(condition, then, otherwise)
        }
        None if is_absent(node) => at.nothing(),
        None => change(node),
    }
}

/// Whether two nodes say the same, wherever they stand.
pub(super) fn same(a: &Node, b: &Node) -> bool {
    if a.tag != b.tag {
        return false;
    }
    match (&a.kind, &b.kind) {
        (NodeKind::Sequence(a), NodeKind::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (NodeKind::Mapping(a), NodeKind::Mapping(b)) => {
            let equal = |a: &Entry, b: &Entry| a.key == b.key && same(&a.value, &b.value);
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b))
        }
        (a, b) => a == b,
    }
}

/// The value of a key, made if it is not there; `None` in what is no mapping.
pub(super) fn child<'n>(node: &'n mut Node, key: &str, make: impl FnOnce() -> Entry) -> Option<&'n mut Node> {
    if node.tag.is_some() {
        return None;
    }
    if matches!(node.kind, NodeKind::Null) {
        node.kind = NodeKind::Mapping(Vec::new());
    }
    let NodeKind::Mapping(entries) = &mut node.kind else { return None };
    let place = match entries.iter().position(|entry| entry.key == key) {
        Some(place) => place,
        None => {
            entries.push(make());
            entries.len() - 1
        }
    };
    entries.get_mut(place).map(|entry| &mut entry.value)
}

/// Sets what stands under a key.
pub(super) fn put(node: &mut Node, entry: Entry) {
    if let NodeKind::Mapping(entries) = &mut node.kind {
        match entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => *known = entry,
            None => entries.push(entry),
        }
    }
}

/// The text that SAM makes its names from: the text itself, and of anything else its JSON with sorted keys and no spaces.
pub(super) fn hashed_text(node: &Node) -> String {
    match node.as_str() {
        Some(text) => text.to_owned(),
        None => json(node),
    }
}

fn json(node: &Node) -> String {
    if let Some(tag) = &node.tag {
        let untagged = Node { tag: None, ..node.clone() };
        let argument = match (tag.as_str(), untagged.as_str().and_then(|text| text.split_once('.'))) {
            ("GetAtt", Some((id, attribute))) => format!("[{},{}]", quoted(id), quoted(attribute)),
            _ => json(&untagged),
        };
        let name = if tag == "Ref" || tag == "Condition" { tag.to_string() } else { format!("Fn::{tag}") };
        return format!("{{{}:{argument}}}", quoted(&name));
    }
    match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number(_, text) => text.to_string(),
        NodeKind::String(text) => quoted(text),
        NodeKind::Sequence(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        NodeKind::Mapping(entries) => {
            let mut parts: Vec<String> =
                entries.iter().map(|entry| format!("{}:{}", quoted(&entry.key), json(&entry.value))).collect();
            parts.sort();
            format!("{{{}}}", parts.join(","))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
