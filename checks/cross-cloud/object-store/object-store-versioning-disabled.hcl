check "object-store-versioning-disabled" {
  title    = "Object store keeps no earlier versions of its objects"
  severity = "medium"
  on       = ["facet.object_store"]
  fail     = self.versioned == false
  at       = self.versioned
  message  = "${self.called} keeps no earlier versions: what is overwritten or deleted is gone"
  why      = "A mistake in a script, or ransomware that encrypts in place, destroys the only copy. Versions make both reversible."
  remedy = {
    aws_s3_bucket            = "Add an aws_s3_bucket_versioning with status = \"Enabled\", and a lifecycle rule that expires old versions."
    azurerm_storage_account  = "Set versioning_enabled = true in the blob_properties block, and a management policy that deletes old versions."
    google_storage_bucket    = "Add a versioning block with enabled = true, and a lifecycle rule that deletes old versions."
    oci_objectstorage_bucket = "Set versioning = \"Enabled\", and a lifecycle policy that deletes previous versions."
    ibm_cos_bucket           = "Add an object_versioning block with enable = true, and a noncurrent_version_expiration block."
    default                  = "Switch versioning on."
  }
  aliases   = ["CKV_GCP_78", "AVD-GCP-0078", "CKV_OCI_8"]
  yields_to = ["aws-s3-bucket-versioning-disabled"]
  since     = "0.1"

  fix {
    on     = ["aws_s3_bucket_versioning"]
    unsafe = "Old versions of objects cost until a rule deletes them, and versioning can only be suspended again"
    set    = { "versioning_configuration.status" = "Enabled" }
  }

  fix {
    on     = ["aws_s3_bucket"]
    unsafe = "Old versions of objects cost until a rule deletes them, and versioning can only be suspended again"
    remove = ["versioning"]

    add "aws_s3_bucket_versioning" {
      bucket = self.id

      versioning_configuration {
        status = "Enabled"
      }
    }
  }

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Old versions of objects cost until a rule deletes them"
    set    = { "blob_properties.versioning_enabled" = true }
  }

  fix {
    on     = ["google_storage_bucket"]
    unsafe = "Old versions of objects cost until a rule deletes them"
    set    = { "versioning.enabled" = true }
  }

  fix {
    on     = ["oci_objectstorage_bucket"]
    unsafe = "Old versions of objects cost until a rule deletes them"
    set    = { versioning = "Enabled" }
  }

  fix {
    on     = ["ibm_cos_bucket"]
    unsafe = "Old versions of objects cost until a rule deletes them"
    set    = { "object_versioning.enable" = true }
  }

  example "fails" "S3: not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "S3: enabled" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_versioning" "data" {
      bucket = aws_s3_bucket.data.id

      versioning_configuration {
        status = "Enabled"
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

  example "passes" "Azure: enabled" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"

      blob_properties {
        versioning_enabled = true
      }
    }
  }

  example "passes" "Azure: a data lake cannot have versions, file shares have none" {
    resource "azurerm_storage_account" "lake" {
      name                     = "examplelake"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"
      is_hns_enabled           = true
    }

    resource "azurerm_storage_account" "shares" {
      name                     = "exampleshares"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Premium"
      account_kind             = "FileStorage"
      account_replication_type = "ZRS"
    }
  }

  example "fails" "Google Cloud: not configured" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"
    }
  }

  example "fails" "Google Cloud: switched off" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"

      versioning {
        enabled = false
      }
    }
  }

  example "passes" "Google Cloud: enabled" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"

      versioning {
        enabled = true
      }
    }
  }

  example "fails" "Oracle Cloud: not configured" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }
  }

  example "fails" "Oracle Cloud: switched off" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
      versioning     = "Disabled"
    }
  }

  example "passes" "Oracle Cloud: enabled" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
      versioning     = "Enabled"
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

  example "passes" "IBM Cloud: enabled, or protected by a retention rule" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"

      object_versioning {
        enable = true
      }
    }

    resource "ibm_cos_bucket" "archive" {
      bucket_name          = "example-archive"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"

      retention_rule {
        default = 365
        minimum = 30
        maximum = 3650
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "versioning" {
      type = bool
    }

    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"

      versioning {
        enabled = var.versioning
      }
    }
  }
}
