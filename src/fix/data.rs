//! Values as documents of YAML and JSON have them.

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::{Expr, ExprKind, UnaryOp};
use bartizan_lang::syntax::document::{Node, NodeKind};
use bartizan_lang::syntax::parse_expression;
use bartizan_lang::value::Kind;

/// A value that is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Data {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(String),
    Text(String),
    List(Vec<Data>),
    Object(Vec<(String, Data)>),
    /// What `Ref` gives of a resource of the template.
    Ref(String),
    /// What `Fn::GetAtt` gives of one.
    Attribute(String, String),
    /// JSON as it stands elsewhere.
    Raw(String),
}

/// How a value that no literal says is written; none when it cannot be.
pub(super) type Computed<'a> = &'a dyn Fn(&Expr, &str) -> Option<Data>;

impl Data {
    /// The value of an expression of HCL.
    pub(super) fn of_hcl(text: &str, computed: Computed<'_>) -> Option<Self> {
        Self::of(&parse_expression(FileId::NONE, text, 0).ok()?, text, computed)
    }

    fn of(expr: &Expr, text: &str, computed: Computed<'_>) -> Option<Self> {
        match &expr.kind {
            ExprKind::Constant(value) => match &value.kind {
                Kind::Null => Some(Self::Null),
                Kind::Bool(value) => Some(Self::Bool(*value)),
                Kind::Number(number) => Some(Self::Number(number.to_string())),
                Kind::String(text) => Some(Self::Text(text.to_string())),
                _ => None,
            },
            ExprKind::Tuple(items) => {
                items.iter().map(|item| Self::of(item, text, computed)).collect::<Option<_>>().map(Self::List)
            }
            ExprKind::Object(items) => {
                let entry = |key: &Expr, value: &Expr| {
                    Some((key.as_literal_str()?.to_string(), Self::of(value, text, computed)?))
                };
                items.iter().map(|item| entry(&item.key, &item.value)).collect::<Option<_>>().map(Self::Object)
            }
            ExprKind::Paren(inner) => Self::of(inner, text, computed),
            ExprKind::Unary(UnaryOp::Neg, inner) => match Self::of(inner, text, computed)? {
                Self::Number(number) => Some(Self::Number(format!("-{number}"))),
                _ => None,
            },
            _ => computed(expr, text),
        }
    }

    /// Whether a document says the same already.
    pub(super) fn is_said_by(&self, node: &Node) -> bool {
        if node.tag.is_some() {
            return false;
        }
        match (self, &node.kind) {
            (Self::Null, NodeKind::Null) => true,
            (Self::Bool(a), NodeKind::Bool(b)) => a == b,
            (Self::Number(a), NodeKind::Number(_, b)) => a == b.as_str(),
            (Self::Text(a), NodeKind::String(b)) => a == b.as_str(),
            (Self::List(a), NodeKind::Sequence(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_said_by(b))
            }
            _ => false,
        }
    }

    /// The value in the kind and the quotes of a scalar that is there.
    pub(super) fn like(self, node: &Node, written: &str) -> Self {
        let text = match (&node.kind, &self) {
            (NodeKind::String(_), Self::Bool(value)) => value.to_string(),
            (NodeKind::String(_), Self::Number(number)) => number.clone(),
            (NodeKind::String(_), Self::Text(text)) => text.clone(),
            _ => return self,
        };
        if written.starts_with('"') { Self::Raw(quoted(&text)) } else { Self::Text(text) }
    }

    /// Whether some of it is decided by a resource.
    pub(super) fn refers(&self) -> bool {
        match self {
            Self::Ref(_) | Self::Attribute(..) | Self::Raw(_) => true,
            Self::List(items) => items.iter().any(Self::refers),
            Self::Object(entries) => entries.iter().any(|(_, value)| value.refers()),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => false,
        }
    }

    fn is_scalar(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => entries.is_empty(),
            _ => true,
        }
    }

    /// The value in JSON; lines after the first are indented by `indentation` and `unit`.
    pub(super) fn json(&self, indentation: &str, unit: &str, line_break: &str) -> String {
        let inner = format!("{indentation}{unit}");
        let enclosed = |open: char, parts: Vec<String>, close: char| {
            if parts.is_empty() {
                return format!("{open}{close}");
            }
            if line_break.is_empty() {
                return format!("{open}{}{close}", parts.join(", "));
            }
            let parts: Vec<String> = parts.iter().map(|part| format!("{inner}{part}")).collect();
            format!("{open}{line_break}{}{line_break}{indentation}{close}", parts.join(&format!(",{line_break}")))
        };
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) => quoted(text),
            Self::Raw(text) => text.clone(),
            Self::Ref(id) => format!("{{ \"Ref\": {} }}", quoted(id)),
            Self::Attribute(id, name) => format!("{{ \"Fn::GetAtt\": [{}, {}] }}", quoted(id), quoted(name)),
            // Lists of scalars are short.
            Self::List(items) if items.iter().all(Self::is_scalar) => {
                let parts: Vec<String> = items.iter().map(|item| item.json("", "", "")).collect();
                format!("[{}]", parts.join(", "))
            }
            Self::List(items) => {
                enclosed('[', items.iter().map(|item| item.json(&inner, unit, line_break)).collect(), ']')
            }
            Self::Object(entries) => {
                let entry = |(key, value): &(String, Self)| {
                    format!("{}: {}", quoted(key), value.json(&inner, unit, line_break))
                };
                enclosed('{', entries.iter().map(entry).collect(), '}')
            }
        }
    }

    /// The value on one line, as YAML in flow style.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::List(items) => format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", ")),
            Self::Object(entries) => {
                let parts: Vec<String> =
                    entries.iter().map(|(key, value)| format!("{}: {}", scalar(key), value.flow())).collect();
                if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) }
            }
            Self::Text(text) => scalar(text),
            Self::Ref(id) => format!("!Ref {}", scalar(id)),
            Self::Attribute(id, name) => format!("!GetAtt {id}.{name}"),
            other => other.json("", "", ""),
        }
    }

    /// What stands behind the colon of a key in block style, with the space or line break before it. Lines are indented by
    /// more than `indentation`, which is that of the key.
    pub(super) fn block(&self, indentation: &str, unit: &str, line_break: &str) -> String {
        let inner = format!("{indentation}{unit}");
        match self {
            Self::Object(entries) if !entries.is_empty() => {
                let entry = |(key, value): &(String, Self)| {
                    format!("{line_break}{inner}{}:{}", scalar(key), value.block(&inner, unit, line_break))
                };
                entries.iter().map(entry).collect()
            }
            Self::List(items) if !items.is_empty() => items
                .iter()
                .map(|item| {
                    let text = match item {
                        Self::Object(entries) if !entries.is_empty() => {
                            let deep = format!("{inner}  ");
                            let lines: Vec<String> = entries
                                .iter()
                                .map(|(key, value)| format!("{}:{}", scalar(key), value.block(&deep, unit, line_break)))
                                .collect();
                            lines.join(&format!("{line_break}{deep}"))
                        }
                        other => other.flow(),
                    };
                    format!("{line_break}{inner}- {text}")
                })
                .collect(),
            other => format!(" {}", other.flow()),
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text in YAML: plain where nothing else could be meant.
fn scalar(text: &str) -> String {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    // A colon with a space behind it begins a value, and a space with a number sign behind it a comment.
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'/' | b':' | b'*' | b' '))
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if plain {
        text.to_owned()
    } else if text.chars().all(|c| (' '..='~').contains(&c) && c != '\'') {
        format!("'{text}'")
    } else {
        quoted(text)
    }
}
