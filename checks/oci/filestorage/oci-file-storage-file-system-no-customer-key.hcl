check "oci-file-storage-file-system-no-customer-key" {
  title    = "File system is not encrypted under a key of its owner"
  severity = "low"
  on       = ["oci_file_storage_file_system"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "The file system is encrypted under a key that Oracle manages"
  why      = "A key of your own adds a permission of its own to the files, a record of every use, and a way to cut off all access at once."
  remedy   = "Set kms_key_id to the OCID of an oci_kms_key, and let the File Storage service use it by a policy."
  aliases  = ["CKV_OCI_15"]
  since    = "0.1"

  example "fails" "not configured" {
    resource "oci_file_storage_file_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
    }
  }

  example "passes" "a key of a vault" {
    resource "oci_file_storage_file_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      kms_key_id          = "ocid1.key.oc1.eu-frankfurt-1.example"
    }
  }

  example "passes" "a key of this configuration" {
    resource "oci_file_storage_file_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      kms_key_id          = oci_kms_key.main.id
    }

    resource "oci_kms_key" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      display_name        = "orders"
      management_endpoint = "https://example-management.kms.eu-frankfurt-1.oraclecloud.com"

      key_shape {
        algorithm = "AES"
        length    = 32
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "oci_file_storage_file_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      kms_key_id          = var.key
    }
  }
}
