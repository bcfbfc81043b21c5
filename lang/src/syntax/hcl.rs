//! HCL: hcl-edit parses, and one walk lowers its tree to ours.

use std::ops::Range;

use ecow::EcoString;
use hcl_edit::expr::{self as hcl, Expression, ObjectKey, TraversalOperator};
use hcl_edit::structure::{self, Structure};
use hcl_edit::{Decorated, Ident, Span as _, parser};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::ast::{
    Attribute, BinaryOp, Block, Body, Call, Conditional, Expr, ExprKind, ForExpr, Label, ObjectItem, Relative, Step,
    StepKind, Traversal, UnaryOp,
};
use super::recovery::{self, Holds};
use super::template::{self, Quoting};
use super::{Parsed, limits};
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};
use crate::value::{Number, Value};

/// Parses a file of HCL: `.tf`, settings, checks. Of text that does not parse the blocks without a mistake are read.
#[must_use]
pub fn parse_hcl(file: FileId, text: &str) -> Parsed {
    parse_file(file, text, Holds::Blocks)
}

fn parse_file(file: FileId, text: &str, holds: Holds) -> Parsed {
    match parse_part(text, Place::From(file, 0)) {
        Ok((body, diagnostics)) => Parsed { body, diagnostics, incomplete: false },
        Err(broken) => recovery::recover(file, text, holds, broken.diagnostic),
    }
}

/// Why a text does not parse.
pub(super) struct Broken {
    /// What is said about it.
    pub(super) diagnostic: Diagnostic,
    /// Where in the text the parser stopped.
    pub(super) offset: usize,
}

/// Parses a file, or a part of one that could be a file by itself.
pub(super) fn parse_part(text: &str, place: Place) -> Result<(Body, Vec<Diagnostic>), Broken> {
    let checked = limits::check_hcl(text, place).map_err(|diagnostic| {
        let offset = diagnostic.span.start.saturating_sub(place.span(0..0).start);
        Broken { diagnostic, offset: usize::try_from(offset).unwrap_or(0) }
    })?;
    let tree = tolerantly(&checked.text, parser::parse_body).map_err(|error| Broken {
        offset: error_offset(error.location(), text),
        diagnostic: explain(&error, text, place),
    })?;
    if let Some(range) = checked.unclosed {
        return Err(Broken { offset: range.start, diagnostic: unclosed(place.span(range)) });
    }
    let mut lowering = Lowering { source: text, place, diagnostics: Vec::new() };
    let body = lowering.body(&tree);
    Ok((body, lowering.diagnostics))
}

/// Parses a file of variable values, `.tfvars`: attributes and no blocks.
#[must_use]
pub fn parse_tfvars(file: FileId, text: &str) -> Parsed {
    let mut parsed = parse_file(file, text, Holds::Values);
    for block in std::mem::take(&mut parsed.body.blocks) {
        let message = format!("a file of variable values cannot hold the block `{}`", block.ident);
        parsed.diagnostics.push(
            Diagnostic::error(message, block.header)
                .with_help(format!("write `{} = …` to set a variable", block.ident)),
        );
    }
    parsed
}

/// Parses an expression that stands at that byte offset of the file.
///
/// # Errors
/// What is wrong with the text, at its place.
pub fn parse_expression(file: FileId, text: &str, offset: usize) -> Result<Expr, Diagnostic> {
    expression(text, Place::From(file, offset))
}

/// Parses a template that is not in quotes, such as a file for `templatefile`, which stands at that byte offset.
///
/// # Errors
/// What is wrong with the text, at its place.
pub fn parse_template(file: FileId, text: &str, base_offset: usize) -> Result<Expr, Diagnostic> {
    bare_template(text, Place::From(file, base_offset))
}

/// Parses an expression; white space around it is allowed.
pub(super) fn expression(text: &str, place: Place) -> Result<Expr, Diagnostic> {
    let start = text.len() - text.trim_start().len();
    let source = text.trim();
    let place = place.later(start);
    let checked = limits::check_hcl(source, place)?;
    if source.is_empty() {
        return Err(Diagnostic::error("expected an expression, found nothing", place.span(0..0)));
    }
    let tree = tolerantly(&checked.text, parser::parse_expr).map_err(|error| explain(&error, source, place))?;
    let mut lowering = Lowering { source, place, diagnostics: Vec::new() };
    let expr = lowering.expr(&tree);
    lowering.diagnostics.into_iter().next().map_or(Ok(expr), Err)
}

/// Parses a template without quotes around it.
pub(super) fn bare_template(text: &str, place: Place) -> Result<Expr, Diagnostic> {
    let whole = place.span(0..text.len());
    if !template::has_sequences(text) {
        return Ok(constant(Value::string(normalized(text)), whole));
    }
    limits::check_template(text, place)?;
    let tree = parser::parse_template(text).map_err(|error| explain(&error, text, place))?;
    let mut lowering = Lowering { source: text, place, diagnostics: Vec::new() };
    let expr = template::lower(&mut lowering, &tree, Quoting::Bare, whole);
    lowering.diagnostics.into_iter().next().map_or(Ok(expr), Err)
}

/// How much text is parsed again to get past keys that stand twice, in bytes; each of them costs one pass.
const MAX_REPARSED: usize = 1 << 20;

/// Parses, and when that fails, parses once more what HCL takes and hcl-edit does not: line ends inside of `{for …}`, and
/// a key that stands twice in an object. Both are changed in a copy without moving a byte, so the spans of the tree are
/// those of the text; names and keys are read from the text.
fn tolerantly<T>(text: &str, parse: impl Fn(&str) -> Result<T, parser::Error>) -> Result<T, parser::Error> {
    let first = match parse(text) {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    let Some(mut copy) = limits::join_lines(text) else { return Err(first) };
    for _ in 0..=MAX_REPARSED / text.len().max(1 << 14) {
        let error = match parse(&copy) {
            Ok(tree) => return Ok(tree),
            Err(error) => error,
        };
        let renamed =
            if error.message().contains(REPEATED_KEY) { rename(&copy, error.location().offset()) } else { None };
        let renamed = renamed.or_else(|| smaller(&copy, error.location().offset()));
        match renamed {
            Some(renamed) => copy = renamed,
            // The later one of the two is the mistake; the earlier one may be what only hcl-edit minds.
            None if error.location().offset() > first.location().offset() => return Err(error),
            None => return Err(first),
        }
    }
    Err(first)
}

/// The text with smaller numbers in the line of a place, when one there is beyond doubles, which hcl-edit reads numbers as;
/// numbers are read from the source later.
fn smaller(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?;
    let mut changed = String::with_capacity(line.len());
    let mut rest = line;
    let mut quotes = 0;
    while let Some(place) = rest.find(['e', 'E']) {
        let (before, exponent) = rest.split_at(place);
        let digits = exponent[1..].strip_prefix('+').unwrap_or(&exponent[1..]);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        let skipped = exponent.len() - digits.len();
        quotes += before.matches('"').count();
        let whole = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = whole.len() < before.len() && !whole.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        changed.push_str(before);
        changed.push_str(&exponent[..skipped]);
        if count >= 3 && number && quotes.is_multiple_of(2) {
            changed.push_str(&"0".repeat(count));
        } else {
            changed.push_str(&digits[..count]);
        }
        rest = &digits[count..];
    }
    changed.push_str(rest);
    (changed != line).then(|| format!("{}{changed}{}", &text[..start], &text[start + line.len()..]))
}

/// What hcl-edit says about a key that stands twice.
const REPEATED_KEY: &str = "redefined object key";

/// The text with another letter at the beginning of the key that stands there, when it is a name or a text.
fn rename(text: &str, at: usize) -> Option<String> {
    let at = at + usize::from(text.as_bytes().get(at) == Some(&b'"'));
    let other = match *text.as_bytes().get(at)? {
        b'z' => "a".to_owned(),
        b'Z' => "A".to_owned(),
        letter if letter.is_ascii_alphabetic() => char::from(letter + 1).to_string(),
        _ => return None,
    };
    let mut renamed = text.to_owned();
    renamed.replace_range(at..at + 1, &other);
    Some(renamed)
}

/// Where a text stands in its file.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Byte for byte from that offset.
    From(FileId, usize),
    /// Somewhere in there: the file holds it with escapes, so offsets do not fit.
    Within(Span),
}

impl Place {
    /// The span of a range of the text.
    pub(super) fn span(self, range: Range<usize>) -> Span {
        match self {
            Self::From(file, offset) => Span::new(file, offset + range.start, offset + range.end),
            Self::Within(span) => span,
        }
    }

    /// The place of what begins so many bytes later.
    fn later(self, bytes: usize) -> Self {
        match self {
            Self::From(file, offset) => Self::From(file, offset + bytes),
            Self::Within(span) => Self::Within(span),
        }
    }
}

/// The walk from hcl-edit's tree to ours. Its depth is bounded by the limits on nesting and on chained operators.
pub(super) struct Lowering<'a> {
    /// The text that was parsed: spans of hcl-edit's tree are ranges of it.
    pub(super) source: &'a str,
    /// Where that text stands.
    pub(super) place: Place,
    /// What hcl-edit takes and HCL does not.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Lowering<'_> {
    fn body(&mut self, tree: &structure::Body) -> Body {
        let blocks = tree.iter().filter(|s| s.is_block()).count();
        let mut body = Body { attributes: Vec::with_capacity(tree.len() - blocks), blocks: Vec::with_capacity(blocks) };
        for structure in tree {
            match structure {
                Structure::Attribute(attribute) => {
                    let name_span = self.span(&attribute.key);
                    let expr = self.expr(&attribute.value);
                    let span = name_span.to(expr.span);
                    body.attributes.push(Attribute { name: name(&attribute.key), name_span, expr, span });
                }
                Structure::Block(block) => body.blocks.push(self.block(block)),
            }
        }
        body
    }

    fn block(&mut self, block: &structure::Block) -> Block {
        let mut header = self.span(&block.ident);
        let mut labels = Vec::with_capacity(block.labels.len());
        for label in &block.labels {
            let span = self.span(label);
            header = header.to(span);
            labels.push(Label { text: normalized(label.as_str()), span });
        }
        let body = self.body(&block.body);
        Block { ident: name(&block.ident), labels, body, header, span: self.span(block) }
    }

    /// Lowers an expression.
    pub(super) fn expr(&mut self, tree: &Expression) -> Expr {
        let span = self.span(tree);
        let kind = match tree {
            Expression::Null(_) => return constant(Value::null(), span),
            Expression::Bool(value) => return constant(Value::from(**value), span),
            Expression::Number(number) => return self.number(number.span().unwrap_or_default(), span),
            Expression::String(text) => return constant(Value::string(normalized(text.value())), span),
            Expression::StringTemplate(template) => return template::lower(self, template, Quoting::Quoted, span),
            Expression::HeredocTemplate(heredoc) => {
                let flush = self.text(tree.span()).starts_with("<<-");
                return template::lower(self, &heredoc.template, Quoting::Heredoc { flush }, span);
            }
            Expression::Array(array) => {
                let mut items = Vec::with_capacity(array.len());
                items.extend(array.iter().map(|item| self.expr(item)));
                ExprKind::Tuple(items)
            }
            Expression::Object(object) => {
                let mut items = Vec::with_capacity(object.len());
                items.extend(
                    object.iter().map(|(key, value)| ObjectItem { key: self.key(key), value: self.expr(value.expr()) }),
                );
                ExprKind::Object(items)
            }
            Expression::Parenthesis(inner) => ExprKind::Paren(Box::new(self.expr(inner.inner()))),
            Expression::Variable(root) => {
                ExprKind::Traversal(Box::new(Traversal { root: name(root), root_span: span, steps: Vec::new() }))
            }
            Expression::Traversal(traversal) => self.traversal(traversal),
            Expression::FuncCall(call) => self.call(call),
            Expression::Conditional(conditional) => ExprKind::Conditional(Box::new(Conditional {
                condition: self.expr(&conditional.cond_expr),
                then: self.expr(&conditional.true_expr),
                otherwise: self.expr(&conditional.false_expr),
            })),
            Expression::UnaryOp(operation) => {
                let operator = match operation.operator.value() {
                    hcl::UnaryOperator::Neg => UnaryOp::Neg,
                    hcl::UnaryOperator::Not => UnaryOp::Not,
                };
                ExprKind::Unary(operator, Box::new(self.expr(&operation.expr)))
            }
            Expression::BinaryOp(operation) => ExprKind::Binary(
                binary_operator(*operation.operator.value()),
                Box::new((self.expr(&operation.lhs_expr), self.expr(&operation.rhs_expr))),
            ),
            Expression::ForExpr(tree) => ExprKind::For(Box::new(ForExpr {
                key: tree.intro.key_var.as_ref().map(name),
                value: name(&tree.intro.value_var),
                collection: self.expr(&tree.intro.collection_expr),
                result_key: tree.key_expr.as_ref().map(|key| self.expr(key)),
                result: self.expr(&tree.value_expr),
                condition: tree.cond.as_ref().map(|condition| self.expr(&condition.expr)),
                group: tree.grouping,
            })),
        };
        Expr::new(kind, span)
    }

    /// Reads a number from the source, since hcl-edit rounds it to a double.
    fn number(&mut self, range: Range<usize>, span: Span) -> Expr {
        let text = self.source.get(range).unwrap_or_default();
        let digits = text.strip_prefix('-').map(|rest| rest.rfind([' ', '\t', '/']).map_or(rest, |at| &rest[at + 1..]));
        let number = match digits {
            Some(digits) => Number::parse(digits).map(|number| number.neg()),
            None => Number::parse(text),
        };
        let number = number.unwrap_or_else(|| {
            self.diagnostics.push(Diagnostic::error("the exponent of this number is out of range", span));
            Number::from(0_i64)
        });
        constant(Value::from(number), span)
    }

    fn key(&mut self, key: &ObjectKey) -> Expr {
        let tree = match key {
            ObjectKey::Ident(ident) => {
                return constant(Value::string(self.text(ident.span())), self.span(ident));
            }
            ObjectKey::Expression(tree) => tree,
        };
        match tree {
            Expression::String(_) => {
                let quoted = self.text(tree.span());
                let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted);
                constant(Value::string(template::decode(inner, true)), self.span(tree))
            }
            Expression::Parenthesis(inner) => self.expr(inner.inner()),
            // A keyword before `=` is a name like any other.
            Expression::Null(_) | Expression::Bool(_) => {
                constant(Value::string(self.text(tree.span())), self.span(tree))
            }
            Expression::Number(number) => {
                let span = self.span(tree);
                let number = self.number(number.span().unwrap_or_default(), span);
                match number.kind {
                    ExprKind::Constant(value) if value.as_number().is_some() => {
                        let text = value.as_number().map(ToString::to_string).unwrap_or_default();
                        constant(Value::string(text), span)
                    }
                    kind => Expr::new(kind, span),
                }
            }
            // `aws.west` as a key is a name in a module's `providers`; anywhere else evaluating it says what is wrong.
            _ => self.expr(tree),
        }
    }

    fn traversal(&mut self, tree: &hcl::Traversal) -> ExprKind {
        let mut steps = Vec::with_capacity(tree.operators.len());
        let mut attributes = false;
        for operator in &tree.operators {
            let span = self.span(operator);
            match operator.value() {
                TraversalOperator::AttrSplat(_) => attributes = true,
                TraversalOperator::FullSplat(_) | TraversalOperator::Index(_) => attributes = false,
                TraversalOperator::GetAttr(_) | TraversalOperator::LegacyIndex(_) => {}
            }
            let kind = match operator.value() {
                TraversalOperator::AttrSplat(_) => StepKind::AttrSplat,
                TraversalOperator::FullSplat(_) => StepKind::FullSplat,
                TraversalOperator::GetAttr(ident) => StepKind::Attr(name(ident)),
                TraversalOperator::Index(index) => StepKind::Index(self.expr(index)),
                // Within `.*` it belongs to the splat, as names after a dot do.
                TraversalOperator::LegacyIndex(index) if attributes => StepKind::Attr(index.to_string().into()),
                TraversalOperator::LegacyIndex(index) => {
                    let number = i64::try_from(**index).map_or_else(
                        |_| Number::parse(&index.to_string()).unwrap_or_else(|| Number::from(i64::MAX)),
                        Number::from,
                    );
                    // Without the dot.
                    let digits = Span { start: span.end.saturating_sub(decimal_length(**index)), ..span };
                    StepKind::Index(constant(Value::from(number), digits))
                }
            };
            steps.push(Step { kind, span });
        }
        match &tree.expr {
            Expression::Variable(root) => {
                ExprKind::Traversal(Box::new(Traversal { root: name(root), root_span: self.span(root), steps }))
            }
            base => ExprKind::Relative(Box::new(Relative { base: self.expr(base), steps })),
        }
    }

    fn call(&mut self, tree: &hcl::FuncCall) -> ExprKind {
        let mut name_span = self.span(&tree.name.name);
        let mut full = EcoString::new();
        for part in &tree.name.namespace {
            name_span = name_span.to(self.span(part));
            full.push_str(part.as_str());
            full.push_str("::");
        }
        full.push_str(tree.name.name.as_str());
        let mut args = Vec::with_capacity(tree.args.len());
        args.extend(tree.args.iter().map(|arg| self.expr(arg)));
        ExprKind::Call(Box::new(Call { name: full, name_span, args, expand: tree.args.expand_final() }))
    }

    fn text(&self, range: Option<Range<usize>>) -> &str {
        range.and_then(|range| self.source.get(range)).unwrap_or_default()
    }

    fn span(&self, tree: &impl hcl_edit::Span) -> Span {
        self.place.span(tree.span().unwrap_or_default())
    }
}

/// A literal that stands there.
pub(super) fn constant(value: Value, span: Span) -> Expr {
    Expr::new(ExprKind::Constant(value.at(span)), span)
}

/// The text in the normal form that HCL gives to every string, NFC.
pub(super) fn normalized(text: &str) -> EcoString {
    if text.is_ascii() || is_nfc(text) { EcoString::from(text) } else { text.nfc().collect() }
}

/// The text of an identifier.
pub(super) fn name(ident: &Decorated<Ident>) -> EcoString {
    EcoString::from(ident.as_str())
}

fn decimal_length(number: u64) -> u32 {
    number.checked_ilog10().unwrap_or(0) + 1
}

fn binary_operator(operator: hcl::BinaryOperator) -> BinaryOp {
    use hcl::BinaryOperator as Hcl;
    match operator {
        Hcl::Or => BinaryOp::Or,
        Hcl::And => BinaryOp::And,
        Hcl::Eq => BinaryOp::Eq,
        Hcl::NotEq => BinaryOp::NotEq,
        Hcl::Less => BinaryOp::Less,
        Hcl::LessEq => BinaryOp::LessEq,
        Hcl::Greater => BinaryOp::Greater,
        Hcl::GreaterEq => BinaryOp::GreaterEq,
        Hcl::Plus => BinaryOp::Add,
        Hcl::Minus => BinaryOp::Sub,
        Hcl::Mul => BinaryOp::Mul,
        Hcl::Div => BinaryOp::Div,
        Hcl::Mod => BinaryOp::Rem,
    }
}

/// Says what hcl-edit's error means, at the text that it found instead.
fn explain(error: &parser::Error, text: &str, place: Place) -> Diagnostic {
    let offset = error_offset(error.location(), text);
    let message = error.message();
    let rest = &text[offset..];
    let word = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
    let end = offset + if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    let span = place.span(offset..end);
    let found = &text[offset..end];

    if message.contains("redefined attribute") {
        return Diagnostic::error(format!("the attribute `{found}` is set twice in the same block"), span)
            .with_help("keep one of them");
    }
    if message.contains(REPEATED_KEY) {
        return Diagnostic::error("the same key stands twice in one object", span).with_help("keep one of them");
    }
    if message.contains("nested levels") {
        return limits::too_deep(span);
    }
    if message.contains("chained binary operators") {
        return Diagnostic::error("more than 128 operators in a row are not read", span)
            .with_help("split the expression with `locals`");
    }
    let number = text[..offset].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    if found.starts_with(['e', 'E']) && text[number..offset].starts_with(|c: char| c.is_ascii_digit()) {
        return Diagnostic::error("this number is out of range", place.span(number..end));
    }
    if message.contains("escape sequence") || message.contains("hex code") {
        let start = text[..offset].rfind('\\').unwrap_or(offset);
        return Diagnostic::error("this is not an escape", place.span(start..offset))
            .with_help("write `\\\\` for a backslash");
    }
    if message.contains("heredoc end delimiter") {
        let start = text[..offset].rfind("<<").unwrap_or(offset);
        return Diagnostic::error(
            "this heredoc is not closed",
            place.span(start..text[start..].find('\n').map_or(end, |at| start + at)),
        )
        .with_help("write its name alone on the last line");
    }
    if found == "\"" && message.ends_with("expected `}`") {
        return Diagnostic::error("expected `}` to close the `${` or `%{`, found the end of the string", span);
    }
    if let Some(range) = limits::unclosed_string(text)
        && (range.start <= offset
            || message == "unexpected token"
            // The parser goes back to the beginning of the attribute.
            || message.contains("block body") && !text[offset..range.start].contains('\n'))
    {
        return unclosed(place.span(range));
    }
    let found = match found {
        "" => "the end of the text".to_owned(),
        "\n" | "\r" if rest.trim().is_empty() => "the end of the text".to_owned(),
        "\n" | "\r" => "the end of the line".to_owned(),
        found if found.chars().any(char::is_control) => format!("`{}`", found.escape_debug()),
        found => format!("`{found}`"),
    };
    let expected = if message.contains("block body") {
        "`}` to close the block, or an attribute or block on its own line".to_owned()
    } else if message.contains("invalid structure") {
        "`=` and a value, or `{` and a block".to_owned()
    } else if message.contains("invalid expression") {
        "an expression".to_owned()
    } else if message.contains("newline or eof") {
        "the end of the line".to_owned()
    } else if message.ends_with("expected `]`") {
        "`,` or `]`".to_owned()
    } else if message.ends_with("expected `)` or expression") {
        "`,` or `)`".to_owned()
    } else if message == "unexpected token" {
        return Diagnostic::error(format!("did not expect {found} here"), span);
    } else if let Some((_, expected)) = message.split_once("; expected ").or_else(|| message.split_once("expected ")) {
        expected.replace("`\n`", "a new line").replace("eof", "the end of the text")
    } else {
        return Diagnostic::error(format!("did not expect {found} here"), span);
    };
    Diagnostic::error(format!("expected {expected}, found {found}"), span)
}

/// The offset of an error. hcl-edit clamps it to the last byte; that it was the end of the text shows in the column only.
fn error_offset(location: &parser::Location, text: &str) -> usize {
    let mut offset = location.offset().min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let line = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    if offset + 1 == text.len() && text[line..offset].chars().count() + 1 < location.column() {
        text.len()
    } else {
        offset
    }
}

fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::error("this string is not closed on its line", span)
        .with_help("write `\\n` for a new line in a string, or use a heredoc: `<<-EOT`")
}
