check "load-balancer-deletion-protection-disabled" {
  title    = "Load balancer can be deleted without being unlocked first"
  severity = "info"
  on       = ["facet.load_balancer"]
  fail     = self.deletion_protection == false
  at       = self.deletion_protection
  message  = "${self.called} can be deleted without being unlocked first"
  why      = "A wrong \"terraform destroy\" or a change that replaces the load balancer takes the service off the network, and its address cannot be had again."
  remedy = {
    oci_load_balancer_load_balancer = "Set is_delete_protection_enabled = true for load balancers that production depends on."
    oci_load_balancer               = "Set is_delete_protection_enabled = true for load balancers that production depends on."
    default                         = "Switch the protection on for load balancers that production depends on."
  }
  yields_to = ["aws-lb-deletion-protection-disabled"]
  since     = "0.1"

  fix {
    on  = ["aws_lb", "aws_alb"]
    set = { enable_deletion_protection = true }
  }

  fix {
    on  = ["oci_load_balancer_load_balancer", "oci_load_balancer"]
    set = { is_delete_protection_enabled = true }
  }

  example "fails" "AWS, not written" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "fails" "Oracle Cloud, not written" {
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      display_name   = "web"
      shape          = "flexible"
      subnet_ids     = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }

  example "fails" "Oracle Cloud, switched off" {
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id               = "ocid1.compartment.oc1..exampleuniqueid"
      display_name                 = "web"
      shape                        = "flexible"
      subnet_ids                   = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]
      is_delete_protection_enabled = false

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }

  example "passes" "AWS" {
    resource "aws_lb" "web" {
      name                       = "web"
      subnets                    = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      enable_deletion_protection = true
    }
  }

  example "passes" "Oracle Cloud" {
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id               = "ocid1.compartment.oc1..exampleuniqueid"
      display_name                 = "web"
      shape                        = "flexible"
      subnet_ids                   = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]
      is_delete_protection_enabled = true

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }

  example "passes" "Google Cloud: it does not exist there" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
    }
  }

  example "passes" "IBM Cloud: it does not exist there" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
    }
  }

  example "unknown" "Oracle Cloud, from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id               = "ocid1.compartment.oc1..exampleuniqueid"
      display_name                 = "web"
      shape                        = "flexible"
      subnet_ids                   = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]
      is_delete_protection_enabled = var.protect

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }
}
