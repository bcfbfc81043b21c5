check "object-store-public-read" {
  title    = "Object store can be read by everyone"
  severity = "high"
  on       = ["facet.object_store"]
  fail     = self.anonymous_read
  at       = self.anonymous_read
  message  = "${self.called} can be read by anyone on the internet"
  why      = "No credentials are needed: whoever learns or guesses the name can fetch the objects. Scanners find such stores within hours, and leaks of whole customer databases have begun this way."
  remedy   = {
    aws_s3_bucket             = "Make the ACL \"private\", name the principals in the bucket policy, and add an aws_s3_bucket_public_access_block with all four settings true."
    azurerm_storage_container = "Set container_access_type = \"private\" and hand out shared access signatures or roles instead; set allow_nested_items_to_be_public = false on the storage account."
    google_storage_bucket     = "Remove allUsers and allAuthenticatedUsers, grant the role to named members, and set public_access_prevention = \"enforced\" on the bucket."
    oci_objectstorage_bucket  = "Set access_type = \"NoPublicAccess\", and share single objects by oci_objectstorage_preauthrequest with an early end."
    ibm_cos_bucket            = "Remove the ibm_iam_access_group_policy for AccessGroupId-PublicAccess and give the role to an access group of your own."
    default                   = "Take the public grant away and name who may read."
  }
  aliases    = ["CKV_AZURE_34", "AVD-AZU-0007", "CKV_GCP_28", "CKV_OCI_10"]
  similar_to = ["AVD-GCP-0001", "W31", "F16", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "AwsSolutions-S5"]
  yields_to  = ["aws-s3-bucket-acl-public", "aws-s3-bucket-grant-public", "aws-s3-bucket-policy-public", "aws-s3-bucket-acl-public-write"]
  cwe        = [732]
  since      = "0.1"

  fix {
    on     = ["aws_s3_bucket_acl"]
    unsafe = "Whoever reads or writes as the public is locked out"
    set    = { acl = "private" }
  }

  fix {
    on     = ["azurerm_storage_container"]
    unsafe = "Whoever reads as the public is locked out"
    set    = { container_access_type = "private" }
  }

  fix {
    on     = ["oci_objectstorage_bucket"]
    unsafe = "Whoever reads as the public is locked out"
    set    = { access_type = "NoPublicAccess" }
  }

  example "fails" "S3: a public ACL" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
      acl    = "public-read"
    }
  }

  example "fails" "S3: a policy for everyone" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
    }

    resource "aws_s3_bucket_policy" "site" {
      bucket = aws_s3_bucket.site.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:GetObject"
          Resource  = "arn:aws:s3:::example-site/*"
        }]
      })
    }
  }

  example "passes" "S3: a policy for everyone that the public access block takes back" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:GetObject"
          Resource  = "arn:aws:s3:::example-site/*"
        }]
      })
    }

    resource "aws_s3_bucket_public_access_block" "site" {
      bucket                  = aws_s3_bucket.site.id
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }

  example "fails" "Azure: blobs of a container" {
    resource "azurerm_storage_container" "downloads" {
      name                  = "downloads"
      storage_account_id    = azurerm_storage_account.main.id
      container_access_type = "blob"
    }

    resource "azurerm_storage_account" "main" {
      name                            = "examplestore"
      resource_group_name             = "data"
      location                        = "westeurope"
      account_tier                    = "Standard"
      account_replication_type        = "ZRS"
      allow_nested_items_to_be_public = true
    }
  }

  example "fails" "Azure: a whole container, of an account elsewhere" {
    resource "azurerm_storage_container" "downloads" {
      name                  = "downloads"
      storage_account_name  = "examplestore"
      container_access_type = "container"
    }
  }

  example "passes" "Azure: private, which is the default" {
    resource "azurerm_storage_container" "private" {
      name                  = "private"
      storage_account_name  = "examplestore"
      container_access_type = "private"
    }

    resource "azurerm_storage_container" "unsaid" {
      name                 = "unsaid"
      storage_account_name = "examplestore"
    }
  }

  example "passes" "Azure: the account does not allow it" {
    resource "azurerm_storage_container" "downloads" {
      name                  = "downloads"
      storage_account_id    = azurerm_storage_account.main.id
      container_access_type = "blob"
    }

    resource "azurerm_storage_account" "main" {
      name                            = "examplestore"
      resource_group_name             = "data"
      location                        = "westeurope"
      account_tier                    = "Standard"
      account_replication_type        = "ZRS"
      allow_nested_items_to_be_public = false
    }
  }

  example "fails" "Google Cloud: a member is everyone" {
    resource "google_storage_bucket" "site" {
      name     = "example-site"
      location = "EU"
    }

    resource "google_storage_bucket_iam_member" "site" {
      bucket = google_storage_bucket.site.name
      role   = "roles/storage.objectViewer"
      member = "allUsers"
    }
  }

  example "fails" "Google Cloud: everyone with an account, on a bucket elsewhere" {
    resource "google_storage_bucket_iam_binding" "site" {
      bucket  = "example-site"
      role    = "roles/storage.objectViewer"
      members = ["group:web@example.com", "allAuthenticatedUsers"]
    }
  }

  example "fails" "Google Cloud: access control entries" {
    resource "google_storage_bucket" "site" {
      name     = "example-site"
      location = "EU"
    }

    resource "google_storage_bucket_access_control" "site" {
      bucket = google_storage_bucket.site.name
      role   = "READER"
      entity = "allUsers"
    }
  }

  example "fails" "Google Cloud: a predefined ACL" {
    resource "google_storage_bucket" "site" {
      name     = "example-site"
      location = "EU"
    }

    resource "google_storage_bucket_acl" "site" {
      bucket         = google_storage_bucket.site.name
      predefined_acl = "publicRead"
    }
  }

  example "passes" "Google Cloud: a group" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"
    }

    resource "google_storage_bucket_iam_member" "data" {
      bucket = google_storage_bucket.data.name
      role   = "roles/storage.objectViewer"
      member = "group:analysts@example.com"
    }

    resource "google_storage_bucket_acl" "data" {
      bucket      = google_storage_bucket.data.name
      role_entity = ["OWNER:project-owners-123456", "READER:group-analysts@example.com"]
    }
  }

  example "fails" "Oracle Cloud" {
    resource "oci_objectstorage_bucket" "site" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "site"
      access_type    = "ObjectRead"
    }
  }

  example "fails" "Oracle Cloud, without a list of objects" {
    resource "oci_objectstorage_bucket" "site" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "site"
      access_type    = "ObjectReadWithoutList"
    }
  }

  example "passes" "Oracle Cloud: no public access" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
      access_type    = "NoPublicAccess"
    }

    resource "oci_objectstorage_bucket" "unsaid" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "unsaid"
    }
  }

  example "fails" "IBM Cloud: a policy of the group Public Access" {
    resource "ibm_cos_bucket" "site" {
      bucket_name          = "example-site"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }

    resource "ibm_iam_access_group_policy" "site" {
      access_group_id = "AccessGroupId-PublicAccess"
      roles           = ["Object Reader"]

      resources {
        service              = "cloud-object-storage"
        resource_instance_id = "2"
        resource_type        = "bucket"
        resource             = ibm_cos_bucket.site.bucket_name
      }
    }
  }

  example "passes" "IBM Cloud: a policy of another group" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }

    resource "ibm_iam_access_group_policy" "data" {
      access_group_id = "AccessGroupId-5a1f0c1e-6c1b-4b53-9e0c-2f5d3f7c1a11"
      roles           = ["Object Reader"]

      resources {
        service              = "cloud-object-storage"
        resource_instance_id = "2"
        resource_type        = "bucket"
        resource             = ibm_cos_bucket.data.bucket_name
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "access" {
      type = string
    }

    resource "oci_objectstorage_bucket" "site" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "site"
      access_type    = var.access
    }
  }
}
