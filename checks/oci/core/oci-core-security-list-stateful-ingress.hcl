check "oci-core-security-list-stateful-ingress" {
  title    = "Security list has a stateful ingress rule"
  severity = "info"
  on       = ["oci_core_security_list"]
  for_each = self.ingress_security_rules
  fail     = each.value.stateless == false
  at       = each.value.stateless
  message  = "The connections that this rule lets in are tracked"
  why      = "Connections of stateful rules take a place in a table of limited size. A flood of connections fills it, and new ones are dropped; busy public services are better served by stateless rules in both directions."
  remedy   = "Set stateless = true and add the egress rule for the answers, where many short connections are expected. Elsewhere stateful rules are right: suppress this check there."
  aliases  = ["CKV_OCI_17"]
  since    = "0.1"

  fix {
    unsafe = "Answers are dropped until a rule in the other direction lets them through"
    set    = { "each.stateless" = true }
  }

  example "fails" "written out" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol  = "6"
        source    = "10.20.0.0/16"
        stateless = false

        tcp_options {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "stateless" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol  = "6"
        source    = "10.20.0.0/16"
        stateless = true

        tcp_options {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "nobody has asked for it" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "stateless" {
      type = bool
    }

    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol  = "6"
        source    = "10.20.0.0/16"
        stateless = var.stateless
      }
    }
  }
}
