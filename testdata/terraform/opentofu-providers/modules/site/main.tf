terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.spare]
    }
  }
}

variable "name" { type = string }

data "aws_region" "own" {}

data "aws_region" "spare" {
  provider = aws.spare
}

resource "aws_sqs_queue" "spare" {
  provider = aws.spare
  name     = var.name
}

module "inner" {
  source = "../inner"

  providers = {
    amazon.other = aws.spare
  }
}

output "regions" {
  value = concat([data.aws_region.own.name, data.aws_region.spare.name], module.inner.regions)
}
