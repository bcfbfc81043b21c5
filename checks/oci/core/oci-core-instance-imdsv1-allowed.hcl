check "oci-core-instance-imdsv1-allowed" {
  title    = "Instance answers metadata requests of version 1"
  severity = "medium"
  on       = ["oci_core_instance"]
  fail     = !self.instance_options.are_legacy_imds_endpoints_disabled
  at       = self.instance_options.are_legacy_imds_endpoints_disabled
  message  = "The legacy endpoints of the metadata service are not disabled"
  why      = "Version 1 answers any plain request, so one that a web application is tricked into (SSRF) is enough to steal the certificates of the instance principal. Version 2 asks for a header that such requests lack."
  remedy   = "Add an instance_options block with are_legacy_imds_endpoints_disabled = true."
  aliases  = ["CKV_OCI_5"]
  cwe      = [306]
  since    = "0.1"

  fix {
    unsafe = "Programs that ask the metadata service without a token header fail"
    set    = { "instance_options.are_legacy_imds_endpoints_disabled" = true }
  }

  example "fails" "not written" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"
    }
  }

  example "fails" "switched on" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      instance_options {
        are_legacy_imds_endpoints_disabled = false
      }
    }
  }

  example "passes" "disabled" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      instance_options {
        are_legacy_imds_endpoints_disabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "disabled" {
      type = bool
    }

    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      instance_options {
        are_legacy_imds_endpoints_disabled = var.disabled
      }
    }
  }
}
