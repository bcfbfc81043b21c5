//! Terragrunt: a directory with a `terragrunt.hcl` is a unit, which runs a module of Terraform or OpenTofu with inputs of
//! its own. Here the files of a unit are read and put together: includes, locals, dependencies, generated files; the
//! module is evaluated as any other. <https://terragrunt.gruntwork.io/docs/reference/config-blocks-and-attributes/>

mod configuration;
mod files;
mod functions;
mod generate;
mod include;
mod scope;
mod stack;
mod unit;

pub use files::Configurations;
pub use unit::{Unit, Units, evaluate_unit, find_units, read_stack, read_unit};

/// The file that makes a directory a unit.
pub const FILE: &str = "terragrunt.hcl";

/// The file that names units to be made of others.
pub const STACK: &str = "terragrunt.stack.hcl";
