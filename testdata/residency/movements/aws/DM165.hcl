# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_appflow_flow" "this" {
  name = "bank"

  source_flow_config {
    connector_type = "bank"

    source_connector_properties {
      s3 {
        bucket_name   = aws_s3_bucket.home.bucket
        bucket_prefix = "bank"
      }
    }
  }

  destination_flow_config {
    connector_type = "Salesforce"

    destination_connector_properties {
    }
  }

  task {
    task_type = "bank"
  }

  trigger_config {
    trigger_type = "bank"
  }
}
