terraform {
  source = "../modules/thing"
}

locals {
  made = "made"
}

generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = <<-EOF
    provider "aws" {
      region              = "${get_env("AWS_REGION")}"
      allowed_account_ids = ["${run_cmd("account")}"]
    }

    provider "aws" {
      alias  = "second"
      region = "eu-south-${length(local.made) - 2}"
    }
  EOF
}

generate "kept" {
  path      = "kept.tf"
  if_exists = "skip"
  contents  = "output \"kept\" { value = \"generated\" }"
}

generate "disabled" {
  path      = "disabled.tf"
  if_exists = "overwrite"
  disable   = true
  contents  = "output \"disabled\" { value = 1 }"
}

generate "resources" {
  path      = "resources.tf"
  if_exists = "overwrite"
  contents  = <<EOF
resource "aws_s3_bucket" "${local.made}" {
  provider = aws.second
  bucket   = "generated"
}

resource "aws_s3_bucket_acl" "made" {
  provider = aws.second
  bucket   = aws_s3_bucket.made.id
  acl      = "public-read"
}

resource "aws_sqs_queue" "first" {
  name = "queue-${get_env("STAGE")}"
}

data "aws_region" "first" {}

data "aws_region" "second" {
  provider = aws.second
}

output "regions" {
  value = [data.aws_region.first.name, data.aws_region.second.name]
}
EOF
}
