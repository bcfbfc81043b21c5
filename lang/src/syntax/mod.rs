//! Syntax: HCL and Terraform's JSON, lowered to one tree with spans.

mod again;
pub mod ast;
pub mod document;
mod hcl;
mod json;
mod limits;
mod recovery;
mod rewrite;
mod template;
mod terraform_json;

pub use again::parse_hcl_again;
pub use hcl::{parse_expression, parse_hcl, parse_template, parse_tfvars};
pub use json::parse_json_value;
pub use limits::{MAX_ENTRIES, MAX_NESTING, MAX_OPERANDS};
pub use rewrite::Rewrite;
pub use terraform_json::parse_terraform_json;

use crate::diagnostic::Diagnostic;

/// Whether a text is a name that HCL can refer to.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    hcl_edit::Ident::try_new(text).is_ok()
}

/// What was read of a file.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Everything that was understood.
    pub body: ast::Body,
    /// What was wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text did not parse as a whole: it may declare more than the body holds.
    pub incomplete: bool,
}

impl Parsed {
    /// Nothing but what was wrong.
    fn failed(diagnostic: Diagnostic) -> Self {
        Self { body: ast::Body::default(), diagnostics: vec![diagnostic], incomplete: true }
    }
}
