provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_cloudwatch_log_group" "app" { name = "app" }
resource "aws_cloudwatch_log_subscription_filter" "subscription" {
  name            = "s"
  log_group_name  = aws_cloudwatch_log_group.app.name
  filter_pattern  = ""
  destination_arn = "arn:aws:logs:us-east-1:111122223333:destination:x"
}
resource "aws_cloudwatch_log_destination" "destination" {
  name       = "d"
  role_arn   = "arn:aws:iam::111122223333:role/r"
  target_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s"
}
resource "aws_cloudwatch_log_delivery_destination" "delivery" {
  name = "dd"
  delivery_destination_configuration { destination_resource_arn = "arn:aws:firehose:us-east-1:111122223333:deliverystream/x" }
}
resource "aws_cloudwatch_log_delivery_source" "src" {
  name         = "src"
  log_type     = "ACCESS_LOGS"
  resource_arn = "arn:aws:bedrock:eu-central-1:111122223333:knowledge-base/x"
}
resource "aws_cloudwatch_log_delivery" "delivered" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.src.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.delivery.arn
}
resource "aws_cloudwatch_metric_stream" "metrics" {
  name          = "m"
  role_arn      = "arn:aws:iam::111122223333:role/r"
  firehose_arn  = "arn:aws:firehose:us-east-1:111122223333:deliverystream/x"
  output_format = "json"
}
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_flow_log" "flows" {
  vpc_id               = aws_vpc.vpc.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::b-flows"
}
resource "aws_flow_log" "flowsk" {
  vpc_id               = aws_vpc.vpc.id
  traffic_type         = "ALL"
  log_destination_type = "kinesis-data-firehose"
  log_destination      = "arn:aws:firehose:us-east-1:111122223333:deliverystream/x"
}
resource "aws_cloudtrail" "trail" {
  name                  = "t"
  s3_bucket_name        = "b-trail"
  is_multi_region_trail = true
}
resource "aws_lb" "lb" {
  name     = "lb"
  internal = true
  subnets  = ["subnet-1", "subnet-2"]
  access_logs {
    bucket  = "b-lb"
    enabled = true
  }
}
resource "aws_lb" "lboff" {
  name     = "lboff"
  internal = true
  subnets  = ["subnet-1", "subnet-2"]
  access_logs {
    bucket  = "b-lb"
    enabled = false
  }
}
resource "aws_observabilityadmin_centralization_rule_for_organization" "central" {
  rule_name = "central"
  rule {
    destination {
      account = "111122223333"
      region  = "us-east-1"
    }
    source {
      regions = ["eu-central-1"]
      scope   = "x"
    }
  }
}
resource "aws_wafv2_web_acl_logging_configuration" "waf" {
  resource_arn            = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/a/b"
  log_destination_configs = ["arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-x"]
}
resource "aws_verifiedaccess_instance" "va" { description = "va" }
resource "aws_verifiedaccess_instance_logging_configuration" "va" {
  verifiedaccess_instance_id = aws_verifiedaccess_instance.va.id
  access_logs {
    s3 {
      enabled     = true
      bucket_name = "b-va"
    }
  }
}
resource "aws_guardduty_publishing_destination" "gd" {
  detector_id     = "d"
  destination_arn = "arn:aws:s3:::b-gd"
  kms_key_arn     = "arn:aws:kms:eu-central-1:111122223333:key/a"
}
resource "aws_msk_cluster" "msk" {
  cluster_name           = "msk"
  kafka_version          = "3.8.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    client_subnets  = ["subnet-1"]
    instance_type   = "kafka.m5.large"
    security_groups = ["sg-1"]
  }
  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = "b-msk"
      }
    }
  }
}
resource "aws_apigatewayv2_stage" "stage" {
  api_id = "a"
  name   = "stage"
  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:111122223333:log-group:x"
    format          = "f"
  }
}
resource "aws_config_configuration_aggregator" "aggregator" {
  name = "agg"
  account_aggregation_source {
    account_ids = ["111122223333"]
    regions     = ["eu-central-1"]
  }
}
resource "aws_cur_report_definition" "cur" {
  provider                   = aws.virginia
  report_name                = "cur"
  time_unit                  = "DAILY"
  format                     = "Parquet"
  compression                = "Parquet"
  additional_schema_elements = ["RESOURCES"]
  s3_bucket                  = "b-cur"
  s3_region                  = "us-east-1"
  s3_prefix                  = "p"
}
resource "aws_bcmdataexports_export" "exports" {
  provider = aws.virginia
  export {
    name = "exports"
    data_query { query_statement = "SELECT 1" }
    destination_configurations {
      s3_destination {
        s3_bucket = "b-exp"
        s3_prefix = "p"
        s3_region = "us-east-1"
        s3_output_configurations {
          overwrite   = "OVERWRITE_REPORT"
          format      = "PARQUET"
          compression = "PARQUET"
          output_type = "CUSTOM"
        }
      }
    }
    refresh_cadence { frequency = "SYNCHRONOUS" }
  }
}
