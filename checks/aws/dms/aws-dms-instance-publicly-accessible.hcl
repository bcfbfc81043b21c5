check "aws-dms-instance-publicly-accessible" {
  title    = "DMS instance has a public address"
  severity = "high"
  on       = ["aws_dms_replication_instance"]
  fail     = self.publicly_accessible
  at       = self.publicly_accessible
  message  = "publicly_accessible is true"
  why      = "The machine that holds the credentials of both databases answers on the internet."
  remedy   = "Remove publicly_accessible, or set it to false."
  aliases  = ["CKV_AWS_89", "W91", "DMS_REPLICATION_NOT_PUBLIC"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the replication instance, and locks out who connects from the internet"
    set    = { publicly_accessible = false }
  }

  example "fails" "switched on" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      publicly_accessible        = true
    }
  }

  example "passes" "not written" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
    }
  }

  example "passes" "switched off" {
    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      publicly_accessible        = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "publicly_accessible" {
      type = bool
    }

    resource "aws_dms_replication_instance" "move" {
      replication_instance_id    = "move"
      replication_instance_class = "dms.t3.medium"
      publicly_accessible        = var.publicly_accessible
    }
  }
}
