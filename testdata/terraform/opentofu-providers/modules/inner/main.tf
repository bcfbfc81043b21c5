terraform {
  required_providers {
    amazon = {
      source = "hashicorp/aws"
    }
  }
}

data "aws_region" "own" {
  provider = amazon
}

output "region" {
  value = data.aws_region.own.name
}
