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

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_flow_log" "main_traffic" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::example-flow-logs"
}

# Nobody sees what happens in this one.
resource "aws_vpc" "legacy" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_subnet" "inside" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/20"
  availability_zone = "eu-central-1a"
}

resource "aws_subnet" "outside" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.16.0/20"
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}

resource "aws_ec2_transit_gateway" "hub" {
  description                    = "All networks"
  auto_accept_shared_attachments = "enable"
}

resource "aws_ec2_transit_gateway" "spoke" {
  description                    = "Networks of partners"
  auto_accept_shared_attachments = "disable"
}

resource "aws_vpc_endpoint_service" "orders" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/orders/0123456789abcdef"]
  acceptance_required        = false
}

resource "aws_vpc_endpoint_service" "billing" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/billing/0123456789abcdef"]
  acceptance_required        = true
}
