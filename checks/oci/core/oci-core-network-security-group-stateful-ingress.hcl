check "oci-core-network-security-group-stateful-ingress" {
  title    = "Network security group has a stateful ingress rule"
  severity = "info"
  on       = ["oci_core_network_security_group_security_rule"]
  fail     = self.direction == "INGRESS" && self.stateless != true
  at       = self.stateless
  message  = "The connections that this rule lets in are tracked"
  why      = "Connections of stateful rules take a place in a table of limited size. A flood of connections fills it, and new ones are dropped; busy public services are better served by stateless rules in both directions."
  remedy   = "Set stateless = true and add the egress rule for the answers, where many short connections are expected. Elsewhere stateful rules are right: suppress this check there."
  aliases  = ["CKV_OCI_21"]
  since    = "0.1"

  fix {
    unsafe = "Answers are dropped until a rule in the other direction lets them through"
    set    = { stateless = true }
  }

  example "fails" "not written" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"
    }
  }

  example "fails" "written out" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"
      stateless                 = false
    }
  }

  example "passes" "stateless" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"
      stateless                 = true
    }
  }

  example "passes" "egress" {
    resource "oci_core_network_security_group_security_rule" "out" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "EGRESS"
      protocol                  = "6"
      destination               = "10.20.0.0/16"
      destination_type          = "CIDR_BLOCK"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "stateless" {
      type = bool
    }

    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"
      stateless                 = var.stateless
    }
  }
}
