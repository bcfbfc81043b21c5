# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_replication_config" "this" {
  source_endpoint_arn           = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_endpoint_arn           = "arn:aws:dms:us-east-1:123456789012:endpoint:copies"
  replication_config_identifier = "bank"
  replication_type              = "bank"
  table_mappings                = "bank"

  compute_config {
    replication_subnet_group_id = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_replication_config" "this" {
  source_endpoint_arn           = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_endpoint_arn           = "arn:aws:dms:eu-west-1:123456789012:endpoint:copies"
  replication_config_identifier = "bank"
  replication_type              = "bank"
  table_mappings                = "bank"

  compute_config {
    replication_subnet_group_id = "bank"
  }
}
