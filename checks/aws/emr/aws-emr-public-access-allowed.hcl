check "aws-emr-public-access-allowed" {
  title    = "EMR clusters may be opened to the internet"
  severity = "medium"
  on       = ["aws_emr_block_public_access_configuration"]
  fail     = self.block_public_security_group_rules == false
  at       = self.block_public_security_group_rules
  message  = "block_public_security_group_rules is false"
  why      = "Clusters can be started in groups that let everyone reach their consoles and data."
  remedy   = "Set block_public_security_group_rules = true."
  aliases  = ["CKV_AWS_390"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Clusters whose security groups are open to everyone can no longer be started"
    set    = { block_public_security_group_rules = true }
  }

  example "fails" "switched off" {
    resource "aws_emr_block_public_access_configuration" "all" {
      block_public_security_group_rules = false
    }
  }

  example "passes" "switched on" {
    resource "aws_emr_block_public_access_configuration" "all" {
      block_public_security_group_rules = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "block_public_security_group_rules" {
      type = bool
    }

    resource "aws_emr_block_public_access_configuration" "all" {
      block_public_security_group_rules = var.block_public_security_group_rules
    }
  }
}
