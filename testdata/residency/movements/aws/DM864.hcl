# expects: everywhere
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  ordered_cache_behavior {
    allowed_methods        = ["bank"]
    cached_methods         = ["bank"]
    path_pattern           = "bank"
    target_origin_id       = "bank"
    viewer_protocol_policy = "bank"

    lambda_function_association {
      lambda_arn = "arn:aws:lambda:us-east-1:123456789012:function:edge:3"
      event_type = "bank"
    }
  }

  default_cache_behavior {
    allowed_methods        = ["bank"]
    cached_methods         = ["bank"]
    target_origin_id       = "bank"
    viewer_protocol_policy = "bank"
  }

  origin {
    domain_name = "bank"
    origin_id   = "bank"
  }

  restrictions {
    geo_restriction {
      restriction_type = "bank"
    }
  }

  viewer_certificate {
  }
}
