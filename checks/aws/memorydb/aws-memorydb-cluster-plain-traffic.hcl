check "aws-memorydb-cluster-plain-traffic" {
  title    = "MemoryDB takes unencrypted connections"
  severity = "high"
  on       = ["aws_memorydb_cluster"]
  fail     = self.tls_enabled == false
  at       = self.tls_enabled
  message  = "tls_enabled is false"
  why      = "Data and tokens cross the network readable, and without TLS everyone is let in without a password."
  remedy   = "Remove tls_enabled, or set it to true."
  aliases  = ["CKV_AWS_202"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster: restore it from a snapshot; clients must speak TLS"
    set    = { tls_enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_memorydb_cluster" "cache" {
      name        = "cache"
      node_type   = "db.t4g.small"
      acl_name    = "app"
      tls_enabled = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_memorydb_cluster" "cache" {
      name      = "cache"
      node_type = "db.t4g.small"
      acl_name  = "app"
    }
  }

  example "passes" "switched on" {
    resource "aws_memorydb_cluster" "cache" {
      name        = "cache"
      node_type   = "db.t4g.small"
      acl_name    = "app"
      tls_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls_enabled" {
      type = bool
    }

    resource "aws_memorydb_cluster" "cache" {
      name        = "cache"
      node_type   = "db.t4g.small"
      acl_name    = "app"
      tls_enabled = var.tls_enabled
    }
  }
}
