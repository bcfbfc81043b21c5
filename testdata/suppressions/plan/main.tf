terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

# bartizan:ignore aws-s3-bucket-logging-disabled served by a proxy that logs
resource "aws_s3_bucket" "files" {
  for_each = toset(["a", "b"])
  bucket   = "tarnwick-files-${each.key}"
}

module "site" {
  #checkov:skip=CKV_AWS_20:a public site
  source = "./site"
  acl    = "public-read"
}

module "other" {
  source = "./site"
  acl    = "public-read"
}
