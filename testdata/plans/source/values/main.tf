provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      team = "harbour"
    }
  }
}

variable "extra" {
  type    = map(string)
  default = null
}

variable "description" {
  type    = string
  default = null
}

variable "open" {
  type    = bool
  default = true
}

variable "password" {
  type      = string
  sensitive = true
  default   = "not-the-real-one"
}

locals {
  sources = var.open ? ["0.0.0.0/0", "10.1.0.0/16"] : ["10.0.0.0/8"]
}

data "aws_caller_identity" "me" {}

# Null is written, and an empty text and zero are values.
resource "aws_db_instance" "main" {
  allocated_storage       = 20
  engine                  = "postgres"
  instance_class          = "db.t3.micro"
  username                = "harbour"
  password                = var.password
  backup_retention_period = 0
  kms_key_id              = var.description
  publicly_accessible     = var.open
  storage_encrypted       = data.aws_caller_identity.me.account_id == "1"
}

# A set has another order in a plan than in the source.
resource "aws_security_group" "set" {
  name = "set"

  dynamic "ingress" {
    for_each = { z = 22, a = 3389, m = 0 }

    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = reverse(local.sources)
    }
  }

  egress {
    from_port        = 0
    to_port          = 0
    protocol         = "-1"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = aws_vpc.main.ipv6_cidr_block == null ? [] : [aws_vpc.main.ipv6_cidr_block]
  }

  tags = merge({ Name = "set" }, var.extra)
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)
}

# How many blocks there will be is not known.
resource "aws_route_table" "unknown" {
  vpc_id = aws_vpc.main.id

  dynamic "route" {
    for_each = toset([aws_vpc.main.ipv6_cidr_block])

    content {
      ipv6_cidr_block = route.value
      gateway_id      = "igw-1"
    }
  }
}

# One of the two ARNs is known already.
resource "aws_sqs_queue" "old" {
  name = "old"
}

resource "aws_sqs_queue" "new" {
  name = "new"
}

resource "aws_sqs_queue_policy" "both" {
  queue_url = aws_sqs_queue.old.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = [aws_sqs_queue.old.arn, aws_sqs_queue.new.arn]
    }]
  })
}

resource "aws_s3_bucket" "named" {
  bucket = "harbour-${data.aws_caller_identity.me.account_id}"
}

resource "aws_s3_bucket_public_access_block" "named" {
  bucket            = aws_s3_bucket.named.bucket
  block_public_acls = var.open ? false : true
}

output "queues" {
  value = [aws_sqs_queue.old.arn, aws_sqs_queue.new.arn]
}
