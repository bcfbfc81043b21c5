# The ticket counters in two harbours, from before the platform. To be switched off.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-west-2"
}

variable "vpc_id" {
  type = string
}

variable "subnet_id" {
  type = string
}

variable "harbours" {
  type    = list(string)
  default = ["eastquay", "westquay"]
}

variable "mail_password" {
  description = "Invented for this example: no such account exists."
  type        = string
  default     = "Gangway-Lantern-47!"
}

variable "owner_account" {
  type = string
}

resource "aws_security_group" "counter" {
  name   = "ticket-counter"
  vpc_id = var.vpc_id

  ingress {
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description      = "Web front end of the counter"
    from_port        = 8080
    to_port          = 8080
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8"]
    ipv6_cidr_blocks = ["::/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "counter" {
  count = length(var.harbours)

  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  subnet_id                   = var.subnet_id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.counter.id]

  user_data = <<-EOT
    <powershell>
    Set-Content C:\counter\mail.cfg "server=smtp.mail.tarnwick.example"
    Add-Content C:\counter\mail.cfg "password=${var.mail_password}"
    </powershell>
  EOT

  ebs_block_device {
    device_name = "xvdf"
    volume_size = 100
  }

  tags = { Name = "counter-${var.harbours[count.index]}" }
}

resource "aws_ebs_volume" "receipts" {
  count = length(var.harbours)

  availability_zone = aws_instance.counter[count.index].availability_zone
  size              = 50
  encrypted         = false
}

resource "aws_volume_attachment" "receipts" {
  count = length(var.harbours)

  device_name = "xvdg"
  instance_id = aws_instance.counter[count.index].id
  volume_id   = aws_ebs_volume.receipts[count.index].id
}

resource "aws_lambda_function" "mail" {
  function_name = "ticket-office-mail"
  role          = "arn:aws:iam::${var.owner_account}:role/ticket-office-mail"
  runtime       = "nodejs16.x"
  handler       = "index.handler"
  filename      = "mail.zip"

  environment {
    variables = {
      SMTP_HOST     = "smtp.mail.tarnwick.example"
      SMTP_PASSWORD = var.mail_password
    }
  }
}

# Attributes inside the bucket, as one wrote them before version 4 of the provider.
resource "aws_s3_bucket" "receipts" {
  region = "eu-central-1"
  bucket = "tarnwick-ticket-office-receipts"
  acl    = "public-read-write"

  versioning {
    enabled = false
  }
}

resource "aws_s3_bucket" "brochures" {
  bucket = "tarnwick-brochures"
}

resource "aws_s3_bucket_policy" "brochures" {
  bucket = aws_s3_bucket.brochures.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Everybody"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject"]
      Resource  = "${aws_s3_bucket.brochures.arn}/*"
    }]
  })
}

resource "aws_kms_key" "receipts" {
  description = "Receipts of the counters"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Anybody"
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "print" {
  name                    = "ticket-office-print"
  sqs_managed_sse_enabled = false
}

# The displays on the quays are reached over the old partner network.
module "quay_network" {
  source = "git::https://git.tarnwick.example/network/quay.git?ref=v1.3.0"

  vpc_id = var.vpc_id
}
