terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

resource "aws_acm_certificate" "wild" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "names" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["*.shop.example.com"]
  validation_method         = "DNS"
}

resource "aws_acm_certificate" "www" {
  domain_name               = "www.example.com"
  subject_alternative_names = ["example.com"]
  validation_method         = "DNS"
}

resource "aws_wafv2_ip_set" "office" {
  name               = "office"
  scope              = "CLOUDFRONT"
  ip_address_version = "IPV4"
  addresses          = ["198.51.100.0/24"]
}

# It lets everything through and says nothing.
resource "aws_wafv2_web_acl" "empty" {
  name  = "empty"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "empty"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl" "limits" {
  name  = "limits"
  scope = "CLOUDFRONT"

  default_action {
    allow {}
  }

  rule {
    name     = "rate"
    priority = 1

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = 2000
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "common"
    priority = 2

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesCommonRuleSet"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "common"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "limits"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl" "shop_acl" {
  name  = "shop"
  scope = "CLOUDFRONT"

  default_action {
    block {}
  }

  rule {
    name     = "inputs"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        vendor_name = "AWS"
        name        = "AWSManagedRulesKnownBadInputsRuleSet"

        rule_action_override {
          name = "Host_localhost_HEADER"

          action_to_use {
            count {}
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "inputs"
      sampled_requests_enabled   = true
    }
  }

  rule {
    name     = "office"
    priority = 2

    action {
      allow {}
    }

    statement {
      and_statement {
        statement {
          ip_set_reference_statement {
            arn = aws_wafv2_ip_set.office.arn
          }
        }

        statement {
          not_statement {
            statement {
              geo_match_statement {
                country_codes = ["KP"]
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "office"
      sampled_requests_enabled   = true
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = true
  }
}

resource "aws_kms_key" "edge_key" {
  description         = "Logs at the edge"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_log_group" "requests" {
  name              = "aws-waf-logs-shop"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.edge_key.arn
}

resource "aws_wafv2_web_acl_logging_configuration" "shop_logging" {
  resource_arn            = aws_wafv2_web_acl.shop_acl.arn
  log_destination_configs = [aws_cloudwatch_log_group.requests.arn]

  redacted_fields {
    single_header {
      name = "authorization"
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "plain" {
  name = "plain"

  security_headers_config {
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "strict" {
  name = "strict"

  security_headers_config {
    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "DENY"
      override     = true
    }

    strict_transport_security {
      access_control_max_age_sec = 63072000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}

resource "aws_cloudfront_origin_access_control" "assets" {
  name                              = "assets"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "legacy" {
  enabled = true

  origin {
    origin_id   = "app"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["SSLv3", "TLSv1"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "app"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_cloudfront_distribution" "shop" {
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  aliases             = ["shop.example.com"]
  default_root_object = "index.html"
  web_acl_id          = aws_wafv2_web_acl.shop_acl.arn
  price_class         = "PriceClass_100"

  origin {
    origin_id                = "assets"
    domain_name              = "example-assets.s3.eu-central-1.amazonaws.com"
    origin_access_control_id = aws_cloudfront_origin_access_control.assets.id
  }

  origin {
    origin_id   = "app"
    domain_name = "app.example.com"

    custom_header {
      name  = "x-stage"
      value = "prod"
    }

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  origin_group {
    origin_id = "either"

    failover_criteria {
      status_codes = [500, 502]
    }

    member {
      origin_id = "app"
    }

    member {
      origin_id = "assets"
    }
  }

  default_cache_behavior {
    target_origin_id           = "either"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.strict.id
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "app"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }

  custom_error_response {
    error_code         = 404
    response_code      = 200
    response_page_path = "/index.html"
  }

  logging_config {
    bucket          = "example-logs.s3.amazonaws.com"
    include_cookies = false
    prefix          = "shop/"
  }

  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["DE", "AT"]
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.www.arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

# Logs go where version 2 of the logs brings them; old protocols and a plain path remain.
resource "aws_cloudfront_distribution" "partners" {
  enabled             = true
  aliases             = ["partners.example.com"]
  default_root_object = "index.html"
  web_acl_id          = aws_wafv2_web_acl.limits.arn

  origin {
    origin_id   = "partners"
    domain_name = "partners.origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id           = "partners"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.plain.id
  }

  ordered_cache_behavior {
    path_pattern           = "/old/*"
    target_origin_id       = "partners"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }

  restrictions {
    geo_restriction {
      restriction_type = "blacklist"
      locations        = ["KP"]
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.wild.arn
    minimum_protocol_version = "TLSv1_2016"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudwatch_log_delivery_source" "partners_logs" {
  name         = "partners"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.partners.arn
}

resource "aws_route53_zone" "legacy_zone" {
  name    = "legacy.example.net"
  comment = "Nobody signs it"
}

resource "aws_route53_zone" "shop_zone" {
  name = "example.com"
}

resource "aws_route53_query_log" "shop_zone" {
  zone_id                  = aws_route53_zone.shop_zone.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.requests.arn
}

resource "aws_route53_key_signing_key" "shop_signing_key" {
  name                       = "shop"
  hosted_zone_id             = aws_route53_zone.shop_zone.zone_id
  key_management_service_arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  status                     = "ACTIVE"
}

resource "aws_route53_hosted_zone_dnssec" "shop_signed" {
  hosted_zone_id = aws_route53_zone.shop_zone.zone_id
}

resource "aws_route53_zone" "inside" {
  name = "shop.internal"

  vpc {
    vpc_id     = "vpc-0a1b2c3d4e5f67890"
    vpc_region = "us-east-1"
  }
}

resource "aws_route53_record" "shop_record" {
  zone_id = aws_route53_zone.shop_zone.zone_id
  name    = "shop.example.com"
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.shop.domain_name
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}

resource "aws_networkfirewall_firewall_policy" "inspection" {
  name = "inspection"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}

resource "aws_networkfirewall_firewall" "open" {
  name                = "open"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.inspection.arn
  vpc_id              = "vpc-0a1b2c3d4e5f67890"

  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
}

resource "aws_networkfirewall_firewall" "kept" {
  name                = "kept"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.inspection.arn
  vpc_id              = "vpc-0a1b2c3d4e5f67890"
  delete_protection   = true

  subnet_mapping {
    subnet_id = "subnet-0123456789abcdef0"
  }
}
