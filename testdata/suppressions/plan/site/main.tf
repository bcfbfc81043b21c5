variable "acl" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket_prefix = "tarnwick-site-"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.acl
}
