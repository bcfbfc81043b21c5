terraform {
  required_version = ">= 1.5"
}

variable "name" { type = string }
variable "prefix" { type = string }
variable "stage" { type = string }
variable "acl" {
  type    = string
  default = "private"
}
variable "readers" {
  type    = list(string)
  default = []
}
variable "labels" { type = map(string) }
variable "place" { type = string }

resource "aws_s3_bucket" "this" {
  bucket = "${var.prefix}-${var.name}"
  tags   = merge(var.labels, { place = var.place })
}

resource "aws_s3_bucket_acl" "this" {
  bucket = aws_s3_bucket.this.id
  acl    = var.acl
}

resource "aws_iam_user" "reader" {
  for_each = toset(var.readers)
  name     = "${var.stage}-${each.key}"
}

data "aws_region" "here" {}

output "bucket" {
  value = aws_s3_bucket.this.bucket
}

output "where" {
  value = data.aws_region.here.name
}

output "readers" {
  value = var.readers
}
