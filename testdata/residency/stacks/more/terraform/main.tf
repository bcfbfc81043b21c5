provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_datasync_task" "reports" {
  source_location_arn      = "arn:aws:datasync:eu-central-1:111122223333:location/loc-a"
  destination_location_arn = "arn:aws:datasync:eu-central-1:111122223333:location/loc-b"
  task_report_config {
    output_type = "SUMMARY_ONLY"
    s3_destination {
      s3_bucket_arn          = "arn:aws:s3:::b-reports"
      bucket_access_role_arn = "arn:aws:iam::111122223333:role/r"
    }
  }
}
resource "aws_glue_catalog_table" "linked" {
  name          = "linked"
  database_name = "d"
  target_table {
    catalog_id    = "111122223333"
    database_name = "d2"
    name          = "t2"
    region        = "us-east-1"
  }
}
resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = "i"
  resource_type = "CONTACT_TRACE_RECORDS"
  storage_config {
    storage_type = "KINESIS_STREAM"
    kinesis_stream_config { stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s" }
  }
}
resource "aws_cloudwatch_log_destination" "senders" {
  name       = "senders"
  role_arn   = "arn:aws:iam::111122223333:role/r"
  target_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/s"
}
resource "aws_s3control_object_lambda_access_point" "lambdas" {
  name = "lambdas"
  configuration {
    supporting_access_point = "arn:aws:s3:eu-central-1:111122223333:accesspoint/a"
    transformation_configuration {
      actions = ["GetObject"]
      content_transformation {
        aws_lambda { function_arn = "arn:aws:lambda:us-east-1:111122223333:function:f" }
      }
    }
  }
}
resource "aws_storagegateway_nfs_file_share" "share" {
  client_list           = ["10.0.0.0/8"]
  gateway_arn           = "arn:aws:storagegateway:eu-central-1:111122223333:gateway/g"
  location_arn          = "arn:aws:s3:::b-share"
  role_arn              = "arn:aws:iam::111122223333:role/r"
  bucket_region         = "us-east-1"
  vpc_endpoint_dns_name = "v"
}
resource "aws_networkmanager_core_network" "edges" { global_network_id = "g" }
resource "aws_networkmanager_core_network_policy_attachment" "edges" {
  core_network_id = aws_networkmanager_core_network.edges.id
  policy_document = jsonencode({ version = "2021.12", core-network-configuration = { asn-ranges = ["64512-65534"], edge-locations = [{ location = "eu-central-1" }, { location = "us-east-1" }] } })
}
resource "aws_ssm_association" "output" {
  name = "AWS-RunShellScript"
  output_location {
    s3_bucket_name = "b-out"
    s3_region      = "us-east-1"
  }
}
resource "aws_athena_data_catalog" "catalog" {
  name        = "catalog"
  description = "d"
  type        = "LAMBDA"
  parameters  = { "function" = "arn:aws:lambda:us-east-1:111122223333:function:f" }
}
resource "aws_securitylake_data_lake" "lake" {
  meta_store_manager_role_arn = "arn:aws:iam::111122223333:role/r"
  configuration {
    region = "eu-central-1"
    replication_configuration {
      regions  = ["us-east-1"]
      role_arn = "arn:aws:iam::111122223333:role/r"
    }
  }
}
resource "aws_s3control_multi_region_access_point" "mrap" {
  details {
    name = "mrap"
    region { bucket = "b-one" }
    region { bucket = "b-two" }
  }
}
resource "aws_networkfirewall_logging_configuration" "fw" {
  firewall_arn = "arn:aws:network-firewall:eu-central-1:111122223333:firewall/f"
  logging_configuration {
    log_destination_config {
      log_destination      = { deliveryStream = "arn:aws:firehose:us-east-1:111122223333:deliverystream/x" }
      log_destination_type = "KinesisDataFirehose"
      log_type             = "FLOW"
    }
  }
}
