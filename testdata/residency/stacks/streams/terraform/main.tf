provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_kinesis_stream" "src" {
  name        = "src"
  shard_count = 1
}
resource "aws_s3_bucket" "lake" { bucket = "b-lake" }
resource "aws_kinesis_firehose_delivery_stream" "hose" {
  name        = "hose"
  destination = "extended_s3"
  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.src.arn
    role_arn           = "arn:aws:iam::111122223333:role/r"
  }
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/r"
    bucket_arn = "arn:aws:s3:::b-other"
  }
}
resource "aws_kinesis_firehose_delivery_stream" "hosenear" {
  name        = "hosenear"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/r"
    bucket_arn = aws_s3_bucket.lake.arn
  }
}
resource "aws_kinesis_firehose_delivery_stream" "splunk" {
  name        = "splunk"
  destination = "splunk"
  splunk_configuration {
    hec_endpoint = "https://http-inputs-bank.splunkcloud.com:443"
    hec_token    = "t"
    s3_configuration {
      role_arn   = "arn:aws:iam::111122223333:role/r"
      bucket_arn = aws_s3_bucket.lake.arn
    }
  }
}
resource "aws_kinesis_firehose_delivery_stream" "snow" {
  name        = "snow"
  destination = "snowflake"
  snowflake_configuration {
    account_url = "https://bank.snowflakecomputing.com"
    database    = "d"
    schema      = "s"
    table       = "t"
    role_arn    = "arn:aws:iam::111122223333:role/r"
    s3_configuration {
      role_arn   = "arn:aws:iam::111122223333:role/r"
      bucket_arn = aws_s3_bucket.lake.arn
    }
  }
}
resource "aws_msk_replicator" "mskrep" {
  replicator_name            = "mskrep"
  service_execution_role_arn = "arn:aws:iam::111122223333:role/r"
  kafka_cluster {
    amazon_msk_cluster { msk_cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/a/1" }
    vpc_config { subnet_ids = ["subnet-1"] }
  }
  kafka_cluster {
    amazon_msk_cluster { msk_cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/b/1" }
    vpc_config { subnet_ids = ["subnet-2"] }
  }
  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kafka:eu-central-1:111122223333:cluster/a/1"
    target_kafka_cluster_arn = "arn:aws:kafka:us-east-1:111122223333:cluster/b/1"
    target_compression_type  = "NONE"
    topic_replication { topics_to_replicate = [".*"] }
    consumer_group_replication { consumer_groups_to_replicate = [".*"] }
  }
}
resource "aws_dms_s3_endpoint" "dms3" {
  endpoint_id             = "dms3"
  endpoint_type           = "target"
  bucket_name             = "b-dms"
  service_access_role_arn = "arn:aws:iam::111122223333:role/r"
}
resource "aws_dms_endpoint" "dmskin" {
  endpoint_id   = "dmskin"
  endpoint_type = "target"
  engine_name   = "kinesis"
  kinesis_settings { stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s" }
}
resource "aws_dms_replication_task" "dmstask" {
  replication_task_id      = "dmstask"
  migration_type           = "cdc"
  replication_instance_arn = "arn:aws:dms:eu-central-1:111122223333:rep:X"
  source_endpoint_arn      = "arn:aws:dms:eu-central-1:111122223333:endpoint:S"
  target_endpoint_arn      = aws_dms_endpoint.dmskin.endpoint_arn
  table_mappings           = "{}"
}
resource "aws_datasync_location_s3" "sync" {
  s3_bucket_arn = "arn:aws:s3:::b-sync"
  subdirectory  = "/"
  s3_config { bucket_access_role_arn = "arn:aws:iam::111122223333:role/r" }
}
resource "aws_datasync_task" "synctask" {
  name                     = "synctask"
  source_location_arn      = "arn:aws:datasync:eu-central-1:111122223333:location/loc-a"
  destination_location_arn = "arn:aws:datasync:us-east-1:111122223333:location/loc-b"
}
resource "aws_appflow_flow" "flow" {
  name = "flow"
  source_flow_config {
    connector_type = "S3"
    source_connector_properties {
      s3 {
        bucket_name   = "b-src"
        bucket_prefix = "p"
      }
    }
  }
  destination_flow_config {
    connector_type = "Salesforce"
    destination_connector_properties {
      salesforce { object = "o" }
    }
  }
  task {
    source_fields = []
    task_type     = "Map_all"
  }
  trigger_config { trigger_type = "OnDemand" }
}
resource "aws_mskconnect_connector" "connect" {
  name                 = "connect"
  kafkaconnect_version = "3.7.x"
  connector_configuration = {
    "connector.class" = "io.confluent.connect.s3.S3SinkConnector"
    "s3.region"       = "us-east-1"
    "s3.bucket.name"  = "b-sink"
    "topics"          = "t"
  }
  service_execution_role_arn = "arn:aws:iam::111122223333:role/r"
  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "a:9092"
      vpc {
        security_groups = ["sg-1"]
        subnets         = ["subnet-1"]
      }
    }
  }
}
resource "aws_transfer_connector" "partner" {
  access_role = "arn:aws:iam::111122223333:role/r"
  url         = "sftp://files.partner.example"
  sftp_config { trusted_host_keys = ["k"] }
}
resource "aws_ses_receipt_rule" "mail" {
  name          = "mail"
  rule_set_name = "rs"
  enabled       = true
  s3_action {
    bucket_name = "b-mail"
    position    = 1
  }
}
