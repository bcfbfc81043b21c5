check "object-store-plain-http" {
  title    = "Object store answers over unencrypted HTTP"
  severity = "medium"
  on       = ["facet.object_store"]
  fail     = self.plain_http
  at       = self.plain_http
  message  = "${self.called} answers requests over unencrypted HTTP"
  why      = "Whoever sits on the way reads the objects and their tokens or signatures, and can change what is fetched."
  remedy = {
    aws_s3_bucket           = "Add a statement to the bucket policy that denies s3:* on the bucket and its objects to everyone where aws:SecureTransport is \"false\"."
    azurerm_storage_account = "Set https_traffic_only_enabled = true (before azurerm 4: enable_https_traffic_only), or leave it out: it is the default."
    default                 = "Accept HTTPS only."
  }
  similar_to = ["CKV_AZURE_3", "AVD-AZU-0008"]
  yields_to  = ["aws-s3-bucket-plain-http"]
  cwe        = [319]
  since      = "0.1"

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Clients of plain HTTP are locked out"
    set    = { https_traffic_only_enabled = true }
    remove = ["enable_https_traffic_only"]
  }

  example "fails" "S3: nothing denies it" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "S3: denied by the policy" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_policy" "data" {
      bucket = aws_s3_bucket.data.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = ["arn:aws:s3:::example-data", "arn:aws:s3:::example-data/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        }]
      })
    }
  }

  example "fails" "Azure: HTTPS is not required" {
    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      resource_group_name        = "data"
      location                   = "westeurope"
      account_tier               = "Standard"
      account_replication_type   = "ZRS"
      https_traffic_only_enabled = false
    }
  }

  example "fails" "Azure: by the name of older providers" {
    resource "azurerm_storage_account" "main" {
      name                      = "examplestore"
      resource_group_name       = "data"
      location                  = "westeurope"
      account_tier              = "Standard"
      account_replication_type  = "ZRS"
      enable_https_traffic_only = false
    }
  }

  example "passes" "Azure: required, which is the default" {
    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      resource_group_name        = "data"
      location                   = "westeurope"
      account_tier               = "Standard"
      account_replication_type   = "ZRS"
      https_traffic_only_enabled = true
    }

    resource "azurerm_storage_account" "unsaid" {
      name                     = "exampleunsaid"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"
    }
  }

  example "passes" "Google Cloud, Oracle Cloud and IBM Cloud have no such setting" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"
    }

    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }

    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "https" {
      type = bool
    }

    resource "azurerm_storage_account" "main" {
      name                       = "examplestore"
      resource_group_name        = "data"
      location                   = "westeurope"
      account_tier               = "Standard"
      account_replication_type   = "ZRS"
      https_traffic_only_enabled = var.https
    }
  }
}
