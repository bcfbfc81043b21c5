facet "block_volume" {
  about = "A disk that can be attached to virtual machines."

  field "encrypted" {
    type  = bool
    about = "What is stored is encrypted, under whatever key."
  }

  field "customer_key" {
    type  = bool
    about = "What is stored is encrypted under a key that the customer controls."
  }

  field "backed_up" {
    type  = bool
    about = "A schedule makes backups or snapshots."
  }

  from "aws_ebs_volume" {
    called = "EBS volume"

    encrypted    = self.encrypted == null && self.snapshot_id != null ? null : self.encrypted == true
    customer_key = self.kms_key_id != null
    backed_up    = null

    why = {
      encrypted = "A volume from a snapshot is encrypted like the snapshot."
      backed_up = "Data Lifecycle Manager and AWS Backup choose volumes by their tags."
    }
  }

  from "azurerm_managed_disk" {
    called = "Managed disk"

    encrypted    = true
    customer_key = self.disk_encryption_set_id != null || self.secure_vm_disk_encryption_set_id != null
    backed_up    = null

    why = {
      encrypted = "Every managed disk is encrypted: https://learn.microsoft.com/azure/virtual-machines/disk-encryption"
      backed_up = "Azure Backup protects virtual machines, or disks through a backup instance."
    }
  }

  from "google_compute_disk" {
    called = "Compute disk"

    encrypted    = true
    customer_key = self.disk_encryption_key.kms_key_self_link != null || self.disk_encryption_key.raw_key != null || self.disk_encryption_key.rsa_encrypted_key != null
    backed_up    = null

    why = {
      encrypted = "Every persistent disk is encrypted: https://cloud.google.com/compute/docs/disks/customer-managed-encryption"
      backed_up = "Snapshot schedules may be attached from anywhere in the project."
    }
  }

  from "google_compute_region_disk" {
    called = "Regional compute disk"

    encrypted    = true
    customer_key = self.disk_encryption_key.kms_key_name != null || self.disk_encryption_key.raw_key != null || self.disk_encryption_key.rsa_encrypted_key != null
    backed_up    = null

    why = {
      encrypted = "Every persistent disk is encrypted: https://cloud.google.com/compute/docs/disks/customer-managed-encryption"
      backed_up = "Snapshot schedules may be attached from anywhere in the project."
    }
  }

  from "oci_core_volume" {
    called = "Block volume"

    encrypted    = true
    customer_key = self.kms_key_id != null
    backed_up    = self.backup_policy_id != null || length(self.backup_policy) > 0 || anytrue([for group in referrers("oci_core_volume_group") : group.backup_policy_id != null])

    why = {
      encrypted = "Every block volume is encrypted: https://docs.oracle.com/iaas/Content/Block/Concepts/overview.htm"
    }
  }

  from "oci_core_boot_volume" {
    called = "Boot volume"

    encrypted    = true
    customer_key = self.kms_key_id != null
    backed_up    = self.backup_policy_id != null || length(self.backup_policy) > 0 || anytrue([for group in referrers("oci_core_volume_group") : group.backup_policy_id != null])

    why = {
      encrypted = "Every boot volume is encrypted: https://docs.oracle.com/iaas/Content/Block/Concepts/overview.htm"
    }
  }

  from "ibm_is_volume" {
    called = "Block storage volume"

    encrypted    = true
    customer_key = self.encryption_key != null
    backed_up    = null

    why = {
      encrypted = "Every volume is encrypted, by default under a key of the provider: https://cloud.ibm.com/docs/vpc?topic=vpc-block-storage-vpc-encryption"
      backed_up = "Backup policies of VPC choose volumes by their tags."
    }
  }
}
