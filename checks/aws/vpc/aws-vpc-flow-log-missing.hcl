check "aws-vpc-flow-log-missing" {
  title    = "VPC has no flow log"
  severity = "low"
  on       = ["aws_vpc"]
  fail     = length(referrers("aws_flow_log")) == 0
  message  = "No aws_flow_log records the traffic of this VPC"
  why      = "Flow logs are the record of who talked to whom. Without them an intrusion's spread, and where data went, cannot be told afterwards."
  remedy   = "Add an aws_flow_log with vpc_id set to this VPC and traffic_type = \"ALL\" (or \"REJECT\" where cost matters)."
  aliases  = ["CKV2_AWS_11", "AVD-AWS-0178", "W60", "AwsSolutions-VPC7", "AC_AWS_0369"]
  cwe      = [778]
  since    = "0.1"

  example "fails" "a VPC alone" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }
  }

  example "passes" "with a flow log" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_flow_log" "main" {
      vpc_id               = aws_vpc.main.id
      traffic_type         = "ALL"
      log_destination_type = "s3"
      log_destination      = "arn:aws:s3:::example-flow-logs"
    }
  }

  example "unknown" "only in some environments" {
    variable "flow_log" {
      type = bool
    }

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_flow_log" "main" {
      count                = var.flow_log ? 1 : 0
      vpc_id               = aws_vpc.main.id
      traffic_type         = "ALL"
      log_destination_type = "s3"
      log_destination      = "arn:aws:s3:::example-flow-logs"
    }
  }
}
