terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

# In this program's own words: above a block.
# bartizan:ignore aws-s3-bucket-logging-disabled,aws-s3-bucket-versioning-disabled serves public files, nobody logs them until=2099-12-31
resource "aws_s3_bucket" "above" {
  bucket = "tarnwick-above"
}

# At the head of a block.
resource "aws_s3_bucket" "head" {
  // bartizan:ignore aws-s3-bucket-logging-disabled logs are kept by the proxy
  bucket = "tarnwick-head"
}

# By itself in a block, after what it holds.
resource "aws_s3_bucket" "alone" {
  bucket = "tarnwick-alone"

  /* bartizan:ignore aws-s3-bucket-logging-disabled
     logs are kept by the proxy */
}

# On the header's line.
resource "aws_s3_bucket" "beside" { # bartizan:ignore CKV_AWS_18 by the id of another tool
  bucket = "tarnwick-beside"
}

# Beside an attribute and above a nested block: only that one.
resource "aws_security_group" "lines" {
  name        = "lines"
  description = "Lines"

  # bartizan:ignore aws-security-group-ssh-open-to-world a bastion with keys only
  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    description = "rdp"
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # bartizan:ignore aws-security-group-rdp-open-to-world a farm of jump hosts
  }

  ingress {
    description = "ssh once more, which nobody suppressed"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# On a companion, on its parent, and on a module call.
resource "aws_s3_bucket" "site" {
  # bartizan:ignore aws-s3-bucket-acl-public a public site
  bucket = "tarnwick-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
}

# bartizan:ignore aws-s3-bucket-acl-public the module is for public sites
module "site" {
  source = "./site"
  acl    = "public-read"
}

module "other" {
  source = "./site"
  acl    = "public-read" # bartizan:ignore aws-s3-bucket-acl-public this argument decides
}

# Where the value was decided.
locals {
  acl = "public-read" # bartizan:ignore aws-s3-bucket-acl-public this value decides
}

resource "aws_s3_bucket" "decided" {
  bucket = "tarnwick-decided"
}

resource "aws_s3_bucket_acl" "decided" {
  bucket = aws_s3_bucket.decided.id
  acl    = local.acl
}

# A text is no comment.
resource "aws_s3_bucket" "text" {
  bucket = "tarnwick-text"
  tags = {
    note = "# bartizan:ignore aws-s3-bucket-logging-disabled this is a text"
    long = <<-EOT
      # bartizan:ignore aws-s3-bucket-logging-disabled this is a text too
    EOT
  }
}

# Told: over, for nothing, unknown, without a day, without a check, not at the head.
# bartizan:ignore aws-s3-bucket-logging-disabled until=2020-01-01 over
resource "aws_s3_bucket" "over" {
  bucket = "tarnwick-over"
}

# bartizan:ignore aws-sqs-queue-unencrypted for nothing
resource "aws_s3_bucket" "nothing" {
  bucket = "tarnwick-nothing"
}

# bartizan:ignore aws-s3-bucket-loging-disabled misspelt
# bartizan:ignore aws-s3-bucket-logging-disabled until=tomorrow
# bartizan:ignore
# bartizan:ignore-file aws-s3-bucket-logging-disabled not at the head
resource "aws_s3_bucket" "mistakes" {
  bucket = "tarnwick-mistakes"
}

# bartizan:ignore aws-s3-bucket-logging-disabled this stands by no code

resource "aws_s3_bucket" "apart" {
  bucket = "tarnwick-apart"
}
