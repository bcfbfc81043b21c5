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

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  logging_config {
    bucket = aws_s3_bucket.copies.bucket_domain_name
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

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  logging_config {
    bucket = "logs.s3.eu-west-1.amazonaws.com"
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
