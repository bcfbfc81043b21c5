variable "public" {
  type = bool
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

resource "aws_s3_bucket_acl" "site" {
  count = var.public ? 1 : 0

  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
}
