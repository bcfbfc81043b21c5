terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

variable "towns" {
  type = map(object({
    public = bool
    ports  = list(number)
  }))
}

variable "keep_logs" {
  type    = bool
  default = true
}

# The same for each town, but for what the town says.
module "shop" {
  source   = "./modules/shop"
  for_each = var.towns

  name   = each.key
  public = each.value.public
  ports  = each.value.ports
}

# Equal inputs: one evaluation stands for both.
module "archive" {
  source   = "./modules/bucket"
  for_each = toset(["letters", "maps"])

  acl = "public-read"
}

resource "aws_sqs_queue" "orders" {
  count = 2

  name                    = "orders-${count.index}"
  sqs_managed_sse_enabled = false
}

resource "aws_kms_key" "logs" {
  count = var.keep_logs ? 1 : 0

  enable_key_rotation = false
}

moved {
  from = aws_sns_topic.news
  to   = aws_sns_topic.announcements
}

resource "aws_sns_topic" "announcements" {
  name              = "announcements"
  kms_master_key_id = var.keep_logs ? aws_kms_key.logs[0].arn : null
}
