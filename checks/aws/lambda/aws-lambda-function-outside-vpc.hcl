check "aws-lambda-function-outside-vpc" {
  title    = "Lambda function does not run in a VPC"
  severity = "info"
  on       = ["aws_lambda_function"]
  fail     = self.vpc_config == null || length(self.vpc_config.subnet_ids) == 0
  at       = self.vpc_config
  message  = "vpc_config is not set: this function reaches the internet directly"
  why      = "Outside a VPC neither security groups nor flow logs see the function's traffic, and code that was taken over can send data anywhere. A function that needs no private network and handles nothing sensitive may well stay outside."
  remedy   = "Add a vpc_config with private subnets and a security group whose egress is narrow, and VPC endpoints for the services it calls."
  aliases  = ["CKV_AWS_117", "W89", "LAMBDA_INSIDE_VPC", "AC_AWS_0486"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
    }
  }

  example "fails" "no subnets" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"

      vpc_config {
        subnet_ids         = []
        security_group_ids = []
      }
    }
  }

  example "passes" "in private subnets" {
    resource "aws_subnet" "private" {
      vpc_id     = "vpc-0123456789abcdef0"
      cidr_block = "10.0.1.0/24"
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"

      vpc_config {
        subnet_ids         = [aws_subnet.private.id]
        security_group_ids = ["sg-0123456789abcdef0"]
      }
    }
  }

  example "unknown" "subnets from a variable without a value" {
    variable "subnet_ids" {
      type = list(string)
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"

      vpc_config {
        subnet_ids         = var.subnet_ids
        security_group_ids = ["sg-0123456789abcdef0"]
      }
    }
  }
}
