//! Terraform's configuration in JSON, `.tf.json`
//! (<https://developer.hashicorp.com/terraform/language/syntax/json>).
//!
//! JSON does not say what is a block and what is an attribute. The blocks that Terraform itself defines are known and
//! become blocks; whatever a provider defines becomes an attribute with an object or a list of objects, and who knows the
//! provider's schema reads it as blocks where the schema has some.

use ecow::EcoString;
use jsonc_parser::ast;
use rustc_hash::FxHashSet;

use super::Parsed;
use super::ast::{Attribute, Block, Body, Expr, ExprKind, Label, ObjectItem, TemplatePart};
use super::hcl::{Place, bare_template, constant, expression, normalized};
use super::json::{key_span, number, parse_document, repeated, span};
use super::template::has_sequences;
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};
use crate::value::Value;

/// Parses a file of Terraform's JSON syntax. Text that is not JSON gives an empty body and one error; an attribute that
/// does not parse is left out, with an error.
#[must_use]
pub fn parse_terraform_json(file: FileId, text: &str) -> Parsed {
    let document = match parse_document(file, text) {
        Ok(document) => document,
        Err(diagnostic) => return Parsed::failed(diagnostic),
    };
    let mut reader = Reader { file, diagnostics: Vec::new() };
    let mut body = Body::default();
    match &document {
        ast::Value::Object(root) => reader.body(&mut body, root, &ROOT),
        // Several objects are one file.
        ast::Value::Array(roots) => {
            for root in &roots.elements {
                match root {
                    ast::Value::Object(root) => reader.body(&mut body, root, &ROOT),
                    other => reader.expected_object("the file", other),
                }
            }
        }
        other => reader.expected_object("the file", other),
    }
    Parsed { body, diagnostics: reader.diagnostics, incomplete: false }
}

/// What strings mean in an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    /// Text with `${…}`.
    Template,
    /// Text as it stands.
    Literal,
    /// An expression or a reference.
    Expression,
}

/// What may stand in a body.
struct Form {
    /// Block types with their number of labels.
    blocks: &'static [(&'static str, usize, &'static Form)],
    /// Attributes whose strings are no templates.
    attributes: &'static [(&'static str, Strings)],
    /// What strings mean in all others; `None` when there are no others.
    others: Option<Strings>,
}

use Strings::{Expression, Literal, Template};

static ROOT: Form = Form {
    blocks: &[
        ("resource", 2, &RESOURCE),
        ("data", 2, &RESOURCE),
        ("ephemeral", 2, &RESOURCE),
        ("module", 1, &MODULE),
        ("provider", 1, &PROVIDER),
        ("variable", 1, &VARIABLE),
        ("output", 1, &OUTPUT),
        ("locals", 0, &PLAIN),
        ("terraform", 0, &TERRAFORM),
        ("moved", 0, &REFERENCES),
        ("removed", 0, &REMOVED),
        ("import", 0, &REFERENCES),
        ("check", 1, &CHECK),
        ("action", 2, &ACTION),
    ],
    attributes: &[],
    others: None,
};

/// A body of which Terraform defines nothing.
static PLAIN: Form = Form { blocks: &[], attributes: &[], others: Some(Template) };

static LITERAL: Form = Form { blocks: &[], attributes: &[], others: Some(Literal) };

static RESOURCE: Form = Form {
    blocks: &[
        ("lifecycle", 0, &LIFECYCLE),
        ("provisioner", 1, &PROVISIONER),
        ("connection", 0, &PLAIN),
        ("dynamic", 1, &DYNAMIC),
    ],
    attributes: &[("depends_on", Expression), ("provider", Expression)],
    others: Some(Template),
};

static LIFECYCLE: Form = Form {
    blocks: &[("precondition", 0, &PLAIN), ("postcondition", 0, &PLAIN), ("action_trigger", 0, &TRIGGER)],
    attributes: &[("ignore_changes", Expression), ("replace_triggered_by", Expression)],
    others: Some(Template),
};

static TRIGGER: Form =
    Form { blocks: &[], attributes: &[("events", Expression), ("actions", Expression)], others: Some(Template) };

static PROVISIONER: Form = Form {
    blocks: &[("connection", 0, &PLAIN)],
    attributes: &[("when", Expression), ("on_failure", Expression)],
    others: Some(Template),
};

static DYNAMIC: Form =
    Form { blocks: &[("content", 0, &CONTENT)], attributes: &[("iterator", Expression)], others: Some(Template) };

static CONTENT: Form = Form { blocks: &[("dynamic", 1, &DYNAMIC)], attributes: &[], others: Some(Template) };

static MODULE: Form = Form {
    blocks: &[],
    attributes: &[("source", Literal), ("version", Literal), ("providers", Expression), ("depends_on", Expression)],
    others: Some(Template),
};

static PROVIDER: Form = Form {
    blocks: &[("dynamic", 1, &DYNAMIC)],
    attributes: &[("alias", Literal), ("version", Literal)],
    others: Some(Template),
};

static VARIABLE: Form = Form {
    blocks: &[("validation", 0, &PLAIN)],
    attributes: &[("type", Expression), ("default", Literal), ("description", Literal)],
    others: Some(Template),
};

static OUTPUT: Form = Form {
    blocks: &[("precondition", 0, &PLAIN)],
    attributes: &[("depends_on", Expression), ("description", Literal)],
    others: Some(Template),
};

static TERRAFORM: Form = Form {
    blocks: &[
        ("backend", 1, &LITERAL),
        ("cloud", 0, &CLOUD),
        ("required_providers", 0, &REQUIRED_PROVIDERS),
        ("provider_meta", 1, &PLAIN),
    ],
    attributes: &[("experiments", Expression)],
    others: Some(Literal),
};

static CLOUD: Form = Form { blocks: &[("workspaces", 0, &LITERAL)], attributes: &[], others: Some(Literal) };

/// `configuration_aliases` inside of its attributes is read by [`Reader::expr`].
static REQUIRED_PROVIDERS: Form = Form { blocks: &[], attributes: &[], others: Some(Literal) };

static REFERENCES: Form = Form {
    blocks: &[],
    attributes: &[("from", Expression), ("to", Expression), ("provider", Expression)],
    others: Some(Template),
};

static REMOVED: Form = Form {
    blocks: &[("lifecycle", 0, &PLAIN), ("provisioner", 1, &PROVISIONER), ("connection", 0, &PLAIN)],
    attributes: &[("from", Expression)],
    others: Some(Template),
};

static CHECK: Form = Form {
    blocks: &[("data", 2, &RESOURCE), ("assert", 0, &PLAIN)],
    attributes: &[("depends_on", Expression)],
    others: Some(Template),
};

static ACTION: Form = Form {
    blocks: &[("config", 0, &CONTENT)],
    attributes: &[("provider", Expression), ("depends_on", Expression)],
    others: Some(Template),
};

struct Reader {
    file: FileId,
    diagnostics: Vec<Diagnostic>,
}

impl Reader {
    fn body(&mut self, body: &mut Body, object: &ast::Object<'_>, form: &'static Form) {
        let mut seen = FxHashSet::default();
        for property in &object.properties {
            let key = property.name.as_str();
            // A comment.
            if key == "//" {
                continue;
            }
            let at = key_span(self.file, property);
            if let Some((ident, labels, inner)) = form.blocks.iter().find(|(ident, ..)| *ident == key) {
                self.blocks(&mut body.blocks, ident, at, &mut Vec::new(), *labels, inner, &property.value);
                continue;
            }
            let strings = form.attributes.iter().find(|(name, _)| *name == key).map(|(_, strings)| *strings);
            let Some(strings) = strings.or(form.others) else {
                let message = format!("Terraform has no block `{}`", key.escape_debug());
                self.diagnostics.push(Diagnostic::error(message, at));
                continue;
            };
            if !seen.insert(key) {
                self.diagnostics.push(repeated(key, at));
                continue;
            }
            if let Some(expr) = self.expr(&property.value, strings) {
                let span = at.to(expr.span);
                body.attributes.push(Attribute { name: normalized(key), name_span: at, expr, span });
            }
        }
    }

    /// Reads the blocks of one type: one level of objects for each label, and arrays anywhere for several blocks.
    #[allow(clippy::too_many_arguments, reason = "the state of one recursion")]
    fn blocks(
        &mut self,
        blocks: &mut Vec<Block>,
        ident: &'static str,
        header: Span,
        labels: &mut Vec<Label>,
        wanted: usize,
        form: &'static Form,
        value: &ast::Value<'_>,
    ) {
        match value {
            ast::Value::NullKeyword(_) => {}
            ast::Value::Array(array) => {
                for element in &array.elements {
                    self.blocks(blocks, ident, header, labels, wanted, form, element);
                }
            }
            ast::Value::Object(object) if labels.len() < wanted => {
                for property in object.properties.iter().filter(|property| property.name.as_str() != "//") {
                    let span = key_span(self.file, property);
                    labels.push(Label { text: normalized(property.name.as_str()), span });
                    self.blocks(blocks, ident, span, labels, wanted, form, &property.value);
                    labels.pop();
                }
            }
            ast::Value::Object(object) => {
                let mut body = Body::default();
                self.body(&mut body, object, form);
                // From the last label, since the keys before it may hold other blocks too.
                let span = header.to(span(self.file, value));
                blocks.push(Block { ident: EcoString::from(ident), labels: labels.clone(), body, header, span });
            }
            other => self.expected_object(&format!("the block `{ident}`"), other),
        }
    }

    fn expected_object(&mut self, what: &str, found: &ast::Value<'_>) {
        self.diagnostics.push(Diagnostic::error(format!("{what} must be an object"), span(self.file, found)));
    }

    /// Reads the value of an attribute; `None` when a part of it does not parse.
    fn expr(&mut self, value: &ast::Value<'_>, strings: Strings) -> Option<Expr> {
        let at = span(self.file, value);
        Some(match value {
            ast::Value::NullKeyword(_) => constant(Value::null(), at),
            ast::Value::BooleanLit(literal) => constant(Value::from(literal.value), at),
            ast::Value::NumberLit(literal) => {
                let number = number(literal, at).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()?;
                constant(Value::from(number), at)
            }
            ast::Value::StringLit(literal) => return self.string(&literal.value, at, strings),
            ast::Value::Array(array) => {
                let items: Option<Vec<_>> = array.elements.iter().map(|element| self.expr(element, strings)).collect();
                Expr::new(ExprKind::Tuple(items?), at)
            }
            ast::Value::Object(object) => {
                let mut seen = FxHashSet::default();
                let mut items = Vec::with_capacity(object.properties.len());
                for property in &object.properties {
                    let text = property.name.as_str();
                    let key_at = key_span(self.file, property);
                    if !seen.insert(text) {
                        self.diagnostics.push(repeated(text, key_at));
                        continue;
                    }
                    let key = self.string(text, key_at, if strings == Template { Template } else { Literal })?;
                    let inner =
                        if text == "configuration_aliases" && strings == Literal { Expression } else { strings };
                    items.push(ObjectItem { key, value: self.expr(&property.value, inner)? });
                }
                Expr::new(ExprKind::Object(items), at)
            }
        })
    }

    fn string(&mut self, text: &str, at: Span, strings: Strings) -> Option<Expr> {
        if strings == Literal || (strings == Template && !has_sequences(text)) {
            return Some(constant(Value::string(normalized(text)), at));
        }
        // Without escapes the text stands in the file byte for byte, between its quotation marks.
        let exact = usize::try_from(at.end - at.start).is_ok_and(|length| length == text.len() + 2);
        let place = if exact { Place::From(self.file, at.start as usize + 1) } else { Place::Within(at) };
        let parsed = match strings {
            Expression if !has_sequences(text) => expression(text, place),
            _ => bare_template(text, place).map(|expr| unwrapped(expr, strings)),
        };
        match parsed {
            // A template is the whole string, quotation marks included.
            Ok(Expr { kind: ExprKind::Constant(value), .. }) if strings == Template => Some(constant(value, at)),
            Ok(expr) if strings == Template => Some(Expr { span: at, ..expr }),
            Ok(expr) => Some(expr),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }
}

/// A reference may be written with `${…}` around it.
fn unwrapped(expr: Expr, strings: Strings) -> Expr {
    match expr.kind {
        ExprKind::Template(mut parts) if strings == Expression && parts.len() == 1 => match parts.pop() {
            Some(TemplatePart::Interpolation(inner)) => inner,
            other => Expr::new(ExprKind::Template(other.into_iter().collect()), expr.span),
        },
        kind => Expr::new(kind, expr.span),
    }
}
