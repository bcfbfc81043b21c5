variable "logs" {
  type = bool
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

resource "aws_s3_bucket_acl" "logs" {
  count = var.logs ? 1 : 0

  bucket = aws_s3_bucket.site.id
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket_acl" "private" {
  count = var.logs ? 0 : 1

  bucket = aws_s3_bucket.site.id
  acl    = "private"
}
