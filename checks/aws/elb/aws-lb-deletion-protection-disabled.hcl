check "aws-lb-deletion-protection-disabled" {
  title    = "Load balancer can be deleted without being unlocked first"
  severity = "info"
  on       = ["aws_lb", "aws_alb"]
  fail     = !self.enable_deletion_protection
  at       = self.enable_deletion_protection
  message  = "enable_deletion_protection is not true"
  why      = "A wrong \"terraform destroy\" or a change that replaces the load balancer takes the service off the network, and its address cannot be had again."
  remedy   = "Set enable_deletion_protection = true for load balancers that production depends on."
  aliases  = ["CKV_AWS_150", "ELB_DELETION_PROTECTION_ENABLED"]
  since    = "0.1"

  fix {
    set = { enable_deletion_protection = true }
  }

  example "fails" "not written" {
    resource "aws_lb" "web" {
      name = "web"
    }
  }

  example "fails" "switched off, under the old name of the type" {
    resource "aws_alb" "web" {
      name                       = "web"
      enable_deletion_protection = false
    }
  }

  example "passes" "switched on" {
    resource "aws_lb" "web" {
      name                       = "web"
      enable_deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "aws_lb" "web" {
      name                       = "web"
      enable_deletion_protection = var.protect
    }
  }
}
