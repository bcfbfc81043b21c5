//! bartizan reads infrastructure code before it is deployed and says what is unsafe, where data would leave the places it
//! may be in, and what a change would make worse.

pub mod change;
pub mod cli;
pub mod editor;
pub mod engine;
pub mod fix;
pub mod formats;
pub mod iam;
pub mod ir;
pub mod link;
pub mod net;
pub mod providers;
pub mod report;
pub mod residency;
pub mod scan;
pub mod secrets;
pub mod settings;
pub mod source;
pub mod suppress;
