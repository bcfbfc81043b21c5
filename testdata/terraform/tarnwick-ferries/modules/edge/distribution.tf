locals {
  s3_origin = "timetables"
}

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = "${var.name}-timetables"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  enabled             = true
  is_ipv6_enabled     = true
  comment             = "Public site of ${var.name}"
  default_root_object = "index.html"
  aliases             = var.aliases
  price_class         = "PriceClass_100"
  web_acl_id          = var.web_acl_arn

  origin {
    origin_id                = local.s3_origin
    domain_name              = var.site_bucket_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  origin {
    origin_id   = "services"
    domain_name = aws_lb.this.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = var.certificate_arn == null ? "http-only" : "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = local.s3_origin
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
    cache_policy_id        = data.aws_cloudfront_cache_policy.optimized.id
  }

  dynamic "ordered_cache_behavior" {
    for_each = var.service_paths

    content {
      path_pattern             = ordered_cache_behavior.value
      target_origin_id         = "services"
      viewer_protocol_policy   = "allow-all"
      allowed_methods          = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
      cached_methods           = ["GET", "HEAD"]
      cache_policy_id          = data.aws_cloudfront_cache_policy.disabled.id
      origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all_viewer.id
    }
  }

  dynamic "logging_config" {
    for_each = var.log_bucket[*]

    content {
      bucket = "${logging_config.value}.s3.amazonaws.com"
      prefix = "cloudfront/${var.name}/"
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = var.edge_certificate_arn == null
    acm_certificate_arn            = var.edge_certificate_arn
    ssl_support_method             = var.edge_certificate_arn == null ? null : "sni-only"
    minimum_protocol_version       = var.edge_certificate_arn == null ? "TLSv1" : "TLSv1.2_2021"
  }

  tags = var.tags
}

data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_cache_policy" "disabled" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_origin_request_policy" "all_viewer" {
  name = "Managed-AllViewer"
}
