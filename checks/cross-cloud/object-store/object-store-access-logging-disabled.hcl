check "object-store-access-logging-disabled" {
  title    = "Object store does not log access to it"
  severity = "low"
  on       = ["facet.object_store"]
  fail     = self.access_logged == false
  at       = self.access_logged
  message  = "Access to this ${self.called} is not logged"
  why      = "After a leak, access logs are what tells which objects were read, by whom and from where. Without them the worst must be assumed, and reported."
  remedy = {
    aws_s3_bucket            = "Add an aws_s3_bucket_logging that names a separate log bucket, or record data events of the bucket in CloudTrail and suppress this check with that reason."
    azurerm_storage_account  = "Add an azurerm_monitor_diagnostic_setting on \"$${azurerm_storage_account.NAME.id}/blobServices/default\" with the categories StorageRead, StorageWrite and StorageDelete."
    google_storage_bucket    = "Add a logging block that names a separate log bucket, or switch on Data Access audit logs of Cloud Storage for the project and suppress this check with that reason."
    oci_objectstorage_bucket = "Add an oci_logging_log for the service \"objectstorage\" with the categories read and write, whose resource is the name of this bucket."
    ibm_cos_bucket           = "Add an activity_tracking block with read_data_events = true and write_data_events = true."
    default                  = "Switch access logs on."
  }
  aliases   = ["CKV_GCP_62", "AVD-GCP-0077"]
  yields_to = ["aws-s3-bucket-logging-disabled"]
  cwe       = [778]
  since     = "0.1"

  fix {
    on     = ["azurerm_storage_account"]
    unsafe = "Logs cost"

    add "azurerm_log_analytics_workspace" {
      name                = "${self.name}-logs"
      location            = self.location
      resource_group_name = self.resource_group_name
    }

    add "azurerm_monitor_diagnostic_setting" {
      name                       = "logs"
      target_resource_id         = "${self.id}/blobServices/default"
      log_analytics_workspace_id = added.azurerm_log_analytics_workspace.id

      enabled_log {
        category = "StorageRead"
      }

      enabled_log {
        category = "StorageWrite"
      }

      enabled_log {
        category = "StorageDelete"
      }
    }
  }

  fix {
    on     = ["oci_objectstorage_bucket"]
    unsafe = "Logs cost"

    add "oci_logging_log_group" {
      compartment_id = self.compartment_id
      display_name   = "access-logs"
    }

    add "oci_logging_log" {
      display_name = "access"
      log_group_id = added.oci_logging_log_group.id
      log_type     = "SERVICE"

      configuration {
        source {
          category    = "read"
          resource    = self.name
          service     = "objectstorage"
          source_type = "OCISERVICE"
        }
      }
    }
  }

  fix {
    on     = ["ibm_cos_bucket"]
    unsafe = "Events cost"
    set    = { "activity_tracking.read_data_events" = true, "activity_tracking.write_data_events" = true }
  }

  example "fails" "S3: not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "S3: into a log bucket" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_logging" "data" {
      bucket        = aws_s3_bucket.data.id
      target_bucket = "example-logs"
      target_prefix = "data/"
    }
  }

  example "fails" "Azure: no diagnostic setting" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"
    }
  }

  example "passes" "Azure: a diagnostic setting" {
    resource "azurerm_storage_account" "main" {
      name                     = "examplestore"
      resource_group_name      = "data"
      location                 = "westeurope"
      account_tier             = "Standard"
      account_replication_type = "ZRS"
    }

    resource "azurerm_monitor_diagnostic_setting" "blobs" {
      name                       = "blobs"
      target_resource_id         = "${azurerm_storage_account.main.id}/blobServices/default"
      log_analytics_workspace_id = "/subscriptions/1/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/logs"

      enabled_log {
        category = "StorageRead"
      }
    }
  }

  example "fails" "Google Cloud: not configured" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"
    }
  }

  example "passes" "Google Cloud: into a log bucket, which is not asked itself" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EU"

      logging {
        log_bucket = google_storage_bucket.logs.name
      }
    }

    resource "google_storage_bucket" "logs" {
      name     = "example-logs"
      location = "EU"
    }
  }

  example "fails" "Oracle Cloud: no log" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }
  }

  example "passes" "Oracle Cloud: a log of the service" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }

    resource "oci_logging_log" "reads" {
      display_name = "reads"
      log_group_id = "ocid1.loggroup.oc1..example"
      log_type     = "SERVICE"

      configuration {
        source {
          category    = "read"
          resource    = oci_objectstorage_bucket.data.name
          service     = "objectstorage"
          source_type = "OCISERVICE"
        }
      }
    }
  }

  example "fails" "IBM Cloud: management events only" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"

      activity_tracking {
        management_events = true
      }
    }
  }

  example "passes" "IBM Cloud: data events" {
    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"

      activity_tracking {
        management_events = true
        read_data_events  = true
        write_data_events = true
      }
    }
  }

  example "unknown" "logging only in some environments" {
    variable "log" {
      type = bool
    }

    resource "ibm_cos_bucket" "data" {
      bucket_name          = "example-data"
      resource_instance_id = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2::"
      region_location      = "eu-de"
      storage_class        = "smart"

      activity_tracking {
        read_data_events  = var.log
        write_data_events = var.log
      }
    }
  }
}
