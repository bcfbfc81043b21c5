check "aws-network-firewall-deletion-protection-disabled" {
  title    = "Network firewall can be deleted without being unlocked first"
  severity = "low"
  on       = ["aws_networkfirewall_firewall"]
  fail     = !self.delete_protection
  at       = self.delete_protection
  message  = "delete_protection is not true"
  why      = "A wrong \"terraform destroy\" takes the filter away from all traffic that goes through it."
  remedy   = "Set delete_protection = true."
  aliases  = ["CKV_AWS_344"]
  since    = "0.1"

  fix {
    set = { delete_protection = true }
  }

  example "fails" "not written" {
    resource "aws_networkfirewall_firewall" "edge" {
      name                = "edge"
      firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:111122223333:firewall-policy/edge"
      vpc_id              = "vpc-0123456789abcdef0"

      subnet_mapping {
        subnet_id = "subnet-0123456789abcdef0"
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_networkfirewall_firewall" "edge" {
      name                = "edge"
      firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:111122223333:firewall-policy/edge"
      vpc_id              = "vpc-0123456789abcdef0"

      subnet_mapping {
        subnet_id = "subnet-0123456789abcdef0"
      }

      delete_protection = false
    }
  }

  example "passes" "switched on" {
    resource "aws_networkfirewall_firewall" "edge" {
      name                = "edge"
      firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:111122223333:firewall-policy/edge"
      vpc_id              = "vpc-0123456789abcdef0"

      subnet_mapping {
        subnet_id = "subnet-0123456789abcdef0"
      }

      delete_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "delete_protection" {
      type = bool
    }

    resource "aws_networkfirewall_firewall" "edge" {
      name                = "edge"
      firewall_policy_arn = "arn:aws:network-firewall:eu-central-1:111122223333:firewall-policy/edge"
      vpc_id              = "vpc-0123456789abcdef0"

      subnet_mapping {
        subnet_id = "subnet-0123456789abcdef0"
      }

      delete_protection = var.delete_protection
    }
  }
}
