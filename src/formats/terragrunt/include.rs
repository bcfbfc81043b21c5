//! `include`: other files that are merged into one, and what of them can be named.

use std::rc::Rc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::syntax::ast::Block;
use bartizan_lang::value::{Field, Fields, Kind, Reason, Seq, Str};
use bartizan_lang::{Span, Value};

use super::scope::{Frame, Reading, reason};
use crate::formats::tree_path;
use crate::source::RelPath;

/// How an included file is merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Strategy {
    /// Not at all: it can only be named.
    None,
    /// Entry by entry: what the including file has stays.
    Shallow,
    /// Maps entry by entry at all levels, lists one after the other.
    Deep,
}

/// A file that another one includes.
pub(super) struct Include {
    /// Empty without one.
    pub label: Str,
    pub frame: Rc<Frame>,
    /// Whether it can be named.
    pub expose: bool,
    pub strategy: Strategy,
}

impl Include {
    /// Whether it is merged.
    pub(super) fn merges(&self) -> bool {
        self.strategy != Strategy::None
    }

    /// The directory of the included file.
    pub(super) fn directory(&self) -> RelPath {
        self.frame.path.parent().unwrap_or_default()
    }
}

impl Reading<'_> {
    /// The includes of a file, in the order written. An included file has none of its own: Terragrunt follows one level.
    pub(super) fn includes<'f>(&self, frame: &'f Rc<Frame>, depth: u32) -> &'f [Include] {
        if let Some(known) = frame.includes.get() {
            return known;
        }
        let Some(made) = self.once(frame, "include", || {
            let mut made = Vec::new();
            for block in frame.file.body.blocks_of("include") {
                if frame.included {
                    self.report(
                        Diagnostic::error("an included file includes another one", block.header)
                            .with_help("only one level of includes is followed; read_terragrunt_config reads more"),
                    );
                    break;
                }
                match self.include(frame, block, depth) {
                    Ok(include) => made.push(include),
                    // Otherwise it is told already.
                    Err(Some(diagnostic)) => self.report(diagnostic),
                    Err(None) => {}
                }
            }
            made
        }) else {
            return &[];
        };
        frame.includes.get_or_init(|| made)
    }

    fn include(&self, frame: &Rc<Frame>, block: &Block, depth: u32) -> Result<Include, Option<Diagnostic>> {
        let label = block.label(0).cloned().unwrap_or_default();
        let Some(attribute) = block.body.attribute("path") else {
            return Err(Some(Diagnostic::error("an include needs a path", block.header)));
        };
        let (span, value) = (attribute.expr.span, self.value(frame, &attribute.expr, depth));
        let Some(text) = value.as_str() else {
            if reason(&value) == Reason::Invalid {
                return Err(None);
            }
            let why =
                if value.first_unknown().is_some() { reason(&value).to_string() } else { "it is no text".to_owned() };
            let message = format!("an include is not read, since its path is not known: {why}");
            // What only a stack can tell is no mistake where no stack tells it.
            let template = frame.file.template && self.at.values.is_none();
            return Err(Some(if template {
                Diagnostic::note(message, span)
            } else {
                Diagnostic::warning(message, span)
            }));
        };
        let place = tree_path::reached(self.root, &frame.directory(), text).ok_or_else(|| {
            let message = format!("an include lies outside of the scanned tree: {text:?}");
            Some(Diagnostic::warning(message, span).with_help("name a wider tree with --root"))
        })?;
        let included = self
            .frame(&place, Some(&frame.config))
            .map_err(|error| Some(Diagnostic::error(format!("an include cannot be read: {error}"), span)))?;
        let flag = |name| self.attribute(frame, block, name, depth).and_then(|v| v.as_bool());
        let strategy = self.attribute(frame, block, "merge_strategy", depth);
        let strategy = match strategy.as_ref().and_then(|s| s.as_str()).map(Str::as_str) {
            Some("no_merge") => Strategy::None,
            Some("deep") => Strategy::Deep,
            None | Some("shallow") => Strategy::Shallow,
            Some(other) => {
                let message = format!("a merge_strategy is no_merge, shallow or deep, not {other:?}");
                self.report(Diagnostic::error(message, block.header));
                Strategy::Shallow
            }
        };
        Ok(Include { label, frame: included, expose: flag("expose").unwrap_or(false), strategy })
    }
}

/// Merges a value under another one, which has precedence.
pub(super) fn merge(over: &Value, under: &Value, strategy: Strategy) -> Value {
    match (&over.kind, &under.kind) {
        (Kind::Object(a) | Kind::Map(a), Kind::Object(b) | Kind::Map(b)) => {
            let mut fields = Fields::clone(b);
            fields.open |= a.open;
            for field in a.entries() {
                let value = match fields.get(&field.key) {
                    Some(below) if strategy == Strategy::Deep => merge(&field.value, below, strategy),
                    _ => field.value.clone(),
                };
                fields.set(Field { value, ..field.clone() });
            }
            over.with_kind(Kind::Object(fields.into()))
        }
        (Kind::Tuple(a) | Kind::List(a) | Kind::Set(a), Kind::Tuple(b) | Kind::List(b) | Kind::Set(b))
            if strategy == Strategy::Deep =>
        {
            let mut seq = Seq { open: a.open || b.open, ..Seq::default() };
            for part in [b, a] {
                for (index, item) in part.items.iter().enumerate() {
                    seq.push(item.clone(), part.presence_of(index));
                }
            }
            over.with_kind(Kind::Tuple(seq.into()))
        }
        // What is not known may hold anything of what is below it, and hide it.
        (Kind::Unknown(unknown), Kind::Object(_) | Kind::Map(_)) => open(over, unknown.reason.clone()),
        (Kind::Object(fields) | Kind::Map(fields), Kind::Unknown(_)) => {
            let mut fields = Fields::clone(fields);
            fields.open = true;
            over.with_kind(Kind::Object(fields.into()))
        }
        _ => over.clone(),
    }
}

fn open(over: &Value, reason: Reason) -> Value {
    Value::unknown(reason).at(over.span)
}

/// A value as an object of which more may be unknown.
pub(super) fn object(entries: Vec<(&str, Option<Value>)>, open: bool, span: Span) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let entries = entries.map(|(key, value)| Field { key: key.into(), at: value.span, value }).collect();
    let mut fields = Fields::new(entries);
    fields.open = open;
    Value::object(fields).at(span)
}
