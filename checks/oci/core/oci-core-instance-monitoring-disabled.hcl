check "oci-core-instance-monitoring-disabled" {
  title    = "Instance does not report metrics"
  severity = "low"
  on       = ["oci_core_instance"]
  fail     = self.agent_config.is_monitoring_disabled || self.agent_config.are_all_plugins_disabled
  at       = self.agent_config.is_monitoring_disabled
  message  = "The agent of the instance does not report metrics"
  why      = "An instance that mines coins for a stranger, or is about to fail, is noticed only by its bill."
  remedy   = "Remove is_monitoring_disabled and are_all_plugins_disabled from agent_config, or set them to false: it is the default."
  aliases  = ["CKV_OCI_6"]
  cwe      = [778]
  since    = "0.1"

  fix {
    set = {
      "agent_config.is_monitoring_disabled"   = false
      "agent_config.are_all_plugins_disabled" = false
    }
  }

  example "fails" "monitoring is disabled" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      agent_config {
        is_monitoring_disabled = true
      }
    }
  }

  example "fails" "all plugins are disabled" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      agent_config {
        is_monitoring_disabled   = false
        are_all_plugins_disabled = true
      }
    }
  }

  example "passes" "not written" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"
    }
  }

  example "passes" "enabled" {
    resource "oci_core_instance" "web" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape               = "VM.Standard.E4.Flex"

      agent_config {
        is_monitoring_disabled = false
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

      agent_config {
        is_monitoring_disabled = var.disabled
      }
    }
  }
}
