//! Plans and states of Terraform and OpenTofu.

pub mod model;
