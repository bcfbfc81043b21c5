check "block-volume-no-backup" {
  title    = "Block volume is not backed up"
  severity = "low"
  on       = ["facet.block_volume"]
  fail     = self.backed_up == false
  at       = self.backed_up
  message  = "No schedule makes backups of this ${self.called}"
  why      = "A wrong command, a corrupted file system or an attack destroys the only copy of the data."
  remedy = {
    default = "Add an oci_core_volume_backup_policy_assignment that gives the volume a backup policy, or set backup_policy_id."
  }
  similar_to = ["CKV_OCI_2"]
  since      = "0.1"

  fix {
    on     = ["oci_core_volume"]
    unsafe = "Backups cost"

    add "oci_core_volume_backup_policy" {
      compartment_id = self.compartment_id

      schedules {
        backup_type       = "INCREMENTAL"
        period            = "ONE_DAY"
        retention_seconds = 604800
      }
    }

    add "oci_core_volume_backup_policy_assignment" {
      asset_id  = self.id
      policy_id = added.oci_core_volume_backup_policy.id
    }
  }

  example "fails" "Oracle Cloud: no policy" {
    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
    }
  }

  example "fails" "Oracle Cloud: a boot volume" {
    resource "oci_core_boot_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"

      source_details {
        type = "bootVolume"
        id   = "ocid1.bootvolume.oc1..example"
      }
    }
  }

  example "passes" "Oracle Cloud: written inline" {
    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
      backup_policy_id    = "ocid1.volumebackuppolicy.oc1..example"
    }
  }

  example "passes" "Oracle Cloud: assigned by a resource of its own" {
    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
    }

    resource "oci_core_volume_backup_policy_assignment" "main" {
      asset_id  = oci_core_volume.main.id
      policy_id = "ocid1.volumebackuppolicy.oc1..example"
    }
  }

  example "passes" "Oracle Cloud: by its group" {
    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
    }

    resource "oci_core_volume_group" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      backup_policy_id    = "ocid1.volumebackuppolicy.oc1..example"

      source_details {
        type       = "volumeIds"
        volume_ids = [oci_core_volume.main.id]
      }
    }
  }

  example "passes" "the other clouds choose volumes by tags or attach schedules elsewhere" {
    resource "aws_ebs_volume" "main" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = true
    }

    resource "azurerm_managed_disk" "main" {
      name                 = "data"
      resource_group_name  = "compute"
      location             = "westeurope"
      storage_account_type = "Premium_LRS"
      create_option        = "Empty"
      disk_size_gb         = 128
    }

    resource "google_compute_disk" "main" {
      name = "data"
      zone = "europe-west3-a"
      size = 100
    }

    resource "ibm_is_volume" "main" {
      name     = "data"
      profile  = "10iops-tier"
      zone     = "eu-de-1"
      capacity = 100
    }
  }

  example "unknown" "assigned only in some environments" {
    variable "backup" {
      type = bool
    }

    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
    }

    resource "oci_core_volume_backup_policy_assignment" "main" {
      count     = var.backup ? 1 : 0
      asset_id  = oci_core_volume.main.id
      policy_id = "ocid1.volumebackuppolicy.oc1..example"
    }
  }
}
