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

  fix {
    unsafe         = "Logs cost by the traffic"
    cloudformation = false
    leaves         = ["aws-cloudwatch-log-group-no-customer-key"]

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }

    add "aws_iam_role" {
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "sts:AssumeRole"
          Principal = { Service = "vpc-flow-logs.amazonaws.com" }
        }]
      })
    }

    add "aws_iam_role_policy" {
      role = added.aws_iam_role.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
          Resource = ["${added.aws_cloudwatch_log_group.arn}:*"]
        }]
      })
    }

    add "aws_flow_log" {
      vpc_id          = self.id
      traffic_type    = "ALL"
      iam_role_arn    = added.aws_iam_role.arn
      log_destination = added.aws_cloudwatch_log_group.arn
    }
  }

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
