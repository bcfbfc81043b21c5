//! Templates: the parts of strings with `${…}` and `%{…}`.
//!
//! White space is trimmed on a flat list of tokens before the tree is built, because that is what Terraform does: a `~`
//! trims the next literal token only, and there is one such token a line; `<<-` takes the smallest indentation of
//! the lines that begin with text or a sequence, lines inside of directives included
//! (HCL, `hclsyntax/spec.md`, "Template Expressions").

use ecow::EcoString;
use hcl_edit::Span as _;
use hcl_edit::template::{Directive, Element, Strip, Template};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::ast::{Expr, ExprKind, TemplatePart};
use super::hcl::{Lowering, constant, name};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::value::Value;

/// How the text of a template is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// In quotation marks, with backslash escapes.
    Quoted,
    /// `<<EOT`, or with `flush` `<<-EOT`.
    Heredoc {
        /// Whether the common indentation is taken away.
        flush: bool,
    },
    /// A text of its own.
    Bare,
}

/// Whether there may be an interpolation, a directive or an escape of one in the text.
pub(super) fn has_sequences(text: &str) -> bool {
    text.contains("${") || text.contains("%{")
}

/// Lowers a template; without any sequence it becomes a constant.
pub(super) fn lower(lowering: &mut Lowering<'_>, template: &Template, quoting: Quoting, span: Span) -> Expr {
    let mut tokens = Tokens { list: Vec::with_capacity(template.len()), quoting, trims: false, nested: false };
    tokens.read(lowering, template);
    if tokens.trims {
        trim(&mut tokens.list);
    }
    if quoting == (Quoting::Heredoc { flush: true }) {
        flush(&mut tokens.list);
    }
    let several = tokens.list.len() > 1;
    let mut parts = build(&mut tokens.list.into_iter(), false).0;
    if several && matches!(parts.as_slice(), [TemplatePart::Interpolation(_)]) {
        // The text beside it was trimmed to nothing, but the result is still a text and not the value's own type.
        parts.push(TemplatePart::Text(EcoString::new()));
    }
    match parts.as_mut_slice() {
        [] => constant(Value::string(""), span),
        [TemplatePart::Text(text)] => constant(Value::string(std::mem::take(text)), span),
        _ => Expr::new(ExprKind::Template(parts), span),
    }
}

/// A piece of a template before the tree is built.
struct Token {
    kind: TokenKind,
    /// `~` at the beginning of the sequence.
    trim_before: bool,
    /// `~` at its end.
    trim_after: bool,
}

enum TokenKind {
    Text(EcoString),
    Interpolation(Expr),
    If(Expr),
    For { key: Option<EcoString>, value: EcoString, collection: Expr },
    Else,
    End,
}

struct Tokens {
    list: Vec<Token>,
    quoting: Quoting,
    /// Whether there is any `~`.
    trims: bool,
    /// Whether this is inside of a directive.
    nested: bool,
}

impl Tokens {
    fn read(&mut self, lowering: &mut Lowering<'_>, template: &Template) {
        for element in template {
            match element {
                Element::Literal(literal) => {
                    // The source, since hcl-edit leaves escapes inside of directives and dedents by other rules.
                    let source: &str = lowering.source;
                    let range = literal.span().unwrap_or_default();
                    let raw = source.get(range.clone()).unwrap_or(literal.value());
                    if self.quoting == Quoting::Quoted
                        && self.nested
                        && let Some((at, message)) = flaw(raw)
                    {
                        let at = range.start + at;
                        lowering.diagnostics.push(Diagnostic::error(message, lowering.place.span(at..at + 1)));
                    }
                    self.text(raw);
                }
                Element::Interpolation(interpolation) => {
                    let expr = lowering.expr(&interpolation.expr);
                    self.push(TokenKind::Interpolation(expr), interpolation.strip);
                }
                Element::Directive(directive) => {
                    let outer = std::mem::replace(&mut self.nested, true);
                    self.directive(lowering, directive);
                    self.nested = outer;
                }
            }
        }
    }

    fn directive(&mut self, lowering: &mut Lowering<'_>, directive: &Directive) {
        match directive {
            Directive::If(tree) => {
                let condition = lowering.expr(&tree.if_expr.cond_expr);
                self.push(TokenKind::If(condition), tree.if_expr.strip);
                self.read(lowering, &tree.if_expr.template);
                if let Some(otherwise) = &tree.else_expr {
                    self.push(TokenKind::Else, otherwise.strip);
                    self.read(lowering, &otherwise.template);
                }
                self.push(TokenKind::End, tree.endif_expr.strip);
            }
            Directive::For(tree) => {
                let collection = lowering.expr(&tree.for_expr.collection_expr);
                let key = tree.for_expr.key_var.as_ref().map(name);
                let value = name(&tree.for_expr.value_var);
                self.push(TokenKind::For { key, value, collection }, tree.for_expr.strip);
                self.read(lowering, &tree.for_expr.template);
                self.push(TokenKind::End, tree.endfor_expr.strip);
            }
        }
    }

    fn push(&mut self, kind: TokenKind, strip: Strip) {
        let trim_before = matches!(strip, Strip::Start | Strip::Both);
        let trim_after = matches!(strip, Strip::End | Strip::Both);
        self.trims |= trim_before || trim_after;
        self.list.push(Token { kind, trim_before, trim_after });
    }

    fn text(&mut self, raw: &str) {
        if self.quoting == Quoting::Quoted {
            self.push(TokenKind::Text(decode(raw, true)), Strip::None);
            return;
        }
        for line in raw.split_inclusive('\n') {
            self.push(TokenKind::Text(decode(line, false)), Strip::None);
        }
    }
}

/// What is wrong with a text in quotation marks inside of a directive, where hcl-edit does not look, and at which byte.
fn flaw(raw: &str) -> Option<(usize, &'static str)> {
    let mut at = 0;
    while let Some(found) = raw.get(at..)?.find(['\\', '"', '\n']) {
        at += found;
        let rest = raw.get(at..)?;
        if !rest.starts_with('\\') {
            let quote = rest.starts_with('"');
            return Some((
                at,
                if quote {
                    "a quotation mark in a text is written \\\""
                } else {
                    "a text in quotation marks ends in its line"
                },
            ));
        }
        match backslash(rest) {
            (Some(_), length) => at += length,
            (None, _) => return Some((at, "this is no escape: there are \\n, \\r, \\t, \\\", \\\\, \\u and \\U")),
        }
    }
    None
}

/// Takes the escapes out of a literal: `$${`, `%%{`, and backslashes in quotation marks. hcl-edit has checked them,
/// save inside of directives, where a backslash with anything else after it stays as it is.
pub(super) fn decode(raw: &str, backslashes: bool) -> EcoString {
    let mut text = EcoString::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(|c| matches!(c, '$' | '%') || (backslashes && c == '\\')) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("$${") || rest.starts_with("%%{") {
            text.push_str(&rest[1..3]);
            rest = &rest[3..];
            continue;
        }
        let (decoded, length) = if rest.starts_with('\\') { backslash(rest) } else { (None, 1) };
        match decoded {
            Some(c) => text.push(c),
            None => text.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    text.push_str(rest);
    if text.is_ascii() || is_nfc(&text) { text } else { text.nfc().collect() }
}

/// The character that a backslash escape stands for, and the length of the escape.
fn backslash(text: &str) -> (Option<char>, usize) {
    let hex = |digits: usize| {
        let code = text.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => (Some(c), 2 + digits),
            None => (None, 1),
        }
    };
    match text.as_bytes().get(1) {
        Some(b'n') => (Some('\n'), 2),
        Some(b'r') => (Some('\r'), 2),
        Some(b't') => (Some('\t'), 2),
        Some(b'"') => (Some('"'), 2),
        Some(b'\\') => (Some('\\'), 2),
        Some(b'u') => hex(4),
        Some(b'U') => hex(8),
        _ => (None, 1),
    }
}

/// Trims the literal tokens beside each `~`.
fn trim(tokens: &mut [Token]) {
    for index in 0..tokens.len() {
        if tokens[index].trim_before
            && let Some(Token { kind: TokenKind::Text(text), .. }) =
                index.checked_sub(1).and_then(|i| tokens.get_mut(i))
        {
            *text = EcoString::from(text.trim_end());
        }
        if tokens[index].trim_after
            && let Some(Token { kind: TokenKind::Text(text), .. }) = tokens.get_mut(index + 1)
        {
            *text = EcoString::from(text.trim_start());
        }
    }
}

/// Takes the common indentation away: lines of nothing but white space do not count, and keep theirs.
fn flush(tokens: &mut [Token]) {
    let mut smallest = usize::MAX;
    let mut begins = true;
    let mut lines = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let text = match &token.kind {
            TokenKind::Text(text) => Some(text.as_str()),
            _ => None,
        };
        if begins {
            match text {
                Some(text) if text.ends_with('\n') && text.trim().is_empty() => {}
                Some(text) => {
                    smallest = smallest.min(text.chars().take_while(|c| c.is_whitespace()).count());
                    lines.push(index);
                }
                None => smallest = 0,
            }
        }
        begins = text.is_some_and(|text| text.ends_with('\n'));
    }
    for index in lines {
        if let Some(Token { kind: TokenKind::Text(text), .. }) = tokens.get_mut(index) {
            let cut = text.char_indices().nth(smallest).map_or(text.len(), |(at, _)| at);
            *text = EcoString::from(&text[cut..]);
        }
    }
}

/// Builds the parts up to the end of the directive, joining texts; tells whether it ended at an `else`. The depth is
/// that of the directives, which hcl-edit limits.
fn build(tokens: &mut std::vec::IntoIter<Token>, nested: bool) -> (Vec<TemplatePart>, bool) {
    let mut parts = Vec::new();
    while let Some(token) = tokens.next() {
        let part = match token.kind {
            TokenKind::Text(text) => {
                if let Some(TemplatePart::Text(before)) = parts.last_mut() {
                    before.push_str(&text);
                    continue;
                }
                if text.is_empty() {
                    continue;
                }
                TemplatePart::Text(text)
            }
            TokenKind::Interpolation(expr) => TemplatePart::Interpolation(expr),
            TokenKind::If(condition) => {
                let (then, has_else) = build(tokens, true);
                let otherwise = if has_else { build(tokens, true).0 } else { Vec::new() };
                TemplatePart::If { condition, then, otherwise }
            }
            TokenKind::For { key, value, collection } => {
                TemplatePart::For { key, value, collection, body: build(tokens, true).0 }
            }
            TokenKind::Else if nested => return (parts, true),
            TokenKind::End if nested => return (parts, false),
            // hcl-edit only gives directives that are closed.
            TokenKind::Else | TokenKind::End => continue,
        };
        parts.push(part);
    }
    (parts, false)
}
