variable "public" {
  type = bool
}

resource "aws_s3_bucket" "site" {
  bucket = "harbour-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = var.public ? "public-read" : "public-read-write"
}
