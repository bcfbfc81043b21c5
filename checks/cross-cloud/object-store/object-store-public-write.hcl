check "object-store-public-write" {
  title    = "Object store can be written by everyone"
  severity = "critical"
  on       = ["facet.object_store"]
  fail     = self.anonymous_write
  at       = self.anonymous_write
  message  = "Anyone on the internet can put objects into this ${self.called}"
  why      = "Strangers can replace what your users and programs load with malware, fill the store with what you pay and answer for, or delete everything in it."
  remedy   = {
    aws_s3_bucket         = "Make the ACL \"private\", name the principals in the bucket policy, and add an aws_s3_bucket_public_access_block with all four settings true. For uploads by strangers hand out presigned requests."
    google_storage_bucket = "Remove allUsers and allAuthenticatedUsers, grant the role to named members, and set public_access_prevention = \"enforced\" on the bucket. For uploads by strangers hand out signed URLs."
    ibm_cos_bucket        = "Remove the ibm_iam_access_group_policy for AccessGroupId-PublicAccess and give the role to an access group of your own."
    default               = "Take the public grant away and name who may write."
  }
  aliases    = []
  similar_to = ["F14", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]
  yields_to  = ["aws-s3-bucket-acl-public", "aws-s3-bucket-grant-public", "aws-s3-bucket-policy-public", "aws-s3-bucket-acl-public-write"]
  cwe        = [732]
  since      = "0.1"

  example "fails" "S3: an ACL" {
    resource "aws_s3_bucket" "drop" {
      bucket = "example-drop"
      acl    = "public-read-write"
    }
  }

  example "passes" "S3: everyone may only read" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
      acl    = "public-read"
    }
  }

  example "passes" "Azure: there is no such access" {
    resource "azurerm_storage_container" "downloads" {
      name                  = "downloads"
      storage_account_name  = "examplestore"
      container_access_type = "container"
    }
  }

  example "fails" "Google Cloud: uploads by everyone" {
    resource "google_storage_bucket" "drop" {
      name     = "example-drop"
      location = "EU"
    }

    resource "google_storage_bucket_iam_member" "drop" {
      bucket = google_storage_bucket.drop.name
      role   = "roles/storage.objectCreator"
      member = "allUsers"
    }
  }

  example "passes" "Google Cloud: everyone may only read" {
    resource "google_storage_bucket" "site" {
      name     = "example-site"
      location = "EU"
    }

    resource "google_storage_bucket_iam_binding" "site" {
      bucket  = google_storage_bucket.site.name
      role    = "roles/storage.objectViewer"
      members = ["allUsers"]
    }
  }

  example "passes" "Oracle Cloud: no access type allows it" {
    resource "oci_objectstorage_bucket" "site" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "site"
      access_type    = "ObjectRead"
    }
  }

  example "fails" "IBM Cloud: a policy of the group Public Access" {
    resource "ibm_cos_bucket" "drop" {
      bucket_name          = "example-drop"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }

    resource "ibm_iam_access_group_policy" "drop" {
      access_group_id = "AccessGroupId-PublicAccess"
      roles           = ["Object Writer"]

      resources {
        service              = "cloud-object-storage"
        resource_instance_id = "2"
        resource_type        = "bucket"
        resource             = ibm_cos_bucket.drop.bucket_name
      }
    }
  }

  example "passes" "IBM Cloud: no public policy" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"
    }
  }

  example "unknown" "the role comes from a variable without a value" {
    variable "role" {
      type = string
    }

    resource "google_storage_bucket" "drop" {
      name     = "example-drop"
      location = "EU"
    }

    resource "google_storage_bucket_iam_member" "drop" {
      bucket = google_storage_bucket.drop.name
      role   = var.role
      member = "allUsers"
    }
  }
}
