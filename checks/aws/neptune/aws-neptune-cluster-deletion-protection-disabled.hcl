check "aws-neptune-cluster-deletion-protection-disabled" {
  title    = "Neptune cluster can be deleted without being unlocked first"
  severity = "low"
  on       = ["aws_neptune_cluster"]
  fail     = !self.deletion_protection
  at       = self.deletion_protection
  message  = "deletion_protection is not true"
  why      = "A wrong \"terraform destroy\" or a rename that replaces the cluster deletes the graph at once."
  remedy   = "Set deletion_protection = true."
  aliases  = ["CKV2_AWS_58"]
  since    = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "not written" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
    }
  }

  example "fails" "switched off" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier  = "graph"
      engine              = "neptune"
      deletion_protection = false
    }
  }

  example "passes" "protected" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier  = "graph"
      engine              = "neptune"
      deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "deletion_protection" {
      type = bool
    }

    resource "aws_neptune_cluster" "graph" {
      cluster_identifier  = "graph"
      engine              = "neptune"
      deletion_protection = var.deletion_protection
    }
  }
}
