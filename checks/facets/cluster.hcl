facet "cluster" {
  about = "A managed Kubernetes cluster."

  field "public_endpoint" {
    type  = bool
    about = "The Kubernetes API has an address on the internet."
  }

  field "endpoint_open" {
    type  = bool
    about = "The public address of the Kubernetes API is not narrowed to any networks."
  }

  field "authorized_networks" {
    type  = list(string)
    about = "The networks from which the public address of the Kubernetes API can be reached."
  }

  field "secrets_customer_key" {
    type  = bool
    about = "Kubernetes secrets are encrypted under a key that the customer controls."
  }

  field "logs" {
    type  = bool
    about = "Logs of the cluster are kept in the cloud's logging service."
  }

  field "audit_log" {
    type  = bool
    about = "What is asked of the Kubernetes API is recorded."
  }

  field "public_nodes" {
    type  = bool
    about = "Nodes have addresses on the internet."
  }

  field "network_policy" {
    type  = bool
    about = "Network policies that are written in the cluster are enforced."
  }

  field "rbac" {
    type  = bool
    about = "Kubernetes decides by roles who may do what, and by nothing older."
  }

  field "local_accounts" {
    type  = bool
    about = "There are credentials of the cluster's own, besides the identities of the cloud."
  }

  field "dashboard" {
    type  = bool
    about = "The Kubernetes dashboard runs in the cluster."
  }

  from "aws_eks_cluster" {
    called               = "EKS cluster"
    public_endpoint      = self.vpc_config.endpoint_public_access != false
    endpoint_open        = self.vpc_config.public_access_cidrs == null && self.vpc_config.endpoint_public_access != false
    authorized_networks  = self.vpc_config.public_access_cidrs
    secrets_customer_key = contains(self.encryption_config.resources, "secrets")
    logs                 = length(self.enabled_cluster_log_types) > 0
    audit_log            = contains(self.enabled_cluster_log_types, "audit")
    public_nodes         = null
    network_policy       = null
    rbac                 = true
    local_accounts       = false
    dashboard            = false
    why = {
      public_nodes   = "The subnets of the node groups decide."
      network_policy = "An add-on's configuration decides: https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html"
      local_accounts = "EKS takes only identities of IAM and of OpenID providers: https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html"
    }
  }

  from "azurerm_kubernetes_cluster" {
    called               = "AKS cluster"
    public_endpoint      = self.private_cluster_enabled != true
    endpoint_open        = length(self.api_server_access_profile.authorized_ip_ranges) == 0 && self.private_cluster_enabled != true
    authorized_networks  = self.api_server_access_profile.authorized_ip_ranges
    secrets_customer_key = self.key_management_service.key_vault_key_id != null
    logs                 = self.oms_agent != null
    audit_log            = anytrue([for setting in referrers("azurerm_monitor_diagnostic_setting") : anytrue([for log in setting.enabled_log : contains(["kube-audit", "kube-audit-admin"], log.category) || contains(["audit", "allLogs"], log.category_group)])])
    public_nodes         = self.default_node_pool.node_public_ip_enabled || anytrue([for pool in referrers("azurerm_kubernetes_cluster_node_pool") : pool.node_public_ip_enabled])
    network_policy       = self.network_profile.network_policy != null && self.network_profile.network_policy != "none"
    rbac                 = self.role_based_access_control_enabled != false
    local_accounts       = self.local_account_disabled != true
    dashboard            = self.kube_dashboard_enabled == true
    why = {
      dashboard = "AKS has ended the add-on with Kubernetes 1.19, and the provider with version 3: https://learn.microsoft.com/azure/aks/kubernetes-portal"
    }
  }

  from "google_container_cluster" {
    called = "GKE cluster"
    let {
      public = self.private_cluster_config.enable_private_endpoint != true && self.control_plane_endpoints_config.ip_endpoints_config.enabled != false
    }
    public_endpoint      = public
    endpoint_open        = self.master_authorized_networks_config == null && public
    authorized_networks  = [for block in self.master_authorized_networks_config.cidr_blocks : block.cidr_block]
    secrets_customer_key = self.database_encryption.key_name != null && self.database_encryption.state != "DECRYPTED"
    logs                 = self.logging_service != "none" && !(self.logging_config != null && length(self.logging_config.enable_components) == 0)
    audit_log            = true
    public_nodes         = self.private_cluster_config.enable_private_nodes != true && !anytrue([for pool in referrers("google_container_node_pool") : pool.network_config.enable_private_nodes])
    network_policy       = self.network_policy.enabled || self.datapath_provider == "ADVANCED_DATAPATH" || self.enable_autopilot
    rbac                 = self.enable_legacy_abac != true
    local_accounts       = self.master_auth.client_certificate_config.issue_client_certificate == true
    dashboard            = false
    why = {
      audit_log      = "Cloud Audit Logs record administration in every project, and cannot be switched off: https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging"
      network_policy = "Dataplane V2, which Autopilot always has, enforces network policies: https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2"
      public_nodes   = "Node pools can be private on their own: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool"
      local_accounts = "Since GKE 1.12 no client certificate is issued unless it is asked for: https://cloud.google.com/kubernetes-engine/docs/how-to/api-server-authentication"
    }
  }

  from "oci_containerengine_cluster" {
    called               = "OKE cluster"
    public_endpoint      = self.endpoint_config == null || self.endpoint_config.is_public_ip_enabled == true
    endpoint_open        = null
    authorized_networks  = null
    secrets_customer_key = self.kms_key_id != null
    logs                 = null
    audit_log            = true
    public_nodes         = null
    network_policy       = null
    rbac                 = true
    local_accounts       = false
    dashboard            = self.options.add_ons.is_kubernetes_dashboard_enabled == true
    why = {
      public_endpoint = "A cluster without endpoint_config is not in a VCN of its owner, and its API has a public address: https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengmigratingtonativeVCN.htm"
      endpoint_open   = "Security lists and network security groups decide."
      audit_log       = "The Audit service records what is asked of the Kubernetes API: https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengmonitoringoke.htm"
      public_nodes    = "The subnets of the node pools decide."
    }
  }

  from "ibm_container_vpc_cluster" {
    called               = "VPC cluster"
    public_endpoint      = self.disable_public_service_endpoint != true
    endpoint_open        = null
    authorized_networks  = null
    secrets_customer_key = self.kms_config.crk_id != null
    logs                 = null
    audit_log            = null
    public_nodes         = false
    network_policy       = true
    rbac                 = true
    local_accounts       = false
    dashboard            = null
    why = {
      endpoint_open  = "Context-based restrictions of the account decide."
      public_nodes   = "Workers of VPC clusters have only private addresses: https://cloud.ibm.com/docs/containers?topic=containers-plan_vpc_basics"
      network_policy = "Calico is part of every cluster: https://cloud.ibm.com/docs/containers?topic=containers-network_policies"
    }
  }

  from "ibm_container_cluster" {
    called               = "Classic cluster"
    public_endpoint      = self.public_service_endpoint != false
    endpoint_open        = null
    authorized_networks  = null
    secrets_customer_key = self.kms_config.crk_id != null
    logs                 = null
    audit_log            = null
    public_nodes         = self.public_vlan_id != null
    network_policy       = true
    rbac                 = true
    local_accounts       = false
    dashboard            = null
    why = {
      public_nodes = "Workers on a public VLAN have public addresses: https://cloud.ibm.com/docs/containers?topic=containers-plan_basics"
    }
  }
}
