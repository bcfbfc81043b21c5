check "aws-dms-instance-minor-upgrades-disabled" {
  title    = "DMS instance does not take minor upgrades by itself"
  severity = "low"
  on       = ["aws_dms_replication_instance"]
  fail     = !self.auto_minor_version_upgrade
  at       = self.auto_minor_version_upgrade
  message  = "auto_minor_version_upgrade is not true"
  why      = "Corrections of known weaknesses are not applied in the maintenance window."
  remedy   = "Set auto_minor_version_upgrade = true."
  aliases  = ["CKV_AWS_222"]
  since    = "0.1"

  fix {
    unsafe = "Upgrades interrupt it in its maintenance window"
    set    = { auto_minor_version_upgrade = true }
  }

  example "fails" "not written" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
    }
  }

  example "fails" "switched off" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      auto_minor_version_upgrade = false
    }
  }

  example "passes" "switched on" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      auto_minor_version_upgrade = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auto_minor_version_upgrade" {
      type = bool
    }

    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      auto_minor_version_upgrade = var.auto_minor_version_upgrade
    }
  }
}
