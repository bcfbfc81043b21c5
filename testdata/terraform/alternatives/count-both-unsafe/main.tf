variable "writable" {
  type = bool
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

resource "aws_s3_bucket_acl" "read" {
  count = var.writable ? 0 : 1

  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
}

resource "aws_s3_bucket_acl" "write" {
  count = var.writable ? 1 : 0

  bucket = aws_s3_bucket.site.id
  acl    = "public-read-write"
}
