check "block-volume-no-customer-key" {
  title    = "Block volume is not encrypted under a key of its owner"
  severity = "low"
  on       = ["facet.block_volume"]
  fail     = self.customer_key == false
  at       = self.customer_key
  message  = "${self.called} is not encrypted under a key of yours"
  why      = "A key of your own adds a permission of its own to the volume and its snapshots, a record of every use, and a way to cut off all access at once."
  remedy = {
    aws_ebs_volume             = "Set kms_key_id to the ARN of an aws_kms_key."
    azurerm_managed_disk       = "Set disk_encryption_set_id to the id of an azurerm_disk_encryption_set with a key of your Key Vault."
    google_compute_disk        = "Add a disk_encryption_key block with kms_key_self_link set to the id of a google_kms_crypto_key."
    google_compute_region_disk = "Add a disk_encryption_key block with kms_key_name set to the id of a google_kms_crypto_key."
    oci_core_volume            = "Set kms_key_id to the OCID of an oci_kms_key, and let the Block Volume service use it by a policy."
    oci_core_boot_volume       = "Set kms_key_id to the OCID of an oci_kms_key, and let the Block Volume service use it by a policy."
    ibm_is_volume              = "Set encryption_key to the CRN of an ibm_kms_key, and authorise the block storage service to read it."
    default                    = "Name a key of your own."
  }
  aliases   = ["CKV_AZURE_93", "CKV_GCP_37", "AVD-GCP-0034", "CKV_OCI_3"]
  yields_to = ["aws-ebs-volume-unencrypted", "aws-ebs-volume-no-customer-key"]
  since     = "0.1"

  example "fails" "AWS: the key of AWS" {
    resource "aws_ebs_volume" "main" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = true
    }
  }

  example "passes" "AWS: a key of the account" {
    resource "aws_ebs_volume" "main" {
      availability_zone = "eu-central-1a"
      size              = 100
      encrypted         = true
      kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }

  example "fails" "Azure: not configured" {
    resource "azurerm_managed_disk" "main" {
      name                 = "data"
      resource_group_name  = "compute"
      location             = "westeurope"
      storage_account_type = "Premium_LRS"
      create_option        = "Empty"
      disk_size_gb         = 128
    }
  }

  example "passes" "Azure: a disk encryption set" {
    resource "azurerm_managed_disk" "main" {
      name                   = "data"
      resource_group_name    = "compute"
      location               = "westeurope"
      storage_account_type   = "Premium_LRS"
      create_option          = "Empty"
      disk_size_gb           = 128
      disk_encryption_set_id = "/subscriptions/1/resourceGroups/compute/providers/Microsoft.Compute/diskEncryptionSets/data"
    }
  }

  example "fails" "Google Cloud: not configured" {
    resource "google_compute_disk" "main" {
      name = "data"
      zone = "europe-west3-a"
      size = 100
    }
  }

  example "passes" "Google Cloud: a key of the project" {
    resource "google_compute_disk" "main" {
      name = "data"
      zone = "europe-west3-a"
      size = 100

      disk_encryption_key {
        kms_key_self_link = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      }
    }

    resource "google_compute_region_disk" "main" {
      name          = "data"
      region        = "europe-west3"
      replica_zones = ["europe-west3-a", "europe-west3-b"]
      size          = 100

      disk_encryption_key {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      }
    }
  }

  example "fails" "Oracle Cloud: not configured" {
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

  example "passes" "Oracle Cloud: a key of a vault" {
    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
      kms_key_id          = "ocid1.key.oc1.eu-frankfurt-1.example"
    }

    resource "oci_core_boot_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      kms_key_id          = "ocid1.key.oc1.eu-frankfurt-1.example"

      source_details {
        type = "bootVolume"
        id   = "ocid1.bootvolume.oc1..example"
      }
    }
  }

  example "fails" "IBM Cloud: not configured" {
    resource "ibm_is_volume" "main" {
      name     = "data"
      profile  = "10iops-tier"
      zone     = "eu-de-1"
      capacity = 100
    }
  }

  example "passes" "IBM Cloud: a root key" {
    resource "ibm_is_volume" "main" {
      name           = "data"
      profile        = "10iops-tier"
      zone           = "eu-de-1"
      capacity       = 100
      encryption_key = "crn:v1:bluemix:public:kms:eu-de:a/1:3:key:4"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "oci_core_volume" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      size_in_gbs         = "100"
      kms_key_id          = var.key
    }
  }
}
