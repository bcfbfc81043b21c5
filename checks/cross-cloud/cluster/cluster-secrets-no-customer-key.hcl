check "cluster-secrets-no-customer-key" {
  title    = "Kubernetes secrets are not encrypted under a key of their owner"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.secrets_customer_key == false
  at       = self.secrets_customer_key
  message  = "${self.called} keeps Kubernetes secrets without a key of the customer"
  why      = "Passwords and tokens of everything in the cluster are kept as Kubernetes secrets. Under a customer key, reading them from etcd or its backups takes a second permission, each use is recorded, and access can be cut off at once."
  remedy = {
    azurerm_kubernetes_cluster  = "Add key_management_service with key_vault_key_id."
    google_container_cluster    = "Add database_encryption with state = \"ENCRYPTED\" and key_name set to a key of Cloud KMS."
    oci_containerengine_cluster = "Set kms_key_id when the cluster is made; it cannot be added later."
    ibm_container_vpc_cluster   = "Add kms_config with instance_id and crk_id of Key Protect or Hyper Protect Crypto Services."
    ibm_container_cluster       = "Add kms_config with instance_id and crk_id of Key Protect or Hyper Protect Crypto Services."
    default                     = "Name a customer-managed key for the secrets of the cluster."
  }
  yields_to = ["aws-eks-cluster-secrets-no-customer-key"]
  since     = "0.1"

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

  example "fails" "Google Cloud, switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      database_encryption {
        state = "DECRYPTED"
      }
    }
  }

  example "fails" "Oracle Cloud, not written" {
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

  example "fails" "IBM Cloud, classic, not written" {
    resource "ibm_container_cluster" "main" {
      name              = "main"
      datacenter        = "fra02"
      machine_type      = "b3c.4x16"
      hardware          = "dedicated"
      default_pool_size = 3
    }
  }

  example "passes" "AWS" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      encryption_config {
        resources = ["secrets"]

        provider {
          key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        }
      }

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "passes" "Azure" {
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

      key_management_service {
        key_vault_key_id = "https://example.vault.azure.net/keys/aks/0123456789abcdef0123456789abcdef"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      database_encryption {
        state    = "ENCRYPTED"
        key_name = "projects/example/locations/europe-west3/keyRings/gke/cryptoKeys/secrets"
      }
    }
  }

  example "passes" "Oracle Cloud" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"
      kms_key_id         = "ocid1.key.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = false
        nsg_ids              = ["ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"]
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "passes" "IBM Cloud" {
    resource "ibm_container_vpc_cluster" "main" {
      name         = "main"
      vpc_id       = "r010-abb7c7ea-aadf-41bd-94c5-b8521736fadf"
      flavor       = "bx2.4x16"
      worker_count = 3

      zones {
        name      = "eu-de-1"
        subnet_id = "02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"
      }

      kms_config {
        instance_id = "12043812-757f-4e1e-8436-6af3245e6a69"
        crk_id      = "0792853c-b9f9-4b35-9d9e-ffceab51d3c1"
      }
    }
  }

  example "unknown" "Google Cloud, key from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      database_encryption {
        state    = "ENCRYPTED"
        key_name = var.key
      }
    }
  }
}
