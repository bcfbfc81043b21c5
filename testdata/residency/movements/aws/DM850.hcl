# expects: everywhere
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_lightsail_distribution" "this" {
  bundle_id = "bank"
  name      = "bank"

  origin {
    name        = aws_s3_bucket.home.bucket_regional_domain_name
    region_name = "bank"
  }

  default_cache_behavior {
    behavior = "bank"
  }
}
