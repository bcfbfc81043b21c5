check "cluster-public-endpoint" {
  title    = "Kubernetes API has an address on the internet"
  severity = "low"
  on       = ["facet.cluster"]
  fail     = self.public_endpoint
  at       = self.public_endpoint
  message  = "${self.called} has a public endpoint for the Kubernetes API"
  why      = "Even narrowed to known networks, the API server can be reached from outside, and one wrong network in the list opens it. Whoever controls the API controls all that runs in the cluster."
  remedy = {
    azurerm_kubernetes_cluster  = "Set private_cluster_enabled = true, and reach the API through a VPN, peered networks or runners in the virtual network."
    google_container_cluster    = "Set enable_private_endpoint = true in private_cluster_config, with master_authorized_networks_config for the networks inside."
    oci_containerengine_cluster = "Write an endpoint_config with a private subnet and is_public_ip_enabled = false."
    ibm_container_vpc_cluster   = "Set disable_public_service_endpoint = true."
    ibm_container_cluster       = "Set public_service_endpoint = false and private_service_endpoint = true."
    default                     = "Switch the public endpoint off, and reach the API through a VPN or from inside the network."
  }
  aliases   = ["CKV_AZURE_115", "AVD-AZU-0065", "CKV2_IBM_7"]
  yields_to = ["aws-eks-cluster-public-endpoint"]
  cwe       = [668]
  since     = "0.1"

  fix {
    on     = ["aws_eks_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out"
    set    = { "vpc_config.endpoint_private_access" = true, "vpc_config.endpoint_public_access" = false }
  }

  fix {
    on     = ["google_container_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out; the networks inside have to be named in master_authorized_networks_config"
    set    = { "private_cluster_config.enable_private_endpoint" = true }
  }

  fix {
    on     = ["azurerm_kubernetes_cluster"]
    unsafe = "Replaces the cluster, and locks out who reaches it from outside of its network"
    set    = { private_cluster_enabled = true }
  }

  fix {
    on     = ["ibm_container_vpc_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out"
    set    = { disable_public_service_endpoint = true }
  }

  fix {
    on     = ["ibm_container_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out"
    set    = { private_service_endpoint = true, public_service_endpoint = false }
  }

  example "fails" "AWS, not written" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "fails" "Azure, not written" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "fails" "Google Cloud, not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "fails" "Google Cloud, only the nodes are private" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      private_cluster_config {
        enable_private_nodes   = true
        master_ipv4_cidr_block = "172.16.0.0/28"
      }
    }
  }

  example "fails" "Oracle Cloud" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = true
        nsg_ids              = ["ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"]
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "fails" "Oracle Cloud, outside of the owner's network" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"
    }
  }

  example "fails" "IBM Cloud, not written" {
    resource "ibm_container_vpc_cluster" "main" {
      name         = "main"
      vpc_id       = "r010-abb7c7ea-aadf-41bd-94c5-b8521736fadf"
      flavor       = "bx2.4x16"
      worker_count = 3

      zones {
        name      = "eu-de-1"
        subnet_id = "02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"
      }
    }
  }

  example "fails" "IBM Cloud, classic" {
    resource "ibm_container_cluster" "main" {
      name                    = "main"
      datacenter              = "fra02"
      machine_type            = "b3c.4x16"
      hardware                = "dedicated"
      default_pool_size       = 3
      public_service_endpoint = true
    }
  }

  example "passes" "AWS" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids              = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        endpoint_private_access = true
        endpoint_public_access  = false
      }
    }
  }

  example "passes" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                    = "main"
      location                = "westeurope"
      resource_group_name     = "platform"
      dns_prefix              = "main"
      private_cluster_enabled = true

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      private_cluster_config {
        enable_private_nodes    = true
        enable_private_endpoint = true
        master_ipv4_cidr_block  = "172.16.0.0/28"
      }

      master_authorized_networks_config {
        cidr_blocks {
          cidr_block   = "10.20.0.0/16"
          display_name = "VPN"
        }
      }
    }
  }

  example "passes" "Oracle Cloud" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = false
        nsg_ids              = ["ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"]
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "passes" "IBM Cloud" {
    resource "ibm_container_vpc_cluster" "main" {
      name                            = "main"
      vpc_id                          = "r010-abb7c7ea-aadf-41bd-94c5-b8521736fadf"
      flavor                          = "bx2.4x16"
      worker_count                    = 3
      disable_public_service_endpoint = true

      zones {
        name      = "eu-de-1"
        subnet_id = "02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"
      }
    }
  }

  example "passes" "IBM Cloud, classic" {
    resource "ibm_container_cluster" "main" {
      name                     = "main"
      datacenter               = "fra02"
      machine_type             = "b3c.4x16"
      hardware                 = "dedicated"
      default_pool_size        = 3
      public_service_endpoint  = false
      private_service_endpoint = true
    }
  }

  example "unknown" "Azure, from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                    = "main"
      location                = "westeurope"
      resource_group_name     = "platform"
      dns_prefix              = "main"
      private_cluster_enabled = var.private

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "IBM Cloud, from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "ibm_container_vpc_cluster" "main" {
      name                            = "main"
      vpc_id                          = "r010-abb7c7ea-aadf-41bd-94c5-b8521736fadf"
      flavor                          = "bx2.4x16"
      worker_count                    = 3
      disable_public_service_endpoint = var.private

      zones {
        name      = "eu-de-1"
        subnet_id = "02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"
      }
    }
  }
}
