check "oci-objectstorage-bucket-events-disabled" {
  title    = "Bucket emits no events for its objects"
  severity = "low"
  on       = ["oci_objectstorage_bucket"]
  fail     = !self.object_events_enabled
  at       = self.object_events_enabled
  message  = "object_events_enabled is not true"
  why      = "Nothing can react when objects are created, changed or deleted: neither an alarm on a mass deletion nor a scan of what was uploaded."
  remedy   = "Set object_events_enabled = true."
  aliases  = ["CKV_OCI_7"]
  since    = "0.1"

  fix {
    set = { object_events_enabled = true }
  }

  example "fails" "not written" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id = "ocid1.compartment.oc1..example"
      namespace      = "example"
      name           = "data"
    }
  }

  example "fails" "switched off" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id        = "ocid1.compartment.oc1..example"
      namespace             = "example"
      name                  = "data"
      object_events_enabled = false
    }
  }

  example "passes" "enabled" {
    resource "oci_objectstorage_bucket" "data" {
      compartment_id        = "ocid1.compartment.oc1..example"
      namespace             = "example"
      name                  = "data"
      object_events_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "events" {
      type = bool
    }

    resource "oci_objectstorage_bucket" "data" {
      compartment_id        = "ocid1.compartment.oc1..example"
      namespace             = "example"
      name                  = "data"
      object_events_enabled = var.events
    }
  }
}
