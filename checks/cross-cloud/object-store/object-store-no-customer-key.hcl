check "object-store-no-customer-key" {
  title    = "Object store is not encrypted under a key of its owner"
  severity = "low"
  on       = ["facet.object_store"]
  fail     = self.customer_key == false
  at       = self.customer_key
  message  = "${self.called} is encrypted under a key of the provider, not under one of yours"
  why      = "Under a key of the provider, whoever may read the store can decrypt it. A key of your own adds a second permission, a record of every use, and a way to cut off all access at once."
  remedy = {
    aws_s3_bucket            = "Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm = \"aws:kms\" and kms_master_key_id set to the ARN of an aws_kms_key."
    azurerm_storage_account  = "Add a customer_managed_key block, or an azurerm_storage_account_customer_managed_key, that names a key of your Key Vault and an identity that may use it."
    google_storage_bucket    = "Add an encryption block with default_kms_key_name set to the id of a google_kms_crypto_key that the service agent of Cloud Storage may use."
    oci_objectstorage_bucket = "Set kms_key_id to the OCID of an oci_kms_key, and let the Object Storage service use it by a policy."
    ibm_cos_bucket           = "Set kms_key_crn to the CRN of an ibm_kms_key, and authorise Cloud Object Storage to read it."
    default                  = "Name a key of your own."
  }
  aliases   = ["CKV2_AZURE_1", "AVD-GCP-0066", "CKV_OCI_9"]
  yields_to = ["aws-s3-bucket-no-customer-key", "aws-s3-bucket-key-of-aws"]
  since     = "0.1"

  example "fails" "S3: not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "S3: a key of the account" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
      bucket = aws_s3_bucket.data.id

      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm     = "aws:kms"
          kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        }
      }
    }
  }

  example "fails" "Azure: not configured" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"
    }
  }

  example "passes" "Azure: in a resource of its own" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"

      identity {
        type = "SystemAssigned"
      }
    }

    resource "azurerm_storage_account_customer_managed_key" "main" {
      storage_account_id = azurerm_storage_account.main.id
      key_vault_id       = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_name           = "storage"
    }
  }

  example "passes" "Azure: written inline" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"

      identity {
        type         = "UserAssigned"
        identity_ids = [azurerm_user_assigned_identity.storage.id]
      }

      customer_managed_key {
        key_vault_key_id          = "https://keys.vault.azure.net/keys/storage"
        user_assigned_identity_id = azurerm_user_assigned_identity.storage.id
      }
    }

    resource "azurerm_user_assigned_identity" "storage" {
      name                = "storage"
      resource_group_name = "data"
      location            = "westeurope"
    }
  }

  example "fails" "Google Cloud: not configured" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"
    }
  }

  example "passes" "Google Cloud: a key of the project" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"

      encryption {
        default_kms_key_name = google_kms_crypto_key.data.id
      }
    }

    resource "google_kms_crypto_key" "data" {
      name            = "data"
      key_ring        = "projects/example/locations/europe/keyRings/data"
      rotation_period = "7776000s"
    }
  }

  example "fails" "Oracle Cloud: not configured" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }
  }

  example "passes" "Oracle Cloud: a key of a vault" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
      kms_key_id     = "ocid1.key.oc1.eu-frankfurt-1.example"
    }
  }

  example "fails" "IBM Cloud: not configured" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }
  }

  example "passes" "IBM Cloud: a root key, by either name" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
      kms_key_crn          = ibm_kms_key.data.id
    }

    resource "ibm_cos_bucket" "old" {
      bucket_name          = "example-old"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
      key_protect          = ibm_kms_key.data.id
    }

    resource "ibm_kms_key" "data" {
      instance_id = "3"
      key_name    = "data"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
      kms_key_id     = var.key
    }
  }
}
