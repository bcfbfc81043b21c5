check "aws-rds-cluster-backtrack-disabled" {
  title    = "Aurora MySQL cluster cannot be wound back"
  severity = "info"
  on       = ["aws_rds_cluster"]
  when     = self.engine == null || contains(["aurora", "aurora-mysql"], self.engine)
  fail     = self.backtrack_window == null || self.backtrack_window == 0
  at       = self.backtrack_window
  message  = "backtrack_window is not set"
  why      = "After a wrong DELETE the cluster can only be restored into a new one, which takes hours; backtracking takes minutes."
  remedy   = "Set backtrack_window to the seconds that you want to be able to go back, up to 259200. It must be set when the cluster is made."
  aliases  = ["CKV_AWS_326", "AwsSolutions-RDS14", "AURORA_MYSQL_BACKTRACKING_ENABLED"]
  since    = "0.1"

  fix {
    unsafe = "It can only be switched on when a cluster is made, and what is kept costs"
    set    = { backtrack_window = 86400 }
  }

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "fails" "none" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
      backtrack_window   = 0
    }
  }

  example "passes" "a day" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
      backtrack_window   = 86400
    }
  }

  example "passes" "PostgreSQL cannot" {
    resource "aws_rds_cluster" "main" {
      engine = "aurora-postgresql"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "backtrack_window" {
      type = number
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
      backtrack_window   = var.backtrack_window
    }
  }
}
