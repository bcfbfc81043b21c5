//! Terraform and OpenTofu: from directories of configuration to what their roots would create.

mod body;
mod budget;
mod configured;
mod credentials;
mod data;
mod evaluation;
mod expansion;
mod fileset;
mod host;
mod inputs;
mod instance;
mod loader;
mod module;
mod provider;
mod reference;
mod roots;
mod trace;

pub use configured::{Configured, UnitPlace, evaluate_configured};
pub(in crate::formats) use evaluation::relative;
pub use budget::Limits;
pub use evaluation::{Surroundings, evaluate_root, evaluate_text};
pub(in crate::formats) use fileset::{Entry, Tree, fileset};
pub(in crate::formats) use host::{failure, template};
pub(in crate::formats) use inputs::Constants;
pub use inputs::{GivenVariables, InputSet, UnitInputs};
pub use loader::{Added, Generated, Loader, has_configuration, is_configuration};
pub use module::Module;
pub(in crate::formats) use module::{any_expr, mentions};
pub use roots::{Called, Root, find_roots};
