check "oci-file-storage-export-open-to-world" {
  title    = "File system is exported to every address"
  severity = "medium"
  on       = ["oci_file_storage_export"]
  fail     = anytrue([for option in self.export_options : net_is_everyone(option.source) && option.access != "READ_ONLY"])
  at       = anytrue([for option in self.export_options : net_is_everyone(option.source) && option.access != "READ_ONLY"])
  message  = "Whatever reaches the mount target may write to this file system"
  why      = "NFS trusts the addresses and user numbers of its clients. Any machine in the network, or in one that is peered later, can then change or delete every file."
  remedy   = "Set source in export_options to the range of the clients, and read-only access for the others."
  aliases  = []
  cwe      = [284]
  since    = "0.1"

  fix {
    unsafe = "Clients can no longer write: narrow the source in place of that"
    set    = { "export_options.access" = "READ_ONLY" }
  }

  example "fails" "everyone writes" {
    resource "oci_file_storage_export" "main" {
      export_set_id  = "ocid1.exportset.oc1..example"
      file_system_id = "ocid1.filesystem.oc1..example"
      path           = "/data"

      export_options {
        source          = "0.0.0.0/0"
        access          = "READ_WRITE"
        identity_squash = "NONE"
      }
    }
  }

  example "fails" "writing is the default" {
    resource "oci_file_storage_export" "main" {
      export_set_id  = "ocid1.exportset.oc1..example"
      file_system_id = "ocid1.filesystem.oc1..example"
      path           = "/data"

      export_options {
        source = "0.0.0.0/0"
      }
    }
  }

  example "passes" "the clients" {
    resource "oci_file_storage_export" "main" {
      export_set_id  = "ocid1.exportset.oc1..example"
      file_system_id = "ocid1.filesystem.oc1..example"
      path           = "/data"

      export_options {
        source                         = "10.0.1.0/24"
        access                         = "READ_WRITE"
        identity_squash                = "ROOT"
        require_privileged_source_port = true
      }
    }
  }

  example "passes" "everyone reads" {
    resource "oci_file_storage_export" "main" {
      export_set_id  = "ocid1.exportset.oc1..example"
      file_system_id = "ocid1.filesystem.oc1..example"
      path           = "/data"

      export_options {
        source = "0.0.0.0/0"
        access = "READ_ONLY"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "oci_file_storage_export" "main" {
      export_set_id  = "ocid1.exportset.oc1..example"
      file_system_id = "ocid1.filesystem.oc1..example"
      path           = "/data"

      export_options {
        source = var.source_range
      }
    }
  }
}
