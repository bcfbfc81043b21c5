check "oci-core-instance-in-transit-encryption-disabled" {
  title      = "Instance talks to its volumes unencrypted"
  severity   = "low"
  on         = ["oci_core_instance"]
  when       = !startswith(coalesce(self.shape, "VM"), "BM.")
  fail       = !self.launch_options.is_pv_encryption_in_transit_enabled && !self.is_pv_encryption_in_transit_enabled
  at         = self.launch_options.is_pv_encryption_in_transit_enabled
  message    = "Encryption in transit between the instance and its volumes is not enabled"
  why        = "What the instance reads and writes crosses the network of the data centre in a form that whoever taps it can read."
  remedy     = "Set is_pv_encryption_in_transit_enabled = true, in a launch_options block or on the instance itself."
  similar_to = ["CKV_OCI_4"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "Restarts the instance"
    set    = { "launch_options.is_pv_encryption_in_transit_enabled" = true }
  }

  example "fails" "not written" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"
    }
  }

  example "fails" "switched off" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      launch_options {
        network_type                        = "PARAVIRTUALIZED"
        is_pv_encryption_in_transit_enabled = false
      }
    }
  }

  example "passes" "in the launch options" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      launch_options {
        is_pv_encryption_in_transit_enabled = true
      }
    }
  }

  example "passes" "on the instance" {
    resource "oci_core_instance" "web" {
      compartment_id                      = "ocid1.compartment.oc1..example"
      availability_domain                 = "Uocm:EU-FRANKFURT-1-AD-1"
      shape                               = "VM.Standard.E4.Flex"
      is_pv_encryption_in_transit_enabled = true
    }
  }

  example "passes" "a bare metal shape has no paravirtualised volumes" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "BM.Standard.E4.128"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypt" {
      type = bool
    }

    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      launch_options {
        is_pv_encryption_in_transit_enabled = var.encrypt
      }
    }
  }
}
