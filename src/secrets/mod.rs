//! Credentials that stand in the code: found by their format, by the name that they are assigned to, and by looking random.
//!
//! This layer is pure: it is given a file's text and tree, and says what stands where. One search over the whole text finds
//! the places where anything can be; `tokens.rs` and `compound.rs` look closer by format, `assignments.rs` and `tree.rs` by
//! name. What is found in one place by several of them is told once, as the most specific kind. `known.rs` looks at values
//! whose source is not there, such as those of plans.

mod assignments;
mod compound;
pub(crate) mod kinds;
mod known;
pub mod names;
mod search;
mod tokens;
mod tree;
pub mod values;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::value::Str;
pub use known::{Known, Origin, Site, in_value, value_name};
pub use tree::{in_configuration, in_sink, in_text, in_variable_file, in_variable_value};

/// The block that something stands in, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its address in its module: `aws_db_instance.main`, `var.password`, `local.token`, `provider.aws`; a path for a file.
    pub address: Str,
    /// The type of a resource or data source; else `variable`, `local`, `output`, `module`, `provider`, `terraform`, `file`.
    pub ty: Str,
    /// The name of it.
    pub name: Str,
    /// The type of the block: `resource`, `data`, `variable` ….
    pub place: &'static str,
    /// Block type and labels.
    pub header: Span,
    /// The whole block.
    pub span: Span,
}

/// A credential that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its kind, as checks name it: `github_token`.
    pub kind: &'static str,
    /// The service that takes it; empty when its format does not say so.
    pub service: &'static str,
    /// What it is assigned to: an attribute, a map key, an environment variable.
    pub name: Option<Str>,
    /// The attribute of the block that it stands in, dotted.
    pub path: Str,
    /// The block.
    pub block: Arc<Block>,
    /// The credential itself; none where it is a value that stands nowhere in a source, such as one of a plan.
    pub secret: Span,
    /// Its text, escapes resolved. Never shown.
    pub text: Str,
    /// Whether it is told; one that belongs to another, such as the identifier of a key that stands beside, is only hidden.
    pub told: bool,
}
