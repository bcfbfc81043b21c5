check "aws-redshift-cluster-version-upgrade-disabled" {
  title      = "Redshift cluster is kept from new versions"
  severity   = "low"
  on         = ["aws_redshift_cluster"]
  fail       = self.allow_version_upgrade == false
  at         = self.allow_version_upgrade
  message    = "allow_version_upgrade is false"
  why        = "Corrections of known weaknesses are not applied in the maintenance window."
  remedy     = "Remove allow_version_upgrade, or set it to true."
  aliases    = ["CKV_AWS_141", "AwsSolutions-RS9"]
  similar_to = ["REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK"]
  since      = "0.1"

  fix {
    unsafe = "Upgrades interrupt it in its maintenance window"
    set    = { allow_version_upgrade = true }
  }

  example "fails" "switched off" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier    = "warehouse"
      node_type             = "ra3.large"
      cluster_type          = "single-node"
      allow_version_upgrade = false
    }
  }

  example "passes" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "passes" "switched on" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier    = "warehouse"
      node_type             = "ra3.large"
      cluster_type          = "single-node"
      allow_version_upgrade = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "allow_version_upgrade" {
      type = bool
    }

    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier    = "warehouse"
      node_type             = "ra3.large"
      cluster_type          = "single-node"
      allow_version_upgrade = var.allow_version_upgrade
    }
  }
}
