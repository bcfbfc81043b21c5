terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

# Load balancers

resource "aws_lb" "storefront" {
  name                             = "storefront"
  internal                         = false
  load_balancer_type               = "application"
  subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_groups                  = ["sg-0123456789abcdef0"]
  drop_invalid_header_fields       = true
  enable_deletion_protection       = true
  desync_mitigation_mode           = "strictest"

  access_logs {
    bucket  = "example-lb-logs"
    prefix  = "storefront"
    enabled = true
  }
}

resource "aws_wafv2_web_acl_association" "storefront_firewall" {
  resource_arn = aws_lb.storefront.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
}

resource "aws_lb_target_group" "shop_servers" {
  name        = "shop"
  port        = 8443
  protocol    = "HTTPS"
  target_type = "instance"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_listener" "storefront_https" {
  load_balancer_arn = aws_lb.storefront.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop_servers.arn
  }
}

resource "aws_lb_listener" "storefront_http" {
  load_balancer_arn = aws_lb.storefront.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

# The shop of last year: nothing that could be left out is written.
resource "aws_lb" "old_shop" {
  name                   = "old-shop"
  load_balancer_type     = "application"
  subnets                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  desync_mitigation_mode = "monitor"
}

resource "aws_lb_listener" "old_shop_http" {
  load_balancer_arn = aws_lb.old_shop.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop_servers.arn
  }
}

resource "aws_lb_listener" "old_shop_https" {
  load_balancer_arn = aws_lb.old_shop.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop_servers.arn
  }
}

resource "aws_lb" "stream" {
  name               = "stream"
  internal           = true
  load_balancer_type = "network"
  subnets            = ["subnet-0123456789abcdef0"]
}

resource "aws_lb_listener" "stream_tls" {
  load_balancer_arn = aws_lb.stream.arn
  port              = 8883
  protocol          = "TLS"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop_servers.arn
  }
}

resource "aws_elb" "classic" {
  name                      = "classic"
  subnets                   = ["subnet-0123456789abcdef0"]
  cross_zone_load_balancing = false

  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8080
    instance_protocol = "http"
  }
}

resource "aws_elb" "internal" {
  name                      = "internal"
  internal                  = true
  subnets                   = ["subnet-0123456789abcdef0"]
  cross_zone_load_balancing = true

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
  }

  access_logs {
    bucket   = "example-lb-logs"
    interval = 60
    enabled  = true
  }
}
