//! What is known of the cloud providers.

use std::fmt;

pub mod aws;
pub mod azure;
pub mod cloudformation;
pub mod companions;
pub mod customer_keys;
pub mod data_stores;
pub mod defaults;
pub mod gcp;
pub mod lifetimes;
pub mod placements;
pub mod processors;
pub mod pulumi;
pub mod schema;
pub mod services;
pub mod shape;
pub(crate) mod sorted;
pub mod spelling;
pub mod view;
pub mod views;

/// A cloud, as its Terraform provider knows it. The beta provider of Google Cloud counts as [`Provider::Gcp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provider {
    /// Amazon Web Services, `hashicorp/aws`.
    Aws,
    /// Microsoft Azure, `hashicorp/azurerm`.
    Azure,
    /// Google Cloud, `hashicorp/google` and `hashicorp/google-beta`.
    Gcp,
    /// Oracle Cloud, `oracle/oci`.
    Oci,
    /// IBM Cloud, `ibm-cloud/ibm`.
    Ibm,
    /// Kubernetes, `hashicorp/kubernetes`.
    Kubernetes,
}

impl Provider {
    /// All of them, in their order.
    pub const ALL: [Provider; 6] =
        [Provider::Aws, Provider::Azure, Provider::Gcp, Provider::Oci, Provider::Ibm, Provider::Kubernetes];

    /// The short name in lower case, as directories and settings use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Provider::Aws => "aws",
            Provider::Azure => "azure",
            Provider::Gcp => "gcp",
            Provider::Oci => "oci",
            Provider::Ibm => "ibm",
            Provider::Kubernetes => "kubernetes",
        }
    }
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
