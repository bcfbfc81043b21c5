//! Pulumi: what `pulumi preview --json`, `--save-plan`, `pulumi stack export` and `--event-log` write, as plans and states
//! in Terraform's vocabulary; and programs in Pulumi's YAML.
//!
//! The documents are those of <https://github.com/pulumi/pulumi/tree/master/sdk/go/common/apitype> and
//! `sdk/go/common/display`. They are recognised by what stands in them, not by their names.

mod aws_native;
mod azure_native;
mod documents;
mod events;
mod export;
pub mod lowering;
mod plan;
mod preview;
pub mod program;
mod providers;
mod references;
mod saved_plan;
mod snapshot;
mod urn;
mod values;

pub use documents::read;
pub use plan::notes;
