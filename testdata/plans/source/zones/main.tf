provider "aws" {
  region = var.region
}

variable "region" {
  type = string
}

variable "public" {
  type    = bool
  default = false
}

# Which zones there are is read from the cloud: the plan knows them, the source alone does not.
data "aws_availability_zones" "here" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "zone" {
  for_each = toset(data.aws_availability_zones.here.names)

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.key
  map_public_ip_on_launch = var.public
}

resource "aws_ebs_volume" "zone" {
  for_each = aws_subnet.zone

  availability_zone = each.value.availability_zone
  size              = 8
  encrypted         = false
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_vpc.main.arn]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

resource "aws_kms_key" "disk" {
  policy = data.aws_iam_policy_document.read.json
}

output "vpc" {
  value = aws_vpc.main.id
}
