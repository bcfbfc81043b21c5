//! Terraform and OpenTofu: from directories of configuration to what their roots would create.

mod body;
mod calls;
mod conditions;
mod credentials;
mod data;
mod evaluation;
mod expansion;
mod graph;
mod host;
mod inputs;
mod instance;
mod loader;
mod module;
mod moves;
mod names;
mod provider;
mod reference;
mod remote_state;
mod roots;
mod structure;
mod trace;
mod versions;
mod walk;

pub use evaluation::{Limits, Surroundings, evaluate_root, evaluate_text};
pub use inputs::{GivenVariables, InputSet};
pub use loader::{Loader, has_configuration};
pub use module::Module;
pub use roots::{Root, find_roots};
