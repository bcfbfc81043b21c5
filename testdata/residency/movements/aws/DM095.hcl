# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_replication_task" "this" {
  source_endpoint_arn      = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_endpoint_arn      = "arn:aws:dms:us-east-1:123456789012:endpoint:copies"
  migration_type           = "bank"
  replication_instance_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  replication_task_id      = "bank"
  table_mappings           = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_replication_task" "this" {
  source_endpoint_arn      = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  target_endpoint_arn      = "arn:aws:dms:eu-west-1:123456789012:endpoint:copies"
  migration_type           = "bank"
  replication_instance_arn = "arn:aws:service:eu-central-1:123456789012:bank"
  replication_task_id      = "bank"
  table_mappings           = "bank"
}
