provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

variable "region" {
  type = string
}

module "eu" {
  source = "./store"
}

module "us" {
  source = "./store"

  providers = {
    aws = aws.us
  }
}

module "each" {
  source   = "./store"
  for_each = toset(["eu-west-1", "ca-central-1"])
  region   = each.key
}

module "unknown" {
  source = "./store"
  region = var.region
}

resource "aws_s3_bucket_policy" "of_module" {
  bucket = module.us.bucket
  policy = "{}"
}
