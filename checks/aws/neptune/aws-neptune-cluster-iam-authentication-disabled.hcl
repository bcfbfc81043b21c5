check "aws-neptune-cluster-iam-authentication-disabled" {
  title    = "Neptune cluster asks nobody who they are"
  severity = "medium"
  on       = ["aws_neptune_cluster"]
  fail     = !self.iam_database_authentication_enabled
  at       = self.iam_database_authentication_enabled
  message  = "iam_database_authentication_enabled is not true"
  why      = "Without IAM authentication whoever reaches the port of the cluster can read and change the whole graph: Neptune has no passwords."
  remedy   = "Set iam_database_authentication_enabled = true, and sign the requests of the clients."
  aliases  = ["CKV_AWS_359", "AwsSolutions-N5"]
  since    = "0.1"

  fix {
    unsafe = "Clients that do not sign their requests are locked out"
    set    = { iam_database_authentication_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
    }
  }

  example "fails" "switched off" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier                  = "graph"
      engine                              = "neptune"
      iam_database_authentication_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier                  = "graph"
      engine                              = "neptune"
      iam_database_authentication_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "iam_database_authentication_enabled" {
      type = bool
    }

    resource "aws_neptune_cluster" "graph" {
      cluster_identifier                  = "graph"
      engine                              = "neptune"
      iam_database_authentication_enabled = var.iam_database_authentication_enabled
    }
  }
}
