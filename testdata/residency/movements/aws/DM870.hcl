# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_sagemaker_flow_definition" "this" {
  flow_definition_name = "bank"
  role_arn             = "arn:aws:iam::123456789012:role/bank"

  output_config {
    s3_output_path = "s3://${aws_s3_bucket.copies.id}/exports/"
  }

  human_loop_config {
    human_task_ui_arn = "arn:aws:service:eu-central-1:123456789012:bank"
    task_count        = 1
    task_description  = "bank"
    task_title        = "bank"
    workteam_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_sagemaker_flow_definition" "this" {
  flow_definition_name = "bank"
  role_arn             = "arn:aws:iam::123456789012:role/bank"

  output_config {
    s3_output_path = "s3://${aws_s3_bucket.copies.id}/exports/"
  }

  human_loop_config {
    human_task_ui_arn = "arn:aws:service:eu-central-1:123456789012:bank"
    task_count        = 1
    task_description  = "bank"
    task_title        = "bank"
    workteam_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
  }
}
