check "bucket-public" {
  title    = "Bucket is public"
  severity = "high"
  on       = ["aws_s3_bucket"]
  when     = self.bucket != "exempt"
  fail     = acl_is_public(self.acl)
  at       = self.acl
  message  = "ACL \"${self.acl}\" of ${self.bucket == null ? "no name" : self.bucket} is ${acl_is_public(self.acl) ? "public" : "private"}"
  why      = "x"
  remedy   = "x"
}

# main.tf
variable "env" {
  type = string
}

variable "acl" {
  type = string
}

variable "on" {
  type = bool
}

variable "name" {
  type = string
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "hush"
}

resource "aws_s3_bucket" "certain" {
  acl = "public-read"
}

resource "aws_s3_bucket" "by_env" {
  acl = var.env == "prod" ? "private" : "public-read"
}

resource "aws_s3_bucket" "both" {
  acl = var.env == "prod" ? "public-read" : "public-read-write"
}

resource "aws_s3_bucket" "open_variable" {
  acl = var.acl
}

resource "aws_s3_bucket" "one_case" {
  acl = var.acl == "public-read" ? var.acl : "private"
}

resource "aws_s3_bucket" "counted" {
  count = var.on ? 1 : 0
  acl   = "public-read"
}

resource "aws_s3_bucket" "symbolic" {
  for_each = toset([var.name])
  acl      = "public-read"
}

resource "aws_s3_bucket" "maybe_exempt" {
  bucket = var.name
  acl    = "public-read"
}

resource "aws_s3_bucket" "secret" {
  bucket = var.secret
  acl    = "public-read"
}

resource "aws_s3_bucket" "fine" {
  acl = "private"
}

resource "aws_s3_bucket" "after_apply" {
  acl = aws_s3_bucket.fine.region
}

resource "aws_s3_bucket" "companion" {}

resource "aws_s3_bucket_acl" "of_companion" {
  bucket = aws_s3_bucket.companion.id
  acl    = "public-read"
}

resource "aws_s3_bucket_acl" "of_nobody" {
  bucket = "somewhere-else"
  acl    = "public-read"
}

resource "aws_s3_bucket_versioning" "of_nobody_either" {
  bucket = "elsewhere"
  versioning_configuration {
    status = "Enabled"
  }
}
