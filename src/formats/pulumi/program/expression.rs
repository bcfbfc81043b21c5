//! From nodes to expressions of the language, which its evaluator then evaluates: interpolations, and every function.
//! <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/#built-in-functions>

use bartizan_lang::syntax::ast::{Call, Expr, ExprKind, ObjectItem, Relative, Step, StepKind, TemplatePart, Traversal};
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};

use super::interpolation::{Access, Piece, pieces};
use crate::formats::cloudformation::literal;

/// What begins the name of a function.
const FUNCTION: &str = "fn::";

/// Functions that the scope of a program has and the language has not.
pub(super) const INVOKE: &str = "fn::invoke";
/// See [`INVOKE`].
pub(super) const SECRET: &str = "fn::secret";
/// See [`INVOKE`].
pub(super) const UNSECRET: &str = "fn::unsecret";
/// See [`INVOKE`].
pub(super) const SINGLE_OR_NONE: &str = "fn::singleOrNone";
/// See [`INVOKE`].
pub(super) const STACK_REFERENCE: &str = "fn::stackReference";
/// See [`INVOKE`].
pub(super) const RESOURCE_NAME: &str = "fn::pulumiResourceName";
/// See [`INVOKE`].
pub(super) const RESOURCE_TYPE: &str = "fn::pulumiResourceType";

/// Functions that the language has: their names in lower case, and what the language calls them.
const SAME: [(&str, &str); 9] = [
    ("tojson", "jsonencode"),
    ("tobase64", "base64encode"),
    ("frombase64", "base64decode"),
    ("readfile", "file"),
    ("filebase64", "filebase64"),
    ("filebase64sha256", "filebase64sha256"),
    ("sha1", "sha1"),
    ("length", "length"),
    ("split", "split"),
];

/// Translates the nodes of a program.
#[derive(Default)]
pub(super) struct Translator {
    /// What is wrong in the nodes.
    pub diagnostics: Vec<Diagnostic>,
}

impl Translator {
    /// The expression of a node.
    pub(super) fn expr(&mut self, node: &Node) -> Expr {
        let kind = match &node.kind {
            NodeKind::String(text) => return self.text(text, node.span),
            NodeKind::Sequence(items) => ExprKind::Tuple(items.iter().map(|item| self.expr(item)).collect()),
            NodeKind::Mapping(entries) => {
                if let [only] = entries.as_slice()
                    && let Some(name) = function_of(&only.key)
                {
                    return self.function(name, only, node.span);
                }
                ExprKind::Object(entries.iter().map(|entry| self.entry(entry)).collect())
            }
            _ => ExprKind::Constant(literal(node)),
        };
        Expr::new(kind, node.span)
    }

    fn entry(&mut self, entry: &Entry) -> ObjectItem {
        ObjectItem { key: self.text(&entry.key, entry.key_span), value: self.expr(&entry.value) }
    }

    /// A text with what is interpolated in it.
    fn text(&mut self, text: &str, span: Span) -> Expr {
        if !text.contains('$') {
            return constant(Value::string(text), span);
        }
        match pieces(text) {
            Ok(pieces) => {
                let mut pieces = pieces.into_iter();
                match (pieces.next(), pieces.len()) {
                    (None, _) => constant(Value::string(""), span),
                    (Some(Piece::Text(text)), 0) => constant(Value::string(text), span),
                    (Some(Piece::Path(name, steps)), 0) => path(&name, steps, span),
                    (Some(first), _) => {
                        let parts = std::iter::once(first).chain(pieces).map(|piece| match piece {
                            Piece::Text(text) => TemplatePart::Text(text),
                            Piece::Path(name, steps) => TemplatePart::Interpolation(path(&name, steps, span)),
                        });
                        Expr::new(ExprKind::Template(parts.collect()), span)
                    }
                }
            }
            Err(problem) => self.wrong(problem, span),
        }
    }

    fn function(&mut self, name: &str, entry: &Entry, span: Span) -> Expr {
        let argument = &entry.value;
        let lower = name.to_lowercase();
        if let Some((_, ours)) = SAME.iter().find(|(theirs, _)| *theirs == lower) {
            if lower == "split" {
                return match self.pair(name, argument) {
                    Some((separator, text)) => call(ours, vec![self.expr(separator), self.expr(text)], span),
                    None => invalid(span),
                };
            }
            return call(ours, vec![self.expr(argument)], span);
        }
        match lower.as_str() {
            "invoke" => self.invoke(argument, span),
            "join" => match self.pair(name, argument) {
                Some((separator, list)) => self.join(separator, list, span),
                None => invalid(span),
            },
            "select" => match self.pair(name, argument) {
                Some((index, list)) => {
                    let step = Step { kind: StepKind::Index(self.expr(index)), span: index.span };
                    let relative = Relative { base: self.expr(list), steps: vec![step] };
                    Expr::new(ExprKind::Relative(Box::new(relative)), span)
                }
                None => invalid(span),
            },
            "stackreference" => match self.pair(name, argument) {
                Some((stack, output)) => call(STACK_REFERENCE, vec![self.expr(stack), self.expr(output)], span),
                None => invalid(span),
            },
            "secret" => call(SECRET, vec![self.expr(argument)], span),
            "unsecret" => call(UNSECRET, vec![self.expr(argument)], span),
            "singleornone" => call(SINGLE_OR_NONE, vec![self.expr(argument)], span),
            "pulumiresourcename" | "pulumiresourcetype" => {
                let ours = if lower.ends_with("name") { RESOURCE_NAME } else { RESOURCE_TYPE };
                match mentioned(argument) {
                    Some(resource) => call(ours, vec![constant(Value::string(resource), argument.span)], span),
                    None => self.wrong(&format!("fn::{name} takes a resource"), argument.span),
                }
            }
            // Documents of Pulumi, too, are taken for the place of a file, or for its text.
            "stringasset" | "fileasset" | "remoteasset" | "filearchive" | "remotearchive" => self.expr(argument),
            "assetarchive" => constant(Value::unknown(Reason::Other("the content of an archive".into())), span),
            // `fn::aws:ec2:getAmi` calls a function of a provider.
            _ if (1..=2).contains(&name.matches(':').count()) && !name.contains("::") => {
                let arguments = matches!(argument.kind, NodeKind::Mapping(_)).then_some(argument);
                self.invocation(name, arguments, None, span)
            }
            _ => self.wrong(&format!("there is no function fn::{name}"), entry.key_span),
        }
    }

    fn invoke(&mut self, argument: &Node, span: Span) -> Expr {
        // Its parts are read without regard to case.
        let part = |name: &str| {
            argument.entries().iter().find(|entry| entry.key.eq_ignore_ascii_case(name)).map(|entry| &entry.value)
        };
        let Some(function) = part("function").and_then(Node::as_str) else {
            return self.wrong("fn::invoke takes a mapping with a function", argument.span);
        };
        self.invocation(function, part("arguments"), part("return").and_then(Node::as_str), span)
    }

    fn invocation(&mut self, function: &str, arguments: Option<&Node>, result: Option<&str>, span: Span) -> Expr {
        let arguments = match arguments {
            Some(node) => self.expr(node),
            None => Expr::new(ExprKind::Object(Vec::new()), span),
        };
        let called = call(INVOKE, vec![constant(Value::string(function), span), arguments], span);
        let Some(result) = result else { return called };
        let step = Step { kind: StepKind::Attr(result.into()), span };
        Expr::new(ExprKind::Relative(Box::new(Relative { base: called, steps: vec![step] })), span)
    }

    fn join(&mut self, separator: &Node, list: &Node, span: Span) -> Expr {
        // A list that is written out is a text with holes, which says more than a call.
        if let (Some(between), NodeKind::Sequence(items)) = (separator.as_str(), &list.kind)
            && !between.contains('$')
        {
            let mut parts = Vec::with_capacity(items.len() * 2);
            for (place, item) in items.iter().enumerate() {
                if place > 0 && !between.is_empty() {
                    parts.push(TemplatePart::Text(between.into()));
                }
                let part = self.expr(item);
                parts.push(match part.as_literal_str() {
                    Some(text) => TemplatePart::Text(text.clone()),
                    None => TemplatePart::Interpolation(part),
                });
            }
            let texts: Option<Vec<&str>> = parts.iter().map(text_of_part).collect();
            return match texts {
                Some(texts) => constant(Value::string(texts.concat()), span),
                None => Expr::new(ExprKind::Template(parts), span),
            };
        }
        call("join", vec![self.expr(separator), self.expr(list)], span)
    }

    /// The two arguments of a function.
    fn pair<'n>(&mut self, name: &str, argument: &'n Node) -> Option<(&'n Node, &'n Node)> {
        match argument.items() {
            [first, second] => Some((first, second)),
            _ => {
                self.wrong(&format!("fn::{name} takes a list of two"), argument.span);
                None
            }
        }
    }

    fn wrong(&mut self, message: &str, span: Span) -> Expr {
        self.diagnostics.push(Diagnostic::error(message, span));
        invalid(span)
    }
}

/// The name of the function that a key calls.
fn function_of(key: &str) -> Option<&str> {
    let (start, name) = key.split_at_checked(FUNCTION.len())?;
    start.eq_ignore_ascii_case(FUNCTION).then_some(name)
}

/// The name that a text consists of: that of a resource in options.
pub(super) fn mentioned(node: &Node) -> Option<Str> {
    match pieces(node.as_str()?).ok()?.as_slice() {
        [Piece::Path(name, steps)] if steps.is_empty() => Some(name.clone()),
        _ => None,
    }
}

fn text_of_part(part: &TemplatePart) -> Option<&str> {
    match part {
        TemplatePart::Text(text) => Some(text),
        _ => None,
    }
}

fn path(name: &str, steps: Vec<Access>, span: Span) -> Expr {
    let steps = steps.into_iter().map(|step| Step {
        kind: match step {
            Access::Name(name) => StepKind::Attr(name),
            Access::Index(index) => StepKind::Index(constant(Value::from(index), span)),
        },
        span,
    });
    let traversal = Traversal { root: name.into(), root_span: span, steps: steps.collect() };
    Expr::new(ExprKind::Traversal(Box::new(traversal)), span)
}

fn constant(value: Value, span: Span) -> Expr {
    Expr::new(ExprKind::Constant(value.at(span)), span)
}

fn invalid(span: Span) -> Expr {
    constant(Value::unknown(Reason::Invalid), span)
}

fn call(name: &str, args: Vec<Expr>, span: Span) -> Expr {
    Expr::new(ExprKind::Call(Box::new(Call { name: name.into(), name_span: span, args, expand: false })), span)
}
