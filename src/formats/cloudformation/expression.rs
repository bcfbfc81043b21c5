//! From nodes to expressions of the language, which its evaluator then evaluates: every intrinsic function, in its long
//! form (`Fn::Sub`) and its short one (`!Sub`).
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html>

use bartizan_lang::syntax::ast::{
    BinaryOp, Call, Conditional, Expr, ExprKind, ObjectItem, Step, StepKind, TemplatePart, Traversal, UnaryOp,
};
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use rustc_hash::FxHashMap;

use super::substitution::{Piece, pieces};
use super::template::{literal, text_of};

/// Names that the scope of a template resolves: `Ref.Name`, `GetAtt.Name.Attribute`, `Condition.Name`.
pub(super) const REF: &str = "Ref";
/// See [`REF`].
pub(super) const GET_ATT: &str = "GetAtt";
/// See [`REF`].
pub(super) const CONDITION: &str = "Condition";

/// The functions of the templates' language, without `Fn::`.
const FUNCTIONS: &[&str] = &[
    "And",
    "Base64",
    "Cidr",
    "Contains",
    "EachMemberEquals",
    "EachMemberIn",
    "Equals",
    "FindInMap",
    "GetAZs",
    "GetAtt",
    "GetStackOutput",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "RefAll",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
    "ValueOf",
    "ValueOfAll",
];

/// Why a text with variables is not known.
const NO_TEXT: &str = "the text of Fn::Sub is put in before the template is used";

/// Most resources of a template in which a name like a misspelt one is looked for.
const MAX_NAMES_TRIED: usize = 1_000;

/// What a template declares, by name.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// Places of the parameters.
    pub parameters: FxHashMap<Str, usize>,
    /// Places of the mappings.
    pub mappings: FxHashMap<Str, usize>,
    /// Places of the conditions.
    pub conditions: FxHashMap<Str, usize>,
    /// Places of the resources.
    pub resources: FxHashMap<Str, usize>,
    /// The variables of loops whose values are not known.
    pub loops: FxHashMap<Str, Reason>,
    /// What SAM lets resources that it makes be called by: `Function.Alias`, with their logical ids.
    pub referable: FxHashMap<Str, Str>,
    /// Whether there may be more than that: a macro adds to the template, or a part of it was not read.
    pub open: bool,
    /// Whether the template may be a part of another one, which declares what is missing in it.
    pub part: bool,
}

impl Declared {
    /// What is said of a name that is not declared.
    pub(super) fn missing(&self, message: String, span: Span) -> Diagnostic {
        match self.part {
            true => Diagnostic::note(format!("{message}, which may be a part of another one"), span),
            false => Diagnostic::error(message, span),
        }
    }
}

/// Translates the nodes of a template.
pub(super) struct Translator<'a> {
    declared: &'a Declared,
    /// What is wrong in the nodes.
    pub diagnostics: Vec<Diagnostic>,
    /// The resources that they mention.
    pub mentioned: Vec<usize>,
}

/// What stands after the name of a function.
#[derive(Clone, Copy)]
struct Argument<'n> {
    node: &'n Node,
    /// Whether the tag of the node is the function itself.
    tagged: bool,
}

impl<'n> Argument<'n> {
    fn text(self) -> Option<&'n str> {
        match &self.node.kind {
            NodeKind::String(text) | NodeKind::Number(_, text) if self.tagged || self.node.tag.is_none() => Some(text),
            _ => None,
        }
    }

    /// The elements of a list that is written out.
    fn items(self) -> Option<&'n [Node]> {
        match &self.node.kind {
            NodeKind::Sequence(items) if self.tagged || self.node.tag.is_none() => Some(items),
            _ => None,
        }
    }
}

impl<'a> Translator<'a> {
    pub(super) fn new(declared: &'a Declared) -> Self {
        Self { declared, diagnostics: Vec::new(), mentioned: Vec::new() }
    }

    /// The expression of a node.
    pub(super) fn expr(&mut self, node: &Node) -> Expr {
        if let Some(tag) = &node.tag {
            return self.function(tag, Argument { node, tagged: true }, node.span);
        }
        self.untagged(node)
    }

    fn untagged(&mut self, node: &Node) -> Expr {
        let kind = match &node.kind {
            NodeKind::Sequence(items) => ExprKind::Tuple(items.iter().map(|item| self.expr(item)).collect()),
            NodeKind::Mapping(entries) => {
                if let [only] = entries.as_slice()
                    && let Some(name) = function_key(&only.key)
                {
                    return self.function(name, Argument { node: &only.value, tagged: false }, node.span);
                }
                ExprKind::Object(entries.iter().filter_map(|entry| self.entry(entry)).collect())
            }
            _ => ExprKind::Constant(literal(node)),
        };
        Expr::new(kind, node.span)
    }

    fn entry(&mut self, entry: &Entry) -> Option<ObjectItem> {
        if function_key(&entry.key).is_some_and(|name| FUNCTIONS.contains(&name)) {
            let message = format!("{} stands beside other keys, where it has no effect", entry.key);
            self.diagnostics.push(Diagnostic::warning(message, entry.key_span));
            return None;
        }
        let key = Value::string(entry.key.clone()).at(entry.key_span);
        Some(ObjectItem { key: constant(key, entry.key_span), value: self.expr(&entry.value) })
    }

    fn function(&mut self, name: &str, argument: Argument<'_>, span: Span) -> Expr {
        match name {
            "Ref" => match argument.text() {
                Some(name) => self.reference(name, span),
                None => self.wrong("Ref takes the name of a parameter or a resource", span),
            },
            "Condition" => match argument.text() {
                Some(name) => self.condition_named(name, span),
                None => self.wrong("Condition takes the name of a condition", span),
            },
            "GetAtt" => self.get_att(argument, span),
            "Sub" => self.sub(argument, span),
            "Join" => self.join(argument, span),
            "Split" => match self.arguments(name, argument, 2, 2, span) {
                Some(items) => self.call("split", items, span),
                None => invalid(span),
            },
            "Select" => match self.arguments(name, argument, 2, 2, span) {
                Some(items) => self.call("Fn::Select", items, span),
                None => invalid(span),
            },
            "If" => match self.arguments(name, argument, 3, 3, span) {
                Some([condition, then, otherwise]) => {
                    let condition = match (condition.tag.as_deref(), condition.as_str()) {
                        (None, Some(name)) => self.condition_named(name, condition.span),
                        _ => self.condition(condition),
                    };
                    let (then, otherwise) = (self.expr(then), self.expr(otherwise));
                    let conditional = Conditional { condition, then, otherwise };
                    Expr::new(ExprKind::Conditional(Box::new(conditional)), span)
                }
                _ => invalid(span),
            },
            "Equals" => match self.arguments(name, argument, 2, 2, span) {
                Some([left, right]) => {
                    let operands = (self.comparable(left), self.comparable(right));
                    Expr::new(ExprKind::Binary(BinaryOp::Eq, Box::new(operands)), span)
                }
                _ => invalid(span),
            },
            "And" => self.logic(name, BinaryOp::And, argument, span),
            "Or" => self.logic(name, BinaryOp::Or, argument, span),
            "Not" => match self.arguments(name, argument, 1, 1, span) {
                Some([only]) => {
                    let operand = self.condition(only);
                    Expr::new(ExprKind::Unary(UnaryOp::Not, Box::new(operand)), span)
                }
                _ => invalid(span),
            },
            "FindInMap" => self.find_in_map(argument, span),
            "Base64" => self.of_one("base64encode", argument, span),
            "ImportValue" => self.of_one("Fn::ImportValue", argument, span),
            "GetAZs" => self.of_one("Fn::GetAZs", argument, span),
            "Length" => {
                let list = self.argument(argument);
                call_of("length", vec![elements(list)], span)
            }
            "ToJsonString" => {
                let value = self.argument(argument);
                call_of("jsonencode", vec![elements(value)], span)
            }
            "Cidr" => match self.arguments(name, argument, 2, 3, span) {
                Some(items) => self.call("Fn::Cidr", items, span),
                None => invalid(span),
            },
            "Contains" | "EachMemberEquals" | "EachMemberIn" => match self.arguments(name, argument, 2, 2, span) {
                Some(items) => self.call(&format!("Fn::{name}"), items, span),
                None => invalid(span),
            },
            "RefAll" | "ValueOf" | "ValueOfAll" | "GetStackOutput" => {
                let reason = Reason::Other(format!("Fn::{name} is decided when the stack is made").into());
                constant(Value::unknown(reason).at(span), span)
            }
            "Transform" => {
                let several = argument.node.items();
                let one = several.first().unwrap_or(argument.node);
                let macro_name = one.get("Name").and_then(Node::as_str).unwrap_or_default();
                self.diagnostics.push(Diagnostic::note(format!("the macro {macro_name:?} is not run"), span));
                constant(Value::unknown(Reason::Other(format!("the macro {macro_name:?}").into())).at(span), span)
            }
            // Tags of tools that make templates: `!Rain::Embed file.py`.
            _ if name.contains("::") => {
                let message = format!("what {name} stands for is put in before the template is used");
                self.diagnostics.push(Diagnostic::note(message.clone(), span));
                constant(Value::unknown(Reason::Other(message.into())).at(span), span)
            }
            _ => {
                self.diagnostics.push(Diagnostic::error(format!("there is no function {name:?}"), span));
                invalid(span)
            }
        }
    }

    /// An operand of a condition: a condition itself.
    pub(super) fn condition(&mut self, node: &Node) -> Expr {
        if node.tag.is_none()
            && let [only] = node.entries()
            && only.key == CONDITION
            && let Some(name) = only.value.as_str()
        {
            return self.condition_named(name, node.span);
        }
        let is_function = node.tag.is_some()
            || matches!(node.entries(), [only] if function_key(&only.key).is_some())
            || matches!(node.as_str(), Some("true" | "false"));
        if !is_function {
            return self.wrong("a condition is made of functions such as Fn::Equals", node.span);
        }
        self.expr(node)
    }

    fn condition_named(&mut self, name: &str, span: Span) -> Expr {
        if !self.declared.conditions.contains_key(name) && !self.declared.open {
            self.diagnostics.push(self.declared.missing(format!("there is no condition {name:?}"), span));
        }
        traversal(CONDITION, vec![attribute(name, span)], span)
    }

    /// `Ref`: a parameter, what CloudFormation itself knows, or a resource.
    fn reference(&mut self, name: &str, span: Span) -> Expr {
        if name == "AWS::NoValue" {
            return constant(Value::null().at(span), span);
        }
        let name = self.declared.referable.get(name).map_or(name, Str::as_str);
        if !name.starts_with("AWS::") && !self.declared.parameters.contains_key(name) {
            self.mention(name, span);
        }
        traversal(REF, vec![attribute(name, span)], span)
    }

    fn mention(&mut self, name: &str, span: Span) {
        match self.declared.resources.get(name) {
            Some(place) => self.mentioned.push(*place),
            None if self.declared.open || self.declared.loops.contains_key(name) => {}
            None => {
                let message = format!("there is no parameter or resource {name:?} in this template");
                // Looking at all names each time takes too long where there are very many.
                let few = self.declared.resources.len() <= MAX_NAMES_TRIED;
                let names = self.declared.resources.keys().chain(self.declared.parameters.keys());
                let near = names
                    .filter(|_| few)
                    .map(|known| (strsim::damerau_levenshtein(known, name), known))
                    .filter(|(distance, _)| *distance <= 2)
                    .min();
                let mut diagnostic = self.declared.missing(message, span);
                if let Some((_, near)) = near {
                    diagnostic = diagnostic.with_help(format!("did you mean {near}?"));
                }
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn get_att(&mut self, argument: Argument<'_>, span: Span) -> Expr {
        if let Some(text) = argument.text() {
            return match text.split_once('.') {
                Some((resource, attribute)) => self.attribute_of(resource, attribute, span),
                None => self.wrong("Fn::GetAtt takes a resource and an attribute of it", span),
            };
        }
        let wrong = "Fn::GetAtt takes a resource and an attribute of it";
        let Some([first, rest @ ..]) = argument.items() else { return self.wrong(wrong, span) };
        // Both may be put together by functions, as far as that is known without any values.
        let Some(resource) = self.fixed(first) else { return self.wrong(wrong, span) };
        let texts: Option<Vec<Str>> = rest.iter().map(|node| self.fixed(node)).collect();
        match (texts, rest) {
            (Some(texts), [_, ..]) => self.attribute_of(&resource, &texts.join("."), span),
            (None, [expression]) => {
                self.mention(&resource, first.span);
                let name = self.expr(expression);
                let index = Step { kind: StepKind::Index(name), span: expression.span };
                traversal(GET_ATT, vec![attribute(&resource, first.span), index], span)
            }
            _ => self.wrong(wrong, span),
        }
    }

    /// The text of a node that hangs on no value.
    fn fixed(&mut self, node: &Node) -> Option<Str> {
        match node.as_str() {
            Some(text) => Some(text.into()),
            None => match &self.expr(node).kind {
                ExprKind::Constant(value) => text_of(value),
                _ => None,
            },
        }
    }

    fn attribute_of(&mut self, resource: &str, name: &str, span: Span) -> Expr {
        if !self.declared.referable.is_empty() {
            // `Function.Alias` is a resource, and `Function.Alias.Name` an attribute of it.
            let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
            if let Some(made) = self.declared.referable.get(format!("{resource}.{first}").as_str()) {
                return match rest {
                    None => self.reference(made, span),
                    Some(rest) => self.attribute_of(made, rest, span),
                };
            }
        }
        self.mention(resource, span);
        traversal(GET_ATT, vec![attribute(resource, span), attribute(name, span)], span)
    }

    fn sub(&mut self, argument: Argument<'_>, span: Span) -> Expr {
        let (text, variables) = match (argument.text(), argument.items()) {
            (Some(text), _) => (text, None),
            (None, Some([text])) if text.as_str().is_some() => (text.as_str().unwrap_or_default(), None),
            (None, Some([text, variables])) if text.as_str().is_some() => {
                (text.as_str().unwrap_or_default(), Some(variables))
            }
            // A macro or a tool gives the text.
            (None, Some([text, ..])) if text.tag.is_some() || matches!(text.entries(), [_]) => {
                self.expr(text);
                return constant(Value::unknown(Reason::Other(NO_TEXT.into())).at(span), span);
            }
            (None, None)
                if matches!(argument.node.entries(), [_]) || (!argument.tagged && argument.node.tag.is_some()) =>
            {
                self.argument(argument);
                return constant(Value::unknown(Reason::Other(NO_TEXT.into())).at(span), span);
            }
            _ => return self.wrong("Fn::Sub takes a text, and perhaps a mapping of variables", span),
        };
        if let Some(other) = variables.filter(|v| !matches!(v.kind, NodeKind::Mapping(_) | NodeKind::Null)) {
            return self.wrong("the variables of Fn::Sub must be a mapping", other.span);
        }
        let own: Vec<(Str, Expr)> = variables
            .map_or(&[] as &[Entry], Node::entries)
            .iter()
            .map(|entry| (entry.key.clone(), self.expr(&entry.value)))
            .collect();
        let mut parts = Vec::new();
        for piece in pieces(text) {
            parts.push(match piece {
                Piece::Text(text) => TemplatePart::Text(text),
                Piece::Name(name) => {
                    let own = own.iter().find(|(variable, _)| variable == name);
                    TemplatePart::Interpolation(match (own, name.split_once('.')) {
                        (Some((_, value)), _) => value.clone(),
                        (None, Some((resource, attribute))) => self.attribute_of(resource, attribute, span),
                        (None, None) => self.reference(name, span),
                    })
                }
            });
        }
        template(parts, span)
    }

    fn join(&mut self, argument: Argument<'_>, span: Span) -> Expr {
        let Some([separator, list]) = self.arguments("Join", argument, 2, 2, span) else { return invalid(span) };
        let written = Argument { node: list, tagged: false }.items();
        // A list that is written out is a text with holes, which says more than a call.
        if let (Some(separator), Some(items)) = (separator.as_str(), written)
            && !items.iter().any(may_be_absent)
        {
            let mut parts = Vec::with_capacity(items.len() * 2);
            for (place, item) in items.iter().enumerate() {
                if place > 0 && !separator.is_empty() {
                    parts.push(TemplatePart::Text(separator.into()));
                }
                let part = self.expr(item);
                parts.push(match &part.kind {
                    ExprKind::Constant(value) => match text_of(value) {
                        Some(text) => TemplatePart::Text(text),
                        None => TemplatePart::Interpolation(part),
                    },
                    _ => TemplatePart::Interpolation(part),
                });
            }
            return template(parts, span);
        }
        let (separator, list) = (self.expr(separator), self.expr(list));
        call_of("join", vec![separator, elements(list)], span)
    }

    fn find_in_map(&mut self, argument: Argument<'_>, span: Span) -> Expr {
        let Some([map, top, second, options @ ..]) = self.arguments("FindInMap", argument, 3, 4, span) else {
            return invalid(span);
        };
        if let Some(name) = map.as_str()
            && !self.declared.mappings.contains_key(name)
            && !self.declared.open
        {
            self.diagnostics.push(self.declared.missing(format!("there is no mapping {name:?}"), map.span));
        }
        let mut args = vec![self.expr(map), self.expr(top), self.expr(second)];
        if let Some(default) = options.first().and_then(|options| options.get("DefaultValue")) {
            args.push(self.expr(default));
        }
        call_of("Fn::FindInMap", args, span)
    }

    fn logic(&mut self, name: &str, op: BinaryOp, argument: Argument<'_>, span: Span) -> Expr {
        let Some(items) = self.arguments(name, argument, 1, 64, span) else { return invalid(span) };
        let mut operands = items.iter().map(|item| self.condition(item)).collect::<Vec<_>>().into_iter();
        let Some(first) = operands.next() else { return invalid(span) };
        operands.fold(first, |left, right| Expr::new(ExprKind::Binary(op, Box::new((left, right))), span))
    }

    /// What is compared is a text in templates: `1` and `"1"` are equal.
    fn comparable(&mut self, node: &Node) -> Expr {
        let expr = self.expr(node);
        match &expr.kind {
            ExprKind::Constant(value) => match text_of(value) {
                Some(text) => constant(Value::string(text).at(value.span), expr.span),
                None => expr,
            },
            _ => {
                let span = expr.span;
                call_of("Fn::Text", vec![expr], span)
            }
        }
    }

    /// The arguments of a function that takes so many.
    fn arguments<'n>(
        &mut self,
        name: &str,
        argument: Argument<'n>,
        least: usize,
        most: usize,
        span: Span,
    ) -> Option<&'n [Node]> {
        let found = argument.items().filter(|items| (least..=most).contains(&items.len()));
        if found.is_none() {
            let takes = if least == most { least.to_string() } else { format!("{least} to {most}") };
            let message = format!("Fn::{name} takes a list of {takes}");
            self.diagnostics.push(Diagnostic::error(message, span));
        }
        found
    }

    fn argument(&mut self, argument: Argument<'_>) -> Expr {
        if argument.tagged { self.untagged(argument.node) } else { self.expr(argument.node) }
    }

    fn of_one(&mut self, name: &str, argument: Argument<'_>, span: Span) -> Expr {
        // The long form may have its one argument in a list.
        let argument = match argument.items() {
            Some([only]) => self.expr(only),
            _ => self.argument(argument),
        };
        call_of(name, vec![argument], span)
    }

    fn call(&mut self, name: &str, items: &[Node], span: Span) -> Expr {
        let args = items.iter().map(|item| self.expr(item)).collect();
        call_of(name, args, span)
    }

    fn wrong(&mut self, message: &str, span: Span) -> Expr {
        self.diagnostics.push(Diagnostic::error(message, span));
        invalid(span)
    }
}

/// The name of the function that a key calls.
fn function_key(key: &str) -> Option<&str> {
    if key == "Ref" { Some(key) } else { key.strip_prefix("Fn::").filter(|name| !name.starts_with("ForEach")) }
}

/// Whether an element of a list may turn out to be `AWS::NoValue`.
fn may_be_absent(node: &Node) -> bool {
    match &node.tag {
        Some(tag) if tag == "Ref" => matches!(&node.kind, NodeKind::String(name) if name == "AWS::NoValue"),
        Some(tag) => matches!(tag.as_str(), "If" | "FindInMap" | "Transform"),
        None => match node.entries() {
            [only] if only.key == "Ref" => only.value.as_str() == Some("AWS::NoValue"),
            [only] => matches!(only.key.as_str(), "Fn::If" | "Fn::FindInMap" | "Fn::Transform"),
            _ => matches!(node.kind, NodeKind::Null),
        },
    }
}

fn constant(value: Value, span: Span) -> Expr {
    Expr::new(ExprKind::Constant(value), span)
}

fn invalid(span: Span) -> Expr {
    constant(Value::unknown(Reason::Invalid).at(span), span)
}

fn attribute(name: &str, span: Span) -> Step {
    Step { kind: StepKind::Attr(name.into()), span }
}

fn traversal(root: &str, steps: Vec<Step>, span: Span) -> Expr {
    Expr::new(ExprKind::Traversal(Box::new(Traversal { root: root.into(), root_span: span, steps })), span)
}

fn call_of(name: &str, args: Vec<Expr>, span: Span) -> Expr {
    let call = Call { name: name.into(), name_span: span, args, expand: false };
    Expr::new(ExprKind::Call(Box::new(call)), span)
}

/// A list without what is absent in it.
fn elements(list: Expr) -> Expr {
    let span = list.span;
    call_of("Fn::Elements", vec![list], span)
}

/// A text with holes; without any, the text itself.
fn template(parts: Vec<TemplatePart>, span: Span) -> Expr {
    let texts: Option<Vec<&str>> = parts
        .iter()
        .map(|part| match part {
            TemplatePart::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    match texts {
        Some(texts) => constant(Value::string(texts.concat()).at(span), span),
        None => Expr::new(ExprKind::Template(parts), span),
    }
}
