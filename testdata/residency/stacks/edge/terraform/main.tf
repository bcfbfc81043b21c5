provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "content" { bucket = "b-content" }
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "o"
    domain_name = aws_s3_bucket.content.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "o"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
  restrictions {
    geo_restriction { restriction_type = "none" }
  }
  viewer_certificate { cloudfront_default_certificate = true }
}
resource "aws_cloudfront_distribution" "siteoff" {
  enabled = false
  origin {
    origin_id   = "o"
    domain_name = aws_s3_bucket.content.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "o"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
  restrictions {
    geo_restriction { restriction_type = "none" }
  }
  viewer_certificate { cloudfront_default_certificate = true }
}
resource "aws_cloudfront_realtime_log_config" "rtlog" {
  name          = "rtlog"
  sampling_rate = 100
  fields        = ["timestamp"]
  endpoint {
    stream_type = "Kinesis"
    kinesis_stream_config {
      role_arn   = "arn:aws:iam::111122223333:role/r"
      stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s"
    }
  }
}
resource "aws_globalaccelerator_endpoint_group" "accel" {
  listener_arn          = "arn:aws:globalaccelerator::111122223333:accelerator/a/listener/b"
  endpoint_group_region = "us-west-2"
}
resource "aws_globalaccelerator_endpoint_group" "accelnear" {
  listener_arn          = "arn:aws:globalaccelerator::111122223333:accelerator/a/listener/b"
  endpoint_group_region = "eu-west-1"
}
resource "aws_route53_record" "www" {
  zone_id        = "Z1"
  name           = "www"
  type           = "CNAME"
  ttl            = 60
  set_identifier = "us"
  records        = ["a.example"]
  latency_routing_policy { region = "us-east-1" }
}
resource "aws_vpc_peering_connection" "network" {
  vpc_id      = "vpc-1"
  peer_vpc_id = "vpc-2"
  peer_region = "us-east-1"
}
resource "aws_ec2_transit_gateway_peering_attachment" "transit" {
  peer_account_id         = "111122223333"
  peer_region             = "us-east-1"
  peer_transit_gateway_id = "tgw-2"
  transit_gateway_id      = "tgw-1"
}
resource "aws_vpc_endpoint" "remote" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.vpce.us-east-1.vpce-svc-1"
  service_region    = "us-east-1"
  vpc_endpoint_type = "Interface"
}
