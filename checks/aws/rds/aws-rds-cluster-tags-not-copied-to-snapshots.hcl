check "aws-rds-cluster-tags-not-copied-to-snapshots" {
  title    = "Snapshots of an Aurora cluster do not carry its tags"
  severity = "info"
  on       = ["aws_rds_cluster"]
  fail     = !self.copy_tags_to_snapshot
  at       = self.copy_tags_to_snapshot
  message  = "copy_tags_to_snapshot is not true"
  why      = "Rules on access, cost and retention that go by tags do not see the snapshots."
  remedy   = "Set copy_tags_to_snapshot = true."
  aliases  = ["CKV_AWS_313"]
  since    = "0.1"

  fix {
    set = { copy_tags_to_snapshot = true }
  }

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "fails" "switched off" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier    = "main"
      engine                = "aurora-mysql"
      copy_tags_to_snapshot = false
    }
  }

  example "passes" "copied" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier    = "main"
      engine                = "aurora-mysql"
      copy_tags_to_snapshot = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "copy_tags_to_snapshot" {
      type = bool
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier    = "main"
      engine                = "aurora-mysql"
      copy_tags_to_snapshot = var.copy_tags_to_snapshot
    }
  }
}
