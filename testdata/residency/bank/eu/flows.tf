# Events, streams and logs.

resource "aws_s3_bucket" "logs" {
  bucket = "kantor-logs"
}

resource "aws_s3_bucket" "logs_virginia" {
  provider = aws.virginia
  bucket   = "kantor-logs-virginia"
}

resource "aws_flow_log" "core" {
  vpc_id               = "vpc-0a1b2c3d4e5f60718"
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = aws_s3_bucket.logs_virginia.arn
}

resource "aws_flow_log" "branches" {
  vpc_id               = "vpc-0f1e2d3c4b5a69788"
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = aws_s3_bucket.logs.arn
}

resource "aws_cloudtrail" "group" {
  name                       = "group"
  s3_bucket_name             = aws_s3_bucket.logs.id
  is_multi_region_trail      = true
  enable_log_file_validation = true
}

resource "aws_cloudtrail" "core" {
  name           = "core"
  s3_bucket_name = aws_s3_bucket.logs_virginia.id
}

resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = aws_s3_bucket.logs_virginia.arn
  }
}

resource "aws_kinesis_firehose_delivery_stream" "logins" {
  name        = "logins"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
    bucket_arn = aws_s3_bucket.logs.arn
  }
}

resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}

resource "aws_cloudwatch_event_rule" "orders" {
  name           = "orders"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern  = jsonencode({ source = ["kantor.orders"] })
}

resource "aws_cloudwatch_event_target" "orders_far" {
  rule           = aws_cloudwatch_event_rule.orders.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = "arn:aws:events:us-east-1:111122223333:event-bus/orders"
  role_arn       = "arn:aws:iam::111122223333:role/events"
}

resource "aws_cloudwatch_event_target" "orders_near" {
  rule           = aws_cloudwatch_event_rule.orders.name
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  arn            = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
  role_arn       = "arn:aws:iam::111122223333:role/events"
}

resource "aws_sns_topic" "alerts" {
  name              = "alerts"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sqs_queue" "alerts_virginia" {
  provider = aws.virginia
  name     = "alerts"
}

resource "aws_sqs_queue" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_subscription" "alerts_far" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.alerts_virginia.arn
}

resource "aws_sns_topic_subscription" "alerts_near" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.alerts.arn
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/kantor/api"
  retention_in_days = 400
}

resource "aws_cloudwatch_log_subscription_filter" "support" {
  name            = "support"
  log_group_name  = aws_cloudwatch_log_group.api.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:ap-south-1:111122223333:stream/support"
  role_arn        = "arn:aws:iam::111122223333:role/logs"
}

resource "aws_cloudwatch_log_subscription_filter" "siem" {
  name            = "siem"
  log_group_name  = aws_cloudwatch_log_group.api.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/siem"
  role_arn        = "arn:aws:iam::111122223333:role/logs"
}

# The edge.

resource "aws_s3_bucket" "documents" {
  bucket = "kantor-documents"
}

resource "aws_cloudfront_distribution" "documents" {
  provider = aws.virginia
  enabled  = true
  origin {
    origin_id   = "documents"
    domain_name = aws_s3_bucket.documents.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "documents"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
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

resource "aws_cloudfront_distribution" "brochures" {
  provider = aws.virginia
  enabled  = true
  origin {
    origin_id   = "brochures"
    domain_name = aws_s3_bucket.brochures.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "brochures"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
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

resource "aws_cloudfront_distribution" "portal" {
  enabled = true
  origin {
    origin_id   = "portal"
    domain_name = "portal.kantor.example"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "portal"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
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

# Inference.

resource "aws_bedrockagent_agent" "adviser" {
  agent_name              = "adviser"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agents"
  foundation_model        = "us.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

resource "aws_bedrockagent_agent" "clerk" {
  agent_name              = "clerk"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agents"
  foundation_model        = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

resource "aws_bedrockagent_agent" "archivist" {
  agent_name              = "archivist"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agents"
  foundation_model        = "anthropic.claude-3-haiku-20240307-v1:0"
  instruction             = "Find documents of private customers in the archive of the bank."
}

resource "aws_iam_role" "firehose" {
  name = "firehose"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "firehose.amazonaws.com" } }]
  })
}

resource "aws_route53_zone" "bank" {
  name = "kantor.example"
}
