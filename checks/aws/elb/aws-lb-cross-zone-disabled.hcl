check "aws-lb-cross-zone-disabled" {
  title    = "Network load balancer keeps to its zones"
  severity = "info"
  on       = ["aws_lb", "aws_alb"]
  when     = contains(["network", "gateway"], self.load_balancer_type)
  fail     = !self.enable_cross_zone_load_balancing
  at       = self.enable_cross_zone_load_balancing
  message  = "enable_cross_zone_load_balancing is not true"
  why      = "When the targets of a zone are gone, its part of the connections fails."
  remedy   = "Set enable_cross_zone_load_balancing = true. Traffic between zones costs."
  aliases  = ["CKV_AWS_152"]
  since    = "0.1"

  fix {
    unsafe = "Traffic between zones costs"
    set    = { enable_cross_zone_load_balancing = true }
  }

  example "fails" "a network load balancer" {
    resource "aws_lb" "site" {
      name               = "site"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type = "network"
    }
  }

  example "fails" "switched off" {
    resource "aws_lb" "site" {
      name                             = "site"
      subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type               = "network"
      enable_cross_zone_load_balancing = false
    }
  }

  example "passes" "switched on" {
    resource "aws_lb" "site" {
      name                             = "site"
      subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type               = "network"
      enable_cross_zone_load_balancing = true
    }
  }

  example "passes" "an application load balancer always does" {
    resource "aws_lb" "site" {
      name               = "site"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type = "application"
    }
  }
}
