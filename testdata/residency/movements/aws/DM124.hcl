# expects: everywhere
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  origin {
    domain_name = aws_s3_bucket.home.bucket_regional_domain_name
    origin_id   = "bank"
  }

  default_cache_behavior {
    allowed_methods        = ["bank"]
    cached_methods         = ["bank"]
    target_origin_id       = "bank"
    viewer_protocol_policy = "bank"
  }

  restrictions {
    geo_restriction {
      restriction_type = "bank"
    }
  }

  viewer_certificate {
  }
}
