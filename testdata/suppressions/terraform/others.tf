# The words of other tools.

resource "aws_s3_bucket" "checkov" {
  bucket = "tarnwick-checkov"
  #checkov:skip=CKV_AWS_18:no access logs
  # checkov:skip=CKV_AWS_21, CKV_AWS_999: no versions, and a check that is not known here
}

#checkov:skip=CKV_AWS_18:above a block this counts for nothing
resource "aws_s3_bucket" "checkov_above" {
  bucket = "tarnwick-checkov-above"
}

#checkov:skip=CKV_AWS_18:nor does this
module "checkov" {
  #checkov:skip=CKV_AWS_20:a module for sites
  source = "./site"
  acl    = "public-read"
}

#trivy:ignore:AVD-AWS-0089
#trivy:ignore:aws-0090
resource "aws_s3_bucket" "trivy" {
  bucket = "tarnwick-trivy"
}

#trivy:ignore:*
resource "aws_s3_bucket" "trivy_all" {
  bucket = "tarnwick-trivy-all"
}

#tfsec:ignore:aws-s3-enable-logging #tfsec:ignore:s3-enable-versioning
resource "aws_s3_bucket" "tfsec" {
  bucket = "tarnwick-tfsec"
}

#trivy:ignore:aws-s3-*:exp:2020-01-01
resource "aws_s3_bucket" "trivy_over" {
  bucket = "tarnwick-trivy-over"
}

#trivy:ignore:AVD-AWS-0089:ws:production
resource "aws_s3_bucket" "trivy_workspace" {
  bucket = "tarnwick-trivy-workspace"
}

#trivy:ignore:AVD-AWS-0089:exp:2099-12-31:ws:def*
resource "aws_s3_bucket" "trivy_this_workspace" {
  bucket = "tarnwick-trivy-this-workspace"
}

#trivy:ignore:AVD-AWS-0107[ingress.from_port=22]
resource "aws_security_group" "trivy_attribute" {
  name        = "trivy-attribute"
  description = "Trivy"

  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

#trivy:ignore:AVD-AWS-0107[ingress.from_port=443]
resource "aws_security_group" "trivy_other_attribute" {
  name        = "trivy-other-attribute"
  description = "Trivy"

  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_s3_bucket" "kics" {
  bucket = "tarnwick-kics"
}

resource "aws_s3_bucket_acl" "kics" {
  bucket = aws_s3_bucket.kics.id
  # kics-scan ignore-line
  acl = "public-read"
}

# kics-scan ignore-block
resource "aws_s3_bucket" "kics_block" {
  bucket = "tarnwick-kics-block"
}

resource "aws_s3_bucket" "terrascan" {
  bucket = "tarnwick-terrascan"
  #ts:skip=CKV_AWS_18 Terrascan's words with an id that is known
}
