check "oci-core-security-list-no-ingress-rules" {
  title    = "Security list has no ingress rules"
  severity = "info"
  on       = ["oci_core_security_list"]
  fail     = length(self.ingress_security_rules) == 0
  message  = "The list says nothing of traffic to the subnet"
  why      = "What may reach the subnet is then decided somewhere else, in another list or in network security groups, or nothing may: a reader of this list cannot tell which."
  remedy   = "Write ingress_security_rules for what the machines of the subnet serve, or leave the list out where network security groups decide."
  aliases  = ["CKV_OCI_16"]
  since    = "0.1"

  example "fails" "egress only" {
    resource "oci_core_security_list" "app" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      egress_security_rules {
        protocol    = "6"
        destination = "10.20.0.0/16"
      }
    }
  }

  example "fails" "no rules at all" {
    resource "oci_core_security_list" "app" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"
    }
  }

  example "passes" "HTTPS" {
    resource "oci_core_security_list" "app" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"

        tcp_options {
          min = 443
          max = 443
        }
      }
    }
  }

  example "unknown" "rules from a variable without a value" {
    variable "sources" {
      type = set(string)
    }

    resource "oci_core_security_list" "app" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      dynamic "ingress_security_rules" {
        for_each = var.sources

        content {
          protocol = "6"
          source   = ingress_security_rules.value
        }
      }
    }
  }
}
