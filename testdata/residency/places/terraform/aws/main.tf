provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

provider "aws" {
  alias  = "chosen"
  region = var.env == "prod" ? "eu-west-1" : "us-west-2"
}

provider "aws" {
  alias  = "unknown"
  region = var.region
}

provider "aws" {
  alias  = "china"
  region = "cn-north-1"
}

provider "aws" {
  alias  = "sovereign"
  region = "eusc-de-east-1"
}

variable "env" {
  type = string
}

variable "region" {
  type = string
}

variable "elsewhere" {
  type    = string
  default = null
}

# The provider's region, in each of its forms.
resource "aws_s3_bucket" "default" {}

resource "aws_s3_bucket" "alias" {
  provider = aws.us
}

resource "aws_s3_bucket" "chosen" {
  provider = aws.chosen
}

resource "aws_s3_bucket" "unknown" {
  provider = aws.unknown
}

resource "aws_dynamodb_table" "china" {
  provider = aws.china
  name     = "orders"
}

resource "aws_dynamodb_table" "sovereign" {
  provider = aws.sovereign
  name     = "orders"
}

# A region of its own, which is stronger.
resource "aws_db_instance" "own" {
  region = "eu-north-1"
}

resource "aws_db_instance" "own_unknown" {
  region = var.region
}

resource "aws_db_instance" "own_chosen" {
  region = var.env == "prod" ? "eu-central-1" : "us-east-1"
}

resource "aws_db_instance" "own_or_provider" {
  region = var.env == "prod" ? "eu-west-3" : null
}

resource "aws_db_instance" "own_null" {
  region = var.elsewhere
}

resource "aws_sqs_queue" "same" {
  region = aws_db_instance.own.region
}

resource "aws_sqs_queue" "misspelt" {
  region = "eu-centrl-1"
}

# Zones lie in regions, but for local zones, which may lie in other countries.
resource "aws_ebs_volume" "zone" {
  availability_zone = "eu-central-1b"
  size              = 8
}

resource "aws_ebs_volume" "local_zone" {
  availability_zone = "eu-central-1-waw-1a"
  size              = 8
}

data "aws_availability_zones" "all" {}

resource "aws_ebs_volume" "some_zone" {
  availability_zone = data.aws_availability_zones.all.names[0]
  size              = 8
}

resource "aws_rds_cluster" "zones" {
  availability_zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
}

resource "aws_subnet" "warsaw" {
  availability_zone = "eu-central-1-waw-1a"
  vpc_id            = "vpc-1"
}

resource "aws_instance" "warsaw" {
  subnet_id = aws_subnet.warsaw.id
}

resource "aws_instance" "plain" {
  ami = "ami-1"
}

# Settings of another resource, and what is a part of it.
resource "aws_s3_bucket_policy" "own" {
  bucket = aws_s3_bucket.alias.id
  policy = "{}"
}

resource "aws_sns_topic_policy" "arn" {
  arn    = "arn:aws:sns:eu-south-1:111122223333:topic"
  policy = "{}"
}

resource "aws_security_group" "none" {}

# Services in no plain region.
resource "aws_cloudfront_distribution" "edge" {}

resource "aws_iam_role" "metadata" {
  assume_role_policy = "{}"
}

resource "aws_route53_zone" "metadata" {
  name = "tarnwick.example"
}

resource "aws_ecrpublic_repository" "fixed" {
  repository_name = "tools"
}

resource "aws_devicefarm_project" "fixed" {
  name = "phones"
}

resource "aws_identitystore_user" "home" {
  identity_store_id = "d-1"
}

# One template in several regions.
resource "aws_cloudformation_stack_set_instance" "spain" {
  stack_set_name            = "stores"
  stack_set_instance_region = "eu-south-2"
}

resource "aws_cloudformation_stack_instances" "several" {
  stack_set_name = "stores"
  regions        = ["eu-central-1", "us-east-1"]
}

resource "aws_cloudformation_stack_instances" "some" {
  stack_set_name = "stores"
  regions        = var.env == "prod" ? ["eu-central-1"] : ["eu-central-1", "eu-west-1"]
}

# Each instance has the provider and the key of its own.
resource "aws_sqs_queue" "each" {
  for_each = { eu = "eu-west-1", in = "ap-south-1" }
  region   = each.value
}

resource "aws_sqs_queue_policy" "each" {
  for_each  = aws_sqs_queue.each
  queue_url = each.value.id
  policy    = "{}"
}

data "aws_s3_bucket" "read" {
  bucket = "from-elsewhere"
}
