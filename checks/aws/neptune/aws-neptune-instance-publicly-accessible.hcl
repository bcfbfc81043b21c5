check "aws-neptune-instance-publicly-accessible" {
  title    = "Neptune instance has a public address"
  severity = "high"
  on       = ["aws_neptune_cluster_instance"]
  fail     = self.publicly_accessible
  at       = self.publicly_accessible
  message  = "publicly_accessible is true"
  why      = "A graph database on a public address is one wrong security group rule away from everyone."
  remedy   = "Remove publicly_accessible, and reach the cluster from within its VPC."
  aliases  = ["CKV_AWS_102"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance, and locks out who connects from the internet"
    set    = { publicly_accessible = false }
  }

  example "fails" "public" {
    resource "aws_neptune_cluster_instance" "graph" {
      cluster_identifier  = "graph"
      instance_class      = "db.r6g.large"
      publicly_accessible = true
    }
  }

  example "passes" "not written" {
    resource "aws_neptune_cluster_instance" "graph" {
      cluster_identifier = "graph"
      instance_class     = "db.r6g.large"
    }
  }

  example "passes" "private" {
    resource "aws_neptune_cluster_instance" "graph" {
      cluster_identifier  = "graph"
      instance_class      = "db.r6g.large"
      publicly_accessible = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "publicly_accessible" {
      type = bool
    }

    resource "aws_neptune_cluster_instance" "graph" {
      cluster_identifier  = "graph"
      instance_class      = "db.r6g.large"
      publicly_accessible = var.publicly_accessible
    }
  }
}
