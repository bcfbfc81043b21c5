terraform {
  required_version = ">= 1.9"

  backend "local" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80, < 7.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      Environment = var.env
      Owner       = var.owner
    }
  }
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}
