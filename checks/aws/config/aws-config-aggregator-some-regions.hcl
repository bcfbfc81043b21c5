check "aws-config-aggregator-some-regions" {
  title    = "AWS Config gathers from some regions only"
  severity = "low"
  on       = ["aws_config_configuration_aggregator"]
  fail     = !self.account_aggregation_source.all_regions && !self.organization_aggregation_source.all_regions
  message  = "all_regions is not true"
  why      = "What an intruder does in a region that nobody uses is seen by nobody."
  remedy   = "Set all_regions = true."
  aliases  = ["CKV_AWS_121", "AVD-AWS-0019", "AC_AWS_0049", "AC_AWS_0450"]
  since    = "0.1"

  example "fails" "some" {
    resource "aws_config_configuration_aggregator" "all" {
      name = "all"

      account_aggregation_source {
        account_ids = ["111122223333"]
        regions     = ["eu-central-1"]
      }
    }
  }

  example "passes" "all" {
    resource "aws_config_configuration_aggregator" "all" {
      name = "all"

      account_aggregation_source {
        account_ids = ["111122223333"]
        all_regions = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "all" {
      type = bool
    }

    resource "aws_config_configuration_aggregator" "all" {
      name = "all"

      account_aggregation_source {
        account_ids = ["111122223333"]
        all_regions = var.all
      }
    }
  }
}
