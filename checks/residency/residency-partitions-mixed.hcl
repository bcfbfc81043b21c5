check "residency-partitions-mixed" {
  title    = "Data goes between a sovereign partition and the commercial cloud"
  severity = "high"
  on       = ["residency"]
  when     = self.fact == "flow"
  fail     = self.crosses_partitions
  at       = self.place
  message  = "${self.kind} brings data from ${self.from} to ${self.to}: one of them is in a sovereign partition, the other is not"
  why      = "A sovereign partition is bought for its borders: other operators, other law, other accounts. Data that crosses them loses what they were paid for, and often may not cross them at all."
  remedy   = "Keep both ends in one partition. What has to cross goes through a gateway that looks at what it lets pass."
  since    = "0.1"

  example "fails" "from the sovereign cloud to Frankfurt" {
    provider "aws" {
      region = "eusc-de-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }

    resource "aws_cloudwatch_event_bus" "orders" {
      name = "orders"
    }

    resource "aws_cloudwatch_event_rule" "orders" {
      name           = "orders"
      event_bus_name = aws_cloudwatch_event_bus.orders.name
      event_pattern  = "{}"
    }

    resource "aws_cloudwatch_event_target" "frankfurt" {
      rule           = aws_cloudwatch_event_rule.orders.name
      event_bus_name = aws_cloudwatch_event_bus.orders.name
      arn            = "arn:aws:events:eu-central-1:123456789012:event-bus/orders"
    }
  }

  example "passes" "within the sovereign cloud" {
    provider "aws" {
      region = "eusc-de-east-1"
    }

    resource "aws_cloudwatch_event_bus" "orders" {
      name = "orders"
    }

    resource "aws_cloudwatch_event_rule" "orders" {
      name           = "orders"
      event_bus_name = aws_cloudwatch_event_bus.orders.name
      event_pattern  = "{}"
    }

    resource "aws_cloudwatch_event_target" "other" {
      rule           = aws_cloudwatch_event_rule.orders.name
      event_bus_name = aws_cloudwatch_event_bus.orders.name
      arn            = "arn:aws-eusc:events:eusc-de-east-1:123456789012:event-bus/orders"
    }
  }
}
