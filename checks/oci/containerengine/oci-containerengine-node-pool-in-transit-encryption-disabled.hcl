check "oci-containerengine-node-pool-in-transit-encryption-disabled" {
  title    = "Nodes talk to their volumes unencrypted"
  severity = "low"
  on       = ["oci_containerengine_node_pool"]
  fail     = !self.node_config_details.is_pv_encryption_in_transit_enabled
  at       = self.node_config_details.is_pv_encryption_in_transit_enabled
  message  = "Encryption in transit between the nodes and their volumes is not enabled"
  why      = "What the nodes read and write crosses the network of the data centre in a form that whoever taps it can read."
  remedy   = "Set is_pv_encryption_in_transit_enabled = true in the node_config_details block."
  aliases  = ["CKV2_OCI_5"]
  cwe      = [319]
  since    = "0.1"

  fix {
    set = { "node_config_details.is_pv_encryption_in_transit_enabled" = true }
  }

  example "fails" "not written" {
    resource "oci_containerengine_node_pool" "main" {
      cluster_id     = "ocid1.cluster.oc1..example"
      compartment_id = "ocid1.compartment.oc1..example"
      name           = "main"
      node_shape     = "VM.Standard.E4.Flex"

      node_config_details {
        size = 3

        placement_configs {
          availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
          subnet_id           = "ocid1.subnet.oc1..example"
        }
      }
    }
  }

  example "fails" "switched off" {
    resource "oci_containerengine_node_pool" "main" {
      cluster_id     = "ocid1.cluster.oc1..example"
      compartment_id = "ocid1.compartment.oc1..example"
      name           = "main"
      node_shape     = "VM.Standard.E4.Flex"

      node_config_details {
        size                                = 3
        is_pv_encryption_in_transit_enabled = false

        placement_configs {
          availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
          subnet_id           = "ocid1.subnet.oc1..example"
        }
      }
    }
  }

  example "passes" "enabled" {
    resource "oci_containerengine_node_pool" "main" {
      cluster_id     = "ocid1.cluster.oc1..example"
      compartment_id = "ocid1.compartment.oc1..example"
      name           = "main"
      node_shape     = "VM.Standard.E4.Flex"

      node_config_details {
        size                                = 3
        is_pv_encryption_in_transit_enabled = true

        placement_configs {
          availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
          subnet_id           = "ocid1.subnet.oc1..example"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypt" {
      type = bool
    }

    resource "oci_containerengine_node_pool" "main" {
      cluster_id     = "ocid1.cluster.oc1..example"
      compartment_id = "ocid1.compartment.oc1..example"
      name           = "main"
      node_shape     = "VM.Standard.E4.Flex"

      node_config_details {
        size                                = 3
        is_pv_encryption_in_transit_enabled = var.encrypt

        placement_configs {
          availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
          subnet_id           = "ocid1.subnet.oc1..example"
        }
      }
    }
  }
}
